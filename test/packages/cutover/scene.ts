import { systemClock } from "@postgres-to-aurora/action-kit";
import { type CutoverPlan, type ForwardTask, fullRowCheck, type Ports } from "@postgres-to-aurora/cutover";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import {
  type Client,
  connect,
  type DatabaseAddress,
  quoteIdentifier,
  quoteLiteral,
  withClient,
} from "@postgres-to-aurora/postgres";
import { startTestServers } from "@postgres-to-aurora/test-kit";
import { collecting, subscriptionTask } from "./stand-ins.js";

export const MIGRATION = "shop";

/** What the application in these tests works with: every kind of thing the guard has to stand on. */
const SCHEMA = `
CREATE SCHEMA app;
CREATE TABLE app.operation (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, writer int NOT NULL, n int NOT NULL, amount numeric(12,2));
CREATE TABLE app.account (id int PRIMARY KEY, balance numeric(14,2) NOT NULL DEFAULT 0);
CREATE TABLE app.event (at date NOT NULL, n int NOT NULL, PRIMARY KEY (at, n)) PARTITION BY RANGE (at);
CREATE TABLE app.event_1 PARTITION OF app.event FOR VALUES FROM ('2026-01-01') TO ('2026-07-01');
CREATE TABLE app.event_2 PARTITION OF app.event FOR VALUES FROM ('2026-07-01') TO ('2027-01-01');
CREATE SEQUENCE app.ticket AS int;
CREATE SEQUENCE app.never_called START 7;
CREATE SEQUENCE app.down INCREMENT -2 MINVALUE -1000 MAXVALUE 10 START 10;
CREATE SEQUENCE app.round MINVALUE 1 MAXVALUE 3 CYCLE;
CREATE SEQUENCE app.at_the_end AS int;
CREATE SCHEMA migration_ctl;
CREATE TABLE migration_ctl.marker (task text PRIMARY KEY, token text, n bigint NOT NULL DEFAULT 0, at timestamptz NOT NULL DEFAULT clock_timestamp());
`;

const ROWS = `
INSERT INTO migration_ctl.marker (task) VALUES ('${MIGRATION}');
INSERT INTO app.account SELECT g, 100 FROM generate_series(1, 50) g;
INSERT INTO app.event SELECT '2026-01-01'::date + g, g FROM generate_series(0, 300) g;
INSERT INTO app.operation (writer, n, amount) SELECT 0, g, g FROM generate_series(1, 2000) g;
SELECT setval('app.ticket', 41), setval('app.down', -6), setval('app.round', 2), setval('app.at_the_end', 2147483647);
`;

/** A source and a target that replicate, with an application user on both. */
export interface Scene {
  source: DatabaseAddress;
  target: DatabaseAddress;
  appSource: DatabaseAddress;
  appTarget: DatabaseAddress;
  forward: ForwardTask;
  plan(changes?: Partial<CutoverPlan>): CutoverPlan;
  ports(changes?: Partial<Ports>): Ports & { log: string[] };
}

/** Starts source and target; one subscription per scene stays behind and needs its worker. */
export function startServers(): ReturnType<typeof startTestServers> {
  const settings = {
    max_logical_replication_workers: "40",
    max_worker_processes: "50",
    wal_retrieve_retry_interval: "100ms",
  };
  return startTestServers({ source: { settings: { max_prepared_transactions: "5" } }, target: { settings } });
}

