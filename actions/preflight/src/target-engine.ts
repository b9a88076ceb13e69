import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { rowOf, rowsOf, shown } from "./ask.js";
import { type Check, found, passed, skipped } from "./check.js";
import type { Side } from "./ends.js";
import { grantRole, setLogical } from "./remedies.js";

/** The oldest major in Aurora's standard support: 13 left it in February 2026. */
const OLDEST_MAJOR = 14;
const NOT_AURORA = "The target is not Aurora";

/** What kind of server the target is. */
export const TARGET_ENGINE: Check<Side>[] = [
  {
    id: "tgt-engine",
    side: "target",
    severity: "blocker",
    title: "The target is Aurora PostgreSQL of a supported major version",
    why: "The migration ends there; what an unsupported version costs or lacks shows too late",
    async run(side) {
      const { facts } = side;
      if (facts.kind !== "aurora")
        return found(
          `PostgreSQL ${facts.versionText}, not Aurora`,
          "Fine for a rehearsal; for the migration give the writer endpoint of the Aurora cluster in target-url",
          "warning",
        );
      const { version } = await rowOf<{ version: string }>(side, "SELECT aurora_version() AS version");
      const said = `Aurora ${version}, PostgreSQL ${facts.versionText}`;
      if (facts.major >= OLDEST_MAJOR) return passed(said);
      return found(
        `${said}, which is out of standard support`,
        `Choose a cluster of major ${OLDEST_MAJOR} or newer`,
        "warning",
      );
    },
  },
  {
    id: "tgt-writer",
    side: "target",
    severity: "blocker",
    title: "The target takes writes",
    why: "A reader endpoint or a standby cannot be loaded",
    async run({ facts }) {
      if (facts.standby) return found("The target is a reader", "Give the cluster's writer endpoint in target-url");
      if (!facts.readOnly) return passed();
      return found(`Transactions of ${facts.user} are read-only by default`, {
        say: "default_transaction_read_only = off for the user of target-url",
        sql: [
          `ALTER ROLE ${quoteIdentifier(facts.user)} IN DATABASE ${quoteIdentifier(facts.database)} SET default_transaction_read_only = off;`,
        ],
      });
    },
  },
  {
    id: "tgt-master-role",
    side: "target",
    severity: "blocker",
    title: "The user is a member of rds_superuser",
    why: "Extensions, event triggers and session_replication_role need it on Aurora",
    async run(side) {
      if (side.facts.kind === "self") return skipped(NOT_AURORA);
      const { member } = await rowOf<{ member: boolean }>(
        side,
        "SELECT pg_has_role('rds_superuser', 'MEMBER') AS member",
      );
      if (member) return passed();
      return found(`${side.facts.user} is no member of rds_superuser`, {
        say: "As the cluster's master user",
        sql: [grantRole(side, "rds_superuser")],
      });
    },
  },
  {
    id: "tgt-pending-reboot",
    side: "target",
    severity: "needs-change",
    title: "No changed parameter waits for a restart",
    why: "What was set is not in force yet",
    async run(side) {
      const rows = await rowsOf<{ name: string }>(
        side,
        `SELECT name FROM pg_settings WHERE pending_restart ORDER BY name COLLATE "C"`,
      );
      if (rows.length > 0)
        return found(
          `Waiting: ${rows.map(({ name }) => name).join(", ")}`,
          "Restart the target (on Aurora reboot the writer)",
        );
      return passed(side.facts.kind === "self" ? "" : "as the server sees it; parameter groups were not asked");
    },
  },
  {
    id: "tgt-logical",
    side: "target",
    severity: "info",
    title: "The target's own changes can be read",
    why: "A way back after the cutover needs it, and it takes a reboot",
    async run(side) {
      if ((await shown(side, "wal_level")) === "logical") return passed();
      return found("wal_level of the target is not logical", setLogical(side));
    },
  },
];
