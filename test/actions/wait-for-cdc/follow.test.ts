import { beforeAll, describe, expect, test } from "@jest/globals";
import { findTask, openDms, stopTask } from "@postgres-to-aurora/aws/dms";
import { type DmsLocal, startDmsLocal } from "@postgres-to-aurora/dms-local";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { afterwards, runAction, startAction, startTestServers, tempFolder } from "@postgres-to-aurora/test-kit";

const SCHEMA = `CREATE SCHEMA app;
  CREATE TABLE app.contas (id int PRIMARY KEY, nome text NOT NULL);
  CREATE TABLE app.lancamentos (id int PRIMARY KEY, valor numeric(12,2));`;
const ROWS = `INSERT INTO app.contas SELECT i, 'conta ' || i FROM generate_series(1, 20000) i;
  INSERT INTO app.lancamentos SELECT i, i FROM generate_series(1, 500) i; ANALYZE;`;

let servers: { source: EmbeddedServer; target: EmbeddedServer };
let dms: DmsLocal;
let aws: Record<string, string>;

beforeAll(async () => {
  servers = await startTestServers();
  dms = await startDmsLocal({ stateFolder: await tempFolder() });
  afterwards(() => dms.stop());
  aws = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "k", AWS_SECRET_ACCESS_KEY: "s", AWS_ENDPOINT_URL: dms.url };
  Object.assign(process.env, aws);
});

/** A migration of its own whose task was made and started. */
async function migration(name: string, targetSql = "") {
  const [source, target] = [await servers.source.createDatabase(name), await servers.target.createDatabase(name)];
  await withClient(source, {}, (client) => client.query(SCHEMA + ROWS));
  await withClient(target, {}, (client) => client.query(SCHEMA + targetSql));
  const inputs = {
    migration: name,
    "source-url": servers.source.url(name),
    "target-url": servers.target.url(name),
    "poll-interval": "200ms",
  };
  const created = await runAction("create-dms-task", {
    inputs: { ...inputs, "subnet-ids": "subnet-1\nsubnet-2" },
    env: aws,
  });
  expect(created.outputs["task-status"]).toBe("running");
  const options = (more: Record<string, string>) => ({ inputs: { ...inputs, timeout: "60s", ...more }, env: aws });
  return {
    source,
    target,
    wait: (more: Record<string, string> = {}) => runAction("wait-for-cdc", options(more)),
    startWait: (more: Record<string, string> = {}) => startAction("wait-for-cdc", options(more)),
  };
}

async function rows(of: Awaited<ReturnType<typeof migration>>["source"], table: string): Promise<number> {
  return withClient(
    of,
    {},
    async (client) => (await client.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n,
  );
}

describe("wait-for-cdc on a migration that really moves", () => {
  test("a slow load is told with its speed and the time left, and drawn in the report", async () => {
    dms.addFault("slow-table:app.contas:4000");
    const one = await migration("slow");
    const { outputs, stdout, report, summary } = await one.wait();
    dms.clearFaults();
    expect(outputs).toMatchObject({ status: "caught-up", "eta-seconds": "0", rows: "20500" });
    expect(stdout).toMatch(/1 loading.*rows, .*largest under way app\.contas [\d,]+ of about 20,000/);
    expect(stdout).toMatch(/latency source .* [▁-█]+, target .*good sample 3\/3/);
    expect(report?.sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining(["Rows loaded", "Latency", "Tables"]),
    );
    expect(summary).toContain("xychart-beta");
    expect(report?.metrics.map(({ name }) => name)).toContain("WAL kept on the source");
  });

  test("a table in error is explained, and after its cause is gone reloaded to the last row", async () => {
    const one = await migration("broken", "ALTER TABLE app.lancamentos ADD CONSTRAINT small CHECK (valor < 100)");
    const failed = await one.wait();
    expect(failed).toMatchObject({ exitCode: 1, outputs: { status: "failed" } });
    expect(failed.report?.headline).toMatch(/in error \(1\): app\.lancamentos \(Table error\).*on-table-error: reload/);
    expect(JSON.stringify(failed.report?.sections)).toMatch(/Last error lines of the task's log.*]E:.*small/);
    await withClient(one.target, {}, (client) => client.query("ALTER TABLE app.lancamentos DROP CONSTRAINT small"));
    await withClient(one.source, {}, (client) => client.query("DELETE FROM app.lancamentos WHERE id > 400"));
    const mended = await one.wait({ "on-table-error": "reload" });
    expect(mended).toMatchObject({ exitCode: 0, outputs: { status: "caught-up", "tables-reloaded": "1" } });
    expect(await rows(one.target, "app.lancamentos")).toBe(400);
    expect(await rows(one.target, "app.contas")).toBe(20_000);
  });

  test("a stopped task is told with what its slot keeps on the source and what to do", async () => {
    const one = await migration("stopped");
    expect((await one.wait()).outputs["status"]).toBe("caught-up");
    const clock = { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) };
    const arn = (await findTask(openDms(), "stopped"))?.arn as string;
    await stopTask(openDms(), arn, { clock, interval: 100, timeout: 30_000 });
    await withClient(one.source, {}, (client) => client.query("UPDATE app.contas SET nome = nome || '!'"));
    const { exitCode, report } = await one.wait();
    expect(exitCode).toBe(1);
    expect(report?.headline).toMatch(
      /is stopped\. Stop Reason NORMAL.*keeps all new WAL for its slot stopped_\w+ \(\d+ MiB\).*it grows until/,
    );
  });

  test("two waits at the same time both prove it", async () => {
    const one = await migration("twice");
    const waits = await Promise.all([await one.startWait(), await one.startWait()]);
    for (const { outputs } of await Promise.all(waits.map(({ finished }) => finished)))
      expect(outputs).toMatchObject({ status: "caught-up", verdict: "pass" });
  });
});