/** Makes a new pair of databases; a subscription stands in for the task of DMS. */
export async function setScene(
  servers: { source: EmbeddedServer; target: EmbeddedServer },
  name: string,
): Promise<Scene> {
  const source = await servers.source.createDatabase(name);
  const target = await servers.target.createDatabase(name);
  for (const address of [source, target])
    await withClient(address, {}, async (client) => {
      await client.query(SCHEMA);
      await client.query(`DO $$BEGIN CREATE ROLE app LOGIN PASSWORD 'app-secret'; EXCEPTION WHEN duplicate_object THEN NULL; END$$;
        GRANT USAGE ON SCHEMA app TO app; GRANT ALL ON ALL TABLES IN SCHEMA app TO app; GRANT ALL ON ALL SEQUENCES IN SCHEMA app TO app`);
    });
  await withClient(source, {}, async (client) => {
    await client.query(
      "CREATE PUBLICATION moving FOR TABLE app.operation, app.account, app.event_1, app.event_2, migration_ctl.marker",
    );
    await client.query("SELECT pg_create_logical_replication_slot($1, 'pgoutput')", [`sub_${name}`]);
    await client.query(ROWS);
  });
  await withClient(target, {}, async (client) => {
    const connection = `host=${source.host} port=${source.port} user=${source.user} password=${source.password.reveal()} dbname=${source.database}`;
    await client.query(
      `CREATE SUBSCRIPTION ${quoteIdentifier(`sub_${name}`)} CONNECTION ${quoteLiteral(connection)} PUBLICATION moving
         WITH (create_slot = false, copy_data = false)`,
    );
    await until(async () => (await client.query("SELECT FROM app.operation")).rowCount === 2000);
  });
  const forward = subscriptionTask(target, `sub_${name}`);
  return {
    source,
    target,
    appSource: servers.source.address(name, "app", "app-secret"),
    appTarget: servers.target.address(name, "app", "app-secret"),
    forward,
    plan: (changes = {}) => ({
      migration: MIGRATION,
      source,
      target,
      actor: "test",
      scope: { schemas: [], excluded: [] },
      exemptUsers: [],
      leaseTtl: 30_000,
      grace: 300,
      drainTimeout: 20_000,
      freezeLimit: 60_000,
      dryRun: false,
      ...changes,
    }),
    ports: (changes = {}) => {
      const log: string[] = [];
      return {
        clock: systemClock,
        forward,
        rowCheck: fullRowCheck({ source, target, scope: { schemas: [], excluded: [] } }),
        switchTo: async () => {},
        observer: collecting(log),
        log,
        ...changes,
      };
    },
  };
}

/** Whether the application can write into a database. */
export async function isWritable(address: DatabaseAddress): Promise<boolean> {
  return withClient(address, {}, async (client) => {
    try {
      await client.query("BEGIN");
      await client.query("UPDATE app.account SET balance = balance WHERE id = 1");
      await client.query("INSERT INTO app.event_2 VALUES ('2026-12-31', 9999)");
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === "25006") return false;
      throw error;
    } finally {
      await client.query("ROLLBACK");
    }
  });
}

/** Rows of a query on one side. */
export async function ask(address: DatabaseAddress, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(address, {}, async (client) => (await client.query(sql)).rows);
}

/** The journal's steps that are done, in order. */
export async function journalOf(scene: Scene): Promise<string[]> {
  const rows = await ask(scene.target, "SELECT step FROM migration_ctl.journal WHERE phase = 'done' ORDER BY seq");
  return rows.map(({ step }) => step as string);
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await systemClock.sleep(20);
}

/** Writers that keep committing, reconnect when cut off, and remember every acknowledged commit. */
export class Writers {
  readonly acknowledged = new Set<string>();
  /** Where they connect to; the switch changes it. */
  address: DatabaseAddress;
  #stopped = false;
  #loops: Promise<void>[];

  constructor(address: DatabaseAddress, count: number) {
    this.address = address;
    this.#loops = Array.from({ length: count }, (_, index) => this.#write(index + 1));
  }

  async #write(writer: number): Promise<void> {
    let client: Client | undefined;
    let n = 0;
    while (!this.#stopped) {
      try {
        client ??= await connect(this.address);
        n++;
        await client.query("BEGIN");
        await client.query("INSERT INTO app.operation (writer, n, amount) VALUES ($1, $2, 1)", [writer, n]);
        await client.query("UPDATE app.account SET balance = balance + 1 WHERE id = $1", [1 + (n % 50)]);
        await client.query("COMMIT");
        this.acknowledged.add(`${writer}:${n}`);
        await systemClock.sleep(2);
      } catch {
        await client?.end().catch(() => {});
        client = undefined;
        await systemClock.sleep(20);
      }
    }
    await client?.end();
  }

  /** Resolves when so many more commits were acknowledged. */
  async acknowledge(more: number): Promise<void> {
    const wanted = this.acknowledged.size + more;
    await until(async () => this.acknowledged.size >= wanted);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#loops);
  }

  /** Compares what was acknowledged with what a database holds. */
  async reconcile(address: DatabaseAddress): Promise<{ lost: string[]; doubled: string[] }> {
    const rows = await ask(
      address,
      "SELECT writer || ':' || n AS key, count(*)::int AS times FROM app.operation WHERE writer > 0 GROUP BY 1",
    );
    const held = new Map(rows.map(({ key, times }) => [key as string, times as number]));
    return {
      lost: [...this.acknowledged].filter((key) => !held.has(key)),
      doubled: [...held].filter(([, times]) => times > 1).map(([key]) => key),
    };
  }
}
