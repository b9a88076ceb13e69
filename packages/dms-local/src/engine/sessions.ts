import { type Client, connect } from "@postgres-to-aurora/postgres";
import type { AddressOf } from "../address.js";
import type { Endpoint } from "../model.js";
import { PathWatch } from "./path-watch.js";

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

/** The stream sends a status every second; the server gives the slot free this long after the last one it got. */
const WALSENDER_PATIENCE = "SET wal_sender_timeout='15s'";

/** A session that holds an exported snapshot is idle in a transaction for as long as the load takes. */
const NO_TIMEOUTS =
  "SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings WHERE name IN ('idle_in_transaction_session_timeout', 'idle_session_timeout', 'statement_timeout')";

const OPEN_MS = 20_000;

/** Opens the sessions of one task and closes them together. */
export class Sessions {
  readonly #open = new Set<Client>();
  readonly #watches: PathWatch[] = [];
  #closed = false;
  /** Why everything was closed, when a server could not be reached any more. */
  lost: string | undefined;

  constructor(
    private readonly sourceEndpoint: Endpoint,
    private readonly targetEndpoint: Endpoint,
    private readonly addressOf: AddressOf,
  ) {}

  /** Closes every session as soon as either server cannot be reached any more, though no connection was closed. */
  async watch(): Promise<void> {
    for (const endpoint of [this.sourceEndpoint, this.targetEndpoint]) {
      const client = await this.#connect(endpoint, false);
      const lose = (reason: string) => {
        if (this.#closed) return;
        this.lost = `The ${endpoint.type} cannot be reached: ${reason}`;
        this.closeAll();
      };
      this.#watches.push(new PathWatch(client, lose));
    }
  }

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
    await client.query([...VALUE_SETTINGS, ...KEEPALIVE_SETTINGS, WALSENDER_PATIENCE].join(";"));
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
    const opening = connect(this.addressOf(endpoint), { replication, applicationName: "dms-local" });
    const client = await inTime(opening);
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
    for (const watch of this.#watches) watch.stop();
    for (const client of this.#open) this.close(client);
  }
}

function cut(client: Client): void {
  void client.end().catch(() => {});
  // end() waits for a running statement; this must not.
  const { connection } = client as unknown as { connection: { stream: { destroySoon(): void; destroy(): void } } };
  setTimeout(() => connection.stream.destroy(), 50).unref();
}

/** A session that is not ready in time is given up: its network path may have been cut while it was made. */
function inTime(opening: Promise<Client>): Promise<Client> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`A session was not ready in ${OPEN_MS / 1000} seconds`));
      opening.then(cut, () => {});
    }, OPEN_MS);
  });
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}
