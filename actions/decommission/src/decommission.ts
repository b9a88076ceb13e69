import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import { type MigrationState, migrationState, readJournal, takeLock } from "@postgres-to-aurora/cutover";
import { type Finding, KnownError, UserError } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal } from "@postgres-to-aurora/postgres";
import { objectionTo, refused } from "./confirm.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { lookAtAws } from "./look-at-aws.js";
import { lookAtSource, type SideLook } from "./look-at-source.js";
import { lookAtTarget } from "./look-at-target.js";
import { type Outcome as Removal, removeAll } from "./remove.js";
import { inOrder, journalSection, leftSection, monthlyCost, staysSection, thingsSection } from "./report.js";
import { REMEDIES, type Scene } from "./scene.js";
import type { Thing } from "./things.js";
import { unreachable } from "./unreachable.js";

type Run = Context<Inputs, Outputs>;

const JOURNAL_LINES = 200;
/** Lists of AWS may show for a moment what is gone. */
const MOST_LOOKS = 3;

/** Looks, asks the journal, and then lists or removes. Throws UserError while the cutover is not confirmed done. */
export async function decommission(context: Run, scene: Scene): Promise<Outcome> {
  const { inputs, report } = context;
  if (scene.target.client && !inputs.dryRun) await lock(scene.target.client);
  const state = scene.target.client && (await readState(scene.target.client, inputs.migration));
  const found = await look(scene);
  const things = inOrder(found.things);
  const cost = monthlyCost(things);
  context.output("found", things.length);
  context.output("removed", 0);
  context.output("monthly-cost", cost.usd.toFixed(2));
  report.metric("found", things.length, "things");
  report.metric("monthly cost", cost.usd, "USD");
  const findings = [...found.findings, ...unreachable(scene)];
  if (findings.length > 0) report.section({ kind: "findings", title: "Needs a person", findings });
  if (found.stays.length > 0) report.section(staysSection(found.stays));

  // Logs alone hurt nobody: those kept by an earlier run may go when the journal is gone already.
  const matters = things.some(({ kind }) => kind !== "log");
  const objection = matters && !inputs.force ? objectionTo(state) : undefined;
  if (inputs.dryRun) {
    report.section(thingsSection(things, undefined));
    for (const { kind, name, place, detail } of things)
      scene.log.info(`Would remove ${kind} ${name} (${place})${detail ? `: ${detail}` : ""}`);
    return dryOutcome(scene, things, objection && refused(inputs.migration, objection), findings);
  }
  if (objection) {
    report.section(thingsSection(things, undefined));
    throw refused(inputs.migration, objection);
  }
  const removals = await remove(context, scene, things);
  const left = await lookAgain(scene, removals);
  report.section(leftSection(left));
  return conclude(scene, things, removals, left, findings);
}

/** Everything of the migration, wherever it can be looked at. */
async function look(scene: Scene): Promise<SideLook> {
  const aws = await lookAtAws(scene);
  const source = scene.source.client && (await lookAtSource(scene, scene.source.client));
  const target = scene.target.client && (await lookAtTarget(scene, scene.target.client, source?.neighbours ?? []));
  return {
    things: [...aws, ...(source?.things ?? []), ...(target?.things ?? [])],
    stays: [...(source?.stays ?? []), ...(target?.stays ?? [])],
    findings: [...(source?.findings ?? []), ...(target?.findings ?? [])],
  };
}

async function remove({ inputs, output, report }: Run, scene: Scene, things: Thing[]): Promise<Removal[]> {
  const target = scene.target.client;
  const goes = target && things.some(({ kind }) => kind === "journal");
  const lines = goes ? await readLines(target) : [];
  const keepJournal =
    scene.source.client || inputs.force
      ? undefined
      : "it tells the next run, when the source is back, that it may go on";
  const removals = await removeAll(scene, things, keepJournal);
  const removed = removals.filter((removal) => removal.removed).length;
  output("removed", removed);
  report.metric("removed", removed, "things");
  report.section(thingsSection(things, removals));
  report.section({
    kind: "timings",
    title: "Removal",
    steps: removals.map(({ thing, milliseconds, removed: gone }) => ({
      name: `${thing.kind} ${thing.name}`,
      milliseconds,
      outcome: gone ? "removed" : "left",
    })),
  });
  if (lines.length > 0) report.section(journalSection(lines));
  return removals;
}

