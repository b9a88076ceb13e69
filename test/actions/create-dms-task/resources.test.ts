import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { endpointTls } from "@postgres-to-aurora/action-create-dms-task/certificates";
import {
  deleteTask,
  findCertificate,
  findEndpoint,
  findInstance,
  findTask,
  openDms,
} from "@postgres-to-aurora/aws/dms";
import type { DmsLocal } from "@postgres-to-aurora/dms-local";
import { Secret } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { connect, withClient } from "@postgres-to-aurora/postgres";
import { startTestServers, tempFolder } from "@postgres-to-aurora/test-kit";
import { makeMove, type Ran, startAws } from "./in-process.js";

const SCENE = {
  schema: "CREATE SCHEMA app; CREATE TABLE app.contas (id int PRIMARY KEY, nome text);",
  rows: "INSERT INTO app.contas SELECT i, 'conta ' || i FROM generate_series(1, 100) i;",
};
const ROWS = "SELECT count(*)::int FROM app.contas";

let servers: { source: EmbeddedServer; target: EmbeddedServer };
let aws: DmsLocal;
beforeAll(async () => {
  [servers, aws] = await Promise.all([startTestServers(), startAws()]);
});

const wait = {
  clock: { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) },
  interval: 50,
  timeout: 30_000,
};

describe("DMS Serverless", () => {
  test("carries a migration, is taken up as it is, and shows what differs", async () => {
    const move = await makeMove(servers, "light", SCENE);
    const serverless = { compute: "serverless", maxCapacity: 8 } as const;
    const made = await move.create(serverless);
    expect(made.headline).toMatch(
      /^Created source endpoint, target endpoint, serverless replication; started the task: light is running/,
    );
    expect(made.outputs["task-arn"]).toMatch(/:replication-config:/);
    expect(made.outputs).not.toHaveProperty("replication-instance-arn");
    expect(await findTask(openDms(), "light")).toMatchObject({ kind: "serverless", capacity: { min: 1, max: 8 } });
    expect(JSON.stringify(made.sections)).toContain("task light on DMS Serverless (1 to 8 DCU)");
    await move.targetSays(ROWS, 100);

    expect((await move.create({ compute: "serverless" })).headline).toMatch(/^Nothing to do: light is running/);
    const bigger = await move.create({ compute: "serverless", maxCapacity: 16 });
    expect(bigger).toMatchObject({ code: "TASK_DIFFERS" });
    expect(bigger.headline).toMatch(/max-capacity: it has 8, wanted is 16/);
    expect((await move.create()).code).toBe("COMPUTE_DIFFERS");
  });

  test("that cannot reach a database is explained by what DMS says", async () => {
    const move = await makeMove(servers, "unreached", SCENE);
    await move.sourceSql("CREATE ROLE brief SUPERUSER LOGIN PASSWORD 'brief'");
    const url = (password: string) =>
      new Secret(`postgresql://brief:${password}@${move.source.host}:${move.source.port}/unreached?sslmode=disable`);
    const inputs = { compute: "serverless", sourceUrl: url("brief") } as const;
    await move.create({ ...inputs, start: false });
    await move.sourceSql("ALTER ROLE brief CONNECTION LIMIT 1 NOSUPERUSER REPLICATION");
    await move.sourceSql("ALTER TABLE app.contas OWNER TO brief; GRANT ALL ON SCHEMA app TO brief");
    await move.sourceSql("GRANT ALL ON DATABASE unreached TO brief; GRANT ALL ON SCHEMA migration_ctl TO brief");
    await move.sourceSql("GRANT ALL ON migration_ctl.marker TO brief");
    const failed = await move.create(inputs);
    expect(failed).toMatchObject({ code: "START_FAILED", verdict: "fail" });
    expect(failed.headline).toMatch(/too many connections for role "brief"/);
    expect(failed.sections.map(({ title }) => title)).toContain("What DMS says about the failed start");
    expect(failed.log).toMatch(/\]E:/);
    await move.sourceSql("ALTER ROLE brief CONNECTION LIMIT -1 SUPERUSER");
    const started = await move.create(inputs);
    expect(started.headline).toMatch(/^Reloaded the task: unreached is running/);
    await move.targetSays(ROWS, 100);
  });

  test("whose endpoints hold an old password is given the new one", async () => {
    const move = await makeMove(servers, "aged", SCENE);
    await move.sourceSql("CREATE ROLE ageing SUPERUSER LOGIN PASSWORD 'young'");
    const url = (password: string) =>
      new Secret(`postgresql://ageing:${password}@${move.source.host}:${move.source.port}/aged?sslmode=disable`);
    await move.create({ compute: "serverless", sourceUrl: url("young"), start: false });
    await move.sourceSql("ALTER ROLE ageing PASSWORD 'old'");
    const made = await move.create({ compute: "serverless", sourceUrl: url("old") });
    expect(made.headline).toMatch(/^Started the task: aged is running/);
    expect(made.log).toContain("holds a password that is not right");
    await move.targetSays(ROWS, 100);
  });

  test("without subnets is refused before anything is made", async () => {
    const move = await makeMove(servers, "homeless", SCENE);
    const refused = await move.create({ compute: "serverless", subnetIds: ["subnet-1"] });
    expect(refused.headline).toMatch(/subnet group for DMS Serverless.*at least two subnets/);
    expect(await findEndpoint(openDms(), "homeless-source")).toBeUndefined();
  });
});

