import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { type ScriptedTable, Stage, scriptedAws } from "./scripted-aws.js";

const TABLES = 10_000;

/** Has node note its largest resident size, in KiB, when it ends. */
async function measured(): Promise<{ env: Record<string, string>; residentMiB: () => Promise<number> }> {
  const folder = await tempFolder();
  const [program, figure] = [join(folder, "measure.cjs"), join(folder, "kibibytes")];
  await writeFile(
    program,
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(figure)}, String(process.resourceUsage().maxRSS)));`,
  );
  return {
    env: { NODE_OPTIONS: `--require ${program}` },
    residentMiB: async () => Number(await readFile(figure, "utf8")) / 1024,
  };
}

test("10,000 tables are followed with at most 25 calls a look, fewer once loaded, in less than 150 MB", async () => {
  const one = await new Stage(await startTestServer()).database("many");
  const tables: ScriptedTable[] = Array.from({ length: TABLES }, (_, index) => ({
    schema: "app",
    name: `a_table_with_a_name_of_some_length_${index}`,
    state: "Before load",
    rows: 0,
  }));
  const aws = await scriptedAws({ status: "running", tables, latency: { seconds: 0, ageSeconds: 10 }, log: [] });
  let looks = 0;
  const calls: number[] = [];
  const onLook = async () => {
    calls[looks++] = 0;
    // A tenth of the tables is done with each look.
    for (let index = 0; index < TABLES / 10; index++) {
      const table = tables[(looks - 2) * (TABLES / 10) + index];
      if (table !== undefined) Object.assign(table, { state: "Table completed", rows: 1000 });
    }
  };
  aws.instead({ operation: /./, act: (_call, next) => count(next) });
  aws.instead({
    operation: "DescribeReplicationTasks",
    nth: (nth) => nth > 1,
    act: (_call, next) => onLook().then(() => count(next)),
  });
  const count = <T>(next: () => Promise<T>): Promise<T> => {
    if (looks > 0) calls[looks - 1] = (calls[looks - 1] ?? 0) + 1;
    return next();
  };
  const { env, residentMiB } = await measured();
  const { outputs, report, summary } = await one.wait(aws, { samples: "8", "poll-interval": "200ms" }, { env });

  expect(outputs).toMatchObject({ status: "caught-up", tables: String(TABLES), rows: String(TABLES * 1000) });
  expect(Math.max(...calls)).toBeLessThanOrEqual(25);
  expect(calls.filter((made) => made <= 3).length).toBeGreaterThanOrEqual(5);
  expect(await residentMiB()).toBeLessThan(150);
  const shown = report?.sections.find(({ title }) => title === "Tables");
  if (shown?.kind !== "table") throw new Error("must be a table");
  expect(shown.rows).toHaveLength(100);
  expect(shown.note).toMatch(/^10,000 Table completed/);
  expect(summary.length).toBeLessThan(60_000);
});
