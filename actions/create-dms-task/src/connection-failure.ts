import type { Endpoint, Instance } from "@postgres-to-aurora/aws/dms";
import { UserError } from "@postgres-to-aurora/domain";

/** Parts of DMS's message, in order of trust, and what to do about each. */
const REMEDIES: [RegExp, (side: string, from: string) => string][] = [
  [
    /no pg_hba\.conf entry/i,
    (side, from) => `Allow the instance (${from}) in pg_hba.conf of the ${side} and reload it`,
  ],
  [
    /password authentication failed|authentication failed/i,
    (side) =>
      `The password DMS holds is not right: delete the ${side} endpoint and run again with the right ${side}-url`,
  ],
  [/tenant or user not found/i, (side) => `Give the ${side} database itself, not a connection pooler`],
  [/database ".*" does not exist/i, (side) => `Correct the database name in ${side}-url and delete the endpoint`],
  [
    /could not translate host name|name or service not known|could not resolve/i,
    (side) => `The instance's VPC cannot resolve the host of ${side}-url: give a public name or an address`,
  ],
  [/network is unreachable/i, (side) => `The host of ${side}-url has only an IPv6 address: give one with IPv4`],
  [
    /ssl|certificate/i,
    (side) => `Check TLS on the ${side}; with ?sslmode=disable in ${side}-url the endpoint asks for none`,
  ],
  [
    /connection refused/i,
    (side) => `Nothing answers at the host and port of ${side}-url as seen from AWS: check listen_addresses and NAT`,
  ],
  [
    /time(d)?.?out/i,
    (side, from) => `Open the way from the instance (${from}) to the ${side}: security group, firewall, NAT, route`,
  ],
];

/** Explains why DMS cannot reach an endpoint, in its own words, with the remedy its words point to. */
export function connectionFailure(endpoint: Endpoint, instance: Instance, failure: string): UserError {
  const from = instance.addresses.join(", ") || "its addresses stand in the DMS console";
  const [, remedy] = REMEDIES.find(([pattern]) => pattern.test(failure)) ?? [];
  return new UserError({
    code: "CONNECTION_TEST_FAILED",
    what: `The replication instance ${instance.name} cannot connect to the ${endpoint.type} ${endpoint.user}@${endpoint.host}:${endpoint.port}/${endpoint.database}`,
    why: failure || "DMS gives no reason",
    remedy:
      remedy?.(endpoint.type, from) ??
      `Check network, pg_hba.conf, TLS and credentials as seen from the instance (${from})`,
  });
}
