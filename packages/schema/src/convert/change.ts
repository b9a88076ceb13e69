import type { ManifestObject } from "../manifest.js";
import type { Phase } from "../phases.js";
import { headerName, headerType } from "./phase-file.js";

/** One change of one statement by one rule. */
export interface Change {
  /** Id of the rule. */
  rule: string;
  /** Whose statement it is, for people: `table public.orders`. */
  object: string;
  /** The phase it stood in. */
  phase: Phase;
  /** What was done, in a clause: `moved to post-cutover.sql`. */
  what: string;
  /** What a person must still do. */
  notes: string[];
}

/** How people read the object of a header line. */
export function displayHeader(header: string, object: ManifestObject | undefined): string {
  const type = (object?.type ?? headerType(header)).toLowerCase();
  const schema = object ? object.schema : header.slice(header.lastIndexOf("; Schema: ") + "; Schema: ".length);
  const name = object?.name ?? headerName(header);
  return `${type} ${schema === "" || schema === "-" ? "" : `${schema}.`}${name}`;
}
