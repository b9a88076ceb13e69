import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Report, type Section, type Verdict, worst } from "@postgres-to-aurora/domain";
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
  /** The actions' own, in the order they ran. */
  actionReports: Report[];
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
    reports.find((report) => report.action === action)?.metrics.find((entry) => entry.name === name)?.value;
  const ran = (action: string) => reports.some((report) => report.action === action);
  // What the action says is more than the exit code the job knows of.
  const refused = reports.find(({ verdict: own }) => own === "fail" || own === "unproved")?.headline;
  const headline = failed
    ? `${failed.name} ended as ${failed.conclusion}: ${refused ?? failed.reason ?? "see its report"}`
    : writesVerdict === "fail"
      ? `The writer proved ${writes?.lost} lost and ${writes?.doubled} doubled writes`
      : ran("cutover")
        ? `The database moved${writes === undefined ? ", with nobody writing" : "; every acknowledged write is on the target, once"}`
        : `Every phase passed; the workflow has no cutover${writes === undefined ? "" : ", and every acknowledged write is on the source, once"}`;
  const rehearsal: Omit<Rehearsal, "report" | "actionReports"> = {
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
    validation: ran("validate-data")
      ? {
          tables: metric("validate-data", "tables") ?? 0,
          rows: metric("validate-data", "rows") ?? 0,
          differences: metric("validate-data", "differences") ?? 0,
        }
      : null,
    sourceVersion: databases.source.version,
    targetVersion: databases.target.version,
  };
  return {
    ...rehearsal,
    report: asReport(rehearsal, startedAt, options, writer, reports),
    actionReports: reports,
  };
}

/** Writes rehearsal.json, report.md, report.html and, numbered, each action's own report into the folder. */
export async function writeResult(rehearsal: Rehearsal, folder: string): Promise<void> {
  const { report, actionReports, ...facts } = rehearsal;
  await writeFile(join(folder, "rehearsal.json"), `${JSON.stringify(facts, null, 2)}\n`);
  await writeFile(join(folder, "report.md"), renderMarkdown(report));
  await writeFile(join(folder, "report.html"), renderHtml(report));
  for (const [index, own] of actionReports.entries()) {
    const name = join(folder, `${index + 1}-${own.action}`);
    await writeFile(`${name}.json`, `${JSON.stringify(own, null, 2)}\n`);
    await writeFile(`${name}.html`, renderHtml(own));
  }
}

/** What a person reads at the end. */
export function closingText(
  { verdict, headline, cutover, validation, sourceVersion, targetVersion }: Rehearsal,
  out: string,
): string {
  const number = (value: number | null) =>
    value === null ? "-" : value.toLocaleString("en-US", { maximumFractionDigits: 0 });
  const lines = [
    ["verdict", verdict],
    ["", headline],
    ["PostgreSQL", `${sourceVersion} to ${targetVersion}`],
    [
      "writes",
      `${number(cutover.acknowledgedWrites)} acknowledged, ${cutover.lostWrites} lost, ${cutover.doubledWrites} doubled`,
    ],
    [
      "longest write gap",
      `${number(cutover.longestWriteGapMs)} ms${cutover.freezeToDrainedMs === null ? "" : ` (freeze to drained: ${number(cutover.freezeToDrainedMs)} ms)`}`,
    ],
    ...(validation
      ? [
          [
            "rows compared",
            `${number(validation.rows)} in ${validation.tables} tables, ${validation.differences} differences`,
          ],
        ]
      : []),
    ["report", join(out, "report.html")],
  ];
  return `\n${lines.map(([name, text]) => `  ${(name as string).padEnd(18)} ${text}`).join("\n")}\n\n`;
}

function phaseVerdict(conclusion: string): Verdict {
  return conclusion === "success" ? "pass" : conclusion === "skipped" ? "unproved" : "fail";
}

/** The actions' reports, in the order they were written, out of the artifacts the jobs uploaded. */
async function readReports(folder: string): Promise<Report[]> {
  const reports: Report[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith(".json")) continue;
    const report = parseReport(await readFile(join(entry.parentPath, entry.name), "utf8"));
    if (report?.schemaVersion === 1 && report.action && report.sections) reports.push(report as Report);
  }
  return reports.sort((a, b) => a.finishedAt.localeCompare(b.finishedAt));
}

/** A workflow may upload any file; what is no JSON is no report. */
function parseReport(text: string): Partial<Report> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What of an action's report belongs into the rehearsal's; its connections stay on this machine and need no TLS. */
function highlights({ action, verdict, headline, sections }: Report): Section[] {
  const shown = sections.filter(
    (section) =>
      section.kind === "timings" ||
      section.kind === "series" ||
      (section.kind === "findings" && section.findings.some(({ rule }) => rule !== "weak-tls")),
  );
  return [{ kind: "text", title: `${action}: ${verdict}`, text: headline }, ...shown];
}

function optional(name: string, value: number | null, unit: string): Report["metrics"] {
  return value === null ? [] : [{ name, value, unit }];
}

function asReport(
  rehearsal: Omit<Rehearsal, "report" | "actionReports">,
  startedAt: Date,
  options: RehearsalOptions,
  writer: WriterResult | undefined,
  reports: Report[],
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
    migration: options.dump === undefined ? "fluxo-caixa" : basename(options.dump),
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
      ...reports.flatMap(highlights),
    ],
  };
}
