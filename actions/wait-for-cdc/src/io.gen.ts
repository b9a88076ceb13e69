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
  /** CDC latency that counts as caught up, on both sides of the task. */
  latencyThreshold: number;
  /** How many samples in a row must be good. Each needs a fresh latency metric and a marker row of its own that arrived. */
  samples: number;
  /** What to do about a table in error, fail, or reload it once, emptied on the target first. */
  onTableError: "fail" | "reload";
  /** GiB of WAL the task's slot may keep on the source before the wait warns. */
  walWarning: number;
  /** Pause between two looks at AWS, whose request rate is shared by the whole account. */
  pollInterval: number;
  /** Longest wait in all; a job of a GitHub-hosted runner ends after 6 hours. */
  timeout: number;
  /** Folder for the JSON report. */
  reportDir: string;
  /** Token for the report comment (permission pull-requests: write; on an issue, issues: write). */
  githubToken: Secret | undefined;
  /** Number of the pull request or issue that gets the report as one comment per migration. */
  commentOn: number | undefined;
}

export interface Outputs {
  /** How the wait ended. Only caught-up makes the step green. */
  "status"?: "caught-up" | "timed-out" | "failed";
  /** Larger of the two CDC latencies at the end; empty when it was never measured. */
  "latency-seconds"?: string;
  /** Number of tables the task carries. */
  "tables"?: number;
  /** Rows the full load has carried so far. */
  "rows"?: number;
  /** Seconds until the full load ends, at the speed measured last; 0 when it is done, empty when nobody can tell. */
  "eta-seconds"?: string;
  /** Number of tables this run reloaded. */
  "tables-reloaded"?: number;
  /** Verdict of the report. */
  "verdict"?: "pass" | "warn" | "fail" | "unproved";
  /** Path of the JSON report. */
  "report"?: string;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "wait-for-cdc",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"source-url","property":"sourceUrl","type":"secret","required":false},
    {"name":"source-secret","property":"sourceSecret","type":"string","required":false},
    {"name":"target-url","property":"targetUrl","type":"secret","required":false},
    {"name":"target-secret","property":"targetSecret","type":"string","required":false},
    {"name":"aws-region","property":"awsRegion","type":"string","required":false},
    {"name":"latency-threshold","property":"latencyThreshold","type":"duration","required":true,"min":100,"max":3600000},
    {"name":"samples","property":"samples","type":"integer","required":true,"min":1,"max":100},
    {"name":"on-table-error","property":"onTableError","type":"enum","required":true,"values":["fail","reload"]},
    {"name":"wal-warning","property":"walWarning","type":"integer","required":true,"min":1,"max":100000},
    {"name":"poll-interval","property":"pollInterval","type":"duration","required":true,"min":100,"max":300000},
    {"name":"timeout","property":"timeout","type":"duration","required":true,"min":1000,"max":86400000},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["status","latency-seconds","tables","rows","eta-seconds","tables-reloaded","verdict","report"],
};