describe("names", () => {
  test("that the source does not have are told before AWS is asked; an unlogged table may be left out", async () => {
    const move = await makeMove(servers, "names", {
      schema: `${SCENE.schema} CREATE UNLOGGED TABLE app.fluida (id int PRIMARY KEY);`,
    });
    process.env["AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE"] = "http://127.0.0.1:9";
    const unknown = await move.create({ excludeTables: ["app.nada"] });
    delete process.env["AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE"];
    expect(unknown.code).toBe("UNKNOWN_TABLE");
    expect((await move.create({ start: false })).code).toBe("TABLE_UNLOGGED");
    expect((await move.create({ start: false, excludeTables: ["app.fluida"] })).headline).toMatch(/with 1 table$/);
  });
});

describe("a replication instance", () => {
  test("is made as the inputs ask, and its task's documents lie beside the report", async () => {
    const move = await makeMove(servers, "public", SCENE);
    const made = await move.create({
      publiclyAccessible: true,
      replicationInstanceClass: "dms.c5.large",
      start: false,
    });
    expect(await findInstance(openDms(), "public")).toMatchObject({ publiclyAccessible: true, class: "dms.c5.large" });
    const folder = join(made.workspace, made.outputs["documents"] as string);
    const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));
    expect(read("table-mappings.json").rules).toHaveLength(2);
    expect(read("task-settings.json").FullLoadSettings.TargetTablePrepMode).toBe("DO_NOTHING");
    expect((await move.create({ compute: "serverless" })).code).toBe("COMPUTE_DIFFERS");
  });
});

