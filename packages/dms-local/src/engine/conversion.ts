import type { Endpoint, Task } from "../model.js";
import type { TableMappings } from "../table-mappings.js";
import type { Column, TableColumns } from "./table-columns.js";

/**
 * What happens to a column's values on their way:
 * `as-is` PostgreSQL's own text form; `cut` values longer than the limit are shortened; `null` every value is lost;
 * `round` numbers become numeric(28,6).
 */
export type Treatment = "as-is" | "cut" | "null" | "round";

export interface CarriedColumn extends Column {
  treatment: Treatment;
}

/** How a table's columns travel. Columns that stay behind are not in it. */
export interface Conversion {
  columns: CarriedColumn[];
  /** Most bytes of a value that is `cut`. */
  limit: number;
  /** Whether a value that is too long ends the task. */
  failOnTruncation: boolean;
  /** Whether rows come with NULL in place of large values, which follow: full LOB mode. */
  nullsFirst: boolean;
}

/** The value of an endpoint's setting, from its PostgreSQLSettings or its extra connection attributes. */
export function endpointSetting(endpoint: Endpoint, name: string): string | undefined {
  const own = endpoint.settings[name];
  if (own !== undefined) return String(own);
  for (const pair of (endpoint.extraAttributes ?? "").split(";")) {
    const [key = "", value = ""] = pair.split("=");
    if (key.trim().toLowerCase() === name.toLowerCase()) return value.trim();
  }
  return undefined;
}

export const isSwitchedOn = (endpoint: Endpoint, name: string): boolean =>
  endpointSetting(endpoint, name)?.toLowerCase() === "true";

/** Decides how tables travel from the task's settings, its mappings and its endpoints' settings. */
export class Conversions {
  readonly #failOnTruncation: boolean;
  readonly #keepsNumeric: boolean;

  constructor(
    private readonly task: Task,
    private readonly mappings: TableMappings,
    source: Endpoint,
    target: Endpoint,
  ) {
    this.#failOnTruncation = isSwitchedOn(source, "FailTasksOnLobTruncation");
    this.#keepsNumeric = [source, target].every((endpoint) => isSwitchedOn(endpoint, "MapUnboundedNumericAsString"));
  }

  /** How a table's columns travel. @param found as the source has them */
  of(table: { schema: string; name: string }, found: TableColumns): Conversion {
    const { mode, limit } = this.#lobMode(table);
    const columns: CarriedColumn[] = [];
    for (const column of found.columns) {
      if (this.mappings.removesColumn(table.schema, table.name, column.name)) continue;
      const { lob, unbounded } = column;
      if (lob !== null && mode === "none") continue;
      let treatment: Treatment = "as-is";
      if (lob !== null && mode === "limited") treatment = "cut";
      // Full LOB mode looks large values up by the key after the row is there; without a key it never finds them.
      if (lob !== null && mode === "full" && !found.hasKey) treatment = "null";
      if (unbounded && !this.#keepsNumeric) treatment = "round";
      columns.push({ ...column, treatment });
    }
    return { columns, limit, failOnTruncation: this.#failOnTruncation, nullsFirst: mode === "full" };
  }

  #lobMode({ schema, name }: { schema: string; name: string }): { mode: "limited" | "full" | "none"; limit: number } {
    const { SupportLobs, FullLobMode, LobMaxSize } = this.task.settings.TargetMetadata;
    const { lob } = this.mappings.settings(schema, name);
    const limit = (lob?.mode === "limited" ? (lob.maxSize ?? LobMaxSize) : LobMaxSize) * 1024;
    if (!SupportLobs || lob?.mode === "none") return { mode: "none", limit };
    if (lob !== undefined) return { mode: lob.mode === "limited" ? "limited" : "full", limit };
    return { mode: FullLobMode ? "full" : "limited", limit };
  }
}

/**
 * A value of a `cut` column in PostgreSQL's text form, at most `limit` bytes long, text at a character's boundary.
 * The same as the SQL of the full load gives.
 */
export function cutValue(value: string, lob: "text" | "bytes", limit: number): string {
  if (lob === "bytes") return value.length - 2 > limit * 2 ? value.slice(0, 2 + limit * 2) : value;
  // Every UTF-16 unit takes at most three bytes.
  if (value.length * 3 <= limit) return value;
  const bytes = Buffer.from(value, "utf8");
  if (bytes.length <= limit) return value;
  let end = limit;
  while (end > 0 && ((bytes[end] as number) & 0xc0) === 0x80) end--;
  return bytes.toString("utf8", 0, end);
}
