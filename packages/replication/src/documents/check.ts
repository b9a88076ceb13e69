import { UserError } from "@postgres-to-aurora/domain";
import type { Schema } from "./keywords.js";
import { problemsOf } from "./problems.js";
import { TABLE_MAPPINGS_SCHEMA } from "./table-mappings-schema.js";
import { TASK_SETTINGS_SCHEMA } from "./task-settings-schema.js";

/** Problems shown of many. */
const SHOWN = 5;

interface Rule {
  "rule-id": string;
  "rule-name": string;
  "parallel-load"?: { columns?: string[]; boundaries?: string[][] };
}

/**
 * Checks a table-mappings document against its schema, and that rule ids and names are unique and ranges complete.
 * @param text JSON
 * @throws UserError BAD_TABLE_MAPPINGS naming the path of each problem
 */
export async function checkTableMappings(text: string): Promise<void> {
  const refuse = (problems: string[]) =>
    failIfAny("BAD_TABLE_MAPPINGS", "The table mappings are not valid", problems, "Correct the rules named above");
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    refuse([`The document is not JSON: ${(error as Error).message}`]);
  }
  refuse(await problemsOf(TABLE_MAPPINGS_SCHEMA as Schema, document));
  const { rules } = document as { rules: Rule[] };
  refuse([...twice(rules, "rule-id"), ...twice(rules, "rule-name"), ...unevenRanges(rules)]);
}

/**
 * Checks a task-settings document, whole or in part, against its schema, and that its settings go together in a task
 * that loads tables and follows changes.
 * @param name how the document is called in the message
 * @throws UserError BAD_TASK_SETTINGS naming the path of each problem
 */
export async function checkTaskSettings(document: unknown, name = "The task settings"): Promise<void> {
  const remedy = "Correct the settings named above in the file that task-settings names";
  const what = `${name} ${name.endsWith("s") ? "are" : "is"} not valid`;
  const problems = await problemsOf(TASK_SETTINGS_SCHEMA, document);
  failIfAny("BAD_TASK_SETTINGS", what, problems, remedy);
  failIfAny("BAD_TASK_SETTINGS", what, contradictions(document as Sections), remedy);
}

type Sections = Record<string, Record<string, unknown> | undefined>;

function contradictions({ TargetMetadata: lobs = {}, ValidationSettings: validation = {} }: Sections): string[] {
  const wrong: [boolean, string][] = [
    [
      lobs["FullLobMode"] === true && lobs["LimitedSizeLobMode"] === true,
      "TargetMetadata.FullLobMode and TargetMetadata.LimitedSizeLobMode are both true; one of them must be false",
    ],
    [
      lobs["InlineLobMaxSize"] !== undefined && lobs["InlineLobMaxSize"] !== 0 && lobs["FullLobMode"] === false,
      "TargetMetadata.InlineLobMaxSize has a meaning with FullLobMode true only; set it to 0",
    ],
    [
      lobs["BatchApplyEnabled"] === true && lobs["FullLobMode"] === true,
      "TargetMetadata.BatchApplyEnabled works with limited LOB mode only; set FullLobMode false",
    ],
    [
      validation["ValidationOnly"] === true,
      "ValidationSettings.ValidationOnly makes a task that carries no rows; set it to false",
    ],
  ];
  return wrong.filter(([is]) => is).map(([, problem]) => problem);
}

function unevenRanges(rules: Rule[]): string[] {
  return rules.flatMap(({ "parallel-load": { columns, boundaries } = {} }, index) =>
    columns && boundaries?.some((bound) => bound.length !== columns.length)
      ? [`rules[${index}].parallel-load.boundaries must hold one value per column`]
      : [],
  );
}

function twice(rules: Rule[], member: "rule-id" | "rule-name"): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const rule of rules) (seen.has(rule[member]) ? repeated : seen).add(rule[member]);
  return [...repeated].map((value) => `${member} ${value} occurs more than once`);
}

function failIfAny(code: string, what: string, problems: string[], remedy: string): void {
  if (problems.length === 0) return;
  const shown = problems.slice(0, SHOWN);
  if (problems.length > SHOWN) shown.push(`and ${problems.length - SHOWN} more`);
  throw new UserError({ code, what, why: shown.join("; "), remedy });
}
