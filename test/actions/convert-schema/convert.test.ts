import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Section } from "@postgres-to-aurora/domain";
import { renderMarkdown } from "@postgres-to-aurora/report";
import { bundleFromDump, PHASES, phaseFile, readBundle, writeBundle } from "@postgres-to-aurora/schema";
import { RULES } from "@postgres-to-aurora/schema/assess";
import { tempFolder } from "@postgres-to-aurora/test-kit";
import { runConvert } from "./in-process.js";

type Entry = [type: string, name: string, sql: string];

const TABLE: Entry = [
  "TABLE",
  "t",
  "CREATE TABLE app.t (\n    id integer NOT NULL,\n    name character varying(20)\n);",
];
const KEY: Entry = ["CONSTRAINT", "t t_pkey", "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT t_pkey PRIMARY KEY (id);"];
const SURE: Entry = [
  "FUNCTION",
  "sure(integer)",
  "CREATE FUNCTION app.sure(integer) RETURNS boolean\n    LANGUAGE sql LEAKPROOF\n    AS $$SELECT true$$;",
];
const SCRATCH: Entry = ["TABLE", "scratch", "CREATE UNLOGGED TABLE app.scratch (\n    id integer\n);"];
/** Only a person can mend it. */
const OPERATOR_CLASS: Entry = [
  "OPERATOR CLASS",
  "cls",
  "CREATE OPERATOR CLASS app.cls\n    FOR TYPE integer USING btree AS\n    OPERATOR 1 <(integer,integer);",
];

/** A workspace with a bundle of these objects of schema `app`. */
async function workspaceWith(entries: Entry[]): Promise<string> {
  const parts = entries.map(
    ([type, name, sql]) => `--\n-- Name: ${name}; Type: ${type}; Schema: app; Owner: -\n--\n\n${sql}\n`,
  );
  const head = "-- Dumped from database version 15.18\n-- Dumped by pg_dump version 15.18\n";
  const dump = [head, ...parts, "--\n-- PostgreSQL database dump complete\n--\n"].join("\n");
  const workspace = await tempFolder();
  await writeBundle(join(workspace, "schema-bundle"), bundleFromDump(dump, "dump", { migration: "shop" }));
  return workspace;
}

const titled = (sections: Section[], title: string) => sections.find((section) => section.title.startsWith(title));

