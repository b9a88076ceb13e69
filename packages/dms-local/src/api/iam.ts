import type { GetRoleRequest, GetRoleResponse } from "@aws-sdk/client-iam";
import { Fault } from "../fault.js";
import { ACCOUNT } from "./names.js";
import type { Operation, Service } from "./service.js";

/** The roles that DMS works with, by their fixed names. */
const SERVICE_ROLES = ["dms-vpc-role", "dms-cloudwatch-logs-role"];

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

export const getRole: Operation<GetRoleRequest, GetRoleResponse> = (service, { RoleName = "" }) => {
  if (!SERVICE_ROLES.includes(RoleName) || service.missingRoles.includes(RoleName))
    throw new Fault("NoSuchEntity", `The role with name ${RoleName} cannot be found.`);
  const Role = {
    Path: "/",
    RoleName,
    RoleId: `AROA${RoleName.toUpperCase()
      .replace(/[^A-Z]/g, "")
      .padEnd(17, "A")
      .slice(0, 17)}`,
    Arn: `arn:aws:iam::${ACCOUNT}:role/${RoleName}`,
    CreateDate: new Date(0),
    AssumeRolePolicyDocument: encodeURIComponent(TRUST),
  };
  return { Role };
};

/** Refuses what DMS refuses without its role for networks. Throws AccessDeniedFault. */
export function requireVpcRole(service: Service): void {
  if (service.missingRoles.includes("dms-vpc-role"))
    throw new Fault(
      "AccessDeniedFault",
      `The IAM Role arn:aws:iam::${ACCOUNT}:role/dms-vpc-role is not configured properly.`,
    );
}

/** The body of a Query request as an object; every value is text. */
export function readForm(body: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** A value as elements of XML. */
function toXml(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object" || value === null) return escapeXml(String(value));
  return Object.entries(value)
    .map(([name, item]) => `<${name}>${toXml(item)}</${name}>`)
    .join("");
}

const NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

/** An answer of the Query protocol. */
export function writeXml(operation: string, output: unknown): string {
  return `<${operation}Response xmlns="${NAMESPACE}"><${operation}Result>${toXml(output)}</${operation}Result></${operation}Response>`;
}

/** A fault of the Query protocol. */
export function writeXmlFault(code: string, message: string): string {
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`;
}
