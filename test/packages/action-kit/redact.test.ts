import { describe, expect, test } from "@jest/globals";
import { Redactor } from "@postgres-to-aurora/action-kit";
import { Secret } from "@postgres-to-aurora/domain";

describe("Redactor", () => {
  test("hides a secret in every form it can appear in", () => {
    const redactor = new Redactor();
    redactor.add(new Secret('p"ss w/rd'));
    const forms = [
      'p"ss w/rd',
      encodeURIComponent('p"ss w/rd'),
      Buffer.from('p"ss w/rd').toString("base64"),
      'p\\"ss w/rd',
    ];
    expect(redactor.text(forms.join(" | "))).toBe("*** | *** | *** | ***");
  });

  test("hides the password inside a database URI, encoded or not", () => {
    const redactor = new Redactor();
    redactor.add(new Secret("postgresql://app:pa%24%24word@db:5432/app"));
    expect(redactor.text("pa$$word pa%24%24word postgresql://app:pa%24%24word@db:5432/app")).toBe("*** *** ***");
  });

  test("leaves short words alone, so that innocent text stays readable", () => {
    const redactor = new Redactor();
    redactor.add(new Secret("app"));
    expect(redactor.text("the app schema")).toBe("the app schema");
  });

  test("cleans nested data, keys included", () => {
    const redactor = new Redactor();
    redactor.add(new Secret("hunter2"));
    expect(redactor.data({ rows: [["a hunter2", 3, null]], hunter2: true })).toEqual({
      rows: [["a ***", 3, null]],
      "***": true,
    });
  });

  test("reports each form once, for the runner's own masks", () => {
    const redactor = new Redactor();
    expect(redactor.add(new Secret("hunter2")).length).toBeGreaterThan(0);
    expect(redactor.add(new Secret("hunter2"))).toEqual([]);
  });
});
