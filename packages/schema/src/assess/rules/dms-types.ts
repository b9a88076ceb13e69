import type { Severity } from "@postgres-to-aurora/domain";
import { quoteName } from "@postgres-to-aurora/postgres";
import { MODIFIER } from "../column-sql.js";
import type { DumpModel } from "../dump-model.js";
import { isRowType } from "../dump-tables.js";
import type { ColumnType } from "../dump-types.js";
import type { Effort, Fix, FixSql, Hit, Setting } from "../rule.js";

/** What DMS does with one kind of column, and how to recognise it. */
export interface DmsType {
  /** The rule's id is `type-` and this. */
  name: string;
  title: string;
  severity: Severity;
  why: string;
  remedy: string;
  effort?: Effort;
  fix?: Fix;
  /** Condition on a live catalog; aliases as in typedColumns. */
  live: string;
  /** The same in a dump: the type below all domains, and the column's own. */
  dump: (below: ColumnType, own: ColumnType, model: DumpModel) => boolean;
  /** What to show when it is not the type's name. */
  evidence?: { live: string; dump: (below: ColumnType, own: ColumnType) => string };
  /** Where the severity differs. */
  severityOf?: { live: string; dump: (below: ColumnType) => Severity | undefined };
  /** The table is better copied by PostgreSQL's own tools; completes "because". */
  nativeCopy?: string;
  settings?: Setting[];
  sql?: (hit: Hit) => FixSql[];
}

export const BY_HAND: Fix = { kind: "manual", does: "A person proves it with a trial row" };

const PRE_CREATED: Fix = {
  kind: "auto",
  by: "export-schema",
  phase: "pre-load",
  does: "The column has its own type on the target before the load",
};

const LOB_LIMIT: Fix = {
  kind: "auto",
  by: "create-dms-task",
  does: "The task carries values of up to 64 KB and stops a table rather than cut a longer one",
};

const LOB_SETTING: Setting = {
  kind: "task",
  name: "TargetMetadata.LobMaxSize",
  value: "64",
  why: "Kilobytes; raise it to twice the longest value when that is more",
};

const BOTH_ENDS = "Without it on both ends, values of numeric columns without precision are rounded to six decimals";

/** Built-in types by their internal names. */
function builtIn(...names: string[]): Pick<DmsType, "live" | "dump"> {
  return {
    live: `t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND t.typname IN (${names.map((name) => `'${name}'`).join(", ")})`,
    dump: ({ schema, name, array }) => schema === "" && !array && names.includes(name),
  };
}

/** Types of extensions by name, wherever the extension is installed. */
function extension(...names: string[]): Pick<DmsType, "live" | "dump"> {
  return {
    live: `t.typtype <> 'e' AND t.typname IN (${names.map((name) => `'${name}'`).join(", ")})`,
    dump: ({ name, array, kind }) => !array && kind === "base" && names.includes(name),
  };
}

const RANGES = ["int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange"];
const MULTIRANGES = RANGES.map((name) => name.replace("range", "multirange"));
const OTHER_SYSTEM_TYPES = ["name", "char", "jsonpath", "cid", "tid", "refcursor", "pg_node_tree"];
const SYSTEM_TYPES = "reg[a-z]+|xid|xid8|pg_lsn|txid_snapshot|pg_snapshot|aclitem";
const IS_SYSTEM_TYPE = new RegExp(`^(${SYSTEM_TYPES})$`);

const DISAGREE = "AWS's own tables disagree whether DMS carries such columns from PostgreSQL to PostgreSQL";

