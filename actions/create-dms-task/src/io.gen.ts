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
  /** Identifier or ARN of the DMS replication instance; the README says what happens without it. */
  replicationInstance: string | undefined;
  /** Class of the replication instance, when one is created. */
  replicationInstanceClass: string;
  /** Subnets of the replication instance, when one is created; at least two, in two availability zones, one per line. */
  subnetIds: string[];
  /** Security groups of the replication instance, when one is created, one per line; by default that of the VPC. */
  securityGroupIds: string[];
  /** Schemas whose tables are carried, one per line; by default all of the user's. */
  schemas: string[];
  /** Tables that are not carried, as schema.table, one per line; a partitioned table stands for all its partitions. */
  excludeTables: string[];
  /** JSON file with DMS task settings that are merged on top of ours. */
  taskSettings: string | undefined;
  /** Starts the task, or resumes it when it was stopped. With false it is only made. */
  start: boolean;
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
  /** Number of tables the task carries. */
  "tables"?: number;
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
    {"name":"replication-instance","property":"replicationInstance","type":"string","required":false},
    {"name":"replication-instance-class","property":"replicationInstanceClass","type":"string","required":true},
    {"name":"subnet-ids","property":"subnetIds","type":"list","required":false},
    {"name":"security-group-ids","property":"securityGroupIds","type":"list","required":false},
    {"name":"schemas","property":"schemas","type":"list","required":false},
    {"name":"exclude-tables","property":"excludeTables","type":"list","required":false},
    {"name":"task-settings","property":"taskSettings","type":"string","required":false},
    {"name":"start","property":"start","type":"boolean","required":true},
    {"name":"poll-interval","property":"pollInterval","type":"duration","required":true,"min":100,"max":300000},
    {"name":"ready-timeout","property":"readyTimeout","type":"duration","required":true,"min":1000,"max":21600000},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["task-arn","task-status","source-endpoint-arn","target-endpoint-arn","replication-instance-arn","tables","verdict","report"],
};