describe("an endpoint", () => {
  test("that holds an old password is given the new one and tested again", async () => {
    const move = await makeMove(servers, "rotated", SCENE);
    await move.sourceSql("CREATE ROLE rotating SUPERUSER LOGIN PASSWORD 'first'");
    const url = (password: string) => {
      const { host, port } = move.source;
      return new Secret(`postgresql://rotating:${password}@${host}:${port}/rotated?sslmode=disable`);
    };
    expect((await move.create({ sourceUrl: url("first"), start: false })).verdict).not.toBe("fail");
    await move.sourceSql("ALTER ROLE rotating PASSWORD 'second'");
    // Another instance has not tested this endpoint yet.
    await makeMove(servers, "lender", SCENE).then((lender) => lender.create({ start: false }));
    const dms = openDms();
    const arn = (await findTask(dms, "rotated"))?.arn as string;
    await deleteTask(dms, arn, wait);
    const again = await move.create({ sourceUrl: url("second"), replicationInstance: "lender" });
    expect(again.log).toContain("Endpoint rotated-source holds a password that is not right");
    expect(again.headline).toMatch(/started the task: rotated is running/);
    expect(again.log + JSON.stringify(again.sections)).not.toMatch(/first|second/);
  });

  test("that differs is changed and tested again, unless a task that runs uses it", async () => {
    const move = await makeMove(servers, "changing", SCENE);
    await move.create({ start: false });
    await move.sourceSql("CREATE ROLE other SUPERUSER LOGIN PASSWORD 'other'");
    const { host, port } = move.source;
    const sourceUrl = new Secret(`postgresql://other:other@${host}:${port}/changing?sslmode=disable`);
    const changed = await move.create({ sourceUrl });
    expect(changed.headline).toMatch(/^Changed source endpoint; started the task/);
    expect(await findEndpoint(openDms(), "changing-source")).toMatchObject({ user: "other" });
    const refused = await move.create();
    expect(refused.code).toBe("ENDPOINT_DIFFERS");
    expect(refused.headline).toMatch(/a task that runs uses it \(changing\).*user: it has other/s);
    expect((await move.create({ sourceUrl })).headline).toMatch(/^Nothing to do/);
  });

  test("that DMS cannot reach is explained in its words, and the next run takes up what is there", async () => {
    const move = await makeMove(servers, "barred", SCENE);
    await move.sourceSql("CREATE ROLE narrow REPLICATION LOGIN PASSWORD 'narrow' CONNECTION LIMIT 1");
    await move.sourceSql(
      "GRANT CREATE ON DATABASE barred TO narrow; GRANT USAGE ON SCHEMA app TO narrow; GRANT SELECT ON app.contas TO narrow",
    );
    const { host, port } = move.source;
    const sourceUrl = new Secret(`postgresql://narrow:narrow@${host}:${port}/barred?sslmode=disable`);
    const barred = await move.create({ sourceUrl });
    expect(barred.code).toBe("CONNECTION_TEST_FAILED");
    expect(barred.headline).toMatch(/instance barred cannot connect to the source narrow@.*too many connections/);
    expect(barred.sections.map(({ title }) => title)).toContain("AWS resources");
    expect(await findTask(openDms(), "barred")).toBeUndefined();
    await move.sourceSql("ALTER ROLE narrow CONNECTION LIMIT -1; ALTER TABLE app.contas OWNER TO narrow");
    const made = await move.create({ sourceUrl });
    expect(made.headline).toMatch(/^Created replication task; started the task: barred is running/);
    await move.targetSays(ROWS, 100);
  });

  test("reads its login from a secret itself when it has a role for that", async () => {
    const move = await makeMove(servers, "secretive", SCENE);
    const { host, port, user, password } = move.source;
    const secret = { username: user, password: password.reveal(), host, dbname: "secretive", sslmode: "disable" };
    aws.putSecret("prod/source", JSON.stringify(secret));
    const inputs = {
      sourceUrl: undefined,
      sourceSecret: "prod/source",
      secretsRole: "arn:aws:iam::123456789012:role/dms",
    };
    const lacking = await move.create(inputs);
    expect(lacking.headline).toMatch(/DMS cannot log in with secret prod\/source\. It lacks port/);
    aws.putSecret("prod/source", JSON.stringify({ ...secret, port }));
    const made = await move.create(inputs);
    expect(made.headline).toMatch(/started the task/);
    expect(await findEndpoint(openDms(), "secretive-source")).toMatchObject({ user: "", secret: "prod/source" });
    expect((await move.create(inputs)).headline).toMatch(/^Nothing to do/);
    const plain = await move.create({ sourceUrl: new Secret(servers.source.url("secretive")) });
    expect(plain.headline).toMatch(/secret: it has prod\/source, wanted is none/);
    await move.targetSays(ROWS, 100);
  });
});

