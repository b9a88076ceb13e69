import { displayName, type Finding, listed, type TableName } from "@postgres-to-aurora/domain";
import { type Client, inTransaction, quoteName } from "@postgres-to-aurora/postgres";
import { blocker } from "./findings.js";

/** A table as TRUNCATE names it: a partitioned one for all its partitions, or one table alone. */
export interface Truncated extends TableName {
  partitioned: boolean;
}

/** One TRUNCATE, and what stands in its way. */
export interface Emptying {
  tables: Truncated[];
  blockers: Finding[];
}

interface Row extends TableName {
  partitioned: boolean;
  mayTruncate: boolean;
}

interface Reference {
  from: string;
  to: string;
}

/**
 * Works out how to empty exactly these tables in one TRUNCATE without CASCADE. A partitioned table is named instead of
 * its partitions when all of them are meant: a foreign key between partitioned tables binds the parents too.
 */
export async function planEmptying(target: Client, tables: TableName[]): Promise<Emptying> {
  const wanted = JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })));
  const { rows } = await target.query(`${COVERED} ${NAMED}`, [wanted]);
  const named = rows as Row[];
  const references = (await target.query(`${COVERED} ${REFERENCES}`, [wanted])).rows as Reference[];
  return {
    tables: named.map(({ schema, name, partitioned }) => ({ schema, name, partitioned })),
    blockers: [
      ...blocker(
        "target-truncate-right",
        named.filter(({ mayTruncate }) => !mayTruncate).map(displayName),
        (names) => `The user of the target may not TRUNCATE these tables: ${names}`,
        "GRANT TRUNCATE ON them, or give the owner in target-url",
      ),
      ...blocker(
        "target-referenced",
        references.map(({ from, to }) => `${from} (to ${to})`),
        (names) => `Tables that are not carried refer to tables that are to be emptied: ${names}`,
        "Carry them too, or drop these foreign keys of the target until the load is over",
      ),
    ],
  };
}

/** The tables meant, and partitioned tables all of whose leaves are: with these a TRUNCATE is complete. */
const COVERED = `
  WITH wanted AS (
    SELECT c.oid FROM pg_catalog.jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
      JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
      JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name AND c.relkind = 'r'),
  parents AS (
    SELECT DISTINCT a.relid::oid AS oid FROM wanted w CROSS JOIN LATERAL pg_catalog.pg_partition_ancestors(w.oid) a
     WHERE a.relid <> w.oid),
  whole AS (
    SELECT p.oid FROM parents p
     WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_partition_tree(p.oid) l
                        WHERE l.isleaf AND l.relid::oid NOT IN (SELECT oid FROM wanted))),
  covered AS (
    SELECT oid FROM wanted UNION SELECT l.relid::oid FROM whole w CROSS JOIN LATERAL pg_catalog.pg_partition_tree(w.oid) l)`;

const NAMED = `
  SELECT n.nspname AS schema, c.relname AS name, c.relkind = 'p' AS partitioned,
         pg_catalog.has_table_privilege(c.oid, 'TRUNCATE') AS "mayTruncate"
    FROM covered v JOIN pg_catalog.pg_class c ON c.oid = v.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_partition_ancestors(c.oid) a JOIN whole w ON w.oid = a.relid
                      WHERE a.relid <> c.oid)
   ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`;

const REFERENCES = `
  SELECT DISTINCT f.conrelid::pg_catalog.regclass::text AS "from", f.confrelid::pg_catalog.regclass::text AS "to"
    FROM pg_catalog.pg_constraint f
   WHERE f.contype = 'f' AND f.confrelid IN (SELECT oid FROM covered) AND f.conrelid NOT IN (SELECT oid FROM covered)
   ORDER BY 1, 2`;

/** Says that tables will be emptied, or refuses filled ones when that was not asked for. */
export function judgeFilled(filled: string[], emptying: Emptying | undefined): Finding[] {
  if (emptying === undefined)
    return blocker(
      "target-not-empty",
      filled,
      (names, count) => `Tables of the target are not empty (${count}): ${names}`,
      "Check that this is the right target; then give truncate-target: true, or TRUNCATE them all in one statement",
    );
  const emptied: Finding[] =
    filled.length === 0
      ? []
      : [
          {
            rule: "target-emptied",
            severity: "info",
            object: listed(filled),
            evidence: `These tables of the target hold rows (${filled.length}) and are emptied right before the load`,
            remedy: "Nothing to do: truncate-target: true asks for it",
          },
        ];
  return [...emptying.blockers, ...emptied];
}

/** How long the TRUNCATE may wait for somebody who reads the target. */
const LOCK_TIMEOUT = "30s";

/** Empties the tables in one TRUNCATE: all or none, in whatever order foreign keys lie between them. */
export async function emptyTables(target: Client, tables: Truncated[], lockTimeout = LOCK_TIMEOUT): Promise<void> {
  if (tables.length === 0) return;
  // ONLY keeps children by inheritance out; a partitioned table has no rows without its partitions.
  const names = tables.map((table) => `${table.partitioned ? "" : "ONLY "}${quoteName(table)}`);
  await inTransaction(target, "BEGIN", async () => {
    await target.query("SELECT pg_catalog.set_config('lock_timeout', $1, true)", [lockTimeout]);
    await target.query(`TRUNCATE ${names.join(", ")}`);
  });
}

/** What to do when the target refuses the TRUNCATE. */
export const EMPTYING_REMEDIES = {
  "55P03": "Somebody uses the target's tables: end these sessions, then run again",
  "53200": "Raise max_locks_per_transaction of the target (each table and index takes one lock), then run again",
};
