import type { Context } from "@postgres-to-aurora/action-kit";
import type { Dms, Wait } from "@postgres-to-aurora/aws/dms";
import type { Iam } from "@postgres-to-aurora/aws/iam";
import type { Logs } from "@postgres-to-aurora/aws/logs";
import type { Client, DatabaseAddress } from "@postgres-to-aurora/postgres";
import type { EndpointLogin } from "./endpoints.js";
import type { Inputs, Outputs } from "./io.gen.js";

/** One database, with an open session, and how DMS logs in to it. */
export interface Side {
  client: Client;
  address: DatabaseAddress;
  login: EndpointLogin;
}

/** The two databases and AWS. */
export interface Ends {
  dms: Dms;
  iam: Iam;
  logs: Logs;
  source: Side;
  target: Side;
}

export type Run = Context<Inputs, Outputs>;

/** How to wait for one AWS resource; its states are told in the log. */
export function waiting({ inputs, clock, signal, log }: Run, what: string): Wait {
  return {
    clock,
    signal,
    interval: inputs.pollInterval,
    timeout: inputs.readyTimeout,
    onChange: (state) => log.info(`${what}: ${state}`),
  };
}
