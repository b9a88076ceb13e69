import type { Clock, Log } from "@postgres-to-aurora/action-kit";
import { resourceId } from "@postgres-to-aurora/aws/dms";
import { CONTROL_SCHEMA, errorText, type Finding } from "@postgres-to-aurora/domain";
import { type Client, type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import {
  DEFAULT_SLOT_LIMITS,
  judgeSlot,
  readHeartbeat,
  type SlotLimits,
  type SlotState,
  taskSlots,
  walPressure,
} from "@postgres-to-aurora/replication";
import { SESSION } from "./place.js";

const EVERY_MS = 60_000;

/** What the watch needs of a place, and where it tells. */
export interface Watched {
  source: DatabaseAddress;
  taskArn: string;
  clock: Clock;
  log: Pick<Log, "warning">;
  /** More WAL than this kept for the task is worth a warning, bytes. */
  walWarning: number;
}

/** Looks once a minute at what the task's slot does to the source, and warns of each matter once. */
export class SourceWatch {
  readonly #watched: Watched;
  readonly #limits: SlotLimits;
  readonly #told = new Map<string, Finding>();
  #previous = new Map<string, SlotState>();
  #next = Number.NEGATIVE_INFINITY;
  #blind = false;
  /** What is wrong as of the last look. */
  present: Finding[] = [];
  /** Bytes of WAL the task's slots kept at the last look; undefined before the first and without a slot. */
  retainedBytes: number | undefined;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#limits = { ...DEFAULT_SLOT_LIMITS, retainedBytes: watched.walWarning };
  }

  /** Everything that was ever told, with its newest evidence. */
  get findings(): Finding[] {
    return [...this.#told.values()];
  }

  /** Looks if a minute has passed. Never throws: the wait does not hang on it; what keeps it from looking is told once. */
  async look(): Promise<void> {
    const now = this.#watched.clock.now();
    if (now < this.#next) return;
    this.#next = now + EVERY_MS;
    await this.#lookNow(this.#limits);
  }

  /**
   * Looks at once because the task stands still: then a slot that nobody reads is worth telling however short it has
   * been so.
   * @param since when the task stopped, milliseconds since the epoch, if known
   * @returns what its slots keep on the source, in one clause; undefined when they keep nothing
   */
  async lookAtStanding(since: number | undefined): Promise<string | undefined> {
    await this.#lookNow({ ...this.#limits, inactiveMs: 0 });
    const unread = [...this.#previous.values()].filter((slot) => !slot.active && slot.walStatus !== "lost");
    if (unread.length === 0) return undefined;
    const kept = unread.map(({ name, retainedBytes }) => `${name} (${Math.ceil(retainedBytes / 1024 ** 2)} MiB)`);
    const [from] = unread.map((slot) => slot.inactiveSince).filter((time) => time !== undefined);
    const when = from ?? (since === undefined ? undefined : new Date(since).toISOString());
    return `Meanwhile the source keeps all new WAL for its slot ${kept.join(", ")}${when ? `, unread since ${when.slice(0, 16)}Z` : ""}: it grows until the task is resumed or decommission drops the slot`;
  }

  async #lookNow(limits: SlotLimits): Promise<void> {
    try {
      this.present = await withClient(this.#watched.source, { role: "source", ...SESSION }, (source) =>
        this.#judge(source, limits),
      );
    } catch (error) {
      if (!this.#blind) this.#watched.log.warning(`The WAL kept on the source is not watched: ${errorText(error)}`);
      this.#blind = true;
    }
    for (const finding of this.present) this.#tell(finding);
  }

  async #judge(source: Client, limits: SlotLimits): Promise<Finding[]> {
    const slots = await taskSlots(source, { taskResourceId: resourceId(this.#watched.taskArn) });
    const heartbeat = await readHeartbeat(source, CONTROL_SCHEMA);
    const findings: Finding[] = [];
    const looked = new Map<string, SlotState>();
    for (const found of slots) {
      const previous = this.#previous.get(found.name);
      const slot = sinceWhenUnread(found, previous);
      looked.set(slot.name, slot);
      const pressure = await walPressure(source, slot, previous);
      findings.push(...judgeSlot(slot, previous, limits, { pressure, heartbeat }));
    }
    this.#previous = looked;
    this.retainedBytes = slots.length === 0 ? undefined : slots.reduce((sum, slot) => sum + slot.retainedBytes, 0);
    return findings;
  }

  #tell(finding: Finding): void {
    const key = `${finding.rule} ${finding.object}`;
    const isNew = !this.#told.has(key);
    this.#told.set(key, finding);
    if (isNew && finding.severity !== "info")
      this.#watched.log.warning(`Source, slot ${finding.object}: ${finding.evidence}. ${finding.remedy}`);
  }
}

/** Before PostgreSQL 17 the server does not say since when nobody reads; then our own first such look does. */
function sinceWhenUnread(slot: SlotState, previous: SlotState | undefined): SlotState {
  if (slot.active || slot.inactiveSince !== undefined || previous === undefined || previous.active) return slot;
  return { ...slot, inactiveSince: previous.inactiveSince ?? previous.at };
}
