import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { CONTROL_SCHEMA } from "@postgres-to-aurora/domain";
import { type Client, isServerError, quoteName } from "@postgres-to-aurora/postgres";

const MARKER = quoteName({ schema: CONTROL_SCHEMA, name: "marker" });
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;

/** A barrier in the stream of changes: what was committed before it is applied once it is seen on the target. */
export interface Barrier {
  task: string;
  timeoutMs: number;
  /** How long rows that keep changing are re-checked. */
  patienceMs: number;
  signal: AbortSignal;
}

/** Writes a new token into the task's marker row at the source. Returns it, or why it cannot be written. */
export async function writeMarker(source: Client, task: string): Promise<{ token: string } | { problem: string }> {
  const token = `validation ${randomUUID()}`;
  const text = `UPDATE ${MARKER} SET token = $1, n = n + 1, at = clock_timestamp() WHERE task = $2`;
  try {
    const { rowCount } = await source.query(text, [token, task]);
    return rowCount === 1 ? { token } : { problem: `The source has no marker row of ${task}` };
  } catch (error) {
    if (!isServerError(error)) throw error;
    return { problem: `The marker row cannot be written at the source (${error.message})` };
  }
}

/** Waits until the token is visible on the target. Returns why not, or undefined when it came. */
export async function awaitMarker(target: Client, token: string, barrier: Barrier): Promise<string | undefined> {
  const deadline = Date.now() + barrier.timeoutMs;
  const text = `SELECT token FROM ${MARKER} WHERE task = $1`;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    barrier.signal.throwIfAborted();
    try {
      const { rows } = await target.query<{ token: string }>(text, [barrier.task]);
      if (rows[0]?.token === token) return undefined;
    } catch (error) {
      if (!isServerError(error)) throw error;
      return `The marker cannot be read on the target (${error.message})`;
    }
    if (Date.now() >= deadline)
      return `A marker written at the source did not reach the target within ${barrier.timeoutMs / 1000} s`;
    await sleep(pause);
  }
}
