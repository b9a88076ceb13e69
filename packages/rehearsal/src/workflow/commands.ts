/** A workflow command: `::name key=value,key=value::data` at the start of a line, or the old `##[name]data`. */
export interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/** Reads a workflow command from a line of output; undefined for plain text. */
export function parseCommand(line: string): Command | undefined {
  const modern = /^\s*::([\w-]+)(?:\s(.*?))?::(.*)$/s.exec(line);
  if (modern) {
    return { name: modern[1] ?? "", properties: parseProperties(modern[2] ?? ""), data: unescapeData(modern[3] ?? "") };
  }
  const old = /##\[([\w-]+)(?:\s+([^\]]*))?\](.*)$/s.exec(line);
  if (old) return { name: old[1] ?? "", properties: {}, data: old[3] ?? "" };
  return undefined;
}

function parseProperties(text: string): Record<string, string> {
  const pairs = text.split(",").filter((pair) => pair.includes("="));
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      const value = pair
        .slice(at + 1)
        .replace(/%3A/gi, ":")
        .replace(/%2C/gi, ",");
      return [pair.slice(0, at).trim(), unescapeData(value)];
    }),
  );
}

function unescapeData(text: string): string {
  return text.replace(/%0D/gi, "\r").replace(/%0A/gi, "\n").replace(/%25/g, "%");
}
