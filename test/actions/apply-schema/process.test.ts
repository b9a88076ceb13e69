import { join } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { withClient } from "@postgres-to-aurora/postgres";
import { runAction, startAction, startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";

let server: EmbeddedServer;
let cwd: string;

beforeAll(async () => {
  server = await startTestServer();
  cwd = await tempFolder();
  await server.createDatabase("target");
  await withClient(await server.createDatabase("source"), {}, (client) =>
    client.query("CREATE TABLE public.orders (id int PRIMARY KEY, note text); CREATE INDEX ON public.orders (note)"),
  );
});

test("a bundle goes from process to process; each leaves report, summary and outputs, and no password", async () => {
  const exported = await runAction("export-schema", {
    cwd,
    inputs: { migration: "shop", "source-url": server.url("source") },
  });
  expect(exported).toMatchObject({
    exitCode: 0,
    outputs: { verdict: "pass", bundle: "schema-bundle", objects: "3", report: join("reports", "export-schema.json") },
    report: { action: "export-schema", migration: "shop", verdict: "pass" },
  });
  const inputs = { migration: "shop", "target-url": server.url("target") };
  for (const phase of ["pre-load", "post-load", "post-cutover"]) {
    const applied = await runAction("apply-schema", { cwd, inputs: { ...inputs, phase } });
    expect(applied).toMatchObject({ exitCode: 0, outputs: { verdict: "pass", status: "applied" } });
    expect(applied.summary).toContain(`${phase} applied`);
    const seen = applied.everything.replace(/^::add-mask::.*$/gm, "");
    expect(seen).not.toContain(server.superuser.password.reveal());
  }
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s while it waits for a table ends it, with nothing applied",
  async (signal) => {
    await withClient(server.address("target"), {}, async (client) => {
      await client.query(
        "DELETE FROM migration_ctl.applied_phase WHERE phase = 'post-load'; DROP INDEX public.orders_note_idx",
      );
      await client.query("BEGIN; LOCK TABLE public.orders");
      const running = await startAction("apply-schema", {
        cwd,
        inputs: { migration: "shop", "target-url": server.url("target"), phase: "post-load" },
      });
      await running.says("Applying post-load.sql");
      running.kill(signal);
      const ended = await running.finished;
      expect(ended).toMatchObject({ exitCode: 1, outputs: { verdict: "fail" } });
      expect(ended.stdout).toContain(`Cancelled by ${signal}`);
      await client.query("ROLLBACK");
      const { rows } = await client.query(
        "SELECT finished, (SELECT pg_catalog.count(*) FROM migration_ctl.applied_statement)::int AS statements FROM migration_ctl.applied_phase WHERE phase = 'post-load'",
      );
      expect(rows).toEqual([{ finished: false, statements: 0 }]);
      const other = await client.query(
        "SELECT 1 FROM pg_catalog.pg_stat_activity WHERE application_name LIKE 'postgres-to-aurora%' AND pid <> pg_catalog.pg_backend_pid() AND datname = 'target'",
      );
      expect(other.rows).toEqual([]);
      await client.query("CREATE INDEX orders_note_idx ON public.orders (note)");
    });
  },
);
