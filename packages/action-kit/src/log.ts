import * as core from "@actions/core";
import type { Redactor } from "./redact.js";

/** What an action prints. Text from databases and tools is safe to pass: it cannot forge workflow commands. */
export interface Log {
  /** What a tired reader needs. */
  info(text: string): void;
  /** How it was done; shown when the runner's debug logging is on. */
  debug(text: string): void;
  /** An annotation: something a person should look at. */
  warning(text: string): void;
  /** Folds what `body` logs under a title. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
}

export function createLog(redactor: Redactor): Log {
  const clean = (text: string) => harmless(redactor.text(text));
  return {
    info: (text) => core.info(clean(text)),
    debug: (text) => core.debug(clean(text)),
    warning: (text) => core.warning(redactor.text(text)),
    async group(title, body) {
      core.startGroup(redactor.text(title));
      try {
        return await body();
      } finally {
        core.endGroup();
      }
    },
  };
}

/** The runner obeys `::command::` at the start of a line and `##[command]` anywhere; both are broken up here. */
export function harmless(text: string): string {
  return text.replace(/^(\s*)::/gm, "$1: :").replaceAll("##[", "## [");
}
