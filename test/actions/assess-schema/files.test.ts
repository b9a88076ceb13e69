import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import type { AssessmentResult } from "@postgres-to-aurora/action-assess-schema/result";
import { filesOf } from "@postgres-to-aurora/action-assess-schema/run";
import { writeFiles } from "@postgres-to-aurora/action-assess-schema/write-files";
import { repositoryRoot, tempFolder } from "@postgres-to-aurora/test-kit";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readResults } from "./in-process.js";
import { AUTOMATIC, assessment, finding, resultOf, table } from "./made.js";

/** A name made to break out of every format at once. */
const EVIL = `</script><b>|\`=1+1"'\n; DROP TABLE x; --`;

const schema = JSON.parse(readFileSync(join(repositoryRoot, "actions/assess-schema/assessment.schema.json"), "utf8"));
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

/** The text of one file of a result. */
function textOf(result: AssessmentResult, file: string): string {
  return [...(filesOf(result).get(file)?.() ?? [])].join("");
}

/** Findings with everything a finding can have, on an object with a hostile name. */
function hostile(): AssessmentResult {
  const sql = [
    { where: "source" as const, sql: "SELECT 1;" },
    { where: "P3" as const, sql: "SELECT 2;" },
  ];
  const findings = [
    finding({ ruleId: "priv-leakproof", object: table(EVIL), evidence: EVIL, fix: { ...AUTOMATIC, sql } }),
    finding({
      severity: "blocker",
      category: "types",
      location: { file: `sub dir/a#${"b"}.sql`, line: 7 },
      object: { ...table(EVIL), type: "column", part: EVIL },
    }),
    finding({ severity: "info", dms: { cdc: "no", because: EVIL }, object: table(EVIL) }),
  ];
  const settings = [{ kind: "task" as const, name: EVIL, value: EVIL, why: EVIL }];
  const inventory = [
    { object: table(EVIL), rows: -1.5, table: { primaryKey: false, lobColumns: [EVIL], partitioned: false } },
  ];
  const rules = [
    { id: "priv-leakproof", outcome: "skipped" as const, cause: "source" as const, findings: 0, reason: EVIL },
  ];
  const entry = { fingerprint: "f".repeat(16), rule: EVIL, object: EVIL, reason: EVIL, expires: null };
  return resultOf(assessment(findings, { settings, inventory, rules }), {
    name: EVIL,
    migration: "shop",
    baseline: { file: EVIL, entries: [entry] },
    unparsed: [{ file: EVIL, line: 1, reason: EVIL }],
  });
}

describe("report.json", () => {
  test("keeps to its schema, with everything in it and with nothing", () => {
    for (const result of [
      hostile(),
      resultOf(assessment([])),
      resultOf(assessment([], { inventory: [], rules: [] })),
    ]) {
      const json = JSON.parse(textOf(result, "report.json"));
      expect(
        validate({ ...json, objects: json.objects.map((item: object) => ({ ...item, rows: 0 })) }) || validate.errors,
      ).toBe(true);
      expect(json).toEqual(JSON.parse(JSON.stringify(result)));
    }
  });

  test("its schema knows the difference", () => {
    const json = JSON.parse(JSON.stringify(resultOf(assessment([finding()]))));
    for (const wrong of [
      { ...json, readiness: "FINE" },
      { ...json, extra: 1 },
      { ...json, score: 101 },
    ])
      expect(validate(wrong)).toBe(false);
  });
});

describe("names that look like markup, formulas or SQL", () => {
  const files = filesOf(hostile());

  test("stay text in report.html: one script, nothing from outside", () => {
    const html = textOf(hostile(), "report.html");
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).not.toContain("<b>|");
    expect(html).not.toMatch(/\b(src|href)="(?!#)/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain("&lt;/script&gt;&lt;b&gt;");
  });

  test("stay text in report.md", () => {
    const markdown = textOf(hostile(), "report.md");
    expect(markdown.replace(/```[\s\S]*?```/g, "")).not.toMatch(/<(?!br>)/);
    const [, columns] = /\| rule \| what \|.*\n\|(.*)\|/.exec(markdown) ?? [];
    expect(columns).toBeDefined();
    for (const line of markdown.split("\n").filter((one) => one.startsWith("| skipped") || one.includes("| skipped |")))
      expect(line.split("|")).toHaveLength(8);
  });

  test("cannot run as SQL out of a comment", () => {
    for (const [name, text] of files)
      if (name.endsWith(".sql"))
        for (const line of [...text()].join("").split("\n").filter(Boolean))
          expect(line).toMatch(/^(-- |SELECT [12];)/);
    expect([...files.keys()].filter((name) => name.endsWith(".sql"))).toEqual([
      "fixes/source.sql",
      "fixes/target-p3.sql",
    ]);
  });

  test("cannot run as a formula, and break no line of objects.csv", () => {
    const names = ["=1+1", "+1", "-1", "@x", "\t=1", " =1", 'a"b', "a,b", "a\nb", "plain"];
    const inventory = names.map((name) => ({ object: table(name) }));
    const csv = textOf(resultOf(assessment([], { inventory })), "objects.csv");
    const rows = parseCsv(csv);
    expect(rows.every((row) => row.length === 16)).toBe(true);
    expect(
      rows
        .slice(1)
        .map((row) => row[2])
        .sort(),
    ).toEqual(["'=1+1", "'+1", "'-1", "'@x", "'\t=1", "' =1", 'a"b', "a,b", "a\nb", "plain"].sort());
    expect(csv.endsWith("\r\n")).toBe(true);
  });
});

