import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { KnownError } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import type { Phase } from "@postgres-to-aurora/schema";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { dumpDefinitions, runApply } from "./in-process.js";
import { writeTestBundle } from "./prepare.js";

const TABLES = ["a", "b", "c"];

const BEFORE = `
  CREATE TABLE public.seen (what text);
  CREATE TABLE public.r (id int PRIMARY KEY, n int); INSERT INTO public.r SELECT g, g FROM pg_catalog.generate_series(1, 5000) g;
  CREATE TABLE public.p (id int NOT NULL, k int) PARTITION BY RANGE (id);
  CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (2500);
  CREATE TABLE public.p2 PARTITION OF public.p FOR VALUES FROM (2500) TO (9999);
  INSERT INTO public.p SELECT id, n FROM public.r;
  CREATE MATERIALIZED VIEW public.m AS SELECT pg_catalog.count(*) FROM public.r WITH NO DATA;
  CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  ${TABLES.map((t) => `CREATE TABLE public.${t} (id int, n int, t text); INSERT INTO public.${t} SELECT id, n, pg_catalog.md5(n::text) FROM public.r;`).join("\n")}`;

const POST_LOAD = `
  SET client_min_messages = warning;
  ${TABLES.map(
    (t) => `
    ALTER TABLE ONLY public.${t} ADD CONSTRAINT ${t}_check CHECK (id > 0);
    ALTER TABLE ONLY public.${t} ADD CONSTRAINT ${t}_key UNIQUE (n);
    COMMENT ON CONSTRAINT ${t}_key ON public.${t} IS 'key';
    CREATE INDEX ${t}_t ON public.${t} (t);
    COMMENT ON INDEX public.${t}_t IS 'text';
    CREATE INDEX ${t}_tn ON public.${t} (t, n);
    ALTER TABLE public.${t} CLUSTER ON ${t}_tn;`,
  ).join("\n")}
  CREATE INDEX p_k ON ONLY public.p (k); CREATE INDEX p1_k ON public.p1 (k); CREATE INDEX p2_k ON public.p2 (k);
  ALTER INDEX public.p_k ATTACH PARTITION public.p1_k; ALTER INDEX public.p_k ATTACH PARTITION public.p2_k;
  CREATE INDEX p_id ON public.p (id);
  CREATE STATISTICS public.s ON id, n FROM public.a;
  INSERT INTO public.seen VALUES ('post-load');
  CREATE TRIGGER g AFTER INSERT ON public.a FOR EACH ROW EXECUTE FUNCTION public.f();
  CREATE INDEX CONCURRENTLY a_slow ON public.a (id);
  ${TABLES.map(
    (t) => `
    ALTER TABLE ONLY public.${t} ADD CONSTRAINT ${t}_fk FOREIGN KEY (id) REFERENCES public.r(id);
    ALTER TABLE public.${t} ALTER COLUMN t SET NOT NULL;
    COMMENT ON CONSTRAINT ${t}_fk ON public.${t} IS 'points';`,
  ).join("\n")}
  ALTER TABLE public.p ADD CONSTRAINT p_fk FOREIGN KEY (id) REFERENCES public.r(id);
  CREATE UNIQUE INDEX m_count ON public.m (count);
  REFRESH MATERIALIZED VIEW public.m;
  CREATE TYPE public.mood AS ENUM ('sad');
  ALTER TYPE public.mood ADD VALUE 'glad';
  ALTER TABLE public.a ADD COLUMN mood public.mood DEFAULT 'glad';`;

const POST_CUTOVER = `
  INSERT INTO public.seen VALUES ('before');
  CREATE INDEX a_id ON public.a (id);
  REFRESH MATERIALIZED VIEW public.m;
  INSERT INTO public.seen VALUES ('between');
  CREATE INDEX CONCURRENTLY b_id ON public.b (id);
  DROP INDEX CONCURRENTLY public.b_id;
  CREATE INDEX c_id ON public.c (id);
  INSERT INTO public.seen VALUES ('after');`;

