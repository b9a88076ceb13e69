import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { readBundle } from "@postgres-to-aurora/schema";
import { corpus, startTestServer } from "@postgres-to-aurora/test-kit";
import { dumpDefinitions, loadFile, runApply, runExport } from "./in-process.js";

const SAMPLES = ["pagila", "chinook", "northwind", "danbooru-structure", "bytebase-structure"];
const FILES = ["manifest.json", "pre-load.sql", "post-load.sql", "post-cutover.sql"];

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
  // On Aurora nobody is a superuser.
  await withClient(server.superuser, {}, (client) => client.query("CREATE ROLE owner LOGIN PASSWORD 'owner'"));
});

describe("a sample database crosses over", () => {
  for (const sample of SAMPLES) {
    const file = corpus(`${sample}.sql`);
    (file ? test : test.skip)(
      `${sample}: export and all phases, by an owner without superuser rights, give the same definitions`,
      async () => {
        const [from, to] = [`${sample}_source`, `${sample}_target`];
        const source = await server.createDatabase(from);
        const target = await server.createDatabase(to);
        const url = server.url(to, "owner", "owner");
        await withClient(server.superuser, {}, (client) => client.query(`ALTER DATABASE "${to}" OWNER TO owner`));
        loadFile(source, file as string);
        await installExtensions(source, target);

        const exported = await runExport(server.url(from));
        expect(exported.verdict).toBe("pass");
        const again = await runExport(server.url(from));
        const read = (workspace: string, name: string) => readFileSync(join(workspace, "schema-bundle", name), "utf8");
        for (const name of FILES) expect(read(again.workspace, name)).toBe(read(exported.workspace, name));

        const options = { workspace: exported.workspace };
        expect(await runApply(url, "pre-load", {}, options)).toMatchObject({ verdict: "pass" });
        await everyTableHasItsKey(target, source);
        expect(await runApply(url, "post-load", {}, options)).toMatchObject({ verdict: "pass" });
        expect(await runApply(url, "post-cutover", {}, options)).toMatchObject({ verdict: "pass" });
        expect(dumpDefinitions(target)).toBe(dumpDefinitions(source));

        const { manifest } = await readBundle(join(exported.workspace, "schema-bundle"));
        expect(manifest.objects.length).toBe(exported.outputs["objects"]);
        expect(Object.values(manifest.counts).reduce((sum, count) => sum + count)).toBe(manifest.objects.length);
      },
    );
  }
});

/** As an administrator does it ahead of the migration: some extensions no ordinary owner may create. */
async function installExtensions(source: DatabaseAddress, target: DatabaseAddress): Promise<void> {
  const { rows } = await withClient(source, {}, (client) =>
    client.query(
      "SELECT pg_catalog.format('CREATE EXTENSION %I SCHEMA %s', extname, extnamespace::pg_catalog.regnamespace) AS sql FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql'",
    ),
  );
  await withClient(target, {}, async (client) => {
    for (const { sql } of rows) await client.query(sql);
  });
}

async function everyTableHasItsKey(target: DatabaseAddress, source: DatabaseAddress): Promise<void> {
  const keys = (address: DatabaseAddress) =>
    withClient(address, {}, async (client) => {
      const { rows } = await client.query(
        `SELECT conrelid::pg_catalog.regclass::pg_catalog.text, conname FROM pg_catalog.pg_constraint
          WHERE contype = 'p' AND connamespace <> 'pg_catalog'::pg_catalog.regnamespace
            AND connamespace::pg_catalog.regnamespace::pg_catalog.text <> 'migration_ctl' ORDER BY 1, 2`,
      );
      return rows;
    });
  expect(await keys(target)).toEqual(await keys(source));
}
