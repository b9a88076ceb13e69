import { type Context, databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { KnownError } from "@postgres-to-aurora/domain";
import type { Inputs, Outputs } from "./io.gen.js";
import { LIMITS } from "./limits.js";
import { type Given, preflight, wrongInputs } from "./preflight.js";
import { count, logLines, outcomeOf, sectionsOf } from "./report.js";

/** Makes every check that the inputs allow, on both sides and on AWS; see the README for what counts as ready. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, clock, log, report, signal } = context;
  const source = await given(context, "source");
  const target = await given(context, "target");
  const wrong = wrongInputs({ source, target });
  if (wrong) throw wrong;

  const checks = await preflight(
    {
      source,
      target,
      ...(inputs.replicationInstance
        ? { aws: { region: inputs.awsRegion, instance: inputs.replicationInstance } }
        : {}),
    },
    {
      migration: inputs.migration,
      schemas: inputs.schemas,
      probeSlot: inputs.probeSlot,
      freeWalBytes: inputs.freeWalBytes,
      toleratedStop: inputs.toleratedStop,
      limits: LIMITS,
      clock,
    },
    signal,
  );
  for (const line of logLines(checks)) log.info(line);
  for (const section of sectionsOf(checks)) report.section(section);
  for (const [output, state] of [
    ["passed", "passed"],
    ["warnings", "warning"],
    ["failed", "failed"],
    ["skipped", "skipped"],
  ] as const) {
    context.output(output, count(checks, state));
    report.metric(output, count(checks, state), "checks");
  }
  return outcomeOf(checks);
}

async function given(context: Context<Inputs, Outputs>, role: "source" | "target"): Promise<Given> {
  const { inputs, mask, report } = context;
  const inputsOf = { source: [inputs.sourceUrl, inputs.sourceSecret], target: [inputs.targetUrl, inputs.targetSecret] };
  if (inputsOf[role].every((input) => input === undefined)) return { kind: "absent" };
  try {
    // What its TLS lacks is a check here, not a section of its own.
    const quiet = { ...report, section: () => {} };
    return { kind: "address", address: await databaseOf({ inputs, mask, report: quiet }, role) };
  } catch (error) {
    if (error instanceof KnownError) return { kind: "wrong", error };
    throw error;
  }
}
