import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Fault, unsupported } from "../fault.js";
import { readForm, writeXml, writeXmlFault } from "./iam.js";
import { findOperation } from "./operations.js";
import { readRequest, type ServiceName, writeResponse } from "./request.js";
import { type Answer, afterwards, beforehand, CutConnection } from "./request-faults.js";
import type { Service } from "./service.js";

const JSON_SERVICES: Record<string, ServiceName> = {
  AmazonDMSv20160101: "dms",
  GraniteServiceVersion20100801: "cloudwatch",
  Logs_20140328: "logs",
  secretsmanager: "secrets",
};

interface Call {
  kind: ServiceName;
  name: string;
  body: unknown;
  region: string;
}

/** The HTTP side: the JSON protocols of DMS, CloudWatch, its Logs and Secrets Manager, and IAM's Query, on one port. */
export function createApi(service: Service): Server {
  return createServer((request, response) => {
    void answer(service, request, response).catch((error: unknown) => {
      if (error instanceof CutConnection) return response.socket?.destroy();
      service.log(`internal failure: ${error instanceof Error ? error.stack : String(error)}`);
      send(
        response,
        500,
        "application/x-amz-json-1.1",
        JSON.stringify({ __type: "InternalFailure", message: String(error) }),
      );
    });
  });
}

async function answer(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let isXml = false;
  try {
    const call = readCall(request, await readBody(request));
    isXml = call.kind === "iam";
    const { output, isoDates } = await carryOut(service, call);
    if (isXml) send(response, 200, "text/xml", writeXml(call.name, output));
    else send(response, 200, "application/x-amz-json-1.1", JSON.stringify(writeResponse(output, isoDates)));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (isXml)
      send(
        response,
        error.type === "NoSuchEntity" ? 404 : error.status,
        "text/xml",
        writeXmlFault(error.type, error.message),
      );
    else {
      const body = { __type: error.type, message: error.message, ...error.details };
      send(response, error.status, "application/x-amz-json-1.1", JSON.stringify(body));
    }
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "x-amzn-requestid": randomUUID() });
  response.end(body);
}

/** What is asked of which service. Throws Fault UnknownOperationException or SerializationException. */
function readCall(request: IncomingMessage, body: string): Call {
  const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "us-east-1";
  const [prefix = "", name = ""] = String(request.headers["x-amz-target"] ?? "").split(".");
  const kind = JSON_SERVICES[prefix];
  if (request.method === "POST" && kind !== undefined) return { kind, name, body: parse(body), region };
  if (request.method === "POST" && request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    const { Action = "", Version: _version, ...input } = readForm(body);
    return { kind: "iam", name: Action, body: input, region };
  }
  throw new Fault(
    "UnknownOperationException",
    "Only POST with X-Amz-Target of AWS DMS, CloudWatch, CloudWatch Logs or Secrets Manager (JSON), or an Action of IAM, is answered here",
  );
}

async function carryOut(service: Service, { kind, name, body, region }: Call): Promise<Answer> {
  const input = await readRequest(kind, name, body);
  const operation = findOperation(kind, name);
  if (operation === undefined) throw unsupported(name);
  const faults = service.faults.takeRequest(name);
  await beforehand(faults);
  const output = await operation(service, input, region);
  // Only what is on disk is acknowledged.
  if (!/^(Describe|List|Get|Filter)/.test(name)) {
    service.store.save();
    service.log(`${name} ${describe(input)}`);
  }
  return afterwards(faults, input, output);
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
