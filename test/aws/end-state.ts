import {
  DescribeCertificatesCommand,
  DescribeEndpointsCommand,
  DescribeReplicationConfigsCommand,
  DescribeReplicationInstancesCommand,
  DescribeReplicationSubnetGroupsCommand,
  DescribeReplicationTasksCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-database-migration-service";
import { openDms } from "@postgres-to-aurora/aws/dms";
import type { Migration } from "./scene.js";

/** Members that differ between two runs of the same thing, or that only tell its progress. */
const VOLATILE = /(Arn|Date|Time|Stats|CreateTime|Port|Address(es)?|CertificatePem|Capacity.*State|Checkpoint)$/;

/** What exists of a migration: complete descriptions with their tags, its name replaced, without what no two runs share. */
export async function awsState({ name }: Migration): Promise<unknown[]> {
  const dms = openDms();
  const lists = await Promise.all([
    dms.send(new DescribeReplicationSubnetGroupsCommand({ MaxRecords: 100 })),
    dms.send(new DescribeReplicationInstancesCommand({ MaxRecords: 100 })),
    dms.send(new DescribeCertificatesCommand({ MaxRecords: 100 })),
    dms.send(new DescribeEndpointsCommand({ MaxRecords: 100 })),
    dms.send(new DescribeReplicationTasksCommand({ MaxRecords: 100 })),
    dms.send(new DescribeReplicationConfigsCommand({ MaxRecords: 100 })),
  ]);
  const found: unknown[] = [];
  for (const { $metadata, ...list } of lists)
    for (const items of Object.values(list) as Record<string, unknown>[][]) {
      if (!Array.isArray(items)) throw new Error("More resources than fit one page");
      for (const item of items) {
        const id = Object.entries(item).find(([member]) => /Identifier$/.test(member))?.[1] as string;
        if (id !== name && !id.startsWith(`${name}-`)) continue;
        found.push(stable({ ...item, tags: await tagsOf(item) }, name));
      }
    }
  // Both endpoints are made at the same time: which one comes first in a list means nothing.
  return found.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

async function tagsOf(item: Record<string, unknown>): Promise<unknown> {
  const own = Object.entries(item).find(
    ([member, value]) => /^(Replication|Endpoint|Certificate)\w*Arn$/.test(member) && typeof value === "string",
  );
  if (own === undefined) return [];
  const { TagList } = await openDms().send(new ListTagsForResourceCommand({ ResourceArn: own[1] as string }));
  return TagList?.map(({ Key, Value }) => `${Key}=${Value}`);
}

function stable(value: unknown, name: string): unknown {
  if (typeof value === "string") return value.replaceAll(name, "M").replaceAll(name.replaceAll("-", "_"), "M");
  if (Array.isArray(value)) return value.map((item) => stable(item, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([member]) => !VOLATILE.test(member))
      .map(([member, item]) => [member, stable(item, name)]),
  );
}

/** What a migration has in the databases: slots, publications and schemas of its own on the source, schemas and rows on the target. */
export async function databaseState({ name, ask }: Migration): Promise<Record<string, unknown>> {
  const column = async (side: "source" | "target", sql: string) => {
    const rows = await ask(side, sql);
    return rows.map((row) => String(Object.values(row)[0]).replaceAll(name.replaceAll("-", "_"), "M"));
  };
  const schemas = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^(migration|awsdms)_' ORDER BY 1";
  return {
    slots: await column(
      "source",
      "SELECT plugin FROM pg_replication_slots WHERE database = pg_catalog.current_database() AND NOT temporary",
    ),
    publications: (await column("source", "SELECT pubname FROM pg_publication")).length,
    sourceSchemas: await column("source", schemas),
    targetSchemas: await column("target", schemas),
    rows: await column(
      "target",
      "SELECT (SELECT count(*) FROM app.contas) || ' ' || (SELECT count(*) FROM app.lancamentos)",
    ),
  };
}

/** Looks until two looks agree with the wanted state, or the time is up; the last look is given. */
export async function settled(
  migration: Migration,
  wanted: Record<string, unknown> | undefined,
): Promise<Record<string, unknown>> {
  for (let left = 150; ; left--) {
    const seen = await databaseState(migration);
    const enough =
      wanted === undefined ? String(seen["rows"]) === "50 200" : JSON.stringify(seen) === JSON.stringify(wanted);
    if (enough || left === 0) return seen;
    await new Promise((done) => setTimeout(done, 100));
  }
}
