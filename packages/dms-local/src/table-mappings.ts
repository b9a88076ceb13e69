import { badValue, unsupported } from "./fault.js";

/** What decides whether a table is migrated. */
export interface Selection {
  action: "include" | "exclude";
  schema: RegExp;
  table: RegExp;
  /** Higher is loaded first. */
  order: number;
}

interface RawRule {
  "rule-type"?: unknown;
  "rule-id"?: unknown;
  "rule-name"?: unknown;
  "rule-action"?: unknown;
  "load-order"?: unknown;
  filters?: unknown;
  "object-locator"?: { "schema-name"?: unknown; "table-name"?: unknown; "table-type"?: unknown };
}

/**
 * Reads a table-mappings document.
 * @throws Fault InvalidParameterValueException when it is not valid, InvalidOperationFault for kinds of rules that are not implemented
 */
export function readTableMappings(text: string): Selection[] {
  let rules: unknown;
  try {
    rules = (JSON.parse(text) as { rules?: unknown }).rules;
  } catch (error) {
    throw badValue(`Invalid table mappings document: ${(error as Error).message}`);
  }
  if (!Array.isArray(rules) || rules.length === 0) throw badValue("Invalid table mappings document: no rules");
  for (const member of ["rule-id", "rule-name"] as const) {
    const values = rules.map((rule: RawRule) => String(rule[member]));
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice !== undefined) throw badValue(`Invalid table mappings document: ${member} ${twice} occurs twice`);
  }
  return rules.map(readRule);
}

function readRule(rule: RawRule): Selection {
  const type = rule["rule-type"];
  const wrong = (why: string) => badValue(`Invalid table mappings document: rule ${String(rule["rule-id"])}: ${why}`);
  if (!/^\d+$/.test(String(rule["rule-id"] ?? ""))) throw wrong("rule-id must be a number");
  if (typeof rule["rule-name"] !== "string" || rule["rule-name"] === "") throw wrong("rule-name is missing");
  if (type === "transformation" || type === "table-settings" || type === "validation")
    throw unsupported(`table-mapping rules of rule-type ${type}`);
  if (type !== "selection") throw wrong(`rule-type ${String(type)} is unknown`);
  if (Array.isArray(rule.filters) && rule.filters.length > 0) throw unsupported("source filters in selection rules");
  const { "schema-name": schema, "table-name": table, "table-type": kind = "table" } = rule["object-locator"] ?? {};
  if (typeof schema !== "string" || typeof table !== "string")
    throw wrong("object-locator needs schema-name and table-name");
  if (kind !== "table") throw unsupported(`table-type ${String(kind)}`);
  const order = Number(rule["load-order"] ?? 0);
  switch (rule["rule-action"]) {
    case "explicit":
      return { action: "include", schema: exactly(schema), table: exactly(table), order };
    case "include":
    case "exclude":
      return { action: rule["rule-action"], schema: pattern(schema), table: pattern(table), order };
    default:
      throw wrong(`rule-action ${String(rule["rule-action"])} is unknown`);
  }
}

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const exactly = (name: string): RegExp => new RegExp(`^${escapePattern(name)}$`, "su");

/** `%` is any text, `_` one character, `[ab]` and `[a-d]` one of these. */
function pattern(text: string): RegExp {
  const parts = text.match(/\[[^\]]+\]|%|_|[^%_[]+|\[/gsu) ?? [];
  const source = parts.map((part) => {
    if (part === "%") return ".*";
    if (part === "_") return ".";
    if (/^\[.+\]$/su.test(part)) return `[${part.slice(1, -1).replace(/[\\^\]]/g, "\\$&")}]`;
    return escapePattern(part);
  });
  return new RegExp(`^${source.join("")}$`, "su");
}

/** Whether a table is migrated, and if so its load order: excludes beat includes, whatever their order. */
export function loadOrder(selections: Selection[], schema: string, table: string): number | undefined {
  const matching = selections.filter((rule) => rule.schema.test(schema) && rule.table.test(table));
  if (matching.length === 0 || matching.some(({ action }) => action === "exclude")) return undefined;
  return Math.max(...matching.map(({ order }) => order));
}
