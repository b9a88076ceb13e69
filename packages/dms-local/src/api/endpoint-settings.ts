import type { CreateEndpointMessage } from "@aws-sdk/client-database-migration-service";
import { badCombination, badValue, unsupported } from "../fault.js";
import type { Endpoint } from "../model.js";

type Given = Omit<CreateEndpointMessage, "EndpointIdentifier" | "EndpointType" | "Tags" | "ResourceIdentifier">;

/** Members of other engines and of features that are not there; each is refused when given. */
const REFUSED = ["CertificateArn", "ServiceAccessRoleArn", "ExternalTableDefinition", "KmsKeyId"] as const;
const REFUSED_SETTINGS = [
  "SecretsManagerSecretId",
  "SecretsManagerAccessRoleArn",
  "ServiceAccessRoleArn",
  "BabelfishDatabaseName",
  "SlotName",
] as const;
const CONNECTION_SETTINGS = ["ServerName", "Port", "DatabaseName", "Username", "Password"] as const;

/** Extra connection attributes that are accepted; all without effect, because values travel in PostgreSQL's own text form. */
const KNOWN_ATTRIBUTES = [
  "mapunboundednumericasstring",
  "unboundedvarcharmaxsize",
  "fetchcachesize",
  "consumemonotonicevents",
  "connectiontimeout",
  "loadusingcsv",
  "pluginname",
  "captureddls",
  "mapbooleanasboolean",
  "heartbeatenable",
  "heartbeatschema",
  "heartbeatfrequency",
  "executetimeout",
  "maxfilesize",
  "failtasksonlobtruncation",
  "trimspaceinchar",
];

export type EndpointData = Pick<
  Endpoint,
  "engine" | "host" | "port" | "database" | "user" | "password" | "ssl" | "settings" | "extraAttributes"
>;

/**
 * The connection data and settings of an endpoint from what a request gives and what was there before.
 * @param before the endpoint that is modified
 * @throws Fault naming the member that is missing, wrong or unsupported
 */
export function readEndpointData(given: Partial<Given>, before?: EndpointData, exact = false): EndpointData {
  const engine = given.EngineName ?? before?.engine ?? "";
  if (engine !== "postgres" && engine !== "aurora-postgresql")
    throw unsupported(`EngineName ${engine} (supported: postgres, aurora-postgresql)`);
  for (const member of REFUSED) if (given[member] !== undefined) throw unsupported(member);
  for (const member of Object.keys(given))
    if (/Settings$/.test(member) && member !== "PostgreSQLSettings")
      throw badCombination(`${member} does not belong to an endpoint with EngineName ${engine}`);
  const settings = given.PostgreSQLSettings ?? {};
  for (const member of REFUSED_SETTINGS)
    if (settings[member] !== undefined) throw unsupported(`PostgreSQLSettings.${member}`);
  if (settings.AuthenticationMethod === "iam") throw unsupported("AuthenticationMethod iam");
  if (settings.DatabaseMode === "babelfish") throw unsupported("DatabaseMode babelfish");

  const member = <T>(name: string, nested: T | undefined, top: T | undefined, old: T | undefined): T => {
    const value = nested ?? top ?? old;
    if (value === undefined || value === "")
      throw badValue(`${name} is required for an endpoint with EngineName ${engine}`);
    return value;
  };
  const extraAttributes = checkAttributes(given.ExtraConnectionAttributes ?? before?.extraAttributes);
  const connection: readonly string[] = CONNECTION_SETTINGS;
  const own = Object.fromEntries(Object.entries(settings).filter(([name]) => !connection.includes(name)));
  return {
    engine,
    host: member("ServerName", settings.ServerName, given.ServerName, before?.host),
    port: member("Port", settings.Port, given.Port, before?.port ?? 5432),
    database: member("DatabaseName", settings.DatabaseName, given.DatabaseName, before?.database),
    user: member("Username", settings.Username, given.Username, before?.user),
    password: member("Password", settings.Password, given.Password, before?.password),
    ssl: checkSsl(given.SslMode ?? before?.ssl ?? "none"),
    settings: exact ? own : { ...before?.settings, ...own },
    ...(extraAttributes ? { extraAttributes } : {}),
  };
}

function checkSsl(mode: string): "none" | "require" {
  if (mode === "none" || mode === "require") return mode;
  throw unsupported(`SslMode ${mode}: certificates cannot be imported (supported: none, require)`);
}

function checkAttributes(text: string | undefined): string | undefined {
  for (const pair of (text ?? "").split(";").filter((part) => part.trim() !== "")) {
    const [name = ""] = pair.split("=");
    if (!KNOWN_ATTRIBUTES.includes(name.trim().toLowerCase()))
      throw unsupported(`the extra connection attribute ${name.trim()}`);
  }
  return text;
}
