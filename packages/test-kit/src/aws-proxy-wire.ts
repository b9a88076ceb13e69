import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The services of AWS that the actions speak with. */
export type AwsService = "dms" | "cloudwatch" | "logs" | "iam" | "secretsmanager";

const TARGETS: Record<string, AwsService> = {
  AmazonDMSv20160101: "dms",
  GraniteServiceVersion20100801: "cloudwatch",
  Logs_20140328: "logs",
  secretsmanager: "secretsmanager",
};

/** A request as it came, in words. */
export interface AwsRequest {
  service: AwsService;
  operation: string;
  /** The members of the request. Those of IAM are all text. */
  // biome-ignore lint/suspicious/noExplicitAny: what a request holds is the service's matter
  body: Record<string, any>;
  /** Region of the credential scope, which is where the caller believes to be. */
  region: string;
}

/** An answer as it goes over the wire. */
export interface AwsAnswer {
  status: number;
  contentType: string;
  text: string;
}

/** Reads the JSON protocols by their header X-Amz-Target and IAM's Query protocol by its form. Throws Error on others. */
export function readAwsRequest(request: IncomingMessage, text: string): AwsRequest {
  const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const target = String(request.headers["x-amz-target"] ?? "");
  const [prefix = "", name = ""] = target.split(".");
  const service = TARGETS[prefix];
  if (service !== undefined) return { service, operation: name, body: JSON.parse(text || "{}"), region };
  const { Action = "", Version, ...body } = Object.fromEntries(new URLSearchParams(text));
  if (Version !== "2010-05-08") throw new Error(`Not a request of a service known here: ${target} ${text}`);
  return { service: "iam", operation: Action, body, region };
}

/** What a service says when all went well. @param body members of the answer */
export function writeAnswer({ service, operation }: AwsRequest, body: object): AwsAnswer {
  if (service !== "iam") return json(200, body);
  const xml = `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${operation}Result>${toXml(body)}</${operation}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${operation}Response>`;
  return { status: 200, contentType: "text/xml", text: xml };
}

/** What a service says when it refuses. @param name as on the wire, for example `ResourceNotFoundFault` */
export function writeFault(
  { service }: AwsRequest,
  name: string,
  message: string,
  status: number,
  details: object = {},
): AwsAnswer {
  if (service !== "iam") return json(status, { __type: name, message, ...details });
  const type = status < 500 ? "Sender" : "Receiver";
  const xml = `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error>${toXml({ Type: type, Code: name, Message: message })}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
  return { status, contentType: "text/xml", text: xml };
}

function json(status: number, body: object): AwsAnswer {
  return { status, contentType: "application/x-amz-json-1.1", text: JSON.stringify(body) };
}

function toXml(value: unknown): string {
  if (typeof value !== "object" || value === null)
    return String(value).replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`);
  return Object.entries(value)
    .map(([name, item]) => `<${name}>${toXml(item)}</${name}>`)
    .join("");
}