const sql: Partial<Record<Phase, string>> = { "post-load": POST_LOAD, "post-cutover": POST_CUTOVER };
const PHASES = ["post-load", "post-cutover"] as const;

let server: EmbeddedServer;
let workspace: string;
/** By phase: a database as it must be in the end, and how long an undisturbed run takes. */
const reference = {} as Record<Phase, { definitions: string; rows: unknown; milliseconds: number }>;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  workspace = await tempFolder();
  await writeTestBundle(workspace, sql);
  await withClient(await server.createDatabase("before_post-load"), {}, (client) => client.query(BEFORE));
  for (const phase of PHASES) {
    const address = await copy(`before_${phase}`);
    const since = Date.now();
    expect(await runApply(server.url(address.database), phase, { workers: 3 }, { workspace })).toMatchObject({
      verdict: "pass",
    });
    reference[phase] = { milliseconds: Date.now() - since, ...(await stateOf(address)) };
    // The next phase begins where this one ended.
    if (phase === "post-load")
      await withClient(server.superuser, {}, (client) =>
        client.query(`CREATE DATABASE "before_post-cutover" TEMPLATE "${address.database}"`),
      );
  }
});

async function copy(template: string): Promise<DatabaseAddress> {
  const name = `copy${++count}`;
  await withClient(server.superuser, {}, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE "${template}"`));
  return server.address(name);
}

/** What must be equal in the end: definitions, rows, and a journal that holds finished phases only. */
async function stateOf(address: DatabaseAddress) {
  const rows = await withClient(address, {}, async (client) => {
    const results = await client.query({
      text: `SELECT what, pg_catalog.count(*) FROM public.seen GROUP BY 1 ORDER BY 1;
             SELECT count FROM public.m;
             SELECT indexrelid::pg_catalog.regclass::text FROM pg_catalog.pg_index WHERE NOT indisvalid;
             SELECT phase, statements, finished FROM migration_ctl.applied_phase ORDER BY 1;
             SELECT pg_catalog.count(*) FROM migration_ctl.applied_statement`,
      rowMode: "array",
    });
    return [results].flat().map((result) => result.rows);
  });
  return { definitions: dumpDefinitions(address), rows };
}

/** Runs until nothing is left to do. Sessions of a killed run may need a moment to end. */
async function finish(address: DatabaseAddress, phase: Phase): Promise<void> {
  for (;;)
    try {
      const ran = await runApply(server.url(address.database), phase, { workers: 3 }, { workspace });
      expect(ran.verdict).toBe("pass");
      break;
    } catch (error) {
      expect(error).toMatchObject({ code: "ALREADY_RUNNING" });
      await delay(50);
    }
  const { definitions, rows } = await stateOf(address);
  expect(rows).toEqual(reference[phase].rows);
  expect(definitions).toBe(reference[phase].definitions);
}

/** Runs again and again while a refusal is met; gives their number. */
async function runUntilDone(address: DatabaseAddress, phase: Phase): Promise<number> {
  for (let failures = 0; failures < 500; failures++) {
    const result = await runApply(server.url(address.database), phase, { workers: 1 }, { workspace }).catch(
      (error: unknown) => error as Error,
    );
    if (!(result instanceof Error)) return failures;
    expect(result.message).toContain("refused once");
  }
  throw new Error("It gets no further");
}

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
process.stderr.write(`interrupted.test: SEED=${seed}\n`);

/** Numbers from 0 to 1 that the seed decides (mulberry32). */
function randomNumbers(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function killed(address: DatabaseAddress, phase: Phase, after: number): Promise<void> {
  const program = join(import.meta.dirname, "apply-child.js");
  const child = spawn(process.execPath, [program, server.url(address.database), phase, workspace], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const closed = once(child, "close");
  await Promise.race([once(child.stdout, "data"), closed]);
  await delay(after);
  child.kill("SIGKILL");
  await closed;
}

describe.each(PHASES)("%s goes on after", (phase) => {
  test("the process was killed, at any moment", async () => {
    const random = randomNumbers(seed);
    for (let round = 0; round < 5; round++) {
      const address = await copy(`before_${phase}`);
      for (let kill = 0; kill < 3; kill++) await killed(address, phase, random() * reference[phase].milliseconds);
      await finish(address, phase);
    }
  });

  test("one of its sessions was ended by the server, at any moment", async () => {
    const random = randomNumbers(seed + 1);
    for (let round = 0; round < 5; round++) {
      const address = await copy(`before_${phase}`);
      for (let kill = 0; kill < 3; kill++) {
        const running = runApply(server.url(address.database), phase, { workers: 3 }, { workspace }).catch(
          (error: unknown) => error,
        );
        await delay(random() * reference[phase].milliseconds);
        await withClient(server.superuser, {}, async (client) => {
          const { rows } = await client.query(
            "SELECT pid FROM pg_catalog.pg_stat_activity WHERE datname = $1 AND application_name LIKE 'postgres-to-aurora%' ORDER BY pid",
            [address.database],
          );
          const pid = rows[Math.floor(random() * rows.length)]?.pid;
          if (pid !== undefined) await client.query("SELECT pg_catalog.pg_terminate_backend($1)", [pid]);
        });
        const result = await running;
        // Whatever the moment was, the message is one for people.
        if (result instanceof Error) expect(result).toBeInstanceOf(KnownError);
      }
      await finish(address, phase);
    }
  });

  test("each single one of its statements failed once", async () => {
    const address = await copy(`before_${phase}`);
    // Sequences are not rolled back, so they remember what has failed: each statement is refused when it first comes.
    await withClient(address, {}, (client) =>
      client.query(`CREATE SCHEMA chaos;
        ${Array.from({ length: 256 }, (_, n) => `CREATE SEQUENCE chaos.s${n};`).join(" ")}
        CREATE FUNCTION chaos.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF pg_catalog.nextval(('chaos.s' || (pg_catalog.hashtext(pg_catalog.current_query()) & 255))::pg_catalog.regclass) = 1
            THEN RAISE 'refused once'; END IF;
          END $$;
        CREATE EVENT TRIGGER chaos ON ddl_command_start EXECUTE FUNCTION chaos.refuse()`),
    );
    const failures = await runUntilDone(address, phase);
    expect(failures).toBeGreaterThan(phase === "post-load" ? 40 : 3);
    await withClient(address, {}, (client) => client.query("DROP EVENT TRIGGER chaos; DROP SCHEMA chaos CASCADE"));
    await finish(address, phase);
  });

  test("each single entry in its journal failed once: a statement and its entry come and go together", async () => {
    const address = await copy(`before_${phase}`);
    await withClient(address, {}, (client) =>
      client.query(`CREATE SCHEMA IF NOT EXISTS migration_ctl;
        CREATE TABLE IF NOT EXISTS migration_ctl.applied_statement (migration text, phase text, sha256 text, index int,
          finished bool, applied_at timestamptz DEFAULT pg_catalog.now(), PRIMARY KEY (migration, phase, sha256, index));
        CREATE SCHEMA chaos;
        ${Array.from({ length: 200 }, (_, n) => `CREATE SEQUENCE chaos.s${n};`).join(" ")}
        CREATE FUNCTION chaos.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF pg_catalog.nextval(('chaos.s' || NEW.index * 2 + NEW.finished::int)::pg_catalog.regclass) = 1
            THEN RAISE 'refused once'; END IF;
            RETURN NEW;
          END $$;
        CREATE TRIGGER chaos BEFORE INSERT ON migration_ctl.applied_statement FOR EACH ROW EXECUTE FUNCTION chaos.refuse()`),
    );
    const failures = await runUntilDone(address, phase);
    expect(failures).toBeGreaterThan(phase === "post-load" ? 40 : 5);
    await withClient(address, {}, (client) =>
      client.query("DROP TRIGGER chaos ON migration_ctl.applied_statement; DROP SCHEMA chaos CASCADE"),
    );
    await finish(address, phase);
  });
});
