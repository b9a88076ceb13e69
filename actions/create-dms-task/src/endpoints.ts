import type { Endpoint, EndpointFacts } from "@postgres-to-aurora/aws/dms";
import { CONTROL_SCHEMA } from "@postgres-to-aurora/domain";
import type { DatabaseAddress } from "@postgres-to-aurora/postgres";

/** Without it, unbounded numeric columns travel as numeric(28,6). Needed on both ends. */
const ATTRIBUTES = { MapUnboundedNumericAsString: "true" };

/** What DMS runs in each of its sessions on the target: foreign keys and triggers stay in place and do not fire. */
export const AFTER_CONNECT = "SET session_replication_role=replica";

/** How DMS logs in: with what it reads from a secret itself, or (both empty) with user and password. */
export interface EndpointLogin {
  secret: string;
  role: string;
}

/**
 * What the endpoint of one side must be.
 * @param tls SslMode of DMS
 * @param certificateArn of the authorities, or empty
 */
export function endpointFacts(
  side: "source" | "target",
  address: DatabaseAddress,
  { secret, role }: EndpointLogin,
  tls: string,
  certificateArn: string,
): EndpointFacts {
  const { host, port, user } = secret ? { host: "", port: 0, user: "" } : address;
  return {
    type: side,
    engine: side === "source" ? "postgres" : "aurora-postgresql",
    host,
    port,
    database: address.database,
    user,
    secret,
    secretRole: role,
    certificateArn,
    tls,
    settings: side === "source" ? sourceSettings() : targetSettings(),
    attributes: ATTRIBUTES,
  };
}

function sourceSettings(): EndpointFacts["settings"] {
  return {
    PluginName: "test-decoding",
    // DDL capture needs a superuser and an event trigger; the schema is frozen during a migration instead.
    CaptureDdls: false,
    // Keeps the slot moving, so that WAL does not pile up behind a quiet database of a busy server.
    HeartbeatEnable: true,
    HeartbeatSchema: CONTROL_SCHEMA,
    HeartbeatFrequency: 1,
    FailTasksOnLobTruncation: true,
    MapBooleanAsBoolean: true,
    TrimSpaceInChar: false,
  };
}

function targetSettings(): EndpointFacts["settings"] {
  return {
    AfterConnectScript: AFTER_CONNECT,
    MapBooleanAsBoolean: true,
    ExecuteTimeout: 300,
  };
}

/** Facts in which an existing endpoint is compared. */
const FACTS = ["type", "engine", "host", "port", "database", "user", "secret", "secretRole", "tls"] as const;

/**
 * What an existing endpoint has differently, fact by fact; empty when it is what it must be. The password cannot be
 * compared: the connection test judges it.
 */
export function endpointDifferences(found: Endpoint, wanted: EndpointFacts): string[] {
  const differences = FACTS.filter((fact) => !sameFact(fact, found[fact], wanted[fact])).map(
    (fact) => `${fact}: it has ${found[fact] || "none"}, wanted is ${wanted[fact] || "none"}`,
  );
  if (wanted.certificateArn !== found.certificateArn)
    differences.push(
      `certificate: it has ${found.certificateArn || "none"}, wanted is ${wanted.certificateArn || "none"}`,
    );
  for (const [key, value] of Object.entries(wanted.settings))
    if (found.settings[key] !== value)
      differences.push(`${key}: it has ${found.settings[key] ?? "nothing"}, wanted is ${value}`);
  const attributes = Object.fromEntries(
    Object.entries(found.attributes).map(([key, value]) => [key.toLowerCase(), value.toLowerCase()]),
  );
  for (const [key, value] of Object.entries(wanted.attributes))
    if (attributes[key.toLowerCase()] !== value)
      differences.push(`${key}: it has ${attributes[key.toLowerCase()] ?? "nothing"}, wanted is ${value}`);
  return differences;
}

function sameFact(fact: (typeof FACTS)[number], found: string | number, wanted: string | number): boolean {
  // A secret given by its name is shown by its ARN, which ends with the name and six random characters.
  if (
    fact === "secret" &&
    String(found)
      .replace(/-[A-Za-z0-9]{6}$/, "")
      .endsWith(`:secret:${wanted}`)
  )
    return true;
  return String(found).toLowerCase() === String(wanted).toLowerCase();
}

/** Whether an existing endpoint leads to another database: then what was loaded lies elsewhere. */
export function leadsElsewhere(found: Endpoint, wanted: EndpointFacts): boolean {
  return (["host", "port", "database", "secret"] as const).some((fact) => !sameFact(fact, found[fact], wanted[fact]));
}
