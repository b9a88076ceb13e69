import { type Dms, describeTask, resourceId, stopTask, tableStatistics } from "@postgres-to-aurora/aws/dms";
import type { Clock, ForwardTask } from "@postgres-to-aurora/cutover";

const STOP_TIMEOUT_MS = 15 * 60_000;

/**
 * The DMS task of a migration, as the cutover sees it.
 * @param interval milliseconds between two looks while it stops
 * @throws UserError when there is no such task
 */
export async function dmsForwardTask(
  dms: Dms,
  migration: string,
  interval: number,
  clock: Clock,
  tell: (text: string) => void,
): Promise<ForwardTask> {
  const { arn, settings } = await describeTask(dms, migration);
  const { TargetMetadata } = JSON.parse(settings || "{}") as { TargetMetadata?: { BatchApplyEnabled?: boolean } };
  return {
    async state() {
      const [task, tables] = await Promise.all([describeTask(dms, migration, true), tableStatistics(dms, arn)]);
      return {
        name: resourceId(arn),
        status: task.lastFailureMessage ? `${task.status}: ${task.lastFailureMessage}` : task.status,
        running: task.status === "running",
        batchApply: TargetMetadata?.BatchApplyEnabled === true,
        tables: tables.map(({ schema, name, state }) => ({
          schema,
          name,
          state,
          completed: state.toLowerCase() === "table completed",
        })),
      };
    },
    async stop(signal) {
      const onChange = (state: string) => tell(`Forward task is ${state}`);
      await stopTask(dms, arn, { clock, interval, timeout: STOP_TIMEOUT_MS, signal, onChange });
    },
  };
}
