import { DatabaseMigrationServiceClient } from "@aws-sdk/client-database-migration-service";
import { awsCall, isNotFound } from "./aws-error.js";
import { clientSettings } from "./client-settings.js";

/** An open door to DMS in one region; the first argument of every function here. */
export type Dms = DatabaseMigrationServiceClient;

/** Opens DMS in a region (without one, the environment's). Nothing is contacted yet, and nothing needs closing. */
export function openDms(region?: string): Dms {
  return new DatabaseMigrationServiceClient(clientSettings(region));
}

/**
 * All items of a paged listing. A lookup by a name that does not exist is answered by an empty list or by
 * ResourceNotFoundFault, whichever the service likes: both give [].
 */
export async function listAll<Page, Item>(
  permission: string,
  thing: string,
  pages: AsyncIterable<Page>,
  items: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const found: Item[] = [];
  try {
    await awsCall({ permission, thing }, async () => {
      for await (const page of pages) for (const item of items(page) ?? []) found.push(item);
    });
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
  return found;
}

/** Compares states as DMS writes them, whatever their case. */
export function isState(state: string, ...known: string[]): boolean {
  return known.includes(state.toLowerCase());
}

/** The last part of an ARN: for a task what CloudWatch, the log stream and the control tables call it. */
export function resourceId(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}
