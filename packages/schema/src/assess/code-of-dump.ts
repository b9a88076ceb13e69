import { type Fields, findNodes, namesOf, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../object-ref.js";
import type { CodeUnit } from "./code-unit.js";
import type { DumpModel, DumpStatement } from "./dump-model.js";
import { typeText } from "./type-text.js";

/** Statements whose whole text is searched. */
const WHOLE: Record<string, (fields: Fields) => ObjectRef | undefined> = {
  ViewStmt: ({ view }) => ({ type: "view", schema: view?.schemaname ?? "", name: view?.relname ?? "" }),
  CreateTableAsStmt: ({ into }) => ({
    type: "materialized view",
    schema: into?.rel?.schemaname ?? "",
    name: into?.rel?.relname ?? "",
  }),
  RuleStmt: ({ relation, rulename }) => onRelation("rule", relation, rulename),
  CreatePolicyStmt: ({ table, policy_name }) => onRelation("policy", table, policy_name),
  CreateTrigStmt: ({ relation, trigname }) => onRelation("trigger", relation, trigname),
  CreateStmt: ({ relation }) => onRelation("table", relation),
  AlterTableStmt: ({ relation }) => onRelation("table", relation),
  IndexStmt: ({ relation, idxname }) => ({ type: "index", schema: relation?.schemaname ?? "", name: idxname ?? "" }),
  CreateDomainStmt: ({ domainname }) => {
    const names = namesOf(domainname);
    return { type: "domain", schema: names.length > 1 ? (names.at(-2) as string) : "", name: names.at(-1) ?? "" };
  },
};

function onRelation(type: "rule" | "policy" | "trigger" | "table", relation: Fields, part?: string): ObjectRef {
  const ref: ObjectRef = { type, schema: relation?.schemaname ?? "", name: relation?.relname ?? "" };
  return part === undefined ? ref : { ...ref, part };
}

/** The source text of a dump: routine bodies, and the statements that hold queries or expressions. */
export function* codeOfDump(model: DumpModel): Generator<CodeUnit> {
  for (const statement of model.statements) {
    const whole = WHOLE[statement.type];
    if (!whole && statement.type !== "CreateFunctionStmt") continue;
    const fields = model.parser.statement(statement.text).node?.[statement.type];
    if (fields === undefined) continue;
    if (!whole) yield routine(fields, statement);
    else {
      const object = whole(fields);
      if (object) yield { object, language: "sql", form: "statement", text: statement.text, at: { statement } };
    }
  }
}

function routine(fields: Fields, statement: DumpStatement): CodeUnit {
  const options = optionsOf(fields.options);
  const option = (name: string) => options.find((item) => item.name === name)?.arg;
  const language = (textOf(option("language")) ?? "sql").toLowerCase();
  const body = option("as")?.List?.items?.[0]?.String?.sval;
  return {
    object: routineRef(fields),
    language,
    form: body === undefined ? "statement" : "routine",
    text: body ?? statement.text,
    definition: statement.text,
    securityDefiner: option("security")?.Boolean?.boolval === true,
    at: { statement },
  };
}

/** The reference of a CreateFunctionStmt: its name with the types of its input arguments, as the server prints them. */
export function routineRef(fields: Fields): ObjectRef {
  return routineOf(fields.funcname, fields.parameters ?? []);
}

/** The reference of a routine by its name and its FunctionParameter nodes. */
export function routineOf(name: unknown, parameters: unknown): ObjectRef {
  const names = namesOf(name);
  const types = (findNodes(parameters, "FunctionParameter") as Fields[])
    .filter(({ mode }) => !/FUNC_PARAM_(OUT|TABLE)$/.test(mode))
    .map(({ argType }) => typeText(argType));
  return {
    type: "routine",
    schema: names.length > 1 ? (names.at(-2) as string) : "",
    name: `${names.at(-1) ?? ""}(${types.join(", ")})`,
  };
}
