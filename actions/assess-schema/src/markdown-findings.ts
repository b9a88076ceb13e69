import { escapeMarkdown as md } from "@postgres-to-aurora/report";
import { list } from "./markdown-parts.js";
import type { AssessmentResult, ResultFinding } from "./result.js";
import { fixText } from "./top-findings.js";
import { severityText } from "./words.js";

/** Objects named under a rule; the rest is in report.json. */
const MOST = 50;

/** All findings by rule, worst first. */
export function findings({ findings: all }: AssessmentResult): string {
  const groups = new Map<string, ResultFinding[]>();
  for (const finding of all) {
    const group = groups.get(finding.ruleId);
    if (group) group.push(finding);
    else groups.set(finding.ruleId, [finding]);
  }
  if (groups.size === 0) return "## Findings by rule\n\nNone.";
  return ["## Findings by rule", ...[...groups].map(([rule, group]) => ruleGroup(rule, group))].join("\n\n");
}

function ruleGroup(rule: string, group: ResultFinding[]): string {
  const { title, category, why, fix, severity } = group[0] as ResultFinding;
  const remedies = new Set(group.map(({ remedy }) => remedy));
  const lines = group.map(({ display, location, evidence, severity: own, state, accepted, remedy }) => {
    const place = location ? ` ${location.file}:${location.line}` : "";
    const differs = own === severity ? "" : ` [${severityText(own)}]`;
    const taken = state === "accepted" ? ` accepted: ${accepted?.reason}` : "";
    const todo = remedies.size > 1 ? `. ${remedy}` : "";
    return `${display}${place}${differs}${evidence ? `: ${evidence}` : ""}${taken}${todo}`;
  });
  return [
    `### ${md(title)}`,
    `\`${rule}\` ${severityText(severity)}, ${category}, ${group.length}`,
    md(why),
    remedies.size === 1 ? `**Do:** ${md([...remedies][0] as string)}` : "",
    md(fixText(rule, fix)),
    list(lines, MOST),
  ]
    .filter(Boolean)
    .join("\n\n");
}
