import { expect, test } from "@jest/globals";
import { withClient } from "@postgres-to-aurora/postgres";
import { startTestServers } from "@postgres-to-aurora/test-kit";
import { runApply, runExport } from "./in-process.js";
import { ODD_SCHEMA } from "./odd-schema.js";

test("a schema of PostgreSQL 14 crosses over to 17", async () => {
  const { source, target } = await startTestServers({ source: { version: 14 }, target: { version: 17 } });
  await withClient(await source.createDatabase("odd"), {}, async (client) => {
    await client.query("SET search_path = public");
    await client.query(ODD_SCHEMA);
  });
  await target.createDatabase("odd");
  const { workspace } = await runExport(source.url("odd"));
  for (const phase of ["pre-load", "post-load", "post-cutover"] as const)
    expect(await runApply(target.url("odd"), phase, {}, { workspace })).toMatchObject({ verdict: "pass" });
});
