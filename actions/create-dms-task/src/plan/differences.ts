import { displayName } from "@postgres-to-aurora/domain";
import { compareTables, type MappedTable, mappedTables } from "@postgres-to-aurora/replication";
import type { LongestLob } from "./lob-settings.js";
import { isDocument, type Json } from "./settings.js";

/** What existing mappings have differently, in words. Throws UserError when they were not made by this action. */
export function mappingsDifferences(actual: string, wanted: string): string[] {
  const [have, want] = [mappedTables(actual), mappedTables(wanted)];
  const { missing, unwanted } = compareTables(want, have);
  const haveByName = new Map(have.map((table) => [displayName(table), table]));
  return [
    ...missing.map((name) => `tables: it does not carry ${name}`),
    ...unwanted.map((name) => `tables: it carries ${name}, which is not wanted or not there`),
    ...want.flatMap((table) => tableDifferences(haveByName.get(displayName(table)), table)),
  ];
}

function tableDifferences(have: MappedTable | undefined, want: MappedTable): string[] {
  if (have === undefined) return [];
  const name = displayName(want);
  const removed = ({ removedColumns = [] }: MappedTable) => [...removedColumns].sort().join(", ") || "none";
  const differences: string[] = [];
  if (removed(have) !== removed(want))
    differences.push(`columns left out of ${name}: it has ${removed(have)}, wanted is ${removed(want)}`);
  if (JSON.stringify(have.ranges) !== JSON.stringify(want.ranges))
    differences.push(`ranges of ${name}: it has ${rangesText(have)}, wanted is ${rangesText(want)}`);
  return differences;
}

function rangesText({ ranges }: MappedTable): string {
  return ranges === undefined ? "none" : `${ranges.boundaries.length + 1} ranges of ${ranges.columns.join(", ")}`;
}

/** What existing settings have differently, key by key; keys we do not set do not count. */
export function settingsDifferences(actual: Json | undefined, wanted: Json, path = ""): string[] {
  if (isDocument(wanted))
    return Object.entries(wanted).flatMap(([key, value]) =>
      settingsDifferences(isDocument(actual) ? actual[key] : undefined, value, path === "" ? key : `${path}.${key}`),
    );
  if (JSON.stringify(actual) === JSON.stringify(wanted)) return [];
  return [`${path}: it has ${JSON.stringify(actual) ?? "nothing"}, wanted is ${JSON.stringify(wanted)}`];
}

/** Says behind a difference of the LOB mode which value it comes from. */
export function explainLobDifference(difference: string, longest: LongestLob): string {
  if (!/^TargetMetadata\.(FullLobMode|LobMaxSize):/.test(difference) || longest.column === undefined) return difference;
  return `${difference}; the longest value, in ${longest.column}, has ${Math.ceil(longest.bytes / 1024)} KB`;
}
