import type { Finding } from "@postgres-to-aurora/domain";
import { about } from "./findings.js";

/** What on the source DMS would wait for, or be cut off by. Times in ms; 0 is none. */
export interface SourceWaits {
  user: string;
  /** Prepared transactions, in words. */
  prepared: string[];
  /** Transactions that have been writing for minutes, in words. */
  oldTransactions: string[];
  senderTimeout: number;
  idleTimeout: number;
  statementTimeout: number;
}

/** Making the slot waits for every transaction that is open then. */
export function judgeTransactions({ prepared, oldTransactions }: SourceWaits): Finding[] {
  return [
    ...about(
      "warning",
      "source-prepared-transactions",
      prepared,
      (names) => `Prepared transactions are open and the slot waits for them: ${names}`,
      "COMMIT PREPARED or ROLLBACK PREPARED each in its database",
    ),
    ...about(
      "warning",
      "source-long-transactions",
      oldTransactions,
      (names) => `Transactions have been writing for minutes and the slot waits for them: ${names}`,
      "Let them end, or end them with pg_terminate_backend(pid)",
    ),
  ];
}

/** Bounds of wal_sender_timeout that DMS works with, ms; 0 (none) is fine. */
const SENDER_TIMEOUT = { least: 10_000, most: 300_000 };

export function judgeTimeouts({ user, senderTimeout, idleTimeout, statementTimeout }: SourceWaits): Finding[] {
  const findings: (Finding | false)[] = [
    senderTimeout !== 0 &&
      (senderTimeout < SENDER_TIMEOUT.least || senderTimeout >= SENDER_TIMEOUT.most) && {
        rule: "source-sender-timeout",
        severity: "warning",
        object: "wal_sender_timeout",
        evidence: `wal_sender_timeout of the source is ${senderTimeout / 1000} s: DMS wants at least 10 s and less than 5 minutes, or 0`,
        remedy: "ALTER SYSTEM SET wal_sender_timeout = '60s', then SELECT pg_reload_conf()",
      },
    ...Object.entries({
      idle_in_transaction_session_timeout: idleTimeout,
      statement_timeout: statementTimeout,
    }).map(
      ([name, limit]): Finding | false =>
        limit !== 0 && {
          rule: "source-session-timeout",
          severity: "warning",
          object: name,
          evidence: `${name} of user ${user} is ${limit / 1000} s: it ends the sessions in which DMS reads a large table`,
          remedy: `ALTER ROLE "${user}" SET ${name} = 0`,
        },
    ),
  ];
  return findings.filter((finding) => finding !== false);
}
