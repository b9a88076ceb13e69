import { rootCertificates } from "node:tls";
import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  createEndpoint,
  createInstance,
  createTask,
  deleteCertificate,
  deleteEndpoint,
  deleteInstance,
  deleteSubnetGroup,
  deleteTask,
  type EndpointFacts,
  ensureSubnetGroup,
  findCertificate,
  findEndpoint,
  findInstance,
  findTagged,
  findTask,
  importCertificate,
  modifyEndpoint,
  modifyTask,
  openDms,
  tasksOfEndpoint,
  waitForEndpoint,
  waitForInstance,
} from "@postgres-to-aurora/aws/dms";
import { findLogGroup, openLogs } from "@postgres-to-aurora/aws/logs";
import { type DmsLocal, startDmsLocal } from "@postgres-to-aurora/dms-local";
import { Secret } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { tableMappings } from "@postgres-to-aurora/replication";
import { type AwsProxy, afterwards, startAwsProxy, startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";

const clock = { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) };
const wait = { clock, interval: 10, timeout: 20_000 };
const subnets = ["subnet-1", "subnet-2"];
/** Any certificate will do. */
const PEM = rootCertificates[0] as string;
const mappings = tableMappings([{ schema: "app", name: "a" }]);

const settingsOf = (TargetMetadata: object) =>
  JSON.stringify({ TargetMetadata, FullLoadSettings: { TargetTablePrepMode: "DO_NOTHING" } });

let server: EmbeddedServer;
let dmsLocal: DmsLocal;
let proxy: AwsProxy;
beforeAll(async () => {
  server = await startTestServer();
  dmsLocal = await startDmsLocal({
    stateFolder: await tempFolder(),
    delays: { instance: 10, endpoint: 10, connection: 10, task: 10 },
  });
  afterwards(() => dmsLocal.stop());
  proxy = await startAwsProxy({ upstream: dmsLocal.url });
  Object.assign(process.env, proxy.env);
});

const dms = () => openDms();

function facts(type: "source" | "target", more: Partial<EndpointFacts> = {}): EndpointFacts {
  return {
    type,
    engine: type === "source" ? "postgres" : "aurora-postgresql",
    host: "127.0.0.1",
    port: server.port,
    user: "postgres",
    secret: "",
    secretRole: "",
    database: "postgres",
    tls: "none",
    certificateArn: "",
    settings: type === "source" ? { CaptureDdls: false } : {},
    attributes: {},
    ...more,
  };
}

/** Both endpoints of a migration, active. */
async function endpoints(migration: string) {
  for (const type of ["source", "target"] as const)
    await createEndpoint(dms(), `${migration}-${type}`, migration, facts(type), new Secret("x"));
  const [source, target] = await Promise.all(
    ["source", "target"].map((type) => waitForEndpoint(dms(), `${migration}-${type}`, wait)),
  );
  return { sourceEndpointArn: source?.arn as string, targetEndpointArn: target?.arn as string };
}

test("an endpoint is made, found as it was made, changed, and taken away twice", async () => {
  const made = facts("source", { attributes: { mapUnboundedNumericAsString: "true" } });
  await createEndpoint(dms(), "one-source", "one", made, new Secret("x"));
  expect(await waitForEndpoint(dms(), "one-source", wait)).toMatchObject(made);
  const found = await findEndpoint(dms(), "one-source");
  const other = { ...made, database: "other", user: "somebody" };
  const changed = await modifyEndpoint(dms(), found!, other, new Secret("y"), wait);
  expect(changed).toMatchObject({ ...other, arn: found?.arn });
  await deleteEndpoint(dms(), "one-source", wait);
  await deleteEndpoint(dms(), "one-source", wait);
  expect(await findEndpoint(dms(), "one-source")).toBeUndefined();
});

test("an endpoint can read its login from a secret, and stop doing so", async () => {
  const secret = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:prod/db-AbCdEf";
  const login = { host: "", port: 0, user: "", secret, secretRole: "arn:aws:iam::000000000000:role/dms" };
  await createEndpoint(dms(), "two-source", "two", facts("source", login), new Secret(""));
  const found = await waitForEndpoint(dms(), "two-source", wait);
  expect(found).toMatchObject(login);
  const plain = await modifyEndpoint(dms(), found, facts("source"), new Secret("x"), wait);
  expect(plain).toMatchObject({ host: "127.0.0.1", user: "postgres", secret: "", secretRole: "" });
});

test("a certificate is imported once, used, and stays as long as it is used", async () => {
  const arn = await importCertificate(dms(), "three-ca", "three", PEM);
  expect(await findCertificate(dms(), "three-ca")).toMatchObject({ name: "three-ca", arn, pem: PEM });
  await expect(importCertificate(dms(), "three-ca", "three", PEM)).rejects.toMatchObject({ code: "AWS_ALREADY_THERE" });
  await expect(importCertificate(dms(), "three-bad", "three", "no certificate")).rejects.toMatchObject({
    code: "AWS_BAD_CERTIFICATE",
  });
  const strict = facts("source", { tls: "verify-full", certificateArn: arn });
  await createEndpoint(dms(), "three-source", "three", strict, new Secret("x"));
  expect(await waitForEndpoint(dms(), "three-source", wait)).toMatchObject({ tls: "verify-full", certificateArn: arn });
  await expect(deleteCertificate(dms(), arn)).rejects.toMatchObject({ code: "AWS_WRONG_STATE" });
  await deleteEndpoint(dms(), "three-source", wait);
  await deleteCertificate(dms(), arn);
  await deleteCertificate(dms(), arn);
  expect(await findCertificate(dms(), "three-ca")).toBeUndefined();
});

