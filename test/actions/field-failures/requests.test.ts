import * as dms from "@aws-sdk/client-database-migration-service";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { startDmsLocal } from "@postgres-to-aurora/dms-local";
import { afterwards, tempFolder } from "@postgres-to-aurora/test-kit";
import { dmsClient } from "../../packages/dms-local/scene.js";
import { Field, fault, idsOf, type Migration, reach, start, stopTask, task, until } from "./scene.js";

const SCHEMA = "CREATE SCHEMA app; CREATE TABLE app.orders (id int PRIMARY KEY, note text)";
const field = new Field();
let shop: Migration;

beforeAll(async () => {
  await field.open();
  shop = await field.migration("shop", SCHEMA);
  await shop.begin({ tables: ["orders"] });
  await reach(field.api, shop.arn, "running");
});

/** An endpoint with some members changed, tested; the words of its failure. */
async function testOf(name: string, type: "source" | "target", changes: Partial<dms.CreateEndpointCommandInput>) {
  const address = shop[type];
  const { Endpoint } = await field.api.send(
    new dms.CreateEndpointCommand({
      EndpointIdentifier: name,
      EndpointType: type,
      EngineName: type === "source" ? "postgres" : "aurora-postgresql",
      ServerName: address.host,
      Port: address.port,
      DatabaseName: address.database,
      Username: address.user,
      Password: address.password.reveal(),
      SslMode: "none",
      ...changes,
    }),
  );
  const EndpointArn = Endpoint?.EndpointArn as string;
  const filters = { Filters: [{ Name: "endpoint-arn", Values: [EndpointArn] }] };
  await until("the endpoint", async () => {
    const { Endpoints } = await field.api.send(new dms.DescribeEndpointsCommand(filters));
    return Endpoints?.[0]?.Status === "active";
  });
  const ReplicationInstanceArn = shop.endpoints.instanceArn;
  await field.api.send(new dms.TestConnectionCommand({ ReplicationInstanceArn, EndpointArn }));
  return until("the connection test", async () => {
    const { Connections } = await field.api.send(new dms.DescribeConnectionsCommand(filters));
    const { Status, LastFailureMessage } = Connections?.[0] ?? {};
    return Status !== "testing" && `${Status}: ${LastFailureMessage}`;
  });
}

describe("requests at the wrong moment are explained in the service's own words", () => {
  const ask = async (request: Promise<unknown>) => {
    const said = await fault(request);
    return { said, ids: idsOf(said) };
  };

  test("1: a start with an endpoint that was not tested", async () => {
    const other = await field.migration("untested", SCHEMA);
    await other.create({ tables: ["orders"] });
    await field.api.send(new dms.ModifyEndpointCommand({ EndpointArn: other.endpoints.targetArn, Port: 1 }));
    await until("the change", async () => {
      const { Endpoints } = await field.api.send(
        new dms.DescribeEndpointsCommand({ Filters: [{ Name: "endpoint-arn", Values: [other.endpoints.targetArn] }] }),
      );
      return Endpoints?.[0]?.Status === "active";
    });
    const { said, ids } = await ask(start(field.api, other.arn));
    expect([said, ids]).toEqual([said, ["connection-untested"]]);
  });

  test("5: start-replication for a task that has run", async () => {
    const other = await field.migration("twice", SCHEMA);
    await other.begin({ tables: ["orders"] });
    await reach(field.api, other.arn, "running");
    await stopTask(field.api, other.arn);
    const { said, ids } = await ask(start(field.api, other.arn));
    expect([said, ids]).toEqual([said, ["start-type"]]);
  });

  test("22: a running task's settings, and the endpoint of a running task", async () => {
    const { arn, endpoints } = shop;
    const settings = await ask(
      field.api.send(
        new dms.ModifyReplicationTaskCommand({
          ReplicationTaskArn: arn,
          ReplicationTaskSettings: JSON.stringify({ FullLoadSettings: { CommitRate: 5000 } }),
        }),
      ),
    );
    expect(settings).toEqual({ said: settings.said, ids: ["change-while-running"] });
    const endpoint = await ask(
      field.api.send(new dms.ModifyEndpointCommand({ EndpointArn: endpoints.sourceArn, Port: 1 })),
    );
    expect(endpoint).toEqual({ said: endpoint.said, ids: ["change-while-running"] });
  });

  test("23: an endpoint and an instance that a task uses", async () => {
    const { endpoints } = shop;
    for (const request of [
      field.api.send(new dms.DeleteEndpointCommand({ EndpointArn: endpoints.sourceArn })),
      field.api.send(new dms.DeleteReplicationInstanceCommand({ ReplicationInstanceArn: endpoints.instanceArn })),
    ]) {
      const { said, ids } = await ask(request as Promise<unknown>);
      expect([said, ids]).toEqual([said, ["still-in-use"]]);
    }
  });

  test("24: a running task is deleted, a stopped one stopped", async () => {
    const removed = await ask(field.api.send(new dms.DeleteReplicationTaskCommand({ ReplicationTaskArn: shop.arn })));
    expect(removed).toEqual({ said: removed.said, ids: ["wrong-moment"] });
    const other = await field.migration("still", SCHEMA);
    await other.create({ tables: ["orders"] });
    const stopped = await ask(field.api.send(new dms.StopReplicationTaskCommand({ ReplicationTaskArn: other.arn })));
    expect(stopped).toEqual({ said: stopped.said, ids: ["wrong-moment"] });
  });

  test("26: settings that the service gave back are sent again", async () => {
    const other = await field.migration("echo", SCHEMA);
    const { said, ids } = await ask(
      other.create({ tables: ["orders"], settings: { Logging: { EnableLogging: true, CloudWatchLogGroup: "x" } } }),
    );
    expect([said, ids]).toEqual([said, ["settings-refused"]]);
  });

  test("29: mappings that select nothing", async () => {
    const other = await field.migration("nothing", SCHEMA);
    await other.begin({ tables: ["Orders"], settings: { ErrorBehavior: { FailOnNoTablesCaptured: true } } });
    const { LastFailureMessage } = await reach(field.api, other.arn, "failed");
    expect([LastFailureMessage, idsOf(LastFailureMessage ?? "")]).toEqual([LastFailureMessage, ["no-tables"]]);
    const told = await other.wait();
    expect(told.known).toEqual(["no-tables"]);
    expect(told.remedy).toMatch(/schemas and exclude-tables/);
  });
});

