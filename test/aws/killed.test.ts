import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  type AwsCall,
  beforeAnswering,
  type RunningAction,
  startAction,
  startAwsProxy,
} from "@postgres-to-aurora/test-kit";
import { awsState, databaseState, settled } from "./end-state.js";
import { changes, type Migration, makeMigration, OWN, type Scene, startScene } from "./scene.js";

const REMOVE = { "dry-run": "false", force: "true" };
/** Migrations at work at the same time. */
const AT_ONCE = 3;
/** Of the calls that only look, one in so many is tried too. */
const ONE_LOOK_IN = 15;

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
  Object.assign(process.env, (await startAwsProxy({ upstream: scene.dmsLocal.url })).env);
});

/** Runs an action to its end. @returns the calls it made */
async function runUndisturbed(one: Migration, action: string, inputs: Record<string, string>): Promise<AwsCall[]> {
  const proxy = await startAwsProxy({ upstream: scene.dmsLocal.url });
  const result = await one.run(proxy, action, inputs);
  await proxy.stop();
  if (result.exitCode !== 0) throw new Error(`${action}: ${result.report?.headline}\n${result.stdout}`);
  return proxy.calls;
}

/** Runs an action that is killed once a call was carried out and before it hears of it; says whether it came so far. */
async function runKilled(
  one: Migration,
  action: string,
  inputs: Record<string, string>,
  at: (call: AwsCall, earlier: AwsCall[]) => boolean,
): Promise<boolean> {
  const proxy = await startAwsProxy({ upstream: scene.dmsLocal.url });
  let running: RunningAction | undefined;
  let killed = false;
  proxy.rule({
    when: (call) => !killed && at(call, proxy.calls),
    times: 1,
    act: beforeAnswering(() => {
      killed = true;
      running?.kill("SIGKILL");
    }),
  });
  running = await startAction(action, { inputs: { ...one.inputs, ...inputs }, env: proxy.env });
  const { exitCode, report, stdout } = await running.finished;
  await proxy.stop();
  if (!killed && exitCode !== 0) throw new Error(`${action}, not killed: ${report?.headline}\n${stdout}`);
  return killed;
}

/** A call to be killed at: the nth that changes something, or the nth that looks. */
interface Point {
  changing: boolean;
  nth: number;
}

const reached =
  ({ changing, nth }: Point) =>
  (call: AwsCall, calls: AwsCall[]): boolean =>
    changes(call.operation) === changing &&
    calls.filter(({ operation }) => changes(operation) === changing).length === nth;

/** Every change of these calls, and a sample of the looks. */
function points(calls: AwsCall[]): Point[] {
  const changing = calls.filter(({ operation }) => changes(operation)).length;
  const looking = calls.length - changing;
  return [
    ...Array.from({ length: changing }, (_, index) => ({ changing: true, nth: index + 1 })),
    ...Array.from({ length: Math.ceil(looking / ONE_LOOK_IN) }, (_, index) => ({
      changing: false,
      nth: index * ONE_LOOK_IN + 1,
    })),
  ];
}

describe.each(["instance", "serverless"] as const)("killed at any call (%s)", (kind) => {
  test("create-dms-task and decommission, run again, end where an undisturbed run ends", async () => {
    const plain = await makeMigration(scene, `plain-${kind}`);
    const creating = points(await runUndisturbed(plain, "create-dms-task", OWN[kind]));
    const rows = await settled(plain, undefined);
    const made = await awsState(plain);
    const removing = points(await runUndisturbed(plain, "decommission", REMOVE));
    const left = await databaseState(plain);
    expect(creating.length).toBeGreaterThanOrEqual(8);
    expect(removing.length).toBeGreaterThanOrEqual(7);
    expect(made.length).toBeGreaterThanOrEqual(4);
    expect(rows).toMatchObject({ slots: ["pgoutput"], rows: ["50 200"] });
    expect([await awsState(plain), left]).toMatchObject([[], { slots: [], publications: 0, rows: ["50 200"] }]);

    const rounds = Array.from({ length: Math.max(creating.length, removing.length) }, (_, index) => index);
    const found: string[] = [];
    const expectSame = (what: string, seen: unknown, wanted: unknown) => {
      if (JSON.stringify(seen) !== JSON.stringify(wanted))
        found.push(`${what}:\n  is     ${JSON.stringify(seen)}\n  wanted ${JSON.stringify(wanted)}`);
    };
    const label = ({ changing, nth }: Point) => `${changing ? "change" : "look"} ${nth}`;
    // How often a run looks depends on how fast things become ready.
    const expectKilled = (point: Point, killed: boolean) => {
      if (point.changing && !killed) found.push(`${label(point)}: not reached`);
    };
    const round = async (index: number) => {
      const one = await makeMigration(scene, `killed-${kind}-${index}`);
      const create = creating[index % creating.length] as Point;
      expectKilled(create, await runKilled(one, "create-dms-task", OWN[kind], reached(create)));
      await runUndisturbed(one, "create-dms-task", OWN[kind]);
      expectSame(`databases after ${label(create)} of create-dms-task`, await settled(one, rows), rows);
      expectSame(`AWS after ${label(create)} of create-dms-task`, await awsState(one), made);

      const remove = removing[index % removing.length] as Point;
      expectKilled(remove, await runKilled(one, "decommission", REMOVE, reached(remove)));
      await runUndisturbed(one, "decommission", REMOVE);
      expectSame(`databases after ${label(remove)} of decommission`, await databaseState(one), left);
      expectSame(`AWS after ${label(remove)} of decommission`, await awsState(one), []);
    };
    const next = async (): Promise<void> => {
      for (let index = rounds.shift(); index !== undefined; index = rounds.shift()) await round(index);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    expect(found).toEqual([]);
  });
});
