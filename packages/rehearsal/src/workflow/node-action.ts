import { access, readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { ScalarToken } from "@actions/workflow-parser/templates/tokens/index";
import { UserError } from "@postgres-to-aurora/domain";
import { loadParser } from "./parser.js";
import { refuse } from "./problems.js";

export interface ActionInput {
  name: string;
  required: boolean;
  default?: ScalarToken;
}

/** A JavaScript action of this repository, ready to be started. */
export interface NodeAction {
  kind: "node";
  /** As in `uses`, for example `OWNER/postgres-to-aurora`. */
  repository: string;
  ref: string;
  folder: string;
  /** Absolute path of the script. */
  main: string;
  post?: string;
  /** Condition of `post`; `always()` by default. */
  postIf: string;
  inputs: ActionInput[];
}

/**
 * Reads `<root>/<path>/action.yml` for `uses: repository/path@ref`. Throws UserError when the action does not exist,
 * is malformed, is not a plain JavaScript action for Node 20 or newer, or is not built.
 */
export async function readNodeAction(root: string, repository: string, path: string, ref: string): Promise<NodeAction> {
  const folder = resolve(root, path);
  if (!folder.startsWith(resolve(root) + sep)) throw unusable(`${path} leads out of the repository`);
  const file = join(folder, "action.yml");
  const content = await readFile(file, "utf8").catch(() => {
    throw unusable(`there is no action at ${path}`);
  });
  const parser = await loadParser();
  const name = relative(root, file);
  const { context, value } = parser.parseAction({ name, content }, new parser.NoOperationTraceWriter());
  const action = value && parser.convertActionTemplate(context, value);
  const problems = context.errors.getErrors().map(({ range, rawMessage }) => ({
    file: name,
    line: range?.start.line,
    column: range?.start.column,
    text: rawMessage,
  }));
  refuse("ACTION_INVALID", problems, "Correct the action");
  const runs = action?.runs;
  if (runs?.using !== "node20" && runs?.using !== "node24") {
    throw unusable(`${path} is a ${runs?.using ?? "unknown"} action; only node20 and node24 actions can be run here`);
  }
  if (runs.pre !== undefined) throw unusable(`${path} has a pre script, which is not run here`);
  for (const script of [runs.main, runs.post]) {
    if (script === undefined) continue;
    await access(join(folder, script)).catch(() => {
      throw unusable(`${path} is not built: ${relative(root, join(folder, script))} is missing`);
    });
  }
  return {
    kind: "node",
    repository,
    ref,
    folder,
    main: join(folder, runs.main),
    ...(runs.post === undefined ? {} : { post: join(folder, runs.post) }),
    postIf: runs.postIf ?? "always()",
    inputs: (action?.inputs ?? []).map((input) => ({
      name: input.id,
      required: input.required ?? false,
      ...(input.default === undefined ? {} : { default: input.default }),
    })),
  };
}

function unusable(what: string): UserError {
  return new UserError({
    code: "ACTION_UNUSABLE",
    what,
    remedy: "Correct the workflow, or build the actions with npm run bundle",
  });
}
