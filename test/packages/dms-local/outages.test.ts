import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type Client, connect } from "@postgres-to-aurora/postgres";
import { startTcpProxy, type TcpProxy } from "@postgres-to-aurora/test-kit";
import {
  bothSides,
  createTask,
  drained,
  loaded,
  makeEndpoints,
  openScene,
  reach,
  run,
  type Scene,
  start,
  stopTask,
  task,
  until,
} from "./scene.js";

const TRANSACTIONS_PER_SECOND = 500;
const SESSIONS = 5;
const SILENCE_MS = 20_000;

const TABLES = `
  CREATE TABLE public.mark (n int PRIMARY KEY);
  CREATE TABLE public.account (id int PRIMARY KEY, balance int NOT NULL, note text);
  CREATE TABLE public.journal (session int, n int);
`;

/** Keeps committing small transactions on some sessions; every one that was acknowledged must arrive, once. */
class Writer {
  #running = true;
  #committed = 0;
  readonly #done: Promise<unknown>;

  constructor(private readonly scene: Scene) {
    this.#done = Promise.all(Array.from({ length: SESSIONS }, (_, session) => this.#work(session)));
  }

  /** Gives how many transactions were acknowledged. */
  async stop(): Promise<number> {
    this.#running = false;
    await this.#done;
    return this.#committed;
  }

  async #work(session: number): Promise<void> {
    let client: Client | undefined;
    const started = Date.now();
    for (let n = 0; this.#running; n++) {
      try {
        client ??= await connect(this.scene.source);
        await this.#commit(client, session, n);
        this.#committed++;
      } catch {
        client = undefined; // the source is down for a moment
        await sleep(50);
      }
      const ahead = (n * 1000 * SESSIONS) / TRANSACTIONS_PER_SECOND - (Date.now() - started);
      if (ahead > 0) await sleep(ahead);
    }
    await client?.end();
  }

  /** An update of one row, an insert into a table without a key, sometimes a delete. */
  async #commit(client: Client, session: number, n: number): Promise<void> {
    const id = (step: number) => session * 100 + ((n * step) % 100);
    await client.query(
      `BEGIN; INSERT INTO public.account VALUES (${id(1)}, 1, 'new') ON CONFLICT (id) DO UPDATE SET balance = account.balance + 1;
       INSERT INTO public.journal VALUES (${session}, ${n});
       ${n % 7 === 0 ? `DELETE FROM public.account WHERE id = ${id(31)};` : ""} COMMIT`,
    );
  }
}

describe("outages while the source takes 500 transactions a second", () => {
  let scene: Scene;
  let proxies: { source: TcpProxy; target: TcpProxy };
  let arn: string;
  let writer: Writer;
  beforeAll(async () => {
    scene = await openScene();
    for (const side of [scene.source, scene.target]) await run(side, TABLES);
    proxies = {
      source: await startTcpProxy(scene.source.port),
      target: await startTcpProxy(scene.target.port),
    };
    const through = (side: "source" | "target") => ({ ...scene[side], host: "127.0.0.1", port: proxies[side].port });
    const endpoints = await makeEndpoints(scene.api, through("source"), through("target"));
    arn = await createTask(scene.api, endpoints, "outages", {
      settings: { ErrorBehavior: { RecoverableErrorStopRetryAfterThrottlingMax: false } },
    });
    await start(scene.api, arn);
    await loaded(scene.api, arn);
  });
  afterAll(async () => {
    await scene?.stop();
  });
  beforeEach(() => {
    writer = new Writer(scene);
  });
  afterEach(() => writer.stop());

  /** Ends the writer and compares every row. */
  const settle = async () => {
    await sleep(500);
    expect(await writer.stop()).toBeGreaterThan(0);
    await drained(scene);
    const { source, target } = await bothSides(scene, [
      ["public", "account"],
      ["public", "journal"],
    ]);
    expect(target[0]).toEqual(source[0]);
    expect(target[1]).toEqual(source[1]);
    expect((await task(scene.api, arn)).Status).toBe("running");
  };

  test("a task that is stopped and resumed loses nothing and doubles nothing", async () => {
    for (let round = 0; round < 3; round++) {
      await sleep(500);
      await stopTask(scene.api, arn);
      await sleep(500);
      await start(scene.api, arn, "resume-processing");
      await reach(scene.api, arn, "running");
    }
    await settle();
  });

  test.each(["target", "source"] as const)("a restart of the %s server loses nothing", async (side) => {
    await sleep(500);
    await scene[`${side}Server`].restart();
    await settle();
  });

  test.each(["target", "source"] as const)("connections to the %s that are cut are opened again", async (side) => {
    for (let round = 0; round < 3; round++) {
      await sleep(400);
      proxies[side].cut();
    }
    await settle();
  });

  test.each(["target", "source"] as const)(
    "a silent path to the %s is noticed, and changes go on after it",
    async (side) => {
      await sleep(500);
      const before = scene.log.length;
      proxies[side].stall();
      await until("the silence to be noticed", async () =>
        scene.log.slice(before).some((line) => line.includes(`The ${side} cannot be reached`)),
      );
      await sleep(SILENCE_MS / 2);
      expect((await task(scene.api, arn)).Status).toBe("running");
      proxies[side].mend();
      await settle();
    },
  );
});
