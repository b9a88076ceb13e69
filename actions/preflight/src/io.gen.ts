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
  /** Identifier or ARN of the DMS replication instance; the README says what happens without it. */
  replicationInstance: string | undefined;
  /** Free bytes on the disk that holds the source's WAL; with it, the head room for a stopped replication is judged. */
  freeWalBytes: number | undefined;
  /** Longest stop of the replication that the source's disk must bear. */
  toleratedStop: number;
  /** Whether to prove logical decoding with a temporary replication slot on the source, which ends with the session. */
  probeSlot: boolean;
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
  /** Number of checks that passed. */
  "passed"?: number;
  /** Number of checks with a warning. */
  "warnings"?: number;
  /** Number of checks that failed. */
  "failed"?: number;
  /** Number of checks that could not be made, each with its reason in the report. */
  "skipped"?: number;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "preflight",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"source-url","property":"sourceUrl","type":"secret","required":false},
    {"name":"source-secret","property":"sourceSecret","type":"string","required":false},
    {"name":"target-url","property":"targetUrl","type":"secret","required":false},
    {"name":"target-secret","property":"targetSecret","type":"string","required":false},
    {"name":"aws-region","property":"awsRegion","type":"string","required":false},
    {"name":"schemas","property":"schemas","type":"list","required":false},
    {"name":"replication-instance","property":"replicationInstance","type":"string","required":false},
    {"name":"free-wal-bytes","property":"freeWalBytes","type":"integer","required":false,"min":0},
    {"name":"tolerated-stop","property":"toleratedStop","type":"duration","required":true,"min":60000},
    {"name":"probe-slot","property":"probeSlot","type":"boolean","required":true},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["verdict","report","passed","warnings","failed","skipped"],
};
