import { type Iam, roleExists } from "@postgres-to-aurora/aws/iam";
import { errorText, type Finding, KnownError } from "@postgres-to-aurora/domain";

/** The roles DMS works with, by names it has fixed, and what it does not do without each. */
const ROLES = {
  "dms-vpc-role": {
    policy: "AmazonDMSVPCManagementRole",
    without: "DMS cannot make anything in the VPC",
  },
  "dms-cloudwatch-logs-role": {
    policy: "AmazonDMSCloudWatchLogsRole",
    without: "DMS writes no log, and a failure can hardly be explained",
  },
};
type Role = keyof typeof ROLES;

/**
 * Whether the account's service roles for DMS exist.
 * @param inVpc whether something is going to be made in the VPC
 */
export async function checkRoles(iam: Iam, inVpc: boolean): Promise<Finding[]> {
  const names: Role[] = inVpc ? ["dms-vpc-role", "dms-cloudwatch-logs-role"] : ["dms-cloudwatch-logs-role"];
  return (await Promise.all(names.map((name) => checkRole(iam, name)))).flat();
}

async function checkRole(iam: Iam, name: Role): Promise<Finding[]> {
  const { policy, without } = ROLES[name];
  const remedy = `Create the role ${name} once per account, trusting dms.amazonaws.com, with the managed policy ${policy}`;
  const finding = (severity: Finding["severity"], evidence: string): Finding[] => [
    { rule: `aws-${name}`, severity, object: name, evidence, remedy },
  ];
  try {
    switch (await roleExists(iam, name)) {
      case true:
        return [];
      case false:
        return finding(
          name === "dms-vpc-role" ? "blocker" : "warning",
          `The IAM role ${name} does not exist: ${without}`,
        );
      case undefined:
        return finding("info", `Whether the IAM role ${name} exists is not known: iam:GetRole is not allowed`);
    }
  } catch (error) {
    // IAM may be out of reach where DMS is not, behind a VPC endpoint; DMS itself has the last word.
    return finding(
      "info",
      `Whether the IAM role ${name} exists is not known: ${error instanceof KnownError ? error.why : errorText(error)}`,
    );
  }
}
