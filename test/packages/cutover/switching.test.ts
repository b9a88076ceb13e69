import { describe, expect, test } from "@jest/globals";
import { runCutover, type SwitchOrder } from "@postgres-to-aurora/cutover";
import { connect } from "@postgres-to-aurora/postgres";
import { ask, isWritable, journalOf, setScene, startServers, Writers } from "./scene.js";

const servers = startServers();
const never = new AbortController().signal;

const SEQUENCES =
  "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'app' AND last_value IS NOT NULL ORDER BY 1";

describe("a cutover that succeeds", () => {
  test("moves the application under load without losing or doubling an acknowledged commit", async () => {
    const scene = await setScene(await servers, "under_load");
    const writers = new Writers(scene.appSource, 6);
    const orders: SwitchOrder[] = [];
    const idle = await connect(scene.appSource);
    try {
      await writers.acknowledge(100);
      const ports = scene.ports({
        switchTo: async (order) => {
          orders.push(order);
          writers.address = scene.appTarget;
        },
      });
      const result = await runCutover(scene.plan(), ports, never);
      await writers.acknowledge(100);

      expect(result).toMatchObject({ status: "switched", notExempted: [], freeze: { terminated: 0, sequences: 6 } });
      expect(result.freeze?.rows.differences).toEqual([]);
      const { host, port } = scene.target;
      expect(orders).toEqual([
        { phase: "switch", migration: "shop", runId: result.runId, host, port, database: "under_load" },
      ]);
    } finally {
      await writers.stop();
    }
    expect(await writers.reconcile(scene.target)).toEqual({ lost: [], doubled: [] });
    expect(await isWritable(scene.appTarget)).toBe(true);
    expect(await isWritable(scene.appSource)).toBe(false);
    expect((await scene.forward.state(never)).running).toBe(false);
    // Who was connected to the source is sent away; who comes back finds it read-only; DMS does not.
    await expect(idle.query("SELECT 1")).rejects.toThrow();
    const readOnly = "SHOW default_transaction_read_only";
    expect(await ask(scene.appSource, readOnly)).toEqual([{ default_transaction_read_only: "on" }]);
    expect(await ask(scene.source, readOnly)).toEqual([{ default_transaction_read_only: "off" }]);
    expect(await journalOf(scene)).toEqual([
      "begin",
      "arm write guards",
      "sequences, first pass",
      "proof slot",
      "freeze",
      "old transactions",
      ...["drain", "sequences", "rows", "task and tables clean"].map(() => expect.any(String)),
      "fence",
      "commit point",
      "switch",
      "close source",
      "stop forward task",
      "canary",
      "finished",
    ]);

    const again = await runCutover(scene.plan(), scene.ports(), never);
    expect(again.status).toBe("finished-earlier");
    expect(orders).toHaveLength(1);
  });

  test("carries sequences of every kind: cycling, descending, never called, at their end, moved just before", async () => {
    const scene = await setScene(await servers, "sequences");
    await runCutover(
      scene.plan(),
      scene.ports({
        rowCheck: {
          prepare: async () => void (await ask(scene.source, "SELECT nextval('app.round'), nextval('app.ticket')")),
          compare: async () => ({ tables: 0, rows: 0, differences: [], method: "none" }),
          close: async () => {},
        },
      }),
      never,
    );
    expect(await ask(scene.target, SEQUENCES)).toEqual(await ask(scene.source, SEQUENCES));
    const next =
      "SELECT nextval('app.round') AS round, nextval('app.down') AS down, nextval('app.never_called') AS first, nextval('app.ticket') AS ticket";
    expect(await ask(scene.target, next)).toEqual([{ round: "1", down: "-8", first: "7", ticket: "43" }]);
    await expect(ask(scene.target, "SELECT nextval('app.at_the_end')")).rejects.toThrow(/reached maximum/);
  });

  test("in a dry run reports what stands and changes nothing but the marker", async () => {
    const scene = await setScene(await servers, "dry");
    const ports = scene.ports();
    const result = await runCutover(scene.plan({ dryRun: true }), ports, never);
    expect(result).toMatchObject({ status: "dry-run", forecast: expect.any(Number) });
    expect(ports.log).toContain("passed: drain forecast");
    for (const side of [scene.source, scene.target])
      expect(
        await ask(
          side,
          "SELECT to_regnamespace('migration_guard') AS guard, to_regclass('migration_ctl.journal') AS journal",
        ),
      ).toEqual([{ guard: null, journal: null }]);
  });

  test("finishes on the second run when the switch command failed on the first", async () => {
    const scene = await setScene(await servers, "second_run");
    const broken = scene.ports({
      switchTo: async () => {
        throw new Error("the secret store is down");
      },
    });
    await expect(runCutover(scene.plan(), broken, never)).rejects.toThrow(
      /target is open and is the database now.*the secret store is down.*run again/,
    );
    expect(await isWritable(scene.appSource)).toBe(false);
    expect((await scene.forward.state(never)).running).toBe(true);

    const result = await runCutover(scene.plan(), scene.ports(), never);
    expect(result).toMatchObject({ status: "switched", resumed: true });
    expect(await isWritable(scene.appTarget)).toBe(true);
    expect((await scene.forward.state(never)).running).toBe(false);
  });
});