async function readLines(target: Client) {
  const { rows } = await target.query("SELECT pg_catalog.to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
  if (!rows[0].exists) return [];
  return explainRefusal("target", "show the journal", REMEDIES, () => readJournal(target, JOURNAL_LINES));
}

/** Proves the removal: what is found now, with everything looked for anew. */
async function lookAgain(scene: Scene, removals: Removal[]): Promise<Thing[]> {
  const known = removals.filter(({ removed }) => !removed).length;
  for (let looks = 1; ; looks++) {
    const { things } = await look(scene);
    if (things.length <= known || looks === MOST_LOOKS) return inOrder(things);
    await scene.clock.sleep(scene.pause, scene.signal);
  }
}

function dryOutcome(scene: Scene, things: Thing[], objection: UserError | undefined, findings: Finding[]): Outcome {
  const { usd, unknown } = monthlyCost(things);
  const price = `at about ${usd.toFixed(2)} USD a month${unknown > 0 ? ` and ${unknown} unknown prices` : ""}`;
  const listed =
    things.length === 0
      ? `Nothing of ${scene.migration} is there to be removed`
      : `${things.length} things of ${scene.migration} would be removed, ${price}; dry run, nothing was changed`;
  const unseen = [scene.source, scene.target].some(({ client }) => client === undefined);
  const but = [
    ...(unseen ? ["one side could not be looked at"] : []),
    ...(objection ? [`it would be refused: ${objection.why}. ${objection.remedy}`] : []),
  ];
  const warned = objection !== undefined || findings.some(({ severity }) => severity === "warning");
  return {
    verdict: unseen ? "unproved" : warned ? "warn" : "pass",
    headline: [listed, ...but].join(". Mind: "),
  };
}

function conclude(scene: Scene, things: Thing[], removals: Removal[], left: Thing[], findings: Finding[]): Outcome {
  const removed = removals.filter((removal) => removal.removed).length;
  const deed =
    things.length === 0
      ? `Nothing of ${scene.migration} was there to be removed`
      : `Removed ${removed} of ${things.length} things of ${scene.migration}`;
  const cause = removals.find(({ error }) => error !== undefined)?.error?.message;
  const unseen = findings.find(({ severity }) => severity === "blocker");
  if (left.length > 0 || unseen) {
    const names = left.slice(0, 5).map(({ kind, name, place }) => `${kind} ${name} (${place})`);
    const more = left.length > 5 ? ` and ${left.length - 5} more` : "";
    const still = left.length > 0 ? [`Left: ${names.join(", ")}${more}`] : [];
    const reasons = [...still, ...(cause ? [cause] : []), ...(unseen ? [`${unseen.evidence}. ${unseen.remedy}`] : [])];
    return { verdict: "fail", headline: [deed, ...reasons].join(". ") };
  }
  const warned = findings.some(({ severity }) => severity === "warning");
  return {
    verdict: warned ? "warn" : "pass",
    headline: `${deed}; nothing is left${warned ? ", but see what needs a person" : ""}`,
  };
}

const readState = (target: Client, migration: string): Promise<MigrationState> =>
  explainRefusal("target", "show the journal of the cutover", REMEDIES, () => migrationState(target, migration));

/** Keeps cutovers and other runs of this action away, until the session ends. */
async function lock(target: Client): Promise<void> {
  try {
    await takeLock(target);
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== "CUTOVER_RUNNING") throw error;
    throw new UserError({
      code: error.code,
      what: "A cutover or another decommission of this database is running",
      ...(error.why === undefined ? {} : { why: error.why }),
      remedy: error.remedy,
    });
  }
}
