import { type Client, quoteIdentifier, quoteLiteral, quoteName } from "@postgres-to-aurora/postgres";
import type { Run, TableRecord } from "../model.js";
import type { TableMappings } from "../table-mappings.js";
import { FatalTaskError } from "./failure.js";
import { formatLsn, parseLsn } from "./lsn.js";

/** Tables of the source that the mappings choose, in load order. Partition parents are tables too, as in DMS. */
export async function chooseTables(client: Client, mappings: TableMappings, load: string): Promise<TableRecord[]> {
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, c.relname AS name
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  );
  const tables: TableRecord[] = [];
  for (const { schema, name } of rows as { schema: string; name: string }[]) {
    const order = mappings.loadOrder(schema, name);
    if (order !== undefined) tables.push(newRecord(schema, name, order, load));
  }
  return tables;
}

function newRecord(schema: string, name: string, order: number, load: string): TableRecord {
  const counts = {
    fullLoadRows: 0,
    inserts: 0,
    updates: 0,
    deletes: 0,
    appliedInserts: 0,
    appliedUpdates: 0,
    appliedDeletes: 0,
  };
  return { schema, name, order, load, state: "Before load", reloaded: false, lastUpdate: Date.now(), ...counts };
}

/** PostgreSQL 12 has no such column. */
const WAL_STATUS = "pg_catalog.to_jsonb(s) ->> 'wal_status' AS wal_status";

/** The slot's name in the form DMS uses: task, database oid, uuid. */
export async function slotName(client: Client, resourceId: string, run: string): Promise<string> {
  const { rows } = await client.query(
    "SELECT oid::text AS oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()",
  );
  const prefix = resourceId
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "_")
    .slice(0, 16);
  return `${prefix}_${(rows[0] as { oid: string }).oid.padStart(8, "0")}_${run.replaceAll("-", "_")}`;
}

/** The publications of a run: of tables whose rows can be identified, and of those where only inserts can be sent. */
export function publicationNames(run: Run): { changes: string; inserts: string } {
  const id = run.id.replaceAll("-", "_");
  return { changes: `dms_${id}_changes`, inserts: `dms_${id}_inserts` };
}

/**
 * Makes publications and slot if they are missing, in this order: the slot must never see a change while a
 * publication it will be read with does not exist.
 * @returns whether the slot was made now
 * @throws FatalTaskError when the slot, or the WAL it needs, is gone although work was done with it: changes since then are lost
 */
