import {
  createEndpoint,
  type Dms,
  type Endpoint,
  type EndpointFacts,
  findCertificate,
  findEndpoint,
  modifyEndpoint,
  taskByArn,
  tasksOfEndpoint,
  type Wait,
  waitForEndpoint,
} from "@postgres-to-aurora/aws/dms";
import { UserError } from "@postgres-to-aurora/domain";
import type { DatabaseAddress } from "@postgres-to-aurora/postgres";
import { type EndpointTls, endpointTls, ensureCertificate } from "./certificates.js";
import { type EndpointLogin, endpointDifferences, endpointFacts, leadsElsewhere } from "./endpoints.js";
import { onceMade } from "./once-made.js";

/** One endpoint: what it must be, and what there is. */
export interface EndpointPlan {
  side: "source" | "target";
  name: string;
  address: DatabaseAddress;
  tls: EndpointTls;
  /** The facts with the certificate it has to have. */
  factsWith(certificateArn: string): EndpointFacts;
  found: Endpoint | undefined;
  /** What the existing one has differently. */
  differences: string[];
  /** Whether the existing one leads to another database. */
  moves: boolean;
}

/** Looks up the endpoint of one side and compares it. Changes nothing. */
export async function planEndpoint(
  dms: Dms,
  migration: string,
  side: "source" | "target",
  { address, login }: { address: DatabaseAddress; login: EndpointLogin },
  wait: Wait,
): Promise<EndpointPlan> {
  const name = `${migration}-${side}`;
  const tls = endpointTls(migration, side, address);
  let found = await findEndpoint(dms, name);
  // A run that was cut off may have left it in the middle of a change.
  if (found !== undefined && found.status !== "active") found = await waitForEndpoint(dms, name, wait);
  const factsWith = (arn: string) => endpointFacts(side, address, login, tls.mode, arn);
  const plan = { side, name, address, tls, factsWith, found };
  if (found === undefined) return { ...plan, differences: [], moves: false };
  if (found.type !== side) throw otherSide(found, side);
  const certificate = tls.certificate && (await findCertificate(dms, tls.certificate.name));
  const wanted = factsWith(tls.certificate ? (certificate?.arn ?? "a new one") : "");
  return { ...plan, differences: endpointDifferences(found, wanted), moves: leadsElsewhere(found, wanted) };
}

function otherSide(found: Endpoint, side: string): UserError {
  return new UserError({
    code: "ENDPOINT_DIFFERS",
    what: `Endpoint ${found.name} exists already and is a ${found.type} endpoint, wanted is a ${side}`,
    remedy: `Delete endpoint ${found.name}, or give the migration another name`,
  });
}

const STILL = ["ready", "stopped", "failed"];

/** Names of the tasks, of this migration or not, that use an endpoint and do not stand still. */
async function busyTasks(dms: Dms, endpoint: Endpoint): Promise<string[]> {
  const users = await tasksOfEndpoint(dms, endpoint.arn);
  const tasks = await Promise.all(users.map(({ arn }) => taskByArn(dms, arn)));
  return tasks.flatMap((task) => (task === undefined || STILL.includes(task.status) ? [] : [task.name])).sort();
}

/**
 * Refuses to change an endpoint that a running task uses.
 * @throws UserError ENDPOINT_DIFFERS with every difference and what it would take
 */
export async function refuseBusyEndpoint(dms: Dms, { side, found, differences }: EndpointPlan): Promise<void> {
  if (found === undefined || differences.length === 0) return;
  const busy = await busyTasks(dms, found);
  if (busy.length === 0) return;
  throw new UserError({
    code: "ENDPOINT_DIFFERS",
    what: `Endpoint ${found.name} is another one, and a task that runs uses it (${busy.join(", ")}):\n${differences.map((line) => `  ${line}`).join("\n")}\n`,
    why: "Nothing was changed: DMS changes no endpoint of a running task",
    remedy: `Give ${side}-url as it was; or stop ${busy.join(", ")} and run again: the endpoint is changed and tested`,
  });
}

/** An endpoint that is active and what it must be, and how it came to be so. */
export interface ReadyEndpoint {
  endpoint: Endpoint;
  plan: EndpointPlan;
  outcome: "created" | "changed" | "adopted";
  /** The certificate it checks its server against; undefined when there is none. */
  certificate: { name: string; arn: string; outcome: "created" | "adopted" } | undefined;
}

/** Makes the endpoint, changes it, or takes it as it is; certificate first. */
export async function readyEndpoint(
  dms: Dms,
  migration: string,
  plan: EndpointPlan,
  wait: Wait,
): Promise<ReadyEndpoint> {
  const { name, address, found, tls } = plan;
  const { arn, created } = await ensureCertificate(dms, migration, tls);
  const certificate = tls.certificate && {
    name: tls.certificate.name,
    arn,
    outcome: created ? ("created" as const) : ("adopted" as const),
  };
  const facts = plan.factsWith(arn);
  if (found === undefined) {
    const endpoint = await onceMade(
      async () => {
        await createEndpoint(dms, name, migration, facts, address.password);
        return waitForEndpoint(dms, name, wait);
      },
      async () => {
        const other = await waitForEndpoint(dms, name, wait);
        return endpointDifferences(other, facts).length === 0 ? other : undefined;
      },
    );
    return { endpoint, plan, outcome: "created", certificate };
  }
  if (plan.differences.length === 0) return { endpoint: found, plan, outcome: "adopted", certificate };
  const endpoint = await modifyEndpoint(dms, found, facts, address.password, wait);
  return { endpoint, plan, outcome: "changed", certificate };
}

/** Gives an endpoint the password once more; false when a running task uses it. */
export async function renewPassword(dms: Dms, { endpoint, plan }: ReadyEndpoint, wait: Wait): Promise<boolean> {
  if ((await busyTasks(dms, endpoint)).length > 0) return false;
  await modifyEndpoint(dms, endpoint, plan.factsWith(endpoint.certificateArn), plan.address.password, wait);
  return true;
}
