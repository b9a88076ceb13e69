import { displayAddress, weakTls } from "@postgres-to-aurora/postgres";
import { rowOf, rowsOf, shown } from "./ask.js";
import { type Check, type CheckFacts, found, passed } from "./check.js";
import type { Side } from "./ends.js";
import { setForUser, setParameter } from "./remedies.js";
import { counted } from "./words.js";

type Role = "source" | "target";
const prefix = (role: Role) => (role === "source" ? "src" : "tgt");

/** Made by connecting, before all other checks of a side. */
export function connectionCheck(role: Role): CheckFacts {
  return {
    id: `${prefix(role)}-connection`,
    side: role,
    severity: "blocker",
    title: `The runner can connect to the ${role}`,
    why: "Every action connects from the runner",
  };
}

/** The checks of connection and session that are the same on both sides. */
export function connectionChecks(role: Role): Check<Side>[] {
  return [
    tls(role),
    directConnection(role),
    serverTls(role),
    clock(role),
    headRoom(role),
    timeouts(role),
    plpgsql(role),
  ];
}

function tls(role: Role): Check<Side> {
  return {
    id: `${prefix(role)}-tls`,
    side: role,
    severity: "warning",
    title: `The runner's connection to the ${role} is encrypted and its certificate checked`,
    why: "Passwords and rows travel over it",
    async run(side) {
      const [weakness] = weakTls({ [role]: side.address });
      return weakness ? found(weakness.evidence, weakness.remedy) : passed("verify-full");
    },
  };
}

function directConnection(role: Role): Check<Side> {
  return {
    id: `${prefix(role)}-pooler`,
    side: role,
    severity: "warning",
    title: `The address of the ${role} is the server itself, not a pooler or proxy`,
    why: "Poolers and RDS Proxy pass no replication and hand one session's settings to another",
    async run(side) {
      const { pid } = await rowOf<{ pid: number }>(side, "SELECT pg_backend_pid() AS pid");
      // The process a server announces is the one that answers; a pooler announces a number of its own.
      const announced = (side.client as unknown as { processID: number | null }).processID;
      const proxy = /\.proxy-[^.]+\.[^.]+\.rds\.amazonaws\.com/.test(side.address.host);
      if (announced === pid && !proxy) return passed();
      return found(
        `${displayAddress(side.address)} is answered by a pooler or proxy`,
        `Give the server's own host and port in ${role}-url`,
      );
    },
  };
}

function serverTls(role: Role): Check<Side> {
  return {
    id: `${prefix(role)}-ssl`,
    side: role,
    severity: "warning",
    title: `The ${role} offers TLS to DMS`,
    why: "Without it, rows and the password of DMS travel in clear",
    async run(side) {
      if ((await shown(side, "ssl")) !== "on")
        // No statement to paste: with ssl = on and no certificate the server does not start again.
        return found(
          `ssl is off on the ${role}`,
          `Put a certificate into ssl_cert_file and ssl_key_file of the ${role}, set ssl = on, then reload it`,
        );
      const forced = await shown(side, "rds.force_ssl");
      return passed(forced === "1" || forced === "on" ? "ssl is on, and required of every client" : "ssl is on");
    },
  };
}

function clock(role: Role): Check<Side> {
  return {
    id: `${prefix(role)}-clock`,
    side: role,
    severity: "warning",
    title: `The clocks of runner and ${role} agree`,
    why: "Latencies and the time in reports and logs are compared between machines",
    async run({ facts, settings }) {
      const apart = Math.abs(facts.clockAhead);
      const seconds = (apart / 1000).toFixed(1);
      const ahead = facts.clockAhead > 0 ? "ahead of" : "behind";
      if (apart - facts.clockError <= settings.limits.clock) return passed(`within ${settings.limits.clock / 1000} s`);
      return found(
        `The clock of the ${role} is ${seconds} s ${ahead} the runner's`,
        "Let both take their time from NTP (chrony, systemd-timesyncd)",
      );
    },
  };
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
