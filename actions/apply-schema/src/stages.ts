import type { Step } from "./plan.js";

/**
 * A part of post-load that ends before the next begins:
 * - `settings`: on every session;
 * - `ordered`: one statement after the other, as the file has them;
 * - `builds`: indexes, and constraints with an index behind them, several at a time;
 * - `constraints`: foreign keys, CHECK and NOT NULL, added one after the other, then checked several at a time.
 */
export interface Stage {
  kind: "settings" | "ordered" | "builds" | "constraints";
  steps: Step[];
}

/** Statements that lie side by side in the file and of which each kind may wait for the others. */
type Section = Record<"builds" | "attachments" | "constraints" | "decorations", Step[]>;

const PLACE = {
  index: "builds",
  key: "builds",
  attachment: "attachments",
  "foreign key": "constraints",
  check: "constraints",
  "not null": "constraints",
  decoration: "decorations",
} as const;

/**
 * Cuts post-load into stages. pg_dump writes the comment of an index right behind it, and keys, checks and indexes in
 * the order of their names; taken literally nothing could ever run at the same time. So statements that lie side by
 * side and are about indexes and constraints only are sorted: builds need none of the others; an attachment needs the
 * indexes; a foreign key needs the key it points to, on a partitioned table an attached one; a comment, CLUSTER ON and
 * REPLICA IDENTITY (which wants its columns NOT NULL) need all of these, and nothing needs them. Any other statement
 * keeps its place: what stands before it runs before it, what stands behind it runs behind it.
 */
export function cutStages(steps: Step[]): Stage[] {
  const stages: Stage[] = [];
  let section = emptySection();
  const close = () => {
    push(stages, "builds", section.builds);
    push(stages, "ordered", section.attachments);
    push(stages, "constraints", section.constraints);
    push(stages, "ordered", section.decorations);
    section = emptySection();
  };
  for (const step of steps) {
    const { kind } = step.work;
    if (step.mode === "together" && kind !== "other") section[PLACE[kind]].push(step);
    else {
      close();
      push(stages, step.mode === "session" ? "settings" : "ordered", [step]);
    }
  }
  close();
  return stages;
}

function emptySection(): Section {
  return { builds: [], attachments: [], constraints: [], decorations: [] };
}

function push(stages: Stage[], kind: Stage["kind"], steps: Step[]): void {
  const last = stages.at(-1);
  if (steps.length === 0) return;
  if (last?.kind === kind && kind !== "builds" && kind !== "constraints") last.steps.push(...steps);
  else stages.push({ kind, steps });
}
