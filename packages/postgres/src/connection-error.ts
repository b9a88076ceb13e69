import { EnvironmentError, type KnownError, UserError } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, displayAddress } from "./address.js";

interface Driver {
  code?: string;
  message?: string;
}

/**
 * Translates what the driver threw while connecting into one sentence with a remedy.
 * Judged by SQLSTATE or the system's error code; texts only where neither exists.
 * @param role "source" or "target"; names the input to correct
 */
export function connectionError(error: unknown, address: DatabaseAddress, role: string): KnownError {
  const { code = "", message = "" } = error as Driver;
  const where = `${role} ${displayAddress(address)}`;
  const user = (errorCode: string, why: string, remedy: string) =>
    new UserError({ code: errorCode, what: `Cannot connect to the ${where}`, why, remedy, cause: error });
  const input = role === "database" ? "the connection URI" : `${role}-url (or ${role}-secret)`;

  if (code === "28P01" || code === "28000")
    return /pg_hba/.test(message)
      ? user(
          "ACCESS_REFUSED",
          message,
          "Add a pg_hba.conf line for this user and client address, then reload the server",
        )
      : user("WRONG_PASSWORD", message, `Check user and password in ${input}`);
  if (code === "3D000") return user("NO_SUCH_DATABASE", message, `Check the database name in ${input}`);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return user(
      "UNKNOWN_HOST",
      `The host name ${address.host} does not resolve`,
      `Check the host in ${input} and the runner's DNS`,
    );
  if (code === "ECONNREFUSED")
    return user(
      "CONNECTION_REFUSED",
      `Nothing listens on ${address.host}:${address.port}`,
      `Check host and port in ${input}, and that the server listens on that address`,
    );
  if (code === "ETIMEDOUT" || code === "EHOSTUNREACH" || code === "ENETUNREACH" || /timeout/i.test(message))
    return user(
      "UNREACHABLE",
      message || code,
      "Check firewall, security group and route between the runner and the server",
    );
  if (/does not support SSL/.test(message))
    return user(
      "NO_TLS",
      "The server offers no TLS",
      `Switch TLS on in the server, or add ?sslmode=disable to ${input} if the network between is trusted`,
    );
  if (/certificate|self.signed|altnames/i.test(`${code} ${message}`))
    return user(
      "CERTIFICATE_REFUSED",
      message,
      `Give the server's authority as sslrootcert=FILE in ${input}, or lower sslmode to require if you accept an unchecked certificate`,
    );
  return new EnvironmentError({
    code: "CONNECTION_FAILED",
    what: `Cannot connect to the ${where}`,
    why: message || code,
    remedy: "Check that the server is up and accepts connections, then run again",
    cause: error,
  });
}
