import { type Client, type DatabaseAddress, quoteIdentifier, withClient } from "@postgres-to-aurora/postgres";

/** Schema of the writer's own two tables. They migrate like the user's. */
export const WRITER_SCHEMA = "rehearsal_writer";

/**
 * Makes the writer's tables and lets its user write them. Each transaction adds a row to `operation` and its amount to
 * its session's `counter`: a lost transaction is a missing row, one applied twice is a counter that is too high.
 * @param owner who may create a schema
 * @param user the writer's user
 * @param sessions each has its own counter, so that they do not wait for each other
 */
export async function createLedger(owner: DatabaseAddress, user: string, sessions: number): Promise<void> {
  const role = quoteIdentifier(user);
  await withClient(owner, {}, async (client) => {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS rehearsal_writer;
      CREATE TABLE IF NOT EXISTS rehearsal_writer.operation (
        id bigint PRIMARY KEY, session integer NOT NULL, amount bigint NOT NULL, what text NOT NULL,
        at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp());
      CREATE TABLE IF NOT EXISTS rehearsal_writer.counter (
        session integer PRIMARY KEY, operations bigint NOT NULL DEFAULT 0, total bigint NOT NULL DEFAULT 0);
      GRANT USAGE ON SCHEMA rehearsal_writer TO ${role};
      GRANT SELECT, INSERT, UPDATE ON rehearsal_writer.operation, rehearsal_writer.counter TO ${role}`);
    await client.query(
      "INSERT INTO rehearsal_writer.counter (session) SELECT pg_catalog.generate_series(1, $1::int) ON CONFLICT DO NOTHING",
      [sessions],
    );
  });
}

/** The highest number an operation has so far; 0 without any. */
export async function lastOperation(client: Client): Promise<number> {
  const { rows } = await client.query("SELECT coalesce(max(id), 0)::float8 AS id FROM rehearsal_writer.operation");
  return (rows[0] as { id: number }).id;
}

/** Records an operation inside the transaction that is open. */
export async function recordOperation(client: Client, id: number, session: number, what: string): Promise<void> {
  await client.query({
    name: "record-operation",
    text: `WITH made AS (
             INSERT INTO rehearsal_writer.operation (id, session, amount, what) VALUES ($1, $2, $3, $4)
             RETURNING session, amount)
           UPDATE rehearsal_writer.counter AS c SET operations = c.operations + 1, total = c.total + made.amount
             FROM made WHERE c.session = made.session`,
    values: [id, session, 1 + (id % 1000), what],
  });
}
