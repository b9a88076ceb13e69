export const id = 989;
export const ids = [989];
export const modules = {

/***/ 5574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ checkDump),
/* harmony export */   o: () => (/* binding */ parseDump)
/* harmony export */ });
/* harmony import */ var _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6422);
/* harmony import */ var _statements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9514);


// The name comes first and may hold anything, also text that looks like the rest: the last match counts.
const HEADER = /^-- (?:Data for )?Name: (.*); Type: ([A-Z][A-Z -]*); Schema: (.*?); Owner: .*$/s;
/**
 * Checks that a text is a complete plain dump, and reads its versions.
 * @param file name of the text, for messages
 * @throws UserError when it is not
 */
function checkDump(text, file) {
    if (text.startsWith("PGDMP"))
        throw notADump(file, "It is in pg_dump's custom format, not plain SQL");
    const serverVersion = /^-- Dumped from database version (\S+)/m.exec(text)?.[1];
    const toolVersion = /^-- Dumped by pg_dump version (\S+)/m.exec(text)?.[1];
    if (!serverVersion || !toolVersion)
        throw notADump(file, "It does not begin as a plain pg_dump file does");
    if (!/^-- PostgreSQL database dump complete\s*$/m.test(text.slice(-400)))
        throw notADump(file, "Its closing line is missing, so it was cut off");
    if (/^SET standard_conforming_strings = off;/m.test(text.slice(0, 4000)))
        throw notADump(file, "Its strings are in the old form (standard_conforming_strings = off)");
    return { serverVersion, toolVersion };
}
/**
 * Reads a plain pg_dump file made with --no-owner. Headers count only between statements, so a routine's body cannot
 * forge one. psql meta lines (\restrict) and session settings are left out.
 * @param file name of the text, for messages
 * @throws UserError when the text is not a complete plain dump
 */
function parseDump(text, file) {
    const versions = checkDump(text, file);
    const entries = [];
    let entry;
    let accessMethod;
    for (const piece of (0,_statements_js__WEBPACK_IMPORTED_MODULE_1__/* .splitSql */ .b)(text, file)) {
        if (piece.kind === "comment") {
            const header = HEADER.exec(piece.text);
            if (!header)
                continue;
            const [, name, type, schema] = header;
            entry = { type, schema: schema === "-" ? undefined : schema, name, statements: [], accessMethod };
            entries.push(entry);
        }
        else if (piece.kind === "statement") {
            const setting = /^SET (default_\w+) = (.*);$/s.exec(piece.text);
            if (setting) {
                if (setting[1] === "default_table_access_method")
                    accessMethod = setting[2];
            }
            else
                entry?.statements.push(piece.text);
        }
    }
    return { ...versions, entries: entries.filter(({ statements }) => statements.length > 0) };
}
function notADump(file, why) {
    return new _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo({
        code: "NOT_A_DUMP",
        what: `${file} is not a complete plain pg_dump file`,
        why,
        remedy: "Export again: plain format, --schema-only, standard_conforming_strings on",
    });
}
//# sourceMappingURL=dump.js.map

/***/ }),

/***/ 3989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZG: () => (/* reexport */ build_phases/* PHASES */.Z),
  vO: () => (/* reexport */ bundleFromDump),
  Gq: () => (/* reexport */ object_ref/* compareObjects */.Gq),
  Gv: () => (/* reexport */ object_ref/* displayObject */.Gv),
  cA: () => (/* reexport */ statements/* lineOf */.c),
  IN: () => (/* reexport */ sql_names/* nameParts */.I),
  T5: () => (/* reexport */ object_ref/* objectKey */.T5),
  oc: () => (/* reexport */ build_phases/* phaseFile */.o),
  Bo: () => (/* reexport */ readBundle),
  nW: () => (/* reexport */ roleEntries),
  b5: () => (/* reexport */ statements/* splitSql */.b),
  Mf: () => (/* reexport */ writeBundle)
});

// UNUSED EXPORTS: parseDump

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/schema/build/phases.js
var build_phases = __webpack_require__(8708);
;// CONCATENATED MODULE: ./packages/schema/build/manifest.js


/** The manifest as it is written: readable, one object per line, so that a diff shows what came and went. */
function formatManifest({ objects, ...head }) {
    const lines = objects.map((object) => `    ${JSON.stringify(object)}`);
    const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
    return `${JSON.stringify(head, null, 2).replace(/\n}$/, "")},\n  "objects": ${list}\n}\n`;
}
/**
 * Reads a manifest's text.
 * @param path where it came from, for messages
 * @throws UserError when it is not a manifest this version understands
 */
function parseManifest(text, path) {
    let manifest;
    try {
        manifest = JSON.parse(text);
    }
    catch (error) {
        throw notAManifest(path, `It is not JSON: ${error.message}`);
    }
    if (manifest === null || typeof manifest !== "object")
        throw notAManifest(path, "It holds no JSON object");
    if (manifest.formatVersion !== 1)
        throw notAManifest(path, `Its formatVersion is ${JSON.stringify(manifest.formatVersion)}, this version reads 1`);
    for (const phase of build_phases/* PHASES */.Z)
        if (typeof manifest.files?.[phase]?.sha256 !== "string")
            throw notAManifest(path, `It has no sha256 of ${(0,build_phases/* phaseFile */.o)(phase)}`);
    if (!Array.isArray(manifest.objects) || !Array.isArray(manifest.schemas))
        throw notAManifest(path, "It lists no objects");
    return manifest;
}
function notAManifest(path, why) {
    return new build/* UserError */.yo({
        code: "BAD_MANIFEST",
        what: `${path} is not the manifest of a schema bundle`,
        why,
        remedy: "Make the bundle anew with export-schema, and pass on the whole folder",
    });
}
//# sourceMappingURL=manifest.js.map
// EXTERNAL MODULE: ./packages/schema/build/statements.js
var statements = __webpack_require__(9514);
;// CONCATENATED MODULE: ./packages/schema/build/bundle.js







