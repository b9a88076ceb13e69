import {
  CreateEndpointCommand,
  DeleteEndpointCommand,
  type DmsSslModeValue,
  ModifyEndpointCommand,
  paginateDescribeConnections,
  paginateDescribeEndpoints,
  type Endpoint as SdkEndpoint,
  TestConnectionCommand,
} from "@aws-sdk/client-database-migration-service";
import { MIGRATION_TAG, type Secret, UserError } from "@postgres-to-aurora/domain";
import { awsCall } from "./aws-error.js";
import { type Dms, isState, listAll } from "./dms-client.js";
import { pollUntil, type Wait } from "./poll.js";

/** The settings of a PostgreSQL endpoint, by their names in the DMS API. */
export type EndpointSettings = Record<string, string | number | boolean>;

/** What makes two endpoints the same: everything but the password, which DMS never shows. */
export interface EndpointFacts {
  type: "source" | "target";
  engine: string;
  /** Host, port and user are empty (0) when DMS reads them from a secret. */
  host: string;
  port: number;
  user: string;
  /** Id or ARN of the Secrets Manager secret that DMS reads itself, and the role it does that with; or empty. */
  secret: string;
  secretRole: string;
  database: string;
  /** none, require, verify-ca or verify-full. */
  tls: string;
  /** Authorities the server's certificate is checked against, with verify-*; or empty. */
  certificateArn: string;
  settings: EndpointSettings;
  /** Settings that exist only as extra connection attributes. */
  attributes: Record<string, string>;
}

export interface Endpoint extends EndpointFacts {
  name: string;
  arn: string;
  status: string;
}

/** An endpoint by its identifier, or undefined when there is none. */
export async function findEndpoint(dms: Dms, name: string): Promise<Endpoint | undefined> {
  const [found] = await listAll(
    "dms:DescribeEndpoints",
    `endpoint ${name}`,
    paginateDescribeEndpoints({ client: dms }, { Filters: [{ Name: "endpoint-id", Values: [name] }] }),
    (page) => page.Endpoints,
  );
  return found && endpointOf(found);
}

/** Waits until an endpoint is active. Throws UserError when it is not there or being deleted. */
export async function waitForEndpoint(dms: Dms, name: string, wait: Wait): Promise<Endpoint> {
  return pollUntil<Endpoint>(
    `endpoint ${name} to be active`,
    async () => {
      const endpoint = await findEndpoint(dms, name);
      const state = endpoint?.status ?? "absent";
      if (endpoint !== undefined && state === "active") return { state, done: true, value: endpoint };
      if (state === "deleting")
        throw new UserError({
          code: "ENDPOINT_DELETING",
          what: `Endpoint ${name} is being deleted`,
          remedy: "Wait until it is gone, then run again: it is made anew",
        });
      return { state, done: false };
    },
    wait,
  );
}

/** Creates an endpoint tagged with its migration. It is neither waited for nor tested. */
export async function createEndpoint(
  dms: Dms,
  name: string,
  migration: string,
  facts: EndpointFacts,
  password: Secret,
): Promise<void> {
  await awsCall({ permission: "dms:CreateEndpoint", thing: `endpoint ${name}` }, () =>
    dms.send(
      new CreateEndpointCommand({
        EndpointIdentifier: name,
        EndpointType: facts.type,
        EngineName: facts.engine,
        ...connectionMembers(facts, password),
        Tags: [{ Key: MIGRATION_TAG, Value: migration }],
      }),
    ),
  );
}

/**
 * Makes an endpoint what it shall be, password included, and waits until it is active again. DMS refuses it while a
 * task that uses it runs, and forgets the connection tests.
 */
export async function modifyEndpoint(
  dms: Dms,
  endpoint: Endpoint,
  facts: EndpointFacts,
  password: Secret,
  wait: Wait,
): Promise<Endpoint> {
  await awsCall({ permission: "dms:ModifyEndpoint", thing: `endpoint ${endpoint.name}` }, () =>
    dms.send(
      new ModifyEndpointCommand({
        EndpointArn: endpoint.arn,
        EngineName: facts.engine,
        ...connectionMembers(facts, password),
      }),
    ),
  );
  return waitForEndpoint(dms, endpoint.name, wait);
}

/** Deletes an endpoint and waits until it is gone. One that does not exist is no error. */
export async function deleteEndpoint(dms: Dms, name: string, wait: Wait): Promise<void> {
  let asked = false;
  await pollUntil<undefined>(
    `endpoint ${name} to be gone`,
    async () => {
      const endpoint = await findEndpoint(dms, name);
      if (endpoint === undefined) return { state: "gone", done: true, value: undefined };
      if (!asked && endpoint.status !== "deleting") {
        await awsCall({ permission: "dms:DeleteEndpoint", thing: `endpoint ${name}` }, () =>
          dms.send(new DeleteEndpointCommand({ EndpointArn: endpoint.arn })),
        );
        asked = true;
      }
      return { state: "deleting", done: false };
    },
    wait,
  );
}

