import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  createInstance,
  createTask,
  deleteTask,
  ensureSubnetGroup,
  findEndpoint,
  findInstance,
  findTask,
  openDms,
  waitForInstance,
} from "@postgres-to-aurora/aws/dms";
import { findLogGroup, findLogStreams, openLogs } from "@postgres-to-aurora/aws/logs";
import { type DmsLocal, startDmsLocal } from "@postgres-to-aurora/dms-local";
import { CancelledError, Secret } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { connect } from "@postgres-to-aurora/postgres";
import {
  type AwsProxy,
  afterwards,
  fault,
  startAwsProxy,
  startTestServers,
  tempFolder,
} from "@postgres-to-aurora/test-kit";
import { caughtUp, type Migration, makeMigration, rowsOf, WAIT } from "./scene.js";

const NOTHING = { aws: [], source: [], target: [] };
const DELAYS = { instance: 20, endpoint: 10, connection: 10, task: 20, phase: 10 };

let servers: { source: EmbeddedServer; target: EmbeddedServer };
let dmsLocal: DmsLocal;
let proxy: AwsProxy;

beforeAll(async () => {
  servers = await startTestServers();
  dmsLocal = await startDmsLocal({ stateFolder: await tempFolder(), delays: DELAYS });
  afterwards(() => dmsLocal.stop());
  proxy = await startAwsProxy({ upstream: dmsLocal.url });
  Object.assign(process.env, proxy.env);
});

/** Calls that change something, since the last time of asking. */
let seen = 0;
beforeEach(() => {
  seen = proxy.calls.length;
});
const changes = () =>
  proxy.calls
    .slice(seen)
    .filter(({ operation }) => !/^(Describe|List|Get|Filter)/.test(operation))
    .map(({ operation }) => operation);

const done = async (name: string, options = {}): Promise<Migration> => {
  const migration = await makeMigration(servers, name, options);
  await caughtUp(migration);
  expect((await migration.cutover()).outputs["status"]).toBe("switched");
  seen = proxy.calls.length;
  return migration;
};

