import { type Client, connect } from "@postgres-to-aurora/postgres";
import type { AddressOf } from "../address.js";
import type { Endpoint } from "../model.js";

/**
 * Settings that decide how values look as text: both ends of every copy and of the change stream must agree.
 * The ordinary sessions have most of them already; replication sessions have none.
 */
const VALUE_SETTINGS = [
  "SET client_encoding='UTF8'",
  "SET TimeZone='UTC'",
  "SET DateStyle='ISO, YMD'",
  "SET IntervalStyle='postgres'",
  "SET extra_float_digits=1",
  "SET bytea_output='hex'",
  "SET lc_monetary='C'",
  "SET xmloption='content'",
  "SET search_path=''",
];

/** Lets the server notice within half a minute that we are gone, so that a dead session holds no lock for long. */
const KEEPALIVE_SETTINGS = [
  "SET tcp_keepalives_idle=10",
  "SET tcp_keepalives_interval=5",
  "SET tcp_keepalives_count=3",
];

/** A session that holds an exported snapshot is idle in a transaction for as long as the load takes. */
const NO_TIMEOUTS =
  "SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings WHERE name IN ('idle_in_transaction_session_timeout', 'idle_session_timeout', 'statement_timeout')";

/** Opens the sessions of one task and closes them together. */
export class Sessions {
  readonly #open = new Set<Client>();
  #closed = false;

  constructor(
    private readonly sourceEndpoint: Endpoint,
    private readonly targetEndpoint: Endpoint,
    private readonly addressOf: AddressOf,
  ) {}

  /** A session of the source endpoint's user. Throws what connecting and the AfterConnectScript throw. */
  source(): Promise<Client> {
    return this.#openSession(this.sourceEndpoint, "SET search_path=''");
  }

  /**
   * A session of the target endpoint's user, with that user's own search_path as any client has: triggers that rely
   * on it must behave as they would under DMS.
   */
  target(): Promise<Client> {
    return this.#openSession(this.targetEndpoint, "RESET search_path");
  }

  /** A replication session on the source. */
  async replication(): Promise<Client> {
    const client = await this.#connect(this.sourceEndpoint, true);
    await client.query([...VALUE_SETTINGS, ...KEEPALIVE_SETTINGS].join(";"));
    await client.query(NO_TIMEOUTS);
    return client;
  }

  async #openSession(endpoint: Endpoint, searchPath: string): Promise<Client> {
    const client = await this.#connect(endpoint, false);
    await client.query([...VALUE_SETTINGS, ...KEEPALIVE_SETTINGS, searchPath].join(";"));
    await client.query(NO_TIMEOUTS);
    const script = endpoint.settings["AfterConnectScript"];
    if (script !== undefined && script !== "") await client.query(String(script));
    return client;
  }

  async #connect(endpoint: Endpoint, replication: boolean): Promise<Client> {
    const client = await connect(this.addressOf(endpoint), { replication, applicationName: "dms-local" });
    this.#open.add(client);
    if (!this.#closed) return client;
    this.close(client);
    throw new Error("The task's sessions are closed");
  }

  /** Closes one session without waiting: what it was doing is rolled back by its server. */
  close(client: Client): void {
    this.#open.delete(client);
    cut(client);
  }

  /** Closes every session that is open; none can be opened afterwards. */
  closeAll(): void {
    this.#closed = true;
    for (const client of this.#open) this.close(client);
  }
}

function cut(client: Client): void {
  void client.end().catch(() => {});
  // end() waits for a running statement; this must not.
  const { connection } = client as unknown as { connection: { stream: { destroySoon(): void; destroy(): void } } };
  setTimeout(() => connection.stream.destroy(), 50).unref();
}
