import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { appendFile, chmod, mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EnvironmentError, Secret, UserError } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, quoteIdentifier, withClient } from "@postgres-to-aurora/postgres";
import { findBinaries } from "./binaries.js";
import { guard, unguard } from "./guard.js";
import { freePort } from "./port.js";
import { type Account, giveTo, isReachable, serverAccount } from "./unprivileged.js";

export interface StartOptions {
  /** Major version, 14 to 18. Default 15. */
  version?: number;
  /** Lines of postgresql.conf, on top of the defaults. */
  settings?: Record<string, string>;
  /** Where the server lives; must be missing or empty; removed by stop(). Default: a temporary folder. */
  folder?: string;
  /** Receives one line when the binaries must be fetched first. Default: standard error. */
  progress?: (line: string) => void;
}

/** A running PostgreSQL server of our own, on 127.0.0.1. */
export interface EmbeddedServer {
  /** Major version. */
  readonly version: number;
  readonly host: "127.0.0.1";
  readonly port: number;
  /** User postgres in database postgres. */
  readonly superuser: DatabaseAddress;
  /** Process id of the postmaster; changes with restart(). */
  readonly pid: number;
  /** The address of a database on this server; without a user that of the superuser. */
  address(database: string, user?: string, password?: string): DatabaseAddress;
  /** The same as a URI with `sslmode=disable`. It holds the password. */
  url(database: string, user?: string, password?: string): string;
  createDatabase(name: string): Promise<DatabaseAddress>;
  /** Ends the server at once and unclean, so that the next start has to recover. */
  crash(): Promise<void>;
  /** Starts it again on the same port, after a clean shutdown if it still runs. */
  restart(): Promise<void>;
  /** Ends the server and removes its folder. May be called twice. */
  stop(): Promise<void>;
}

const DEFAULT_SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  wal_level: "logical",
  max_replication_slots: "32",
  max_wal_senders: "32",
  max_connections: "200",
  // These servers live for minutes and nobody needs them after a power cut.
  fsync: "off",
  full_page_writes: "off",
  // Shared memory in the server's own folder: nothing stays in /dev/shm after a kill.
  dynamic_shared_memory_type: "mmap",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * Starts a new, empty PostgreSQL server on a free port, with logical replication on and a random password.
 * It ends with this process, however that ends.
 * @throws UserError for an unknown major or a folder the server may not enter; EnvironmentError with the end of the server's log when it does not start
 */
export async function startServer(options: StartOptions = {}): Promise<EmbeddedServer> {
  const version = options.version ?? 15;
  const account = serverAccount();
  const progress = options.progress ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const native = await findBinaries(version, account, progress);
  const folder = options.folder ? resolve(options.folder) : await temporaryFolder(account);
  guard(folder);
  try {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
    if (!isReachable(folder, account))
      throw new UserError({
        code: "SERVER_FOLDER_CLOSED",
        what: `An embedded PostgreSQL server cannot live in ${folder}`,
        why: "PostgreSQL refuses to run as root, and the account nobody may not enter that folder",
        remedy: "Choose a folder that everybody may enter, for example below /tmp, or run as another user than root",
      });
    await chmod(folder, 0o700);
    giveTo(account, folder);
    const password = randomBytes(18).toString("base64url");
    await initialise(native, folder, password, account);
    const settings = Object.entries({ ...DEFAULT_SETTINGS, ...options.settings });
    const lines = settings.map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
    await appendFile(join(folder, "data", "postgresql.conf"), lines.join(""));
    const server = new Server(version, native, folder, account, password);
    await server.startOnFreePort();
    return server;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    unguard(folder);
    throw error;
  }
}

async function temporaryFolder(account: Account | undefined): Promise<string> {
  const parent = isReachable(tmpdir(), account) ? tmpdir() : "/tmp";
  return mkdtemp(join(parent, "postgres-to-aurora-"));
}

