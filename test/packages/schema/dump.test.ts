import { describe, expect, test } from "@jest/globals";
import { bundleFromDump, parseDump } from "@postgres-to-aurora/schema";

const HEAD =
  "--\n-- PostgreSQL database dump\n--\n\n\\restrict x1\n\n-- Dumped from database version 15.4\n-- Dumped by pg_dump version 16.1\n\nSET statement_timeout = 0;\n";
const FOOT = "\n--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict x1\n\n";
const entry = (name: string, type: string, schema: string, sql: string) =>
  `--\n-- Name: ${name}; Type: ${type}; Schema: ${schema}; Owner: -\n--\n\n${sql}\n\n\n`;
const dump = (...entries: string[]) => `${HEAD}${entries.join("")}${FOOT}`;

describe("reading a dump", () => {
  test("finds versions and entries, and leaves psql lines and settings out", () => {
    const read = parseDump(dump(entry("t", "TABLE", "public", "CREATE TABLE public.t (a int);")), "d.sql");
    expect(read).toEqual({
      serverVersion: "15.4",
      toolVersion: "16.1",
      entries: [
        {
          type: "TABLE",
          schema: "public",
          name: "t",
          statements: ["CREATE TABLE public.t (a int);"],
          accessMethod: undefined,
        },
      ],
    });
  });

  test("a routine's body cannot forge an entry", () => {
    const body =
      "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql AS $_$\n--\n-- Name: x; Type: INDEX; Schema: public; Owner: -\n--\nBEGIN; \n\\connect evil\nEND $_$;";
    const { entries } = parseDump(dump(entry("f()", "FUNCTION", "public", body)), "d.sql");
    expect(entries.map(({ name, statements }) => [name, statements])).toEqual([["f()", [body]]]);
  });

  test("a name may look like the rest of its header", () => {
    const name = "a; Type: INDEX; Schema: other; Owner: -";
    const { entries } = parseDump(
      dump(entry(name, "TABLE", "public", `CREATE TABLE public."${name}" (a int);`)),
      "d.sql",
    );
    expect(entries[0]).toMatchObject({ name, type: "TABLE", schema: "public" });
  });

  test.each([
    ["not a dump", "SELECT 1;"],
    ["a custom-format dump", "PGDMP\u0001\u000e"],
    ["cut off", dump().replace(FOOT, "")],
    ["old string syntax", dump("SET standard_conforming_strings = off;\n")],
  ])("refuses what is %s", (_what, text) => {
    expect(() => parseDump(text, "d.sql")).toThrow(/^d\.sql /);
  });
});

