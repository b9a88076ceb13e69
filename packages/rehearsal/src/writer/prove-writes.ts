import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { type Client, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import type { WriterResult } from "./live-writer.js";

/** What became of the writer's transactions. */
export interface WritesProof {
  acknowledged: number;
  /** Acknowledged but missing, wholly or in part. */
  lost: number;
  /** Applied more than once. */
  doubled: number;
  /** Cut off during COMMIT: neither lost nor doubled, whether they are there or not. */
  unknown: number;
  /** Of the unknown ones, those that did happen. */
  settled: number;
}

const BATCH = 5000;

/** Looks every acknowledged transaction up on the target, and compares the counters with the list of operations. */
export async function proveWrites(target: DatabaseAddress, result: WriterResult): Promise<WritesProof> {
  return withClient(target, { role: "target" }, async (client) => {
    const { acknowledged, missing } = await lookUp(client, result.acknowledgements);
    const counters = await compareCounters(client);
    const torn = result.mode === "fluxo-caixa" ? await tornAccounts(client) : 0;
    return {
      acknowledged,
      lost: missing + counters.missing + torn,
      doubled: counters.surplus,
      unknown: result.unknown.length,
      settled: result.unknown.length - (await countMissing(client, result.unknown)),
    };
  });
}

async function lookUp(client: Client, file: string): Promise<{ acknowledged: number; missing: number }> {
  let [acknowledged, missing] = [0, 0];
  let batch: number[] = [];
  const flush = async () => {
    missing += await countMissing(client, batch);
    acknowledged += batch.length;
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) {
    batch.push(Number.parseInt(line, 10));
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return { acknowledged, missing };
}

async function countMissing(client: Client, ids: number[]): Promise<number> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS missing FROM pg_catalog.unnest($1::bigint[]) AS a(id)
      WHERE NOT EXISTS (SELECT 1 FROM rehearsal_writer.operation AS o WHERE o.id = a.id)`,
    [ids],
  );
  return (rows[0] as { missing: number }).missing;
}

/** Each operation adds 1 and its amount to a counter once: whatever differs was applied too often or not at all. */
async function compareCounters(client: Client): Promise<{ surplus: number; missing: number }> {
  const { rows } = await client.query(
    `SELECT (c.operations - count(o.id))::int AS operations, (c.total - coalesce(sum(o.amount), 0))::float8 AS total
       FROM rehearsal_writer.counter AS c LEFT JOIN rehearsal_writer.operation AS o ON o.session = c.session
      GROUP BY c.session`,
  );
  const proof = { surplus: 0, missing: 0 };
  // Equal numbers with unequal amounts: something was applied in place of something else.
  for (const { operations, total } of rows as { operations: number; total: number }[])
    if (operations > 0 || (operations === 0 && total > 0)) proof.surplus += Math.max(operations, 1);
    else if (operations < 0 || total < 0) proof.missing += Math.max(-operations, 1);
  return proof;
}

/** Accounts of fluxo-caixa whose balance is not the sum of their entries: transactions that are there only in part. */
async function tornAccounts(client: Client): Promise<number> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS torn FROM fluxo.contas AS c
      WHERE c.saldo <> c.saldo_inicial + coalesce(
        (SELECT sum(t.valor_assinado) FROM fluxo.transacoes AS t WHERE t.conta_id = c.id), 0)`,
  );
  return (rows[0] as { torn: number }).torn;
}
