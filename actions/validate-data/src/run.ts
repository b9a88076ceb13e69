import { type Context, databaseOf, type Outcome, withProgress } from "@postgres-to-aurora/action-kit";
import { displayAddress } from "@postgres-to-aurora/postgres";
import { compareDatabases, type Progress } from "@postgres-to-aurora/validation";
import type { Inputs, Outputs } from "./io.gen.js";
import { progressLine } from "./progress.js";
import { outcomeOf, sectionsOf } from "./report.js";
import { compareWithBundle, describeSchemas, withSchemas } from "./schemas.js";

/**
 * Compares every row of every table of source and target, and with a bundle their schemas; see the README for what
 * counts as equal.
 */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, log, signal, report, output } = context;
  const source = await databaseOf(context, "source");
  const target = await databaseOf(context, "target");
  log.info(`Comparing ${displayAddress(source)} with ${displayAddress(target)}, ${inputs.workers} tables at once`);

  const schemas = await compareWithBundle(context, source, target);
  signal.throwIfAborted();
  let last: Progress | undefined;
  const position = () => last && progressLine(last);
  const comparison = await withProgress(context, position, () =>
    compareDatabases(source, target, {
      scope: { schemas: inputs.schemas, excluded: inputs.excludeTables },
      workers: inputs.workers,
      showKeys: inputs.showKeys,
      signal,
      onProgress: (progress) => {
        last = progress;
      },
      ...(inputs.live === "auto" ? { live: { task: inputs.migration, markerTimeout: inputs.markerTimeout } } : {}),
    }),
  );

  const { tables, rows, differences, milliseconds } = comparison.totals;
  output("tables", tables);
  output("rows", rows);
  output("differences", differences);
  report.metric("tables", tables, "tables");
  report.metric("rows", rows, "rows");
  report.metric("differences", differences, "rows");
  report.metric("rows per second", Math.round((rows * 1000) / Math.max(1, milliseconds)), "rows/s");
  for (const section of sectionsOf(comparison, schemas !== undefined)) report.section(section);
  log.info(`Compared ${tables} tables in ${(milliseconds / 1000).toFixed(1)} s`);
  const outcome = outcomeOf(comparison);
  if (schemas === undefined) return outcome;
  describeSchemas(context, schemas);
  return withSchemas(outcome, schemas);
}
