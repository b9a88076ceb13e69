import { createInterface } from "node:readline/promises";
import type { WorkflowEvent } from "../workflow/workflow.js";
import { loadText, type View, writerText } from "./view.js";

const STATUS_EVERY_MS = 10_000;

/** One line after the other, each with the seconds since the start: for logs and pipes. */
export function plainView(out: NodeJS.WritableStream): View {
  const started = Date.now();
  const names = new Map<string, string>();
  let lastStatus = started;
  const print = (line: string) =>
    void out.write(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
  return {
    print,
    async step(name, work) {
      const from = Date.now();
      print(`${name} ...`);
      const result = await work();
      print(`${name}: done in ${((Date.now() - from) / 1000).toFixed(1)} s`);
      return result;
    },
    event(event) {
      if (event.type === "job-queued") names.set(event.job, event.name);
      const line = eventLine(event, names);
      if (line) print(line);
    },
    status(writer, load) {
      if (Date.now() - lastStatus < STATUS_EVERY_MS) return;
      lastStatus = Date.now();
      if (load) print(`  ${loadText(load)}`);
      if (writer) print(`  ${writerText(writer)}`);
    },
    async ask(question, signal) {
      const prompt = createInterface({ input: process.stdin, output: out });
      try {
        for (;;) {
          const answer = (await prompt.question(`${question} [y/n] `, { signal })).trim().toLowerCase();
          if (["y", "yes"].includes(answer)) return true;
          if (["n", "no"].includes(answer)) return false;
        }
      } finally {
        prompt.close();
      }
    },
    close(text = "") {
      out.write(text);
    },
  };
}

function eventLine(event: WorkflowEvent, names: Map<string, string>): string | undefined {
  const name = names.get(event.job) ?? event.job;
  switch (event.type) {
    case "job-waiting-for-approval":
      return `${name}: waits for the approval of ${event.environment}`;
    case "job-started":
      return `${name}: started`;
    case "job-finished":
      return `${name}: ${event.conclusion} in ${event.seconds.toFixed(1)} s${event.reason ? ` - ${event.reason}` : ""}`;
    case "step-output":
      return event.level === "plain" ? `  ${event.line}` : `  ${event.level}: ${event.line}`;
    default:
      return undefined;
  }
}
