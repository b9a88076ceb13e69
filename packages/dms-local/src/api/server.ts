import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Fault, unsupported } from "../fault.js";
import { describeConnections, testConnection } from "./connections.js";
import { createEndpoint, deleteEndpoint, describeEndpoints, modifyEndpoint } from "./endpoints.js";
import {
  createReplicationInstance,
  createReplicationSubnetGroup,
  deleteReplicationInstance,
  deleteReplicationSubnetGroup,
  describeReplicationInstances,
  describeReplicationSubnetGroups,
} from "./instances.js";
import { getMetricData } from "./metrics.js";
import { readRequest, writeResponse } from "./request.js";
import type { Operation, Service } from "./service.js";
import { addTagsToResource, listTagsForResource, removeTagsFromResource } from "./tags.js";
import { describeTableStatistics, reloadTables, startReplicationTask, stopReplicationTask } from "./task-control.js";
import {
  createReplicationTask,
  deleteReplicationTask,
  describeReplicationTasks,
  modifyReplicationTask,
} from "./tasks.js";

/** Every operation there is, under its name on the wire. */
const OPERATIONS = {
  AddTagsToResource: addTagsToResource,
  CreateEndpoint: createEndpoint,
  CreateReplicationInstance: createReplicationInstance,
  CreateReplicationSubnetGroup: createReplicationSubnetGroup,
  CreateReplicationTask: createReplicationTask,
  DeleteEndpoint: deleteEndpoint,
  DeleteReplicationInstance: deleteReplicationInstance,
  DeleteReplicationSubnetGroup: deleteReplicationSubnetGroup,
  DeleteReplicationTask: deleteReplicationTask,
  DescribeConnections: describeConnections,
  DescribeEndpoints: describeEndpoints,
  DescribeReplicationInstances: describeReplicationInstances,
  DescribeReplicationSubnetGroups: describeReplicationSubnetGroups,
  DescribeReplicationTasks: describeReplicationTasks,
  DescribeTableStatistics: describeTableStatistics,
  GetMetricData: getMetricData,
  ListTagsForResource: listTagsForResource,
  ModifyEndpoint: modifyEndpoint,
  ModifyReplicationTask: modifyReplicationTask,
  ReloadTables: reloadTables,
  RemoveTagsFromResource: removeTagsFromResource,
  StartReplicationTask: startReplicationTask,
  StopReplicationTask: stopReplicationTask,
  TestConnection: testConnection,
};

const SERVICES = { AmazonDMSv20160101: "dms", GraniteServiceVersion20100801: "cloudwatch" } as const;

/** The HTTP side: both JSON protocols on one port. */
export function createApi(service: Service): Server {
  return createServer((request, response) => {
    void handle(service, request).then(
      (body) => send(response, 200, body),
      (error: unknown) => {
        if (error instanceof Fault)
          return send(response, 400, { __type: error.type, message: error.message, ...error.details });
        service.log(`internal failure: ${error instanceof Error ? error.stack : String(error)}`);
        send(response, 500, { __type: "InternalFailure", message: String(error) });
      },
    );
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() });
  response.end(JSON.stringify(body));
}

async function handle(service: Service, request: IncomingMessage): Promise<unknown> {
  const target = String(request.headers["x-amz-target"] ?? "");
  const [prefix = "", name = ""] = target.split(".");
  const kind = SERVICES[prefix as keyof typeof SERVICES];
  if (request.method !== "POST" || kind === undefined)
    throw new Fault(
      "UnknownOperationException",
      "Only POST with X-Amz-Target of AWS DMS or CloudWatch (JSON) is answered here",
    );
  const input = readRequest(kind, name, parse(await readBody(request)));
  const operation = OPERATIONS[name as keyof typeof OPERATIONS] as Operation<unknown, unknown> | undefined;
  if (operation === undefined || (kind === "cloudwatch") !== (name === "GetMetricData")) throw unsupported(name);
  const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "us-east-1";
  const output = await operation(service, input, region);
  // Only what is on disk is acknowledged.
  if (!/^(Describe|List|Get)/.test(name)) {
    service.store.save();
    service.log(`${name} ${describe(input)}`);
  }
  return writeResponse(output);
}

/** The identifiers of a request, for the log; never its settings or passwords. */
function describe(input: unknown): string {
  return Object.entries(input as Record<string, unknown>)
    .filter(([member, value]) => /(Arn|Identifier|Type)$/.test(member) && typeof value === "string")
    .map(([member, value]) => `${member}=${String(value)}`)
    .join(" ");
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body === "" ? "{}" : body);
  } catch {
    throw new Fault("SerializationException", "The request body is not JSON");
  }
}
