import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { ALL_CHECKS, checksTable } from "@postgres-to-aurora/action-preflight/catalogue";
import { outcomeOf } from "@postgres-to-aurora/action-preflight/report";
import type { Judged, State } from "@postgres-to-aurora/action-preflight/runner";
import { CancelledError, type Section, type Severity } from "@postgres-to-aurora/domain";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { renderMarkdown } from "@postgres-to-aurora/report";
import {
  afterwards,
  repositoryRoot,
  startTestServer,
  startTestServers,
  tempFolder,
} from "@postgres-to-aurora/test-kit";
import { check, run, secret, states } from "./in-process.js";

let source: EmbeddedServer;
let target: EmbeddedServer;
let sourceUrl: string;
let targetUrl: string;

/** Both sides as a rehearsal has them: a superuser on the source, an ordinary role with some grants on the target. */
beforeAll(async () => {
  ({ source, target } = await startTestServers());
  for (const [server, rights] of [
    [source, "SUPERUSER"],
    [target, "CREATEDB CREATEROLE REPLICATION"],
  ] as const)
    await withClient(server.superuser, {}, async (client) => {
      await client.query(`CREATE ROLE migrator LOGIN ${rights} PASSWORD 'pw-of-migrator'`);
      await client.query("CREATE DATABASE app OWNER migrator");
    });
  await withClient(target.superuser, {}, async (client) => {
    await client.query("GRANT SET ON PARAMETER session_replication_role TO migrator");
    await client.query("GRANT pg_signal_backend, pg_read_all_stats TO migrator");
  });
  await withClient(source.address("app"), {}, (client) =>
    client.query("CREATE TABLE public.items (id int PRIMARY KEY); INSERT INTO public.items VALUES (1)"),
  );
  sourceUrl = source.url("app", "migrator", "pw-of-migrator");
  targetUrl = target.url("app", "migrator", "pw-of-migrator");
});

const rowsOf = (sections: Section[], title: string) => {
  const section = sections.find((one) => one.title === title);
  return section?.kind === "table" ? section.rows : [];
};
const textOf = (sections: Section[], title: string) => {
  const section = sections.find((one) => one.title === title);
  return section?.kind === "text" ? section.text : "";
};

describe("a run", () => {
  test("of a rehearsal's two databases is a warning, and all checks are in its report, once", async () => {
    const ran = await run({ sourceUrl: secret(sourceUrl), targetUrl: secret(targetUrl), probeSlot: true });
    expect(rowsOf(ran.sections, "What to do").filter(([state]) => state === "failed")).toEqual([]);
    expect(ran).toMatchObject({ verdict: "warn", headline: expect.stringMatching(/^Ready, with warnings: /) });
    const reported = ran.sections.flatMap((one) => (one.kind === "table" ? one.rows.map((row) => row[1]) : []));
    expect([...reported].sort()).toEqual(ALL_CHECKS.map(({ id }) => id).sort());
    const total = ran.metrics.reduce((sum, { value }) => sum + value, 0);
    expect(total).toBe(ALL_CHECKS.length);
    expect(ran.outputs).toEqual(Object.fromEntries(ran.metrics.map(({ name, value }) => [name, value])));
  });

  test("shows what to do first, then the SQL by side, then the rest", async () => {
    await withClient(source.superuser, {}, (client) =>
      client.query("ALTER ROLE migrator SET statement_timeout = '1min'"),
    );
    const ran = await run({ sourceUrl: secret(sourceUrl), targetUrl: secret(targetUrl) });
    await withClient(source.superuser, {}, (client) => client.query("ALTER ROLE migrator RESET ALL"));
    expect(ran.sections.map(({ title }) => title)).toEqual([
      "What to do",
      "SQL to run on the source",
      "Source: passed or not checked",
      "Target: passed or not checked",
      "Both sides: passed or not checked",
      "AWS DMS: passed or not checked",
    ]);
    expect(textOf(ran.sections, "SQL to run on the source")).toContain(
      `-- src-idle-timeout: Set them to 0 for the user of DMS in this database\nALTER ROLE "migrator" IN DATABASE "app" SET statement_timeout = '0';`,
    );
    expect(ran.log).toMatch(/^warning {2}src-idle-timeout: For migrator: statement_timeout = 60000 ms\. Set them/m);
  });

  test("with the source alone skips the other side, with the reason", async () => {
    const ran = await run({ sourceUrl: secret(sourceUrl) });
    expect(ran.verdict).toBe("warn");
    const target = rowsOf(ran.sections, "Target: passed or not checked");
    expect(new Set(target.map(([state]) => state))).toEqual(new Set(["skipped"]));
    expect(target[0]?.[3]).toBe("Neither target-url nor target-secret is given");
    expect(rowsOf(ran.sections, "Both sides: passed or not checked")[0]?.[3]).toMatch(/the target was not reached/);
  });

  test("that is cancelled ends with the reason", async () => {
    const abort = new AbortController();
    const clock = {
      now: () => Date.now(),
      sleep: async () => abort.abort(new CancelledError("SIGINT")),
    };
    const cancelled = run({ sourceUrl: secret(sourceUrl) }, { signal: abort.signal, clock });
    await expect(cancelled).rejects.toMatchObject({ code: "CANCELLED" });
  });

  test("leaves no password anywhere", async () => {
    const ran = await run({ sourceUrl: secret(sourceUrl), targetUrl: secret(targetUrl) });
    expect(JSON.stringify(ran)).not.toContain("pw-of-migrator");
  });
});

