import type {
  CancelReplicationTaskAssessmentRunMessage,
  CancelReplicationTaskAssessmentRunResponse,
  DeleteReplicationTaskAssessmentRunMessage,
  DeleteReplicationTaskAssessmentRunResponse,
  DescribeReplicationTaskAssessmentRunsMessage,
  DescribeReplicationTaskAssessmentRunsResponse,
  StartReplicationTaskAssessmentRunMessage,
  StartReplicationTaskAssessmentRunResponse,
} from "@aws-sdk/client-database-migration-service";
import { alreadyExists, badCombination, badValue, notFound, wrongState } from "../fault.js";
import type { AssessmentRun, Task } from "../model.js";
import { runChecks } from "./assessment-checks.js";
import { ASSESSMENT_NAMES } from "./assessment-names.js";
import { viewRun } from "./assessment-views.js";
import { makeArn, makeResource } from "./names.js";
import { filtered, page } from "./paging.js";
import type { Operation, Service } from "./service.js";
import { readTags } from "./tags.js";
import { checkTested } from "./task-control.js";
import { checkIdle, findTask } from "./tasks.js";

const FINAL: readonly AssessmentRun["status"][] = ["passed", "warning", "failed", "cancelled"];

function findRun(service: Service, arn: string | undefined): AssessmentRun {
  const run = service.store.state.assessmentRuns.find((candidate) => candidate.arn === arn);
  if (run === undefined) throw notFound(`Assessment run ${arn} not found`);
  return run;
}

/** The checks to make. Throws InvalidParameterCombinationException or InvalidParameterValueException. */
function chooseChecks({ IncludeOnly, Exclude }: StartReplicationTaskAssessmentRunMessage): string[] {
  if (IncludeOnly && Exclude) throw badCombination("IncludeOnly and Exclude cannot be given together");
  const unknown = [...(IncludeOnly ?? []), ...(Exclude ?? [])].find((name) => !ASSESSMENT_NAMES.includes(name));
  if (unknown !== undefined) throw badValue(`${unknown} is not an applicable individual assessment`);
  return ASSESSMENT_NAMES.filter((name) => (IncludeOnly ? IncludeOnly.includes(name) : !Exclude?.includes(name)));
}

export const startReplicationTaskAssessmentRun: Operation<
  StartReplicationTaskAssessmentRunMessage,
  StartReplicationTaskAssessmentRunResponse
> = (service, input, region) => {
  const { state } = service.store;
  const task = findTask(service, input.ReplicationTaskArn);
  checkIdle(task, "assessed");
  checkTested(service, task);
  const name = input.AssessmentRunName as string;
  const ofTask = state.assessmentRuns.filter(({ taskArn }) => taskArn === task.arn);
  const taken = ofTask.find((run) => run.name === name);
  if (taken) throw alreadyExists(`Assessment run ${name} already exists`, taken.arn);
  if (ofTask.some(({ status }) => !FINAL.includes(status)))
    throw wrongState(`Replication Task ${task.id} is already being assessed`);
  const names = chooseChecks(input);
  const tags = readTags(input.Tags);
  const now = Date.now();
  const run: AssessmentRun = {
    arn: makeArn(region, "assessment-run", makeResource(undefined)),
    name,
    taskArn: task.arn,
    status: "starting",
    created: now,
    roleArn: input.ServiceAccessRoleArn as string,
    bucket: input.ResultLocationBucket as string,
    ...(input.ResultLocationFolder ? { folder: input.ResultLocationFolder } : {}),
    checks: names.map((check) => ({
      arn: makeArn(region, "individual-assessment", makeResource(undefined)),
      name: check,
      status: "pending",
      started: now,
    })),
  };
  state.assessmentRuns.push(run);
  state.tags[run.arn] = tags;
  continueAssessment(service, run);
  return { ReplicationTaskAssessmentRun: viewRun(service, run) };
};

/** Takes an assessment run on from the state it is in. */
export function continueAssessment(service: Service, run: AssessmentRun): void {
  if (FINAL.includes(run.status)) return;
  service.later(service.delays.task, () => {
    void endState(service, run).catch((error: unknown) => service.log(`assessment run ${run.name}: ${String(error)}`));
  });
}

async function endState(service: Service, run: AssessmentRun): Promise<void> {
  const { state } = service.store;
  switch (run.status) {
    case "deleting":
      state.assessmentRuns = state.assessmentRuns.filter((other) => other !== run);
      delete state.tags[run.arn];
      break;
    case "cancelling":
      for (const check of run.checks) if (check.status === "pending") check.status = "cancelled";
      run.status = "cancelled";
      break;
    case "starting":
      run.status = "provisioning";
      break;
    case "provisioning":
      run.status = "running";
      break;
    default:
      await assess(service, run, findTask(service, run.taskArn));
  }
  service.store.save();
  continueAssessment(service, run);
}

async function assess(service: Service, run: AssessmentRun, task: Task): Promise<void> {
  const results = await runChecks(
    service,
    task,
    run.checks.map(({ name }) => name),
  );
  if (run.status !== "running") return; // cancelled meanwhile
  for (const check of run.checks) check.status = results.get(check.name) ?? "skipped";
  const has = (...statuses: string[]) => run.checks.some(({ status }) => statuses.includes(status));
  run.status = has("failed", "error") ? "failed" : has("warning") ? "warning" : "passed";
}

export const cancelReplicationTaskAssessmentRun: Operation<
  CancelReplicationTaskAssessmentRunMessage,
  CancelReplicationTaskAssessmentRunResponse
> = (service, input) => {
  const run = findRun(service, input.ReplicationTaskAssessmentRunArn);
  if (!["starting", "provisioning", "running"].includes(run.status))
    throw wrongState(`Assessment run ${run.name} cannot be cancelled, it is ${run.status}`);
  run.status = "cancelling";
  return { ReplicationTaskAssessmentRun: viewRun(service, run) };
};

export const deleteReplicationTaskAssessmentRun: Operation<
  DeleteReplicationTaskAssessmentRunMessage,
  DeleteReplicationTaskAssessmentRunResponse
> = (service, input) => {
  const run = findRun(service, input.ReplicationTaskAssessmentRunArn);
  if (!FINAL.includes(run.status))
    throw wrongState(`Assessment run ${run.name} cannot be deleted, it is ${run.status}`);
  run.status = "deleting";
  continueAssessment(service, run);
  return { ReplicationTaskAssessmentRun: viewRun(service, run) };
};

export const describeReplicationTaskAssessmentRuns: Operation<
  DescribeReplicationTaskAssessmentRunsMessage,
  DescribeReplicationTaskAssessmentRunsResponse
> = (service, input) => {
  const { assessmentRuns, tasks } = service.store.state;
  const found = filtered(assessmentRuns, input.Filters, {
    "replication-task-assessment-run-arn": ({ arn }) => arn,
    "replication-task-arn": ({ taskArn }) => taskArn,
    "replication-instance-arn": ({ taskArn }) => tasks.find(({ arn }) => arn === taskArn)?.instanceArn,
    status: ({ status }) => status,
  });
  if (input.Filters?.length && found.length === 0) throw notFound("No Assessment Runs found matching the filter");
  const { items, ...marker } = page(found, input, 100);
  return { ReplicationTaskAssessmentRuns: items.map((run) => viewRun(service, run)), ...marker };
};
