import { checkTaskSettings } from "@postgres-to-aurora/replication/documents";
import { keptSettings } from "./kept.js";
import type { Limits } from "./limits.js";
import type { LobLengths } from "./lob-lengths.js";
import { lobSettings, longestLob } from "./lob-settings.js";
import { isDocument, type Json, merge, OUR_SETTINGS, type Settings, sectionOf } from "./settings.js";
import type { SourceTable } from "./source-tables.js";

const GB = 1024 ** 3;

/**
 * The task settings: ours, the measured values or what an existing task keeps of them, the user's on top; checked.
 * @param own settings of the user's file
 * @param existing settings of the task that is there already
 * @throws UserError BAD_TASK_SETTINGS when the user's settings and ours contradict each other
 */
export async function taskSettings(
  tables: SourceTable[],
  lengths: LobLengths[],
  own: Settings,
  existing: Settings | undefined,
  limits: Limits,
): Promise<Settings> {
  const kept = existing ? keptSettings(existing, longestLob(lengths, 1)) : {};
  const subTasks = sectionOf(own, "FullLoadSettings")["MaxFullLoadSubTasks"];
  const atOnce = typeof subTasks === "number" ? subTasks : tablesAtOnce(tables);
  const sized = merge(
    { FullLoadSettings: { MaxFullLoadSubTasks: atOnce } },
    // A mode that is kept must not be mixed with the figures of another.
    "TargetMetadata" in kept ? {} : lobSettings(longestLob(lengths).bytes, tables, atOnce, limits),
  );
  const settings = withFittingLobSizes(merge(merge(merge(OUR_SETTINGS, sized), kept), own), own);
  await checkTaskSettings(settings);
  return settings;
}

/**
 * Tables loaded at once: 4 is what an instance with 2 vCPU and 4 GB carries, 8 the service's default, 16 for sources
 * of such a size that nobody moves them with a small instance.
 */
export function tablesAtOnce(tables: SourceTable[]): number {
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  if (bytes >= 500 * GB) return 16;
  return bytes >= 20 * GB || tables.length >= 1_000 ? 8 : 4;
}

/** Where the user chose the other LOB mode, sizes of ours belong to the wrong one. */
function withFittingLobSizes(settings: Settings, own: Settings): Settings {
  const { FullLobMode, ...metadata } = sectionOf(settings, "TargetMetadata");
  const foreign = FullLobMode === true ? ["LobMaxSize"] : ["LobChunkSize", "InlineLobMaxSize"];
  const chosen = sectionOf(own, "TargetMetadata");
  const fitting = Object.entries(metadata).filter(([key]) => !foreign.includes(key) || key in chosen);
  return {
    ...settings,
    TargetMetadata: { ...(FullLobMode === undefined ? {} : { FullLobMode }), ...Object.fromEntries(fitting) },
  };
}

/** A task's settings as the service shows them; empty when they cannot be read. */
export function readSettings(text: string): Settings {
  try {
    const document = JSON.parse(text) as Json;
    return isDocument(document) ? document : {};
  } catch {
    return {};
  }
}
