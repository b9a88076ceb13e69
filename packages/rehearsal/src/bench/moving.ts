import { join } from "node:path";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { AWS, DmsClient, INSTANCE } from "../dms-client.js";
import type { Figure } from "./figures.js";
import { measureAction } from "./measure.js";

/**
 * The task of a database with 10,000 tables (made by benchSchema): how long create-dms-task looks and plans, and what
 * the wait for it takes.
 * @param database on both servers, with the same tables, none of them filled
 */
export async function benchMoving(
  source: EmbeddedServer,
  target: EmbeddedServer,
  url: string,
  database: string,
  folder: string,
): Promise<Figure[]> {
  const client = new DmsClient(url);
  if (!(await client.hasInstance())) await client.createInstance();
  client.close();
  const inputs = {
    migration: "bench-moving",
    "source-url": source.url(database),
    "target-url": target.url(database),
    "replication-instance": INSTANCE,
    "poll-interval": "500ms",
  };
  const work = join(folder, database);
  const env = {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: AWS.region,
    AWS_ACCESS_KEY_ID: AWS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: AWS.secretAccessKey,
  };
  const create = (start: string) =>
    measureAction("create-dms-task", { ...inputs, "keyless-tables": "allow", start }, work, env);
  const planned = create("false");
  const again = create("true");
  const waited = measureAction("wait-for-cdc", { ...inputs, timeout: "10m" }, work, env);
  const of = (what: string, value: number, unit: string): Figure => ({ name: `10,000 tables, ${what}`, value, unit });
  return [
    of("create-dms-task without a start (mappings: at most 30)", planned.seconds, "s"),
    of("create-dms-task without a start, memory", planned.megabytes, "MB"),
    of("create-dms-task again, with a start", again.seconds, "s"),
    of("wait-for-cdc until caught up", waited.seconds, "s"),
    of("wait-for-cdc, memory (at most 150)", waited.megabytes, "MB"),
  ];
}
