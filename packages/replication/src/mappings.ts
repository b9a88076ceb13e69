import { displayName, type TableName, UserError } from "@postgres-to-aurora/domain";

/** How one table is cut into segments that are loaded side by side. */
export interface LoadRanges {
  columns: string[];
  /** Upper bounds in ascending order, a value per column; there is one segment more than bounds. */
  boundaries: string[][];
}

/** A table of a task, with what its mappings say beyond the selection. */
export interface MappedTable extends TableName {
  /** Columns that are neither loaded nor followed, such as generated ones. */
  removedColumns?: string[];
  ranges?: LoadRanges;
}

/** A rule of a mappings document, as far as it is known before it is looked at. */
interface Rule {
  "rule-type"?: string;
  "rule-action"?: string;
  "rule-target"?: string;
  "object-locator"?: { "schema-name"?: string; "table-name"?: string; "column-name"?: string };
  "parallel-load"?: { type?: string; columns?: string[]; boundaries?: string[][] };
}

/**
 * Table mappings (JSON text) that select exactly these tables, one rule per table, no wildcard anywhere; then a rule
 * per removed column, and one per table that is loaded in ranges.
 */
export function tableMappings(tables: MappedTable[]): string {
  const bodies = [
    ...tables.map((table) => ({
      "rule-type": "selection",
      // `explicit` takes names as they are; in an `include` rule % and _ would be wildcards.
      "object-locator": locatorOf(table),
      "rule-action": "explicit",
    })),
    ...tables.flatMap((table) =>
      (table.removedColumns ?? []).map((column) => ({
        "rule-type": "transformation",
        "rule-target": "column",
        "object-locator": {
          "schema-name": escaped(table.schema),
          "table-name": escaped(table.name),
          "column-name": escaped(column),
        },
        "rule-action": "remove-column",
      })),
    ),
    ...tables.flatMap((table) =>
      table.ranges
        ? [
            {
              "rule-type": "table-settings",
              "object-locator": locatorOf(table),
              "parallel-load": { type: "ranges", ...table.ranges },
            },
          ]
        : [],
    ),
  ];
  const rules = bodies.map(({ "rule-type": type, ...rest }, index) => ({
    "rule-type": type,
    "rule-id": String(index + 1),
    "rule-name": String(index + 1),
    ...rest,
  }));
  return JSON.stringify({ rules });
}

/**
 * The tables a task's mappings select: what must be loaded before the task is.
 * @throws UserError when they hold anything that `tableMappings` does not write, since nobody can tell then how many
 * tables and which columns there should be
 */
export function mappedTables(mappings: string): MappedTable[] {
  const tables = new Map<string, MappedTable>();
  for (const rule of rulesOf(mappings)) {
    const { "schema-name": schema, "table-name": name } = rule["object-locator"] ?? {};
    if (!schema || !name) throw foreign();
    if (rule["rule-type"] === "selection" && rule["rule-action"] === "explicit")
      tables.set(JSON.stringify([schema, name]), { schema, name });
    else if (rule["rule-type"] === "transformation")
      addRemovedColumn(tables.get(JSON.stringify([unescaped(schema), unescaped(name)])), rule);
    else addRanges(tables.get(JSON.stringify([schema, name])), rule);
  }
  if (tables.size === 0) throw foreign();
  return [...tables.values()];
}

function addRemovedColumn(table: MappedTable | undefined, rule: Rule): void {
  const column = rule["object-locator"]?.["column-name"];
  if (table === undefined || rule["rule-action"] !== "remove-column" || !column) throw foreign();
  table.removedColumns = [...(table.removedColumns ?? []), unescaped(column)];
}

function addRanges(table: MappedTable | undefined, rule: Rule): void {
  const { type, columns, boundaries } = rule["parallel-load"] ?? {};
  if (table === undefined || rule["rule-type"] !== "table-settings" || type !== "ranges" || !columns || !boundaries)
    throw foreign();
  table.ranges = { columns, boundaries };
}

// In a transformation an underscore stands for any character: a column of a_b would be left out of aXb, too.
const escaped = (name: string): string => name.replace(/[[%_]/g, "[$&]");
const unescaped = (name: string): string => name.replace(/\[([[%_])\]/g, "$1");

function rulesOf(mappings: string): Rule[] {
  try {
    const { rules } = JSON.parse(mappings) as { rules?: unknown };
    if (Array.isArray(rules) && rules.every((rule) => typeof rule === "object" && rule !== null)) return rules;
  } catch {
    // No JSON is foreign, too.
  }
  throw foreign();
}

const locatorOf = ({ schema, name }: TableName) => ({ "schema-name": schema, "table-name": name });

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
    why: "They hold something else than explicit rules per table, so the expected tables cannot be counted",
    remedy: "Delete the task and let create-dms-task make it",
  });
}
