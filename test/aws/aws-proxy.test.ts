import { beforeAll, describe, expect, test } from "@jest/globals";
import { findInstance, findTask, openDms } from "@postgres-to-aurora/aws/dms";
import { openIam, roleExists } from "@postgres-to-aurora/aws/iam";
import { secretReader } from "@postgres-to-aurora/aws/secrets";
import { type DmsLocal, startDmsLocal } from "@postgres-to-aurora/dms-local";
import {
  type AwsProxy,
  afterwards,
  answer,
  beforeAnswering,
  change,
  cutAfter,
  cutBefore,
  delay,
  fault,
  instead,
  isoDates,
  serverFailure,
  startAwsProxy,
  tempFolder,
  throttled,
} from "@postgres-to-aurora/test-kit";

let dmsLocal: DmsLocal;
beforeAll(async () => {
  dmsLocal = await startDmsLocal({ stateFolder: await tempFolder() });
  afterwards(() => dmsLocal.stop());
});

/** A proxy in front of dms-local that this process's own AWS clients use. */
async function proxied(): Promise<AwsProxy> {
  const proxy = await startAwsProxy({ upstream: dmsLocal.url });
  Object.assign(process.env, proxy.env);
  return proxy;
}

const operations = ({ calls }: AwsProxy) => calls.map(({ operation, status }) => `${operation} ${status}`);

describe("what passes the proxy", () => {
  test("is kept with service, operation, region and status, in every protocol", async () => {
    const proxy = await proxied();
    await findInstance(openDms("us-west-2"), "nobody");
    await roleExists(openIam("us-west-2"), "dms-vpc-role");
    await secretReader("us-west-2")("prod/db").catch(() => undefined);
    expect(proxy.calls.map(({ service, operation, region, status }) => [service, operation, region, status])).toEqual([
      ["dms", "DescribeReplicationInstances", "us-west-2", 400],
      ["iam", "GetRole", "us-west-2", 200],
      ["secretsmanager", "GetSecretValue", "us-west-2", 400],
    ]);
    expect(proxy.calls[1]?.body).toEqual({ RoleName: "dms-vpc-role" });
    await proxy.stop();
  });

  test("is refused by rules in the way of the service, as often as they say, and is tried again by the SDK", async () => {
    const proxy = await proxied();
    proxy.rule({ operation: "DescribeReplicationInstances", times: 1, act: throttled() });
    proxy.rule({ operation: "DescribeReplicationInstances", nth: 2, act: serverFailure(503) });
    await findInstance(openDms(), "nobody");
    expect(operations(proxy)).toEqual([
      "DescribeReplicationInstances 400",
      "DescribeReplicationInstances 503",
      "DescribeReplicationInstances 400",
    ]);
    proxy.rule({ service: "iam", act: fault("NoSuchEntity", "gone", 404) });
    expect(await roleExists(openIam(), "dms-vpc-role")).toBe(false);
  });

  test("is cut off before or after it was done", async () => {
    const proxy = await proxied();
    const undo = proxy.rule({ nth: 1, act: cutBefore() });
    proxy.rule({ nth: 2, act: cutAfter() });
    await findInstance(openDms(), "nobody");
    expect(operations(proxy)).toEqual([
      "DescribeReplicationInstances 0",
      "DescribeReplicationInstances 0",
      "DescribeReplicationInstances 400",
    ]);
    undo();
  });

  test("meets all rules that match, the first one outermost", async () => {
    const proxy = await startAwsProxy();
    Object.assign(process.env, proxy.env);
    const order: string[] = [];
    proxy.rule({
      act: async (_call, next) => {
        order.push("first");
        return next();
      },
    });
    proxy.rule({ act: delay(1) });
    proxy.rule({
      operation: /^Describe/,
      act: answer(({ nth }) => {
        order.push(`second ${nth}`);
        return { ReplicationInstances: [{ ReplicationInstanceIdentifier: "one" }] };
      }),
    });
    expect(await findInstance(openDms(), "one")).toMatchObject({ name: "one" });
    expect(order).toEqual(["first", "second 1"]);
  });

  test("can have its answer changed, its times turned into text, and its caller killed on either side of the deed", async () => {
    const proxy = await proxied();
    const upstream = { ReplicationTasks: [{ Status: "running", ReplicationTaskStartDate: 1_700_000_000 }] };
    proxy.rule({ operation: "DescribeReplicationTasks", nth: 1, act: change(() => ({ ReplicationTasks: [] })) });
    proxy.rule({ operation: "DescribeReplicationTasks", nth: 2, act: isoDates() });
    proxy.rule({ operation: "DescribeReplicationTasks", act: answer(upstream) });
    proxy.rule({ service: "dms", act: fault("ResourceNotFoundFault") });
    expect(await findTask(openDms(), "fluxo")).toBeUndefined();
    await expect(findTask(openDms(), "fluxo")).rejects.toMatchObject({ code: "AWS_NOT_UNDERSTOOD" });
    expect(await findTask(openDms(), "fluxo")).toMatchObject({ status: "running", hasRun: true });

    const killed: string[] = [];
    proxy.rule({ service: "iam", nth: 1, act: instead(() => killed.push("before")) });
    proxy.rule({ service: "iam", nth: 2, act: beforeAnswering(() => killed.push("after")) });
    expect(await roleExists(openIam(), "dms-vpc-role")).toBe(true);
    expect(killed).toEqual(["before", "after"]);
  });
});

