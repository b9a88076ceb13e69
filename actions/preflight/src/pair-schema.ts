import { counted, displayName, listed } from "@postgres-to-aurora/domain";
import { isInScope, quoteIdentifier, readTables, type Table } from "@postgres-to-aurora/postgres";
import { IN_SCOPE, rowsOf, scopeValues } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Pair, Side } from "./ends.js";

/** Whether the tables of both sides fit each other. */
export const PAIR_SCHEMA: Check<Pair>[] = [
  {
    id: "tgt-schemas",
    side: "both",
    severity: "blocker",
    title: "The user may create objects in the source's schemas that are on the target already",
    why: "apply-schema makes the tables there",
    async run({ source, target }) {
      const wanted = await rowsOf<{ name: string }>(
        source,
        `SELECT DISTINCT n.nspname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND ${IN_SCOPE}`,
        scopeValues(source),
      );
      const refused = await rowsOf<{ name: string }>(
        target,
        `SELECT nspname::text AS name FROM pg_namespace n WHERE nspname = ANY ($1::text[])
            AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_schema_privilege(n.oid, 'CREATE'))
          ORDER BY nspname COLLATE "C"`,
        [wanted.map(({ name }) => name)],
      );
      if (refused.length === 0) return passed();
      const user = quoteIdentifier(target.facts.user);
      return found(`${target.facts.user} may not create in ${listed(refused.map(({ name }) => name))}`, {
        say: "As owner of the schemas on the target",
        sql: refused.map(({ name }) => `GRANT USAGE, CREATE ON SCHEMA ${quoteIdentifier(name)} TO ${user};`),
      });
    },
  },
  {
    id: "tgt-schema-equal",
    side: "both",
    severity: "blocker",
    title: "Tables that are on the target already have the source's columns and primary keys",
    why: "DMS applies changes by the target's primary key; a differing one hits other rows",
    async run({ source, target }) {
      const [from, to] = await Promise.all([tablesOf(source), tablesOf(target)]);
      if (to.size === 0) return passed("no table is there yet; create-dms-task compares them before it starts");
      const missing = [...from.keys()].filter((name) => !to.has(name));
      const differences = [...from].flatMap(([name, table]) => compareTable(name, table, to.get(name)));
      const hard = differences.filter(({ hard: isHard }) => isHard);
      if (missing.length + differences.length === 0) return passed(`${counted(from.size, "table")} alike`);
      const evidence = [
        missing.length > 0 ? `Missing on the target: ${listed(missing)}` : "",
        ...differences.slice(0, 10).map(({ text }) => text),
        differences.length > 10 ? `and ${differences.length - 10} more differences` : "",
      ];
      return found(
        evidence.filter(Boolean).join("; "),
        "Export the schema again and apply it to an empty target, unless the difference is meant",
        missing.length + hard.length > 0 ? undefined : "warning",
      );
    },
  },
  {
    id: "tgt-pk-uk",
    side: "both",
    severity: "info",
    title: "No table has unique indexes beside its primary key",
    why: "With batch apply the order of changes inside a batch is lost, and such indexes refuse rows",
    async run({ source }) {
      const rows = await rowsOf<{ schema: string; name: string }>(
        source,
        `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND ${IN_SCOPE}
            AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
            AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND NOT i.indisprimary)
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
        scopeValues(source),
      );
      if (rows.length === 0) return passed();
      return found(
        `${rows.length}: ${listed(rows.map(displayName))}`,
        "Leave BatchApplyEnabled off, as create-dms-task does",
      );
    },
  },
];

async function tablesOf(side: Side): Promise<Map<string, Table>> {
  const scope = { schemas: side.settings.schemas, excluded: [] };
  const tables = (await readTables(side.client)).filter((table) => isInScope(table, scope));
  return new Map(tables.map((table) => [displayName(table), table]));
}

/** What a table of the target has differently; hard is what DMS would stumble over for certain. */
function compareTable(name: string, source: Table, target: Table | undefined): { text: string; hard: boolean }[] {
  if (target === undefined) return [];
  const there = new Map(target.columns.map((column) => [column.name, column]));
  const differences = source.columns.flatMap((column) => {
    const other = there.get(column.name);
    if (other === undefined) return [{ text: `${name} lacks column ${column.name}`, hard: true }];
    if (other.type === column.type) return [];
    return [{ text: `${name}.${column.name} is ${column.type}, on the target ${other.type}`, hard: false }];
  });
  const keys = [source.key, target.key].map((key) => key.join(", ") || "none");
  if (keys[0] !== keys[1])
    differences.push({ text: `The primary key of ${name} is ${keys[0]}, on the target ${keys[1]}`, hard: true });
  return differences;
}
