import type { Catalog, CatalogObject } from "./catalog.js";

/** First major whose tables know the privilege MAINTAIN; an older one's "all" is all but this. */
const KNOWS_MAINTAIN = 17;

/** What two servers' grants are compared by. */
export interface GrantRules {
  /** Whether both sides know the privilege MAINTAIN. */
  maintain: boolean;
  /** The target's user; what only the target grants to it is for the migration's own work. */
  loader: string;
}

/** The rules for grants between two servers. */
export function grantRules(source: Catalog, target: Catalog): GrantRules {
  return { maintain: Math.min(source.major, target.major) >= KNOWS_MAINTAIN, loader: target.user };
}

/** The two values of an attribute, source first, without what may differ: none at all when everything may. */
export function comparableValues(
  name: string,
  left: CatalogObject,
  right: CatalogObject,
  rules: GrantRules,
): (string | undefined)[] {
  const values = [left.attributes[name], right.attributes[name]];
  const [source, target] = values;
  if (name === "version" && left.object.type === "extension") return [];
  // A managed server has no superuser to own anything.
  if (name === "owner" && source === "(superuser)") return [];
  if (name === "grants") return comparableGrants(source, target, rules);
  if (name === "column order" && source && target) return commonOrder(source, target);
  return values;
}

function comparableGrants(
  source: string | undefined,
  target: string | undefined,
  rules: GrantRules,
): (string | undefined)[] {
  const list = (grants: string | undefined) =>
    (rules.maintain ? grants : grants?.replace(/, MAINTAIN\*?(?=[,;]|$)|\bMAINTAIN\*?, /g, ""))?.split("; ");
  const [left, right] = [list(source), list(target)];
  const ours = (line: string) => line.startsWith(`${rules.loader}=`);
  const others = left?.some(ours) ? right : right?.filter((line) => !ours(line));
  // Of a column nothing is left then.
  return [left?.join("; "), others?.join("; ") || undefined];
}

/** The order of the columns that both have: one more or less is told by the column itself. */
function commonOrder(source: string, target: string): string[] {
  const [left, right] = [JSON.parse(source) as string[], JSON.parse(target) as string[]];
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  return [left.filter((name) => inRight.has(name)).join(", "), right.filter((name) => inLeft.has(name)).join(", ")];
}