describe("the contract", () => {
  const send = async (proxy: AwsProxy, operation: string, body: object) =>
    fetch(proxy.url, {
      method: "POST",
      headers: { "x-amz-target": `AmazonDMSv20160101.${operation}` },
      body: JSON.stringify(body),
    });

  test.each<[string, object, RegExp]>([
    ["StartReplicationTask", { ReplicationTaskArn: "a" }, /StartReplicationTask\.StartReplicationTaskType is required/],
    ["StopReplicationTask", { ReplicationTaskArn: "a", Force: true }, /StopReplicationTask has no member Force/],
    ["DescribeEndpoints", { MaxRecords: "20" }, /MaxRecords must be an integer/],
    ["DescribeEndpoints", { MaxRecords: 200 }, /MaxRecords 200 is not 20 to 100/],
    ["DescribeEndpoints", { Filters: [{ Name: "endpoint-name", Values: ["a"] }] }, /there is no filter endpoint-name/],
    ["DescribeEndpoints", { Filters: [{ Name: "endpoint-id", Values: [""] }] }, /filter endpoint-id has no value/],
    ["ListTagsForResource", { ResourceArnList: "a" }, /ResourceArnList must be a list/],
    ["ImportCertificate", { CertificateIdentifier: "a--b" }, /CertificateIdentifier a--b is not a valid identifier/],
    ["AddTagsToResource", { ResourceArn: "a", Tags: [{ Key: "aws:x", Value: "" }] }, /aws:x is not a valid tag key/],
  ])("%s of %j is a violation", async (operation, body, says) => {
    const proxy = await startAwsProxy({ rules: [{ act: answer({}) }] });
    await send(proxy, operation, body);
    await expect(proxy.stop()).rejects.toThrow(says);
  });

  test("what dms-local refuses as no request of the service is a violation too, and so is what nothing answers", async () => {
    const proxy = await startAwsProxy({ upstream: dmsLocal.url });
    await send(proxy, "CreateReplicationTask", { Nonsense: 1 });
    await send(proxy, "DescribeNothing", {});
    await expect(proxy.stop()).rejects.toThrow(
      /CreateReplicationTask[^\n]*required[\s\S]*Unknown operation DescribeNothing/,
    );
    const lonely = await startAwsProxy();
    await send(lonely, "DescribeEvents", {});
    await expect(lonely.stop()).rejects.toThrow(/DescribeEvents: nothing here answers it/);
  });
});
