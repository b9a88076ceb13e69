import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import {
  createEndpoint,
  createTask,
  type Dms,
  type Endpoint,
  type Instance,
  testConnection,
  type Wait,
  waitForEndpoint,
} from "@postgres-to-aurora/aws/dms";
import { type Client, type DatabaseAddress, explainRefusal } from "@postgres-to-aurora/postgres";
import { tableMappings } from "@postgres-to-aurora/replication";
import { connectionFailure } from "./connection-failure.js";
import { MARKER, prepareSource, prepareTarget } from "./control-objects.js";
import { checkEndpoint, endpointFacts } from "./endpoints.js";
import { type Existing, lookUpExisting } from "./existing.js";
import { refuseBlockers } from "./findings.js";
import { readyInstance } from "./instance.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { findingsSection, type Resource, resourcesSection, tablesSection } from "./report.js";
import { checkSource } from "./source-check.js";
import { chooseTables, readSourceTables, type SourceTable } from "./source-tables.js";
import { bringToRun } from "./start.js";
import { checkTarget } from "./target-check.js";
import { taskDifferences, taskDiffers } from "./task.js";
import type { Settings } from "./task-settings.js";
import { uncheckedCertificate } from "./unchecked-certificate.js";

interface Side {
  client: Client;
  address: DatabaseAddress;
}

/** The two databases with an open session each, AWS, and the settings the task gets. */
export interface Ends {
  dms: Dms;
  source: Side;
  target: Side;
  settings: Settings;
}

type Run = Context<Inputs, Outputs>;

const REMEDIES = {
  "42501": "Grant the user the right named above, or give the user that ran this action first",
  "25006": "Give a server and user that may write: this one is read-only",
};

const readTables = (source: Client) =>
  explainRefusal("source", "show its tables", REMEDIES, () => readSourceTables(source));

/** Looks at everything first, then makes what is missing, then starts. Nothing is changed before all checks passed. */
export async function createDmsTask(context: Run, ends: Ends): Promise<Outcome> {
  const { inputs, log, report } = context;
  const { dms, source, target, settings } = ends;
  const tables = chooseTables(await readTables(source.client), {
    schemas: inputs.schemas,
    excluded: inputs.excludeTables,
  });
  report.section(tablesSection(tables));
  context.output("tables", tables.length);
  const mappings = tableMappings([...tables, MARKER]);
  log.info(`${tables.length} tables to carry`);

  const existing = await lookUpExisting(dms, inputs);
  compareExisting(context, ends, existing, mappings);
  const fresh = existing.task?.hasRun !== true;
  const warned = await check(context, ends, tables, fresh);

  context.signal.throwIfAborted();
  if (fresh) {
    const migrations = await explainRefusal("source", "make the marker", REMEDIES, () =>
      prepareSource(source.client, inputs.migration),
    );
    await explainRefusal("target", "make the control schemas", REMEDIES, () =>
      prepareTarget(target.client, inputs.migration, migrations),
    );
  }
  const resources: Resource[] = [];
  const made = await makeReachable(context, ends, existing, resources);
  const wait = waiting(context, `Replication task ${inputs.migration}`);
  const task =
    existing.task ??
    (await createTask(
      dms,
      {
        migration: inputs.migration,
        compute: { kind: "instance", instanceArn: made.instance.arn },
        sourceEndpointArn: made.source.arn,
        targetEndpointArn: made.target.arn,
        tableMappings: mappings,
        settings: JSON.stringify(settings),
      },
      wait,
    ));
  context.output("task-arn", task.arn);
  resources.push(resource("replication task", task, existing.task, task.migrationType));
  report.section(resourcesSection(resources));

  const { task: now, started } = await bringToRun(dms, task, inputs.start, target.client, wait);
  context.output("task-status", now.status);
  report.metric("tables", tables.length, "tables");
  const created = resources.filter(({ outcome }) => outcome === "created").map(({ what }) => what);
  const done = [created.length > 0 && `created ${created.join(", ")}`, started && `${START_WORDS[started]} the task`];
  const deeds = done.filter(Boolean).join("; ") || "Nothing to do";
  return {
    verdict: warned ? "warn" : "pass",
    headline: `${deeds[0]?.toUpperCase()}${deeds.slice(1)}: ${now.name} is ${now.status}, with ${tables.length} tables`,
  };
}

