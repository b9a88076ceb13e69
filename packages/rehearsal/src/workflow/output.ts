import { parseCommand } from "./commands.js";
import type { LineLevel } from "./workflow.js";

export interface OutputSink {
  write(level: LineLevel, line: string): void;
  mask(value: string): void;
  /** A command that the platform no longer takes. */
  refuse(why: string): void;
}

const replaced: Record<string, string> = {
  "set-output": "GITHUB_OUTPUT",
  "save-state": "GITHUB_STATE",
  "set-env": "GITHUB_ENV",
  "add-path": "GITHUB_PATH",
};

/**
 * Makes the reader of one step's output: a function that takes its lines in order, obeys the workflow commands among
 * them and hands the rest to `sink`. After `::stop-commands::token` everything is text until `::token::`.
 */
export function createOutputReader(sink: OutputSink): (line: string) => void {
  let resumeAt: string | undefined;
  return (line) => {
    if (resumeAt !== undefined) {
      if (line.trim() === `::${resumeAt}::`) resumeAt = undefined;
      else sink.write("plain", line);
      return;
    }
    const command = parseCommand(line);
    switch (command?.name) {
      case "add-mask":
        sink.mask(command.data);
        return;
      case "stop-commands":
        resumeAt = command.data;
        return;
      case "group":
        sink.write("group", command.data);
        return;
      case "endgroup":
      case "debug":
      case "echo":
        return;
      case "error":
      case "warning":
      case "notice": {
        const { title, file, line: at } = command.properties;
        const place = [title, file && (at ? `${file}:${at}` : file)].filter(Boolean).map((part) => `${part}: `);
        for (const each of (place.join("") + command.data).split("\n")) sink.write(command.name, each);
        return;
      }
      case "set-output":
      case "save-state":
      case "set-env":
      case "add-path":
        sink.refuse(
          `The workflow command ::${command.name}:: is no longer supported, write to ${replaced[command.name]}`,
        );
        return;
      default:
        sink.write("plain", line);
    }
  };
}
