import { displayName, type Finding, type TableName } from "@postgres-to-aurora/domain";
import { type Client, quoteName, readTables, type Table } from "@postgres-to-aurora/postgres";
import { type Emptying, judgeFilled, planEmptying } from "./empty-target.js";
import { about, blocker } from "./findings.js";
import { checkColumns } from "./target-columns.js";
import { checkTargetRights } from "./target-rights.js";

/** Tables asked about in one statement. */
const BATCH = 200;

/** What a load needs of the target, and how its tables are emptied before, if that is asked for. */
export interface TargetCheck {
  findings: Finding[];
  emptying: Emptying | undefined;
}

/**
 * What stands in the way of a load on the target: nothing is loaded into a target that is not ready for it.
 * @param truncate whether tables that hold rows are to be emptied; without it they are refused
 */
export async function checkTarget(target: Client, tables: Table[], truncate: boolean): Promise<TargetCheck> {
  const there = new Map((await readTables(target)).map((table) => [displayName(table), table]));
  const pairs = tables.flatMap((source) => {
    const found = there.get(displayName(source));
    return found ? [{ source, target: found }] : [];
  });
  const missing = tables.filter((table) => !there.has(displayName(table)));
  const present = pairs.map((pair) => pair.target);
  const rights = await checkTargetRights(target, present);
  const readable = rights.every(({ rule }) => rule !== "target-write-right");
  const emptying = truncate ? await planEmptying(target, present) : undefined;
  const findings = [
    ...blocker(
      "target-tables-missing",
      missing.map(displayName),
      (names, count) => `Tables do not exist on the target (${count}): ${names}`,
      "Run apply-schema (phase pre-load) before create-dms-task, or name them in exclude-tables",
    ),
    ...checkColumns(pairs, await demandingColumns(target, present)),
    ...rights,
    ...judgeFilled(readable ? await filledTables(target, present) : [], emptying),
    ...(await firingTriggers(target, present)),
    ...(await strayControlTables(target)),
  ];
  return { findings, emptying };
}

/** Columns that want a value and have no default, as `schema.table.column`. */
async function demandingColumns(target: Client, tables: TableName[]): Promise<Set<string>> {
  const { rows } = await target.query(
    `SELECT t.schema || '.' || t.name || '.' || a.attname AS name
       FROM jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
       JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
       JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''`,
    [namesOf(tables)],
  );
  return new Set(rows.map((row) => row.name as string));
}

/** Triggers and rules that fire in spite of session_replication_role=replica. */
async function firingTriggers(target: Client, tables: TableName[]): Promise<Finding[]> {
  // Such triggers are few: they are looked up first and the tables afterwards, since a join of 10,000 names is not.
  const { rows } = await target.query(
    `SELECT n.nspname AS schema, c.relname AS name, f.name AS trigger
       FROM (SELECT tgrelid AS oid, tgname AS name FROM pg_catalog.pg_trigger WHERE tgenabled IN ('A', 'R') AND NOT tgisinternal
              UNION ALL
             SELECT ev_class, rulename FROM pg_catalog.pg_rewrite WHERE ev_enabled IN ('A', 'R')) AS f
       JOIN pg_catalog.pg_class c ON c.oid = f.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", f.name COLLATE "C"`,
  );
  const carried = new Set(tables.map(displayName));
  const firing = (rows as (TableName & { trigger: string })[]).filter((row) => carried.has(displayName(row)));
  return firing.map(({ trigger, ...table }) => ({
    rule: "target-trigger-fires",
    severity: "warning",
    object: displayName(table),
    evidence: `${trigger} is enabled for replication as well: it fires on every row DMS writes`,
    remedy: `Disable ${trigger} on the target until the cutover, unless that is meant`,
  }));
}

/** Control tables of DMS where ours are not: dumped with a schema, or of a task made by hand. They are not touched. */
async function strayControlTables(target: Client): Promise<Finding[]> {
  const { rows } = await target.query(
    `SELECT n.nspname || '.' || c.relname AS name
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relname LIKE 'awsdms\\_%' AND n.nspname NOT IN ('awsdms_control', 'migration_ctl')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  );
  return about(
    "warning",
    "dms-leftovers",
    rows.map((row) => row.name as string),
    (names) => `Control tables of another DMS task lie on the target: ${names}`,
    "Drop them, unless that task is still needed: DMS may take them for its own",
  );
}

/** The tables that hold at least one row. */
async function filledTables(client: Client, tables: TableName[]): Promise<string[]> {
  const filled: string[] = [];
  for (let from = 0; from < tables.length; from += BATCH) {
    const batch = tables.slice(from, from + BATCH);
    const { rows } = await client.query(
      batch
        .map((table, at) => `SELECT ${at} AS at WHERE EXISTS (SELECT 1 FROM ONLY ${quoteName(table)})`)
        .join(" UNION ALL "),
    );
    filled.push(...rows.map((row) => displayName(batch[row.at as number] as TableName)));
  }
  return filled.sort();
}

const namesOf = (tables: TableName[]) => JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })));
