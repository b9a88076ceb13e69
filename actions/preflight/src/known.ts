import { EnvironmentError, KnownError } from "@postgres-to-aurora/domain";
import { isConnectionLost, isServerError } from "@postgres-to-aurora/postgres";

/** A failure to reach an end as an error people can read. Throws what is none: a bug. */
export function asKnown(error: unknown, end: "source" | "target" | "aws"): KnownError {
  if (error instanceof KnownError) return error;
  const lost = isConnectionLost(error);
  if (!lost && !isServerError(error)) throw error;
  if (!lost)
    return new EnvironmentError({
      code: "SESSION_REFUSED",
      what: `The ${end} accepts the connection, but refuses the first queries`,
      why: (error as Error).message,
      remedy: `Correct the cause on the ${end}, then run again`,
      cause: error,
    });
  return new EnvironmentError({
    code: "CONNECTION_LOST",
    what: `The connection to the ${end} was lost`,
    why: (error as Error).message,
    remedy: `Check that the ${end} is up and the network holds, then run again`,
    cause: error,
  });
}