describe("the verdict", () => {
  const one = (state: State, severity: Severity, id = "src-one"): Judged => ({
    ...{ id, side: "source", severity, title: "", why: "", state, text: "evidence" },
    remedy: undefined,
  });

  test.each<[string, Judged[], string, RegExp]>([
    ["all passed", [one("passed", "blocker")], "pass", /^Ready: 1 passed, 0 warnings, 0 skipped$/],
    ["a small check skipped", [one("skipped", "warning")], "pass", /^Ready: /],
    ["a blocker skipped", [one("skipped", "blocker")], "warn", /not checked: src-one;/],
    ["a warning", [one("warning", "warning"), one("skipped", "blocker")], "warn", /^Ready, with warnings: src-one;/],
    ["a failure", [one("failed", "needs-change"), one("warning", "warning")], "fail", /src-one \(evidence\)/],
    ["nothing reached", [one("failed", "blocker", "src-connection")], "fail", /^Not ready, 1 failed: evidence/],
  ])("with %s", (_what, checks, verdict, headline) => {
    expect(outcomeOf(checks)).toEqual({ verdict, headline: expect.stringMatching(headline) });
  });
});

describe("a side that cannot be reached", () => {
  const at = (url: string, change: Partial<Pick<URL, "password" | "port" | "search" | "pathname">>) =>
    secret(Object.assign(new URL(url), change).href);

  test.each([
    ["a wrong password", { password: "wrong" }, /password authentication failed.*Check user and password/],
    ["a closed port", { port: "9" }, /Nothing listens on 127\.0\.0\.1:9/],
    ["no TLS", { search: "" }, /offers no TLS.*sslmode=disable/],
    ["no such database", { pathname: "/nowhere" }, /database "nowhere" does not exist/],
  ])(
    "by %s is one failed check, named in the headline; the other side is checked all the same",
    async (_what, change, says) => {
      const ran = await run({ sourceUrl: at(sourceUrl, change), targetUrl: secret(targetUrl) });
      expect(ran).toMatchObject({ verdict: "fail", headline: expect.stringMatching(says) });
      expect(ran.headline).not.toContain("\n");
      const todo = rowsOf(ran.sections, "What to do");
      expect(todo.filter(([state]) => state === "failed").map(([, id]) => id)).toEqual(["src-connection"]);
      expect(todo.map(([, id]) => id)).toContain("tgt-engine");
      expect(rowsOf(ran.sections, "Source: passed or not checked").every(([state]) => state === "skipped")).toBe(true);
    },
  );

  test("on both sides is told of both in one run", async () => {
    const ran = await run({
      sourceUrl: at(sourceUrl, { password: "wrong" }),
      targetUrl: at(targetUrl, { port: "9" }),
    });
    expect(ran.headline).toMatch(
      /^Not ready, 2 failed: .*source migrator@.*password.*Nothing listens on 127\.0\.0\.1:9/,
    );
  });

  test("because of a bad URI is a failed check beside a good side, and one clear error alone", async () => {
    const bad = secret("Server=db;Password=pw-of-migrator");
    const ran = await run({ sourceUrl: bad, targetUrl: secret(targetUrl) });
    expect(ran).toMatchObject({
      verdict: "fail",
      headline: expect.stringMatching(/source-url is not a PostgreSQL URI/),
    });
    await expect(run({ sourceUrl: bad })).rejects.toMatchObject({ code: "BAD_DATABASE_URL" });
    await expect(run({ sourceUrl: bad, targetUrl: bad })).rejects.toMatchObject({ code: "BAD_DATABASE_URL" });
    await expect(run({ sourceUrl: secret(sourceUrl), sourceSecret: "both" })).rejects.toMatchObject({
      code: "DATABASE_INPUT",
    });
  });

  test("because no side is given is one clear error", async () => {
    await expect(run({})).rejects.toThrow(/Neither source-url nor source-secret is given/);
  });

  test("any more in the middle leaves what was checked, and says so", async () => {
    const own = await startTestServer();
    // The server ends while the check that looks twice waits between its looks.
    const clock = { now: () => Date.now(), sleep: () => own.crash() };
    const checks = await check({ source: own.superuser }, { clock });
    expect(checks.get("src-connection")).toMatchObject({ state: "failed" });
    expect(states(checks, ["src-wal-level", "src-wal-headroom", "src-heartbeat", "src-stats"])).toEqual({
      "src-wal-level": "passed",
      "src-wal-headroom": "skipped",
      "src-heartbeat": "skipped",
      "src-stats": "skipped",
    });
    expect(checks.get("src-stats")?.text).toMatch(/^The connection was lost/);
  });
});

