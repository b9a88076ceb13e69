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
  /** Looks and forecasts only; nothing is changed. */
  dryRun: boolean;
  /** Removes also while the cutover is not confirmed done. The migration then has to start anew. */
  force: boolean;
  /** Keeps the task's CloudWatch logs. */
  keepLogs: boolean;
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
  /** Number of things of the migration that were there to be removed. */
  "found"?: number;
  /** Number of things this run removed; 0 in a dry run. */
  "removed"?: number;
  /** What the found resources cost in a month, in USD, as far as their prices are known. */
  "monthly-cost"?: string;
  /** Verdict of the report. */
  "verdict"?: "pass" | "warn" | "fail" | "unproved";
  /** Path of the JSON report. */
  "report"?: string;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "decommission",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"source-url","property":"sourceUrl","type":"secret","required":false},
    {"name":"source-secret","property":"sourceSecret","type":"string","required":false},
    {"name":"target-url","property":"targetUrl","type":"secret","required":false},
    {"name":"target-secret","property":"targetSecret","type":"string","required":false},
    {"name":"aws-region","property":"awsRegion","type":"string","required":false},
    {"name":"dry-run","property":"dryRun","type":"boolean","required":true},
    {"name":"force","property":"force","type":"boolean","required":true},
    {"name":"keep-logs","property":"keepLogs","type":"boolean","required":true},
    {"name":"poll-interval","property":"pollInterval","type":"duration","required":true,"min":100,"max":300000},
    {"name":"ready-timeout","property":"readyTimeout","type":"duration","required":true,"min":1000,"max":21600000},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["found","removed","monthly-cost","verdict","report"],
};
