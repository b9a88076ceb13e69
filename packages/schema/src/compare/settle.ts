import { type Client, isServerError } from "@postgres-to-aurora/postgres";
import { type ObjectRef, objectKey } from "../object-ref.js";
import type { Catalog } from "./catalog.js";
import type { SchemaDifference } from "./compare-catalogs.js";
import { type Reprint, reprintOf } from "./reprint.js";
import { type Reprinted, reprintAll } from "./reprint-all.js";

/** Differing texts, decided. */
export interface Settled {
  /** Those that stay. */
  differences: SchemaDifference[];
  /** Those nobody could decide, with the reason. */
  undecided: { difference: SchemaDifference; reason: string }[];
}

/** Undefined objects: a definition that cannot be made there because something is missing there does differ. */
const SOMETHING_MISSING = ["42P01", "42703", "42883", "42704", "3F000"];

interface Doubt {
  difference: SchemaDifference;
  reprint: Reprint;
  attributes: { source: Record<string, string>; target: Record<string, string> };
}

/**
 * Drops differences that are only a matter of printing: the target prints the source's text and its own, inside a
 * transaction that is rolled back.
 * @param target a session outside a transaction; its user needs TEMPORARY on the database
 */
export async function settleTexts(
  target: Client,
  differences: SchemaDifference[],
  catalogs: { source: Catalog; target: Catalog },
): Promise<Settled> {
  const doubts = findDoubts(differences, catalogs);
  if (doubts.length === 0) return { differences, undecided: [] };
  const verdicts = new Map<SchemaDifference, "equal" | "different" | { reason: string }>();
  try {
    await beginQuietly(target);
    const first = await reprintAll(
      target,
      doubts.map((doubt) => job(doubt, "source")),
    );
    const open: [Doubt, Reprinted][] = [];
    for (const [index, doubt] of doubts.entries()) {
      const printed = first[index] as Reprinted;
      if ("text" in printed && printed.text === doubt.difference.target) verdicts.set(doubt.difference, "equal");
      else open.push([doubt, printed]);
    }
    const second = await reprintAll(
      target,
      open.map(([doubt]) => job(doubt, "target")),
    );
    for (const [index, [doubt, printed]] of open.entries())
      verdicts.set(doubt.difference, judge(printed, second[index] as Reprinted));
  } catch (error) {
    if (!isServerError(error)) throw error;
    for (const { difference } of doubts)
      if (!verdicts.has(difference)) verdicts.set(difference, { reason: error.message });
  } finally {
    await target.query("ROLLBACK").catch(() => {});
  }
  const settled: Settled = { differences: [], undecided: [] };
  for (const difference of differences) {
    const verdict = verdicts.get(difference) ?? "different";
    if (verdict === "different") settled.differences.push(difference);
    else if (verdict !== "equal") settled.undecided.push({ difference, reason: verdict.reason });
  }
  return settled;
}

/** A transaction in which nobody waits long, bodies are not checked, and the user's event triggers stay silent where we may. */
async function beginQuietly(target: Client): Promise<void> {
  await target.query("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SAVEPOINT quiet");
  await target
    .query("SET LOCAL session_replication_role = replica")
    .catch(() => target.query("ROLLBACK TO SAVEPOINT quiet"));
  await target.query(
    "SET LOCAL check_function_bodies = off; SET LOCAL client_min_messages = error; SET LOCAL lock_timeout = '10s'",
  );
}

function job({ difference, reprint, attributes }: Doubt, side: "source" | "target"): { create: string; read: string } {
  return { create: reprint.create(difference[side] as string, attributes[side]), read: reprint.read };
}

function judge(source: Reprinted, target: Reprinted): "equal" | "different" | { reason: string } {
  if ("text" in source && "text" in target) return source.text === target.text ? "equal" : "different";
  const { error } = ("error" in source ? source : target) as { error: Error & { code?: string } };
  // Only the source's definition cannot be made: it asks for something that the target has not.
  if ("error" in source && "text" in target && SOMETHING_MISSING.includes(error.code ?? "")) return "different";
  return { reason: `The target could not print it anew to compare: ${error.message}` };
}

function findDoubts(
  differences: SchemaDifference[],
  { source, target }: { source: Catalog; target: Catalog },
): Doubt[] {
  if (differences.length === 0) return [];
  const differing = new Set(differences.map(({ object }) => objectKey(object)));
  const attributesIn = ({ objects }: Catalog) =>
    new Map(
      objects
        .filter(({ object }) => object.type === "domain" || differing.has(objectKey(object)))
        .map(({ object, attributes }) => [objectKey(object), attributes]),
    );
  const [left, right] = [attributesIn(source), attributesIn(target)];
  const domainType = (domain: ObjectRef) => right.get(objectKey(domain))?.["type"];
  return differences.flatMap((difference) => {
    const { object, attribute } = difference;
    if (attribute === undefined || difference.source === undefined || difference.target === undefined) return [];
    const attributes = { source: left.get(objectKey(object)) ?? {}, target: right.get(objectKey(object)) ?? {} };
    const reprint = reprintOf(object, attribute, attributes.target, domainType);
    return reprint ? [{ difference, reprint, attributes }] : [];
  });
}
