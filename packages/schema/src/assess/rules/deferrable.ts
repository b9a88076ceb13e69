import type { Fields } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../../convert/edit.js";
import { relationKey } from "../dump-model.js";
import { keyOf } from "../dump-tables.js";

/**
 * Puts a deferrable unique or exclusion constraint behind the switch. Without a primary key beside it, it stays: it is
 * then the index by which replicated changes find their row.
 */
export function postponeDeferrable(fields: Fields, edit: StatementEdit): void {
  const { schemaname: schema = "", relname: name = "" } = fields.relation ?? {};
  const table = edit.model.relations.get(relationKey(schema, name));
  const commands = (fields.cmds ?? []) as Fields[];
  const [command] = commands.map(({ AlterTableCmd }) => AlterTableCmd);
  const constraint = command?.subtype === "AT_AddConstraint" ? command.def?.Constraint : undefined;
  if (commands.length !== 1 || !constraint?.deferrable || !table || keyOf(table, edit.model) === undefined) return;
  if (constraint.contype !== "CONSTR_UNIQUE" && constraint.contype !== "CONSTR_EXCLUSION") return;
  edit.moveTo("post-cutover");
  edit.intend({
    object: { type: "constraint", schema, name, part: constraint.conname ?? "" },
    difference: "The deferrable constraint is created after the switch",
    until: "post-cutover",
  });
}
