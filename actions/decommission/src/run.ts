import { type Context, databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { openDms } from "@postgres-to-aurora/aws/dms";
import { openLogs } from "@postgres-to-aurora/aws/logs";
import { EnvironmentError, KnownError } from "@postgres-to-aurora/domain";
import { connect, type DatabaseAddress } from "@postgres-to-aurora/postgres";
import { decommission } from "./decommission.js";
import type { Inputs, Outputs } from "./io.gen.js";
import type { Scene, Side } from "./scene.js";

/** Finds everything of a migration, shows it, and removes it when asked; see the README for the order. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs, clock, signal, log } = context;
  const sourceAddress = await databaseOf(context, "source");
  const targetAddress = await databaseOf(context, "target");
  const source = await open(sourceAddress, "source");
  const target = await open(targetAddress, "target").catch((error) => close(source).then(() => Promise.reject(error)));
  const scene: Scene = {
    migration: inputs.migration,
    dms: openDms(inputs.awsRegion),
    logs: inputs.keepLogs ? undefined : openLogs(inputs.awsRegion),
    source,
    target,
    taskIds: new Set([inputs.migration]),
    clock,
    signal,
    log,
    pause: inputs.pollInterval,
    wait: (what) => ({
      clock,
      signal,
      interval: inputs.pollInterval,
      timeout: inputs.readyTimeout,
      onChange: (state) => log.info(`${what}: ${state}`),
    }),
  };
  const problems = [source, target].flatMap((side) => (side.client ? [] : [side.problem]));
  try {
    if (target.client === undefined && !inputs.force) throw together(problems);
    for (const { message } of problems) log.warning(message);
    return await decommission(context, scene).catch((error) => {
      // A wrong network mostly shows in several places: the first cause is told first.
      throw error instanceof EnvironmentError && problems.length > 0 ? together([...problems, error]) : error;
    });
  } finally {
    await close(source);
    await close(target);
  }
}

/** What connecting says of a server that is not there, as opposed to one that does not want us. */
const NOT_THERE = ["UNKNOWN_HOST", "CONNECTION_REFUSED", "UNREACHABLE", "CONNECTION_FAILED"];

/** A session of one side. A server that is not there is told; a wrong password or database is thrown at once. */
async function open(address: DatabaseAddress, role: "source" | "target"): Promise<Side> {
  try {
    const client = await connect(address, { role, applicationName: "postgres-to-aurora decommission" });
    // The cutover made a closed source's sessions read-only by default.
    await client.query("SET default_transaction_read_only = off");
    return { client };
  } catch (error) {
    if (!(error instanceof KnownError && NOT_THERE.includes(error.code))) throw error;
    return { client: undefined, problem: error };
  }
}

async function close({ client }: Side): Promise<void> {
  await client?.end().catch(() => {});
}

function together(errors: KnownError[]): KnownError {
  const [first] = errors;
  if (first !== undefined && errors.length === 1) return first;
  return new EnvironmentError({
    code: "NOT_REACHED",
    what: errors.map(({ what }) => what).join("; "),
    why: errors
      .map(({ why }) => why)
      .filter(Boolean)
      .join("; "),
    remedy: [...new Set(errors.map(({ remedy }) => remedy))].join(". "),
    cause: first,
  });
}
