import { once } from "node:events";
import { createServer, connect as dial, type Socket } from "node:net";
import type { DatabaseAddress } from "@postgres-to-aurora/postgres";
import { afterwards } from "@postgres-to-aurora/test-kit";

/** A network between controller and server that can break in chosen ways. */
export interface BreakableNetwork {
  address: DatabaseAddress;
  /** From now on answers are lost; what is sent still arrives. Connections break a moment later. */
  loseAnswers(): void;
  /** From now on nothing arrives; connections break at once. */
  loseRequests(): void;
  /** New connections are refused. */
  closeDoor(): void;
}

/** Starts a proxy before a server; closed when the test file is done. */
export async function startProxy(server: DatabaseAddress): Promise<BreakableNetwork> {
  const pairs = new Set<{ client: Socket; upstream: Socket }>();
  let open = true;
  const listener = createServer((client) => {
    if (!open) return void client.destroy();
    const upstream = dial(server.port, server.host);
    const pair = { client, upstream };
    pairs.add(pair);
    const end = () => {
      client.destroy();
      upstream.destroy();
      pairs.delete(pair);
    };
    for (const socket of [client, upstream]) socket.on("error", end).on("close", end);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  afterwards(() => {
    for (const { client } of pairs) client.destroy();
    listener.close();
  });
  return {
    address: { ...server, port: (listener.address() as { port: number }).port },
    loseAnswers() {
      const broken = [...pairs];
      for (const { client, upstream } of broken) {
        upstream.unpipe(client);
        upstream.resume();
      }
      setTimeout(() => {
        for (const { client } of broken) client.destroy();
      }, 300);
    },
    loseRequests() {
      for (const { client, upstream } of [...pairs]) {
        client.unpipe(upstream);
        client.destroy();
      }
    },
    closeDoor() {
      open = false;
    },
  };
}
