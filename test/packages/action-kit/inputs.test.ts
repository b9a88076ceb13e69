import { describe, expect, test } from "@jest/globals";
import { type InputSpec, type IoSpec, readInputs } from "@postgres-to-aurora/action-kit";
import { Secret, UserError } from "@postgres-to-aurora/domain";

function read(inputs: Partial<InputSpec>[], env: Record<string, string>): Record<string, unknown> {
  const spec: IoSpec<Record<string, unknown>, unknown> = {
    action: "example",
    inputs: inputs.map((input) => ({ name: "x", property: "x", type: "string", required: false, ...input })),
    outputs: [],
  };
  return readInputs(spec, env);
}

function mistake(input: Partial<InputSpec>, text: string): string {
  try {
    read([input], { INPUT_X: text });
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "no mistake";
}

describe("readInputs", () => {
  test("finds inputs as the runner names them: upper case, hyphens kept", () => {
    expect(read([{ name: "source-url", property: "sourceUrl" }], { "INPUT_SOURCE-URL": " a " })).toEqual({
      sourceUrl: "a",
    });
  });

  test("an empty input is absent, an empty list is an empty list", () => {
    expect(read([{}, { name: "y", property: "y", type: "list" }], { INPUT_X: " ", INPUT_Y: "" })).toEqual({
      x: undefined,
      y: [],
    });
  });

  test.each([
    [{ type: "integer" }, "12", 12],
    [{ type: "integer" }, "0", 0],
    [{ type: "boolean" }, "True", true],
    [{ type: "boolean" }, "false", false],
    [{ type: "duration" }, "500ms", 500],
    [{ type: "duration" }, "15m", 900_000],
    [{ type: "list" }, "a\n\n b \n", ["a", "b"]],
    [{ type: "enum", values: ["on", "off"] }, "off", "off"],
    [{ type: "json" }, '{"a":[1]}', { a: [1] }],
  ] as [Partial<InputSpec>, string, unknown][])("reads %j from %j", (input, text, value) => {
    expect(read([input], { INPUT_X: text })).toEqual({ x: value });
  });

  test.each([
    [{ type: "integer" }, "10m", '"10m" is not a whole number'],
    [{ type: "integer", max: 5 }, "6", "6 is above the largest value, 5"],
    [{ type: "integer", min: 1 }, "0", "0 is below the smallest value, 1"],
    [{ type: "boolean" }, "yes", '"yes" is not true or false'],
    [{ type: "duration" }, "15", '"15" is not a duration such as 500ms, 30s, 15m or 2h'],
    [{ type: "duration", min: 1000 }, "1ms", "0.001s is below the smallest value, 1s"],
    [{ type: "enum", values: ["on", "off"] }, "maybe", '"maybe" is not one of on, off'],
    [{ type: "json" }, "{", "is not JSON"],
    [{ required: true }, " ", "required, but empty or not given"],
  ] as [Partial<InputSpec>, string, string][])("refuses %j given as %j", (input, text, words) => {
    expect(mistake(input, text)).toContain(words);
  });

  test("all mistakes come in one error", () => {
    expect(() => read([{ type: "integer" }, { name: "y", property: "y", required: true }], { INPUT_X: "a" })).toThrow(
      /2 inputs are wrong:\n {2}x: .*\n {2}y: /,
    );
  });

  test("a secret arrives wrapped, untrimmed, and shows itself nowhere", () => {
    const { x } = read([{ type: "secret" }], { INPUT_X: " s3cret " }) as { x: Secret };
    expect(x).toBeInstanceOf(Secret);
    expect(x.reveal()).toBe(" s3cret ");
    expect(`${x} ${JSON.stringify({ x })}`).toBe('*** {"x":"***"}');
  });
});
