import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { type CutoverPlan, runCutover } from "@postgres-to-aurora/cutover";
import type { DatabaseAddress } from "@postgres-to-aurora/postgres";
import type { Orders } from "./controller.js";
import { isWritable, type Scene, setScene, startServers, until, Writers } from "./scene.js";

const servers = startServers();
const never = new AbortController().signal;
const program = fileURLToPath(new URL("./controller.js", import.meta.url));

const plain = (address: DatabaseAddress) => ({ ...address, password: address.password.reveal() });

/** Runs a cutover in a child process that kills itself at a step. */
async function crash(scene: Scene, name: string, dieAt: Orders["dieAt"], changes: Partial<CutoverPlan> = {}) {
  const { source, target, ...plan } = scene.plan(changes);
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "ignore", "inherit"] });
  const orders: Orders = {
    plan,
    source: plain(source),
    target: plain(target),
    subscription: `sub_${name}`,
    ...(dieAt && { dieAt }),
  };
  child.stdin.end(JSON.stringify(orders));
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
}

/** The lock of a killed controller goes when the server notices that its connection is gone. */
async function runAgain(scene: Scene, ports = scene.ports()) {
  for (;;) {
    try {
      return await runCutover(scene.plan(), ports, never);
    } catch (error) {
      if ((error as { code?: string }).code !== "CUTOVER_RUNNING") throw error;
    }
  }
}

describe("a controller that dies", () => {
  test("before the commit point, at whatever step, is undone by the next run, and nothing is lost", async () => {
    const scene = await setScene(await servers, "before");
    const writers = new Writers(scene.appSource, 3);
    const stopped = {
      ...scene.ports(),
      forward: { ...scene.forward, state: async () => ({ ...(await scene.forward.state(never)), running: false }) },
    };
    const moments: [string, "begin" | "end"][] = [
      ["arm write guards", "end"],
      ["proof slot", "end"],
      ["freeze", "end"],
      ["old transactions", "end"],
      ["drain", "end"],
      ["sequences", "end"],
      ["rows", "end"],
      ["fence", "end"],
      ["commit point", "begin"],
    ];
    try {
      for (const [step, moment] of moments) {
        await crash(scene, "before", { step, moment });
        // Recovery comes first; then the preflight refuses, since the task is said to stand still.
        await expect(runAgain(scene, stopped)).rejects.toThrow(/task is running/);
        expect([step, await isWritable(scene.appSource)]).toEqual([step, true]);
        expect([step, await isWritable(scene.appTarget)]).toEqual([step, false]);
        await writers.acknowledge(3);
      }
      const result = await runAgain(
        scene,
        scene.ports({
          switchTo: async () => {
            writers.address = scene.appTarget;
          },
        }),
      );
      expect(result.status).toBe("switched");
      await writers.acknowledge(20);
    } finally {
      await writers.stop();
    }
    expect(await writers.reconcile(scene.target)).toEqual({ lost: [], doubled: [] });
  });

  test.each(["commit point", "switch", "close source", "stop forward task"])(
    "after the step %s is finished by the next run, which only goes forward",
    async (step) => {
      const name = `after_${step.replaceAll(" ", "_")}`;
      const scene = await setScene(await servers, name);
      await crash(scene, name, { step, moment: "end" });
      expect(await isWritable(scene.appSource)).toBe(false);
      let switched = 0;
      const result = await runAgain(scene, scene.ports({ switchTo: async () => void switched++ }));
      expect(result).toMatchObject({ status: "switched", resumed: true });
      expect(switched).toBe(1);
      expect(await isWritable(scene.appTarget)).toBe(true);
      expect((await scene.forward.state(never)).running).toBe(false);
      expect((await runAgain(scene)).status).toBe("finished-earlier");
    },
  );

  test("leaves a freeze that ends by itself when nobody comes", async () => {
    const scene = await setScene(await servers, "lease");
    await crash(scene, "lease", { step: "drain", moment: "begin" }, { leaseTtl: 3_000 });
    expect(await isWritable(scene.appSource)).toBe(false);
    await until(() => isWritable(scene.appSource));
    expect(await isWritable(scene.appTarget)).toBe(false);
  });

  test("is not needed when the source server itself crashes under the freeze: it is opened once it is back", async () => {
    const { source } = await servers;
    const scene = await setScene(await servers, "source_crash");
    const ports = scene.ports();
    const rowCheck = {
      ...ports.rowCheck,
      async compare(): Promise<never> {
        await source.crash();
        setTimeout(() => void source.restart(), 500);
        throw new Error("the source is gone");
      },
    };
    await expect(runCutover(scene.plan(), { ...ports, rowCheck }, never)).rejects.toThrow(/resumed after/);
    expect(await isWritable(scene.appSource)).toBe(true);
    expect(await isWritable(scene.appTarget)).toBe(false);
  });
});
