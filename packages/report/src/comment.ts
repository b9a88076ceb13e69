import type { Report } from "@postgres-to-aurora/domain";
import { escapeMarkdown } from "./markdown.js";

/** GitHub refuses longer comments. */
const LARGEST = 65_000;

const SECTION = /<!-- section:([a-z-]+) ([a-z]+) -->\n([\s\S]*?)\n<!-- end:\1 -->/g;

/**
 * The migration's sticky comment with this action's section replaced or added: a table of all verdicts on top,
 * then one folded section per action in the order they first reported.
 * @param existing the comment's present body, if there is one
 * @param marker its first line, by which it is found again
 */
export function mergeComment(existing: string | undefined, marker: string, report: Report, markdown: string): string {
  const sections = new Map<string, { verdict: string; text: string }>();
  for (const [, action, verdict, text] of (existing ?? "").matchAll(SECTION))
    sections.set(action as string, { verdict: verdict as string, text: text as string });
  sections.set(report.action, { verdict: report.verdict, text: harmless(markdown) });

  const table = [...sections].map(([action, { verdict }]) => `| ${action} | ${verdict} |`);
  const head = [
    marker,
    `# Migration ${escapeMarkdown(report.migration)}`,
    `| action | verdict |\n|---|---|\n${table.join("\n")}`,
  ].join("\n\n");
  // The newest section keeps its text; older ones give way first when space runs out.
  let room = LARGEST - head.length;
  const bodies = new Map<string, string>();
  for (const [action, section] of [...sections].sort(
    ([a], [b]) => Number(b === report.action) - Number(a === report.action),
  )) {
    const whole = body(action, section.verdict, section.text);
    const text = whole.length <= room ? whole : body(action, section.verdict, "_See the run's summary: no room here._");
    room -= text.length;
    bodies.set(action, text);
  }
  return [head, ...[...sections.keys()].map((action) => bodies.get(action))].join("\n\n");
}

function body(action: string, verdict: string, text: string): string {
  return `<!-- section:${action} ${verdict} -->\n${text}\n<!-- end:${action} -->`;
}

/** Data must not be able to end its section. */
function harmless(markdown: string): string {
  return markdown.replaceAll("<!--", "&lt;!--").trim();
}
