import { randomBytes } from "node:crypto";
import { UserError } from "@postgres-to-aurora/domain";
import { proveTargetOpen } from "./canary.js";
import { closeSource } from "./close-source.js";
import { CommitUnknownError, passCommitPoint } from "./commit-point.js";
import { waitForMarker, writeMarker } from "./drain.js";
import { openWindow } from "./freeze-window.js";
import { requireCleanTask, requireEqualRows } from "./gates.js";
import { armGuard, claimTarget, fence, freeze } from "./guard.js";
import { ABORTED, COMMIT_POINT, FINISHED, Journal, prepareJournal } from "./journal.js";
import { keepLease } from "./lease.js";
import { takeLock } from "./lock.js";
import { type CutoverResult, explained, type FreezeFigures, RolledBackError, UnfinishedError } from "./outcome.js";
import { type CutoverPlan, sparedUsers } from "./plan.js";
import type { Ports } from "./ports.js";
import { type Preflight, preflight } from "./preflight.js";
import { createProofSlot, proofSlotName, requireSilence } from "./proof-slot.js";
import { recover } from "./recover.js";
import { copySequences, type Sequence } from "./sequences.js";
import { closeSessions, openSessions, type Sessions } from "./sessions.js";
import { Steps } from "./steps.js";
import { waitForStragglers } from "./stragglers.js";
import { thawSource } from "./thaw-source.js";

/** What every part of a run needs. */
interface Run {
  id: string;
  plan: CutoverPlan;
  ports: Ports;
  sessions: Sessions;
  /** Server process that holds the lock. */
  lockPid: number;
  journal: Journal;
  steps: Steps;
  cancel: AbortSignal;
}

/**
 * Moves the application from source to target: look, prepare, freeze, prove, pass the commit point, go on.
 * Up to the commit point every failure, and cancellation, opens the source again; after it the way is only forward.
 * Run again after a crash it finds out from the journal which of the two holds.
 * @param cancel aborted when the job is cancelled
 * @throws UserError when the preflight forbids it or another run is at work; RolledBackError when the freeze was
 *   undone; CommitUnknownError when a person must decide; UnfinishedError when only steps after the switch are left
 */
export async function runCutover(plan: CutoverPlan, ports: Ports, cancel: AbortSignal): Promise<CutoverResult> {
  const { clock, observer } = ports;
  const id = `${new Date(clock.now()).toISOString().slice(0, 19).replace(/[-:]/g, "").toLowerCase()}-${randomBytes(3).toString("hex")}`;
  const sessions = await openSessions(plan.source, plan.target);
  try {
    const lockPid = await takeLock(sessions.journal);
    const past = await recover(sessions.source, sessions.journal, plan.actor, observer, plan.dryRun);
    if (past.kind === "finished") return { status: "finished-earlier", runId: past.run.runId };

    const begin = (runId: string): Run => {
      const journal = new Journal(sessions.journal, runId, plan.actor);
      const steps = new Steps(clock, observer, journal);
      return { id: runId, plan, ports, sessions, lockPid, journal, steps, cancel };
    };
    if (past.kind === "switched") {
      if (plan.dryRun) return { status: "dry-run", runId: past.run.runId, resumed: true };
      const run = begin(past.run.runId);
      run.journal.epoch = past.run.epoch;
      observer.warning(`Run ${run.id} had passed the commit point: finishing it`);
      return { status: "switched", runId: run.id, resumed: true, ...(await goForward(run, undefined)) };
    }

    const run = begin(id);
    const { forecast, batchApply } = await lookBefore(run);
    if (plan.dryRun) return { status: "dry-run", runId: id, forecast };
    const known = await prepare(run);
    const { figures, journal } = await crossTheWindow(run, known, batchApply ? 2 : 1);
    const rest = await goForward({ ...run, journal, steps: new Steps(clock, observer, journal) }, figures);
    return { status: "switched", runId: id, freeze: figures, forecast, ...rest };
  } catch (error) {
    throw explained(error);
  } finally {
    await Promise.all([closeSessions(sessions), ports.rowCheck.close()]);
  }
}

