import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkspaces } from "./tsconfigs.js";

/**
 * One hash over everything the bundle is made of: sources and manifests of the actions and of the packages they
 * use, and the lock file. Kept in dist/.sources, it tells whether dist/ is stale without building it.
 */
export function sourcesHash(root: string): string {
  const hash = createHash("sha256");
  for (const file of [...bundledFolders(root).flatMap((folder) => filesOf(root, folder)), "package-lock.json"]) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** The actions and, through their dependencies, the packages that end up in the bundle. */
function bundledFolders(root: string): string[] {
  const workspaces = new Map(readWorkspaces(root).map((workspace) => [workspace.name, workspace]));
  const folders = new Set<string>(["packages/tooling"]);
  const visit = (name: string) => {
    const workspace = workspaces.get(name);
    if (!workspace || folders.has(workspace.folder)) return;
    folders.add(workspace.folder);
    workspace.dependencies.forEach(visit);
  };
  for (const { name, folder } of workspaces.values()) if (folder.startsWith("actions/")) visit(name);
  return [...folders].sort();
}

function filesOf(root: string, folder: string): string[] {
  const inSource = existsSync(join(root, folder, "src"))
    ? readdirSync(join(root, folder, "src"), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    : [];
  return [...inSource, `${folder}/package.json`].sort();
}
