import { displayName, EnvironmentError, errorText, KnownError, type Verdict } from "@postgres-to-aurora/domain";
import type { DatabaseAddress, TableScope } from "@postgres-to-aurora/postgres";
import { type Compared, compareTable, conclude, startResult } from "./compare-table.js";
import type { CompareOptions, Comparison, TableResult, TableVerdict } from "./comparison.js";
import { judgeLive } from "./live.js";
import { planComparison } from "./plan.js";
import { chooseHashMode } from "./row-hash.js";
import { cancelSide, enterSnapshot, exportSnapshot, leaveSnapshot, openSessions, type Sessions } from "./sessions.js";

const DEFAULT_WORKERS = 4;
const DEFAULT_KEY_LIMIT = 1_000;
const DEFAULT_MARKER_TIMEOUT_MS = 30_000;
const DEFAULT_PATIENCE_MS = 20_000;
const EVERYTHING: TableScope = { schemas: [], excluded: [] };

/** Differing rows re-checked per table in live mode. */
const MOST_SUSPECTS = 20_000;

/**
 * Compares every row of every table of two databases and names what differs. Reads only, apart from the marker row in
 * live mode. Each side is seen at one moment, through one exported snapshot shared by all its workers.
 * @throws UserError for unknown names in `scope`, and what connect throws; EnvironmentError when a
 * session is lost, so a comparison that was not finished never looks like one; the signal's reason when aborted
 */
export async function compareDatabases(
  source: DatabaseAddress,
  target: DatabaseAddress,
  options: CompareOptions = {},
): Promise<Comparison> {
  options.signal?.throwIfAborted();
  const sessions = options.sessions ?? (await openSessions(source, target, options.workers ?? DEFAULT_WORKERS));
  const stop = new AbortController();
  let cancelled: Promise<unknown> | undefined;
  const halt = (reason: unknown) => {
    if (stop.signal.aborted) return;
    stop.abort(reason);
    cancelled = Promise.all([cancelSide(sessions.source), cancelSide(sessions.target)]);
  };
  const onAbort = () => halt(options.signal?.reason);
  options.signal?.addEventListener("abort", onAbort, { once: true });
  try {
    if (options.signal?.aborted) onAbort();
    return await runComparison(sessions, options, stop.signal, halt);
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    throw error instanceof KnownError ? error : interrupted(error);
  } finally {
    options.signal?.removeEventListener("abort", onAbort);
    // A cancel still under way must not hit what these sessions do next.
    await cancelled;
    if (!options.sessions) await sessions.close();
    else await Promise.allSettled([leaveSnapshot(sessions.source), leaveSnapshot(sessions.target)]);
  }
}

/**
 * The comparison for a source that takes no writes: whether the two databases hold the same rows, as quickly as it can
 * be told. Differing tables are named, their rows are not. Hand in `sessions` opened ahead (openSessions).
 * Proved only if the returned verdict is `pass`. Throws what compareDatabases throws.
 */
export function proveEqual(
  source: DatabaseAddress,
  target: DatabaseAddress,
  options: Omit<CompareOptions, "live" | "nameRows" | "showKeys" | "keyLimit"> = {},
): Promise<Comparison> {
  return compareDatabases(source, target, { ...options, nameRows: false });
}

