import { describe, expect, test } from "@jest/globals";
import { runCutover } from "@postgres-to-aurora/cutover";
import { startTestServers } from "@postgres-to-aurora/test-kit";
import { isWritable, setScene, Writers } from "./scene.js";

const servers = startTestServers();
const never = new AbortController().signal;

describe("a cutover that succeeds", () => {
  test("moves the application under load without losing or doubling an acknowledged commit", async () => {
    const scene = await setScene(await servers, "under_load");
    const writers = new Writers(scene.appSource, 6);
    const ports = scene.ports({
      switchTo: async () => {
        writers.address = scene.appTarget;
      },
    });
    try {
      await writers.acknowledge(100);
      const result = await runCutover(scene.plan(), ports, never).catch((error) => {
        console.log(ports.log.join("\n"));
        throw error;
      });
      await writers.acknowledge(100);
      console.log(JSON.stringify(result), ports.log.join("\n"));
      expect(result.status).toBe("switched");
    } finally {
      await writers.stop();
    }
    expect(await writers.reconcile(scene.target)).toEqual({ lost: [], doubled: [] });
    expect(await isWritable(scene.appTarget)).toBe(true);
    expect(await isWritable(scene.appSource)).toBe(false);
    expect((await scene.forward.state(never)).running).toBe(false);
  });
});
