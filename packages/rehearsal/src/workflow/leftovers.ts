import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Variable by which the runner knows its own descendants again, however far they have wandered. */
export const trackingVariable = "RUNNER_TRACKING_ID";

/** The processes a job has started, to end those that outlive it. */
export class Leftovers {
  /** Value of the variable; like no other, or a rehearsal beside this one would lose its processes. */
  readonly trackingId = `rehearsal_${randomUUID()}`;
  readonly #groups = new Set<number>();

  /** Remembers a process group by the id of its leader. */
  add(group: number): void {
    this.#groups.add(group);
  }

  /** Forgets a group that has no process left: its number may soon belong to somebody else. */
  forgetIfEmpty(group: number): void {
    if (!exists(-group)) this.#groups.delete(group);
  }

  /** Kills what is left and waits until it is gone, a few seconds at most. */
  async end(): Promise<void> {
    for (let round = 0; round < 50; round++) {
      const targets =
        process.platform === "linux" ? await this.#findInProc() : [...this.#groups].map((group) => -group);
      const alive = targets.filter(exists);
      if (alive.length === 0) return;
      for (const id of alive) kill(id);
      await sleep(50);
    }
  }

  /** Descendants by their group, and those that left it by their environment. A zombie is nobody's concern. */
  async #findInProc(): Promise<number[]> {
    const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const marks = ids.map(async (id) => {
      const [status, variables] = await Promise.all(
        ["stat", "environ"].map((file) => readFile(`/proc/${id}/${file}`, "utf8").catch(() => "")),
      );
      // After the name in parentheses: state, parent, group.
      const [state, , group] = (status ?? "").slice((status ?? "").lastIndexOf(")") + 2).split(" ");
      const isOurs =
        this.#groups.has(Number(group)) ||
        (variables ?? "").split("\0").includes(`${trackingVariable}=${this.trackingId}`);
      return isOurs && state !== "Z" ? [Number(id)] : [];
    });
    return (await Promise.all(marks)).flat();
  }
}

function exists(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

function kill(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}
