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
  /** Folder of the schema bundle. */
  bundle: string;
  /** Schemas whose tables are carried, one per line; by default all of the user's. */
  schemas: string[];
  /** Tables that are not carried, as schema.table, one per line; a partitioned table stands for all its partitions. */
  excludeTables: string[];
  /** Whether roles, owners, grants and default privileges are carried too; logins get no password. */
  roles: boolean;
  /** How pg_dump reaches the source; direct runs it here, kubectl inside a pod, docker inside a container (host and port of the source are then as seen there). */
  via: "direct" | "kubectl" | "docker";
  /** Namespace of the pod, for via kubectl. */
  kubectlNamespace: string;
  /** Pod with pg_dump in it, for via kubectl; also as type/name, for example deployment/postgres. */
  kubectlPod: string | undefined;
  /** Instead of kubectl-pod: label selector of the pod, for example app=postgres; it must find exactly one that runs. */
  kubectlSelector: string | undefined;
  /** Container of the pod, for via kubectl; by default the pod's default container. */
  kubectlContainer: string | undefined;
  /** Name or id of the container with pg_dump in it, for via docker. */
  dockerContainer: string | undefined;
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
  /** Number of objects in the bundle. */
  "objects"?: number;
}

export const io: IoSpec<Inputs, Outputs> = {
  action: "export-schema",
  inputs: [
    {"name":"migration","property":"migration","type":"string","required":true},
    {"name":"source-url","property":"sourceUrl","type":"secret","required":false},
    {"name":"source-secret","property":"sourceSecret","type":"string","required":false},
    {"name":"aws-region","property":"awsRegion","type":"string","required":false},
    {"name":"bundle","property":"bundle","type":"string","required":true},
    {"name":"schemas","property":"schemas","type":"list","required":false},
    {"name":"exclude-tables","property":"excludeTables","type":"list","required":false},
    {"name":"roles","property":"roles","type":"boolean","required":true},
    {"name":"via","property":"via","type":"enum","required":true,"values":["direct","kubectl","docker"]},
    {"name":"kubectl-namespace","property":"kubectlNamespace","type":"string","required":true},
    {"name":"kubectl-pod","property":"kubectlPod","type":"string","required":false},
    {"name":"kubectl-selector","property":"kubectlSelector","type":"string","required":false},
    {"name":"kubectl-container","property":"kubectlContainer","type":"string","required":false},
    {"name":"docker-container","property":"dockerContainer","type":"string","required":false},
    {"name":"report-dir","property":"reportDir","type":"string","required":true},
    {"name":"github-token","property":"githubToken","type":"secret","required":false},
    {"name":"comment-on","property":"commentOn","type":"integer","required":false,"min":1},
  ],
  outputs: ["verdict","report","bundle","objects"],
};
