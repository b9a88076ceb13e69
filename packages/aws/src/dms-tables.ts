import type { TableStatistics as SdkTableStatistics } from "@aws-sdk/client-database-migration-service";
import type { TableName } from "@postgres-to-aurora/domain";

/** What a task says about one of its tables. */
export interface TableStatistics extends TableName {
  /** As DMS writes it: "Before load", "Full load", "Table completed", "Table error" ... */
  state: string;
  /** Rows handed to the loader; not proof that they were committed. */
  fullLoadRows: number;
  inserts: number;
  updates: number;
  deletes: number;
  /** Changes the target took, against those read from the source above. */
  applied: number;
  /** Whether the table was loaded more than once. */
  reloaded: boolean;
  /** As DMS writes it: "Validated", "Mismatched records", "Not enabled" ... */
  validationState: string;
}

export function tableOf(table: SdkTableStatistics): TableStatistics {
  return {
    schema: table.SchemaName ?? "",
    name: table.TableName ?? "",
    state: table.TableState ?? "",
    fullLoadRows: table.FullLoadRows ?? 0,
    inserts: table.Inserts ?? 0,
    updates: table.Updates ?? 0,
    deletes: table.Deletes ?? 0,
    applied: (table.AppliedInserts ?? 0) + (table.AppliedUpdates ?? 0) + (table.AppliedDeletes ?? 0),
    reloaded: table.FullLoadReloaded ?? false,
    validationState: table.ValidationState ?? "",
  };
}