const START_WORDS = { "start-replication": "started", "resume-processing": "resumed", "reload-target": "reloaded" };

/** Refuses, with the differences shown, when something with our names is not what the inputs ask for. */
function compareExisting(context: Run, ends: Ends, existing: Existing, mappings: string): void {
  const { sourceEndpoint, targetEndpoint, task, instance } = existing;
  if (sourceEndpoint) checkEndpoint(sourceEndpoint, endpointFacts("source", ends.source.address));
  if (targetEndpoint) checkEndpoint(targetEndpoint, endpointFacts("target", ends.target.address));
  if (task === undefined) return;
  const differences = taskDifferences(task, {
    sourceEndpointArn: sourceEndpoint?.arn,
    targetEndpointArn: targetEndpoint?.arn,
    instanceArn: instance?.arn,
    tableMappings: mappings,
    settings: ends.settings,
  });
  if (differences.length === 0) return;
  context.report.section({
    kind: "text",
    title: "What the existing task has differently",
    text: differences.join("\n"),
  });
  throw taskDiffers(task, differences);
}

/** Checks what a start needs. Reports all findings, throws on blockers, returns whether there are warnings. */
async function check(context: Run, { source, target }: Ends, tables: SourceTable[], fresh: boolean): Promise<boolean> {
  const findings = [
    ...uncheckedCertificate("source", source.address),
    ...uncheckedCertificate("target", target.address),
  ];
  if (fresh) {
    findings.push(
      ...(await explainRefusal("source", "show its state", REMEDIES, () => checkSource(source.client, tables))),
      ...(await explainRefusal("target", "show its state", REMEDIES, () => checkTarget(target.client, tables))),
    );
  }
  context.report.section(findingsSection(findings));
  refuseBlockers(findings);
  for (const { severity, object, evidence } of findings)
    if (severity === "warning") context.log.info(`Note: ${object}: ${evidence}`);
  return findings.some(({ severity }) => severity === "warning");
}

/** Instance and endpoints, made or taken up; tested against each other unless the task runs already. */
async function makeReachable(
  context: Run,
  ends: Ends,
  existing: Existing,
  resources: Resource[],
): Promise<{ instance: Instance; source: Endpoint; target: Endpoint }> {
  const { inputs } = context;
  const instance = await readyInstance(ends.dms, existing.instance, inputs, waiting(context, "Replication instance"));
  context.output("replication-instance-arn", instance.arn);
  const reach = instance.publiclyAccessible ? "publicly accessible" : "private";
  resources.push(resource("replication instance", instance, existing.instance, `${instance.class}, ${reach}`));
  const endpoint = async (side: "source" | "target", found: Endpoint | undefined) => {
    const name = `${inputs.migration}-${side}`;
    const { address } = ends[side];
    const facts = endpointFacts(side, address);
    if (found === undefined) await createEndpoint(ends.dms, name, inputs.migration, facts, address.password);
    const ready = await waitForEndpoint(ends.dms, name, waiting(context, `Endpoint ${name}`));
    context.output(`${side}-endpoint-arn`, ready.arn);
    return ready;
  };
  const [source, target] = await Promise.all([
    endpoint("source", existing.sourceEndpoint),
    endpoint("target", existing.targetEndpoint),
  ]);
  for (const [side, found] of [
    [source, existing.sourceEndpoint],
    [target, existing.targetEndpoint],
  ] as const)
    resources.push(resource(`${side.type} endpoint`, side, found, `${side.host}:${side.port}/${side.database}`));
  if (existing.task?.status === "running") return { instance, source, target };
  const tests = await Promise.all(
    [source, target].map(async (side) => ({
      side,
      test: await testConnection(ends.dms, side, instance.arn, waiting(context, `Connection test of ${side.name}`)),
    })),
  );
  for (const { side, test } of tests) if (!test.ok) throw connectionFailure(side, instance, test.failure);
  return { instance, source, target };
}

function waiting({ inputs, clock, signal, log }: Run, what: string): Wait {
  return {
    clock,
    signal,
    interval: inputs.pollInterval,
    timeout: inputs.readyTimeout,
    onChange: (state) => log.info(`${what}: ${state}`),
  };
}

function resource(
  what: string,
  { name, arn }: { name: string; arn: string },
  found: object | undefined,
  detail: string,
): Resource {
  return { what, name, arn, detail, outcome: found ? "adopted" : "created" };
}
