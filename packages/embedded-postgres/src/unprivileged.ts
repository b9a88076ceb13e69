import { chownSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The account servers run under, because PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/** The account to run servers under: `nobody` when this process is root, otherwise undefined (our own). */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  // initdb looks its user up, so the account must exist in the user database.
  const fields = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find(([name]) => name === "nobody");
  return { uid: Number(fields?.[2] ?? 65534), gid: Number(fields?.[3] ?? 65534) };
}

/** Gives a file or folder to the servers' account; nothing to do when that is our own. */
export function giveTo(account: Account | undefined, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** Whether the account may read the path and enter every folder above it, judged by the rights of "others". */
export function isReachable(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  const readable = (statSync(path).mode & 0o005) === 0o005;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return readable;
  }
}
