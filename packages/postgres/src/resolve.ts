import { Secret, UserError } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, parseDatabaseUrl } from "./address.js";

/** The two ways a database is given: a URI, or the id of a Secrets Manager secret. */
export interface DatabaseInput {
  url: Secret | undefined;
  secret: string | undefined;
}

/** The JSON that RDS and DMS use in Secrets Manager; `sslmode` and `sslrootcert` are ours, as in a URI. */
interface DatabaseSecret {
  username?: string;
  password?: string;
  host?: string;
  port?: number | string;
  dbname?: string;
  sslmode?: string;
  sslrootcert?: string;
}

/**
 * The address of one side from its two inputs, `<role>-url` or `<role>-secret`; exactly one must be given.
 * @param readSecret reads the JSON text of a secret by id or ARN
 * @throws UserError when none or both are given, or what is given is incomplete
 */
export async function resolveDatabase(
  role: "source" | "target",
  { url, secret }: DatabaseInput,
  readSecret: (id: string) => Promise<Secret>,
): Promise<DatabaseAddress> {
  if ((url === undefined) === (secret === undefined))
    throw new UserError({
      code: "DATABASE_INPUT",
      what: url ? `Both ${role}-url and ${role}-secret are given` : `Neither ${role}-url nor ${role}-secret is given`,
      remedy: `Give the ${role} database by exactly one of them`,
    });
  if (url !== undefined) return parseDatabaseUrl(url, `${role}-url`);
  const id = secret as string;
  return parseDatabaseUrl(secretUrl(await readSecret(id), id), `${role}-secret`);
}

function secretUrl(text: Secret, id: string): Secret {
  const wrong = (why: string) =>
    new UserError({
      code: "BAD_DATABASE_SECRET",
      what: `Secret ${id} does not describe a database`,
      why,
      remedy: "Store JSON with the keys username, password, host, port and dbname",
    });
  let fields: DatabaseSecret;
  try {
    fields = JSON.parse(text.reveal());
  } catch {
    throw wrong("It is not JSON");
  }
  const { username, password, host, port = 5432, dbname, sslmode, sslrootcert } = fields;
  const missing = Object.entries({ username, password, host, dbname }).filter(([, value]) => !value);
  if (missing.length > 0) throw wrong(`It lacks ${missing.map(([key]) => key).join(", ")}`);
  const query = new URLSearchParams({ ...(sslmode && { sslmode }), ...(sslrootcert && { sslrootcert }) });
  const user = `${encodeURIComponent(username as string)}:${encodeURIComponent(password as string)}`;
  return new Secret(`postgresql://${user}@${host}:${port}/${encodeURIComponent(dbname as string)}?${query}`);
}
