import { badValue, unsupported } from "./fault.js";
import { isLiteral, NamePattern, PatternTable } from "./name-pattern.js";
import { readLobSettings, readParallelLoad, type TableSettings } from "./table-settings.js";

/** A table-mappings document, ready to be asked. */
export interface TableMappings {
  /** Whether a table is migrated, and if so its load order: excludes beat includes, whatever their order. */
  loadOrder(schema: string, table: string): number | undefined;
  /** Whether a column stays behind: neither loaded nor applied. */
  removesColumn(schema: string, table: string, column: string): boolean;
  /** What table-settings rules say of a table; empty when there are none. */
  settings(schema: string, table: string): TableSettings;
}

/** What decides whether a table is migrated. */
interface Selection {
  action: "include" | "exclude";
  /** Higher is loaded first. */
  order: number;
}

type Locator = Partial<Record<"schema-name" | "table-name" | "table-type" | "column-name", unknown>>;

interface RawRule {
  "rule-type"?: unknown;
  "rule-id"?: unknown;
  "rule-name"?: unknown;
  "rule-action"?: unknown;
  "rule-target"?: unknown;
  "load-order"?: unknown;
  "parallel-load"?: unknown;
  "lob-settings"?: unknown;
  filters?: unknown;
  "object-locator"?: Locator;
}

type Wrong = (why: string) => Error;

/**
 * Reads a table-mappings document.
 * @throws Fault InvalidParameterValueException when it is not valid, InvalidOperationFault for kinds of rules that are not implemented
 */
export function readTableMappings(text: string): TableMappings {
  const rules = readRules(text);
  const selections = new PatternTable<Selection>();
  const removed = new PatternTable<NamePattern>();
  const settings = new Map<string, TableSettings>();
  for (const rule of rules) {
    const wrong: Wrong = (why) => badValue(`Invalid table mappings document: rule ${String(rule["rule-id"])}: ${why}`);
    if (!/^\d+$/.test(String(rule["rule-id"] ?? ""))) throw wrong("rule-id must be a number");
    if (typeof rule["rule-name"] !== "string" || rule["rule-name"] === "") throw wrong("rule-name is missing");
    switch (rule["rule-type"]) {
      case "selection":
        addSelection(selections, rule, wrong);
        break;
      case "transformation":
        addRemovedColumn(removed, rule, wrong);
        break;
      case "table-settings":
        addTableSettings(settings, rule, wrong);
        break;
      case "validation":
        throw unsupported("table-mapping rules of rule-type validation");
      default:
        throw wrong(`rule-type ${String(rule["rule-type"])} is unknown`);
    }
  }
  if (selections.size === 0) throw badValue("Invalid table mappings document: no selection rule");
  return {
    loadOrder(schema, table) {
      const matching = selections.matching(schema, table);
      if (matching.length === 0 || matching.some(({ action }) => action === "exclude")) return undefined;
      return Math.max(...matching.map(({ order }) => order));
    },
    removesColumn: (schema, table, column) =>
      removed.matching(schema, table).some((pattern) => pattern.matches(column)),
    settings: (schema, table) => settings.get(JSON.stringify([schema, table])) ?? {},
  };
}

function readRules(text: string): RawRule[] {
  let rules: unknown;
  try {
    rules = (JSON.parse(text) as { rules?: unknown } | null)?.rules;
  } catch (error) {
    throw badValue(`Invalid table mappings document: ${(error as Error).message}`);
  }
  if (!Array.isArray(rules) || rules.length === 0) throw badValue("Invalid table mappings document: no rules");
  for (const member of ["rule-id", "rule-name"] as const) {
    const seen = new Set<string>();
    for (const rule of rules as RawRule[]) {
      const value = String(rule[member]);
      if (seen.has(value)) throw badValue(`Invalid table mappings document: ${member} ${value} occurs twice`);
      seen.add(value);
    }
  }
  return rules as RawRule[];
}

function locate(rule: RawRule, wrong: Wrong): { schema: string; table: string; locator: Locator } {
  const locator = rule["object-locator"] ?? {};
  const { "schema-name": schema, "table-name": table, "table-type": kind = "table" } = locator;
  if (typeof schema !== "string" || typeof table !== "string")
    throw wrong("object-locator needs schema-name and table-name");
  if (kind !== "table") throw unsupported(`table-type ${String(kind)}`);
  return { schema, table, locator };
}

function addSelection(selections: PatternTable<Selection>, rule: RawRule, wrong: Wrong): void {
  if (Array.isArray(rule.filters) && rule.filters.length > 0) throw unsupported("source filters in selection rules");
  const { schema, table } = locate(rule, wrong);
  const order = Number(rule["load-order"] ?? 0);
  const action = rule["rule-action"];
  if (action === "explicit") selections.addExact(schema, table, { action: "include", order });
  else if (action === "include" || action === "exclude") selections.add(schema, table, { action, order });
  else throw wrong(`rule-action ${String(action)} is unknown`);
}

function addRemovedColumn(removed: PatternTable<NamePattern>, rule: RawRule, wrong: Wrong): void {
  const { schema, table, locator } = locate(rule, wrong);
  const { "rule-target": target, "rule-action": action } = rule;
  if (typeof target !== "string" || typeof action !== "string") throw wrong("rule-target and rule-action are needed");
  if (target !== "column" || action !== "remove-column")
    throw unsupported(`transformation rules with rule-target ${target} and rule-action ${action}`);
  const { "column-name": column } = locator;
  if (typeof column !== "string" || column === "") throw wrong("object-locator needs column-name");
  removed.add(schema, table, new NamePattern(column));
}

function addTableSettings(settings: Map<string, TableSettings>, rule: RawRule, wrong: Wrong): void {
  const { schema, table } = locate(rule, wrong);
  if (!isLiteral(schema, false) || !isLiteral(table, false))
    throw wrong("table-settings rules take exact names, without %");
  const key = JSON.stringify([schema, table]);
  const ranges = readParallelLoad(rule["parallel-load"], wrong);
  const lob = readLobSettings(rule["lob-settings"], wrong);
  if (rule["parallel-load"] === undefined && lob === undefined)
    throw wrong("a table-settings rule needs parallel-load or lob-settings");
  settings.set(key, { ...settings.get(key), ...(ranges ? { ranges } : {}), ...(lob ? { lob } : {}) });
}
