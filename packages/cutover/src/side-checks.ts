import { displayName, type TableName } from "@postgres-to-aurora/domain";
import type { Check, ForwardTaskState } from "./ports.js";
import type { SideFacts } from "./side-facts.js";

/** A transaction open for longer is a report or a leak; the freeze would end it. */
const LONG_TRANSACTION_S = 60;

/** The replication task runs, carries every table, and has no table or row in error. */
export function taskChecks(task: ForwardTaskState, sourceTables: TableName[], exceptions: number): Check[] {
  const carried = new Set(task.tables.map(displayName));
  const left = sourceTables.map(displayName).filter((name) => !carried.has(name));
  const unready = task.tables.filter((table) => !table.completed);
  return [
    check("task is running", task.running, task.status, "Start it (create-dms-task), wait for wait-for-cdc"),
    check(
      "every table is carried",
      left.length === 0,
      left.length === 0 ? `${task.tables.length} tables` : `not in the task: ${left.join(", ")}`,
      "Recreate the task with create-dms-task so that it carries them",
    ),
    check(
      "no table in error or loading",
      unready.length === 0 && task.tables.length > 0,
      unready.length === 0
        ? `${task.tables.length} completed`
        : unready.map((table) => `${displayName(table)}: ${table.state}`).join(", "),
      "Correct the cause in the task's log, reload the tables, wait for wait-for-cdc",
    ),
    check(
      "no apply exceptions",
      exceptions === 0,
      `${exceptions} rows in awsdms_control.awsdms_apply_exceptions`,
      "Read them, reload the tables they name, then empty that table",
    ),
  ];
}

/** Rights and state that both sides need. */
export function sideChecks(side: "source" | "target", facts: SideFacts): Check[] {
  const { user } = facts;
  const forbidden = facts.tablesWithoutTriggerRight;
  return [
    check(
      `${side} takes writes`,
      !facts.standby && !facts.readOnly,
      facts.standby ? "it is a standby" : facts.readOnly ? "it is read-only" : "writable primary",
      `Give the writer's address as ${side}-url`,
    ),
    check(
      `${side} has the marker`,
      facts.marker,
      "migration_ctl.marker",
      `Run create-dms-task: it makes the marker; GRANT ${facts.user} its table if another user ran it`,
    ),
    check(
      `write guard can be made on the ${side}`,
      facts.mayCreateSchemas && forbidden.length === 0,
      forbidden.length > 0
        ? `no TRIGGER right on ${forbidden.join(", ")}`
        : `${facts.unarmedTables} tables not armed yet`,
      `As owner: GRANT CREATE ON DATABASE ... TO ${user}; GRANT TRIGGER ON the tables named TO ${user}`,
    ),
  ];
}

/** What the freeze needs of the source. */
export function sourceChecks(facts: SideFacts): Check[] {
  const { user } = facts;
  const oldest = Math.round(facts.oldestTransaction);
  return [
    check(
      "no prepared transactions",
      facts.preparedTransactions === 0,
      `${facts.preparedTransactions} in pg_prepared_xacts`,
      "COMMIT PREPARED or ROLLBACK PREPARED them: they could commit after the freeze",
    ),
    check(
      "no large objects",
      facts.largeObjects === 0,
      `${facts.largeObjects} in pg_largeobject_metadata`,
      "DMS does not carry large objects: move them into bytea columns, or remove them",
    ),
    check(
      "no long transactions",
      oldest < LONG_TRANSACTION_S,
      `oldest ${oldest} s`,
      "Let it end first: the freeze terminates transactions that outlast the grace",
    ),
    check(
      "proof slot has room",
      facts.walLevel === "logical" && facts.freeSlots > 0,
      `wal_level ${facts.walLevel}, ${facts.freeSlots} slots free`,
      "Set wal_level=logical and raise max_replication_slots, then restart the source",
    ),
    check("right to replicate", facts.mayReplicate, user, `As superuser: ALTER ROLE ${user} REPLICATION`),
    check(
      "right to see all sessions",
      facts.maySeeSessions,
      user,
      `As superuser: GRANT pg_read_all_stats TO ${user}; without it old transactions stay unseen`,
    ),
    check(
      "right to end sessions",
      facts.mayEndSessions,
      user,
      `As superuser: GRANT pg_signal_backend TO ${user} (sessions of superusers need a superuser)`,
    ),
    check(
      "right to close the source",
      facts.ownsDatabase,
      facts.ownsDatabase ? `${user} may alter it` : `${user} does not own the database`,
      `As superuser: ALTER DATABASE ... OWNER TO ${user}, or GRANT its owner TO ${user}`,
    ),
  ];
}

/** What the switch needs of the target. */
export function targetChecks(facts: SideFacts): Check[] {
  const forbidden = facts.sequencesWithoutRight;
  return [
    check(
      "right to set sequences",
      forbidden.length === 0,
      forbidden.length > 0 ? `not on ${forbidden.join(", ")}` : facts.user,
      `GRANT UPDATE ON ALL SEQUENCES IN SCHEMA ... TO ${facts.user} on the target`,
    ),
  ];
}

function check(name: string, holds: boolean, detail: string, remedy: string): Check {
  return { name, state: holds ? "passed" : "failed", detail, remedy: holds ? "" : remedy };
}
