import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Severity } from "@postgres-to-aurora/domain";
import type { ObjectRef } from "@postgres-to-aurora/schema";
import { RULES, type Rule } from "@postgres-to-aurora/schema/assess";
import { jsonList } from "./json.js";
import type { AssessmentResult, ResultFinding } from "./result.js";
import { fixText } from "./top-findings.js";

/** GitHub refuses a run with more results; findings are sorted, worst first. */
const MOST_RESULTS = 25_000;

const LEVELS: Record<Severity, "error" | "warning" | "note"> = {
  blocker: "error",
  "needs-change": "warning",
  warning: "warning",
  info: "note",
};

/** Ranks of SARIF, 0 to 100, which tell needs-change and warning apart. */
const RANKS: Record<Severity, number> = { blocker: 100, "needs-change": 75, warning: 50, info: 10 };

/** Kinds of logical locations that SARIF proposes for databases; others carry our own word. */
const KINDS: Partial<Record<ObjectRef["type"], string>> = { routine: "function" };

/**
 * The findings as SARIF 2.1.0 for code scanning, in pieces: those of a dump with file and line, those of a live
 * database with their objects.
 */
export function* sarif(result: AssessmentResult): Generator<string> {
  const used = new Set(result.findings.map(({ ruleId }) => ruleId));
  const rules = RULES.filter(({ id }) => used.has(id));
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const shown = result.findings.slice(0, MOST_RESULTS);
  const left = result.findings.length - shown.length;
  const driver = {
    name: "postgres-to-aurora assess-schema",
    version: result.versions.ruleSet,
    rules: rules.map(toRule),
  };
  const run = {
    tool: { driver },
    automationDetails: { id: `assess-schema/${result.migration}/` },
    columnKind: "utf16CodeUnits",
    ...(left > 0 ? { invocations: [cut(left)] } : {}),
  };
  yield '{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n"runs": [';
  yield `${JSON.stringify(run, null, 1).replace(/\n}$/, "")},\n "results": `;
  yield* jsonList(resultsOf(shown, index), " ");
  yield "\n}]\n}\n";
}

function* resultsOf(findings: ResultFinding[], index: ReadonlyMap<string, number>): Generator<object> {
  for (const finding of findings) yield toResult(finding, index.get(finding.ruleId) ?? -1);
}

function cut(left: number): object {
  const text = `${left} findings of lower severity are left out here: code scanning takes ${MOST_RESULTS}. All are in report.json.`;
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: "warning", message: { text } }] };
}

function toRule(rule: Rule): object {
  const { id, title, why, remedy, severity, category } = rule;
  const fix = fixText(id, rule.fix);
  return {
    id,
    name: id.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\nWhat to do: ${remedy}\n\nWho makes it: ${fix}`,
      markdown: `${why}\n\n**What to do:** ${remedy}\n\n**Who makes it:** ${fix}`,
    },
    defaultConfiguration: { level: LEVELS[severity], rank: RANKS[severity] },
    properties: { tags: ["database", "aurora", category], "problem.severity": problemSeverity(severity) },
  };
}

function problemSeverity(severity: Severity): string {
  return severity === "blocker" ? "error" : severity === "info" ? "recommendation" : "warning";
}

function toResult(finding: ResultFinding, ruleIndex: number): object {
  const { ruleId, severity, display, title, evidence, remedy, accepted, fingerprint, location } = finding;
  return {
    ruleId,
    ...(ruleIndex >= 0 ? { ruleIndex } : {}),
    level: LEVELS[severity],
    rank: RANKS[severity],
    message: { text: `${display}: ${title}${evidence ? ` (${evidence})` : ""}. ${remedy}` },
    locations: [{ ...(location ? physical(location) : {}), logicalLocations: [logical(finding.object)] }],
    // The first is the one code scanning follows a result by; lines move, our fingerprint does not.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "postgresToAurora/v1": fingerprint },
    ...(accepted ? { suppressions: [{ kind: "external", status: "accepted", justification: accepted.reason }] } : {}),
    properties: { severity, category: finding.category, confidence: finding.confidence, fix: finding.fix.kind },
  };
}

function physical({ file, line }: { file: string; line: number }): object {
  const artifactLocation = isAbsolute(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: file.split(/[\\/]/).map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
  return { physicalLocation: { artifactLocation, region: { startLine: line } } };
}

function logical({ type, schema, name, part }: ObjectRef): object {
  const names = [schema, name, part].filter((piece) => piece !== undefined && piece !== "");
  return { name: part ?? name, fullyQualifiedName: names.join("."), kind: KINDS[type] ?? type };
}
