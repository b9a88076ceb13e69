import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AwsCall, repositoryRoot } from "@postgres-to-aurora/test-kit";

interface Statement {
  Sid: string;
  Action: string[];
  Resource: string[];
}

/** The statements of an action's policy document. */
export function statements(action: string): Statement[] {
  const file = join(repositoryRoot, "docs", "iam", `${action}.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { Statement: Statement[] }).Statement;
}

/** The IAM action of a call. */
export const iamAction = ({ service, operation }: AwsCall): string => `${service}:${operation}`;

/**
 * What of a call the statements do not allow: the action itself, or a resource of DMS that it names.
 * @returns one sentence each
 */
export function notAllowed(call: AwsCall, allowed: Statement[]): string[] {
  const ours = allowed.filter(({ Action }) => Action.includes(iamAction(call)));
  if (ours.length === 0) return [`${iamAction(call)} is not allowed`];
  const patterns = ours.flatMap(({ Resource }) => Resource);
  const arns = Object.entries(call.body).filter(
    ([, value]) => typeof value === "string" && /^arn:aws:dms:/.test(value),
  ) as [string, string][];
  return arns
    .filter(([, arn]) => !patterns.some((pattern) => matches(pattern, arn)))
    .map(([member, arn]) => `${iamAction(call)} is not allowed for ${member} ${arn.split(":")[5]}`);
}

function matches(pattern: string, arn: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(arn);
}
