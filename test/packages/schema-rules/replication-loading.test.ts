import { spawnSync } from "node:child_process";
import { beforeAll, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, libpqEnvironment, withClient } from "@postgres-to-aurora/postgres";
import { type BundleContent, bundleFromDump, PHASES, type Phase } from "@postgres-to-aurora/schema";
import { RULES } from "@postgres-to-aurora/schema/assess";
import { compareSchemas } from "@postgres-to-aurora/schema/compare";
import { convertBundle } from "@postgres-to-aurora/schema/convert";
import { startTestServer } from "@postgres-to-aurora/test-kit";

const REPLICATION = RULES.filter(({ id }) => /^(repl|type)-/.test(id));

/** Partitions, children, keys and checks in every mixture that the fixes touch. */
const SOURCE = `
  SET check_function_bodies = off;
  CREATE FUNCTION known(a int) RETURNS bool LANGUAGE sql AS 'SELECT count(*) >= 0 FROM public.posts';
  CREATE TABLE posts (id int PRIMARY KEY, body text NOT NULL, code text NOT NULL UNIQUE, place int,
    CONSTRAINT place UNIQUE (place) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT known CHECK (known(id)), CONSTRAINT more CHECK (known(place)));
  COMMENT ON CONSTRAINT known ON posts IS 'It''s why';
  COMMENT ON CONSTRAINT place ON posts IS 'A place';
  CREATE TABLE named (code text NOT NULL, note text NOT NULL); CREATE UNIQUE INDEX named_code ON named (code);
  ALTER TABLE named REPLICA IDENTITY USING INDEX named_code;
  CREATE TABLE tree (id int NOT NULL, code text NOT NULL, body text NOT NULL, free jsonb, CONSTRAINT tree_known CHECK (known(id)),
    PRIMARY KEY (id, code)) PARTITION BY RANGE (id);
  CREATE TABLE branch PARTITION OF tree FOR VALUES FROM (0) TO (10) PARTITION BY LIST (code);
  CREATE TABLE leaf PARTITION OF branch FOR VALUES IN ('x');
  CREATE TABLE "Leaf 2" PARTITION OF tree FOR VALUES FROM (10) TO (20);
  ALTER TABLE "Leaf 2" ALTER free SET NOT NULL;
  ALTER TABLE leaf ADD CONSTRAINT leaf_known CHECK (known(id + 1));
  CREATE TABLE parent (id int, a text NOT NULL, b text, CONSTRAINT parent_known CHECK (known(id)));
  CREATE TABLE child (c text NOT NULL) INHERITS (parent); ALTER TABLE child ALTER b SET NOT NULL;
  CREATE TABLE grandchild (a text NOT NULL) INHERITS (child);
  CREATE TABLE only_checks (CONSTRAINT o CHECK (known(1))) INHERITS (parent);
  CREATE TYPE pair AS (a text, b int); CREATE TABLE typed OF pair (a NOT NULL);
  CREATE UNLOGGED TABLE scratch (id serial PRIMARY KEY, body text NOT NULL); CREATE UNLOGGED SEQUENCE counter;
  CREATE TABLE optional (a int, b text); CREATE UNIQUE INDEX optional_one ON optional (a, coalesce(b, ''));
  CREATE TABLE promoted (a int NOT NULL, b text); CREATE UNIQUE INDEX promoted_a ON promoted (a);
  CREATE TABLE identity (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, double int GENERATED ALWAYS AS (1) STORED);
  CREATE VIEW seen AS SELECT body FROM posts;
  INSERT INTO posts SELECT i, 'b', 'c' || i, i FROM generate_series(1, 5) i; INSERT INTO tree VALUES (1, 'x', 'b', '{}'), (11, 'x', 'b', '{}')`;

let server: EmbeddedServer;
let source: DatabaseAddress;
let exported: BundleContent;

beforeAll(async () => {
  server = await startTestServer({ version: 15 });
  source = await server.createDatabase("source");
  await withClient(source, {}, async (client) => {
    await client.query("SET search_path = public");
    await client.query(SOURCE);
  });
  const dump = run("pg_dump", ["--schema-only", "--no-owner", "--no-privileges"], source);
  exported = bundleFromDump(dump, "dump.sql", { migration: "shop" });
});