/** How DMS treats column types, as of its user guide. Arrays, and what depends on values, stand elsewhere. */
export const DMS_TYPES: DmsType[] = [
  {
    name: "numeric-unbounded",
    title: "numeric without precision",
    severity: "needs-change",
    why: "DMS takes numeric without precision for numeric(28,6): 0.611111104488373 arrives as 0.611111. With the setting that prevents it, the change stream still keeps 28 digits only.",
    remedy:
      "Nothing is to be done for usual values: both endpoints have MapUnboundedNumericAsString. Give columns with more than 28 digits a precision.",
    fix: { kind: "auto", by: "create-dms-task", does: "Both endpoints carry such numbers as text" },
    live: `t.typname = 'numeric' AND t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND ${MODIFIER} = -1`,
    dump: ({ schema, name, array, modifiers }) =>
      schema === "" && name === "numeric" && !array && modifiers.length === 0,
    settings: [
      { kind: "source endpoint", name: "MapUnboundedNumericAsString", value: "true", why: BOTH_ENDS },
      { kind: "target endpoint", name: "MapUnboundedNumericAsString", value: "true", why: BOTH_ENDS },
    ],
  },
  {
    name: "numeric-wide",
    title: "numeric of more than 38 digits",
    severity: "warning",
    why: "DMS carries numbers of more than 38 digits as text, which AWS lists as partly supported.",
    remedy:
      "Compare the column after the load (validate-data does), and narrow the precision where the values allow it.",
    live: `t.typname = 'numeric' AND t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND ((${MODIFIER} - 4) >> 16) & 65535 > 38 AND ${MODIFIER} > 0`,
    dump: ({ schema, name, array, modifiers }) =>
      schema === "" && name === "numeric" && !array && (modifiers[0] ?? 0) > 38,
    evidence: {
      live: `pg_catalog.format_type(t.oid, ${MODIFIER})`,
      dump: ({ modifiers: [precision = 0, scale = 0] }) => `numeric(${precision},${scale})`,
    },
  },
  {
    name: "money",
    title: "money",
    severity: "info",
    why: "DMS carries money as numeric(38,4), while PostgreSQL prints and reads it as lc_monetary says.",
    remedy: "Give both servers the same lc_monetary.",
    ...builtIn("money"),
  },
  {
    name: "timestamptz",
    title: "timestamp with time zone",
    severity: "info",
    why: "DMS carries it in UTC; PostgreSQL stores nothing else, so that nothing is lost.",
    remedy: "Nothing is to be done.",
    fix: PRE_CREATED,
    ...builtIn("timestamptz"),
  },
  {
    name: "timetz",
    title: "time with time zone",
    severity: "warning",
    why: "DMS maps it to a time of day; the offset may be lost.",
    remedy: "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes.",
    effort: "simple",
    nativeCopy: "the offset of a time with time zone may be lost",
    ...builtIn("timetz"),
  },
  {
    name: "interval",
    title: "interval",
    severity: "warning",
    why: "DMS carries it as text of 128 characters, which AWS lists as partly supported.",
    remedy: "Compare months, days and times after the load (validate-data does).",
    ...builtIn("interval"),
  },
  {
    name: "char-no-length",
    title: "Character column without length",
    severity: "info",
    why: "DMS takes such a column for at most 8000 bytes (unboundedVarcharMaxSize), and would create it with a length of its own.",
    remedy: "Where values are longer, give the column type text; the target's column comes from the schema bundle.",
    fix: PRE_CREATED,
    live: `t.typname IN ('varchar', 'bpchar') AND ${MODIFIER} = -1`,
    dump: ({ schema, name, array, modifiers }) =>
      schema === "" && !array && (name === "varchar" || name === "bpchar") && modifiers.length === 0,
  },
  {
    name: "text-citext",
    title: "text",
    severity: "info",
    why: "DMS treats text and citext as LOBs, so that the limits of LOBs apply.",
    remedy: "Nothing is to be done for values of up to 64 KB; see repl-lob-size.",
    fix: LOB_LIMIT,
    settings: [LOB_SETTING],
    ...extension("text", "citext"),
  },
  {
    name: "json-jsonb-xml",
    title: "json, jsonb or xml",
    severity: "warning",
    why: "DMS treats documents as LOBs, and AWS lists them as partly supported: large ones can fail.",
    remedy: "Measure the longest document (see repl-lob-size), and raise LobMaxSize when it is above 64 KB.",
    fix: LOB_LIMIT,
    settings: [LOB_SETTING],
    ...builtIn("json", "jsonb", "xml"),
  },
  {
    name: "bytea",
    title: "bytea",
    severity: "info",
    why: "DMS treats bytea as a LOB, so that the limits of LOBs apply.",
    remedy: "Nothing is to be done for values of up to 64 KB; see repl-lob-size.",
    fix: LOB_LIMIT,
    settings: [LOB_SETTING],
    ...builtIn("bytea"),
  },
  {
    name: "enum",
    title: "Enumerated type",
    severity: "warning",
    why: `${DISAGREE}; it sends the labels as text, which the target must take as a label.`,
    remedy: "Prove it with a trial row; when it is refused, create the cast given for the time of the migration.",
    fix: PRE_CREATED,
    live: "t.typtype = 'e'",
    dump: ({ kind, array }) => kind === "enum" && !array,
    sql: temporaryCast,
  },
  {
    name: "domain",
    title: "Domain",
    severity: "info",
    why: "AWS does not list domains; DMS sees the type below.",
    remedy: "Nothing is to be done: the target's column comes from the schema bundle.",
    fix: PRE_CREATED,
    live: "b.domain IS NOT NULL",
    dump: (_below, { kind, array }) => kind === "domain" && !array,
  },
  {
    name: "composite",
    title: "Composite type",
    severity: "warning",
    why: `${DISAGREE}; it treats them as LOBs.`,
    remedy:
      "Prove it with a trial row; when it is refused, create the cast given, or copy the table with pg_dump while nothing writes.",
    effort: "simple",
    nativeCopy: "it has a column of a composite type, which DMS may not carry",
    live: "t.typtype = 'c'",
    dump: (below, _own, model) => !below.array && (below.kind === "composite" || isRowType(below, model)),
    sql: temporaryCast,
  },
  {
    name: "range-multirange",
    title: "Range",
    severity: "warning",
    why: `${DISAGREE}; ranges of dates and times and multiranges are in none of them.`,
    remedy: "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes.",
    effort: "simple",
    nativeCopy: "it has a column of a range type, which DMS may not carry",
    live: "t.typtype IN ('r', 'm')",
    dump: ({ kind, schema, name, array }) =>
      !array && (kind === "range" || (schema === "" && (RANGES.includes(name) || MULTIRANGES.includes(name)))),
  },
  {
    name: "hstore",
    title: "hstore",
    severity: "warning",
    why: "DMS treats hstore as a LOB, and needs the extension on the target before it loads.",
    remedy: "Prove it with a trial row; the extension comes with the schema bundle.",
    ...extension("hstore"),
  },
  {
    name: "inet-macaddr",
    title: "Network address",
    severity: "warning",
    why: `${DISAGREE}; cidr is carried, inet and macaddr may not be, macaddr8 is in none of them.`,
    remedy: "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes.",
    effort: "simple",
    nativeCopy: "it has a column of a network address type, which DMS may not carry",
    ...builtIn("inet", "macaddr", "macaddr8"),
  },
  {
    name: "tsvector-tsquery",
    title: "Text search vector",
    severity: "warning",
    why: `${DISAGREE}.`,
    remedy:
      "Leave the column out by a remove-column rule and compute it anew on the target, where a trigger or a generated column makes it; else prove it with a trial row.",
    effort: "simple",
    ...builtIn("tsvector", "tsquery"),
  },
  {
    name: "geometric",
    title: "Geometric type",
    severity: "warning",
    why: "AWS lists line, lseg, box, path and circle as not migrated, and point and polygon only as types of PostGIS.",
    remedy: "Exclude the table and copy it with pg_dump while nothing writes, or prove it with a trial row.",
    effort: "simple",
    nativeCopy: "it has a column of a geometric type, which DMS may not carry",
    ...builtIn("point", "line", "lseg", "box", "path", "polygon", "circle"),
  },
  {
    name: "postgis",
    title: "PostGIS type",
    severity: "info",
    why: "DMS carries geometry and geography when PostGIS is installed on both sides, as LOBs.",
    remedy: "Nothing is to be done: the extension comes with the schema bundle. Raise LobMaxSize for large shapes.",
    fix: PRE_CREATED,
    ...extension("geometry", "geography"),
  },
  {
    name: "postgis-raster",
    title: "Raster or topology of PostGIS",
    severity: "warning",
    why: "AWS lists geometry and geography only.",
    remedy: "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes.",
    effort: "simple",
    nativeCopy: "it has a raster or topogeometry column, which DMS may not carry",
    ...extension("raster", "topogeometry"),
  },
  {
    name: "bit",
    title: "Bit string",
    severity: "info",
    why: "DMS carries bit strings as text.",
    remedy: "Nothing is to be done; validate-data compares them.",
    fix: PRE_CREATED,
    ...builtIn("bit", "varbit"),
  },
  {
    name: "uuid",
    title: "uuid",
    severity: "info",
    why: "DMS carries uuid as text, which PostgreSQL reads back as it was.",
    remedy: "Nothing is to be done.",
    fix: PRE_CREATED,
    ...builtIn("uuid"),
  },
  {
    name: "vector",
    title: "Vector",
    severity: "warning",
    why: "AWS does not list the types of pgvector; DMS would stream them as text.",
    remedy:
      "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes. Build its indexes after the load.",
    effort: "simple",
    nativeCopy: "it has a vector column, which DMS may not carry",
    ...extension("vector", "halfvec", "sparsevec"),
  },
  {
    name: "system-types",
    title: "Type of the system",
    severity: "needs-change",
    why: "DMS lists no such types; regclass and its like hold numbers of objects that are others on the target, and aclitem changed in PostgreSQL 16.",
    remedy: "Keep the value as text on the source, and convert it by name where it is used.",
    effort: "medium",
    fix: { kind: "manual", does: "A person changes the column" },
    live: `t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND (t.typname ~ '^_?(${SYSTEM_TYPES})$'
      OR t.typname IN (${OTHER_SYSTEM_TYPES.map((name) => `'${name}'`).join(", ")}))`,
    dump: ({ schema, name, array }) =>
      schema === "" && (IS_SYSTEM_TYPE.test(name) || (!array && OTHER_SYSTEM_TYPES.includes(name))),
    severityOf: {
      live: `CASE WHEN t.typname IN (${OTHER_SYSTEM_TYPES.map((name) => `'${name}'`).join(", ")}) THEN 'warning' END`,
      dump: ({ name }) => (OTHER_SYSTEM_TYPES.includes(name) ? "warning" : undefined),
    },
  },
];

/** For the time of the migration: lets the text that DMS sends be taken as a value of an own type. */
function temporaryCast({ names: [schema, name] = [] }: Hit): FixSql[] {
  if (schema === undefined || name === undefined) return [];
  const cast = `CAST (character varying AS ${quoteName({ schema, name })})`;
  return [
    {
      where: "P1",
      sql: `-- Only when the trial row was refused.\nDO $$ BEGIN CREATE ${cast} WITH INOUT AS ASSIGNMENT; EXCEPTION WHEN duplicate_object THEN NULL; END $$;`,
    },
    { where: "P3", sql: `DROP CAST IF EXISTS (character varying AS ${quoteName({ schema, name })});` },
  ];
}
