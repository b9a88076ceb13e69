import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import type { Remedy } from "./check.js";
import type { Side } from "./ends.js";

/** How a change of a parameter comes into force. */
type Effect = "restart" | "reload";

/** Statements of one remedy at most; a comment line says how many more there are. */
const MOST_STATEMENTS = 100;

/**
 * The way to set a server-wide parameter: by SQL where the server is one's own, by parameter group on AWS.
 * @param value a list for a parameter that is one
 */
export function setParameter({ role, facts }: Side, name: string, value: string | string[], effect: Effect): Remedy {
  const values = [value].flat();
  const shown = values.join(",");
  if (facts.kind !== "self") {
    const group = facts.kind === "aurora" ? "cluster parameter group" : "DB parameter group";
    const then = effect === "restart" ? ", then reboot the instance" : "";
    return { say: `${name} = ${shown} in the ${group} of the ${role}${then}` };
  }
  return {
    say: `${name} = ${shown} in postgresql.conf of the ${role}, then ${effect === "restart" ? "restart" : "reload"} it`,
    sql: [
      // A list in one literal would become one name with commas in it.
      `ALTER SYSTEM SET ${name} = ${values.map(quoteLiteral).join(", ")};`,
      effect === "restart" ? "-- then restart the server" : "SELECT pg_catalog.pg_reload_conf();",
    ],
  };
}

/** What lets changes be decoded: one parameter with another name on AWS. */
export function setLogical(side: Side): Remedy {
  return side.facts.kind === "self"
    ? setParameter(side, "wal_level", "logical", "restart")
    : setParameter(side, "rds.logical_replication", "1", "restart");
}

/** Sets a parameter for the session's user in this database only. */
export function setForUser({ facts }: Side, name: string, value: string): string {
  return `ALTER ROLE ${quoteIdentifier(facts.user)} IN DATABASE ${quoteIdentifier(facts.database)} SET ${name} = ${quoteLiteral(value)};`;
}

/** `GRANT role TO user;` */
export function grantRole({ facts }: Side, role: string): string {
  return `GRANT ${quoteIdentifier(role)} TO ${quoteIdentifier(facts.user)};`;
}

/** The first statements of many, and how many more there are. */
export function limited(statements: string[]): string[] {
  if (statements.length <= MOST_STATEMENTS) return statements;
  return [...statements.slice(0, MOST_STATEMENTS), `-- and ${statements.length - MOST_STATEMENTS} more of this kind`];
}

/**
 * A statement that destroys or decides something, as a comment to be read before it is used. Names may hold line
 * breaks: every line of it stays a comment.
 */
export function commented(when: string, statement: string): string {
  return `-- ${when}: ${statement}`.replace(/\r\n|\r|\n/g, "\n-- ");
}
