import * as dms from "@aws-sdk/client-database-migration-service";
import { afterEach, describe, expect, test } from "@jest/globals";
import { startDmsLocal } from "@postgres-to-aurora/dms-local";
import { ApiScene, fault } from "./api-scene.js";
import { clientConfig } from "./scene.js";

describe("faults that are asked for", () => {
  const t = new ApiScene({ faults: ["throttle:DescribeEvents:1"] });
  afterEach(() => t.server.clearFaults());

  /** A client that never tries again, unlike the usual one. */
  const once = async (command: dms.DescribeEndpointsCommand | dms.CreateEndpointCommand) => {
    const client = new dms.DatabaseMigrationServiceClient({ ...clientConfig(t.server.url), maxAttempts: 1 });
    try {
      return await client.send(command as dms.DescribeEndpointsCommand);
    } finally {
      client.destroy();
    }
  };
  const list = () => once(new dms.DescribeEndpointsCommand({}));
  const create = (EndpointIdentifier: string) =>
    once(
      new dms.CreateEndpointCommand({
        EndpointIdentifier,
        EndpointType: "source",
        EngineName: "postgres",
        ServerName: "h",
        DatabaseName: "d",
        Username: "u",
        Password: "p",
      }),
    );

  test("what is given at the start happens as often as it says", async () => {
    const events = () => t.api.send(new dms.DescribeEventsCommand({}));
    const response = await fetch(t.server.url, {
      method: "POST",
      headers: { "x-amz-target": "AmazonDMSv20160101.DescribeEvents" },
      body: "{}",
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { __type: "ThrottlingException", message: "Rate exceeded" },
    ]);
    expect((await events()).Events).toEqual([]);
  });

  test.each([
    ["throttle:DescribeEndpoints", "ThrottlingException", 400],
    ["error:DescribeEndpoints:AccessDeniedFault", "AccessDeniedFault", 400],
    ["error:*:ExpiredTokenException", "ExpiredTokenException", 400],
    ["error:DescribeEndpoints:InternalFailure:9", "InternalFailure", 500],
    ["error:DescribeEndpoints:ServiceUnavailable", "ServiceUnavailable", 503],
  ])("%s answers %s with HTTP %i", async (specification, name, status) => {
    t.server.addFault(specification);
    const error = await list().then(
      () => undefined,
      (reason: Error & { $metadata: { httpStatusCode: number } }) => reason,
    );
    expect([error?.name, error?.$metadata.httpStatusCode]).toEqual([name, status]);
  });

  test("a cut connection leaves the request undone or done, as asked", async () => {
    t.server.addFault("cut:CreateEndpoint:1");
    await expect(create("undone")).rejects.toThrow();
    t.server.addFault("cut-after:CreateEndpoint:1");
    await expect(create("done")).rejects.toThrow();
    const { Endpoints } = await list();
    expect(Endpoints!.map(({ EndpointIdentifier }) => EndpointIdentifier)).toEqual(["done"]);
    expect((await fault(create("done"))).name).toBe("ResourceAlreadyExistsFault");
  });

  test("a first page may be empty with the list behind it, and dates may be text that the SDK cannot read", async () => {
    t.server.addFault("empty-page:DescribeEndpoints");
    const first = await list();
    expect([first.Endpoints, typeof first.Marker]).toEqual([[], "string"]);
    const rest = await once(new dms.DescribeEndpointsCommand({ Marker: first.Marker }));
    expect(rest.Endpoints).toHaveLength(1);
    await t.instance("dated");
    t.server.addFault("iso-dates:DescribeReplicationInstances");
    await expect(t.api.send(new dms.DescribeReplicationInstancesCommand({}))).rejects.toThrow("Expected real number");
  });

  test("slow requests are answered all the same", async () => {
    t.server.addFault("slow:DescribeEndpoints:20");
    expect((await list()).Endpoints).toHaveLength(1);
  });

  test.each(["rain", "throttle", "slow:DescribeEndpoints", "slow-table:app.t:0", "table-error:t", "metrics-stale:old"])(
    "%s is refused at the start",
    async (specification) => {
      await expect(startDmsLocal({ stateFolder: `${t.folder}/none`, faults: [specification] })).rejects.toThrow(
        `${specification} is not a fault`,
      );
    },
  );
});
