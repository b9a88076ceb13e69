import type { Instance, Task } from "@postgres-to-aurora/aws/dms";
import type { Finding, Section } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, displayAddress } from "@postgres-to-aurora/postgres";
import type { ReadyEndpoint } from "./endpoint-plan.js";

/** One AWS resource the task needs, and where it came from. */
export interface Resource {
  what: string;
  name: string;
  arn: string;
  detail: string;
  outcome: "created" | "changed" | "adopted";
}

/** What stands at the end of a run. */
export interface Built {
  instance: Instance | undefined;
  source: ReadyEndpoint;
  target: ReadyEndpoint;
  task: Task;
}

/** The AWS resources of the migration. */
export function resourcesSection(resources: Resource[]): Section {
  return {
    kind: "table",
    title: "AWS resources",
    columns: ["Resource", "Name", "Outcome", "Detail", "ARN"],
    rows: resources.map(({ what, name, outcome, detail, arn }) => [what, name, outcome, detail, arn]),
  };
}

/** The way of a row from the one database to the other. */
export function pictureSection(built: Built, source: DatabaseAddress, target: DatabaseAddress): Section {
  const { instance, task } = built;
  const compute = instance
    ? `replication instance ${instance.name} (${instance.class}${instance.addresses.length > 0 ? `, ${instance.addresses.join(", ")}` : ""})`
    : `DMS Serverless (${task.capacity?.min} to ${task.capacity?.max} DCU)`;
  const way = ({ endpoint }: ReadyEndpoint) => [
    `  |  endpoint ${endpoint.name}, ssl ${endpoint.tls}${endpoint.secret ? ", login from a secret" : ""}`,
    "  v",
  ];
  const lines = [
    `source    ${displayAddress(source)}`,
    ...way(built.source),
    `DMS       task ${task.name} on ${compute}`,
    ...way(built.target),
    `target    ${displayAddress(target)}`,
  ];
  return { kind: "text", title: "The way of the rows", text: lines.join("\n") };
}

/** Findings, the worst first. */
export function findingsSection(findings: Finding[], title = "Findings"): Section {
  const order = ["blocker", "needs-change", "warning", "info"];
  return {
    kind: "findings",
    title,
    findings: [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
  };
}
