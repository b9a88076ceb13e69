import { counted, listed } from "@postgres-to-aurora/domain";
import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { rowsOf, shown } from "./ask.js";
import { type Check, found, passed, type Remedy, type Result, skipped } from "./check.js";
import type { Side, SideFacts } from "./ends.js";

/** One line of pg_hba.conf as the server reads it. */
interface Rule {
  line: number;
  /** Null when the line cannot be read; such a line keeps the whole file from being loaded. */
  type: string | null;
  databases: string[] | null;
  users: string[] | null;
  address: string | null;
  method: string | null;
  /** Also of a line that can be read, but never matches: hostssl while ssl is off. */
  error: string | null;
  /** Comes from the machine itself only. */
  local: boolean;
  /** Those of the addresses asked about that lie in the line's network. */
  covers: string[];
}

/** First and last word of a line that would let DMS in. */
interface Words {
  type: "host" | "hostssl";
  method: string;
}

// A line whose address is a word or a host name has no netmask.
const RULES = `
SELECT line_number AS line, type, database AS databases, user_name AS users, address, auth_method AS method, error,
       CASE WHEN netmask IS NULL THEN coalesce(address, '') IN ('samehost', 'localhost')
            ELSE address::inet <<= inet '127.0.0.0/8' OR address::inet = inet '::1' END AS local,
       CASE WHEN netmask IS NULL THEN '{}' ELSE ARRAY(SELECT host(a) FROM unnest($1::inet[]) a
            WHERE family(a) = family(address::inet) AND (a & netmask::inet) = (address::inet & netmask::inet)) END AS covers
  FROM pg_hba_file_rules ORDER BY line_number`;

/** Whether the source's host-based authentication knows DMS. */
export const SOURCE_HBA: Check<Side>[] = [
  {
    id: "src-hba",
    side: "source",
    severity: "warning",
    title: "pg_hba.conf lets DMS in",
    why: "DMS comes from an address of its own; without a line for it the connection test fails",
    grant: ({ facts }) =>
      `GRANT SELECT ON pg_catalog.pg_hba_file_rules TO ${quoteIdentifier(facts.user)}; GRANT EXECUTE ON FUNCTION pg_catalog.pg_hba_file_rules() TO ${quoteIdentifier(facts.user)};`,
    async run(side) {
      if (side.facts.kind !== "self") return skipped("On RDS and Aurora the security group decides");
      const { instanceAddresses } = side.settings;
      const rules = await rowsOf<Rule>(side, RULES, [instanceAddresses]);
      const broken = rules.filter(({ type }) => type === null);
      if (broken.length > 0)
        return found(
          `Lines of pg_hba.conf are wrong: ${listed(broken.map(({ line, error }) => `${line} (${error})`))}`,
          "Correct them: the server keeps the old rules until all lines are right",
        );
      const fitting = rules.filter((rule) => fits(rule, side.facts));
      const words: Words = {
        type: (await shown(side, "ssl")) === "on" ? "hostssl" : "host",
        method: (await shown(side, "password_encryption")) === "md5" ? "md5" : "scram-sha-256",
      };
      return instanceAddresses.length > 0 ? judgeAddresses(side, fitting, words) : judgeAnywhere(side, fitting, words);
    },
  },
];

/** Whether a line speaks of the user and the database. A regular expression or a group is taken to match. */
function fits({ type, error, databases, users }: Rule, { user, database }: SideFacts): boolean {
  if (type === null || !type.startsWith("host") || error !== null) return false;
  const one = (list: string[] | null, own: string, words: string[]) =>
    (list ?? []).some((entry) => entry === own || words.includes(entry) || /^[/+@]/.test(entry));
  const sameUser = database === user ? ["sameuser"] : [];
  return one(databases, database, ["all", "samerole", "samegroup", ...sameUser]) && one(users, user, ["all"]);
}

function judgeAddresses(side: Side, rules: Rule[], words: Words): Result {
  const refused = side.settings.instanceAddresses.filter((address) => {
    // The first line that fits decides, as in the server.
    const first = rules.find((rule) => rule.address === "all" || rule.covers.includes(address));
    return first === undefined || first.method === "reject";
  });
  // An instance shows its public and its private address, and comes from one of them.
  if (refused.length < side.settings.instanceAddresses.length)
    return passed(refused.length > 0 ? `not from ${refused.join(", ")}` : "");
  return found(
    `No line lets ${side.facts.user} into ${side.facts.database} from the replication instance (${refused.join(", ")})`,
    remedy(
      side,
      refused.map((address) => (address.includes(":") ? `${address}/128` : `${address}/32`)),
      words,
    ),
  );
}

function judgeAnywhere(side: Side, rules: Rule[], words: Words): Result {
  const open = rules.filter(({ local, method: how }) => !local && how !== "reject");
  if (open.length > 0)
    return passed(`${counted(open.length, "line")} for other machines; give replication-instance to judge its address`);
  return found(
    `${side.facts.user} is let into ${side.facts.database} from the machine itself only`,
    remedy(side, ["ADDRESS-OF-DMS/32"], words),
  );
}

function remedy({ facts }: Side, networks: string[], { type, method }: Words): Remedy {
  const lines = networks.map(
    (network) => `${type} ${quoteIdentifier(facts.database)} ${quoteIdentifier(facts.user)} ${network} ${method}`,
  );
  return {
    say: `Add to pg_hba.conf of the source, above any reject, then reload: ${lines.join(" and ")}`,
    sql: ["-- after pg_hba.conf was changed:", "SELECT pg_catalog.pg_reload_conf();"],
  };
}
