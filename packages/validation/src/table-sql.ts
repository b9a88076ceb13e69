import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import type { TablePlan, TableSide } from "./plan.js";
import { bucketOf, type HashMode, keyHash, rowHash, type TypedColumn } from "./row-hash.js";

/** The SQL of one side of one table. Every SELECT list is in the order its readers expect. */
export class TableSql {
  readonly #from: string;
  readonly #row: string;
  /** What rows are paired and bucketed by: the key's hash, or without a key the row's own. */
  readonly #pair: string;

  constructor(
    plan: TablePlan,
    readonly side: TableSide,
    readonly mode: HashMode,
  ) {
    // ONLY: rows of inheritance children are compared with the child.
    this.#from = `FROM ONLY ${plan.sqlName}`;
    this.#row = rowHash(side.columns, side.key, mode);
    this.#pair = side.key.length > 0 ? keyHash(side.key, mode) : this.#row;
  }

  /** One row: count, sum of row hashes. */
  checksum(): string {
    return `SELECT count(*), coalesce(sum(${this.#row}), 0) ${this.#from}`;
  }

  /** One row per bucket that holds rows: bucket, count, sum of row hashes. */
  buckets(buckets: number): string {
    return `SELECT ${bucketOf(this.#pair, buckets)}, count(*), sum(${this.#row}) ${this.#from} GROUP BY 1`;
  }

  /**
   * Rows of the buckets, ordered by pairing hash: pairing hash, row hash, key (see `keyText`).
   * @param bad bucket numbers; undefined for the whole table
   */
  rows(buckets: number, bad: string[] | undefined): string {
    const where = bad ? `WHERE ${bucketOf(this.#pair, buckets)} IN (${bad.map(BigInt).join(",")})` : "";
    return `SELECT ${this.#pair} AS pair, ${this.#row}, ${this.#keyText()} ${this.#from} ${where} ORDER BY pair`;
  }

  /**
   * The rows of given keys. Parameters: one text array per key column.
   * Columns: key, version (changes with every update of the row), row hash, then one hash per column if asked for.
   */
  rowsOfKeys(perColumn: boolean): string {
    const { columns, key } = this.side;
    // Operators of types outside pg_catalog are out of sight (search_path is empty): these compare as text.
    const core = ({ type }: TypedColumn) => !/[."]/.test(type);
    const names = key.map((column) => `${quoteIdentifier(column.name)}${core(column) ? "" : "::text"}`).join(",");
    const given = key.map((_, index) => `k${index}`).join(",");
    const cast = key.map((column, index) => `k${index}${core(column) ? `::${column.type}` : ""}`).join(",");
    const arrays = key.map((_, index) => `$${index + 1}::text[]`).join(",");
    const hashes = perColumn ? `, ${columns.map((column) => rowHash([column], [], this.mode)).join(",")}` : "";
    return `SELECT ${this.#keyText()}, xmin::text, ${this.#row} ${hashes} ${this.#from}
      WHERE (${names}) IN (SELECT ${cast} FROM unnest(${arrays}) AS given(${given}))`;
  }

  #keyText(): string {
    if (this.side.key.length === 0) return "''";
    const parts = this.side.key.map(({ name }) => `${quoteIdentifier(name)}::text`);
    return `json_build_array(${parts.join(",")})::text`;
  }
}
