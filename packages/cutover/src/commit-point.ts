import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type Client, type DatabaseAddress, isConnectionLost } from "@postgres-to-aurora/postgres";
import { COMMIT_POINT, type Journal, readRuns } from "./journal.js";
import { tryLock } from "./lock.js";
import type { Clock, Observer } from "./ports.js";
import { APPLICATION_NAME, closeSession, openSession } from "./sessions.js";

/** An answer that takes longer counts as lost. */
const ANSWER_WITHIN_MS = 5_000;
/** How long the journal is asked after the answer was lost, before a person must decide. */
const ASK_FOR_MS = 120_000;
const ASK_EVERY_MS = 500;

/** Opens the target and records the switch, atomically; only from the frozen state that this run claimed. */
const COMMIT = `
WITH opened AS (
  UPDATE migration_guard.state SET mode = 'open', expires_at = 'infinity', epoch = $2, changed_at = clock_timestamp()
   WHERE mode = 'frozen' AND run_id = $1 RETURNING 1)
INSERT INTO migration_ctl.journal (run_id, epoch, step, phase, data, actor)
SELECT $1, $2, '${COMMIT_POINT}', 'done', $3, $4 FROM opened`;

/** Nobody can tell whether the switch happened: the source must stay frozen. */
export class CommitUnknownError extends EnvironmentError {}

/**
 * Passes the commit point: one transaction on the target that opens its guard and writes the journal row. Sent on
 * the session that holds the lock, so it cannot succeed after another run took over.
 * @param lockPid server process of that session
 * @returns the session to go on with: a new one, holding the lock, when the old one broke after the switch happened
 * @throws CommitUnknownError when nobody can tell; any other error means that it did not happen
 */
export async function passCommitPoint(
  journal: Journal,
  lockPid: number,
  data: object,
  target: DatabaseAddress,
  clock: Clock,
  observer: Observer,
): Promise<Client> {
  const values = [journal.runId, journal.epoch, JSON.stringify(data), journal.actor];
  const answered = new AbortController();
  try {
    const late = clock.sleep(ANSWER_WITHIN_MS, answered.signal).then(() => {
      throw Object.assign(new Error("no answer within 5 s"), { code: "ETIMEDOUT" });
    });
    late.catch(() => {});
    const { rowCount } = await Promise.race([journal.client.query(COMMIT, values), late]);
    if (rowCount === 1) return journal.client;
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    observer.warning("The answer to the commit point was lost; asking the journal");
    void closeSession(journal.client);
    const answer = await askJournal(journal.runId, lockPid, target, clock, clock.now() + ASK_FOR_MS);
    if (answer.committed) return answer.client;
    await closeSession(answer.client);
    throw new EnvironmentError({
      code: "COMMIT_LOST",
      what: "The connection to the target broke at the commit point, before it took effect",
      remedy: "Check the target and the network, then run again",
      cause: error,
    });
  } finally {
    answered.abort();
  }
  throw new EnvironmentError({
    code: "TARGET_NOT_CLAIMED",
    what: "The target's write guard is not the one this run froze",
    why: "Something changed migration_guard.state on the target meanwhile",
    remedy: "Run again",
  });
}

async function askJournal(
  runId: string,
  lockPid: number,
  target: DatabaseAddress,
  clock: Clock,
  deadline: number,
): Promise<{ client: Client; committed: boolean }> {
  for (;;) {
    let client: Client | undefined;
    let cause: unknown;
    try {
      client = await openSession(target, "target");
      // The old session may still be at work. Once its lock is ours it has ended, and the journal is the truth.
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND application_name = $2",
        [lockPid, APPLICATION_NAME],
      );
      if (await tryLock(client)) {
        const run = (await readRuns(client)).find((past) => past.runId === runId);
        return { client, committed: run?.committed === true };
      }
    } catch (error) {
      cause = error;
    }
    if (client) await closeSession(client);
    if (clock.now() > deadline) throw unknownCommit(runId, cause);
    await clock.sleep(ASK_EVERY_MS);
  }
}

function unknownCommit(runId: string, cause: unknown): CommitUnknownError {
  return new CommitUnknownError({
    code: "COMMIT_UNKNOWN",
    what: "It is not known whether the target was opened: its connection broke at the commit point and it cannot be reached since",
    why: "The source therefore stays frozen: nothing can be written on both sides",
    remedy:
      "Bring the target back and run this action again: it reads the journal, then finishes or undoes. " +
      "Only if the target is lost for good, open the source by hand: " +
      `UPDATE migration_guard.state SET mode='open', expires_at='infinity', run_id=NULL WHERE run_id='${runId}'`,
    cause,
  });
}
