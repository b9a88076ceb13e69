import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterwards } from "./clean-up.js";

/** A way to a server on this machine that can be broken and mended. */
export interface TcpProxy {
  port: number;
  /** Lets nothing through any more and says nothing about it, as a pulled cable does: open connections hang, new ones too. */
  stall(): void;
  /** Ends every connection at once, with a reset. */
  cut(): void;
  /** Lets everything through again. What hung before is reset: its packets are lost. */
  mend(): void;
}

/** Opens a way to a port of 127.0.0.1; closed when the test file is done. */
export async function startTcpProxy(to: number): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>();
  const waiting = new Set<Socket>();
  let stalled = false;
  const server = createServer((client) => {
    client.on("error", () => {});
    if (stalled) {
      waiting.add(client.pause());
      return;
    }
    const upstream = connect(to, "127.0.0.1");
    upstream.on("error", () => client.destroy());
    client.pipe(upstream).pipe(client);
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    for (const socket of pair)
      socket.on("close", () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
  });
  const cut = () => {
    for (const pair of [...pairs]) for (const socket of pair) socket.resetAndDestroy();
    for (const socket of waiting) socket.resetAndDestroy();
    waiting.clear();
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterwards(() => {
    cut();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    stall() {
      stalled = true;
      for (const [client, upstream] of pairs) {
        client.unpipe(upstream).pause();
        upstream.unpipe(client).pause();
      }
    },
    cut,
    mend() {
      if (stalled) cut();
      stalled = false;
    },
  };
}
