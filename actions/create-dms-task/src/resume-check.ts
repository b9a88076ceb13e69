import { resourceId, type Task } from "@postgres-to-aurora/aws/dms";
import type { Finding } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal } from "@postgres-to-aurora/postgres";
import { isLost, taskSlots } from "@postgres-to-aurora/replication";
import { hasMarkerRow, isReloadNoted } from "./control-objects.js";
import type { Ends } from "./ends.js";
import type { Seen } from "./look.js";

const RELOAD = "Run again with restart: reload and truncate-target: true, which loads everything anew";

/**
 * Whether a task ever began to load: DMS says when, and the slot is made right before. (The figures of a serverless
 * replication vanish when it is idle for long, its slot does not.)
 */
export async function loadBegan(source: Client, task: Task): Promise<boolean> {
  if (task.fullLoadStarted !== undefined) return true;
  return (await slotsOf(source, task)).length > 0;
}

const slotsOf = (source: Client, task: Task) =>
  explainRefusal("source", "show its replication slots", {}, () =>
    taskSlots(source, { taskResourceId: resourceId(task.arn) }),
  );

/** What stands in the way of going on where the task stood: its slot, and that both ends are still the same. */
export async function checkResume({ source, target }: Ends, seen: Seen, task: Task): Promise<Finding[]> {
  const slots = await slotsOf(source.client, task);
  const { reloadBegun, marked } = await explainRefusal("target", "show the marker", {}, async () => ({
    reloadBegun: await isReloadNoted(target.client, task.name),
    marked: await hasMarkerRow(target.client, task.name),
  }));
  const blocker = (rule: string, object: string, evidence: string, remedy: string): Finding => ({
    rule,
    severity: "blocker",
    object,
    evidence,
    remedy,
  });
  const findings: (Finding | false)[] = [
    slots.length > 0 &&
      slots.every(isLost) &&
      blocker(
        "slot-lost",
        "source",
        `The server gave up the task's replication slot (${slots.map(({ name }) => name).join(", ")}): changes since then are lost to it`,
        `Raise max_slot_wal_keep_size. ${RELOAD}`,
      ),
    seen.source.moves &&
      slots.length === 0 &&
      blocker(
        "source-moved",
        "source",
        "The source given is another one than the task's, and has no replication slot of the task",
        `Give the source as it was. ${RELOAD}`,
      ),
    seen.target.moves &&
      !marked &&
      blocker(
        "target-moved",
        "target",
        "The target given is another one than the task's, and does not hold what it loaded",
        `Give the target as it was. ${RELOAD}`,
      ),
    reloadBegun &&
      blocker("reload-unfinished", "target", "A reload was begun and cut off: the target may be empty", RELOAD),
    task.fullLoadFinished === undefined && {
      rule: "load-unfinished",
      severity: "warning",
      object: task.name,
      evidence: "The task stopped before its load was over: tables that were loaded in part get their rows once more",
      remedy: `If tables end in Table error: ${RELOAD[0]?.toLowerCase()}${RELOAD.slice(1)}`,
    },
  ];
  return findings.filter((finding) => finding !== false);
}
