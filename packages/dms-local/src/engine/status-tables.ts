import { type Client, quoteLiteral } from "@postgres-to-aurora/postgres";
import type { Task } from "../model.js";
import type { ControlTables } from "./control-tables.js";
import { formatLsn } from "./lsn.js";
import type { Sessions } from "./sessions.js";

const EVERY_MS = 3000;

/** Where a task is, as awsdms_status and awsdms_history tell it. */
export interface Progress {
  phase: "FULL LOAD" | "CHANGE PROCESSING";
  /** Changes that have arrived and wait for the target. */
  pending: number;
  /** Position up to which the source was read, and up to which everything is applied. */
  received: bigint;
  applied: bigint;
  /** Commit times (ms since 1970, the source's clock) of the last transactions received and applied; 0 for none. */
  receivedAt: number;
  appliedAt: number;
  /** Seconds. */
  latency: number;
}

/** Keeps awsdms_status and awsdms_history of a task up to date, on a session of its own. */
export class StatusTables {
  #timer: NodeJS.Timeout | undefined;
  #client: Client | undefined;
  #busy: Promise<void> | undefined;
  #slot: { type: string; at: number; recordsBefore: number } | undefined;

  constructor(
    private readonly task: Task,
    private readonly control: ControlTables,
    private readonly sessions: Sessions,
    private readonly progress: () => Progress,
  ) {
    if (control.status === undefined && control.history === undefined) return;
    this.#timer = setInterval(() => this.#tick(), EVERY_MS);
    this.#tick();
  }

  /** Ends the work. @param notRunning tells the table that the task does not run any more */
  async stop(notRunning: boolean): Promise<void> {
    clearInterval(this.#timer);
    const used = this.#timer !== undefined;
    this.#timer = undefined;
    await this.#busy;
    if (used && notRunning && this.control.status !== undefined) await this.#write(this.#statusSql("NOT RUNNING"));
    if (this.#client) this.sessions.close(this.#client);
    this.#client = undefined;
  }

  #tick(): void {
    this.#busy ??= this.#write([this.#statusSql(this.progress().phase), this.#historySql()].join(";")).finally(() => {
      this.#busy = undefined;
    });
  }

  /** What cannot be written now is written the next time. */
  async #write(sql: string): Promise<void> {
    try {
      this.#client ??= await this.sessions.target();
      await this.#client.query(sql);
    } catch {
      if (this.#client) this.sessions.close(this.#client);
      this.#client = undefined;
    }
  }

  #statusSql(status: string): string {
    const { status: table } = this.control;
    if (table === undefined) return "";
    const { pending, received, applied, receivedAt, appliedAt } = this.progress();
    const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
    const values = [
      `'localhost', ${quoteLiteral(this.control.task)}, ${quoteLiteral(status)}, ${NOW}, ${pending}, 0, ${memory}`,
      `'${formatLsn(received)}', ${timestamp(receivedAt)}, '${formatLsn(applied)}', ${timestamp(appliedAt)}, ${timestamp(appliedAt)}`,
    ];
    return `INSERT INTO ${table} VALUES (${values.join(", ")}) ON CONFLICT ("TASK_NAME") DO UPDATE SET ${replaced(STATUS_COLUMNS)}`;
  }

  #historySql(): string {
    const { history: table } = this.control;
    if (table === undefined) return "";
    const { phase, latency } = this.progress();
    const { HistoryTimeslotInMinutes: minutes } = this.task.settings.ControlTablesSettings;
    const length = minutes * 60_000;
    const at = Math.floor(Date.now() / length) * length;
    const records = this.#records();
    if (this.#slot?.at !== at || this.#slot.type !== phase) this.#slot = { type: phase, at, recordsBefore: records };
    const values = [
      `'localhost', ${quoteLiteral(this.control.task)}, ${quoteLiteral(phase)}, ${timestamp(at)}, ${minutes}`,
      `${Math.round(latency)}, ${Math.max(0, records - this.#slot.recordsBefore)}, 0`,
    ];
    return `INSERT INTO ${table} VALUES (${values.join(", ")}) ON CONFLICT ("TASK_NAME", "TIMESLOT_TYPE", "TIMESLOT") DO UPDATE SET ${replaced(HISTORY_COLUMNS)}`;
  }

  #records(): number {
    let records = 0;
    for (const table of this.task.run?.tables ?? [])
      records += table.fullLoadRows + table.appliedInserts + table.appliedUpdates + table.appliedDeletes;
    return records;
  }
}

const NOW = "pg_catalog.clock_timestamp() AT TIME ZONE 'UTC'";
const timestamp = (at: number): string =>
  at === 0 ? "NULL" : `pg_catalog.to_timestamp(${at / 1000}) AT TIME ZONE 'UTC'`;
const STATUS_COLUMNS = [
  "TASK_STATUS",
  "STATUS_TIME",
  "PENDING_CHANGES",
  "TASK_MEMORY",
  "SOURCE_CURRENT_POSITION",
  "SOURCE_CURRENT_TIMESTAMP",
  "SOURCE_TAIL_POSITION",
  "SOURCE_TAIL_TIMESTAMP",
  "SOURCE_TIMESTAMP_APPLIED",
];
const HISTORY_COLUMNS = ["TIMESLOT_LATENCY", "TIMESLOT_RECORDS", "TIMESLOT_VOLUME"];
const replaced = (columns: string[]): string => columns.map((name) => `"${name}" = excluded."${name}"`).join(", ");
