import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, libpqEnvironment, withClient } from "@postgres-to-aurora/postgres";
import { displayObject } from "@postgres-to-aurora/schema";
import {
  modelOfDump,
  type Road,
  RULES,
  type Rule,
  type RuleResults,
  runOnCatalog,
  runOnDump,
} from "@postgres-to-aurora/schema/assess";
import { changeStatement } from "@postgres-to-aurora/schema/convert";
import { startTestServer } from "@postgres-to-aurora/test-kit";

/** One rule on a real server: what it must find, and what looks alike and must be left alone. */
export interface RuleCase {
  rule: string;
  /** Statements that only run alone, CREATE TABLESPACE say; run before, one by one. */
  alone?: string[];
  /** SQL that makes the objects the rule must find; run as superuser in a database of its own. */
  bad: string;
  /** SQL that makes look-alikes the rule must not find, in the same database. */
  good?: string;
  /** Displayed objects, with ` [severity]` behind where it is not the rule's own. */
  finds: string[];
  /** What a dump of the same database shows, when it is not the same; null when a dump cannot show it. */
  dumpFinds?: string[] | null;
  /** The dump to look at instead of pg_dump's own of this database, with or without head; `live: false` when it is all. */
  dump?: string;
  live?: false;
  /** From and to; by default the server's own major to 16. */
  road?: Road;
  /** Parts that statements must hold after conversion, and must not hold. */
  converted?: { holds?: (string | RegExp)[]; lacks?: (string | RegExp)[] };
  /** Undoes what outlives the database, which is dropped before: roles, say. */
  after?: string;
}

const HEAD =
  "--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version 15.18\n-- Dumped by pg_dump version 15.18\n\n";
const FOOT = "\n--\n-- PostgreSQL database dump complete\n--\n";

/**
 * Runs the cases, each in its own database of one server.
 * @param strict also asks for the same evidence live and offline where the objects are the same (fingerprints hang on
 *   it), and for a conversion that has nothing left to do when run again
 */
export function ruleCases(cases: RuleCase[], version = 15, pgDumpOptions: string[] = [], strict = false): void {
  let server: EmbeddedServer;
  beforeAll(async () => {
    server = await startTestServer({ version: version as 15 });
  });
  describe.each(cases.map((item, index) => [item.rule, index, item] as const))("%s", (id, index, item) => {
    const rule = RULES.find((candidate) => candidate.id === id) as Rule;
    const road = item.road ?? { source: version, target: Math.max(16, version) };
    let database: DatabaseAddress;

    beforeAll(async () => {
      expect(rule).toBeDefined();
      database = await server.createDatabase(`case_${index}`);
      await withClient(database, {}, async (client) => {
        await client.query("SET search_path = public");
        for (const statement of item.alone ?? []) await client.query(statement);
        await client.query(item.bad);
        if (item.good) await client.query(item.good);
      });
    });

    if (item.live !== false)
      test("is found on the live database, and nothing else is", async () => {
        const results = await withClient(database, {}, (client) =>
          runOnCatalog(client, [rule], road, { schemas: [], excluded: [] }),
        );
        expect(shown(results, rule)).toEqual([...item.finds].sort());
      });

    if (item.dumpFinds !== null)
      test("is found in the dump, and nothing else is", async () => {
        const model = await modelOfDump(dumpText(item, database, pgDumpOptions), "dump.sql");
        const results = await runOnDump(model, [rule], road, { schemas: [], excluded: [] });
        expect(shown(results, rule)).toEqual([...(item.dumpFinds ?? item.finds)].sort());
      });

    if (strict && item.live !== false && item.dumpFinds === undefined)
      test("has the same evidence live and in the dump", async () => {
        const scope = { schemas: [], excluded: [] };
        const live = await withClient(database, {}, (client) => runOnCatalog(client, [rule], road, scope));
        const model = await modelOfDump(dumpText(item, database, pgDumpOptions), "dump.sql");
        expect(evidence(await runOnDump(model, [rule], road, scope))).toEqual(evidence(live));
      });

    if (item.converted)
      test("is mended by the conversion", async () => {
        const model = await modelOfDump(dumpText(item, database, pgDumpOptions), "dump.sql");
        const added: string[] = [];
        const texts = model.statements.flatMap((statement) => {
          const change = changeStatement(statement, [rule], model, road);
          if (!change) return [statement.text];
          added.push(...change.added.map(({ sql }) => sql));
          return [change.text ?? [], change.added.map(({ phase, sql }) => `${phase}: ${sql}`)].flat();
        });
        if (strict) {
          const kept = texts.filter((text) => !added.some((sql) => text.endsWith(`: ${sql}`)));
          const again = await modelOfDump(`${HEAD}${[...kept, ...added].join("\n")}${FOOT}`, "dump.sql");
          // A dump has no phases, so that a statement may move again; its text may not change.
          const left = again.statements.filter((statement) => {
            const change = changeStatement(statement, [rule], again, road);
            return change && (change.text !== statement.text || change.added.length > 0);
          });
          expect(left.map(({ text }) => text)).toEqual([]);
        }
        const all = texts.join("\n");
        for (const part of item.converted?.holds ?? []) expect(all).toMatch(part);
        for (const part of item.converted?.lacks ?? []) expect(all).not.toMatch(part);
      });

    if (item.after)
      test("leaves the server clean", async () => {
        const { after = "" } = item;
        await withClient(server.superuser, {}, async (client) => {
          await client.query(`DROP DATABASE case_${index} WITH (FORCE)`);
          await client.query(after);
        });
      });
  });
}

function shown({ hits }: RuleResults, rule: Rule): string[] {
  return hits
    .map(({ hit }) => {
      const severity = hit.severity ?? rule.severity;
      return `${displayObject(hit.object)}${severity === rule.severity ? "" : ` [${severity}]`}`;
    })
    .sort();
}

function evidence({ hits }: RuleResults): string[] {
  return hits.map(({ hit }) => `${displayObject(hit.object)}: ${hit.evidence}`).sort();
}

function dumpText({ dump }: RuleCase, database: DatabaseAddress, options: string[]): string {
  if (dump !== undefined) return dump.startsWith("--\n-- PostgreSQL") ? dump : `${HEAD}${dump}${FOOT}`;
  const { stdout, stderr, status } = spawnSync("pg_dump", ["--schema-only", ...options], {
    env: { ...process.env, ...libpqEnvironment(database) },
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`pg_dump failed: ${stderr}`);
  return stdout;
}
