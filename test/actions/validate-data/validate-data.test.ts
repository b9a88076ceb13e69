import { describe, expect, test } from "@jest/globals";
import { progressLine } from "@postgres-to-aurora/action-validate-data/progress";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { runAction, startTestServer } from "@postgres-to-aurora/test-kit";
import { run, table } from "./in-process.js";

let server: EmbeddedServer | undefined;
let pairs = 0;

const TABLES = `CREATE SCHEMA shop; CREATE TABLE shop.customers (email text PRIMARY KEY, city text, born date);
  INSERT INTO shop.customers SELECT 'person' || i || '@example.org', 'Recife', date '1990-01-01' + i FROM generate_series(1, 50) i;
  CREATE TABLE shop.orders (id int PRIMARY KEY, total numeric); INSERT INTO shop.orders SELECT i, i FROM generate_series(1, 20) i;`;

/** A source and a target with the tables above; the SQL then makes the target differ. */
async function shops(onTarget = ""): Promise<{ source: string; target: string }> {
  server ??= await startTestServer();
  const names = [`source_${++pairs}`, `target_${pairs}`] as const;
  for (const [index, name] of names.entries()) {
    const address = await server.createDatabase(name);
    await withClient(address, {}, (client) => client.query(TABLES + (index === 1 ? onTarget : "")));
  }
  return { source: server.url(names[0]), target: server.url(names[1]) };
}

const DIFFERENT = `UPDATE shop.customers SET city = 'Olinda' WHERE email LIKE 'person7@%'; DELETE FROM shop.orders WHERE id = 3;`;

describe("validate-data", () => {
  test("passes on equal databases, with its figures", async () => {
    const result = await run(await shops());
    expect(result).toMatchObject({
      verdict: "pass",
      headline: "Equal: 70 rows in 2 tables, every row",
      outputs: { tables: 2, rows: 70, differences: 0 },
    });
    expect(result.metrics.map(({ name, value }) => [name, value]).slice(0, 3)).toEqual([
      ["tables", 2],
      ["rows", 70],
      ["differences", 0],
    ]);
    expect(table(result.sections, "Not equal")).toBeUndefined();
    expect(table(result.sections, "Tables")).toHaveLength(2);
  });

  test("fails on differing rows, names table, counts and column, and shows no key and no value", async () => {
    const result = await run(await shops(DIFFERENT));
    expect(result).toMatchObject({ verdict: "fail", outputs: { tables: 2, rows: 70, differences: 2 } });
    expect(result.headline).toBe(
      "Different: shop.customers (1 changed row), shop.orders (1 missing row); compared 70 rows in 2 tables.",
    );
    expect(table(result.sections, "Not equal")).toEqual([
      ["shop.customers", "different", 1, 0, 0, "city", "1 changed row"],
      ["shop.orders", "different", 0, 1, 0, "", "1 missing row"],
    ]);
    expect(JSON.stringify(result)).not.toMatch(/Olinda|Recife|person7/);
  });

  test("shows the keys when asked to, and still no other value", async () => {
    const result = await run(await shops(DIFFERENT), { showKeys: true });
    expect(table(result.sections, "Keys of differing rows")).toEqual([
      ["shop.customers", "changed", '["person7@example.org"]'],
      ["shop.orders", "missing", '["3"]'],
    ]);
    expect(JSON.stringify(result)).not.toMatch(/Olinda|Recife/);
  });

  test("says so when rows differ and changes are not moving", async () => {
    const result = await run(await shops(DIFFERENT), { live: "auto" });
    expect(result.verdict).toBe("fail");
    expect(result.headline).toContain("Changes were not moving");
  });

  test("an excluded table does not weigh, but is listed", async () => {
    const result = await run(await shops(DIFFERENT), {
      excludeTables: ["shop.orders", "shop.customers"],
      schemas: ["shop"],
    });
    expect(result.verdict).toBe("unproved");
    const one = await run(await shops("DELETE FROM shop.orders"), { excludeTables: ["shop.orders"] });
    expect(one).toMatchObject({ verdict: "pass", outputs: { tables: 1, rows: 50, differences: 0 } });
    expect(table(one.sections, "Tables")?.map((row) => [row[0], row[3]])).toEqual([
      ["shop.customers", "equal"],
      ["shop.orders", "excluded"],
    ]);
  });

  test("refuses unknown names", async () => {
    const pair = await shops();
    await expect(run(pair, { excludeTables: ["orders"] })).rejects.toMatchObject({ code: "UNKNOWN_TABLE" });
    await expect(run(pair, { schemas: ["shop", "public"] })).rejects.toThrow(
      /Input schemas names .*public.*Correct schemas/,
    );
  });

  test("as a process, a difference is exit code 1, with neither values nor passwords anywhere", async () => {
    const { source, target } = await shops(DIFFERENT);
    const result = await runAction("validate-data", {
      inputs: { migration: "shop", "source-url": source, "target-url": target, "show-keys": "false" },
    });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ tables: "2", rows: "70", differences: "2", verdict: "fail" });
    expect(result.summary).toContain("shop.customers");
    const visible = result.everything.replace(/^::add-mask::.*$/gm, "");
    expect(visible).not.toMatch(/Olinda|Recife|person7/);
    expect(visible).not.toContain(new URL(source).password);
  });
});

describe("progress", () => {
  test("tells what is done and what is being read, in one line", () => {
    const running = ["a.b", "a.c", "a.d", "a.e"];
    expect(progressLine({ tablesDone: 12, tablesTotal: 20, rowsDone: 1_200_000, running })).toBe(
      "12/20 tables, 1,200,000 rows; reading a.b, a.c, a.d and 1 more",
    );
  });
});
