import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { CancelledError } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { prepareTarget } from "./prepare.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

/** Comes back only when two sessions are in it at the same time. */
const MEET = `CREATE FUNCTION public.meet(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE here int;
  BEGIN
    PERFORM pg_catalog.pg_advisory_lock_shared(4711);
    FOR i IN 1..2000 LOOP
      SELECT pg_catalog.count(*) INTO here FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database());
      IF here >= 2 THEN
        -- Held until the session ends or the other one has seen it as well.
        PERFORM pg_catalog.pg_sleep(0.1);
        RETURN 1;
      END IF;
      PERFORM pg_catalog.pg_sleep(0.01);
    END LOOP;
    RAISE 'nobody came';
  END $$;
  CREATE TABLE public.a (id int); INSERT INTO public.a VALUES (1);
  CREATE TABLE public.b (id int); INSERT INTO public.b VALUES (1);`;

/** While the test holds advisory lock 1, whoever looks at a row waits; but for sessions that say otherwise. */
const GATE = `CREATE FUNCTION public.gate(int) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$
  BEGIN
    IF pg_catalog.current_setting('test.free', true) IS DISTINCT FROM 'yes' THEN
      PERFORM pg_catalog.pg_advisory_lock_shared(1);
      PERFORM pg_catalog.pg_advisory_unlock_shared(1);
    END IF;
    RETURN true;
  END $$;
  CREATE TABLE public.a (id int); INSERT INTO public.a VALUES (1);`;

const CONSTRAINTS = `SELECT conrelid::pg_catalog.regclass::pg_catalog.text || ' ' || conname || ' ' || convalidated
  FROM pg_catalog.pg_constraint WHERE connamespace = 'public'::pg_catalog.regnamespace ORDER BY 1`;
const DEFINITIONS = `SELECT pg_catalog.pg_get_constraintdef(oid) FROM pg_catalog.pg_constraint WHERE connamespace = 'public'::pg_catalog.regnamespace ORDER BY 1;
  SELECT pg_catalog.pg_get_indexdef(indexrelid) || indisvalid || indisreplident || (SELECT pg_catalog.count(*) FROM pg_catalog.pg_inherits WHERE inhrelid = indexrelid)
    FROM pg_catalog.pg_index JOIN pg_catalog.pg_class c ON c.oid = indrelid WHERE relnamespace = 'public'::pg_catalog.regnamespace ORDER BY 1`;
const NOT_NULL =
  "SELECT attrelid::pg_catalog.regclass::pg_catalog.text || '.' || attname FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_class c ON c.oid = attrelid WHERE relnamespace = 'public'::pg_catalog.regnamespace AND relkind IN ('r', 'p') AND attnotnull AND attnum > 0 ORDER BY 1";

