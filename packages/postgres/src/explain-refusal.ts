import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import { isConnectionLost, isServerError } from "./sql-error.js";

/**
 * Runs statements of our own and explains what the server refuses, so that a person does not meet a bare SQL error.
 * @param role which database: "source" or "target"
 * @param doing completes "The source refused to ..."
 * @param remedies what to do, by SQLSTATE
 * @throws UserError for a refusal with a remedy here, EnvironmentError for any other and for a lost connection; what
 * is neither passes unchanged
 */
export async function explainRefusal<T>(
  role: "source" | "target",
  doing: string,
  remedies: Record<string, string>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isConnectionLost(error))
      throw new EnvironmentError({
        code: "CONNECTION_LOST",
        what: `The connection to the ${role} was lost`,
        why: (error as Error).message,
        remedy: `Check that the ${role} is up and the network holds, then run again`,
        cause: error,
      });
    if (!isServerError(error)) throw error;
    const remedy = remedies[error.code];
    const what = `The ${role} refused to ${doing}`;
    const why = `${error.message} (SQLSTATE ${error.code})`;
    if (remedy !== undefined) throw new UserError({ code: "STATEMENT_REFUSED", what, why, remedy, cause: error });
    throw new EnvironmentError({
      code: "STATEMENT_FAILED",
      what,
      why,
      remedy: `Correct the cause on the ${role}, then run again`,
      cause: error,
    });
  }
}
