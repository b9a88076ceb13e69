import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { withClient } from "@postgres-to-aurora/postgres";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { assess, type Inputs } from "./in-process.js";

const NOW = Date.parse("2026-11-22T23:59:00Z");
const ACCEPTED = { reason: "Nobody depends on it", expires: "2026-11-22" };

let url: string;
beforeAll(async () => {
  const server = await startTestServer();
  const address = await server.createDatabase("shop");
  url = server.url("shop");
  await withClient(address, {}, (client) =>
    client.query(`CREATE TABLE public.t (id int PRIMARY KEY);
      CREATE FUNCTION public.f(int) RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT 1';
      CREATE FUNCTION public.g(int) RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT 1'`),
  );
});

/** A run with this baseline, in a workspace of its own. */
async function withBaseline(baseline: unknown, changes: Partial<Inputs> = {}, now = NOW) {
  const workspace = await tempFolder();
  const text = typeof baseline === "string" ? baseline : JSON.stringify(baseline);
  writeFileSync(join(workspace, "accepted.json"), text);
  return assess(url, { baseline: "accepted.json", ...changes }, { workspace, now });
}

interface Entry {
  fingerprint: string;
  rule: string;
  object: string;
  reason: string;
  expires: string | null;
}

/** The entries that a first run offers for LEAKPROOF functions. */
async function offered(): Promise<Entry[]> {
  const { files } = await assess(url);
  const { accepted } = JSON.parse(files.get("baseline.json") as string) as { accepted: Entry[] };
  return accepted.filter(({ rule }) => rule === "priv-leakproof");
}

describe("a baseline", () => {
  test("the one offered names every open finding, and asks for a reason before it can be used", async () => {
    const entries = await offered();
    expect(entries).toMatchObject([
      { object: "routine public.f(integer)", reason: "", expires: null },
      { object: "routine public.g(integer)", reason: "", expires: null },
    ]);
    await expect(withBaseline({ accepted: entries })).rejects.toMatchObject({
      code: "BAD_BASELINE",
      why: "entry 1 (priv-leakproof) gives no reason; entry 2 (priv-leakproof) gives no reason",
    });
  });

  test("accepted findings stay visible, are counted apart and weigh nothing; they are offered no more", async () => {
    const [first, second] = await offered();
    const ran = await withBaseline({
      accepted: [
        { ...first, ...ACCEPTED },
        { ...second, ...ACCEPTED, expires: null },
      ],
    });
    expect(ran.result.findings.filter(({ ruleId }) => ruleId === "priv-leakproof")).toMatchObject([
      { state: "accepted", accepted: ACCEPTED },
      { state: "accepted", accepted: { ...ACCEPTED, expires: null } },
    ]);
    expect(ran.result.findingsBySeverity).toContainEqual(
      expect.objectContaining({ severity: "needs-change", accepted: 2 }),
    );
    expect(ran.result.baseline).toEqual({ file: "accepted.json", expired: [], stale: [] });
    expect(ran.files.get("baseline.json")).not.toContain("priv-leakproof");
    for (const file of ["report.md", "report.html"]) expect(ran.files.get(file)).toContain("Nobody depends on it");
    expect(ran.files.get("findings.sarif")).toContain('"justification":"Nobody depends on it"');
  });

  test("the day after its last an entry is expired: the finding counts again, and the report says so", async () => {
    const [first] = await offered();
    const baseline = { accepted: [{ ...first, ...ACCEPTED }] };
    const ran = await withBaseline(baseline, {}, NOW + 60_000);
    expect(ran.result.findings.filter(({ state }) => state === "accepted")).toEqual([]);
    expect(ran.result.baseline.expired).toMatchObject([{ fingerprint: first?.fingerprint, expires: "2026-11-22" }]);
    expect(ran.sections.find(({ title }) => title === "Baseline entries to look at")).toMatchObject({
      rows: [
        ["expired, counts again", "priv-leakproof", "routine public.f(integer)", "Nobody depends on it", "2026-11-22"],
      ],
    });
  });

  test("an entry that matches nothing, or another rule's finding, is stale", async () => {
    const [first] = await offered();
    const gone = {
      ...ACCEPTED,
      fingerprint: "0123456789abcdef",
      rule: "priv-leakproof",
      object: "routine public.gone()",
    };
    const wrong = { ...first, ...ACCEPTED, rule: "lang-c" };
    const ran = await withBaseline({ accepted: [gone, wrong] });
    expect(ran.result.baseline.stale.map(({ rule }) => rule)).toEqual(["lang-c", "priv-leakproof"]);
    expect(ran.result.findings.filter(({ state }) => state === "accepted")).toEqual([]);
  });

  const good = { fingerprint: "0123456789abcdef", rule: "r", object: "table t", ...ACCEPTED };
  test.each<[string, unknown, RegExp]>([
    ["no JSON", "{ nonsense", /It is not JSON/],
    ["no list", { accept: [] }, /It has no list named accepted/],
    ["null", "null", /It has no list named accepted/],
    ["an entry that is none", { accepted: ["x"] }, /entry 1 is not an object/],
    ["a bad fingerprint", { accepted: [{ ...good, fingerprint: "xyz" }] }, /no fingerprint of 16/],
    ["no rule", { accepted: [{ ...good, rule: "" }] }, /entry 1 names no rule/],
    ["blank reason", { accepted: [{ ...good, reason: "  " }] }, /entry 1 \(r\) gives no reason/],
    ["a day that is none", { accepted: [{ ...good, expires: "2026-02-30" }] }, /"2026-02-30", which is not a day/],
    ["another way to write a day", { accepted: [{ ...good, expires: "22.11.2026" }] }, /not a day written YYYY-MM-DD/],
    ["one finding twice", { accepted: [good, good] }, /entry 2 repeats fingerprint/],
  ])("refuses %s with one clear error", async (_, baseline, why) => {
    await expect(withBaseline(baseline)).rejects.toMatchObject({
      code: "BAD_BASELINE",
      why: expect.stringMatching(why),
    });
  });

  test("refuses a missing file before the source is asked", async () => {
    await expect(
      assess("postgresql://nobody@127.0.0.1:9/nowhere?sslmode=disable", { baseline: "none.json" }),
    ).rejects.toMatchObject({
      code: "BAD_BASELINE",
      what: "none.json is not a usable baseline",
    });
  });
});
