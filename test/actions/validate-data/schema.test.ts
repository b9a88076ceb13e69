import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import type { Phase } from "@postgres-to-aurora/schema";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { runApply, runExport } from "../apply-schema/in-process.js";
import { type Ran, run, table } from "./in-process.js";

const TABLES = `CREATE SCHEMA shop;
  CREATE TABLE shop.customers (email text PRIMARY KEY, city text DEFAULT 'Recife');
  CREATE TABLE shop.orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text REFERENCES shop.customers, kind varchar(9) CHECK (kind IN ('a', 'b')));
  CREATE INDEX orders_customer ON shop.orders (customer);
  CREATE VIEW shop.kinds AS SELECT kind, count(*) FROM shop.orders WHERE kind IN ('a', 'b') GROUP BY kind;
  CREATE FUNCTION shop.login() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'password=hunter2 host=a'; END $$;`;
const ALL: Phase[] = ["pre-load", "post-load", "post-cutover"];

let server: EmbeddedServer;
let pairs = 0;
beforeAll(async () => {
  server = await startTestServer();
});

/** A source, its bundle applied to a target up to these phases, SQL that then changes the target; and the run. */
async function validate(phases: Phase[], onTarget: string, changes: Parameters<typeof run>[1] = {}): Promise<Ran> {
  const [source, target] = [`source_${++pairs}`, `target_${pairs}`];
  const address = await server.createDatabase(source);
  await withClient(address, {}, (client) => client.query(TABLES));
  const other = await server.createDatabase(target);
  const { workspace } = await runExport(server.url(source));
  for (const phase of phases) await runApply(server.url(target), phase, {}, { workspace });
  await withClient(other, {}, (client) => client.query(`${onTarget};`));
  const urls = { source: server.url(source), target: server.url(target) };
  return run(urls, { bundle: "schema-bundle", ...changes }, workspace);
}

describe("validate-data with a bundle", () => {
  test("passes when the whole bundle is applied, and counts what it compared", async () => {
    const result = await validate(ALL, "");
    expect(result).toMatchObject({ verdict: "pass", outputs: { "schema-differences": 0 } });
    expect(result.headline).toMatch(/^Equal: 0 rows in 2 tables, every row; schemas as intended \(\d+ objects\)$/);
    expect(table(result.sections, "Schema: differences")).toBeUndefined();
    expect(table(result.sections, "Schema: objects compared")).toContainEqual(["index", 3, 3, 0]);
    expect(table(result.sections, "Schema: not compared")?.map(([what]) => what)).toEqual([
      "owners, grants and default privileges",
      "values of sequences, security labels, tablespaces, settings of the database and of roles",
    ]);
  });

  test("passes before the cutover, and lists what the last phase will bring", async () => {
    const result = await validate(["pre-load", "post-load"], "");
    expect(result).toMatchObject({ verdict: "pass", outputs: { "schema-differences": 0 } });
    expect(table(result.sections, "Schema: intended differences")).toEqual([
      ["column shop.orders.id", "identity", expect.stringContaining("BY DEFAULT"), null, "post-cutover"],
    ]);
  });

  test("passes after pre-load, and counts by phase what is not there yet", async () => {
    const result = await validate(["pre-load"], "");
    expect(result.verdict).toBe("pass");
    expect(table(result.sections, "Schema: not there yet")).toEqual([
      ["post-load", "constraint", 1],
      ["post-load", "index", 1],
    ]);
  });

  test("fails on a difference nobody intends, and names it first", async () => {
    const result = await validate(
      ALL,
      "DROP INDEX shop.orders_customer; ALTER TABLE shop.customers ALTER city SET DEFAULT 'Olinda'",
    );
    expect(result).toMatchObject({ verdict: "fail", outputs: { "schema-differences": 2, differences: 0 } });
    expect(result.headline).toBe(
      "Schemas differ: column shop.customers.city differs in default, index shop.orders_customer is missing on the target. Rows: Equal: 0 rows in 2 tables, every row",
    );
    expect(table(result.sections, "Schema: differences")).toEqual([
      ["column shop.customers.city", "default", "'Recife'::text", "'Olinda'::text"],
      ["index shop.orders_customer", "(whole object)", "exists", "missing"],
    ]);
  });

  test("shows of a changed body the place, and masks what looks like a password", async () => {
    const result = await validate(
      ALL,
      "CREATE OR REPLACE FUNCTION shop.login() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'password=hunter3 host=b'; END $$",
    );
    expect(table(result.sections, "Schema: differences")).toEqual([
      [
        "routine shop.login()",
        "body",
        "BEGIN RETURN 'password=*** host=a'; END",
        "BEGIN RETURN 'password=*** host=b'; END",
      ],
    ]);
    expect(JSON.stringify(result)).not.toContain("hunter");
  });

  test("an excluded table and all that hangs on it do not weigh", async () => {
    const result = await validate(
      ALL,
      "ALTER TABLE shop.orders ALTER kind SET NOT NULL; DROP INDEX shop.orders_customer",
      {
        excludeTables: ["shop.orders"],
      },
    );
    expect(result).toMatchObject({ verdict: "pass", outputs: { "schema-differences": 0 } });
  });

  test("schemas restrict the comparison", async () => {
    const result = await validate(ALL, "CREATE TABLE public.more (id int)", { schemas: ["shop"] });
    expect(result).toMatchObject({ verdict: "pass", outputs: { "schema-differences": 0 } });
    expect(table(result.sections, "Schema: objects compared")).toContainEqual(["schema", 1, 1, 0]);
  });

  test("is unproved when definitions differ and the target's user may not have them printed anew", async () => {
    const result = await validate(
      ALL,
      `REVOKE TEMPORARY ON DATABASE "target_${pairs + 1}" FROM PUBLIC; CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT pg_read_all_data TO reader;
       GRANT USAGE ON SCHEMA migration_ctl TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA migration_ctl TO reader`,
    );
    // As superuser it may: the CHECK was dumped and restored, and prints otherwise since.
    expect(result.verdict).toBe("pass");
    const urls = { source: server.url(`source_${pairs}`), target: server.url(`target_${pairs}`, "reader", "reader") };
    const { workspace } = await runExport(urls.source);
    const asReader = await run(urls, { bundle: "schema-bundle" }, workspace);
    expect(asReader.verdict).toBe("unproved");
    expect(asReader.headline).toContain("Schemas not proved equal");
    expect(JSON.stringify(asReader.sections)).toContain("permission denied to create temporary tables");
  });

  test("without a bundle says that the schemas were not compared", async () => {
    const result = await validate(ALL, "DROP INDEX shop.orders_customer", { bundle: undefined });
    expect(result).toMatchObject({ verdict: "pass", headline: "Equal: 0 rows in 2 tables, every row" });
    expect(result.outputs).not.toHaveProperty("schema-differences");
    expect(JSON.stringify(result.sections)).toContain("The schemas were not compared");
  });

  test("refuses a folder that holds no bundle", async () => {
    await expect(validate(ALL, "", { bundle: "nowhere" })).rejects.toMatchObject({ code: "NO_BUNDLE" });
  });
});
