import { setTimeout as sleep } from "node:timers/promises";
import { COLUMN_SAMPLE, type Compared, conclude, describeRows } from "./compare-table.js";
import { awaitMarker, type Barrier, writeMarker } from "./marker.js";
import { findDifferingColumns } from "./rows-of-keys.js";
import type { Sessions } from "./sessions.js";
import { LONGEST_PAUSE_MS, type Suspect, settleSuspects } from "./witness.js";

const FEWEST_TRIES = 3;

/**
 * Judges again, behind markers, every table whose rows differ between the two snapshots. The sessions must be
 * outside of any transaction. When the marker does not travel, the differences stand as they are.
 * @returns rounds of the re-check, and why the changes did not move
 */
export async function judgeLive(
  all: Compared[],
  sessions: Sessions,
  barrier: Barrier,
): Promise<{ rounds: number; problem?: string }> {
  const tables = all.filter(({ rowsDiffer }) => rowsDiffer);
  const unnamed = tables.filter(({ rows, source }) => rows.length === 0 && source.side.key.length > 0);
  for (const compared of unnamed) conclude(compared, "unproved", compared.result.reason);
  const keyed = tables
    .filter(({ rows }) => rows.length > 0)
    .map((compared) => ({
      compared,
      source: compared.source,
      target: compared.target,
      suspects: suspectsOf(compared),
    }));
  let { rounds, problem } = await settleSuspects(keyed, sessions, barrier);
  for (const { compared, suspects } of keyed) await concludeKeyed(compared, suspects, sessions, problem);
  for (const compared of tables.filter(({ source }) => source.side.key.length === 0)) {
    if (problem) break;
    const settled = await settleWholeTable(compared, sessions, barrier);
    rounds += settled.rounds;
    problem = settled.problem;
  }
  return problem ? { rounds, problem } : { rounds };
}

function suspectsOf({ rows }: Compared): Suspect[] {
  return rows.map(({ key, difference }) => ({
    key,
    verdict: "pending",
    onSource: difference !== "extra",
    onTarget: difference !== "missing",
    confirmations: 0,
  }));
}

async function concludeKeyed(
  compared: Compared,
  suspects: Suspect[],
  sessions: Sessions,
  problem?: string,
): Promise<void> {
  const { result, plan } = compared;
  const counted = (suspect: Suspect) =>
    suspect.verdict === "different" || (problem !== undefined && suspect.verdict === "pending");
  const different = suspects.filter(counted);
  const overflow = result.atLeast;
  compared.rows = different.map(({ key, onSource, onTarget }) => ({
    key,
    difference: !onTarget ? "missing" : !onSource ? "extra" : "changed",
  }));
  // Without a moving marker the counts of the snapshots stand, also those beyond the listed rows.
  if (!problem || different.length < suspects.length)
    for (const kind of ["missing", "extra", "changed"] as const)
      result[kind] = compared.rows.filter(({ difference }) => difference === kind).length;
  result.unprovedRows = problem ? 0 : suspects.filter(({ verdict }) => verdict === "pending").length;
  result.atLeast = overflow && different.length > 0;

  const changed = compared.rows.filter(({ difference }) => difference === "changed").map(({ key }) => key);
  const [source, target] = [sessions.source.workers[0]!, sessions.target.workers[0]!];
  const columns = await findDifferingColumns(
    { client: source, sql: compared.source },
    { client: target, sql: compared.target },
    changed.slice(0, COLUMN_SAMPLE),
  );
  result.columns = [...new Set([...plan.structure.flatMap((one) => one.columns), ...columns])];

  const hot = result.unprovedRows > 0 ? `${result.unprovedRows} rows changed too often to be proved` : "";
  const rest =
    overflow && different.length === 0
      ? `more rows differed between the two moments than the ${suspects.length} re-checked`
      : "";
  const verdict = different.length > 0 ? "different" : hot || rest ? "unproved" : "equal";
  conclude(compared, verdict, [different.length > 0 ? describeRows(result) : "", hot, rest].filter(Boolean).join("; "));
}

/**
 * A table without key has no rows to look up: its checksum is taken on the source, behind a marker on the target, and
 * on the source again, until the target equals the later one, or the source stood still and the target differs.
 */
async function settleWholeTable(
  compared: Compared,
  sessions: Sessions,
  barrier: Barrier,
): Promise<{ rounds: number; problem?: string }> {
  const { result, source, target } = compared;
  const read = async (side: "source" | "target", text: string) => {
    const { rows } = await sessions[side].workers[0]!.query<string[]>({ text, rowMode: "array" });
    return rows[0]!.join(" ");
  };
  const deadline = Date.now() + barrier.patienceMs;
  for (let round = 1; ; round++) {
    const before = await read("source", source.checksum());
    const written = await writeMarker(sessions.source.leader, barrier.task);
    if ("problem" in written) return { rounds: round, problem: written.problem };
    const witness = await read("source", source.checksum());
    const problem = await awaitMarker(sessions.target.leader, written.token, barrier);
    if (problem) return { rounds: round, problem };
    const seen = await read("target", target.checksum());
    const after = await read("source", source.checksum());
    if (seen === witness || seen === after) {
      Object.assign(result, { missing: 0, extra: 0, changed: 0, atLeast: false });
      conclude(compared, "equal", "");
      return { rounds: round };
    }
    // Inserts and deletes both leave a trace in count and sum; only a table that stood still is judged.
    if (before === witness && before === after && round > 1) {
      conclude(compared, "different", describeRows(result));
      return { rounds: round };
    }
    if (round >= FEWEST_TRIES && Date.now() >= deadline) {
      Object.assign(result, { missing: 0, extra: 0, changed: 0, atLeast: false });
      conclude(compared, "unproved", "The table has no key and changed too often to be proved as a whole");
      return { rounds: round };
    }
    await sleep(Math.min(100 * 2 ** round, LONGEST_PAUSE_MS), undefined, { signal: barrier.signal });
  }
}
