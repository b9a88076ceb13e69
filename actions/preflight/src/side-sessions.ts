import { counted } from "@postgres-to-aurora/domain";
import { rowOf, rowsOf } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Side } from "./ends.js";
import { setForUser, setParameter } from "./remedies.js";
import { prefix } from "./side-connection.js";

type Role = "source" | "target";

/** What the sessions of DMS and of the actions meet on a side; the same on both. */
export function sessionChecks(role: Role): Check<Side>[] {
  return [headRoom(role), timeouts(role), plpgsql(role)];
}

interface Sessions {
  /** Free sessions of the server, and of what limits the user or the database; null = no limit. */
  server: number;
  user: number | null;
  database: number | null;
  most: number;
}

const SESSIONS = `
SELECT current_setting('max_connections')::int AS most,
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
         - coalesce(current_setting('reserved_connections', true)::int, 0)
         - (SELECT sum(numbackends) FROM pg_stat_database)::int AS server,
       CASE WHEN r.rolconnlimit >= 0 AND NOT r.rolsuper
            THEN r.rolconnlimit - (SELECT count(*) FROM pg_stat_activity a WHERE a.usesysid = r.oid)::int END AS user,
       CASE WHEN d.datconnlimit >= 0 AND NOT r.rolsuper
            THEN d.datconnlimit - (SELECT numbackends FROM pg_stat_database s WHERE s.datid = d.oid) END AS database
  FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`;

function headRoom(role: Role): Check<Side> {
  return {
    id: `${prefix(role)}-connections`,
    side: role,
    severity: "warning",
    title: `The ${role} has free sessions for DMS and the actions`,
    why: "DMS opens a session for each table it loads at the same time; the application must not be pushed out",
    async run(side) {
      const sessions = await rowOf<Sessions>(side, SESSIONS);
      const wanted = side.settings.limits.freeSessions;
      const limits: [number | null, string][] = [
        [sessions.server, "max_connections"],
        [sessions.user, `the connection limit of ${side.facts.user}`],
        [sessions.database, `the connection limit of database ${side.facts.database}`],
      ];
      const short = limits.filter(([free]) => free !== null && free < wanted) as [number, string][];
      if (short.length === 0) return passed(`${sessions.server} of ${sessions.most} free`);
      return found(
        short.map(([free, by]) => `${counted(free, "session")} free under ${by}, ${wanted} wanted`).join("; "),
        sessions.server < wanted
          ? setParameter(side, "max_connections", String(sessions.most + wanted - sessions.server), "restart")
          : `Raise ${short.map(([, by]) => by).join(" and ")}`,
      );
    },
  };
}

const TIMEOUTS = [
  "idle_in_transaction_session_timeout",
  "statement_timeout",
  "idle_session_timeout",
  "transaction_timeout",
];

function timeouts(role: Role): Check<Side> {
  return {
    id: role === "source" ? "src-idle-timeout" : "tgt-timeouts",
    side: role,
    severity: "warning",
    title: `No timeout ends the sessions of DMS on the ${role}`,
    why: "DMS keeps transactions open and idle on purpose, and loads large tables in one statement",
    async run(side) {
      const rows = await rowsOf<{ name: string; value: string }>(
        side,
        `SELECT name, reset_val || coalesce(' ' || unit, '') AS value FROM pg_settings
          WHERE name = ANY ($1::text[]) AND reset_val <> '0' ORDER BY name COLLATE "C"`,
        [TIMEOUTS],
      );
      if (rows.length === 0) return passed();
      return found(`For ${side.facts.user}: ${rows.map(({ name, value }) => `${name} = ${value}`).join(", ")}`, {
        say: "Set them to 0 for the user of DMS in this database",
        sql: rows.map(({ name }) => setForUser(side, name, "0")),
      });
    },
  };
}

function plpgsql(role: Role): Check<Side> {
  return {
    id: `${prefix(role)}-plpgsql`,
    side: role,
    severity: "needs-change",
    title: `PL/pgSQL loads on the ${role}`,
    why: "The write guard of the cutover is written in it; an upgraded package under a running server breaks it",
    async run(side) {
      try {
        await side.client.query("DO $$BEGIN END$$");
        return passed();
      } catch (error) {
        const { code, message } = error as { code?: string; message: string };
        // undefined_file: the library is gone or does not fit; undefined_object: the language was dropped.
        if (code !== "58P01" && code !== "42704") throw error;
        return found(message, {
          say: "Restart the server after its package was upgraded, or create the language",
          sql: ["CREATE EXTENSION IF NOT EXISTS plpgsql;"],
        });
      }
    },
  };
}
