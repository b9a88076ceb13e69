import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "@postgres-to-aurora/domain";

/** The local DMS, running as a process of its own. */
export interface DmsProcess {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(import.meta.resolve("@postgres-to-aurora/dms-local/cli"));

/**
 * Starts the local DMS in a process of its own, so that the rows it moves do not compete with the rehearsal's own
 * event loop. Resolves when it listens.
 */
export async function startDms(stateFolder: string): Promise<DmsProcess> {
  const child = spawn(process.execPath, [PROGRAM, "--port", "0", "--state", stateFolder], {
    stdio: ["ignore", "pipe", "pipe"],
    // Ctrl-C reaches us alone: the tasks must go on while the workflow is being ended.
    detached: true,
  });
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const read = (piece: Buffer) => {
      output += piece.toString("utf8");
      const found = /AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE=(\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(
        new EnvironmentError({
          code: "DMS_LOCAL_NOT_STARTED",
          what: `The local DMS ended with exit code ${code} before it listened`,
          why: output.trim().split("\n").slice(-5).join("\n"),
          remedy: "Correct the cause named above and run again",
        }),
      ),
    );
  });
  return { url, pid: child.pid as number, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const impatient = setTimeout(() => child.kill("SIGKILL"), 5000);
  await gone;
  clearTimeout(impatient);
}
