import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { findEndpoint, findTask, openDms } from "@postgres-to-aurora/aws/dms";
import { displayName } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { mappedTables } from "@postgres-to-aurora/replication";
import { startTestServers, tempFolder } from "@postgres-to-aurora/test-kit";
import { assess } from "../assess-schema/in-process.js";
import { type Inputs, type Move, makeMove, startAws } from "../create-dms-task/in-process.js";
import { check } from "../preflight/in-process.js";

const SCHEMA = `
  CREATE SCHEMA app;
  CREATE TABLE app.customers (id int PRIMARY KEY, name text);
  CREATE TABLE app.orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES app.customers, note text);`;
const ROWS = `
  INSERT INTO app.customers SELECT i, 'customer ' || i FROM generate_series(1, 20) i;
  INSERT INTO app.orders SELECT i, 1 + i % 20, 'note' FROM generate_series(1, 20) i;`;

let servers: { source: EmbeddedServer; target: EmbeddedServer };
beforeAll(async () => {
  [servers] = await Promise.all([
    startTestServers({ source: { settings: { max_prepared_transactions: "4" } } }),
    startAws(),
  ]);
});

let moves = 0;
const move = (more: Partial<Parameters<typeof makeMove>[2]> = {}): Promise<Move> =>
  makeMove(servers, `before-${++moves}`, { schema: SCHEMA, rows: ROWS, ...more });

async function settingsFile(settings: object): Promise<string> {
  const file = join(await tempFolder(), "settings.json");
  await writeFile(file, JSON.stringify(settings));
  return file;
}

