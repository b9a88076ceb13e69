import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type Client, withClient } from "@postgres-to-aurora/postgres";
import { displayObject } from "@postgres-to-aurora/schema";
import { RULES, type Rule, runOnCatalog } from "@postgres-to-aurora/schema/assess";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { type RuleCase, ruleCases } from "./rule-cases.js";

const SCOPE = { schemas: [], excluded: [] };

const cases: RuleCase[] = [
  {
    rule: "locale-encoding",
    live: false,
    bad: "",
    dump: "CREATE DATABASE shop WITH TEMPLATE = template0 ENCODING = 'LATIN1' LOCALE = 'C';\n",
    finds: ["database shop"],
  },
  {
    rule: "locale-encoding",
    live: false,
    bad: "",
    dump: "SET client_encoding = 'SQL_ASCII';\nSET standard_conforming_strings = on;\n",
    finds: ["setting client_encoding"],
  },
  {
    rule: "locale-encoding",
    bad: "SELECT 1",
    finds: [],
  },
  {
    rule: "locale-sort",
    live: false,
    bad: "",
    dump: `CREATE DATABASE shop WITH ENCODING = 'UTF8' LOCALE_PROVIDER = libc LOCALE = 'de_DE.UTF-8';
CREATE DATABASE plain WITH ENCODING = 'UTF8' LOCALE_PROVIDER = libc LC_COLLATE = 'C.UTF-8' LC_CTYPE = 'de_DE.UTF-8';
CREATE DATABASE other WITH ENCODING = 'UTF8' LOCALE_PROVIDER = icu LOCALE = 'de_DE.UTF-8' ICU_LOCALE = 'de';
`,
    finds: ["database shop"],
  },
  { rule: "locale-sort", bad: "SELECT 1", finds: [] },
  {
    rule: "locale-icu",
    bad: "CREATE COLLATION folded (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false)",
    good: `CREATE COLLATION bytes (PROVIDER = libc, LOCALE = 'C'); CREATE TABLE t (a text COLLATE "en-x-icu")`,
    finds: ["collation public.folded"],
  },
  {
    rule: "locale-icu",
    live: false,
    bad: "",
    dump: "CREATE DATABASE shop WITH ENCODING = 'UTF8' LOCALE_PROVIDER = icu LOCALE = 'C' ICU_LOCALE = 'de-DE';\n",
    finds: ["database shop"],
  },
  {
    rule: "locale-custom-libc",
    bad: `CREATE COLLATION german (PROVIDER = libc, LOCALE = 'C');
          UPDATE pg_catalog.pg_collation SET collcollate = 'de_DE.utf8', collctype = 'de_DE.utf8', collversion = NULL WHERE collname = 'german'`,
    good: "CREATE COLLATION bytes (PROVIDER = libc, LOCALE = 'POSIX'); CREATE COLLATION folded (PROVIDER = icu, LOCALE = 'de')",
    finds: ["collation public.german"],
  },
  {
    rule: "locale-version-mismatch",
    bad: `CREATE TABLE t (a text COLLATE "de-x-icu"); UPDATE pg_catalog.pg_collation SET collversion = '1.1' WHERE collname IN ('de-x-icu', 'fr-x-icu')`,
    good: `CREATE TABLE u (a text COLLATE "en-x-icu"); CREATE COLLATION bytes (PROVIDER = libc, LOCALE = 'C')`,
    finds: ["collation pg_catalog.de-x-icu"],
    dumpFinds: null,
  },
  {
    rule: "locale-text-partition",
    bad: `CREATE DOMAIN word AS varchar(10); CREATE TABLE by_name (id int, name text COLLATE "en-x-icu") PARTITION BY RANGE (id, name);
          CREATE TABLE by_word (w word) PARTITION BY RANGE (w COLLATE "de-x-icu")`,
    good: `CREATE TABLE by_id (id int, name text) PARTITION BY RANGE (id); CREATE TABLE by_list (name text COLLATE "en-x-icu") PARTITION BY LIST (name);
           CREATE TABLE by_bytes (name text COLLATE "C") PARTITION BY RANGE (name); CREATE TABLE by_default (name text) PARTITION BY RANGE (name);
           CREATE TABLE by_own_bytes (name text COLLATE "en-x-icu") PARTITION BY RANGE (name COLLATE "C")`,
    finds: ["table public.by_name", "table public.by_word"],
  },
  {
    rule: "locale-text-partition",
    live: false,
    bad: "",
    dump: `CREATE TABLE public.a (name text) PARTITION BY RANGE (name);\nCREATE TABLE public.b (name "char") PARTITION BY RANGE (name);\n`,
    finds: ["table public.a"],
  },
];

ruleCases(cases, 15, ["--create"], true);

/** What only the database itself has, and a session has to be in it to see. */
describe.each([15, 17])("a database of PostgreSQL %i", (version) => {
  let server: EmbeddedServer;
  beforeAll(async () => {
    server = await startTestServer({ version });
    await withClient(server.superuser, {}, async (client) => {
      await client.query("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
      await client.query("CREATE DATABASE icu TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de' LOCALE 'C'");
    });
  });

  const findings = async (id: string, client: Client) => {
    const rule = RULES.find((each) => each.id === id) as Rule;
    const { hits } = await runOnCatalog(client, [rule], { source: version, target: 18 }, SCOPE);
    return hits.map(({ hit }) => `${displayObject(hit.object)}: ${hit.evidence}`);
  };

  test("that is in LATIN1 is found", async () => {
    await withClient(server.address("latin"), {}, async (client) => {
      expect(await findings("locale-encoding", client)).toEqual(["database latin: LATIN1"]);
      expect(await findings("locale-sort", client)).toEqual([]);
    });
  });

  test("that sorts by ICU is found by that rule alone", async () => {
    await withClient(server.address("icu"), {}, async (client) => {
      expect(await findings("locale-icu", client)).toEqual(["database icu: locale de"]);
      expect(await findings("locale-sort", client)).toEqual([]);
    });
  });

  test("that sorts by a language is found, and one whose collation changed", async () => {
    await server.createDatabase("sorted");
    await withClient(server.address("sorted"), {}, async (client) => {
      // The catalog is changed under the session, since not every machine has the locale.
      await client.query(
        "UPDATE pg_catalog.pg_database SET datcollate = 'de_DE.UTF-8', datcollversion = '1' WHERE datname = 'sorted'",
      );
      expect(await findings("locale-sort", client)).toEqual(["database sorted: LC_COLLATE de_DE.UTF-8"]);
      await client.query("CREATE TABLE t (name text) PARTITION BY RANGE (name)").catch(() => {});
      await client.query("CREATE TABLE public.t (name text) PARTITION BY RANGE (name)");
      expect(await findings("locale-text-partition", client)).toEqual(["table public.t: RANGE over text"]);
    });
  });

  test("whose ICU collation changed is found with the statements that mend it", async () => {
    await withClient(server.address("icu"), {}, async (client) => {
      await client.query("UPDATE pg_catalog.pg_database SET datcollversion = '1' WHERE datname = 'icu'");
      const [found] = await findings("locale-version-mismatch", client);
      expect(found).toMatch(/^database icu: made with version 1, now [\d.]+$/);
      const rule = RULES.find(({ id }) => id === "locale-version-mismatch") as Rule;
      const hit = { object: { type: "database" as const, schema: "", name: "icu" }, evidence: "" };
      for (const { sql } of rule.sql?.(hit, { source: version, target: 18 }) ?? [])
        for (const statement of sql.split(";\n")) await client.query(statement);
      expect(await findings("locale-version-mismatch", client)).toEqual([]);
    });
  });
});
