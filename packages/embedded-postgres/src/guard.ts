import { type ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";

const guarded = new Set<string>();
let watchdog: ChildProcess | undefined;

/** Has the folder and the server in it removed when this process ends in any way, also by SIGKILL. */
export function guard(folder: string): void {
  watchdog ??= startWatchdog();
  guarded.add(folder);
  watchdog.stdin?.write(`+${folder}\n`);
}

/** Takes a removed folder off the list. The watchdog ends with the last one. */
export function unguard(folder: string): void {
  guarded.delete(folder);
  watchdog?.stdin?.write(`-${folder}\n`);
  if (guarded.size > 0) return;
  watchdog?.stdin?.end();
  watchdog = undefined;
}

function startWatchdog(): ChildProcess {
  // A session of its own: Ctrl-C reaches every process of the terminal's group, but this one must survive its owner.
  const child = spawn(process.execPath, [fileURLToPath(new URL("./watchdog.js", import.meta.url))], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    cwd: "/",
  });
  child.unref();
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  (child.stdin as Socket).unref();
  return child;
}
