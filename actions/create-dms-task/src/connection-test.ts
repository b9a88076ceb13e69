import { type Dms, type Endpoint, type Instance, testConnection } from "@postgres-to-aurora/aws/dms";
import { UserError } from "@postgres-to-aurora/domain";
import { explainFailure } from "@postgres-to-aurora/replication/failures";
import { type ReadyEndpoint, renewPassword } from "./endpoint-plan.js";
import { type Run, waiting } from "./ends.js";

/** Whether a failure of DMS says that the password is not right. */
export const isWrongPassword = (failure: string): boolean => /authentication failed/i.test(failure);

/**
 * Makes sure that this very instance reaches an endpoint. An endpoint that was there already may hold an old password,
 * which nobody can see: it is given the new one once.
 * @throws UserError CONNECTION_TEST_FAILED in the words of DMS, with what they point to
 */
export async function testEndpoint(context: Run, dms: Dms, made: ReadyEndpoint, instance: Instance): Promise<void> {
  const { endpoint } = made;
  const test = () =>
    testConnection(dms, endpoint, instance.arn, waiting(context, `Connection test of ${endpoint.name}`));
  let result = await test();
  if (!result.ok && made.outcome === "adopted" && isWrongPassword(result.failure)) {
    context.log.info(`Endpoint ${endpoint.name} holds a password that is not right: giving it the one of the input`);
    if (await renewPassword(dms, made, waiting(context, `Endpoint ${endpoint.name}`))) result = await test();
  }
  if (!result.ok) throw connectionFailure(endpoint, instance, result.failure);
}

/** Explains why DMS cannot reach an endpoint, in its own words, with the remedy its words point to. */
export function connectionFailure(endpoint: Endpoint, instance: Instance, failure: string): UserError {
  const addresses = instance.addresses;
  const from = addresses.join(", ") || "its addresses stand in the DMS console";
  const [known] = failure === "" ? [] : explainFailure({ messages: [failure], side: endpoint.type, addresses });
  const login = endpoint.secret || `${endpoint.user}@${endpoint.host}:${endpoint.port}`;
  return new UserError({
    code: "CONNECTION_TEST_FAILED",
    what: `The replication instance ${instance.name} cannot connect to the ${endpoint.type} ${login}/${endpoint.database}`,
    why: failure || "DMS gives no reason",
    remedy: known?.remedy ?? `Check network, pg_hba.conf, TLS and credentials as seen from the instance (${from})`,
  });
}