describe("several sessions work at the same time", () => {
  test.each([
    [
      "indexes of two tables",
      "CREATE INDEX i ON public.a (public.meet(id)); CREATE INDEX j ON public.b (public.meet(id));",
    ],
    [
      "indexes of one table",
      "CREATE INDEX i ON public.a (public.meet(id)); CREATE INDEX j ON public.a (public.meet(id));",
    ],
    [
      "keys of two tables, with comments between",
      "ALTER TABLE public.a ADD CONSTRAINT i EXCLUDE (public.meet(id) WITH =); COMMENT ON CONSTRAINT i ON public.a IS 'x'; ALTER TABLE public.b ADD CONSTRAINT j EXCLUDE (public.meet(id) WITH =);",
    ],
    [
      "checks of two tables",
      "ALTER TABLE public.a ADD CONSTRAINT i CHECK (public.meet(id) = 1); ALTER TABLE public.b ADD CONSTRAINT j CHECK (public.meet(id) = 1);",
    ],
  ])("%s", async (_name, sql) => {
    const { apply } = await prepareTarget(server, { "post-load": sql }, MEET);
    const ran = await apply("post-load", { workers: 2 });
    expect(ran).toMatchObject({ verdict: "pass" });
    const stages = ran.sections.find(({ title }) => title === "Stages");
    expect(stages).toMatchObject({ rows: expect.arrayContaining([expect.arrayContaining([2])]) });
  });

  test("with one worker one after the other", async () => {
    const { apply } = await prepareTarget(
      server,
      { "post-load": "CREATE INDEX i ON public.a (public.meet(id)); CREATE INDEX j ON public.b (public.meet(id));" },
      MEET.replace("1..2000", "1..20"),
    );
    await expect(apply("post-load", { workers: 1 })).rejects.toThrow("nobody came");
  });

  test("a key and an index of one table wait for each other without a lock", async () => {
    const { apply, ask } = await prepareTarget(
      server,
      {
        "post-load":
          "ALTER TABLE public.a ADD CONSTRAINT u EXCLUDE (public.slow(id) WITH =); CREATE INDEX i ON public.a (id);",
      },
      `CREATE FUNCTION public.slow(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN PERFORM pg_catalog.pg_sleep(1.5); RETURN $1; END';
       CREATE TABLE public.a (id int); INSERT INTO public.a VALUES (1)`,
    );
    // A wait for the lock of a neighbour would be over after a second.
    expect(await apply("post-load", { workers: 2, lockTimeout: 1_000 })).toMatchObject({ verdict: "pass" });
    expect(await ask("SELECT relname FROM pg_catalog.pg_class WHERE relname IN ('i', 'u') ORDER BY 1")).toEqual([
      "i",
      "u",
    ]);
  });

  test("what is at work when another statement fails comes to its end and stays", async () => {
    const { apply, ask } = await prepareTarget(
      server,
      {
        "post-load":
          "CREATE UNIQUE INDEX bad ON public.a (id); CREATE INDEX good ON public.b (public.after_failure(id)); CREATE INDEX later ON public.b (id);",
      },
      `CREATE TABLE public.a (id int); INSERT INTO public.a VALUES (1), (1);
       CREATE TABLE public.b (id int); INSERT INTO public.b VALUES (1);
       CREATE FUNCTION public.after_failure(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM pg_catalog.pg_sleep(0.5); RETURN 1; END $$`,
    );
    const lines: string[] = [];
    const failed = apply("post-load", { workers: 2 }, { onLog: (line) => lines.push(line) });
    await expect(failed).rejects.toThrow(
      /could not create unique index "bad".*\n.*\n.*\n 1 of 3 statements stay applied/,
    );
    expect(lines.join("\n")).toContain("1 more at work may finish first");
    expect(await ask("SELECT relname FROM pg_catalog.pg_class WHERE relname IN ('bad', 'good', 'later')")).toEqual([
      "good",
    ]);
    await ask("DELETE FROM public.a");
    expect(await apply("post-load")).toMatchObject({ outputs: { status: "applied", statements: 2 } });
  });
});

test("cancelled, all sessions stop and the journal says what stays", async () => {
  const { apply, ask } = await prepareTarget(
    server,
    {
      "post-load":
        "CREATE INDEX done ON public.a (id); CREATE VIEW public.v AS SELECT 1; CREATE INDEX i ON public.a (public.sleep(id)); CREATE INDEX j ON public.b (public.sleep(id));",
    },
    `CREATE FUNCTION public.sleep(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN PERFORM pg_catalog.pg_sleep(600); RETURN 1; END';
     CREATE TABLE public.a (id int); INSERT INTO public.a VALUES (1); CREATE TABLE public.b (id int); INSERT INTO public.b VALUES (1)`,
  );
  const abort = new AbortController();
  const running = apply("post-load", { workers: 2 }, { signal: abort.signal });
  const building =
    "SELECT query FROM pg_catalog.pg_stat_activity WHERE state = 'active' AND query LIKE 'CREATE INDEX%sleep%' AND datname = pg_catalog.current_database()";
  while ((await ask(building)).length < 2) await delay(20);
  abort.abort(new CancelledError("SIGTERM"));
  await expect(running).rejects.toMatchObject({ code: "CANCELLED" });
  expect(await ask(building)).toEqual([]);
  expect(
    await ask("SELECT relname FROM pg_catalog.pg_class WHERE relname IN ('done', 'v', 'i', 'j') ORDER BY 1"),
  ).toEqual(["done", "v"]);
  expect(await ask("SELECT index, finished FROM migration_ctl.applied_statement ORDER BY 1")).toEqual([
    0,
    true,
    1,
    true,
  ]);
  expect(await ask("SELECT finished FROM migration_ctl.applied_phase")).toEqual([false]);
});

