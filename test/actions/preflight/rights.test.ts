import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { check, paste, states } from "./in-process.js";

const SCHEMA = `
  CREATE SCHEMA "Odd ""Schema";
  CREATE TABLE "Odd ""Schema"."Table;1" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
  CREATE TABLE public.plain (id serial PRIMARY KEY);
  CREATE TABLE public.policed (id int PRIMARY KEY, owner text);
  ALTER TABLE public.policed ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON public.policed USING (owner = current_user)`;

let server: EmbeddedServer;
let databases = 0;

beforeAll(async () => {
  server = await startTestServer();
});

/** A new database with the schema above, owned by the superuser, and a role of its own with these attributes. */
async function withRole(
  attributes: string,
  statements = "",
): Promise<{ owner: DatabaseAddress; user: DatabaseAddress }> {
  const name = `rights_${++databases}`;
  const role = `O'Neil "${databases}"`;
  const owner = await server.createDatabase(name);
  await withClient(owner, {}, async (client) => {
    const quoted = client.escapeIdentifier(role);
    await client.query(
      `CREATE ROLE ${quoted} LOGIN ${attributes} PASSWORD 'pw'; ${SCHEMA}; ${statements.replaceAll("$role", quoted)}`,
    );
  });
  return { owner, user: server.address(name, role, "pw") };
}

const SOURCE = [
  "src-dms-role",
  "src-select",
  "src-sequences",
  "src-create-right",
  "src-guard-right",
  "src-cutover-rights",
];
const TARGET = ["tgt-dms-privs", "tgt-guard-right", "tgt-replica-role", "tgt-schemas"];

const all = (ids: string[], state: string) => Object.fromEntries(ids.map((id) => [id, state]));

describe("the user of the source", () => {
  test("without any right is told every grant, and these grants are enough", async () => {
    const { owner, user } = await withRole("");
    const before = await check({ source: user });
    expect(states(before, SOURCE)).toEqual(all(SOURCE, "failed"));
    expect(before.get("src-select")?.text).toBe(
      `${user.user} may not read 3: Odd "Schema.Table;1, public.plain, public.policed`,
    );
    await paste(owner, before, SOURCE);
    const after = await check({ source: user });
    expect(states(after, SOURCE)).toEqual(all(SOURCE, "passed"));
    expect(after.get("src-dms-role")?.text).toMatch(/AWS asks for one/);
  });

  test("to whom policies apply is warned of the rows that would be missing", async () => {
    const { owner, user } = await withRole("", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO $role");
    const before = await check({ source: user });
    expect(before.get("src-row-security")).toMatchObject({
      state: "failed",
      text: expect.stringContaining("public.policed"),
    });
    await paste(owner, before, ["src-row-security"]);
    expect(states(await check({ source: user }), ["src-row-security"])).toEqual({ "src-row-security": "passed" });
  });

  test("may write nothing while a role setting makes transactions read-only", async () => {
    const { user } = await withRole("", "ALTER ROLE $role SET default_transaction_read_only = on");
    const checks = await check({ source: user, target: user });
    expect(states(checks, ["src-read-only", "tgt-writer"])).toEqual({
      "src-read-only": "failed",
      "tgt-writer": "failed",
    });
    await paste({ ...user, user: "postgres", password: server.superuser.password }, checks, ["tgt-writer"]);
    expect(states(await check({ target: user }), ["tgt-writer"])).toEqual({ "tgt-writer": "passed" });
  });

  test("who may not look is told what would allow it, check by check, and nothing else stops", async () => {
    const { owner, user } = await withRole("REPLICATION");
    const checks = await check({ source: user });
    expect(checks.get("src-hba")).toMatchObject({
      state: "skipped",
      text: expect.stringMatching(/permission denied.*GRANT SELECT ON pg_catalog\.pg_hba_file_rules TO "O'Neil ""4"""/),
    });
    expect(checks.get("src-workers")).toMatchObject({
      state: "skipped",
      text: expect.stringContaining("GRANT pg_read_all_settings TO"),
    });
    expect(checks.get("src-long-xact")).toMatchObject({
      state: "skipped",
      text: expect.stringMatching(/pg_read_all_stats/),
    });
    expect(checks.get("src-plugin")).toMatchObject({
      state: "skipped",
      text: expect.stringMatching(/probe-slot: true/),
    });
    for (const id of ["src-hba", "src-workers"])
      await withClient(owner, {}, (client) => client.query(checks.get(id)?.text.split("To allow it: ")[1] ?? ""));
    const probed = await check({ source: user }, { probeSlot: true });
    expect(states(probed, ["src-hba", "src-workers", "src-plugin"])).toEqual({
      "src-hba": "warning",
      "src-workers": "passed",
      "src-plugin": "passed",
    });
  });

  test("who may not replicate is told so when the slot is probed", async () => {
    const { user } = await withRole("");
    const checks = await check({ source: user }, { probeSlot: true });
    expect(checks.get("src-plugin")).toMatchObject({
      state: "skipped",
      text: expect.stringMatching(/ALTER ROLE .* REPLICATION;/),
    });
  });

  test("with a connection limit is measured by it", async () => {
    const { user } = await withRole("CONNECTION LIMIT 5");
    expect((await check({ source: user })).get("src-connections")).toMatchObject({
      state: "warning",
      text: `4 sessions free under the connection limit of ${user.user}, 18 wanted`,
    });
  });
});

describe("the user of the target", () => {
  test("without any right is told every grant, and these grants are enough", async () => {
    const { owner, user } = await withRole("");
    const source = await server.createDatabase("rights_source");
    await withClient(source, {}, (client) => client.query(SCHEMA));
    const before = await check({ source, target: user });
    expect(states(before, TARGET)).toEqual(all(TARGET, "failed"));
    await paste(owner, before, TARGET);
    expect(states(await check({ source, target: user }), TARGET)).toEqual(all(TARGET, "passed"));
  });

  test("who may not read a table cannot tell whether it is empty", async () => {
    const { user } = await withRole("");
    expect((await check({ target: user })).get("tgt-empty")).toMatchObject({
      state: "warning",
      text: 'Not readable: Odd "Schema.Table;1, public.plain, public.policed',
    });
  });
});
