import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** IAM actions that an action of ours needs for one purpose. */
export interface Permission {
  /** Names the statement of the policy (Sid): capitals and letters. */
  purpose: string;
  /** What it is needed for, one clause. */
  why: string;
  /** Which inputs ask for it; absent means always. */
  when?: string;
  actions: string[];
  /** ARN patterns; `*` where the service knows no narrower one. */
  resources: string[];
  condition?: Record<string, Record<string, string | string[]>>;
  /** Why no call of ours shows it: AWS itself asks for it when we make another. */
  implied?: string;
}

/**
 * What `actions/<action>/permissions.yml` says; undefined when there is none: the action does not call AWS.
 * @throws Error when a statement lacks something
 */
export function readPermissions(root: string, action: string): Permission[] | undefined {
  const file = `actions/${action}/permissions.yml`;
  if (!existsSync(join(root, file))) return undefined;
  const permissions = parse(readFileSync(join(root, file), "utf8")) as Permission[];
  for (const { purpose, why, actions, resources } of permissions)
    if (!/^[A-Za-z0-9]+$/.test(purpose ?? "") || !why || !actions?.length || !resources?.length)
      throw new Error(`${file}: ${purpose ?? "a statement"} needs purpose (letters), why, actions and resources`);
  return permissions;
}

/** The IAM policy document, as JSON text. */
export function policyDocument(permissions: Permission[]): string {
  const Statement = permissions.map(({ purpose, actions, resources, condition }) => ({
    Sid: purpose,
    Effect: "Allow",
    Action: actions,
    Resource: resources,
    ...(condition ? { Condition: condition } : {}),
  }));
  return `${JSON.stringify({ Version: "2012-10-17", Statement }, null, 2)}\n`;
}

/** The table of permissions in an action's README. */
export function permissionsTable(action: string, permissions: Permission[]): string {
  const rows = permissions.map(({ why, when, actions }) => {
    const names = actions.map((name) => `\`${name}\``).join(", ");
    return `| ${cell(why)} | ${cell(when ?? "always")} | ${names} |`;
  });
  return [
    "| what for | when | IAM actions |",
    "|---|---|---|",
    ...rows,
    "",
    `As a policy: [docs/iam/${action}.json](../../docs/iam/${action}.json). Leave out what you do not use, and narrow the resources to yours.`,
  ].join("\n");
}

function cell(text: string): string {
  return text.replace(/\s+/g, " ").trim().replaceAll("|", "\\|");
}
