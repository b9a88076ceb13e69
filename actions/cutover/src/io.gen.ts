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
  /** Schemas whose tables are carried, one per line; by default all of the user's. */
  schemas: string[];
  /** Tables that are not carried, as schema.table, one per line; a partitioned table stands for all its partitions. */
  excludeTables: string[];
  /** Command that points the application at the target, one argv item per line, no shell. It gets a JSON order on stdin and must be safe to repeat. Empty = the switch is made by hand. */
  switchCommand: string[];
  /** How long the switch command is repeated until it succeeds. */
  switchTimeout: number;
  /** Database users, one per line, that the freeze does not hold and that are never cut off. The users of the two URLs are never cut off either. */
  exemptUsers: string[];
  /** Comparison under the freeze: full reads every row of every table, counts only counts them (quicker, blind to changed rows, verdict warn). */
  rowCheck: "full" | "counts";
  /** The freeze ends by itself this long after this runner died. */
  leaseTtl: number;
  /** How long transactions begun before the freeze may go on before they are terminated. */
  grace: number;
  /** Longest wait under the freeze until the target has everything. */
  drainTimeout: number;
  /** Longest time writes may be refused before the switch; then everything is undone. */
  freezeLimit: number;
  /** Pause between two looks at AWS, whose request rate is shared by the whole account. */
  pollInterval: number;
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
  /** How it ended; empty when it was refused before the freeze, or a person must decide. */
  "status"?: "switched" | "rolled-back" | "finished-earlier" | "dry-run";
  /** Name of this run in the journal (migration_ctl.journal on the target). */
  "run-id"?: string;
  /** From the freeze until the target had everything, in milliseconds. */
  "freeze-to-drained-ms"?: number;
  /** From the freeze until the target was opened for writes, in milliseconds. */
  "freeze-to-commit-ms"?: number;
  /** Verdict of the report. */
  "verdict"?: "pass" | "warn" | "fail" | "unproved";
  /** Path of the JSON report. */
  "report"?: string;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "cutover",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"source-url","property":"sourceUrl","type":"secret","required":false},
    {"name":"source-secret","property":"sourceSecret","type":"string","required":false},
    {"name":"target-url","property":"targetUrl","type":"secret","required":false},
    {"name":"target-secret","property":"targetSecret","type":"string","required":false},
    {"name":"aws-region","property":"awsRegion","type":"string","required":false},
    {"name":"schemas","property":"schemas","type":"list","required":false},
    {"name":"exclude-tables","property":"excludeTables","type":"list","required":false},
    {"name":"switch-command","property":"switchCommand","type":"list","required":false},
    {"name":"switch-timeout","property":"switchTimeout","type":"duration","required":true,"min":1000,"max":1800000},
    {"name":"exempt-users","property":"exemptUsers","type":"list","required":false},
    {"name":"row-check","property":"rowCheck","type":"enum","required":true,"values":["full","counts"]},
    {"name":"lease-ttl","property":"leaseTtl","type":"duration","required":true,"min":3000,"max":600000},
    {"name":"grace","property":"grace","type":"duration","required":true,"min":0,"max":300000},
    {"name":"drain-timeout","property":"drainTimeout","type":"duration","required":true,"min":1000,"max":1800000},
    {"name":"freeze-limit","property":"freezeLimit","type":"duration","required":true,"min":1000,"max":7200000},
    {"name":"poll-interval","property":"pollInterval","type":"duration","required":true,"min":100,"max":300000},
    {"name":"dry-run","property":"dryRun","type":"boolean","required":true},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["status","run-id","freeze-to-drained-ms","freeze-to-commit-ms","verdict","report"],
};
