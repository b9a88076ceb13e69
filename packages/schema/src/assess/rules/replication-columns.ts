import { type Fields, optionsOf } from "@postgres-to-aurora/sql-parser";
import { columnColumns, relationColumns, userColumns, userRelations } from "../catalog-sql.js";
import type { DumpModel } from "../dump-model.js";
import { refByNames, refByRange } from "../dump-refs.js";
import { columnRef, type DumpColumn, type Relation } from "../dump-relations.js";
import { carriedTables, columnsOf, isOfDms, tablesOf } from "../dump-tables.js";
import type { Hit, Rule, Setting } from "../rule.js";

const SEQUENCE = "Its position";

/** Columns whose values the server makes, and the sequences behind them. */
export const replicationColumns: Rule[] = [
  {
    id: "repl-sequence",
    category: "replication",
    severity: "needs-change",
    title: "Sequence",
    why: "DMS carries rows, not sequences: after the switch the next value would be one that is taken.",
    remedy: "Nothing is to be done; keep applications off the target until the cutover, which sets every sequence.",
    effort: "trivial",
    fix: { kind: "auto", by: "cutover", phase: "post-cutover", does: "Every sequence gets the source's position" },
    catalog: { sql: `${relationColumns(`'${SEQUENCE}'`)} ${userRelations("S")}` },
    dump: {
      statements: {
        CreateSeqStmt: ({ sequence }, statement) =>
          isOfDms(sequence?.relname ?? "")
            ? []
            : [{ object: refByRange("sequence", sequence), evidence: SEQUENCE, at: { statement } }],
        AlterTableStmt: (fields, statement) =>
          identitySequences(fields).map((names) => ({
            object: refByNames("sequence", names),
            evidence: SEQUENCE,
            at: { statement },
          })),
      },
    },
  },
  {
    id: "repl-identity-always",
    category: "replication",
    severity: "needs-change",
    title: "Identity column GENERATED ALWAYS",
    why: "The full load may give such a column its values, an INSERT of the change stream may not: the load passes and the first new row fails (428C9).",
    remedy: "Nothing is to be done: the bundle makes it BY DEFAULT until the switch and ALWAYS again after it.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "export-schema",
      phase: "pre-load",
      does: "The column is BY DEFAULT until post-cutover.sql makes it ALWAYS again",
    },
    catalog: {
      sql: `${columnColumns("'GENERATED ALWAYS AS IDENTITY'")} ${userColumns("rp")} AND NOT c.relispartition AND a.attidentity = 'a'`,
    },
    dump: { model: identitiesAlways },
  },
  {
    id: "repl-generated-column",
    category: "replication",
    severity: "needs-change",
    title: "Generated column",
    why: "DMS reads the values of generated columns as it does all others, but PostgreSQL refuses them on the target, in the load and in the change stream: the table ends in Table error.",
    remedy:
      "Leave the column out by a remove-column rule in the table mappings of the task, so that the target computes it; else make the column a plain one on the target until the cutover.",
    effort: "simple",
    fix: { kind: "manual", does: "A person adds the mapping rule that is given" },
    catalog: {
      sql: `${columnColumns("CASE a.attgenerated WHEN 'v' THEN 'VIRTUAL' ELSE 'STORED' END")} ${userColumns("r")} AND c.relpersistence = 'p' AND a.attgenerated <> ''`,
    },
    dump: { model: generatedColumns },
    dms: {
      fullLoad: "no",
      cdc: "no",
      because:
        "the target computes a generated column itself and refuses values for it until a remove-column rule leaves it out",
    },
    settings: (hits) => hits.map(removeColumn),
  },
];

/** Names of the sequences that identity columns bring along. */
function identitySequences(fields: Fields): unknown[] {
  return ((fields.cmds ?? []) as Fields[]).flatMap(({ AlterTableCmd: command }) => {
    if (command?.subtype !== "AT_AddIdentity") return [];
    const name = optionsOf(command.def?.Constraint?.options).find((option) => option.name === "sequence_name");
    return name ? [name.arg?.List?.items] : [];
  });
}

function identitiesAlways(model: DumpModel): Hit[] {
  return tablesOf(model)
    .filter(({ isPartition }) => !isPartition)
    .flatMap((table) =>
      [...table.columns.values()]
        .filter(({ identity }) => identity === "always")
        .map((column) => hitOn(table, column, "GENERATED ALWAYS AS IDENTITY")),
    );
}

function generatedColumns(model: DumpModel): Hit[] {
  return carriedTables(model).flatMap((table) =>
    columnsOf(table, model)
      .filter(({ generated }) => generated)
      .map((column) => hitOn(table, column, column.virtual ? "VIRTUAL" : "STORED")),
  );
}

function hitOn(table: Relation, { name, statement, byte }: DumpColumn, evidence: string): Hit {
  return { object: columnRef(table, name), evidence, at: { statement, byte } };
}

/** One rule of the task's table mappings. */
function removeColumn({ object: { schema, name, part = "" } }: Hit): Setting {
  const rule = {
    "rule-type": "transformation",
    "rule-target": "column",
    "object-locator": { "schema-name": schema, "table-name": name, "column-name": part },
    "rule-action": "remove-column",
  };
  return {
    kind: "table mapping",
    name: `remove-column ${schema}.${name}.${part}`,
    value: JSON.stringify(rule),
    why: "The target computes the column itself; the rule needs a rule-id and rule-name of its own",
  };
}
