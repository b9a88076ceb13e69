import { randomInt } from "node:crypto";
import { badValue } from "../fault.js";

/** The account of every ARN; nobody is billed. */
export const ACCOUNT = "000000000000";

export type ArnType =
  | "rep"
  | "endpoint"
  | "task"
  | "subgrp"
  | "cert"
  | "replication-config"
  | "assessment-run"
  | "individual-assessment";

/** `arn:aws:dms:<region>:<account>:<type>:<resource>`. */
export function makeArn(region: string, type: ArnType, resource: string): string {
  return `arn:aws:dms:${region}:${ACCOUNT}:${type}:${resource}`;
}

/** The last segment of a new ARN: what the caller asked for, or 26 random capitals and digits as the service makes. */
export function makeResource(wanted: string | undefined): string {
  if (wanted !== undefined) return checkIdentifier("ResourceIdentifier", wanted, 31);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  return Array.from({ length: 26 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** Checks an identifier of instance, endpoint or task and gives it as it is stored. Throws InvalidParameterValueException. */
export function checkIdentifier(member: string, value: string, maximum: number): string {
  const fits = /^[a-z](?:-?[a-z0-9])*$/i.test(value) && value.length <= maximum;
  if (!fits)
    throw badValue(
      `The parameter ${member} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; must not end with a hyphen or contain two consecutive hyphens; and have at most ${maximum} characters.`,
    );
  return member === "ResourceIdentifier" ? value : value.toLowerCase();
}

/** Checks a subnet group's name and gives it as it is stored. Throws InvalidParameterValueException. */
export function checkSubnetGroupName(value: string): string {
  if (!/^[a-z0-9. _-]{1,255}$/i.test(value) || value.toLowerCase() === "default")
    throw badValue("The parameter ReplicationSubnetGroupIdentifier is not a valid identifier.");
  return value.toLowerCase();
}

/** The ARN of a log group, without the `:*` that some members want. */
export const makeLogArn = (region: string, group: string): string =>
  `arn:aws:logs:${region}:${ACCOUNT}:log-group:${group}`;
