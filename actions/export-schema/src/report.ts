import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import { displayObject, type Manifest, PHASES } from "@postgres-to-aurora/schema";
import type { Inputs, Outputs } from "./io.gen.js";

export interface Export {
  manifest: Manifest;
  /** What pg_dump wrote to stderr. */
  warnings: string;
  /** Whether the relations were set against the catalog. */
  compared: boolean;
  folder: string;
  dumpMilliseconds: number;
  splitMilliseconds: number;
}

/** Puts an export into the report and judges it. */
export function describeExport(report: Context<Inputs, Outputs>["report"], done: Export): Outcome {
  const { manifest } = done;
  const tables = manifest.counts["TABLE"] ?? 0;
  report.metric("objects", manifest.objects.length, "");
  report.metric("tables", tables, "");
  report.section({
    kind: "table",
    title: "Objects by load phase",
    columns: ["type", ...PHASES],
    rows: Object.keys(manifest.counts).map((type) => [
      type.toLowerCase(),
      ...PHASES.map(
        (phase) => manifest.objects.filter((object) => object.type === type && object.phase === phase).length,
      ),
    ]),
    note: done.compared
      ? "Tables, views, materialized views, foreign tables and sequences are exactly those of the source's catalog."
      : "Not set against the source's catalog, which cannot be reached from here; the dump is complete by its closing line.",
  });
  report.section({
    kind: "table",
    title: "Files",
    columns: ["file", "statements", "sha256"],
    rows: PHASES.map((phase) => [`${phase}.sql`, manifest.files[phase].statements, manifest.files[phase].sha256]),
    note: `Exported from PostgreSQL ${manifest.serverVersion} with pg_dump ${manifest.pgDumpVersion}.`,
  });
  if (manifest.intendedDifferences.length > 0)
    report.section({
      kind: "table",
      title: "Differs from the source on purpose",
      columns: ["object", "difference"],
      rows: manifest.intendedDifferences.map(({ object, difference }) => [displayObject(object), difference]),
    });
  if (done.warnings) report.section({ kind: "text", title: "pg_dump had to say", text: done.warnings });
  report.section({
    kind: "timings",
    title: "Timings",
    steps: [
      { name: "pg_dump", milliseconds: done.dumpMilliseconds, outcome: "read" },
      { name: "split and write", milliseconds: done.splitMilliseconds, outcome: "written" },
    ],
  });
  const headline = `${manifest.objects.length} objects (${tables} tables) of PostgreSQL ${manifest.serverVersion} exported to ${done.folder}.`;
  if (tables === 0) return { verdict: "warn", headline: `${headline} There is no table: is this the right database?` };
  return { verdict: done.warnings ? "warn" : "pass", headline };
}
