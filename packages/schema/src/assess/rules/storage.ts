import { type Fields, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import {
  columnColumns,
  isNotOfExtension,
  isUserSchema,
  relationColumns,
  userColumns,
  userRelations,
} from "../catalog-sql.js";
import type { DumpModel, DumpStatement } from "../dump-model.js";
import { refByNames, refByRange } from "../dump-refs.js";
import { columnRef } from "../dump-relations.js";
import type { Hit, Rule } from "../rule.js";
import { settingsInEffect } from "../settings-in-effect.js";

/** Largest table of Aurora PostgreSQL: 32 TiB. */
const LARGEST_TABLE = 32n * 1024n ** 4n;

/** Evidence of the clause without parentheses, which no parser takes since PostgreSQL 12. */
const OLD_FORM = "WITH OIDS behind the columns";

/** Storage, compression and limits. */
export const storage: Rule[] = [
  {
    id: "stats-none",
    category: "operation",
    severity: "info",
    title: "Extended statistics",
    why: "The definition is carried over but not what ANALYZE gathered, so until the next ANALYZE the planner guesses.",
    remedy: "Let post-load run to its end: it analyzes all tables, those with partitions too.",
    effort: "trivial",
    fix: { kind: "auto", by: "apply-schema", phase: "post-load", does: "ANALYZE runs at the end of post-load" },
    catalog: {
      sql: `SELECT 'statistics' AS type, n.nspname AS schema, s.stxname AS name, NULL AS part, 'on ' || tn.nspname || '.' || c.relname AS evidence
        FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
        JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid JOIN pg_catalog.pg_namespace tn ON tn.oid = c.relnamespace
       WHERE ${isUserSchema("n")} AND ${isNotOfExtension("pg_statistic_ext", "s.oid")}`,
    },
    dump: {
      statements: {
        CreateStatsStmt: ({ defnames, relations }) => {
          const { schemaname, relname } = relations?.[0]?.RangeVar ?? {};
          return [{ object: refByNames("statistics", defnames), evidence: `on ${schemaname}.${relname}` }];
        },
      },
    },
  },
  {
    id: "toast-lz4",
    category: "operation",
    severity: "info",
    title: "Column compressed with lz4",
    why: "Whether Aurora was built with lz4 is not documented; without it the clause is refused.",
    remedy:
      "Try the clause on the target, and leave it out when it is refused; the rows are compressed with pglz then.",
    effort: "trivial",
    fix: { kind: "offered", by: "convert-schema", phase: "pre-load", does: "The compression clause is left out" },
    catalog: {
      from: 14,
      sql: `${columnColumns("'compression lz4'")} ${userColumns("rpm")} AND a.attcompression = 'l'`,
    },
    dump: {
      model: ({ relations }) =>
        [...relations.values()].flatMap((relation) =>
          [...relation.columns.values()]
            .filter(({ compression }) => compression?.toLowerCase() === "lz4")
            .map(({ name, statement }) => ({
              object: columnRef(relation, name),
              evidence: "compression lz4",
              at: { statement },
            })),
        ),
    },
    convert: {
      AlterTableStmt: ({ relation, cmds }, edit) => {
        const [{ AlterTableCmd: command }] = cmds as [Fields];
        if (cmds.length !== 1 || command?.subtype !== "AT_SetCompression" || textOf(command.def) !== "lz4") return;
        edit.leaveOut("lz4 was asked to be left out");
        edit.intend({
          object: { ...refByRange("column", relation), part: command.name },
          attribute: "compression",
          difference: "Compressed with the target's default",
        });
      },
    },
  },
  {
    id: "with-oids",
    category: "operation",
    severity: "needs-change",
    title: "Table WITH OIDS",
    why: "PostgreSQL 12 and newer have no hidden column oid, and refuse the clause.",
    remedy: "Leave the clause out; where the application reads the column oid, give the table a column of that name.",
    effort: "simple",
    fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The clause is left out" },
    dump: {
      statements: {
        CreateStmt: (fields, statement, model) =>
          withOids(fields, statement, model)
            ? [{ object: refByRange("table", fields.relation), evidence: "WITH OIDS" }]
            : [],
      },
      model: ({ unparsed }) =>
        unparsed.flatMap(({ statement }): Hit[] => {
          const name = /^CREATE\s+(?:UNLOGGED\s+)?TABLE\s+(?:(\w+)\.)?(\w+)[\s\S]*\)\s*WITH\s+OIDS\b/i.exec(
            statement.text,
          );
          if (!name) return [];
          return [
            {
              object: { type: "table", schema: name[1] ?? "", name: name[2] as string },
              evidence: OLD_FORM,
              at: { statement },
            },
          ];
        }),
    },
    remedyFor: ({ evidence }) =>
      evidence === OLD_FORM
        ? "Take WITH OIDS out of the statement by hand: today's parser does not read it."
        : undefined,
    convert: {
      VariableSetStmt: (fields, edit) => {
        if (fields.name === "default_with_oids") edit.leaveOut("PostgreSQL has no OIDS of rows since version 12");
      },
      CreateStmt: ({ options }, edit) => {
        const all = optionsOf(options);
        const oids = all.find(({ name }) => name === "oids");
        const token = oids && edit.tokens().findIndex(({ start }) => start === oids.location);
        if (!oids || token === undefined || token < 0) return;
        const tokens = edit.tokens();
        const valueEnd = tokens[token + 1]?.text === "=" ? token + 2 : token;
        const at = (index: number) => tokens[index] as { start: number; end: number; text: string };
        // The only option goes with its WITH and its parentheses, another one with the comma beside it.
        if (all.length === 1) edit.remove(at(token - 2).start, at(valueEnd + 1).end);
        else if (at(valueEnd + 1).text === ",") edit.remove(at(token).start, at(valueEnd + 2).start);
        else edit.remove(at(token - 1).start, at(valueEnd).end);
      },
    },
  },
  {
    id: "size-limit",
    category: "operation",
    severity: "blocker",
    title: "Table above the size limit",
    why: "A table of Aurora may hold 32 TiB.",
    remedy:
      "Partition the table before the migration; the whole database may hold 128 TiB, from 15.13, 16.9 and 17.5 on 256 TiB.",
    effort: "significant",
    fix: { kind: "manual", does: "The table is partitioned" },
    liveOnly: "A dump does not say how large tables are",
    catalog: {
      // By the pages of the last VACUUM or ANALYZE; relpages is unsigned, but shown as signed.
      sql: `${relationColumns(`pg_catalog.pg_size_pretty(${pagesOf()} * pg_catalog.current_setting('block_size')::bigint)`)} ${userRelations("rm")}
        AND ${pagesOf()} * pg_catalog.current_setting('block_size')::bigint > ${LARGEST_TABLE}`,
    },
  },
];

/** Pages of a table `c` and its TOAST table. */
function pagesOf(): string {
  const pages = (alias: string) =>
    `(CASE WHEN ${alias}.relpages < 0 THEN ${alias}.relpages + 4294967296 ELSE ${alias}.relpages::bigint END)`;
  return `(${pages("c")} + coalesce((SELECT ${pages("t")} FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid), 0))`;
}

function withOids({ options }: Fields, statement: DumpStatement, model: DumpModel): boolean {
  const own = optionsOf(options).find(({ name }) => name === "oids");
  const value = own ? (textOf(own.arg) ?? "true") : settingsInEffect(model, "default_with_oids").get(statement);
  return value !== undefined && /^(true|on|yes|1)$/i.test(value);
}
