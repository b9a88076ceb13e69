import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

// Distils what requests to DMS may hold out of aws-sdk v2's model, for the tests. The package is large and no longer
// grows, so it is no dependency: `npm pack aws-sdk@2.1693.0` in a temporary folder gives apis/dms-2016-01-01.min.json.
// Usage: node packages/tooling/build/distill-dms-contract.js <path of that file>, then npm run format

interface Shape {
  type?: string;
  shape?: string;
  required?: string[];
  members?: Record<string, Shape>;
  member?: Shape;
}

interface Model {
  operations: Record<string, { input?: Shape }>;
  shapes: Record<string, Shape>;
}

/** The operations that actions send. Those of them that the model lacks are left out, and named. */
const USED =
  /^(Create|Delete|Describe)(ReplicationInstance|ReplicationSubnetGroup|Endpoint|ReplicationTask|ReplicationConfig|Certificate)s?$|^(Start|Stop|Modify)Replication(Task|Config)?$|^Modify(Endpoint|ReplicationInstance)$|^Reload(Replication)?Tables$|^Describe(Connections|AccountAttributes|Events|TableStatistics|ReplicationTableStatistics|Replications|ReplicationTaskAssessmentRuns|ReplicationTaskIndividualAssessments)$|^(ImportCertificate|TestConnection|StartReplicationTaskAssessmentRun|ListTagsForResource|AddTagsToResource|RemoveTagsFromResource)$/;

const model = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Model;

function distil(shape: Shape): unknown {
  const {
    type = "string",
    members = {},
    required,
    member,
  } = shape.shape ? (model.shapes[shape.shape] as Shape) : shape;
  if (type === "list") return { list: distil(member ?? {}) };
  if (type !== "structure") return type === "long" ? "integer" : type === "float" ? "double" : type;
  // Settings of other engines are of no use here.
  const kept = Object.entries(members).filter(
    ([name, value]) =>
      !/Settings$/.test(name) || !("shape" in value || value.type === "structure") || /^PostgreSQL/.test(name),
  );
  return {
    ...(required ? { required } : {}),
    members: Object.fromEntries(kept.map(([name, value]) => [name, distil(value)])),
  };
}

const names = Object.keys(model.operations).filter((name) => USED.test(name));
const distilled = {
  origin:
    "aws-sdk 2.1693.0 (Apache-2.0), apis/dms-2016-01-01.min.json: inputs of the operations used here, without the settings of other engines. Written by packages/tooling/src/distill-dms-contract.ts",
  operations: Object.fromEntries(
    names.map((name) => [name, distil(model.operations[name]?.input ?? { type: "structure" })]),
  ),
};
writeFileSync(
  join(resolve(import.meta.dirname, "../../.."), "test/aws/dms-v2-contract.json"),
  `${JSON.stringify(distilled, undefined, 1)}\n`,
);
