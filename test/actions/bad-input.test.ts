import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { Secret } from "@postgres-to-aurora/domain";
import { parseDatabaseUrl, withClient } from "@postgres-to-aurora/postgres";
import { type ActionResult, runAction, startTestServers, tempFolder } from "@postgres-to-aurora/test-kit";

/** Appears in every URI below; must appear in nothing an action leaves behind. */
const PASSWORD = "hunter2-correct-horse";

let source: string;
let target: string;
let bundle: string;
let inspect: () => Promise<unknown>;

beforeAll(async () => {
  const { source: sourceServer, target: targetServer } = await startTestServers();
  for (const server of [sourceServer, targetServer]) {
    await server.createDatabase("shop");
    await withClient(server.superuser, {}, (client) => client.query(`ALTER ROLE postgres PASSWORD '${PASSWORD}'`));
  }
  source = sourceServer.url("shop", "postgres", PASSWORD);
  target = targetServer.url("shop", "postgres", PASSWORD);
  await withClient(sourceServer.address("shop", "postgres", PASSWORD), {}, (client) =>
    client.query("CREATE TABLE public.orders (id int PRIMARY KEY); INSERT INTO public.orders VALUES (1)"),
  );
  const exported = await runAction("export-schema", { inputs: { migration: "shop", "source-url": source } });
  expect(exported.exitCode).toBe(0);
  bundle = `${exported.cwd}/schema-bundle`;
  // What both sides hold: nothing may change by a refused run.
  inspect = () =>
    Promise.all(
      [sourceServer, targetServer].map((server) =>
        withClient(server.address("shop", "postgres", PASSWORD), {}, async (client) => {
          const { rows } = await client.query(
            `SELECT n.nspname, c.relname, c.relkind, (SELECT pg_catalog.count(*) FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid) AS triggers
               FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2`,
          );
          const slots = await client.query("SELECT slot_name FROM pg_catalog.pg_replication_slots");
          return [rows, slots.rows];
        }),
      ),
    );
});

/** One clear error, exit code 1, no stack trace, no secret anywhere. */
function expectRefusal(result: ActionResult, words: RegExp): void {
  expect(result.exitCode).toBe(1);
  const errors = result.stdout.split("\n").filter((line) => line.startsWith("::error"));
  expect(errors).toHaveLength(1);
  expect(decodeURIComponent((errors[0] as string).replace(/%(?!0A|0D|25)/g, "%25"))).toMatch(words);
  expect(result.everything).not.toMatch(/^\s+at .*\(.*:\d+:\d+\)/m);
  // The runner reads masks from `::add-mask::` lines; a person never sees those.
  expect(result.everything.replace(/^::add-mask::.*$/gm, "")).not.toContain(PASSWORD);
  expect(result.outputs["verdict"]).toBe("fail");
}

const inputsOf = (action: string): Record<string, string> => {
  const both = { "source-url": source, "target-url": target };
  const own: Record<string, Record<string, string>> = {
    preflight: { "source-url": source },
    "assess-schema": { "source-url": source },
    "export-schema": { "source-url": source },
    "convert-schema": { bundle, "converted-bundle": "converted" },
    "apply-schema": { "target-url": target, phase: "pre-load", bundle },
    "create-dms-task": { ...both, "replication-instance": "shop", "aws-region": "eu-west-1" },
    "wait-for-cdc": { ...both, "aws-region": "eu-west-1" },
    "validate-data": both,
    decommission: { ...both, "aws-region": "eu-west-1" },
    cutover: { ...both, "switch-command": "true", "aws-region": "eu-west-1" },
  };
  return { migration: "shop", ...own[action] };
};

/** Access keys that no service will take, and endpoints nobody listens on. */
const AWS = {
  AWS_ACCESS_KEY_ID: "AKIATESTTESTTESTTEST",
  AWS_SECRET_ACCESS_KEY: PASSWORD,
  AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE: "http://127.0.0.1:9",
  AWS_ENDPOINT_URL_CLOUDWATCH: "http://127.0.0.1:9",
};

/** Debian keeps the programs outside PATH too; a mount of our own hides them there. */
const UNSHARE = ["/usr/bin/unshare", "--mount"];
// Not a shell: it would drop the variables of inputs with hyphens.
const HIDE = 'system("/usr/bin/mount", "-t", "tmpfs", "none", "/usr/lib/postgresql") == 0 or die; exec @ARGV';
const hideable = spawnSync(UNSHARE[0] as string, ["--mount", "true"]).status === 0 && existsSync("/usr/lib/postgresql");
if (!hideable) process.stderr.write("SKIPPED: export-schema without pg_dump, because it takes root to hide it\n");
const ifHideable = hideable ? test : test.skip;