async function runComparison(
  sessions: Sessions,
  options: CompareOptions,
  signal: AbortSignal,
  halt: (reason: unknown) => void,
): Promise<Comparison> {
  const started = performance.now();
  const [sourceSnapshot, targetSnapshot] = await Promise.all([
    exportSnapshot(sessions.source),
    exportSnapshot(sessions.target),
  ]);
  const [source, target] = [sessions.source.leader, sessions.target.leader];
  const mode = await chooseHashMode(source, target, options.mode);
  const plans = await planComparison(source, target, options.scope ?? EVERYTHING);
  const all = plans.map((plan) => startResult(plan, mode));
  for (const compared of all)
    if (compared.plan.excluded) compared.result.reason = "Excluded by name";
    else if (!compared.plan.onBothSides) conclude(compared, "not-checked", "");

  const queue = all.filter(({ plan }) => plan.onBothSides && !plan.excluded);
  const keyLimit = options.keyLimit ?? DEFAULT_KEY_LIMIT;
  const tableOptions = { nameRows: options.nameRows ?? true, limit: options.live ? MOST_SUSPECTS : keyLimit };
  const report = progressReporter(queue.length, options.onProgress);
  const rest = queue.values();
  const work = async (index: number) => {
    const [left, right] = [sessions.source.workers[index]!, sessions.target.workers[index]!];
    let ready = false;
    // The workers share the iterator: each takes the next table when it is free.
    for (const compared of rest) {
      signal.throwIfAborted();
      if (!ready) await Promise.all([enterSnapshot(left, sourceSnapshot), enterSnapshot(right, targetSnapshot)]);
      const end = report(compared.result);
      const readers = {
        source: { client: left, sql: compared.source },
        target: { client: right, sql: compared.target },
      };
      ready = await compareTable(compared, readers, tableOptions);
      signal.throwIfAborted();
      end();
    }
  };
  await allOrHalt(
    sessions.source.workers.map((_, index) => work(index)),
    halt,
  );
  await Promise.all([leaveSnapshot(sessions.source), leaveSnapshot(sessions.target)]);

  const notes: string[] = [];
  let witnessRounds = 0;
  if (options.live && tableOptions.nameRows) {
    const { task, markerTimeout = DEFAULT_MARKER_TIMEOUT_MS, patience = DEFAULT_PATIENCE_MS } = options.live;
    const live = await judgeLive(all, sessions, { task, timeoutMs: markerTimeout, patienceMs: patience, signal });
    witnessRounds = live.rounds;
    if (live.problem)
      notes.push(
        `Changes were not moving: ${live.problem}. Differences are those between two snapshots taken at the same time.`,
      );
  }
  if (options.showKeys) for (const { result, rows } of all) if (rows.length > 0) result.keys = rows.slice(0, keyLimit);
  if (queue.length === 0) notes.push("There was no table to compare.");
  if (mode !== "record")
    notes.push(`Rows were hashed by their text form (${mode}), because the cheaper hash differs between the servers.`);
  const tables = all.map(({ result }) => result).sort(byVerdict);
  return {
    tables,
    totals: total(all, performance.now() - started),
    verdict: overall(tables),
    hash: mode,
    witnessRounds,
    notes,
  };
}

/** Waits for all; the first failure halts the others before it is thrown. */
async function allOrHalt(work: Promise<void>[], halt: (reason: unknown) => void): Promise<void> {
  let first: { error: unknown } | undefined;
  await Promise.all(
    work.map((one) =>
      one.catch((error: unknown) => {
        first ??= { error };
        halt(error);
      }),
    ),
  );
  if (first) throw first.error;
}

/** Told when a table begins, tells the caller; the function it returns is called when the table is done. */
function progressReporter(tablesTotal: number, onProgress: CompareOptions["onProgress"]) {
  const running = new Set<string>();
  let [tablesDone, rowsDone] = [0, 0];
  const tell = () => onProgress?.({ tablesDone, tablesTotal, rowsDone, running: [...running] });
  return (result: TableResult) => {
    const name = displayName(result);
    const begun = performance.now();
    running.add(name);
    tell();
    return () => {
      result.milliseconds = Math.round(performance.now() - begun);
      running.delete(name);
      tablesDone++;
      rowsDone += result.rows.source ?? 0;
      tell();
    };
  };
}

const ORDER: TableVerdict[] = ["different", "unproved", "not-checked", "equal"];

function byVerdict(a: TableResult, b: TableResult): number {
  return ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || (displayName(a) < displayName(b) ? -1 : 1);
}

function overall(tables: TableResult[]): Verdict {
  const judged = tables.filter(({ excluded }) => !excluded);
  if (judged.some(({ verdict }) => verdict === "different")) return "fail";
  return judged.length > 0 && judged.every(({ verdict }) => verdict === "equal") ? "pass" : "unproved";
}

function total(all: Compared[], milliseconds: number): Comparison["totals"] {
  const totals = { tables: 0, rows: 0, differences: 0, milliseconds: Math.round(milliseconds) };
  for (const { plan, result } of all) {
    if (plan.excluded) continue;
    if (result.rows.source !== null) totals.tables++;
    totals.rows += result.rows.source ?? 0;
    totals.differences += result.missing + result.extra + result.changed;
    for (const { verdict, columns } of plan.structure)
      if (verdict === "different") totals.differences += Math.max(1, columns.length);
  }
  return totals;
}

function interrupted(cause: unknown): EnvironmentError {
  return new EnvironmentError({
    code: "COMPARISON_INTERRUPTED",
    what: "The comparison was interrupted, so nothing is proved",
    why: errorText(cause),
    remedy: "Check that both servers are up and reachable, then run it again",
    cause,
  });
}
