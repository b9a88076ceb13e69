import type { Client } from "@postgres-to-aurora/postgres";
import type { Pgoutput } from "pg-logical-replication";
import type { TableRecord } from "../model.js";
import type { Change, StreamDecoder, StreamEvent } from "./change-stream.js";
import { type Row, readTuple, skipName } from "./test-decoding-text.js";

type Relation = Pgoutput.MessageRelation;

/** Reads which columns identify the rows of tables: the text of test_decoding does not say. */
export async function readRelations(client: Client, tables: TableRecord[]): Promise<Relation[]> {
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, c.relname AS name,
            CASE c.relreplident WHEN 'd' THEN 'default' WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' ELSE 'index' END AS "replicaIdentity",
            (SELECT coalesce(pg_catalog.json_agg(a.attname ORDER BY a.attnum), '[]') FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS names,
            (SELECT coalesce(pg_catalog.json_agg(a.attname), '[]') FROM pg_catalog.pg_index i
               JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])
              WHERE i.indrelid = c.oid
                AND CASE c.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident ELSE false END) AS "keyColumns"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       JOIN unnest($1::text[], $2::text[]) AS wanted (schema, name) ON wanted.schema = n.nspname AND wanted.name = c.relname
      WHERE c.relkind = 'r'`,
    [tables.map(({ schema }) => schema), tables.map(({ name }) => name)],
  );
  return (rows as (Omit<Relation, "tag" | "relationOid" | "columns"> & { names: string[] })[]).map(
    ({ names, ...relation }) => withColumns({ tag: "relation", relationOid: 0, columns: [], ...relation }, names),
  );
}

const withColumns = (relation: Relation, names: string[]): Relation => ({
  ...relation,
  columns: names.map((name) => ({
    ...{ name, flags: 0, typeOid: 0, typeMod: -1, typeSchema: null, typeName: null },
    parser: (text: string) => text,
  })),
});

const keyOf = (schema: string, name: string): string => JSON.stringify([schema, name]);

/**
 * Reads what the plugin test_decoding sends: the form in which people make the slots that they hand to DMS. Its text
 * tells a transaction's position only at the end, so a transaction is kept in memory until then.
 */
export class TestDecoding implements StreamDecoder {
  inside = false;
  readonly options = `"include-timestamp" 'on', "skip-empty-xacts" 'on'`;
  readonly #relations: Map<string, Relation>;
  #transaction: StreamEvent[] = [];

  constructor(relations: Relation[]) {
    this.#relations = new Map(relations.map((relation) => [keyOf(relation.schema, relation.name), relation]));
  }

  decode(data: Buffer, position: bigint): StreamEvent[] {
    const text = data.toString("utf8");
    if (text.startsWith("BEGIN")) this.inside = true;
    else if (text.startsWith("COMMIT")) {
      const committedAt = commitTime(text);
      const events = this.#transaction;
      this.#transaction = [];
      this.inside = false;
      return [{ kind: "begin", lsn: position, committedAt }, ...events, { kind: "commit", end: position, committedAt }];
    } else {
      const event = this.#read(text, data.length);
      if (event) this.#transaction.push(event);
    }
    return [];
  }

  /** Undefined for what concerns no table of the task, or a row that nothing identifies. */
  #read(text: string, bytes: number): StreamEvent | undefined {
    if (!text.startsWith("table ")) return undefined;
    const { schema, name, rest } = skipName(text, "table ".length);
    const relation = this.#relations.get(keyOf(schema, name));
    const [, action, tuples = ""] = /^(?:, .*?)?: (INSERT|UPDATE|DELETE|TRUNCATE):(.*)$/s.exec(rest) ?? [];
    if (relation === undefined || action === undefined) return undefined;
    if (action === "TRUNCATE") return { kind: "truncate", relations: [relation] };
    const change = this.#change(relation, action, tuples);
    return change && { kind: "change", change, bytes };
  }

  #change(known: Relation, action: string, tuples: string): Change | undefined {
    if (tuples.includes("(no-tuple-data)") && tuples.trim() === "(no-tuple-data)") return undefined;
    const identified = known.keyColumns.length > 0 || known.replicaIdentity === "full";
    if (action === "DELETE") {
      const { row } = readTuple(tuples, 0);
      return identified ? { tag: "delete", relation: known, ...before(known, row) } : undefined;
    }
    if (action === "INSERT") {
      const { row } = readTuple(tuples, 0);
      return { tag: "insert", relation: this.#current(known, row), new: row };
    }
    if (!identified) return undefined;
    const marked = tuples.startsWith(" old-key:");
    const old = marked ? readTuple(tuples, " old-key:".length) : undefined;
    const { row } = readTuple(tuples, old ? old.end + " new-tuple:".length : 0);
    return {
      tag: "update",
      relation: this.#current(known, row),
      new: row,
      ...(old ? before(known, old.row) : { key: null, old: null }),
    };
  }

  /** The relation with the columns that the row has: they change when the table is altered. */
  #current(known: Relation, row: Row): Relation {
    const names = Object.keys(row);
    if (names.length === known.columns.length && known.columns.every(({ name }) => name in row)) return known;
    const altered = withColumns(known, names);
    this.#relations.set(keyOf(known.schema, known.name), altered);
    return altered;
  }
}

/** The old row of a change; the text leaves its NULLs out. */
function before(relation: Relation, row: Row): { key: Row | null; old: Row | null } {
  if (relation.replicaIdentity !== "full") return { key: row, old: null };
  const old: Row = {};
  for (const { name } of relation.columns) old[name] = row[name] ?? null;
  return { key: null, old };
}

/** `COMMIT 529 (at 2026-01-31 10:00:00.123456+00)`, in UTC; milliseconds since 1970. */
function commitTime(text: string): number {
  const [, day, time] = /\(at (\S+) (\S+)\+00\)/.exec(text) ?? [];
  return Date.parse(`${day}T${time}Z`);
}