/** Step 1. Nothing is changed yet but the marker row. */
async function lookBefore({ id, plan, ports, sessions, cancel }: Run): Promise<Preflight> {
  const { clock, forward, observer } = ports;
  // Not journaled: the journal's table is made only once the preflight has passed.
  const look = await new Steps(clock, observer).time("preflight", () =>
    preflight(plan, sessions.proof, sessions.drain, forward, proofSlotName(id), clock, cancel),
  );
  observer.preflight(look.checks);
  const failed = look.checks.filter((check) => check.state === "failed");
  if (failed.length > 0)
    throw new UserError({
      code: "PREFLIGHT_FAILED",
      what: `The cutover cannot begin: ${failed.map(({ name, detail }) => `${name} (${detail})`).join("; ")}`,
      why: "Nothing was frozen or changed",
      remedy: failed.map(({ remedy }) => remedy).join(". "),
    });
  return look;
}

/** Step 2. Everything that can be done while writes still flow: guards armed, sequences near, proof slot waiting. */
async function prepare({ id, plan, ports, sessions, journal, steps, cancel }: Run): Promise<Sequence[]> {
  const { clock } = ports;
  const slot = proofSlotName(id);
  await prepareJournal(journal.client);
  await journal.write("begin", "done", { migration: plan.migration });
  await steps.run("arm write guards", async () => {
    // What an open side needs no exemption for stays unexempted: the application may well use the source's user.
    await Promise.all([
      armGuard(sessions.source, "source", plan.exemptUsers, clock, cancel),
      armGuard(sessions.targetSequences, "target", sparedUsers(plan), clock, cancel),
    ]);
    await claimTarget(sessions.targetSequences, id);
  });
  const { sequences } = await steps.run("sequences, first pass", () =>
    copySequences(sessions.sourceSequences, sessions.targetSequences, [], plan.scope),
  );
  await ports.rowCheck.prepare();
  await steps.run("proof slot", () => createProofSlot(sessions.proof, slot));
  cancel.throwIfAborted();
  return sequences;
}