describe("after a finished cutover", () => {
  test("a dry run lists everything in order with its price and changes nothing; the real run leaves only the protection of the source", async () => {
    const shop = await done("shop");
    const before = await shop.left();
    const dry = await shop.run({ dryRun: true });
    expect([dry.verdict, changes(), await shop.left()]).toEqual(["pass", [], before]);
    const listed = rowsOf(dry, "What would be removed") ?? [];
    expect(listed.map((row) => `${row[1]} ${row[3]}`)).toEqual([
      "replication task AWS",
      "publication source",
      "publication source",
      "replication slot source",
      "endpoint AWS",
      "endpoint AWS",
      "certificate AWS",
      "replication instance AWS",
      "subnet group AWS",
      "log AWS",
      "DMS control tables target",
      "write guard target",
      "control schema source",
      "journal target",
    ]);
    // 730 hours of 0.0745 and 10 GB beyond the 50 included.
    expect(dry.outputs).toMatchObject({ found: 14, removed: 0, "monthly-cost": "55.54" });
    expect(dry.headline).toMatch(/14 things of shop would be removed, at about 55\.54 USD a month; dry run/);

    const real = await shop.run();
    expect([real.verdict, real.headline]).toEqual(["pass", "Removed 14 of 14 things of shop; nothing is left"]);
    expect(rowsOf(real, "What is left")).toEqual([]);
    expect(await shop.left()).toEqual({ ...NOTHING, source: ["migration_guard"] });
    expect(await findLogGroup(openLogs(), "dms-tasks-shop")).toBeUndefined();
    expect(rowsOf(real, "Journal of the cutover")?.some((row) => row[1] === "commit point")).toBe(true);

    // The old database still refuses everyone, and the report says how to open it.
    await expect(
      shop.ask("source", "SET default_transaction_read_only = off; INSERT INTO app.contas VALUES (0, 'x')"),
    ).rejects.toThrow(/frozen/);
    const stays = JSON.stringify(rowsOf(real, "What stays on purpose"));
    expect(stays).toMatch(/mode = 'open'.*ALTER DATABASE/);
    // The new one takes writes, with no trigger left.
    await shop.ask("target", "INSERT INTO app.contas VALUES (0, 'x')");
    expect(await shop.ask("target", "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")).toEqual([]);

    const again = await shop.run();
    expect([again.verdict, again.headline]).toEqual([
      "pass",
      "Nothing of shop was there to be removed; nothing is left",
    ]);
  });

  test("on an instance of somebody else only the task's own log goes, and keep-logs keeps that", async () => {
    const dms = openDms();
    await ensureSubnetGroup(dms, "elsewhere", ["subnet-1", "subnet-2"]);
    await createInstance(dms, {
      migration: "elsewhere",
      class: "dms.t3.medium",
      storage: 50,
      publiclyAccessible: false,
      securityGroupIds: [],
    });
    await waitForInstance(dms, "elsewhere", WAIT);
    const one = await done("guest", { instance: "elsewhere" });
    const other = await makeMigration(servers, "host-kept", { instance: "elsewhere" });
    await caughtUp(other);
    expect((await one.run({ keepLogs: true })).verdict).toBe("pass");
    const logs = openLogs();
    expect(await findLogStreams(logs, "dms-tasks-", "dms-task-guest")).toHaveLength(1);
    // The task is gone, and the instance with it out of sight: the log is found by its name alone.
    expect(await one.run()).toMatchObject({
      verdict: "pass",
      headline: "Removed 1 of 1 things of guest; nothing is left",
    });
    expect(await findLogStreams(logs, "dms-tasks-", "dms-task-guest")).toEqual([]);
    expect(await findLogStreams(logs, "dms-tasks-", "dms-task-host-kept")).toHaveLength(1);
    expect((await other.left()).aws).toEqual([
      "endpoint host-kept-source",
      "endpoint host-kept-target",
      "task host-kept",
    ]);
    expect((await other.left()).source).toEqual(
      expect.arrayContaining(["migration_ctl", expect.stringMatching(/^slot host_kept_/)]),
    );
  });

  test("a serverless replication is removed like a task", async () => {
    const serverless = await done("cloud", { serverless: true });
    const { verdict } = await serverless.run();
    expect([verdict, (await serverless.left()).aws]).toEqual(["pass", []]);
  });

  test("a slot that DMS left behind is dropped with its publications, and one of somebody else is not", async () => {
    const left = await done("left-over");
    const [{ oid } = { oid: 0 }] = await left.ask(
      "source",
      "SELECT lpad(oid::text, 8, '0') AS oid FROM pg_database WHERE datname = current_database()",
    );
    const uuid = "11111111_2222_3333_4444_555555555555";
    await left.ask(
      "source",
      `SELECT pg_create_logical_replication_slot('left_over_${oid}_${uuid}', 'pgoutput'),
      pg_create_logical_replication_slot('left_over2_${oid}_${uuid}', 'pgoutput'), pg_create_logical_replication_slot('mine', 'pgoutput')`,
    );
    await left.ask(
      "source",
      `SET default_transaction_read_only = off; CREATE PUBLICATION dms_${uuid}_changes; CREATE PUBLICATION mine`,
    );
    const ran = await left.run();
    expect(ran.verdict).toBe("pass");
    expect((await left.left()).source).toEqual(
      ["migration_guard", "publication mine", `slot left_over2_${oid}_${uuid}`, "slot mine"].sort(),
    );
    const idle = ran.sections.find((section) => section.title === "Needs a person");
    expect(JSON.stringify(idle)).toContain(`left_over2_${oid}_${uuid}`);
    await left.ask(
      "source",
      `SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database()`,
    );
  });

  test("the guard comes off a table that a long transaction holds, as soon as it is free", async () => {
    const busy = await done("busy");
    const session = await connect(busy.target);
    await session.query("BEGIN; LOCK TABLE app.contas IN ROW EXCLUSIVE MODE");
    const running = busy.run();
    for (;;) {
      const [row] = await busy.ask(
        "target",
        "SELECT count(*)::int AS n FROM pg_trigger WHERE tgrelid = 'app.lancamentos'::regclass",
      );
      const [schema] = await busy.ask("target", "SELECT to_regnamespace('awsdms_control') AS name");
      if (row?.["n"] === 1 && schema?.["name"] === null) break;
    }
    await session.query("COMMIT");
    await session.end();
    expect((await running).verdict).toBe("pass");
  });
});

