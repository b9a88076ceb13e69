import { relationColumns, userRelations } from "../catalog-sql.js";
import type { DumpModel } from "../dump-model.js";
import { type DumpConstraint, type Relation, relationRef } from "../dump-relations.js";
import { parentsOf, tablesOf } from "../dump-tables.js";
import type { Hit, Rule } from "../rule.js";
import { postponeDeferrable } from "./deferrable.js";

const DEFERRED = "DEFERRABLE INITIALLY DEFERRED";
const DEFERRABLE = "DEFERRABLE";

/** Constraints that the load or the change stream may trip over. */
export const replicationConstraints: Rule[] = [
  {
    id: "repl-deferrable-key",
    category: "replication",
    severity: "warning",
    title: "Deferrable constraint",
    why: "DMS applies changes row by row: a deferrable unique key meets duplicates on the way that the source's own transaction never showed. Deferrable foreign keys are safe, since they do not fire for DMS.",
    remedy: "Nothing is to be done: the bundle creates the unique key after the switch, as it was.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "post-cutover",
      does: "A deferrable unique or exclusion constraint is created after the switch, where the table has a primary key beside it",
    },
    catalog: {
      // A deferrable primary key is repl-no-pk.
      sql: constraintSql(
        `CASE WHEN k.condeferred THEN '${DEFERRED}' ELSE '${DEFERRABLE}' END`,
        "k.condeferrable AND k.contype IN ('u', 'f', 'x')",
        "CASE WHEN k.contype = 'f' THEN 'info' END AS severity",
      ),
    },
    dump: {
      model: (model) =>
        constraintsOf(model, ({ type, deferrable, initiallyDeferred, statement }) => {
          if (!deferrable || type === "CONSTR_PRIMARY" || statement.phase === "post-cutover") return undefined;
          const evidence = initiallyDeferred ? DEFERRED : DEFERRABLE;
          return type === "CONSTR_FOREIGN" ? { evidence, severity: "info" } : { evidence };
        }),
    },
    convert: { AlterTableStmt: postponeDeferrable },
  },
  {
    id: "repl-pk-update",
    category: "replication",
    severity: "warning",
    title: "Key values may be updated",
    why: "ON UPDATE CASCADE shows that key values change; DMS may lose an update of a key without writing an exception.",
    remedy:
      "Change no key values between the start of the task and the switch; the comparison of the rows shows it if one was.",
    effort: "trivial",
    fix: { kind: "manual", does: "People keep from changing keys" },
    catalog: { sql: constraintSql("'ON UPDATE CASCADE'", "k.contype = 'f' AND k.confupdtype = 'c'") },
    dump: {
      model: (model) =>
        constraintsOf(model, ({ onUpdate }) => (onUpdate === "c" ? { evidence: "ON UPDATE CASCADE" } : undefined)),
    },
  },
  {
    id: "repl-fk",
    category: "replication",
    severity: "info",
    title: "Foreign key",
    why: "The full load fills tables in any order, so that a foreign key would refuse rows whose partner comes later.",
    remedy: "Nothing is to be done: foreign keys are created after the load.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "It is created after the load" },
    catalog: {
      sql: constraintSql(
        "'references ' || (SELECT rn.nspname || '.' || r.relname FROM pg_catalog.pg_class r JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace WHERE r.oid = k.confrelid)",
        "k.contype = 'f'",
      ),
    },
    dump: {
      model: (model) =>
        constraintsOf(model, ({ references }) =>
          references ? { evidence: `references ${references.schema}.${references.name}` } : undefined,
        ),
    },
  },
  {
    id: "repl-not-valid",
    category: "replication",
    severity: "warning",
    title: "NOT VALID constraint",
    why: "Old rows may break it, and on the target every row that DMS inserts is a new one that must fulfil it.",
    remedy:
      "Nothing is to be done: it is created after the load. Updates of old rows that break it fail on the source, too.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "It is created, NOT VALID, after the load" },
    catalog: { sql: constraintSql("'NOT VALID'", "NOT k.convalidated") },
    dump: {
      model: (model) => constraintsOf(model, ({ notValid }) => (notValid ? { evidence: "NOT VALID" } : undefined)),
    },
  },
  {
    id: "repl-exclusion",
    category: "replication",
    severity: "warning",
    title: "Exclusion constraint",
    why: "Its index slows the load down, and needs btree_gist for plain types; applied row by row, changes may conflict on the way.",
    remedy: "Nothing is to be done: it is created after the load.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "It is created after the load" },
    catalog: { sql: constraintSql("'EXCLUDE'", "k.contype = 'x'") },
    dump: {
      model: (model) =>
        constraintsOf(model, ({ type }) => (type === "CONSTR_EXCLUSION" ? { evidence: "EXCLUDE" } : undefined)),
    },
  },
  {
    id: "repl-secondary-index",
    category: "replication",
    severity: "info",
    title: "Secondary indexes",
    why: "Every index beside the primary key slows the full load down.",
    remedy: "Nothing is to be done: they are built after the load.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "They are built after the load" },
    catalog: {
      sql: `${relationColumns("pg_catalog.count(*)::pg_catalog.text")}
        ${userRelations("r").replace("WHERE", "JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND NOT i.indisprimary WHERE")}
        GROUP BY n.nspname, c.relname, c.relkind`,
    },
    dump: { model: secondaryIndexes },
  },
];

function constraintSql(evidence: string, where: string, further = ""): string {
  return `SELECT 'constraint' AS type, n.nspname AS schema, c.relname AS name, k.conname AS part, ${[`${evidence} AS evidence`, further].filter(Boolean).join(", ")}
    ${userRelations("rp").replace("WHERE", "JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid WHERE")} AND k.conparentid = 0 AND k.conislocal AND ${where}`;
}

/** Named constraints of which `judge` has something to say. */
function constraintsOf(
  model: DumpModel,
  judge: (constraint: DumpConstraint) => Pick<Hit, "evidence" | "severity"> | undefined,
): Hit[] {
  return tablesOf(model).flatMap((table) =>
    table.constraints.flatMap((constraint): Hit[] => {
      const { schema, name } = table;
      const found = constraint.name === "" || isHandedDown(constraint, table, model) ? undefined : judge(constraint);
      if (!found) return [];
      const { statement, byte } = constraint;
      return [
        { object: { type: "constraint", schema, name, part: constraint.name }, ...found, at: { statement, byte } },
      ];
    }),
  );
}

/** Whether a key of a partition is the part of its parent's key. */
function isHandedDown({ type, columns }: DumpConstraint, table: Relation, model: DumpModel): boolean {
  if (!table.isPartition || (type !== "CONSTR_UNIQUE" && type !== "CONSTR_EXCLUSION")) return false;
  return parentsOf(table, model).some(({ constraints }) =>
    constraints.some((above) => above.type === type && above.columns.join() === columns.join()),
  );
}

function secondaryIndexes(model: DumpModel): Hit[] {
  return tablesOf(model).flatMap((table): Hit[] => {
    const count = table.indexes.length + indexingConstraints(table);
    if (table.partitioned || count === 0) return [];
    return [{ object: relationRef(table), evidence: String(count), at: { statement: table.statement } }];
  });
}

function indexingConstraints({ constraints }: Relation): number {
  return constraints.filter(({ type }) => type === "CONSTR_UNIQUE" || type === "CONSTR_EXCLUSION").length;
}
