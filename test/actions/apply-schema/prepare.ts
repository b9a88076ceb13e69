import { join } from "node:path";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { type DatabaseAddress, withClient } from "@postgres-to-aurora/postgres";
import { type Manifest, type ManifestObject, type Phase, writeBundle } from "@postgres-to-aurora/schema";
import { tempFolder } from "@postgres-to-aurora/test-kit";
import { runApply } from "./in-process.js";

/** A target database with a bundle for it. */
export interface Prepared {
  address: DatabaseAddress;
  url: string;
  /** Holds the bundle. */
  workspace: string;
  apply(
    phase: Phase,
    inputs?: Parameters<typeof runApply>[2],
    options?: Parameters<typeof runApply>[3],
  ): ReturnType<typeof runApply>;
  /** The values of all rows of all statements, one after the other. */
  ask(text: string): Promise<unknown[]>;
}

let count = 0;

/** A new database on the server, after `setup`, and a bundle of the given SQL. */
export async function prepareTarget(
  server: EmbeddedServer,
  sql: Partial<Record<Phase, string>>,
  setup = "",
  objects: ManifestObject[] = [],
): Promise<Prepared> {
  const name = `target${++count}`;
  const address = await server.createDatabase(name);
  const workspace = await tempFolder();
  await writeTestBundle(workspace, sql, objects);
  const ask = (text: string) =>
    withClient(address, {}, async (client) => {
      // Several statements give several results.
      const results = [await client.query({ text, rowMode: "array" })].flat();
      return results.flatMap(({ rows }) => rows.flat());
    });
  if (setup !== "") await ask(setup);
  const url = server.url(name);
  return {
    address,
    url,
    workspace,
    apply: (phase, inputs = {}, options = {}) => runApply(url, phase, inputs, { workspace, ...options }),
    ask,
  };
}

/** A bundle of the schema `public` in the workspace's folder `schema-bundle`. */
export function writeTestBundle(
  workspace: string,
  sql: Partial<Record<Phase, string>>,
  objects: ManifestObject[] = [],
): Promise<Manifest> {
  return writeBundle(join(workspace, "schema-bundle"), {
    manifest: {
      formatVersion: 1,
      migration: "shop",
      serverVersion: "14.1",
      pgDumpVersion: "14.1",
      schemas: ["public"],
      counts: {},
      intendedDifferences: [],
      objects,
    },
    sql: { "pre-load": "", "post-load": "", "post-cutover": "", ...sql },
  });
}
