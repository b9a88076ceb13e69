import { isAbsolute, join, relative, resolve } from "node:path";
import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import { assessInput } from "./assess-input.js";
import { readBaseline } from "./baseline.js";
import { baselineFile } from "./baseline-file.js";
import { buildResult, type ResultFacts } from "./build-result.js";
import { objectsCsv } from "./csv.js";
import { fixFiles } from "./fix-files.js";
import { htmlReport } from "./html-report.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { resultJson } from "./json.js";
import { markdownReport } from "./markdown-report.js";
import { describeAssessment } from "./report.js";
import type { AssessmentResult } from "./result.js";
import { sarif } from "./sarif.js";
import { writeFiles } from "./write-files.js";

/** Assesses a source or a dump and writes the results; nothing is changed anywhere else. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, clock, log, signal, output, workspace } = context;
  const baseline = await baselineOf(inputs.baseline, workspace);
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  // Not kept in a variable: the assessment of a large schema is large, and so is its result.
  const result = buildResult(await assessInput(context), { migration: inputs.migration, baseline, today });

  signal.throwIfAborted();
  const folder = resolve(workspace, inputs.assessment);
  const files = filesOf(result);
  await writeFiles(folder, files);
  log.info(`${files.size} files written to ${folder}`);

  const open = (severity: string) =>
    result.findingsBySeverity.find((count) => count.severity === severity) ?? { open: 0, automatic: 0 };
  output("readiness", result.readiness);
  output("score", result.score);
  output("blockers", open("blocker").open);
  output("needs-change", open("needs-change").open + open("needs-change").automatic);
  output("assessment", inputs.assessment);
  const shown = isAbsolute(inputs.assessment) ? inputs.assessment : relative(workspace, folder) || ".";
  return describeAssessment(context.report, result, { failOn: inputs.failOn, folder: shown, files: [...files.keys()] });
}

async function baselineOf(file: string | undefined, workspace: string): Promise<ResultFacts["baseline"]> {
  if (file === undefined) return undefined;
  return { file, entries: await readBaseline(isAbsolute(file) ? file : join(workspace, file), file) };
}

/** Every file of the results, by path inside their folder; made piece by piece, since those of a large schema are large. */
export function filesOf(result: AssessmentResult): Map<string, () => Iterable<string>> {
  return new Map<string, () => Iterable<string>>([
    ["report.json", () => resultJson(result)],
    ["report.md", () => [markdownReport(result)]],
    ["report.html", () => [htmlReport(result)]],
    ["findings.sarif", () => sarif(result)],
    ["objects.csv", () => objectsCsv(result)],
    ["baseline.json", () => baselineFile(result)],
    ...fixFiles(result),
  ]);
}
