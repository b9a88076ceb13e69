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
  /** AWS region; by default the one of the environment (AWS_REGION). */
  awsRegion: string | undefined;
  /** Instead of a source: a plain pg_dump --schema-only file, or the folder of a schema bundle. */
  dump: string | undefined;
  /** Schemas whose tables are carried, one per line; by default all of the user's. */
  schemas: string[];
  /** Major version of Aurora PostgreSQL, for example 17; by default the source's own, or the oldest in standard support. */
  targetVersion: number | undefined;
  /** JSON file of findings that are accepted, each with a reason and, if it shall end, an expiry date. */
  baseline: string | undefined;
  /** Lowest severity of an open finding, one that no automatic fix covers, that makes the step red. */
  failOn: "blocker" | "needs-change" | "warning" | "never";
  /** Folder for the results, report.json, report.md, report.html, findings.sarif, objects.csv, baseline.json and fixes/*.sql. */
  assessment: string;
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
  /** BLOCKED, CHANGES NEEDED, READY WITH FIXES or READY. */
  "readiness"?: "BLOCKED" | "CHANGES NEEDED" | "READY WITH FIXES" | "READY";
  /** Share of the objects that cross over as they are or by an automatic fix, in percent. */
  "score"?: number;
  /** Number of open findings that cannot exist on Aurora, or that DMS cannot carry as they are. */
  "blockers"?: number;
  /** Number of open findings that need a known change, those with an automatic fix included. */
  "needs-change"?: number;
  /** Path of the results. */
  "assessment"?: string;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "assess-schema",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"source-url","property":"sourceUrl","type":"secret","required":false},
    {"name":"source-secret","property":"sourceSecret","type":"string","required":false},
    {"name":"aws-region","property":"awsRegion","type":"string","required":false},
    {"name":"dump","property":"dump","type":"string","required":false},
    {"name":"schemas","property":"schemas","type":"list","required":false},
    {"name":"target-version","property":"targetVersion","type":"integer","required":false,"min":13,"max":18},
    {"name":"baseline","property":"baseline","type":"string","required":false},
    {"name":"fail-on","property":"failOn","type":"enum","required":true,"values":["blocker","needs-change","warning","never"]},
    {"name":"assessment","property":"assessment","type":"string","required":true},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["verdict","report","readiness","score","blockers","needs-change","assessment"],
};
