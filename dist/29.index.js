export const id = 29;
export const ids = [29];
export const modules = {

/***/ 2029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZG: () => (/* reexport */ PHASES),
  vO: () => (/* reexport */ bundleFromDump),
  cA: () => (/* reexport */ lineOf),
  oc: () => (/* reexport */ phaseFile),
  Bo: () => (/* reexport */ readBundle),
  b5: () => (/* reexport */ splitSql),
  Mf: () => (/* reexport */ writeBundle)
});

// UNUSED EXPORTS: parseDump

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 3 modules
var build = __webpack_require__(2304);
;// CONCATENATED MODULE: ./packages/schema/build/phases.js
/** All phases in the order they are applied. */
const PHASES = ["pre-load", "post-load", "post-cutover"];
/** The file of a phase inside the bundle's folder. */
function phaseFile(phase) {
    return `${phase}.sql`;
}
//# sourceMappingURL=phases.js.map
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
    for (const phase of PHASES)
        if (typeof manifest.files?.[phase]?.sha256 !== "string")
            throw notAManifest(path, `It has no sha256 of ${phaseFile(phase)}`);
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
;// CONCATENATED MODULE: ./packages/schema/build/statements.js

const WORD = "[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*";
const TAG = "\\$(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?\\$";
const TOKEN = new RegExp(`\\s+|--[^\\n]*|/\\*|'|"|${TAG}|${WORD}|\\d[\\w.]*|[^]`, "y");
/**
 * Splits SQL text where PostgreSQL's own clients would: semicolons inside strings (standard_conforming_strings on),
 * E'' strings, quoted names, dollar quotes, nested comments, parentheses and BEGIN ATOMIC bodies do not end a statement.
 * @param file name of the text, for messages
 * @throws UserError when a string, name or comment has no end
 */
