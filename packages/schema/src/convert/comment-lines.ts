import { withoutSecrets } from "../assess/redact.js";

/** One comment line of any text. */
export function commentLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: whatever could end the line or hide in it
  return `-- ${text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim()}`;
}

/** A statement as comment lines, secrets masked. Its lines cannot pass for a header. */
export function commentedOut(statement: string): string {
  return withoutSecrets(statement)
    .split(/\r\n|[\r\n]/)
    .map((line) => `-- | ${line}`.trimEnd())
    .join("\n");
}
