import { FAILURES, type Failure, FIELD_FAILURES, type FieldFailure } from "@postgres-to-aurora/replication/failures";

const HEAD = `# Troubleshooting

<!-- Generated from the catalogue by \`npm run generate\`. Do not edit. -->

What goes wrong with PostgreSQL, AWS DMS and Aurora in practice: what a person sees, why it is so, what to do. The
actions recognise these failures by their messages and states and say the same.

Look for the words of your error on this page. A task's own words stand in three places: \`LastFailureMessage\` and
\`StopReason\` of the task (wait-for-cdc shows both), the lines with \`]E:\` in its CloudWatch log (group
\`dms-tasks-<replication instance>\`, stream \`dms-task-<last part of the task's ARN>\`), and the target's own PostgreSQL log.`;

const OTHERS = "## Further failures";

/** The text of docs/troubleshooting.md: who notices each of the 30 failures, then every entry of the catalogue. */
export function troubleshootingPage(): string {
  const parts = [
    HEAD,
    "## Who notices what",
    overview(),
    ...FIELD_FAILURES.flatMap((field) => [
      `## ${field.number}. ${text(field.title)}`,
      ...FAILURES.filter(({ number }) => number === field.number).map(entry),
    ]),
    OTHERS,
    ...FAILURES.filter(({ number }) => number === undefined).map(entry),
  ];
  return `${parts.join("\n\n")}\n`;
}

function overview(): string {
  const rows = FIELD_FAILURES.map(({ number, title, detected }) => {
    const who = detected.map(({ action, when }) => `**${action}** ${text(when)}`).join("<br>");
    return `| ${number} | [${text(title)}](#${anchor({ number, title })}) | ${who} |`;
  });
  return ["| | failure | noticed by, and when |", "|---|---|---|", ...rows].join("\n");
}

/** GitHub's id of a heading `2. Connection test fails`. */
function anchor({ number, title }: Pick<FieldFailure, "number" | "title">): string {
  return `${number}. ${title}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/ /g, "-");
}

function entry({ id, symptom, cause, remedy }: Failure): string {
  return [
    `### ${id}`,
    `**${text(symptom)}**`,
    `Why: ${text(cause)}.`,
    `What to do: ${text(remedy({ messages: [] }))}.`,
  ].join("\n\n");
}

/** Plain text in Markdown. */
function text(plain: string): string {
  return plain
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*|_]/g, (character) => `\\${character}`);
}
