import type { Clock, Log } from "@postgres-to-aurora/action-kit";
import type { Progress } from "@postgres-to-aurora/validation";

const INTERVAL_MS = 5_000;
const SHOWN_TABLES = 3;
const number = new Intl.NumberFormat("en-US");

/** Remembers how far a comparison has come, and prints it every few seconds while `work` runs. */
export async function withProgress<T>(
  clock: Clock,
  log: Log,
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  let last: Progress | undefined;
  const over = new AbortController();
  const started = clock.now();
  const printing = (async () => {
    for (;;) {
      await clock.sleep(INTERVAL_MS, over.signal);
      if (last) log.info(progressLine(last, clock.now() - started));
    }
  })();
  // It ends only by the abort below.
  printing.catch(() => {});
  try {
    return await work((progress) => {
      last = progress;
    });
  } finally {
    over.abort();
  }
}

/** `12/20 tables, 1,200,000 rows after 15 s; reading public.entries, public.items`. */
export function progressLine({ tablesDone, tablesTotal, rowsDone, running }: Progress, milliseconds: number): string {
  const more = running.length > SHOWN_TABLES ? ` and ${running.length - SHOWN_TABLES} more` : "";
  const now =
    running.length > 0 ? `reading ${running.slice(0, SHOWN_TABLES).join(", ")}${more}` : "judging what differs";
  return `${tablesDone}/${tablesTotal} tables, ${number.format(rowsDone)} rows after ${Math.round(milliseconds / 1000)} s; ${now}`;
}
