// The live writer's process, controlled by JSON lines on standard input (see protocol.ts). A process of its own, so
// that the silences it measures are those of the databases and not those of a busy event loop.
import { openSync, rmSync, writeSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { errorText } from "@postgres-to-aurora/domain";
import { fluxoCaixa } from "./fluxo-caixa.js";
import { generic } from "./generic.js";
import { Lane, type Road } from "./lane.js";
import { lastOperation } from "./ledger.js";
import { fromPlain, type WriterCommand, type WriterEvent, type WriterOrders } from "./protocol.js";
import { Pulse } from "./pulse.js";
import { openSession } from "./session.js";

const SWITCH_TIMEOUT_MS = 30_000;
/** Lost turns are made up for only this far back: an application does not hurry for hours after a pause. */
const CATCH_UP_MS = 100;

// Signals of the terminal are for the process that started this one; it ends us by closing standard input.
process.on("SIGINT", () => {});
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const first = await lines.next();
if (!first.done)
  await write(JSON.parse(first.value) as WriterOrders).catch((error) =>
    say({ is: "failed", message: errorText(error) }),
  );
process.exit();

async function write(orders: WriterOrders): Promise<void> {
  const source = fromPlain(orders.address);
  const target = fromPlain(orders.target);
  const scout = await openSession(source);
  const workload = await (orders.mode === "fluxo-caixa" ? fluxoCaixa : generic)(scout);
  let operation = await lastOperation(scout);
  await scout.end();

  const pulse = new Pulse();
  const file = openSync(orders.acknowledgements, "a");
  const unknown: number[] = [];
  const errors: Record<string, number> = {};
  const interval = 1000 / orders.rate;
  let next = performance.now();
  const road: Road = {
    workload,
    place: { on: "source", address: source },
    nextOperation: () => ++operation,
    turn() {
      const now = performance.now();
      next = Math.max(next + interval, now - CATCH_UP_MS);
      return next - now;
    },
    committed(id, on) {
      const now = performance.now();
      writeSync(file, `${id} ${Math.round(now)}\n`);
      pulse.beat(now, on);
      if (pulse.acknowledged === 1) say({ is: "ready", notes: workload.notes });
    },
    unknown: (id) => void unknown.push(id),
    failed(code) {
      errors[code] = (errors[code] ?? 0) + 1;
    },
  };
  const lanes = Array.from({ length: orders.sessions }, (_, index) => new Lane(index + 1, road));

  async function switchOver(): Promise<void> {
    road.place = { on: "target", address: target };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`No session on the target: ${JSON.stringify(errors)}`)),
        SWITCH_TIMEOUT_MS,
      );
    });
    await Promise.race([Promise.all(lanes.map((lane) => lane.follow())), late]).finally(() => clearTimeout(timer));
  }

  const door = createServer((caller) => {
    caller.on("error", () => {});
    switchOver().then(
      () => caller.end("switched\n"),
      (error: Error) => caller.end(`${error.message}\n`),
    );
  }).listen(orders.socket);
  const status = setInterval(() => say({ is: "status", status: pulse.status(performance.now(), road.place.on) }), 100);
  const running = lanes.map((lane) => lane.run());

  for await (const line of lines) {
    if ((JSON.parse(line) as WriterCommand).do === "stop") break;
    switchOver().then(
      () => say({ is: "switched" }),
      (error: Error) => say({ is: "switched", failure: error.message }),
    );
  }
  const counts = pulse.counts(performance.now());
  clearInterval(status);
  door.close();
  rmSync(dirname(orders.socket), { recursive: true, force: true });
  for (const lane of lanes) lane.stop();
  await Promise.all(running);
  // What was acknowledged while the lanes came to rest counts, too; its silences do not.
  say({
    is: "stopped",
    counts: { ...counts, acknowledged: pulse.acknowledged, unknown, errors, refused: workload.refused },
  });
}

function say(event: WriterEvent): void {
  // Synchronous, since the process may end right after.
  writeSync(1, `${JSON.stringify(event)}\n`);
}
