import { register } from "node:module";

/**
 * The official parser imports its two schema files as JSON without an import attribute, which Node refuses.
 * This hook answers exactly these two imports and leaves every other one alone.
 */
const schemaHook = `
import { readFile } from "node:fs/promises";
export async function load(url, context, next) {
  if (!/\\/@actions\\/workflow-parser\\/dist\\/(workflow|action)-v1\\.0\\.min\\.json$/.test(url)) return next(url, context);
  return { format: "module", shortCircuit: true, source: "export default " + (await readFile(new URL(url), "utf8")) };
}`;

async function load() {
  register(`data:text/javascript,${encodeURIComponent(schemaHook)}`);
  const [workflow, action] = await Promise.all([
    import("@actions/workflow-parser"),
    import("@actions/workflow-parser/actions/index"),
  ]);
  return { ...workflow, ...action };
}

let loading: ReturnType<typeof load> | undefined;

/** The functions of `@actions/workflow-parser`, loaded at the first call. */
export function loadParser(): ReturnType<typeof load> {
  loading ??= load();
  return loading;
}
