import { randomInt } from "node:crypto";
import { expect, test } from "@jest/globals";
import { type Client, connect } from "@postgres-to-aurora/postgres";
import { startTestServers } from "@postgres-to-aurora/test-kit";
import { compare, makePair } from "./pair.js";
import { chance, type RandomTable, randomTable, TYPES_SQL } from "./random-table.js";

const TABLES = 120;

/** Every row of a table as text, by key; a table without key has all rows under one. */
async function readTable(client: Client, { name, key }: RandomTable): Promise<Map<string, string[]>> {
  const keyText = key.length > 0 ? `ROW(${key.join(",")})::text` : "''";
  const text = `SELECT ${keyText}, ROW(t.*)::text FROM public.${name} AS t`;
  const { rows } = await client.query<string[]>({ text, rowMode: "array" });
  const found = new Map<string, string[]>();
  for (const [own, row] of rows) found.set(own!, [...(found.get(own!) ?? []), row!]);
  return found;
}

/** The differences as plain comparison of all rows finds them. */
function differences(source: Map<string, string[]>, target: Map<string, string[]>) {
  const found = { missing: 0, extra: 0, changed: 0 };
  for (const key of new Set([...source.keys(), ...target.keys()])) {
    const [left, right] = [[...(source.get(key) ?? [])], [...(target.get(key) ?? [])]];
    for (const row of [...left])
      if (right.includes(row)) {
        right.splice(right.indexOf(row), 1);
        left.splice(left.indexOf(row), 1);
      }
    const changed = key === "" ? 0 : Math.min(left.length, right.length);
    found.changed += changed;
    found.missing += left.length - changed;
    found.extra += right.length - changed;
  }
  return found;
}

test("in random tables of all types exactly the differences are found, from PostgreSQL 14 to 18", async () => {
  const seed = randomInt(2 ** 31);
  const pick = chance(seed);
  const tables = Array.from({ length: TABLES }, (_, number) => randomTable(`t${number}`, pick));
  const { source, target } = await startTestServers({
    source: { version: 14 },
    target: { version: 18, settings: { timezone: "America/Recife", datestyle: "German" } },
  });
  const create = tables.map((table) => table.create).join("\n");
  const edit = tables.map((table) => table.edit).join("\n");
  const pair = await makePair([source, target], `${TYPES_SQL} ${create}`, "", edit);
  const result = await compare(pair);

  expect(result.hash).toBe("record");
  const [left, right] = await Promise.all([connect(pair.source), connect(pair.target)]);
  let differing = 0;
  for (const table of tables) {
    const expected = differences(await readTable(left, table), await readTable(right, table));
    const total = expected.missing + expected.extra + expected.changed;
    if (total > 0) differing++;
    const { verdict, missing, extra, changed } = result.of(table.name)!;
    const facts = { seed, create: table.create, edit: table.edit };
    expect({ ...facts, verdict, missing, extra, changed }).toEqual({
      ...facts,
      verdict: total > 0 ? "different" : "equal",
      ...expected,
    });
  }
  expect(differing).toBeGreaterThan(0);
  await Promise.all([left.end(), right.end()]);
});
