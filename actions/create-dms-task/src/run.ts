import { databaseOf, type Outcome } from "@postgres-to-aurora/action-kit";
import { openDms } from "@postgres-to-aurora/aws/dms";
import { openIam } from "@postgres-to-aurora/aws/iam";
import { openLogs } from "@postgres-to-aurora/aws/logs";
import { withClient } from "@postgres-to-aurora/postgres";
import { checkComputeInputs } from "./compute-inputs.js";
import { createDmsTask } from "./create-dms-task.js";
import type { EndpointLogin } from "./endpoints.js";
import type { Run } from "./ends.js";
import { checkSecretKeys } from "./secret-keys.js";

/** Makes the migration's DMS task and starts it; see the README for the steps. */
export async function run(context: Run): Promise<Outcome> {
  const { inputs } = context;
  checkComputeInputs(inputs);
  const sourceAddress = await databaseOf(context, "source");
  const targetAddress = await databaseOf(context, "target");
  const sourceLogin = await loginOf(context, inputs.sourceSecret);
  const targetLogin = await loginOf(context, inputs.targetSecret);

  const session = (role: "source" | "target") => ({ role, applicationName: "postgres-to-aurora create-dms-task" });
  return withClient(sourceAddress, session("source"), (source) =>
    withClient(targetAddress, session("target"), (target) =>
      createDmsTask(context, {
        dms: openDms(inputs.awsRegion),
        iam: openIam(inputs.awsRegion),
        logs: openLogs(inputs.awsRegion),
        source: { client: source, address: sourceAddress, login: sourceLogin },
        target: { client: target, address: targetAddress, login: targetLogin },
      }),
    ),
  );
}

/** How DMS logs in: from the secret itself when it has a role for that, otherwise with what we read from it. */
async function loginOf({ inputs }: Run, secret: string | undefined): Promise<EndpointLogin> {
  const role = inputs.secretsRole;
  if (secret === undefined || role === undefined) return { secret: "", role: "" };
  // Loaded only when asked for: most users give a URI.
  const { secretReader } = await import("@postgres-to-aurora/aws/secrets");
  checkSecretKeys(secret, await secretReader(inputs.awsRegion)(secret));
  return { secret, role };
}
