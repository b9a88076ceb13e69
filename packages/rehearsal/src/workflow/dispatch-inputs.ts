import type { MappingToken } from "@actions/workflow-parser/templates/tokens/index";
import { isMapping, isSequence } from "@actions/workflow-parser/templates/tokens/type-guards";
import { UserError } from "@postgres-to-aurora/domain";
import { entries, literal, type WorkflowDefinition } from "./parse.js";

export type InputValue = string | number | boolean;

/** An input as declared. */
export interface InputDefinition {
  name: string;
  type: string;
  required: boolean;
  fallback: string | undefined;
  options: string[];
}

/**
 * The `inputs` context of a run started by hand: defaults applied, booleans and numbers typed. Throws one UserError
 * that names every input that is unknown, missing, or not a value of its type.
 */
export function resolveInputs(
  definition: WorkflowDefinition,
  given: Record<string, string>,
): Record<string, InputValue> {
  const declared = readDefinitions(definition.token);
  const problems: string[] = [];
  for (const name of Object.keys(given)) {
    if (!declared.some((input) => input.name === name)) problems.push(`there is no input ${name}`);
  }
  const values: Record<string, InputValue> = {};
  for (const input of declared) {
    const text = given[input.name] ?? input.fallback;
    if (text === undefined || text === "") {
      if (input.required) problems.push(`the input ${input.name} is required`);
      values[input.name] = input.type === "boolean" ? false : "";
      continue;
    }
    const value = convert(input, text);
    if (value === undefined) problems.push(`the input ${input.name} must be ${expectation(input)}, not "${text}"`);
    else values[input.name] = value;
  }
  if (problems.length > 0) {
    const names = declared.map(({ name }) => name).join(", ");
    throw new UserError({
      code: "WORKFLOW_INPUTS",
      what: `${definition.file}: ${problems.join("; ")}`,
      remedy: names === "" ? "This workflow takes no inputs" : `Its inputs are ${names}`,
    });
  }
  return values;
}

/** The inputs that `workflow_dispatch` declares. */
export function readDefinitions(root: MappingToken): InputDefinition[] {
  const on = root.find("on");
  const dispatch = on && isMapping(on) ? on.find("workflow_dispatch") : undefined;
  const inputs = dispatch && isMapping(dispatch) ? dispatch.find("inputs") : undefined;
  return entries(inputs).map(({ key: name, value }) => {
    const fields = new Map(entries(value).map((field) => [field.key, field.value]));
    const options = fields.get("options");
    return {
      name,
      type: literal(fields.get("type")) ?? "string",
      required: fields.get("required")?.toString() === "true",
      fallback: fields.get("default")?.toString(),
      options: options && isSequence(options) ? [...options].map(String) : [],
    };
  });
}

function convert({ type, options }: InputDefinition, text: string): InputValue | undefined {
  switch (type) {
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "number":
      return Number.isFinite(Number(text)) && text.trim() !== "" ? Number(text) : undefined;
    case "choice":
      return options.includes(text) ? text : undefined;
    default:
      return text;
  }
}

function expectation({ type, options }: InputDefinition): string {
  if (type === "choice") return `one of ${options.join(", ")}`;
  return type === "boolean" ? "true or false" : "a number";
}
