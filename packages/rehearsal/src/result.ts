import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Report, type Verdict, worst } from "@postgres-to-aurora/domain";
import { renderHtml, renderMarkdown } from "@postgres-to-aurora/report";
import type { Databases } from "./databases.js";
import type { RehearsalOptions } from "./options.js";
import type { WorkflowResult } from "./workflow/workflow.js";
import type { WriterResult, WritesProof } from "./writer/index.js";

/** `rehearsal.json`. */
export interface Rehearsal {
  verdict: Verdict;
  /** One sentence on the first thing that went wrong, or that nothing did. */
  headline: string;
  phases: { name: string; seconds: number; verdict: Verdict }[];
  cutover: {
    freezeToDrainedMs: number | null;
    longestWriteGapMs: number | null;
    acknowledgedWrites: number;
    lostWrites: number;
    doubledWrites: number;
    /** Commits whose answer was lost with the connection: on the target or not, both are right. */
    unknownWrites: number;
  };
  validation: { tables: number; rows: number; differences: number } | null;
  sourceVersion: string;
  targetVersion: string;
  report: Report;
}

interface Findings {
  startedAt: Date;
  options: RehearsalOptions;
  databases: Databases;
  workflow: WorkflowResult;
  /** Holds the artifacts the workflow uploaded. */
  folder: string;
  writer: WriterResult | undefined;
  writes: WritesProof | undefined;
}

/** Draws the conclusion of a rehearsal from what the workflow reported and what the writer can prove. */
export async function summarise(findings: Findings): Promise<Rehearsal> {
  const { startedAt, options, databases, workflow, writer, writes } = findings;
  const reports = await readReports(join(findings.folder, "workflow", "artifacts"));
  const phases = workflow.jobs.map((job) => ({
    name: job.id,
    seconds: job.seconds,
    verdict: phaseVerdict(job.conclusion),
  }));
  const failed = workflow.jobs.find(({ conclusion }) => conclusion !== "success");
  const writesVerdict: Verdict =
    writes === undefined ? "pass" : writes.lost === 0 && writes.doubled === 0 ? "pass" : "fail";
  const verdict = worst([...phases.map((phase) => phase.verdict), writesVerdict]);
  const metric = (action: string, name: string) =>
    reports.get(action)?.metrics.find((entry) => entry.name === name)?.value;
  const headline = failed
    ? `${failed.name} ended as ${failed.conclusion}${failed.reason ? `: ${failed.reason}` : ""}`
    : writesVerdict === "fail"
      ? `The writer proved ${writes?.lost} lost and ${writes?.doubled} doubled writes`
      : reports.has("cutover")
        ? "The database moved; every acknowledged write is on the target, once"
        : "Every phase passed; the workflow has no cutover, and every acknowledged write is on the source, once";
  const rehearsal: Omit<Rehearsal, "report"> = {
    verdict,
    headline,
    phases,
    cutover: {
      freezeToDrainedMs: metric("cutover", "freezeToDrainedMs") ?? null,
      longestWriteGapMs: writer?.longestGapMs ?? null,
      acknowledgedWrites: writes?.acknowledged ?? 0,
      lostWrites: writes?.lost ?? 0,
      doubledWrites: writes?.doubled ?? 0,
      unknownWrites: writes?.unknown ?? 0,
    },
    validation: reports.has("validate-data")
      ? {
          tables: metric("validate-data", "tables") ?? 0,
          rows: metric("validate-data", "rows") ?? 0,
          differences: metric("validate-data", "differences") ?? 0,
        }
      : null,
    sourceVersion: databases.source.version,
    targetVersion: databases.target.version,
  };
  return { ...rehearsal, report: asReport(rehearsal, startedAt, options, writer, reports) };
}

/** Writes rehearsal.json, report.md, report.html and each action's own report into the folder. */
export async function writeResult(rehearsal: Rehearsal, folder: string): Promise<void> {
  const { report, ...facts } = rehearsal;
  await writeFile(join(folder, "rehearsal.json"), `${JSON.stringify(facts, null, 2)}\n`);
  await writeFile(join(folder, "report.md"), renderMarkdown(report));
  await writeFile(join(folder, "report.html"), renderHtml(report));
}

function phaseVerdict(conclusion: string): Verdict {
  return conclusion === "success" ? "pass" : conclusion === "skipped" ? "unproved" : "fail";
}

/** The actions' reports, by action, out of the artifacts the jobs uploaded. */
async function readReports(folder: string): Promise<Map<string, Report>> {
  const reports = new Map<string, Report>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith(".json") || entry.name === "manifest.json") continue;
    const report = JSON.parse(await readFile(join(entry.parentPath, entry.name), "utf8")) as Report;
    if (report.schemaVersion === 1 && report.action) reports.set(report.action, report);
  }
  return reports;
}

function optional(name: string, value: number | null, unit: string): Report["metrics"] {
  return value === null ? [] : [{ name, value, unit }];
}

function asReport(
  rehearsal: Omit<Rehearsal, "report">,
  startedAt: Date,
  options: RehearsalOptions,
  writer: WriterResult | undefined,
  reports: Map<string, Report>,
): Report {
  const { cutover, validation, phases } = rehearsal;
  const metrics: Report["metrics"] = [
    ...optional("longest write gap", cutover.longestWriteGapMs, "ms"),
    ...optional("freeze to drained", cutover.freezeToDrainedMs, "ms"),
    { name: "acknowledged writes", value: cutover.acknowledgedWrites, unit: "" },
    { name: "lost writes", value: cutover.lostWrites, unit: "" },
    { name: "doubled writes", value: cutover.doubledWrites, unit: "" },
    ...(validation
      ? [
          { name: "rows compared", value: validation.rows, unit: "" },
          { name: "differences", value: validation.differences, unit: "" },
        ]
      : []),
  ];
  // The last second is not a whole one.
  const perSecond = writer?.perSecond.slice(0, -1) ?? [];
  const finishedAt = new Date().toISOString();
  return {
    schemaVersion: 1,
    migration: options.dump ?? "fluxo-caixa",
    action: "rehearsal",
    actionVersion: `PostgreSQL ${rehearsal.sourceVersion} to ${rehearsal.targetVersion}`,
    startedAt: startedAt.toISOString(),
    finishedAt,
    verdict: rehearsal.verdict,
    headline: rehearsal.headline,
    metrics,
    sections: [
      {
        kind: "timings",
        title: "Phases",
        steps: phases.map(({ name, seconds, verdict }) => ({ name, milliseconds: seconds * 1000, outcome: verdict })),
      },
      ...(perSecond.length > 1
        ? [
            {
              kind: "series" as const,
              title: "Acknowledged writes, second by second",
              unit: "transactions/s",
              x: perSecond.map((_, second) => `${second} s`),
              lines: [{ name: "acknowledged", values: perSecond }],
            },
          ]
        : []),
      ...[...reports.values()].flatMap((report) => [
        { kind: "text" as const, title: `${report.action}: ${report.verdict}`, text: report.headline },
        ...report.sections.filter(({ kind }) => kind === "timings" || kind === "findings"),
      ]),
    ],
  };
}
