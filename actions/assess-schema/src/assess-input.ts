import { type Context, databaseOf } from "@postgres-to-aurora/action-kit";
import { UserError } from "@postgres-to-aurora/domain";
import { displayAddress, explainRefusal, serverVersion, withClient } from "@postgres-to-aurora/postgres";
import { type Assessment, assessCatalog, assessDump, defaultTarget } from "@postgres-to-aurora/schema/assess";
import type { Assessed } from "./build-result.js";
import { NEWEST_MAJOR, readDumpInput } from "./dump-input.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { followSteps } from "./progress.js";

/** Oldest source that is assessed live. */
const OLDEST_MAJOR = 12;

const REMEDIES = {
  "42501":
    "Grant the user of the source SELECT on what the message names; every user may read these catalogs unless that was revoked",
};

/**
 * Assesses what the inputs name: a live source, or a dump.
 * @throws UserError when they name none or both, or what cannot be assessed; EnvironmentError when the source is lost
 */
export async function assessInput(context: Context<Inputs, Outputs>): Promise<Assessed> {
  const { sourceUrl, sourceSecret, dump, schemas } = context.inputs;
  const live = sourceUrl !== undefined || sourceSecret !== undefined;
  if (live && dump !== undefined)
    throw new UserError({
      code: "TWO_INPUTS",
      what: "Both a source and a dump are given",
      remedy: "Remove dump, or source-url and source-secret: one of them is assessed",
    });
  if (!live && dump === undefined)
    throw new UserError({
      code: "NOTHING_TO_ASSESS",
      what: "Neither a source nor a dump is given",
      remedy: "Give source-url (or source-secret), or dump",
    });
  const assessed = dump === undefined ? await fromSource(context) : await fromDump(context, dump);
  checkSchemas(assessed.assessment, schemas);
  return assessed;
}

async function fromSource(context: Context<Inputs, Outputs>): Promise<Assessed> {
  const { inputs, log, clock, signal } = context;
  const address = await databaseOf(context, "source");
  const assessment = await withClient(address, { role: "source" }, (client) =>
    explainRefusal("source", "tell about its schema", REMEDIES, async () => {
      const { major, text } = await serverVersion(client);
      if (major < OLDEST_MAJOR || major > NEWEST_MAJOR)
        throw new UserError({
          code: "SOURCE_VERSION",
          what: `The source is PostgreSQL ${text}`,
          why: `Known are PostgreSQL ${OLDEST_MAJOR} to ${NEWEST_MAJOR}`,
          remedy:
            major > NEWEST_MAJOR ? "Use a newer release of this action" : "Upgrade the source, or assess a dump of it",
        });
      const target = checkTarget(inputs.targetVersion, major);
      log.info(`Assessing ${displayAddress(address)}, PostgreSQL ${text}, for Aurora PostgreSQL ${target}`);
      // Compiling plans costs more than these many small queries take.
      await client.query("SET jit = off");
      const progress = followSteps(clock, log, signal);
      const scope = { schemas: inputs.schemas, excluded: [] };
      const result = await assessCatalog(client, { target, scope, step: progress.step });
      progress.end();
      return result;
    }),
  );
  return { assessment, name: address.database, unparsed: [] };
}

async function fromDump(context: Context<Inputs, Outputs>, dump: string): Promise<Assessed> {
  const { inputs, log, clock, signal, workspace } = context;
  const progress = followSteps(clock, log, signal);
  progress.step("reading the dump");
  const model = await readDumpInput(dump, workspace);
  const target = checkTarget(inputs.targetVersion, Number.parseInt(model.serverVersion, 10));
  log.info(
    `Assessing ${dump}, ${model.statements.length} statements of PostgreSQL ${model.serverVersion}, for Aurora PostgreSQL ${target}`,
  );
  const scope = { schemas: inputs.schemas, excluded: [] };
  const assessment = await assessDump(model, { target, scope, step: progress.step });
  progress.end();
  const unparsed = model.unparsed.map(({ statement: { file, line }, reason }) => ({ file, line, reason }));
  return { assessment, name: dump, unparsed };
}

/** The target's major, which cannot be older than the source's. */
function checkTarget(given: number | undefined, source: number): number {
  const target = given ?? defaultTarget(source);
  if (target >= source) return target;
  throw new UserError({
    code: "TARGET_OLDER",
    what: `The source is PostgreSQL ${source}, and target-version is ${target}`,
    why: "A schema of a newer server does not load into an older one",
    remedy: `Set target-version to ${source} or higher, or leave it out`,
  });
}

/** A schema that holds nothing is mostly a typing error. */
function checkSchemas({ inventory }: Assessment, schemas: string[]): void {
  const missing = schemas.filter(
    (schema) =>
      !inventory.some(({ object }) => object.schema === schema || (object.type === "schema" && object.name === schema)),
  );
  if (missing.length === 0) return;
  throw new UserError({
    code: "NO_SUCH_SCHEMA",
    what: `There is no schema ${missing.join(", ")}, or nothing is in it`,
    remedy: "Correct the input schemas: exact names, one per line",
  });
}
