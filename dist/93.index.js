export const id = 93;
export const ids = [93];
export const modules = {

/***/ 8093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 54 modules
var build = __webpack_require__(7290);
;// CONCATENATED MODULE: ./actions/apply-schema/build/io.gen.js
const io = {
    action: "apply-schema",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "target-url", "property": "targetUrl", "type": "secret", "required": false },
        { "name": "target-secret", "property": "targetSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "bundle", "property": "bundle", "type": "string", "required": true },
        { "name": "phase", "property": "phase", "type": "enum", "required": true, "values": ["pre-load", "post-load", "post-cutover"] },
        { "name": "lock-timeout", "property": "lockTimeout", "type": "duration", "required": true, "min": 1000, "max": 3600000 },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["verdict", "report", "status", "statements"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 16 modules
var postgres_build = __webpack_require__(2553);
// EXTERNAL MODULE: ./packages/schema/build/index.js + 8 modules
var schema_build = __webpack_require__(2029);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 3 modules
var domain_build = __webpack_require__(2304);
;// CONCATENATED MODULE: ./actions/apply-schema/build/applied-phase.js


const SCHEMA = (0,postgres_build/* quoteIdentifier */.Cm)(domain_build/* CONTROL_SCHEMA */.um);
const TABLE = `${SCHEMA}.applied_phase`;
/** Makes the table that remembers applied phases; inside the first transaction, so that a failure leaves nothing. */
async function createAppliedPhase(client) {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    await client.query(`CREATE TABLE IF NOT EXISTS ${TABLE} (
       migration pg_catalog.text NOT NULL, phase pg_catalog.text NOT NULL, sha256 pg_catalog.text NOT NULL,
       statements pg_catalog.int4 NOT NULL, finished pg_catalog.bool NOT NULL,
       applied_at pg_catalog.timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
       PRIMARY KEY (migration, phase))`);
}
/**
 * What an earlier run left of this phase; undefined when there was none.
 * @throws UserError when it applied another file
 */
async function readAppliedPhase(client, key) {
    const { rows: found } = await client.query("SELECT 1 WHERE pg_catalog.to_regclass($1) IS NOT NULL", [TABLE]);
    if (found.length === 0)
        return undefined;
    const { rows } = await client.query(`SELECT sha256, statements, finished, pg_catalog.to_char(applied_at, 'YYYY-MM-DD HH24:MI:SS TZ') AS at
       FROM ${TABLE} WHERE migration = $1 AND phase = $2`, [key.migration, key.phase]);
    const [row] = rows;
    if (row === undefined)
        return undefined;
    if (row.sha256 !== key.sha256)
        throw new domain_build/* UserError */.yo({
            code: "OTHER_BUNDLE_APPLIED",
            what: `${key.phase} of migration ${key.migration} was applied to this target from another bundle (${row.at})`,
            why: `That ${key.phase}.sql had sha256 ${row.sha256}, this one has ${key.sha256}`,
            remedy: `Use the bundle of that time. Or begin anew: empty the target, delete the row of this migration and phase from ${domain_build/* CONTROL_SCHEMA */.um}.applied_phase, and run again`,
        });
    return { statements: row.statements, finished: row.finished };
}
/** Remembers how far the phase has come. */
async function recordAppliedPhase(client, key, progress) {
    await client.query(`INSERT INTO ${TABLE} (migration, phase, sha256, statements, finished) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (migration, phase) DO UPDATE
        SET statements = excluded.statements, finished = excluded.finished, applied_at = pg_catalog.clock_timestamp()`, [key.migration, key.phase, key.sha256, progress.statements, progress.finished]);
}
//# sourceMappingURL=applied-phase.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/target.js


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
/** Tables of the schemas by their name in SQL form, as pg_dump writes it; only those that may be locked. */
async function readLockable(client, schemas) {
    const { rows } = await client.query(`SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS name ${USER_RELATIONS}
        AND c.relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')`, [schemas]);
    return new Set(rows.map(({ name }) => name));
}
/** What ANALYZE must visit: partitions come with their parents. */
async function readAnalyzable(client, schemas) {
    const { rows } = await client.query(`SELECT n.nspname AS schema, c.relname AS name ${USER_RELATIONS}
        AND (c.relkind IN ('r', 'p') AND NOT c.relispartition OR c.relkind = 'm' AND c.relispopulated)
      ORDER BY 1, 2`, [schemas]);
    return rows.map(postgres_build/* quoteName */.AB);
}
/** Names of those settings that the server does not know. */
async function unknownSettings(client, names) {
    const { rows } = await client.query("SELECT name FROM pg_catalog.unnest($1::text[]) name WHERE pg_catalog.current_setting(name, true) IS NULL", [names]);
    return new Set(rows.map(({ name }) => name));
}
/**
 * Keeps two runs for one migration apart until the session ends.
 * @throws UserError when another run is at work
 */
async function claimTarget(client, migration) {
    const { rows } = await client.query("SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0)) AS mine", [`postgres-to-aurora apply-schema ${migration}`]);
    if (rows[0]?.mine)
        return;
    throw new domain_build/* UserError */.yo({
        code: "ALREADY_RUNNING",
        what: `Another apply-schema for migration ${migration} is at work on this target`,
        remedy: "Wait until it has ended and run again; a run that was killed frees the target by itself within a minute",
    });
}
/** Ends what a session runs at the moment, from a second session: its own is busy. */
async function cancelStatement(target, pid) {
    await (0,postgres_build/* withClient */.SV)(target, { role: "target" }, (client) => client.query("SELECT pg_catalog.pg_cancel_backend($1)", [pid]));
}
/** The error when tables stay locked; names the sessions that have transactions open. */
async function lockedError(client, file, milliseconds) {
    const { rows } = await client.query(`SELECT pg_catalog.format('pid %s, user %s, %s, %s, transaction open for %s s', a.pid, a.usename,
              coalesce(nullif(a.application_name, ''), 'no application name'), a.state,
              pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.int8) AS line
       FROM pg_catalog.pg_stat_activity a
      WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
        AND a.backend_type = 'client backend' AND a.xact_start IS NOT NULL
      ORDER BY a.xact_start LIMIT 5`);
    return new domain_build/* EnvironmentError */.eG({
        code: "TABLES_LOCKED",
        what: `The tables that ${file} changes could not be locked within ${milliseconds / 1000} s; nothing of it was applied`,
        why: rows.length > 0
            ? `Open transactions: ${rows.map(({ line }) => line).join("; ")}`
            : "Other sessions kept using them",
        remedy: "End those transactions, or give a longer lock-timeout, and run again",
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
 * Begins a transaction that holds all its tables for itself from the start. Replication, and later the application, go
 * on using several of them in one transaction: taking them one by one as statements come would deadlock with that. A
 * try that takes long gives everything back before the server looks for deadlocks, so that never the other is the victim.
 * @throws EnvironmentError when the tables cannot be had in time; the signal's reason when aborted
 */
async function beginWithLocks(client, { tables, timeout, file }, clock, signal) {
    const deadline = clock.now() + timeout;
    const deadlockTimeout = await readDeadlockTimeout(client);
    const longest = Math.round(deadlockTimeout * 0.7);
    for (let patience = FIRST_TRY;; patience = patience < longest ? patience * 2 : FIRST_TRY) {
        signal.throwIfAborted();
        await client.query("BEGIN");
        if (tables.length === 0)
            return;
        if (await tryLock(client, tables, "ACCESS EXCLUSIVE", Math.min(patience, longest)))
            return;
        signal.throwIfAborted();
        if (clock.now() >= deadline)
            throw await lockedError(client, file, timeout);
        await clock.sleep(PAUSE, signal);
        await interruptAutovacuum(client, tables, deadlockTimeout * 2);
    }
}
/** Whether the open transaction got its locks; otherwise it is rolled back. */
async function tryLock(client, tables, mode, milliseconds) {
    try {
        await client.query(`SET LOCAL statement_timeout = ${milliseconds}`);
        await client.query(`LOCK TABLE ${tables.join(", ")} IN ${mode} MODE`);
        await client.query("SET LOCAL statement_timeout = 0");
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
    const { rows } = await client.query(`SELECT DISTINCT name FROM pg_catalog.unnest($1::text[]) name
       JOIN pg_catalog.pg_locks l ON l.relation = pg_catalog.to_regclass(name)
      WHERE l.mode = 'ShareUpdateExclusiveLock' AND l.granted
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`, [tables]);
    for (const { name } of rows) {
        await client.query("BEGIN");
        if (await tryLock(client, [name], "SHARE UPDATE EXCLUSIVE", milliseconds))
            await client.query("ROLLBACK");
    }
}
async function readDeadlockTimeout(client) {
    const { rows } = await client.query("SELECT setting::pg_catalog.int4 AS ms FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout'");
    return Math.max(20, rows[0]?.ms ?? 1000);
}
const QUALIFIED = /(?:"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)\.(?:"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)/g;
/** Those of the tables that the statements name; one too many, from a string say, does no harm. */
function namedTables(statements, tables) {
    const named = new Set();
    for (const statement of statements)
        for (const [name] of statement.matchAll(QUALIFIED))
            if (tables.has(name))
                named.add(name);
    return [...named].sort();
}
//# sourceMappingURL=lock-tables.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/plan.js


const BARE = [
    /^(CREATE (UNIQUE )?|DROP )INDEX CONCURRENTLY /,
    /^REINDEX\b.* CONCURRENTLY /,
    /^REINDEX (\(.*\) )?(SCHEMA|DATABASE|SYSTEM) /,
    /^ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY\b/,
    /^(CREATE|DROP) (DATABASE|TABLESPACE) /,
    /^(CREATE|DROP|ALTER) SUBSCRIPTION /,
    /^ALTER SYSTEM /,
    /^VACUUM\b/,
];
// A new enum value may be used only once it is committed; a refresh lasts, and nobody should wait for its locks.
const OWN = [/^ALTER TYPE .* ADD VALUE /, /^REFRESH MATERIALIZED VIEW /];
const TRANSACTION = /^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE TRANSACTION)\b/;
const SETTING = /^SET (?:SESSION |LOCAL )?(\w+) (?:=|TO)/;
/**
 * Reads a phase's file into statements and says how each must run.
 * @param file name for messages
 * @throws UserError for psql meta commands, COPY data and transaction control, with file and line
 */
function planPhase(sql, file) {
    const steps = [];
    for (const { kind, text, start } of (0,schema_build/* splitSql */.b5)(sql, file)) {
        const at = () => `${file}:${(0,schema_build/* lineOf */.cA)(sql, start)}`;
        if (kind === "meta")
            throw refused(`${at()}: ${firstWords(text)} is a psql command, not SQL`, "Take the line out");
        if (kind === "comment")
            continue;
        const shape = normalise(text);
        if (/^COPY .* (FROM STDIN|TO STDOUT)\b/.test(shape))
            throw refused(`${at()}: COPY moves rows, a schema bundle holds definitions only`, "Export with --schema-only");
        if (TRANSACTION.test(shape))
            throw refused(`${at()}: ${firstWords(text)} controls a transaction, which apply-schema does itself`, "Take it out");
        const setting = SETTING.exec(shape)?.[1]?.toLowerCase();
        steps.push({ index: steps.length, mode: modeOf(shape), text, start, ...(setting ? { setting } : {}) });
    }
    return steps;
}
function modeOf(shape) {
    if (SETTING.test(shape) || /^SELECT (PG_CATALOG\.)?SET_CONFIG *\(/.test(shape))
        return "session";
    if (BARE.some((pattern) => pattern.test(shape)))
        return "bare";
    return OWN.some((pattern) => pattern.test(shape)) ? "own" : "together";
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
/** The statement on one line in capitals, for recognising it; only its beginning counts. */
function normalise(text) {
    return text.slice(0, 2000).replace(/--.*$/gm, " ").replace(/\s+/g, " ").toUpperCase();
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
;// CONCATENATED MODULE: ./actions/apply-schema/build/progress.js
const INTERVAL = 5_000;
/**
 * Logs where a long work stands, every few seconds while it lasts, with the seconds since its start.
 * @returns stop ends it and resolves when nothing more will be logged
 */
function reportProgress({ clock, log, signal }, position) {
    const over = new AbortController();
    const either = AbortSignal.any([over.signal, signal]);
    const startedAt = clock.now();
    const loop = async () => {
        for (;;) {
            await clock.sleep(INTERVAL, either);
            log.info(`${Math.round((clock.now() - startedAt) / 1000)} s, ${position()}`);
        }
    };
    // It ends by its signal only, which is no failure.
    const ended = loop().catch(() => { });
    return {
        async stop() {
            over.abort();
            await ended;
        },
    };
}
//# sourceMappingURL=progress.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/statement-error.js


/** What to do about the SQLSTATEs that a schema commonly meets on another server. */
const REMEDIES = {
    "42501": "Apply with the user that owns the objects or the database (on Aurora the master user), or grant it the right named above",
    "0A000": "Install or allow what is named above on the target, or choose a target version that has it; then run again",
    "58P01": "Install or allow the extension on the target, or choose a target version that has it; then run again",
    "40P01": "Another session held the tables in another order: run again",
    "55P03": "Another session held a lock: run again when it has ended, or give a longer lock-timeout",
    "53200": "Raise max_locks_per_transaction on the target (a restart) and run again",
};
const CONSTRAINT_CLASS = "23";
const BROKEN_CONSTRAINT = "The rows on the target break this constraint: check that the full load is complete and that the source holds it";
/**
 * Explains why a statement failed: file, line, caret, reason, what to do.
 * @param outcome what became of the rest, for example `Nothing was applied`
 */
function statementError(error, step, file, sql, outcome) {
    if (!(0,postgres_build/* isServerError */.GQ)(error) || (0,postgres_build/* isConnectionLost */.pb)(error))
        return targetError(error, file);
    const located = (0,postgres_build/* sqlError */.RZ)(withoutValues(error), file, sql, step.start);
    return new domain_build/* EnvironmentError */.eG({
        code: located.code,
        what: located.what,
        why: [outcome, located.why].filter(Boolean).join(". "),
        remedy: remedyOf(error.code) ?? located.remedy,
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
    return Object.assign(Object.create(Object.getPrototypeOf(error)), error, { message: error.message, detail });
}
//# sourceMappingURL=statement-error.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/apply.js






/** Timeouts in a dump would overrule our own. */
const OUR_SETTINGS = [
    "statement_timeout",
    "lock_timeout",
    "idle_in_transaction_session_timeout",
    "transaction_timeout",
];
/**
 * Applies one phase: all in one transaction, except what PostgreSQL refuses there, and records it in the same
 * transaction, so that a second run finds it done. On abort the open transaction is rolled back.
 * @throws UserError when the target is not empty (pre-load), had another bundle, or the file holds what is refused;
 * EnvironmentError with file, line and caret when a statement fails; the signal's reason when aborted
 */
async function applyPhase(client, request, tools) {
    const steps = planPhase(request.sql, request.file);
    try {
        return await applySteps(client, request, tools, steps);
    }
    catch (error) {
        throw tools.signal.aborted ? tools.signal.reason : targetError(error, request.file);
    }
}
async function applySteps(client, request, tools, steps) {
    await claimTarget(client, request.migration);
    const key = { migration: request.migration, phase: request.phase, sha256: request.sha256 };
    const before = await readAppliedPhase(client, key);
    const applied = {
        status: before?.finished ? "already-applied" : "applied",
        statements: 0,
        total: steps.length,
        resumedAt: before?.statements ?? 0,
        apart: [],
        skippedSettings: [],
        analyzed: 0,
        slowest: [],
    };
    if (before?.finished)
        return applied;
    if (before === undefined && request.phase === "pre-load")
        await requireEmptyTarget(client, request.schemas);
    return new PhaseRun(client, request, tools, key, steps, applied).run();
}
class PhaseRun {
    client;
    request;
    tools;
    key;
    steps;
    applied;
    #current;
    /** Statements of the file that are committed, by this run or an earlier one. */
    #committed;
    #analyzing = "";
    constructor(client, request, tools, key, steps, applied) {
        this.client = client;
        this.request = request;
        this.tools = tools;
        this.key = key;
        this.steps = steps;
        this.applied = applied;
        this.#committed = applied.resumedAt;
    }
    async run() {
        const { client, applied, request } = this;
        const { rows } = await client.query("SELECT pg_catalog.pg_backend_pid() AS pid");
        const { target, signal } = this.tools;
        const cancel = () => void cancelStatement(target, rows[0].pid).catch(() => { });
        signal.addEventListener("abort", cancel);
        const progress = reportProgress(this.tools, () => this.#position());
        try {
            await client.query(`SET lock_timeout = ${request.lockTimeout}`);
            const steps = await this.#withoutForeignSettings();
            // Settings went with the session of the earlier run.
            for (const step of steps)
                if (step.mode === "session" && step.index < applied.resumedAt)
                    await this.#execute(step);
            const groups = groupSteps(steps.filter(({ index }) => index >= applied.resumedAt));
            // A file without statements is applied, too, and must be remembered.
            if (groups.length === 0)
                groups.push({ mode: "together", steps: [] });
            for (const group of groups)
                await this.#applyGroup(group);
            if (request.phase === "post-load")
                await this.#analyze();
            await recordAppliedPhase(client, this.key, { statements: applied.total, finished: true });
            applied.slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(10);
            return applied;
        }
        finally {
            signal.removeEventListener("abort", cancel);
            await progress.stop();
        }
    }
    async #withoutForeignSettings() {
        const named = this.steps.flatMap(({ setting }) => setting ?? []);
        const unknown = await unknownSettings(this.client, [...new Set(named)]);
        this.applied.skippedSettings.push(...unknown);
        return this.steps.filter(({ setting }) => !setting || !(unknown.has(setting) || OUR_SETTINGS.includes(setting)));
    }
    async #applyGroup(group) {
        const { client, request, applied } = this;
        const done = (group.steps.at(-1)?.index ?? this.#committed - 1) + 1;
        if (group.mode !== "together")
            applied.apart.push(...group.steps.slice(-1).map(({ text }) => firstWords(text)));
        const progress = { statements: done, finished: false };
        if (group.mode === "bare") {
            for (const step of group.steps)
                await this.#execute(step);
            await createAppliedPhase(client);
            await recordAppliedPhase(client, this.key, progress);
        }
        else {
            const texts = group.mode === "together" ? group.steps.map(({ text }) => text) : [];
            const tables = texts.length === 0 ? [] : namedTables(texts, await readLockable(client, request.schemas));
            const { clock, signal } = this.tools;
            await beginWithLocks(client, { tables, timeout: request.lockTimeout, file: request.file }, clock, signal);
            try {
                for (const step of group.steps)
                    await this.#execute(step);
                this.#current = undefined;
                signal.throwIfAborted();
                await createAppliedPhase(client);
                await recordAppliedPhase(client, this.key, progress);
                await client.query("COMMIT");
            }
            catch (error) {
                await client.query("ROLLBACK").catch(() => { });
                throw error;
            }
        }
        applied.statements += group.steps.length;
        this.#committed = done;
        this.#current = undefined;
    }
    async #execute(step) {
        const { clock, signal } = this.tools;
        signal.throwIfAborted();
        this.#current = step;
        const startedAt = clock.now();
        try {
            await this.client.query(step.text);
        }
        catch (error) {
            signal.throwIfAborted();
            const outcome = this.#committed === 0
                ? "Nothing was applied"
                : `The first ${this.#committed} statements stay applied, and a second run goes on from there`;
            throw statementError(error, step, this.request.file, this.request.sql, outcome);
        }
        const milliseconds = clock.now() - startedAt;
        if (milliseconds >= 1)
            this.applied.slowest.push({ statement: firstWords(step.text), milliseconds });
    }
    async #analyze() {
        const names = await readAnalyzable(this.client, this.request.schemas);
        for (const name of names) {
            this.tools.signal.throwIfAborted();
            this.#analyzing = name;
            await this.client.query(`ANALYZE ${name}`);
        }
        this.applied.analyzed = names.length;
        this.tools.log.info(`Statistics made for ${names.length} tables`);
    }
    #position() {
        if (this.#analyzing)
            return `making statistics: ${this.#analyzing}`;
        const step = this.#current;
        if (!step)
            return "waiting for locks on the tables";
        return `statement ${step.index + 1} of ${this.applied.total}: ${firstWords(step.text)}`;
    }
}
//# sourceMappingURL=apply.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/report.js
/** Puts an applied phase into the report and judges it. */
function describeApplied(report, facts) {
    const { applied, manifest, phase, warnings } = facts;
    const objects = manifest.objects.filter((object) => object.phase === phase);
    report.metric("statements", applied.statements, "");
    report.metric("time", facts.milliseconds, "ms");
    const types = [...new Set(objects.map(({ type }) => type))].sort();
    report.section({
        kind: "table",
        title: `Objects of ${phase}`,
        columns: ["type", "objects"],
        rows: types.map((type) => [type.toLowerCase(), objects.filter((object) => object.type === type).length]),
        note: `Target: PostgreSQL ${facts.serverVersion}. Source: PostgreSQL ${manifest.serverVersion}.`,
    });
    const remarks = [
        applied.resumedAt > 0
            ? `An earlier run had applied the first ${applied.resumedAt} statements; this one went on.`
            : "",
        applied.skippedSettings.length > 0
            ? `Settings this server does not know were left out: ${applied.skippedSettings.join(", ")}.`
            : "",
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
    if (applied.slowest.length > 0)
        report.section({
            kind: "timings",
            title: "Slowest statements",
            steps: applied.slowest.map(({ statement, milliseconds }) => ({
                name: statement,
                milliseconds,
                outcome: "applied",
            })),
        });
    if (warnings.length > 0)
        report.section({ kind: "text", title: "Warnings", text: warnings.slice(0, 20).join("\n") });
    const verdict = warnings.length > 0 ? "warn" : "pass";
    if (applied.status === "already-applied")
        return { verdict, headline: `${phase} had been applied to this target before; nothing was left to do.` };
    return { verdict, headline: `${phase} applied: ${applied.statements} statements, ${objects.length} objects.` };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/run.js






/** Applies one phase of the bundle to the target, once. */
async function run(context) {
    const { inputs, log, clock, signal } = context;
    const { phase } = inputs;
    const { manifest, sql } = await (0,schema_build/* readBundle */.Bo)((0,external_node_path_.resolve)(context.workspace, inputs.bundle));
    const target = await (0,build/* databaseOf */.zJ)(context, "target");
    const startedAt = clock.now();
    return (0,postgres_build/* withClient */.SV)(target, { role: "target" }, async (client) => {
        const version = await (0,postgres_build/* serverVersion */.qh)(client);
        const warnings = [];
        client.on("notice", ({ severity, message }) => {
            if (severity === "WARNING")
                warnings.push(message ?? "");
            else
                log.debug(`${severity}: ${message}`);
        });
        log.info(`Applying ${(0,schema_build/* phaseFile */.oc)(phase)} to ${(0,postgres_build/* displayAddress */.RD)(target)} (PostgreSQL ${version.text})`);
        const applied = await applyPhase(client, {
            migration: inputs.migration,
            phase,
            sql: sql[phase],
            file: (0,schema_build/* phaseFile */.oc)(phase),
            sha256: manifest.files[phase].sha256,
            schemas: manifest.schemas,
            lockTimeout: inputs.lockTimeout,
        }, { target, clock, log, signal });
        if (version.major < Number.parseInt(manifest.serverVersion, 10))
            warnings.push(`The target (${version.text}) is older than the source (${manifest.serverVersion})`);
        context.output("status", applied.status);
        context.output("statements", applied.statements);
        return describeApplied(context.report, {
            applied,
            manifest,
            phase,
            serverVersion: version.text,
            warnings,
            milliseconds: clock.now() - startedAt,
        });
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/apply-schema/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
