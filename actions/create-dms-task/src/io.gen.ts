// GENERATED from action.yml and action-types.yml by `npm run generate`. Do not edit.
import type { IoSpec } from "@postgres-to-aurora/action-kit";
import type { Secret } from "@postgres-to-aurora/domain";

export interface Inputs {
  /** Name of this migration; names and tags every resource, and ties the actions together. */
  migration: string;
  /** Source database as postgresql://user:password@host:5432/database?sslmode=verify-full (a secret). */
  sourceUrl: Secret | undefined;
  /** Instead of source-url: id or ARN of a Secrets Manager secret with username, password, host, port and dbname. */
  sourceSecret: string | undefined;
  /** Target database as postgresql://user:password@host:5432/database?sslmode=verify-full (a secret). */
  targetUrl: Secret | undefined;
  /** Instead of target-url: id or ARN of a Secrets Manager secret with username, password, host, port and dbname. */
  targetSecret: string | undefined;
  /** AWS region; by default the one of the environment (AWS_REGION). */
  awsRegion: string | undefined;
  /** What carries the rows, a replication instance (instance) or DMS Serverless (serverless). */
  compute: "instance" | "serverless";
  /** Identifier or ARN of the DMS replication instance; the README says what happens without it. */
  replicationInstance: string | undefined;
  /** Class of the replication instance, when one is created; auto chooses by the size of the database. */
  replicationInstanceClass: string;
  /** Lowest capacity of DMS Serverless, in DCU of 2 GB memory each; by default chosen by the size of the database. */
  minCapacity: number | undefined;
  /** Highest capacity of DMS Serverless, in DCU; by default chosen by the size of the database. */
  maxCapacity: number | undefined;
  /** Gives a created replication instance a public address, for a source that no private way leads to. */
  publiclyAccessible: boolean;
  /** Subnets of the created replication instance or of DMS Serverless; at least two, in two availability zones, one per line. */
  subnetIds: string[];
  /** Security groups of the created replication instance or of DMS Serverless, one per line; by default that of the VPC. */
  securityGroupIds: string[];
  /** Schemas whose tables are carried, one per line; by default all of the user's. */
  schemas: string[];
  /** Tables that are not carried, as schema.table, one per line; a partitioned table stands for all its partitions. */
  excludeTables: string[];
  /** What to do about tables without key, whose updates and deletes DMS does not carry (refuse or allow). */
  keylessTables: "refuse" | "allow";
  /** JSON file with DMS task settings that are merged on top of ours. */
  taskSettings: string | undefined;
  /** ARN of the IAM role with which DMS itself reads source-secret and target-secret; without it the endpoints hold user and password. */
  secretsRole: string | undefined;
  /** S3 bucket for the results of a DMS premigration assessment, which then runs before the first start. */
  assessmentBucket: string | undefined;
  /** ARN of the IAM role with which DMS writes to assessment-bucket. */
  assessmentRole: string | undefined;
  /** Empties all carried tables of the target, in one TRUNCATE, right before a load. Without it a load refuses tables that hold rows. */
  truncateTarget: boolean;
  /** Starts the task. With false everything is made, but a task that does not run is not started. */
  start: boolean;
  /** What to do with a task that ran before and stands still (never, resume where it stood, or reload everything into empty tables). */
  restart: "never" | "resume" | "reload";
  /** Pause between two looks at AWS, whose request rate is shared by the whole account. */
  pollInterval: number;
  /** Longest wait for each AWS resource to become ready. */
  readyTimeout: number;
  /** Folder for the JSON report. */
  reportDir: string;
  /** Token for the report comment (permission pull-requests: write; on an issue, issues: write). */
  githubToken: Secret | undefined;
  /** Number of the pull request or issue that gets the report as one comment per migration. */
  commentOn: number | undefined;
}

export interface Outputs {
  /** ARN of the replication task. */
  "task-arn"?: string;
  /** Status of the task at the end, such as ready or running. */
  "task-status"?: string;
  /** ARN of the source endpoint. */
  "source-endpoint-arn"?: string;
  /** ARN of the target endpoint. */
  "target-endpoint-arn"?: string;
  /** ARN of the replication instance. */
  "replication-instance-arn"?: string;
  /** How the task was started, start-replication, resume-processing or reload-target; empty when it was not. */
  "start-type"?: string;
  /** Number of tables the task carries. */
  "tables"?: number;
  /** Folder with the task's table-mappings.json and task-settings.json. */
  "documents"?: string;
  /** Verdict of the report. */
  "verdict"?: "pass" | "warn" | "fail" | "unproved";
  /** Path of the JSON report. */
  "report"?: string;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "create-dms-task",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"source-url","property":"sourceUrl","type":"secret","required":false},
    {"name":"source-secret","property":"sourceSecret","type":"string","required":false},
    {"name":"target-url","property":"targetUrl","type":"secret","required":false},
    {"name":"target-secret","property":"targetSecret","type":"string","required":false},
    {"name":"aws-region","property":"awsRegion","type":"string","required":false},
    {"name":"compute","property":"compute","type":"enum","required":true,"values":["instance","serverless"]},
    {"name":"replication-instance","property":"replicationInstance","type":"string","required":false},
    {"name":"replication-instance-class","property":"replicationInstanceClass","type":"string","required":true},
    {"name":"min-capacity","property":"minCapacity","type":"integer","required":false,"min":1,"max":384},
    {"name":"max-capacity","property":"maxCapacity","type":"integer","required":false,"min":1,"max":384},
    {"name":"publicly-accessible","property":"publiclyAccessible","type":"boolean","required":true},
    {"name":"subnet-ids","property":"subnetIds","type":"list","required":false},
    {"name":"security-group-ids","property":"securityGroupIds","type":"list","required":false},
    {"name":"schemas","property":"schemas","type":"list","required":false},
    {"name":"exclude-tables","property":"excludeTables","type":"list","required":false},
    {"name":"keyless-tables","property":"keylessTables","type":"enum","required":true,"values":["refuse","allow"]},
    {"name":"task-settings","property":"taskSettings","type":"string","required":false},
    {"name":"secrets-role","property":"secretsRole","type":"string","required":false},
    {"name":"assessment-bucket","property":"assessmentBucket","type":"string","required":false},
    {"name":"assessment-role","property":"assessmentRole","type":"string","required":false},
    {"name":"truncate-target","property":"truncateTarget","type":"boolean","required":true},
    {"name":"start","property":"start","type":"boolean","required":true},
    {"name":"restart","property":"restart","type":"enum","required":true,"values":["never","resume","reload"]},
    {"name":"poll-interval","property":"pollInterval","type":"duration","required":true,"min":100,"max":300000},
    {"name":"ready-timeout","property":"readyTimeout","type":"duration","required":true,"min":1000,"max":21600000},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["task-arn","task-status","source-endpoint-arn","target-endpoint-arn","replication-instance-arn","start-type","tables","documents","verdict","report"],
};
