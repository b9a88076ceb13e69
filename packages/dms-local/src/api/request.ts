import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as dms from "@aws-sdk/client-database-migration-service";
import { NormalizedSchema } from "@smithy/core/schema";
import { Fault } from "../fault.js";

/** Enum values by member name: the schemas know these members as plain strings only. */
const ENUMS: Record<string, readonly string[]> = {
  AuthenticationMethod: Object.values(dms.PostgreSQLAuthenticationMethod),
  DatabaseMode: Object.values(dms.DatabaseMode),
  EndpointType: Object.values(dms.ReplicationEndpointTypeValue),
  MapLongVarcharAs: Object.values(dms.LongVarcharMappingType),
  MigrationType: Object.values(dms.MigrationTypeValue),
  NetworkType: ["IPV4", "DUAL"],
  PluginName: Object.values(dms.PluginNameValue),
  OrderBy: ["LogStreamName", "LastEventTime"],
  ReloadOption: Object.values(dms.ReloadOptionValue),
  ReplicationType: Object.values(dms.MigrationTypeValue),
  ScanBy: Object.values(cloudwatch.ScanBy),
  SslMode: Object.values(dms.DmsSslModeValue),
  StartReplicationTaskType: Object.values(dms.StartReplicationTaskTypeValue),
  StartReplicationType: Object.values(dms.StartReplicationTaskTypeValue),
  Unit: Object.values(cloudwatch.StandardUnit),
};

/** The SDK's modules with the schemas; what a server is seldom asked for is loaded when it is. */
const MODELS = {
  cloudwatch: async () => cloudwatch,
  dms: async () => dms,
  iam: () => import("@aws-sdk/client-iam"),
  logs: () => import("@aws-sdk/client-cloudwatch-logs"),
  secrets: () => import("@aws-sdk/client-secrets-manager"),
} as const;

/** A service of AWS that is answered here. */
export type ServiceName = keyof typeof MODELS;

/**
 * Checks a request's body against the SDK's own schema of the operation; timestamps become dates.
 * @throws Fault UnknownOperationException, SerializationException (wrong type), ValidationException (unknown or
 * missing member, value outside an enum)
 */
export async function readRequest(service: ServiceName, operation: string, body: unknown): Promise<unknown> {
  const schemas = (await MODELS[service]()) as unknown as Record<string, unknown>;
  const schema = schemas[`${operation}$`];
  if (!Array.isArray(schema) || schema[0] !== 9)
    throw new Fault("UnknownOperationException", `Unknown operation ${operation}`);
  return readValue(NormalizedSchema.of((schema[4] as () => never)()), body, operation, "");
}

function readValue(schema: NormalizedSchema, value: unknown, path: string, member: string): unknown {
  const expect = (kind: string, holds: boolean): void => {
    if (!holds) throw new Fault("SerializationException", `${path} must be ${kind}`);
  };
  if (schema.isStructSchema()) {
    expect("an object", typeof value === "object" && value !== null && !Array.isArray(value));
    return readStructure(schema, value as Record<string, unknown>, path);
  }
  if (schema.isListSchema()) {
    expect("a list", Array.isArray(value));
    return (value as unknown[]).map((item, index) =>
      readValue(schema.getValueSchema(), item, `${path}[${index}]`, member),
    );
  }
  if (schema.isTimestampSchema()) {
    expect("a timestamp in seconds since 1970", typeof value === "number");
    return new Date((value as number) * 1000);
  }
  if (schema.isBooleanSchema()) expect("true or false", typeof value === "boolean");
  else if (schema.isNumericSchema()) expect("a number", typeof value === "number");
  else if (schema.isStringSchema()) {
    expect("a string", typeof value === "string");
    const allowed = ENUMS[member];
    if (allowed !== undefined && !allowed.includes(value as string))
      throw new Fault(
        "ValidationException",
        `${path} must be one of ${allowed.join(", ")}, not ${JSON.stringify(value)}`,
      );
  }
  return value;
}

function readStructure(
  schema: NormalizedSchema,
  value: Record<string, unknown>,
  path: string,
): Record<string, unknown> {
  // Layout: [kind, namespace, name, traits, member names, member schemas, how many members (the first ones) are required]
  const [, , , , names, , required = 0] = schema.getSchema() as unknown as [0, 0, 0, 0, string[], unknown[], number?];
  for (const name of names.slice(0, required))
    if (value[name] === undefined || value[name] === null)
      throw new Fault("ValidationException", `${path}.${name} is required`);
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    if (!names.includes(name)) throw new Fault("ValidationException", `${path} has no member ${name}`);
    if (item !== null) result[name] = readValue(schema.getMemberSchema(name), item, `${path}.${name}`, name);
  }
  return result;
}

/**
 * An answer as the protocol wants it: dates are seconds since 1970, absent members are left out.
 * @param isoDates writes dates as text instead, which is wrong
 */
export function writeResponse(value: unknown, isoDates = false): unknown {
  if (value instanceof Date) return isoDates ? value.toISOString() : value.getTime() / 1000;
  if (Array.isArray(value)) return value.map((item) => writeResponse(item, isoDates));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, writeResponse(item, isoDates)]));
}
