import { describe, expect, test } from "@jest/globals";
import { type Ports, runCutover } from "@postgres-to-aurora/cutover";
import { connect, withClient } from "@postgres-to-aurora/postgres";
import { ask, isWritable, journalOf, type Scene, setScene, startServers } from "./scene.js";
import { collecting } from "./stand-ins.js";

const servers = startServers();
const never = new AbortController().signal;

/** Ports that run something when a step begins. */
function when(scene: Scene, step: string, act: () => unknown): Ports {
  const observer = collecting([]);
  return scene.ports({
    observer: {
      ...observer,
      started: (name) => {
        if (name === step) act();
      },
    },
    switchTo: async () => {
      throw new Error("the switch must not be reached");
    },
  });
}

async function expectUndone(scene: Scene): Promise<void> {
  expect(await isWritable(scene.appSource)).toBe(true);
  expect(await isWritable(scene.appTarget)).toBe(false);
  expect((await scene.forward.state(never)).running).toBe(true);
  expect((await journalOf(scene)).at(-1)).toBe("aborted");
}

describe("a cutover that must not happen", () => {
  test.each([
    ["changed", "UPDATE app.account SET balance = balance + 1 WHERE id = 7"],
    ["missing", "DELETE FROM app.account WHERE id = 7"],
    ["extra", "INSERT INTO app.account VALUES (7777)"],
  ])("is undone when the target has one %s row, and names the table", async (kind, sql) => {
    const scene = await setScene(await servers, `row_${kind}`);
    await ask(scene.target, sql);
    await expect(
      runCutover(
        scene.plan(),
        when(scene, "switch", () => {}),
        never,
      ),
    ).rejects.toThrow(/rolled back.*app\.account.*Writes on the source were resumed after \d+ ms/);
    await expectUndone(scene);
  });

  test.each(["freeze", "old transactions", "drain", "rows", "fence", "freeze proof"])(
    "is undone when cancelled at the beginning of the step %s",
    async (step) => {
      const scene = await setScene(await servers, `cancel_${step.replaceAll(" ", "_")}`);
      const cancel = new AbortController();
      const ports = when(scene, step, () => cancel.abort(new Error("Cancelled by SIGTERM")));
      await expect(runCutover(scene.plan(), ports, cancel.signal)).rejects.toThrow(/Cancelled by SIGTERM.*resumed/);
      await expectUndone(scene);
    },
  );

  test("is undone when the freeze lasts longer than its limit", async () => {
    const scene = await setScene(await servers, "limit");
    const ports = scene.ports({
      rowCheck: { ...scene.ports().rowCheck, compare: () => new Promise(() => {}) },
    });
    await expect(runCutover(scene.plan({ freezeLimit: 700 }), ports, never)).rejects.toThrow(/frozen for 0.7 s/);
    await expectUndone(scene);
  });

  test("is undone when the marker does not arrive", async () => {
    const scene = await setScene(await servers, "stuck");
    const ports = when(scene, "proof slot", () => {});
    const stopped = {
      ...ports,
      rowCheck: { ...ports.rowCheck, prepare: () => scene.forward.stop(never) },
      forward: { ...scene.forward, state: async () => ({ ...(await scene.forward.state(never)), running: true }) },
    };
    await expect(runCutover(scene.plan({ drainTimeout: 400 }), stopped, never)).rejects.toThrow(
      /marker did not arrive.*resumed/,
    );
    expect(await isWritable(scene.appSource)).toBe(true);
  });

  test("is undone when a session in replica mode writes past the guard", async () => {
    const scene = await setScene(await servers, "replica_mode");
    // The row check sees nothing of it: the write comes after.
    const ports = scene.ports();
    const rowCheck = {
      ...ports.rowCheck,
      async compare(signal: AbortSignal) {
        const proof = await ports.rowCheck.compare(signal);
        await ask(scene.source, "SET session_replication_role = replica; INSERT INTO app.account VALUES (4711)");
        return proof;
      },
    };
    await expect(runCutover(scene.plan(), { ...ports, rowCheck }, never)).rejects.toThrow(
      /written to during the freeze: app\.account/,
    );
    expect(await isWritable(scene.appSource)).toBe(true);
  });

  test("is undone when a session to the target breaks", async () => {
    const scene = await setScene(await servers, "broken_session");
    const ports = when(scene, "rows", () =>
      ask(
        scene.target,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'postgres-to-aurora-cutover'",
      ),
    );
    await expect(runCutover(scene.plan(), ports, never)).rejects.toThrow(/session .*was lost/i);
    expect(await isWritable(scene.appSource)).toBe(true);
    expect(await isWritable(scene.appTarget)).toBe(false);
  });

  test("is refused while a prepared transaction stands open, before anything is touched", async () => {
    const scene = await setScene(await servers, "prepared");
    await ask(scene.appSource, "BEGIN; UPDATE app.account SET balance = 1 WHERE id = 3; PREPARE TRANSACTION 'left'");
    await expect(runCutover(scene.plan(), scene.ports(), never)).rejects.toThrow(
      /cannot begin: no prepared transactions/,
    );
    await ask(scene.source, "ROLLBACK PREPARED 'left'");
    expect(await ask(scene.source, "SELECT to_regnamespace('migration_guard') AS guard")).toEqual([{ guard: null }]);
  });

  test("is refused for a user without the rights it needs, each named with the grant", async () => {
    const scene = await setScene(await servers, "no_rights");
    await ask(scene.source, "GRANT USAGE ON SCHEMA migration_ctl TO app; GRANT ALL ON migration_ctl.marker TO app");
    const weak = runCutover(scene.plan({ source: scene.appSource }), scene.ports(), never);
    await expect(weak).rejects.toThrow(
      /right to replicate.*right to see all sessions.*right to end sessions.*right to close/,
    );
    await expect(weak).rejects.toThrow(/ALTER ROLE app REPLICATION.*GRANT pg_read_all_stats TO app/);
    expect(await ask(scene.source, "SELECT to_regnamespace('migration_guard') AS guard")).toEqual([{ guard: null }]);
  });

  test("lets one of two begun at once through and refuses the other", async () => {
    const scene = await setScene(await servers, "two_at_once");
    const results = await Promise.allSettled([1, 2].map(() => runCutover(scene.plan(), scene.ports(), never)));
    const refused = results.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(refused).toEqual([expect.stringMatching(/Another cutover.*Session \d+ of postgres/)]);
    expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  test("never follows a source that another target's run froze", async () => {
    const scene = await setScene(await servers, "foreign_freeze");
    await expect(
      runCutover(
        scene.plan(),
        when(scene, "rows", () => {
          throw new Error("stop");
        }),
        never,
      ),
    ).rejects.toThrow();
    await ask(scene.source, "UPDATE migration_guard.state SET mode = 'frozen', run_id = 'somebody'");
    await expect(runCutover(scene.plan(), scene.ports(), never)).rejects.toThrow(/frozen by run somebody/);
  });
});

describe("transactions older than the freeze", () => {
  test("a REPEATABLE READ transaction that does not see the freeze is ended, and its rows are not lost elsewhere", async () => {
    const scene = await setScene(await servers, "straggler");
    const old = await connect(scene.appSource);
    await old.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await old.query("SELECT count(*) FROM app.account");
    const result = await runCutover(scene.plan({ grace: 100 }), scene.ports(), never);
    expect(result.freeze?.terminated).toBe(1);
    await expect(old.query("INSERT INTO app.account VALUES (999)")).rejects.toThrow();
    await old.end().catch(() => {});
  });

  test("one that commits within the grace is waited for and carried over", async () => {
    const scene = await setScene(await servers, "within_grace");
    const old = await connect(scene.appSource);
    const ports = when(scene, "old transactions", () =>
      setTimeout(() => void old.query("UPDATE app.account SET balance = 5 WHERE id = 9; COMMIT"), 100),
    );
    const freezing = runCutover(
      scene.plan({ grace: 20_000 }),
      {
        ...ports,
        switchTo: undefined,
        rowCheck: {
          ...ports.rowCheck,
          async prepare() {
            await ports.rowCheck.prepare();
            await old.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1 FROM app.account");
          },
        },
      },
      never,
    );
    expect((await freezing).freeze?.terminated).toBe(0);
    await old.end();
    expect(await ask(scene.target, "SELECT balance FROM app.account WHERE id = 9")).toEqual([{ balance: "5.00" }]);
  });

  test("the application is frozen even when it uses the source's own user", async () => {
    const scene = await setScene(await servers, "same_user");
    const seen: boolean[] = [];
    const ports = scene.ports();
    const rowCheck = {
      ...ports.rowCheck,
      async compare(signal: AbortSignal) {
        seen.push(await isWritable(scene.source), await isWritable(scene.appTarget));
        return ports.rowCheck.compare(signal);
      },
    };
    await runCutover(scene.plan(), { ...ports, rowCheck }, never);
    expect(seen).toEqual([false, false]);
    expect(await withClient(scene.appSource, {}, async () => "reads go on")).toBe("reads go on");
  });
});
