import { access, readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import { isBasicExpression } from "@actions/workflow-parser/templates/tokens/type-guards";
import { UserError } from "@postgres-to-aurora/domain";
import { entries, literal } from "./parse.js";
import { refuse } from "./problems.js";
import { parseTemplate } from "./template.js";

export interface ActionInput {
  name: string;
  required: boolean;
  default?: TemplateToken;
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
  /** Names in lower case. */
  outputs: string[];
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
  const name = relative(root, file);
  const { root: action, problems } = await parseTemplate("action", name, content);
  refuse("ACTION_INVALID", problems(), "Correct the action");
  const runs = Object.fromEntries(entries(action.find("runs")).map(({ key, value }) => [key, value]));
  const [using, main, post] = [literal(runs["using"]), literal(runs["main"]), literal(runs["post"])];
  if ((using !== "node20" && using !== "node24") || main === undefined) {
    throw unusable(`${path} is a ${using ?? "unknown"} action; only node20 and node24 actions can be run here`);
  }
  if (runs["pre"] !== undefined) throw unusable(`${path} has a pre script, which is not run here`);
  for (const script of [main, post]) {
    if (script === undefined) continue;
    await access(join(folder, script)).catch(() => {
      throw unusable(`${path} is not built: ${relative(root, join(folder, script))} is missing`);
    });
  }
  const postIf = runs["post-if"];
  return {
    kind: "node",
    repository,
    ref,
    folder,
    main: join(folder, main),
    ...(post === undefined ? {} : { post: join(folder, post) }),
    postIf: (postIf && isBasicExpression(postIf) ? postIf.expression : literal(postIf)) ?? "always()",
    outputs: entries(action.find("outputs")).map(({ key }) => key.toLowerCase()),
    inputs: entries(action.find("inputs")).map(({ key, value }) => {
      const fields = Object.fromEntries(entries(value).map((field) => [field.key, field.value]));
      const fallback = fields["default"];
      return {
        name: key,
        required: fields["required"]?.toString() === "true",
        ...(fallback === undefined ? {} : { default: fallback }),
      };
    }),
  };
}

function unusable(what: string): UserError {
  return new UserError({
    code: "ACTION_UNUSABLE",
    what,
    remedy: "Correct the workflow, or build the actions with npm run bundle",
  });
}