const MANIFEST = "manifest.json";
/**
 * Writes a bundle into a folder, which is made when missing; files of an older bundle are replaced. The manifest comes
 * last, so a run that is cut off leaves a folder that readBundle refuses.
 * @returns the manifest with checksums and counts
 */
async function writeBundle(folder, { manifest, sql }) {
    const files = Object.fromEntries(build_phases/* PHASES */.Z.map((phase) => [
        phase,
        { sha256: sha256(sql[phase]), statements: countStatements(sql[phase], (0,build_phases/* phaseFile */.o)(phase)) },
    ]));
    const { objects, ...head } = manifest;
    const whole = { ...head, files, objects };
    await (0,promises_.mkdir)(folder, { recursive: true });
    for (const phase of build_phases/* PHASES */.Z)
        await replace((0,external_node_path_.join)(folder, (0,build_phases/* phaseFile */.o)(phase)), sql[phase]);
    await replace((0,external_node_path_.join)(folder, MANIFEST), formatManifest(whole));
    return whole;
}
/**
 * Reads a bundle and proves every file by the manifest's checksum.
 * @throws UserError when the folder holds no bundle, a file is missing or was changed
 */
async function readBundle(folder) {
    const manifest = parseManifest((await read(folder, MANIFEST)).toString("utf8"), (0,external_node_path_.join)(folder, MANIFEST));
    const sql = {};
    for (const phase of build_phases/* PHASES */.Z) {
        const file = (0,build_phases/* phaseFile */.o)(phase);
        const bytes = await read(folder, file);
        const found = sha256(bytes);
        if (found !== manifest.files[phase].sha256)
            throw new build/* UserError */.yo({
                code: "BUNDLE_CHANGED",
                what: `${(0,external_node_path_.join)(folder, file)} is not the file that ${MANIFEST} was written for`,
                why: `Its sha256 is ${found}, the manifest says ${manifest.files[phase].sha256}`,
                remedy: `Make the bundle anew with export-schema; if you changed ${file} on purpose, put its new sha256 into ${MANIFEST}`,
            });
        sql[phase] = bytes.toString("utf8");
    }
    return { manifest, sql };
}
async function read(folder, file) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(folder, file));
    }
    catch (cause) {
        throw new build/* UserError */.yo({
            code: "NO_BUNDLE",
            what: `There is no schema bundle in ${folder}`,
            why: `${file} cannot be read: ${cause.message}`,
            remedy: "Run export-schema first, and hand its whole bundle folder to this job (artifact), or correct the input bundle",
            cause,
        });
    }
}
async function replace(path, text) {
    await (0,promises_.writeFile)(`${path}.new`, text);
    await (0,promises_.rename)(`${path}.new`, path);
}
function countStatements(text, file) {
    let count = 0;
    for (const { kind } of (0,statements/* splitSql */.b)(text, file))
        if (kind === "statement")
            count++;
    return count;
}
function sha256(content) {
    return (0,external_node_crypto_.createHash)("sha256").update(content).digest("hex");
}
//# sourceMappingURL=bundle.js.map
// EXTERNAL MODULE: ./packages/schema/build/dump.js
var build_dump = __webpack_require__(5574);
// EXTERNAL MODULE: ./packages/schema/build/sql-names.js
var sql_names = __webpack_require__(4343);
;// CONCATENATED MODULE: ./packages/schema/build/phase-split.js

