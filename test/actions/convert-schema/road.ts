import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, libpqEnvironment, withClient } from "@postgres-to-aurora/postgres";
import { type Manifest, PHASES, type Phase, readBundle, splitSql } from "@postgres-to-aurora/schema";
import { compareSchemas, type SchemaComparison } from "@postgres-to-aurora/schema/compare";

/** What Aurora's master user may do that a role with CREATEDB and CREATEROLE may not; done by the superuser here. */
const MASTER_ONLY = /^(CREATE EVENT TRIGGER|ALTER EVENT TRIGGER|COMMENT ON EVENT TRIGGER) /;

/** A role as near to Aurora's master user as a plain server has it; run as superuser. */
export const MASTER = "CREATE ROLE master LOGIN PASSWORD 'master' NOSUPERUSER CREATEDB CREATEROLE";

/** Extensions that an ordinary owner may not create are made beforehand, as an administrator would. */
export async function installExtensions(source: DatabaseAddress, target: DatabaseAddress): Promise<void> {
  const { rows } = await withClient(source, {}, (client) =>
    client.query<{ schema: string; sql: string }>(
      `SELECT pg_catalog.format('CREATE SCHEMA IF NOT EXISTS %I', n.nspname) AS schema,
              pg_catalog.format('CREATE EXTENSION IF NOT EXISTS %I SCHEMA %I', extname, n.nspname) AS sql
         FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE extname <> 'plpgsql'`,
    ),
  );
  await withClient(target, {}, async (client) => {
    for (const { schema, sql } of rows) {
      if (!schema.endsWith(" pg_catalog"))
        await client.query(
          `${schema}; GRANT ALL ON ${schema.replace(/^CREATE SCHEMA IF NOT EXISTS/, "SCHEMA")} TO master`,
        );
      await client.query(sql);
    }
  });
}

/**
 * Runs a phase of a bundle statement by statement as the master user; every error names its statement.
 * @returns statements that needed the superuser
 */
export async function loadPhase(
  server: EmbeddedServer,
  database: string,
  folder: string,
  phase: Phase,
): Promise<string[]> {
  const { sql } = await readBundle(folder);
  const byMaster: string[] = [];
  await withClient(server.address(database, "master", "master"), {}, async (client) => {
    for (const { kind, text } of splitSql(sql[phase], phase)) {
      if (kind !== "statement") continue;
      if (MASTER_ONLY.test(text)) {
        byMaster.push(text);
        await withClient(server.address(database), {}, (superuser) => superuser.query(text));
        continue;
      }
      try {
        await client.query(text);
      } catch (error) {
        throw new Error(`${phase} of ${database}: ${(error as Error).message}\n${text}`);
      }
    }
  });
  return byMaster;
}

/** Copies all rows as DMS does: table by table in no helpful order, without triggers and foreign keys. */
export function copyRows(source: DatabaseAddress, target: DatabaseAddress): void {
  const env = (address: DatabaseAddress) => ({ ...process.env, ...libpqEnvironment(address) });
  const dump = spawnSync("pg_dump", ["--data-only", "--no-owner"], { env: env(source), maxBuffer: 500_000_000 });
  if (dump.status !== 0) throw new Error(`pg_dump failed: ${dump.stderr}`);
  const load = spawnSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"], {
    env: { ...env(target), PGOPTIONS: "-c session_replication_role=replica" },
    input: [...dump.stdout.toString("utf8").matchAll(/^COPY .* FROM stdin;\n(?:[\s\S]*?\n)??\\\.\n/gm)]
      .reverse()
      .join("\n"),
  });
  if (load.status !== 0) throw new Error(`psql could not load the rows: ${load.stderr}`);
}

/** Compares the schemas of both databases by the manifest of the converted bundle. */
export async function compare(
  source: DatabaseAddress,
  target: DatabaseAddress,
  folder: string,
  appliedPhases: readonly Phase[] = PHASES,
): Promise<SchemaComparison & { manifest: Manifest }> {
  const { manifest } = await readBundle(folder);
  const comparison = await withClient(source, {}, (left) =>
    withClient(target, {}, (right) =>
      compareSchemas({ source: left, target: right, scope: { schemas: [], excluded: [] }, manifest, appliedPhases }),
    ),
  );
  return { ...comparison, manifest };
}

/** The folder of a workspace's bundle. */
export function bundleIn(workspace: string, name = "schema-bundle"): string {
  return join(workspace, name);
}
