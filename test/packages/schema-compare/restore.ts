import { spawnSync } from "node:child_process";
import { type DatabaseAddress, libpqEnvironment } from "@postgres-to-aurora/postgres";

/** Loads a plain SQL file, or SQL text, with psql, stopping at the first error. */
export function load(address: DatabaseAddress, { file, sql }: { file?: string; sql?: string }): void {
  const args = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-f", file ?? "-"];
  const { status, stderr } = spawnSync("psql", args, {
    env: { ...process.env, ...libpqEnvironment(address) },
    encoding: "utf8",
    ...(sql === undefined ? {} : { input: sql }),
  });
  if (status !== 0) throw new Error(`psql failed: ${stderr}`);
}

/** Dumps the definitions of one database and restores them into another, which is empty. */
export function restore(from: DatabaseAddress, to: DatabaseAddress): void {
  const { status, stdout, stderr } = spawnSync("pg_dump", ["--schema-only"], {
    env: { ...process.env, ...libpqEnvironment(from) },
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`pg_dump failed: ${stderr}`);
  load(to, { sql: stdout });
}