/** Types that pg_dump writes only behind the rows; the first of them ends the part that must stand before the load. */
const POST_DATA = [
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
const RIGHTS = ["ACL", "DEFAULT ACL"];
const KEY = new RegExp(`^ALTER TABLE (?:ONLY )?(${sql_names/* SQL_NAME */.x})\\s+ADD CONSTRAINT (${sql_names/* SQL_NAME */.x}) (PRIMARY KEY|UNIQUE|\\w+)`);
// Only plain columns: an index over expressions identifies no row for the replication.
const UNIQUE_INDEX = new RegExp(`^CREATE UNIQUE INDEX (${sql_names/* SQL_NAME */.x}) ON (?:ONLY )?(${sql_names/* SQL_NAME */.x}) USING btree \\((.*)\\);$`);
const INDEX = new RegExp(`^CREATE (?:UNIQUE )?INDEX (${sql_names/* SQL_NAME */.x}) ON (?:ONLY )?(${sql_names/* SQL_NAME */.x}) `);
const ATTACH = new RegExp(`^ALTER INDEX (${sql_names/* SQL_NAME */.x}) ATTACH PARTITION (${sql_names/* SQL_NAME */.x});$`);
const COMMENT = new RegExp(`^COMMENT ON (?:INDEX (${sql_names/* SQL_NAME */.x})|CONSTRAINT (${sql_names/* SQL_NAME */.x}) ON (${sql_names/* SQL_NAME */.x})) IS`);
const IDENTITY = new RegExp(`^(ALTER TABLE (?:ONLY )?(${sql_names/* SQL_NAME */.x}) ALTER COLUMN (${sql_names/* SQL_NAME */.x})) ADD GENERATED ALWAYS AS IDENTITY`);
const FORCED_SECURITY = new RegExp(`^ALTER TABLE (?:ONLY )?(${sql_names/* SQL_NAME */.x}) FORCE ROW LEVEL SECURITY;$`);
const FIRES_FOR_REPLICATION = new RegExp(`^ALTER TABLE (?:ONLY )?${sql_names/* SQL_NAME */.x} ENABLE (?:ALWAYS|REPLICA) (?:TRIGGER|RULE) `);
const MATERIALIZED_VIEW = new RegExp(`^CREATE MATERIALIZED VIEW (${sql_names/* SQL_NAME */.x})\\s`);
/**
 * Splits a dump into load phases, keeping its order inside each:
 * - pre-load: everything that stands before the rows, and the keys by which replicated changes find their row;
 * - post-load: other indexes and constraints, foreign keys, triggers, rules, policies, and a first fill of the materialized views;
 * - post-cutover: what would disturb replicated rows (identity ALWAYS, forced row-level security, triggers and rules that fire for replication
 *   too), event triggers, and a second fill of the materialized views.
 * @param unpopulated materialized views, as `schema.name` in SQL form, that hold no rows on the source and stay so
 */
function splitPhases(entries, unpopulated = new Set()) {
    const phases = { "pre-load": [], "post-load": [], "post-cutover": [] };
    const intendedDifferences = [];
    const keyed = tablesWithPrimaryKey(entries);
    /** Phase of each index, and of each constraint by table and name: their comments and attachments follow. */
    const placed = new Map();
    const firstPostData = entries.findIndex(({ type }) => POST_DATA.includes(type));
    let previous = "pre-load";
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
        const phase = before ? "pre-load" : phaseBehindRows(entry, keyed, placed, previous);
        previous = phase;
        const unforced = withoutForcedSecurity(entry, phases["post-cutover"], intendedDifferences);
        phases[phase].push(identityByDefault(unforced, phases["post-cutover"], intendedDifferences));
    }
    const refreshes = entries.flatMap((entry) => refresh(entry, unpopulated));
    phases["post-load"].push(...refreshes);
    // Event triggers come last: they fire on everything that follows them.
    const events = phases["post-cutover"].filter(({ type, name }) => /^EVENT TRIGGER/.test(`${type === "COMMENT" ? name : type}`));
    const others = phases["post-cutover"].filter((entry) => !events.includes(entry));
    phases["post-cutover"] = [...others, ...refreshes, ...events];
    return { phases, intendedDifferences };
}
function tablesWithPrimaryKey(entries) {
    return new Set(entries.flatMap(({ statements }) => {
        const key = KEY.exec(statements[0]);
        return key?.[3] === "PRIMARY KEY" ? [key[1]] : [];
    }));
}
function phaseBehindRows(entry, keyed, placed, previous) {
    const first = entry.statements[0];
    const identifies = entry.statements.some((statement) => / REPLICA IDENTITY USING INDEX /.test(statement));
    switch (entry.type) {
        case "CONSTRAINT": {
            const [, table, name, kind] = KEY.exec(first) ?? [];
            const early = kind === "PRIMARY KEY" || (kind === "UNIQUE" && (identifies || !keyed.has(table)));
            const phase = early ? "pre-load" : "post-load";
            placed.set(`${name} ${table}`, phase);
            placed.set(`${schemaPart(table)}${name}`, phase);
            return phase;
        }
        case "INDEX": {
            const [, name, table] = INDEX.exec(first) ?? [];
            const unique = UNIQUE_INDEX.exec(first);
            const plain = unique !== null && !/[(]| WHERE /.test(unique[3]);
            const phase = identifies || (plain && !keyed.has(table)) ? "pre-load" : "post-load";
            placed.set(`${schemaPart(table)}${name}`, phase);
            return phase;
        }
        case "INDEX ATTACH": {
            const [, parent, child] = ATTACH.exec(first) ?? [];
            const both = [parent, child].map((name) => placed.get(name) ?? "post-load");
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
function schemaPart(table) {
    const quoted = /^"(?:[^"]|"")+"\./.exec(table ?? "");
    return quoted ? quoted[0] : `${(table ?? "").split(".")[0]}.`;
}
/**
 * An identity column GENERATED ALWAYS refuses the key values of replicated inserts; until the switch it is BY DEFAULT.
 */
function identityByDefault(entry, after, differences) {
    const first = entry.statements[0];
    const match = first.startsWith("ALTER TABLE") ? IDENTITY.exec(first) : null;
    if (!match)
        return entry;
    const [found, column, table, name] = match;
    const [schema, relation] = (0,sql_names/* nameParts */.I)(table);
    const rest = entry.statements.slice(1);
    after.push({ ...entry, type: "IDENTITY", statements: [`${column} SET GENERATED ALWAYS;`] });
    differences.push({
        object: { type: "column", schema, name: relation, part: (0,sql_names/* nameParts */.I)(name)[0] },
        attribute: "identity",
        difference: "The identity column is GENERATED BY DEFAULT until post-cutover.sql makes it ALWAYS again",
        until: "post-cutover",
    });
    const changed = `${column} ADD GENERATED BY DEFAULT AS IDENTITY${first.slice(found.length)}`;
    return { ...entry, statements: [changed, ...rest] };
}
/** Forced, row-level security would hold for the owner, too, as whom the rows are written: they would be refused or missed. */
function withoutForcedSecurity(entry, after, differences) {
    const forced = entry.statements.findIndex((statement, index) => index > 0 && FORCED_SECURITY.test(statement));
    if (forced < 0)
        return entry;
    const statement = entry.statements[forced];
    const [schema, name] = (0,sql_names/* nameParts */.I)(FORCED_SECURITY.exec(statement)?.[1]);
    after.push({ ...entry, type: "FORCED ROW SECURITY", statements: [statement] });
    differences.push({
        object: { type: "table", schema, name },
        attribute: "row security forced",
        difference: "Row-level security does not hold for the table's owner until post-cutover.sql forces it again",
        until: "post-cutover",
    });
    return { ...entry, statements: entry.statements.filter((_, index) => index !== forced) };
}
function refresh(entry, unpopulated) {
    if (entry.type !== "MATERIALIZED VIEW")
        return [];
    const name = MATERIALIZED_VIEW.exec(entry.statements[0])?.[1];
    if (name === undefined || unpopulated.has(name))
        return [];
    return [
        {
            ...entry,
            type: "MATERIALIZED VIEW DATA",
            statements: [`REFRESH MATERIALIZED VIEW ${name};`],
            accessMethod: undefined,
        },
    ];
}
//# sourceMappingURL=phase-split.js.map
;// CONCATENATED MODULE: ./packages/schema/build/bundle-from-dump.js






/** Session settings the statements of a bundle rely on; those of the dump itself are left out. */
const PREAMBLE = `SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
`;
const EXTENSION_SCHEMA = new RegExp(`^CREATE EXTENSION .* WITH SCHEMA (${sql_names/* SQL_NAME */.x});$`);
const FOREIGN_KEY = new RegExp(`^ALTER TABLE (?:ONLY )?(${sql_names/* SQL_NAME */.x})\\s+ADD CONSTRAINT (${sql_names/* SQL_NAME */.x}) FOREIGN KEY .* REFERENCES (${sql_names/* SQL_NAME */.x})`, "s");
const PURPOSE = {
    "pre-load": "before the rows: everything the full load and the replication need",
    "post-load": "after the full load: indexes, constraints, triggers, and a first fill of the materialized views",
    "post-cutover": "after the switch: what would have disturbed replicated rows",
};
/** Made by the pipeline for its own use, not objects of the dump that need an entry in the manifest. */
const ACTS = ["IDENTITY", "FORCED ROW SECURITY", "MATERIALIZED VIEW DATA"];
/**
 * Turns a plain pg_dump (schema only) into a schema bundle: split into phases, without what the migration
 * itself or DMS put into the database. The same dump gives the same bytes.
 * @param file name of the dump, for messages
 * @throws UserError when the text is not a complete plain dump
 */
function bundleFromDump(dump, file, options) {
    const { serverVersion, toolVersion, entries } = (0,build_dump/* parseDump */.o)(dump, file);
    const wanted = entries
        .filter((entry) => !ofMigration(entry))
        .map(tolerant)
        .map((entry) => (options.partial ? withItsSchema(entry) : entry));
    const { kept, dropped } = withoutKeysTo(options.excluded ?? [], wanted);
    const { phases, intendedDifferences } = splitPhases([...(options.roles ?? []), ...kept], options.unpopulated);
    const objects = build_phases/* PHASES */.Z.flatMap((phase) => phases[phase]
        .filter(({ type }) => !ACTS.includes(type))
        .map(({ type, schema, name, statements }) => ({
        type,
        schema: schema ?? "",
        name,
        phase,
        hash: hash(statements),
    })));
    const manifest = {
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
    const sql = Object.fromEntries(build_phases/* PHASES */.Z.map((phase) => [phase, formatPhase(phase, phases[phase])]));
    return { manifest, sql };
}
/** What the migration or DMS put there: their schemas, DMS's capture of DDL, the write guard's triggers. */
function ofMigration({ type, schema, name, statements }) {
    const subject = type === "COMMENT" ? name.replace(/^(EVENT TRIGGER|[A-Z]+) /, "") : name;
    return (build/* MIGRATION_SCHEMAS */.U5.includes(schema ?? "") ||
        (schema === undefined && type === "SCHEMA" && build/* MIGRATION_SCHEMAS */.U5.includes(name)) ||
        subject.startsWith("awsdms_") ||
        (type === "TRIGGER" && / EXECUTE (FUNCTION|PROCEDURE) migration_guard\./.test(statements[0])));
}
/** Schemas may be there already (`public` always is). */
function tolerant(entry) {
    if (entry.type !== "SCHEMA")
        return entry;
    return {
        ...entry,
        statements: entry.statements.map((text) => text.replace(/^CREATE SCHEMA (?!IF NOT EXISTS )/, "CREATE SCHEMA IF NOT EXISTS ")),
    };
}
/** The schema of an extension is made beside it; an own schema of the dump has been made by then. */
function withItsSchema(entry) {
    if (entry.type !== "EXTENSION")
        return entry;
    const schema = EXTENSION_SCHEMA.exec(entry.statements[0])?.[1];
    if (schema === undefined || schema === "pg_catalog")
        return entry;
    return { ...entry, statements: [`CREATE SCHEMA IF NOT EXISTS ${schema};`, ...entry.statements] };
}
function excludedTables(excluded) {
    return excluded.map((object) => ({ object, difference: "It is not carried (exclude-tables)" }));
}
/** A foreign key to a table that is not carried could not be made. */
function withoutKeysTo(excluded, entries) {
    const names = new Set(excluded.map(build/* displayName */.QC));
    const dropped = [];
    const kept = entries.filter((entry) => {
        if (entry.type !== "FK CONSTRAINT" || names.size === 0)
            return true;
        const [, table, key, target] = FOREIGN_KEY.exec(entry.statements[0]) ?? [];
        if (!names.has((0,sql_names/* nameParts */.I)(target ?? "").join(".")))
            return true;
        const [schema, name] = (0,sql_names/* nameParts */.I)(table);
        dropped.push({
            object: { type: "constraint", schema, name, part: (0,sql_names/* nameParts */.I)(key)[0] },
            difference: `The foreign key is left out: it refers to ${(0,sql_names/* nameParts */.I)(target).join(".")}, which is not carried`,
        });
        return false;
    });
    return { kept, dropped };
}
function hash(statements) {
    return (0,external_node_crypto_.hash)("sha256", statements.join("\n")).slice(0, 16);
}
function schemasOf(objects) {
    const names = objects.map(({ type, schema, name }) => (type === "SCHEMA" ? name : schema));
    return [...new Set(names.filter((name) => name !== ""))].sort();
}
function countTypes(objects) {
    const counts = new Map();
    for (const { type } of objects)
        counts.set(type, (counts.get(type) ?? 0) + 1);
    return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
function formatPhase(phase, entries) {
    const parts = [`-- ${phase}, ${PURPOSE[phase]}.\n\n${PREAMBLE}`];
    let accessMethod;
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
//# sourceMappingURL=bundle-from-dump.js.map
// EXTERNAL MODULE: ./packages/schema/build/object-ref.js
var object_ref = __webpack_require__(359);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/sql-parser/build/index.js + 3 modules
var sql_parser_build = __webpack_require__(4823);
;// CONCATENATED MODULE: ./packages/schema/build/role-entries.js



/** Roles every server has; they are granted, never made. */
const isPredefined = (role) => role.startsWith("pg_");
const OPTIONS = {
    superuser: "SUPERUSER",
    createrole: "CREATEROLE",
    createdb: "CREATEDB",
    canlogin: "LOGIN",
    isreplication: "REPLICATION",
    bypassrls: "BYPASSRLS",
};
/**
 * The roles a dump speaks of, with those they are members of and their members, as entries that make them: without
 * passwords, and so that the one who makes them may give objects to them.
 * @param dump plain dump with owners and grants
 * @param roles what pg_dumpall --roles-only wrote
 */
async function roleEntries(dump, roles) {
    const parser = await (0,sql_parser_build/* loadParser */.qd)();
    const statements = parseAll(roles, "the roles", parser);
    const wanted = connected(namedRoles(dump, parser), statements);
    const entries = [];
    const add = (name, ...texts) => entries.push({ type: "ROLE", schema: undefined, name, statements: texts, accessMethod: undefined });
    for (const role of [...wanted].sort()) {
        const attributes = statements.flatMap(({ node }) => attributesOf(node, role));
        const name = (0,postgres_build/* quoteIdentifier */.Cm)(role);
        const settings = statements.filter(({ node }) => node["AlterRoleSetStmt"]?.role?.rolename === role);
        add(role, `CREATE ROLE ${name}${attributes.length > 0 ? ` WITH ${attributes.join(" ")}` : ""};`, `DO $$BEGIN IF CURRENT_USER <> ${(0,postgres_build/* quoteLiteral */.ce)(role)} THEN GRANT ${name} TO CURRENT_USER; END IF; END$$;`, ...settings.map(({ text }) => text));
    }
    for (const { node } of statements) {
        const grant = node["GrantRoleStmt"];
        if (!grant)
            continue;
        const [granted] = grant.granted_roles.map((item) => item["AccessPriv"]?.priv_name ?? "");
        const [grantee] = grant.grantee_roles.map((item) => item["RoleSpec"]?.rolename ?? "");
        if (!wanted.has(grantee) || !(wanted.has(granted) || isPredefined(granted)))
            continue;
        const admin = JSON.stringify(grant.opt ?? []).includes('"admin"') ? " WITH ADMIN OPTION" : "";
        add(`${granted} to ${grantee}`, `GRANT ${(0,postgres_build/* quoteIdentifier */.Cm)(granted)} TO ${(0,postgres_build/* quoteIdentifier */.Cm)(grantee)}${admin};`);
    }
    return entries;
}
function parseAll(sql, file, parser) {
    const found = [];
    for (const { kind, text } of (0,statements/* splitSql */.b)(sql, file)) {
        const node = kind === "statement" ? parser.statement(text).node : undefined;
        if (node)
            found.push({ text, node });
    }
    return found;
}
/** Owners, grantees and the roles of policies and default privileges. */
function namedRoles(dump, parser) {
    const named = new Set();
    for (const { kind, text } of (0,statements/* splitSql */.b)(dump, "the dump")) {
        if (kind !== "statement" || !/OWNER TO|^GRANT|^REVOKE|^ALTER DEFAULT|^CREATE POLICY/.test(text))
            continue;
        const { node } = parser.statement(text);
        if (node === undefined || (0,sql_parser_build/* nodeType */.Vq)(node) === "CreateFunctionStmt")
            continue;
        for (const { roletype, rolename } of (0,sql_parser_build/* findNodes */.zM)(node, "RoleSpec"))
            if (roletype === "ROLESPEC_CSTRING" && !isPredefined(rolename))
                named.add(rolename);
    }
    return named;
}
/** With the roles they are members of, and their members. */
function connected(named, statements) {
    const pairs = statements.flatMap(({ node }) => {
        const grant = node["GrantRoleStmt"];
        if (!grant)
            return [];
        const granted = grant.granted_roles.map((item) => item["AccessPriv"]?.priv_name);
        const grantees = grant.grantee_roles.map((item) => item["RoleSpec"]?.rolename);
        return granted.flatMap((role) => grantees.map((member) => [role, member]));
    });
    const reached = new Set(named);
    for (let before = -1; before !== reached.size;) {
        before = reached.size;
        for (const [role, member] of pairs) {
            if (reached.has(member) && !isPredefined(role))
                reached.add(role);
            if (reached.has(role))
                reached.add(member);
        }
    }
    return reached;
}
/** What ALTER ROLE of pg_dumpall gives a role beyond the defaults; saying the defaults takes a superuser. */
function attributesOf(node, role) {
    const alter = node["AlterRoleStmt"];
    if (alter?.role?.rolename !== role)
        return [];
    return (alter.options ?? []).flatMap(({ DefElem: option }) => {
        const { defname, arg } = option;
        if (defname === "inherit")
            return arg?.Boolean?.boolval ? [] : ["NOINHERIT"];
        if (defname === "connectionlimit")
            return [`CONNECTION LIMIT ${arg?.Integer?.ival ?? 0}`];
        if (defname === "validUntil")
            return [`VALID UNTIL ${(0,postgres_build/* quoteLiteral */.ce)(arg?.String?.sval ?? "")}`];
        return OPTIONS[defname] && arg?.Boolean?.boolval ? [OPTIONS[defname]] : [];
    });
}
//# sourceMappingURL=role-entries.js.map
;// CONCATENATED MODULE: ./packages/schema/build/index.js








//# sourceMappingURL=index.js.map

/***/ }),

/***/ 359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ compareObjects),
/* harmony export */   Gv: () => (/* binding */ displayObject),
/* harmony export */   T5: () => (/* binding */ objectKey)
/* harmony export */ });
/** For maps: equal exactly when two references mean the same object. */
function objectKey({ type, schema, name, part }) {
    return JSON.stringify([type, schema, name, part ?? null]);
}
/** As people read it: `table public.orders`, `column public.orders.id`, `trigger audit on public.orders`. */
function displayObject({ type, schema, name, part }) {
    const qualified = schema === "" ? name : `${schema}.${name}`;
    if (part === undefined)
        return `${type} ${qualified}`;
    return type === "column" ? `column ${qualified}.${part}` : `${type} ${part} on ${qualified}`;
}
/** Sorts by schema, name, part and type, by code points. */
function compareObjects(a, b) {
    const order = (ref) => [ref.schema, ref.name, ref.part ?? "", ref.type];
    const [left, right] = [order(a), order(b)];
    for (const [index, value] of left.entries()) {
        const other = right[index];
        if (value !== other)
            return value < other ? -1 : 1;
    }
    return 0;
}
//# sourceMappingURL=object-ref.js.map