describe("what stands between", () => {
  /** A proxy that announces another process than the one that answers, as poolers do. */
  async function pooler(to: DatabaseAddress): Promise<DatabaseAddress> {
    const proxy = createServer((client) => {
      const server = connect(to.port, to.host);
      client.pipe(server);
      server.on("data", (data) => {
        // BackendKeyData: the letter K, length 12, process id, key.
        const at = data.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
        if (at >= 0) data.writeInt32BE(4711, at + 5);
        client.write(data);
      });
      for (const socket of [client, server])
        socket
          .on("error", () => {})
          .on("close", () => {
            client.destroy();
            server.destroy();
          });
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    afterwards(() => proxy.close());
    return { ...to, port: (proxy.address() as AddressInfo).port };
  }

  test("a pooler is recognised, and the server itself is not taken for one", async () => {
    const pooled = await pooler(source.superuser);
    const checks = await check({ source: pooled, target: target.superuser });
    expect(states(checks, ["src-pooler", "tgt-pooler"])).toEqual({ "src-pooler": "warning", "tgt-pooler": "passed" });
  });

  const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
  if (!hasOpenssl) process.stderr.write("SKIPPED: preflight over TLS, because openssl is not installed\n");

  (hasOpenssl ? test : test.skip)("TLS is judged by how far the certificate is checked", async () => {
    const folder = await tempFolder();
    const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
    const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    const made = spawnSync("openssl", [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-keyout",
      key,
      "-out",
      certificate,
      ...names,
    ]);
    expect(made.status).toBe(0);
    const server = await startTestServer();
    await withClient(server.superuser, {}, async (client) => {
      // The server's own user must write these, and nobody else may read the key.
      for (const [path, name] of [
        [certificate, "server.crt"],
        [key, "server.key"],
      ] as const)
        await client.query(
          `COPY (SELECT unnest(string_to_array('${readFileSync(path, "utf8").trim()}', E'\\n'))) TO PROGRAM 'umask 077; cat > ${name}'`,
        );
      await client.query("ALTER SYSTEM SET ssl = on");
      await client.query("SELECT pg_catalog.pg_reload_conf()");
    });
    const address = { ...server.superuser, host: "localhost", tls: "verify-full" as const, caFile: certificate };
    // The reload takes a moment.
    for (let up = false; !up; ) up = (await check({ source: address })).get("src-connection")?.state === "passed";
    const full = await check({ source: address });
    expect(states(full, ["src-connection", "src-tls", "src-ssl"])).toEqual({
      "src-connection": "passed",
      "src-tls": "passed",
      "src-ssl": "passed",
    });
    const loose = await check({ source: { ...address, tls: "require" } });
    expect(loose.get("src-tls")).toMatchObject({
      state: "warning",
      text: expect.stringMatching(/can pose as the server/),
    });
  });
});

describe("names from the database", () => {
  test("neither end a comment in the SQL nor a table in the summary", async () => {
    const name = 'a\nDROP TABLE x; -- | <b> `"';
    const address = await source.createDatabase("odd_names");
    await withClient(address, {}, async (client) => {
      const quoted = client.escapeIdentifier(name);
      await client.query(`CREATE ROLE ${quoted} LOGIN PASSWORD 'pw'; CREATE SCHEMA ${quoted}`);
      await client.query(`CREATE TABLE ${quoted}.${quoted} (id int)`);
    });
    const ran = await run({ sourceUrl: secret(source.url("odd_names", name, "pw")) });
    const sql = textOf(ran.sections, "SQL to run on the source");
    expect(sql).toContain("GRANT SELECT ON ALL TABLES");
    // Whatever is no comment is one of our statements, or the rest of a quoted name.
    await withClient(address, {}, async (client) => {
      await client.query("BEGIN");
      await client.query(sql.replaceAll("SELECT pg_catalog.pg_reload_conf();", ""));
      await client.query("ROLLBACK");
    });
    const report = {
      schemaVersion: 1 as const,
      migration: "shop",
      action: "preflight",
      actionVersion: "0",
      startedAt: "2026-01-01T00:00:00Z",
      finishedAt: "2026-01-01T00:00:01Z",
    };
    const markdown = renderMarkdown({
      ...report,
      verdict: ran.verdict,
      headline: ran.headline,
      metrics: ran.metrics,
      sections: ran.sections,
    });
    expect(markdown.replace(/```[\s\S]*?```/g, "")).not.toContain("<b>");
  });
});

describe("the catalogue", () => {
  test("names every check once", () => {
    const ids = ALL_CHECKS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^(src|tgt|dms)-[a-z-]+$/);
  });

  test("stands in the README as it is", () => {
    const readme = readFileSync(join(repositoryRoot, "actions", "preflight", "README.md"), "utf8");
    const [, listed] = /<!-- checks:start -->\n([\s\S]*?)\n<!-- checks:end -->/.exec(readme) ?? [];
    expect(listed).toBe(checksTable());
  });
});
