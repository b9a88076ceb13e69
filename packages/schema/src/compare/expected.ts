import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import type { IntendedDifference } from "../intended-difference.js";
import type { Manifest } from "../manifest.js";
import { type ObjectRef, objectKey } from "../object-ref.js";
import { PHASES, type Phase } from "../phases.js";
import type { SchemaDifference } from "./compare-catalogs.js";

/** Why a difference is no fault. */
export interface Expectation {
  reason: string;
  rule?: string;
  /** The phase whose application ends the difference; absent when it stays. */
  until?: Phase;
}

/** pg_dump's types for kinds of objects it calls otherwise. */
const DUMP_TYPES: Partial<Record<ObjectRef["type"], string[]>> = {
  constraint: ["CONSTRAINT", "FK CONSTRAINT", "CHECK CONSTRAINT"],
  routine: ["FUNCTION", "PROCEDURE", "AGGREGATE"],
  "foreign server": ["SERVER"],
  language: ["PROCEDURAL LANGUAGE", "LANGUAGE"],
};

/**
 * Tells which differences a bundle explains: those it intends and that stand still, and objects of phases that are not
 * applied yet.
 * @param applied the phases that are
 * @returns a function that gives the reason of a difference, or undefined when it is a fault
 */
export function expectedDifferences(
  manifest: Manifest,
  applied: readonly Phase[],
): (difference: SchemaDifference) => Expectation | undefined {
  const intended = new Map<string, IntendedDifference[]>();
  for (const entry of manifest.intendedDifferences)
    if (entry.until === undefined || !applied.includes(entry.until))
      intended.set(objectKey(entry.object), [...(intended.get(objectKey(entry.object)) ?? []), entry]);
  const pending = new Map<string, Phase>();
  for (const { type, schema, name, phase } of manifest.objects)
    if (!applied.includes(phase)) pending.set(entryKey(type, schema, name), phase);

  return (difference) => {
    const entry = intended
      .get(objectKey(difference.object))
      ?.find(({ attribute }) => attribute === undefined || attribute === difference.attribute);
    if (entry)
      return {
        reason: entry.difference,
        ...(entry.rule === undefined ? {} : { rule: entry.rule }),
        ...(entry.until === undefined ? {} : { until: entry.until }),
      };
    const phases = difference.kind === "extra" ? [] : entriesOf(difference).flatMap((key) => pending.get(key) ?? []);
    // What several entries make is whole with the last of them.
    const until = [...PHASES].reverse().find((phase) => phases.includes(phase));
    return until && { reason: `${until} is not applied yet`, until };
  };
}

/** The entries of a bundle that would end this difference. */
function entriesOf({ object, kind, attribute }: SchemaDifference): string[] {
  const { type, schema, name, part } = object;
  const types = DUMP_TYPES[type] ?? [type.toUpperCase()];
  const entry = (one: string, called: string) => entryKey(one, schema, called);
  if (kind === "missing") {
    if (type === "default privileges")
      return [entry("DEFAULT ACL", `DEFAULT PRIVILEGES FOR ${/^\w+/.exec(name)?.[0].toUpperCase()}`)];
    return types.map((one) => entry(one, nameInDump(object)));
  }
  switch (attribute) {
    case "comment":
    case "grants":
      return types.flatMap((one) =>
        subjects(one, object).map((subject) => entry(attribute === "comment" ? "COMMENT" : "ACL", subject)),
      );
    case "default":
      return [entry("DEFAULT", `${name} ${part}`)];
    case "row security":
      return [entry("ROW SECURITY", name)];
    case "partition of":
      return [entry("INDEX ATTACH", name), entry("TABLE ATTACH", name)];
    case "owned by":
      return [entry("SEQUENCE OWNED BY", name)];
    default:
      // A view that needs a key to be valid is made in two steps, the second being its rule.
      return type === "view" ? [entry("RULE", `${name} _RETURN`)] : [];
  }
}

/** pg_dump's name of a whole entry. */
function nameInDump({ type, name, part }: ObjectRef): string {
  switch (type) {
    case "cast":
      return `CAST (${name})`;
    case "operator":
      return name.slice(0, name.indexOf("("));
    case "operator class":
    case "operator family":
      return name.slice(0, name.lastIndexOf(" USING "));
    case "transform":
      return `TRANSFORM FOR ${name} LANGUAGE ${part}`;
    case "user mapping":
      return `USER MAPPING ${part} SERVER ${name}`;
    default:
      return part === undefined ? name : `${name} ${part}`;
  }
}

/** How pg_dump names what a comment or grant is about; each name quoted when it must be, by some versions never. */
function subjects(type: string, { type: kind, name, part }: ObjectRef): string[] {
  const forms = (text: string) => [text, quoteIdentifier(text)];
  if (part === undefined) return forms(name).map((whole) => `${type} ${whole}`);
  const what = type.endsWith("CONSTRAINT") ? "CONSTRAINT" : type;
  return forms(name).flatMap((whole) =>
    forms(part).map((own) => (kind === "column" ? `COLUMN ${whole}.${own}` : `${what} ${own} ON ${whole}`)),
  );
}

/** pg_dump writes line breaks in names as spaces into its headers. */
function entryKey(type: string, schema: string, name: string): string {
  return JSON.stringify([type, schema, name.replace(/[\r\n]/g, " ")]);
}