/***/ }),

/***/ 8708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ PHASES),
/* harmony export */   o: () => (/* binding */ phaseFile)
/* harmony export */ });
/** All phases in the order they are applied. */
const PHASES = ["pre-load", "post-load", "post-cutover"];
/** The file of a phase inside the bundle's folder. */
function phaseFile(phase) {
    return `${phase}.sql`;
}
//# sourceMappingURL=phases.js.map

/***/ }),

/***/ 4343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ nameParts),
/* harmony export */   x: () => (/* binding */ SQL_NAME)
/* harmony export */ });
/** An identifier as pg_dump writes it: quoted when it must be. */
const NAME = '(?:"(?:[^"]|"")+"|[^\\s".;,()]+)';
/** A qualified or bare name as pg_dump writes it, for use inside a regular expression. */
const SQL_NAME = `${NAME}(?:\\.${NAME})?`;
const PART = new RegExp(NAME, "g");
/** The parts of a name in SQL form, unquoted: `"Odd.Name".t` -> `["Odd.Name", "t"]`. */
function nameParts(name) {
    return (name.match(PART) ?? []).map((part) => part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part);
}
//# sourceMappingURL=sql-names.js.map

/***/ }),

/***/ 9514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ splitSql),
/* harmony export */   c: () => (/* binding */ lineOf)
/* harmony export */ });
/* harmony import */ var _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6422);

const TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const ROUTINE = /CREATE\s+(?:OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE)\b/iy;
/** What can end a statement or hide its end; only where words matter, those too. */
const MARK = /['"$;()]|--|\/\*/g;
const MARK_OR_WORD = /['"$;()]|--|\/\*|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/g;
const WORD_CHARACTER = /[\w$\u0080-\uffff]/;
/**
 * Splits SQL text where PostgreSQL's own clients would: semicolons inside strings (standard_conforming_strings on),
 * E'' strings, quoted names, dollar quotes, nested comments, parentheses and BEGIN ATOMIC bodies do not end a statement.
 * @param file name of the text, for messages
 * @throws UserError when a string, name or comment has no end
 */
function* splitSql(text, file) {
    for (let at = afterSpace(text, 0); at < text.length; at = afterSpace(text, at)) {
        const start = at;
        const kind = kindOf(text, start);
        if (kind === "statement")
            at = endOfStatement(text, start, file);
        else if (kind === "line comment" || kind === "meta")
            at = endOfLine(text, start);
        else if (kind === "comment")
            at = endOfComment(text, start, file);
        else {
            at = start + 1;
            continue;
        }
        // Without a semicolon, the last statement ends where its text does.
        const end = kind === "statement" && at === text.length ? text.trimEnd().length : at;
        yield { kind: kind === "line comment" ? "comment" : kind, start, end, text: text.slice(start, end) };
    }
}
function kindOf(text, at) {
    const first = text[at];
    if (first === ";")
        return "nothing";
    if (first === "\\")
        return "meta";
    if (first === "-" && text[at + 1] === "-")
        return "line comment";
    return first === "/" && text[at + 1] === "*" ? "comment" : "statement";
}
function afterSpace(text, from) {
    let at = from;
    while (at < text.length && /\s/.test(text[at]))
        at++;
    return at;
}
function endOfLine(text, from) {
    const end = text.indexOf("\n", from);
    return end < 0 ? text.length : end;
}
/** Behind the semicolon that ends the statement, or the end of the text. */
function endOfStatement(text, start, file) {
    ROUTINE.lastIndex = start;
    const routine = ROUTINE.test(text);
    // Only a routine can have a BEGIN ATOMIC body, whose semicolons end nothing.
    const mark = routine ? MARK_OR_WORD : MARK;
    let parentheses = 0;
    /** Depth of BEGIN ATOMIC ... END, CASE ... END inside included. */
    let bodies = 0;
    mark.lastIndex = start;
    for (let match = mark.exec(text); match; match = mark.exec(text)) {
        const [found] = match;
        if (found === "(")
            parentheses++;
        else if (found === ")")
            parentheses = Math.max(0, parentheses - 1);
        else if (found === ";") {
            if (parentheses === 0 && bodies === 0)
                return match.index + 1;
        }
        else if (found.length > 0 && /[A-Za-z_\u0080-\uffff]/.test(found[0])) {
            const word = found.toLowerCase();
            if (parentheses > 0)
                continue;
            if (word === "begin" || (word === "case" && bodies > 0))
                bodies++;
            else if (word === "end" && bodies > 0)
                bodies--;
        }
        else
            mark.lastIndex = endOfQuoted(text, found, match.index, file);
    }
    return text.length;
}
/** Where what a quote, dollar or comment mark begins ends. */
function endOfQuoted(text, mark, start, file) {
    if (mark === "'")
        return endOfQuote(text, "'", start, isEscapeString(text, start), file);
    if (mark === '"')
        return endOfQuote(text, '"', start, false, file);
    if (mark === "--")
        return endOfLine(text, start);
    if (mark === "/*")
        return endOfComment(text, start, file);
    // A dollar inside a name, or of a parameter, quotes nothing.
    TAG.lastIndex = start;
    const tag = start > 0 && WORD_CHARACTER.test(text[start - 1]) ? undefined : TAG.exec(text)?.[0];
    if (tag === undefined)
        return start + 1;
    const close = text.indexOf(tag, start + tag.length);
    if (close < 0)
        throw unterminated(`dollar-quoted string ${tag}`, text, start, file);
    return close + tag.length;
}
/** Whether the letter before a quote makes it E'..', and does not end a longer word. */
function isEscapeString(text, quote) {
    return /[eE]/.test(text[quote - 1] ?? "") && !WORD_CHARACTER.test(text[quote - 2] ?? "");
}
function endOfQuote(text, quote, start, escapes, file) {
    for (let at = start + 1;;) {
        const close = text.indexOf(quote, at);
        if (close < 0)
            throw unterminated(quote === "'" ? "string" : "quoted name", text, start, file);
        if (escapes) {
            const backslash = text.indexOf("\\", at);
            if (backslash >= 0 && backslash < close) {
                at = backslash + 2;
                continue;
            }
        }
        if (text[close + 1] !== quote)
            return close + 1;
        at = close + 2;
    }
}
function endOfComment(text, start, file) {
    const edge = /\/\*|\*\//g;
    edge.lastIndex = start;
    let depth = 0;
    for (let match = edge.exec(text); match; match = edge.exec(text)) {
        depth += match[0] === "/*" ? 1 : -1;
        if (depth === 0)
            return edge.lastIndex;
    }
    throw unterminated("comment", text, start, file);
}
function unterminated(what, text, start, file) {
    return new _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo({
        code: "SQL_UNTERMINATED",
        what: `${file}:${lineOf(text, start)}: a ${what} begins here and has no end`,
        remedy: "Check that the file is complete and plain SQL, then run again",
    });
}
/** 1-based line of an offset into a text. */
function lineOf(text, offset) {
    let line = 1;
    for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1))
        line++;
    return line;
}
//# sourceMappingURL=statements.js.map

