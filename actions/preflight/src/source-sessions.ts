import { duration, listed } from "@postgres-to-aurora/domain";
import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { rowsOf, shown } from "./ask.js";
import { type Check, found, passed, skipped } from "./check.js";
import type { Side } from "./ends.js";
import { commented, grantRole, setParameter } from "./remedies.js";

/** What other sessions of the source do that DMS would wait for or suffer from. */
export const SOURCE_SESSIONS: Check<Side>[] = [
  {
    id: "src-long-xact",
    side: "source",
    severity: "warning",
    title: "No transaction has been open for long",
    why: "Making the slot waits for every open transaction of the server, and the freeze ends them",
    async run(side) {
      const { facts, settings } = side;
      if (!facts.seesSessions)
        return skipped(`${facts.user} does not see other users' sessions. ${grantRole(side, "pg_read_all_stats")}`);
      const rows = await rowsOf<{ pid: number; user: string; database: string; age: number }>(
        side,
        `SELECT pid, usename::text AS user, datname::text AS database,
                extract(epoch FROM clock_timestamp() - xact_start)::float8 * 1000 AS age
           FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
            AND xact_start < clock_timestamp() - $1::float8 * interval '1 millisecond'
          ORDER BY xact_start, pid`,
        [settings.limits.longTransaction],
      );
      if (rows.length === 0) return passed();
      const shownRows = rows.map(
        ({ pid, user, database, age }) => `pid ${pid} (${user} in ${database}, ${duration(age)})`,
      );
      return found(`Open transactions: ${listed(shownRows)}`, {
        say: "Let them end, or end them",
        sql: rows.map(({ pid }) =>
          commented("if it may be cut off", `SELECT pg_catalog.pg_terminate_backend(${pid});`),
        ),
      });
    },
  },
  {
    id: "src-prepared-xacts",
    side: "source",
    severity: "blocker",
    title: "No transaction is prepared and left open",
    why: "Making the slot hangs until each is committed or rolled back, and DMS does not carry two-phase commits",
    async run(side) {
      const rows = await rowsOf<{ gid: string; database: string }>(
        side,
        `SELECT gid, database::text AS database FROM pg_prepared_xacts ORDER BY gid COLLATE "C"`,
      );
      if (rows.length === 0) return passed();
      return found(`Prepared: ${listed(rows.map(({ gid, database }) => `${gid} in ${database}`))}`, {
        say: "End each in the database it belongs to, by COMMIT PREPARED or ROLLBACK PREPARED",
        sql: rows.map(({ gid, database }) =>
          commented(`in database ${quoteIdentifier(database)}, or ROLLBACK`, `COMMIT PREPARED ${quoteLiteral(gid)};`),
        ),
      });
    },
  },
  {
    id: "src-keepalive",
    side: "source",
    severity: "info",
    title: "Idle connections are kept alive on their way",
    why: "Firewalls and NAT forget connections that are silent for minutes; DMS then loses its session",
    async run(side) {
      const seconds = Number(await shown(side, "tcp_keepalives_idle"));
      if (seconds > 0 && seconds <= 300) return passed(`every ${seconds} s`);
      return found(
        `tcp_keepalives_idle is ${seconds === 0 ? "the system's" : `${seconds} s`}`,
        setParameter(side, "tcp_keepalives_idle", "60", "reload"),
      );
    },
  },
];