describe("before the cutover is confirmed done", () => {
  test("nothing is removed without force; a dry run says so; with force everything goes and the rows stay", async () => {
    const early = await makeMigration(servers, "early");
    await caughtUp(early);
    seen = proxy.calls.length;
    const before = await early.left();
    await expect(early.run()).rejects.toMatchObject({
      code: "CUTOVER_NOT_DONE",
      remedy: expect.stringContaining("force: true"),
    });
    const dry = await early.run({ dryRun: true });
    expect([dry.verdict, dry.headline]).toEqual([
      "warn",
      expect.stringMatching(/it would be refused: .* knows no cutover/),
    ]);
    expect([await early.left(), changes()]).toEqual([before, []]);
    const forced = await early.run({ force: true });
    expect([forced.verdict, await early.left()]).toEqual(["pass", NOTHING]);
    expect(await early.ask("target", "SELECT count(*)::int AS rows FROM app.contas")).toEqual([{ rows: 50 }]);
    await early.ask("source", "INSERT INTO app.contas VALUES (0, 'the source was never frozen')");
  });

  test.each([
    ["rolled back", "'aborted'", /rolled back: the source is the database/],
    ["without an end on record", "'freeze'", /did not record its end/],
    ["switched but unfinished", "'commit point'", /passed the commit point/],
    ["of another migration", "'finished'", /knows no cutover/],
  ])("a cutover %s is not taken for done", async (words, step, why) => {
    const anyone = await makeMigration(servers, `state-${words.replaceAll(" ", "-")}`.slice(0, 31));
    await anyone.ask(
      "target",
      `CREATE TABLE migration_ctl.journal (seq int GENERATED ALWAYS AS IDENTITY, run_id text, epoch int, step text, phase text, data jsonb);
      INSERT INTO migration_ctl.journal (run_id, epoch, step, phase, data) VALUES
        ('one', 0, 'begin', 'done', '{"migration": "${words.startsWith("of") ? "other" : anyone.name}"}'), ('one', 1, ${step}, 'done', '{}')`,
    );
    await expect(anyone.run()).rejects.toMatchObject({ code: "CUTOVER_NOT_DONE", why: expect.stringMatching(why) });
  });

  test("a cutover that is running keeps it away", async () => {
    const locked = await makeMigration(servers, "locked");
    const session = await connect(locked.target);
    await session.query("SELECT pg_catalog.pg_advisory_lock(hashtextextended('cutover:' || current_database(), 0))");
    await expect(locked.run({ force: true })).rejects.toMatchObject({
      code: "CUTOVER_RUNNING",
      remedy: expect.stringMatching(/pg_terminate_backend/),
    });
    await session.end();
    expect((await locked.left()).aws).toHaveLength(6);
  });
});

