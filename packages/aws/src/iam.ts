import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { KnownError } from "@postgres-to-aurora/domain";
import { awsCall } from "./aws-error.js";
import { clientSettings } from "./client-settings.js";

/** An open door to IAM. */
export type Iam = IAMClient;

/** Opens IAM, which is one for all regions of a partition. Nothing is contacted yet. */
export function openIam(region?: string): Iam {
  return new IAMClient(clientSettings(region));
}

/**
 * Whether a role exists.
 * @returns undefined when the caller may not look
 */
export async function roleExists(iam: Iam, name: string): Promise<boolean | undefined> {
  try {
    await awsCall({ permission: "iam:GetRole", thing: `role ${name}` }, () =>
      iam.send(new GetRoleCommand({ RoleName: name })),
    );
    return true;
  } catch (error) {
    const cause = error instanceof KnownError ? (error.cause as { name?: string }) : undefined;
    if (cause?.name?.startsWith("NoSuchEntity")) return false;
    if (error instanceof KnownError && error.code === "AWS_ACCESS_DENIED") return undefined;
    throw error;
  }
}
