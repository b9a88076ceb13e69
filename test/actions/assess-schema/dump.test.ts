import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { bundleFromDump, writeBundle } from "@postgres-to-aurora/schema";
import { tempFolder } from "@postgres-to-aurora/test-kit";
import { assess } from "./in-process.js";

const FOOT = "--\n-- PostgreSQL database dump complete\n--\n";

/** A plain dump of this server version with this in it. */
function dump(sql = "CREATE TABLE public.t (\n    id integer NOT NULL\n);\n", version = "15.18"): string {
  const head = `--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version ${version}\n-- Dumped by pg_dump version ${version}\n\n`;
  return `${head}SET standard_conforming_strings = on;\n\n${sql}\n${FOOT}`;
}

const LEAKPROOF = `--
-- Name: f(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.f(integer) RETURNS integer
    LANGUAGE sql LEAKPROOF
    AS $_$SELECT 1$_$;
`;

async function workspaceWith(file: string, content: string | Buffer): Promise<string> {
  const workspace = await tempFolder();
  writeFileSync(join(workspace, file), content);
  return workspace;
}

describe("a dump", () => {
  test("is assessed without a server: findings carry file and line, and what a dump cannot show is named", async () => {
    const workspace = await workspaceWith("schema.sql", dump(LEAKPROOF));
    const { result, files, verdict } = await assess(undefined, { dump: "schema.sql" }, { workspace });
    const found = result.findings.find(({ ruleId }) => ruleId === "priv-leakproof");
    expect(found).toMatchObject({
      display: "routine public.f(integer)",
      state: "automatic",
      location: { file: "schema.sql", line: 14 },
    });
    expect(result).toMatchObject({
      readiness: "READY WITH FIXES",
      source: { input: "dump", name: "schema.sql", version: "15.18" },
    });
    expect(verdict).toBe("warn");
    expect(JSON.stringify(JSON.parse(files.get("findings.sarif") as string))).toContain('"uri":"schema.sql"');
    expect(result.notJudged.rules.length).toBeGreaterThan(0);
  });

  test("a path outside the workspace is fine, too", async () => {
    const other = await workspaceWith("schema.sql", dump(LEAKPROOF));
    const { files } = await assess(undefined, { dump: join(other, "schema.sql") });
    expect(files.get("findings.sarif")).toContain(`"uri":"file://${other}/schema.sql"`);
  });

  test("a schema bundle is assessed by its folder; locations name its files", async () => {
    const workspace = await tempFolder();
    const text = dump(LEAKPROOF);
    await writeBundle(
      join(workspace, "schema-bundle"),
      bundleFromDump(text, "the dump", { migration: "shop", partial: false }),
    );
    const { result } = await assess(undefined, { dump: "schema-bundle" }, { workspace });
    const found = result.findings.find(({ ruleId }) => ruleId === "priv-leakproof");
    expect(found?.location?.file).toBe("schema-bundle/pre-load.sql");
  });

  test("a statement that is not understood is named and is no pass", async () => {
    const workspace = await workspaceWith(
      "schema.sql",
      dump("CREATE TABLE public.t (id integer);\n\nCREATE NONSENSE x;\n"),
    );
    const { result, verdict, headline } = await assess(undefined, { dump: "schema.sql" }, { workspace });
    expect(result.notJudged.statements).toEqual([
      { file: "schema.sql", line: 12, reason: expect.stringContaining("NONSENSE") },
    ]);
    expect(verdict).toBe("warn");
    expect(headline).toContain("1 statement could not be judged");
  });

  test("two runs give the same bytes", async () => {
    const workspace = await workspaceWith("schema.sql", dump(LEAKPROOF));
    const runs = [];
    for (const day of ["2026-01-01", "2031-01-01"])
      runs.push([...(await assess(undefined, { dump: "schema.sql" }, { workspace, now: Date.parse(day) })).files]);
    expect(runs[1]).toEqual(runs[0]);
  });
});

