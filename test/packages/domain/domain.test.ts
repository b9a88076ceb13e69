import { describe, expect, test } from "@jest/globals";
import { checkMigrationName, EnvironmentError, errorText, UserError, worst } from "@postgres-to-aurora/domain";

describe("migration names", () => {
  test.each(["a", "fluxo-caixa", "db2", "a-1-b", "x".repeat(31)])("%s can name every resource", (name) => {
    expect(checkMigrationName(name)).toBe(name);
  });

  test.each(["", "Fluxo", "1db", "a--b", "a-", "-a", "a_b", "ä", "x".repeat(32)])("%j is refused", (name) => {
    expect(() => checkMigrationName(name)).toThrow(UserError);
  });
});

describe("errors", () => {
  test("read as what, why, remedy, each a sentence", () => {
    const error = new EnvironmentError({ code: "X", what: "It broke", why: "The cable was cut!", remedy: "Mend it" });
    expect(error.message).toBe("It broke. The cable was cut! Mend it.");
    expect(error.name).toBe("EnvironmentError");
  });

  test("a chain of causes is told outermost first", () => {
    const chain = new Error("outer", { cause: new Error("middle", { cause: "inner" }) });
    expect(errorText(chain)).toBe("outer (middle (inner))");
  });
});

describe("the worst verdict", () => {
  test("unproved is never pass, and nothing at all proves nothing", () => {
    expect(worst(["pass", "warn", "unproved"])).toBe("unproved");
    expect(worst(["pass", "fail", "unproved"])).toBe("fail");
    expect(worst(["pass", "warn"])).toBe("warn");
    expect(worst([])).toBe("unproved");
  });
});
