import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@postgres-to-aurora/domain";

const names = ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"] as const;

/** What a step wrote into the files the runner gave it. */
export interface FileCommands {
  outputs: Record<string, string>;
  env: Record<string, string>;
  /** Folders for the front of PATH, the last one first. */
  paths: string[];
  state: Record<string, string>;
  summary: string;
}

/** Makes the empty files of one step in `folder` and returns the variables that point to them. */
export async function createRunnerFiles(folder: string): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true });
  const files = Object.fromEntries(names.map((name) => [name, join(folder, name.toLowerCase())]));
  await Promise.all(Object.values(files).map((file) => writeFile(file, "")));
  return files;
}

/** Reads the files back after the step. Throws UserError for a malformed one or a refused variable. */
export async function readRunnerFiles(files: Record<string, string>): Promise<FileCommands> {
  const [outputs, env, paths, state, summary] = await Promise.all(
    names.map((name) => readFile(files[name] as string, "utf8")),
  );
  const variables = parseKeyValues("GITHUB_ENV", env ?? "");
  if ("NODE_OPTIONS" in variables) throw malformed("GITHUB_ENV", "NODE_OPTIONS cannot be set by a step");
  return {
    outputs: parseKeyValues("GITHUB_OUTPUT", outputs ?? ""),
    env: variables,
    paths: (paths ?? "")
      .split(/\r?\n/)
      .filter((line) => line !== "")
      .reverse(),
    state: parseKeyValues("GITHUB_STATE", state ?? ""),
    summary: summary ?? "",
  };
}

/** Parses `name=value` lines and `name<<DELIMITER` blocks. `file` is only named in errors. Throws UserError. */
export function parseKeyValues(file: string, text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)];
      const end = lines.indexOf(delimiter, at + 1);
      if (name === "" || delimiter === "") throw malformed(file, "a block needs a name and a delimiter");
      if (end < 0) throw malformed(file, `the block "${name}" is not closed by its delimiter`);
      values[name] = lines.slice(at + 1, end).join("\n");
      at = end;
    } else if (equals > 0) values[line.slice(0, equals)] = line.slice(equals + 1);
    // The line itself may hold a secret, so it is not shown.
    else throw malformed(file, `line ${at + 1} is neither name=value nor name<<DELIMITER`);
  }
  return values;
}

function malformed(file: string, why: string): UserError {
  return new UserError({
    code: "RUNNER_FILE",
    what: `What the step wrote to ${file} cannot be used`,
    why,
    remedy: "Write name=value lines, or name<<DELIMITER blocks for values of several lines",
  });
}
