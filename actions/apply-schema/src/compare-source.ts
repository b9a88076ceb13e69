import { type Context, databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { KnownError, worst } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, serverVersion, withClient } from "@postgres-to-aurora/postgres";
import { displayObject, type Manifest } from "@postgres-to-aurora/schema";
import {
  compareSchemas,
  nameDifferences,
  type SchemaComparison,
  schemaSections,
} from "@postgres-to-aurora/schema/compare";
import type { Inputs, Outputs } from "./io.gen.js";
import { finishedPhases } from "./journal.js";
import { APPLICATION } from "./target.js";

/**
 * The source to compare with, if one is given; it is asked for a sign of life, so that a wrong password shows before
 * anything is applied.
 * @throws UserError or EnvironmentError when it is given and cannot be reached
 */
export async function sourceToCompare(context: Context<Inputs, Outputs>): Promise<DatabaseAddress | undefined> {
  const { sourceUrl, sourceSecret, dryRun } = context.inputs;
  if (dryRun || (sourceUrl === undefined && sourceSecret === undefined)) return undefined;
  const source = await databaseOf(context, "source");
  await withClient(source, { role: "source", applicationName: APPLICATION }, serverVersion);
  return source;
}

/**
 * Compares the schemas of both sides after a phase, puts it into the report and judges both together. What was applied
 * stays applied, whatever comes of it.
 */
export async function compareWithSource(
  context: Context<Inputs, Outputs>,
  { source, target, manifest }: { source: DatabaseAddress; target: DatabaseAddress; manifest: Manifest },
  applied: Outcome,
): Promise<Outcome> {
  const { inputs, log, report, output, signal } = context;
  const session = (role: "source" | "target") => ({ role, applicationName: APPLICATION });
  log.info("Comparing the schemas of source and target");
  let comparison: SchemaComparison;
  try {
    comparison = await withClient(source, session("source"), (left) =>
      withClient(target, session("target"), async (right) => {
        const appliedPhases = await finishedPhases(right, inputs.migration);
        const scope = { schemas: [], excluded: [] };
        const whole = await compareSchemas({ source: left, target: right, scope, manifest, appliedPhases });
        return manifest.partial ? withinBundle(whole, manifest) : whole;
      }),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof KnownError)) throw error;
    return {
      verdict: worst([applied.verdict, "unproved"]),
      headline: `${applied.headline} It stays applied, but could not be compared with the source: ${error.message}`,
    };
  }
  output("differences", comparison.differences.length);
  report.metric("schema differences", comparison.differences.length, "");
  for (const section of schemaSections(comparison)) report.section(section);
  return judge(applied, inputs.phase, comparison);
}

/**
 * What the target lacks because the bundle never had it, a schema that was not exported say, is no fault of the phase:
 * it is listed as not compared. In the schemas of the bundle everything counts.
 */
function withinBundle(comparison: SchemaComparison, manifest: Manifest): SchemaComparison {
  const schemas = new Set(manifest.schemas);
  const loose = manifest.objects.filter(({ schema }) => schema === "").map(({ name }) => name);
  const foreign = ({ kind, object }: SchemaComparison["differences"][number]) => {
    if (kind !== "missing") return false;
    if (object.type === "schema") return !schemas.has(object.name);
    return object.schema === "" ? !loose.some((name) => name.includes(object.name)) : !schemas.has(object.schema);
  };
  const left = comparison.differences.filter(foreign).map(({ object }) => ({
    subject: displayObject(object),
    reason: "The bundle does not hold it",
    undecided: false,
  }));
  return {
    ...comparison,
    differences: comparison.differences.filter((difference) => !foreign(difference)),
    notCompared: [...comparison.notCompared, ...left],
  };
}

function judge(applied: Outcome, phase: string, { differences, notCompared, objects }: SchemaComparison): Outcome {
  if (differences.length > 0)
    return {
      verdict: "fail",
      headline: `${applied.headline} But source and target differ: ${nameDifferences(differences)}. The phase ${phase} stays applied; correct the target by hand, or tell why it is meant so.`,
    };
  const undecided = notCompared.find((one) => one.undecided);
  if (undecided !== undefined)
    return {
      verdict: worst([applied.verdict, "unproved"]),
      headline: `${applied.headline} The schemas are not proved equal: ${undecided.subject} could not be compared.`,
    };
  const count = objects.reduce((sum, { source }) => sum + source, 0);
  return {
    verdict: applied.verdict,
    headline: `${applied.headline} The schemas of source and target are as intended (${count} objects).`,
  };
}
