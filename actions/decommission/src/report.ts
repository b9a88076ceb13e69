import type { JournalLine } from "@postgres-to-aurora/cutover";
import type { Section } from "@postgres-to-aurora/domain";
import { PRICE_NOTE } from "./prices.js";
import type { Outcome } from "./remove.js";
import { ORDER, type Stay, type Thing } from "./things.js";

const KINDS = Object.keys(ORDER);

/** Things in the order of their removal, then by name. */
export function inOrder(things: Thing[]): Thing[] {
  return [...things].sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (`${a.place} ${a.name}` < `${b.place} ${b.name}` ? -1 : 1),
  );
}

/** What the things cost together in a month, in USD, as far as their prices are known. */
export function monthlyCost(things: Thing[]): { usd: number; unknown: number } {
  return {
    usd: things.reduce((sum, { cost }) => sum + (cost.usd ?? 0), 0),
    unknown: things.filter(({ cost }) => cost.usd === undefined).length,
  };
}

/** @param outcomes none in a dry run */
export function thingsSection(things: Thing[], outcomes: Outcome[] | undefined): Section {
  return {
    kind: "table",
    title: outcomes ? "What was removed" : "What would be removed",
    columns: ["#", "kind", "name", "where", "detail", "USD a month", ...(outcomes ? ["outcome"] : [])],
    rows: things.map((thing, index) => {
      const outcome = outcomes?.find((entry) => entry.thing === thing);
      return [
        index + 1,
        thing.kind,
        thing.name,
        thing.place,
        thing.detail,
        thing.cost.words,
        ...(outcomes ? [outcome === undefined ? "not tried" : outcome.words] : []),
      ];
    }),
    note: `In the order of removal. Prices: ${PRICE_NOTE}.`,
  };
}

export function staysSection(stays: Stay[]): Section {
  return {
    kind: "table",
    title: "What stays on purpose",
    columns: ["what", "where", "why, and how to remove it by hand"],
    rows: stays.map(({ name, place, why }) => [name, place, why]),
  };
}

/** What the look after the removal found; no rows is what everybody wants to see. */
export function leftSection(left: Thing[]): Section {
  return {
    kind: "table",
    title: "What is left",
    columns: ["kind", "name", "where", "detail"],
    rows: left.map(({ kind, name, place, detail }) => [kind, name, place, detail]),
    note:
      left.length === 0
        ? "Looked for again after the removal: nothing is left."
        : "Looked for again after the removal.",
  };
}

/** The journal's last lines: its table goes, the report keeps them. */
export function journalSection(lines: JournalLine[]): Section {
  return {
    kind: "table",
    title: "Journal of the cutover, kept from the dropped table",
    columns: ["run", "step", "phase", "at", "data"],
    rows: lines.map(({ runId, step, phase, at, data }) => [runId, step, phase, at, data === "{}" ? "" : data]),
  };
}
