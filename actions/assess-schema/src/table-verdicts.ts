import type { AssessedFinding, DmsEffect, InventoryObject } from "@postgres-to-aurora/schema/assess";
import type { TableVerdict } from "./result.js";

interface Effect {
  rule: string;
  effect: DmsEffect;
}

/**
 * What DMS does with every table, from the effects of the findings on it or its parts. Accepted findings count, too:
 * accepting one does not teach DMS anything.
 */
export function tableVerdicts(inventory: InventoryObject[], findings: AssessedFinding[]): TableVerdict[] {
  const effects = new Map<string, Effect[]>();
  for (const { object, dms, ruleId } of findings) {
    if (!dms || (object.type !== "table" && object.part === undefined)) continue;
    const key = JSON.stringify([object.schema, object.name]);
    const known = effects.get(key) ?? [];
    known.push({ rule: ruleId, effect: dms });
    effects.set(key, known);
  }
  return inventory.flatMap(({ object, table }) =>
    table
      ? [verdictOf(object.schema, object.name, table, effects.get(JSON.stringify([object.schema, object.name])) ?? [])]
      : [],
  );
}

function verdictOf(
  schema: string,
  name: string,
  facts: NonNullable<InventoryObject["table"]>,
  effects: Effect[],
): TableVerdict {
  const none = facts.partitioned ? [] : effects;
  const changes = none.some(({ effect }) => effect.cdc === "no")
    ? "no"
    : none.some(({ effect }) => effect.cdc === "insert-only")
      ? "inserts only"
      : "yes";
  const verdict = {
    table: `${schema}.${name}`,
    fullLoad: none.some(({ effect }) => effect.fullLoad === "no") ? "no" : "yes",
    changes,
    validation: none.some(({ effect }) => effect.validation === "no") ? "no" : "yes",
    nativeCopy: none.some(({ effect }) => effect.nativeCopy === true),
    partitioned: facts.partitioned,
    lobColumns: facts.lobColumns,
    because: [...new Set(none.map(({ effect }) => effect.because.replace(/\.$/, "")))].sort(),
    rules: [...new Set(none.map(({ rule }) => rule))].sort(),
  } satisfies Omit<TableVerdict, "sentence">;
  return { ...verdict, sentence: sentence(verdict) };
}

/** One sentence for people who click through the DMS wizard. */
function sentence(verdict: Omit<TableVerdict, "sentence">): string {
  const { table, fullLoad, changes, validation, nativeCopy, because, rules } = verdict;
  if (verdict.partitioned) return `${table}: a partitioned table; its rows are carried by its partitions.`;
  const facts = [`full load ${fullLoad}`, `change stream ${changes}`, `validation ${validation}`];
  if (nativeCopy) facts.push("better copied by PostgreSQL's own tools");
  const reason = because.length > 0 ? `, because ${because.join(", and ")}; see ${rules.join(", ")}` : "";
  return `${table}: ${facts.join(", ")}${reason}.`;
}

/** Whether DMS carries, follows and validates the table without ado. */
export function isPlain({ fullLoad, changes, validation, nativeCopy }: TableVerdict): boolean {
  return fullLoad === "yes" && changes === "yes" && validation === "yes" && !nativeCopy;
}
