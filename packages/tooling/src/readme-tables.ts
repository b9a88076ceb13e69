import type { ActionMetadata, Field } from "./action-metadata.js";

/**
 * Replaces the region between `<!-- <name>:start -->` and `<!-- <name>:end -->`.
 * @throws Error when the markers are missing
 */
export function fillRegion(text: string, name: string, content: string, file: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} lacks the markers ${start} and ${end}`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

/** The inputs table of an action's README. */
export function inputsTable({ inputs }: ActionMetadata): string {
  const rows = inputs.map(
    (input) => `| \`${input.name}\` | ${cell(input.description)} | ${typeText(input)} | ${defaultText(input)} |`,
  );
  return ["| input | what | type | default |", "|---|---|---|---|", ...rows].join("\n");
}

/** The outputs table of an action's README. */
export function outputsTable({ outputs }: ActionMetadata): string {
  const rows = outputs.map((output) => `| \`${output.name}\` | ${cell(output.description)} | ${typeText(output)} |`);
  return ["| output | what | type |", "|---|---|---|", ...rows].join("\n");
}

/** The table of all actions in the root README. */
export function actionsTable(actions: ActionMetadata[]): string {
  const rows = actions.map(
    ({ name, description }) => `| [\`${name}\`](actions/${name}/README.md) | ${cell(description)} |`,
  );
  return ["| action | what it does |", "|---|---|", ...rows].join("\n");
}

function typeText({ type, values, min, max }: Field): string {
  if (type === "enum") return (values ?? []).map((value) => `\`${value}\``).join(", ");
  const range = [min === undefined ? "" : `from ${min}`, max === undefined ? "" : `to ${max}`]
    .filter(Boolean)
    .join(" ");
  return range ? `${type}, ${range}` : type;
}

function defaultText(input: Field): string {
  if (input.required) return "**required**";
  return input.default === undefined || input.default === "" ? "" : `\`${input.default}\``;
}

function cell(text: string): string {
  return text.replace(/\s+/g, " ").trim().replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
