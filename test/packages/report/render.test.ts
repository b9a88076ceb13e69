import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Report, Section } from "@postgres-to-aurora/domain";
import { mergeComment, renderHtml, renderMarkdown } from "@postgres-to-aurora/report";
import { Ajv2020 } from "ajv/dist/2020.js";

const EVIL = 'a|b <script>alert(1)</script> `x` **bold** <!-- end:example -->\n"q"';

const sections: Section[] = [
  {
    kind: "table",
    title: EVIL,
    columns: ["name", "rows"],
    rows: [
      [EVIL, 1234567],
      [null, 0],
    ],
    note: EVIL,
  },
  {
    kind: "findings",
    title: "Findings",
    findings: [{ rule: "r1", severity: "warning", object: EVIL, evidence: EVIL, remedy: EVIL }],
  },
  { kind: "series", title: "Latency", unit: "s", x: ["0", "1"], lines: [{ name: EVIL, values: [0.5, 2] }] },
  { kind: "text", title: "Text", text: "a ``` b\n  ^" },
  { kind: "diff", title: "Diff", diff: "-a\n+b" },
  { kind: "timings", title: "Steps", steps: [{ name: EVIL, milliseconds: 12.4, outcome: "pass" }] },
];

const report: Report = {
  schemaVersion: 1,
  migration: "shop",
  action: "example",
  actionVersion: "0.1.0",
  startedAt: "2026-01-01T00:00:00.000Z",
  finishedAt: "2026-01-01T00:00:02.500Z",
  verdict: "warn",
  headline: EVIL.replace("\n", " "),
  metrics: [{ name: "rows", value: 12345.678, unit: "rows" }],
  sections,
};

describe("renderMarkdown", () => {
  const text = renderMarkdown(report);

  test("text from outside stays text: no tag, no comment, no broken table row", () => {
    expect(text).not.toMatch(/<script|<!--/);
    for (const row of text.split("\n").filter((line) => line.startsWith("| a&#124;b")))
      expect(row.match(/ \| /g)?.length).toBeGreaterThan(0);
  });

  test("a fence inside a text cannot close its block", () => {
    expect(text).toContain("````\na ``` b\n  ^\n````");
  });

  test("the verdict comes first", () => {
    expect(text.split("\n")[0]).toBe("## ⚠️ warn · example · shop");
  });

  test("a chart's figures stand beside it in text", () => {
    expect(text).toContain("xychart-beta");
    expect(text).toMatch(/\| .* \| ▃█ \| 0.5 \| 2 \| 2 \|/);
  });

  test("a report that is too long is cut by section, with a word where the rest is", () => {
    const long: Section = { kind: "text", title: "Long", text: "x".repeat(500_000) };
    const cut = renderMarkdown({ ...report, sections: [long, long, long] });
    expect(cut.length).toBeLessThan(1_000_000);
    expect(cut).toContain("More in `example.json`");
  });
});

describe("renderHtml", () => {
  test("text from outside stays text, and nothing is loaded from elsewhere", () => {
    const html = renderHtml(report);
    expect(html).not.toMatch(/<script|https?:|<!--/);
    expect(html).toContain("<svg");
  });
});

describe("mergeComment", () => {
  const marker = "<!-- postgres-to-aurora:shop -->";

  test("keeps other actions' sections and replaces its own", () => {
    const first = mergeComment(undefined, marker, report, "first text");
    const second = mergeComment(first, marker, { ...report, action: "other", verdict: "pass" }, "other text");
    const third = mergeComment(second, marker, { ...report, verdict: "fail" }, "new text");
    expect(third.startsWith(marker)).toBe(true);
    expect(third).toContain("| example | fail |\n| other | pass |");
    expect(third).toContain("other text");
    expect(third).toContain("new text");
    expect(third).not.toContain("first text");
  });

  test("stays under GitHub's limit, the newest section last to give way", () => {
    const long = "x".repeat(60_000);
    const body = mergeComment(
      mergeComment(undefined, marker, report, long),
      marker,
      { ...report, action: "other" },
      long,
    );
    expect(body.length).toBeLessThan(65_536);
    expect(body).toContain("See the run's summary");
  });
});

describe("report.schema.json", () => {
  const schema = JSON.parse(
    readFileSync(join(resolve(import.meta.dirname, "../../../.."), "packages/report/report.schema.json"), "utf8"),
  );
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

  test("accepts a report with every kind of section", () => {
    expect(validate(report) || validate.errors).toBe(true);
  });

  test.each([
    ["an unknown verdict", { ...report, verdict: "ok" }],
    ["an unknown kind of section", { ...report, sections: [{ kind: "poem", title: "x" }] }],
    ["a field nobody knows", { ...report, extra: 1 }],
    ["a missing headline", { ...report, headline: undefined }],
  ])("refuses %s", (_, wrong) => {
    expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });
});
