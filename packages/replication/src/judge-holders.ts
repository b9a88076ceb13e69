import { duration, type Finding } from "@postgres-to-aurora/domain";
import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { isBeingMade, type SlotState } from "./slots.js";
import type { WalHolder } from "./wal-pressure.js";

const SHOWN = 10;

/** One finding for each kind of transaction that keeps a slot's WAL, with the first ten of them. */
export function judgeHolders(state: SlotState, holders: WalHolder[]): Finding[] {
  const prepared = holders.filter(({ kind }) => kind === "prepared");
  const open = holders.filter(({ kind }) => kind === "transaction");
  const findings: Finding[] = [];
  if (prepared.length > 0)
    findings.push({
      rule: "wal-held-by-prepared",
      severity: "warning",
      object: state.name,
      evidence: isBeingMade(state)
        ? `The slot is still being made and waits for prepared transactions: ${listed(prepared)}`
        : `Prepared transactions keep WAL until each is ended: ${listed(prepared)}`,
      remedy: `End each in its own database: ${sample(prepared, preparedSql)}`,
    });
  if (open.length > 0)
    findings.push({
      rule: "wal-held-by-transaction",
      severity: "warning",
      object: state.name,
      evidence: isBeingMade(state)
        ? `The slot is still being made and waits for open transactions: ${listed(open)}`
        : `Open transactions keep WAL until they end, and their changes travel only then: ${listed(open)}`,
      remedy: `Let them end, or cut them off: ${sample(open, ({ name }) => `SELECT pg_terminate_backend(${name.replace("pid ", "")})`)}`,
    });
  return findings;
}

function preparedSql({ name, database }: WalHolder): string {
  return `ROLLBACK PREPARED ${quoteLiteral(name)} (or COMMIT PREPARED) in ${quoteIdentifier(database)}`;
}

function listed(holders: WalHolder[]): string {
  return sample(holders, ({ name, user, database, application, ageMs, holdsSlot }) => {
    const facts = [
      database ? `${user} in ${database}` : user,
      application,
      ageMs === undefined ? "age hidden, needs pg_read_all_stats" : duration(ageMs),
      holdsSlot ? "holds the slot now" : "",
    ];
    return `${name} (${facts.filter(Boolean).join(", ")})`;
  });
}

function sample(holders: WalHolder[], show: (holder: WalHolder) => string): string {
  const more = holders.length - SHOWN;
  return holders.slice(0, SHOWN).map(show).join("; ") + (more > 0 ? ` and ${more} more` : "");
}
