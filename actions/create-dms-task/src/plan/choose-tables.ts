import { displayName, type Finding, UserError } from "@postgres-to-aurora/domain";
import { type Client, checkScope, isInScope, quoteName, type TableScope } from "@postgres-to-aurora/postgres";
import { aboutTables } from "./about-tables.js";
import type { SourceTable } from "./source-tables.js";

/** Tables per statement, so that no statement locks more than a default server can hold. */
const TABLES_PER_STATEMENT = 50;

/**
 * The tables to carry: those of the scope that hold rows of their own and whose changes can be followed, and what is
 * to be said about the others.
 * @throws UserError when the scope names what is not there, or nothing is left
 */
export async function chooseTables(
  source: Client,
  all: SourceTable[],
  scope: TableScope,
): Promise<{ tables: SourceTable[]; findings: Finding[] }> {
  checkScope(all, scope, "the source");
  const inScope = all.filter((table) => isInScope(table, scope));
  const parents = inScope.filter(({ inherited, unlogged }) => inherited && !unlogged);
  const filled = await withOwnRows(source, parents);
  const tables = inScope.filter(({ inherited, unlogged }) => !inherited && !unlogged);
  const findings = [
    ...unlogged(inScope),
    ...filledParents(filled),
    ...emptyParents(parents.filter((parent) => !filled.includes(parent))),
    ...similarNames(tables),
    ...hiddenRows(tables),
  ];
  if (tables.length === 0 && !findings.some(({ severity }) => severity === "blocker")) throw noTables(all);
  return { tables, findings };
}

/** Those of the parents that hold rows of their own, or that the user may not look into. */
async function withOwnRows(source: Client, parents: SourceTable[]): Promise<SourceTable[]> {
  const readable = parents.filter((parent) => parent.readable && !parent.rowSecurity);
  const filled = parents.filter((parent) => !readable.includes(parent));
  for (let start = 0; start < readable.length; start += TABLES_PER_STATEMENT) {
    const batch = readable.slice(start, start + TABLES_PER_STATEMENT);
    const looks = batch.map((table) => `EXISTS (SELECT FROM ONLY ${quoteName(table)})`);
    const { rows } = await source.query(`SELECT ARRAY[${looks.join(", ")}] AS filled`);
    filled.push(...batch.filter((_, index) => rows[0].filled[index]));
  }
  return filled;
}

function unlogged(tables: SourceTable[]): Finding[] {
  return aboutTables(
    tables.filter((table) => table.unlogged),
    {
      rule: "table-unlogged",
      severity: "blocker",
      evidence: (names, tables) =>
        `${tables} of the source are unlogged, so their changes cannot be followed: ${names}`,
      remedy: "Name them in exclude-tables, or ALTER TABLE ... SET LOGGED, which writes them anew",
    },
  );
}

function filledParents(parents: SourceTable[]): Finding[] {
  return aboutTables(parents, {
    rule: "inheritance-parent-with-rows",
    severity: "blocker",
    evidence: (names, tables) =>
      `Others inherit from ${tables} with rows of their own, and DMS would read the rows of the children twice: ${names}`,
    remedy:
      "Move those rows into a child table, or name the parents in exclude-tables and carry their own rows yourself",
  });
}

function emptyParents(parents: SourceTable[]): Finding[] {
  return aboutTables(parents, {
    rule: "inheritance-parent-left-out",
    severity: "warning",
    evidence: (names, tables) =>
      `Others inherit from ${tables} without rows of their own; the children are carried and these are not: ${names}`,
    remedy: "Until the cutover, insert into the children only",
  });
}

function similarNames(tables: SourceTable[]): Finding[] {
  const groups = new Map<string, SourceTable[]>();
  for (const table of tables) {
    const folded = displayName(table).toLowerCase();
    const group = groups.get(folded);
    if (group) group.push(table);
    else groups.set(folded, [table]);
  }
  return aboutTables([...groups.values()].filter((group) => group.length > 1).flat(), {
    rule: "table-names-differ-by-case",
    severity: "blocker",
    evidence: (names, tables) => `DMS confuses ${tables} whose names differ in case only: ${names}`,
    remedy: "Rename all but one of each with ALTER TABLE ... RENAME TO, or name them in exclude-tables",
  });
}

function hiddenRows(tables: SourceTable[]): Finding[] {
  return aboutTables(
    tables.filter((table) => table.rowSecurity),
    {
      rule: "table-row-security",
      severity: "blocker",
      evidence: (names, tables) =>
        `Row-level security may hide rows of ${tables} from the user of the source: ${names}`,
      remedy: "ALTER ROLE ... BYPASSRLS for that user, or give the tables' owner as user",
    },
  );
}

function noTables(all: SourceTable[]): UserError {
  return new UserError({
    code: "NO_TABLES",
    what: "There is no table to carry",
    why: all.length === 0 ? "The source database has none the user can see" : "All of them are excluded",
    remedy: "Check the database of source-url, schemas and exclude-tables",
  });
}
