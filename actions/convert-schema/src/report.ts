import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import type { Section, Verdict } from "@postgres-to-aurora/domain";
import { displayObject, type Phase, phaseFile } from "@postgres-to-aurora/schema";
import { RULES } from "@postgres-to-aurora/schema/assess";
import type { Change, Conversion, Left } from "@postgres-to-aurora/schema/convert";
import type { Inputs, Outputs } from "./io.gen.js";

export interface Described {
  conversion: Conversion;
  diffs: { phase: Phase; diff: string }[];
  /** Where the converted bundle was written. */
  folder: string;
  /** Where the whole difference was written. */
  diffFile: string;
}

/** Lines of a file's difference that the report shows. */
const SHOWN_LINES = 200;

/** Puts a conversion into the report and judges it by what is left. */
export function describeConversion(
  report: Context<Inputs, Outputs>["report"],
  { conversion, diffs, folder, diffFile }: Described,
): Outcome {
  const { changes, left } = conversion;
  report.metric("changes", changes.length, "");
  report.metric("left", left.length, "");
  const sections = [leftSection(left, folder), ...changeSections(changes), differenceSection(conversion)];
  for (const section of sections) if (section) report.section(section);
  for (const { phase, diff } of diffs) if (diff !== "") report.section(diffSection(phase, diff, diffFile));
  const verdict = verdictOf(left);
  return { verdict, headline: headline(conversion, verdict, folder) };
}

function verdictOf(left: Left[]): Verdict {
  if (left.some(({ severity }) => severity === "blocker")) return "fail";
  return left.length > 0 ? "warn" : "pass";
}

function headline({ changes, left }: Conversion, verdict: Verdict, folder: string): string {
  const rules = new Set(changes.map(({ rule }) => rule)).size;
  const done =
    changes.length === 0 ? "Nothing to change" : `${count(changes.length, "change")} by ${count(rules, "rule")}`;
  const rest =
    left.length === 0 ? "nothing is left" : `${count(left.length, "finding")} ${left.length === 1 ? "is" : "are"} left`;
  const blockers = left.filter(({ severity }) => severity === "blocker").length;
  if (verdict !== "fail") return `${done}; ${rest}.`;
  return `${done}; ${rest}, ${count(blockers, "blocker")} among them. The bundle in ${folder} is written all the same, to be looked at; do not apply it.`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}

function leftSection(left: Left[], folder: string): Section | undefined {
  if (left.length === 0) return undefined;
  return {
    kind: "findings",
    title: `Left to you, marked in ${folder} by comments that begin with -- left:`,
    findings: left.map(({ rule, severity, object, evidence, remedy, offered, file, line }) => ({
      rule,
      severity,
      object: file === undefined ? object : `${object}, ${file}:${line}`,
      evidence,
      remedy: offered ? `${remedy} Or name ${rule} in the input offered.` : remedy,
    })),
  };
}

function changeSections(changes: Change[]): Section[] {
  if (changes.length === 0) return [];
  const byRule = new Map<string, number>();
  for (const { rule } of changes) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  const rows = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  const notes = changes.flatMap(({ object, rule, notes: texts }) => texts.map((text) => [object, rule, text]));
  const sections: Section[] = [
    {
      kind: "table",
      title: "Changes by rule",
      columns: ["rule", "what was done", "changes"],
      rows: rows.map(([id, number]) => [id, RULES.find((rule) => rule.id === id)?.fix.does ?? "", number]),
    },
    {
      kind: "table",
      title: "Every change",
      columns: ["object", "file", "rule", "what was done"],
      rows: changes.map(({ object, phase, rule, what }) => [object, phaseFile(phase), rule, what]),
    },
  ];
  if (notes.length > 0)
    sections.push({ kind: "table", title: "Still to do by hand", columns: ["object", "rule", "what"], rows: notes });
  return sections;
}

function differenceSection({ bundle }: Conversion): Section | undefined {
  const { intendedDifferences: differences } = bundle.manifest;
  if (differences.length === 0) return undefined;
  return {
    kind: "table",
    title: "What the target will have otherwise than the source, on purpose",
    columns: ["object", "difference", "until"],
    rows: differences.map(({ object, difference, until }) => [displayObject(object), difference, until ?? "it stays"]),
  };
}

function diffSection(phase: Phase, diff: string, file: string): Section {
  const lines = diff.trimEnd().split("\n");
  const more = lines.length - SHOWN_LINES;
  const shown = more > 0 ? [...lines.slice(0, SHOWN_LINES), `# ${more} more lines: see ${file}`] : lines;
  return { kind: "diff", title: `${phaseFile(phase)}, before and after`, diff: shown.join("\n") };
}
