/** When a part of the schema is loaded: before the rows, after them, or after the switch. */
export type Phase = "pre-load" | "post-load" | "post-cutover";

/** All phases in the order they are applied. */
export const PHASES: readonly Phase[] = ["pre-load", "post-load", "post-cutover"];

/** The file of a phase inside the bundle's folder. */
export function phaseFile(phase: Phase): string {
  return `${phase}.sql`;
}