/***/ }),

/***/ 4823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zM: () => (/* reexport */ findNodes),
  qd: () => (/* reexport */ loadParser),
  eZ: () => (/* reexport */ namesOf),
  Vq: () => (/* reexport */ nodeType),
  cz: () => (/* reexport */ optionsOf),
  b6: () => (/* reexport */ textOf),
  GG: () => (/* reexport */ walk)
});

;// CONCATENATED MODULE: ./packages/sql-parser/build/node.js
/** The type of a node, for example `CreateStmt`. */
function nodeType(node) {
    return Object.keys(node)[0] ?? "";
}
/** Fields that hold a node of one possible type without naming it. */
const UNNAMED = {
    relation: "RangeVar",
    view: "RangeVar",
    sequence: "RangeVar",
    pktable: "RangeVar",
    rel: "RangeVar",
    typeName: "TypeName",
    argType: "TypeName",
    returnType: "TypeName",
    ofTypename: "TypeName",
    larg: "SelectStmt",
    rarg: "SelectStmt",
    partspec: "PartitionSpec",
    partbound: "PartitionBoundSpec",
    newowner: "RoleSpec",
    role: "RoleSpec",
};
/**
 * Visits every node below (and including) a tree, parents first.
 * @param visit returns "skip" to leave out what is below
 */
