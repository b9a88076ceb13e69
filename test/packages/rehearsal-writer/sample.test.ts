import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { quoteName, readTables, withClient } from "@postgres-to-aurora/postgres";
import { loadSample } from "@postgres-to-aurora/rehearsal";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { ask } from "./moving.js";

describe("the sample database fluxo-caixa", () => {
  let oldest: EmbeddedServer;
  let newest: EmbeddedServer;

  beforeAll(async () => {
    [oldest, newest] = await Promise.all([startTestServer({ version: 14 }), startTestServer({ version: 18 })]);
    await Promise.all(
      [oldest, newest].map(async (server) => loadSample(await server.createDatabase("app"), { transacoes: 2000 })),
    );
  });

  async function one(sql: string): Promise<Record<string, unknown> | undefined> {
    return (await ask(newest, "app", sql))[0];
  }

  test("has the same rows in every table on PostgreSQL 14 and 18", async () => {
    const [before, after] = await Promise.all([checksums(oldest), checksums(newest)]);
    expect(after).toEqual(before);
    expect(Object.keys(after).length).toBeGreaterThan(20);
  });

  test("has as many transacoes as asked for, in every partition, and a primary key on every table", async () => {
    expect(await one("SELECT count(*)::int AS n FROM fluxo.transacoes")).toEqual({ n: 2000 });
    const tables = await withClient(newest.address("app"), {}, readTables);
    expect(tables.filter(({ key }) => key.length === 0)).toEqual([]);
    const partitions = tables.filter(({ name }) => name.startsWith("transacoes_"));
    expect(partitions.length).toBe(13);
    for (const partition of partitions)
      expect(await one(`SELECT count(*) > 0 AS filled FROM ${quoteName(partition)}`)).toEqual({ filled: true });
  });

  test("holds one of every kind of object and constraint", async () => {
    const kinds = await ask(
      newest,
      "app",
      `SELECT DISTINCT relkind::text AS kind FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'fluxo' ORDER BY 1`,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(["I", "S", "c", "i", "m", "p", "r", "v"]);
    const constraints = await ask(
      newest,
      "app",
      `SELECT DISTINCT contype::text AS kind FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
        WHERE n.nspname = 'fluxo' AND contype <> 'n' ORDER BY 1`,
    );
    expect(constraints.map(({ kind }) => kind)).toEqual(["c", "f", "p", "u", "x"]);
  });

  test("keeps balances by trigger, warns of spent budgets and leaves a trail", async () => {
    await ask(newest, "app", "CALL fluxo.lancar(1, 7, '2026-03-10', 99999, 'folha')");
    await ask(newest, "app", "CALL fluxo.transferir(1, 2, '2026-03-11', 10, gen_random_uuid())");
    expect(
      await one(`SELECT count(*)::int AS wrong FROM fluxo.contas AS c JOIN fluxo.vw_saldo_atual AS v ON v.conta_id = c.id
                  WHERE v.saldo_atual <> c.saldo`),
    ).toEqual({ wrong: 0 });
    expect(await one("SELECT count(*)::int AS n FROM fluxo.alertas")).toEqual({ n: 1 });
    expect(await one("SELECT count(*)::int AS n FROM fluxo.auditoria WHERE quem = 'postgres'")).toEqual({ n: 3 });
  });

  test("answers with its views and its statement of account", async () => {
    const [last] = await ask(newest, "app", "SELECT saldo FROM fluxo.extrato(1, '2020-01-01', '2030-01-01') OFFSET 0");
    expect(last).toBeDefined();
    expect(
      await one(`SELECT (SELECT count(*)::int FROM fluxo.vw_fluxo_mensal) AS months,
                        (SELECT count(*)::int FROM fluxo.vw_arvore_categorias) AS categories`),
    ).toEqual({ months: 24, categories: 15 });
    await expect(ask(newest, "app", "SELECT fluxo.extrato(-1, '2026-01-01', '2026-01-31')")).rejects.toThrow(
      "A conta -1 não existe",
    );
  });
});

async function checksums(server: EmbeddedServer): Promise<Record<string, unknown>> {
  return withClient(server.address("app"), {}, async (client) => {
    const sums: Record<string, unknown> = {};
    for (const table of await readTables(client)) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS rows, md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C")) AS sum FROM ${quoteName(table)} AS t`,
      );
      sums[table.name] = rows[0];
    }
    return sums;
  });
}