test("3: an account without dms-vpc-role", async () => {
  const bare = await startDmsLocal({ stateFolder: await tempFolder(), missingRoles: ["dms-vpc-role"] });
  afterwards(() => bare.stop());
  const api = dmsClient(bare.url);
  afterwards(() => api.destroy());
  const said = await fault(
    api.send(
      new dms.CreateReplicationSubnetGroupCommand({
        ReplicationSubnetGroupIdentifier: "shop",
        ReplicationSubnetGroupDescription: "shop",
        SubnetIds: ["subnet-1", "subnet-2"],
      }),
    ),
  );
  expect([said, idsOf(said)]).toEqual([said, ["vpc-role-missing"]]);
});

describe("2 and 18: connection tests are explained in the words of the server", () => {
  test.each<[id: string, type: "source" | "target", changes: Partial<dms.CreateEndpointCommandInput>]>([
    ["connection-password", "source", { Password: "wrong" }],
    ["connection-database", "target", { DatabaseName: "nowhere" }],
    ["connection-refused", "source", { Port: 1 }],
    ["connection-dns", "source", { ServerName: "nowhere.invalid" }],
    ["connection-no-tls", "target", { SslMode: "require" }],
  ])("%s", async (id, type, changes) => {
    const said = await testOf(`${id}-endpoint`, type, changes);
    expect([said, idsOf(said, { side: type })]).toEqual([said, [id]]);
  });

  test("connection-limit: the database lets nobody in any more", async () => {
    await field.source.createDatabase("crowded");
    await shop.onSource("CREATE ROLE visitor LOGIN PASSWORD 'visitor'; ALTER DATABASE crowded CONNECTION LIMIT 0");
    const said = await testOf("crowded-endpoint", "source", {
      DatabaseName: "crowded",
      Username: "visitor",
      Password: "visitor",
    });
    expect([said, idsOf(said)]).toEqual([said, ["connection-limit"]]);
  });

  test("secret-unusable: the secret has no host", async () => {
    field.dmsLocal.putSecret("shop-secret", JSON.stringify({ username: "postgres", password: "x" }));
    const said = await testOf("secret-endpoint", "source", {
      ServerName: undefined,
      Port: undefined,
      Username: undefined,
      Password: undefined,
      PostgreSQLSettings: {
        SecretsManagerSecretId: "shop-secret",
        SecretsManagerAccessRoleArn: "arn:aws:iam::123412341234:role/dms-secrets",
      },
    });
    expect([said, idsOf(said)]).toEqual([said, ["secret-unusable"]]);
  });

  test("the running task is none the worse for all of this", async () => {
    expect((await task(field.api, shop.arn)).Status).toBe("running");
  });
});
