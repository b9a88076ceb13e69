import type { Endpoint, EndpointFacts } from "@postgres-to-aurora/aws/dms";
import { CONTROL_SCHEMA, UserError } from "@postgres-to-aurora/domain";
import type { DatabaseAddress } from "@postgres-to-aurora/postgres";

/** Without it, unbounded numeric columns travel as numeric(28,6). Needed on both ends. */
const ATTRIBUTES = { MapUnboundedNumericAsString: "true" };

/** What the endpoint of one side must be. */
export function endpointFacts(side: "source" | "target", address: DatabaseAddress): EndpointFacts {
  return {
    type: side,
    engine: side === "source" ? "postgres" : "aurora-postgresql",
    host: address.host,
    port: address.port,
    database: address.database,
    user: address.user,
    secret: "",
    secretRole: "",
    certificateArn: "",
    tls: address.tls === "disable" ? "none" : "require",
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
    // Foreign keys and triggers stay in place and do not fire.
    AfterConnectScript: "SET session_replication_role=replica",
    MapBooleanAsBoolean: true,
    ExecuteTimeout: 300,
  };
}

/**
 * Takes up an endpoint that exists already, provided it is what it must be. The password cannot be compared; the
 * connection test judges it.
 * @throws UserError showing every difference
 */
export function checkEndpoint(found: Endpoint, wanted: EndpointFacts): void {
  const differences: string[] = [];
  for (const fact of ["type", "engine", "host", "port", "database", "user", "tls"] as const)
    if (String(found[fact]).toLowerCase() !== String(wanted[fact]).toLowerCase())
      differences.push(`${fact}: it has ${found[fact]}, wanted is ${wanted[fact]}`);
  for (const [key, value] of Object.entries(wanted.settings))
    if (found.settings[key] !== value)
      differences.push(`${key}: it has ${found.settings[key] ?? "nothing"}, wanted is ${value}`);
  const attributes = Object.fromEntries(
    Object.entries(found.attributes).map(([key, value]) => [key.toLowerCase(), value.toLowerCase()]),
  );
  for (const [key, value] of Object.entries(wanted.attributes))
    if (attributes[key.toLowerCase()] !== value)
      differences.push(`${key}: it has ${attributes[key.toLowerCase()] ?? "nothing"}, wanted is ${value}`);
  if (differences.length === 0) return;
  throw new UserError({
    code: "ENDPOINT_DIFFERS",
    what: `Endpoint ${found.name} exists already and is another one:\n${differences.map((line) => `  ${line}`).join("\n")}\n`,
    remedy: `Give ${wanted.type}-url as it was, or delete the endpoint ${found.name} (and its task) so that it is made anew`,
  });
}