describe("create-dms-task refuses what would fail later, before anything is made", () => {
  interface Refused {
    failure: string;
    code: string;
    says: RegExp;
    scene?: Partial<Parameters<typeof makeMove>[2]>;
    inputs?: Partial<Inputs>;
    settings?: object;
  }
  const REFUSED: Refused[] = [
    {
      failure: "10: tables of the target that hold rows",
      code: "TARGET_NOT_EMPTY",
      says: /app\.customers.*truncate-target/s,
      scene: { onTarget: ROWS },
    },
    {
      failure: "13: settings that leave long columns out",
      code: "LOBS_LEFT_OUT",
      says: /SupportLobs/,
      settings: { TargetMetadata: { SupportLobs: false } },
    },
    {
      failure: "12: a LobMaxSize that cuts what is there",
      code: "LOB_LONGER_THAN_LIMIT",
      says: /LobMaxSize.*app\.orders\.note/s,
      scene: { rows: `${ROWS} UPDATE app.orders SET note = repeat('x', 50000) WHERE id = 1` },
      settings: { TargetMetadata: { LobMaxSize: 4 } },
    },
    {
      failure: "14: a table without a key",
      code: "TABLE_WITHOUT_KEY",
      says: /app\.log.*keyless-tables/s,
      scene: { schema: `${SCHEMA} CREATE TABLE app.log (what text);` },
    },
    {
      failure: "26: settings that the service gave back, with a member nobody knows",
      code: "BAD_TASK_SETTINGS",
      says: /CommitRat/,
      settings: { FullLoadSettings: { CommitRat: 5000 } },
    },
    {
      failure: "29: no tables",
      code: "UNKNOWN_SCHEMA",
      says: /schemas.*App/s,
      inputs: { schemas: ["App"] },
    },
    {
      failure: "30: a table that the target lacks",
      code: "TARGET_TABLES_MISSING",
      says: /app\.orders/,
      scene: { onTarget: "DROP TABLE app.orders" },
    },
    {
      failure: "30: a column that the target lacks",
      code: "TARGET_COLUMNS_DIFFER",
      says: /app\.orders\.note/,
      scene: { onTarget: "ALTER TABLE app.orders DROP COLUMN note" },
    },
  ];

  test.each(REFUSED)("$failure", async ({ code, says, scene, inputs, settings }) => {
    const one = await move(scene);
    const taskSettings = settings === undefined ? undefined : await settingsFile(settings);
    const ran = await one.create({ ...inputs, taskSettings });
    expect(ran).toMatchObject({
      verdict: "fail",
      code,
      outputs: expect.not.objectContaining({ "task-arn": expect.anything() }),
    });
    expect(`${ran.headline} ${JSON.stringify(ran.findings)}`).toMatch(says);
    expect(ran.headline).not.toMatch(/undefined|\[object/);
  });

  test("19: a prepared transaction that the slot would wait for", async () => {
    const one = await move();
    await one.sourceSql("BEGIN; INSERT INTO app.customers VALUES (99); PREPARE TRANSACTION 'left open'");
    const ran = await one.create({ start: false });
    expect(JSON.stringify(ran.findings)).toMatch(/left open.*(ROLLBACK|COMMIT) PREPARED/);
    await one.sourceSql("ROLLBACK PREPARED 'left open'");
  });

  test("8 and 9: settings that empty or drop tables one by one are warned of", async () => {
    for (const mode of ["TRUNCATE_BEFORE_LOAD", "DROP_AND_CREATE"]) {
      const one = await move({ onTarget: ROWS });
      const taskSettings = await settingsFile({ FullLoadSettings: { TargetTablePrepMode: mode } });
      const { findings } = await one.create({ taskSettings });
      expect(findings).toContainEqual(
        expect.objectContaining({ rule: "task-setting-risky", object: "FullLoadSettings.TargetTablePrepMode" }),
      );
    }
  });
});

describe("create-dms-task makes what does not fail", () => {
  test("7, 10, 17, 21, 25: the endpoints and the task are set so that these cannot happen", async () => {
    const one = await move({
      schema: `${SCHEMA} CREATE TABLE app.months (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
        CREATE TABLE app.month_1 PARTITION OF app.months DEFAULT;`,
    });
    const made = await one.create({ start: false });
    expect(made.outputs["task-status"]).toBe("ready");
    const name = `before-${moves}`;
    const [source, target] = await Promise.all(
      ["source", "target"].map((side) => findEndpoint(openDms(), `${name}-${side}`)),
    );
    expect(target?.settings).toMatchObject({ AfterConnectScript: expect.stringMatching(/session_replication_role/) });
    expect(source?.settings).not.toHaveProperty("SlotName");
    for (const endpoint of [source, target]) {
      expect(endpoint?.settings).toMatchObject({ MapBooleanAsBoolean: true });
      expect(endpoint?.attributes).toMatchObject({ MapUnboundedNumericAsString: "true" });
    }
    const task = await findTask(openDms(), name);
    expect(mappedTables(task?.tableMappings ?? "").map(displayName)).toEqual([
      "app.customers",
      "app.month_1",
      "app.orders",
      "migration_ctl.marker",
    ]);
    expect(JSON.parse(task?.settings ?? "{}")).toMatchObject({
      FullLoadSettings: { TargetTablePrepMode: "DO_NOTHING" },
      ErrorBehavior: { RecoverableErrorCount: -1, RecoverableErrorStopRetryAfterThrottlingMax: false },
    });
  });

  test("22: changed settings of a running task are shown, and nothing is changed under it", async () => {
    const one = await move();
    expect((await one.create()).outputs["task-status"]).toBe("running");
    const taskSettings = await settingsFile({ ChangeProcessingTuning: { CommitTimeout: 2 } });
    const again = await one.create({ taskSettings });
    expect(again.code ?? again.verdict).not.toBe("pass");
    expect(JSON.stringify(again.sections)).toMatch(/CommitTimeout: it has 1, wanted is 2/);
  });
});

describe("assess-schema and preflight tell it before a task is thought of", () => {
  test("11, 12, 13, 14: what the schema holds that DMS does not carry", async () => {
    await move({
      schema: `${SCHEMA} CREATE TABLE app.log (what text); CREATE TABLE app.doc (id int PRIMARY KEY, body text NOT NULL);
        CREATE TABLE public.awsdms_status (a int);`,
      rows: "INSERT INTO app.doc VALUES (1, repeat('x', 100000))",
    });
    const name = `before_${moves}`;
    const { result } = await assess(servers.source.url(name));
    const rules = result.findings.map(({ ruleId }) => ruleId);
    expect(rules).toEqual(
      expect.arrayContaining(["repl-no-pk", "repl-lob-size", "repl-lob-not-null", "repl-dms-artifacts"]),
    );
  });

  test("7, 10, 11, 15, 16, 19, 20, 30: what stands on the servers", async () => {
    const one = await move({
      schema: SCHEMA,
      onTarget: `${ROWS} ALTER TABLE app.orders DROP CONSTRAINT orders_pkey, DROP COLUMN note;
        CREATE TABLE public.awsdms_status (a int); CREATE ROLE loader LOGIN PASSWORD 'loader';
        GRANT USAGE ON SCHEMA app TO loader; GRANT ALL ON ALL TABLES IN SCHEMA app TO loader`,
    });
    await one.sourceSql("SELECT pg_create_logical_replication_slot('nobody_reads', 'pgoutput')");
    await one.sourceSql("BEGIN; INSERT INTO app.customers VALUES (98); PREPARE TRANSACTION 'forgotten'");
    const database = `before_${moves}`;
    const checks = await check({ source: one.source, target: servers.target.address(database, "loader", "loader") });
    const states = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, checks.get(id)?.state]));
    const bad = [
      "tgt-replica-role",
      "tgt-empty",
      "tgt-dms-leftovers",
      "src-existing-slots",
      "src-prepared-xacts",
      "tgt-schema-equal",
    ];
    expect(Object.entries(states(bad)).filter(([, state]) => state !== "failed" && state !== "warning")).toEqual([]);
    for (const id of bad) expect([id, checks.get(id)?.remedy?.say]).toEqual([id, expect.stringMatching(/\w/)]);
    expect(checks.get("tgt-schema-equal")?.text).toMatch(/app\.orders.*key/);
    await one.sourceSql("ROLLBACK PREPARED 'forgotten'");
    await one.sourceSql("SELECT pg_drop_replication_slot('nobody_reads')");
  });
});

