import { describe, expect, test } from "@jest/globals";
import type { Finding } from "@postgres-to-aurora/domain";
import {
  DEFAULT_SLOT_LIMITS,
  judgeSlot,
  type SlotLimits,
  type SlotState,
  type SlotSurroundings,
} from "@postgres-to-aurora/replication";

const GIB = 1024 ** 3;
const AT = "2026-05-01T03:00:00.000Z";
const HOUR_AGO = "2026-05-01T02:00:00.000Z";

const CALM: SlotState = {
  name: "shop_00016385_0f0e",
  plugin: "test_decoding",
  database: "shop",
  active: true,
  activePid: 77,
  walStatus: "reserved",
  retainedBytes: 1024 ** 2,
  restartLsn: "1/00000000",
  confirmedFlushLsn: "1/00100000",
  walLsn: "1/00100000",
  at: AT,
};

interface Look {
  state?: Partial<SlotState>;
  previous?: Partial<SlotState>;
  limits?: Partial<SlotLimits>;
  around?: SlotSurroundings;
}

function judge({ state, previous, limits, around }: Look): Finding[] {
  const before = previous === undefined ? undefined : { ...CALM, at: HOUR_AGO, ...previous };
  return judgeSlot({ ...CALM, ...state }, before, { ...DEFAULT_SLOT_LIMITS, ...limits }, around);
}

const short = (findings: Finding[]) => findings.map(({ rule, severity }) => `${rule} ${severity}`);

describe("what a slot's state means", () => {
  const table: [what: string, look: Look, rules: string[]][] = [
    ["all well", {}, []],
    ["all well, with an earlier look", { previous: { walLsn: "1/00000000" } }, []],
    ["lost on 13 to 16", { state: { walStatus: "lost", active: false, retainedBytes: 0 } }, ["slot-lost blocker"]],
    [
      "invalidated on 18",
      { state: { active: false, walStatus: "reserved", invalidationReason: "idle_timeout" } },
      ["slot-lost blocker"],
    ],
    ["about to be lost", { state: { walStatus: "unreserved", safeWalBytes: -5 } }, ["slot-unreserved needs-change"]],
    [
      "more than max_wal_size, with a limit",
      { state: { walStatus: "extended", safeWalBytes: GIB } },
      ["slot-extended warning"],
    ],
    ["more than max_wal_size, without", { state: { walStatus: "extended" } }, ["slot-extended info"]],
    ["much WAL kept", { state: { retainedBytes: 2 * GIB } }, ["slot-wal-retained warning"]],
    [
      "less WAL than the warning, but half of the disk",
      { state: { retainedBytes: GIB / 2 }, limits: { freeWalBytes: GIB / 2 } },
      ["slot-wal-retained needs-change"],
    ],
    [
      "much WAL kept, the disk full within hours",
      {
        state: { retainedBytes: 2 * GIB },
        previous: { retainedBytes: 0, confirmedFlushLsn: "0/F0000000" },
        limits: { freeWalBytes: 6 * GIB },
      },
      ["slot-wal-retained needs-change"],
    ],
    [
      "the limit is near",
      { around: { pressure: { holders: [], limitBytes: GIB, secondsUntilLost: 3600 } } },
      ["slot-limit-near needs-change"],
    ],
    ["the limit is far", { around: { pressure: { holders: [], secondsUntilLost: 100_000 } } }, []],
    ["unread since just now", { state: { active: false, inactiveSince: "2026-05-01T02:55:00.000Z" } }, []],
    [
      "unread for an hour, as 17 tells",
      { state: { active: false, inactiveSince: HOUR_AGO } },
      ["slot-inactive warning"],
    ],
    [
      "unread for an hour, as the oldest WAL tells",
      { state: { active: false }, around: { pressure: { holders: [], oldestWalAt: HOUR_AGO } } },
      ["slot-inactive warning"],
    ],
    [
      "unread at an earlier look, too",
      { state: { active: false }, previous: { active: false } },
      ["slot-inactive warning"],
    ],
    ["read at an earlier look", { state: { active: false }, previous: { active: true } }, []],
    ["unread, nobody knows since when", { state: { active: false } }, []],
    ["read, but confirming nothing", { state: { walLsn: "1/10000000" }, previous: {} }, ["slot-not-moving warning"]],
    ["read, and the server quiet", { state: { walLsn: "1/00200000" }, previous: {} }, []],
    ["no heartbeat in a database that moves", { around: { heartbeat: { exists: false } } }, ["heartbeat-missing info"]],
    [
      "an old heartbeat where nothing moves",
      { state: { walLsn: "1/10000000" }, previous: {}, around: { heartbeat: { exists: true, ageMs: 600_000 } } },
      ["slot-not-moving warning", "heartbeat-missing warning"],
    ],
    ["a fresh heartbeat", { around: { heartbeat: { exists: true, ageMs: 30_000 } } }, []],
    ["a heartbeat nobody may read", { around: { heartbeat: { exists: true } } }, []],
    ["no heartbeat of a stopped task", { state: { active: false }, around: { heartbeat: { exists: false } } }, []],
    [
      "lost, and all else besides",
      { state: { walStatus: "lost", retainedBytes: 9 * GIB }, around: { heartbeat: { exists: false } } },
      ["slot-lost blocker"],
    ],
    [
      "several at once, the worst first",
      { state: { active: false, retainedBytes: 5 * GIB, walStatus: "unreserved", inactiveSince: HOUR_AGO } },
      ["slot-unreserved needs-change", "slot-wal-retained warning", "slot-inactive warning"],
    ],
  ];

  test.each(table)("%s", (_, look, rules) => {
    expect(short(judge(look))).toEqual(rules);
  });

  test("a task left stopped for hours is told with how long, how much, and the two ways on", () => {
    const [retained, inactive] = judge({
      state: { active: false, retainedBytes: 40 * GIB, inactiveSince: "2026-04-30T21:00:00.000Z" },
      previous: { active: false, retainedBytes: 35 * GIB },
      limits: { freeWalBytes: 100 * GIB },
    });
    expect(retained?.evidence).toBe(
      "The slot keeps 40 GiB of WAL; 100 GiB of the disk are free; 5 GiB are added in an hour; the disk is full in about 20 h",
    );
    expect(inactive?.evidence).toMatch(/Nobody has read the slot for 6 h, and it keeps 40 GiB of WAL/);
    for (const finding of [retained, inactive]) expect(finding?.remedy).toMatch(/create-dms-task.*decommission/);
  });

  test("the reason of an invalidation decides what to set before the reload", () => {
    const remedy = (invalidationReason: string) => judge({ state: { invalidationReason } })[0]?.remedy;
    expect(remedy("wal_removed")).toMatch(/Raise max_slot_wal_keep_size.*restart: reload/);
    expect(remedy("idle_timeout")).toMatch(/idle_replication_slot_timeout = 0/);
    expect(remedy("wal_level_insufficient")).toMatch(/wal_level = 'logical'/);
    expect(remedy("something_new")).toMatch(/restart: reload/);
  });
});

