/**
 * The concurrency groups of one run. One job of a group runs; one waits; a job that comes while one is waiting
 * cancels the waiting one, unless it asks for a queue.
 */
export class ConcurrencyGroups {
  readonly #groups = new Map<string, { waiting: ((granted: boolean) => void)[] }>();

  /** Waits for the group; false when a later job or the signal took the place away. `name` is case-insensitive. */
  async enter(name: string, queue: boolean, signal: AbortSignal): Promise<boolean> {
    const group = this.#groups.get(name.toLowerCase());
    if (group === undefined) {
      this.#groups.set(name.toLowerCase(), { waiting: [] });
      return true;
    }
    if (signal.aborted) return false;
    if (!queue) for (const giveUp of group.waiting.splice(0)) giveUp(false);
    return new Promise((resolve) => {
      group.waiting.push(resolve);
      signal.addEventListener(
        "abort",
        () => {
          group.waiting = group.waiting.filter((each) => each !== resolve);
          resolve(false);
        },
        { once: true },
      );
    });
  }

  /** Gives the group to the next job. */
  leave(name: string): void {
    const next = this.#groups.get(name.toLowerCase())?.waiting.shift();
    if (next) next(true);
    else this.#groups.delete(name.toLowerCase());
  }
}
