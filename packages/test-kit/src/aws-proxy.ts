import { createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { contractViolations } from "./aws-contract.js";
import type { Act, AwsCall } from "./aws-proxy-acts.js";
import { type AwsAnswer, type AwsService, readAwsRequest, writeFault } from "./aws-proxy-wire.js";
import { afterwards } from "./clean-up.js";

/** Which calls a rule is about, and what it does with them. What is left out matches everything. */
export interface AwsRule {
  service?: AwsService;
  operation?: string | RegExp;
  /** Only the nth call of its operation; or those it holds for. */
  nth?: number | ((nth: number) => boolean);
  when?(call: AwsCall): boolean;
  /** How often at most. */
  times?: number;
  act: Act;
}

export interface AwsProxyOptions {
  /** What answers the calls that no rule answers, for example dms-local's url. Without it they are refused. */
  upstream?: string;
  rules?: AwsRule[];
  /** Default eu-west-1. */
  region?: string;
}

export interface AwsProxy {
  url: string;
  /** For a process whose AWS the proxy is: endpoint of all services, region, keys. */
  env: Record<string, string>;
  /** Every call so far, in the order they came. */
  calls: AwsCall[];
  /** What breaks the contract with AWS, one sentence each. */
  violations: string[];
  /** Adds a rule. All that match a call act on it, the first added outermost. @returns removes it again */
  rule(rule: AwsRule): () => void;
  /** Another upstream from now on: a dms-local that was started anew, say. */
  passTo(upstream: string): void;
  /** Ends the proxy. Throws Error when the contract was broken. The test file's end does it too. */
  stop(): Promise<void>;
}

/**
 * Stands between a caller of AWS and what answers it (dms-local, or nothing but rules), over HTTP on 127.0.0.1: keeps
 * the calls, holds them against the contract, and plays what no real engine shows.
 */
export async function startAwsProxy(options: AwsProxyOptions = {}): Promise<AwsProxy> {
  const rules: { rule: AwsRule; left: number }[] = [];
  const calls: AwsCall[] = [];
  const violations: string[] = [];
  const counts = new Map<string, number>();
  let upstream = options.upstream;

  const rule = (added: AwsRule) => {
    const entry = { rule: added, left: added.times ?? Number.POSITIVE_INFINITY };
    rules.push(entry);
    return () => void rules.splice(rules.indexOf(entry), 1);
  };
  options.rules?.forEach(rule);

  const handle = async (request: IncomingMessage): Promise<AwsAnswer | "cut"> => {
    const text = await readBody(request);
    const read = readAwsRequest(request, text);
    const nth = (counts.get(read.operation) ?? 0) + 1;
    counts.set(read.operation, nth);
    const call: AwsCall = { ...read, nth, index: calls.length + 1, status: 0 };
    calls.push(call);
    violations.push(...contractViolations(call));
    const pass = async (): Promise<AwsAnswer | "cut"> => {
      if (upstream === undefined) {
        violations.push(`${call.operation}: nothing here answers it`);
        return writeFault(call, "UnknownOperationException", "No rule answers this call", 400);
      }
      const given = await forward(upstream, request, text);
      const refused = given === "cut" ? undefined : refusal(given.text);
      if (refused) violations.push(`${call.operation}: ${refused}`);
      return given;
    };
    const acts = rules.filter((entry) => {
      if (entry.left === 0 || !matches(entry.rule, call)) return false;
      entry.left--;
      return true;
    });
    const chain = acts.reduceRight<() => Promise<AwsAnswer | "cut">>(
      (next, entry) => () => entry.rule.act(call, next),
      pass,
    );
    const given = await chain();
    if (given !== "cut") call.status = given.status;
    return given;
  };

  const server = createServer((request, response) => {
    handle(request).then(
      (given) => {
        if (given === "cut") return request.socket.destroy();
        response.writeHead(given.status, { "content-type": given.contentType, "x-amzn-requestid": "proxied-request" });
        response.end(given.text);
        return undefined;
      },
      (error: unknown) => {
        violations.push(`the proxy failed: ${error instanceof Error ? error.message : String(error)}`);
        request.socket.destroy();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    server.close();
    server.closeAllConnections();
    if (violations.length > 0)
      throw new Error(`The contract with AWS was broken:\n${[...new Set(violations)].join("\n")}`);
  };
  afterwards(stop);
  return {
    url,
    env: {
      AWS_ENDPOINT_URL: url,
      AWS_REGION: options.region ?? "eu-west-1",
      AWS_ACCESS_KEY_ID: "rehearsal",
      AWS_SECRET_ACCESS_KEY: "rehearsal-secret-key",
    },
    calls,
    violations,
    rule,
    passTo: (other) => {
      upstream = other;
    },
    stop,
  };
}

function matches(rule: AwsRule, call: AwsCall): boolean {
  const { service, operation, nth, when } = rule;
  if (service !== undefined && service !== call.service) return false;
  if (typeof operation === "string" && operation !== call.operation) return false;
  if (operation instanceof RegExp && !operation.test(call.operation)) return false;
  if (typeof nth === "number" && nth !== call.nth) return false;
  if (typeof nth === "function" && !nth(call.nth)) return false;
  return when?.(call) ?? true;
}

/** What dms-local says about a request that the service's own model does not allow, or that it cannot play. */
function refusal(text: string): string | undefined {
  if (!text.startsWith("{") || text.length > 10_000) return undefined;
  const { __type, message } = JSON.parse(text) as { __type?: string; message?: string };
  const broken = ["ValidationException", "SerializationException", "UnknownOperationException"].includes(__type ?? "");
  return broken || message?.startsWith("dms-local does not support") ? message : undefined;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Asks upstream; one that is not there, or that hangs up, is for the caller as if AWS had hung up. */
function forward(upstream: string, { headers }: IncomingMessage, text: string): Promise<AwsAnswer | "cut"> {
  return new Promise((resolve) => {
    const { host: _host, connection: _connection, ...kept } = headers;
    const asked = send(upstream, { method: "POST", headers: kept }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", () => resolve("cut"));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 500,
          contentType: response.headers["content-type"] ?? "",
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    asked.on("error", () => resolve("cut"));
    asked.end(text);
  });
}
