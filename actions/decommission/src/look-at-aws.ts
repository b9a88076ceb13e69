import {
  deleteCertificate,
  deleteEndpoint,
  deleteInstance,
  deleteSubnetGroup,
  deleteTask,
  findInstance,
  findTagged,
  resourceId,
  type TaggedResource,
  tasksOfEndpoint,
} from "@postgres-to-aurora/aws/dms";
import { deleteLogGroup, deleteLogStream, findLogGroup, findLogStreams, type Logs } from "@postgres-to-aurora/aws/logs";
import { UserError } from "@postgres-to-aurora/domain";
import { instanceCost, logCost, serverlessCost } from "./prices.js";
import type { Scene } from "./scene.js";
import { FREE, type Kind, type Thing } from "./things.js";

const KINDS: Record<TaggedResource["kind"], Kind> = {
  task: "replication task",
  serverless: "serverless replication",
  endpoint: "endpoint",
  certificate: "certificate",
  instance: "replication instance",
  "subnet group": "subnet group",
};

/** Everything on AWS that bears the migration's tag, and its logs. Notes the ids of the tasks. Throws what AWS throws. */
export async function lookAtAws(scene: Scene): Promise<Thing[]> {
  const tagged = await findTagged(scene.dms, scene.migration);
  for (const { kind, arn } of tagged) if (kind === "task" || kind === "serverless") scene.taskIds.add(resourceId(arn));
  const things = tagged.map((resource) => thingOf(scene, resource));
  const logs = scene.logs ? await lookAtLogs(scene, scene.logs, tagged) : [];
  return [...things, ...logs];
}

function thingOf(scene: Scene, resource: TaggedResource): Thing {
  const { name, size, storage, multiAz, status } = resource;
  const kind = KINDS[resource.kind];
  const facts = { kind, name, place: "AWS" as const, detail: status, cost: FREE };
  const wait = scene.wait(`${kind} ${name}`);
  const { dms } = scene;
  switch (resource.kind) {
    case "task":
      return { ...facts, remove: () => deleteTask(dms, resource.arn, wait) };
    case "serverless":
      return {
        ...facts,
        cost: serverlessCost(size, status),
        remove: () => deleteTask(dms, resource.arn, wait),
      };
    case "endpoint":
      return {
        ...facts,
        async remove() {
          await refuseUsed(scene, resource);
          await deleteEndpoint(dms, name, wait);
        },
      };
    case "certificate":
      return { ...facts, remove: () => deleteCertificate(dms, resource.arn) };
    case "instance":
      return {
        ...facts,
        detail: `${status}, ${size}${multiAz ? " in two zones" : ""}, ${storage} GiB`,
        cost: instanceCost(size, storage, multiAz),
        remove: () => deleteInstance(dms, resource.arn, wait),
      };
    case "subnet group":
      return { ...facts, remove: () => deleteSubnetGroup(dms, name) };
  }
}

/** The migration's own tasks are gone by now: one that still uses its endpoint belongs to somebody else. */
async function refuseUsed({ dms, migration }: Scene, { name, arn }: TaggedResource): Promise<void> {
  const users = (await tasksOfEndpoint(dms, arn)).map((task) => task.name);
  if (users.length === 0) return;
  throw new UserError({
    code: "ENDPOINT_IN_USE",
    what: `Endpoint ${name} is used by ${users.join(", ")}`,
    why: `What uses it does not bear the tag of ${migration}, so it was not touched`,
    remedy: "Delete that task in the DMS console, or give it an endpoint of its own, then run again",
  });
}

/**
 * The logs: the whole group of an instance that is the migration's own, only the task's stream in the group of
 * another. A group outlives its instance, so the one named like the migration counts as its own when no such
 * instance exists.
 */
async function lookAtLogs(scene: Scene, logs: Logs, tagged: TaggedResource[]): Promise<Thing[]> {
  const instances = tagged.filter(({ kind }) => kind === "instance").map(({ name }) => name);
  if (!instances.includes(scene.migration) && (await findInstance(scene.dms, scene.migration)) === undefined)
    instances.push(scene.migration);
  const serverless = tagged.filter(({ kind }) => kind === "serverless").map(({ name }) => name);
  const own = new Set([
    ...instances.map((name) => `dms-tasks-${name.toLowerCase()}`),
    ...[scene.migration, ...serverless].map((name) => `dms-serverless-replication-${name}`),
  ]);
  const things: Thing[] = [];
  for (const group of own) {
    const found = await findLogGroup(logs, group);
    if (found !== undefined)
      things.push({
        kind: "log",
        name: group,
        place: "AWS",
        detail: `log group, ${(found.bytes / 1e6).toFixed(1)} MB`,
        cost: logCost(found.bytes),
        remove: () => deleteLogGroup(logs, group),
      });
  }
  for (const id of scene.taskIds)
    for (const place of await findLogStreams(logs, "dms-tasks-", `dms-task-${id}`))
      if (!own.has(place.group))
        things.push({
          kind: "log",
          name: `${place.group}/${place.stream}`,
          place: "AWS",
          detail: "the task's stream in the log group of an instance that stays",
          cost: logCost(undefined),
          remove: () => deleteLogStream(logs, place),
        });
  return things;
}
