import { setTimeout as sleep } from "node:timers/promises";
import { awaitMarker, type Barrier, writeMarker } from "./marker.js";
import { type RowState, readRowsOfKeys } from "./rows-of-keys.js";
import type { Sessions } from "./sessions.js";
import type { TableSql } from "./table-sql.js";

/** One row that differed between the two snapshots and has to be judged while writes go on. */
export interface Suspect {
  key: string;
  verdict: "pending" | "equal" | "different";
  /** What was last seen of it on each side. */
  onSource: boolean;
  onTarget: boolean;
  /** Rounds in a row in which it stood still on the source and differed on the target. */
  confirmations: number;
}

/** The suspects of one table. */
export interface SuspectTable {
  source: TableSql;
  target: TableSql;
  suspects: Suspect[];
}

export interface WitnessOutcome {
  rounds: number;
  /** Why the changes did not move; what was pending is then still pending. */
  problem?: string;
}

/** Enough to tell a difference from a coincidence, however short the patience. */
const FEWEST_ROUNDS = 5;
/** Between two rounds. */
export const LONGEST_PAUSE_MS = 2_000;
/** Up to so many rows are watched all the time, so that a row written many times a second meets an equal moment. */
const WATCHED_ROWS = 300;
const TARGET_READS = 10;
const WATCH_PAUSE_MS = 3;

/**
 * Judges suspects behind a marker. Everything committed before the marker is on the target once the marker is
 * there, as long as changes are applied in commit order. So, per round: read the source, write the marker, wait for
 * it on the target, read the target, read the source again.
 * - The target equals any version the source had after the marker was written: equal.
 * - The source had one version all the time and the target still has other content: different, if a later round agrees.
 * - Otherwise the row moved: again, after a longer pause. At last it stays pending: unproved, never equal.
 */
export async function settleSuspects(
  tables: SuspectTable[],
  sessions: Sessions,
  barrier: Barrier,
): Promise<WitnessOutcome> {
  const deadline = Date.now() + barrier.patienceMs;
  for (let round = 0; ; round++) {
    const pending = tables
      .map((table) => ({ ...table, suspects: table.suspects.filter(({ verdict }) => verdict === "pending") }))
      .filter(({ suspects }) => suspects.length > 0);
    const tired = round >= FEWEST_ROUNDS && Date.now() >= deadline;
    if (pending.length === 0 || tired) return { rounds: round };
    if (round > 0) await sleep(Math.min(25 * 2 ** round, LONGEST_PAUSE_MS), undefined, { signal: barrier.signal });
    const problem = await playRound(pending, sessions, barrier);
    if (problem) return { rounds: round + 1, problem };
  }
}

async function playRound(tables: SuspectTable[], sessions: Sessions, barrier: Barrier): Promise<string | undefined> {
  const count = tables.reduce((sum, { suspects }) => sum + suspects.length, 0);
  const [source, target] = [sessions.source.workers[0]!, sessions.target.workers[0]!];
  const readSource = () => readTables(tables, (table, keys) => readRowsOfKeys(source, table.source, keys));
  const readTarget = () => readTables(tables, (table, keys) => readRowsOfKeys(target, table.target, keys));

  const before = await readSource();
  const written = await writeMarker(sessions.source.leader, barrier.task);
  if ("problem" in written) return written.problem;
  const witnesses = [await readSource()];
  const targetSeen: Snapshot[] = [];
  const watch = new AbortController();
  const watching = (async () => {
    while (count <= WATCHED_ROWS && !watch.signal.aborted) {
      witnesses.push(await readSource());
      await sleep(WATCH_PAUSE_MS);
    }
  })();
  // Its failure is thrown where it is awaited.
  watching.catch(() => {});
  try {
    const problem = await awaitMarker(sessions.target.leader, written.token, barrier);
    if (problem) return problem;
    for (let reads = 0; reads < (count <= WATCHED_ROWS ? TARGET_READS : 1); reads++)
      targetSeen.push(await readTarget());
  } finally {
    watch.abort();
    await watching;
  }
  witnesses.push(await readSource());

  tables.forEach(({ suspects }, table) => {
    for (const suspect of suspects) judge(suspect, table, before, witnesses, targetSeen);
  });
  return undefined;
}

/** What one side held: per table, by key. */
type Snapshot = Map<string, RowState>[];

async function readTables(
  tables: SuspectTable[],
  read: (table: SuspectTable, keys: string[]) => Promise<Map<string, RowState>>,
): Promise<Snapshot> {
  const snapshot: Snapshot = [];
  for (const table of tables)
    snapshot.push(
      await read(
        table,
        table.suspects.map(({ key }) => key),
      ),
    );
  return snapshot;
}

function judge(suspect: Suspect, table: number, before: Snapshot, witnesses: Snapshot[], target: Snapshot[]): void {
  const at = (snapshot: Snapshot) => snapshot[table]?.get(suspect.key);
  const contents = new Set(witnesses.map((snapshot) => at(snapshot)?.content));
  const seen = new Set(target.map((snapshot) => at(snapshot)?.content));
  suspect.onSource = at(witnesses.at(-1)!) !== undefined;
  suspect.onTarget = at(target.at(-1)!) !== undefined;
  if ([...seen].some((content) => contents.has(content))) {
    suspect.verdict = "equal";
    return;
  }
  const versions = new Set([before, ...witnesses].map((snapshot) => at(snapshot)?.version));
  suspect.confirmations = versions.size === 1 ? suspect.confirmations + 1 : 0;
  // A row that is absent has no version that would show it came and went between two looks.
  if (suspect.confirmations >= (suspect.onSource ? 2 : 4)) suspect.verdict = "different";
}
