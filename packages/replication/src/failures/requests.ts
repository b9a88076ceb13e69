import { failure } from "./failure.js";

/** What the service answers to a request at the wrong moment or without the right. */
export const REQUESTS = [
  failure({
    id: "connection-untested",
    number: 1,
    symptom: "Starting is refused: test connection for replication instance and endpoint should be successful",
    cause: "An endpoint was not tested on this very instance since it was made or changed",
    remedy: "Run create-dms-task: it tests both endpoints on the instance and starts the task only after that",
    says: [/test connection for replication instance and endpoint should be successful/i],
  }),
  failure({
    id: "vpc-role-missing",
    number: 3,
    symptom: "The IAM role dms-vpc-role is not configured properly",
    cause: "The role is missing, has another name, or was made less than two minutes ago",
    remedy:
      "Create the IAM role dms-vpc-role (trusting dms.amazonaws.com, policy AmazonDMSVPCManagementRole) once per account, wait two minutes, run again",
    says: [/dms-vpc-role\b.*(not configured|missing|does not exist)/i, /AccessDeniedFault\b.*dms-vpc-role/i],
  }),
  failure({
    id: "logs-missing",
    number: 4,
    symptom: "The task writes no log: the log group or stream does not exist",
    cause:
      "The role dms-cloudwatch-logs-role is missing, Logging.EnableLogging is off, or there is no route to the logs",
    remedy:
      "Create the IAM role dms-cloudwatch-logs-role (trusting dms.amazonaws.com, policy AmazonDMSCloudWatchLogsRole), see that task-settings does not switch EnableLogging off, then stop and resume the task",
    says: [/the specified log (group|stream) does not exist/i, /dms-cloudwatch-logs-role/i],
  }),
  failure({
    id: "start-type",
    number: 5,
    symptom: "Start type START_REPLICATION is valid only for tasks running for the first time",
    cause: "The task ran before: it must be resumed or reloaded",
    remedy:
      "Run create-dms-task, which chooses by the task's history: restart: resume goes on, restart: reload with truncate-target: true loads everything again",
    says: [
      /start type\s*:\s*\w+, valid only for tasks (running for the first time|that have already run)/i,
      /valid only for tasks running for the first time/i,
    ],
  }),
  failure({
    id: "change-while-running",
    number: 22,
    symptom: "A task or endpoint cannot be modified or started in its present state",
    cause: "Settings and endpoints can be changed only while no task that uses them runs",
    remedy:
      "Stop the task (aws dms stop-replication-task), then run create-dms-task: it changes what differs, tests the connections and resumes",
    says: [
      /cannot be modified\b.*\brunning/i,
      /(task|endpoint)\b.*cannot be (modified|started)[:,].*(invalid state|it is|the task)/i,
    ],
  }),
  failure({
    id: "still-in-use",
    number: 23,
    symptom: "An endpoint, instance, certificate or subnet group cannot be deleted because something uses it",
    cause: "DMS deletes only in order: tasks, endpoints, certificates, instance, subnet group, each really gone first",
    remedy: "Run decommission: it finds all of the migration, deletes in this order, and waits for each",
    says: [
      /InvalidResourceStateFault\b.*(still using|in use|used by|has (the|existing) (replication )?tasks?)/i,
      /cannot delete the subnet group\b/i,
      /cannot be deleted: (it is used by|it has the task)/i,
      /is part of one or more replication ?tasks/i,
    ],
  }),
  failure({
    id: "wrong-moment",
    number: 24,
    symptom: "A task cannot be stopped or deleted in its present state",
    cause: "It is still starting, running or stopping",
    remedy: "Wait until it is running, stopped or failed, then run again: decommission and create-dms-task wait for it",
    says: [
      /replication( task)?\b.*cannot be (stopped|deleted)/i,
      /replication task\b.*\b(is not running|currently not running|must be running)/i,
    ],
    unless: [/it has the task|it is used by/i],
  }),
  failure({
    id: "settings-refused",
    number: 26,
    symptom: "Task settings are refused: CloudWatchLogGroup cannot be set on create, or a member is not known",
    cause: "A document that the service gave back was sent again; it holds members that only the service may set",
    remedy:
      "Give in task-settings only what shall differ from the computed settings, without CloudWatchLogGroup and CloudWatchLogStream",
    says: [/CloudWatchLog(Group|Stream)\b.*cannot be set/i, /invalid task settings/i],
  }),
];
