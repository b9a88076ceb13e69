import { type Client, connect, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";

/** The sessions of one database: the leader holds the snapshot, the workers read. */
export interface Side {
  address: DatabaseAddress;
  leader: Client;
  workers: Client[];
  /** Backend process ids of all of them. */
  pids: number[];
}

/** Open sessions to both databases. Whoever opens them closes them. */
export interface Sessions {
  source: Side;
  target: Side;
  close(): Promise<void>;
}

const APPLICATION = { applicationName: "postgres-to-aurora validation" };

const BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/**
 * Opens one leader and `workers` further sessions on each side, all at once.
 * @throws what connect throws; nothing stays open then
 */
export async function openSessions(
  source: DatabaseAddress,
  target: DatabaseAddress,
  workers: number,
): Promise<Sessions> {
  const opened = await Promise.allSettled([openSide(source, "source", workers), openSide(target, "target", workers)]);
  const [left, right] = opened;
  if (left.status === "fulfilled" && right.status === "fulfilled")
    return {
      source: left.value,
      target: right.value,
      close: async () => void (await Promise.all([closeSide(left.value), closeSide(right.value)])),
    };
  await Promise.all(opened.map((side) => (side.status === "fulfilled" ? closeSide(side.value) : undefined)));
  throw opened.find((side) => side.status === "rejected")?.reason;
}

async function openSide(address: DatabaseAddress, role: string, workers: number): Promise<Side> {
  const options = { role, ...APPLICATION };
  // The first alone: a wrong password is then tried once, not once per worker.
  const leader = await connect(address, options);
  const opened = await Promise.allSettled(Array.from({ length: workers }, () => connect(address, options)));
  const clients = opened.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const side: Side = { address, leader, workers: clients, pids: [] };
  try {
    for (const one of opened) if (one.status === "rejected") throw one.reason;
    side.pids = await Promise.all([leader, ...clients].map(prepare));
  } catch (error) {
    await closeSide(side);
    throw error;
  }
  return side;
}

async function prepare(client: Client): Promise<number> {
  // Compiling the long hash expressions takes longer than it saves. A table locked by somebody is reported, not waited for.
  await client.query("SET jit = off; SET lock_timeout = '30s'");
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]!.pid;
}

async function closeSide({ leader, workers }: Side): Promise<void> {
  await Promise.all([leader, ...workers].map((client) => client.end().catch(() => {})));
}

/** Starts the leader's read-only transaction and returns the id of its snapshot, for the workers to read the same moment. */
export async function exportSnapshot({ leader }: Side): Promise<string> {
  await leader.query(BEGIN);
  const { rows } = await leader.query<{ id: string }>("SELECT pg_export_snapshot() AS id");
  return rows[0]!.id;
}

/** Puts a worker into a fresh transaction on the leader's snapshot, whatever state it was in. */
export async function enterSnapshot(worker: Client, id: string): Promise<void> {
  // The id is made by the server of hexadecimal digits and hyphens; SET takes no parameters.
  await worker.query(`ROLLBACK; ${BEGIN}; SET TRANSACTION SNAPSHOT '${id.replace(/[^0-9A-Fa-f-]/g, "")}'`);
}

/** Ends the transactions of all sessions of a side. */
export async function leaveSnapshot({ leader, workers }: Side): Promise<void> {
  await Promise.all([leader, ...workers].map((client) => client.query("ROLLBACK")));
}

/** Cancels, through a session of its own, what the sessions of a side are running. Never throws: they may be gone. */
export async function cancelSide({ address, pids }: Side): Promise<void> {
  const text = "SELECT pg_cancel_backend(pid) FROM unnest($1::int[]) AS pid";
  await withClient(address, APPLICATION, (client) => client.query(text, [pids])).catch(() => {});
}
