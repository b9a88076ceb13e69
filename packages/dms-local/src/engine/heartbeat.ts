import { quoteName } from "@postgres-to-aurora/postgres";
import type { Endpoint } from "../model.js";
import { endpointSetting, isSwitchedOn } from "./conversion.js";
import { reasonOf } from "./failure.js";
import type { Say } from "./say.js";
import type { Sessions } from "./sessions.js";

const DEFAULT_MINUTES = 5;

/**
 * Writes a row on the source every few minutes, if the source endpoint has HeartbeatEnable, so that the slot moves on
 * in a quiet database. The table stays there when the task is deleted, as DMS leaves it.
 */
export class Heartbeat {
  #timer: NodeJS.Timeout | undefined;
  #refused = false;

  /** @param task names the row */
  constructor(
    private readonly source: Endpoint,
    private readonly task: string,
    private readonly sessions: Sessions,
    private readonly say: Say,
  ) {
    if (!isSwitchedOn(source, "HeartbeatEnable")) return;
    const minutes = Number(endpointSetting(source, "HeartbeatFrequency") ?? DEFAULT_MINUTES) || DEFAULT_MINUTES;
    this.#timer = setInterval(() => void this.#beat(), minutes * 60_000);
    void this.#beat();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** A user who may not write is told once; the task goes on without. */
  async #beat(): Promise<void> {
    const schema = endpointSetting(this.source, "HeartbeatSchema") || "public";
    const table = quoteName({ schema, name: "awsdms_heartbeat" });
    try {
      const client = await this.sessions.source();
      try {
        const { rows } = await client.query("SELECT pg_catalog.to_regclass($1) IS NOT NULL AS exists", [table]);
        if (!(rows[0] as { exists: boolean }).exists)
          await client.query(
            `CREATE TABLE IF NOT EXISTS ${table} (hb_key text PRIMARY KEY, hb_created_at timestamptz NOT NULL, hb_created_by text NOT NULL, hb_last_heartbeat_at timestamptz NOT NULL, hb_last_heartbeat_by text NOT NULL)`,
          );
        await client.query(
          `INSERT INTO ${table} VALUES ($1, pg_catalog.now(), $1, pg_catalog.now(), $1)
           ON CONFLICT (hb_key) DO UPDATE SET hb_last_heartbeat_at = excluded.hb_last_heartbeat_at, hb_last_heartbeat_by = excluded.hb_last_heartbeat_by`,
          [this.task],
        );
      } finally {
        this.sessions.close(client);
      }
    } catch (error) {
      if (!this.#refused)
        this.say("SOURCE_CAPTURE", "W", `The heartbeat could not be written to ${table}: ${reasonOf(error)}`);
      this.#refused = true;
    }
  }
}
