import { setTimeout as sleep } from "node:timers/promises";
import { type Client, connect, type DatabaseAddress } from "@postgres-to-aurora/postgres";

export const APPLICATION_NAME = "postgres-to-aurora-cutover";
const FAREWELL_MS = 1_000;

/** The sessions of a run, all opened before the freeze so that nothing connects inside it. */
export interface Sessions extends Record<string, Client> {
  /** Source: freeze, fence, close. */
  source: Client;
  /** Source: idle, so that a thaw never waits behind another query. */
  undo: Client;
  /** Source: renews the lease. */
  lease: Client;
  /** Source: holds the temporary proof slot, writes the marker. */
  proof: Client;
  /** Source and target: sequences, beside the drain. */
  sourceSequences: Client;
  targetSequences: Client;
  /** Target: holds the lock, writes the journal and the commit point. */
  journal: Client;
  /** Target: watches the marker arrive. */
  drain: Client;
}

/** Opens all sessions of a run; closes those already open when one cannot be. Throws what connect throws. */
export async function openSessions(source: DatabaseAddress, target: DatabaseAddress): Promise<Sessions> {
  const opened: Promise<Client>[] = [];
  const open = (address: DatabaseAddress, role: string) => {
    const session = openSession(address, role);
    opened.push(session);
    return session;
  };
  try {
    const [own, undo, lease, proof, sourceSequences, journal, drain, targetSequences] = await Promise.all([
      open(source, "source"),
      open(source, "source"),
      open(source, "source"),
      open(source, "source"),
      open(source, "source"),
      open(target, "target"),
      open(target, "target"),
      open(target, "target"),
    ]);
    return { source: own, undo, lease, proof, sourceSequences, targetSequences, journal, drain };
  } catch (error) {
    for (const result of await Promise.allSettled(opened))
      if (result.status === "fulfilled") await result.value.end().catch(() => {});
    throw error;
  }
}

/** One session with the settings a cutover relies on. Throws what connect throws. */
export async function openSession(address: DatabaseAddress, role: string): Promise<Client> {
  const client = await connect(address, { applicationName: APPLICATION_NAME, role });
  // A commit that was answered must survive a crash; and a dead runner's sessions (lock, slot) must end soon.
  // The writable default matters on a source that an earlier run already closed.
  await client.query(
    `SET synchronous_commit = on; SET default_transaction_read_only = off;
     SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3`,
  );
  return client;
}

/** Ends all sessions; never throws. */
export async function closeSessions(sessions: Sessions): Promise<void> {
  await Promise.all(Object.values(sessions).map(closeSession));
}

/** Ends a session; one whose server does not answer is dropped, so that it cannot keep this process alive. */
export async function closeSession(client: Client): Promise<void> {
  await Promise.race([client.end().catch(() => {}), sleep(FAREWELL_MS, undefined, { ref: false })]);
  client.connection.stream.destroy();
}