describe("what goes wrong", () => {
  test("a source out of reach: the rest goes, the journal stays, the SQL for the slot is told; later it is finished", async () => {
    const cut = await done("cut-off");
    const nowhere = new Secret("postgresql://postgres:x@127.0.0.1:9/cut_off?sslmode=disable");
    const ran = await cut.run({ sourceUrl: nowhere });
    expect(ran.verdict).toBe("fail");
    expect(ran.headline).toMatch(/Nothing listens on 127\.0\.0\.1:9.*pg_drop_replication_slot.*\^cut_off_/);
    expect(await cut.left()).toMatchObject({ aws: [], target: ["migration_ctl"] });
    const later = await cut.run();
    expect([later.verdict, await cut.left()]).toEqual(["pass", { ...NOTHING, source: ["migration_guard"] }]);
  });

  test("a target out of reach is refused, and with force the rest goes", async () => {
    const gone = await makeMigration(servers, "gone");
    const nowhere = new Secret("postgresql://postgres:x@127.0.0.1:9/gone?sslmode=disable");
    await expect(gone.run({ targetUrl: nowhere })).rejects.toThrow(/Nothing listens/);
    expect((await gone.left()).aws).toHaveLength(6);
    const ran = await gone.run({ targetUrl: nowhere, force: true });
    expect([ran.verdict, await gone.left()]).toMatchObject(["fail", { aws: [], source: [] }]);
  });

  test("an endpoint that another task uses stays, with all that must wait for it; everything else goes", async () => {
    const used = await done("used");
    const dms = openDms();
    const stranger = await createTask(
      dms,
      {
        migration: "stranger",
        sourceEndpointArn: (await findEndpoint(dms, "used-source"))?.arn ?? "",
        targetEndpointArn: (await findEndpoint(dms, "used-target"))?.arn ?? "",
        compute: { kind: "instance", instanceArn: (await findInstance(dms, "used"))?.arn ?? "" },
        tableMappings:
          '{"rules":[{"rule-type":"selection","rule-id":"1","rule-name":"1","object-locator":{"schema-name":"app","table-name":"%"},"rule-action":"include"}]}',
        settings: JSON.stringify({ FullLoadSettings: { TargetTablePrepMode: "DO_NOTHING" } }),
      },
      WAIT,
    );
    const ran = await used.run();
    expect([ran.verdict, ran.headline]).toEqual([
      "fail",
      expect.stringMatching(/Endpoint used-source is used by stranger/),
    ]);
    expect(await used.left()).toEqual({
      aws: [
        "certificate used-ca",
        "endpoint used-source",
        "endpoint used-target",
        "instance used",
        "subnet group used",
      ],
      source: ["migration_guard"],
      target: ["migration_ctl"],
    });
    await deleteTask(dms, stranger.arn, WAIT);
    expect((await used.run()).verdict).toBe("pass");
    expect(await used.left()).toEqual({ ...NOTHING, source: ["migration_guard"] });
  });

  test("two migrations of one source share its schemas: each takes only its own", async () => {
    const first = await done("pair-one");
    await first.ask(
      "source",
      "SET default_transaction_read_only = off; INSERT INTO migration_ctl.marker (task) VALUES ('pair-two')",
    );
    await first.ask(
      "target",
      `SET default_transaction_read_only = off; INSERT INTO awsdms_control.awsdms_apply_exceptions VALUES ('PAIR-TWO', 'app', 'contas', now(), 'INSERT', 'no')`,
    );
    expect((await first.run()).verdict).toBe("pass");
    expect(await first.ask("source", "SELECT task FROM migration_ctl.marker")).toEqual([{ task: "pair-two" }]);
    expect((await first.left()).target).toEqual(["awsdms_control", "migration_ctl", "migration_guard"]);
    expect(await first.ask("target", `SELECT "TASK_NAME" AS task FROM awsdms_control.awsdms_apply_exceptions`)).toEqual(
      [{ task: "PAIR-TWO" }],
    );
    expect(await first.run()).toMatchObject({ verdict: "pass", outputs: { found: 0 } });
  });

  test("a slot that may be of either of two migrations with the same beginning is left, with a warning", async () => {
    const twin = await done("fluxo-caixa-producao-a");
    const [{ oid } = { oid: 0 }] = await twin.ask(
      "source",
      "SELECT lpad(oid::text, 8, '0') AS oid FROM pg_database WHERE datname = current_database()",
    );
    const slot = `fluxo_caixa_prod_${oid}_11111111_2222_3333_4444_555555555555`;
    await twin.ask("source", `SELECT pg_create_logical_replication_slot('${slot}', 'pgoutput')`);
    await twin.ask(
      "source",
      "SET default_transaction_read_only = off; INSERT INTO migration_ctl.marker (task) VALUES ('fluxo-caixa-producao-b')",
    );
    const ran = await twin.run();
    expect([ran.verdict, (await twin.left()).aws]).toEqual(["warn", []]);
    expect((await twin.left()).source).toContain(`slot ${slot}`);
    await twin.ask("source", `SELECT pg_drop_replication_slot('${slot}')`);
  });

  test("a user without the rights is told what to give, and what could be removed is", async () => {
    const poor = await done("poor-user");
    await poor.ask(
      "target",
      `CREATE ROLE helper LOGIN PASSWORD 'helper'; GRANT USAGE ON SCHEMA migration_ctl, migration_guard, awsdms_control TO helper;
      GRANT SELECT ON ALL TABLES IN SCHEMA migration_ctl, migration_guard, awsdms_control TO helper`,
    );
    const helper = new Secret(servers.target.url("poor_user", "helper", "helper"));
    const ran = await poor.run({ targetUrl: helper });
    expect([ran.verdict, ran.headline]).toEqual(["fail", expect.stringMatching(/42501.*Give the user that made it/)]);
    expect(await poor.left()).toMatchObject({
      aws: [],
      target: ["awsdms_control", "migration_ctl", "migration_guard"],
    });
    expect((await poor.run()).verdict).toBe("pass");
  });

  test("AWS that throttles in the middle ends in a failure that names it, and the next run finishes", async () => {
    const slow = await done("throttled");
    const stop = proxy.rule({
      operation: "DeleteEndpoint",
      act: fault("InvalidResourceStateFault", "still modifying"),
    });
    const ran = await slow.run();
    stop();
    expect([ran.verdict, ran.headline]).toEqual(["fail", expect.stringMatching(/still modifying/)]);
    expect((await slow.left()).target).toEqual(["migration_ctl"]);
    expect((await slow.run()).verdict).toBe("pass");
    expect(await slow.left()).toEqual({ ...NOTHING, source: ["migration_guard"] });
  });

  test("a resource of somebody else that vanishes while its tags are asked for does not end the look", async () => {
    const looked = await makeMigration(servers, "looked");
    await caughtUp(looked);
    const { found } = (await looked.run({ dryRun: true })).outputs;
    const gone = fault("ResourceNotFoundFault", "no such resource");
    const forget = proxy.rule({ operation: "ListTagsForResource", times: 1, act: gone });
    expect((await looked.run({ dryRun: true })).outputs["found"]).toBe(found);
    forget();
  });

  test("cancelled in the middle it ends as cancelled, and the next run finishes", async () => {
    const stopped = await done("cancelled");
    const cancel = new AbortController();
    const forget = proxy.rule({
      operation: "DeleteEndpoint",
      times: 1,
      act: (_call, next) => {
        cancel.abort(new CancelledError("SIGINT"));
        return next();
      },
    });
    await expect(stopped.run({}, cancel.signal)).rejects.toMatchObject({ code: "CANCELLED" });
    forget();
    expect((await stopped.left()).target).toContain("migration_ctl");
    expect((await stopped.run()).verdict).toBe("pass");
    expect(await stopped.left()).toEqual({ ...NOTHING, source: ["migration_guard"] });
  });

  test("what DMS itself made on the source goes with the migration, unless another one may use it", async () => {
    const captured = await makeMigration(servers, "captured");
    await caughtUp(captured);
    const dmsTables = () =>
      captured.ask(
        "source",
        `SELECT relname::text AS name FROM pg_class WHERE relname LIKE 'awsdms%' AND relkind = 'r'
         UNION ALL SELECT evtname::text FROM pg_event_trigger UNION ALL SELECT proname::text FROM pg_proc WHERE proname LIKE 'awsdms%'`,
      );
    await captured.ask(
      "source",
      `CREATE TABLE migration_ctl.awsdms_heartbeat (hb_key bigint); CREATE TABLE public.awsdms_heartbeat (hb_key bigint);
       CREATE TABLE app.awsdms_ddl_audit (c_key bigint);
       CREATE FUNCTION app.awsdms_intercept_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
       CREATE EVENT TRIGGER awsdms_intercept_ddl ON ddl_command_end EXECUTE FUNCTION app.awsdms_intercept_ddl()`,
    );
    const before = await dmsTables();
    await captured.ask("source", "INSERT INTO migration_ctl.marker (task) VALUES ('neighbour')");
    const dry = await captured.run({ dryRun: true, force: true });
    const kept = dry.sections.find((section) => section.title === "Needs a person");
    expect(JSON.stringify(kept)).toMatch(/app\.awsdms_ddl_audit.*public\.awsdms_heartbeat/);
    expect(await dmsTables()).toEqual(before);
    await captured.ask("source", "DELETE FROM migration_ctl.marker WHERE task = 'neighbour'");
    expect((await captured.run({ force: true })).verdict).toBe("pass");
    expect([await dmsTables(), await captured.left()]).toEqual([[], NOTHING]);
  });

  test("a task that stands stopped is deleted without another stop", async () => {
    const stood = await done("stood");
    const task = await findTask(openDms(), "stood");
    expect(task?.status).toBe("stopped"); // by the cutover
    expect((await stood.run()).verdict).toBe("pass");
    expect(changes()).not.toContain("StopReplicationTask");
  });
});
