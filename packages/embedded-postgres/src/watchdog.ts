// Ends servers whose owner died, however it died. A child of the owner that holds a pipe from it: each line names a
// server folder, `+folder` when it is made and `-folder` when it is gone. When the pipe ends, what is left is removed.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const folders = new Set<string>();
for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith("+")) folders.add(line.slice(1));
  else folders.delete(line.slice(1));
}
await Promise.all([...folders].map(clean));

async function clean(folder: string): Promise<void> {
  // SIGQUIT ends a server at once with all its sessions; SIGKILL would leave them behind for a moment.
  for (let attempt = 0; attempt < 100; attempt++) {
    const pid = serverIn(folder);
    if (pid === undefined || !signal(pid, attempt < 50 ? "SIGQUIT" : "SIGKILL")) break;
    await sleep(50);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function serverIn(folder: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(folder, "data", "postmaster.pid"), "utf8"), 10) || undefined;
  } catch {
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
