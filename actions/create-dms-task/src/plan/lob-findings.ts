import { displayName, type Finding } from "@postgres-to-aurora/domain";
import { aboutNames, aboutTables } from "./about-tables.js";
import type { LobLengths } from "./lob-lengths.js";
import { fullLobObstacles, longestLob } from "./lob-settings.js";
import { type Settings, sectionOf } from "./settings.js";
import type { SourceTable } from "./source-tables.js";

/** LobMaxSize of the service when nobody sets one, in KB. */
const DEFAULT_LOB_MAX_SIZE = 32;

/** What follows from the LOB mode of the final settings for these tables. */
export function lobFindings(tables: SourceTable[], lengths: LobLengths[], settings: Settings): Finding[] {
  const wide = tables.filter(({ lobs }) => lobs.length > 0);
  if (wide.length === 0) return [];
  const { SupportLobs, FullLobMode, LobMaxSize } = sectionOf(settings, "TargetMetadata");
  if (SupportLobs === false) return leftOut(wide);
  if (FullLobMode === true) return [...withoutKey(wide), ...notNull(wide)];
  const size = typeof LobMaxSize === "number" ? LobMaxSize : DEFAULT_LOB_MAX_SIZE;
  return [...tooLong(lengths, size), ...sampled(lengths)];
}

function leftOut(tables: SourceTable[]): Finding[] {
  return aboutTables(tables, {
    rule: "lobs-left-out",
    severity: "blocker",
    evidence: (names, tables) =>
      `SupportLobs is false, so columns like text and jsonb of ${tables} would stay empty: ${names}`,
    remedy: "Remove TargetMetadata.SupportLobs from the file of task-settings",
  });
}

function withoutKey(tables: SourceTable[]): Finding[] {
  return aboutTables(fullLobObstacles(tables), {
    rule: "full-lob-mode-needs-key",
    severity: "blocker",
    evidence: (names, tables) =>
      `Full LOB mode looks long values up by primary key, and ${tables} have none or a long value in it: ${names}`,
    remedy:
      "Add a primary key of short columns, name them in exclude-tables, or set LimitedSizeLobMode true and LobMaxSize in the file of task-settings",
  });
}

function notNull(tables: SourceTable[]): Finding[] {
  const columns = tables.flatMap((table) =>
    table.lobs.filter((column) => column.notNull && !column.inKey).map(({ name }) => `${displayName(table)}.${name}`),
  );
  return aboutNames(
    columns,
    {
      rule: "full-lob-mode-needs-null",
      severity: "warning",
      evidence: (names, columns) =>
        `Full LOB mode inserts a row before its long values, so ${columns} must be nullable on the target until the load is over: ${names}`,
      remedy:
        "A bundle of convert-schema sets NOT NULL after the load; with a schema of another origin, ALTER COLUMN ... DROP NOT NULL on the target",
    },
    "column",
  );
}

/** Only settings of the user's own can be too small: ours come from the same lengths. */
function tooLong(lengths: LobLengths[], size: number): Finding[] {
  const { column, bytes } = longestLob(lengths, 1);
  if (column === undefined || 2 * bytes <= size * 1024) return [];
  const certain = bytes > size * 1024;
  return [
    {
      rule: "lob-longer-than-limit",
      severity: certain ? "blocker" : "warning",
      object: column,
      evidence: `The longest value of ${column} has ${Math.ceil(bytes / 1024)} KB, and LobMaxSize is ${size} KB${certain ? "" : ", of which DMS takes two bytes per character"}: the task would stop there`,
      remedy: `Raise TargetMetadata.LobMaxSize to ${Math.ceil((2 * bytes) / 1024)} or more in the file of task-settings, or remove it there`,
    },
  ];
}

function sampled(lengths: LobLengths[]): Finding[] {
  return aboutTables(
    lengths.filter(({ method }) => method === "sampled").map(({ table }) => table),
    {
      rule: "lob-lengths-sampled",
      severity: "info",
      evidence: (names, tables) =>
        `${tables} are so large that their longest values were estimated from a sample: ${names}`,
      remedy:
        "If one is longer than LobMaxSize, the task stops and says so; then set TargetMetadata.LobMaxSize in the file of task-settings",
    },
  );
}