const ALL = [
  "preflight",
  "assess-schema",
  "export-schema",
  "apply-schema",
  "create-dms-task",
  "wait-for-cdc",
  "validate-data",
  "cutover",
  "decommission",
];

describe.each(ALL)("%s refuses", (action) => {
  const sideOf = () => (inputsOf(action)["source-url"] ? "source-url" : "target-url");
  const run = async (changes: Record<string, string>, words: RegExp, env: Record<string, string> = {}) => {
    const before = await inspect();
    const result = await runAction(action, { inputs: { ...inputsOf(action), ...changes }, env: { ...AWS, ...env } });
    expectRefusal(result, words);
    expect(await inspect()).toEqual(before);
  };

  test("a wrong password", async () => {
    const url = (inputsOf(action)[sideOf()] as string).replace(PASSWORD, `${PASSWORD}-wrong`);
    await run({ [sideOf()]: url }, /password authentication failed.*Check user and password/);
  });

  test("an unreachable host", async () => {
    await run(
      { [sideOf()]: `postgresql://postgres:${PASSWORD}@127.0.0.1:9/shop?sslmode=disable` },
      /Nothing listens on 127\.0\.0\.1:9/,
    );
  });

  test("a database without TLS, when the URI does not allow it", async () => {
    const url = (inputsOf(action)[sideOf()] as string).replace("?sslmode=disable", "");
    await run({ [sideOf()]: url }, /offers no TLS.*sslmode=disable/);
  });

  test("a value that is not a URI, without repeating it", async () => {
    await run({ [sideOf()]: `Server=db;Password=${PASSWORD}` }, /is not a PostgreSQL URI/);
  });

  test("missing inputs, all named in one message", async () => {
    await run({ migration: "" }, /migration: required/);
  });

  test("a name that AWS would refuse", async () => {
    await run({ migration: "My_Shop" }, /migration is not a usable name: "My_Shop"/);
  });

  test("neither a URI nor a secret for a database", async () => {
    await run({ [sideOf()]: "" }, /Neither .* nor .* is given/);
  });
});

describe("more refusals", () => {
  const run = async (action: string, changes: Record<string, string>, env: Record<string, string>, words: RegExp) => {
    const before = await inspect();
    const result = await runAction(action, { inputs: { ...inputsOf(action), ...changes }, env: { ...AWS, ...env } });
    expectRefusal(result, words);
    expect(await inspect()).toEqual(before);
  };

  ifHideable("export-schema without pg_dump says which package to install", async () => {
    const before = await inspect();
    const result = await runAction("export-schema", {
      inputs: inputsOf("export-schema"),
      env: { PATH: await tempFolder() },
      starter: [...UNSHARE, "/usr/bin/perl", "-e", HIDE],
    });
    expectRefusal(result, /pg_dump is not installed.*apt-get install postgresql-client/);
    expect(await inspect()).toEqual(before);
  });

  test("an unknown word for an input names the known ones", async () => {
    await run(
      "apply-schema",
      { phase: "preload" },
      {},
      /phase: "preload" is not one of pre-load, post-load, post-cutover/,
    );
    await run("validate-data", { live: "maybe" }, {}, /live: "maybe" is not one of/);
  });

  test("an unknown table among those to leave out is named", async () => {
    await run("create-dms-task", { "exclude-tables": "public.nowhere" }, {}, /public\.nowhere/);
    await run("validate-data", { "exclude-tables": "public.nowhere" }, {}, /public\.nowhere/);
  });

  test("a target that already holds tables is not loaded again", async () => {
    const database = parseDatabaseUrl(new Secret(target), "target-url");
    await withClient(database, {}, (client) => client.query("CREATE DATABASE used"));
    await withClient({ ...database, database: "used" }, {}, (client) =>
      client.query("CREATE TABLE public.orders (id int)"),
    );
    await run("apply-schema", { "target-url": target.replace("/shop?", "/used?") }, {}, /public\.orders/);
  });

  test("AWS out of reach is said as such", async () => {
    await run("wait-for-cdc", {}, {}, /127\.0\.0\.1|AWS|DMS/);
  });
});
