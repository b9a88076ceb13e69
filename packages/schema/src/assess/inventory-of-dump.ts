import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import type { TableScope } from "@postgres-to-aurora/postgres";
import { type Fields, namesOf } from "@postgres-to-aurora/sql-parser";
import { compareObjects, type ObjectRef } from "../object-ref.js";
import type { InventoryObject } from "./assessment.js";
import { codeOfDump } from "./code-of-dump.js";
import type { DumpModel } from "./dump-model.js";
import { primaryKeyOf, type Relation, relationRef } from "./dump-relations.js";
import { isLobColumn } from "./dump-types.js";

/** The objects a dump holds, sorted. */
export function inventoryOfDump(model: DumpModel, scope: TableScope): InventoryObject[] {
  const found: InventoryObject[] = [];
  for (const relation of model.relations.values()) {
    found.push({ object: relationRef(relation), ...tableFacts(relation, model) });
    for (const { name, type } of relation.constraints)
      if (name !== "" && type !== "CONSTR_NOTNULL")
        found.push({ object: { type: "constraint", schema: relation.schema, name: relation.name, part: name } });
    for (const { name } of relation.indexes) found.push({ object: { type: "index", schema: relation.schema, name } });
  }
  for (const { schema, name, kind } of model.types.values())
    found.push({ object: { type: kind === "domain" ? "domain" : "type", schema, name } });
  for (const { name } of model.extensions) found.push({ object: { type: "extension", schema: "", name } });
  for (const { object, language, text } of codeOfDump(model))
    if (object.type === "routine") found.push({ object, language, lines: text.trim().split("\n").length });
  found.push(...others(model));
  return found.filter(({ object }) => isWanted(object, scope)).sort((a, b) => compareObjects(a.object, b.object));
}

/** Whether an object is the user's and inside the scope. */
export function isWanted({ type, schema, name }: ObjectRef, { schemas, excluded }: TableScope): boolean {
  if (type === "schema" && schemas.length > 0 && !schemas.includes(name)) return false;
  if (MIGRATION_SCHEMAS.includes(schema) || (schema === "" && MIGRATION_SCHEMAS.includes(name))) return false;
  if (name.startsWith("awsdms_")) return false;
  if (schema !== "" && schemas.length > 0 && !schemas.includes(schema)) return false;
  return !excluded.includes(`${schema}.${name}`);
}

function tableFacts(relation: Relation, model: DumpModel): Pick<InventoryObject, "table"> {
  if (relation.type !== "table") return {};
  // A partition's key may stand on its parent only.
  const parents = relation.parents.flatMap((key) => model.relations.get(key) ?? []);
  const own = relation.columns.size > 0 ? relation : (parents[0] ?? relation);
  return {
    table: {
      primaryKey: [relation, ...(relation.isPartition ? parents : [])].some(
        (table) => primaryKeyOf(table) !== undefined,
      ),
      lobColumns: [...own.columns.values()]
        .filter(({ type }) => isLobColumn(type, model.types))
        .map(({ name }) => name),
      partitioned: relation.partitioned,
    },
  };
}

const OTHERS: Record<string, (fields: Fields) => ObjectRef> = {
  CreateSchemaStmt: ({ schemaname }) => ({ type: "schema", schema: "", name: schemaname ?? "" }),
  CreateTrigStmt: ({ relation, trigname }) => onRelation("trigger", relation, trigname),
  RuleStmt: ({ relation, rulename }) => onRelation("rule", relation, rulename),
  CreatePolicyStmt: ({ table, policy_name }) => onRelation("policy", table, policy_name),
  CreateEventTrigStmt: ({ trigname }) => ({ type: "event trigger", schema: "", name: trigname ?? "" }),
  CreatePublicationStmt: ({ pubname }) => ({ type: "publication", schema: "", name: pubname ?? "" }),
  CreateSubscriptionStmt: ({ subname }) => ({ type: "subscription", schema: "", name: subname ?? "" }),
  CreateForeignServerStmt: ({ servername }) => ({ type: "foreign server", schema: "", name: servername ?? "" }),
  CreateStatsStmt: ({ defnames }) => {
    const names = namesOf(defnames);
    return { type: "statistics", schema: names.length > 1 ? (names.at(-2) as string) : "", name: names.at(-1) ?? "" };
  },
  CreateRoleStmt: ({ role }) => ({ type: "role", schema: "", name: role ?? "" }),
};

function onRelation(type: "trigger" | "rule" | "policy", relation: Fields, part: string): ObjectRef {
  return { type, schema: relation?.schemaname ?? "", name: relation?.relname ?? "", part };
}

function others(model: DumpModel): InventoryObject[] {
  return model.statements.flatMap(({ type, text }) => {
    const read = OTHERS[type];
    const fields = read && model.parser.statement(text).node?.[type];
    return read && fields ? [{ object: read(fields) }] : [];
  });
}
