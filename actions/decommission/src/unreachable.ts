import type { Finding, KnownError } from "@postgres-to-aurora/domain";
import type { Scene } from "./scene.js";

/** What stays undone on a side that cannot be reached, and the SQL for it. */
export function unreachable({ source, target, migration }: Scene): Finding[] {
  // The form in which DMS puts a task and its database into the name of its slot.
  const slots = `^${migration.replaceAll("-", "_").slice(0, 16)}_[0-9]{8,}_`;
  const findings: Finding[] = [];
  if (source.client === undefined)
    findings.push({
      rule: "source-not-reached",
      severity: "blocker",
      object: "source",
      evidence: `The source was not looked at: ${words(source.problem)}. A replication slot left there fills its disk`,
      remedy:
        "Run again when it can be reached, or there: SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots " +
        `WHERE slot_name ~ '${slots}' AND database = current_database() AND NOT active. If the server is gone for good, so is the slot`,
    });
  if (target.client === undefined)
    findings.push({
      rule: "target-not-reached",
      severity: "blocker",
      object: "target",
      evidence: `The target was not looked at: ${words(target.problem)}. Its write guard and control schemas may still be there`,
      remedy: "Run again when it can be reached; if the database is gone for good, there is nothing to do",
    });
  return findings;
}

const words = ({ what, why }: KnownError): string => (why ? `${what} (${why})` : what);