async function initialise(
  native: string,
  folder: string,
  password: string,
  account: Account | undefined,
): Promise<void> {
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  giveTo(account, passwordFile);
  const type = process.platform === "darwin" ? "UTF-8" : "C.UTF-8";
  const args = ["--pgdata", join(folder, "data"), "--username=postgres", `--pwfile=${passwordFile}`];
  args.push("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", `--lc-ctype=${type}`, "--no-sync");
  const child = spawn(join(native, "bin", "initdb"), args, { ...account, cwd: folder, env: { LC_ALL: "C" } });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const [code] = (await once(child, "close")) as [number | null];
  await rm(passwordFile);
  if (code !== 0) throw startError("initdb failed", output);
}

function startError(what: string, output: string): EnvironmentError {
  return new EnvironmentError({
    code: "POSTGRES_NOT_STARTED",
    what: `An embedded PostgreSQL server did not start: ${what}`,
    why: output.trim().split("\n").slice(-5).join("\n"),
    remedy: "Correct the cause named above and run again",
  });
}

class Server implements EmbeddedServer {
  readonly host = "127.0.0.1";
  port = 0;
  #process: ChildProcess | undefined;
  #stopped = false;

  constructor(
    readonly version: number,
    readonly native: string,
    readonly folder: string,
    readonly account: Account | undefined,
    readonly password: string,
  ) {}

  get superuser(): DatabaseAddress {
    return this.address("postgres");
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  address(database: string, user = "postgres", password = this.password): DatabaseAddress {
    return { host: this.host, port: this.port, database, user, password: new Secret(password), tls: "disable" };
  }

  url(database: string, user = "postgres", password = this.password): string {
    const [name, who, secret] = [database, user, password].map(encodeURIComponent);
    return `postgresql://${who}:${secret}@${this.host}:${this.port}/${name}?sslmode=disable`;
  }

  async createDatabase(name: string): Promise<DatabaseAddress> {
    await withClient(this.superuser, {}, (client) => client.query(`CREATE DATABASE ${quoteIdentifier(name)}`));
    return this.address(name);
  }

  async crash(): Promise<void> {
    await this.#end("SIGQUIT");
  }

  async restart(): Promise<void> {
    await this.#end("SIGINT");
    await this.#start();
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    await this.#end("SIGQUIT");
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
    unguard(this.folder);
  }

  async startOnFreePort(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.port = await freePort();
      try {
        return await this.#start();
      } catch (error) {
        // Somebody took the port since we looked.
        if (attempt === 5 || !/Address already in use/.test(String(error))) throw error;
      }
    }
  }

  async #start(): Promise<void> {
    const data = join(this.folder, "data");
    const logPath = join(this.folder, "server.log");
    const log = await open(logPath, "w");
    // A session of its own, so that Ctrl-C in a terminal does not end the server before those who use it.
    const child = spawn(join(this.native, "bin", "postgres"), ["-D", data, "-p", String(this.port)], {
      ...this.account,
      cwd: data,
      env: { LC_ALL: "C" },
      stdio: ["ignore", log.fd, log.fd],
      detached: true,
    });
    child.unref();
    let ended: string | undefined;
    child.once("error", (error) => {
      ended = error.message;
    });
    child.once("exit", (code, signal) => {
      ended ??= `it ended with ${signal ?? `exit code ${code}`}`;
    });
    await log.close();
    this.#process = child;
    const deadline = Date.now() + 60_000;
    while (!(await isReady(join(data, "postmaster.pid"), child.pid))) {
      if (ended === undefined && Date.now() < deadline) await sleep(10);
      else {
        await this.#end("SIGQUIT");
        throw startError(ended ?? "it was not ready after 60 s", await readFile(logPath, "utf8"));
      }
    }
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.ref();
    child.kill(signal);
    // A clean shutdown waits for replication clients, which may never leave.
    const impatient = setTimeout(() => child.kill("SIGQUIT"), 10_000);
    const merciless = setTimeout(() => child.kill("SIGKILL"), 15_000);
    await gone;
    clearTimeout(impatient);
    clearTimeout(merciless);
  }
}

/** The postmaster writes its state into the eighth line of its lock file; pg_ctl waits for the same word. */
async function isReady(lockFile: string, pid: number | undefined): Promise<boolean> {
  if (!existsSync(lockFile)) return false;
  const lines = (await readFile(lockFile, "utf8").catch(() => "")).split("\n");
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
}
