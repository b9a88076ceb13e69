import { Secret } from "@postgres-to-aurora/domain";
import type { DatabaseAddress } from "@postgres-to-aurora/postgres";
import type { Endpoint } from "./model.js";
import type { Store } from "./store.js";

/** A secret's text by its name or ARN; undefined when there is none. Asked at every connection, so that a rotation shows. */
export type ReadSecret = (nameOrArn: string) => string | undefined;

/** Gives where an endpoint is and who connects, as of now. Throws SecretError. */
export type AddressOf = (endpoint: Endpoint) => DatabaseAddress;

/** The endpoint's secret is absent, or its keys are wrong. */
export class SecretError extends Error {}

/** Makes the function through which everything learns how to reach an endpoint. */
export function addresses(store: Store, readSecret: ReadSecret): AddressOf {
  return (endpoint) => {
    const { host, port, user, password } = endpoint.secret ? readLogin(endpoint.secret.id, readSecret) : endpoint;
    const certificate = store.state.certificates.find(({ arn }) => arn === endpoint.certificateArn);
    return {
      host,
      port,
      user,
      password: new Secret(password),
      database: endpoint.database,
      tls: endpoint.ssl === "none" ? "disable" : endpoint.ssl,
      ...(certificate ? { caFile: store.certificateFile(certificate) } : {}),
    };
  };
}

function readLogin(id: string, readSecret: ReadSecret) {
  const wrong = (why: string) => new SecretError(`The secret ${id} cannot be used: ${why}`);
  const text = readSecret(id);
  if (text === undefined) throw wrong("Secrets Manager can't find the specified secret");
  let secret: Record<string, unknown>;
  try {
    secret = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw wrong("it is not JSON with the keys username, password, host and port");
  }
  const missing = ["username", "password", "host", "port"].filter((key) =>
    [undefined, null, ""].includes(secret?.[key] as ""),
  );
  if (missing.length > 0) throw wrong(`it has no ${missing.join(", ")}`);
  const port = Number(secret["port"]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw wrong("its port is not a port number");
  return { host: String(secret["host"]), port, user: String(secret["username"]), password: String(secret["password"]) };
}