describe("reads and writes go on while rows are checked", () => {
  const waiting =
    "SELECT 1 FROM pg_catalog.pg_stat_activity WHERE state = 'active' AND query LIKE '%VALIDATE CONSTRAINT%' AND wait_event_type = 'Lock' AND pid <> pg_catalog.pg_backend_pid()";

  test.each([
    ["CHECK", "ALTER TABLE public.a ADD CONSTRAINT c CHECK (public.gate(id));"],
    [
      "NOT NULL",
      "ALTER TABLE public.a ADD CONSTRAINT c CHECK (public.gate(id)); ALTER TABLE public.a ALTER COLUMN id SET NOT NULL;",
    ],
  ])("%s", async (_kind, sql) => {
    const { address, apply, ask } = await prepareTarget(server, { "post-load": sql }, GATE);
    await withClient(address, {}, async (holder) => {
      await holder.query("SELECT pg_catalog.pg_advisory_lock(1)");
      const running = apply("post-load");
      while ((await ask(waiting)).length === 0) await delay(20);
      expect(
        await ask("SET test.free = 'yes'; SET lock_timeout = 1000; INSERT INTO public.a VALUES (2) RETURNING id"),
      ).toEqual([2]);
      await holder.query("SELECT pg_catalog.pg_advisory_unlock(1)");
      expect(await running).toMatchObject({ verdict: "pass" });
    });
    expect(await ask(CONSTRAINTS)).toEqual(["public.a c true"]);
  });

  test("FOREIGN KEY, also when an earlier run got no further than adding it", async () => {
    const { address, apply, ask } = await prepareTarget(
      server,
      { "post-load": "ALTER TABLE public.a ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES public.r;" },
      "CREATE TABLE public.r (id int PRIMARY KEY); INSERT INTO public.r VALUES (1), (2); CREATE TABLE public.a (id int); INSERT INTO public.a VALUES (1), (3)",
    );
    const error = (await apply("post-load").catch((caught: unknown) => caught)) as Error;
    expect(error.message).toMatch(/^post-load\.sql:1:1: insert or update on table "a" violates foreign key/);
    expect(await ask(CONSTRAINTS)).toEqual(["public.a f false", "public.r r_pkey true"]);
    await ask("DELETE FROM public.a WHERE id = 3");
    await withClient(address, {}, async (holder) => {
      await holder.query("BEGIN; LOCK TABLE public.r IN EXCLUSIVE MODE");
      const running = apply("post-load");
      while ((await ask(waiting)).length === 0) await delay(20);
      // As replication writes, which looks at no foreign keys.
      const insert =
        "SET session_replication_role = replica; SET lock_timeout = 1000; INSERT INTO public.a VALUES (2) RETURNING id";
      expect(await ask(insert)).toEqual([2]);
      await holder.query("COMMIT");
      expect(await running).toMatchObject({ verdict: "pass", outputs: { statements: 1 } });
    });
    expect(await ask(CONSTRAINTS)).toEqual(["public.a f true", "public.r r_pkey true"]);
  });
});

