import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { type EmbeddedServer, startServer } from "@postgres-to-aurora/embedded-postgres";
import {
  type Client,
  type DatabaseAddress,
  findTool,
  libpqEnvironment,
  quoteIdentifier,
  quoteLiteral,
  runTool,
  withClient,
} from "@postgres-to-aurora/postgres";
import type { RehearsalOptions } from "./options.js";
import { loadSample } from "./sample/load-sample.js";

/** Both servers, and the addresses of those who use them. */
export interface Databases {
  source: Side;
  target: Side;
}

export interface Side {
  server: EmbeddedServer;
  /** The exact version, for example 15.18. */
  version: string;
  /** The migration's own user: what a person would put into the secrets. */
  migrator: DatabaseAddress;
  migratorUrl: string;
  /** The application's user; the live writer connects as it. */
  app: DatabaseAddress;
}

const DATABASE = "app";

/** Starts both servers and makes an empty database on each, with the users of a real migration. */
export async function startDatabases(options: RehearsalOptions, progress: (line: string) => void): Promise<Databases> {
  const [source, target] = await Promise.allSettled([
    startSide(options.sourceVersion, "source", progress),
    startSide(options.targetVersion, "target", progress),
  ]);
  if (source.status === "fulfilled" && target.status === "fulfilled")
    return { source: source.value, target: target.value };
  for (const side of [source, target]) if (side.status === "fulfilled") await side.value.server.stop();
  throw source.status === "rejected" ? source.reason : (target as PromiseRejectedResult).reason;
}

async function startSide(version: number, role: "source" | "target", progress: (line: string) => void): Promise<Side> {
  const server = await startServer({ version, progress });
  const passwords = { migrator: randomBytes(18).toString("base64url"), app: randomBytes(18).toString("base64url") };
  const exact = await withClient(server.superuser, {}, async (client) => {
    // DMS asks for a superuser on a self-hosted source; on Aurora nobody is one.
    const rights = role === "source" ? "SUPERUSER" : "CREATEDB CREATEROLE REPLICATION";
    await client.query(`CREATE ROLE migrator LOGIN ${rights} PASSWORD ${quoteLiteral(passwords.migrator)}`);
    await client.query(`CREATE ROLE app LOGIN PASSWORD ${quoteLiteral(passwords.app)}`);
    await client.query(`CREATE DATABASE ${DATABASE} OWNER migrator`);
    if (role === "target") {
      // What rds_superuser has, or a parameter group sets.
      await client.query("GRANT SET ON PARAMETER session_replication_role TO migrator");
      await client.query("GRANT pg_signal_backend, pg_read_all_stats TO migrator");
    }
    const { rows } = await client.query("SELECT pg_catalog.current_setting('server_version') AS version");
    return (rows[0] as { version: string }).version;
  });
  if (role === "target") await withClient(server.address(DATABASE), {}, grantAppDefaults);
  return {
    server,
    version: exact,
    migrator: server.address(DATABASE, "migrator", passwords.migrator),
    migratorUrl: server.url(DATABASE, "migrator", passwords.migrator),
    app: server.address(DATABASE, "app", passwords.app),
  };
}

/** Whatever the migration will create on the target, the application may use. */
async function grantAppDefaults(client: Client): Promise<void> {
  for (const kind of ["SCHEMAS", "TABLES", "SEQUENCES", "ROUTINES", "TYPES"])
    await client.query(`ALTER DEFAULT PRIVILEGES FOR ROLE migrator GRANT ALL ON ${kind} TO app`);
}

/** Fills the source with the user's dump or with the sample, lets the application use it, and analyses it. */
export async function fillSource(source: Side, options: RehearsalOptions): Promise<void> {
  const superuser = source.server.address(DATABASE);
  if (options.dump === undefined) await loadSample(superuser, { transacoes: options.rows });
  else await loadDump(superuser, options.dump);
  await withClient(superuser, {}, async (client) => {
    await grantApp(client);
    await client.query("ANALYZE");
  });
}

async function loadDump(address: DatabaseAddress, file: string): Promise<void> {
  await withClient(address, {}, async (client) => {
    for (const role of await rolesOf(file))
      await client.query(
        `DO $$BEGIN CREATE ROLE ${quoteIdentifier(role)}; EXCEPTION WHEN duplicate_object THEN NULL; END$$`,
      );
  });
  const psql = await findTool("psql", 14);
  await runTool(psql.path, ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file], { env: libpqEnvironment(address) });
}

/** Roles a dump gives objects or rights to; it names them but does not create them. */
async function rolesOf(file: string): Promise<Set<string>> {
  const roles = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) {
    const [, quoted, plain] =
      /^(?:ALTER .* OWNER TO|GRANT .* TO) (?:"([^"]+)"|(\w+))(?: WITH GRANT OPTION)?;$/.exec(line) ?? [];
    const role = quoted ?? plain;
    if (role && !/^(public|pg_.*)$/i.test(role)) roles.add(role);
  }
  return roles;
}

async function grantApp(client: Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT nspname AS schema FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
  );
  for (const { schema } of rows as { schema: string }[]) {
    const name = quoteIdentifier(schema);
    await client.query(`GRANT USAGE ON SCHEMA ${name} TO app`);
    for (const kind of ["TABLES", "SEQUENCES", "ROUTINES"])
      await client.query(`GRANT ALL ON ALL ${kind} IN SCHEMA ${name} TO app`);
  }
}
