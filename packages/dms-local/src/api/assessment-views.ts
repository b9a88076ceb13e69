import type {
  DescribeApplicableIndividualAssessmentsMessage,
  DescribeApplicableIndividualAssessmentsResponse,
  DescribeReplicationTaskIndividualAssessmentsMessage,
  DescribeReplicationTaskIndividualAssessmentsResponse,
  ReplicationTaskAssessmentRun,
} from "@aws-sdk/client-database-migration-service";
import { badCombination } from "../fault.js";
import type { AssessmentCheck, AssessmentRun } from "../model.js";
import { ASSESSMENT_NAMES } from "./assessment-names.js";
import { filtered, page } from "./paging.js";
import { findReplication } from "./replications.js";
import type { Operation, Service } from "./service.js";
import { findTask } from "./tasks.js";

/** An assessment run as the service shows it. */
export function viewRun(service: Service, run: AssessmentRun): ReplicationTaskAssessmentRun {
  const { checks } = run;
  const count = (status: AssessmentCheck["status"]) => checks.filter((check) => check.status === status).length;
  const latest = service.store.state.assessmentRuns.findLast(({ taskArn }) => taskArn === run.taskArn);
  return {
    ReplicationTaskAssessmentRunArn: run.arn,
    ReplicationTaskArn: run.taskArn,
    Status: run.status,
    ReplicationTaskAssessmentRunCreationDate: new Date(run.created),
    AssessmentProgress: {
      IndividualAssessmentCount: checks.length,
      IndividualAssessmentCompletedCount: checks.length - count("pending") - count("running"),
    },
    LastFailureMessage: run.failure,
    ServiceAccessRoleArn: run.roleArn,
    ResultLocationBucket: run.bucket,
    ResultLocationFolder: run.folder,
    AssessmentRunName: run.name,
    IsLatestTaskAssessmentRun: latest === run,
    ResultStatistic: {
      Passed: count("passed"),
      Failed: count("failed"),
      Error: count("error"),
      Warning: count("warning"),
      Cancelled: count("cancelled"),
      Skipped: count("skipped"),
    },
  };
}

export const describeReplicationTaskIndividualAssessments: Operation<
  DescribeReplicationTaskIndividualAssessmentsMessage,
  DescribeReplicationTaskIndividualAssessmentsResponse
> = (service, input) => {
  const all = service.store.state.assessmentRuns.flatMap((run) => run.checks.map((check) => ({ run, check })));
  const found = filtered(all, input.Filters, {
    "replication-task-assessment-run-arn": ({ run }) => run.arn,
    "replication-task-arn": ({ run }) => run.taskArn,
    status: ({ check }) => check.status,
  });
  const { items, ...marker } = page(found, input, 100);
  return {
    ReplicationTaskIndividualAssessments: items.map(({ run, check }) => ({
      ReplicationTaskIndividualAssessmentArn: check.arn,
      ReplicationTaskAssessmentRunArn: run.arn,
      IndividualAssessmentName: check.name,
      Status: check.status,
      ReplicationTaskIndividualAssessmentStartDate: new Date(check.started),
    })),
    ...marker,
  };
};

export const describeApplicableIndividualAssessments: Operation<
  DescribeApplicableIndividualAssessmentsMessage,
  DescribeApplicableIndividualAssessmentsResponse
> = (service, input) => {
  if (input.ReplicationTaskArn) findTask(service, input.ReplicationTaskArn);
  else if (input.ReplicationConfigArn) findReplication(service, input.ReplicationConfigArn);
  else if (!input.SourceEngineName || !input.TargetEngineName || !input.MigrationType)
    throw badCombination(
      "Give ReplicationTaskArn, ReplicationConfigArn, or SourceEngineName, TargetEngineName and MigrationType",
    );
  const { items, ...marker } = page([...ASSESSMENT_NAMES], input, 100);
  return { IndividualAssessmentNames: items, ...marker };
};
