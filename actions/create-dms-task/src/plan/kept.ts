import type { LongestLob } from "./lob-settings.js";
import { type Settings, sectionOf } from "./settings.js";

const LOB_KEYS = ["FullLobMode", "LimitedSizeLobMode", "LobMaxSize", "LobChunkSize", "InlineLobMaxSize"];

/**
 * The measured settings that an existing task keeps, so that a second run changes nothing: what concerns LOBs as long
 * as the longest value still fits, and the number of tables loaded at once.
 * @param existing the task's settings as the service shows them
 * @param longest of all values, as read
 */
export function keptSettings(existing: Settings, longest: LongestLob): Settings {
  const load = sectionOf(existing, "FullLoadSettings");
  if (!stillFits(existing, longest)) return { FullLoadSettings: only(load, ["MaxFullLoadSubTasks"]) };
  return {
    TargetMetadata: lobKeys(sectionOf(existing, "TargetMetadata")),
    FullLoadSettings: only(load, ["MaxFullLoadSubTasks", "CommitRate"]),
    ValidationSettings: only(sectionOf(existing, "ValidationSettings"), ["ValidationPartialLobSize"]),
  };
}

/** Whether a value of this length passes the task's LOB mode whole; DMS counts two bytes per character. */
function stillFits(existing: Settings, { bytes }: LongestLob): boolean {
  const { FullLobMode: full, LimitedSizeLobMode: limited, LobMaxSize: size } = sectionOf(existing, "TargetMetadata");
  if (full === true) return true;
  return limited === true && typeof size === "number" && size * 1024 >= 2 * bytes;
}

/** The sizes that the task's LOB mode uses; the service shows the others, too. */
function lobKeys(metadata: Settings): Settings {
  const unused = metadata["FullLobMode"] === true ? ["LobMaxSize"] : ["LobChunkSize", "InlineLobMaxSize"];
  return only(
    metadata,
    LOB_KEYS.filter((key) => !unused.includes(key)),
  );
}

function only(section: Settings, keys: string[]): Settings {
  return Object.fromEntries(Object.entries(section).filter(([key]) => keys.includes(key)));
}
