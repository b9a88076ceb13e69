// GENERATED from action.yml and action-types.yml by `npm run generate`. Do not edit.
import type { IoSpec } from "@postgres-to-aurora/action-kit";
import type { Secret } from "@postgres-to-aurora/domain";

export interface Inputs {
  /** Name of this migration; names and tags every resource, and ties the actions together. */
  migration: string;
  /** Folder of the schema bundle. */
  bundle: string;
  /** Folder for the converted bundle; by default the bundle itself is replaced. */
  convertedBundle: string | undefined;
  /** Major version of Aurora PostgreSQL, for example 17; by default the source's own, or the oldest in standard support. */
  targetVersion: number | undefined;
  /** Rules whose offered fix is made too, one per line; the assessment names them. */
  offered: string[];
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
  /** Path of the schema bundle. */
  "bundle"?: string;
  /** Number of changes made. */
  "changes"?: number;
  /** Number of findings that are left to a person. */
  "left"?: number;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "convert-schema",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"bundle","property":"bundle","type":"string","required":true},
    {"name":"converted-bundle","property":"convertedBundle","type":"string","required":false},
    {"name":"target-version","property":"targetVersion","type":"integer","required":false,"min":13,"max":18},
    {"name":"offered","property":"offered","type":"list","required":false},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["verdict","report","bundle","changes","left"],
};
