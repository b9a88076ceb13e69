import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import { type Fields, namesOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../../object-ref.js";
import { type DumpModel, type DumpStatement, relationKey } from "../dump-model.js";
import { refByRange } from "../dump-refs.js";
import { isOfDms } from "../dump-tables.js";

/** A trigger on a table, as the dump leaves it behind. */
export interface DumpTrigger {
  object: ObjectRef;
  /** As pg_trigger.tgenabled: O(rigin), A(lways), R(eplica), D(isabled). */
  state: string;
  statement: DumpStatement;
}

const STATES: Record<string, string> = {
  AT_EnableTrig: "O",
  AT_EnableAlwaysTrig: "A",
  AT_EnableReplicaTrig: "R",
  AT_DisableTrig: "D",
};

const TRIGGERS = new WeakMap<DumpModel, DumpTrigger[]>();

/** The triggers on the tables of a dump; without those of the migration and of DMS. */
export function triggersOf(model: DumpModel): DumpTrigger[] {
  let triggers = TRIGGERS.get(model);
  if (!triggers) {
    triggers = readTriggers(model);
    TRIGGERS.set(model, triggers);
  }
  return triggers;
}

function readTriggers(model: DumpModel): DumpTrigger[] {
  const triggers = new Map<string, DumpTrigger>();
  const key = (range: Fields, name: string) => JSON.stringify([range?.schemaname, range?.relname, name]);
  for (const statement of model.statements) {
    const { type, text } = statement;
    // Most ALTER TABLE are about something else, and parsing takes its time.
    if (type !== "CreateTrigStmt" && !(type === "AlterTableStmt" && /\bTRIGGER\b/i.test(text))) continue;
    const fields = model.parser.statement(text).node?.[type];
    if (type === "CreateTrigStmt") {
      const object = { ...refByRange("trigger", fields.relation), part: String(fields.trigname ?? "") };
      if (isOfUser(object, fields, model))
        triggers.set(key(fields.relation, object.part), { object, state: "O", statement });
      continue;
    }
    for (const { AlterTableCmd: command } of (fields.cmds ?? []) as Fields[]) {
      const trigger = triggers.get(key(fields.relation, command?.name));
      const state = STATES[command?.subtype];
      if (trigger && state !== undefined) trigger.state = state;
    }
  }
  return [...triggers.values()];
}

function isOfUser({ schema, name }: ObjectRef, { funcname }: Fields, model: DumpModel): boolean {
  if (isOfDms(name) || MIGRATION_SCHEMAS.includes(namesOf(funcname)[0] ?? "")) return false;
  return model.relations.get(relationKey(schema, name))?.type === "table";
}
