import { isAbsolute, relative, resolve } from "node:path";
import { type Context, databaseOf, type Outcome, withProgress } from "@postgres-to-aurora/action-kit";
import { type TableName, UserError } from "@postgres-to-aurora/domain";
import { displayAddress } from "@postgres-to-aurora/postgres";
import { bundleFromDump, roleEntries, writeBundle } from "@postgres-to-aurora/schema";
import { chosenContainer } from "./container.js";
import { dumpArguments, rolesArguments } from "./dump-arguments.js";
import { inside } from "./inside.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { here } from "./place.js";
import { describeExport } from "./report.js";
import { catalogQuestion, checkComplete, readAnswer } from "./source-catalog.js";

/** Exports the schema of the source into the bundle's folder. Nothing on the source changes. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, log, clock, signal } = context;
  const { schemas, excludeTables, roles } = inputs;
  const container = await chosenContainer(inputs, signal);
  const source = await databaseOf(context, "source");
  const startedAt = clock.now();
  const place = container ? inside(container, source, signal) : here(source, signal);

  const serverMajor = await place.ask(SERVER_MAJOR);
  if (serverMajor === undefined && excludeTables.length > 0) throw cannotExclude(place.how);
  const toolMajor = await place.toolMajor(serverMajor === undefined ? undefined : Number(serverMajor));
  log.info(`Reading definitions of ${displayAddress(source)} ${place.how}`);

  const asked = async () => {
    const answer = serverMajor === undefined ? undefined : await place.ask(catalogQuestion(schemas, excludeTables));
    return answer === undefined ? undefined : readAnswer(answer, excludeTables);
  };
  let bytes = 0;
  const grown = (size: number) => {
    bytes = size;
  };
  const dumped = (excluded: TableName[]) =>
    place.run("pg_dump", dumpArguments({ schemas, excluded, roles }, toolMajor), grown);
  const [catalog, dump] = await withProgress(
    context,
    () => `pg_dump has given ${(bytes / 1e6).toFixed(1)} MB`,
    async () => {
      // Only what is excluded must be known before.
      if (excludeTables.length === 0) return bothOf(asked(), dumped([]));
      const first = await asked();
      return [first, await dumped(first?.excluded ?? [])] as const;
    },
  );
  const allRoles = roles ? await place.run("pg_dumpall", rolesArguments(source.database)) : undefined;
  const dumpedAt = clock.now();
  log.info(`pg_dump gave ${dump.text.length} characters in ${dumpedAt - startedAt} ms`);

  const content = bundleFromDump(dump.text, "the dump", {
    migration: inputs.migration,
    partial: schemas.length > 0,
    ...(catalog ? { unpopulated: catalog.unpopulated, excluded: catalog.excluded } : {}),
    ...(allRoles ? { roles: await roleEntries(dump.text, allRoles.text) } : {}),
  });
  if (catalog) checkComplete(content.manifest.objects, catalog);
  signal.throwIfAborted();
  const folder = resolve(context.workspace, inputs.bundle);
  const manifest = await writeBundle(folder, content);
  log.info(`${manifest.objects.length} objects written to ${folder}`);

  context.output("bundle", inputs.bundle);
  context.output("objects", manifest.objects.length);
  return describeExport(context.report, {
    manifest,
    warnings: [dump.warnings, allRoles?.warnings ?? ""].filter(Boolean).join("\n"),
    compared: catalog !== undefined,
    folder: isAbsolute(inputs.bundle) ? inputs.bundle : relative(context.workspace, folder),
    dumpMilliseconds: dumpedAt - startedAt,
    splitMilliseconds: clock.now() - dumpedAt,
  });
}

const SERVER_MAJOR =
  "SELECT (pg_catalog.current_setting('server_version_num')::pg_catalog.int4 / 10000)::pg_catalog.text AS answer";

/** Both results; when both fail, the first one's error, which says more. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === "rejected") throw a.reason;
  if (b.status === "rejected") throw b.reason;
  return [a.value, b.value];
}

function cannotExclude(how: string): UserError {
  return new UserError({
    code: "PSQL_MISSING",
    what: `exclude-tables is given, but there is no psql ${how} to find the partitions and views of those tables`,
    remedy: "Use a container that has psql, or remove exclude-tables",
  });
}
