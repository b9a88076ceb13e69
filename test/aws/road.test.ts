import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { findTagged, openDms } from "@postgres-to-aurora/aws/dms";
import {
  type ActionResult,
  type AwsCall,
  type AwsProxy,
  change,
  repositoryRoot,
  startAwsProxy,
  tempFolder,
} from "@postgres-to-aurora/test-kit";
import { readPermissions } from "@postgres-to-aurora/tooling/policies";
import { iamAction, notAllowed, statements } from "./policy.js";
import { type Migration, makeMigration, OWN, type Scene, startScene } from "./scene.js";

const SWITCH = { "switch-command": "true", "drain-timeout": "60s" };

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
  Object.assign(process.env, (await startAwsProxy({ upstream: scene.dmsLocal.url })).env);
});

/** Calls by action, of all roads together. */
const made = new Map<string, AwsCall[]>();

/** Runs an action through a proxy of its own, whose contract it must keep and whose policy must allow its calls. */
async function go(
  migration: Migration,
  action: string,
  more: Record<string, string> = {},
  prepare: (proxy: AwsProxy) => void = () => {},
): Promise<ActionResult> {
  const proxy = await startAwsProxy({ upstream: scene.dmsLocal.url });
  prepare(proxy);
  const result = await migration.run(proxy, action, more);
  made.set(action, [...(made.get(action) ?? []), ...proxy.calls]);
  await proxy.stop();
  expect(proxy.calls.flatMap((call) => notAllowed(call, statements(action)))).toEqual([]);
  const seen = result.everything.replace(/^::add-mask::.*$/gm, "");
  for (const password of migration.passwords) expect(seen).not.toContain(password);
  return result;
}

/** The action must succeed. */
async function must(...args: Parameters<typeof go>): Promise<ActionResult> {
  const result = await go(...args);
  if (result.exitCode !== 0)
    throw new Error(`${args[1]}: ${result.report?.headline}\n${result.stdout}${result.stderr}`);
  return result;
}

async function secretOf(side: "source" | "target", { name, [side]: address }: Migration): Promise<string> {
  const id = `${name}/${side}`;
  scene.dmsLocal.putSecret(
    id,
    JSON.stringify({
      username: address.user,
      password: address.password.reveal(),
      host: address.host,
      port: address.port,
      dbname: address.database,
      sslmode: "disable",
    }),
  );
  return id;
}

describe("every action through the proxy keeps the contract and its policy", () => {
  test("on an instance of its own: assessed, changed before its start, a table reloaded, switched, taken away", async () => {
    const one = await makeMigration(scene, "own");
    const secrets = { "source-url": "", "source-secret": await secretOf("source", one) };
    await must(one, "create-dms-task", { ...OWN.instance, start: "false" });
    await must(one, "create-dms-task", { ...OWN.instance, ...secrets, start: "false" });
    await must(one, "preflight", { "replication-instance": "own", ...secrets });
    const file = join(await tempFolder(), "settings.json");
    await writeFile(file, '{"FullLoadSettings":{"CommitRate":5000}}');
    scene.dmsLocal.addFault("table-error:app.lancamentos");
    await must(one, "create-dms-task", {
      ...OWN.instance,
      ...secrets,
      "task-settings": file,
      "assessment-bucket": "results",
      "assessment-role": "arn:aws:iam::000000000000:role/assess",
    });
    await must(one, "wait-for-cdc", { "on-table-error": "reload", timeout: "60s", ...secrets }, (proxy) =>
      // The cause is gone as soon as the error was seen.
      proxy.rule({
        operation: "ReloadTables",
        act: (_call, next) => {
          scene.dmsLocal.clearFaults();
          return next();
        },
      }),
    );
    await must(one, "cutover", { ...SWITCH, ...secrets });
    await must(one, "decommission", { ...secrets });
    await must(one, "decommission", { "dry-run": "false", ...secrets });
    expect(await findTagged(openDms(), "own")).toEqual([]);
  });

  test("on DMS Serverless: loaded, a table reloaded, switched, taken away", async () => {
    const one = await makeMigration(scene, "serverless");
    await must(one, "create-dms-task", { ...OWN.serverless, start: "false" });
    const file = join(await tempFolder(), "settings.json");
    await writeFile(file, '{"FullLoadSettings":{"CommitRate":5000}}');
    scene.dmsLocal.addFault("table-error:app.lancamentos");
    await must(one, "create-dms-task", { ...OWN.serverless, "task-settings": file });
    await must(one, "wait-for-cdc", { "on-table-error": "reload", timeout: "60s" }, (proxy) =>
      proxy.rule({
        operation: "ReloadReplicationTables",
        act: (_call, next) => {
          scene.dmsLocal.clearFaults();
          return next();
        },
      }),
    );
    await must(one, "cutover", SWITCH);
    await must(one, "decommission", { "dry-run": "false" });
    expect(await findTagged(openDms(), "serverless")).toEqual([]);
  });

  test.each(["instance", "serverless"] as const)(
    "given up while it runs (%s): its task is stopped by force",
    async (kind) => {
      const one = await makeMigration(scene, `given-up-${kind}`);
      for (const action of ["create-dms-task", "wait-for-cdc"]) {
        // What fails is explained by the task's log.
        const failing = await go(one, action, action === "create-dms-task" ? OWN[kind] : {}, asFailed);
        expect(failing.exitCode).toBe(1);
        expect(JSON.stringify(failing.report)).toMatch(/Out of memory/);
      }
      if (kind === "instance") await guests(one.name);
      await must(one, "decommission", { "dry-run": "false", force: "true" });
      expect(await findTagged(openDms(), one.name)).toEqual([]);
    },
  );

  /** Two migrations beside the one whose instance it is: one on it, one on DMS Serverless that only looks at it. */
  async function guests(instance: string): Promise<void> {
    const on = { "replication-instance": instance };
    const guest = await makeMigration(scene, "guest");
    await must(guest, "create-dms-task", on);
    await must(guest, "wait-for-cdc", { timeout: "60s" });
    await must(guest, "decommission", { "dry-run": "false", force: "true" });
    const other = await makeMigration(scene, "other");
    await must(other, "create-dms-task", { ...OWN.serverless, start: "false" });
    await must(other, "preflight", on);
    await must(other, "decommission", { "dry-run": "false", force: "true" });
  }
});

/** A task that was started is said to have failed. */
function asFailed(proxy: AwsProxy): void {
  const failed = { Status: "failed", LastFailureMessage: "Out of memory", FailureMessages: ["Out of memory"] };
  const fail = (item: { Status?: string }) =>
    /^(starting|running)$/.test(item.Status ?? "") ? { ...item, ...failed } : item;
  proxy.rule({
    operation: /^DescribeReplication(Task)?s$/,
    act: change((answer) =>
      Object.fromEntries(
        Object.entries(answer).map(([name, items]) => [name, Array.isArray(items) ? items.map(fail) : items]),
      ),
    ),
  });
}

describe("the policies", () => {
  const WITH_TASKS = ["create-dms-task", "wait-for-cdc", "cutover", "decommission", "preflight"];

  test.each(WITH_TASKS)("every permission of %s is used by some call above or says why no call shows it", (action) => {
    const used = new Set((made.get(action) ?? []).map(iamAction));
    const idle = (readPermissions(repositoryRoot, action) ?? [])
      .filter(({ implied }) => implied === undefined)
      .flatMap(({ actions }) => actions)
      .filter((name) => !used.has(name));
    expect(idle).toEqual([]);
  });
});
