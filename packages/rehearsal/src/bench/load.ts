import { spawn } from "node:child_process";
import { once } from "node:events";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, findTool, libpqEnvironment, withClient } from "@postgres-to-aurora/postgres";
import type { Figure } from "./figures.js";
import { prepareTask } from "./task.js";

const TABLES = 4;
const ROWS = 300_000;

/** Four tables of ordinary rows with primary keys; only the source gets the rows. */
const tables = Array.from({ length: TABLES }, (_, number) => `bench.t${number}`);
const schemaSql = `CREATE SCHEMA bench; ${tables
  .map(
    (table) =>
      `CREATE TABLE ${table} (id bigint PRIMARY KEY, account int NOT NULL, amount numeric(12,2) NOT NULL, at timestamptz NOT NULL, label text NOT NULL, note text, flags boolean NOT NULL, data jsonb);`,
  )
  .join(" ")}`;
const rowsSql = tables
  .map(
    (table) =>
      `INSERT INTO ${table} SELECT i, i % 1000, (i % 100000) / 100.0, '2026-01-01'::timestamptz + i * interval '1 second', 'label ' || i % 5000, CASE WHEN i % 3 = 0 THEN repeat('note ', 8) END, i % 2 = 0, pg_catalog.jsonb_build_object('i', i, 'k', 'value') FROM pg_catalog.generate_series(1, ${ROWS}) i;`,
  )
  .join(" ");

/** The same rows by pg_dump | pg_restore and by the local DMS, on the same two servers. */
export async function benchLoad(source: EmbeddedServer, target: EmbeddedServer, dmsUrl: string): Promise<Figure[]> {
  const from = await source.createDatabase("load");
  await withClient(from, {}, async (client) => {
    await client.query(schemaSql);
    await client.query(rowsSql);
    await client.query("VACUUM ANALYZE");
  });
  const empty = async (name: string) => {
    const address = await target.createDatabase(name);
    await withClient(address, {}, (client) => client.query(schemaSql));
    return address;
  };
  const restored = await empty("load_restored");
  const dumpSeconds = await seconds(() => dumpAndRestore(from, restored));
  const start = await prepareTask(dmsUrl, "bench-load", from, await empty("load_dms"), "bench");
  const dmsSeconds = await seconds(start);
  const rows = TABLES * ROWS;
  return [
    { name: "load, pg_dump | pg_restore", value: rows / dumpSeconds, unit: "rows/s" },
    { name: "load, dms-local", value: rows / dmsSeconds, unit: "rows/s" },
    { name: "load, dms-local over pg_dump | pg_restore (at least 0.5)", value: dumpSeconds / dmsSeconds, unit: "x" },
  ];
}

async function dumpAndRestore(from: DatabaseAddress, to: DatabaseAddress): Promise<void> {
  const dump = await findTool("pg_dump", 15);
  const out = spawn(dump.path, ["-Fc", "--data-only", "--compress=0"], {
    env: { ...process.env, ...libpqEnvironment(from) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const restore = dump.path.replace(/pg_dump$/, "pg_restore");
  const into = spawn(restore, ["--data-only", "-d", to.database], {
    env: { ...process.env, ...libpqEnvironment(to) },
    stdio: [out.stdout, "ignore", "inherit"],
  });
  const [[code]] = await Promise.all([once(into, "exit"), once(out, "exit")]);
  if (code !== 0) throw new Error(`pg_restore ended with exit code ${code}`);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const from = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - from) / 1e9;
}
