import { Secret, UserError } from "@postgres-to-aurora/domain";
import { parse } from "pg-connection-string";

/** How far a server's certificate is checked; the words of libpq's sslmode. */
export type TlsMode = "disable" | "require" | "verify-ca" | "verify-full";

/** Where a database is and who asks. */
export interface DatabaseAddress {
  host: string;
  port: number;
  database: string;
  user: string;
  password: Secret;
  tls: TlsMode;
  /** Path of a PEM file with the authorities to trust, instead of the built-in RDS ones. */
  caFile?: string;
}

const TLS_MODES: readonly string[] = ["disable", "require", "verify-ca", "verify-full"] satisfies TlsMode[];

/**
 * Reads a PostgreSQL URI `postgresql://user:password@host:5432/database?sslmode=verify-full`.
 * sslmode defaults to verify-full; `prefer` and `allow` are refused since they silently fall back to no encryption.
 * @param input name of the input the value came from, for messages
 * @throws UserError that never repeats the value, because it holds a password
 */
export function parseDatabaseUrl(url: Secret, input: string): DatabaseAddress {
  const text = url.reveal().trim();
  const wrong = (why: string): never => {
    throw new UserError({
      code: "BAD_DATABASE_URL",
      what: `${input} is not a PostgreSQL URI`,
      why,
      remedy: `Give ${input} as postgresql://user:password@host:5432/database?sslmode=verify-full, with special characters of the password percent-encoded`,
    });
  };
  if (!/^postgres(ql)?:\/\//.test(text)) wrong("It does not begin with postgresql://");
  let query: URLSearchParams;
  let database: string;
  let parts: ReturnType<typeof parse>;
  try {
    const url = new URL(text);
    query = url.searchParams;
    // The parser leaves reserved characters such as %3D in the name as they are.
    database = decodeURIComponent(url.pathname.slice(1));
    // sslmode is ours to judge: the parser would load certificate files while reading it.
    parts = parse(text.replace(/\?.*$/s, ""));
  } catch {
    return wrong("It cannot be parsed");
  }
  const known = ["sslmode", "sslrootcert", "application_name", "connect_timeout"];
  for (const name of query.keys())
    if (!known.includes(name)) wrong(`Parameter ${name} is not supported (known: ${known.join(", ")})`);
  const tls = query.get("sslmode") ?? "verify-full";
  if (!TLS_MODES.includes(tls)) wrong(`sslmode ${tls} is not one of ${TLS_MODES.join(", ")}`);
  if (!parts.host) wrong("It names no host");
  if (!parts.user) wrong("It names no user");
  if (!database) wrong("It names no database");
  const caFile = query.get("sslrootcert");
  return {
    host: parts.host as string,
    port: parts.port ? Number(parts.port) : 5432,
    database,
    user: parts.user as string,
    password: new Secret(parts.password ?? ""),
    tls: tls as TlsMode,
    ...(caFile ? { caFile } : {}),
  };
}

/** The address as people may read it: user, host, port, database; never the password. */
export function displayAddress({ user, host, port, database }: DatabaseAddress): string {
  return `${user}@${host}:${port}/${database}`;
}