describe("what holds a slot back", () => {
  const holder = (count: number, kind: "transaction" | "prepared") =>
    Array.from({ length: count }, (_, index) => ({
      kind,
      name: kind === "prepared" ? `it's ${index}` : `pid ${1000 + index}`,
      user: "app",
      database: "Shop",
      application: kind === "prepared" ? "" : "job",
      ageMs: 3_600_000,
      holdsSlot: index === 0,
    }));

  test("ten of many are named, and the names reach SQL quoted", () => {
    const holders = [...holder(12, "transaction"), ...holder(1, "prepared")];
    const findings = judge({ around: { pressure: { holders } } });
    expect(short(findings)).toEqual(["wal-held-by-prepared warning", "wal-held-by-transaction warning"]);
    const [prepared, open] = findings;
    expect(prepared?.remedy).toContain(`ROLLBACK PREPARED 'it''s 0' (or COMMIT PREPARED) in "Shop"`);
    expect(open?.evidence).toContain(
      "pid 1000 (app in Shop, job, 60 min, holds the slot now); pid 1001 (app in Shop, job, 60 min)",
    );
    expect(open?.evidence).toMatch(/pid 1009 [^;]*and 2 more$/);
  });

  test("an age that is hidden is told with the right that shows it", () => {
    const hidden = {
      kind: "transaction" as const,
      name: "pid 5",
      user: "",
      database: "",
      application: "",
      holdsSlot: true,
    };
    expect(judge({ around: { pressure: { holders: [hidden] } } })[0]?.evidence).toMatch(/pg_read_all_stats/);
  });
});