/** Steps 3-9, from the freeze to the commit point. Whatever fails here opens the source again. */
async function crossTheWindow(
  { id, plan, ports, sessions, lockPid, journal, steps, cancel }: Run,
  known: Sequence[],
  markers: number,
): Promise<{ figures: FreezeFigures; journal: Journal }> {
  const { clock, observer } = ports;
  const slot = proofSlotName(id);
  const window = openWindow(cancel, plan.freezeLimit, sessions, clock);
  const { signal } = window;
  journal.onFailure = window.fail;
  let frozenAt = clock.now();
  let freezing: Promise<unknown> = Promise.resolve();
  let fenced = false;
  let stopLease = () => {};
  const elapsed = () => clock.now() - frozenAt;
  const step: Steps["run"] = async (name, body, tell) => {
    signal.throwIfAborted();
    return steps.run(name, body, tell);
  };

  try {
    const proven = await window.within(async () => {
      await step("freeze", async () => {
        await journal.flush(); // the intent is on record before the effect
        signal.throwIfAborted();
        frozenAt = clock.now();
        const frozen = freeze(sessions.source, id, plan.leaseTtl);
        freezing = frozen.catch(() => {});
        journal.epoch = await frozen;
        signal.throwIfAborted();
        const lease = { runId: id, epoch: journal.epoch, ttl: plan.leaseTtl };
        stopLease = keepLease(sessions.lease, lease, clock, window.fail);
      });
      const terminated = await step(
        "old transactions",
        () => waitForStragglers(sessions.source, sparedUsers(plan), plan.grace, clock, signal),
        (count) => ({ terminated: count }),
      );

      let token = "";
      const drained = async () => {
        for (let n = 1; n <= markers; n++) {
          token = `${id}:${n}`;
          const counter = await writeMarker(sessions.proof, plan.migration, token);
          await waitForMarker(sessions.drain, plan.migration, counter, plan.drainTimeout, clock, signal);
        }
        return elapsed();
      };
      const drainThenCompare = async () => {
        const toDrained = await step("drain", drained, (ms) => ({ token, ms }));
        observer.info(`Drained ${toDrained} ms after the freeze; comparing rows`);
        const [rows] = await window.all([
          step(
            "rows",
            () => requireEqualRows(ports.rowCheck, signal),
            ({ tables, rows }) => ({ tables, rows }),
          ),
          step("task and tables clean", () => requireCleanTask(ports.forward, sessions.drain, signal)),
        ]);
        return { toDrained, rows };
      };
      const [{ toDrained, rows }, sequences] = await window.all([
        drainThenCompare(),
        step(
          "sequences",
          () => copySequences(sessions.sourceSequences, sessions.targetSequences, known, plan.scope),
          ({ sequences, set }) => ({ sequences: sequences.length, set }),
        ),
      ]);

      await step("fence", () => {
        fenced = true;
        return fence(sessions.source, id, journal.epoch);
      });
      stopLease();
      await steps.time("freeze proof", () => requireSilence(sessions.proof, slot, token));
      await journal.flush();
      return { toDrained, terminated, rows, sequences: sequences.sequences.length };
    });

    // Last moment to turn back; from here the answer of the target alone decides.
    signal.throwIfAborted();
    window.close();
    const facts = { changesAfterMarker: 0, rows: proven.rows.rows, sequences: proven.sequences };
    const client = await steps.time(COMMIT_POINT, () =>
      passCommitPoint(journal, lockPid, facts, plan.target, clock, observer),
    );
    const figures = { ...proven, toCommit: elapsed() };
    observer.info(`Commit point passed ${figures.toCommit} ms after the freeze: the target is open`);
    if (client === journal.client) return { figures, journal };
    sessions.journal = client;
    const renewed = new Journal(client, id, plan.actor);
    renewed.epoch = journal.epoch;
    return { figures, journal: renewed };
  } catch (error) {
    window.fail(error);
    stopLease();
    if (error instanceof CommitUnknownError) throw error;
    await Promise.race([freezing, clock.sleep(1_000)]); // a freeze still under way must not come after the thaw
    const open = await thawSource(sessions.undo, plan.source, id, plan.leaseTtl, clock);
    const frozenMs = open ? elapsed() : undefined;
    observer.warning(
      open
        ? `Writes on the source were resumed after ${frozenMs} ms`
        : "The source could not be reached to resume writes",
    );
    await window.settled(1_000);
    journal.note(ABORTED, "done", { frozenMs });
    await Promise.race([journal.flush(), clock.sleep(1_000)]).catch(() => {}); // the next run writes it otherwise
    throw new RolledBackError(id, frozenMs, error, stillFrozen(id, fenced, plan.leaseTtl));
  } finally {
    window.close();
  }
}

/** Steps 10-13, after the commit point: each may be repeated, none undoes. */
async function goForward(
  { id, plan, ports, sessions, journal, steps, cancel }: Run,
  figures: FreezeFigures | undefined,
): Promise<{ closed: number; notExempted: string[] }> {
  const { clock, forward, switchTo, observer } = ports;
  const { host, port, database } = plan.target;
  try {
    if (switchTo)
      await steps.run("switch", () =>
        switchTo({ phase: "switch", migration: plan.migration, runId: id, host, port, database }, cancel),
      );
    else observer.warning(`No switch-command: point the application at ${host}:${port}/${database} by hand, now`);
    cancel.throwIfAborted();
    const result = await steps.run(
      "close source",
      () => closeSource(sessions.source, sparedUsers(plan), clock),
      ({ closed }) => ({ closed }),
    );
    cancel.throwIfAborted();
    await steps.run("stop forward task", () => forward.stop(cancel));
    await steps.run("canary", () => proveTargetOpen(plan.target, id));
    await journal.write(FINISHED, "done");
    return result;
  } catch (error) {
    await journal.flush().catch(() => {});
    throw new UnfinishedError(id, figures, error);
  }
}

function stillFrozen(runId: string, fenced: boolean, ttl: number): string {
  return fenced
    ? `The source could not be reached and stays frozen: run again when it is back, or on the source: UPDATE migration_guard.state SET mode='open', expires_at='infinity', run_id=NULL WHERE run_id='${runId}'`
    : `The source could not be reached; its freeze ends by itself within ${ttl / 1000} s`;
}
