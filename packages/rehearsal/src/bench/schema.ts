import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, findTool, libpqEnvironment, withClient } from "@postgres-to-aurora/postgres";
import { bigSchema, ORDINARY, type SchemaSize } from "./big-schema.js";
import { type Figure, startOf } from "./figures.js";
import { measure, measureAction, measureNode, median } from "./measure.js";

export const LARGE: SchemaSize = { tables: 10_000, indexes: 20_000, foreignKeys: 9_999, views: 2_000, routines: 2_000 };
const RUNS = 5;
/** Statements sent at once. */
const PORTION = 400;

/** Export, assessment and comparison of made-up schemas, each as a process of its own. */
export async function benchSchema(source: EmbeddedServer, target: EmbeddedServer, folder: string): Promise<Figure[]> {
  const start = startOf("export-schema");
  const figures = await benchSize("1,000 tables", ORDINARY, RUNS, source, target, folder, start);
  return [...figures, ...(await benchSize("10,000 tables", LARGE, 1, source, target, folder, start))];
}

async function benchSize(
  label: string,
  size: SchemaSize,
  runs: number,
  source: EmbeddedServer,
  target: EmbeddedServer,
  folder: string,
  start: number,
): Promise<Figure[]> {
  const name = databaseOf(size);
  const [from] = await Promise.all([fill(source, name, size), fill(target, name, size)]);
  const pgDump = await findTool("pg_dump", 15);
  const work = join(folder, name);
  await mkdir(work, { recursive: true });
  const sides = { SOURCE: source.url(name), TARGET: target.url(name) };
  const common = { migration: "bench", "source-url": sides.SOURCE };
  const assessing = { ...common, "fail-on": "never" };
  const dump = median(runs, () => measure(pgDump.path, ["--schema-only", "--file=/dev/null"], libpqEnvironment(from)));
  const exported = median(runs, () => measureAction("export-schema", common, work));
  const assessed = median(runs, () => measureAction("assess-schema", assessing, work));
  const compared = median(runs, () => measureNode(join(import.meta.dirname, "compare-child.js"), sides));
  const of = (what: string, value: number, unit: string): Figure => ({ name: `${label}, ${what}`, value, unit });
  return [
    of("pg_dump --schema-only", dump.seconds, "s"),
    of("export-schema", exported.seconds, "s"),
    of("export-schema without its start, over pg_dump (at most 1.10)", (exported.seconds - start) / dump.seconds, "x"),
    of("assess-schema", assessed.seconds, "s"),
    of("assess-schema, memory", assessed.megabytes, "MB"),
    of("comparison of both schemas", compared.seconds, "s"),
    of("comparison of both schemas, memory", compared.megabytes, "MB"),
  ];
}

/** The database of that size on both servers. */
export function databaseOf({ tables }: SchemaSize): string {
  return `schema_${tables}`;
}

async function fill(server: EmbeddedServer, name: string, size: SchemaSize): Promise<DatabaseAddress> {
  const address = await server.createDatabase(name);
  await withClient(address, {}, async (client) => {
    let portion: string[] = [];
    const send = async () => {
      await client.query(portion.join("\n"));
      portion = [];
    };
    for (const statement of bigSchema(size)) {
      portion.push(statement);
      if (portion.length >= PORTION) await send();
    }
    await send();
    await client.query("VACUUM ANALYZE pg_catalog.pg_class, pg_catalog.pg_attribute, pg_catalog.pg_depend");
  });
  return address;
}
