import type { DumpEntry } from "./dump.js";
import type { IntendedDifference } from "./intended-difference.js";

import type { Phase } from "./phases.js";
import { nameParts, SQL_NAME } from "./sql-names.js";

export interface PhaseSplit {
  phases: Record<Phase, DumpEntry[]>;
  intendedDifferences: IntendedDifference[];
}

/** Types that pg_dump writes only behind the rows; the first of them ends the part that must stand before the load. */
const POST_DATA: readonly string[] = [
  "CONSTRAINT",
  "FK CONSTRAINT",
  "CHECK CONSTRAINT",
  "INDEX",
  "INDEX ATTACH",
  "STATISTICS",
  "TRIGGER",
  "EVENT TRIGGER",
  "RULE",
  "POLICY",
  "ROW SECURITY",
];

/** Granted at the end: default privileges would otherwise change what later statements make. */
const RIGHTS: readonly string[] = ["ACL", "DEFAULT ACL"];

const KEY = new RegExp(
  `^ALTER TABLE (?:ONLY )?(${SQL_NAME})\\s+ADD CONSTRAINT (${SQL_NAME}) (PRIMARY KEY|UNIQUE|\\w+)`,
);
// Only plain columns: an index over expressions identifies no row for the replication.
const UNIQUE_INDEX = new RegExp(
  `^CREATE UNIQUE INDEX (${SQL_NAME}) ON (?:ONLY )?(${SQL_NAME}) USING btree \\((.*)\\);$`,
);
const INDEX = new RegExp(`^CREATE (?:UNIQUE )?INDEX (${SQL_NAME}) ON (?:ONLY )?(${SQL_NAME}) `);
const ATTACH = new RegExp(`^ALTER INDEX (${SQL_NAME}) ATTACH PARTITION (${SQL_NAME});$`);
const COMMENT = new RegExp(`^COMMENT ON (?:INDEX (${SQL_NAME})|CONSTRAINT (${SQL_NAME}) ON (${SQL_NAME})) IS`);
const IDENTITY = new RegExp(
  `^(ALTER TABLE (?:ONLY )?(${SQL_NAME}) ALTER COLUMN (${SQL_NAME})) ADD GENERATED ALWAYS AS IDENTITY`,
);
const FORCED_SECURITY = new RegExp(`^ALTER TABLE (?:ONLY )?(${SQL_NAME}) FORCE ROW LEVEL SECURITY;$`);
const FIRES_FOR_REPLICATION = new RegExp(
  `^ALTER TABLE (?:ONLY )?${SQL_NAME} ENABLE (?:ALWAYS|REPLICA) (?:TRIGGER|RULE) `,
);
const MATERIALIZED_VIEW = new RegExp(`^CREATE MATERIALIZED VIEW (${SQL_NAME})\\s`);

/**
 * Splits a dump into load phases, keeping its order inside each:
 * - pre-load: everything that stands before the rows, and the keys by which replicated changes find their row;
 * - post-load: other indexes and constraints, foreign keys, triggers, rules, policies, and a first fill of the materialized views;
 * - post-cutover: what would disturb replicated rows (identity ALWAYS, forced row-level security, triggers and rules that fire for replication
 *   too), event triggers, and a second fill of the materialized views.
 * @param unpopulated materialized views, as `schema.name` in SQL form, that hold no rows on the source and stay so
 */
export function splitPhases(entries: DumpEntry[], unpopulated: ReadonlySet<string> = new Set()): PhaseSplit {
  const phases: Record<Phase, DumpEntry[]> = { "pre-load": [], "post-load": [], "post-cutover": [] };
  const intendedDifferences: IntendedDifference[] = [];
  const keyed = tablesWithPrimaryKey(entries);
  /** Phase of each index, and of each constraint by table and name: their comments and attachments follow. */
  const placed = new Map<string, Phase>();
  const firstPostData = entries.findIndex(({ type }) => POST_DATA.includes(type));
  let previous: Phase = "pre-load";

  for (const [index, entry] of entries.entries()) {
    if (entry.type === "COMMENT" && entry.name.startsWith("EXTENSION ")) {
      // Only the extension's owner may, and creating the extension writes the same text.
      intendedDifferences.push({
        object: { type: "extension", schema: "", name: entry.name.slice("EXTENSION ".length) },
        attribute: "comment",
        difference: "The comment is the one the extension brings along",
      });
      continue;
    }
    const before = (firstPostData < 0 || index < firstPostData) && !RIGHTS.includes(entry.type);
    const phase: Phase = before ? "pre-load" : phaseBehindRows(entry, keyed, placed, previous);
    previous = phase;
    const unforced = withoutForcedSecurity(entry, phases["post-cutover"], intendedDifferences);
    phases[phase].push(identityByDefault(unforced, phases["post-cutover"], intendedDifferences));
  }
  const refreshes = entries.flatMap((entry) => refresh(entry, unpopulated));
  phases["post-load"].push(...refreshes);
  // Event triggers come last: they fire on everything that follows them.
  const events = phases["post-cutover"].filter(({ type, name }) =>
    /^EVENT TRIGGER/.test(`${type === "COMMENT" ? name : type}`),
  );
  const others = phases["post-cutover"].filter((entry) => !events.includes(entry));
  phases["post-cutover"] = [...others, ...refreshes, ...events];
  return { phases, intendedDifferences };
}

