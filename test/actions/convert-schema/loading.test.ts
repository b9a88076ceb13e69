import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { loadSample } from "@postgres-to-aurora/rehearsal";
import { displayObject, PHASES, type Phase, phaseFile, splitSql } from "@postgres-to-aurora/schema";
import { offeredRules } from "@postgres-to-aurora/schema/convert";
import { corpus, startTestServer } from "@postgres-to-aurora/test-kit";
import { loadFile, runApply, runExport } from "../apply-schema/in-process.js";
import { runConvert } from "./in-process.js";
import { NASTY_ROWS, NASTY_SCHEMA } from "./nasty-schema.js";
import { bundleIn, compare, copyRows, installExtensions, loadPhase, MASTER } from "./road.js";

const SAMPLES = ["pagila", "chinook", "northwind", "danbooru-structure", "bytebase-structure"];

let source: EmbeddedServer;
let plain: EmbeddedServer;
beforeAll(async () => {
  [source, plain] = await Promise.all([startTestServer(), startTestServer()]);
  await withClient(plain.superuser, {}, (client) => client.query(MASTER));
});

/** Export, conversion and all phases with the rows in between; gives what a person reads of it. */
async function goes(
  name: string,
  {
    offered = [],
    roles = false,
    target = plain,
  }: { offered?: string[]; roles?: boolean; target?: EmbeddedServer } = {},
): Promise<{ workspace: string; byMaster: string[] }> {
  const { workspace } = await runExport(source.url(name), { roles });
  await runConvert(workspace, { offered });
  const [from, to] = [source.address(name), target.address(name)];
  await withClient(target.superuser, {}, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}"`);
    await client.query(`CREATE DATABASE "${name}" OWNER master`);
  });
  await installExtensions(from, to);
  const byMaster: string[] = [];
  const applied: Phase[] = [];
  for (const phase of PHASES) {
    byMaster.push(...(await loadPhase(target, name, bundleIn(workspace), phase)));
    applied.push(phase);
    if (phase === "pre-load") copyRows(from, to);
    const { differences } = await compare(from, to, bundleIn(workspace), applied);
    expect([phase, differences]).toEqual([phase, []]);
  }
  return { workspace, byMaster };
}

async function expectSameSchema(name: string, workspace: string): Promise<void> {
  const { differences, intended, manifest } = await compare(
    source.address(name),
    plain.address(name),
    bundleIn(workspace),
  );
  expect(differences).toEqual([]);
  // What differs does so by an entry of the manifest, not by a phase that is still to come.
  for (const { object, until } of intended)
    expect([displayObject(object), until]).toEqual([displayObject(object), undefined]);
  expect(manifest.converted).toBeDefined();
}

async function expectNothingMoreToDo(workspace: string, offered: string[] = []): Promise<void> {
  const files = ["manifest.json", ...PHASES.map(phaseFile)];
  const read = () => files.map((file) => readFileSync(join(bundleIn(workspace), file), "utf8"));
  const before = read();
  expect(await runConvert(workspace, { offered })).toMatchObject({ outputs: { changes: 0 } });
  expect(read()).toEqual(before);
}

describe("a converted bundle loads without superuser rights, with the rows in between", () => {
  for (const sample of SAMPLES) {
    const file = corpus(`${sample}.sql`);
    (file ? test : test.skip)(`${sample}: only intended differences remain`, async () => {
      loadFile(await source.createDatabase(sample), file as string);
      const { workspace, byMaster } = await goes(sample);
      expect(byMaster).toEqual([]);
      await expectSameSchema(sample, workspace);
      await expectNothingMoreToDo(workspace);
    });
  }

  test("a nasty schema: only intended differences remain", async () => {
    await withClient(await source.createDatabase("nasty"), {}, async (client) => {
      await client.query("SET search_path = public");
      for (const sql of [NASTY_SCHEMA, NASTY_ROWS])
        for (const { kind, text } of splitSql(sql, "nasty")) if (kind === "statement") await client.query(text);
    });
    const { workspace, byMaster } = await goes("nasty");
    expect(byMaster.map((text) => text.split("\n")[0])).toEqual([
      'CREATE EVENT TRIGGER "watch; ddl" ON ddl_command_end',
      `COMMENT ON EVENT TRIGGER "watch; ddl" IS 'e';`,
    ]);
    await expectSameSchema("nasty", workspace);
    await expectNothingMoreToDo(workspace);
  });

  test("the nasty schema with every offered fix: only intended differences remain", async () => {
    const { workspace } = await goes("nasty", { offered: offeredRules() });
    await expectSameSchema("nasty", workspace);
    await expectNothingMoreToDo(workspace, offeredRules());
  });

  test("the nasty schema, on the newest server: only intended differences remain", async () => {
    const newest = await startTestServer({ version: 18 });
    await withClient(newest.superuser, {}, (client) => client.query(MASTER));
    await goes("nasty", { target: newest });
  });

  test("the nasty schema by apply-schema itself: only intended differences remain", async () => {
    const { workspace } = await runExport(source.url("nasty"));
    await runConvert(workspace);
    const applied = await plain.createDatabase("nasty applied");
    await installExtensions(source.address("nasty"), applied);
    for (const phase of PHASES) {
      expect(await runApply(plain.url("nasty applied"), phase, {}, { workspace })).toMatchObject({ verdict: "pass" });
      if (phase === "pre-load") copyRows(source.address("nasty"), applied);
    }
    expect((await compare(source.address("nasty"), applied, bundleIn(workspace))).differences).toEqual([]);
  });

  test("with roles: owners and grants go along with what moves", async () => {
    await withClient(source.superuser, {}, (client) => client.query("CREATE ROLE app_owner; CREATE ROLE reader"));
    await withClient(await source.createDatabase("owned"), {}, (client) =>
      client.query(`CREATE SCHEMA app AUTHORIZATION app_owner; SET ROLE app_owner;
        CREATE UNLOGGED TABLE app.t (id int PRIMARY KEY, name text NOT NULL UNIQUE DEFERRABLE);
        COMMENT ON CONSTRAINT t_name_key ON app.t IS 'later';
        CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
        GRANT SELECT ON app.t TO reader; GRANT USAGE ON SCHEMA app TO reader`),
    );
    const { workspace } = await goes("owned", { roles: true });
    await expectSameSchema("owned", workspace);
  });

  test("fluxo-caixa: only intended differences remain", async () => {
    await loadSample(await source.createDatabase("fluxo"), { transacoes: 1000 });
    const { workspace, byMaster } = await goes("fluxo");
    expect(byMaster).toEqual([]);
    await expectSameSchema("fluxo", workspace);
    await expectNothingMoreToDo(workspace);
  });
});
