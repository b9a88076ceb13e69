import { paginateDescribeTableStatistics } from "@aws-sdk/client-database-migration-service";
import type { TableName } from "@postgres-to-aurora/domain";
import { type Dms, listAll, resourceId } from "./dms-client.js";

/** What a task says about one of its tables. */
export interface TableStatistics extends TableName {
  /** As DMS writes it: "Before load", "Full load", "Table completed", "Table error" ... */
  state: string;
  /** Rows handed to the loader; not proof that they were committed. */
  fullLoadRows: number;
  inserts: number;
  updates: number;
  deletes: number;
}

/** What a task says about every one of its tables, all pages; [] before it has looked at them. */
export async function tableStatistics(dms: Dms, taskArn: string): Promise<TableStatistics[]> {
  const tables = await listAll(
    "dms:DescribeTableStatistics",
    `replication task ${resourceId(taskArn)}`,
    paginateDescribeTableStatistics({ client: dms, pageSize: 500 }, { ReplicationTaskArn: taskArn }),
    (page) => page.TableStatistics,
  );
  return tables.map((table) => ({
    schema: table.SchemaName ?? "",
    name: table.TableName ?? "",
    state: table.TableState ?? "",
    fullLoadRows: table.FullLoadRows ?? 0,
    inserts: table.Inserts ?? 0,
    updates: table.Updates ?? 0,
    deletes: table.Deletes ?? 0,
  }));
}
