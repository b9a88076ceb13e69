import type { ActionMetadata, Field } from "./action-metadata.js";

const HEADER = "// GENERATED from action.yml and action-types.yml by `npm run generate`. Do not edit.\n";

/** The text of an action's io.gen.ts: typed inputs and outputs, and the table the parser reads. */
export function ioCode({ name, inputs, outputs }: ActionMetadata): string {
  const secret = inputs.some(({ type }) => type === "secret");
  const lines = [
    HEADER.trimEnd(),
    `import type { IoSpec } from "@postgres-to-aurora/action-kit";`,
    ...(secret ? [`import type { Secret } from "@postgres-to-aurora/domain";`] : []),
    "",
    "export interface Inputs {",
    ...inputs.flatMap((input) => [
      `  /** ${comment(input.description)} */`,
      `  ${camelCase(input.name)}: ${typeOf(input)}${present(input) ? "" : " | undefined"};`,
    ]),
    "}",
    "",
    "export interface Outputs {",
    ...outputs.flatMap((output) => [
      `  /** ${comment(output.description)} */`,
      `  ${JSON.stringify(output.name)}?: ${typeOf(output)};`,
    ]),
    "}",
    "",
    "export const io: IoSpec<Inputs, Outputs> = {",
    `  action: ${JSON.stringify(name)},`,
    "  inputs: [",
    ...inputs.map((input) => `    ${JSON.stringify(spec(input))},`),
    "  ],",
    `  outputs: ${JSON.stringify(outputs.map((output) => output.name))},`,
    "};",
  ];
  return `${lines.join("\n")}\n`;
}

function present(input: Field): boolean {
  return input.required || (input.default !== undefined && input.default !== "") || input.type === "list";
}

function typeOf({ type, values }: Field): string {
  const types: Record<string, string> = {
    string: "string",
    secret: "Secret",
    integer: "number",
    boolean: "boolean",
    enum: (values ?? []).map((value) => JSON.stringify(value)).join(" | "),
    list: "string[]",
    duration: "number",
    json: "unknown",
  };
  const text = types[type];
  if (text === undefined || text === "") throw new Error(`Unknown type ${type} (or an enum without values)`);
  return text;
}

function spec(input: Field): object {
  const limit = (value: string | number | undefined) => (typeof value === "string" ? milliseconds(value) : value);
  return {
    name: input.name,
    property: camelCase(input.name),
    type: input.type,
    required: present(input) && input.type !== "list" ? true : input.required,
    values: input.values,
    min: limit(input.min),
    max: limit(input.max),
  };
}

function milliseconds(text: string): number {
  const [, amount, unit] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  if (!amount || !unit) throw new Error(`${text} is not a duration`);
  return Number(amount) * (units[unit] as number);
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function comment(text: string): string {
  return text.replaceAll("*/", "* /").replace(/\s+/g, " ").trim();
}