describe("an answer that is lost", () => {
  test.each([
    "CreateReplicationSubnetGroup",
    "CreateReplicationInstance",
    "CreateEndpoint",
    "CreateReplicationTask",
    "StartReplicationTask",
  ])("to %s: what the repeated call finds is taken up", async (operation) => {
    const name = `lost-${operation.toLowerCase().replace("replication", "")}`;
    const move = await makeMove(servers, name, SCENE);
    aws.addFault(`cut-after:${operation}:1`);
    process.env["AWS_MAX_ATTEMPTS"] = "3";
    const made = await move.create().finally(() => {
      process.env["AWS_MAX_ATTEMPTS"] = "1";
    });
    expect(made.headline).toMatch(/^Created replication instance, .*; started the task: /);
    await move.targetSays(ROWS, 100);
  });
});

describe("a premigration assessment", () => {
  const ASSESSMENT = { assessmentBucket: "results", assessmentRole: "arn:aws:iam::123456789012:role/assess" };

  test("runs before the first start, its findings stand in the report, and it is not repeated", async () => {
    const move = await makeMove(servers, "assessed", SCENE);
    const made = await move.create(ASSESSMENT);
    expect(made.log).toMatch(/Premigration assessment assessed-\d{17} begins/);
    expect(made.headline).toMatch(/started the task/);
    const again = await move.create(ASSESSMENT);
    expect(again.headline).toMatch(/^Nothing to do/);
    expect(again.log).not.toMatch(/assessment/);
  });

  test("that fails keeps the task from being started; without it the task starts", async () => {
    const move = await makeMove(servers, "unfit", {
      ...SCENE,
      schema: `${SCENE.schema} CREATE TABLE app.solta (a int);`,
    });
    const failed = await move.create({ ...ASSESSMENT, keylessTables: "allow" });
    const assessment = failed.findings.filter(({ rule }) => rule === "premigration-assessment");
    expect(assessment.length).toBeGreaterThan(0);
    expect(assessment[0]?.remedy).toContain("s3://results/unfit/unfit-");
  });
});

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
if (!hasOpenssl) process.stderr.write("SKIPPED: the test on certificates, because openssl is not installed\n");
const ifOpenssl = hasOpenssl ? test : test.skip;

