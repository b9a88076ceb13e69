export const id = 674;
export const ids = [674];
export const modules = {

/***/ 7674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
;// CONCATENATED MODULE: ./actions/apply-schema/build/io.gen.js
const io = {
    action: "apply-schema",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "target-url", "property": "targetUrl", "type": "secret", "required": false },
        { "name": "target-secret", "property": "targetSecret", "type": "string", "required": false },
        { "name": "source-url", "property": "sourceUrl", "type": "secret", "required": false },
        { "name": "source-secret", "property": "sourceSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "bundle", "property": "bundle", "type": "string", "required": true },
        { "name": "phase", "property": "phase", "type": "enum", "required": true, "values": ["pre-load", "post-load", "post-cutover"] },
        { "name": "lock-timeout", "property": "lockTimeout", "type": "duration", "required": true, "min": 1000, "max": 3600000 },
        { "name": "workers", "property": "workers", "type": "integer", "required": true, "min": 1, "max": 32 },
        { "name": "dry-run", "property": "dryRun", "type": "boolean", "required": true },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["verdict", "report", "status", "statements", "differences"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/schema/build/index.js + 5 modules
var schema_build = __webpack_require__(3989);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
;// CONCATENATED MODULE: ./actions/apply-schema/build/journal.js


const SCHEMA = (0,postgres_build/* quoteIdentifier */.Cm)(domain_build/* CONTROL_SCHEMA */.um);
const PHASES = `${SCHEMA}.applied_phase`;
const STATEMENTS = `${SCHEMA}.applied_statement`;
/**
 * Makes the journal's tables and enters the phase; inside the first transaction of a phase, so that a failure leaves
 * nothing. Statements left over from a phase that somebody took out of the journal do not count.
 */
async function enterPhase(client, key) {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    await client.query(`CREATE TABLE IF NOT EXISTS ${PHASES} (
       migration pg_catalog.text NOT NULL, phase pg_catalog.text NOT NULL, sha256 pg_catalog.text NOT NULL,
       statements pg_catalog.int4 NOT NULL, finished pg_catalog.bool NOT NULL,
       applied_at pg_catalog.timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
       PRIMARY KEY (migration, phase))`);
    await client.query(`CREATE TABLE IF NOT EXISTS ${STATEMENTS} (
       migration pg_catalog.text NOT NULL, phase pg_catalog.text NOT NULL, sha256 pg_catalog.text NOT NULL,
       index pg_catalog.int4 NOT NULL, finished pg_catalog.bool NOT NULL,
       applied_at pg_catalog.timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
       PRIMARY KEY (migration, phase, sha256, index))`);
    await client.query(`DELETE FROM ${STATEMENTS} WHERE migration = $1 AND phase = $2`, [key.migration, key.phase]);
    await client.query(`INSERT INTO ${PHASES} (migration, phase, sha256, statements, finished) VALUES ($1, $2, $3, 0, false)`, [key.migration, key.phase, key.sha256]);
}
/**
 * What earlier runs left of this phase.
 * @throws UserError when they applied another file
 */
async function readProgress(client, key) {
    const progress = { begun: false, finished: false, done: new Set(), half: new Set() };
    if (!(await exists(client, PHASES)))
        return progress;
    const { rows } = await client.query(`SELECT sha256, finished, pg_catalog.to_char(applied_at, 'YYYY-MM-DD HH24:MI:SS TZ') AS at
       FROM ${PHASES} WHERE migration = $1 AND phase = $2`, [key.migration, key.phase]);
    const [row] = rows;
    if (row === undefined)
        return progress;
    if (row.sha256 !== key.sha256)
        throw otherBundle(key, row);
    const statements = await client.query(`SELECT index, finished FROM ${STATEMENTS} WHERE migration = $1 AND phase = $2 AND sha256 = $3`, [key.migration, key.phase, key.sha256]);
    for (const { index, finished } of statements.rows)
        (finished ? progress.done : progress.half).add(index);
    return { ...progress, begun: true, finished: row.finished };
}
/** The phases of a migration that are finished on this target; empty where nothing was ever applied. */
async function finishedPhases(client, migration) {
    if (!(await exists(client, PHASES)))
        return [];
    const { rows } = await client.query(`SELECT phase FROM ${PHASES} WHERE migration = $1 AND finished ORDER BY applied_at`, [migration]);
    return rows.map(({ phase }) => phase);
}
/** SQL that records statements, for the transaction that applies them. */
function recordSql({ migration, phase, sha256 }, indexes, finished) {
    const key = [migration, phase, sha256].map(postgres_build/* quoteLiteral */.ce).join(", ");
    return `INSERT INTO ${STATEMENTS} (migration, phase, sha256, index, finished)
    SELECT ${key}, i, ${finished} FROM pg_catalog.unnest('{${indexes.join(",")}}'::pg_catalog.int4[]) i
    ON CONFLICT (migration, phase, sha256, index)
    DO UPDATE SET finished = excluded.finished, applied_at = pg_catalog.clock_timestamp()`;
}
/** Records that a phase is done; its statements need not be remembered one by one any more. */
async function finishPhase(client, { migration, phase }, statements) {
    await client.query(`WITH gone AS (DELETE FROM ${STATEMENTS} WHERE migration = $1 AND phase = $2)
     UPDATE ${PHASES} SET statements = $3, finished = true, applied_at = pg_catalog.clock_timestamp()
      WHERE migration = $1 AND phase = $2`, [migration, phase, statements]);
}
async function exists(client, table) {
    const { rows } = await client.query("SELECT 1 WHERE pg_catalog.to_regclass($1) IS NOT NULL", [table]);
    return rows.length > 0;
}
function otherBundle({ migration, phase, sha256 }, found) {
    return new domain_build/* UserError */.yo({
        code: "OTHER_BUNDLE_APPLIED",
        what: `${phase} of migration ${migration} was applied to this target from another bundle (${found.at})`,
        why: `That ${phase}.sql had sha256 ${found.sha256}, this one has ${sha256}`,
        remedy: `Use the bundle of that time. Or begin anew: empty the target, delete the row of this migration and phase from ${domain_build/* CONTROL_SCHEMA */.um}.applied_phase, and run again`,
    });
}
//# sourceMappingURL=journal.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/sql-shape.js
const PART = `(?:"\\d+"|[^\\s".,;()']+)`;
/** A name of one part, for regular expressions over a shape's text. */
const SHAPE_PART = PART;
/** A name, qualified or not, for regular expressions over a shape's text. */
const SHAPE_NAME = `${PART}(?:\\.${PART})?`;
const TOKEN = new RegExp([
    "\\s+|--[^\\n]*|/\\*",
    "\\$(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?\\$",
    "[eE]'[^'\\\\]*(?:(?:\\\\[^]|'')[^'\\\\]*)*'",
    // A doubled quote makes two strings of one, which changes nothing here.
    "'[^']*'",
    '"[^"]*(?:""[^"]*)*"',
    "[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*|\\d[\\w.]*|[^]",
].join("|"), "y");
/** The outline of one statement, as splitSql gives it. */
function shapeOf(statement) {
    const quoted = [];
    let text = "";
    let depth = 0;
    for (let at = 0; at < statement.length;) {
        TOKEN.lastIndex = at;
        const [token] = TOKEN.exec(statement);
        at = endOf(statement, token, at);
        if (/^(\s|--|\/\*)/.test(token))
            continue;
        if (token === ")")
            depth = Math.max(0, depth - 1);
        else if (depth === 0)
            text = append(text, outline(token, quoted));
        if (token === "(")
            depth++;
    }
    return { text, quoted };
}
/** The parts of a name found in a shape's text, unquoted: `PUBLIC."0"` -> `["public", "Odd"]`. */
function namesOf({ quoted }, name) {
    return name.split(".").map((part) => {
        const number = /^"(\d+)"$/.exec(part)?.[1];
        return number === undefined ? part.replace(/[A-Z]+/g, (word) => word.toLowerCase()) : quoted[+number];
    });
}
function outline(token, quoted) {
    if (token === "(")
        return "()";
    if (/^([eE]?'|\$.*\$$)/.test(token))
        return "''";
    if (token.startsWith('"'))
        return `"${quoted.push(token.slice(1, -1).replaceAll('""', '"')) - 1}"`;
    // The server folds ASCII letters only.
    return token.replace(/[a-z]+/g, (word) => word.toUpperCase());
}
function append(text, part) {
    return text === "" || part === "." || text.endsWith(".") ? text + part : `${text} ${part}`;
}
/** Where a token ends: for a comment or a dollar quote, behind the closing one. */
function endOf(statement, token, start) {
    const after = start + token.length;
    if (token === "/*")
        return endOfComment(statement, start);
    if (token.length < 2 || !token.startsWith("$"))
        return after;
    const close = statement.indexOf(token, after);
    return close < 0 ? statement.length : close + token.length;
}
function endOfComment(statement, start) {
    const edge = /\/\*|\*\//g;
    edge.lastIndex = start;
    let depth = 0;
    for (let match = edge.exec(statement); match; match = edge.exec(statement)) {
        depth += match[0] === "/*" ? 1 : -1;
        if (depth === 0)
            return edge.lastIndex;
    }
    return statement.length;
}
//# sourceMappingURL=sql-shape.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/work.js


const ON_TABLE = `(?:IF EXISTS )?(?<only>ONLY )?(?<table>${SHAPE_NAME})`;
const INDEX = new RegExp(`^CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?(?:${SHAPE_NAME} )?ON ${ON_TABLE} `);
// A comma outside of parentheses begins a second change, and then the statement runs as it stands.
const CONSTRAINT = new RegExp(`^ALTER TABLE ${ON_TABLE} ADD CONSTRAINT (?<name>${SHAPE_PART}) (?<type>UNIQUE|PRIMARY KEY|EXCLUDE|CHECK|FOREIGN KEY)\\b(?<rest>[^,]*)$`);
const NOT_NULL = new RegExp(`^ALTER TABLE ${ON_TABLE} ALTER (?:COLUMN )?(?<column>${SHAPE_PART}) SET NOT NULL ?;?$`);
const ATTACHMENT = new RegExp(`^ALTER INDEX (?:IF EXISTS )?${SHAPE_NAME} ATTACH PARTITION `);
const DECORATIONS = [
    /^COMMENT ON (INDEX|CONSTRAINT) /,
    new RegExp(`^ALTER TABLE ${ON_TABLE} (CLUSTER ON|REPLICA IDENTITY) [^,]*$`),
    new RegExp(`^ALTER INDEX (?:IF EXISTS )?${SHAPE_NAME} ALTER (COLUMN )?\\d+ SET STATISTICS [^,]*$`),
];
/** Recognises what a statement does; what it does not know is `other`, and runs in the file's order. */
function workOf(shape) {
    const { text } = shape;
    const index = INDEX.exec(text)?.groups;
    if (index)
        return { kind: "index", ...onTable(shape, index) };
    const constraint = CONSTRAINT.exec(text)?.groups;
    if (constraint)
        return constraintWork(shape, constraint);
    const notNull = NOT_NULL.exec(text)?.groups;
    if (notNull)
        return {
            kind: "not null",
            column: namesOf(shape, notNull["column"])[0],
            ...onTable(shape, notNull),
        };
    if (ATTACHMENT.test(text))
        return { kind: "attachment" };
    return { kind: DECORATIONS.some((pattern) => pattern.test(text)) ? "decoration" : "other" };
}
function constraintWork(shape, groups) {
    const rest = groups["rest"];
    const name = namesOf(shape, groups["name"])[0];
    const complete = !/ NOT (VALID|ENFORCED)\b/.test(rest);
    switch (groups["type"]) {
        case "CHECK":
            return { kind: "check", name, complete, ...onTable(shape, groups) };
        case "FOREIGN KEY": {
            const references = new RegExp(` REFERENCES (${SHAPE_NAME})`).exec(rest)?.[1];
            if (references === undefined)
                return { kind: "other" };
            return { kind: "foreign key", name, complete, references: sqlForm(shape, references), ...onTable(shape, groups) };
        }
        default:
            // UNIQUE USING INDEX takes an index that an earlier statement may have built.
            return rest.startsWith(" USING INDEX") ? { kind: "other" } : { kind: "key", ...onTable(shape, groups) };
    }
}
function onTable(shape, groups) {
    return { table: sqlForm(shape, groups["table"]), only: groups["only"] !== undefined };
}
function sqlForm(shape, name) {
    return namesOf(shape, name).map(postgres_build/* quoteIdentifier */.Cm).join(".");
}
//# sourceMappingURL=work.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/plan.js





const BARE = [
    /^(CREATE (UNIQUE )?|DROP )INDEX CONCURRENTLY /,
    /^REINDEX /,
    new RegExp(`^ALTER TABLE (IF EXISTS )?(ONLY )?${SHAPE_NAME} DETACH PARTITION ${SHAPE_NAME} (CONCURRENTLY|FINALIZE)\\b`),
    /^(CREATE|DROP) (DATABASE|TABLESPACE) /,
    /^(CREATE|DROP|ALTER) SUBSCRIPTION /,
    /^ALTER SYSTEM /,
    /^VACUUM\b/,
];
// A new enum value may be used only once it is committed; a refresh lasts, and nobody should wait for its locks.
const OWN = [new RegExp(`^ALTER TYPE ${SHAPE_NAME} ADD VALUE `), /^REFRESH MATERIALIZED VIEW /];
const TRANSACTION = /^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE TRANSACTION)\b/;
const SESSION = [/^(SET|RESET) (?!CONSTRAINTS\b)/, /^SELECT (PG_CATALOG\.)?SET_CONFIG \(\)/];
const SETTING = /^SET (?:SESSION |LOCAL )?([\w.]+) (?:=|TO) /;
const ROLE = new RegExp(`^CREATE (?:ROLE|USER|GROUP) (${SHAPE_NAME})`);
const CONCURRENT = new RegExp(`^CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?(?:(${SHAPE_NAME}) )?ON (?:ONLY )?(${SHAPE_NAME}) `);
/**
 * Reads a phase's file into statements and says how each must run.
 * @param file name for messages
 * @throws UserError for psql meta commands, COPY data and transaction control, with file and line
 */
function planPhase(sql, file) {
    const steps = [];
    let line = 1;
    let counted = 0;
    for (const { kind, text, start } of (0,schema_build/* splitSql */.b5)(sql, file)) {
        line += (0,schema_build/* lineOf */.cA)(sql.slice(counted, start), start - counted) - 1;
        counted = start;
        const at = () => `${file}:${line}`;
        if (kind === "meta")
            throw refused(`${at()}: ${firstWords(text)} is a psql command, not SQL`, "Take the line out");
        if (kind === "comment")
            continue;
        const shape = shapeOf(text);
        if (/^COPY .* (FROM STDIN|TO STDOUT)\b/.test(shape.text))
            throw refused(`${at()}: COPY moves rows, a schema bundle holds definitions only`, "Export with --schema-only");
        if (TRANSACTION.test(shape.text))
            throw refused(`${at()}: ${firstWords(text)} controls a transaction, which apply-schema does itself`, "Take it out");
        const concurrent = CONCURRENT.exec(shape.text);
        if (concurrent && concurrent[1] === undefined)
            throw refused(`${at()}: ${firstWords(text)} gives the index no name, so a second run would build it twice`, "Name it");
        const role = ROLE.exec(shape.text)?.[1];
        const setting = SETTING.exec(shape.text)?.[1]?.toLowerCase();
        steps.push({
            index: steps.length,
            mode: modeOf(shape),
            text,
            start,
            line,
            work: workOf(shape),
            ...(setting ? { setting } : {}),
            ...(role ? { role: namesOf(shape, role)[0] } : {}),
            ...(concurrent ? { concurrent: concurrentIndex(shape, concurrent[1], concurrent[2]) } : {}),
        });
    }
    return steps;
}
function modeOf({ text }) {
    if (SESSION.some((pattern) => pattern.test(text)))
        return "session";
    if (BARE.some((pattern) => pattern.test(text)))
        return "bare";
    return OWN.some((pattern) => pattern.test(text)) ? "own" : "together";
}
/** An index stands in the schema of its table. */
function concurrentIndex(shape, index, table) {
    const schema = namesOf(shape, table).slice(0, -1);
    return [...schema, namesOf(shape, index).at(-1)].map(postgres_build/* quoteIdentifier */.Cm).join(".");
}
/** Groups what is committed together. A setting goes with the statements behind it. */
function groupSteps(steps) {
    const groups = [];
    let settings = [];
    for (const step of steps) {
        const last = groups.at(-1);
        if (step.mode === "session")
            settings.push(step);
        else if (step.mode === "together" && last?.mode === "together") {
            last.steps.push(...settings, step);
            settings = [];
        }
        else {
            groups.push({ mode: step.mode, steps: [...settings, step] });
            settings = [];
        }
    }
    return groups;
}
/** The beginning of a statement, for people. */
function firstWords(text) {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}
function refused(what, remedy) {
    return new domain_build/* UserError */.yo({ code: "SQL_REFUSED", what, remedy: `${remedy}, or make the bundle anew with export-schema` });
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/missing-object.js


/** undefined_table, undefined_function, undefined_object, invalid_schema_name, undefined_column. */
const KINDS = {
    "42P01": "relation",
    "42883": "function",
    "42704": "object",
    "3F000": "schema",
    "42703": "column",
};
/** What messages call things, where this says more than the SQLSTATE. */
const SAID = /^(type|role|extension|collation|access method|language|server|tablespace|index|constraint|trigger) /;
/**
 * Says what a statement misses, whether the bundle has it and where, and what to do.
 * @returns undefined when the error is about something else
 */
function explainMissing(error, step, context) {
    if (error.code === "42830")
        return explainMissingKey(step, context);
    const missing = missingObject(error);
    if (missing === undefined)
        return undefined;
    if (missing.kind === "extension")
        return {
            why: `The target has no extension ${missing.name}`,
            remedy: `Let an administrator run CREATE EXTENSION ${missing.name} on the target, where pg_available_extensions must list it (on Aurora the version of the cluster decides, and rds.allowed_extensions may narrow it); or drop it on the source and export again. Then run again`,
        };
    if (missing.kind === "column")
        return {
            why: `A table on the target is not as the bundle has it: it has no column ${missing.name}`,
            remedy: `Compare the table with ${(0,schema_build/* phaseFile */.oc)("pre-load")}: one of them was changed by hand. Correct it and run again`,
        };
    return explainPlace(`The ${missing.kind} ${missing.name}`, find(context.request.manifest, missing), missing, step, context);
}
function missingObject({ code, message }) {
    const extension = /extension "(.+)" is not available|\/([^/"]+)\.control"/.exec(message);
    if (extension)
        return { kind: "extension", name: (extension[1] ?? extension[2]) };
    const kind = KINDS[code];
    if (kind === undefined)
        return undefined;
    // Other languages put other quotes around a name; functions have none.
    const quoted = /["„“»«] ?(.+?) ?["“”«»]/s.exec(message)?.[1];
    const name = code === "42883" ? (/[^\s:]+\(.*\)/s.exec(message)?.[0] ?? quoted) : quoted;
    if (name === undefined)
        return undefined;
    return { kind: SAID.exec(message)?.[1] ?? kind, name: name.replace(/(\[\])+$/, "") };
}
function explainPlace(subject, found, missing, step, context) {
    const { phase, file } = context.request;
    if (found === undefined)
        return nowhere(subject, missing.kind);
    const where = (0,schema_build/* phaseFile */.oc)(found.phase);
    const [here, there] = [schema_build/* PHASES */.ZG.indexOf(phase), schema_build/* PHASES */.ZG.indexOf(found.phase)];
    if (there > here)
        return {
            why: `${subject} is missing; the bundle makes it only in ${where}`,
            remedy: `Move this statement to ${where}, behind what it needs (make the bundle anew, or edit both files and put their new sha256 into manifest.json), and run again`,
        };
    if (there < here)
        return context.facts.finished.includes(found.phase)
            ? {
                why: `${subject} is missing; ${where} of the bundle made it, and somebody dropped or renamed it since`,
                remedy: `Make it again on the target as ${where} has it, and run again`,
            }
            : {
                why: `${subject} is missing; it is in ${where} of the bundle, which is not applied to this target`,
                remedy: `Apply the phase ${found.phase} first, then run this one again`,
            };
    const line = lineBehind(step, missing, context);
    if (line === undefined)
        return {
            why: `${subject} is missing, though ${file} makes it before this statement`,
            remedy: "If somebody dropped or renamed it, make it again on the target as the file has it, and run again",
        };
    return {
        why: `${subject} is missing; ${file} makes it only later, at line ${line}`,
        remedy: `Move this statement behind line ${line} of ${file} (and put the file's new sha256 into manifest.json), and run again`,
    };
}
function nowhere(subject, kind) {
    const why = `${subject} is missing, and the bundle does not hold it`;
    if (kind === "role")
        return { why, remedy: "Create the role on the target, or export without roles, and run again" };
    if (kind === "language" || kind === "access method" || kind === "server")
        return { why, remedy: "Install the extension that brings it on the target, and run again" };
    return {
        why,
        remedy: "If an extension brings it, install that on the target; if the export left it out (schemas, exclude-tables), export it too; or make it on the target by hand. Then run again",
    };
}
/** A foreign key whose target has no key to point to. */
function explainMissingKey(step, context) {
    if (step.work.kind !== "foreign key")
        return undefined;
    const [table, schema] = (0,schema_build/* nameParts */.IN)(step.work.references).reverse();
    const keys = context.request.manifest.objects.filter((object) => object.type === "CONSTRAINT" && object.schema === schema && object.name.startsWith(`${table} `));
    const later = keys.find((key) => schema_build/* PHASES */.ZG.indexOf(key.phase) > schema_build/* PHASES */.ZG.indexOf(context.request.phase));
    const subject = `The unique key of ${schema}.${table} that this foreign key points to`;
    if (later !== undefined)
        return explainPlace(subject, later, { kind: "", name: later.name }, step, context);
    return {
        why: `${subject} is missing or not valid on the target; the bundle has ${keys.map(({ name, phase }) => `${name.slice(table.length + 1)} (${phase})`).join(", ") || "no key of this table"}`,
        remedy: "Make sure that the key is there and comes before the foreign key, and run again",
    };
}
function find({ objects }, { name }) {
    const bare = name.replace(/\(.*$/s, "");
    const matches = objects.filter((object) => {
        const own = object.name.replace(/\(.*$/s, "");
        return own === bare || `${object.schema}.${own}` === bare;
    });
    const order = (phase) => schema_build/* PHASES */.ZG.indexOf(phase);
    return matches.sort((a, b) => order(a.phase) - order(b.phase))[0];
}
/** The line behind the statement where the file makes what is missing. */
function lineBehind(step, { name }, { facts }) {
    const last = name.replace(/\(.*$/s, "").split(".").at(-1);
    const maker = facts.steps.find(({ index, text }) => index > step.index &&
        text.slice(0, 400).includes(last.replaceAll('"', '""')) &&
        /^CREATE /.test(shapeOf(text).text));
    return maker?.line;
}
//# sourceMappingURL=missing-object.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/statement-error.js



/** What to do about the SQLSTATEs that a schema commonly meets on another server. */
const REMEDIES = {
    "42501": "Apply with the user that owns the objects or the database (on Aurora the master user), or grant it the right named above",
    "0A000": "Install or allow what is named above on the target, or choose a target version that has it; then run again",
    "58P01": "Install or allow the extension on the target, or choose a target version that has it; then run again",
    "40P01": "Another session held the tables in another order: run again",
    "55P03": "Another session held a lock: run again when it has ended, or give a longer lock-timeout",
    "53200": "Raise max_locks_per_transaction on the target (a restart) and run again",
    "53100": "Give the target more room (on Aurora index builds sort on the instance's own storage: a larger class), then run again",
};
const CONSTRAINT_CLASS = "23";
const BROKEN_CONSTRAINT = "The rows on the target break this constraint: check that the full load is complete and the replication caught up, and that the source holds it";
/** A statement failed. To be explained once everything is at rest, since only then it is known what stays applied. */
class StatementFailure extends Error {
    step;
    reason;
    constructor(step, 
    /** What the driver threw. */
    reason) {
        super(reason.message);
        this.step = step;
        this.reason = reason;
    }
}
/** Explains why a statement failed: file, line, caret, reason, what is missing and where it is, what to do. */
function statementError({ reason: error, step }, context) {
    const { file, sql } = context.request;
    if (!(0,postgres_build/* isServerError */.GQ)(error) || (0,postgres_build/* isConnectionLost */.pb)(error))
        return targetError(error, file);
    const missing = explainMissing(error, step, context);
    const shown = withoutValues(error);
    // The server's hints guess, and here the reason is known.
    const located = (0,postgres_build/* sqlError */.RZ)(missing ? withoutHint(shown) : shown, file, sql, step.start);
    return new domain_build/* EnvironmentError */.eG({
        code: located.code,
        what: located.what,
        why: [context.outcome, missing?.why, located.why].filter(Boolean).join(". "),
        remedy: missing?.remedy ?? remedyOf(error.code) ?? located.remedy,
        cause: error,
    });
}
/**
 * Explains a failure between the statements of a file: a lost session, or what the target refused to the action itself.
 * Known errors come back as they are.
 */
function targetError(error, file) {
    if ((0,postgres_build/* isConnectionLost */.pb)(error))
        return connectionLost(error, file);
    if (!(0,postgres_build/* isServerError */.GQ)(error))
        return error;
    return new domain_build/* EnvironmentError */.eG({
        code: "TARGET_REFUSED",
        what: `The target refused what applying ${file} needs: ${error.message} (SQLSTATE ${error.code})`,
        ...(error.hint ? { why: `Hint: ${error.hint}` } : {}),
        remedy: remedyOf(error.code) ?? "Correct the cause named above and run again",
        cause: error,
    });
}
function remedyOf(code) {
    return code.startsWith(CONSTRAINT_CLASS) ? BROKEN_CONSTRAINT : REMEDIES[code];
}
function connectionLost(cause, file) {
    return new domain_build/* EnvironmentError */.eG({
        code: "CONNECTION_LOST",
        what: `The connection to the target was lost while ${file} was applied`,
        why: `${cause.message}; the server undoes a transaction that was not committed`,
        remedy: "Run again: it continues where the last commit left off",
        cause,
    });
}
/** The detail of a broken constraint shows row values, which no report may. */
function withoutValues(error) {
    if (!error.code.startsWith(CONSTRAINT_CLASS) || error.detail === undefined)
        return error;
    const detail = error.detail.replace(/\)=\(.*\)/s, ")=(...)").replace(/(contains )\(.*\)/s, "$1(...)");
    return changed(error, { detail });
}
function withoutHint(error) {
    return changed(error, { hint: undefined });
}
function changed(error, fields) {
    return Object.assign(Object.create(Object.getPrototypeOf(error)), error, { message: error.message }, fields);
}
//# sourceMappingURL=statement-error.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/bare.js



/** duplicate_table (an index is one), duplicate_object, duplicate_database, undefined_object. */
const DONE_BEFORE = ["42P07", "42710", "42P04", "42704"];
/**
 * Applies a statement that PostgreSQL allows in no transaction, so that its record cannot be made in one with it: the
 * journal says before that it was begun. Begun before and refused now because its object is there, or gone, it had
 * come through.
 */
async function applyBare(run, step) {
    const { main, facts } = run;
    run.applied.apart.push(firstWords(step.text));
    const again = facts.progress.half.has(step.index);
    if (again && step.concurrent)
        await dropInvalid(main, step.concurrent);
    else
        await run.record(main, [step], false, false);
    try {
        await run.execute(main, step);
    }
    catch (error) {
        const reason = error instanceof StatementFailure ? error.reason : undefined;
        if (!(again && (0,postgres_build/* isServerError */.GQ)(reason) && DONE_BEFORE.includes(reason.code)))
            throw error;
    }
    await run.record(main, [step], true, false);
}
/** CREATE INDEX CONCURRENTLY that was cut off leaves an index that is of no use. */
async function dropInvalid(client, index) {
    const { rows } = await client.query("SELECT 1 FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass($1) AND NOT indisvalid", [index]);
    if (rows.length > 0)
        await client.query(`DROP INDEX CONCURRENTLY ${index}`);
}
//# sourceMappingURL=bare.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/target.js


/** What our sessions call themselves in pg_stat_activity. */
const APPLICATION = "postgres-to-aurora apply-schema";
/** Relations that a user made, in these schemas; system, extension and DMS objects are none. */
const USER_RELATIONS = `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1::text[]) AND c.relname NOT LIKE 'awsdms\\_%'
    AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                     WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')`;
/**
 * Demands that the schemas hold no tables, views or sequences yet.
 * @throws UserError naming what is there
 */
async function requireEmptyTarget(client, schemas) {
    const { rows } = await client.query(`SELECT n.nspname || '.' || c.relname AS name ${USER_RELATIONS} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
      ORDER BY c.relkind = 'S', n.nspname COLLATE "C", c.relname COLLATE "C"`, [schemas]);
    if (rows.length === 0)
        return;
    const shown = rows.slice(0, 8).map(({ name }) => name);
    const more = rows.length > shown.length ? ` and ${rows.length - shown.length} more` : "";
    throw new domain_build/* UserError */.yo({
        code: "TARGET_NOT_EMPTY",
        what: "The target is not empty, so pre-load was not applied",
        why: `It holds ${shown.join(", ")}${more}`,
        remedy: "Use an empty database; or, if these are left over and not needed, drop them and run again",
    });
}
/** Tables of the schemas by their quoted name; only those that may be locked. */
async function readLockable(client, schemas) {
    const { rows } = await client.query(`SELECT n.nspname AS schema, c.relname AS name ${USER_RELATIONS}
        AND c.relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')`, [schemas]);
    return new Set(rows.map(postgres_build/* quoteName */.AB));
}
/** What ANALYZE must visit, with a measure of its size: partitions come with their parents. */
async function readAnalyzable(client, schemas) {
    const { rows } = await client.query(`SELECT n.nspname AS schema, c.relname AS name,
            CASE c.relkind WHEN 'p' THEN
              (SELECT pg_catalog.sum(leaf.relpages) FROM pg_catalog.pg_partition_tree(c.oid) t
                 JOIN pg_catalog.pg_class leaf ON leaf.oid = t.relid)
            ELSE c.relpages END::pg_catalog.float8 AS pages ${USER_RELATIONS}
        AND (c.relkind IN ('r', 'p') AND NOT c.relispartition OR c.relkind = 'm' AND c.relispopulated)
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, [schemas]);
    return rows.map(({ pages, ...name }) => ({ name: (0,postgres_build/* quoteName */.AB)(name), pages }));
}
/** Names of those settings that the server does not know. */
async function unknownSettings(client, names) {
    const { rows } = await client.query("SELECT name FROM pg_catalog.unnest($1::text[]) name WHERE pg_catalog.current_setting(name, true) IS NULL", [names]);
    return new Set(rows.map(({ name }) => name));
}
/** Those of the roles that the server has. */
async function existingRoles(client, names) {
    const { rows } = await client.query("SELECT rolname AS name FROM pg_catalog.pg_roles WHERE rolname = ANY ($1::text[]) ORDER BY rolname", [names]);
    return new Set(rows.map(({ name }) => name));
}
/** The error when tables stay locked; names the sessions that have transactions open. */
async function lockedError(client, file, tables, milliseconds) {
    const { rows } = await client.query(`SELECT pg_catalog.format('pid %s, user %s, %s, %s, transaction open for %s s', a.pid, a.usename,
              coalesce(nullif(a.application_name, ''), 'no application name'), a.state,
              pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.int8) AS line
       FROM pg_catalog.pg_stat_activity a
      WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
        AND a.backend_type = 'client backend' AND a.xact_start IS NOT NULL AND a.application_name <> $1
      ORDER BY a.xact_start LIMIT 5`, [APPLICATION]);
    const named = tables.length > 3 ? `${tables.slice(0, 3).join(", ")} and ${tables.length - 3} more` : tables.join(", ");
    return new domain_build/* EnvironmentError */.eG({
        code: "TABLES_LOCKED",
        what: `Tables that ${file} changes could not be locked within ${milliseconds / 1000} s: ${named}`,
        why: rows.length > 0
            ? `Open transactions: ${rows.map(({ line }) => line).join("; ")}`
            : "Other sessions kept using them",
        remedy: "End those transactions, or give a longer lock-timeout, and run again: what is done stays done",
    });
}
//# sourceMappingURL=target.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/lock-tables.js


/** query_canceled (our own statement_timeout), deadlock_detected, lock_not_available. */
const BUSY = ["57014", "40P01", "55P03"];
/** Between two tries, in milliseconds, so that those who wrote meanwhile get on. */
const PAUSE = 100;
/** The first try, in milliseconds: mostly the locks come at once or, against others who wait for us, not at all. */
const FIRST_TRY = 50;
/**
 * Begins a transaction that holds all its tables from the start. Replication, and later the application, go on using
 * several of them in one transaction: taking them one by one as statements come would deadlock with that. A try that
 * takes long gives everything back before the server looks for deadlocks, so that never the other is the victim, and
 * before those who queue behind it have to wait for long.
 * @throws EnvironmentError when the tables cannot be had in time; the signal's reason when aborted
 */
async function beginWithLocks(client, { tables, mode, timeout, file }, clock, signal) {
    signal.throwIfAborted();
    if (tables.length === 0) {
        await client.query("BEGIN");
        return;
    }
    if (await tryLock(client, tables, mode, FIRST_TRY))
        return;
    const deadline = clock.now() + timeout;
    const deadlockTimeout = await readDeadlockTimeout(client);
    const longest = Math.round(deadlockTimeout * 0.7);
    for (let patience = FIRST_TRY;; patience = patience < longest ? patience * 2 : FIRST_TRY) {
        signal.throwIfAborted();
        if (clock.now() >= deadline)
            throw await lockedError(client, file, tables, timeout);
        await clock.sleep(PAUSE, signal);
        await interruptAutovacuum(client, tables, deadlockTimeout * 2);
        signal.throwIfAborted();
        if (await tryLock(client, tables, mode, Math.min(patience, longest)))
            return;
    }
}
/** Begins a transaction and takes its locks; without them there is no transaction either. One message each way. */
async function tryLock(client, tables, mode, milliseconds) {
    try {
        await client.query(`BEGIN; SET LOCAL statement_timeout = ${milliseconds};
       LOCK TABLE ${tables.join(", ")} IN ${mode} MODE; SET LOCAL statement_timeout = 0`);
        return true;
    }
    catch (error) {
        await client.query("ROLLBACK");
        if ((0,postgres_build/* isServerError */.GQ)(error) && BUSY.includes(error.code))
            return false;
        throw error;
    }
}
/**
 * Autovacuum, busy right after a full load, gives way only to who waits longer than deadlock_timeout. A session that
 * holds nothing else may: in this mode it is in the way of maintenance only, not of rows.
 */
async function interruptAutovacuum(client, tables, milliseconds) {
    const names = tables.map((table) => table.replace(/^ONLY /, ""));
    const { rows } = await client.query(`SELECT DISTINCT name FROM pg_catalog.unnest($1::text[]) name
       JOIN pg_catalog.pg_locks l ON l.relation = pg_catalog.to_regclass(name)
       JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid AND a.backend_type = 'autovacuum worker'
      WHERE l.mode = 'ShareUpdateExclusiveLock' AND l.granted
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`, [names]);
    for (const { name } of rows)
        if (await tryLock(client, [name], "SHARE UPDATE EXCLUSIVE", milliseconds))
            await client.query("ROLLBACK");
}
async function readDeadlockTimeout(client) {
    const { rows } = await client.query("SELECT setting::pg_catalog.int4 AS ms FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout'");
    return Math.max(20, rows[0]?.ms ?? 1000);
}
const lock_tables_PART = '(?:"(?:[^"]|"")+"|[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)';
const QUALIFIED = new RegExp(`(${lock_tables_PART})\\.(${lock_tables_PART})`, "g");
/**
 * Those of the tables that the statements name; one too many, from a string say, does no harm.
 * @param tables by quoted name
 */
function namedTables(statements, tables) {
    const named = new Set();
    for (const statement of statements)
        for (const [, schema, name] of statement.matchAll(QUALIFIED)) {
            const quoted = [schema, name].map((part) => alwaysQuoted(part)).join(".");
            if (tables.has(quoted))
                named.add(quoted);
        }
    return [...named].sort();
}
function alwaysQuoted(part) {
    return part.startsWith('"') ? part : (0,postgres_build/* quoteIdentifier */.Cm)(part.replace(/[A-Z]+/g, (word) => word.toLowerCase()));
}
//# sourceMappingURL=lock-tables.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/phase-run.js






/** Timeouts in a dump would overrule our own. */
const OUR_SETTINGS = [
    "statement_timeout",
    "lock_timeout",
    "idle_in_transaction_session_timeout",
    "transaction_timeout",
];
const SLOWEST = 10;
/** One run of one phase: what is done, what is going on, and the one way in which statements are run. */
class PhaseRun {
    request;
    tools;
    facts;
    applied;
    active = new Map();
    /** Set while several sessions work and the main one is free for questions. */
    parallel = false;
    #work = 0;
    constructor(request, tools, facts) {
        this.request = request;
        this.tools = tools;
        this.facts = facts;
        const { steps, progress } = facts;
        this.applied = {
            status: progress.finished ? "already-applied" : "applied",
            statements: 0,
            total: steps.filter(({ mode }) => mode !== "session").length,
            before: progress.done.size,
            apart: [],
            existingRoles: [],
            skippedSettings: [],
            analyzed: 0,
            stages: [],
            slowest: [],
        };
    }
    get main() {
        return this.tools.sessions.main;
    }
    /** The steps still to be done, and all settings; without those this server does not know, timeouts, and roles it has. */
    async remaining() {
        const { steps, progress } = this.facts;
        const unknown = await unknownSettings(this.main, [...new Set(steps.flatMap(({ setting }) => setting ?? []))]);
        this.applied.skippedSettings.push(...unknown);
        const existing = await existingRoles(this.main, steps.flatMap(({ role, index }) => (progress.done.has(index) ? [] : (role ?? []))));
        this.applied.existingRoles.push(...existing);
        return steps.filter(({ mode, setting, index, role }) => {
            if (role !== undefined && existing.has(role))
                return false;
            if (mode !== "session")
                return !progress.done.has(index);
            return !setting || !(unknown.has(setting) || OUR_SETTINGS.includes(setting));
        });
    }
    /**
     * Runs one statement.
     * @param ending SQL of our own that goes in the same message, which spares the way to the server and back
     * @throws StatementFailure with what the server said
     */
    async execute(client, step, sql = step.text, ending = "") {
        const { clock, signal } = this.tools;
        signal.throwIfAborted();
        const since = clock.now();
        this.active.set(client, { what: firstWords(sql), since });
        try {
            await client.query(ending === "" ? sql : `${sql.replace(/;$/, "")};\n${ending}`);
        }
        catch (error) {
            signal.throwIfAborted();
            throw new StatementFailure(step, error);
        }
        finally {
            this.active.delete(client);
        }
        this.note(firstWords(sql), clock.now() - since);
    }
    /** Keeps the time of a piece of work if it is among the longest. */
    note(statement, milliseconds) {
        this.#work += milliseconds;
        const { slowest } = this.applied;
        if (milliseconds < 1)
            return;
        slowest.push({ statement, milliseconds });
        if (slowest.length > SLOWEST)
            slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(SLOWEST);
    }
    /**
     * One transaction: locks, statements, and the journal's entry for the step.
     * @param finished whether the step is done then, or half done
     */
    async commit(client, step, locks, statements, finished = true) {
        await this.begin(client, locks);
        try {
            for (const sql of statements.slice(0, -1))
                await this.execute(client, step, sql);
            const ending = `${recordSql(this.facts.key, [step.index], finished)}; COMMIT`;
            await this.execute(client, step, statements.at(-1), ending);
        }
        catch (error) {
            await client.query("ROLLBACK").catch(() => { });
            throw error;
        }
        this.#count([step], finished);
    }
    async begin(client, locks) {
        const { lockTimeout, file } = this.request;
        const { clock, signal } = this.tools;
        await beginWithLocks(client, { ...locks, timeout: lockTimeout, file }, clock, signal);
    }
    /** Enters steps into the journal; with `commit` the open transaction ends in the same message. */
    async record(client, steps, finished, commit) {
        const indexes = steps.filter(({ mode }) => mode !== "session").map(({ index }) => index);
        try {
            await client.query(`${recordSql(this.facts.key, indexes, finished)}${commit ? "; COMMIT" : ""}`);
        }
        catch (error) {
            this.tools.signal.throwIfAborted();
            const last = steps.at(-1);
            // A constraint that the statement deferred is checked at the end.
            throw last && (0,postgres_build/* isServerError */.GQ)(error) && error.code.startsWith("23") ? new StatementFailure(last, error) : error;
        }
        this.#count(steps, finished);
    }
    #count(steps, finished) {
        const { done, half } = this.facts.progress;
        for (const { mode, index } of steps) {
            if (mode === "session")
                continue;
            (finished ? done : half).add(index);
            if (finished)
                this.applied.statements++;
        }
    }
    /** Runs a part of the work and keeps how long it took. */
    async stage(name, count, sessions, work) {
        const { clock } = this.tools;
        const since = clock.now();
        const before = this.#work;
        await work();
        const milliseconds = clock.now() - since;
        this.applied.stages.push({ name, count, sessions, milliseconds, work: this.#work - before });
    }
    /** For people: what became of the statements so far. */
    get outcome() {
        if (this.request.dryRun)
            return "This is a dry run: nothing stays applied";
        const done = this.facts.progress.done.size;
        if (done === 0)
            return "Nothing was applied";
        return `${done} of ${this.applied.total} statements stay applied, and a second run goes on from there`;
    }
}
/** Locks on nothing, for a statement that takes its own. */
const NO_LOCKS = { tables: [], mode: "ACCESS EXCLUSIVE" };
//# sourceMappingURL=phase-run.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/one-transaction.js






/**
 * Applies pre-load or post-cutover: all in one transaction with the journal's entries, except what PostgreSQL refuses
 * there. A failure leaves nothing of an open transaction.
 */
async function applyInOneTransaction(run) {
    const groups = groupSteps(await run.remaining());
    // A file without statements is applied, too, and must be remembered.
    if (groups.length === 0)
        groups.push({ mode: "together", steps: [] });
    for (const group of groups) {
        const name = group.mode === "together" ? "one transaction" : "committed apart";
        await run.stage(name, group.steps.filter(({ mode }) => mode !== "session").length, 1, () => applyGroup(run, group));
    }
}
async function applyGroup(run, { mode, steps }) {
    const { main, request, tools } = run;
    const { progress, key } = run.facts;
    if (mode === "bare") {
        for (const step of steps.slice(0, -1))
            await run.execute(main, step);
        if (!progress.begun) {
            await main.query("BEGIN");
            await enterPhase(main, key);
            await main.query("COMMIT");
            progress.begun = true;
        }
        return applyBare(run, steps.at(-1));
    }
    if (mode === "own")
        run.applied.apart.push(...steps.slice(-1).map(({ text }) => firstWords(text)));
    const texts = mode === "together" ? steps.map(({ text }) => text) : [];
    const tables = texts.length === 0 ? [] : namedTables(texts, await readLockable(main, request.manifest.schemas));
    await run.begin(main, { ...NO_LOCKS, tables });
    try {
        for (const step of steps)
            await run.execute(main, step);
        tools.signal.throwIfAborted();
        if (!progress.begun)
            await enterPhase(main, key);
        await run.record(main, steps, true, true);
        progress.begun = true;
    }
    catch (error) {
        await main.query("ROLLBACK").catch(() => { });
        throw error;
    }
}
//# sourceMappingURL=one-transaction.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/builds.js
/**
 * Says how builds run. On a partitioned table without ONLY an index comes into being on every partition, or takes over
 * one that is there: what stands before it in the file must be there, what stands behind it not yet.
 */
function splitBuilds(steps, facts) {
    const parts = [];
    for (const step of steps) {
        const { work } = step;
        if (work.kind !== "index" && work.kind !== "key")
            continue;
        const table = facts.get(work.table);
        const last = parts.at(-1);
        const alone = table?.kind === "p" && !work.only;
        const build = buildOf(step, table);
        if (last?.alone === false && !alone)
            last.builds.push(build);
        else
            parts.push({ alone, builds: [build] });
    }
    return parts;
}
/** CREATE INDEX lets others read and build, too; ADD CONSTRAINT wants the table for itself. */
function buildOf(step, table) {
    const { kind, table: given, only } = step.work;
    const shared = kind === "index";
    const tables = table?.lockable ? [`${only ? "ONLY " : ""}${table.name}`] : [];
    return {
        step,
        key: table?.oid ?? given,
        shared,
        weight: table?.bytes ?? 0,
        locks: { tables, mode: shared ? "SHARE" : "ACCESS EXCLUSIVE" },
    };
}
//# sourceMappingURL=builds.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/constraints.js

/** First version with foreign keys NOT VALID on partitioned tables, and that marks those of the partitions as checked. */
const PARTITIONED_FOREIGN_KEYS = 18;
/**
 * Plans a foreign key, CHECK or SET NOT NULL so that nobody is kept from the table while its rows are looked at: added
 * NOT VALID, then VALIDATE. NOT NULL goes by way of a CHECK that says the same; with a valid one in place SET NOT NULL
 * reads no rows. Where PostgreSQL does not allow this the statement runs as it stands.
 */
function constraintPlan(step, facts, major) {
    const { work } = step;
    if (work.kind !== "foreign key" && work.kind !== "check" && work.kind !== "not null")
        throw new Error(`${work.kind} is no constraint`);
    const table = facts.get(work.table);
    const only = work.only ? "ONLY " : "";
    const referenced = work.kind === "foreign key" ? facts.get(work.references) : undefined;
    const addLocks = {
        tables: [
            ...(table?.lockable ? [`${only}${table.name}`] : []),
            ...(referenced?.lockable && referenced.oid !== table?.oid ? [referenced.name] : []),
        ],
        mode: work.kind === "foreign key" ? "SHARE ROW EXCLUSIVE" : "ACCESS EXCLUSIVE",
    };
    const asItStands = { step, add: step.text, addLocks };
    if (table === undefined || !["r", "p"].includes(table.kind))
        return asItStands;
    // Without its heirs a CHECK cannot be added to a table that has some, whatever NOT NULL can.
    if (work.only && table.parent && work.kind !== "foreign key")
        return asItStands;
    const alter = `ALTER TABLE ${only}${table.name}`;
    const base = { step, table, lockName: `${only}${table.name}` };
    if (work.kind === "not null") {
        const column = (0,postgres_build/* quoteIdentifier */.Cm)(work.column);
        const helper = (0,postgres_build/* quoteIdentifier */.Cm)(`apply_schema_not_null_${step.index}`);
        return {
            step,
            add: `${alter} ADD CONSTRAINT ${helper} CHECK (${column} IS NOT NULL) NOT VALID`,
            addLocks,
            later: {
                ...base,
                validate: `${alter} VALIDATE CONSTRAINT ${helper}`,
                finish: [step.text, `${alter} DROP CONSTRAINT ${helper}`],
            },
        };
    }
    const partitioned = work.kind === "foreign key" && (table.kind === "p" || referenced?.kind === "p");
    if (!work.complete || (partitioned && major < PARTITIONED_FOREIGN_KEYS))
        return asItStands;
    return {
        step,
        add: `${step.text.replace(/;$/, "")}\nNOT VALID`,
        addLocks,
        later: { ...base, validate: `${alter} VALIDATE CONSTRAINT ${(0,postgres_build/* quoteIdentifier */.Cm)(work.name)}`, finish: [] },
    };
}
//# sourceMappingURL=constraints.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/parallel.js
/**
 * Runs tasks on several sessions at the same time. A task whose key another one holds is put off, so that no session
 * stands waiting for a lock of its neighbour. After a failure nothing new begins; what runs is let finish, since hours
 * of work may be in it.
 * @param onFailure called at once with the first failure and the number of tasks that are still running
 * @throws the first failure, when all sessions are at rest
 */
async function runParallel(tasks, sessions, onFailure) {
    const waiting = [...tasks].sort((a, b) => b.weight - a.weight);
    const running = new Set();
    let failure;
    let wake = [];
    const fits = (task) => ![...running].some(({ key, shared }) => key === task.key && !(shared && task.shared));
    const work = async (client) => {
        while (failure === undefined && waiting.length > 0) {
            const at = waiting.findIndex(fits);
            if (at < 0) {
                await new Promise((resolve) => wake.push(resolve));
                continue;
            }
            const [task] = waiting.splice(at, 1);
            running.add(task);
            try {
                await task.run(client);
            }
            catch (error) {
                if (failure === undefined)
                    onFailure(error, running.size - 1);
                failure ??= { error };
            }
            running.delete(task);
            for (const resolve of wake)
                resolve();
            wake = [];
        }
    };
    await Promise.all(sessions.map(work));
    if (failure !== undefined)
        throw failure.error;
}
//# sourceMappingURL=parallel.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/stages.js
const PLACE = {
    index: "builds",
    key: "builds",
    attachment: "attachments",
    "foreign key": "constraints",
    check: "constraints",
    "not null": "constraints",
    decoration: "decorations",
};
/**
 * Cuts post-load into stages. pg_dump writes the comment of an index right behind it, and keys, checks and indexes in
 * the order of their names; taken literally nothing could ever run at the same time. So statements that lie side by
 * side and are about indexes and constraints only are sorted: builds need none of the others; an attachment needs the
 * indexes; a foreign key needs the key it points to, on a partitioned table an attached one; a comment, CLUSTER ON and
 * REPLICA IDENTITY (which wants its columns NOT NULL) need all of these, and nothing needs them. Any other statement
 * keeps its place: what stands before it runs before it, what stands behind it runs behind it.
 */
function cutStages(steps) {
    const stages = [];
    let section = emptySection();
    const close = () => {
        push(stages, "builds", section.builds);
        push(stages, "ordered", section.attachments);
        push(stages, "constraints", section.constraints);
        push(stages, "ordered", section.decorations);
        section = emptySection();
    };
    for (const step of steps) {
        const { kind } = step.work;
        if (step.mode === "together" && kind !== "other")
            section[PLACE[kind]].push(step);
        else {
            close();
            push(stages, step.mode === "session" ? "settings" : "ordered", [step]);
        }
    }
    close();
    return stages;
}
function emptySection() {
    return { builds: [], attachments: [], constraints: [], decorations: [] };
}
function push(stages, kind, steps) {
    const last = stages.at(-1);
    if (steps.length === 0)
        return;
    if (last?.kind === kind && kind !== "builds" && kind !== "constraints")
        last.steps.push(...steps);
    else
        stages.push({ kind, steps });
}
//# sourceMappingURL=stages.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/table-facts.js

/**
 * Looks names up as the session would find them; those it does not find are left out.
 * @param names in SQL form, with or without schema
 */
async function readTableFacts(client, names) {
    const { rows } = await client.query(`SELECT given, c.oid::pg_catalog.int8::pg_catalog.float8 AS oid, n.nspname AS schema, c.relname AS relation,
            c.relkind AS kind,
            EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AS parent,
            c.relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE') AS lockable,
            CASE WHEN c.relkind IN ('r', 'm') THEN pg_catalog.pg_relation_size(c.oid) ELSE 0 END::pg_catalog.float8 AS bytes
       FROM pg_catalog.unnest($1::text[]) given
       JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(given)
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`, [[...new Set(names)]]);
    return new Map(rows.map(({ given, schema, relation, ...facts }) => [
        given,
        { ...facts, name: (0,postgres_build/* quoteName */.AB)({ schema, name: relation }) },
    ]));
}
//# sourceMappingURL=table-facts.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/post-load.js










/**
 * Applies post-load: every statement in a transaction of its own with its entry in the journal, so that a run that
 * ended anywhere can be continued there. Plain CREATE INDEX, not CONCURRENTLY: that could share no transaction with its
 * entry, would leave invalid indexes behind, wait for every open transaction and read the table twice; all to spare
 * writes of one table a delay, and the only writer at this time is the replication, which catches up.
 */
async function applyPostLoad(run) {
    for (const stage of cutStages(await run.remaining()))
        await applyStage(run, stage);
    await analyze(run);
}
async function applyStage(run, { kind, steps }) {
    switch (kind) {
        case "settings":
            for (const step of steps)
                await run.tools.sessions.set(step);
            return;
        case "ordered":
            return run.stage("statements in the order of the file", steps.length, 1, () => applyOrdered(run, steps));
        case "builds":
            return applyBuilds(run, steps);
        case "constraints":
            return applyConstraints(run, steps);
    }
}
async function applyOrdered(run, steps) {
    const lockable = await readLockable(run.main, run.request.manifest.schemas);
    for (const step of steps) {
        if (step.mode === "bare")
            await applyBare(run, step);
        else if (step.mode === "own") {
            run.applied.apart.push(firstWords(step.text));
            await run.commit(run.main, step, NO_LOCKS, [step.text]);
        }
        else {
            const tables = namedTables([step.text], lockable);
            await run.commit(run.main, step, { tables, mode: "ACCESS EXCLUSIVE" }, [step.text]);
        }
    }
}
async function applyBuilds(run, steps) {
    const facts = await factsOf(run, steps);
    for (const { alone, builds } of splitBuilds(steps, facts)) {
        const tasks = builds.map(({ step, key, shared, weight, locks }) => {
            return { key, shared, weight, run: (client) => run.commit(client, step, locks, [step.text]) };
        });
        await inParallel(run, alone ? "index on all partitions" : "indexes", tasks);
    }
}
/** Adds constraints one after the other, each for a moment, then checks the rows beside reads and writes. */
async function applyConstraints(run, steps) {
    const facts = await factsOf(run, steps);
    const plan = steps.map((step) => constraintPlan(step, facts, run.request.major));
    const begun = run.facts.progress.half;
    await run.stage("constraints added", plan.filter(({ step }) => !begun.has(step.index)).length, 1, async () => {
        for (const { step, add, addLocks, later } of plan)
            if (!begun.has(step.index) || later === undefined)
                await run.commit(run.main, step, addLocks, [add], later === undefined);
    });
    const checks = plan.flatMap(({ later }) => later ?? []);
    await inParallel(run, "constraints checked", checks.map((check) => ({
        key: check.table.oid,
        // VALIDATE takes a lock that conflicts with itself.
        shared: false,
        weight: check.table.bytes,
        run: (client) => checkConstraint(run, client, check),
    })));
}
async function checkConstraint(run, client, check) {
    const { step, table, validate, finish } = check;
    const locks = (mode) => ({ tables: table.lockable ? [check.lockName] : [], mode });
    if (finish.length === 0)
        return run.commit(client, step, locks("SHARE UPDATE EXCLUSIVE"), [validate]);
    await run.commit(client, step, locks("SHARE UPDATE EXCLUSIVE"), [validate], false);
    await run.commit(client, step, locks("ACCESS EXCLUSIVE"), finish);
}
/** Statistics for every table, so that the first queries have good plans. */
async function analyze(run) {
    const tables = await readAnalyzable(run.main, run.request.manifest.schemas);
    const { clock, signal } = run.tools;
    await inParallel(run, "statistics (ANALYZE)", tables.map(({ name, pages }) => ({
        key: name,
        shared: true,
        weight: pages,
        run: async (client) => {
            signal.throwIfAborted();
            const since = clock.now();
            run.active.set(client, { what: `ANALYZE ${name}`, since });
            await client.query(`ANALYZE ${name}`).finally(() => run.active.delete(client));
            run.note(`ANALYZE ${name}`, clock.now() - since);
            run.applied.analyzed++;
        },
    })));
}
async function inParallel(run, name, tasks) {
    if (tasks.length === 0)
        return;
    const { sessions, log } = run.tools;
    const others = await sessions.others(Math.min(run.request.workers, tasks.length));
    run.parallel = true;
    try {
        await run.stage(name, tasks.length, others.length, () => runParallel(tasks, others, (error, running) => {
            if (running > 0 && !run.tools.signal.aborted)
                log.warning(`${error.message} ${running} more at work may finish first, so that it is not lost`);
        }));
    }
    finally {
        run.parallel = false;
    }
}
function factsOf(run, steps) {
    const names = steps.flatMap(({ work }) => [
        ...("table" in work ? [work.table] : []),
        ...("references" in work ? [work.references] : []),
    ]);
    return readTableFacts(run.main, names);
}
//# sourceMappingURL=post-load.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/progress.js
/** What a run is doing, for a line of progress. */
async function position(run) {
    const { active, facts, applied } = run;
    const done = `${facts.progress.done.size} of ${applied.total} statements done`;
    const longest = [...active].sort(([, a], [, b]) => a.since - b.since)[0];
    if (longest === undefined)
        return `${done}, waiting for locks on the tables`;
    const [client, { what, since }] = longest;
    const built = run.parallel ? await indexProgress(run, client).catch(() => "") : "";
    const others = active.size > 1 ? `${active.size} at work, the longest: ` : "";
    return `${done}, ${others}${what} (${seconds(run.tools.clock.now() - since)}${built})`;
}
/** How far the server has come with an index. */
async function indexProgress({ main, tools }, client) {
    const { rows } = await main.query(`SELECT phase, (100 * blocks_done / nullif(blocks_total, 0))::pg_catalog.int4 AS percent
       FROM pg_catalog.pg_stat_progress_create_index WHERE pid = $1`, [tools.sessions.pid(client)]);
    const [row] = rows;
    if (row === undefined)
        return "";
    return `, ${row.phase}${row.percent === null ? "" : `, ${row.percent} % of its blocks`}`;
}
function seconds(milliseconds) {
    return `${Math.round(milliseconds / 1000)} s`;
}
//# sourceMappingURL=progress.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/apply.js









/**
 * Applies one phase and keeps in the target's journal what is done, each time in the transaction that does it: a second
 * run finds it, and goes on where the first one ended. On abort all open transactions are rolled back.
 * @throws UserError when the target is not empty (pre-load), had another bundle, or the file holds what is refused;
 * EnvironmentError with file, line and caret when a statement fails; the signal's reason when aborted; what the driver
 * throws
 */
async function applyPhase(request, tools) {
    const steps = planPhase(request.sql, request.file);
    await tools.sessions.claim();
    const facts = await readFacts(request, tools, steps);
    const run = new PhaseRun(request, tools, facts);
    if (!facts.progress.finished)
        await applyRemaining(run);
    return run.applied;
}
/**
 * What earlier runs left on the target.
 * @throws UserError when they left another bundle, or pre-load would meet tables that it did not make
 */
async function readFacts(request, { sessions }, steps) {
    const key = { migration: request.migration, phase: request.phase, sha256: request.sha256 };
    const progress = await readProgress(sessions.main, key);
    if (!progress.begun && request.phase === "pre-load")
        await requireEmptyTarget(sessions.main, request.manifest.schemas);
    return { key, steps, progress, finished: await finishedPhases(sessions.main, request.migration) };
}
async function applyRemaining(run) {
    const { main, facts, applied, request } = run;
    const work = async () => {
        if (request.phase !== "post-load")
            return applyInOneTransaction(run);
        if (!facts.progress.begun)
            await enterAlone(run);
        await applyPostLoad(run);
    };
    try {
        await (0,build/* withProgress */.E0)(run.tools, () => position(run), work);
        await finishPhase(main, facts.key, facts.steps.length);
        applied.slowest.sort((a, b) => b.milliseconds - a.milliseconds);
    }
    catch (error) {
        throw error instanceof StatementFailure ? statementError(error, run) : error;
    }
}
async function enterAlone({ main, facts }) {
    await main.query("BEGIN");
    try {
        await enterPhase(main, facts.key);
        await main.query("COMMIT");
    }
    catch (error) {
        await main.query("ROLLBACK").catch(() => { });
        throw error;
    }
}
//# sourceMappingURL=apply.js.map
// EXTERNAL MODULE: ./packages/schema/build/compare/index.js + 23 modules
var compare = __webpack_require__(2510);
;// CONCATENATED MODULE: ./actions/apply-schema/build/compare-source.js







/**
 * The source to compare with, if one is given; it is asked for a sign of life, so that a wrong password shows before
 * anything is applied.
 * @throws UserError or EnvironmentError when it is given and cannot be reached
 */
async function sourceToCompare(context) {
    const { sourceUrl, sourceSecret, dryRun } = context.inputs;
    if (dryRun || (sourceUrl === undefined && sourceSecret === undefined))
        return undefined;
    const source = await (0,build/* databaseOf */.zJ)(context, "source");
    await (0,postgres_build/* withClient */.SV)(source, { role: "source", applicationName: APPLICATION }, postgres_build/* serverVersion */.qh);
    return source;
}
/**
 * Compares the schemas of both sides after a phase, puts it into the report and judges both together. What was applied
 * stays applied, whatever comes of it.
 */
async function compareWithSource(context, { source, target, manifest }, applied) {
    const { inputs, log, report, output, signal } = context;
    const session = (role) => ({ role, applicationName: APPLICATION });
    log.info("Comparing the schemas of source and target");
    let comparison;
    try {
        comparison = await (0,postgres_build/* withClient */.SV)(source, session("source"), (left) => (0,postgres_build/* withClient */.SV)(target, session("target"), async (right) => {
            const appliedPhases = await finishedPhases(right, inputs.migration);
            const scope = { schemas: [], excluded: [] };
            const whole = await (0,compare/* compareSchemas */._e)({ source: left, target: right, scope, manifest, appliedPhases });
            return manifest.partial ? withinBundle(whole, manifest) : whole;
        }));
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof domain_build/* KnownError */.E))
            throw error;
        return {
            verdict: (0,domain_build/* worst */.QZ)([applied.verdict, "unproved"]),
            headline: `${applied.headline} It stays applied, but could not be compared with the source: ${error.message}`,
        };
    }
    output("differences", comparison.differences.length);
    report.metric("schema differences", comparison.differences.length, "");
    for (const section of (0,compare/* schemaSections */.K5)(comparison))
        report.section(section);
    return judge(applied, inputs.phase, comparison);
}
/**
 * What the target lacks because the bundle never had it, a schema that was not exported say, is no fault of the phase:
 * it is listed as not compared. In the schemas of the bundle everything counts.
 */
function withinBundle(comparison, manifest) {
    const schemas = new Set(manifest.schemas);
    const loose = manifest.objects.filter(({ schema }) => schema === "").map(({ name }) => name);
    const foreign = ({ kind, object }) => {
        if (kind !== "missing")
            return false;
        if (object.type === "schema")
            return !schemas.has(object.name);
        return object.schema === "" ? !loose.some((name) => name.includes(object.name)) : !schemas.has(object.schema);
    };
    const left = comparison.differences.filter(foreign).map(({ object }) => ({
        subject: (0,schema_build/* displayObject */.Gv)(object),
        reason: "The bundle does not hold it",
        undecided: false,
    }));
    return {
        ...comparison,
        differences: comparison.differences.filter((difference) => !foreign(difference)),
        notCompared: [...comparison.notCompared, ...left],
    };
}
function judge(applied, phase, { differences, notCompared, objects }) {
    if (differences.length > 0)
        return {
            verdict: "fail",
            headline: `${applied.headline} But source and target differ: ${(0,compare/* nameDifferences */.az)(differences)}. The phase ${phase} stays applied; correct the target by hand, or tell why it is meant so.`,
        };
    const undecided = notCompared.find((one) => one.undecided);
    if (undecided !== undefined)
        return {
            verdict: (0,domain_build/* worst */.QZ)([applied.verdict, "unproved"]),
            headline: `${applied.headline} The schemas are not proved equal: ${undecided.subject} could not be compared.`,
        };
    const count = objects.reduce((sum, { source }) => sum + source, 0);
    return {
        verdict: applied.verdict,
        headline: `${applied.headline} The schemas of source and target are as intended (${count} objects).`,
    };
}
//# sourceMappingURL=compare-source.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/post-load-plan.js




const WORDS = {
    settings: { what: "settings", locks: "none" },
    ordered: { what: "statements in the order of the file", locks: "each for a moment, its tables for itself" },
    builds: {
        what: "indexes and keys",
        locks: "writes to a table wait while an index of it is built; reads too, while a key is",
    },
    constraints: {
        what: "constraints: added one by one, then checked",
        locks: "each for a moment when it is added; reads and writes go on while it is checked",
    },
};
/** Plans post-load: its stages, its tables, and the statements whose table is not there with the name of that table. */
async function planPostLoad(run, steps) {
    const facts = await readTableFacts(run.main, steps.flatMap(({ work }) => ("table" in work ? [work.table] : [])));
    const tables = new Map();
    const missing = new Map();
    for (const step of steps) {
        if (!("table" in step.work))
            continue;
        const table = facts.get(step.work.table);
        if (table === undefined)
            missing.set(step, step.work.table);
        else
            addTo(tables, table, step, facts, run.request.major);
    }
    // What the file makes itself is not there before.
    if (steps.some(({ text }) => /^CREATE (UNLOGGED |FOREIGN )?(TABLE|MATERIALIZED VIEW) /.test(shapeOf(text).text)))
        missing.clear();
    return {
        stages: cutStages(steps)
            .filter(({ kind }) => kind !== "settings")
            .map((stage) => describe(stage, run.request.workers)),
        tables: [...tables.values()].sort((a, b) => b.bytes - a.bytes || (a.table < b.table ? -1 : 1)),
        missing,
    };
}
function addTo(tables, facts, step, all, major) {
    const plan = tables.get(facts.oid) ?? { table: facts.name, bytes: facts.bytes, builds: 0, checks: 0, lock: "" };
    tables.set(facts.oid, plan);
    const { kind } = step.work;
    if (kind === "index" || kind === "key") {
        plan.builds++;
        plan.lock = kind === "key" || plan.lock.startsWith("ACCESS") ? "ACCESS EXCLUSIVE (a key)" : "SHARE (an index)";
        return;
    }
    plan.checks++;
    const { later, addLocks } = constraintPlan(step, all, major);
    if (plan.lock === "")
        plan.lock = later ? "SHARE UPDATE EXCLUSIVE (a check)" : addLocks.mode;
}
function describe({ kind, steps }, workers) {
    const { what, locks } = WORDS[kind];
    const sessions = kind === "ordered" ? 1 : Math.min(workers, steps.length);
    return { what, statements: steps.length, sessions, locks };
}
//# sourceMappingURL=post-load-plan.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/dry-run.js












/** A later statement may fail with these because an earlier one was not tried. */
const MISSING = ["42P01", "42883", "42704", "3F000", "42703", "42830"];
/** Their effects may outlive a rollback, or take long while others wait. */
const NOT_TRIED = [
    { shape: /^REFRESH MATERIALIZED VIEW /, why: "not tried: it may last, and readers of the view would wait" },
    { shape: /^(SELECT|DO|CALL|WITH|VALUES|EXECUTE) /, why: "not tried: a rollback may not undo all it does" },
];
/**
 * Tries a phase without leaving anything: pre-load and post-cutover in one transaction that is rolled back, past what is
 * refused, so that all of it is found at once; post-load would build all indexes for nothing and is only planned.
 * @throws as applyPhase does, except for statements that the target refuses
 */
async function dryRunPhase(request, tools) {
    const steps = planPhase(request.sql, request.file);
    await tools.sessions.claim();
    const facts = await readFacts(request, tools, steps);
    const run = new PhaseRun(request, tools, facts);
    const dry = {
        applied: facts.progress.finished,
        statements: [],
        refusals: [],
        skippedSettings: run.applied.skippedSettings,
        stages: [],
        tables: [],
    };
    if (dry.applied)
        return dry;
    const work = async () => {
        const remaining = await run.remaining();
        if (request.phase === "post-load")
            await plan(run, remaining, dry);
        else
            await tryAll(run, remaining, dry);
    };
    await (0,build/* withProgress */.E0)(tools, () => position(run), work);
    return dry;
}
async function plan(run, steps, dry) {
    for (const step of steps)
        if (step.mode === "session")
            await run.tools.sessions.set(step);
    const { stages, tables, missing } = await planPostLoad(run, steps);
    dry.stages.push(...stages);
    dry.tables.push(...tables);
    for (const step of steps)
        if (step.mode !== "session")
            dry.statements.push(dry_run_describe(step, missing.has(step) ? "refused" : "planned"));
    const [first] = missing;
    if (first)
        dry.refusals.push(missingTable(run, first[0], first[1], missing.size));
}
async function tryAll(run, steps, dry) {
    const { main, request } = run;
    const reasons = new Map(steps.map((step) => [step, whyNotTried(step)]));
    const texts = steps.filter((step) => !reasons.get(step)).map(({ text }) => text);
    const tables = namedTables(texts, await readLockable(main, request.manifest.schemas));
    await run.begin(main, { ...NO_LOCKS, tables });
    try {
        for (const step of steps) {
            const why = reasons.get(step);
            const outcome = why ?? (await tryOne(run, step, dry));
            if (step.mode !== "session")
                dry.statements.push(dry_run_describe(step, outcome));
        }
    }
    finally {
        await main.query("ROLLBACK").catch(() => { });
    }
}
async function tryOne(run, step, dry) {
    await run.main.query("SAVEPOINT dry_run");
    try {
        await run.execute(run.main, step);
        await run.main.query("RELEASE SAVEPOINT dry_run");
        return "tried";
    }
    catch (error) {
        if (!(error instanceof StatementFailure))
            throw error;
        if (!(0,postgres_build/* isServerError */.GQ)(error.reason) || (0,postgres_build/* isConnectionLost */.pb)(error.reason))
            throw error.reason;
        await run.main.query("ROLLBACK TO SAVEPOINT dry_run");
        // Applied for real the value is committed by then.
        if (error.reason.code === "55P04")
            return "not tried: it uses an enum value that is new";
        if (MISSING.includes(error.reason.code) && dry.statements.some(mayBeNeeded))
            return "not tried: it may need one that was not tried";
        dry.refusals.push(statementError(error, run));
        return "refused";
    }
}
/** Nothing needs a refresh. */
function mayBeNeeded({ outcome, statement }) {
    return outcome.startsWith("not tried") && !/^REFRESH /i.test(statement);
}
function whyNotTried(step) {
    if (step.mode === "session")
        return undefined;
    if (step.mode === "bare")
        return "not tried: PostgreSQL allows it in no transaction";
    const { text } = shapeOf(step.text);
    return NOT_TRIED.find(({ shape }) => shape.test(text))?.why;
}
function dry_run_describe(step, outcome) {
    return { line: step.line, statement: firstWords(step.text), outcome };
}
function missingTable(run, step, table, statements) {
    const { file } = run.request;
    const preLoad = run.facts.finished.includes("pre-load");
    return new domain_build/* EnvironmentError */.eG({
        code: "TABLE_MISSING",
        what: `${file}:${step.line}: the table ${table} is not on the target, and ${statements} statements of ${file} lack theirs`,
        why: preLoad
            ? "Pre-load was applied here, so it was dropped or renamed since"
            : "Pre-load is not applied to this target",
        remedy: preLoad
            ? "Make it again as pre-load.sql has it, and run again"
            : "Apply the phase pre-load first, then run this one",
    });
}
//# sourceMappingURL=dry-run.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/report.js
/** Puts an applied phase into the report and judges it. */
function describeApplied(report, applied, facts) {
    const { manifest, phase, warnings } = facts;
    report.metric("statements", applied.statements, "");
    report.metric("time", facts.milliseconds, "ms");
    describeObjects(report, facts);
    describeStages(report, applied);
    const remarks = [
        applied.before > 0
            ? `An earlier run had applied ${applied.before} of the ${applied.total} statements; this one went on.`
            : "",
        applied.existingRoles.length > 0
            ? `Roles that the server has already are left as they are: ${applied.existingRoles.join(", ")}.`
            : "",
        describeSettings(applied.skippedSettings),
        applied.analyzed > 0 ? `Statistics were made for ${applied.analyzed} tables and materialized views (ANALYZE).` : "",
    ].filter(Boolean);
    if (remarks.length > 0)
        report.section({ kind: "text", title: "Remarks", text: remarks.join("\n") });
    if (applied.apart.length > 0)
        report.section({
            kind: "table",
            title: "Committed apart from the rest",
            columns: ["statement"],
            rows: applied.apart.map((statement) => [statement]),
            note: "PostgreSQL refuses these inside a transaction, or others would have had to wait for them.",
        });
    describeWarnings(report, warnings);
    const verdict = warnings.length > 0 ? "warn" : "pass";
    if (applied.status === "already-applied")
        return { verdict, headline: `${phase} had been applied to this target before; nothing was left to do.` };
    const objects = manifest.objects.filter((object) => object.phase === phase).length;
    return {
        verdict,
        headline: `${phase} applied: ${applied.statements} ${applied.statements === 1 ? "statement" : "statements"}, ${objects} ${objects === 1 ? "object" : "objects"}.`,
    };
}
/** How many objects of which type the phase holds. */
function describeObjects(report, { manifest, phase, serverVersion }) {
    const objects = manifest.objects.filter((object) => object.phase === phase);
    const counts = new Map();
    for (const { type } of objects)
        counts.set(type, (counts.get(type) ?? 0) + 1);
    report.section({
        kind: "table",
        title: `Objects of ${phase}`,
        columns: ["type", "objects"],
        rows: [...counts.keys()].sort().map((type) => [type.toLowerCase(), counts.get(type)]),
        note: `Target: PostgreSQL ${serverVersion}. Source: PostgreSQL ${manifest.serverVersion}.`,
    });
}
function describeSettings(skipped) {
    return skipped.length > 0 ? `Settings this server does not know were left out: ${skipped.join(", ")}.` : "";
}
function describeWarnings(report, warnings) {
    if (warnings.length > 0)
        report.section({ kind: "text", title: "Warnings", text: warnings.slice(0, 20).join("\n") });
}
function describeStages(report, { stages, slowest }) {
    const seconds = (milliseconds) => Math.round(milliseconds / 10) / 100;
    const shown = stages.filter(({ count }) => count > 0);
    if (shown.length > 0)
        report.section({
            kind: "table",
            title: "Stages",
            columns: ["stage", "statements or tables", "sessions", "seconds", "seconds of work"],
            rows: shown.map(({ name, count, sessions, milliseconds, work }) => [
                name,
                count,
                sessions,
                seconds(milliseconds),
                seconds(work),
            ]),
            note: "Seconds of work: the times of all statements added up. Above the seconds it took, sessions worked at the same time.",
        });
    if (slowest.length > 0)
        report.section({
            kind: "timings",
            title: "Slowest statements",
            steps: slowest.map(({ statement, milliseconds }) => ({ name: statement, milliseconds, outcome: "applied" })),
        });
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/dry-run-report.js

const TABLES_SHOWN = 20;
const REFUSALS_SHOWN = 20;
/** Puts a dry run into the report and judges it: what is refused now would be refused then. */
function describeDryRun(report, dry, facts) {
    const { phase, warnings } = facts;
    report.metric("statements", 0, "");
    report.metric("time", facts.milliseconds, "ms");
    describeObjects(report, facts);
    const settings = describeSettings(dry.skippedSettings);
    if (settings)
        report.section({ kind: "text", title: "Remarks", text: settings });
    if (dry.refusals.length > 0)
        report.section({
            kind: "text",
            title: "What the target would refuse",
            text: [
                ...dry.refusals.slice(0, REFUSALS_SHOWN).map(({ message }) => message),
                "Later ones may follow from earlier ones.",
            ].join("\n\n"),
        });
    describePlan(report, dry);
    if (dry.statements.length > 0)
        report.section({
            kind: "table",
            title: "Statements",
            columns: ["line", "statement", "outcome"],
            rows: dry.statements.map(({ line, statement, outcome }) => [line, statement, outcome]),
            note: "In the order of the file. All of it was rolled back.",
        });
    describeWarnings(report, warnings);
    return outcomeOf(dry, phase, warnings);
}
function describePlan(report, { stages, tables }) {
    if (stages.length > 0)
        report.section({
            kind: "table",
            title: "Stages as they would run",
            columns: ["stage", "statements", "sessions", "who waits"],
            rows: stages.map(({ what, statements, sessions, locks }) => [what, statements, sessions, locks]),
        });
    if (tables.length > 0)
        report.section({
            kind: "table",
            title: "Largest tables",
            columns: ["table", "MB", "indexes and keys to build", "constraints to check", "strongest lasting lock"],
            rows: tables
                .slice(0, TABLES_SHOWN)
                .map(({ table, bytes, builds, checks, lock }) => [
                table,
                Math.round(bytes / 104857.6) / 10,
                builds,
                checks,
                lock,
            ]),
            ...(tables.length > TABLES_SHOWN ? { note: `and ${tables.length - TABLES_SHOWN} smaller ones` } : {}),
        });
}
function outcomeOf(dry, phase, warnings) {
    const { statements, refusals } = dry;
    const verdict = warnings.length > 0 ? "warn" : "pass";
    if (dry.applied)
        return { verdict, headline: `Dry run: ${phase} had been applied to this target before; nothing would be done.` };
    if (refusals.length > 0)
        return {
            verdict: "fail",
            headline: `Dry run, nothing was applied: the target would refuse ${phase}. First of ${refusals.length}: ${refusals[0]?.message}`,
        };
    if (phase === "post-load")
        return {
            verdict,
            headline: `Dry run of ${phase}, nothing was applied: ${statements.length} statements planned in ${dry.stages.length} stages, none tried; all their tables are there.`,
        };
    const tried = statements.filter(({ outcome }) => outcome === "tried").length;
    const rest = statements.length - tried;
    return {
        verdict,
        headline: `Dry run of ${phase}, nothing was applied: the target took ${tried} statements, which were rolled back${rest > 0 ? `; ${rest} could not be tried` : ""}.`,
    };
}
//# sourceMappingURL=dry-run-report.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/claim.js


/** How long the sessions of a killed run may take to end, in milliseconds. */
const PATIENCE = 60_000;
/** Advisory lock of the run itself: there is one at a time. */
const RUN = "postgres-to-aurora apply-schema ";
/** Advisory lock that the other sessions of a run share, so that the next run can tell whether any is left. */
const WORKERS = "postgres-to-aurora apply-schema workers ";
/**
 * Keeps two runs for one migration apart until the session ends, and ends what a killed run left behind: its sessions
 * finish their statement on the server before they notice, and would do so beside us.
 * @throws UserError when another run is at work
 */
async function claimTarget(client, migration) {
    const { rows } = await client.query("SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0)) AS mine", [RUN + migration]);
    if (!rows[0]?.mine)
        throw alreadyRunning(migration);
    const key = WORKERS + migration;
    await client.query(`SELECT pg_catalog.pg_terminate_backend(l.pid) FROM pg_catalog.pg_locks l
      WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.pid <> pg_catalog.pg_backend_pid()
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
        AND (l.classid::pg_catalog.int8 << 32) | l.objid::pg_catalog.int8 = pg_catalog.hashtextextended($1, 0)`, [key]);
    try {
        await client.query(`SET lock_timeout = ${PATIENCE}`);
        await client.query("SELECT pg_catalog.pg_advisory_lock(pg_catalog.hashtextextended($1, 0))", [key]);
        await client.query("SELECT pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended($1, 0))", [key]);
    }
    catch (error) {
        throw (0,postgres_build/* isServerError */.GQ)(error) && error.code === "55P03" ? alreadyRunning(migration) : error;
    }
}
/** Marks a session as one of a run that has claimed the target. */
async function joinRun(client, migration) {
    await client.query("SELECT pg_catalog.pg_advisory_lock_shared(pg_catalog.hashtextextended($1, 0))", [
        WORKERS + migration,
    ]);
}
function alreadyRunning(migration) {
    return new domain_build/* UserError */.yo({
        code: "ALREADY_RUNNING",
        what: `Another apply-schema for migration ${migration} is at work on this target`,
        remedy: "Wait until it has ended and run again; a run that was killed frees the target by itself within a minute",
    });
}
//# sourceMappingURL=claim.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/sessions.js



/** Between two attempts to end what the sessions run, in milliseconds. */
const AGAIN = 1_000;
/** How often the server looks whether we are still there, so that a killed run does not build on for hours. */
const CONNECTION_CHECK = "5s";
/** The sessions of one run: the main one, and others that work beside it. All have the same settings. */
class Sessions {
    main;
    #options;
    #others = [];
    #pids = new Map();
    #settings = [];
    #onAbort = () => void this.#cancel();
    #over = new AbortController();
    constructor(main, options) {
        this.main = main;
        this.#options = options;
        options.signal.addEventListener("abort", this.#onAbort);
    }
    /**
     * Opens the main session, gives it to `use` and closes all there are by then. From an abort on, what they run is
     * cancelled.
     */
    static async with(options, use) {
        const main = await sessions_open(options);
        const sessions = new Sessions(main, options);
        try {
            await sessions.#introduce(main);
            return await use(sessions);
        }
        finally {
            options.signal.removeEventListener("abort", sessions.#onAbort);
            sessions.#over.abort();
            for (const client of [...sessions.#others, main])
                await client.end().catch(() => { });
        }
    }
    /** Makes this run the only one of its migration; see claimTarget. */
    async claim() {
        await claimTarget(this.main, this.#options.migration);
        await this.main.query(`SET lock_timeout = ${this.#options.lockTimeout}`);
    }
    /** Runs a setting of the file on every session, also on those that are opened later. */
    async set(step) {
        for (const client of [this.main, ...this.#others])
            await client.query(step.text);
        this.#settings.push(step);
    }
    /** This many sessions beside the main one. */
    async others(count) {
        while (this.#others.length < count) {
            this.#options.signal.throwIfAborted();
            const client = await sessions_open(this.#options);
            this.#others.push(client);
            await joinRun(client, this.#options.migration);
            await this.#introduce(client);
            for (const { text } of this.#settings)
                await client.query(text);
        }
        return this.#others.slice(0, count);
    }
    /** The server's process of a session. */
    pid(client) {
        return this.#pids.get(client);
    }
    async #introduce(client) {
        const { rows } = await client.query("SELECT pg_catalog.pg_backend_pid() AS pid");
        this.#pids.set(client, rows[0].pid);
        await client.query(`SET lock_timeout = ${this.#options.lockTimeout}`);
        // Since 14, and not on every platform.
        await client.query(`SET client_connection_check_interval = '${CONNECTION_CHECK}'`).catch(() => { });
    }
    /** Once is not enough: a statement may have been on its way, and the server may refuse a connection for a moment. */
    async #cancel() {
        const { target, clock } = this.#options;
        while (!this.#over.signal.aborted) {
            await (0,postgres_build/* withClient */.SV)(target, { role: "target", applicationName: APPLICATION }, (client) => client.query("SELECT pg_catalog.pg_cancel_backend(pid) FROM pg_catalog.unnest($1::pg_catalog.int4[]) pid", [
                [...this.#pids.values()],
            ])).catch(() => { });
            await clock.sleep(AGAIN, this.#over.signal).catch(() => { });
        }
    }
}
async function sessions_open({ target, onNotice }) {
    const client = await (0,postgres_build/* connect */.Ng)(target, { role: "target", applicationName: APPLICATION });
    client.on("notice", ({ severity, message }) => onNotice(severity ?? "", message ?? ""));
    return client;
}
//# sourceMappingURL=sessions.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/run.js











/** Applies one phase of the bundle to the target, once, or tries whether it could. */
async function run(context) {
    const { inputs, log, clock, signal } = context;
    const { phase, migration, lockTimeout, workers, dryRun } = inputs;
    const { manifest, sql } = await (0,schema_build/* readBundle */.Bo)((0,external_node_path_.resolve)(context.workspace, inputs.bundle));
    const target = await (0,build/* databaseOf */.zJ)(context, "target");
    const source = await sourceToCompare(context);
    const startedAt = clock.now();
    const warnings = [];
    const onNotice = (severity, text) => {
        if (severity === "WARNING")
            warnings.push(text);
        else
            log.debug(`${severity}: ${text}`);
    };
    const file = (0,schema_build/* phaseFile */.oc)(phase);
    const work = async (sessions) => {
        const version = await (0,postgres_build/* serverVersion */.qh)(sessions.main);
        const where = `${(0,postgres_build/* displayAddress */.RD)(target)} (PostgreSQL ${version.text})`;
        log.info(dryRun ? `Trying ${file} on ${where}` : `Applying ${file} to ${where}`);
        if (version.major < Number.parseInt(manifest.serverVersion, 10))
            warnings.push(`The target (${version.text}) is older than the source (${manifest.serverVersion})`);
        const { sha256 } = manifest.files[phase];
        const text = { sql: sql[phase], file, sha256, manifest };
        const request = { migration, phase, ...text, lockTimeout, workers, major: version.major, dryRun };
        const tools = { sessions, clock, log, signal };
        const facts = () => {
            return { manifest, phase, serverVersion: version.text, warnings, milliseconds: clock.now() - startedAt };
        };
        if (dryRun) {
            const dry = await dryRunPhase(request, tools);
            context.output("status", "dry-run");
            context.output("statements", 0);
            return describeDryRun(context.report, dry, facts());
        }
        const applied = await applyPhase(request, tools);
        context.output("status", applied.status);
        context.output("statements", applied.statements);
        return describeApplied(context.report, applied, facts());
    };
    let outcome;
    try {
        outcome = await Sessions.with({ target, migration, lockTimeout, clock, signal, onNotice }, work);
    }
    catch (error) {
        throw signal.aborted ? signal.reason : targetError(error, file);
    }
    return source ? compareWithSource(context, { source, target, manifest }, outcome) : outcome;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