describe("constraints are in the end what the statements say", () => {
  const SETUP = `
    CREATE TABLE public.r (id int PRIMARY KEY, n int); INSERT INTO public.r VALUES (1, 1);
    CREATE TABLE public.a (id int, n int); INSERT INTO public.a VALUES (1, 1);
    CREATE TABLE public.p (id int, k int) PARTITION BY RANGE (k);
    CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (10);
    CREATE TABLE public.p2 PARTITION OF public.p FOR VALUES FROM (10) TO (20);
    CREATE TABLE public.parent (id int); CREATE TABLE public.heir () INHERITS (public.parent);
    INSERT INTO public.p VALUES (1, 1), (1, 11); INSERT INTO public.parent VALUES (1); INSERT INTO public.heir VALUES (1);
    CREATE TABLE public.q (id int, k int, PRIMARY KEY (id, k)) PARTITION BY RANGE (k);
    CREATE TABLE public.q1 PARTITION OF public.q FOR VALUES FROM (0) TO (10); INSERT INTO public.q VALUES (1, 1);`;
  const SQL = `
    ALTER TABLE ONLY public.a ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES public.r DEFERRABLE INITIALLY DEFERRED;
    ALTER TABLE ONLY public.a ADD CONSTRAINT f_later FOREIGN KEY (id) REFERENCES public.r ON DELETE SET NULL NOT VALID;
    ALTER TABLE public.p ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES public.r;
    ALTER TABLE ONLY public.a ADD CONSTRAINT f_parts FOREIGN KEY (id, n) REFERENCES public.q(id, k);
    ALTER TABLE public.a ADD CONSTRAINT c CHECK (n > 0) -- why
    ;
    ALTER TABLE public.a ADD CONSTRAINT c_later CHECK (n > 1) NOT VALID;
    ALTER TABLE ONLY public.a ADD CONSTRAINT c_own CHECK (n > 0) NO INHERIT;
    ALTER TABLE public.p ADD CONSTRAINT c CHECK (k >= 0);
    ALTER TABLE public.parent ADD CONSTRAINT c CHECK (id > 0);
    ALTER TABLE ONLY public.parent ADD CONSTRAINT c_own CHECK (id > 0) NO INHERIT;
    ALTER TABLE public.a ALTER COLUMN id SET NOT NULL;
    ALTER TABLE public.a ALTER n SET NOT NULL;
    ALTER TABLE public.p ALTER COLUMN id SET NOT NULL;
    ALTER TABLE public.parent ALTER COLUMN id SET NOT NULL;
    CREATE INDEX p_id ON public.p (id);
    CREATE INDEX p1_k ON public.p1 (k);
    CREATE INDEX p_k ON ONLY public.p (k);
    CREATE INDEX p2_k ON public.p2 (k);
    ALTER INDEX public.p_k ATTACH PARTITION public.p1_k;
    ALTER INDEX public.p_k ATTACH PARTITION public.p2_k;
    ALTER TABLE ONLY public.p ADD CONSTRAINT u UNIQUE (id, k);
    ALTER TABLE ONLY public.p1 ADD CONSTRAINT u1 UNIQUE (id, k);
    ALTER TABLE ONLY public.p2 ADD CONSTRAINT u2 UNIQUE (id, k);
    ALTER INDEX public.u ATTACH PARTITION public.u1;
    ALTER INDEX public.u ATTACH PARTITION public.u2;
    ALTER TABLE public.a ADD CONSTRAINT f_unique FOREIGN KEY (id, n) REFERENCES public.p (id, k);
    ALTER TABLE public.a REPLICA IDENTITY USING INDEX a_n;
    CREATE UNIQUE INDEX a_n ON public.a (n);`;

  test.each([14, 18])("the same as run one after the other, on PostgreSQL %d", async (version) => {
    const own = await startTestServer({ version });
    const { apply, ask } = await prepareTarget(own, { "post-load": SQL }, SETUP);
    expect(await apply("post-load", { workers: 4 })).toMatchObject({ verdict: "pass" });
    // The last two swapped, which only a plain run needs.
    const plain = SQL.replace(/(ALTER TABLE public\.a REPLICA[^;]*;)\s*(CREATE UNIQUE[^;]*;)/, "$2 $1");
    const other = await prepareTarget(own, {}, SETUP + plain);
    expect(await ask(CONSTRAINTS)).toEqual(await other.ask(CONSTRAINTS));
    expect(await ask(CONSTRAINTS)).toEqual(expect.arrayContaining(["public.a f true", "public.a f_later false"]));
    expect(await ask(NOT_NULL)).toEqual(await other.ask(NOT_NULL));
    expect(await ask(DEFINITIONS)).toEqual(await other.ask(DEFINITIONS));
  });

  test("SET NOT NULL reads no rows while it keeps others out", async () => {
    const { apply } = await prepareTarget(
      server,
      { "post-load": "SET client_min_messages = debug1; ALTER TABLE public.a ALTER COLUMN id SET NOT NULL;" },
      "CREATE TABLE public.a (id int); INSERT INTO public.a VALUES (1)",
    );
    const ran = await apply("post-load");
    expect(ran.log).toContain(
      'existing constraints on column "a.id" are sufficient to prove that it does not contain nulls',
    );
  });

  test("names that look like SQL are names", async () => {
    const names = ["a; drop table x --", "x; ADD CONSTRAINT", 'UPPER"é', "select", `ção_${"x".repeat(57)}`, "$$"];
    const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`);
    const sql = quoted.flatMap((name, n) => [
      `CREATE INDEX "i${n}; ON x" ON public.${name} (${name}) WHERE ${name} <> 7;`,
      `ALTER TABLE ONLY public.${name} ADD CONSTRAINT "k${n}; CHECK" UNIQUE (${name});`,
      `ALTER TABLE public.${name} ADD CONSTRAINT ${name} FOREIGN KEY (${name}) REFERENCES public.r(${name});`,
      `ALTER TABLE public.${name} ADD CONSTRAINT "c${n}, NOT VALID --" CHECK (${name} > 0);`,
      `ALTER TABLE public.${name} ALTER COLUMN ${name} SET NOT NULL;`,
    ]);
    const { apply, ask } = await prepareTarget(
      server,
      { "post-load": sql.join("\n") },
      `CREATE TABLE public.r (${quoted.map((name) => `${name} int UNIQUE`).join(", ")});
       ${quoted.map((name) => `CREATE TABLE public.${name} (${name} int);`).join("\n")}`,
    );
    expect(await apply("post-load", { workers: 3 })).toMatchObject({ verdict: "pass", outputs: { statements: 30 } });
    expect(
      await ask(
        "SELECT count(*)::int FROM pg_catalog.pg_constraint WHERE convalidated AND contype IN ('f', 'c', 'u') AND conrelid <> 'public.r'::pg_catalog.regclass AND connamespace = 'public'::pg_catalog.regnamespace",
      ),
    ).toEqual([18]);
    expect(await ask(NOT_NULL)).toHaveLength(6);
  });
});