describe("certificates", () => {
  const address = {
    host: "h",
    port: 5432,
    database: "d",
    user: "u",
    password: new Secret(""),
    tls: "verify-full",
  } as const;

  test.each([
    ["db.abc.eu-west-1.rds.amazonaws.com", "verify-full", 3],
    ["db.cluster-abc.us-east-1.rds.amazonaws.com", "verify-full", 3],
    ["db.abc.cn-north-9.rds.amazonaws.com.cn", "verify-full", 120],
    ["db.example", "require", 0],
    ["rds.amazonaws.com.example", "require", 0],
  ])("for %s the mode is %s with %d authorities", (host, mode, authorities) => {
    const tls = endpointTls("fluxo", "target", { ...address, host });
    expect(tls.mode).toBe(mode);
    expect(tls.certificate?.pem.match(/BEGIN CERTIFICATE/g)?.length ?? 0).toBe(authorities);
    if (authorities > 0) expect(tls.certificate?.name).toMatch(/^fluxo-target-ca-[0-9a-f]{8}$/);
  });

  test("what the URI does not ask for is not checked", () => {
    expect(endpointTls("fluxo", "source", { ...address, tls: "disable" })).toEqual({ mode: "none" });
    expect(endpointTls("fluxo", "source", { ...address, tls: "require" })).toEqual({ mode: "require" });
    expect(() => endpointTls("fluxo", "source", { ...address, caFile: "/nowhere.pem" })).toThrow(
      /sslrootcert of source-url cannot be read: \/nowhere\.pem/,
    );
  });

  ifOpenssl("are imported from sslrootcert, and DMS checks the server against them", async () => {
    const move = await makeMove(servers, "checked", SCENE);
    const file = `${await tempFolder()}/server.pem`;
    const key = `${file}.key`;
    const made = spawnSync("openssl", [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", file],
      ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
    ]);
    expect(made.status).toBe(0);
    await withClient(move.source, {}, async (client) => {
      for (const [path, name] of [
        [file, "server.crt"],
        [key, "server.key"],
      ] as const)
        await client.query(
          `COPY (SELECT line FROM pg_catalog.unnest(pg_catalog.string_to_array('${readFileSync(path, "utf8").trim()}', E'\\n')) AS line) TO PROGRAM 'umask 077; cat > ${name}'`,
        );
      await client.query("ALTER SYSTEM SET ssl = on");
      await client.query("SELECT pg_catalog.pg_reload_conf()");
    });
    for (let plain = true; plain; )
      await connect({ ...move.source, tls: "require" }).then(
        (client) => client.end().then(() => (plain = false)),
        () => {},
      );
    const { port, user, password } = move.source;
    const who = `${user}:${encodeURIComponent(password.reveal())}`;
    const sourceUrl = new Secret(
      `postgresql://${who}@localhost:${port}/checked?sslmode=verify-full&sslrootcert=${file}`,
    );
    const created = await move.create({ sourceUrl });
    expect(created.headline).toMatch(/^Created replication instance, certificate, source endpoint.*started the task/);
    const endpoint = await findEndpoint(openDms(), "checked-source");
    const name = endpointTls("checked", "source", { ...address, caFile: file }).certificate?.name as string;
    expect(endpoint).toMatchObject({ tls: "verify-full" });
    expect(await findCertificate(openDms(), name)).toMatchObject({ arn: endpoint?.certificateArn });
    await move.targetSays(ROWS, 100);
    expect((await move.create({ sourceUrl })).headline).toMatch(/^Nothing to do/);
  });
});

describe("the roles of the account", () => {
  const roles = ({ findings }: Ran) =>
    findings.filter(({ rule }) => rule.startsWith("aws-dms")).map(({ rule, severity }) => [rule, severity]);

  test("that cannot be looked for are an info", async () => {
    const move = await makeMove(servers, "blind", SCENE);
    process.env["AWS_ENDPOINT_URL_IAM"] = "http://127.0.0.1:9";
    const made = await move.create({ start: false }).finally(() => delete process.env["AWS_ENDPOINT_URL_IAM"]);
    expect(made.headline).toMatch(/^Created replication instance/);
    expect(roles(made)).toEqual([
      ["aws-dms-vpc-role", "info"],
      ["aws-dms-cloudwatch-logs-role", "info"],
    ]);
  });

  test("that are missing: dms-vpc-role blocks what is made in the VPC, the one for logs is a warning", async () => {
    const move = await makeMove(servers, "roleless", SCENE);
    const missingRoles = ["dms-vpc-role", "dms-cloudwatch-logs-role"];
    await startAws({ missingRoles });
    const refused = await move.create();
    expect(refused).toMatchObject({ code: "AWS_DMS_VPC_ROLE" });
    expect(roles(refused)).toEqual([
      ["aws-dms-vpc-role", "blocker"],
      ["aws-dms-cloudwatch-logs-role", "warning"],
    ]);
    expect(await findEndpoint(openDms(), "roleless-source")).toBeUndefined();

    // IAM knows the new role before DMS sees it.
    process.env["AWS_ENDPOINT_URL_IAM"] = aws.url;
    const waiting = move.create({ start: false });
    setTimeout(() => missingRoles.splice(0), 1500);
    const made = await waiting.finally(() => delete process.env["AWS_ENDPOINT_URL_IAM"]);
    expect(made.log).toContain("DMS does not see the role dms-vpc-role yet: trying again");
    expect(made.headline).toMatch(/^Created replication instance/);
  });
});
