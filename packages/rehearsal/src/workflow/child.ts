import { type ChildProcess, spawn } from "node:child_process";
import { EnvironmentError, errorText } from "@postgres-to-aurora/domain";

export interface ChildOrder {
  command: string;
  args: string[];
  /** Absolute path. */
  cwd: string;
  /** The whole environment. */
  env: Record<string, string>;
  /** Takes every line of both streams. */
  onLine(line: string): void;
  /** Told the process id, which is also the id of the process group. */
  onStart(pid: number): void;
  /** Ends it politely: SIGINT, SIGTERM, SIGKILL. */
  stop: AbortSignal;
  /** Ends it at once. */
  force: AbortSignal;
  /** Milliseconds from SIGINT to SIGTERM and from there to SIGKILL. */
  patience: { interrupt: number; terminate: number };
}

/** How long a stream that a surviving grandchild holds open is still read after the process has ended, in milliseconds. */
const drainTime = 2_000;

/**
 * Runs a process in a group of its own, without a shell and with nothing on stdin; returns its exit code, or the
 * signal that ended it. As the runner does, signals go to the process alone, not to its children. Throws
 * EnvironmentError when it cannot be started.
 */
export async function runChild(order: ChildOrder): Promise<number | NodeJS.Signals> {
  const child = spawn(order.command, order.args, {
    cwd: order.cwd,
    env: order.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const flush = [child.stdout, child.stderr].map((stream) => readLines(stream, order.onLine));
  if (child.pid !== undefined) order.onStart(child.pid);
  const release = endOnAbort(child, order);
  try {
    return await new Promise((resolve, reject) => {
      let status: number | NodeJS.Signals = 1;
      child.once("error", (cause) => reject(notStarted(order.command, cause)));
      child.once("close", () => resolve(status));
      child.once("exit", (code, signal) => {
        status = code ?? signal ?? 1;
        setTimeout(() => resolve(status), drainTime).unref();
      });
    });
  } finally {
    release();
    for (const finish of flush) finish();
  }
}

function endOnAbort(child: ChildProcess, { stop, force, patience }: ChildOrder): () => void {
  const timers: NodeJS.Timeout[] = [];
  const later = (milliseconds: number, act: () => void) => timers.push(setTimeout(act, milliseconds));
  const kill = () => child.kill("SIGKILL");
  const end = () => {
    child.kill("SIGINT");
    later(patience.interrupt, () => {
      child.kill("SIGTERM");
      later(patience.terminate, kill);
    });
  };
  if (stop.aborted) end();
  else stop.addEventListener("abort", end, { once: true });
  if (force.aborted) kill();
  else force.addEventListener("abort", kill, { once: true });
  return () => {
    for (const timer of timers) clearTimeout(timer);
    stop.removeEventListener("abort", end);
    force.removeEventListener("abort", kill);
  };
}

/** Cuts a stream into lines; the function returned hands over a last line without an end and stops listening. */
function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): () => void {
  let rest = "";
  const take = (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line.replace(/\r$/, ""));
  };
  stream.setEncoding("utf8");
  stream.on("data", take);
  return () => {
    stream.removeListener("data", take);
    stream.resume(); // What a surviving grandchild still writes must go somewhere, or it would block.
    if (rest !== "") onLine(rest);
  };
}

function notStarted(command: string, cause: Error): EnvironmentError {
  return new EnvironmentError({
    code: "STEP_NOT_STARTED",
    what: `${command} cannot be started`,
    why: errorText(cause),
    remedy: "Check that it is installed and that the working directory exists",
    cause,
  });
}
