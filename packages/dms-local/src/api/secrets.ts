import { createHash } from "node:crypto";
import type {
  DescribeSecretRequest,
  DescribeSecretResponse,
  GetSecretValueRequest,
  GetSecretValueResponse,
} from "@aws-sdk/client-secrets-manager";
import { Fault } from "../fault.js";
import { ACCOUNT } from "./names.js";
import type { Operation, Service } from "./service.js";

interface Found {
  name: string;
  text: string;
}

/** The secret with this name or ARN; an ARN also finds the secret kept under the name it ends with. */
export function readSecret(secrets: Record<string, string>, nameOrArn: string): Found | undefined {
  const ofArn = /^arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:(.+?)(?:-[A-Za-z0-9]{6})?$/.exec(nameOrArn)?.[1];
  for (const name of [nameOrArn, ofArn]) {
    const text = name === undefined ? undefined : secrets[name];
    if (name !== undefined && text !== undefined) return { name, text };
  }
  return undefined;
}

function find(service: Service, id: string | undefined): Found {
  const found = readSecret(service.secrets, id ?? "");
  if (found === undefined)
    throw new Fault("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  return found;
}

/** A version id that changes with the text, as a rotation changes it. */
function view({ name, text }: Found, region: string) {
  const digest = createHash("sha256").update(text).digest("hex");
  const ARN = name.startsWith("arn:") ? name : `arn:aws:secretsmanager:${region}:${ACCOUNT}:secret:${name}-local0`;
  const Name = name.startsWith("arn:") ? (name.split(":").at(-1) ?? name) : name;
  return { ARN, Name, version: digest.slice(0, 32) };
}

export const getSecretValue: Operation<GetSecretValueRequest, GetSecretValueResponse> = (service, input, region) => {
  const found = find(service, input.SecretId);
  const { version, ...names } = view(found, region);
  return { ...names, SecretString: found.text, VersionId: version, VersionStages: ["AWSCURRENT"] };
};

export const describeSecret: Operation<DescribeSecretRequest, DescribeSecretResponse> = (service, input, region) => {
  const { version, ...names } = view(find(service, input.SecretId), region);
  return { ...names, VersionIdsToStages: { [version]: ["AWSCURRENT"] } };
};
