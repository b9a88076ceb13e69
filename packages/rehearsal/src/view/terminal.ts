import { createInterface } from "node:readline/promises";
import { stripVTControlCharacters, styleText } from "node:util";
import type { Conclusion, WorkflowEvent } from "../workflow/workflow.js";
import { loadText, type View, writerText } from "./view.js";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const BAR = 24;
const TAIL = 4;
const CONCLUSIONS: Record<Conclusion, string> = {
  success: styleText("green", "✔"),
  failure: styleText("red", "✘"),
  cancelled: styleText("yellow", "■"),
  skipped: styleText("dim", "–"),
};

interface Line {
  name: string;
  state: "waiting" | "approval" | "running" | Conclusion;
  from: number;
  seconds: number;
  note: string;
  tail: string[];
  /** The running step is the platform's own (upload, credentials): what it says tells nothing about the phase. */
  platform: boolean;
}

/** Phases, what the running one says, load and writer, redrawn in place: for a terminal. */
export function terminalView(out: NodeJS.WriteStream, title: string): View {
  const lines = new Map<string, Line>();
  let status: string[] = [];
  let drawn = 0;
  let frame = 0;
  let paused = false;

  const draw = () => {
    if (paused) return;
    frame += 1;
    const width = (out.columns ?? 80) - 1;
    const text = [
      "",
      styleText("bold", title),
      "",
      ...[...lines.values()].flatMap((line) => render(line, frame)),
      "",
      ...status,
    ];
    // Taller than the screen cannot be redrawn in place: the end matters most.
    const shown = text.slice(-((out.rows ?? 24) - 1)).map((line) => cut(line, width));
    out.write(`${up(drawn)}${shown.map((line) => `${line}\u001B[K\n`).join("")}\u001B[J`);
    drawn = shown.length;
  };
  const timer = setInterval(draw, 100);
  out.write("\u001B[?25l");

  const line = (id: string, name = id): Line => {
    const known = lines.get(id);
    if (known) return known;
    const fresh: Line = { name, state: "waiting", from: 0, seconds: 0, note: "", tail: [], platform: false };
    lines.set(id, fresh);
    return fresh;
  };
  return {
    async step(name, work) {
      const own = line(name);
      Object.assign(own, { state: "running", from: Date.now() });
      try {
        const result = await work();
        own.state = "success";
        return result;
      } catch (error) {
        own.state = "failure";
        throw error;
      } finally {
        own.seconds = (Date.now() - own.from) / 1000;
        draw();
      }
    },
    event(event) {
      follow(event.type === "job-queued" ? line(event.job, event.name) : line(event.job), event);
    },
    status(writer, load) {
      status = [];
      if (load && load.tables > 0) status.push(`  ${bar(load.loaded / load.tables)} ${loadText(load)}`);
      if (writer) status.push(`  ${styleText("cyan", "✎")} ${writerText(writer)}`);
    },
    print(text) {
      out.write(`${up(drawn)}\u001B[J${text}\n`);
      drawn = 0;
      draw();
    },
    async ask(question, signal) {
      draw();
      paused = true;
      out.write("\u001B[?25h");
      const prompt = createInterface({ input: process.stdin, output: out });
      // In a terminal the prompt takes Ctrl-C for itself; it is meant for the whole rehearsal.
      prompt.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
      try {
        for (;;) {
          const answer = (await prompt.question(`\n  ${styleText("yellow", "?")} ${question} [y/n] `, { signal }))
            .trim()
            .toLowerCase();
          drawn += 2;
          if (["y", "yes"].includes(answer)) return true;
          if (["n", "no"].includes(answer)) return false;
        }
      } finally {
        prompt.close();
        paused = false;
        out.write("\u001B[?25l");
      }
    },
    close(text = "") {
      clearInterval(timer);
      draw();
      paused = true;
      drawn = 0;
      out.write(`\u001B[?25h${text}`);
    },
  };
}

function follow(line: Line, event: WorkflowEvent): void {
  switch (event.type) {
    case "job-waiting-for-approval":
      Object.assign(line, { state: "approval", note: `waits for the approval of ${event.environment}` });
      break;
    case "job-started":
      Object.assign(line, { state: "running", from: Date.now(), note: "" });
      break;
    case "job-finished":
      Object.assign(line, { state: event.conclusion, seconds: event.seconds, note: event.reason ?? "" });
      if (event.conclusion === "success") line.tail = line.tail.slice(-1);
      break;
    case "step-started":
      line.platform = /(^|\s)(actions|aws-actions)\//.test(event.name);
      break;
    case "step-output":
      // One message can hold several lines; the last few tell where the phase stands.
      if (!line.platform && event.level !== "group" && event.line.trim() !== "")
        line.tail = [...line.tail, event.line].slice(-TAIL);
      break;
  }
}

function render(line: Line, frame: number): string[] {
  const running = line.state === "running";
  const seconds = running ? (Date.now() - line.from) / 1000 : line.seconds;
  const icon =
    line.state === "waiting"
      ? styleText("dim", "·")
      : line.state === "approval"
        ? styleText("yellow", "?")
        : running
          ? styleText("cyan", FRAMES[frame % FRAMES.length] as string)
          : CONCLUSIONS[line.state as Conclusion];
  const time = ["waiting", "approval", "skipped"].includes(line.state)
    ? ""
    : styleText("dim", `${seconds.toFixed(1)} s`);
  const name = line.state === "waiting" ? styleText("dim", line.name) : line.name;
  const note = line.note ? styleText("yellow", ` ${line.note}`) : "";
  return [
    `  ${icon} ${name}${note} ${time}`,
    ...line.tail.map((text) => `      ${styleText("dim", stripVTControlCharacters(text))}`),
  ];
}

function bar(share: number): string {
  const full = Math.round(share * BAR);
  return styleText("green", "█".repeat(full)) + styleText("dim", "░".repeat(BAR - full));
}

function up(count: number): string {
  return count > 0 ? `\u001B[${count}A\r` : "";
}

/** Cuts to a number of visible characters; a cut line loses its colours, which is better than a wrapped screen. */
function cut(line: string, width: number): string {
  const visible = stripVTControlCharacters(line);
  return visible.length <= width ? line : `${visible.slice(0, width - 1)}…`;
}
