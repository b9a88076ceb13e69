import { Secret, UserError } from "@postgres-to-aurora/domain";
import type { InputSpec, IoSpec } from "./io.js";

const DURATION = /^(\d+)(ms|s|m|h)$/;
const UNIT_MS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const TRUE = ["true", "True", "TRUE"];
const FALSE = ["false", "False", "FALSE"];

/**
 * Reads all inputs of an action from the runner's INPUT_* variables. Empty means absent. Every mistake is
 * collected, so a person corrects them in one go. Defaults come from action.yml through the runner.
 * @throws UserError listing all mistakes; never repeats the value of a secret
 */
export function readInputs<Inputs>(spec: IoSpec<Inputs, unknown>, env: NodeJS.ProcessEnv): Inputs {
  const mistakes: string[] = [];
  const inputs: Record<string, unknown> = {};
  for (const input of spec.inputs) {
    const raw = rawInput(input.name, env);
    const text = input.type === "secret" ? raw : raw.trim();
    if (text.trim() === "") {
      if (input.required) mistakes.push(`${input.name}: required, but empty or not given`);
      else inputs[input.property] = input.type === "list" ? [] : undefined;
      continue;
    }
    try {
      inputs[input.property] = parseInput(input, text);
    } catch (error) {
      mistakes.push(`${input.name}: ${(error as Error).message}`);
    }
  }
  if (mistakes.length > 0)
    throw new UserError({
      code: "BAD_INPUT",
      what:
        mistakes.length === 1
          ? `Input ${mistakes[0]}`
          : `${mistakes.length} inputs are wrong:\n  ${mistakes.join("\n  ")}\n`,
      remedy: `Correct \`with:\` of the ${spec.action} step; its README lists all inputs`,
    });
  return inputs as Inputs;
}

/** The raw text of an input, as the runner passes it: upper case, spaces to underscores, hyphens kept. */
export function rawInput(name: string, env: NodeJS.ProcessEnv): string {
  return env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "";
}

function parseInput(spec: InputSpec, text: string): unknown {
  switch (spec.type) {
    case "string":
      return text;
    case "secret":
      return new Secret(text);
    case "list":
      return text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
    case "enum":
      if (spec.values?.includes(text)) return text;
      throw new Error(`"${text}" is not one of ${spec.values?.join(", ")}`);
    case "boolean":
      if (TRUE.includes(text)) return true;
      if (FALSE.includes(text)) return false;
      throw new Error(`"${text}" is not true or false`);
    case "integer":
      if (!/^-?\d+$/.test(text)) throw new Error(`"${text}" is not a whole number`);
      return inRange(Number(text), spec, String);
    case "duration": {
      const [, amount, unit] = DURATION.exec(text) ?? [];
      if (!amount || !unit) throw new Error(`"${text}" is not a duration such as 500ms, 30s, 15m or 2h`);
      return inRange(Number(amount) * (UNIT_MS[unit] as number), spec, (ms) => `${ms / 1000}s`);
    }
    case "json":
      try {
        return JSON.parse(text);
      } catch (error) {
        throw new Error(`is not JSON: ${(error as Error).message}`);
      }
  }
}

function inRange(value: number, { min, max }: InputSpec, show: (value: number) => string): number {
  if (min !== undefined && value < min) throw new Error(`${show(value)} is below the smallest value, ${show(min)}`);
  if (max !== undefined && value > max) throw new Error(`${show(value)} is above the largest value, ${show(max)}`);
  return value;
}
