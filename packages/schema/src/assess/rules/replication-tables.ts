import { quoteName } from "@postgres-to-aurora/postgres";
import type { Fields } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../../convert/edit.js";
import { relationColumns, userRelations } from "../catalog-sql.js";
import { type DumpModel, relationKey } from "../dump-model.js";
import { refByRange } from "../dump-refs.js";
import { type Relation, relationRef } from "../dump-relations.js";
import { isOfDms, parentsOf, tablesOf } from "../dump-tables.js";
import type { Hit, Rule } from "../rule.js";

const EVIDENCE_OF_PARENT = "Other tables inherit from it";

/** Tables that DMS reads otherwise than PostgreSQL means them. */
export const replicationTables: Rule[] = [
  {
    id: "repl-similar-names",
    category: "replication",
    severity: "blocker",
    title: "Table names that differ only in case",
    why: "DMS does not tell such tables apart, and may mix up their rows.",
    remedy: "Rename one of them on the source; else exclude one and copy it with pg_dump while nothing writes.",
    effort: "medium",
    fix: { kind: "manual", does: "A person renames or excludes one of them" },
    catalog: {
      sql: `SELECT 'table' AS type, x.schema, x.name, NULL AS part, x.names AS evidence FROM (
          SELECT n.nspname AS schema, c.relname AS name, pg_catalog.count(*) OVER w AS tables,
                 pg_catalog.string_agg(c.relname, ', ') OVER (w ORDER BY c.relname ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS names
          ${userRelations("rp")}
          WINDOW w AS (PARTITION BY n.oid, pg_catalog.lower(c.relname::pg_catalog.text COLLATE pg_catalog."default"))) x
        WHERE x.tables > 1`,
    },
    dump: { model: similarNames },
    dms: { fullLoad: "no", cdc: "no", nativeCopy: true, because: "another table's name differs only in case" },
  },
  {
    id: "repl-partitioned",
    category: "replication",
    severity: "needs-change",
    title: "Partitioned table",
    why: "DMS copies the rows twice when both the partitioned table and its partitions are selected, and does not carry that a partition is added, detached or truncated.",
    remedy:
      "Add, detach and truncate no partitions from the export until the switch; make those that will be needed beforehand.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "create-dms-task",
      does: "The task selects the partitions only, and loads into the partitions that the schema bundle made",
    },
    catalog: {
      sql: `${relationColumns("'BY ' || CASE pt.partstrat WHEN 'r' THEN 'RANGE' WHEN 'l' THEN 'LIST' ELSE 'HASH' END")}
        ${userRelations("p").replace("WHERE", "JOIN pg_catalog.pg_partitioned_table pt ON pt.partrelid = c.oid WHERE")}
        AND NOT c.relispartition`,
    },
    dump: {
      statements: {
        CreateStmt: ({ relation, partspec, partbound }, statement, model) => {
          const object = refByRange("table", relation);
          const table = model.relations.get(relationKey(object.schema, object.name));
          if (!partspec || partbound || table?.isPartition || isOfDms(object.name)) return [];
          return [
            {
              object,
              evidence: `BY ${String(partspec.strategy).replace("PARTITION_STRATEGY_", "")}`,
              at: { statement },
            },
          ];
        },
      },
    },
  },
  {
    id: "repl-inheritance",
    category: "replication",
    severity: "needs-change",
    title: "Table that others inherit from",
    why: "DMS reads the parent together with the rows of its children, which then arrive twice.",
    remedy:
      "Name the parent in exclude-tables, and copy its own rows (COPY (SELECT * FROM ONLY parent) TO ...) while nothing writes; or convert the tables to partitions first.",
    effort: "medium",
    fix: { kind: "manual", does: "A person excludes the parent and copies its own rows" },
    catalog: {
      sql: `${relationColumns(`'${EVIDENCE_OF_PARENT}'`)} ${userRelations("r")}
        AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid)`,
    },
    dump: { model: inheritedTables },
    dms: {
      fullLoad: "no",
      cdc: "no",
      nativeCopy: true,
      because: "DMS reads it together with the tables that inherit from it",
    },
    settings: (hits) =>
      hits.map(({ object }) => ({
        kind: "table mapping",
        name: "exclude-tables",
        value: `${object.schema}.${object.name}`,
        why: "DMS would read the rows of the tables that inherit from it a second time",
      })),
  },
  {
    id: "repl-unlogged",
    category: "replication",
    severity: "needs-change",
    title: "Unlogged table or sequence",
    why: "Its changes are not in the WAL, so that DMS cannot follow them, and its rows are not carried; on Aurora the readers cannot read an unlogged table.",
    remedy:
      "When its rows matter, run ALTER TABLE ... SET LOGGED on the source before the load; else nothing is to be done.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "convert-schema",
      phase: "pre-load",
      does: "It is an ordinary one on the target; rows of an unlogged table are not carried",
    },
    catalog: { sql: `${relationColumns("'UNLOGGED'")} ${userRelations("rpS")} AND c.relpersistence = 'u'` },
    dump: {
      model: (model) =>
        [...model.relations.values()]
          .filter(({ unlogged, name }) => unlogged && !isOfDms(name))
          .map((relation) => ({
            object: relationRef(relation),
            evidence: "UNLOGGED",
            at: { statement: relation.statement },
          })),
    },
    dms: ({ object }) =>
      object.type === "table"
        ? { fullLoad: "no", cdc: "no", nativeCopy: true, because: "it is unlogged and leaves no trace in the WAL" }
        : undefined,
    sql: ({ object }) =>
      object.type === "table"
        ? [
            {
              where: "source",
              sql: `-- Only when its rows must be carried; rewrites the table.\nALTER TABLE ${quoteName(object)} SET LOGGED;`,
            },
          ]
        : [],
    convert: {
      CreateStmt: ({ relation }, edit) => makeLogged("table", relation, edit),
      CreateSeqStmt: ({ sequence }, edit) => makeLogged("sequence", sequence, edit),
      AlterTableStmt: (fields, edit) => {
        const commands = (fields.cmds ?? []) as Fields[];
        if (commands.length !== 1 || commands[0]?.AlterTableCmd?.subtype !== "AT_SetUnLogged") return;
        edit.leaveOut("Unlogged tables and sequences become ordinary ones");
        intendLogged(fields.objtype === "OBJECT_SEQUENCE" ? "sequence" : "table", fields.relation, edit);
      },
    },
  },
];

