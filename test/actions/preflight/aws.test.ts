import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { startDmsLocal } from "@postgres-to-aurora/dms-local";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { type Answer, type AwsStub, startAwsStub } from "../../packages/aws/aws-stub.js";
import { check, states } from "./in-process.js";

const ARN = "arn:aws:dms:eu-west-1:1";
const AWS = { region: "eu-west-1", instance: "shared" };
const IDS = ["dms-access", "dms-instance", "dms-engine", "dms-storage", "dms-quotas", "dms-task", "tgt-network"];

let server: EmbeddedServer;
let stub: AwsStub | undefined;

beforeAll(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

interface Account {
  instance?: object;
  engine?: string;
  storage?: number;
  quotas?: object[];
  endpoints?: string[];
  /** Status of the connection test by endpoint. */
  tests?: Record<string, string>;
  task?: string;
  faults?: Record<string, string>;
}

/** DMS as an account with these things in it. */
async function account({ endpoints = [], tests = {}, faults = {}, ...has }: Account): Promise<void> {
  const instance = {
    ReplicationInstanceIdentifier: "shared",
    ReplicationInstanceArn: `${ARN}:rep:SHARED`,
    ReplicationInstanceStatus: "available",
    ReplicationInstanceClass: "dms.t3.medium",
    ReplicationInstancePrivateIpAddresses: ["10.1.2.3"],
    EngineVersion: has.engine ?? "3.6.1",
    AllocatedStorage: has.storage ?? 50,
    ...has.instance,
  };
  const answers: Record<string, (body: { Filters?: { Values: string[] }[] }) => object> = {
    DescribeReplicationInstances: () => ({ ReplicationInstances: [instance] }),
    DescribeAccountAttributes: () => ({ AccountQuotas: has.quotas ?? [] }),
    DescribeEndpoints: ({ Filters }) => ({
      Endpoints: endpoints
        .filter((name) => Filters?.[0]?.Values.includes(name))
        .map((name) => ({ EndpointIdentifier: name, EndpointArn: `${ARN}:endpoint:${name}`, Status: "active" })),
    }),
    DescribeConnections: () => ({
      Connections: Object.entries(tests).map(([name, status]) => ({
        EndpointArn: `${ARN}:endpoint:${name}`,
        Status: status,
        ...(status === "failed" ? { LastFailureMessage: "timeout expired" } : {}),
      })),
    }),
    DescribeReplicationTasks: () => ({
      ReplicationTasks: has.task ? [{ ReplicationTaskIdentifier: "shop", Status: has.task }] : [],
    }),
    DescribeReplicationConfigs: () => ({ ReplicationConfigs: [] }),
  };
  stub = await startAwsStub((operation, body): Answer => {
    const fault = faults[operation];
    if (fault) return { status: 400, fault };
    const answer = answers[operation];
    return answer ? { body: answer(body) } : { status: 400, fault: "UnknownOperationException" };
  });
}

const BOTH = ["shop-source", "shop-target"];

describe("the account", () => {
  test("with room for everything and both endpoints tested passes every check, and nothing is asked to change", async () => {
    await account({
      endpoints: BOTH,
      tests: { "shop-source": "successful", "shop-target": "successful" },
      quotas: [
        { AccountQuotaName: "Endpoints", Used: 1000, Max: 1000 },
        { AccountQuotaName: "ReplicationTasks", Used: 3, Max: 600 },
      ],
    });
    const checks = await check({ source: server.superuser, aws: AWS });
    expect(states(checks, IDS)).toEqual(Object.fromEntries(IDS.map((id) => [id, "passed"])));
    expect(checks.get("dms-instance")?.text).toMatch(/10\.1\.2\.3/);
    expect(checks.get("dms-engine")?.text).toBe("3.6.1 for PostgreSQL 15");
    expect(checks.get("dms-quotas")?.text).toBe("Endpoints 1000 of 1000, ReplicationTasks 3 of 600");
    for (const { operation } of stub?.requests ?? []) expect(operation).toMatch(/^Describe/);
  });

  const cases: [what: string, id: string, state: string, says: RegExp, account: Account][] = [
    [
      "an instance that is not ready",
      "dms-instance",
      "failed",
      /is creating/,
      { instance: { ReplicationInstanceStatus: "creating" } },
    ],
    ["an engine too old for the source", "dms-engine", "failed", /3\.4\.7 for PostgreSQL 15/, { engine: "3.4.7" }],
    ["no engine version", "dms-engine", "skipped", /does not say/, { instance: { EngineVersion: undefined } }],
    [
      "no room for endpoints",
      "dms-quotas",
      "failed",
      /^Endpoints: 999 of 1000 used$/,
      { quotas: [{ AccountQuotaName: "Endpoints", Used: 999, Max: 1000 }] },
    ],
    ["a task that exists", "dms-task", "passed", /Task shop is stopped/, { task: "stopped" }],
    [
      "a database DMS cannot reach",
      "tgt-network",
      "failed",
      /^shop-source: timeout expired$/,
      { endpoints: BOTH, tests: { "shop-source": "failed" } },
    ],
    ["endpoints that do not exist yet", "tgt-network", "skipped", /create-dms-task makes both/, {}],
    [
      "one endpoint that was never tested",
      "tgt-network",
      "skipped",
      /Only shop-source/,
      { endpoints: BOTH, tests: { "shop-source": "successful" } },
    ],
    ["a test of somebody else's endpoint", "tgt-network", "skipped", /No endpoint/, { tests: { other: "successful" } }],
    [
      "a right that is not there",
      "dms-quotas",
      "skipped",
      /Allow dms:DescribeAccountAttributes/,
      { faults: { DescribeAccountAttributes: "AccessDeniedException" } },
    ],
    [
      "an operation the service does not know",
      "dms-quotas",
      "skipped",
      /UnknownOperation/,
      { faults: { DescribeAccountAttributes: "UnknownOperationException" } },
    ],
  ];
  test.each(cases)("%s is told by %s as %s", async (_what, id, state, says, has) => {
    await account(has);
    const checks = await check({ source: server.superuser, aws: AWS });
    expect(checks.get(id)).toMatchObject({ state, text: expect.stringMatching(says) });
  });

  test("storage is measured by what the source writes in an hour", async () => {
    const sleep = () =>
      withClient(server.superuser, {}, async (client) => {
        await client.query("CREATE TEMP TABLE filler AS SELECT 1; SELECT pg_catalog.pg_switch_wal()");
        await client.query("DROP TABLE IF EXISTS public.w; CREATE TABLE public.w AS SELECT generate_series(1, 100000)");
      });
    await account({ storage: 1 });
    const busy = await check({ source: server.superuser, aws: AWS }, { clock: { now: () => Date.now(), sleep } });
    expect(busy.get("dms-storage")).toMatchObject({
      state: "warning",
      text: expect.stringMatching(/^1 GiB, and the source/),
    });
  });

  test("the source's version is not known without the source", async () => {
    await account({});
    expect(states(await check({ aws: AWS }), ["dms-engine", "dms-storage"])).toEqual({
      "dms-engine": "skipped",
      "dms-storage": "passed",
    });
  });

  test("without a replication instance AWS is not asked at all", async () => {
    await account({});
    const checks = await check({ source: server.superuser });
    expect(checks.get("dms-access")).toMatchObject({ state: "skipped", text: "replication-instance is not given" });
    expect(stub?.requests).toEqual([]);
  });
});

describe("DMS out of reach", () => {
  const missing: [what: string, state: string, says: RegExp, account: Account][] = [
    [
      "an instance that does not exist",
      "failed",
      /shared does not exist/,
      { faults: { DescribeReplicationInstances: "ResourceNotFoundFault" } },
    ],
    ["expired credentials", "failed", /expired/, { faults: { DescribeReplicationInstances: "ExpiredTokenException" } }],
    [
      "no right to look",
      "skipped",
      /Allow dms:DescribeReplicationInstances/,
      { faults: { DescribeReplicationInstances: "AccessDeniedException" } },
    ],
  ];
  test.each(missing)("%s leaves the databases' checks standing", async (_what, state, says, has) => {
    await account(has);
    const checks = await check({ source: server.superuser, aws: AWS });
    expect(checks.get("dms-access")).toMatchObject({ state, text: expect.stringMatching(says) });
    expect(states(checks, ["tgt-network", "dms-quotas", "src-wal-level"])).toEqual({
      "tgt-network": "skipped",
      "dms-quotas": "skipped",
      "src-wal-level": "passed",
    });
  });
});

describe("the way in from the instance", () => {
  const hba = (lines: string) =>
    withClient(server.superuser, {}, async (client) => {
      const { rows } = await client.query("SELECT pg_catalog.current_setting('hba_file') AS file");
      const all = `host all all 127.0.0.1/32 scram-sha-256\n${lines}\n`;
      await client.query(
        `COPY (SELECT unnest(string_to_array('${all.trim()}', E'\\n'))) TO PROGRAM 'cat > ${rows[0].file}'`,
      );
      await client.query("SELECT pg_catalog.pg_reload_conf()");
    });

  const lines: [lines: string, state: string, says: RegExp][] = [
    ["", "warning", /from the replication instance \(10\.1\.2\.3\)/],
    ["host all all 10.1.0.0/16 scram-sha-256", "passed", /^$/],
    ["host postgres postgres 0.0.0.0/0 scram-sha-256", "passed", /^$/],
    // The server takes the line, and never matches it while ssl is off.
    ["hostssl all all 10.1.2.3/32 scram-sha-256", "warning", /No line lets/],
    ["host all all all scram-sha-256", "passed", /^$/],
    ["host other all 10.1.2.3/32 scram-sha-256", "warning", /No line lets postgres into postgres/],
    ["host all other 10.1.2.3/32 scram-sha-256", "warning", /No line lets/],
    ["host replication postgres 10.1.2.3/32 scram-sha-256", "warning", /No line lets/],
    ["host all all 10.1.2.3/32 reject\nhost all all all scram-sha-256", "warning", /No line lets/],
    ["host all all 10.1.2.4/32 scram-sha-256", "warning", /No line lets/],
    ["host all all 10.1.2.3/32 nonsense", "warning", /wrong: 2 \(invalid authentication method/],
  ];
  test.each(lines)("with %j it is %s", async (text, state, says) => {
    await hba(text);
    await account({});
    const found = (await check({ source: server.superuser, aws: AWS })).get("src-hba");
    expect(found).toMatchObject({ state, text: expect.stringMatching(says) });
    if (/No line/.test(found?.text ?? ""))
      expect(found?.remedy?.say).toContain('host "postgres" "postgres" 10.1.2.3/32 scram-sha-256');
  });

  test("without an instance any line for other machines will do", async () => {
    await hba("host all all 10.1.0.0/16 scram-sha-256");
    expect((await check({ source: server.superuser })).get("src-hba")).toMatchObject({
      state: "passed",
      text: expect.stringMatching(/^1 line for other machines/),
    });
  });
});

test("the local DMS answers the checks that need no endpoint", async () => {
  const dms = await startDmsLocal({ stateFolder: await tempFolder(), delays: { instance: 0 } });
  process.env["AWS_ENDPOINT_URL"] = dms.url;
  try {
    const { openDms, createInstance, ensureSubnetGroup, findInstance } = await import("@postgres-to-aurora/aws/dms");
    const api = openDms("eu-west-1");
    await ensureSubnetGroup(api, "shared", ["a", "b"]);
    await createInstance(api, {
      migration: "shared",
      class: "dms.t3.medium",
      storage: 50,
      publiclyAccessible: false,
      securityGroupIds: [],
    });
    while ((await findInstance(api, "shared"))?.status !== "available");
    const checks = await check({ source: server.superuser, aws: AWS });
    expect(states(checks, ["dms-access", "dms-instance", "dms-quotas", "tgt-network"])).toEqual({
      "dms-access": "passed",
      "dms-instance": "passed",
      "dms-quotas": "passed",
      "tgt-network": "skipped",
    });
  } finally {
    await dms.stop();
  }
});
