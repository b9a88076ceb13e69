import pg from "pg";
import type { DatabaseAddress } from "./address.js";
import { connectionError } from "./connection-error.js";
import { tlsOptions } from "./tls.js";

export type Client = pg.Client;

export interface ConnectOptions {
  /** Shown in pg_stat_activity. Default `postgres-to-aurora`. */
  applicationName?: string;
  /** Which of the two databases this is, for messages: "source" or "target". */
  role?: string;
  /** Opens a replication connection to the database (`replication=database`). */
  replication?: boolean;
}

/** Settings every session is pinned to, so that text forms and plans do not depend on the server's defaults. */
const SESSION_SETTINGS = [
  "SET client_encoding='UTF8'",
  "SET TimeZone='UTC'",
  "SET DateStyle='ISO, YMD'",
  "SET IntervalStyle='postgres'",
  "SET extra_float_digits=1",
  "SET bytea_output='hex'",
  "SET search_path=''",
  "SET row_security=off",
  "SET statement_timeout=0",
  "SET idle_in_transaction_session_timeout=0",
  // Not every major has these two; a server's default must not end a session that waits for the freeze.
  "SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings WHERE name IN ('transaction_timeout', 'idle_session_timeout')",
].join(";");

/**
 * Opens one pinned session (settings above; `search_path` is empty, so qualify every name).
 * A connection lost later does not crash the process: the next query on it rejects.
 * @throws UserError or EnvironmentError with the reason and a remedy (see connectionError)
 */
export async function connect(address: DatabaseAddress, options: ConnectOptions = {}): Promise<Client> {
  const client = new pg.Client(clientConfig(address, options));
  client.on("error", () => {});
  try {
    await client.connect();
    if (!options.replication) await client.query(SESSION_SETTINGS);
  } catch (error) {
    await client.end().catch(() => {});
    throw connectionError(error, address, options.role ?? "database");
  }
  return client;
}

/** Runs `use` with one pinned session and closes it whatever happens. Throws what connect and `use` throw. */
export async function withClient<T>(
  address: DatabaseAddress,
  options: ConnectOptions,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await connect(address, options);
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Runs `use` inside one transaction: commit when it resolves, roll back when it throws. */
export async function inTransaction<T>(client: Client, begin: string, use: () => Promise<T>): Promise<T> {
  await client.query(begin);
  try {
    const result = await use();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

/** The driver's own configuration of an address, for libraries that open connections themselves. */
export function clientConfig(address: DatabaseAddress, options: ConnectOptions = {}): pg.ClientConfig {
  return {
    host: address.host,
    port: address.port,
    database: address.database,
    user: address.user,
    password: address.password.reveal(),
    ssl: tlsOptions(address),
    application_name: options.applicationName ?? "postgres-to-aurora",
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    // pg passes unknown names on; the type lists only the common ones.
    ...(options.replication ? ({ replication: "database" } as object) : {}),
  };
}
