import type { Check, CutoverPlan, CutoverResult } from "@postgres-to-aurora/cutover";
import type { Section } from "@postgres-to-aurora/domain";

/** One step of the run, for the timings. */
export interface StepTime {
  name: string;
  milliseconds: number;
  outcome: string;
}

/** The checks made before the freeze. */
export function checksSection(checks: Check[]): Section {
  return {
    kind: "table",
    title: "Before the freeze",
    columns: ["Check", "State", "Detail", "What to do"],
    rows: checks.map(({ name, state, detail, remedy }) => [name, state, detail, remedy]),
  };
}

/** Time of every step. Steps under the freeze overlap where nothing hangs on their order. */
export function timingsSection(steps: StepTime[]): Section {
  return { kind: "timings", title: "Steps", steps };
}

/** What was proved under the freeze. */
export function proofSection({ freeze }: CutoverResult): Section[] {
  if (freeze === undefined) return [];
  const { rows, sequences, terminated } = freeze;
  return [
    {
      kind: "table",
      title: "Proved before the switch",
      columns: ["Proof", "Result"],
      rows: [
        ["Drain: the marker written after the freeze arrived on the target", `${freeze.toDrained} ms after the freeze`],
        ["Replication task and tables", "running, no table in error, no refused change"],
        [`Rows (${rows.method})`, `${rows.rows} rows of ${rows.tables} tables, no difference`],
        ["Sequences set and read back", sequences],
        ["Writes on the source after the marker (logical slot)", 0],
        ["Old transactions terminated after the grace", terminated],
      ],
    },
  ];
}

/** What to do now. */
export function nextSection(plan: CutoverPlan, result: CutoverResult, byHand: boolean): Section {
  const { host, port, database } = plan.target;
  const target = `${host}:${port}/${database}`;
  const lines =
    result.status === "dry-run"
      ? dryRunLines(plan, result, byHand)
      : [
          ...(byHand && result.status === "switched"
            ? [
                `Now: point the application at ${target} by hand. Neither side refuses its reads; only the target takes writes.`,
              ]
            : []),
          `The database is ${target}. The source is frozen and read-only; do not open it again.`,
          "Apply the post-cutover phase of the schema (apply-schema, phase post-cutover), then watch the application.",
          "Change no schema while you may still want to go back. Remove the source's replication slot with the task: a left-over slot fills its disk.",
        ];
  return { kind: "text", title: "What to do next", text: lines.join("\n") };
}

function dryRunLines(plan: CutoverPlan, { forecast, resumed, runId }: CutoverResult, byHand: boolean): string[] {
  if (resumed)
    return [
      `Run ${runId} has passed the commit point: the real run would finish it (switch, close the source, stop the task).`,
    ];
  return [
    "Nothing was frozen, armed or switched. The real run would:",
    "1. put the write guard on every table of both sides and set the sequences once ahead",
    `2. refuse writes on the source (a lease of ${plan.leaseTtl / 1000} s, at most ${plan.freezeLimit / 1000} s in all); end transactions after ${plan.grace / 1000} s`,
    `3. wait for the marker on the target${forecast === undefined ? "" : ` (forecast ${forecast} ms)`}, compare the rows, set the sequences`,
    "4. open the target: from here there is no way back",
    `5. ${byHand ? "leave the switch of the application to you" : "run the switch command"}, make the source read-only, end its sessions, stop the replication task`,
  ];
}
