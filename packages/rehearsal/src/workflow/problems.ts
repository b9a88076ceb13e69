import { UserError } from "@postgres-to-aurora/domain";

/** One thing in a file that stops the run before it begins. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line?: number;
  column?: number;
  text: string;
}

/** `file:line:column: text`, as editors and terminals link it. */
function describe({ file, line, column, text }: Problem): string {
  return `${[file, line, column].filter((part) => part !== undefined).join(":")}: ${text}`;
}

/** Throws one UserError that names every problem; returns when there is none. */
export function refuse(code: string, problems: Problem[], remedy: string): void {
  if (problems.length === 0) return;
  const lines = [...new Set(problems.map(describe))];
  throw new UserError({ code, what: lines.join("\n"), remedy: lines.length > 1 ? `\n${remedy}` : remedy });
}
