import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type Client, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import {
  type CompareOptions,
  type Comparison,
  compareDatabases,
  type TableResult,
} from "@postgres-to-aurora/validation";

/** A source and a target database, filled by SQL. */
export interface Pair {
  source: DatabaseAddress;
  target: DatabaseAddress;
}

let made = 0;

/** Makes two databases (on two servers if two are given) and runs the SQL in them. */
export async function makePair(
  servers: [EmbeddedServer, EmbeddedServer] | EmbeddedServer,
  both: string,
  onSource = "",
  onTarget = "",
): Promise<Pair> {
  const [left, right] = Array.isArray(servers) ? servers : [servers, servers];
  const number = ++made;
  const source = await left.createDatabase(`source_${number}`);
  const target = await right.createDatabase(`target_${number}`);
  await Promise.all([run(source, both + onSource), run(target, both + onTarget)]);
  return { source, target };
}

/** Runs statements with search_path `public`. */
export function run(address: DatabaseAddress, sql: string): Promise<unknown> {
  return withClient(address, {}, (client: Client) => client.query(`SET search_path TO public; ${sql}`));
}

/** Compares and gives the result of one table along with the whole. */
export async function compare(
  { source, target }: Pair,
  options: CompareOptions = {},
): Promise<Comparison & { of: (name: string) => TableResult | undefined }> {
  const comparison = await compareDatabases(source, target, { workers: 2, ...options });
  return { ...comparison, of: (name) => comparison.tables.find((table) => table.name === name) };
}
