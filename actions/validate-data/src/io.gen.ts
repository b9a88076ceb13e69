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
  /** Folder of the schema bundle. */
  bundle: string | undefined;
  /** How much is done at the same time; each worker takes a session on the sides it works on. */
  workers: number;
  /** What a difference means while changes are still travelling. auto: rows that differ are judged again behind a marker row that travels with them; off: nothing is written to the source, every difference counts. */
  live: "auto" | "off";
  /** How long the marker row may take to reach the target. */
  markerTimeout: number;
  /** Whether the report shows the keys of differing rows in clear; by default only counts and columns. */
  showKeys: boolean;
  /** Folder for the JSON report. */
  reportDir: string;
  /** Token for the report comment (permission pull-requests: write; on an issue, issues: write). */
  githubToken: Secret | undefined;
  /** Number of the pull request or issue that gets the report as one comment per migration. */
  commentOn: number | undefined;
}

export interface Outputs {
  /** Number of tables whose rows were compared. */
  "tables"?: number;
  /** Number of rows compared, as counted on the source. */
  "rows"?: number;
  /** Differing rows, plus one for every table or column that stands on one side only. */
  "differences"?: number;
  /** Differences between the schemas of both sides that the bundle does not intend; only with a bundle. */
  "schema-differences"?: number;
  /** Verdict of the report. */
  "verdict"?: "pass" | "warn" | "fail" | "unproved";
  /** Path of the JSON report. */
  "report"?: string;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "validate-data",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"source-url","property":"sourceUrl","type":"secret","required":false},
    {"name":"source-secret","property":"sourceSecret","type":"string","required":false},
    {"name":"target-url","property":"targetUrl","type":"secret","required":false},
    {"name":"target-secret","property":"targetSecret","type":"string","required":false},
    {"name":"aws-region","property":"awsRegion","type":"string","required":false},
    {"name":"schemas","property":"schemas","type":"list","required":false},
    {"name":"exclude-tables","property":"excludeTables","type":"list","required":false},
    {"name":"bundle","property":"bundle","type":"string","required":false},
    {"name":"workers","property":"workers","type":"integer","required":true,"min":1,"max":32},
    {"name":"live","property":"live","type":"enum","required":true,"values":["auto","off"]},
    {"name":"marker-timeout","property":"markerTimeout","type":"duration","required":true,"min":100,"max":900000},
    {"name":"show-keys","property":"showKeys","type":"boolean","required":true},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["tables","rows","differences","schema-differences","verdict","report"],
};
