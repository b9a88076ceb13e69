import type { StartType, Task } from "@postgres-to-aurora/aws/dms";
import { KnownError } from "@postgres-to-aurora/domain";
import { isWrongPassword } from "./connection-test.js";
import { renewPassword } from "./endpoint-plan.js";
import { type Ends, type Run, waiting } from "./ends.js";
import type { Built } from "./report.js";
import { startExplained } from "./start.js";

/**
 * Starts the task. DMS Serverless tests its connections only then: endpoints that were there already and turn out to
 * hold an old password are given the new one, once.
 * @throws what startExplained throws
 */
export async function startRenewing(context: Run, ends: Ends, built: Built, type: StartType): Promise<Task> {
  const { task, instance } = built;
  try {
    return await startExplained(context, ends, task, instance, type);
  } catch (error) {
    const adopted = [built.source, built.target].filter(({ outcome }) => outcome === "adopted");
    const renewable = instance === undefined && adopted.length > 0;
    if (!renewable || !(error instanceof KnownError) || !isWrongPassword(error.why ?? "")) throw error;
    context.log.info("An endpoint holds a password that is not right: giving both those of the inputs");
    for (const made of adopted)
      if (!(await renewPassword(ends.dms, made, waiting(context, `Endpoint ${made.endpoint.name}`)))) throw error;
    // The failed start counts as the first.
    return startExplained(context, ends, task, instance, type === "start-replication" ? "reload-target" : type);
  }
}
