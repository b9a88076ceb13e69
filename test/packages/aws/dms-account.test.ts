import { afterEach, expect, test } from "@jest/globals";
import { accountQuotas, connectionTests, instanceRoom, openDms } from "@postgres-to-aurora/aws/dms";
import { type AwsStub, startAwsStub } from "./aws-stub.js";

const INSTANCE = "arn:aws:dms:eu-west-1:1:rep:SHARED";

let stub: AwsStub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

test("quotas come sorted by name, and the right that is missing is named", async () => {
  stub = await startAwsStub((_operation, _body, nth) =>
    nth > 1
      ? { status: 400, fault: "AccessDeniedException" }
      : {
          body: {
            AccountQuotas: [
              { AccountQuotaName: "ReplicationInstances", Used: 1, Max: 60 },
              { AccountQuotaName: "Endpoints", Used: 3, Max: 1000 },
            ],
          },
        },
  );
  const dms = openDms("eu-west-1");
  expect(await accountQuotas(dms)).toEqual([
    { name: "Endpoints", used: 3, most: 1000 },
    { name: "ReplicationInstances", used: 1, most: 60 },
  ]);
  await expect(accountQuotas(dms)).rejects.toThrow(/Allow dms:DescribeAccountAttributes/);
});

test("engine and storage of an instance, and nothing of one that is gone", async () => {
  stub = await startAwsStub((_operation, _body, nth) =>
    nth === 1
      ? { body: { ReplicationInstances: [{ EngineVersion: "3.6.1", AllocatedStorage: 50 }] } }
      : { status: 400, fault: "ResourceNotFoundFault" },
  );
  const dms = openDms("eu-west-1");
  expect(await instanceRoom(dms, INSTANCE)).toEqual({ engineVersion: "3.6.1", storage: 50 });
  expect(await instanceRoom(dms, INSTANCE)).toEqual({ engineVersion: "", storage: 0 });
  expect(stub.requests[0]?.body["Filters"]).toEqual([{ Name: "replication-instance-arn", Values: [INSTANCE] }]);
});

test("connection tests come from all pages; none was made when DMS finds none", async () => {
  stub = await startAwsStub((_operation, body: { Marker?: string }, nth) => {
    if (nth > 2) return { status: 400, fault: "ResourceNotFoundFault" };
    return body.Marker
      ? { body: { Connections: [{ EndpointArn: "b", Status: "failed", LastFailureMessage: "timeout" }] } }
      : { body: { Connections: [{ EndpointArn: "a", Status: "successful" }], Marker: "1" } };
  });
  const dms = openDms("eu-west-1");
  expect(await connectionTests(dms, INSTANCE)).toEqual([
    { endpointArn: "a", status: "successful", failure: "" },
    { endpointArn: "b", status: "failed", failure: "timeout" },
  ]);
  expect(await connectionTests(dms, INSTANCE)).toEqual([]);
});
