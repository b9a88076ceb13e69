import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseAddress } from "./address.js";
import { authorities } from "./tls.js";

/**
 * The address as libpq's environment variables, for pg_dump, psql and pgbench: nothing secret reaches argv. For an
 * address that checks certificates without a file of its own use withLibpq: libpq knows no authorities by itself.
 */
export function libpqEnvironment(address: DatabaseAddress): Record<string, string> {
  return {
    PGHOST: address.host,
    PGPORT: String(address.port),
    PGDATABASE: address.database,
    PGUSER: address.user,
    PGPASSWORD: address.password.reveal(),
    PGSSLMODE: address.tls,
    PGSSLROOTCERT: address.caFile ?? "",
    PGCONNECT_TIMEOUT: "15",
    PGCLIENTENCODING: "UTF8",
  };
}

/** Runs `use` with libpq's environment, and with the same authorities as our own sessions in a file while it runs. */
export async function withLibpq<T>(
  address: DatabaseAddress,
  use: (environment: Record<string, string>) => Promise<T>,
): Promise<T> {
  const environment = libpqEnvironment(address);
  if (address.caFile || !address.tls.startsWith("verify")) return use(environment);
  const folder = await mkdtemp(join(tmpdir(), "postgres-to-aurora-"));
  try {
    const file = join(folder, "authorities.pem");
    await writeFile(file, authorities(address).join("\n"));
    return await use({ ...environment, PGSSLROOTCERT: file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
