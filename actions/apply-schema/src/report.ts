import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import type { Cell } from "@postgres-to-aurora/domain";
import type { Manifest, Phase } from "@postgres-to-aurora/schema";
import type { Inputs, Outputs } from "./io.gen.js";
import type { Applied } from "./phase.js";

export type Report = Context<Inputs, Outputs>["report"];

export interface ReportFacts {
  manifest: Manifest;
  phase: Phase;
  /** Version of the target. */
  serverVersion: string;
  /** What the server warned of. */
  warnings: string[];
  milliseconds: number;
}

/** Puts an applied phase into the report and judges it. */
export function describeApplied(report: Report, applied: Applied, facts: ReportFacts): Outcome {
  const { manifest, phase, warnings } = facts;
  report.metric("statements", applied.statements, "");
  report.metric("time", facts.milliseconds, "ms");
  describeObjects(report, facts);
  describeStages(report, applied);
  const remarks = [
    applied.before > 0
      ? `An earlier run had applied ${applied.before} of the ${applied.total} statements; this one went on.`
      : "",
    applied.existingRoles.length > 0
      ? `Roles that the server has already are left as they are: ${applied.existingRoles.join(", ")}.`
      : "",
    describeSettings(applied.skippedSettings),
    applied.analyzed > 0 ? `Statistics were made for ${applied.analyzed} tables and materialized views (ANALYZE).` : "",
  ].filter(Boolean);
  if (remarks.length > 0) report.section({ kind: "text", title: "Remarks", text: remarks.join("\n") });
  if (applied.apart.length > 0)
    report.section({
      kind: "table",
      title: "Committed apart from the rest",
      columns: ["statement"],
      rows: applied.apart.map((statement) => [statement]),
      note: "PostgreSQL refuses these inside a transaction, or others would have had to wait for them.",
    });
  describeWarnings(report, warnings);
  const verdict = warnings.length > 0 ? "warn" : "pass";
  if (applied.status === "already-applied")
    return { verdict, headline: `${phase} had been applied to this target before; nothing was left to do.` };
  const objects = manifest.objects.filter((object) => object.phase === phase).length;
  return {
    verdict,
    headline: `${phase} applied: ${applied.statements} ${applied.statements === 1 ? "statement" : "statements"}, ${objects} ${objects === 1 ? "object" : "objects"}.`,
  };
}

/** How many objects of which type the phase holds. */
export function describeObjects(report: Report, { manifest, phase, serverVersion }: ReportFacts): void {
  const objects = manifest.objects.filter((object) => object.phase === phase);
  const counts = new Map<string, number>();
  for (const { type } of objects) counts.set(type, (counts.get(type) ?? 0) + 1);
  report.section({
    kind: "table",
    title: `Objects of ${phase}`,
    columns: ["type", "objects"],
    rows: [...counts.keys()].sort().map((type) => [type.toLowerCase(), counts.get(type) as number]),
    note: `Target: PostgreSQL ${serverVersion}. Source: PostgreSQL ${manifest.serverVersion}.`,
  });
}

export function describeSettings(skipped: string[]): string {
  return skipped.length > 0 ? `Settings this server does not know were left out: ${skipped.join(", ")}.` : "";
}

export function describeWarnings(report: Report, warnings: string[]): void {
  if (warnings.length > 0) report.section({ kind: "text", title: "Warnings", text: warnings.slice(0, 20).join("\n") });
}

function describeStages(report: Report, { stages, slowest }: Applied): void {
  const seconds = (milliseconds: number) => Math.round(milliseconds / 10) / 100;
  const shown = stages.filter(({ count }) => count > 0);
  if (shown.length > 0)
    report.section({
      kind: "table",
      title: "Stages",
      columns: ["stage", "statements or tables", "sessions", "seconds", "seconds of work"],
      rows: shown.map(({ name, count, sessions, milliseconds, work }): Cell[] => [
        name,
        count,
        sessions,
        seconds(milliseconds),
        seconds(work),
      ]),
      note: "Seconds of work: the times of all statements added up. Above the seconds it took, sessions worked at the same time.",
    });
  if (slowest.length > 0)
    report.section({
      kind: "timings",
      title: "Slowest statements",
      steps: slowest.map(({ statement, milliseconds }) => ({ name: statement, milliseconds, outcome: "applied" })),
    });
}
