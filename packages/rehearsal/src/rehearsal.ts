import { access, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "@postgres-to-aurora/domain";
import { type Databases, fillSource, startDatabases } from "./databases.js";
import { AWS, DmsClient, INSTANCE, type LoadProgress, QUIET_SDK } from "./dms-client.js";
import { type DmsProcess, startDms } from "./dms-process.js";
import type { RehearsalOptions } from "./options.js";
import { closingText, type Rehearsal, summarise, writeResult } from "./result.js";
import type { View } from "./view/view.js";
import { runWorkflow } from "./workflow/index.js";
import type { WorkflowResult } from "./workflow/workflow.js";
import { type LiveWriter, proveWrites, startWriter, switchCommand, type WriterResult } from "./writer/index.js";

const MIGRATION = "rehearsal";

/** Undoes one thing that was started; run last first, whatever happened. */
type Undo = () => Promise<unknown>;

/**
 * Moves a database from one real server to another by executing the workflow, under a live writer, and proves that
 * nothing was lost or doubled. Everything it started is gone when it returns or throws.
 * @param root the repository
 * @param signal cancels it as the button on the web page does; `force` then ends the steps that clean up, too
 * @returns what it found; also written to `options.out`
 * @throws CancelledError (the signal's reason) when aborted; UserError and EnvironmentError when it cannot start
 */
export async function rehearse(
  options: RehearsalOptions,
  root: string,
  view: View,
  signal: AbortSignal,
  force?: AbortSignal,
): Promise<Rehearsal> {
  for (const file of [options.workflow, ...(options.dump === undefined ? [] : [options.dump])])
    await access(file).catch(() => {
      throw new UserError({ code: "NO_SUCH_FILE", what: `There is no file ${file}`, remedy: "Check the path" });
    });
  const undo: Undo[] = [];
  const startedAt = new Date();
  try {
    const folder = await mkdtemp(join(tmpdir(), "postgres-to-aurora-rehearsal-"));
    undo.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const stage = await setStage(options, folder, view, signal, undo);
    const { result, written, home } = await perform(options, root, folder, stage, view, signal, force);
    signal.throwIfAborted();
    const writes = written
      ? await view.step("Prove that no write was lost or doubled", () =>
          proveWrites(stage.databases[home].server.address("app"), written),
        )
      : undefined;
    await mkdir(options.out, { recursive: true });
    const rehearsal = await summarise({
      startedAt,
      options,
      databases: stage.databases,
      workflow: result,
      folder,
      writer: written,
      writes,
    });
    await writeResult(rehearsal, options.out);
    view.close(closingText(rehearsal, options.out));
    if (options.keep) await keep(stage.databases, view, signal);
    return rehearsal;
  } finally {
    for (const step of undo.reverse())
      await step().catch((error: Error) => view.print(`Cleaning up: ${error.message}`));
  }
}

interface Stage {
  databases: Databases;
  dms: DmsProcess;
  client: DmsClient;
  writer: LiveWriter | undefined;
}

/** Servers, rows, local DMS and writer: all that stands before a migration begins. */
async function setStage(
  options: RehearsalOptions,
  folder: string,
  view: View,
  signal: AbortSignal,
  undo: Undo[],
): Promise<Stage> {
  const databases = await view.step(
    `Start PostgreSQL ${options.sourceVersion} and ${options.targetVersion}`,
    async () => {
      const started = await startDatabases(options, (line) => view.print(line));
      undo.push(() => Promise.all([started.source.server.stop(), started.target.server.stop()]));
      return started;
    },
  );
  signal.throwIfAborted();
  const what = options.dump
    ? `Load ${options.dump}`
    : `Fill the sample database with ${options.rows.toLocaleString("en-US")} transacoes`;
  await view.step(what, () => fillSource(databases.source, options));
  signal.throwIfAborted();
  const dms = await startDms(join(folder, "dms"));
  undo.push(() => dms.stop());
  const client = new DmsClient(dms.url);
  undo.push(async () => client.close());
  await client.createInstance();
  if (options.writeRate === 0) return { databases, dms, client, writer: undefined };
  const writer = await view.step(`Start the live writer at ${options.writeRate} transactions/s`, () =>
    startWriter({
      address: databases.source.app,
      target: databases.target.app,
      owner: databases.source.server.address("app"),
      rate: options.writeRate,
      mode: options.dump ? "generic" : "fluxo-caixa",
      folder: join(folder, "writer"),
    }),
  );
  undo.push(() => writer.stop());
  for (const line of writer.notes) view.print(`Writer: ${line}`);
  return { databases, dms, client, writer };
}

/** Executes the workflow while the view follows load and writer, then ends the writer. */
async function perform(
  options: RehearsalOptions,
  root: string,
  folder: string,
  stage: Stage,
  view: View,
  signal: AbortSignal,
  force: AbortSignal | undefined,
): Promise<{ result: WorkflowResult; written: WriterResult | undefined; home: "source" | "target" }> {
  const { databases, dms, client, writer } = stage;
  let load: LoadProgress | undefined;
  const look = setInterval(async () => {
    load = (await client.progress().catch(() => undefined)) ?? load;
    view.status(writer?.status(), load);
  }, 1000);
  const blink = setInterval(() => view.status(writer?.status(), load), 200);
  try {
    const result = await runWorkflow({
      file: options.workflow,
      repositoryRoot: root,
      ownRepository: /^[^/]+\/postgres-to-aurora$/,
      inputs: { migration: MIGRATION, "replication-instance": INSTANCE },
      secrets: { SOURCE_URL: databases.source.migratorUrl, TARGET_URL: databases.target.migratorUrl },
      vars: {
        AWS_REGION: AWS.region,
        AWS_ROLE_ARN: "arn:aws:iam::000000000000:role/rehearsal",
        POLL_INTERVAL: "500ms",
        // With nobody writing there is nobody to point at the target.
        SWITCH_COMMAND: writer ? switchCommand(writer) : `${process.execPath}\n-e\n0`,
      },
      env: {
        AWS_ENDPOINT_URL: dms.url,
        ...QUIET_SDK,
      },
      workspaceRoot: join(folder, "workflow"),
      approve: (environment, job) =>
        options.approve === "auto" ? Promise.resolve(true) : view.ask(`Approve ${environment} (${job})?`, signal),
      signal,
      ...(force ? { force } : {}),
      onEvent: (event) => view.event(event),
    });
    const written = await writer?.stop();
    // Where the application is now is where its writes must be: without a cutover that is the source.
    return { result, written, home: writer?.status().on ?? "source" };
  } finally {
    clearInterval(look);
    clearInterval(blink);
  }
}

/** Leaves both servers up for a look around, until Ctrl-C. */
async function keep({ source, target }: Databases, view: View, signal: AbortSignal): Promise<void> {
  view.print(`Source: psql "${source.server.url("app")}"`);
  view.print(`Target: psql "${target.server.url("app")}"`);
  view.print("Both servers stay until Ctrl-C.");
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