describe("report.html", () => {
  test("its script is sound, and is the one its policy allows", () => {
    const html = textOf(hostile(), "report.html");
    const [, script] = /<script>([\s\S]*)<\/script>/.exec(html) ?? [];
    expect(() => new Script(script as string)).not.toThrow();
    expect(html).toMatch(/script-src 'sha256-[A-Za-z0-9+/]{43}='/);
  });
});

interface SarifRun {
  tool: { driver: { rules: { id: string; help: { text: string } }[] } };
  results: {
    ruleId: string;
    ruleIndex?: number;
    level: string;
    message: { text: string };
    locations: {
      physicalLocation?: { artifactLocation: { uri: string }; region: { startLine: number } };
      logicalLocations: object[];
    }[];
    partialFingerprints: Record<string, string>;
  }[];
}

describe("findings.sarif", () => {
  const sarif = JSON.parse(textOf(hostile(), "findings.sarif")) as {
    version: string;
    runs: SarifRun[];
  };
  const [run] = sarif.runs as [SarifRun];

  test("has the form of SARIF 2.1.0: rules with help, results that point at them, levels, fingerprints", () => {
    expect(sarif.version).toBe("2.1.0");
    for (const rule of run.tool.driver.rules) {
      expect(rule.id).toMatch(/^[a-z0-9-]+$/);
      expect(rule.help.text).toMatch(/What to do: ./);
    }
    for (const { ruleId, ruleIndex, level, message, locations, partialFingerprints } of run.results) {
      if (ruleIndex !== undefined) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(["error", "warning", "note"]).toContain(level);
      expect(message.text).not.toBe("");
      expect(locations).toHaveLength(1);
      expect(locations[0]?.logicalLocations).toHaveLength(1);
      expect(partialFingerprints["postgresToAurora/v1"]).toMatch(/^[0-9a-f]{16}$/);
      expect(partialFingerprints["primaryLocationLineHash"]).toMatch(/^[0-9a-f]{16}:1$/);
    }
    expect(run.results.map(({ level }) => level).sort()).toEqual(["error", "note", "warning"]);
  });

  test("points into a dump by file and line, as a relative URI", () => {
    const placed = run.results.find(({ level }) => level === "error")?.locations[0]?.physicalLocation;
    expect(placed).toMatchObject({ artifactLocation: { uri: "sub%20dir/a%23b.sql" }, region: { startLine: 7 } });
    expect(run.results.find(({ level }) => level === "note")?.locations[0]?.physicalLocation).toBeUndefined();
  });
});

describe("writing the files", () => {
  test("leaves no fixes of an earlier run, nothing half-made, and what others put there", async () => {
    const folder = await tempFolder();
    await writeFiles(
      folder,
      new Map([
        ["report.json", () => ["1"]],
        ["fixes/source.sql", () => ["old"]],
        ["fixes/target-p0.sql", () => ["old"]],
      ]),
    );
    await writeFiles(
      join(folder, "."),
      new Map([
        ["notes.txt", () => ["mine"]],
        ["report.json", () => ["1"]],
      ]),
    );
    await writeFiles(
      folder,
      new Map([
        ["report.json", () => ["2"]],
        ["fixes/target-p0.sql", () => ["new"]],
      ]),
    );
    expect([...readResults(folder)]).toEqual([
      ["fixes/target-p0.sql", "new"],
      ["notes.txt", "mine"],
      ["report.json", "2"],
    ]);
  });

  test("a folder that cannot be made is a clear error", async () => {
    const folder = join(await tempFolder(), "taken");
    await writeFiles(join(folder, ".."), new Map([["taken", () => ["a file"]]]));
    await expect(writeFiles(folder, new Map([["report.json", () => ["1"]]]))).rejects.toMatchObject({
      code: "RESULTS_NOT_WRITTEN",
    });
  });
});

/** Reads RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)) {
    const [, value = "", separator] = match;
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (separator === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}
