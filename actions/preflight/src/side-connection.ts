import { displayAddress, weakTls } from "@postgres-to-aurora/postgres";
import { rowOf, shown } from "./ask.js";
import { type Check, type CheckFacts, found, passed } from "./check.js";
import type { Side } from "./ends.js";

type Role = "source" | "target";
/** What the ids of a side begin with. */
export const prefix = (role: Role) => (role === "source" ? "src" : "tgt");

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

/** What lies between the runner and a side; the same on both. */
export function connectionChecks(role: Role): Check<Side>[] {
  return [tls(role), directConnection(role), serverTls(role), clock(role)];
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