describe("convert-schema", () => {
  test("a bundle with nothing to change passes, and stays as it is", async () => {
    const workspace = await workspaceWith([TABLE, KEY]);
    const before = await readBundle(join(workspace, "schema-bundle"));
    const ran = await runConvert(workspace);
    expect(ran).toMatchObject({
      verdict: "pass",
      headline: "Nothing to change; nothing is left.",
      outputs: { bundle: "schema-bundle", changes: 0, left: 0 },
      sections: [],
    });
    const after = await readBundle(join(workspace, "schema-bundle"));
    expect(after.sql).toEqual(before.sql);
    expect(readFileSync(join(workspace, "reports/convert-schema.diff"), "utf8")).toBe("");
  });

  test("changes are counted, listed by rule, shown as differences, and written", async () => {
    const workspace = await workspaceWith([SURE, TABLE, SCRATCH, KEY]);
    const ran = await runConvert(workspace);
    expect(ran.headline).toMatch(/^2 changes by 2 rules; /);
    expect(titled(ran.sections, "Changes by rule")).toMatchObject({
      rows: [
        ["priv-leakproof", expect.any(String), 1],
        ["repl-unlogged", expect.any(String), 1],
      ],
    });
    expect(titled(ran.sections, "Every change")).toMatchObject({
      rows: [
        ["function app.sure(integer)", "pre-load.sql", "priv-leakproof", expect.any(String)],
        ["table app.scratch", "pre-load.sql", "repl-unlogged", expect.any(String)],
      ],
    });
    expect(titled(ran.sections, "What the target will have otherwise")).toMatchObject({
      rows: [
        ["routine app.sure(integer)", expect.any(String), "it stays"],
        ["table app.scratch", expect.any(String), "it stays"],
      ],
    });
    const diff = readFileSync(join(workspace, "reports/convert-schema.diff"), "utf8");
    expect(diff).toContain("\n-CREATE UNLOGGED TABLE app.scratch (\n");
    expect(diff).toContain("\n+CREATE TABLE app.scratch (\n");
    expect(titled(ran.sections, "pre-load.sql, before and after")).toEqual({
      kind: "diff",
      title: "pre-load.sql, before and after",
      diff: diff.trimEnd(),
    });
    const { sql, manifest } = await readBundle(join(workspace, "schema-bundle"));
    expect(sql["pre-load"]).not.toMatch(/LEAKPROOF|UNLOGGED/);
    expect(manifest.converted).toEqual({ target: 15, rules: { "priv-leakproof": 1, "repl-unlogged": 1 } });
  });

  test("with converted-bundle the bundle stays untouched", async () => {
    const workspace = await workspaceWith([SURE]);
    const read = () => PHASES.map((phase) => readFileSync(join(workspace, "schema-bundle", phaseFile(phase)), "utf8"));
    const before = read();
    const ran = await runConvert(workspace, { convertedBundle: "out/converted", targetVersion: 17 });
    expect(ran.outputs).toMatchObject({ bundle: "out/converted", changes: 1 });
    expect(read()).toEqual(before);
    const { manifest } = await readBundle(join(workspace, "out/converted"));
    expect(manifest.converted?.target).toBe(17);
  });

  test("a blocker that is left fails the step, says where it is, and the bundle is written all the same", async () => {
    const workspace = await workspaceWith([SURE, OPERATOR_CLASS]);
    const ran = await runConvert(workspace);
    expect(ran.verdict).toBe("fail");
    expect(ran.headline).toMatch(/^1 change by 1 rule; 1 finding is left, 1 blocker among them\. .*do not apply it\.$/);
    const { sql } = await readBundle(join(workspace, "schema-bundle"));
    const line = sql["pre-load"].split("\n").findIndex((text) => text.startsWith("CREATE OPERATOR CLASS")) + 1;
    expect(titled(ran.sections, "Left to you")).toMatchObject({
      findings: [
        { rule: "priv-opclass", severity: "blocker", object: expect.stringContaining(`, pre-load.sql:${line}`) },
      ],
    });
    expect(sql["pre-load"].split("\n")[line - 2]).toMatch(/^-- left: priv-opclass: /);
    expect(sql["pre-load"]).not.toContain("LEAKPROOF");
  });

  test("something to change by hand that is no blocker warns", async () => {
    const workspace = await workspaceWith([TABLE]);
    const ran = await runConvert(workspace);
    expect(ran).toMatchObject({ verdict: "warn", headline: "Nothing to change; 1 finding is left." });
    expect(titled(ran.sections, "Left to you")).toMatchObject({
      // There is no index that could become the key, so nothing is offered.
      findings: [{ rule: "repl-no-pk", severity: "needs-change", remedy: expect.not.stringContaining("offered") }],
    });
  });

  test("an offered fix is made when it is named", async () => {
    const unique: Entry = ["INDEX", "t_id", "CREATE UNIQUE INDEX t_id ON app.t USING btree (id);"];
    const workspace = await workspaceWith([TABLE, unique]);
    const unasked = titled((await runConvert(workspace)).sections, "Left to you");
    expect(unasked).toMatchObject({
      findings: [{ remedy: expect.stringMatching(/name repl-no-pk in the input offered/) }],
    });
    const asked = await runConvert(workspace, { offered: ["repl-no-pk"] });
    expect(asked).toMatchObject({ verdict: "pass", outputs: { changes: 1, left: 0 } });
  });

  test.each([
    ["an unknown rule", "no-such-rule"],
    ["a rule whose fix is made anyway", "priv-leakproof"],
  ])("%s in offered is one error that lists those there are", async (_name, id) => {
    const workspace = await workspaceWith([SURE]);
    const offered = RULES.filter(({ fix, convert }) => fix.kind === "offered" && convert).map((rule) => rule.id);
    await expect(runConvert(workspace, { offered: [id] })).rejects.toMatchObject({
      code: "NOT_OFFERED",
      message: expect.stringContaining(offered.join(", ")),
    });
    expect(existsSync(join(workspace, "reports"))).toBe(false);
  });

  test("a folder without a bundle is one error", async () => {
    await expect(runConvert(await tempFolder())).rejects.toMatchObject({ code: "NO_BUNDLE" });
  });

  test("a long difference is cut in the report and whole in the file", async () => {
    const functions = Array.from({ length: 80 }, (_, index): Entry => {
      const name = `f${index}(integer)`;
      return [
        "FUNCTION",
        name,
        `CREATE FUNCTION app.${name} RETURNS boolean\n    LANGUAGE sql LEAKPROOF\n    AS $$SELECT true$$;`,
      ];
    });
    const workspace = await workspaceWith(functions);
    const { sections } = await runConvert(workspace);
    const section = titled(sections, "pre-load.sql, before and after") as Extract<Section, { kind: "diff" }>;
    const whole = readFileSync(join(workspace, "reports/convert-schema.diff"), "utf8").trimEnd().split("\n");
    expect(section.diff.split("\n")).toEqual([
      ...whole.slice(0, 200),
      `# ${whole.length - 200} more lines: see reports/convert-schema.diff`,
    ]);
  });

  test("no password reaches difference, report or comments", async () => {
    const workspace = await workspaceWith([
      [
        "SERVER",
        "far",
        "CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (\n    host 'far.example.org'\n);",
      ],
      [
        "USER MAPPING",
        "USER MAPPING app SERVER far",
        "CREATE USER MAPPING FOR app SERVER far OPTIONS (\n    password 'hush hush',\n    \"user\" 'u'\n);",
      ],
    ]);
    const ran = await runConvert(workspace);
    const report = {
      schemaVersion: 1 as const,
      migration: "shop",
      action: "convert-schema",
      actionVersion: "0",
      startedAt: "2026-01-01T00:00:00Z",
      finishedAt: "2026-01-01T00:00:00Z",
      metrics: [],
      ...ran,
    };
    const files = ["reports/convert-schema.diff", ...PHASES.map((phase) => `schema-bundle/${phaseFile(phase)}`)];
    const texts = [
      renderMarkdown(report),
      JSON.stringify(ran),
      ...files.map((file) => readFileSync(join(workspace, file), "utf8")),
    ];
    expect(texts.join("\n")).not.toContain("hush");
    expect(ran.outputs["changes"]).toBe(1);
  });
});