test("an instance stands in the migration's own subnet group, which outlives a second making", async () => {
  await ensureSubnetGroup(dms(), "four", subnets);
  await ensureSubnetGroup(dms(), "four", subnets);
  const wanted = { migration: "four", class: "dms.t3.medium", storage: 50, publiclyAccessible: false };
  await createInstance(dms(), { ...wanted, securityGroupIds: ["sg-1"] });
  const instance = await waitForInstance(dms(), "four", wait);
  expect(instance).toMatchObject({ name: "four", publiclyAccessible: false, class: "dms.t3.medium" });
  await expect(deleteSubnetGroup(dms(), "four")).rejects.toMatchObject({ code: "AWS_WRONG_STATE" });
  await deleteInstance(dms(), instance.arn, wait);
  await deleteInstance(dms(), instance.arn, wait);
  await deleteSubnetGroup(dms(), "four");
  await deleteSubnetGroup(dms(), "four");
  expect(await findInstance(dms(), "four")).toBeUndefined();
});

describe.each(["instance", "serverless"] as const)("a task (%s)", (kind) => {
  const name = `five-${kind}`;

  test("is made, found by name, changed in part, listed at its endpoint, and taken away twice", async () => {
    await ensureSubnetGroup(dms(), name, subnets);
    let compute: Parameters<typeof createTask>[1]["compute"];
    if (kind === "serverless") compute = { kind, subnetGroup: name, securityGroupIds: [], min: 1, max: 4 };
    else {
      await createInstance(dms(), {
        migration: name,
        class: "dms.t3.medium",
        storage: 50,
        publiclyAccessible: false,
        securityGroupIds: [],
      });
      compute = { kind, instanceArn: (await waitForInstance(dms(), name, wait)).arn };
    }
    const ends = await endpoints(name);
    const settings = settingsOf({ LobMaxSize: 64 });
    const task = await createTask(
      dms(),
      { migration: name, ...ends, compute, tableMappings: mappings, settings },
      wait,
    );
    expect(task).toMatchObject({ kind, name, status: "ready", hasRun: false, migrationType: "full-load-and-cdc" });
    if (kind === "serverless") expect(task.capacity).toEqual({ min: 1, max: 4 });
    expect(await findTask(dms(), name)).toMatchObject({ arn: task.arn, tableMappings: mappings, ...ends });
    expect(await tasksOfEndpoint(dms(), ends.sourceEndpointArn)).toMatchObject([{ name, arn: task.arn }]);

    const more = settingsOf({ LobMaxSize: 128 });
    await modifyTask(dms(), task, { settings: more }, wait);
    const changed = await findTask(dms(), name);
    expect(changed?.tableMappings).toBe(mappings);
    expect(JSON.parse(changed?.settings ?? "")).toMatchObject({ TargetMetadata: { LobMaxSize: 128 } });

    await deleteTask(dms(), task.arn, wait);
    await deleteTask(dms(), task.arn, wait);
    expect(await findTask(dms(), name)).toBeUndefined();
  });
});

test("all that bears a migration's tag is found, of sixty resources, and nothing of another", async () => {
  const others = Array.from({ length: 60 }, (_, index) => `other-${index}`);
  for (const name of others) await createEndpoint(dms(), name, "other", facts("source"), new Secret("x"));
  await importCertificate(dms(), "six-ca", "six", PEM);
  await ensureSubnetGroup(dms(), "six", subnets);
  const ends = await endpoints("six");
  const compute = { kind: "serverless" as const, subnetGroup: "six", securityGroupIds: [], min: 2, max: 8 };
  await createTask(
    dms(),
    { migration: "six", ...ends, compute, tableMappings: mappings, settings: settingsOf({}) },
    wait,
  );
  const found = await findTagged(dms(), "six");
  expect(found.map(({ kind, name, size }) => [kind, name, size])).toEqual([
    ["serverless", "six", "2-8"],
    ["endpoint", "six-source", ""],
    ["endpoint", "six-target", ""],
    ["certificate", "six-ca", ""],
    ["subnet group", "six", ""],
  ]);
  expect(await findTagged(dms(), "nobody")).toEqual([]);
  expect(await findTagged(dms(), "other")).toHaveLength(60);

  // One that is deleted between the listing and the question for its tags.
  const undo = proxy.rule({
    operation: "ListTagsForResource",
    times: 1,
    act: async (_call, next) => {
      await deleteEndpoint(dms(), "other-0", wait);
      return next();
    },
  });
  expect(await findTagged(dms(), "other")).toHaveLength(59);
  undo();
});

test("a log group that is not there is not found, and one whose name only begins so neither", async () => {
  expect(await findLogGroup(openLogs(), "dms-tasks-nobody")).toBeUndefined();
});
