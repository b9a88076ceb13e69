import { resolve } from "node:path";
import { type Context, databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { openDms } from "@postgres-to-aurora/aws/dms";
import { withClient } from "@postgres-to-aurora/postgres";
import { createDmsTask } from "./create-dms-task.js";
import type { Inputs, Outputs } from "./io.gen.js";
import { taskSettings } from "./task-settings.js";

/** Makes the migration's DMS task and starts it; see the README for the steps. */
export async function run(context: Context<Inputs, Outputs>): Promise<Outcome> {
  const { inputs } = context;
  const sourceAddress = await databaseOf(context, "source");
  const targetAddress = await databaseOf(context, "target");
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
