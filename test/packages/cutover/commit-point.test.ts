import { describe, expect, test } from "@jest/globals";
import { systemClock } from "@postgres-to-aurora/action-kit";
import { CommitUnknownError, runCutover } from "@postgres-to-aurora/cutover";
import { type BreakableNetwork, startProxy } from "./cuttable-proxy.js";
import { ask, isWritable, type Scene, setScene, startServers } from "./scene.js";
import { collecting } from "./stand-ins.js";

const servers = startServers();
const never = new AbortController().signal;

/** Runs a cutover whose network to the target breaks at the commit point. */
async function breakAtCommit(scene: Scene, how: (proxy: BreakableNetwork) => void, clock = systemClock) {
  const proxy = await startProxy(scene.target);
  const ports = scene.ports({ clock });
  const observer = {
    ...collecting([]),
    started: (step: string) => {
      if (step === "commit point") how(proxy);
    },
  };
  return runCutover(scene.plan({ target: proxy.address }), { ...ports, observer }, never);
}

describe("a connection that breaks at the commit point", () => {
  test("after the transaction arrived: the journal says so, and the cutover goes on", async () => {
    const scene = await setScene(await servers, "answer_lost");
    const result = await breakAtCommit(scene, (proxy) => proxy.loseAnswers());
    expect(result.status).toBe("switched");
    expect(await isWritable(scene.appTarget)).toBe(true);
    expect(await isWritable(scene.appSource)).toBe(false);
    const points = await ask(scene.target, "SELECT FROM migration_ctl.journal WHERE step = 'commit point'");
    expect(points).toHaveLength(1);
  });

  test("before the transaction arrived: the journal does not have it, and the source is opened", async () => {
    const scene = await setScene(await servers, "request_lost");
    await expect(breakAtCommit(scene, (proxy) => proxy.loseRequests())).rejects.toThrow(
      /before it took effect.*Writes on the source were resumed/,
    );
    expect(await isWritable(scene.appSource)).toBe(true);
    expect(await isWritable(scene.appTarget)).toBe(false);
  });

  test("with the target gone for good: the source stays frozen, a person is told, and the next run finds out", async () => {
    const scene = await setScene(await servers, "target_gone");
    // Time passes quickly while the journal is asked in vain.
    let ahead = 0;
    const clock = {
      now: () => systemClock.now() + ahead,
      async sleep(milliseconds: number, signal?: AbortSignal) {
        if (milliseconds === 500) ahead += 60_000;
        await systemClock.sleep(Math.min(milliseconds, 5_000), signal);
      },
    };
    const lost = breakAtCommit(
      scene,
      (proxy) => {
        proxy.loseAnswers();
        proxy.closeDoor();
      },
      clock,
    );
    await expect(lost).rejects.toThrow(CommitUnknownError);
    await expect(lost).rejects.toThrow(/source therefore stays frozen.*run this action again/);
    expect(await isWritable(scene.appSource)).toBe(false);

    const result = await runCutover(scene.plan(), scene.ports(), never);
    expect(result).toMatchObject({ status: "switched", resumed: true });
  });
});
