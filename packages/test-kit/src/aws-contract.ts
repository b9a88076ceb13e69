import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { namingViolations } from "./aws-naming.js";
import type { AwsRequest } from "./aws-proxy-wire.js";
import { repositoryRoot } from "./folders.js";

/** The type of a member in `dms-v2-contract.json`. */
export type ContractType =
  | "string"
  | "integer"
  | "double"
  | "boolean"
  | "timestamp"
  | "blob"
  | { list: ContractType }
  | { members: Record<string, ContractType>; required?: string[] };

export interface DmsContract {
  origin: string;
  /** What a request of each operation may hold. */
  operations: Record<string, { members: Record<string, ContractType>; required?: string[] }>;
}

/** Members that DMS has and the older model lacks: the newer SDK alone vouches for them. */
const NEWER: Record<string, readonly string[]> = {
  StartReplicationTaskAssessmentRun: ["Tags"],
  "CreateEndpoint.PostgreSQLSettings": ["DisableUnicodeSourceFilter", "AuthenticationMethod", "ServiceAccessRoleArn"],
  "ModifyEndpoint.PostgreSQLSettings": ["DisableUnicodeSourceFilter", "AuthenticationMethod", "ServiceAccessRoleArn"],
};

let contract: DmsContract | undefined;

/** The contract distilled from the model of aws-sdk v2, a source independent of the SDK that sends the requests. */
export function dmsContract(): DmsContract {
  const file = join(repositoryRoot, "test/aws/dms-v2-contract.json");
  contract ??= existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as DmsContract)
    : { origin: "", operations: {} };
  return contract;
}

/** What a request to DMS breaks of the older model and of the naming rules, one sentence each; [] for other services. */
export function contractViolations({ service, operation, body }: AwsRequest): string[] {
  if (service !== "dms") return [];
  const known = dmsContract().operations[operation];
  return [...(known ? check(known, body, operation) : []), ...namingViolations(operation, body)];
}

function check(type: ContractType, value: unknown, path: string): string[] {
  const wrong = (kind: string) => [`${path} must be ${kind}, it is ${JSON.stringify(value)?.slice(0, 80)}`];
  if (type === "string" || type === "blob") return typeof value === "string" ? [] : wrong("a string");
  if (type === "boolean") return typeof value === "boolean" ? [] : wrong("true or false");
  if (type === "integer") return Number.isInteger(value) ? [] : wrong("an integer");
  if (type === "double" || type === "timestamp") return typeof value === "number" ? [] : wrong("a number");
  if ("list" in type) {
    if (!Array.isArray(value)) return wrong("a list");
    return value.flatMap((item, index) => check(type.list, item, `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong("an object");
  const given = value as Record<string, unknown>;
  const missing = (type.required ?? []).filter((name) => given[name] === undefined || given[name] === null);
  return [
    ...missing.map((name) => `${path}.${name} is required`),
    ...Object.entries(given).flatMap(([name, item]) => {
      const member = type.members[name];
      if (member !== undefined) return check(member, item, `${path}.${name}`);
      return NEWER[path]?.includes(name) ? [] : [`${path} has no member ${name}`];
    }),
  ];
}
