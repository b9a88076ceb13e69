import type { Context } from "@postgres-to-aurora/action-kit";
import { CONTROL_SCHEMA, type Finding, type Section } from "@postgres-to-aurora/domain";
import type { Inputs, Outputs } from "./io.gen.js";
import { courseSections, tablesSection } from "./report.js";
import type { Reporter } from "./reporter.js";
import type { SourceWatch } from "./source-watch.js";
import { validationFinding } from "./validation.js";

const MIB = 1024 ** 2;

/** What a wait leaves besides what its looks showed. */
export interface Rest {
  /** Why it failed, and lines of the task's log; told first. */
  log: Section[];
  /** What these lines point to. */
  noticed: Finding[];
  /** Number of tables reloaded. */
  reloaded: number;
}

/** What is worth a look though it does not hold up the wait. */
export function findingsOf({ last }: Reporter, watch: SourceWatch, noticed: Finding[]): Finding[] {
  const differing = last && validationFinding(last.tables);
  return [...noticed, ...watch.findings, ...(differing ? [differing] : [])];
}

/** Sets outputs and fills the report with all that is known, however the wait ended. */
export function publish(
  { output, report }: Context<Inputs, Outputs>,
  reporter: Reporter,
  watch: SourceWatch,
  { log, noticed, reloaded }: Rest,
): void {
  const { last, secondsLeft, estimates } = reporter;
  output("tables-reloaded", reloaded);
  for (const section of log) report.section(section);
  const findings = findingsOf(reporter, watch, noticed);
  if (findings.length > 0) report.section({ kind: "findings", title: "Worth a look", findings });
  if (watch.retainedBytes !== undefined)
    report.metric("WAL kept on the source", Math.round((watch.retainedBytes / MIB) * 10) / 10, "MiB");
  if (last === undefined) return;
  const rows = last.tables.reduce((sum, table) => sum + (table.schema === CONTROL_SCHEMA ? 0 : table.rows), 0);
  output("rows", rows);
  report.metric("rows loaded", rows, "rows");
  if (secondsLeft !== undefined) output("eta-seconds", String(Math.round(secondsLeft)));
  const { source, target } = last.latency ?? {};
  if (source && target) {
    const seconds = Math.max(source.seconds, target.seconds);
    output("latency-seconds", String(seconds));
    report.metric("CDC latency", seconds, "s");
  }
  if (last.marker?.arrived) report.metric("marker round trip", last.marker.roundTripMs, "ms");
  for (const section of courseSections(reporter)) report.section(section);
  report.section(tablesSection(last.tables, estimates));
}
