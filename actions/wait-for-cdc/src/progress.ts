import { displayName } from "@postgres-to-aurora/domain";
import { isFailed, isLoaded, isLoading, type Observation, type SeenTable } from "./observation.js";

const format = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** `1,200,000`. */
export const whole = (value: number): string => format.format(value);

/** `45 s`, `4 min`, `2 h 05 min`. */
export function spoken(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

/** Time since the wait began as an axis shows it, no two seconds alike: `0:45`, `12:30`, `30:05:00`. */
export function clockTime(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** What the load's line is made of besides the look itself. */
export interface LoadFigures {
  rowsPerSecond: number | undefined;
  /** Seconds. */
  left: number | undefined;
  /** Rows per table by display name. */
  estimates: Map<string, number>;
}

/**
 * The load in one line: `12/20 tables loaded (2 loading, 6 queued), 1,200,000 rows, 25,000 rows/s, about 4 min left,
 * largest under way app.entries 800,000 of about 2,000,000`. A task that is not running is named.
 */
export function loadLine({ tables, task }: Observation, { rowsPerSecond, left, estimates }: LoadFigures): string {
  const loaded = tables.filter(isLoaded).length;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const parts = [
    `${loaded}/${tables.length} tables loaded${loaded < tables.length ? ` (${openTables(tables)})` : ""}`,
    `${whole(rows)} rows`,
    rowsPerSecond === undefined ? "" : `${whole(rowsPerSecond)} rows/s`,
    left ? `about ${spoken(left)} left` : "",
    largest(tables, estimates),
    task.status === "running" ? "" : `task ${task.status}`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** Tables that are not loaded by what they do; states nobody knows in the words of DMS. */
function openTables(tables: SeenTable[]): string {
  const counts = new Map<string, number>();
  for (const table of tables) {
    if (isLoaded(table)) continue;
    const name = stateName(table);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
}

function stateName(table: SeenTable): string {
  if (isFailed(table)) return "failed";
  if (isLoading(table)) return "loading";
  if (table.state === "") return "not shown yet";
  return table.state.toLowerCase() === "before load" ? "queued" : table.state;
}

function largest(tables: SeenTable[], estimates: Map<string, number>): string {
  const size = (table: SeenTable) => Math.max(estimates.get(displayName(table)) ?? 0, table.rows);
  const [first, ...others] = tables.filter(isLoading);
  if (first === undefined) return "";
  const table = others.reduce((most, each) => (size(each) > size(most) ? each : most), first);
  const estimate = estimates.get(displayName(table));
  return `largest under way ${displayName(table)} ${whole(table.rows)}${estimate === undefined ? "" : ` of about ${whole(estimate)}`}`;
}
