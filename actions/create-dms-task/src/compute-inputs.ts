import { UserError } from "@postgres-to-aurora/domain";
import type { Inputs } from "./io.gen.js";

/** Capacities DMS Serverless can have, DCU. */
export const CAPACITIES = [1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 384];

type Given = Pick<
  Inputs,
  | "compute"
  | "replicationInstance"
  | "replicationInstanceClass"
  | "publiclyAccessible"
  | "minCapacity"
  | "maxCapacity"
  | "sourceSecret"
  | "targetSecret"
  | "secretsRole"
  | "assessmentBucket"
  | "assessmentRole"
>;

/**
 * Refuses inputs that contradict each other, before anything is contacted.
 * @throws UserError naming all of them
 */
export function checkComputeInputs(inputs: Given): void {
  refuseForeign(inputs);
  for (const [name, value] of [
    ["min-capacity", inputs.minCapacity],
    ["max-capacity", inputs.maxCapacity],
  ] as const)
    if (value !== undefined && !CAPACITIES.includes(value))
      throw wrong(`${name} is ${value}`, "DMS Serverless has fixed sizes only", `Give one of ${CAPACITIES.join(", ")}`);
  const { minCapacity: min, maxCapacity: max } = inputs;
  if (min !== undefined && max !== undefined && min > max)
    throw wrong(`min-capacity ${min} is above max-capacity ${max}`, "", "Give a min-capacity of max-capacity or less");
  if ((inputs.assessmentBucket === undefined) !== (inputs.assessmentRole === undefined))
    throw wrong(
      inputs.assessmentBucket ? "assessment-role is missing" : "assessment-bucket is missing",
      "An assessment needs a place for its results and a role that writes them",
      "Give both assessment-bucket and assessment-role, or neither",
    );
  if (inputs.secretsRole !== undefined && inputs.sourceSecret === undefined && inputs.targetSecret === undefined)
    throw wrong(
      "secrets-role is given, but no secret",
      "With source-url and target-url the endpoints hold user and password",
      "Give source-secret or target-secret as well, or leave secrets-role out",
    );
}

/** Inputs that belong to the compute not chosen. */
function refuseForeign(inputs: Given): void {
  const foreign =
    inputs.compute === "serverless"
      ? {
          "replication-instance": inputs.replicationInstance !== undefined,
          "replication-instance-class": inputs.replicationInstanceClass !== "auto",
          "publicly-accessible": inputs.publiclyAccessible,
          "assessment-bucket": inputs.assessmentBucket !== undefined,
        }
      : { "min-capacity": inputs.minCapacity !== undefined, "max-capacity": inputs.maxCapacity !== undefined };
  const names = Object.entries(foreign).flatMap(([name, given]) => (given ? [name] : []));
  if (names.length === 0) return;
  const other = inputs.compute === "serverless" ? "instance" : "serverless";
  throw wrong(
    `compute is ${inputs.compute}, but these inputs are for compute ${other}: ${names.join(", ")}`,
    "",
    `Leave them out, or give compute: ${other}`,
  );
}

function wrong(what: string, why: string, remedy: string): UserError {
  return new UserError({ code: "BAD_INPUTS", what, why, remedy });
}