function tablesWithPrimaryKey(entries: DumpEntry[]): Set<string> {
  return new Set(
    entries.flatMap(({ statements }) => {
      const key = KEY.exec(statements[0] as string);
      return key?.[3] === "PRIMARY KEY" ? [key[1] as string] : [];
    }),
  );
}

function phaseBehindRows(
  entry: DumpEntry,
  keyed: ReadonlySet<string>,
  placed: Map<string, Phase>,
  previous: Phase,
): Phase {
  const first = entry.statements[0] as string;
  const identifies = entry.statements.some((statement) => / REPLICA IDENTITY USING INDEX /.test(statement));
  switch (entry.type) {
    case "CONSTRAINT": {
      const [, table, name, kind] = KEY.exec(first) ?? [];
      const early = kind === "PRIMARY KEY" || (kind === "UNIQUE" && (identifies || !keyed.has(table as string)));
      const phase = early ? "pre-load" : "post-load";
      placed.set(`${name} ${table}`, phase);
      placed.set(`${schemaPart(table)}${name}`, phase);
      return phase;
    }
    case "INDEX": {
      const [, name, table] = INDEX.exec(first) ?? [];
      const unique = UNIQUE_INDEX.exec(first);
      const plain = unique !== null && !/[(]| WHERE /.test(unique[3] as string);
      const phase = identifies || (plain && !keyed.has(table as string)) ? "pre-load" : "post-load";
      placed.set(`${schemaPart(table)}${name}`, phase);
      return phase;
    }
    case "INDEX ATTACH": {
      const [, parent, child] = ATTACH.exec(first) ?? [];
      const both = [parent, child].map((name) => placed.get(name as string) ?? "post-load");
      return both.every((phase) => phase === "pre-load") ? "pre-load" : "post-load";
    }
    case "COMMENT": {
      const [, indexName, constraint, table] = COMMENT.exec(first) ?? [];
      const subject = indexName ?? (constraint && `${constraint} ${table}`);
      return (subject && placed.get(subject)) || previous;
    }
    case "EVENT TRIGGER":
      return "post-cutover";
    case "TRIGGER":
    case "RULE":
      return entry.statements.some((statement) => FIRES_FOR_REPLICATION.test(statement)) ? "post-cutover" : "post-load";
    default:
      return "post-load";
  }
}

/** `schema.` of a table's qualified name: an index stands in its table's schema, and its own name is written bare. */
function schemaPart(table: string | undefined): string {
  const quoted = /^"(?:[^"]|"")+"\./.exec(table ?? "");
  return quoted ? quoted[0] : `${(table ?? "").split(".")[0]}.`;
}

/**
 * An identity column GENERATED ALWAYS refuses the key values of replicated inserts; until the switch it is BY DEFAULT.
 */
function identityByDefault(entry: DumpEntry, after: DumpEntry[], differences: IntendedDifference[]): DumpEntry {
  const first = entry.statements[0] as string;
  const match = first.startsWith("ALTER TABLE") ? IDENTITY.exec(first) : null;
  if (!match) return entry;
  const [found, column, table, name] = match as unknown as [string, string, string, string];
  const [schema, relation] = nameParts(table) as [string, string];
  const rest = entry.statements.slice(1);
  after.push({ ...entry, type: "IDENTITY", statements: [`${column} SET GENERATED ALWAYS;`] });
  differences.push({
    object: { type: "column", schema, name: relation, part: nameParts(name)[0] as string },
    attribute: "identity",
    difference: "The identity column is GENERATED BY DEFAULT until post-cutover.sql makes it ALWAYS again",
    until: "post-cutover",
  });
  const changed = `${column} ADD GENERATED BY DEFAULT AS IDENTITY${first.slice(found.length)}`;
  return { ...entry, statements: [changed, ...rest] };
}

/** Forced, row-level security would hold for the owner, too, as whom the rows are written: they would be refused or missed. */
function withoutForcedSecurity(entry: DumpEntry, after: DumpEntry[], differences: IntendedDifference[]): DumpEntry {
  const forced = entry.statements.findIndex((statement, index) => index > 0 && FORCED_SECURITY.test(statement));
  if (forced < 0) return entry;
  const statement = entry.statements[forced] as string;
  const [schema, name] = nameParts(FORCED_SECURITY.exec(statement)?.[1] as string) as [string, string];
  after.push({ ...entry, type: "FORCED ROW SECURITY", statements: [statement] });
  differences.push({
    object: { type: "table", schema, name },
    attribute: "row security forced",
    difference: "Row-level security does not hold for the table's owner until post-cutover.sql forces it again",
    until: "post-cutover",
  });
  return { ...entry, statements: entry.statements.filter((_, index) => index !== forced) };
}

function refresh(entry: DumpEntry, unpopulated: ReadonlySet<string>): DumpEntry[] {
  if (entry.type !== "MATERIALIZED VIEW") return [];
  const name = MATERIALIZED_VIEW.exec(entry.statements[0] as string)?.[1];
  if (name === undefined || unpopulated.has(name)) return [];
  return [
    {
      ...entry,
      type: "MATERIALIZED VIEW DATA",
      statements: [`REFRESH MATERIALIZED VIEW ${name};`],
      accessMethod: undefined,
    },
  ];
}
