import type { Client } from "@postgres-to-aurora/postgres";
import type { Difference } from "./comparison.js";
import type { TableSql } from "./table-sql.js";

/** One row that differs: its key as a JSON array of texts. */
export interface DifferingRow {
  key: string;
  difference: Difference;
}

export interface Narrowed {
  missing: number;
  extra: number;
  changed: number;
  /** Differing rows by key, up to the limit; empty for tables without key. */
  rows: DifferingRow[];
  /** More rows may differ than were counted or listed. */
  atLeast: boolean;
}

/** A session inside its snapshot and the SQL of its side. */
export interface Reader {
  client: Client;
  sql: TableSql;
}

/** Tables up to this size are listed whole, without looking for bad buckets first. */
const LIST_WHOLE = 20_000;
const ROWS_PER_BUCKET = 500;
const MOST_BUCKETS = 65_536;
/** Rows listed per side at most: listing sorts on the server, and a table that differs everywhere needs no full list. */
const MOST_LISTED = 1_000_000;
const PAGE = 2_000;

/**
 * Finds the rows that differ between two tables of which it is known that they do: one scan per side for the sums of
 * hash buckets, one more for the rows of the buckets that differ. Holds a page of rows and the found keys in memory.
 * @param rows of the bigger side
 * @param limit keys to return at most
 */
export async function findDifferingRows(
  source: Reader,
  target: Reader,
  rows: number,
  limit: number,
): Promise<Narrowed> {
  const found: Narrowed = { missing: 0, extra: 0, changed: 0, rows: [], atLeast: false };
  const buckets = Math.min(MOST_BUCKETS, 2 ** Math.ceil(Math.log2(Math.max(1, rows / ROWS_PER_BUCKET))));
  let bad: string[] | undefined;
  if (rows > LIST_WHOLE) {
    const differing = await findBadBuckets(source, target, buckets);
    bad = differing.buckets;
    found.atLeast = !differing.complete;
    if (bad.length === 0) return found;
  }
  const sourceRows = new Pages(source.client, "source_rows", source.sql.rows(buckets, bad));
  const targetRows = new Pages(target.client, "target_rows", target.sql.rows(buckets, bad));
  await Promise.all([sourceRows.open(), targetRows.open()]);
  const note = (key: string, difference: Difference, count: number) => {
    found[difference] += count;
    if (!source.sql.side.key.length) return;
    if (found.rows.length < limit) found.rows.push({ key, difference });
    else found.atLeast = true;
  };
  for (;;) {
    const [left, right] = await Promise.all([sourceRows.peek(), targetRows.peek()]);
    const pair = smallest(left?.[0], right?.[0]);
    if (pair === undefined) break;
    const [sourceGroup, targetGroup] = await Promise.all([sourceRows.take(pair), targetRows.take(pair)]);
    compareGroups(sourceGroup, targetGroup, note);
  }
  await Promise.all([sourceRows.close(), targetRows.close()]);
  return found;
}

async function findBadBuckets(source: Reader, target: Reader, buckets: number) {
  const [left, right] = await Promise.all(
    [source, target].map(({ client, sql }) => readBuckets(client, sql.buckets(buckets))),
  );
  const bad: string[] = [];
  let listed = 0;
  for (const bucket of new Set([...left!.keys(), ...right!.keys()])) {
    const [inSource, inTarget] = [left!.get(bucket), right!.get(bucket)];
    if (inSource?.count === inTarget?.count && inSource?.sum === inTarget?.sum) continue;
    const rows = Math.max(Number(inSource?.count ?? 0), Number(inTarget?.count ?? 0));
    if (bad.length > 0 && listed + rows > MOST_LISTED) return { buckets: bad, complete: false };
    bad.push(bucket);
    listed += rows;
  }
  return { buckets: bad, complete: true };
}

async function readBuckets(client: Client, text: string): Promise<Map<string, { count: string; sum: string }>> {
  // The planner takes every key for a group of its own and would sort the table.
  await client.query("SET LOCAL enable_sort = off");
  const { rows } = await client.query<string[]>({ text, rowMode: "array" });
  await client.query("SET LOCAL enable_sort = on");
  return new Map(rows.map(([bucket, count, sum]) => [bucket!, { count: count!, sum: sum! }]));
}

function smallest(a: string | undefined, b: string | undefined): bigint | undefined {
  if (a === undefined) return b === undefined ? undefined : BigInt(b);
  if (b === undefined) return BigInt(a);
  return BigInt(a) < BigInt(b) ? BigInt(a) : BigInt(b);
}

/** Rows of one side with equal pairing hash: how often each row hash stands under each key. */
type Group = Map<string, Map<string, number>>;

function compareGroups(
  source: Group,
  target: Group,
  note: (key: string, kind: Difference, count: number) => void,
): void {
  for (const key of new Set([...source.keys(), ...target.keys()])) {
    const [left, right] = [source.get(key) ?? new Map(), target.get(key) ?? new Map<string, number>()];
    let [missing, extra] = [0, 0];
    for (const hash of new Set([...left.keys(), ...right.keys()])) {
      const surplus = (left.get(hash) ?? 0) - (right.get(hash) ?? 0);
      if (surplus > 0) missing += surplus;
      else extra -= surplus;
    }
    // Without a key there is nothing to tell a changed row from one lost and one added.
    const changed = key === "" ? 0 : Math.min(missing, extra);
    if (changed > 0) note(key, "changed", changed);
    if (missing > changed) note(key, "missing", missing - changed);
    if (extra > changed) note(key, "extra", extra - changed);
  }
}

/** The ordered rows of a query, a page at a time, through a cursor. */
class Pages {
  #page: string[][] = [];
  #next = 0;
  #ended = false;

  constructor(
    readonly client: Client,
    readonly name: string,
    readonly sql: string,
  ) {}

  async open(): Promise<void> {
    await this.client.query(`DECLARE ${this.name} NO SCROLL CURSOR FOR ${this.sql}`);
  }

  async close(): Promise<void> {
    await this.client.query(`CLOSE ${this.name}`);
  }

  /** The next row without taking it. */
  async peek(): Promise<string[] | undefined> {
    if (this.#next === this.#page.length && !this.#ended) {
      const text = `FETCH ${PAGE} FROM ${this.name}`;
      this.#page = (await this.client.query<string[]>({ text, rowMode: "array" })).rows;
      this.#next = 0;
      this.#ended = this.#page.length < PAGE;
    }
    return this.#page[this.#next];
  }

  /** Takes all next rows that have this pairing hash. */
  async take(pair: bigint): Promise<Group> {
    const group: Group = new Map();
    for (let row = await this.peek(); row && BigInt(row[0]!) === pair; row = await this.peek()) {
      const [, hash, key] = row as [string, string, string];
      const hashes = group.get(key) ?? new Map<string, number>();
      hashes.set(hash, (hashes.get(hash) ?? 0) + 1);
      group.set(key, hashes);
      this.#next++;
    }
    return group;
  }
}