describe("splitting a dump into phases", () => {
  const phasesOf = (...entries: string[]) =>
    bundleFromDump(dump(...entries), "d.sql", { migration: "m" }).manifest.objects.map(
      ({ name, phase }) => `${name}: ${phase}`,
    );
  const table = (name: string) => entry(name, "TABLE", "public", `CREATE TABLE public.${name} (a int);`);
  const key = (of: string) =>
    entry(
      `${of} ${of}_pkey`,
      "CONSTRAINT",
      "public",
      `ALTER TABLE ONLY public.${of}\n    ADD CONSTRAINT ${of}_pkey PRIMARY KEY (a);`,
    );
  const unique = (of: string) =>
    entry(
      `${of} ${of}_u`,
      "CONSTRAINT",
      "public",
      `ALTER TABLE ONLY public.${of}\n    ADD CONSTRAINT ${of}_u UNIQUE (a);`,
    );
  const index = (of: string, columns: string, rest = "") =>
    entry(`${of}_i`, "INDEX", "public", `CREATE UNIQUE INDEX ${of}_i ON public.${of} USING btree (${columns})${rest};`);

  test("a primary key comes before the rows, other keys behind them, unless the table has nothing else", () => {
    expect(phasesOf(table("t"), table("k"), key("k"), unique("k"), unique("t"))).toEqual([
      "t: pre-load",
      "k: pre-load",
      "k k_pkey: pre-load",
      "t t_u: pre-load",
      "k k_u: post-load",
    ]);
  });

  test("a unique index stands in for a missing key only if it is over all rows and plain columns", () => {
    expect(phasesOf(table("t"), index("t", "a, b"))).toContain("t_i: pre-load");
    expect(phasesOf(table("t"), index("t", "lower(a)"))).toContain("t_i: post-load");
    expect(phasesOf(table("t"), index("t", "a", " WHERE (a > 1)"))).toContain("t_i: post-load");
    expect(phasesOf(table("t"), key("t"), index("t", "a"))).toContain("t_i: post-load");
  });

  test("the index of a replica identity comes before the rows", () => {
    const identity = "\n\nALTER TABLE ONLY public.t REPLICA IDENTITY USING INDEX t_i";
    expect(phasesOf(table("t"), key("t"), index("t", "a", `;${identity}`))).toContain("t_i: pre-load");
  });

  test("comments go where their index or constraint goes, whatever stands between", () => {
    const phases = phasesOf(
      table("t"),
      key("t"),
      entry("t_n", "INDEX", "public", "CREATE INDEX t_n ON public.t USING btree (a);"),
      entry("CONSTRAINT t_pkey ON t", "COMMENT", "public", "COMMENT ON CONSTRAINT t_pkey ON public.t IS 'x; y';"),
      entry("INDEX t_n", "COMMENT", "public", "COMMENT ON INDEX public.t_n IS 'x';"),
      entry("INDEX t_pkey", "COMMENT", "public", "COMMENT ON INDEX public.t_pkey IS 'x';"),
    );
    expect(phases).toEqual([
      "t: pre-load",
      "t t_pkey: pre-load",
      "CONSTRAINT t_pkey ON t: pre-load",
      "INDEX t_pkey: pre-load",
      "t_n: post-load",
      "INDEX t_n: post-load",
    ]);
  });

  test("row-level security is forced on the owner, who writes the rows, only after the switch", () => {
    const force = "\n\nALTER TABLE ONLY public.t FORCE ROW LEVEL SECURITY;";
    const { sql, manifest } = bundleFromDump(
      dump(entry("t", "TABLE", "public", `CREATE TABLE public.t (a int);${force}`)),
      "d.sql",
      { migration: "m" },
    );
    expect(sql["pre-load"]).not.toContain("FORCE");
    expect(sql["post-cutover"]).toContain("ALTER TABLE ONLY public.t FORCE ROW LEVEL SECURITY;");
    expect(manifest.intendedDifferences).toMatchObject([{ attribute: "row security forced", until: "post-cutover" }]);
  });

  test("what the migration and DMS made stays out", () => {
    const guard =
      "CREATE TRIGGER aaa_migration_guard BEFORE INSERT ON public.t FOR EACH STATEMENT EXECUTE FUNCTION migration_guard.check_write();";
    expect(
      phasesOf(
        entry("migration_ctl", "SCHEMA", "-", "CREATE SCHEMA migration_ctl;"),
        entry("marker", "TABLE", "migration_ctl", "CREATE TABLE migration_ctl.marker (a int);"),
        entry(
          "awsdms_intercept_ddl()",
          "FUNCTION",
          "public",
          "CREATE FUNCTION public.awsdms_intercept_ddl() RETURNS event_trigger LANGUAGE sql AS '';",
        ),
        table("t"),
        entry("t aaa_migration_guard", "TRIGGER", "public", guard),
        entry(
          "awsdms_intercept_ddl",
          "EVENT TRIGGER",
          "-",
          "CREATE EVENT TRIGGER awsdms_intercept_ddl ON ddl_command_end EXECUTE FUNCTION public.awsdms_intercept_ddl();",
        ),
      ),
    ).toEqual(["t: pre-load"]);
  });
});
