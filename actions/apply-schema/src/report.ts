import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import type { Manifest, Phase } from "@postgres-to-aurora/schema";
import type { Applied } from "./apply.js";
import type { Inputs, Outputs } from "./io.gen.js";

export interface ApplyFacts {
  applied: Applied;
  manifest: Manifest;
  phase: Phase;
  /** Version of the target. */
  serverVersion: string;
  /** What the server warned of. */
  warnings: string[];
  milliseconds: number;
}

/** Puts an applied phase into the report and judges it. */
export function describeApplied(report: Context<Inputs, Outputs>["report"], facts: ApplyFacts): Outcome {
  const { applied, manifest, phase, warnings } = facts;
  const objects = manifest.objects.filter((object) => object.phase === phase);
  report.metric("statements", applied.statements, "");
  report.metric("time", facts.milliseconds, "ms");
  const types = [...new Set(objects.map(({ type }) => type))].sort();
  report.section({
    kind: "table",
    title: `Objects of ${phase}`,
    columns: ["type", "objects"],
    rows: types.map((type) => [type.toLowerCase(), objects.filter((object) => object.type === type).length]),
    note: `Target: PostgreSQL ${facts.serverVersion}. Source: PostgreSQL ${manifest.serverVersion}.`,
  });
  const remarks = [
    applied.resumedAt > 0
      ? `An earlier run had applied the first ${applied.resumedAt} statements; this one went on.`
      : "",
    applied.skippedSettings.length > 0
      ? `Settings this server does not know were left out: ${applied.skippedSettings.join(", ")}.`
      : "",
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
  if (applied.slowest.length > 0)
    report.section({
      kind: "timings",
      title: "Slowest statements",
      steps: applied.slowest.map(({ statement, milliseconds }) => ({
        name: statement,
        milliseconds,
        outcome: "applied",
      })),
    });
  if (warnings.length > 0) report.section({ kind: "text", title: "Warnings", text: warnings.slice(0, 20).join("\n") });
  const verdict = warnings.length > 0 ? "warn" : "pass";
  if (applied.status === "already-applied")
    return { verdict, headline: `${phase} had been applied to this target before; nothing was left to do.` };
  return { verdict, headline: `${phase} applied: ${applied.statements} statements, ${objects.length} objects.` };
}
