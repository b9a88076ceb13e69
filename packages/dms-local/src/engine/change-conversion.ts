import type { Pgoutput } from "pg-logical-replication";
import type { AppliedRelation } from "./change-sql.js";
import type { Change } from "./change-stream.js";
import { type Conversion, cutValue } from "./conversion.js";

type Row = Record<string, string | null | undefined>;

/**
 * Makes of a change what reaches the target, as the full load does with rows: columns that stay behind, large values
 * that are cut or lost, rounded numbers. Relations where nothing of that applies pass their changes on untouched.
 */
export class ChangeConversion {
  readonly #relation: AppliedRelation;
  readonly #changes: boolean;
  readonly #cut: { name: string; lob: "text" | "bytes" }[] = [];
  readonly #lost: string[] = [];

  /** @param onCut told the column of each value that was cut */
  constructor(
    original: Pgoutput.MessageRelation,
    private readonly conversion: Conversion,
    private readonly onCut: (column: string) => void,
  ) {
    const carried = new Map(conversion.columns.map((column) => [column.name, column]));
    const rounded = new Set<string>();
    for (const { name, lob, treatment } of conversion.columns) {
      if (treatment === "cut" && lob !== null) this.#cut.push({ name, lob });
      if (treatment === "null") this.#lost.push(name);
      if (treatment === "round") rounded.add(name);
    }
    const columns = original.columns.filter(({ name }) => carried.has(name));
    this.#relation = { ...original, columns, ...(rounded.size > 0 ? { rounded } : {}) };
    this.#changes = columns.length < original.columns.length || rounded.size + this.#cut.length + this.#lost.length > 0;
  }

  /** The change as it reaches the target. */
  apply(change: Change): Change {
    if (!this.#changes) return change;
    const relation = this.#relation;
    switch (change.tag) {
      case "insert":
        return { ...change, relation, new: this.#row(change.new) };
      case "update":
        return {
          ...change,
          relation,
          new: this.#row(change.new),
          key: this.#old(change.key),
          old: this.#old(change.old),
        };
      case "delete":
        return { ...change, relation, key: this.#old(change.key), old: this.#old(change.old) };
    }
  }

  /** Old rows say which row is meant; what is cut in them was cut and told before. */
  #old(row: Row | null): Row | null {
    return row === null ? null : this.#row(row, true);
  }

  #row(row: Row, silent = false): Row {
    let result = row;
    for (const { name, lob } of this.#cut) {
      const value = row[name];
      if (value === null || value === undefined) continue;
      const short = cutValue(value, lob, this.conversion.limit);
      if (short === value) continue;
      if (!silent) this.onCut(name);
      if (result === row) result = { ...row };
      result[name] = short;
    }
    for (const name of this.#lost)
      if (row[name] !== null && row[name] !== undefined) {
        if (result === row) result = { ...row };
        result[name] = null;
      }
    return result;
  }
}
