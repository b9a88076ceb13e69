import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** One workspace of the repository: its folder (relative to the root, with `/`) and its package.json. */
export interface Workspace {
  folder: string;
  name: string;
  dependencies: string[];
}

/** All workspaces, sorted by folder. A folder without package.json is not one. */
export function readWorkspaces(root: string): Workspace[] {
  const folders = ["packages", "actions"].flatMap((parent) =>
    readdirSync(join(root, parent)).map((child) => `${parent}/${child}`),
  );
  return [...folders, "test"]
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .sort()
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      return {
        folder,
        name: manifest.name,
        dependencies: Object.keys({
          ...manifest.dependencies,
          ...manifest.devDependencies,
          ...manifest.optionalDependencies,
        }),
      };
    });
}

/**
 * The text of every tsconfig.json, by path. References follow from the dependencies in package.json, so a
 * package can only import what it declares.
 */
export function tsconfigs(root: string): Map<string, string> {
  const workspaces = readWorkspaces(root);
  const folderOf = new Map(workspaces.map(({ name, folder }) => [name, folder]));
  const files = new Map<string, string>();
  for (const { folder, dependencies } of workspaces) {
    const references = dependencies
      .map((name) => folderOf.get(name))
      .filter((target) => target !== undefined)
      .map((target) => ({ path: relative(folder, target) }));
    const base = `${relative(folder, ".")}/tsconfig.base.json`;
    const config =
      folder === "test"
        ? {
            extends: base,
            compilerOptions: { rootDir: ".", outDir: "build" },
            include: ["**/*.ts"],
            exclude: ["build"],
            references,
          }
        : { extends: base, references };
    files.set(`${folder}/tsconfig.json`, `${JSON.stringify(config, null, 2)}\n`);
  }
  const references = workspaces.map(({ folder }) => ({ path: folder }));
  files.set("tsconfig.json", `${JSON.stringify({ files: [], references }, null, 2)}\n`);
  return files;
}
