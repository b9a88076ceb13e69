import { isAbsolute, relative, resolve } from "node:path";
import { type Context, databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { UserError } from "@postgres-to-aurora/domain";
import { displayAddress, withClient } from "@postgres-to-aurora/postgres";
import { bundleFromDump, writeBundle } from "@postgres-to-aurora/schema";
import type { Inputs, Outputs } from "./io.gen.js";
import { dumpThroughPod, type Pod } from "./kubectl.js";
import { type DumpResult, dumpDirect } from "./pg-dump.js";
import { describeExport } from "./report.js";
import { checkComplete, readSourceCatalog, type SourceCatalog } from "./source-catalog.js";

/** Exports the schema of the source into the bundle's folder. Nothing on the source changes. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, log, clock, signal } = context;
  const pod = chosenPod(inputs);
  const source = await databaseOf(context, "source");
  const startedAt = clock.now();

  let catalog: SourceCatalog | undefined;
  let dump: DumpResult;
  if (pod) {
    log.info(`Reading definitions of ${displayAddress(source)} through pod ${pod.namespace}/${pod.pod}`);
    dump = await dumpThroughPod(source, inputs.schemas, pod, signal);
  } else {
    const seen = await withClient(source, { role: "source" }, (client) => readSourceCatalog(client, inputs.schemas));
    log.info(`Reading definitions of ${displayAddress(source)} (PostgreSQL ${seen.version.text})`);
    dump = await dumpDirect(source, inputs.schemas, seen.version.major, signal);
    catalog = seen;
  }
  const dumpedAt = clock.now();
  log.info(`pg_dump gave ${dump.sql.length} characters in ${dumpedAt - startedAt} ms`);

  const content = bundleFromDump(dump.sql, "the dump", {
    migration: inputs.migration,
    partial: inputs.schemas.length > 0,
    ...(catalog ? { unpopulated: catalog.unpopulated } : {}),
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
    warnings: dump.warnings,
    compared: catalog !== undefined,
    folder: isAbsolute(inputs.bundle) ? inputs.bundle : relative(context.workspace, folder),
    dumpMilliseconds: dumpedAt - startedAt,
    splitMilliseconds: clock.now() - dumpedAt,
  });
}

/** The pod of `via: kubectl`, or undefined; its inputs make no sense without it. */
function chosenPod(inputs: Inputs): Pod | undefined {
  const { via, kubectlNamespace: namespace, kubectlPod: pod, kubectlContainer: container } = inputs;
  if (via === "kubectl" && pod !== undefined) return { namespace, pod, container };
  if (via === "kubectl")
    throw new UserError({
      code: "POD_NOT_NAMED",
      what: "via is kubectl, but kubectl-pod is not given",
      remedy: "Give the pod that has pg_dump in it as kubectl-pod, or use via: direct",
    });
  if (pod !== undefined || container !== undefined)
    throw new UserError({
      code: "POD_NOT_USED",
      what: "kubectl-pod or kubectl-container is given, but via is direct",
      remedy: "Set via: kubectl, or remove the kubectl inputs",
    });
  return undefined;
}