describe("create-dms-task looks at the account before it makes anything", () => {
  const endpoint = () => process.env["AWS_ENDPOINT_URL"];

  test.each([
    ["3: dms-vpc-role", "dms-vpc-role", "fail"],
    ["4: dms-cloudwatch-logs-role", "dms-cloudwatch-logs-role", "warn"],
  ])("%s is missing", async (_, role, verdict) => {
    const usual = endpoint();
    await startAws({ missingRoles: [role] });
    try {
      const ran = await (await move()).create({ start: false });
      expect([ran.headline, ran.verdict]).toEqual([ran.headline, verdict]);
      expect(JSON.stringify(ran.findings)).toMatch(new RegExp(`${role}.*AmazonDMS`));
    } finally {
      process.env["AWS_ENDPOINT_URL"] = usual;
    }
  });

  test("18: a secret without host is refused before an endpoint is made", async () => {
    const usual = endpoint();
    const one = await move();
    const { user, password, database, port } = one.source;
    const whole = {
      username: user,
      password: password.reveal(),
      port,
      dbname: database,
      host: "127.0.0.1",
      sslmode: "disable",
    };
    await startAws({ secrets: { "shop-source": JSON.stringify({ ...whole, host: undefined }) } });
    try {
      const ran = await one.create({
        sourceUrl: undefined,
        sourceSecret: "shop-source",
        secretsRole: "arn:aws:iam::123412341234:role/dms-secrets",
      });
      expect(ran.verdict).toBe("fail");
      expect(ran.headline).toMatch(/shop-source.*host/s);
      expect(ran.headline).not.toContain(password.reveal());
    } finally {
      process.env["AWS_ENDPOINT_URL"] = usual;
    }
  });
});
