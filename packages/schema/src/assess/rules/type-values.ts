import { quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import { columnColumns, userRelations } from "../catalog-sql.js";
import { TYPE_NAME, typedColumns } from "../column-sql.js";
import type { FixSql, Hit, Rule } from "../rule.js";
import { BY_HAND } from "./dms-types.js";

/** Statistics on values show only to who may read the table. */
const HIDDEN = `SELECT 'The statistics of ' || pg_catalog.count(*) || ' tables are hidden from this user: GRANT pg_read_all_data, or SELECT on them' AS reason
  ${userRelations("r")} AND NOT pg_catalog.has_table_privilege(c.oid, 'SELECT') HAVING pg_catalog.count(*) > 0`;

const ONLY_LIVE = "A dump of the schema holds no values.";

/** Values that DMS changes; seen in the planner's statistics, so only where ANALYZE has run and met one. */
export const typeValues: Rule[] = [
  {
    id: "type-numeric-nan",
    category: "types",
    severity: "warning",
    title: "NaN or Infinity in a numeric column",
    why: "AWS says nothing about NaN and Infinity in numeric columns; they may be refused or changed.",
    remedy: "Prove it with a trial row; else put NULL for the time of the migration, or patch the rows after the load.",
    effort: "simple",
    fix: BY_HAND,
    catalog: { sql: valuesSql("t.typname = 'numeric'", "NaN|Infinity"), blind: HIDDEN },
    liveOnly: ONLY_LIVE,
    dms: { nativeCopy: true, because: "it holds NaN or Infinity in a numeric column" },
  },
  {
    id: "type-timestamp-infinity",
    category: "types",
    severity: "needs-change",
    title: "infinity in a date or timestamp",
    why: "DMS carries infinity as 9999-12-31 23:59:59 and -infinity as the year 4713 BC.",
    remedy:
      "Put infinity back on the target after the load with the statements given, and again at the cutover for later rows; look first whether 9999-12-31 is a value of its own.",
    effort: "simple",
    fix: { kind: "manual", does: "A person patches the rows with the statements given" },
    catalog: { sql: valuesSql("t.typname IN ('date', 'timestamp', 'timestamptz')", "infinity"), blind: HIDDEN },
    liveOnly: ONLY_LIVE,
    dms: { nativeCopy: true, because: "it holds infinity in a date or timestamp" },
    sql: patches,
  },
];

function valuesSql(type: string, values: string): string {
  const select = `${columnColumns(TYPE_NAME)}`;
  const query = typedColumns(select, "r").replace(
    "WHERE c.relpersistence",
    "JOIN pg_catalog.pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname AND NOT s.inherited WHERE c.relpersistence",
  );
  return `${query} AND t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND ${type}
    AND (s.most_common_vals::pg_catalog.text ~ '${values}' OR s.histogram_bounds::pg_catalog.text ~ '${values}')`;
}

function patches({ object }: Hit): FixSql[] {
  const table = quoteName(object);
  const column = quoteIdentifier(object.part ?? "");
  const patch = (value: string, carried: string) =>
    `UPDATE ${table} SET ${column} = '${value}' WHERE ${column} = '${carried}';`;
  const sql = `${patch("infinity", "9999-12-31 23:59:59+00")}\n${patch("-infinity", "4713-01-01 00:00:00+00 BC")}`;
  return [
    { where: "P2", sql },
    { where: "P3", sql },
  ];
}
