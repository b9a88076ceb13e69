import type { Secret } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, resolveDatabase, weakTls } from "@postgres-to-aurora/postgres";
import type { Context } from "./action.js";

/** The inputs that say where a database is; an action has those of the sides it uses. */
export interface DatabaseInputs {
  sourceUrl?: Secret | undefined;
  sourceSecret?: string | undefined;
  targetUrl?: Secret | undefined;
  targetSecret?: string | undefined;
  awsRegion?: string | undefined;
}

/** What databaseOf needs of an action's context. */
export type DatabaseContext = { inputs: DatabaseInputs } & Pick<Context<unknown, unknown>, "mask" | "report">;

/**
 * The address of one side, from the action's inputs. Masks its password, and says in the report what its TLS lacks.
 * @throws UserError when the inputs name no database or two
 */
export async function databaseOf(context: DatabaseContext, role: "source" | "target"): Promise<DatabaseAddress> {
  const { inputs } = context;
  const given =
    role === "source"
      ? { url: inputs.sourceUrl, secret: inputs.sourceSecret }
      : { url: inputs.targetUrl, secret: inputs.targetSecret };
  const address = await resolveDatabase(role, given, async (id) => {
    // Loaded only when asked for: most users give a URI.
    const { secretReader } = await import("@postgres-to-aurora/aws/secrets");
    return secretReader(inputs.awsRegion)(id);
  });
  context.mask(address.password);
  const findings = weakTls({ [role]: address });
  if (findings.length > 0) context.report.section({ kind: "findings", title: `Connection to the ${role}`, findings });
  return address;
}
