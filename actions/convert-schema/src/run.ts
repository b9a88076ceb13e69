import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import { PHASES, phaseFile, readBundle, writeBundle } from "@postgres-to-aurora/schema";
import { convertBundle, unifiedDiff, withoutSecrets } from "@postgres-to-aurora/schema/convert";
import type { Inputs, Outputs } from "./io.gen.js";
import { describeConversion } from "./report.js";

/** Name of the file beside the report that holds the whole difference. */
const DIFF = "convert-schema.diff";

/** Converts a bundle into the same or another folder. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, log, report, workspace } = context;
  const bundle = await readBundle(resolve(workspace, inputs.bundle));
  const conversion = await convertBundle(bundle, { target: inputs.targetVersion, offered: inputs.offered });
  const { source, target } = conversion.road;
  log.info(`${inputs.bundle}: from PostgreSQL ${source} to Aurora PostgreSQL ${target}`);
  for (const { rule, object, what } of conversion.changes) log.debug(`${rule}: ${object}: ${what}`);
  context.signal.throwIfAborted();

  const folder = inputs.convertedBundle ?? inputs.bundle;
  await writeBundle(resolve(workspace, folder), conversion.bundle);
  const diffs = PHASES.map((phase) => ({
    phase,
    diff: masked(unifiedDiff(phaseFile(phase), bundle.sql[phase], conversion.bundle.sql[phase])),
  }));
  const reports = resolve(workspace, inputs.reportDir);
  await mkdir(reports, { recursive: true });
  await writeFile(join(reports, DIFF), diffs.map(({ diff }) => diff).join(""));

  context.output("bundle", folder);
  context.output("changes", conversion.changes.length);
  context.output("left", conversion.left.length);
  return describeConversion(report, { conversion, diffs, folder, diffFile: join(inputs.reportDir, DIFF) });
}

/** Line by line, since a quote that opens on one line of a difference need not close on the next. */
function masked(diff: string): string {
  return diff.split("\n").map(withoutSecrets).join("\n");
}
