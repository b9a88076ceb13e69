import { displayName, type Finding, type Section } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal } from "@postgres-to-aurora/postgres";
import { type MappedTable, mappedTables, tableMappings } from "@postgres-to-aurora/replication";
import { checkTableMappings } from "@postgres-to-aurora/replication/documents";
import { MARKER } from "../control-objects.js";
import { explainLobDifference, mappingsDifferences, settingsDifferences } from "./differences.js";
import { keyFindings } from "./key-findings.js";
import { LIMITS, type Limits } from "./limits.js";
import type { BigTable } from "./load-ranges.js";
import { lobFindings } from "./lob-findings.js";
import { type LongestLob, longestLob } from "./lob-settings.js";
import { type LookTools, lookThrough } from "./look.js";
import { rangesFindings } from "./ranges-findings.js";
import { documentSections, lobSection, tablesSection } from "./sections.js";
import { type Settings, userSettings } from "./settings.js";
import { settingsFindings } from "./settings-findings.js";
import type { SourceTable } from "./source-tables.js";
import { readSettings, taskSettings } from "./task-settings.js";

export interface PlanInputs {
  schemas: string[];
  excludeTables: string[];
  keylessTables: "refuse" | "allow";
  /** Absolute path. */
  taskSettingsFile: string | undefined;
}

/** What an existing task of this migration has: measured parts are kept from it as long as they still suffice. */
export interface ExistingDocuments {
  tableMappings: string;
  settings: string;
  /** Whether its rows are loaded and stay: then nothing large is read again. Default true. */
  hasRun?: boolean;
}

export interface Plan {
  /** What is carried, sorted by name; the marker, which is in the mappings too, is not among them. */
  tables: SourceTable[];
  /** Table mappings as JSON, checked. */
  mappings: string;
  /** Ours, the measured values, the user's file on top; checked. */
  settings: Settings;
  findings: Finding[];
  sections: Section[];
  /** Bytes of all tables with their long values; the longest value in KB, sampled ones with a safety factor. */
  size: { bytes: number; tables: number; largestLobKb: number };
  /** The longest value as read, for differences in words. */
  longestLob: LongestLob;
}

export type PlanTools = Omit<LookTools, "limits"> & { limits?: Limits };

const REMEDIES = {
  "42501": "Grant the user of the source the right named above",
  "55P03": "Let the transaction end that holds the lock (VACUUM FULL, ALTER TABLE ...), then run again",
};

/**
 * What DMS is told to carry and how, computed from the source's catalog and data. Only reads.
 * @throws UserError for inputs that name what is not there, for a task-settings file that is not usable, and for an
 * existing task that this action did not make; the signal's reason when it is aborted
 */
export async function planTask(
  source: Client,
  inputs: PlanInputs,
  existing: ExistingDocuments | undefined,
  { limits = LIMITS, ...tools }: PlanTools,
): Promise<Plan> {
  const own = await userSettings(inputs.taskSettingsFile);
  const before = byName(existing ? mappedTables(existing.tableMappings) : []);
  const known = {
    carries: (table: SourceTable) => before.has(displayName(table)),
    hasRun: existing?.hasRun ?? true,
  };
  const scope = { schemas: inputs.schemas, excluded: inputs.excludeTables };
  const { tables, lengths, big, ...seen } = await explainRefusal("source", "show what is to be carried", REMEDIES, () =>
    lookThrough(source, scope, known, { ...tools, limits }),
  );
  const settings = await taskSettings(tables, lengths, own, existing && readSettings(existing.settings), limits);
  const mapped = mapTables(tables, before, big);
  const mappings = tableMappings([...mapped, MARKER]);
  await checkTableMappings(mappings);
  return {
    tables,
    mappings,
    settings,
    findings: [
      ...seen.findings,
      ...keyFindings(tables, inputs.keylessTables),
      ...lobFindings(tables, lengths, settings),
      ...rangesFindings(big, limits),
      ...settingsFindings(own),
    ],
    sections: [tablesSection(tables, mapped, big), lobSection(lengths), ...documentSections(mappings, settings)],
    size: {
      bytes: tables.reduce((sum, { bytes }) => sum + bytes, 0),
      tables: tables.length,
      largestLobKb: Math.ceil(longestLob(lengths).bytes / 1024),
    },
    longestLob: longestLob(lengths, 1),
  };
}

/** Generated columns are computed by the target; ranges stay as the existing task has them. */
function mapTables(tables: SourceTable[], before: Map<string, MappedTable>, big: BigTable[]): MappedTable[] {
  const planned = new Map(big.map(({ table, ranges }) => [table, ranges]));
  return tables.map((table) => {
    const { schema, name } = table;
    const removedColumns = table.columns.filter(({ generated }) => generated).map((column) => column.name);
    const kept = before.get(displayName(table))?.ranges;
    const hasColumns = kept?.columns.every((column) => table.columns.some((own) => own.name === column));
    const ranges = hasColumns ? kept : planned.get(table);
    return { schema, name, ...(removedColumns.length > 0 ? { removedColumns } : {}), ...(ranges ? { ranges } : {}) };
  });
}

function byName(tables: MappedTable[]): Map<string, MappedTable> {
  return new Map(tables.map((table) => [displayName(table), table]));
}

/**
 * What an existing task has differently, in words; empty when nothing matters.
 * @throws UserError when the task's mappings were not made by this action
 */
export function planDifferences(existing: ExistingDocuments, plan: Plan): { mappings: string[]; settings: string[] } {
  return {
    mappings: mappingsDifferences(existing.tableMappings, plan.mappings),
    settings: settingsDifferences(readSettings(existing.settings), plan.settings).map((difference) =>
      explainLobDifference(difference, plan.longestLob),
    ),
  };
}