function walk(tree, visit) {
    if (Array.isArray(tree)) {
        for (const item of tree)
            walk(item, visit);
        return;
    }
    if (tree === null || typeof tree !== "object")
        return;
    for (const [key, value] of Object.entries(tree)) {
        if (value === null || typeof value !== "object")
            continue;
        // Node types begin with a capital (or PLpgSQL_), fields do not.
        const type = Array.isArray(value) ? undefined : /^[A-Z]/.test(key) ? key : UNNAMED[key];
        if (type !== undefined && visit(type, value) === "skip")
            continue;
        walk(value, visit);
    }
}
/** All nodes of one type below a tree. */
function findNodes(tree, type) {
    const found = [];
    walk(tree, (name, fields) => {
        if (name === type)
            found.push(fields);
    });
    return found;
}
/** The parts of a name given as a list of String nodes: `["pg_catalog", "int4"]`. */
function namesOf(list) {
    if (!Array.isArray(list))
        return [];
    return list.map((item) => item.String?.sval ?? "");
}
/** The options (DefElem nodes) of a list. */
function optionsOf(list) {
    if (!Array.isArray(list))
        return [];
    return list.flatMap(({ DefElem: option }) => option ? [{ name: String(option.defname).toLowerCase(), arg: option.arg, location: option.location ?? 0 }] : []);
}
/** The text of a String, Integer, Float or Boolean node, or of a TypeName's last part; undefined for anything else. */
function textOf(node) {
    if (node === undefined || node === null)
        return undefined;
    if (node.String)
        return node.String.sval ?? "";
    if (node.Integer)
        return String(node.Integer.ival ?? 0);
    if (node.Float)
        return node.Float.fval;
    if (node.Boolean)
        return String(node.Boolean.boolval ?? false);
    if (node.TypeName)
        return namesOf(node.TypeName.names).at(-1);
    if (node.A_Const)
        return textOf(constant(node.A_Const));
    return undefined;
}
function constant({ sval, ival, fval, boolval }) {
    if (sval)
        return { String: sval };
    if (ival)
        return { Integer: ival };
    if (fval)
        return { Float: fval };
    if (boolval)
        return { Boolean: boolval };
    return undefined;
}
//# sourceMappingURL=node.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./packages/sql-parser/build/load.js


