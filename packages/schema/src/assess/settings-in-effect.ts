import { type Fields, textOf } from "@postgres-to-aurora/sql-parser";
import type { DumpModel, DumpStatement } from "./dump-model.js";

/** The parameter and value of a SET; the value is undefined for DEFAULT and RESET. */
export function settingOf({ name, args }: Fields): { name: string; value: string | undefined } {
  const values = ((args ?? []) as Fields[]).map((arg) => textOf(arg) ?? textOf(arg.TypeCast?.arg) ?? "");
  return { name: name ?? "", value: values.length > 0 ? values.join(", ") : undefined };
}

const known = new WeakMap<DumpModel, Map<string, ReadonlyMap<DumpStatement, string>>>();

/**
 * Under which value of a parameter each statement of a dump runs, by the SETs before it in its file. Statements that
 * run under none, or an empty one, are absent.
 */
export function settingsInEffect(model: DumpModel, parameter: string): ReadonlyMap<DumpStatement, string> {
  const ofModel = known.get(model) ?? new Map<string, ReadonlyMap<DumpStatement, string>>();
  known.set(model, ofModel);
  const found = ofModel.get(parameter) ?? read(model, parameter);
  ofModel.set(parameter, found);
  return found;
}

function read({ parser, statements }: DumpModel, parameter: string): ReadonlyMap<DumpStatement, string> {
  const values = new Map<DumpStatement, string>();
  let value = "";
  let file: string | undefined;
  for (const statement of statements) {
    if (statement.file !== file) value = "";
    file = statement.file;
    if (statement.type === "VariableSetStmt") {
      const setting = settingOf(parser.statement(statement.text).node?.["VariableSetStmt"] ?? {});
      if (setting.name.toLowerCase() === parameter) value = setting.value ?? "";
    } else if (value !== "") values.set(statement, value);
  }
  return values;
}

/** The statements behind a SET that run under it: up to the next SET of the same parameter, or the end of the file. */
export function statementsUnder(set: DumpStatement, { parser, statements }: DumpModel): DumpStatement[] {
  const parameter = (statement: DumpStatement) =>
    settingOf(parser.statement(statement.text).node?.["VariableSetStmt"] ?? {}).name.toLowerCase();
  const own = parameter(set);
  const behind = statements.slice(statements.indexOf(set) + 1);
  const end = behind.findIndex(
    (statement) =>
      statement.file !== set.file || (statement.type === "VariableSetStmt" && parameter(statement) === own),
  );
  return end < 0 ? behind : behind.slice(0, end);
}
