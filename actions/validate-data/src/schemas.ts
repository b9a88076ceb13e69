import { resolve } from "node:path";
import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import { CONTROL_SCHEMA, worst } from "@postgres-to-aurora/domain";
import { type Client, type DatabaseAddress, quoteIdentifier, withClient } from "@postgres-to-aurora/postgres";
import { PHASES, type Phase, readBundle } from "@postgres-to-aurora/schema";
import {
  compareSchemas,
  nameDifferences,
  type SchemaComparison,
  schemaSections,
} from "@postgres-to-aurora/schema/compare";
import type { Inputs, Outputs } from "./io.gen.js";

/** Compares the schemas of both sides in the light of the bundle; undefined when none was given. */
export async function compareWithBundle(
  { inputs, log, workspace }: Context<Inputs, Outputs>,
  source: DatabaseAddress,
  target: DatabaseAddress,
): Promise<SchemaComparison | undefined> {
  if (inputs.bundle === undefined) return undefined;
  const { manifest } = await readBundle(resolve(workspace, inputs.bundle));
  const scope = { schemas: inputs.schemas, excluded: inputs.excludeTables };
  const comparison = await withClient(source, { role: "source" }, (left) =>
    withClient(target, { role: "target" }, async (right) => {
      const appliedPhases = await readAppliedPhases(right, inputs.migration);
      log.info(`Comparing the schemas; applied from the bundle: ${appliedPhases.join(", ") || "nothing yet"}`);
      return compareSchemas({ source: left, target: right, scope, manifest, appliedPhases });
    }),
  );
  log.info(`Schemas compared: ${comparison.differences.length} differences, ${comparison.intended.length} intended`);
  return comparison;
}

/** Phases that apply-schema finished; none when it was never run on this target. */
async function readAppliedPhases(target: Client, migration: string): Promise<Phase[]> {
  const table = `${quoteIdentifier(CONTROL_SCHEMA)}.applied_phase`;
  const { rows: found } = await target.query("SELECT 1 WHERE pg_catalog.to_regclass($1) IS NOT NULL", [table]);
  if (found.length === 0) return [];
  const { rows } = await target.query<{ phase: string }>(
    `SELECT phase FROM ${table} WHERE migration = $1 AND finished`,
    [migration],
  );
  return PHASES.filter((phase) => rows.some((row) => row.phase === phase));
}

/** Puts the comparison of the schemas into the report and the outputs. */
export function describeSchemas({ report, output }: Context<Inputs, Outputs>, schemas: SchemaComparison): void {
  output("schema-differences", schemas.differences.length);
  report.metric("schema differences", schemas.differences.length, "");
  for (const section of schemaSections(schemas)) report.section(section);
}

/** The outcome of the rows together with that of the schemas. */
export function withSchemas(rows: Outcome, { differences, notCompared, objects }: SchemaComparison): Outcome {
  const undecided = notCompared.filter((one) => one.undecided);
  if (differences.length > 0)
    return { verdict: "fail", headline: `Schemas differ: ${nameDifferences(differences)}. Rows: ${rows.headline}` };
  if (undecided.length > 0)
    return {
      verdict: worst([rows.verdict, "unproved"]),
      headline: `${rows.headline} Schemas not proved equal: ${undecided[0]?.subject} could not be compared.`,
    };
  const count = objects.reduce((sum, { source }) => sum + source, 0);
  return {
    verdict: rows.verdict,
    headline: `${rows.headline.replace(/\.$/, "")}; schemas as intended (${count} objects)`,
  };
}
