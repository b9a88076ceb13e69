import type { AssessmentResult } from "./result.js";

/** report.json: one line per entry of each list, so that a diff of two runs shows what came and went. */
export function resultJson(result: AssessmentResult): string {
  const fields = Object.entries(result).map(([name, value]) => `  ${JSON.stringify(name)}: ${valueText(value)}`);
  return `{\n${fields.join(",\n")}\n}\n`;
}

function valueText(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
}
