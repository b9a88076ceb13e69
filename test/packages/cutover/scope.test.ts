import { describe, expect, test } from "@jest/globals";
import { countRowCheck, fullRowCheck, runCutover } from "@postgres-to-aurora/cutover";
import type { TableScope } from "@postgres-to-aurora/postgres";
import { ask, isWritable, setScene, startServers } from "./scene.js";

const servers = startServers();
const never = new AbortController().signal;

describe("tables that are not carried", () => {
  test("stop the cutover unless they are left out by name; then the others move and the source closes", async () => {
    const scene = await setScene(await servers, "left_out");
    await ask(scene.source, "CREATE TABLE app.left_out (id int PRIMARY KEY); INSERT INTO app.left_out VALUES (1)");
    const run = (scope: TableScope) => {
      const plan = scene.plan({ scope });
      return runCutover(plan, scene.ports({ rowCheck: fullRowCheck(plan) }), never);
    };

    await expect(run({ schemas: [], excluded: [] })).rejects.toThrow(/every table is carried.*app\.left_out/);
    await expect(run({ schemas: [], excluded: ["app.leftout"] })).rejects.toMatchObject({ code: "UNKNOWN_TABLE" });
    expect(await isWritable(scene.appSource)).toBe(true);

    expect(await run({ schemas: ["app"], excluded: ["app.left_out"] })).toMatchObject({
      status: "switched",
      freeze: { rows: { differences: [] } },
    });
    expect([await isWritable(scene.appSource), await isWritable(scene.appTarget)]).toEqual([false, true]);
  });
});

describe("counting rows instead of reading them", () => {
  test("finds a missing row, is blind to a changed one, and says how it looked", async () => {
    const scene = await setScene(await servers, "counted");
    const plan = scene.plan();
    const compare = async () => {
      const check = countRowCheck(plan);
      try {
        await check.prepare();
        return await check.compare(never);
      } finally {
        await check.close();
      }
    };
    await ask(scene.target, "UPDATE app.account SET balance = -1 WHERE id = 1");
    expect(await compare()).toMatchObject({ differences: [], method: "row counts only" });
    await ask(scene.target, "DELETE FROM app.account WHERE id = 2");
    expect((await compare()).differences).toEqual(["app.account: 50 rows, 49 on the target"]);
  });
});
