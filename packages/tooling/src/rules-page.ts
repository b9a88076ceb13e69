import { type Fix, RULES, type Rule } from "@postgres-to-aurora/schema/assess";

const HEAD = `# The rules of assess-schema

<!-- Generated from the catalogue by \`npm run generate\`. Do not edit. -->

Every rule that [assess-schema](../actions/assess-schema/README.md) knows, with what it means for a move to Aurora
PostgreSQL through AWS DMS. A finding may be milder than its rule; the report says so.

| severity | meaning |
|---|---|
| blocker | It cannot exist on Aurora, or DMS cannot carry it as it is |
| needs-change | It works after a known change |
| warning | It may go wrong: a person must look |
| info | To know, or to plan with |`;

/** The text of docs/rules.md: every rule of the catalogue, by category, each under a heading that is its id. */
export function rulesPage(): string {
  const categories = new Map<string, Rule[]>();
  for (const rule of RULES) {
    const known = categories.get(rule.category);
    if (known) known.push(rule);
    else categories.set(rule.category, [rule]);
  }
  const parts = [...categories].map(([category, rules]) =>
    [`## ${category}`, overview(rules), ...rules.map(entry)].join("\n\n"),
  );
  return `${[HEAD, ...parts].join("\n\n")}\n`;
}

function overview(rules: Rule[]): string {
  const rows = rules.map(
    ({ id, title, severity, fix }) => `| [${id}](#${id}) | ${text(title)} | ${severity} | ${fix.kind} |`,
  );
  return ["| rule | what | severity | fix |", "|---|---|---|---|", ...rows].join("\n");
}

function entry({ id, title, severity, why, remedy, fix, liveOnly }: Rule): string {
  return [
    `### ${id}`,
    `**${text(title)}** (${severity})`,
    text(why),
    `What to do: ${text(remedy)}`,
    `Who fixes it: ${text(fixer(fix))}`,
    ...(liveOnly === undefined ? [] : [`Not in a dump: ${text(liveOnly)}`]),
  ].join("\n\n");
}

function fixer({ kind, by, does }: Fix): string {
  if (kind === "manual") return "a person.";
  const what = does.replace(/\.?$/, ".");
  return kind === "offered"
    ? `convert-schema, when its input offered names the rule. ${what}`
    : `${by}, always. ${what}`;
}

/** Plain text in Markdown. */
function text(plain: string): string {
  return plain
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*|]/g, (character) => `\\${character}`);
}
