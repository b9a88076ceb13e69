import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { RULES, type Rule } from "@postgres-to-aurora/schema/assess";
import { repositoryRoot } from "@postgres-to-aurora/test-kit";

const folder = join(repositoryRoot, "test", "packages", "schema-rules");

/** Ids of the rules that the case tables name. */
function rulesWithCases(): Set<string> {
  const sources = readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
  const ids = sources.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/\brule: "([^"]+)"/g)].map(([, id]) => id as string),
  );
  return new Set(ids);
}

const ids = (rules: Rule[]) => rules.map(({ id }) => id);
const SEVERITIES = ["blocker", "needs-change", "warning", "info"];
const CATEGORIES = [
  "extensions",
  "privileges",
  "roles",
  "replication",
  "types",
  "locale",
  "operation",
  "dump",
  "version",
];
const EFFORTS = ["trivial", "simple", "medium", "significant"];
const ACTIONS = ["export-schema", "convert-schema", "apply-schema", "create-dms-task", "cutover", "assess-schema"];

/** One or more sentences for people: a capital first, a full stop last, no exclamation mark, no doubled space. */
const isProse = (text: string) => /^[A-Z_a-z].*\.$/s.test(text) && !/!|\n| {2}/.test(text);

describe("the catalogue", () => {
  const cases = rulesWithCases();

  test("has rules, each with an id of its own in lower case", () => {
    expect(RULES.length).toBeGreaterThan(100);
    expect(ids(RULES).filter((id, index, all) => all.indexOf(id) !== index)).toEqual([]);
    expect(ids(RULES).filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test("has a case for every rule, and every case a rule", () => {
    expect(ids(RULES).filter((id) => !cases.has(id))).toEqual([]);
    expect([...cases].filter((id) => !ids(RULES).includes(id))).toEqual([]);
  });

  test("has a way to find each rule's findings", () => {
    const blind = RULES.filter(({ catalog, dump, code }) => !catalog && !dump && !code);
    expect(ids(blind)).toEqual([]);
    const empty = RULES.filter(({ dump, code }) => {
      const noDump = dump && !dump.model && Object.keys(dump.statements ?? {}).length === 0;
      const noCode = code && !code.pattern && Object.keys(code.nodes ?? {}).length === 0;
      return noDump || noCode;
    });
    expect(ids(empty)).toEqual([]);
  });

  test("says why a dump cannot show it, exactly where there is no form in a dump", () => {
    const silent = RULES.filter(({ dump, code, liveOnly }) => !dump && !code && !liveOnly);
    expect(ids(silent)).toEqual([]);
    expect(ids(RULES.filter(({ dump, code, liveOnly }) => liveOnly && (dump || code)))).toEqual([]);
  });

  test("uses known words only", () => {
    for (const { id, category, severity, effort, fix } of RULES) {
      expect({ id, known: CATEGORIES.includes(category) }).toEqual({ id, known: true });
      expect({ id, known: SEVERITIES.includes(severity) }).toEqual({ id, known: true });
      expect({ id, known: EFFORTS.includes(effort) }).toEqual({ id, known: true });
      if (fix.kind === "manual") expect({ id, by: fix.by }).toEqual({ id, by: undefined });
      else expect({ id, known: ACTIONS.includes(fix.by ?? "") }).toEqual({ id, known: true });
    }
  });

  test("is written in sentences", () => {
    expect(ids(RULES.filter(({ why }) => !isProse(why)))).toEqual([]);
    expect(ids(RULES.filter(({ remedy }) => !isProse(remedy)))).toEqual([]);
    // Titles are a few words, the fix one clause: neither ends like a sentence.
    expect(ids(RULES.filter(({ title }) => !/^\S.{2,60}$/.test(title) || /[.!]$/.test(title)))).toEqual([]);
    expect(ids(RULES.filter(({ fix }) => !/\S.*[^.!\s]$/.test(fix.does)))).toEqual([]);
  });

  test("has an edit for every fix that convert-schema makes, and none for what a person must do", () => {
    const byConversion = RULES.filter(({ fix }) => fix.by === "convert-schema");
    expect(ids(byConversion.filter(({ convert }) => !convert))).toEqual([]);
    expect(ids(RULES.filter(({ convert, fix }) => convert && fix.kind === "manual"))).toEqual([]);
  });

  test("has the SQL or the settings for every fix that is written out", () => {
    const writtenOut = RULES.filter(({ fix }) => fix.by === "assess-schema");
    expect(ids(writtenOut.filter(({ sql, settings }) => !sql && !settings))).toEqual([]);
  });

  test("takes only fixes for offered that convert-schema makes", () => {
    expect(ids(RULES.filter(({ fix }) => fix.kind === "offered" && fix.by !== "convert-schema"))).toEqual([]);
  });

  test("qualifies every name of the catalog in its queries", () => {
    const road = { source: 15, target: 16 };
    const bare = RULES.filter(({ catalog }) => {
      const sql = typeof catalog?.sql === "function" ? catalog.sql(road) : (catalog?.sql ?? "");
      return /\b(?:from|join)\s+(?:pg_(?!catalog\.)\w+|information_schema\.)/i.test(sql);
    });
    expect(ids(bare)).toEqual([]);
  });
});
