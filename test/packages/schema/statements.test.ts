import { describe, expect, test } from "@jest/globals";
import { lineOf, splitSql } from "@postgres-to-aurora/schema";

const statements = (sql: string) =>
  [...splitSql(sql, "file.sql")].filter(({ kind }) => kind === "statement").map(({ text }) => text);

describe("splitting SQL", () => {
  test.each([
    ["plain statements", ["SELECT 1;", "SELECT 2;"]],
    ["a semicolon in a string", ["SELECT 'a;''b;';", "SELECT 1;"]],
    ["a backslash in a plain string", ["SELECT 'a\\';", "SELECT 1;"]],
    ["an escape string", ["SELECT E'a\\';b', e'\\\\';", "SELECT 1;"]],
    ["a word that ends in e before a string", ["SELECT type'a\\';", "SELECT 1;"]],
    ["a quoted name", ['SELECT 1 AS "a;""b--";', "SELECT 1;"]],
    ["dollar quotes", ["DO $$ BEGIN; END $$;", "DO $a$ $$;$b$;' $a$;", "SELECT 1;"]],
    ["a dollar inside a name", ["SELECT a$b$c;", "SELECT x$b$;"]],
    ["parameters are no dollar quotes", ["PREPARE p AS SELECT $1;", "SELECT $2;"]],
    ["nested comments inside a statement", ["SELECT /* ; /* ; */ ; */ 1;", "SELECT 1 -- ;\n;"]],
    ["parentheses", ["CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2);", "SELECT 1;"]],
    [
      "a BEGIN ATOMIC body with CASE",
      [
        "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;",
        "CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; END;",
        "SELECT 1;",
      ],
    ],
    ["BEGIN elsewhere", ["BEGIN;", "SELECT 1;", "END;"]],
    ["unicode names", ["SELECT é$x$ AS ção;", "SELECT 1;"]],
    ["a bit string and a unicode string", ["SELECT B'1', U&'\\0061';", "SELECT 1;"]],
  ])("%s", (_what, expected) => {
    expect(statements(expected.join("\n"))).toEqual(expected);
  });

  test("a last statement needs no semicolon, and empty ones are none", () => {
    expect(statements(";;SELECT 1;; \n SELECT 2\n")).toEqual(["SELECT 1;", "SELECT 2"]);
  });

  test("offsets point into the text, and comments and psql lines between statements are pieces of their own", () => {
    const sql = "-- one\nSELECT 1;\n\\restrict abc;d\n/* two */ SELECT 2;";
    const pieces = [...splitSql(sql, "file.sql")];
    expect(pieces.map(({ kind }) => kind)).toEqual(["comment", "statement", "meta", "comment", "statement"]);
    for (const { start, end, text } of pieces) expect(sql.slice(start, end)).toBe(text);
    expect(lineOf(sql, pieces[4]?.start as number)).toBe(4);
  });

  test.each([
    "SELECT 1;\nSELECT 'a",
    'SELECT 1;\nSELECT "a',
    "SELECT 1;\nDO $x$ $",
    "SELECT 1;\n/* /* */",
    "SELECT 1;\nSELECT E'\\'",
  ])("what has no end is refused with its line: %j", (sql) => {
    expect(() => statements(sql)).toThrow(/file\.sql:2: .* has no end/);
  });

  test("a long string does not exhaust the stack", () => {
    const long = `SELECT '${"x''".repeat(500_000)}', $$${"y;".repeat(500_000)}$$;`;
    expect(statements(`${long}SELECT 1;`)).toEqual([long, "SELECT 1;"]);
  });
});
