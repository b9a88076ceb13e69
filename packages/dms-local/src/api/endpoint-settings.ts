import type { CreateEndpointMessage } from "@aws-sdk/client-database-migration-service";
import { badCombination, badValue, unsupported } from "../fault.js";
import type { Endpoint } from "../model.js";

type Given = Omit<CreateEndpointMessage, "EndpointIdentifier" | "EndpointType" | "Tags" | "ResourceIdentifier">;

/** Members of other engines and of features that are not there; each is refused when given. */
const REFUSED = ["ServiceAccessRoleArn", "ExternalTableDefinition", "KmsKeyId"] as const;
const REFUSED_SETTINGS = ["ServiceAccessRoleArn", "BabelfishDatabaseName"] as const;
/** Members of PostgreSQLSettings that are kept apart from the settings. */
const CONNECTION_SETTINGS: readonly string[] = [
  "ServerName",
  "Port",
  "DatabaseName",
  "Username",
  "Password",
  "SecretsManagerSecretId",
  "SecretsManagerAccessRoleArn",
];
/** What a secret holds, so that it cannot be given beside one. */
const LOGIN_MEMBERS = ["ServerName", "Port", "Username", "Password"] as const;

/** Extra connection attributes that are accepted; the README says which have an effect. */
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

type Login = Pick<Endpoint, "host" | "port" | "user" | "password" | "secret">;

export type EndpointData = Login &
  Pick<Endpoint, "engine" | "database" | "ssl" | "certificateArn" | "settings" | "extraAttributes">;

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

  const extraAttributes = checkAttributes(given.ExtraConnectionAttributes ?? before?.extraAttributes);
  const own = Object.fromEntries(Object.entries(settings).filter(([name]) => !CONNECTION_SETTINGS.includes(name)));
  const database = settings.DatabaseName ?? given.DatabaseName ?? before?.database;
  return {
    engine,
    ...readLogin(given, before),
    database: required("DatabaseName", database),
    ...readTls(given, before),
    settings: exact ? own : { ...before?.settings, ...own },
    ...(extraAttributes ? { extraAttributes } : {}),
  };
}

function required<T>(name: string, value: T | undefined): T {
  if (value === undefined || value === "") throw badValue(`${name} is required for an endpoint of PostgreSQL`);
  return value;
}

/** Host, port, user and password, or the secret that holds them; never both. */
function readLogin(given: Partial<Given>, before?: EndpointData): Login {
  const settings = given.PostgreSQLSettings ?? {};
  const { SecretsManagerSecretId, SecretsManagerAccessRoleArn } = settings;
  const direct = LOGIN_MEMBERS.filter((member) => settings[member] !== undefined || given[member] !== undefined);
  const id = SecretsManagerSecretId ?? before?.secret?.id;
  const role = SecretsManagerAccessRoleArn ?? before?.secret?.role;
  if (
    SecretsManagerSecretId !== undefined ||
    SecretsManagerAccessRoleArn !== undefined ||
    (id && direct.length === 0)
  ) {
    if (direct.length > 0)
      throw badCombination(`SecretsManagerSecretId cannot be given together with ${direct.join(", ")}`);
    return { host: "", port: 0, user: "", password: "", secret: checkSecret(id, role) };
  }
  const old = before?.secret === undefined ? before : undefined;
  return {
    host: required("ServerName", settings.ServerName ?? given.ServerName ?? old?.host),
    port: settings.Port ?? given.Port ?? old?.port ?? 5432,
    user: required("Username", settings.Username ?? given.Username ?? old?.user),
    password: required("Password", settings.Password ?? given.Password ?? old?.password),
  };
}

function checkSecret(id: string | undefined, role: string | undefined): { id: string; role: string } {
  if (!id || !role)
    throw badCombination("SecretsManagerSecretId and SecretsManagerAccessRoleArn must be given together");
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(role))
    throw badValue(`SecretsManagerAccessRoleArn ${role} is not the ARN of a role`);
  return { id, role };
}

/** How the server's certificate is checked. An authority is kept only while it is used. */
function readTls(given: Partial<Given>, before?: EndpointData): Pick<Endpoint, "ssl" | "certificateArn"> {
  const ssl = given.SslMode ?? before?.ssl ?? "none";
  const certificateArn = given.CertificateArn ?? before?.certificateArn;
  if (ssl === "none" || ssl === "require") return { ssl };
  if (!certificateArn) throw badCombination(`SslMode ${ssl} needs CertificateArn`);
  return { ssl, certificateArn };
}

function checkAttributes(text: string | undefined): string | undefined {
  for (const pair of (text ?? "").split(";").filter((part) => part.trim() !== "")) {
    const [name = ""] = pair.split("=");
    if (!KNOWN_ATTRIBUTES.includes(name.trim().toLowerCase()))
      throw unsupported(`the extra connection attribute ${name.trim()}`);
  }
  return text;
}
