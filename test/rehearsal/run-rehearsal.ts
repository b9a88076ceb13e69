import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rehearsal } from "@postgres-to-aurora/rehearsal";
import { repositoryRoot, tempFolder } from "@postgres-to-aurora/test-kit";

/** A rehearsal as a person starts it, in a process and temporary folder of its own. */
export interface Running {
  child: ChildProcess;
  /** Resolves when the output holds the text; rejects when the rehearsal ends without it. */
  says(text: string): Promise<void>;
  finished: Promise<Finished>;
}

export interface Finished {
  exitCode: number;
  output: string;
  /** rehearsal.json, if it came that far. */
  result: Rehearsal | undefined;
  /** What it left in its temporary folder. */
  leftFiles: string[];
  /** Processes that still know its temporary folder. */
  leftProcesses: string[];
  out: string;
}

/** Starts `npm run rehearsal`'s program with few rows, so that a run takes seconds. */
export async function startRehearsal(args: string[]): Promise<Running> {
  // PostgreSQL's unprivileged user must get through to what lies in here, as in /tmp itself.
  const temporary = await tempFolder();
  chmodSync(temporary, 0o1777);
  const out = join(await tempFolder(), "out");
  const program = join(repositoryRoot, "packages/rehearsal/build/cli.js");
  const child = spawn(process.execPath, [program, "--rows", "2000", "--approve", "auto", "--out", out, ...args], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => (output += piece.toString("utf8")));
  const ended = once(child, "close") as Promise<[number | null]>;
  const finished = ended.then(async ([code]): Promise<Finished> => {
    const file = join(out, "rehearsal.json");
    return {
      exitCode: code ?? -1,
      output,
      result: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined,
      leftFiles: readdirSync(temporary),
      leftProcesses: processesWith(temporary),
      out,
    };
  });
  return {
    child,
    finished,
    async says(text) {
      const over = ended.then(() => {
        if (!output.includes(text)) throw new Error(`The rehearsal ended without saying "${text}":\n${output}`);
      });
      const heard = new Promise<void>((resolve) => {
        const look = () => output.includes(text) && resolve();
        look();
        child.stdout.on("data", look);
      });
      await Promise.race([heard, over]);
    },
  };
}

/** Command lines of the processes that have the folder in their arguments or environment. */
function processesWith(folder: string): string[] {
  if (!existsSync("/proc/self/cmdline")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
        return command.includes(folder) || environment.includes(folder) ? [command.replaceAll("\0", " ")] : [];
      } catch {
        return []; // gone meanwhile
      }
    });
}
