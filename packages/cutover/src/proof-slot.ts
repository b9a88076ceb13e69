import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type Client, isServerError } from "@postgres-to-aurora/postgres";

/** Creating a slot waits for every running write transaction of the cluster. */
const CREATE_TIMEOUT = "5s";

/** The slot of a run; temporary, so it goes with its session. */
export function proofSlotName(runId: string): string {
  return `cutover_proof_${runId.replace(/[^a-z0-9]/g, "_")}`.slice(0, 63);
}

/**
 * Makes the temporary logical slot that will show every write after the marker. It is made just before the freeze,
 * so that its waiting for other transactions costs no write gap.
 * @throws EnvironmentError when it cannot be made within 5 s
 */
export async function createProofSlot(client: Client, slot: string): Promise<void> {
  await client.query(`SET statement_timeout = '${CREATE_TIMEOUT}'`);
  try {
    await client.query("SELECT pg_create_logical_replication_slot($1, 'test_decoding', true)", [slot]);
  } catch (error) {
    throw new EnvironmentError({
      code: "NO_PROOF_SLOT",
      what: "The logical slot that proves the freeze could not be made on the source",
      why:
        isServerError(error) && error.code === "57014"
          ? "A write transaction somewhere in the cluster ran on for more than 5 s"
          : String((error as Error).message),
      remedy:
        "Check wal_level=logical, a free replication slot (max_replication_slots), the REPLICATION right of the source user and long transactions, then run again",
      cause: error,
    });
  } finally {
    await client.query("SET statement_timeout = 0").catch(() => {});
  }
}

/** Drops the slot; for the trial of the preflight. */
export async function dropProofSlot(client: Client, slot: string): Promise<void> {
  await client.query("SELECT pg_drop_replication_slot($1)", [slot]);
}

/**
 * Proves that nothing was committed on the source after the marker, by whatever user, trigger or role.
 * The slot delivers transactions in commit order; what stands before the marker is covered by the drain proof.
 * @throws EnvironmentError when there is a change, or the slot does not show the marker
 */
export async function requireSilence(client: Client, slot: string, token: string): Promise<void> {
  const { rows } = await client.query(
    `WITH change AS MATERIALIZED (
       SELECT n, data FROM pg_logical_slot_peek_changes($1, NULL, NULL, 'skip-empty-xacts', '1')
              WITH ORDINALITY AS c(lsn, xid, data, n)
        WHERE data LIKE 'table %'),
     marker AS (SELECT max(n) AS n FROM change
                 WHERE data LIKE 'table migration_ctl.marker:%' AND position($2 IN data) > 0)
     SELECT (SELECT n FROM marker) IS NOT NULL AS marked,
            array(SELECT DISTINCT substring(data FROM '^table (.*?): [A-Z]+') FROM change
                   WHERE n > (SELECT n FROM marker)
                     AND data !~ '^table (migration_ctl|migration_guard)\\.' AND data !~ '^table [^ ]*\\.awsdms_'
                   LIMIT 10) AS tables`,
    [slot, token],
  );
  const { marked, tables } = rows[0] as { marked: boolean; tables: string[] };
  if (marked && tables.length === 0) return;
  throw new EnvironmentError({
    code: "WRITES_AFTER_FREEZE",
    what: marked
      ? `The source was written to during the freeze: ${tables.join(", ")}`
      : "The proof slot does not show the marker",
    ...(marked ? { why: "By an exempt user, a session in replica mode, or on a table made a moment ago" } : {}),
    remedy: "Stop that writer (an exempt user, another replication into the source), then run again",
  });
}
