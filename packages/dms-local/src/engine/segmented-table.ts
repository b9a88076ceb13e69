import { type Client, isServerError, quoteIdentifier, quoteLiteral, quoteName } from "@postgres-to-aurora/postgres";
import type { TableRecord } from "../model.js";
import type { Ranges } from "../table-settings.js";
import { whereTable } from "./control-tables.js";
import type { CopyPart } from "./copy-sql.js";
import type { Load, Pair } from "./full-load.js";
import {
  beginTable,
  complete,
  copyRows,
  loadedSql,
  loadTable,
  lockTable,
  readPart,
  snapshotSql,
} from "./load-table.js";

/** SQL conditions of a table's segments: up to the first boundary, between two, above the last. NULLs are in none. */
function segmentConditions({ columns, boundaries }: Ranges): string[] {
  const row = `(${columns.map(quoteIdentifier).join(", ")})`;
  const bounds = boundaries.map((boundary) => `(${boundary.map(quoteLiteral).join(", ")})`);
  return [...bounds, undefined].map((upper, index) => {
    const lower = bounds[index - 1];
    return [lower && `${row} > ${lower}`, upper && `${row} <= ${upper}`].filter(Boolean).join(" AND ");
  });
}

/**
 * A table that is loaded in segments side by side, under the same snapshot, each in a transaction of its own. Before
 * the first of them the target notes that there may be some; it notes the table as loaded after the last. So a load
 * that was cut is known, and what it left is taken away before the next.
 */
export class SegmentedTable {
  readonly segments: string[];
  failed = false;
  readonly #wanted: string;
  #preparation: Promise<"segments" | "whole" | "done"> | undefined;
  #part: CopyPart | undefined;
  #left: number;
  #rows = 0;

  constructor(
    private readonly work: Load,
    private readonly table: TableRecord,
    ranges: Ranges,
  ) {
    this.segments = segmentConditions(ranges);
    this.#left = this.segments.length;
    this.#wanted = table.load;
  }

  /** Loads one segment; the last one completes the table. */
  async load(segment: string, pair: Pair): Promise<void> {
    const { work, table } = this;
    this.#preparation ??= this.#prepare(pair);
    const way = await this.#preparation;
    if (way === "done" || this.failed) return;
    if (way === "whole") {
      // Rows were there before; they can be told from half a load only if the load is one transaction.
      if (segment !== this.segments[0]) return;
      return loadTable(work, pair, table, this.segments.map((condition) => `(${condition})`).join(" OR "));
    }
    await pair.target.query(
      `BEGIN ISOLATION LEVEL READ COMMITTED; SELECT 1 FROM ${work.control.tables} WHERE ${whereTable(work.control, table)} FOR SHARE`,
    );
    await pair.source.query(snapshotSql(work));
    const rows = await copyRows(work, pair, table, { ...(this.#part as CopyPart), where: segment });
    this.#rows += rows;
    await pair.target.query("COMMIT");
    await pair.source.query("COMMIT");
    if (--this.#left > 0 || this.failed) return;
    await pair.target.query(loadedSql(work, table, this.#wanted, String(this.#rows)));
    complete(work, table, this.#wanted, this.#rows, work.snapshot.lsn);
  }

  async #prepare(pair: Pair): Promise<"segments" | "whole" | "done"> {
    const { work, table } = this;
    const { target, source } = pair;
    const name = quoteName(table);
    beginTable(work, table);
    await target.query("BEGIN ISOLATION LEVEL READ COMMITTED");
    const before = await lockTable(work, target, table);
    if (before.done) {
      await target.query("ROLLBACK");
      complete(work, table, this.#wanted, before.rows, before.lsn);
      return "done";
    }
    await source.query(snapshotSql(work));
    this.#part = await readPart(work, pair, table);
    await source.query("COMMIT");
    if (before.segmented) await empty(target, name);
    else if (work.task.settings.FullLoadSettings.TargetTablePrepMode === "TRUNCATE_BEFORE_LOAD")
      await target.query(`TRUNCATE ${name}`);
    const { rows } = await target.query(`SELECT EXISTS (SELECT 1 FROM ${name}) AS filled`);
    const { filled } = rows[0] as { filled: boolean };
    if (!filled)
      await target.query(
        `UPDATE ${work.control.tables} SET "SEGMENTED" = true WHERE ${whereTable(work.control, table)}`,
      );
    await target.query("COMMIT");
    return filled ? "whole" : "segments";
  }
}

/** TRUNCATE is refused where a foreign key refers to the table, and where the right is missing. */
async function empty(target: Client, name: string): Promise<void> {
  try {
    await target.query(`SAVEPOINT emptied; TRUNCATE ${name}`);
  } catch (error) {
    if (!isServerError(error)) throw error;
    await target.query(`ROLLBACK TO SAVEPOINT emptied; DELETE FROM ${name}`);
  }
}