describe("what is no usable dump is refused with one clear error", () => {
  test.each<[string, string | Buffer, RegExp, RegExp]>([
    ["custom format", "PGDMP\u0001\u000e", /custom format/, /pg_restore --schema-only/],
    [
      "tar format",
      Buffer.concat([Buffer.from("toc.dat\0"), Buffer.alloc(504)]),
      /tar format/,
      /pg_restore --schema-only/,
    ],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0]), /compressed by gzip/, /gunzip/],
    ["zstd", Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), /compressed by zstd/, /unzstd/],
    ["UTF-16", Buffer.from(`\uFEFF${dump()}`, "utf16le"), /UTF-16/, /--file=schema.sql/],
    [
      "another encoding",
      Buffer.from(dump("CREATE TABLE public.caf\u00e9 (id integer);"), "latin1"),
      /not written in UTF-8/,
      /--encoding=UTF8/,
    ],
    [
      "a whole cluster",
      `--\n-- PostgreSQL database cluster dump\n--\n${dump()}`,
      /pg_dumpall/,
      /pg_dump --schema-only DATABASE/,
    ],
    [
      "plain SQL of other origin",
      "CREATE TABLE t (id int);\n",
      /does not begin as a plain pg_dump file/,
      /--schema-only/,
    ],
    ["an empty file", "", /does not begin as a plain pg_dump file/, /--schema-only/],
    ["a truncated dump", dump().replace(FOOT, ""), /cut off/, /Export again/],
    [
      "a dump that ends inside a string",
      dump("CREATE TABLE public.t (a text DEFAULT 'x);"),
      /begins here and has no end/,
      /complete/,
    ],
    ["a dump of a newer server", dump(undefined, "19.1"), /understood up to PostgreSQL 18/, /newer release/],
  ])("%s", async (_, content, words, remedy) => {
    const workspace = await workspaceWith("schema.sql", content);
    const error = await assess(undefined, { dump: "schema.sql" }, { workspace }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: "UserError",
      message: expect.stringMatching(words),
      remedy: expect.stringMatching(remedy),
    });
  });

  test("a file too large for a schema, before it is read", async () => {
    const workspace = await workspaceWith("schema.sql", dump());
    truncateSync(join(workspace, "schema.sql"), 200_000_000);
    await expect(assess(undefined, { dump: "schema.sql" }, { workspace })).rejects.toMatchObject({
      code: "DUMP_NOT_USABLE",
      why: expect.stringContaining("It has 200 MB"),
      remedy: expect.stringContaining("--schema-only"),
    });
  });

  test("a missing file", async () => {
    await expect(assess(undefined, { dump: "none.sql" })).rejects.toMatchObject({
      code: "DUMP_NOT_USABLE",
      what: "none.sql cannot be assessed",
      why: expect.stringContaining("ENOENT"),
    });
  });

  test.each([
    ["a folder that is no bundle", undefined, /without manifest.json/],
    ["pg_dump's directory format", "toc.dat", /directory format/],
  ])("%s", async (_, file, why) => {
    const workspace = await tempFolder();
    mkdirSync(join(workspace, "folder"));
    if (file) writeFileSync(join(workspace, "folder", file), "");
    await expect(assess(undefined, { dump: "folder" }, { workspace })).rejects.toMatchObject({
      why: expect.stringMatching(why),
    });
  });

  test("a bundle whose file was changed", async () => {
    const workspace = await tempFolder();
    const folder = join(workspace, "schema-bundle");
    await writeBundle(folder, bundleFromDump(dump(LEAKPROOF), "the dump", { migration: "shop", partial: false }));
    writeFileSync(join(folder, "pre-load.sql"), "SELECT 1;\n");
    await expect(assess(undefined, { dump: "schema-bundle" }, { workspace })).rejects.toMatchObject({
      code: "BUNDLE_CHANGED",
    });
  });

  test("a dump newer than the target", async () => {
    const workspace = await workspaceWith("schema.sql", dump(undefined, "17.5"));
    await expect(assess(undefined, { dump: "schema.sql", targetVersion: 16 }, { workspace })).rejects.toMatchObject({
      code: "TARGET_OLDER",
      remedy: "Set target-version to 17 or higher, or leave it out",
    });
  });
});
