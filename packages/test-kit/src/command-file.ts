/**
 * Reads a file in which an action leaves values for the runner (GITHUB_OUTPUT, GITHUB_STATE, GITHUB_ENV): lines
 * `name=value`, or `name<<MARK`, the value's lines, `MARK`. Throws on anything else, as the runner does.
 */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line === "") continue;
    const [, name, kind, rest] = /^([^=<]+?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (name === undefined || rest === undefined) throw new Error(`Not a line of a command file: ${line}`);
    if (kind === "=") values[name] = rest;
    else {
      const end = lines.indexOf(rest, i + 1);
      if (end < 0) throw new Error(`The value of ${name} has no end ${rest}`);
      values[name] = lines.slice(i + 1, end).join("\n");
      i = end;
    }
  }
  return values;
}
