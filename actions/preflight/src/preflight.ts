import { type KnownError, UserError } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, displayAddress, isConnectionLost } from "@postgres-to-aurora/postgres";
import { AWS_ACCESS } from "./aws-checks.js";
import { type AwsEnd, connectAws } from "./aws-end.js";
import { DMS_CHECKS, PAIR_CHECKS, SOURCE_CHECKS, TARGET_CHECKS } from "./catalogue.js";
import { passed, skipped } from "./check.js";
import { connectSide } from "./connect-side.js";
import type { Settings, Side } from "./ends.js";
import { asKnown } from "./known.js";
import { failedWith, type Judged, judge, runChecks, skipAll } from "./runner.js";
import { connectionCheck } from "./side-connection.js";

/** One side as the inputs give it: where it is, why its inputs are wrong, or nothing at all. */
export type Given =
  | { kind: "address"; address: DatabaseAddress }
  | { kind: "wrong"; error: KnownError }
  | { kind: "absent" };

export interface Ends {
  source: Given;
  target: Given;
  /** Absent when no replication instance was named. */
  aws?: { region: string | undefined; instance: string };
}

/** An end after trying to reach it: itself, or why it is not there. */
type Reached<End> = { end: End } | { reason: string; error?: KnownError };

/**
 * Makes every check of both sides and of AWS; what cannot be reached is one failed check, its others are skipped.
 * Changes nothing anywhere.
 * @returns all checks in the order of the catalogue
 * @throws the signal's reason; what is a bug
 */
export async function preflight(
  ends: Ends,
  settings: Omit<Settings, "instanceAddresses">,
  signal: AbortSignal,
): Promise<Judged[]> {
  const asked: Settings = { ...settings, instanceAddresses: [] };
  const [source, target, aws] = await Promise.all([
    reach(ends.source, "source", asked),
    reach(ends.target, "target", asked),
    reachAws(ends.aws),
  ]);
  try {
    if ("end" in aws) asked.instanceAddresses.push(...aws.end.instance.addresses.filter(Boolean));
    const sourceEnd = "end" in source ? source.end : undefined;
    const targetEnd = "end" in target ? target.end : undefined;
    const [sourceChecks, targetChecks] = await Promise.all([
      checkSide("source", source, signal),
      checkSide("target", target, signal),
    ]);
    const missing = [sourceEnd ? "" : "source", targetEnd ? "" : "target"].filter(Boolean).join(" and the ");
    const pairChecks =
      sourceEnd && targetEnd
        ? await runChecks(PAIR_CHECKS, { source: sourceEnd, target: targetEnd, settings: asked }, signal)
        : skipAll(PAIR_CHECKS, `It compares both databases, and the ${missing} was not reached`);
    return [...sourceChecks, ...targetChecks, ...pairChecks, ...(await checkAws(aws, sourceEnd, asked, signal))];
  } finally {
    for (const reached of [source, target]) if ("end" in reached) await reached.end.client.end().catch(() => {});
  }
}

async function reach(given: Given, role: "source" | "target", settings: Settings): Promise<Reached<Side>> {
  if (given.kind === "absent") return { reason: `Neither ${role}-url nor ${role}-secret is given` };
  const reason = `The ${role} was not reached, see ${connectionCheck(role).id}`;
  if (given.kind === "wrong") return { reason, error: given.error };
  try {
    return { end: await connectSide(role, given.address, settings) };
  } catch (error) {
    return { reason, error: asKnown(error, role) };
  }
}

async function reachAws(aws: Ends["aws"]): Promise<Reached<Pick<AwsEnd, "api" | "dms" | "instance">>> {
  if (aws === undefined) return { reason: "replication-instance is not given" };
  try {
    return { end: await connectAws(aws.region, aws.instance) };
  } catch (error) {
    return { reason: `DMS was not reached, see ${AWS_ACCESS.id}`, error: asKnown(error, "aws") };
  }
}

async function checkSide(role: "source" | "target", reached: Reached<Side>, signal: AbortSignal): Promise<Judged[]> {
  const checks = role === "source" ? SOURCE_CHECKS : TARGET_CHECKS;
  const connection = connectionCheck(role);
  if (!("end" in reached))
    return [
      reached.error ? failedWith(connection, reached.error) : judge(connection, skipped(reached.reason)),
      ...skipAll(checks, reached.reason),
    ];
  const { end } = reached;
  const judged = await runChecks(checks, end, signal);
  const lost = await lostConnection(end);
  const first = lost ? failedWith(connection, lost) : judge(connection, passed(displayAddress(end.address)));
  return [first, ...judged];
}

/** Whether the session is still there after the checks, and if not, what to say. */
async function lostConnection({ client, role }: Side): Promise<KnownError | undefined> {
  try {
    await client.query("SELECT 1");
    return undefined;
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    return asKnown(error, role);
  }
}

async function checkAws(
  reached: Awaited<ReturnType<typeof reachAws>>,
  source: Side | undefined,
  settings: Settings,
  signal: AbortSignal,
): Promise<Judged[]> {
  if (!("end" in reached)) {
    // Not being allowed to look is no proof that anything is wrong.
    const denied = reached.error?.code === "AWS_ACCESS_DENIED";
    const access =
      reached.error && !denied
        ? failedWith(AWS_ACCESS, reached.error)
        : judge(AWS_ACCESS, skipped(reached.error?.message ?? reached.reason));
    return [access, ...skipAll(DMS_CHECKS, reached.reason)];
  }
  const { instance } = reached.end;
  return [
    judge(AWS_ACCESS, passed(instance.name)),
    ...(await runChecks(DMS_CHECKS, { ...reached.end, settings, source }, signal)),
  ];
}

/** The one clear error when nothing could be checked because the inputs are wrong; undefined when something can. */
export function wrongInputs({ source, target }: Pick<Ends, "source" | "target">): KnownError | undefined {
  const sides = [source, target];
  if (sides.some(({ kind }) => kind === "address")) return undefined;
  const wrong = sides.find((side) => side.kind === "wrong");
  if (wrong?.kind === "wrong") return wrong.error;
  return new UserError({
    code: "DATABASE_INPUT",
    what: "Neither source-url nor source-secret is given, and neither target-url nor target-secret",
    why: "There is nothing to check",
    remedy: "Give the source, the target, or both",
  });
}
