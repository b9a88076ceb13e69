import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** One input or output of an action: action.yml and action-types.yml joined. */
export interface Field {
  name: string;
  description: string;
  required: boolean;
  default?: string;
  type: string;
  values?: string[];
  min?: string | number;
  max?: string | number;
}

export interface ActionMetadata {
  /** Name of the folder under actions/. */
  name: string;
  description: string;
  inputs: Field[];
  outputs: Field[];
}

type Sections = Record<"inputs" | "outputs", Record<string, Record<string, unknown>> | undefined>;

/** Names of all actions: the folders under actions/ that hold an action.yml, sorted. */
export function actionNames(root: string): string[] {
  return readdirSync(join(root, "actions"))
    .filter((name) => existsSync(join(root, "actions", name, "action.yml")))
    .sort();
}

/**
 * Reads one action's two yml files.
 * @throws Error when a key stands in only one of them
 */
export function readAction(root: string, name: string): ActionMetadata {
  const load = (file: string) => parse(readFileSync(join(root, "actions", name, file), "utf8"));
  const metadata = load("action.yml") as Sections & { description: string };
  const types = load("action-types.yml") as Sections;
  const merge = (kind: "inputs" | "outputs"): Field[] => {
    const described = metadata[kind] ?? {};
    const typed = types[kind] ?? {};
    const single = [...new Set([...Object.keys(described), ...Object.keys(typed)])].filter(
      (key) => !(key in described && key in typed),
    );
    if (single.length > 0)
      throw new Error(
        `actions/${name}: ${kind} ${single.join(", ")} stand in only one of action.yml and action-types.yml`,
      );
    return Object.entries(described).map(([key, facts]) => {
      const value = facts["default"];
      return {
        name: key,
        description: String(facts["description"]),
        required: facts["required"] === true,
        ...(value === undefined ? {} : { default: String(value) }),
        ...(typed[key] as { type: string }),
      };
    });
  };
  return { name, description: metadata.description, inputs: merge("inputs"), outputs: merge("outputs") };
}
