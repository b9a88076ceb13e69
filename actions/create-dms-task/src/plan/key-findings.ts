import { displayName, type Finding } from "@postgres-to-aurora/domain";
import { aboutTables } from "./about-tables.js";
import type { SourceTable } from "./source-tables.js";

const ADD_KEY = "Add a primary key that is not deferrable, or ALTER TABLE ... REPLICA IDENTITY FULL";

/**
 * What follows from tables' keys. A table whose rows the change stream does not name is loaded and gets new rows, but
 * its updates and deletes are lost.
 * @param keyless input keyless-tables
 */
export function keyFindings(tables: SourceTable[], keyless: "refuse" | "allow"): Finding[] {
  const without = tables.filter(({ keyKind }) => keyKind === "none");
  return [
    ...(keyless === "refuse" ? refused(without) : without.map(allowed)),
    ...arraysWithoutKey(tables),
    ...longKeys(tables),
  ];
}

function refused(tables: SourceTable[]): Finding[] {
  return aboutTables(tables, {
    rule: "table-without-key",
    severity: "blocker",
    evidence: (names, tables) =>
      `DMS would not carry updates and deletes of ${tables} without primary key and replica identity: ${names}`,
    remedy: `${ADD_KEY}; or name them in exclude-tables; or, if their rows never change, set keyless-tables: allow`,
  });
}

function allowed(table: SourceTable): Finding {
  return {
    rule: "table-without-key",
    severity: "warning",
    object: displayName(table),
    evidence:
      "No primary key and no replica identity: its rows are loaded and new ones follow, but updates and deletes are not carried",
    remedy: ADD_KEY,
  };
}

function arraysWithoutKey(tables: SourceTable[]): Finding[] {
  return aboutTables(
    tables.filter(({ arrays, key }) => arrays.length > 0 && key.length === 0),
    {
      rule: "array-without-primary-key",
      severity: "warning",
      evidence: (names, tables) =>
        `DMS carries array columns of tables with a primary key only; ${tables} have none: ${names}`,
      remedy: "Add a primary key, or compare these tables with validate-data before the cutover",
    },
  );
}

function longKeys(tables: SourceTable[]): Finding[] {
  return aboutTables(
    tables.filter(({ lobs }) => lobs.some(({ inKey }) => inKey)),
    {
      rule: "key-of-any-length",
      severity: "info",
      evidence: (names, tables) =>
        `DMS does not validate ${tables} whose primary key has a column without length: ${names}`,
      remedy: "Nothing is to be done: validate-data compares them",
    },
  );
}
