import { displayName } from "@postgres-to-aurora/domain";
import { isLoaded, type SeenTable } from "./observation.js";

/** Speed is measured over so many milliseconds: long enough for a calm figure, short enough to follow. */
const WINDOW_MS = 120_000;

/** How fast rows are loaded, over the last two minutes. */
export class LoadSpeed {
  #points: { at: number; rows: number }[] = [];

  /** @param at milliseconds since the epoch @param rows loaded so far; fewer than before begins anew (a reload) */
  add(at: number, rows: number): void {
    if (rows < (this.#points.at(-1)?.rows ?? 0)) this.#points = [];
    this.#points.push({ at, rows });
    // Two points at least, however far apart the looks are.
    while (this.#points.length > 2 && at - (this.#points[1]?.at ?? at) >= WINDOW_MS) this.#points.shift();
  }

  /** Rows per second; undefined before there are two looks. */
  get rowsPerSecond(): number | undefined {
    const [first, last] = [this.#points[0], this.#points.at(-1)];
    if (first === undefined || last === undefined || last.at <= first.at) return undefined;
    return ((last.rows - first.rows) / (last.at - first.at)) * 1000;
  }
}

/**
 * Seconds until the tables are loaded, 0 when they are; undefined where nobody can tell, since nothing moves or none of
 * the open tables has an estimate. One without an estimate counts for nothing: it may take longer.
 * @param estimates rows per table by display name, from the source's statistics
 */
export function secondsLeft(
  tables: SeenTable[],
  estimates: Map<string, number>,
  rowsPerSecond: number | undefined,
): number | undefined {
  const open = tables.filter((table) => !isLoaded(table));
  if (open.length === 0) return 0;
  if (rowsPerSecond === undefined || rowsPerSecond <= 0) return undefined;
  const rows = open.reduce((sum, table) => sum + Math.max((estimates.get(displayName(table)) ?? 0) - table.rows, 0), 0);
  return rows === 0 ? undefined : rows / rowsPerSecond;
}
