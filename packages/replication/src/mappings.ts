import { displayName, type TableName, UserError } from "@postgres-to-aurora/domain";

interface Rule {
  "rule-type"?: string;
  "rule-action"?: string;
  "object-locator"?: { "schema-name"?: string; "table-name"?: string };
}

/** Table mappings (JSON text) that select exactly these tables, one rule per table, no wildcard anywhere. */
export function tableMappings(tables: TableName[]): string {
  const rules = tables.map(({ schema, name }, index) => ({
    "rule-type": "selection",
    "rule-id": String(index + 1),
    "rule-name": String(index + 1),
    // `explicit` takes names as they are; in an `include` rule % and _ would be wildcards.
    "object-locator": { "schema-name": schema, "table-name": name },
    "rule-action": "explicit",
  }));
  return JSON.stringify({ rules });
}

/**
 * The tables a task's mappings select: what must be loaded before the task is.
 * @throws UserError when they hold anything but one explicit rule per table, since nobody can tell then how many
 * tables there should be
 */
export function mappedTables(mappings: string): TableName[] {
  const { rules = [] } = JSON.parse(mappings || "{}") as { rules?: Rule[] };
  const tables = rules.map((rule) => {
    const { "schema-name": schema, "table-name": name } = rule["object-locator"] ?? {};
    if (rule["rule-type"] !== "selection" || rule["rule-action"] !== "explicit" || !schema || !name) throw foreign();
    return { schema, name };
  });
  if (tables.length === 0) throw foreign();
  return tables;
}

/** The tables that stand in one list only, as people read them; both empty when the lists agree. */
export function compareTables(wanted: TableName[], actual: TableName[]): { missing: string[]; unwanted: string[] } {
  const [want, have] = [wanted, actual].map((tables) => new Set(tables.map(displayName))) as [Set<string>, Set<string>];
  return {
    missing: [...want].filter((name) => !have.has(name)),
    unwanted: [...have].filter((name) => !want.has(name)),
  };
}

function foreign(): UserError {
  return new UserError({
    code: "DMS_MAPPINGS_UNKNOWN",
    what: "The replication task's table mappings were not made by create-dms-task",
    why: "They hold something else than one explicit rule per table, so the expected tables cannot be counted",
    remedy: "Delete the task and let create-dms-task make it",
  });
}
