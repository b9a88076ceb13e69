import { setTimeout as sleep } from "node:timers/promises";
import { Fault } from "../fault.js";
import type { RequestFault } from "../faults.js";
import { writeMarker } from "./paging.js";

/** The connection is to be closed without an answer. */
export class CutConnection extends Error {}

export interface Answer {
  output: unknown;
  /** Dates are to be written as text, as some imitations of the service do. */
  isoDates: boolean;
}

/** HTTP statuses of faults that are the service's own; every other is the client's, 400. */
const SERVER_FAULTS: Record<string, number> = {
  InternalFailure: 500,
  InternalServerError: 500,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
};

const has = (faults: RequestFault[], kind: RequestFault["kind"]): boolean =>
  faults.some((fault) => fault.kind === kind);

/** Lets happen what is to go wrong before a request is carried out. Throws Fault or CutConnection. */
export async function beforehand(faults: RequestFault[]): Promise<void> {
  for (const { milliseconds } of faults) if (milliseconds !== undefined) await sleep(milliseconds);
  if (has(faults, "cut")) throw new CutConnection();
  if (has(faults, "throttle")) throw new Fault("ThrottlingException", "Rate exceeded");
  const { name } = faults.find(({ kind }) => kind === "error") ?? {};
  if (name !== undefined) throw new Fault(name, `${name} was asked for with a fault`, {}, SERVER_FAULTS[name]);
}

/** Lets happen what is to go wrong once it is carried out. Throws CutConnection. */
export function afterwards(faults: RequestFault[], input: unknown, output: unknown): Answer {
  if (has(faults, "cut-after")) throw new CutConnection();
  const isFirst = (input as { Marker?: string }).Marker === undefined;
  return {
    output: has(faults, "empty-page") && isFirst ? emptyPage(output) : output,
    isoDates: has(faults, "iso-dates"),
  };
}

/** A first page without items, after which the list begins: the service may answer that. */
function emptyPage(output: unknown): unknown {
  const members = Object.entries(output as Record<string, unknown>);
  return {
    ...Object.fromEntries(members.map(([name, value]) => [name, Array.isArray(value) ? [] : value])),
    Marker: writeMarker(0),
  };
}