function* splitSql(text, file) {
    let statement;
    for (let at = 0; at < text.length;) {
        TOKEN.lastIndex = at;
        const token = TOKEN.exec(text)[0];
        const start = at;
        at = endOfToken(text, token, start, file);
        const comment = token === "/*" || token.startsWith("--");
        if (/^\s/.test(token))
            continue;
        if (comment) {
            if (!statement)
                yield { kind: "comment", start, end: at, text: text.slice(start, at) };
            continue;
        }
        if (token === "\\" && !statement) {
            const line = text.indexOf("\n", start);
            at = line < 0 ? text.length : line;
            yield { kind: "meta", start, end: at, text: text.slice(start, at) };
            continue;
        }
        if (token === ";" && !statement)
            continue;
        statement ??= { start, end: at, parentheses: 0, bodies: 0, words: [] };
        statement.end = at;
        if (token === ";" && statement.parentheses === 0 && statement.bodies === 0) {
            yield { kind: "statement", start: statement.start, end: at, text: text.slice(statement.start, at) };
            statement = undefined;
        }
        else
            follow(statement, token);
    }
    if (statement)
        yield {
            kind: "statement",
            start: statement.start,
            end: statement.end,
            text: text.slice(statement.start, statement.end),
        };
}
function follow(statement, token) {
    if (token === "(")
        statement.parentheses++;
    else if (token === ")")
        statement.parentheses = Math.max(0, statement.parentheses - 1);
    if (!/^[A-Za-z]/.test(token))
        return;
    const word = token.toLowerCase();
    if (statement.words.length < 4)
        statement.words.push(word);
    if (statement.parentheses > 0 || !/^create (or replace )?(function|procedure)\b/.test(statement.words.join(" ")))
        return;
    if (word === "begin" || (word === "case" && statement.bodies > 0))
        statement.bodies++;
    else if (word === "end" && statement.bodies > 0)
        statement.bodies--;
}
/** Where the token that begins at `start` ends: for an opening quote or comment, behind the closing one. */
function endOfToken(text, token, start, file) {
    const after = start + token.length;
    if (token === "'")
        return endOfQuote(text, "'", start, /[eE]/.test(text[start - 1] ?? "") && isPrefix(text, start), file);
    if (token === '"')
        return endOfQuote(text, '"', start, false, file);
    if (token === "/*")
        return endOfComment(text, start, file);
    if (token.length > 1 && token.startsWith("$")) {
        const close = text.indexOf(token, after);
        if (close < 0)
            throw unterminated(`dollar-quoted string ${token}`, text, start, file);
        return close + token.length;
    }
    return after;
}
/** Whether the letter before a quote stands alone, as in E'..', and does not end a longer word. */
function isPrefix(text, quote) {
    return !/[\w$\u0080-\uffff]/.test(text[quote - 2] ?? "");
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
    return new build/* UserError */.yo({
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
;// CONCATENATED MODULE: ./packages/schema/build/bundle.js







const MANIFEST = "manifest.json";
/**
 * Writes a bundle into a folder, which is made when missing; files of an older bundle are replaced. The manifest comes
 * last, so a run that is cut off leaves a folder that readBundle refuses.
 * @returns the manifest with checksums and counts
 */
async function writeBundle(folder, { manifest, sql }) {
    const files = Object.fromEntries(PHASES.map((phase) => [
        phase,
        { sha256: sha256(sql[phase]), statements: countStatements(sql[phase], phaseFile(phase)) },
    ]));
    const { objects, ...head } = manifest;
    const whole = { ...head, files, objects };
    await (0,promises_.mkdir)(folder, { recursive: true });
    for (const phase of PHASES)
        await replace((0,external_node_path_.join)(folder, phaseFile(phase)), sql[phase]);
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
    for (const phase of PHASES) {
        const file = phaseFile(phase);
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
    for (const { kind } of splitSql(text, file))
        if (kind === "statement")
            count++;
    return count;
}
function sha256(content) {
    return (0,external_node_crypto_.createHash)("sha256").update(content).digest("hex");
}
//# sourceMappingURL=bundle.js.map
;// CONCATENATED MODULE: ./packages/schema/build/dump.js


// The name comes first and may hold anything, also text that looks like the rest: the last match counts.
const HEADER = /^-- (?:Data for )?Name: (.*); Type: ([A-Z][A-Z -]*); Schema: (.*?); Owner: .*$/s;
/**
 * Reads a plain pg_dump file made with --no-owner. Headers count only between statements, so a routine's body cannot
 * forge one. psql meta lines (\restrict) and session settings are left out.
 * @param file name of the text, for messages
 * @throws UserError when the text is not a complete plain dump
 */
function parseDump(text, file) {
    const serverVersion = /^-- Dumped from database version (\S+)/m.exec(text)?.[1];
    const toolVersion = /^-- Dumped by pg_dump version (\S+)/m.exec(text)?.[1];
    if (!serverVersion || !toolVersion)
        throw notADump(file, "It does not begin as a plain pg_dump file does");
    if (!/^-- PostgreSQL database dump complete\s*$/m.test(text.slice(-400)))
        throw notADump(file, "Its closing line is missing, so it was cut off");
    if (/^SET standard_conforming_strings = off;/m.test(text.slice(0, 4000)))
        throw notADump(file, "Its strings are in the old form (standard_conforming_strings = off)");
    const entries = [];
    let entry;
    let accessMethod;
    for (const piece of splitSql(text, file)) {
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
    return { serverVersion, toolVersion, entries: entries.filter(({ statements }) => statements.length > 0) };
}
function notADump(file, why) {
    return new build/* UserError */.yo({
        code: "NOT_A_DUMP",
        what: `${file} is not a complete plain pg_dump file`,
        why,
        remedy: "Export again: plain format, --schema-only, standard_conforming_strings on",
    });
}
//# sourceMappingURL=dump.js.map
;// CONCATENATED MODULE: ./packages/schema/build/sql-names.js
/** An identifier as pg_dump writes it: quoted when it must be. */
const NAME = '(?:"(?:[^"]|"")+"|[^\\s".;,()]+)';
/** A qualified or bare name as pg_dump writes it, for use inside a regular expression. */
const SQL_NAME = `${NAME}(?:\\.${NAME})?`;
//# sourceMappingURL=sql-names.js.map
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
const KEY = new RegExp(`^ALTER TABLE (?:ONLY )?(${SQL_NAME})\\s+ADD CONSTRAINT (${SQL_NAME}) (PRIMARY KEY|UNIQUE|\\w+)`);
// Only plain columns: an index over expressions identifies no row for the replication.
const UNIQUE_INDEX = new RegExp(`^CREATE UNIQUE INDEX (${SQL_NAME}) ON (?:ONLY )?(${SQL_NAME}) USING btree \\((.*)\\);$`);
const INDEX = new RegExp(`^CREATE (?:UNIQUE )?INDEX (${SQL_NAME}) ON (?:ONLY )?(${SQL_NAME}) `);
const ATTACH = new RegExp(`^ALTER INDEX (${SQL_NAME}) ATTACH PARTITION (${SQL_NAME});$`);
const COMMENT = new RegExp(`^COMMENT ON (?:INDEX (${SQL_NAME})|CONSTRAINT (${SQL_NAME}) ON (${SQL_NAME})) IS`);
const IDENTITY = new RegExp(`^(ALTER TABLE (?:ONLY )?${SQL_NAME} ALTER COLUMN ${SQL_NAME}) ADD GENERATED ALWAYS AS IDENTITY`);
const FIRES_FOR_REPLICATION = new RegExp(`^ALTER TABLE (?:ONLY )?${SQL_NAME} ENABLE (?:ALWAYS|REPLICA) (?:TRIGGER|RULE) `);
const MATERIALIZED_VIEW = new RegExp(`^CREATE MATERIALIZED VIEW (${SQL_NAME})\\s`);
/**
 * Splits a dump into load phases, keeping its order inside each:
 * - pre-load: everything that stands before the rows, and the keys by which replicated changes find their row;
 * - post-load: other indexes and constraints, foreign keys, triggers, rules, policies, and a first fill of the materialized views;
 * - post-cutover: what would disturb replicated rows (identity ALWAYS, triggers and rules that fire for replication
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
            intendedDifferences.push({ object: entry.name, difference: "The comment is the one the extension brings along" });
            continue;
        }
        const before = firstPostData < 0 || index < firstPostData;
        const phase = before ? "pre-load" : phaseBehindRows(entry, keyed, placed, previous);
        previous = phase;
        phases[phase].push(identityByDefault(entry, phases["post-cutover"], intendedDifferences));
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
    const match = IDENTITY.exec(entry.statements[0]);
    if (!match)
        return entry;
    const [found, column] = match;
    const [first, ...rest] = entry.statements;
    after.push({ ...entry, type: "IDENTITY", statements: [`${column} SET GENERATED ALWAYS;`] });
    differences.push({
        object: column.replace(/^ALTER TABLE (ONLY )?/, "").replace(" ALTER COLUMN ", "."),
        difference: "The identity column is GENERATED BY DEFAULT until post-cutover.sql makes it ALWAYS again",
    });
    const changed = `${column} ADD GENERATED BY DEFAULT AS IDENTITY${first.slice(found.length)}`;
    return { ...entry, statements: [changed, ...rest] };
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
const EXTENSION_SCHEMA = new RegExp(`^CREATE EXTENSION .* WITH SCHEMA (${SQL_NAME});$`);
const PURPOSE = {
    "pre-load": "before the rows: everything the full load and the replication need",
    "post-load": "after the full load: indexes, constraints, triggers, and a first fill of the materialized views",
    "post-cutover": "after the switch: what would have disturbed replicated rows",
};
/** Made by the pipeline for its own use, not objects of the dump that need an entry in the manifest. */
const ACTS = ["IDENTITY", "MATERIALIZED VIEW DATA"];
/**
 * Turns a plain pg_dump (schema only, no owners) into a schema bundle: split into phases, without what the migration
 * itself or DMS put into the database. The same dump gives the same bytes.
 * @param file name of the dump, for messages
 * @throws UserError when the text is not a complete plain dump
 */
function bundleFromDump(dump, file, options) {
    const { serverVersion, toolVersion, entries } = parseDump(dump, file);
    const wanted = entries
        .filter((entry) => !ofMigration(entry))
        .map(tolerant)
        .map((entry) => (options.partial ? withItsSchema(entry) : entry));
    const { phases, intendedDifferences } = splitPhases(wanted, options.unpopulated);
    const objects = PHASES.flatMap((phase) => phases[phase]
        .filter(({ type }) => !ACTS.includes(type))
        .map(({ type, schema, name }) => ({ type, schema: schema ?? "", name, phase })));
    const manifest = {
        formatVersion: 1,
        migration: options.migration,
        serverVersion,
        pgDumpVersion: toolVersion,
        schemas: schemasOf(objects),
        counts: countTypes(objects),
        intendedDifferences,
        objects,
    };
    const sql = Object.fromEntries(PHASES.map((phase) => [phase, formatPhase(phase, phases[phase])]));
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
    const schema = EXTENSION_SCHEMA.exec(entry.statements[0])?.[1];
    if (entry.type !== "EXTENSION" || schema === undefined || schema === "pg_catalog")
        return entry;
    return { ...entry, statements: [`CREATE SCHEMA IF NOT EXISTS ${schema};`, ...entry.statements] };
}
function schemasOf(objects) {
    const names = objects.map(({ type, schema, name }) => (type === "SCHEMA" ? name : schema));
    return [...new Set(names.filter((name) => name !== ""))].sort();
}
function countTypes(objects) {
    const counts = {};
    for (const type of objects.map((object) => object.type).sort())
        counts[type] = (counts[type] ?? 0) + 1;
    return counts;
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
;// CONCATENATED MODULE: ./packages/schema/build/index.js





//# sourceMappingURL=index.js.map

/***/ })

};
