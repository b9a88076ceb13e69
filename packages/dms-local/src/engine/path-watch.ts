import type { Client } from "@postgres-to-aurora/postgres";

const ASK_MS = 3000;
/** How long a server may leave a question of nothing unanswered before its network path counts as cut. */
const SILENCE_MS = 10_000;

/**
 * Notices that a server cannot be reached although no connection was closed: asks it nothing, again and again, on a
 * session that does nothing else, so that long statements elsewhere do not count as silence.
 */
export class PathWatch {
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  /** @param onSilence called once, when the server has not answered in time or has closed the session */
  constructor(
    private readonly client: Client,
    private readonly onSilence: (reason: string) => void,
  ) {
    void this.#watch();
  }

  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  async #watch(): Promise<void> {
    while (!this.#ended) {
      const answered = await Promise.race([
        this.client.query("SELECT 1").then(() => true),
        this.#wait(SILENCE_MS),
      ]).catch(() => false);
      clearTimeout(this.#timer);
      if (this.#ended) return;
      if (!answered) {
        this.#ended = true;
        return this.onSilence(`no answer for ${SILENCE_MS / 1000} seconds, or the session was closed`);
      }
      await this.#wait(ASK_MS);
    }
  }

  /** Gives false when the time is over. */
  #wait(milliseconds: number): Promise<false> {
    return new Promise((resolve) => {
      // An answer that is there already, while this process was busy, counts before the time does.
      this.#timer = setTimeout(() => setImmediate(() => setImmediate(() => resolve(false))), milliseconds);
    });
  }
}