function connectionMembers(facts: EndpointFacts, password: Secret) {
  const attributes = Object.entries(facts.attributes).map(([key, value]) => `${key}=${value}`);
  const login = facts.secret
    ? {}
    : { ServerName: facts.host, Port: facts.port, Username: facts.user, Password: password.reveal() };
  const secret = facts.secret
    ? { SecretsManagerSecretId: facts.secret, SecretsManagerAccessRoleArn: facts.secretRole }
    : {};
  return {
    ...login,
    DatabaseName: facts.database,
    SslMode: facts.tls as DmsSslModeValue,
    ...(facts.certificateArn ? { CertificateArn: facts.certificateArn } : {}),
    PostgreSQLSettings: { ...facts.settings, ...secret },
    ...(attributes.length > 0 ? { ExtraConnectionAttributes: attributes.join(";") } : {}),
  };
}

/** How a connection test ended. */
export interface ConnectionTest {
  ok: boolean;
  /** DMS's own words when it failed. */
  failure: string;
}

/**
 * Makes sure that an instance can reach an endpoint: tests it unless the last test was successful, and waits for the
 * answer. A task starts only with both tests passed on its own instance.
 */
export async function testConnection(
  dms: Dms,
  endpoint: Endpoint,
  instanceArn: string,
  wait: Wait,
): Promise<ConnectionTest> {
  const before = await connectionOf(dms, endpoint.arn, instanceArn);
  if (before?.status === "successful") return { ok: true, failure: "" };
  if (before?.status !== "testing")
    try {
      await awsCall({ permission: "dms:TestConnection", thing: `endpoint ${endpoint.name}` }, () =>
        dms.send(new TestConnectionCommand({ ReplicationInstanceArn: instanceArn, EndpointArn: endpoint.arn })),
      );
    } catch (error) {
      // When an answer is lost, the SDK asks again, which is refused while the test runs.
      const now = await connectionOf(dms, endpoint.arn, instanceArn);
      if (!isState(now?.status ?? "", "testing", "successful")) throw error;
    }
  return pollUntil<ConnectionTest>(
    `the connection test of endpoint ${endpoint.name}`,
    async () => {
      const seen = await connectionOf(dms, endpoint.arn, instanceArn);
      const state = seen?.status ?? "absent";
      if (isState(state, "successful", "failed"))
        return { state, done: true, value: { ok: state === "successful", failure: seen?.failure ?? "" } };
      return { state, done: false };
    },
    wait,
  );
}

async function connectionOf(dms: Dms, endpointArn: string, instanceArn: string) {
  const connections = await listAll(
    "dms:DescribeConnections",
    `endpoint ${endpointArn}`,
    paginateDescribeConnections({ client: dms }, { Filters: [{ Name: "endpoint-arn", Values: [endpointArn] }] }),
    (page) => page.Connections,
  );
  const found = connections.find((connection) => connection.ReplicationInstanceArn === instanceArn);
  return found && { status: (found.Status ?? "").toLowerCase(), failure: found.LastFailureMessage ?? "" };
}

function endpointOf(endpoint: SdkEndpoint): Endpoint {
  const { ServerName, Port, DatabaseName, Username, SecretsManagerSecretId, SecretsManagerAccessRoleArn, ...settings } =
    endpoint.PostgreSQLSettings ?? {};
  return {
    name: endpoint.EndpointIdentifier ?? "",
    arn: endpoint.EndpointArn ?? "",
    status: (endpoint.Status ?? "unknown").toLowerCase(),
    type: (endpoint.EndpointType ?? "").toLowerCase() as "source" | "target",
    engine: endpoint.EngineName ?? "",
    host: endpoint.ServerName ?? ServerName ?? "",
    port: endpoint.Port ?? Port ?? 0,
    database: endpoint.DatabaseName ?? DatabaseName ?? "",
    user: endpoint.Username ?? Username ?? "",
    secret: SecretsManagerSecretId ?? "",
    secretRole: SecretsManagerAccessRoleArn ?? "",
    tls: (endpoint.SslMode ?? "none").toLowerCase(),
    certificateArn: endpoint.CertificateArn ?? "",
    settings: settings as EndpointSettings,
    attributes: Object.fromEntries(
      (endpoint.ExtraConnectionAttributes ?? "")
        .split(";")
        .filter((pair) => pair.includes("="))
        .map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()]),
    ),
  };
}
