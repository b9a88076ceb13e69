import { rootCertificates } from "node:tls";
import * as dms from "@aws-sdk/client-database-migration-service";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { DescribeSecretCommand, GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { describe, expect, test } from "@jest/globals";
import { ApiScene, fault } from "./api-scene.js";
import { clientConfig, until } from "./scene.js";

const ROLE = "arn:aws:iam::000000000000:role/secrets-reader";
const NO_LOGIN = { ServerName: undefined, Port: undefined, Username: undefined, Password: undefined };
const PEM = rootCertificates[0]!;

describe("certificates", () => {
  const t = new ApiScene();
  const importIt = (CertificateIdentifier: string, CertificatePem = PEM) =>
    t.api.send(new dms.ImportCertificateCommand({ CertificateIdentifier, CertificatePem }));

  test("are imported under a name of their own, listed ten at a time, and deleted when no endpoint uses them", async () => {
    const { Certificate } = await importIt("Source-CA");
    expect(Certificate).toMatchObject({ CertificateIdentifier: "source-ca", CertificatePem: PEM });
    expect(Certificate!.ValidToDate!.getTime()).toBeGreaterThan(Certificate!.ValidFromDate!.getTime());
    expect(await fault(importIt("source-ca"))).toMatchObject({
      name: "ResourceAlreadyExistsFault",
      resourceArn: Certificate!.CertificateArn,
    });
    const { EndpointArn } = await t.endpoint("checked", {
      SslMode: "verify-ca",
      CertificateArn: Certificate!.CertificateArn,
    });
    const remove = () => t.api.send(new dms.DeleteCertificateCommand({ CertificateArn: Certificate!.CertificateArn! }));
    expect(await fault(remove())).toMatchObject({
      name: "InvalidResourceStateFault",
      message: expect.stringContaining("used by the endpoint checked"),
    });
    for (let i = 0; i < 11; i++) await importIt(`more-${i}`);
    const first = await t.api.send(new dms.DescribeCertificatesCommand({}));
    expect([first.Certificates!.length, typeof first.Marker]).toEqual([10, "string"]);
    await until("the endpoint", () =>
      t.api.send(new dms.DeleteEndpointCommand({ EndpointArn: EndpointArn! })).catch(() => undefined),
    );
    await until("the certificate's end", () => remove().catch(() => undefined));
    const Filters = [{ Name: "certificate-id", Values: ["source-ca"] }];
    expect((await fault(t.api.send(new dms.DescribeCertificatesCommand({ Filters })))).name).toBe(
      "ResourceNotFoundFault",
    );
  });

  test.each([
    ["no PEM", "certificate"],
    ["PEM around something else", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"],
  ])("%s is not imported", async (_what, text) => {
    expect((await fault(importIt("bad", text))).name).toBe("InvalidCertificateFault");
  });
});

describe("Secrets Manager", () => {
  const t = new ApiScene({ secrets: { login: '{"username":"u"}' } });

  test("a secret is read by name and by ARN, and a rotation gives it another version", async () => {
    const client = new SecretsManagerClient(clientConfig(t.server.url));
    const first = await client.send(new GetSecretValueCommand({ SecretId: "login" }));
    expect(first.SecretString).toBe('{"username":"u"}');
    t.server.putSecret("login", '{"username":"v"}');
    const second = await client.send(new GetSecretValueCommand({ SecretId: first.ARN! }));
    expect(second).toMatchObject({ Name: "login", SecretString: '{"username":"v"}' });
    expect(second.VersionId).not.toBe(first.VersionId);
    expect((await client.send(new DescribeSecretCommand({ SecretId: "login" }))).ARN).toBe(first.ARN);
    expect((await fault(client.send(new GetSecretValueCommand({ SecretId: "other" })))).name).toBe(
      "ResourceNotFoundException",
    );
    client.destroy();
  });

  test("an endpoint shows its secret's name and no login, and changes to a login and back", async () => {
    const PostgreSQLSettings = { SecretsManagerSecretId: "login", SecretsManagerAccessRoleArn: ROLE };
    const made = await t.endpoint("by-secret", { ...NO_LOGIN, PostgreSQLSettings });
    expect(made.PostgreSQLSettings).toEqual({ ...PostgreSQLSettings, DatabaseName: "app" });
    expect([made.ServerName, made.Username]).toEqual([undefined, undefined]);
    const change = (more: Partial<dms.ModifyEndpointMessage>) =>
      until("the change", () =>
        t.api.send(new dms.ModifyEndpointCommand({ EndpointArn: made.EndpointArn!, ...more })).catch((error: Error) => {
          if (error.name !== "InvalidResourceStateFault") throw error;
          return undefined;
        }),
      );
    expect((await fault(change({ Username: "u" }))).name).toBe("InvalidParameterValueException");
    const login = { ServerName: "db", Port: 5432, Username: "u", Password: "p" };
    expect((await change(login)).Endpoint!.PostgreSQLSettings).toEqual({
      ServerName: "db",
      Port: 5432,
      Username: "u",
      DatabaseName: "app",
    });
    expect((await change({ PostgreSQLSettings })).Endpoint!.PostgreSQLSettings).toEqual({
      ...PostgreSQLSettings,
      DatabaseName: "app",
    });
  });

  test.each([
    ["without host and port", '{"username":"u","password":"top-secret"}', "has no host, port"],
    ["that is not JSON", "top-secret", "is not JSON"],
    [
      "with a port that is none",
      '{"username":"u","password":"p","host":"h","port":"many"}',
      "port is not a port number",
    ],
    ["that is not there", undefined, "can't find the specified secret"],
  ])("a secret %s fails the connection test with a message that says so", async (_what, text, message) => {
    const id = `bad-${message.length}`;
    if (text !== undefined) t.server.putSecret(id, text);
    const { ReplicationInstanceArn } = await t.instance(id);
    const { EndpointArn } = await t.endpoint(id, {
      ...NO_LOGIN,
      PostgreSQLSettings: { SecretsManagerSecretId: id, SecretsManagerAccessRoleArn: ROLE },
    });
    const pair = { ReplicationInstanceArn: ReplicationInstanceArn!, EndpointArn: EndpointArn! };
    await until("the test", () => t.api.send(new dms.TestConnectionCommand(pair)).catch(() => undefined));
    const Filters = [{ Name: "endpoint-arn", Values: [EndpointArn!] }];
    const found = await until("the result", async () => {
      const [connection] = (await t.api.send(new dms.DescribeConnectionsCommand({ Filters }))).Connections!;
      return connection!.Status === "failed" && connection;
    });
    expect(found!.LastFailureMessage).toContain(message);
    expect(found!.LastFailureMessage).not.toContain("top-secret");
  });
});

describe("IAM", () => {
  const t = new ApiScene({ missingRoles: ["dms-vpc-role"] });

  test("the service roles are there unless they are said to be missing", async () => {
    const client = new IAMClient(clientConfig(t.server.url));
    const role = (RoleName: string) => client.send(new GetRoleCommand({ RoleName }));
    expect((await role("dms-cloudwatch-logs-role")).Role).toMatchObject({
      Arn: "arn:aws:iam::000000000000:role/dms-cloudwatch-logs-role",
      CreateDate: new Date(0),
    });
    for (const name of ["dms-vpc-role", "other<&>"])
      expect(await fault(role(name))).toMatchObject({
        name: "NoSuchEntityException",
        message: `The role with name ${name} cannot be found.`,
      });
    client.destroy();
  });

  test("without dms-vpc-role there is no subnet group and no instance", async () => {
    const group = t.api.send(
      new dms.CreateReplicationSubnetGroupCommand({
        ReplicationSubnetGroupIdentifier: "g",
        ReplicationSubnetGroupDescription: "d",
        SubnetIds: ["a", "b"],
      }),
    );
    for (const request of [group, t.instance("i")]) expect((await fault(request)).name).toBe("AccessDeniedFault");
  });
});

describe("changes, quotas and long lists", () => {
  const t = new ApiScene();

  test("an instance and a subnet group are modified in place", async () => {
    const { ReplicationInstanceArn } = await t.instance("small");
    const modify = () =>
      t.api.send(
        new dms.ModifyReplicationInstanceCommand({
          ReplicationInstanceArn: ReplicationInstanceArn!,
          ReplicationInstanceClass: "dms.r6i.large",
          AllocatedStorage: 200,
          ApplyImmediately: true,
        }),
      );
    expect((await fault(modify())).name).toBe("InvalidResourceStateFault");
    const { ReplicationInstance } = await until("the instance", () => modify().catch(() => undefined));
    expect(ReplicationInstance).toMatchObject({
      ReplicationInstanceStatus: "modifying",
      ReplicationInstanceClass: "dms.r6i.large",
      AllocatedStorage: 200,
    });
    const group = { ReplicationSubnetGroupIdentifier: "g", ReplicationSubnetGroupDescription: "d" };
    await t.api.send(new dms.CreateReplicationSubnetGroupCommand({ ...group, SubnetIds: ["a", "b"] }));
    const changed = await t.api.send(
      new dms.ModifyReplicationSubnetGroupCommand({ ReplicationSubnetGroupIdentifier: "G", SubnetIds: ["b", "c"] }),
    );
    expect(changed.ReplicationSubnetGroup!.Subnets!.map(({ SubnetIdentifier }) => SubnetIdentifier)).toEqual([
      "b",
      "c",
    ]);
  });

  test("the account's attributes count what is there, and hundreds of endpoints come in pages", async () => {
    for (let i = 0; i < 300; i += 50)
      await Promise.all(Array.from({ length: 50 }, (_, j) => t.endpoint(`many-${i + j}`)));
    const seen = new Set<string>();
    for await (const { Endpoints } of dms.paginateDescribeEndpoints({ client: t.api, pageSize: 100 }, {}))
      for (const { EndpointArn } of Endpoints!) seen.add(EndpointArn!);
    expect(seen.size).toBe(300);
    const { AccountQuotas } = await t.api.send(new dms.DescribeAccountAttributesCommand({}));
    const quota = (name: string) => AccountQuotas!.find(({ AccountQuotaName }) => AccountQuotaName === name);
    expect(quota("Endpoints")).toMatchObject({ Used: 300, Max: 1000 });
    expect(quota("ReplicationInstances")).toMatchObject({ Used: 1, Max: 60 });
    expect(quota("AllocatedStorage")).toMatchObject({ Used: 200 });
    const tags = await t.api.send(new dms.ListTagsForResourceCommand({ ResourceArnList: [...seen].slice(0, 2) }));
    expect(tags.TagList).toEqual([]);
  });
});
