import { readFile } from "node:fs/promises";
import { UserError } from "@postgres-to-aurora/domain";
import type { AssessedFinding } from "@postgres-to-aurora/schema/assess";
import type { BaselineEntry } from "./result.js";

/** What a baseline does to the findings. */
export interface AppliedBaseline {
  /** The entry that accepts a finding, by its fingerprint. */
  accepted: Map<string, BaselineEntry>;
  /** Entries whose day has passed although their finding is still there: it counts as open again. */
  expired: BaselineEntry[];
  /** Entries that match no finding of today. */
  stale: BaselineEntry[];
}

/**
 * Reads a baseline file.
 * @param path where it is
 * @param name as the user wrote it, for messages
 * @throws UserError naming everything that is wrong with it at once
 */
export async function readBaseline(path: string, name: string): Promise<BaselineEntry[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw badBaseline(name, `It cannot be read: ${(cause as Error).message}`);
  }
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw badBaseline(name, `It is not JSON: ${(cause as Error).message}`);
  }
  const accepted = (data as { accepted?: unknown } | null)?.accepted;
  if (!Array.isArray(accepted)) throw badBaseline(name, "It has no list named accepted");
  const problems = [...accepted.flatMap(problemsOf), ...doubled(accepted)];
  if (problems.length > 0) {
    const more = problems.length > 5 ? `; and ${problems.length - 5} more` : "";
    throw badBaseline(name, `${problems.slice(0, 5).join("; ")}${more}`);
  }
  return (accepted as BaselineEntry[]).map(({ fingerprint, rule, object = "", reason, expires = null }) => ({
    fingerprint,
    rule,
    object,
    reason: reason.trim(),
    expires,
  }));
}

function problemsOf(entry: unknown, index: number): string[] {
  const at = `entry ${index + 1}`;
  if (entry === null || typeof entry !== "object") return [`${at} is not an object`];
  const { fingerprint, rule, object, reason, expires } = entry as Record<string, unknown>;
  const problems: string[] = [];
  if (typeof fingerprint !== "string" || !/^[0-9a-f]{16}$/.test(fingerprint))
    problems.push(`${at} has no fingerprint of 16 hexadecimal digits`);
  if (typeof rule !== "string" || rule === "") problems.push(`${at} names no rule`);
  if (object !== undefined && typeof object !== "string") problems.push(`${at} has an object that is not text`);
  if (typeof reason !== "string" || reason.trim() === "")
    problems.push(`${at} (${typeof rule === "string" ? rule : "no rule"}) gives no reason`);
  if (expires !== undefined && expires !== null && !isDay(expires))
    problems.push(`${at} expires on ${JSON.stringify(expires)}, which is not a day written YYYY-MM-DD`);
  return problems;
}

function doubled(entries: unknown[]): string[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const fingerprint = (entry as { fingerprint?: unknown } | null)?.fingerprint;
    if (typeof fingerprint !== "string") return [];
    if (seen.has(fingerprint)) return [`entry ${index + 1} repeats fingerprint ${fingerprint}`];
    seen.add(fingerprint);
    return [];
  });
}

function isDay(value: unknown): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function badBaseline(name: string, why: string): UserError {
  return new UserError({
    code: "BAD_BASELINE",
    what: `${name} is not a usable baseline`,
    why,
    remedy:
      "Correct the file named by the input baseline; baseline.json of the results is a pattern, each entry needs a reason",
  });
}

/**
 * Sets a baseline against the findings.
 * @param today UTC day, YYYY-MM-DD; an entry holds through its last day
 */
export function applyBaseline(entries: BaselineEntry[], findings: AssessedFinding[], today: string): AppliedBaseline {
  const applied: AppliedBaseline = { accepted: new Map(), expired: [], stale: [] };
  if (entries.length === 0) return applied;
  const rules = new Map(findings.map(({ fingerprint, ruleId }) => [fingerprint, ruleId]));
  for (const entry of entries) {
    if (rules.get(entry.fingerprint) !== entry.rule) applied.stale.push(entry);
    else if (entry.expires !== null && entry.expires < today) applied.expired.push(entry);
    else applied.accepted.set(entry.fingerprint, entry);
  }
  const byRule = (a: BaselineEntry, b: BaselineEntry) =>
    order(a.rule, b.rule) || order(a.object, b.object) || order(a.fingerprint, b.fingerprint);
  applied.expired.sort(byRule);
  applied.stale.sort(byRule);
  return applied;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
