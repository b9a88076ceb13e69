import { EnvironmentError, type KnownError, UserError } from "@postgres-to-aurora/domain";

interface Cause {
  /** Found in what pg_dump, kubectl or docker wrote to stderr. */
  pattern: RegExp;
  code: string;
  what: string;
  remedy: string;
}

const CAUSES: Cause[] = [
  {
    pattern: /aborting because of server version mismatch/,
    code: "TOOL_TOO_OLD",
    what: "pg_dump is older than the source server",
    remedy:
      "Use a pg_dump of the server's major version or newer (with via kubectl or docker: a container that has one)",
  },
  {
    pattern: /password authentication failed/,
    code: "WRONG_PASSWORD",
    what: "The client programs cannot log in to the source",
    remedy: "Check user and password in source-url (or source-secret)",
  },
  {
    pattern: /could not translate host name|Connection refused|timeout expired|No route to host/,
    code: "SOURCE_UNREACHABLE",
    what: "The client programs cannot reach the source",
    remedy: "Check host and port in source-url; with via kubectl or docker they are those seen inside",
  },
  {
    pattern: /database ".*" does not exist/,
    code: "NO_SUCH_DATABASE",
    what: "The source database does not exist",
    remedy: "Check the database name in source-url (or source-secret)",
  },
  {
    pattern: /root certificate file|certificate verify failed|server does not support SSL/,
    code: "CERTIFICATE_REFUSED",
    what: "The client programs cannot make the TLS connection that source-url asks for",
    remedy:
      "Give the server's authority as sslrootcert=FILE in source-url, or lower sslmode to require if you accept an unchecked certificate",
  },
  {
    pattern: /permission denied for/,
    code: "SOURCE_PRIVILEGE",
    what: "The source user may not read all definitions",
    remedy:
      "Grant it USAGE on the schemas and SELECT on their tables and sequences, or name fewer in the input schemas",
  },
  {
    pattern: /terminating connection|server closed the connection unexpectedly|connection to server was lost/,
    code: "CONNECTION_LOST",
    what: "The connection to the source was lost while its definitions were read; no bundle was written",
    remedy: "Check that the source is up and the network holds, then run again",
  },
  {
    pattern: /canceling statement due to lock timeout/,
    code: "SOURCE_LOCKED",
    what: "A table of the source stayed locked for a minute, for example by an ALTER TABLE that has not ended",
    remedy: "End the session that holds it (pg_locks, pg_stat_activity) and export again",
  },
  {
    pattern: /no matching schemas? (?:was|were) found/,
    code: "NO_SUCH_SCHEMA",
    what: "A schema of the input schemas does not exist on the source",
    remedy: "Correct the input schemas: exact names, one per line",
  },
  {
    pattern: /(?:pg_dump|pg_dumpall|psql): (?:not found|No such file)|executable file not found/,
    code: "TOOL_MISSING",
    what: "The container does not have the program",
    remedy: "Choose the pod and container of the PostgreSQL server itself, or one made from a postgres image",
  },
  {
    pattern: /No such container|is not running|Cannot connect to the Docker daemon|docker\.sock/,
    code: "DOCKER_REFUSED",
    what: "docker cannot run a program in that container",
    remedy: "Check docker-container, and that this job's user may use docker",
  },
  {
    pattern:
      /\(NotFound\)|container .* (?:is not valid|not found)|\(Forbidden\)|Unauthorized|context .* does not exist|connection to the server .* was refused/,
    code: "KUBECTL_REFUSED",
    what: "kubectl cannot run a program in that pod",
    remedy:
      "Check kubectl-namespace, kubectl-pod, kubectl-container and the kubeconfig; the role needs create on pods/exec, and list on pods for a selector",
  },
];

/** Turns a failed program into what to do about it; anything else is given back as it is. */
export function explainDumpFailure(error: unknown): unknown {
  if (!(error instanceof EnvironmentError) || error.code !== "TOOL_FAILED") return error;
  const why = error.why ?? "";
  const cause = CAUSES.find(({ pattern }) => pattern.test(why));
  return cause ? explained(cause, why, error) : error;
}

function explained({ code, what, remedy }: Cause, why: string, error: KnownError): KnownError {
  return new UserError({ code, what, why, remedy, cause: error });
}
