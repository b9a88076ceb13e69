import { isConnectionLost, isServerError } from "@postgres-to-aurora/postgres";
import type { TableResult, TableVerdict } from "./comparison.js";
import { type DifferingRow, findDifferingRows, type Reader } from "./narrow.js";
import type { TablePlan } from "./plan.js";
import type { HashMode } from "./row-hash.js";
import { findDifferingColumns } from "./rows-of-keys.js";
import { TableSql } from "./table-sql.js";

/** A table's result with what is needed to judge it again later. */
export interface Compared {
  plan: TablePlan;
  result: TableResult;
  source: TableSql;
  target: TableSql;
  /** Rows that differ between the two snapshots; empty for tables without key. */
  rows: DifferingRow[];
  /** The rows themselves differ, whatever the catalogs say. */
  rowsDiffer: boolean;
}

export interface TableOptions {
  nameRows: boolean;
  /** Differing rows to list at most. */
  limit: number;
}

/** Changed rows looked at column by column; a handful tells which columns differ. */
export const COLUMN_SAMPLE = 20;

/** The result of a table nobody has read yet. */
export function startResult(plan: TablePlan, mode: HashMode): Compared {
  const result: TableResult = {
    schema: plan.schema,
    name: plan.name,
    rows: { source: null, target: null },
    verdict: "not-checked",
    reason: "",
    missing: 0,
    extra: 0,
    changed: 0,
    unprovedRows: 0,
    atLeast: false,
    columns: plan.structure.flatMap(({ columns }) => columns),
    excluded: plan.excluded,
    milliseconds: 0,
    mode: "none",
  };
  const [source, target] = [new TableSql(plan, plan.source, mode), new TableSql(plan, plan.target, mode)];
  return { plan, result, source, target, rows: [], rowsDiffer: false };
}

/**
 * Compares one table by count and checksum, both sides at once, and finds the rows that differ.
 * A statement that fails (no right to read, row security, a lock that is not given) leaves the table `not-checked`.
 * @param readers sessions inside their snapshots
 * @returns false when a session's transaction is spoiled and must be begun again
 * @throws when a session is lost
 */
export async function compareTable(
  compared: Compared,
  readers: { source: Reader; target: Reader },
  options: TableOptions,
): Promise<boolean> {
  const { result, plan } = compared;
  const { source, target } = readers;
  result.mode = source.sql.mode;
  const [left, right] = await Promise.allSettled([checksum(source), checksum(target)]);
  if (left.status === "rejected" || right.status === "rejected") {
    const problem = left.status === "rejected" ? serverProblem("source", left.reason) : "";
    const other = right.status === "rejected" ? serverProblem("target", right.reason) : "";
    result.mode = "none";
    conclude(compared, "not-checked", [problem, other].filter(Boolean).join("; "));
    return false;
  }
  const [inSource, inTarget] = [left.value, right.value];
  result.rows = { source: inSource.count, target: inTarget.count };
  if (inSource.count === inTarget.count && inSource.sum === inTarget.sum) {
    conclude(compared, "equal", "");
    return true;
  }
  compared.rowsDiffer = true;
  result.missing = Math.max(0, inSource.count - inTarget.count);
  result.extra = Math.max(0, inTarget.count - inSource.count);
  result.changed = inSource.count === inTarget.count ? 1 : 0;
  result.atLeast = true;
  if (!options.nameRows) {
    conclude(compared, "different", "Count or checksum of the rows differs");
    return true;
  }
  try {
    const found = await findDifferingRows(source, target, Math.max(inSource.count, inTarget.count), options.limit);
    if (found.missing + found.extra + found.changed > 0) {
      const { missing, extra, changed, atLeast } = found;
      Object.assign(result, { missing, extra, changed, atLeast });
      compared.rows = found.rows;
      const changedKeys = found.rows.filter(({ difference }) => difference === "changed").map(({ key }) => key);
      const columns = await findDifferingColumns(source, target, changedKeys.slice(0, COLUMN_SAMPLE));
      result.columns = [...new Set([...result.columns, ...columns])];
    }
    conclude(compared, "different", describeRows(result));
    return true;
  } catch (error) {
    const problem = serverProblem(plan.name, error);
    conclude(compared, "different", `Count or checksum of the rows differs; the rows could not be named: ${problem}`);
    return false;
  }
}

async function checksum({ client, sql }: Reader): Promise<{ count: number; sum: string }> {
  const { rows } = await client.query<string[]>({ text: sql.checksum(), rowMode: "array" });
  return { count: Number(rows[0]![0]), sum: rows[0]![1]! };
}

/** The message of a statement that failed on the server; anything worse is thrown on. */
function serverProblem(where: string, error: unknown): string {
  // 57014: a cancelled statement is either our own doing or that of a person or a time limit.
  if (!isServerError(error) || isConnectionLost(error)) throw error;
  return `${where}: ${error.message} (SQLSTATE ${error.code})`;
}

/** Sets a table's verdict: that of its rows, made worse by what its catalogs showed. */
export function conclude({ plan, result }: Compared, rows: TableVerdict, reason: string): void {
  const order: TableVerdict[] = ["different", "not-checked", "unproved", "equal"];
  const verdicts = [rows, ...plan.structure.map(({ verdict }) => verdict)];
  result.verdict = order.find((verdict) => verdicts.includes(verdict))!;
  result.reason = [...plan.structure.map((one) => one.reason), reason].filter(Boolean).join("; ");
}

/** `at least 1 changed, 2 missing rows`. */
export function describeRows({ missing, extra, changed, atLeast }: TableResult): string {
  const parts = Object.entries({ changed, missing, extra }).filter(([, count]) => count > 0);
  const total = missing + extra + changed;
  return `${atLeast ? "at least " : ""}${parts.map(([kind, count]) => `${count} ${kind}`).join(", ")} ${total === 1 ? "row" : "rows"}`;
}
