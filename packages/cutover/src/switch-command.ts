import { spawn } from "node:child_process";
import { once } from "node:events";
import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import type { Clock, Observer, Switch, SwitchOrder } from "./ports.js";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** How much of a cancelled job's time a running command still gets. */
const CANCEL_GRACE_MS = 4_000;

/**
 * A switch made by a command of the user: argv without a shell, the order as JSON on stdin, exit code 0 = done.
 * A failing command is repeated until `timeout` (ms) is over, and killed then.
 */
export function commandSwitch(argv: string[], timeout: number, clock: Clock, observer: Observer): Switch {
  return async (order, signal) => {
    const deadline = clock.now() + timeout;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const failure = await runOnce(argv, order, deadline - clock.now(), signal, clock);
      if (failure === undefined) return;
      signal.throwIfAborted();
      if (clock.now() + pause >= deadline) throw commandFailed(argv, failure);
      observer.info(`Switch command failed (${failure}); again in ${pause / 1000} s`);
      await clock.sleep(pause, signal);
    }
  };
}

/** Runs the command; resolves to undefined or to how it failed. Its output goes to the log only on failure. */
async function runOnce(
  argv: string[],
  order: SwitchOrder,
  limit: number,
  signal: AbortSignal,
  clock: Clock,
): Promise<string | undefined> {
  const [program = "", ...args] = argv;
  const child = spawn(program, args, { stdio: ["pipe", "ignore", "pipe"] });
  const errors: Buffer[] = [];
  child.stderr.on("data", (piece: Buffer) => {
    errors.push(piece);
    if (errors.length > 50) errors.shift();
  });
  child.stdin.on("error", () => {}); // it may end without reading
  child.stdin.end(`${JSON.stringify(order)}\n`);

  const over = new AbortController();
  const kill = (after: number) =>
    clock.sleep(after, over.signal).then(
      () => child.kill("SIGKILL"),
      () => {},
    );
  const cancelled = () => void kill(CANCEL_GRACE_MS);
  signal.addEventListener("abort", cancelled, { once: true });
  void kill(limit);
  try {
    const [code, killedBy] = (await once(child, "exit")) as [number | null, string | null];
    if (code === 0) return undefined;
    const said = Buffer.concat(errors).toString("utf8").trim().split("\n").slice(-3).join("\n");
    return [killedBy ? `ended by ${killedBy}` : `exit code ${code}`, said].filter(Boolean).join(": ");
  } catch (cause) {
    throw new UserError({
      code: "SWITCH_COMMAND_MISSING",
      what: `The switch command ${program} cannot be started`,
      why: (cause as Error).message,
      remedy: "Correct switch-command (one argv item per line, no shell), then run again to finish the switch",
      cause,
    });
  } finally {
    over.abort();
    signal.removeEventListener("abort", cancelled);
    child.stderr.destroy(); // a grandchild may hold it open
  }
}

function commandFailed(argv: string[], failure: string): EnvironmentError {
  return new EnvironmentError({
    code: "SWITCH_COMMAND_FAILED",
    what: `The switch command ${argv[0]} did not succeed in time`,
    why: failure,
    remedy: "Correct its cause, then run again to finish the switch",
  });
}
