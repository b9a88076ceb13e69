import type { Cell, Section } from "@postgres-to-aurora/domain";
import { displayObject } from "../object-ref.js";
import type { SchemaDifference } from "./compare-catalogs.js";
import type { SchemaComparison } from "./compare-schemas.js";
import { excerpts } from "./excerpt.js";

/** Rows of one table at most; a report must stay readable when a whole schema is missing. */
const LISTED = 500;
const NAMED = 3;
const number = new Intl.NumberFormat("en-US");

/** The sections of a report about two schemas: faults first, then what is intended, what was compared and what not. */
export function schemaSections(comparison: SchemaComparison): Section[] {
  const { differences, intended, notCompared, notes } = comparison;
  const sections: Section[] = [];
  if (differences.length > 0) sections.push(differencesSection(differences));
  const stays = intended.filter(({ kind, until }) => kind === "different" || until === undefined);
  if (stays.length > 0) sections.push(intendedSection(stays));
  const awaited = intended.filter((difference) => !stays.includes(difference));
  if (awaited.length > 0) sections.push(awaitedSection(awaited));
  sections.push(objectsSection(comparison));
  if (notCompared.length > 0)
    sections.push({
      kind: "table",
      title: "Schema: not compared",
      columns: ["what", "why"],
      rows: notCompared.slice(0, LISTED).map(({ subject, reason }) => [subject, reason]),
      ...more(notCompared.length),
    });
  if (notes.length > 0) sections.push({ kind: "text", title: "Schema: notes", text: notes.join("\n") });
  return sections;
}

/** The first differences in a few words, for a headline: `index app.orders_at is missing, ... and 4 more`. */
export function nameDifferences(differences: SchemaDifference[]): string {
  const named = differences.slice(0, NAMED).map(({ object, kind, attribute }) => {
    const name = displayObject(object);
    if (kind === "different") return `${name} differs in ${attribute}`;
    return kind === "missing" ? `${name} is missing on the target` : `${name} is on the target only`;
  });
  const rest = differences.length - named.length;
  return `${named.join(", ")}${rest > 0 ? ` and ${number.format(rest)} more` : ""}`;
}

function differencesSection(differences: SchemaDifference[]): Section {
  return {
    kind: "table",
    title: "Schema: differences",
    columns: ["object", "attribute", "source", "target"],
    rows: differences.slice(0, LISTED).map(differenceRow),
    note: [
      "What hangs on a missing or additional object, its columns or indexes say, is not listed again. Of long texts the part around the first difference is shown; ↵ is a line break.",
      more(differences.length).note ?? "",
    ]
      .filter(Boolean)
      .join(" "),
  };
}

function differenceRow({ object, kind, attribute, source, target }: SchemaDifference): Cell[] {
  const name = displayObject(object);
  if (kind === "missing") return [name, "(whole object)", "exists", "missing"];
  if (kind === "extra") return [name, "(whole object)", "does not exist", "exists"];
  const [left, right] =
    source === undefined || target === undefined ? [shown(source), shown(target)] : excerpts(source, target);
  return [name, attribute as string, left, right];
}

function shown(value: string | undefined): string {
  return value === undefined ? "(none)" : excerpts(value, "")[0];
}

function intendedSection(intended: SchemaComparison["intended"]): Section {
  return {
    kind: "table",
    title: "Schema: intended differences",
    columns: ["object", "attribute", "why", "rule", "until"],
    rows: intended
      .slice(0, LISTED)
      .map(({ object, attribute, reason, rule, until }) => [
        displayObject(object),
        attribute ?? "(whole object)",
        reason,
        rule ?? null,
        until ?? "it stays",
      ]),
    ...more(intended.length),
  };
}

function awaitedSection(awaited: SchemaComparison["intended"]): Section {
  const counts = new Map<string, number>();
  for (const { object, until } of awaited) {
    const key = JSON.stringify([until, object.type]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return {
    kind: "table",
    title: "Schema: not there yet",
    columns: ["comes with", "objects", "number"],
    rows: [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, count]) => [...(JSON.parse(key) as string[]), count]),
    note: "These phases of the bundle are not applied to the target yet.",
  };
}

function objectsSection({ objects, differences }: SchemaComparison): Section {
  const different = (type: string) => differences.filter(({ object }) => object.type === type).length;
  const total = objects.reduce((sum, { source, target }) => sum + Math.max(source, target), 0);
  return {
    kind: "table",
    title: "Schema: objects compared",
    columns: ["type", "on the source", "on the target", "differences"],
    rows: objects.map(({ type, source, target }) => [type, source, target, different(type)]),
    note: `${number.format(total)} objects were compared attribute by attribute.`,
  };
}

function more(count: number): { note?: string } {
  return count > LISTED ? { note: `${number.format(count - LISTED)} more are not listed.` } : {};
}
