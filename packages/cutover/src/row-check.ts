import { displayName } from "@postgres-to-aurora/domain";
import { type Client, isInScope, quoteName, readTables } from "@postgres-to-aurora/postgres";
import { openSessions, proveEqual, type Sessions } from "@postgres-to-aurora/validation";
import type { CutoverPlan } from "./plan.js";
import type { RowCheck } from "./ports.js";
import { closeSession, openSession } from "./sessions.js";

type Sides = Pick<CutoverPlan, "source" | "target" | "scope">;

const WORKERS = 4;

/** Compares every row of every table. Costs one scan of each table per side, with writes stopped. */
export function fullRowCheck({ source, target, scope }: Sides): RowCheck {
  let sessions: Sessions | undefined;
  return {
    async prepare() {
      sessions = await openSessions(source, target, WORKERS);
    },
    async compare(signal) {
      const options = { workers: WORKERS, scope, signal, ...(sessions && { sessions }) };
      const { tables, totals, verdict } = await proveEqual(source, target, options);
      const differences = tables
        .filter((table) => !table.excluded && table.verdict !== "equal")
        .map((table) => `${displayName(table)}: ${table.verdict}${table.reason ? ` (${table.reason})` : ""}`);
      if (verdict !== "pass" && differences.length === 0) differences.push(`the comparison ended with ${verdict}`);
      return { tables: totals.tables, rows: totals.rows, differences, method: "all rows, by checksum" };
    },
    async close() {
      await sessions?.close().catch(() => {});
    },
  };
}

/** Compares the number of rows per table only: quicker, and blind to a changed row. */
export function countRowCheck({ source, target, scope }: Sides): RowCheck {
  let clients: Client[] = [];
  const open = async () => {
    clients = await Promise.all([openSession(source, "source"), openSession(target, "target")]);
  };
  return {
    prepare: open,
    async compare(signal) {
      if (clients.length === 0) await open();
      const [left, right] = clients as [Client, Client];
      const tables = (await readTables(left)).filter((table) => isInScope(table, scope));
      const differences: string[] = [];
      let rows = 0;
      for (const table of tables) {
        signal.throwIfAborted();
        const sql = `SELECT count(*)::float8 AS rows FROM ${quoteName(table)}`;
        const [own, other] = await Promise.all([left.query(sql), right.query(sql)]);
        rows += own.rows[0].rows;
        if (own.rows[0].rows !== other.rows[0].rows)
          differences.push(`${displayName(table)}: ${own.rows[0].rows} rows, ${other.rows[0].rows} on the target`);
      }
      return { tables: tables.length, rows, differences, method: "row counts only" };
    },
    async close() {
      await Promise.all(clients.map(closeSession));
    },
  };
}
