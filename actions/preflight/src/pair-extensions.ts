import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { rowsOf, shown } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Pair, Side } from "./ends.js";
import { commented, setParameter } from "./remedies.js";

interface Extension {
  name: string;
  version: string;
}

/** Extensions whose library must be loaded at the start of the server; without it, those of the second kind only lose their service. */
const PRELOADED = ["pg_ad_mapping", "pg_bigm", "pg_cron", "pg_similarity", "pg_tle", "pgaudit", "pglogical"];
const PRELOADED_TO_WORK = ["pg_hint_plan", "pg_stat_statements", "plprofiler"];

async function installed(source: Side): Promise<Extension[]> {
  return rowsOf<Extension>(
    source,
    `SELECT extname::text AS name, extversion AS version FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname COLLATE "C"`,
  );
}

/** Whether the extensions of the source are really to be had on the target. */
export const PAIR_EXTENSIONS: Check<Pair>[] = [
  {
    id: "tgt-extensions",
    side: "both",
    severity: "blocker",
    title: "Every extension of the source can be installed on the target",
    why: "The schema does not load without them",
    async run({ source, target }) {
      const wanted = await installed(source);
      const there = await rowsOf<{ name: string }>(target, "SELECT name::text AS name FROM pg_available_extensions");
      const allowed = await allowedExtensions(target);
      const absent = wanted.filter(({ name }) => !there.some((one) => one.name === name));
      const barred = wanted.filter((one) => !absent.includes(one) && allowed !== undefined && !allowed.has(one.name));
      if (absent.length + barred.length === 0)
        return passed(wanted.map(({ name }) => name).join(", ") || "the source has none");
      const names = (list: Extension[]) => list.map(({ name }) => name).join(", ");
      return found(
        [
          absent.length > 0 ? `Not available: ${names(absent)}` : "",
          barred.length > 0 ? `Not in rds.allowed_extensions: ${names(barred)}` : "",
        ]
          .filter(Boolean)
          .join("; "),
        {
          say: [
            absent.length > 0
              ? "Choose a newer version of Aurora, or drop them on the source if nothing uses them"
              : "",
            barred.length > 0 ? `Add ${names(barred)} to rds.allowed_extensions in the cluster parameter group` : "",
          ]
            .filter(Boolean)
            .join("; "),
          on: "source",
          sql: absent.map(({ name }) => commented("if nothing uses it", `DROP EXTENSION ${quoteIdentifier(name)};`)),
        },
      );
    },
  },
  {
    id: "tgt-extension-versions",
    side: "both",
    severity: "warning",
    title: "The target's extensions are not older than the source's",
    why: "Objects may use what an older version does not have",
    async run({ source, target }) {
      const wanted = await installed(source);
      const there = await rowsOf<Extension>(
        target,
        "SELECT name::text AS name, default_version AS version FROM pg_available_extensions",
      );
      const offered = new Map(there.map(({ name, version }) => [name, version]));
      const older = wanted.filter(({ name, version }) => compareVersions(offered.get(name) ?? version, version) < 0);
      if (older.length === 0) return passed();
      return found(
        older.map(({ name, version }) => `${name} ${version}, on the target ${offered.get(name)}`).join("; "),
        "Choose a newer version of Aurora, or test what uses them",
      );
    },
  },
  {
    id: "tgt-preload",
    side: "both",
    severity: "blocker",
    title: "Libraries that the source's extensions need are loaded on the target",
    why: "CREATE EXTENSION fails, or the extension does nothing, until they are in shared_preload_libraries",
    grant: ({ target }) => `GRANT pg_read_all_settings TO ${quoteIdentifier(target.facts.user)};`,
    async run({ source, target }) {
      const wanted = (await installed(source)).map(({ name }) => name);
      const needed = wanted.filter((name) => [...PRELOADED, ...PRELOADED_TO_WORK].includes(name));
      if (needed.length === 0) return passed("none is needed");
      const setting = (await shown(target, "shared_preload_libraries")) ?? "";
      const loaded = setting
        .split(",")
        .map((name) => name.trim().replaceAll('"', ""))
        .filter(Boolean);
      const missing = needed.filter((name) => !loaded.includes(name));
      if (missing.length === 0) return passed(needed.join(", "));
      return found(
        `Not loaded: ${missing.join(", ")}`,
        setParameter(target, "shared_preload_libraries", [...loaded, ...missing], "restart"),
        missing.some((name) => PRELOADED.includes(name)) ? undefined : "warning",
      );
    },
  },
];

/** The extensions a parameter of Aurora narrows the choice to; undefined when it does not. */
async function allowedExtensions(target: Side): Promise<Set<string> | undefined> {
  const value = ((await shown(target, "rds.allowed_extensions")) ?? "").trim();
  if (value === "" || value === "*") return undefined;
  return new Set(value.split(",").map((name) => name.trim()));
}

/** By the numbers in them, from left to right: 1.10 is newer than 1.9. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => (version.match(/\d+/g) ?? []).map(Number)) as [number[], number[]];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
