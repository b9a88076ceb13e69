import { describe, expect, test } from "@jest/globals";
import { parseCommandFile } from "@postgres-to-aurora/test-kit";

describe("a file of values for the runner", () => {
  test("holds plain lines and values of several lines", () => {
    const text = "status=caught-up\nurl=a=b<<c\ntext<<ghadelimiter_1\none\n\ntwo=2\nghadelimiter_1\nempty=\n";
    expect(parseCommandFile(text)).toEqual({ status: "caught-up", url: "a=b<<c", text: "one\n\ntwo=2", empty: "" });
  });

  test("is refused when a value has no end or a line no name", () => {
    expect(() => parseCommandFile("text<<END\none\n")).toThrow("no end");
    expect(() => parseCommandFile("nonsense\n")).toThrow("Not a line");
  });
});
