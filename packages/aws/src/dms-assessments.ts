import {
  DescribeReplicationTaskAssessmentRunsCommand,
  paginateDescribeReplicationTaskIndividualAssessments,
  StartReplicationTaskAssessmentRunCommand,
} from "@aws-sdk/client-database-migration-service";
import { MIGRATION_TAG } from "@postgres-to-aurora/domain";
import { awsCall } from "./aws-error.js";
import { type Dms, isState, listAll, resourceId } from "./dms-client.js";
import type { Task } from "./dms-task-model.js";
import { pollUntil, type Wait } from "./poll.js";

/** Where DMS writes an assessment's results, and the role it does that with. */
export interface AssessmentPlace {
  bucket: string;
  folder: string;
  roleArn: string;
}

/** A finished premigration assessment. */
export interface AssessmentRun {
  arn: string;
  /** passed, warning, failed, error-provisioning, error-executing, cancelling ... */
  status: string;
  failure: string;
  checks: { name: string /** passed, warning, failed, error, skipped, cancelled */; status: string }[];
}

/**
 * Starts DMS's own premigration assessment of a task that stands still, and waits for its end, good or bad.
 * @param name of the run, unique for the task
 */
export async function runAssessment(
  dms: Dms,
  task: Task,
  migration: string,
  name: string,
  place: AssessmentPlace,
  wait: Wait,
): Promise<AssessmentRun> {
  const started = await awsCall(
    { permission: "dms:StartReplicationTaskAssessmentRun", thing: `replication task ${task.name}` },
    () =>
      dms.send(
        new StartReplicationTaskAssessmentRunCommand({
          ReplicationTaskArn: task.arn,
          ServiceAccessRoleArn: place.roleArn,
          ResultLocationBucket: place.bucket,
          ResultLocationFolder: place.folder,
          AssessmentRunName: name,
          Tags: [{ Key: MIGRATION_TAG, Value: migration }],
        }),
      ),
  );
  const arn = started.ReplicationTaskAssessmentRun?.ReplicationTaskAssessmentRunArn ?? "";
  const { status, failure } = await waitForEnd(dms, arn, wait);
  const checks = await listAll(
    "dms:DescribeReplicationTaskIndividualAssessments",
    `assessment ${name}`,
    paginateDescribeReplicationTaskIndividualAssessments(
      { client: dms },
      { Filters: [{ Name: "replication-task-assessment-run-arn", Values: [arn] }] },
    ),
    (page) => page.ReplicationTaskIndividualAssessments,
  );
  return {
    arn,
    status,
    failure,
    checks: checks.map((check) => ({
      name: check.IndividualAssessmentName ?? "",
      status: (check.Status ?? "").toLowerCase(),
    })),
  };
}

const UNDER_WAY = ["starting", "provisioning", "running", "cancelling"];

async function waitForEnd(dms: Dms, arn: string, wait: Wait): Promise<{ status: string; failure: string }> {
  return pollUntil<{ status: string; failure: string }>(
    `the premigration assessment ${resourceId(arn)}`,
    async () => {
      const answer = await awsCall(
        { permission: "dms:DescribeReplicationTaskAssessmentRuns", thing: `assessment ${resourceId(arn)}` },
        () =>
          dms.send(
            new DescribeReplicationTaskAssessmentRunsCommand({
              Filters: [{ Name: "replication-task-assessment-run-arn", Values: [arn] }],
            }),
          ),
      );
      const run = answer.ReplicationTaskAssessmentRuns?.[0];
      const state = (run?.Status ?? "absent").toLowerCase();
      if (run === undefined || isState(state, ...UNDER_WAY)) return { state, done: false };
      return { state, done: true, value: { status: state, failure: run.LastFailureMessage ?? "" } };
    },
    wait,
  );
}
