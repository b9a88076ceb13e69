import * as dms from "@aws-sdk/client-database-migration-service";
import { describe, expect, test } from "@jest/globals";
import { connect } from "@postgres-to-aurora/postgres";
import {
  bothSides,
  drained,
  loaded,
  makeEndpoints,
  reach,
  rows,
  run,
  start,
  stopTask,
  task,
  taskSettings,
  until,
} from "./scene.js";
import { TaskScene } from "./task-scene.js";

describe("where changes begin, and what keeps the slot moving", () => {
  const t = new TaskScene();
  let names = 0;

  /** A cdc task with a slot that was made before it. */
  const createFromSlot = async (slot: string, position: string | undefined) => {
    const name = `slot-${++names}`;
    const { api, source, target } = t.scene;
    const parts = await makeEndpoints(api, source, target, name, { source: { SlotName: slot } });
    const { ReplicationTask } = await api.send(
      new dms.CreateReplicationTaskCommand({
        ReplicationTaskIdentifier: name,
        SourceEndpointArn: parts.sourceArn,
        TargetEndpointArn: parts.targetArn,
        ReplicationInstanceArn: parts.instanceArn,
        MigrationType: "cdc",
        TableMappings: JSON.stringify({
          rules: [
            {
              ...{ "rule-type": "selection", "rule-id": "1", "rule-name": "all", "rule-action": "include" },
              "object-locator": { "schema-name": "%", "table-name": "%" },
            },
          ],
        }),
        ReplicationTaskSettings: taskSettings(),
        ...(position ? { CdcStartPosition: position } : {}),
      }),
    );
    t.arn = ReplicationTask!.ReplicationTaskArn!;
    await until("the task", async () => (await task(api, t.arn)).Status === "ready");
    await start(api, t.arn);
  };

  const makeSlot = async (name: string, plugin = "test_decoding"): Promise<string> => {
    const [slot] = await rows(
      t.scene.source,
      `SELECT lsn::text AS lsn FROM pg_create_logical_replication_slot('${name}', '${plugin}')`,
    );
    return slot!["lsn"] as string;
  };
  const dropSlot = (name: string) =>
    until("the slot to be free", () =>
      run(t.scene.source, `SELECT pg_drop_replication_slot('${name}')`).then(
        () => true,
        () => false,
      ),
    );

  /** Has another session use a slot. Gives what ends that. */
  const hold = async (slot: string, options: string) => {
    const active = `SELECT active_pid AS pid FROM pg_replication_slots WHERE slot_name = '${slot}' AND active`;
    // The walsender of a task that just stopped has it for a moment longer.
    await until("the slot to be free", async () => (await rows(t.scene.source, active)).length === 0);
    const holder = await connect(t.scene.source, { replication: true });
    holder.query(`START_REPLICATION SLOT "${slot}" LOGICAL 0/0 (${options})`).catch(() => {});
    await until("the slot to be used", async () => (await rows(t.scene.source, active)).length === 1);
    return async () => {
      void holder.end().catch(() => {});
      await run(t.scene.source, `SELECT pg_terminate_backend(pid) FROM (${active}) AS held`);
    };
  };

  test("a cdc task goes on from a slot that was made before it, loses nothing over a stop, and leaves the slot there", async () => {
    await t.both(`
      CREATE SCHEMA "Odd: [1]"; CREATE TYPE public."my type" AS ENUM ('a', 'b c');
      CREATE TABLE public.t (id int PRIMARY KEY, "col [x]: y" text, big text, bits bit(3), flag boolean, num numeric, arr text[], kind public."my type", kinds public."my type"[], at timestamptz);
      ALTER TABLE public.t ALTER big SET STORAGE EXTERNAL;
      CREATE TABLE "Odd: [1]"."ta""b.le" (a int, b text); ALTER TABLE "Odd: [1]"."ta""b.le" REPLICA IDENTITY FULL;
      CREATE TABLE public.keyless (a int, b text);
    `);
    const position = await makeSlot("given");
    const insert = (id: number) =>
      `INSERT INTO public.t VALUES (${id}, E'it''s \\\\ a: "b" [c]:1\\nnew-tuple:', repeat('z', 9000), B'101', ${id % 2 === 0}, 1.50, '{"x y",NULL}', 'b c', '{a,"b c"}', '2026-01-02 03:04:05.678+02'), (${id + 1}, NULL, '', NULL, NULL, 'NaN', NULL, NULL, NULL, 'infinity')`;
    const odd = (id: number) =>
      `INSERT INTO "Odd: [1]"."ta""b.le" VALUES (${id}, 'one'), (${id}, 'one'), (NULL, 'two')`;
    await run(t.scene.source, `${insert(1)}; ${odd(1)}; INSERT INTO public.keyless VALUES (1, 'x')`);
    await createFromSlot("given", position);
    await drained(t.scene);
    await stopTask(t.scene.api, t.arn);
    await run(
      t.scene.source,
      `UPDATE public.t SET flag = NOT flag WHERE id = 1; UPDATE public.t SET id = 100 WHERE id = 2; ${insert(5)}; DELETE FROM public.t WHERE id = 6; ${odd(2)}`,
    );
    await run(
      t.scene.source,
      `BEGIN; UPDATE "Odd: [1]"."ta""b.le" SET b = 'moved' WHERE a IS NULL; DELETE FROM "Odd: [1]"."ta""b.le" WHERE a = 2; COMMIT; UPDATE public.keyless SET a = 2; INSERT INTO public.keyless VALUES (3, 'y')`,
    );
    await start(t.scene.api, t.arn, "resume-processing");
    await drained(t.scene);
    const { source, target } = await bothSides(t.scene, [
      ["public", "t"],
      ["Odd: [1]", 'ta"b.le'],
    ]);
    expect(target).toEqual(source);
    expect(source[0]).toHaveLength(3);
    expect((await bothSides(t.scene, [["public", "keyless"]])).target).toEqual([["(1,x)", "(3,y)"]]);
    expect(await t.exceptions()).toEqual([]);
    expect(await rows(t.scene.source, "SELECT count(*)::int AS n FROM pg_publication")).toEqual([{ n: 0 }]);
    await t.discard();
    expect(await rows(t.scene.source, "SELECT slot_name AS slot FROM pg_replication_slots")).toEqual([
      { slot: "given" },
    ]);
    await dropSlot("given");
    await run(t.scene.source, 'DROP SCHEMA "Odd: [1]" CASCADE');
    await run(t.scene.target, 'DROP SCHEMA "Odd: [1]" CASCADE');
  });

  test("a slot that is absent fails the task", async () => {
    await createFromSlot("nowhere", "0/100");
    expect((await reach(t.scene.api, t.arn, "failed")).LastFailureMessage).toContain(
      'replication slot "nowhere" does not exist',
    );
  });

  test("a slot without a start position fails the task", async () => {
    await makeSlot("lonely");
    await createFromSlot("lonely", undefined);
    expect((await reach(t.scene.api, t.arn, "failed")).LastFailureMessage).toContain("needs a valid CdcStartPosition");
    await dropSlot("lonely");
  });

  test("a slot that is confirmed beyond the position, of another plugin, or in use fails the task", async () => {
    await makeSlot("used");
    await createFromSlot("used", "0/100");
    expect((await reach(t.scene.api, t.arn, "failed")).LastFailureMessage).toContain(
      "beyond the CdcStartPosition 0/100",
    );
    await t.discard();
    await dropSlot("used");

    const position = await makeSlot("other", "pgoutput");
    await createFromSlot("other", position);
    expect((await reach(t.scene.api, t.arn, "failed")).LastFailureMessage).toContain("has the output plugin pgoutput");
    await t.discard();
    await dropSlot("other");

    const busy = await makeSlot("busy");
    const release = await hold("busy", `"include-xids" 'on'`);
    await createFromSlot("busy", busy);
    expect((await reach(t.scene.api, t.arn, "failed")).LastFailureMessage).toMatch(/"busy" is active for PID \d+/);
    await t.discard();
    await release();
    await dropSlot("busy");
  });

  test("a slot of the task that another session holds delays it and says so; it goes on when the slot is free", async () => {
    await t.begin();
    await loaded(t.scene.api, t.arn);
    await stopTask(t.scene.api, t.arn);
    const [slot] = await rows(t.scene.source, "SELECT slot_name AS name FROM pg_replication_slots");
    const release = await hold(slot!["name"] as string, `proto_version '1', publication_names '"dms_x"'`);
    const before = t.scene.log.length;
    await start(t.scene.api, t.arn, "resume-processing");
    await until("the message", async () =>
      t.scene.log.slice(before).some((line) => /Recoverable error: .*is active for PID \d+/.test(line)),
    );
    expect((await task(t.scene.api, t.arn)).Status).toBe("running");
    await release();
    await drained(t.scene);
  });

  test("the heartbeat is written on the source and stays there; a user who may not write it goes on without", async () => {
    const { api, source, target } = t.scene;
    t.endpoints = await makeEndpoints(api, source, target, "beating", {
      source: { HeartbeatEnable: true, HeartbeatSchema: "public", HeartbeatFrequency: 1 },
    });
    await t.begin();
    await loaded(t.scene.api, t.arn);
    const beats = () => rows(t.scene.source, "SELECT hb_key, hb_last_heartbeat_by FROM public.awsdms_heartbeat");
    const [beat] = await until("the heartbeat", () => beats().catch(() => undefined));
    const name = t.arn.split(":").at(-1);
    expect(beat).toEqual({ hb_key: name, hb_last_heartbeat_by: name });
    await t.discard();
    expect(await beats()).toHaveLength(1);

    t.endpoints = await makeEndpoints(api, source, target, "nowhere", {
      source: { HeartbeatEnable: true, HeartbeatSchema: "nowhere" },
    });
    const before = t.scene.log.length;
    await t.begin();
    await loaded(t.scene.api, t.arn);
    await until("the warning", async () =>
      t.scene.log.slice(before).some((line) => line.includes("The heartbeat could not be written")),
    );
    await drained(t.scene);
  });
});
