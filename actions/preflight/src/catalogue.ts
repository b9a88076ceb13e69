import { AWS_ACCESS, AWS_CHECKS } from "./aws-checks.js";
import type { AwsEnd } from "./aws-end.js";
import type { Check, CheckFacts } from "./check.js";
import type { Pair, Side } from "./ends.js";
import { PAIR_EXTENSIONS } from "./pair-extensions.js";
import { PAIR_LOCALE } from "./pair-locale.js";
import { PAIR_PARAMETERS } from "./pair-parameters.js";
import { PAIR_SCHEMA } from "./pair-schema.js";
import { PAIR_SERVER } from "./pair-server.js";
import { connectionCheck, connectionChecks } from "./side-connection.js";
import { sessionChecks } from "./side-sessions.js";
import { SOURCE_HBA } from "./source-hba.js";
import { SOURCE_HEALTH } from "./source-health.js";
import { SOURCE_DECODING } from "./source-plugin.js";
import { SOURCE_RIGHTS } from "./source-rights.js";
import { SOURCE_SERVER } from "./source-server.js";
import { SOURCE_SESSIONS } from "./source-sessions.js";
import { SOURCE_SLOTS } from "./source-slots.js";
import { SOURCE_WAL } from "./source-wal.js";
import { TARGET_CONTENT } from "./target-content.js";
import { TARGET_ENGINE } from "./target-engine.js";
import { TARGET_RIGHTS } from "./target-rights.js";

export const SOURCE_CHECKS: Check<Side>[] = [
  ...connectionChecks("source"),
  ...sessionChecks("source"),
  ...SOURCE_SERVER,
  ...SOURCE_WAL,
  ...SOURCE_SLOTS,
  ...SOURCE_DECODING,
  ...SOURCE_SESSIONS,
  ...SOURCE_RIGHTS,
  ...SOURCE_HBA,
  ...SOURCE_HEALTH,
];

export const TARGET_CHECKS: Check<Side>[] = [
  ...connectionChecks("target"),
  ...sessionChecks("target"),
  ...TARGET_ENGINE,
  ...TARGET_RIGHTS,
  ...TARGET_CONTENT,
];

export const PAIR_CHECKS: Check<Pair>[] = [
  ...PAIR_SERVER,
  ...PAIR_LOCALE,
  ...PAIR_EXTENSIONS,
  ...PAIR_PARAMETERS,
  ...PAIR_SCHEMA,
];

export const DMS_CHECKS: Check<AwsEnd>[] = AWS_CHECKS;

/** Every check, in the order of the report. */
export const ALL_CHECKS: CheckFacts[] = [
  connectionCheck("source"),
  ...SOURCE_CHECKS,
  connectionCheck("target"),
  ...TARGET_CHECKS,
  ...PAIR_CHECKS,
  AWS_ACCESS,
  ...DMS_CHECKS,
];

/** The table of all checks in the README. */
export function checksTable(): string {
  const rows = ALL_CHECKS.map(({ id, title, severity }) => `| \`${id}\` | ${title} | ${severity} |`);
  return ["| check | what must hold | severity |", "|---|---|---|", ...rows].join("\n");
}
