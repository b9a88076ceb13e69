import type { Dms, Endpoint, Instance, Task } from "@postgres-to-aurora/aws/dms";
import { UserError } from "@postgres-to-aurora/domain";
import type { Settings, Side } from "./ends.js";

/** The adapters, loaded only when a replication instance is given. */
type DmsApi = typeof import("@postgres-to-aurora/aws/dms");

/** DMS, with the instance that was named. */
export interface AwsEnd {
  api: DmsApi;
  dms: Dms;
  instance: Instance;
  settings: Settings;
  /** The source, when it could be reached. */
  source: Side | undefined;
}

/**
 * Opens DMS and looks up the instance.
 * @throws UserError when there is none; what the adapters throw
 */
export async function connectAws(
  region: string | undefined,
  name: string,
): Promise<Pick<AwsEnd, "api" | "dms" | "instance">> {
  const api = await import("@postgres-to-aurora/aws/dms");
  const dms = api.openDms(region);
  const instance = await api.findInstance(dms, name);
  if (instance === undefined)
    throw new UserError({
      code: "INSTANCE_NOT_FOUND",
      what: `Replication instance ${name} does not exist`,
      remedy: "Correct replication-instance or aws-region",
    });
  return { api, dms, instance };
}

/** What of this migration is on AWS already. */
export async function existing({
  api,
  dms,
  settings,
}: AwsEnd): Promise<{ endpoints: Endpoint[]; task: Task | undefined }> {
  const [source, target, task] = await Promise.all([
    api.findEndpoint(dms, `${settings.migration}-source`),
    api.findEndpoint(dms, `${settings.migration}-target`),
    api.findTask(dms, settings.migration, true),
  ]);
  return { endpoints: [source, target].filter((endpoint) => endpoint !== undefined), task };
}
