import { beforeAll, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import type { ManifestObject, Phase } from "@postgres-to-aurora/schema";
import { startTestServer } from "@postgres-to-aurora/test-kit";
import { prepareTarget } from "./prepare.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

const OBJECTS: ManifestObject[] = (
  [
    { type: "TABLE", schema: "public", name: "early", phase: "pre-load" },
    { type: "TABLE", schema: "public", name: "Odd.Name", phase: "pre-load" },
    { type: "TABLE", schema: "public", name: "orders", phase: "post-load" },
    { type: "FUNCTION", schema: "public", name: "total(integer, text)", phase: "post-load" },
    { type: "TYPE", schema: "public", name: "mood", phase: "post-cutover" },
    { type: "SCHEMA", schema: "", name: "app", phase: "post-cutover" },
    { type: "CONSTRAINT", schema: "public", name: "keyless keyless_key", phase: "post-cutover" },
    { type: "CONSTRAINT", schema: "public", name: "keyless2 keyless_other", phase: "pre-load" },
  ] as const
).map((object) => ({ ...object, hash: "0".repeat(16) }));

const KEYLESS = "CREATE TABLE public.keyless (id int); CREATE TABLE public.a (id int)";
const NOT_APPLIED =
  /it is in pre-load\.sql of the bundle, which is not applied to this target\. Apply the phase pre-load first/;

const cases: { sql: string; why: RegExp; phase?: Phase; setup?: string }[] = [
  { sql: "CREATE INDEX i ON public.early (id);", why: NOT_APPLIED },
  { sql: 'ALTER TABLE ONLY public."Odd.Name" ADD CONSTRAINT x CHECK (id > 0);', why: NOT_APPLIED },
  {
    sql: "CREATE VIEW public.v AS SELECT * FROM public.orders;\nCREATE TABLE public.orders (id int);",
    why: /The relation public\.orders is missing; post-load\.sql makes it only later, at line 2\. Move this statement behind line 2/,
  },
  {
    sql: "CREATE VIEW public.v AS SELECT * FROM public.orders;",
    why: /The relation public\.orders is missing, though post-load\.sql makes it before this statement/,
  },
  {
    sql: "CREATE VIEW public.v AS SELECT public.total(1, 'x'::text);",
    phase: "pre-load",
    why: /The function public\.total\(integer, text\) is missing; the bundle makes it only in post-load\.sql\. Move this statement to post-load\.sql/,
  },
  {
    sql: "CREATE TABLE public.t (m public.mood[]);",
    why: /The type public\.mood is missing; the bundle makes it only in post-cutover\.sql/,
  },
  {
    sql: "CREATE TABLE app.t (id int);",
    why: /The schema app is missing; the bundle makes it only in post-cutover\.sql/,
  },
  {
    sql: "CREATE INDEX i ON public.nowhere (id);",
    why: /The relation public\.nowhere is missing, and the bundle does not hold it\. If an extension brings it.*exclude-tables/,
  },
  {
    sql: "CREATE VIEW public.v AS SELECT public.uuid_generate_v4();",
    why: /The function public\.uuid_generate_v4\(\) is missing, and the bundle does not hold it\. If an extension brings it/,
  },
  {
    sql: "CREATE POLICY p ON public.a TO clerk;",
    setup: KEYLESS,
    why: /The role clerk is missing, and the bundle does not hold it\. Create the role on the target/,
  },
  {
    sql: "CREATE EXTENSION no_such_extension;",
    why: /The target has no extension no_such_extension\. .*pg_available_extensions/,
  },
  {
    sql: "CREATE INDEX i ON public.a (gone);",
    setup: KEYLESS,
    why: /it has no column gone\. Compare the table with pre-load\.sql/,
  },
  {
    sql: "ALTER TABLE public.a ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES public.keyless (id);",
    setup: KEYLESS,
    why: /The unique key of public\.keyless that this foreign key points to is missing; the bundle makes it only in post-cutover\.sql/,
  },
  {
    sql: "CREATE FUNCTION public.f() RETURNS int LANGUAGE plmissing AS '';",
    why: /The language plmissing is missing.*Install the extension that brings it/,
  },
];

test.each(cases)(
  "$sql: says what is missing and where it is",
  async ({ sql, phase = "post-load", why, setup = "" }) => {
    const { apply } = await prepareTarget(server, { [phase]: sql }, setup, OBJECTS);
    const error = (await apply(phase).catch((caught: unknown) => caught)) as Error;
    expect(error.message).toMatch(new RegExp(`^${phase}\\.sql:1:`));
    expect(error.message.replace(/\s+/g, " ")).toMatch(why);
  },
);

test("what pre-load made and somebody dropped since is told as such", async () => {
  const { apply, ask } = await prepareTarget(
    server,
    { "pre-load": "CREATE TABLE public.early (id int);", "post-load": "CREATE INDEX i ON public.early (id);" },
    "",
    OBJECTS,
  );
  await apply("pre-load");
  await ask("DROP TABLE public.early");
  await expect(apply("post-load")).rejects.toThrow(
    /pre-load\.sql of the bundle made it, and somebody dropped or renamed it since\. Make it again/,
  );
});

test("an error about something else gets no such explanation", async () => {
  const { apply } = await prepareTarget(
    server,
    { "post-load": "CREATE TABLE public.a (id int, id int);" },
    "",
    OBJECTS,
  );
  const error = (await apply("post-load").catch((caught: unknown) => caught)) as Error;
  expect(error.message).toContain('column "id" specified more than once');
  expect(error.message).not.toContain("missing");
});
