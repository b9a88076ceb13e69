import { beforeAll, describe, expect, test } from "@jest/globals";
import { SourceWatch } from "@postgres-to-aurora/action-wait-for-cdc/source-watch";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type Client, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { fakeClock } from "../../packages/aws/fake-clock.js";

const MINUTE = 60_000;
const MIB = 1024 ** 2;

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

/** A watch over a database of its own with a slot that nobody reads, as a stopped task leaves it. */
async function watched(name: string, walWarning: number) {
  const source: DatabaseAddress = await server.createDatabase(name);
  await withClient(source, {}, async (client) => {
    const { rows } = await client.query("SELECT lpad(oid::text, 8, '0') AS oid FROM pg_database WHERE datname = $1", [
      name,
    ]);
    await client.query("SELECT pg_create_logical_replication_slot($1, 'pgoutput')", [`${name}_${rows[0].oid}_1a2b`]);
  });
  const warnings: string[] = [];
  const clock = fakeClock();
  const taskArn = `arn:aws:dms:eu-west-1:000000000000:task:${name}`;
  const log = { warning: (text: string) => void warnings.push(text) };
  const watch = new SourceWatch({ source, taskArn, clock, log, walWarning });
  return { source, watch, warnings, clock };
}

async function writeWal(client: Client, mib: number): Promise<void> {
  await client.query(
    "SELECT pg_logical_emit_message(false, 'test', repeat('x', $1::int)) FROM generate_series(1, $2)",
    [MIB, mib],
  );
}

describe("the watch over the source", () => {
  test("WAL kept beyond the limit is warned of once, with what to do, and measured on", async () => {
    const { source, watch, warnings, clock } = await watched("kept", 20 * MIB);
    await watch.look();
    expect(warnings).toEqual([]);
    await withClient(source, {}, (client) => writeWal(client, 40));
    await watch.look();
    expect([warnings, watch.retainedBytes! < 20 * MIB]).toEqual([[], true]); // not a minute later yet
    await clock.sleep(MINUTE);
    await watch.look();
    await clock.sleep(MINUTE);
    await watch.look();
    expect(warnings.filter((text) => /keeps \d+ MiB|keeps \d+\.\d MiB/.test(text))).toHaveLength(1);
    expect(warnings[0]).toMatch(/^Source, slot kept_.*create-dms-task/);
    expect(watch.retainedBytes).toBeGreaterThan(20 * MIB);
    expect(watch.findings.map(({ rule }) => rule)).toContain("slot-wal-retained");
  });

  test("a task that stands: what its slot keeps, since when, and that it grows", async () => {
    const { source, watch } = await watched("stands", 1024 * MIB);
    await withClient(source, {}, (client) => writeWal(client, 5));
    const since = Date.UTC(2026, 10, 22, 3, 0);
    expect(await watch.lookAtStanding(since)).toMatch(
      /slot stands_\d+_1a2b \(\d+ MiB\), unread since 2026-11-22T03:00Z: it grows until .* decommission/,
    );
  });

  test("no slot of the task is nothing to tell, whatever other slots there are", async () => {
    const { source, clock } = await watched("alone", 1);
    const warnings: string[] = [];
    const taskArn = "arn:aws:dms:eu-west-1:000000000000:task:another";
    const watch = new SourceWatch({
      source,
      taskArn,
      clock,
      log: { warning: (text) => void warnings.push(text) },
      walWarning: 1,
    });
    await watch.look();
    expect([warnings, watch.retainedBytes, await watch.lookAtStanding(undefined)]).toEqual([[], undefined, undefined]);
  });

  test("a source that cannot be looked at is said once and does not end the wait", async () => {
    const { source, clock } = await watched("away", 1);
    const warnings: string[] = [];
    const log = { warning: (text: string) => void warnings.push(text) };
    const gone = { ...source, database: "not_there" };
    const watch = new SourceWatch({ source: gone, taskArn: "a:task:away", clock, log, walWarning: 1 });
    for (let minute = 0; minute < 3; minute++) {
      await watch.look();
      await clock.sleep(MINUTE);
    }
    expect(warnings).toEqual([expect.stringMatching(/is not watched: .*not_there/)]);
  });
});
