import type { Outcome } from "@postgres-to-aurora/action-kit";
import type { Cell } from "@postgres-to-aurora/domain";
import type { DryRun } from "./dry-run.js";
import { describeObjects, describeSettings, describeWarnings, type Report, type ReportFacts } from "./report.js";

const TABLES_SHOWN = 20;
const REFUSALS_SHOWN = 20;

/** Puts a dry run into the report and judges it: what is refused now would be refused then. */
export function describeDryRun(report: Report, dry: DryRun, facts: ReportFacts): Outcome {
  const { phase, warnings } = facts;
  report.metric("statements", 0, "");
  report.metric("time", facts.milliseconds, "ms");
  describeObjects(report, facts);
  const settings = describeSettings(dry.skippedSettings);
  if (settings) report.section({ kind: "text", title: "Remarks", text: settings });
  if (dry.refusals.length > 0)
    report.section({
      kind: "text",
      title: "What the target would refuse",
      text: [
        ...dry.refusals.slice(0, REFUSALS_SHOWN).map(({ message }) => message),
        "Later ones may follow from earlier ones.",
      ].join("\n\n"),
    });
  describePlan(report, dry);
  if (dry.statements.length > 0)
    report.section({
      kind: "table",
      title: "Statements",
      columns: ["line", "statement", "outcome"],
      rows: dry.statements.map(({ line, statement, outcome }): Cell[] => [line, statement, outcome]),
      note: "In the order of the file. All of it was rolled back.",
    });
  describeWarnings(report, warnings);
  return outcomeOf(dry, phase, warnings);
}

function describePlan(report: Report, { stages, tables }: DryRun): void {
  if (stages.length > 0)
    report.section({
      kind: "table",
      title: "Stages as they would run",
      columns: ["stage", "statements", "sessions", "who waits"],
      rows: stages.map(({ what, statements, sessions, locks }): Cell[] => [what, statements, sessions, locks]),
    });
  if (tables.length > 0)
    report.section({
      kind: "table",
      title: "Largest tables",
      columns: ["table", "MB", "indexes and keys to build", "constraints to check", "strongest lasting lock"],
      rows: tables
        .slice(0, TABLES_SHOWN)
        .map(({ table, bytes, builds, checks, lock }): Cell[] => [
          table,
          Math.round(bytes / 104857.6) / 10,
          builds,
          checks,
          lock,
        ]),
      ...(tables.length > TABLES_SHOWN ? { note: `and ${tables.length - TABLES_SHOWN} smaller ones` } : {}),
    });
}

function outcomeOf(dry: DryRun, phase: string, warnings: string[]): Outcome {
  const { statements, refusals } = dry;
  const verdict = warnings.length > 0 ? "warn" : "pass";
  if (dry.applied)
    return { verdict, headline: `Dry run: ${phase} had been applied to this target before; nothing would be done.` };
  if (refusals.length > 0)
    return {
      verdict: "fail",
      headline: `Dry run, nothing was applied: the target would refuse ${phase}. First of ${refusals.length}: ${refusals[0]?.message}`,
    };
  if (phase === "post-load")
    return {
      verdict,
      headline: `Dry run of ${phase}, nothing was applied: ${statements.length} statements planned in ${dry.stages.length} stages, none tried; all their tables are there.`,
    };
  const tried = statements.filter(({ outcome }) => outcome === "tried").length;
  const rest = statements.length - tried;
  return {
    verdict,
    headline: `Dry run of ${phase}, nothing was applied: the target took ${tried} statements, which were rolled back${rest > 0 ? `; ${rest} could not be tried` : ""}.`,
  };
}
