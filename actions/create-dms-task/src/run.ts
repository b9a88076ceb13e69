import { resolve } from "node:path";
import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import { openDms } from "@postgres-to-aurora/aws/dms";
import { secretReader } from "@postgres-to-aurora/aws/secrets";
import { resolveDatabase, withClient } from "@postgres-to-aurora/postgres";
import { createDmsTask } from "./create-dms-task.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { taskSettings } from "./task-settings.js";

/** Makes the migration's DMS task and starts it; see the README for the steps. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs } = context;
  const readSecret = secretReader(inputs.awsRegion);
  const sourceAddress = await resolveDatabase(
    "source",
    { url: inputs.sourceUrl, secret: inputs.sourceSecret },
    readSecret,
  );
  context.mask(sourceAddress.password);
  const targetAddress = await resolveDatabase(
    "target",
    { url: inputs.targetUrl, secret: inputs.targetSecret },
    readSecret,
  );
  context.mask(targetAddress.password);
  const settings = await taskSettings(inputs.taskSettings && resolve(context.workspace, inputs.taskSettings));

  const session = (role: "source" | "target") => ({ role, applicationName: "postgres-to-aurora create-dms-task" });
  return withClient(sourceAddress, session("source"), (source) =>
    withClient(targetAddress, session("target"), (target) =>
      createDmsTask(context, {
        dms: openDms(inputs.awsRegion),
        source: { client: source, address: sourceAddress },
        target: { client: target, address: targetAddress },
        settings,
      }),
    ),
  );
}