function run(program: string, args: string[], address: DatabaseAddress, input = ""): string {
  const { stdout, stderr, status } = spawnSync(program, args, {
    env: { ...process.env, ...libpqEnvironment(address) },
    encoding: "utf8",
    input,
  });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return stdout;
}

async function loaded(name: string, bundle: BundleContent, phases: readonly Phase[]): Promise<DatabaseAddress> {
  const target = await server.createDatabase(name);
  for (const phase of phases) run("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-1"], target, bundle.sql[phase]);
  return target;
}

function differences(target: DatabaseAddress, { manifest }: BundleContent, appliedPhases: readonly Phase[]) {
  return withClient(source, {}, (one) =>
    withClient(target, {}, async (other) => {
      const found = await compareSchemas({
        source: one,
        target: other,
        scope: { schemas: [], excluded: [] },
        manifest: { ...manifest, files: [] } as never,
        appliedPhases,
      });
      return { differences: found.differences, intended: found.intended.length };
    }),
  );
}

test("a converted bundle loads phase by phase, and differs from the source only where it says so", async () => {
  const { bundle } = await convertBundle(exported, { rules: REPLICATION });
  for (const upTo of PHASES) {
    const applied = PHASES.slice(0, PHASES.indexOf(upTo) + 1);
    const target = await loaded(`target_${applied.length}`, bundle, applied);
    expect({ upTo, ...(await differences(target, bundle, applied)).differences }).toEqual({ upTo });
  }
});

test("before the load nothing stands in the way of the rows", async () => {
  const { bundle } = await convertBundle(exported, { rules: REPLICATION });
  const target = await loaded("before", bundle, ["pre-load"]);
  await withClient(target, {}, async (client) => {
    // Row first, long values by a later update.
    await client.query("INSERT INTO public.posts (id, code) VALUES (1, 'c')");
    await client.query("INSERT INTO public.tree (id, code) VALUES (1, 'x'), (11, 'y')");
    await client.query("INSERT INTO public.child (id) VALUES (1)");
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM pg_catalog.pg_class c WHERE c.relpersistence = 'u') AS unlogged,
              (SELECT count(*)::int FROM pg_catalog.pg_constraint k WHERE k.contype = 'c' AND k.conrelid <> 0
                  AND k.connamespace = 'public'::pg_catalog.regnamespace) AS checks,
              (SELECT count(*)::int FROM pg_catalog.pg_constraint k WHERE k.condeferrable) AS deferrable`,
    );
    expect(rows[0]).toEqual({ unlogged: 0, checks: 0, deferrable: 0 });
  });
});

test("keys keep their NOT NULL, and a second conversion changes nothing", async () => {
  const { bundle } = await convertBundle(exported, { rules: REPLICATION });
  const target = await loaded("keys", bundle, ["pre-load"]);
  await withClient(target, {}, async (client) => {
    const { rows } = await client.query(
      `SELECT c.relname || '.' || a.attname AS column FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::pg_catalog.regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND a.attnotnull
          AND a.atttypid = 'pg_catalog.text'::pg_catalog.regtype ORDER BY 1`,
    );
    expect(rows.map(({ column }) => column)).toEqual([
      "Leaf 2.code",
      "branch.code",
      "leaf.code",
      "named.code",
      "tree.code",
    ]);
  });
  const again = await convertBundle(bundle, { rules: REPLICATION });
  expect(again.changes).toEqual([]);
  expect(again.bundle.sql).toEqual(bundle.sql);
});

test("what is offered is made when asked for", async () => {
  const { bundle } = await convertBundle(exported, {
    rules: REPLICATION,
    offered: ["repl-no-pk", "repl-unique-coalesce"],
  });
  expect(bundle.sql["pre-load"]).toMatch(
    'ALTER TABLE "public"."promoted" ADD CONSTRAINT "promoted_a" PRIMARY KEY USING INDEX "promoted_a";',
  );
  expect(bundle.sql["post-load"]).not.toMatch("optional_one");
  expect(bundle.sql["post-cutover"]).toMatch("CREATE UNIQUE INDEX optional_one");
  const target = await loaded("offered", bundle, PHASES);
  expect((await differences(target, bundle, PHASES)).differences).toEqual([]);
});
