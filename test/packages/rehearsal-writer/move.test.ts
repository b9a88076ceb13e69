import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import {
  type LiveWriter,
  loadSample,
  proveWrites,
  startWriter,
  switchCommand,
  type WriterResult,
} from "@postgres-to-aurora/rehearsal";
import { startTestServers, tempFolder } from "@postgres-to-aurora/test-kit";
import { ask, follow, freeze } from "./moving.js";

const run = promisify(execFile);

describe("a live writer that is moved from one server to another", () => {
  let source: EmbeddedServer;
  let target: EmbeddedServer;
  let writer: LiveWriter;
  let result: WriterResult;

  beforeAll(async () => {
    ({ source, target } = await startTestServers());
    const address = await source.createDatabase("app");
    await loadSample(address, { transacoes: 1000 });
    writer = await startWriter({
      address,
      target: target.address("app"),
      owner: address,
      rate: 150,
      mode: "fluxo-caixa",
      folder: await tempFolder(),
    });
    await follow(source, target, "app");
    await freeze(source, target, "app");
    const [program, ...args] = switchCommand(writer).split("\n") as [string, ...string[]];
    await run(program, args);
    const before = writer.status().acknowledged;
    while (writer.status().acknowledged < before + 200) await sleep(50);
    result = await writer.stop();
  });

  test("has lost and doubled nothing", async () => {
    expect(await proveWrites(target.address("app"), result)).toEqual({
      acknowledged: result.acknowledged,
      lost: 0,
      doubled: 0,
      unknown: result.unknown.length,
      settled: expect.any(Number),
    });
    expect(result.acknowledged).toBeGreaterThan(200);
  });

  test("has written on both sides and met the freeze in between", async () => {
    const [onSource] = await ask(source, "app", "SELECT count(*)::int AS n FROM rehearsal_writer.operation");
    const [onTarget] = await ask(target, "app", "SELECT count(*)::int AS n FROM rehearsal_writer.operation");
    expect(onTarget?.["n"]).toBeGreaterThan(onSource?.["n"] as number);
    expect(result.errors["25006"]).toBeGreaterThan(0);
    expect(result.switchGapMs).toBeLessThanOrEqual(result.longestGapMs);
    expect(result.perSecond.reduce((sum, n) => sum + n, 0)).toBe(result.acknowledged);
  });

  test("has inserted, updated and deleted rows, also through procedures", async () => {
    const rows = await ask(target, "app", "SELECT DISTINCT what FROM rehearsal_writer.operation ORDER BY what");
    expect(rows.map(({ what }) => what)).toEqual([
      "anexar",
      "cancelar",
      "corrigir",
      "excluir",
      "lancar",
      "preferir",
      "transferir",
    ]);
  });

  test("wrote one line per acknowledgement, no number twice", () => {
    const ids = readFileSync(result.acknowledgements, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    expect(new Set(ids).size).toBe(result.acknowledged);
  });

  test("is found out when one acknowledged transaction is missing", async () => {
    const id = Number.parseInt(readFileSync(result.acknowledgements, "utf8"), 10);
    await tampered(
      `WITH gone AS (DELETE FROM rehearsal_writer.operation WHERE id = ${id} RETURNING session, amount)
       UPDATE rehearsal_writer.counter AS c SET operations = operations - 1, total = total - amount FROM gone WHERE c.session = gone.session`,
      { lost: 1, doubled: 0 },
    );
  });

  test("is found out when one transaction was applied twice", async () => {
    await tampered(
      "UPDATE rehearsal_writer.counter SET operations = operations + 1, total = total + 7 WHERE session = 1",
      {
        lost: 0,
        doubled: 1,
      },
    );
  });

  test("is found out when a transaction is there only in part", async () => {
    await tampered("UPDATE fluxo.contas SET saldo = saldo + 1 WHERE id = 1", { lost: 1, doubled: 0 });
  });

  /** Proves the writes on a copy of the target that `sql` has changed. */
  async function tampered(sql: string, expected: { lost: number; doubled: number }): Promise<void> {
    await ask(target, "postgres", "CREATE DATABASE tampered TEMPLATE app");
    try {
      await ask(target, "tampered", sql);
      expect(await proveWrites(target.address("tampered"), result)).toMatchObject(expected);
    } finally {
      await ask(target, "postgres", "DROP DATABASE tampered WITH (FORCE)");
    }
  }
});