let loading;
/** Loads PostgreSQL's own parser (WebAssembly, about 50 ms); the same one for every caller. */
function loadLibrary() {
    loading ??= load();
    return loading;
}
async function load() {
    // The library looks for its .wasm beside itself by __dirname, which an ES module bundle does not have.
    const scope = globalThis;
    const before = scope.__dirname;
    scope.__dirname = (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url));
    try {
        const library = await __webpack_require__.e(/* import() */ 627).then(__webpack_require__.t.bind(__webpack_require__, 2627, 19));
        await library.loadModule();
        return library;
    }
    finally {
        if (before === undefined)
            delete scope.__dirname;
        else
            scope.__dirname = before;
    }
}
//# sourceMappingURL=load.js.map
;// CONCATENATED MODULE: ./packages/sql-parser/build/parser.js

/** Loads the parser; about 50 ms the first time. */
async function loadParser() {
    const library = await loadLibrary();
    const parse = (text) => {
        if (text.trim() === "")
            return { nodes: [] };
        try {
            const { stmts = [] } = library.parseSync(text);
            return { nodes: stmts.map(({ stmt }) => stmt) };
        }
        catch (error) {
            const { message, sqlDetails } = error;
            return { nodes: [], problem: { message, offset: sqlDetails?.cursorPosition ?? 0 } };
        }
    };
    const one = (text) => {
        const { nodes, problem } = parse(text);
        const [node] = nodes;
        return node ? { node } : { problem: problem ?? { message: "There is no statement", offset: 0 } };
    };
    return {
        statements: parse,
        statement: one,
        expression: (text) => one(`SELECT ${text}`),
        plpgsql(createFunction) {
            try {
                const { plpgsql_funcs: [tree] = [] } = library.parsePlPgSQLSync(createFunction);
                return tree;
            }
            catch {
                return undefined;
            }
        },
        tokens: (text) => library.scanSync(text).tokens.map(({ start, end, text: token }) => ({ start, end, text: token })),
    };
}
//# sourceMappingURL=parser.js.map
;// CONCATENATED MODULE: ./packages/sql-parser/build/index.js


//# sourceMappingURL=index.js.map

/***/ })

};
