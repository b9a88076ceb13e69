import { type Context, withProgress } from "@postgres-to-aurora/action-kit";
import { displayName, type Finding } from "@postgres-to-aurora/domain";
import type { Client, TableScope } from "@postgres-to-aurora/postgres";
import { chooseTables } from "./choose-tables.js";
import type { Limits } from "./limits.js";
import { type BigTable, planRanges } from "./load-ranges.js";
import { type LobLengths, measureLobs } from "./lob-lengths.js";
import { readSourceTables, type SourceTable } from "./source-tables.js";

/** What the source shows of itself. */
export interface Seen {
  tables: SourceTable[];
  /** About what is not carried. */
  findings: Finding[];
  lengths: LobLengths[];
  /** Big tables that no task carries yet. */
  big: BigTable[];
}

export interface Known {
  /** Whether the existing task carries the table. */
  carries(table: SourceTable): boolean;
  /** Whether that task's rows are loaded and stay. */
  hasRun: boolean;
}

export type LookTools = Pick<Context<unknown, unknown>, "log" | "signal" | "clock"> & { limits: Limits };

/** Longest wait for a table that someone has locked exclusively. */
const LOCK_WAIT = "60s";

/** Reads catalog and data of the source; says where it stands while that takes long. */
export async function lookThrough(source: Client, scope: TableScope, known: Known, tools: LookTools): Promise<Seen> {
  const { limits, signal } = tools;
  return withLockWait(source, async () => {
    const { tables, findings } = await chooseTables(source, await readSourceTables(source), scope);
    let position: string | undefined;
    return withProgress(
      tools,
      () => position,
      async () => {
        const isKnown = (table: SourceTable) => known.hasRun && known.carries(table);
        const onProgress = (done: number, all: number, next: string) => {
          position = `longest values of ${done} of ${all} tables found, now ${next}`;
        };
        const lengths = await measureLobs(source, tables, isKnown, { limits, signal, onProgress });
        const fresh = tables.filter((table) => !known.carries(table));
        const big = await planRanges(source, fresh, limits, signal, (table) => {
          position = `looking for ranges of ${displayName(table)}`;
        });
        return { tables, findings, lengths, big };
      },
    );
  });
}

async function withLockWait<T>(client: Client, use: () => Promise<T>): Promise<T> {
  const { rows } = await client.query("SELECT pg_catalog.current_setting('lock_timeout') AS before");
  const set = (value: string) => client.query("SELECT pg_catalog.set_config('lock_timeout', $1, false)", [value]);
  await set(LOCK_WAIT);
  try {
    return await use();
  } finally {
    // On a lost connection the error of `use` is the one to tell.
    await set(rows[0].before).catch(() => {});
  }
}
