import { readFile } from "node:fs/promises";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";

const FOLDER = new URL("../../sample/fluxo-caixa/", import.meta.url);

/**
 * Makes the sample database fluxo-caixa (schema `fluxo`) in an empty database, in one transaction.
 * @param transacoes number of transactions; every other table grows with it. The same number gives the same rows.
 */
export async function loadSample(address: DatabaseAddress, { transacoes }: { transacoes: number }): Promise<void> {
  await withClient(address, {}, async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT pg_catalog.set_config('fluxo.transacoes', $1, true)", [String(transacoes)]);
    for (const part of ["1-tables.sql", "2-rows.sql", "3-rules.sql"])
      await client.query(await readFile(new URL(part, FOLDER), "utf8"));
    await client.query("COMMIT");
    await client.query("ANALYZE");
  });
}
