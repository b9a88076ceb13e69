import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** A TCP path between a client and a server that a test can silence or cut. */
export class TcpProxy {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #silent = false;

  private constructor(
    private readonly host: string,
    private readonly remotePort: number,
  ) {
    this.#server = createServer((client) => this.#join(client));
  }

  /** Listens on a free port of 127.0.0.1 and passes everything on to `host:port`. */
  static async to(host: string, port: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(host, port);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on nothing passes, in either direction; connections stay open, new ones too. */
  silence(): void {
    this.#silent = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** Ends the silence: what was under way is lost with its connections, new ones pass. */
  restore(): void {
    this.#silent = false;
    this.cut();
  }

  /** Closes every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket): void {
    const server = connect(this.remotePort, this.host);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.on("data", (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on("drain", () => {
        if (!this.#silent) from.resume();
      });
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.#sockets.delete(from);
        // A close does not pass a silent path either.
        if (!this.#silent) to.destroy();
      });
    }
    if (this.#silent) for (const socket of [client, server]) socket.pause();
  }
}
