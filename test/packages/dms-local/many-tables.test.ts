import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as dms from "@aws-sdk/client-database-migration-service";
import { expect, test } from "@jest/globals";
import { startDmsLocal } from "@postgres-to-aurora/dms-local";
import { ApiScene, DELAYS } from "./api-scene.js";
import { dmsClient, includeAll, taskSettings, until } from "./scene.js";

const TABLES = 10_000;
const t = new ApiScene();

test("the statistics of 10,000 tables come in 20 pages, every table once, and those with an error by filter", async () => {
  const { ReplicationInstanceArn } = await t.instance("big");
  const [source, target] = [await t.endpoint("big-s"), await t.endpoint("big-t", { EndpointType: "target" })];
  const { ReplicationTask } = await until("the task", () =>
    t.api
      .send(
        new dms.CreateReplicationTaskCommand({
          ReplicationTaskIdentifier: "big",
          ReplicationInstanceArn: ReplicationInstanceArn!,
          SourceEndpointArn: source.EndpointArn!,
          TargetEndpointArn: target.EndpointArn!,
          MigrationType: "full-load-and-cdc",
          TableMappings: JSON.stringify({ rules: [includeAll()] }),
          ReplicationTaskSettings: taskSettings(),
        }),
      )
      .catch(() => undefined),
  );
  const arn = ReplicationTask!.ReplicationTaskArn!;
  await t.server.stop();
  await fill(join(t.folder, "state.json"));
  t.server = await startDmsLocal({ stateFolder: t.folder, delays: DELAYS });
  t.api.destroy();
  t.api = dmsClient(t.server.url);

  const pages: number[] = [];
  const seen = new Set<string>();
  for await (const page of dms.paginateDescribeTableStatistics(
    { client: t.api, pageSize: 500 },
    { ReplicationTaskArn: arn },
  )) {
    pages.push(page.TableStatistics!.length);
    for (const { TableName } of page.TableStatistics!) seen.add(TableName!);
  }
  expect(pages).toEqual(Array(20).fill(500));
  expect(seen.size).toBe(TABLES);
  const errors = await t.api.send(
    new dms.DescribeTableStatisticsCommand({
      ReplicationTaskArn: arn,
      Filters: [{ Name: "table-state", Values: ["Table error"] }],
    }),
  );
  expect(errors.TableStatistics!.map(({ TableName }) => TableName)).toEqual(["t77"]);
  const { ReplicationTasks } = await t.api.send(new dms.DescribeReplicationTasksCommand({}));
  expect(ReplicationTasks![0]!.ReplicationTaskStats).toMatchObject({
    TablesLoaded: TABLES - 1,
    TablesErrored: 1,
    FullLoadProgressPercent: 100,
  });
});

/** Gives the only task of a state file a past with 10,000 tables. */
async function fill(file: string): Promise<void> {
  const state = JSON.parse(await readFile(file, "utf8"));
  const counts = { fullLoadRows: 1, inserts: 0, updates: 0, deletes: 0, appliedInserts: 0, appliedUpdates: 0 };
  const tables = Array.from({ length: TABLES }, (_, index) => ({
    ...counts,
    appliedDeletes: 0,
    schema: "app",
    name: `t${index}`,
    order: 0,
    state: index === 77 ? "Table error" : "Table completed",
    load: "l",
    reloaded: false,
    lastUpdate: Date.now(),
  }));
  const now = Date.now();
  Object.assign(state.tasks[0], { status: "stopped", started: now, stopped: now });
  state.tasks[0].run = { id: "r", slot: "s", tables, chosen: true };
  await writeFile(file, JSON.stringify(state));
}
