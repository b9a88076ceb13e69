// GENERATED from action.yml and action-types.yml by `npm run generate`. Do not edit.
import type { IoSpec } from "@postgres-to-aurora/action-kit";
import type { Secret } from "@postgres-to-aurora/domain";

export interface Inputs {
  /** Name of this migration; names and tags every resource, and ties the actions together. */
  migration: string;
  /** Target database as postgresql://user:password@host:5432/database?sslmode=verify-full (a secret). */
  targetUrl: Secret | undefined;
  /** Instead of target-url: id or ARN of a Secrets Manager secret with username, password, host, port and dbname. */
  targetSecret: string | undefined;
  /** Source database as postgresql://user:password@host:5432/database?sslmode=verify-full (a secret). */
  sourceUrl: Secret | undefined;
  /** Instead of source-url: id or ARN of a Secrets Manager secret with username, password, host, port and dbname. */
  sourceSecret: string | undefined;
  /** AWS region; by default the one of the environment (AWS_REGION). */
  awsRegion: string | undefined;
  /** Folder of the schema bundle. */
  bundle: string;
  /** Phase of the bundle to apply; pre-load before the rows, post-load after the full load, post-cutover after the switch. */
  phase: "pre-load" | "post-load" | "post-cutover";
  /** Longest wait for the locks on the tables that the phase changes. */
  lockTimeout: number;
  /** How much is done at the same time; each worker takes a session on the sides it works on. */
  workers: number;
  /** Looks and forecasts only; nothing is changed. */
  dryRun: boolean;
  /** Folder for the JSON report. */
  reportDir: string;
  /** Token for the report comment (permission pull-requests: write; on an issue, issues: write). */
  githubToken: Secret | undefined;
  /** Number of the pull request or issue that gets the report as one comment per migration. */
  commentOn: number | undefined;
}

export interface Outputs {
  /** Verdict of the report. */
  "verdict"?: "pass" | "warn" | "fail" | "unproved";
  /** Path of the JSON report. */
  "report"?: string;
  /** Whether this run applied the phase, found that it had been applied before, or only tried it. */
  "status"?: "applied" | "already-applied" | "dry-run";
  /** Number of statements this run applied; 0 in a dry run. */
  "statements"?: number;
  /** Differences between the schemas of source and target that are not intended; only with a source. */
  "differences"?: number;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "apply-schema",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"target-url","property":"targetUrl","type":"secret","required":false},
    {"name":"target-secret","property":"targetSecret","type":"string","required":false},
    {"name":"source-url","property":"sourceUrl","type":"secret","required":false},
    {"name":"source-secret","property":"sourceSecret","type":"string","required":false},
    {"name":"aws-region","property":"awsRegion","type":"string","required":false},
    {"name":"bundle","property":"bundle","type":"string","required":true},
    {"name":"phase","property":"phase","type":"enum","required":true,"values":["pre-load","post-load","post-cutover"]},
    {"name":"lock-timeout","property":"lockTimeout","type":"duration","required":true,"min":1000,"max":3600000},
    {"name":"workers","property":"workers","type":"integer","required":true,"min":1,"max":32},
    {"name":"dry-run","property":"dryRun","type":"boolean","required":true},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["verdict","report","status","statements","differences"],
};
