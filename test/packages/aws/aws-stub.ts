import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What the stub answers to one request; a status of 400 and up is a fault named by `fault`. */
export interface Answer {
  status?: number;
  fault?: string;
  body?: object;
}

export interface AwsStub {
  url: string;
  /** Operations in the order they came, with their bodies. */
  requests: { operation: string; body: Record<string, unknown> }[];
  close(): Promise<void>;
}

/**
 * Stands in for AWS where the test is about an answer a real engine would not give. Sets the SDK's endpoint and
 * credentials variables of this process to itself.
 */
export async function startAwsStub(answer: (operation: string, body: never, nth: number) => Answer): Promise<AwsStub> {
  const requests: AwsStub["requests"] = [];
  const counts = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
      const body = JSON.parse(Buffer.concat(pieces).toString("utf8"));
      const nth = (counts.get(operation) ?? 0) + 1;
      counts.set(operation, nth);
      requests.push({ operation, body });
      const { status = 200, fault, body: reply = {} } = answer(operation, body as never, nth);
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(fault ? { __type: fault, message: `${fault} it is`, ...reply } : reply));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env["AWS_ENDPOINT_URL"] = url;
  process.env["AWS_ACCESS_KEY_ID"] = "stub";
  process.env["AWS_SECRET_ACCESS_KEY"] = "stub";
  process.env["AWS_MAX_ATTEMPTS"] = "2";
  return {
    url,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
