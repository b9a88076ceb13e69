import { type Secret, UserError } from "@postgres-to-aurora/domain";

/** What DMS itself looks for in a secret; the database's name stands at the endpoint. */
const KEYS = ["username", "password", "host", "port"];

/**
 * Checks that DMS can read a secret's keys: a missing one shows only as a failed connection test.
 * @param text the secret's JSON
 * @throws UserError naming the keys, never their values
 */
export function checkSecretKeys(id: string, text: Secret): void {
  let fields: Record<string, unknown>;
  try {
    fields = JSON.parse(text.reveal());
  } catch {
    throw wrong(id, "It is not JSON");
  }
  const missing = KEYS.filter((key) => fields[key] === undefined || fields[key] === "");
  if (missing.length > 0) throw wrong(id, `It lacks ${missing.join(", ")}`);
  const port = Number(fields["port"]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw wrong(id, "Its port is not a number of a port");
}

function wrong(id: string, why: string): UserError {
  return new UserError({
    code: "BAD_DMS_SECRET",
    what: `DMS cannot log in with secret ${id}`,
    why,
    remedy: `Store JSON with exactly the keys ${KEYS.join(", ")} and dbname, or leave secrets-role out`,
  });
}
