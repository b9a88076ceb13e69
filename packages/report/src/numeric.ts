import type { Cell } from "@postgres-to-aurora/domain";

/** Whether a column holds numbers, some of which may be missing: those are set to the right. */
export function isNumeric(cells: (Cell | undefined)[]): boolean {
  return (
    cells.some((cell) => typeof cell === "number") && cells.every((cell) => cell === null || typeof cell === "number")
  );
}
