import type { Client } from "@postgres-to-aurora/postgres";
import type { Pgoutput } from "pg-logical-replication";
import type { TableRecord } from "../model.js";
import type { Target } from "./apply-group.js";
import { ChangeConversion } from "./change-conversion.js";
import { readFullIdentity } from "./change-sql.js";
import type { Conversions } from "./conversion.js";
import { truncationFailure } from "./failure.js";
import { parseLsn } from "./lsn.js";
import { called, type Say } from "./say.js";
import { readColumns } from "./table-columns.js";

interface Ends {
  source: Client;
  target: Client;
  conversions: Conversions;
  say: Say;
}

/** Where the changes of each relation of the stream go; looked up once per relation. */
export class Targets {
  readonly #tables: Map<string, TableRecord>;
  readonly #found = new WeakMap<Pgoutput.MessageRelation, Target | "none">();

  constructor(
    tables: TableRecord[],
    private readonly ends: Ends,
  ) {
    this.#tables = new Map(tables.map((table) => [JSON.stringify([table.schema, table.name]), table]));
  }

  /** Undefined for a table that is not carried, or not loaded or no longer followed. */
  async of(relation: Pgoutput.MessageRelation): Promise<Target | undefined> {
    let target = this.#found.get(relation);
    if (target === undefined) {
      const table = this.#tables.get(JSON.stringify([relation.schema, relation.name]));
      if (table === undefined) target = "none";
      else {
        const full =
          relation.replicaIdentity === "full"
            ? await readFullIdentity(this.ends.target, relation.schema, relation.name)
            : undefined;
        const conversion = await this.#conversionOf(relation, table);
        target = { table, loadedAt: parseLsn(table.loadLsn ?? "0/0"), full, conversion };
      }
      this.#found.set(relation, target);
    }
    return target === "none" || target.table.state !== "Table completed" ? undefined : target;
  }

  async #conversionOf(relation: Pgoutput.MessageRelation, table: TableRecord): Promise<ChangeConversion | undefined> {
    const { source, conversions, say } = this.ends;
    const found = await readColumns(source, table);
    if (found === undefined) return undefined; // dropped since; its last changes are applied as they come
    const conversion = conversions.of(table, found);
    const told = new Set<string>();
    return new ChangeConversion(relation, conversion, (column) => {
      const what = `a LOB value of column '${column}' in table ${called(table)} is longer than ${conversion.limit / 1024} KB`;
      if (conversion.failOnTruncation) throw truncationFailure(what);
      if (!told.has(column)) say("SOURCE_CAPTURE", "W", `${what} and was truncated; further ones are not told`);
      told.add(column);
    });
  }
}