function similarNames(model: DumpModel): Hit[] {
  const groups = new Map<string, Relation[]>();
  for (const table of tablesOf(model)) {
    const key = JSON.stringify([table.schema, table.name.toLowerCase()]);
    const known = groups.get(key);
    if (known) known.push(table);
    else groups.set(key, [table]);
  }
  return [...groups.values()].flatMap((tables) => {
    if (tables.length < 2) return [];
    const names = tables.map(({ name }) => name).sort();
    return tables.map((table) => ({
      object: relationRef(table),
      evidence: names.join(", "),
      at: { statement: table.statement },
    }));
  });
}

function inheritedTables(model: DumpModel): Hit[] {
  const parents = new Set(
    [...model.relations.values()].flatMap((child) => (child.isPartition ? [] : parentsOf(child, model))),
  );
  return tablesOf(model)
    .filter((table) => parents.has(table) && !table.partitioned)
    .map((table) => ({
      object: relationRef(table),
      evidence: EVIDENCE_OF_PARENT,
      at: { statement: table.statement },
    }));
}

function makeLogged(type: "table" | "sequence", range: Fields, edit: StatementEdit): void {
  if (range?.relpersistence !== "u") return;
  const word = edit.tokens().find(({ text }) => text.toUpperCase() === "UNLOGGED");
  if (!word) return;
  edit.remove(word.start, word.end);
  intendLogged(type, range, edit);
}

function intendLogged(type: "table" | "sequence", range: Fields, edit: StatementEdit): void {
  edit.intend({
    object: refByRange(type, range),
    attribute: "persistence",
    difference: "Permanent on the target, where an unlogged one could not be read by the readers",
  });
}