export async function prepareSource(
  client: Client,
  replication: Client,
  run: Run,
  workDone: boolean,
): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT confirmed_flush_lsn IS NOT NULL AS usable, ${WAL_STATUS} FROM pg_catalog.pg_replication_slots AS s WHERE slot_name = $1`,
    [run.slot],
  );
  const slot = rows[0] as { usable: boolean; wal_status: string | null } | undefined;
  if (slot?.wal_status === "lost")
    throw new FatalTaskError(
      `The replication slot ${run.slot} was invalidated: requested WAL segment has already been removed. Changes made since are lost to this task. Start it with reload-target`,
    );
  // A killed server's session may still be creating it.
  if (slot && !slot.usable) throw new Error(`Slot ${run.slot} is still being created`);
  if (slot) return false;
  if (workDone)
    throw new FatalTaskError(
      `The replication slot ${run.slot} does not exist any more: changes made since are lost to this task. Start it with reload-target`,
    );
  await createPublications(client, run);
  await replication.query(`CREATE_REPLICATION_SLOT ${quoteIdentifier(run.slot)} LOGICAL pgoutput NOEXPORT_SNAPSHOT`);
  return true;
}

/**
 * Checks a slot that the source endpoint's setting SlotName names.
 * @param start position that the task is to begin at
 * @param used whether the task has worked with it before; then another session may hold it for a moment
 * @throws FatalTaskError when the slot cannot serve the task
 */
export async function checkGivenSlot(client: Client, name: string, start: bigint, used: boolean): Promise<void> {
  const { rows } = await client.query(
    `SELECT plugin, active_pid AS pid, ${WAL_STATUS}, confirmed_flush_lsn::text AS confirmed,
            database = pg_catalog.current_database() AS here
       FROM pg_catalog.pg_replication_slots AS s WHERE slot_name = $1`,
    [name],
  );
  const [slot] = rows as { plugin: string; pid: number | null; wal_status: string; confirmed: string; here: boolean }[];
  const wrong = (why: string) => new FatalTaskError(`SlotName: replication slot "${name}" ${why}`);
  if (slot === undefined) throw wrong("does not exist");
  if (!slot.here) throw wrong("is not a logical slot of this database");
  if (slot.wal_status === "lost") throw wrong("was invalidated: requested WAL segment has already been removed");
  if (slot.plugin !== "test_decoding")
    throw wrong(`has the output plugin ${slot.plugin}; dms-local reads slots of test_decoding`);
  if (used) return;
  if (slot.pid !== null) throw wrong(`is active for PID ${slot.pid}`);
  if (parseLsn(slot.confirmed) > start)
    throw wrong(`was confirmed up to ${slot.confirmed}, beyond the CdcStartPosition ${formatLsn(start)}`);
}

/** A statement locks every table it names, and a server has room for some thousands of locks only. */
const TABLES_AT_ONCE = 500;

async function createPublications(client: Client, run: Run): Promise<void> {
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, c.relname AS name,
            c.relreplident = 'f' OR EXISTS (SELECT 1 FROM pg_catalog.pg_index i
               WHERE i.indrelid = c.oid AND i.indisvalid AND i.indimmediate
                 AND CASE c.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident ELSE false END) AS identified
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence = 'p'`,
  );
  const chosen = new Set(run.tables.map(({ schema, name }) => quoteName({ schema, name })));
  const published = (rows as { schema: string; name: string; identified: boolean }[]).filter((row) =>
    chosen.has(quoteName(row)),
  );
  const { changes, inserts } = publicationNames(run);
  // A publication of updates on a table without replica identity would make the source refuse updates of that table.
  for (const [name, identified, publish] of [
    [changes, true, "insert, update, delete, truncate"],
    [inserts, false, "insert, truncate"],
  ] as const) {
    const tables = published.filter((row) => row.identified === identified).map((row) => `ONLY ${quoteName(row)}`);
    await client.query(`DROP PUBLICATION IF EXISTS ${quoteIdentifier(name)}`);
    await client.query(`CREATE PUBLICATION ${quoteIdentifier(name)} WITH (publish = ${quoteLiteral(publish)})`);
    for (let at = 0; at < tables.length; at += TABLES_AT_ONCE)
      await client.query(
        `ALTER PUBLICATION ${quoteIdentifier(name)} ADD TABLE ${tables.slice(at, at + TABLES_AT_ONCE).join(", ")}`,
      );
  }
}

/** Drops a run's slot and publications. Throws while the slot is in use (SQLSTATE 55006). */
export async function cleanSource(client: Client, run: Run): Promise<void> {
  if (run.givenSlot) return; // neither the slot nor a publication is ours
  await client.query(
    "SELECT pg_catalog.pg_drop_replication_slot(slot_name) FROM pg_catalog.pg_replication_slots WHERE slot_name = $1",
    [run.slot],
  );
  for (const name of Object.values(publicationNames(run)))
    await client.query(`DROP PUBLICATION IF EXISTS ${quoteIdentifier(name)}`);
}

/** A view of the source at one instant that several sessions can share, and the position that belongs to it. */
export interface Snapshot {
  name: string;
  /** Transactions committed at or after this position are not in the snapshot, all before are. */
  lsn: string;
}

/**
 * Opens a snapshot whose exact position is known, by way of a temporary slot. It lasts as long as the session does
 * nothing else.
 */
export async function openSnapshot(replication: Client, run: Run): Promise<Snapshot> {
  const name = `${run.slot.slice(0, 40)}_${Math.random().toString(36).slice(2, 12)}`;
  const { rows } = await replication.query(
    `CREATE_REPLICATION_SLOT ${quoteIdentifier(name)} TEMPORARY LOGICAL pgoutput EXPORT_SNAPSHOT`,
  );
  const [slot] = rows as { consistent_point: string; snapshot_name: string }[];
  return { name: slot!.snapshot_name, lsn: slot!.consistent_point };
}

/** Opens a snapshot where no changes follow, which needs no slot. */
export async function openPlainSnapshot(client: Client): Promise<Snapshot> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { rows } = await client.query("SELECT pg_catalog.pg_export_snapshot() AS name");
  return { name: (rows[0] as { name: string }).name, lsn: "0/0" };
}
