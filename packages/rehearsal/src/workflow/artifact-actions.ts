import { stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UserError } from "@postgres-to-aurora/domain";
import { listFiles } from "./artifact-store.js";
import type { Builtin, BuiltinCall } from "./builtin.js";

/** `actions/upload-artifact`: plain paths, no patterns. */
export const uploadArtifact: Builtin = {
  kind: "builtin",
  name: "actions/upload-artifact",
  inputs: {
    name: { default: "artifact" },
    path: { required: true },
    "if-no-files-found": { default: "warn" },
    "retention-days": {},
    "compression-level": {},
    overwrite: { default: "false" },
    "include-hidden-files": { default: "false" },
  },
  async run(call) {
    const name = call.inputs["name"] ?? "";
    const paths = [...new Set(plainPaths(call).map((path) => resolvePath(path, call)))];
    const hidden = call.inputs["include-hidden-files"] === "true";
    const listed = await Promise.all(paths.map((path) => listPath(path, hidden)));
    const files = [...new Set(listed.flatMap((each) => each.files))];
    if (files.length === 0) return reportNoFiles(call);
    // One folder gives its content; several paths keep their layout below what they have in common.
    const [only] = listed;
    const root =
      listed.length === 1 && only
        ? only.isFolder
          ? (paths[0] as string)
          : dirname(files[0] as string)
        : commonFolder(paths);
    await call.artifacts.put(
      name,
      files.map((from) => ({ from, to: relative(root, from) })),
      call.inputs["overwrite"] === "true",
    );
    call.setOutput("artifact-id", String(call.artifacts.names.length));
    call.write("plain", `Uploaded ${files.length} file${files.length === 1 ? "" : "s"} as artifact ${name}`);
  },
};

/** `actions/download-artifact`, from the same run. */
export const downloadArtifact: Builtin = {
  kind: "builtin",
  name: "actions/download-artifact",
  inputs: { name: {}, path: {}, pattern: {}, "merge-multiple": { default: "false" } },
  async run(call) {
    const folder = resolvePath(call.inputs["path"] || ".", call);
    const name = call.inputs["name"] ?? "";
    if (name !== "") {
      const count = await call.artifacts.get(name, folder);
      call.write("plain", `Downloaded artifact ${name}: ${count} file${count === 1 ? "" : "s"}`);
    } else {
      const pattern = wildcard(call.inputs["pattern"] || "*");
      const names = call.artifacts.names.filter((each) => pattern.test(each));
      const merge = call.inputs["merge-multiple"] === "true";
      for (const each of names) await call.artifacts.get(each, merge ? folder : join(folder, each));
      call.write(
        "plain",
        `Downloaded ${names.length} artifact${names.length === 1 ? "" : "s"}: ${names.join(", ") || "none"}`,
      );
    }
    call.setOutput("download-path", folder);
  },
};

/** Why a path of an upload cannot be taken, or undefined. */
export function objectToPath(path: string): string | undefined {
  return /[*?[\]]|^\s*!/m.test(path)
    ? `the path "${path.trim()}" is a pattern; only plain paths can be uploaded here`
    : undefined;
}

function plainPaths({ inputs }: BuiltinCall): string[] {
  const text = inputs["path"] ?? "";
  const objection = objectToPath(text);
  if (objection !== undefined) {
    throw new UserError({ code: "ARTIFACT_PATH", what: objection, remedy: "Name the folder or the files themselves" });
  }
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

async function listPath(path: string, hidden: boolean): Promise<{ isFolder: boolean; files: string[] }> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return { isFolder: false, files: [] };
  if (found.isDirectory()) return { isFolder: true, files: await listFiles(path, hidden) };
  return { isFolder: false, files: hidden || !basename(path).startsWith(".") ? [path] : [] };
}

function reportNoFiles({ inputs, write }: BuiltinCall): void {
  const text = `No files were found with the provided path: ${inputs["path"]}. No artifacts will be uploaded.`;
  switch (inputs["if-no-files-found"]) {
    case "warn":
      write("warning", text);
      return;
    case "ignore":
      write("plain", text);
      return;
    case "error":
      throw new UserError({ code: "ARTIFACT_EMPTY", what: text, remedy: "Check that an earlier step writes it" });
    default:
      throw new UserError({
        code: "ARTIFACT_INPUT",
        what: `if-no-files-found is "${inputs["if-no-files-found"]}"`,
        remedy: "Use warn, error or ignore",
      });
  }
}

function commonFolder(paths: string[]): string {
  const folders = paths.map((path) => path.split(sep));
  const [first = []] = folders;
  const differs = first.findIndex((part, index) => folders.some((folder) => folder[index] !== part));
  return (differs < 0 ? first : first.slice(0, differs)).join(sep) || sep;
}

function resolvePath(path: string, { workspace, home }: BuiltinCall): string {
  return resolve(workspace, path.replace(/^~(?=\/|$)/, home));
}

function wildcard(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]");
  return new RegExp(`^${source}$`);
}
