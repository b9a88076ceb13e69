import { bytes, counted, displayName, listed, type TableName } from "@postgres-to-aurora/domain";
import { IN_SCOPE, OWN_TABLE, rowOf, rowsOf, scopeValues, shown } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Side } from "./ends.js";

const RESERVED_NETWORK = /^192\.168\.0\.\d+$/;

/** What kind of server the source is, and how much it holds. */
export const SOURCE_SERVER: Check<Side>[] = [
  {
    id: "src-version",
    side: "source",
    severity: "blocker",
    title: "The source is PostgreSQL 12 or newer",
    why: "Older servers lack what the migration reads from the catalog",
    async run({ facts }) {
      if (facts.major < 12) return found(`PostgreSQL ${facts.versionText}`, "Upgrade the source to 12 or newer first");
      return passed(facts.major < 14 ? `${facts.versionText}; below 14 it is not tested` : facts.versionText);
    },
  },
  {
    id: "src-primary",
    side: "source",
    severity: "blocker",
    title: "The source is a primary",
    why: "A standby takes neither the marker nor the write guard",
    async run({ facts }) {
      return facts.standby ? found("The source is a standby", "Give the primary's address in source-url") : passed();
    },
  },
  {
    id: "src-read-only",
    side: "source",
    severity: "needs-change",
    title: "Sessions of the user may write on the source",
    why: "The marker that proves the drain is written on the source",
    async run({ facts }) {
      if (facts.standby || !facts.readOnly) return passed();
      return found(`Transactions of ${facts.user} are read-only by default`, {
        say: "default_transaction_read_only = off for the user of source-url",
      });
    },
  },
  {
    id: "src-tables",
    side: "source",
    severity: "blocker",
    title: "There are tables to carry, in every schema that was named",
    why: "A misspelt schema would be left behind in silence",
    async run(side) {
      const rows = await rowsOf<{ schema: string; tables: number }>(
        side,
        `SELECT n.nspname AS schema, count(*)::int AS tables FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND ${IN_SCOPE} AND ${OWN_TABLE}
          GROUP BY 1 ORDER BY n.nspname COLLATE "C"`,
        scopeValues(side),
      );
      const missing = side.settings.schemas.filter((schema) => !rows.some((row) => row.schema === schema));
      if (missing.length > 0)
        return found(
          `No schema with a table in it is called ${missing.join(", ")}`,
          "Correct the input schemas; names are case-sensitive",
        );
      if (rows.length === 0)
        return found(`Database ${side.facts.database} has no table`, "Check the database in source-url");
      const total = rows.reduce((sum, { tables }) => sum + tables, 0);
      return passed(`${counted(total, "table")} in ${listed(rows.map(({ schema }) => schema))}`);
    },
  },
  {
    id: "src-size",
    side: "source",
    severity: "info",
    title: "No table of the source is so large that its load should be split",
    why: "One table loads in one stream unless its task has ranges for it",
    async run(side) {
      // The size of now would wait for locks; pages are as of the last VACUUM or ANALYZE.
      const tables = await rowsOf<TableName & { bytes: number }>(
        side,
        `SELECT n.nspname AS schema, c.relname AS name, c.relpages::float8 * current_setting('block_size')::int AS bytes
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND ${IN_SCOPE} ORDER BY 3 DESC, 1, 2 LIMIT 20`,
        scopeValues(side),
      );
      const { size } = await rowOf<{ size: number }>(
        side,
        "SELECT pg_database_size(current_database())::float8 AS size",
      );
      const large = tables.filter((table) => table.bytes > side.settings.limits.largeTable);
      const show = (list: typeof tables) =>
        list.map((table) => `${displayName(table)} ${bytes(table.bytes)}`).join(", ");
      if (large.length > 0)
        return found(
          `${bytes(size)}; very large: ${show(large)}`,
          "Split their load with parallel-load of type ranges in the task's table settings",
        );
      return passed(`${bytes(size)}${tables.length > 0 ? `; largest: ${show(tables.slice(0, 3))}` : ""}`);
    },
  },
  {
    id: "src-network-range",
    side: "source",
    severity: "info",
    title: "The source is not in 192.168.0.0/24",
    why: "Replication instances have been seen to use that network themselves",
    async run({ address }) {
      if (!RESERVED_NETWORK.test(address.host)) return passed();
      return found(
        `The source is ${address.host}`,
        "If the connection test of DMS fails, give DMS another address of the source (NAT, proxy)",
      );
    },
  },
  {
    id: "src-scram",
    side: "source",
    severity: "info",
    title: "Passwords of the source are stored as SCRAM hashes",
    why: "MD5 hashes are weak and on their way out of PostgreSQL",
    async run(side) {
      const form = await shown(side, "password_encryption");
      if (form === "scram-sha-256") return passed("the connection test decides whether DMS can use it");
      return found(`password_encryption is ${form}`, "Nothing for the migration; set scram-sha-256 some day");
    },
  },
];
