import { hash as hashOf } from "node:crypto";
import { displayName, MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import type { BundleContent } from "./bundle.js";
import { type DumpEntry, parseDump } from "./dump.js";
import type { IntendedDifference } from "./intended-difference.js";
import type { Manifest, ManifestObject } from "./manifest.js";
import type { ObjectRef } from "./object-ref.js";
import { splitPhases } from "./phase-split.js";
import { PHASES, type Phase } from "./phases.js";
import { nameParts, SQL_NAME } from "./sql-names.js";

export interface BundleOptions {
  migration: string;
  /** Materialized views, as `schema.name` in SQL form, that hold no rows on the source. */
  unpopulated?: ReadonlySet<string>;
  /** Whether the dump holds chosen schemas only, so that the schema an extension lives in may be missing. */
  partial?: boolean;
  /** Tables, their partitions and sequences that the dump was told to leave out; foreign keys to them go with them. */
  excluded?: readonly ObjectRef[];
  /** Entries that make the roles (see roleEntries); given, the dump has owners and grants. */
  roles?: readonly DumpEntry[];
}

/** Session settings the statements of a bundle rely on; those of the dump itself are left out. */
const PREAMBLE = `SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
`;

const EXTENSION_SCHEMA = new RegExp(`^CREATE EXTENSION .* WITH SCHEMA (${SQL_NAME});$`);

const FOREIGN_KEY = new RegExp(
  `^ALTER TABLE (?:ONLY )?(${SQL_NAME})\\s+ADD CONSTRAINT (${SQL_NAME}) FOREIGN KEY .* REFERENCES (${SQL_NAME})`,
  "s",
);

const PURPOSE: Record<Phase, string> = {
  "pre-load": "before the rows: everything the full load and the replication need",
  "post-load": "after the full load: indexes, constraints, triggers, and a first fill of the materialized views",
  "post-cutover": "after the switch: what would have disturbed replicated rows",
};

/** Made by the pipeline for its own use, not objects of the dump that need an entry in the manifest. */
const ACTS: readonly string[] = ["IDENTITY", "FORCED ROW SECURITY", "MATERIALIZED VIEW DATA"];

/**
 * Turns a plain pg_dump (schema only) into a schema bundle: split into phases, without what the migration
 * itself or DMS put into the database. The same dump gives the same bytes.
 * @param file name of the dump, for messages
 * @throws UserError when the text is not a complete plain dump
 */
export function bundleFromDump(dump: string, file: string, options: BundleOptions): BundleContent {
  const { serverVersion, toolVersion, entries } = parseDump(dump, file);
  const wanted = entries
    .filter((entry) => !ofMigration(entry))
    .map(tolerant)
    .map((entry) => (options.partial ? withItsSchema(entry) : entry));
  const { kept, dropped } = withoutKeysTo(options.excluded ?? [], wanted);
  const { phases, intendedDifferences } = splitPhases([...(options.roles ?? []), ...kept], options.unpopulated);
  const objects: ManifestObject[] = PHASES.flatMap((phase) =>
    phases[phase]
      .filter(({ type }) => !ACTS.includes(type))
      .map(({ type, schema, name, statements }) => ({
        type,
        schema: schema ?? "",
        name,
        phase,
        hash: hash(statements),
      })),
  );
  const manifest: Omit<Manifest, "files"> = {
    formatVersion: 1,
    migration: options.migration,
    serverVersion,
    pgDumpVersion: toolVersion,
    schemas: schemasOf(objects),
    ...(options.partial ? { partial: true } : {}),
    ...(options.roles ? { roles: true } : {}),
    counts: countTypes(objects),
    intendedDifferences: [...excludedTables(options.excluded ?? []), ...dropped, ...intendedDifferences],
    objects,
  };
  const sql = Object.fromEntries(PHASES.map((phase) => [phase, formatPhase(phase, phases[phase])])) as Record<
    Phase,
    string
  >;
  return { manifest, sql };
}

/** What the migration or DMS put there: their schemas, DMS's capture of DDL, the write guard's triggers. */
function ofMigration({ type, schema, name, statements }: DumpEntry): boolean {
  const subject = type === "COMMENT" ? name.replace(/^(EVENT TRIGGER|[A-Z]+) /, "") : name;
  return (
    MIGRATION_SCHEMAS.includes(schema ?? "") ||
    (schema === undefined && type === "SCHEMA" && MIGRATION_SCHEMAS.includes(name)) ||
    subject.startsWith("awsdms_") ||
    (type === "TRIGGER" && / EXECUTE (FUNCTION|PROCEDURE) migration_guard\./.test(statements[0] as string))
  );
}

/** Schemas may be there already (`public` always is). */
function tolerant(entry: DumpEntry): DumpEntry {
  if (entry.type !== "SCHEMA") return entry;
  return {
    ...entry,
    statements: entry.statements.map((text) =>
      text.replace(/^CREATE SCHEMA (?!IF NOT EXISTS )/, "CREATE SCHEMA IF NOT EXISTS "),
    ),
  };
}

/** The schema of an extension is made beside it; an own schema of the dump has been made by then. */
function withItsSchema(entry: DumpEntry): DumpEntry {
  if (entry.type !== "EXTENSION") return entry;
  const schema = EXTENSION_SCHEMA.exec(entry.statements[0] as string)?.[1];
  if (schema === undefined || schema === "pg_catalog") return entry;
  return { ...entry, statements: [`CREATE SCHEMA IF NOT EXISTS ${schema};`, ...entry.statements] };
}

function excludedTables(excluded: readonly ObjectRef[]): IntendedDifference[] {
  return excluded.map((object) => ({ object, difference: "It is not carried (exclude-tables)" }));
}

/** A foreign key to a table that is not carried could not be made. */
function withoutKeysTo(excluded: readonly ObjectRef[], entries: DumpEntry[]) {
  const names = new Set(excluded.map(displayName));
  const dropped: IntendedDifference[] = [];
  const kept = entries.filter((entry) => {
    if (entry.type !== "FK CONSTRAINT" || names.size === 0) return true;
    const [, table, key, target] = FOREIGN_KEY.exec(entry.statements[0] as string) ?? [];
    if (!names.has(nameParts(target ?? "").join("."))) return true;
    const [schema, name] = nameParts(table as string) as [string, string];
    dropped.push({
      object: { type: "constraint", schema, name, part: nameParts(key as string)[0] as string },
      difference: `The foreign key is left out: it refers to ${nameParts(target as string).join(".")}, which is not carried`,
    });
    return false;
  });
  return { kept, dropped };
}

function hash(statements: string[]): string {
  return hashOf("sha256", statements.join("\n")).slice(0, 16);
}

function schemasOf(objects: ManifestObject[]): string[] {
  const names = objects.map(({ type, schema, name }) => (type === "SCHEMA" ? name : schema));
  return [...new Set(names.filter((name) => name !== ""))].sort();
}

function countTypes(objects: ManifestObject[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of objects) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function formatPhase(phase: Phase, entries: DumpEntry[]): string {
  const parts = [`-- ${phase}, ${PURPOSE[phase]}.\n\n${PREAMBLE}`];
  let accessMethod: string | undefined;
  for (const entry of entries) {
    const { type, schema, name, statements } = entry;
    if (entry.accessMethod !== undefined && entry.accessMethod !== accessMethod) {
      accessMethod = entry.accessMethod;
      parts.push(`SET default_table_access_method = ${accessMethod};\n`);
    }
    parts.push(`--\n-- Name: ${name}; Type: ${type}; Schema: ${schema ?? "-"}\n--\n\n${statements.join("\n")}\n`);
  }
  return parts.join("\n");
}
