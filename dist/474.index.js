export const id = 474;
export const ids = [474];
export const modules = {

/***/ 9474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ai: () => (/* reexport */ RolledBackError),
  up: () => (/* reexport */ UnfinishedError),
  CJ: () => (/* reexport */ commandSwitch),
  qe: () => (/* reexport */ countRowCheck),
  Ks: () => (/* reexport */ fullRowCheck),
  Jw: () => (/* reexport */ journalMigrations),
  a_: () => (/* reexport */ migrationState),
  I0: () => (/* reexport */ readGuard),
  a0: () => (/* reexport */ readJournal),
  gZ: () => (/* reexport */ runCutover),
  HJ: () => (/* reexport */ takeLock)
});

// UNUSED EXPORTS: CommitUnknownError

// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
;// CONCATENATED MODULE: ./packages/cutover/build/journal.js
const PREPARE = `
CREATE SCHEMA IF NOT EXISTS migration_ctl;
CREATE TABLE IF NOT EXISTS migration_ctl.journal (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id text NOT NULL,
  epoch bigint NOT NULL,
  step text NOT NULL,
  phase text NOT NULL CHECK (phase IN ('intent', 'done', 'failed')),
  data jsonb NOT NULL DEFAULT '{}',
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp());`;
/** Steps whose `done` row decides what a later run does. */
const COMMIT_POINT = "commit point";
const ABORTED = "aborted";
const FINISHED = "finished";
/** All runs in the journal, newest first; none where there is no journal yet. */
async function readRuns(client) {
    const { rows } = await client.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
    if (!rows[0].exists)
        return [];
    const runs = await client.query(`SELECT run_id AS "runId", max(epoch)::text AS epoch,
            bool_or(step = $1 AND phase = 'done') AS committed,
            bool_or(step = $2 AND phase = 'done') AS aborted,
            bool_or(step = $3 AND phase = 'done') AS finished
       FROM migration_ctl.journal GROUP BY run_id ORDER BY max(seq) DESC`, [COMMIT_POINT, ABORTED, FINISHED]);
    return runs.rows;
}
/** How far the cutover of a migration came, as the journal on its target says; of several runs the furthest counts. */
async function migrationState(target, migration) {
    const { rows } = await target.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
    if (!rows[0].exists)
        return "not begun";
    const begun = await target.query(`SELECT DISTINCT run_id AS "runId" FROM migration_ctl.journal WHERE step = 'begin' AND data ->> 'migration' = $1`, [migration]);
    const own = new Set(begun.rows.map(({ runId }) => runId));
    const runs = (await readRuns(target)).filter(({ runId }) => own.has(runId));
    if (runs.some(({ finished }) => finished))
        return "finished";
    if (runs.some(({ committed }) => committed))
        return "switched";
    if (runs.some(({ aborted }) => !aborted))
        return "unfinished";
    return runs.length > 0 ? "rolled back" : "not begun";
}
/** Makes the journal's table on the target if it is missing. */
async function prepareJournal(client) {
    await client.query(PREPARE);
}
/** The append-only record of one run, on the target. */
class Journal {
    client;
    runId;
    actor;
    /** Fencing number of the source's freeze; grows with every freeze. */
    epoch = "0";
    /** Told when a background note could not be written. */
    onFailure = () => { };
    #tail = Promise.resolve();
    #failure;
    constructor(client, runId, actor) {
        this.client = client;
        this.runId = runId;
        this.actor = actor;
    }
    /**
     * Writes a row in the background, in order. Nothing inside the freeze waits for it: what a later run does hangs
     * on the commit point alone. `flush` waits for all notes.
     */
    note(step, phase, data = {}) {
        const values = [this.runId, this.epoch, step, phase, JSON.stringify(data), this.actor];
        this.#tail = this.#tail.then(async () => {
            if (this.#failure)
                return;
            try {
                await this.client.query("INSERT INTO migration_ctl.journal (run_id, epoch, step, phase, data, actor) VALUES ($1, $2, $3, $4, $5, $6)", values);
            }
            catch (error) {
                this.#failure = { error };
                this.onFailure(error);
            }
        });
    }
    /** Resolves when all notes are committed. Throws the first failure. */
    async flush() {
        await this.#tail;
        if (this.#failure)
            throw this.#failure.error;
    }
    /** Writes a row and waits for it. */
    async write(step, phase, data = {}) {
        this.note(step, phase, data);
        await this.flush();
    }
}
//# sourceMappingURL=journal.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/lock.js

const KEY = "hashtextextended('cutover:' || current_database(), 0)";
/**
 * Takes the lock that lets one cutover at a time work on a target; held until the session ends.
 * @returns the session's process id on the server
 * @throws UserError naming the session that holds it
 */
async function takeLock(client) {
    const { rows } = await client.query(`SELECT pg_try_advisory_lock(${KEY}) AS locked, pg_backend_pid() AS pid`);
    if (rows[0].locked)
        return rows[0].pid;
    const holder = await client.query(`SELECT a.pid, a.usename, coalesce(host(a.client_addr), 'local') AS address, a.backend_start::text AS since
       FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.classid::bigint = (${KEY} >> 32) & 4294967295 AND l.objid::bigint = ${KEY} & 4294967295`);
    const [other] = holder.rows;
    throw new build/* UserError */.yo({
        code: "CUTOVER_RUNNING",
        what: "Another cutover of this database is running",
        why: other
            ? `Session ${other.pid} of ${other.usename} from ${other.address} holds the lock on the target since ${other.since}`
            : "It holds the lock on the target",
        remedy: other
            ? `Let it end. If its runner is dead: SELECT pg_terminate_backend(${other.pid}) on the target, then run again`
            : "Run again",
    });
}
/** Whether the lock is ours now. */
async function tryLock(client) {
    const { rows } = await client.query(`SELECT pg_try_advisory_lock(${KEY}) AS locked`);
    return rows[0].locked;
}
//# sourceMappingURL=lock.js.map
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./packages/cutover/build/sessions.js


const APPLICATION_NAME = "postgres-to-aurora-cutover";
const FAREWELL_MS = 1_000;
/** Opens all sessions of a run; closes those already open when one cannot be. Throws what connect throws. */
async function openSessions(source, target) {
    const opened = [];
    const open = (address, role) => {
        const session = openSession(address, role);
        opened.push(session);
        return session;
    };
    try {
        const [own, undo, lease, proof, sourceSequences, journal, drain, targetSequences] = await Promise.all([
            open(source, "source"),
            open(source, "source"),
            open(source, "source"),
            open(source, "source"),
            open(source, "source"),
            open(target, "target"),
            open(target, "target"),
            open(target, "target"),
        ]);
        return { source: own, undo, lease, proof, sourceSequences, targetSequences, journal, drain };
    }
    catch (error) {
        for (const result of await Promise.allSettled(opened))
            if (result.status === "fulfilled")
                await result.value.end().catch(() => { });
        throw error;
    }
}
/** One session with the settings a cutover relies on. Throws what connect throws. */
async function openSession(address, role) {
    const client = await (0,postgres_build/* connect */.Ng)(address, { applicationName: APPLICATION_NAME, role });
    // A commit that was answered must survive a crash; and a dead runner's sessions (lock, slot) must end soon.
    // The writable default matters on a source that an earlier run already closed.
    await client.query(`SET synchronous_commit = on; SET default_transaction_read_only = off;
     SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3`);
    return client;
}
/** Ends all sessions; never throws. */
async function closeSessions(sessions) {
    await Promise.all(Object.values(sessions).map(closeSession));
}
/** Ends a session; one whose server does not answer is dropped, so that it cannot keep this process alive. */
async function closeSession(client) {
    await Promise.race([client.end().catch(() => { }), (0,promises_.setTimeout)(FAREWELL_MS, undefined, { ref: false })]);
    client.connection.stream.destroy();
}
//# sourceMappingURL=sessions.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/commit-point.js





/** An answer that takes longer counts as lost. */
const ANSWER_WITHIN_MS = 5_000;
/** How long the journal is asked after the answer was lost, before a person must decide. */
const ASK_FOR_MS = 120_000;
const ASK_EVERY_MS = 500;
/** Opens the target and records the switch, atomically; only from the frozen state that this run claimed. */
const COMMIT = `
WITH opened AS (
  UPDATE migration_guard.state SET mode = 'open', expires_at = 'infinity', epoch = $2, changed_at = clock_timestamp()
   WHERE mode = 'frozen' AND run_id = $1 RETURNING 1)
INSERT INTO migration_ctl.journal (run_id, epoch, step, phase, data, actor)
SELECT $1, $2, '${COMMIT_POINT}', 'done', $3, $4 FROM opened`;
/** Nobody can tell whether the switch happened: the source must stay frozen. */
class CommitUnknownError extends build/* EnvironmentError */.eG {
}
/**
 * Passes the commit point: one transaction on the target that opens its guard and writes the journal row. Sent on
 * the session that holds the lock, so it cannot succeed after another run took over.
 * @param lockPid server process of that session
 * @returns the session to go on with: a new one, holding the lock, when the old one broke after the switch happened
 * @throws CommitUnknownError when nobody can tell; any other error means that it did not happen
 */
async function passCommitPoint(journal, lockPid, data, target, clock, observer) {
    const values = [journal.runId, journal.epoch, JSON.stringify(data), journal.actor];
    const answered = new AbortController();
    try {
        const late = clock.sleep(ANSWER_WITHIN_MS, answered.signal).then(() => {
            throw Object.assign(new Error("no answer within 5 s"), { code: "ETIMEDOUT" });
        });
        late.catch(() => { });
        const { rowCount } = await Promise.race([journal.client.query(COMMIT, values), late]);
        if (rowCount === 1)
            return journal.client;
    }
    catch (error) {
        if (!(0,postgres_build/* isConnectionLost */.pb)(error))
            throw error;
        observer.warning("The answer to the commit point was lost; asking the journal");
        void closeSession(journal.client);
        const answer = await askJournal(journal.runId, lockPid, target, clock, clock.now() + ASK_FOR_MS);
        if (answer.committed)
            return answer.client;
        await closeSession(answer.client);
        throw new build/* EnvironmentError */.eG({
            code: "COMMIT_LOST",
            what: "The connection to the target broke at the commit point, before it took effect",
            remedy: "Check the target and the network, then run again",
            cause: error,
        });
    }
    finally {
        answered.abort();
    }
    throw new build/* EnvironmentError */.eG({
        code: "TARGET_NOT_CLAIMED",
        what: "The target's write guard is not the one this run froze",
        why: "Something changed migration_guard.state on the target meanwhile",
        remedy: "Run again",
    });
}
async function askJournal(runId, lockPid, target, clock, deadline) {
    for (;;) {
        let client;
        let cause;
        try {
            client = await openSession(target, "target");
            // The old session may still be at work. Once its lock is ours it has ended, and the journal is the truth.
            await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND application_name = $2", [lockPid, APPLICATION_NAME]);
            if (await tryLock(client)) {
                const run = (await readRuns(client)).find((past) => past.runId === runId);
                return { client, committed: run?.committed === true };
            }
        }
        catch (error) {
            cause = error;
        }
        if (client)
            await closeSession(client);
        if (clock.now() > deadline)
            throw unknownCommit(runId, cause);
        await clock.sleep(ASK_EVERY_MS);
    }
}
function unknownCommit(runId, cause) {
    return new CommitUnknownError({
        code: "COMMIT_UNKNOWN",
        what: "It is not known whether the target was opened: its connection broke at the commit point and it cannot be reached since",
        why: "The source therefore stays frozen: nothing can be written on both sides",
        remedy: "Bring the target back and run this action again: it reads the journal, then finishes or undoes. " +
            "Only if the target is lost for good, open the source by hand: " +
            `UPDATE migration_guard.state SET mode='open', expires_at='infinity', run_id=NULL WHERE run_id='${runId}'`,
        cause,
    });
}
//# sourceMappingURL=commit-point.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/guard.js


const TRIGGER = "aaa_migration_guard";
const ARM_ATTEMPTS = 60;
/** lock_not_available, deadlock_detected: somebody else was at the table, try again. */
const BUSY = ["55P03", "40P01"];
const guard_PREPARE = `
CREATE SCHEMA IF NOT EXISTS migration_guard;
CREATE TABLE IF NOT EXISTS migration_guard.state (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  mode text NOT NULL CHECK (mode IN ('open', 'frozen')),
  expires_at timestamptz NOT NULL DEFAULT 'infinity',
  exempt name[] NOT NULL DEFAULT '{}',
  run_id text,
  epoch bigint NOT NULL DEFAULT 0,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE OR REPLACE FUNCTION migration_guard.check_write() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  IF EXISTS (SELECT 1 FROM migration_guard.state s
              WHERE s.mode = 'frozen' AND s.expires_at > clock_timestamp() AND session_user <> ALL (s.exempt)) THEN
    RAISE EXCEPTION 'writes to % are frozen for a database migration; retry', TG_RELID::regclass
      USING ERRCODE = '25006';
  END IF;
  RETURN NULL;
END $guard$;
CREATE TABLE IF NOT EXISTS migration_guard.canary (run_id text PRIMARY KEY, at timestamptz NOT NULL);
GRANT USAGE ON SCHEMA migration_guard TO PUBLIC;
GRANT SELECT ON migration_guard.state TO PUBLIC;`;
/** Ordinary and partitioned permanent tables of the user; the guard must stand on each. */
const GUARDED_TABLES = `
SELECT c.oid, n.nspname AS schema, c.relname AS name,
       EXISTS (SELECT 1 FROM pg_trigger t
                WHERE t.tgrelid = c.oid AND t.tgname = '${TRIGGER}' AND t.tgenabled <> 'D') AS armed
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND c.relpersistence = 'p'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
   AND c.relname NOT LIKE 'awsdms\\_%'
   AND NOT EXISTS (SELECT 1 FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`;
/**
 * Makes the guard's schema, state and function on one side and arms every table. Safe to repeat; tables armed
 * earlier cost nothing. Each trigger is made in a transaction of its own that waits 200 ms for its lock at most,
 * so that the application never queues behind it for longer.
 * @param initial mode of a side that has no guard yet
 * @returns how many tables stand under the guard
 * @throws EnvironmentError when a table stays locked
 */
async function armGuard(client, side, exempt, clock, signal) {
    await client.query(guard_PREPARE);
    await client.query(`INSERT INTO migration_guard.state AS s (mode, exempt) VALUES ($1, $2::name[])
     ON CONFLICT (id) DO UPDATE SET exempt = excluded.exempt WHERE s.exempt <> excluded.exempt`, [side === "source" ? "open" : "frozen", exempt]);
    await client.query("SET lock_timeout = '200ms'");
    // Makes a waiting autovacuum yield sooner; only a superuser may, others wait a second longer.
    await client.query("SET deadlock_timeout = '50ms'").catch(() => { });
    try {
        for (const table of await unarmedTables(client))
            await armTable(client, table, side, clock, signal);
        if (side === "target")
            await armTable(client, { schema: "migration_guard", name: "canary" }, side, clock, signal);
    }
    finally {
        await client.query("RESET lock_timeout; RESET deadlock_timeout").catch(() => { });
    }
    const left = await unarmedTables(client);
    if (left.length > 0)
        throw new build/* EnvironmentError */.eG({
            code: "GUARD_NOT_ARMED",
            what: `The write guard does not stand on ${left.length} tables of the ${side}: ${left.map(postgres_build/* quoteName */.AB).join(", ")}`,
            why: "Its trigger is disabled there, or the tables were made a moment ago",
            remedy: `Drop the trigger ${TRIGGER} where it is disabled, then run again`,
        });
    const { rows } = await client.query(`SELECT count(*)::int AS tables FROM (${GUARDED_TABLES}) AS g`, [
        build/* MIGRATION_SCHEMAS */.U5,
    ]);
    return rows[0].tables;
}
async function unarmedTables(client) {
    const { rows } = await client.query(`SELECT schema, name FROM (${GUARDED_TABLES}) AS g WHERE NOT armed`, [
        build/* MIGRATION_SCHEMAS */.U5,
    ]);
    return rows;
}
async function armTable(client, table, side, clock, signal) {
    for (let attempt = 1;; attempt++) {
        signal.throwIfAborted();
        try {
            await client.query(`CREATE TRIGGER ${TRIGGER} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${(0,postgres_build/* quoteName */.AB)(table)}
         FOR EACH STATEMENT EXECUTE FUNCTION migration_guard.check_write()`);
            return;
        }
        catch (error) {
            const code = (0,postgres_build/* isServerError */.GQ)(error) ? error.code : "";
            if (code === "42710" || code === "42P01")
                return; // armed already; dropped meanwhile
            if (!BUSY.includes(code))
                throw error;
            if (attempt === ARM_ATTEMPTS)
                throw new build/* EnvironmentError */.eG({
                    code: "TABLE_LOCKED",
                    what: `The write guard could not be put on ${(0,postgres_build/* quoteName */.AB)(table)} of the ${side} in ${attempt} attempts`,
                    why: "Other sessions hold locks on it (a long transaction, VACUUM by hand, ...)",
                    remedy: "Wait for them or end them, then run again; nothing is frozen",
                    cause: error,
                });
            await clock.sleep(50 + 10 * attempt, signal);
        }
    }
}
/** The guard's state, or undefined where no guard was ever made. */
async function readGuard(client) {
    const { rows } = await client.query("SELECT to_regclass('migration_guard.state') IS NOT NULL AS exists");
    if (!rows[0].exists)
        return undefined;
    const state = await client.query(`SELECT mode, run_id AS "runId", epoch::text AS epoch, mode = 'frozen' AND expires_at = 'infinity' AS fenced
       FROM migration_guard.state`);
    return state.rows[0];
}
/** Freezes the source for the lease's time (ms). Resolves to the new epoch. Throws when it is not open. */
async function freeze(client, runId, ttl) {
    const { rows } = await client.query(`UPDATE migration_guard.state
        SET mode = 'frozen', run_id = $1, epoch = epoch + 1, changed_at = clock_timestamp(),
            expires_at = clock_timestamp() + $2::float8 * interval '1 millisecond'
      WHERE mode = 'open' RETURNING epoch::text AS epoch`, [runId, ttl]);
    if (rows.length === 1)
        return rows[0].epoch;
    throw new build/* EnvironmentError */.eG({
        code: "NOT_OPEN",
        what: "The source could not be frozen",
        why: "Its write guard is not open: another run froze it a moment ago",
        remedy: "Let that run end, then run again",
    });
}
/** Prolongs the freeze. False = it has run out or belongs to another run. */
async function renew(client, runId, epoch, ttl) {
    const { rowCount } = await client.query(`UPDATE migration_guard.state SET expires_at = clock_timestamp() + $3::float8 * interval '1 millisecond'
      WHERE mode = 'frozen' AND run_id = $1 AND epoch = $2
        AND expires_at > clock_timestamp() AND expires_at < 'infinity'`, [runId, epoch, ttl]);
    return rowCount === 1;
}
/**
 * Makes the freeze permanent, provided that it never lapsed since `freeze`.
 * @throws EnvironmentError when the lease has run out or is about to
 */
async function fence(client, runId, epoch) {
    const { rowCount } = await client.query(`UPDATE migration_guard.state SET expires_at = 'infinity'
      WHERE mode = 'frozen' AND run_id = $1 AND epoch = $2 AND expires_at > clock_timestamp() + interval '1 second'`, [runId, epoch]);
    if (rowCount !== 1)
        throw leaseLost();
}
/**
 * Opens the source again. Idempotent.
 * @param runId only a freeze of this run is ended: a controller that lost its lock must not end its successor's
 */
async function thaw(client, runId) {
    await client.query(`UPDATE migration_guard.state SET mode = 'open', expires_at = 'infinity', run_id = NULL, changed_at = clock_timestamp()
      WHERE mode = 'frozen' AND run_id = $1`, [runId]);
}
/** Marks the target's guard, which stays frozen, as this run's: only this run can open it. */
async function claimTarget(client, runId) {
    await client.query(`UPDATE migration_guard.state SET mode = 'frozen', expires_at = 'infinity', run_id = $1, changed_at = clock_timestamp()`, [runId]);
}
function leaseLost() {
    return new build/* EnvironmentError */.eG({
        code: "LEASE_LOST",
        what: "The freeze of the source ran out before the switch",
        why: "It was not renewed in time: the source or this runner was stuck",
        remedy: "Run again; a larger lease-ttl bears longer pauses",
    });
}
//# sourceMappingURL=guard.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/journal-history.js
/** The newest lines of the journal, oldest first. There must be a journal. */
async function readJournal(target, most) {
    const { rows } = await target.query(`SELECT run_id AS "runId", step, phase, data::text AS data, at FROM migration_ctl.journal ORDER BY seq DESC LIMIT $1`, [most]);
    return rows
        .reverse()
        .map((line) => ({ ...line, at: line.at.toISOString() }));
}
/** Names of all migrations whose cutover the journal knows, sorted; [] where there is none. */
async function journalMigrations(target) {
    const { rows } = await target.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
    if (!rows[0].exists)
        return [];
    const begun = await target.query(`SELECT DISTINCT data ->> 'migration' COLLATE "C" AS name FROM migration_ctl.journal
      WHERE step = 'begin' AND data ? 'migration' ORDER BY name`);
    return begun.rows.map(({ name }) => name);
}
//# sourceMappingURL=journal-history.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/outcome.js


/** The cutover did not happen. */
class RolledBackError extends build/* EnvironmentError */.eG {
    runId;
    frozenMs;
    constructor(runId, 
    /** Milliseconds that writes were refused, or undefined when the source could not be reached to open it. */
    frozenMs, cause, stillFrozen) {
        const known = cause instanceof build/* KnownError */.E ? cause : undefined;
        super({
            code: "ROLLED_BACK",
            what: `Cutover rolled back: ${known?.what ?? (0,build/* errorText */.kc)(cause)}`,
            why: [
                known?.why,
                frozenMs === undefined ? stillFrozen : `Writes on the source were resumed after ${Math.round(frozenMs)} ms`,
            ]
                .filter(Boolean)
                .join(". "),
            remedy: known?.remedy ?? "Nothing was switched; correct the cause, then run again",
            cause,
        });
        this.runId = runId;
        this.frozenMs = frozenMs;
    }
}
/** The target is the database now, but a step after the switch failed. */
class UnfinishedError extends build/* EnvironmentError */.eG {
    runId;
    freeze;
    constructor(runId, freeze, cause) {
        const known = cause instanceof build/* KnownError */.E ? cause : undefined;
        super({
            code: "SWITCHED_UNFINISHED",
            what: `The target is open and is the database now, but the cutover is not finished: ${known?.what ?? (0,build/* errorText */.kc)(cause)}`,
            why: [known?.why, "The source stays frozen; nothing is lost"].filter(Boolean).join(". "),
            remedy: known?.remedy ?? "Correct the cause, then run again: it goes on after the switch",
            cause,
        });
        this.runId = runId;
        this.freeze = freeze;
    }
}
/** What a database threw outside the freeze, as an error people can read; anything else as it is. */
function explained(error) {
    if (error instanceof build/* KnownError */.E || !((0,postgres_build/* isServerError */.GQ)(error) || (0,postgres_build/* isConnectionLost */.pb)(error)))
        return error;
    return new build/* EnvironmentError */.eG({
        code: "STATEMENT_REFUSED",
        what: `A database refused a statement of the cutover, with nothing frozen: ${(0,build/* errorText */.kc)(error)}`,
        remedy: "If a right is missing, grant what the README of this action lists; otherwise check the server. Then run again",
        cause: error,
    });
}
//# sourceMappingURL=outcome.js.map
// EXTERNAL MODULE: ./packages/validation/build/index.js + 11 modules
var validation_build = __webpack_require__(1291);
;// CONCATENATED MODULE: ./packages/cutover/build/row-check.js




const WORKERS = 4;
/** Compares every row of every table. Costs one scan of each table per side, with writes stopped. */
function fullRowCheck({ source, target, scope }) {
    let sessions;
    return {
        async prepare() {
            sessions = await (0,validation_build/* openSessions */.wR)(source, target, WORKERS);
        },
        async compare(signal) {
            const options = { workers: WORKERS, scope, signal, ...(sessions && { sessions }) };
            const { tables, totals, verdict } = await (0,validation_build/* proveEqual */.Fr)(source, target, options);
            const differences = tables
                .filter((table) => !table.excluded && table.verdict !== "equal")
                .map((table) => `${(0,build/* displayName */.QC)(table)}: ${table.verdict}${table.reason ? ` (${table.reason})` : ""}`);
            if (verdict !== "pass" && differences.length === 0)
                differences.push(`the comparison ended with ${verdict}`);
            return { tables: totals.tables, rows: totals.rows, differences, method: "all rows, by checksum" };
        },
        async close() {
            await sessions?.close().catch(() => { });
        },
    };
}
/** Compares the number of rows per table only: quicker, and blind to a changed row. */
function countRowCheck({ source, target, scope }) {
    let clients = [];
    const open = async () => {
        clients = await Promise.all([openSession(source, "source"), openSession(target, "target")]);
    };
    return {
        prepare: open,
        async compare(signal) {
            if (clients.length === 0)
                await open();
            const [left, right] = clients;
            const tables = (await (0,postgres_build/* readTables */.gb)(left)).filter((table) => (0,postgres_build/* isInScope */.yX)(table, scope));
            const differences = [];
            let rows = 0;
            for (const table of tables) {
                signal.throwIfAborted();
                const sql = `SELECT count(*)::float8 AS rows FROM ${(0,postgres_build/* quoteName */.AB)(table)}`;
                const [own, other] = await Promise.all([left.query(sql), right.query(sql)]);
                rows += own.rows[0].rows;
                if (own.rows[0].rows !== other.rows[0].rows)
                    differences.push(`${(0,build/* displayName */.QC)(table)}: ${own.rows[0].rows} rows, ${other.rows[0].rows} on the target`);
            }
            return { tables: tables.length, rows, differences, method: "row counts only" };
        },
        async close() {
            await Promise.all(clients.map(closeSession));
        },
    };
}
//# sourceMappingURL=row-check.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/cutover/build/canary.js




/**
 * Proves that the target takes writes from a new session: its guard is open, and a row written under the guard's
 * trigger is read back by another session. Throws EnvironmentError otherwise, and what connect throws.
 */
async function proveTargetOpen(target, runId) {
    const options = { applicationName: APPLICATION_NAME, role: "target" };
    await (0,postgres_build/* withClient */.SV)(target, options, (client) => client.query(`INSERT INTO migration_guard.canary (run_id, at) VALUES ($1, clock_timestamp())
       ON CONFLICT (run_id) DO UPDATE SET at = excluded.at`, [runId]));
    await (0,postgres_build/* withClient */.SV)(target, options, async (client) => {
        const guard = await readGuard(client);
        const { rowCount } = await client.query("SELECT FROM migration_guard.canary WHERE run_id = $1", [runId]);
        if (guard?.mode === "open" && rowCount === 1)
            return;
        throw new build/* EnvironmentError */.eG({
            code: "TARGET_NOT_OPEN",
            what: "The target does not take writes after the switch",
            why: guard?.mode === "open" ? "A row written a moment ago is not there" : "Its write guard is frozen",
            remedy: "Check that target-url is the writer endpoint and nothing changed migration_guard.state, then run again",
        });
    });
}
//# sourceMappingURL=canary.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/close-source.js


const POLL_MS = 20;
const LIMIT_MS = 30_000;
/**
 * Closes the source for good after the switch: sessions that begin from now on are read-only by default, those of
 * the application are ended so that it reconnects. The guard stays frozen. Spared users keep their sessions and may
 * write: DMS needs that for the way back. Safe to repeat.
 * @returns how many sessions were ended, and the spared users for whom the exception could not be set
 * @throws EnvironmentError when sessions do not end within 30 s
 */
async function closeSource(client, spared, clock) {
    const known = await client.query("SELECT current_database() AS database, array(SELECT rolname::text FROM pg_roles WHERE rolname = ANY ($1::name[])) AS spared", [spared]);
    const database = (0,postgres_build/* quoteIdentifier */.Cm)(known.rows[0].database);
    const notExempted = [];
    for (const user of known.rows[0].spared)
        await client
            .query(`ALTER ROLE ${(0,postgres_build/* quoteIdentifier */.Cm)(user)} IN DATABASE ${database} SET default_transaction_read_only = off`)
            .catch(() => notExempted.push(user));
    await client.query(`ALTER DATABASE ${database} SET default_transaction_read_only = on`);
    // Later sessions are read-only: a client that keeps coming back need not be chased.
    const since = (await client.query("SELECT clock_timestamp()::text AS now")).rows[0].now;
    const closed = new Set();
    for (const deadline = clock.now() + LIMIT_MS;; await clock.sleep(POLL_MS)) {
        const { rows } = await client.query(`SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
          AND usename <> ALL ($1::name[]) AND backend_start <= $2::timestamptz`, [spared, since]);
        if (rows.length === 0)
            return { closed: closed.size, notExempted };
        for (const { pid } of rows)
            closed.add(pid);
        if (clock.now() > deadline)
            throw new build/* EnvironmentError */.eG({
                code: "SESSIONS_STAY",
                what: `${rows.length} sessions of the application on the source do not end`,
                remedy: "End them on the server, then run again to finish",
            });
    }
}
//# sourceMappingURL=close-source.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/drain.js

const drain_POLL_MS = 3;
/**
 * Writes a token into the migration's marker row on the source.
 * @returns the row's counter, which grows with every marker of whatever run
 * @throws UserError when the row is missing
 */
async function writeMarker(source, migration, token) {
    const { rows } = await source.query("UPDATE migration_ctl.marker SET token = $1, n = n + 1, at = clock_timestamp() WHERE task = $2 RETURNING n::text AS n", [token, migration]);
    if (rows[0] === undefined)
        throw new build/* UserError */.yo({
            code: "MARKER_MISSING",
            what: `migration_ctl.marker on the source has no row for ${migration}`,
            remedy: "Run create-dms-task first: it makes the marker and has the task carry it",
        });
    return rows[0].n;
}
/**
 * Waits until the target shows a marker: everything committed on the source before it has been applied, since the
 * task applies in commit order.
 * @param counter of the marker; a later one, perhaps of another action, proves it too
 * @param timeout milliseconds
 * @throws EnvironmentError after the timeout
 */
async function waitForMarker(target, migration, counter, timeout, clock, signal) {
    const deadline = clock.now() + timeout;
    for (;;) {
        signal.throwIfAborted();
        const { rows } = await target.query("SELECT n >= $1::bigint AS seen FROM migration_ctl.marker WHERE task = $2", [
            counter,
            migration,
        ]);
        if (rows[0]?.seen)
            return;
        if (clock.now() >= deadline)
            throw new build/* EnvironmentError */.eG({
                code: "NOT_DRAINED",
                what: `The marker did not arrive on the target within ${timeout / 1000} s`,
                why: "The replication task lags, is stuck, or does not carry migration_ctl.marker",
                remedy: "Look at the task's log and latency; wait-for-cdc says when it has caught up. Then run again",
            });
        await clock.sleep(drain_POLL_MS, signal);
    }
}
/**
 * Forecasts the drain: sends markers through the running task and measures their way.
 * @param most how many; fewer when `budget` (ms) is used up first
 * @returns milliseconds of each
 */
async function probeDrain(source, target, migration, { most, budget, timeout }, clock, signal) {
    const samples = [];
    const started = clock.now();
    while (samples.length < most && (samples.length === 0 || clock.now() - started < budget)) {
        const sent = clock.now();
        const counter = await writeMarker(source, migration, `probe ${samples.length + 1}`);
        await waitForMarker(target, migration, counter, timeout, clock, signal);
        samples.push(clock.now() - sent);
    }
    return samples;
}
/**
 * Changes that DMS could not apply, by its own record on the target; 0 where that does not exist.
 * @param task as the control tables call it
 */
async function countApplyExceptions(target, task) {
    const table = "awsdms_control.awsdms_apply_exceptions";
    const { rows } = await target.query("SELECT to_regclass($1) IS NOT NULL AS exists", [table]);
    if (!rows[0].exists)
        return 0;
    const counted = await target.query(`SELECT count(*)::int AS rows FROM ${table} WHERE "TASK_NAME" = $1`, [task]);
    return counted.rows[0].rows;
}
//# sourceMappingURL=drain.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/freeze-window.js


/**
 * Opens the window: it ends by cancellation, by the limit (ms), by the loss of any of the sessions, or by `fail`.
 */
function openWindow(cancel, limit, sessions, clock) {
    const failed = new AbortController();
    const closed = new AbortController();
    const signal = AbortSignal.any([cancel, failed.signal]);
    const fail = (error) => {
        if (!closed.signal.aborted)
            failed.abort(error);
    };
    clock.sleep(limit, closed.signal).then(() => fail(limitReached(limit)), () => { });
    for (const [name, client] of Object.entries(sessions))
        client.once("end", () => fail(sessionLost(name)));
    let running = Promise.resolve();
    return {
        signal,
        fail,
        within(body) {
            return new Promise((resolve, reject) => {
                const stop = () => reject(signal.reason);
                if (signal.aborted)
                    return stop();
                signal.addEventListener("abort", stop, { once: true });
                running = body()
                    .then(resolve, (error) => reject(freeze_window_explained(error)))
                    .finally(() => signal.removeEventListener("abort", stop));
            });
        },
        async all(parts) {
            for (const part of parts)
                part.catch((error) => fail(freeze_window_explained(error)));
            await Promise.allSettled(parts);
            return Promise.all(parts);
        },
        async settled(limit) {
            const enough = new AbortController();
            await Promise.race([running, clock.sleep(limit, enough.signal).catch(() => { })]);
            enough.abort();
        },
        close: () => closed.abort(),
    };
}
/** A query may learn of a cut session before the session's own end is told. */
function freeze_window_explained(error) {
    return (0,postgres_build/* isConnectionLost */.pb)(error) ? sessionLost(undefined, error) : error;
}
function limitReached(limit) {
    return new build/* EnvironmentError */.eG({
        code: "FREEZE_LIMIT",
        what: `The source was frozen for ${limit / 1000} s, the limit, without reaching the switch`,
        remedy: "See in the timings which step took so long; raise freeze-limit if the application can bear it, then run again",
    });
}
function sessionLost(name, cause) {
    return new build/* EnvironmentError */.eG({
        code: "SESSION_LOST",
        what: `${name === undefined ? "A session" : `The session "${name}"`} was lost during the freeze`,
        why: "The server restarted, ended it, or the network broke",
        cause,
        remedy: "Check the server and the network, then run again",
    });
}
//# sourceMappingURL=freeze-window.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/gates.js


/** Runs the row check under the freeze. Throws UserError naming what differs. */
async function requireEqualRows(rowCheck, signal) {
    const proof = await rowCheck.compare(signal);
    if (proof.differences.length === 0)
        return proof;
    throw new build/* UserError */.yo({
        code: "ROWS_DIFFER",
        what: `The target differs from the source: ${proof.differences.join("; ")}`,
        why: "Rows were changed on the target, or the task did not carry them",
        remedy: "Run validate-data to see which rows, reload those tables, then run again",
    });
}
/**
 * Everything the marker cannot prove: a suspended table or a row that could not be applied does not stop the marker.
 * Throws EnvironmentError naming the tables.
 */
async function requireCleanTask(forward, target, signal) {
    const task = await forward.state(signal);
    const exceptions = await countApplyExceptions(target, task.name);
    const broken = task.tables.filter((table) => !table.completed);
    if (task.running && broken.length === 0 && exceptions === 0)
        return;
    throw new build/* EnvironmentError */.eG({
        code: "TASK_NOT_CLEAN",
        what: !task.running
            ? `The replication task is ${task.status}`
            : broken.length > 0
                ? `Tables are not complete: ${broken.map((table) => `${(0,build/* displayName */.QC)(table)} (${table.state})`).join(", ")}`
                : `${exceptions} changes could not be applied (awsdms_control.awsdms_apply_exceptions)`,
        remedy: "Correct the cause in the task's log, reload the tables, then run again",
    });
}
//# sourceMappingURL=gates.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/lease.js

/**
 * Keeps a freeze alive from a session of its own: renews it every third of its time. A single answer of "no longer
 * yours", or a failed query, is final: the freeze may have lapsed, so the run must not go on.
 * @param ttl milliseconds
 * @param lost told once
 * @returns ends the renewals; the freeze itself stays as it is
 */
function keepLease(client, freeze, clock, lost) {
    const stopped = new AbortController();
    const loop = async () => {
        for (;;) {
            await clock.sleep(freeze.ttl / 3, stopped.signal);
            if (!(await renew(client, freeze.runId, freeze.epoch, freeze.ttl)))
                throw leaseLost();
        }
    };
    loop().catch((error) => {
        if (!stopped.signal.aborted)
            lost(error);
    });
    return () => stopped.abort();
}
//# sourceMappingURL=lease.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/plan.js
/** Users whose sessions are never terminated: those of DMS (the addresses' users) and the plan's own. */
function sparedUsers(plan) {
    return [...new Set([plan.source.user, plan.target.user, ...plan.exemptUsers])];
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/proof-slot.js


/** Creating a slot waits for every running write transaction of the cluster. */
const CREATE_TIMEOUT = "5s";
/** The slot of a run; temporary, so it goes with its session. */
function proofSlotName(runId) {
    return `cutover_proof_${runId.replace(/[^a-z0-9]/g, "_")}`.slice(0, 63);
}
/**
 * Makes the temporary logical slot that will show every write after the marker. It is made just before the freeze,
 * so that its waiting for other transactions costs no write gap.
 * @throws EnvironmentError when it cannot be made within 5 s
 */
async function createProofSlot(client, slot) {
    await client.query(`SET statement_timeout = '${CREATE_TIMEOUT}'`);
    try {
        await client.query("SELECT pg_create_logical_replication_slot($1, 'test_decoding', true)", [slot]);
    }
    catch (error) {
        throw new build/* EnvironmentError */.eG({
            code: "NO_PROOF_SLOT",
            what: "The logical slot that proves the freeze could not be made on the source",
            why: (0,postgres_build/* isServerError */.GQ)(error) && error.code === "57014"
                ? "A write transaction somewhere in the cluster ran on for more than 5 s"
                : String(error.message),
            remedy: "Check wal_level=logical, a free replication slot (max_replication_slots), the REPLICATION right of the source user and long transactions, then run again",
            cause: error,
        });
    }
    finally {
        await client.query("SET statement_timeout = 0").catch(() => { });
    }
}
/** Drops the slot; for the trial of the preflight. */
async function dropProofSlot(client, slot) {
    await client.query("SELECT pg_drop_replication_slot($1)", [slot]);
}
/**
 * Proves that nothing was committed on the source after the marker, by whatever user, trigger or role.
 * The slot delivers transactions in commit order; what stands before the marker is covered by the drain proof.
 * @throws EnvironmentError when there is a change, or the slot does not show the marker
 */
async function requireSilence(client, slot, token) {
    const { rows } = await client.query(`WITH change AS MATERIALIZED (
       SELECT n, data FROM pg_logical_slot_peek_changes($1, NULL, NULL, 'skip-empty-xacts', '1')
              WITH ORDINALITY AS c(lsn, xid, data, n)
        WHERE data LIKE 'table %'),
     marker AS (SELECT max(n) AS n FROM change
                 WHERE data LIKE 'table migration_ctl.marker:%' AND position($2 IN data) > 0)
     SELECT (SELECT n FROM marker) IS NOT NULL AS marked,
            array(SELECT DISTINCT substring(data FROM '^table (.*?): [A-Z]+') FROM change
                   WHERE n > (SELECT n FROM marker)
                     AND data !~ '^table (migration_ctl|migration_guard)\\.' AND data !~ '^table [^ ]*\\.awsdms_'
                   LIMIT 10) AS tables`, [slot, token]);
    const { marked, tables } = rows[0];
    if (marked && tables.length === 0)
        return;
    throw new build/* EnvironmentError */.eG({
        code: "WRITES_AFTER_FREEZE",
        what: marked
            ? `The source was written to during the freeze: ${tables.join(", ")}`
            : "The proof slot does not show the marker",
        ...(marked ? { why: "By an exempt user, a session in replica mode, or on a table made a moment ago" } : {}),
        remedy: "Stop that writer (an exempt user, another replication into the source), then run again",
    });
}
//# sourceMappingURL=proof-slot.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/sequences.js


/** Every sequence of the scope's schemas (owned, identity, free) with its true position, in one statement. */
async function readSequences(client, scope) {
    // pg_sequences would not do: it shows NULL for a sequence never called and after RESTART WITH.
    const { rows } = await client.query(`SELECT n.nspname AS schema, c.relname AS name,
            (xpath('/row/last_value/text()', x))[1]::text AS "lastValue",
            (xpath('/row/is_called/text()', x))[1]::text::boolean AS "isCalled"
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL query_to_xml(format('SELECT last_value, is_called FROM %I.%I', n.nspname, c.relname),
                                      false, true, '') AS x
      WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND n.nspname NOT LIKE 'pg\\_%'
        AND n.nspname NOT IN ('information_schema', 'migration_ctl', 'migration_guard', 'awsdms_control')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`);
    return rows.filter((sequence) => (0,postgres_build/* isInSchemas */.aN)(sequence, scope));
}
/**
 * Sets sequences on the target to the given positions, all in one statement.
 * @throws EnvironmentError naming those that are missing there or cannot hold the position
 */
async function setSequences(target, sequences) {
    if (sequences.length === 0)
        return;
    const { rows } = await target.query(`WITH want AS (SELECT * FROM jsonb_to_recordset($1::jsonb)
                            AS w(schema text, name text, "lastValue" bigint, "isCalled" boolean)),
     found AS (SELECT w.*, c.oid, s.seqmin, s.seqmax FROM want w
                 LEFT JOIN pg_namespace n ON n.nspname = w.schema
                 LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.name AND c.relkind = 'S'
                 LEFT JOIN pg_sequence s ON s.seqrelid = c.oid)
     SELECT schema, name, oid IS NULL AS missing,
            CASE WHEN "lastValue" BETWEEN seqmin AND seqmax
                 THEN setval(oid::regclass, "lastValue", "isCalled") END IS NOT NULL AS set
       FROM found`, [JSON.stringify(sequences)]);
    const wrong = rows.filter((row) => !row.set);
    if (wrong.length === 0)
        return;
    throw new build/* EnvironmentError */.eG({
        code: "SEQUENCE_NOT_SET",
        what: `${wrong.length} sequences cannot be set on the target: ${wrong
            .map((row) => `${row.schema}.${row.name} (${row.missing ? "missing" : "position outside its limits"})`)
            .join(", ")}`,
        why: "The target's schema differs from the source's",
        remedy: "Correct the sequence on the target (apply-schema, ALTER SEQUENCE), then run again",
    });
}
/** Those of `now` that are not the same in `before`. */
function changedSequences(now, before) {
    const key = (sequence) => JSON.stringify([sequence.schema, sequence.name]);
    const known = new Map(before.map((sequence) => [key(sequence), sequence]));
    return now.filter((sequence) => {
        const old = known.get(key(sequence));
        return old?.lastValue !== sequence.lastValue || old.isCalled !== sequence.isCalled;
    });
}
/**
 * Brings the target's sequences to the source's positions and reads all of them back.
 * @param known positions the target is known to have from an earlier call: only what moved since is set
 * @returns the source's positions and how many were set
 * @throws EnvironmentError when one cannot be set or the read-back differs
 */
async function copySequences(source, target, known, scope) {
    const sequences = await readSequences(source, scope);
    const moved = changedSequences(sequences, known);
    await setSequences(target, moved);
    const wrong = changedSequences(sequences, await readSequences(target, scope));
    if (wrong.length > 0)
        throw new build/* EnvironmentError */.eG({
            code: "SEQUENCE_DIFFERS",
            what: `${wrong.length} sequences of the target differ after they were set: ${wrong
                .map(({ schema, name }) => `${schema}.${name}`)
                .join(", ")}`,
            why: "Something uses them on the target",
            remedy: "Keep every application off the target until the cutover, then run again",
        });
    return { sequences, set: moved.length };
}
//# sourceMappingURL=sequences.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/side-checks.js

/** A transaction open for longer is a report or a leak; the freeze would end it. */
const LONG_TRANSACTION_S = 60;
/** The replication task runs, carries every table, and has no table or row in error. */
function taskChecks(task, sourceTables, exceptions) {
    const carried = new Set(task.tables.map(build/* displayName */.QC));
    const left = sourceTables.map(build/* displayName */.QC).filter((name) => !carried.has(name));
    const unready = task.tables.filter((table) => !table.completed);
    return [
        check("task is running", task.running, task.status, "Start it (create-dms-task), wait for wait-for-cdc"),
        check("every table is carried", left.length === 0, left.length === 0 ? `${task.tables.length} tables` : `not in the task: ${left.join(", ")}`, "Recreate the task with create-dms-task so that it carries them"),
        check("no table in error or loading", unready.length === 0 && task.tables.length > 0, unready.length === 0
            ? `${task.tables.length} completed`
            : unready.map((table) => `${(0,build/* displayName */.QC)(table)}: ${table.state}`).join(", "), "Correct the cause in the task's log, reload the tables, wait for wait-for-cdc"),
        check("no apply exceptions", exceptions === 0, `${exceptions} rows in awsdms_control.awsdms_apply_exceptions`, "Read them, reload the tables they name, then empty that table"),
    ];
}
/** Rights and state that both sides need. */
function sideChecks(side, facts) {
    const { user } = facts;
    const forbidden = facts.tablesWithoutTriggerRight;
    return [
        check(`${side} takes writes`, !facts.standby && !facts.readOnly, facts.standby ? "it is a standby" : facts.readOnly ? "it is read-only" : "writable primary", `Give the writer's address as ${side}-url`),
        check(`${side} has the marker`, facts.marker, "migration_ctl.marker", `Run create-dms-task: it makes the marker; GRANT ${facts.user} its table if another user ran it`),
        check(`write guard can be made on the ${side}`, facts.mayCreateSchemas && forbidden.length === 0, forbidden.length > 0
            ? `no TRIGGER right on ${forbidden.join(", ")}`
            : `${facts.unarmedTables} tables not armed yet`, `As owner: GRANT CREATE ON DATABASE ... TO ${user}; GRANT TRIGGER ON the tables named TO ${user}`),
    ];
}
/** What the freeze needs of the source. */
function sourceChecks(facts) {
    const { user } = facts;
    const oldest = Math.round(facts.oldestTransaction);
    return [
        check("no prepared transactions", facts.preparedTransactions === 0, `${facts.preparedTransactions} in pg_prepared_xacts`, "COMMIT PREPARED or ROLLBACK PREPARED them: they could commit after the freeze"),
        check("no large objects", facts.largeObjects === 0, `${facts.largeObjects} in pg_largeobject_metadata`, "DMS does not carry large objects: move them into bytea columns, or remove them"),
        check("no long transactions", oldest < LONG_TRANSACTION_S, `oldest ${oldest} s`, "Let it end first: the freeze terminates transactions that outlast the grace"),
        check("proof slot has room", facts.walLevel === "logical" && facts.freeSlots > 0, `wal_level ${facts.walLevel}, ${facts.freeSlots} slots free`, "Set wal_level=logical and raise max_replication_slots, then restart the source"),
        check("right to replicate", facts.mayReplicate, user, `As superuser: ALTER ROLE ${user} REPLICATION`),
        check("right to see all sessions", facts.maySeeSessions, user, `As superuser: GRANT pg_read_all_stats TO ${user}; without it old transactions stay unseen`),
        check("right to end sessions", facts.mayEndSessions, user, `As superuser: GRANT pg_signal_backend TO ${user} (sessions of superusers need a superuser)`),
        check("right to close the source", facts.ownsDatabase, facts.ownsDatabase ? `${user} may alter it` : `${user} does not own the database`, `As superuser: ALTER DATABASE ... OWNER TO ${user}, or GRANT its owner TO ${user}`),
    ];
}
/** What the switch needs of the target. */
function targetChecks(facts) {
    const forbidden = facts.sequencesWithoutRight;
    return [
        check("right to set sequences", forbidden.length === 0, forbidden.length > 0 ? `not on ${forbidden.join(", ")}` : facts.user, `GRANT UPDATE ON ALL SEQUENCES IN SCHEMA ... TO ${facts.user} on the target`),
    ];
}
function check(name, holds, detail, remedy) {
    return { name, state: holds ? "passed" : "failed", detail, remedy: holds ? "" : remedy };
}
//# sourceMappingURL=side-checks.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/side-facts.js


/** Reads the facts of one side. `spared` are users whose transactions do not count. */
async function readSideFacts(client, migration, spared) {
    const { rows } = await client.query(`SELECT current_user::text AS user, current_setting('wal_level') AS "walLevel", pg_is_in_recovery() AS standby,
            current_setting('transaction_read_only') = 'on' AS "readOnly",
            (SELECT count(*)::int FROM pg_prepared_xacts WHERE database = current_database()) AS "preparedTransactions",
            (SELECT count(*)::int FROM pg_largeobject_metadata) AS "largeObjects",
            (SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8 FROM pg_stat_activity
              WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                AND usename <> ALL ($1::name[])) AS "oldestTransaction",
            current_setting('max_replication_slots')::int - (SELECT count(*)::int FROM pg_replication_slots) AS "freeSlots",
            r.rolsuper OR r.rolreplication AS "mayReplicate",
            pg_has_role('pg_read_all_stats', 'USAGE') AS "maySeeSessions",
            pg_has_role('pg_signal_backend', 'USAGE') AS "mayEndSessions",
            pg_has_role(d.datdba, 'USAGE') AS "ownsDatabase",
            has_database_privilege(d.oid, 'CREATE') AS "mayCreateSchemas"
       FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`, [spared]);
    const tables = await client.query(`SELECT coalesce(array_agg(schema || '.' || name) FILTER (WHERE NOT has_table_privilege(oid, 'TRIGGER')), '{}') AS forbidden,
            count(*) FILTER (WHERE NOT armed)::int AS unarmed
       FROM (${GUARDED_TABLES}) AS g`, [build/* MIGRATION_SCHEMAS */.U5]);
    const sequences = await client.query(`SELECT coalesce(array_agg(n.nspname || '.' || c.relname), '{}') AS forbidden
       FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname !~ '^pg_' AND n.nspname <> ALL ($1::text[])
        AND NOT has_sequence_privilege(s.seqrelid, 'UPDATE')`, [build/* MIGRATION_SCHEMAS */.U5]);
    const marker = await client.query(`SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT, UPDATE') AS usable
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'migration_ctl' AND c.relname = 'marker'`);
    const row = "SELECT FROM migration_ctl.marker WHERE task = $1";
    return {
        ...rows[0],
        tablesWithoutTriggerRight: tables.rows[0].forbidden,
        unarmedTables: tables.rows[0].unarmed,
        sequencesWithoutRight: sequences.rows[0].forbidden,
        marker: marker.rows[0]?.usable === true && (await client.query(row, [migration])).rowCount === 1,
    };
}
//# sourceMappingURL=side-facts.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/preflight.js








const PROBES = { most: 20, budget: 15_000 };
/**
 * Looks at everything that could make the cutover fail, while writes still flow. Changes nothing but the marker row.
 * @param slot name for the proof slot's trial
 * @throws UserError when the plan's scope names what is not there; else only when a side or the task cannot be asked
 * at all: what it finds is in the checks
 */
async function preflight(plan, source, target, forward, slot, clock, signal) {
    const spared = sparedUsers(plan);
    const [task, sourceSide, targetSide] = await Promise.all([
        forward.state(signal),
        readSide(source, plan, spared),
        readSide(target, plan, spared),
    ]);
    (0,postgres_build/* checkScope */.DB)(sourceSide.tables, plan.scope, "the source");
    const carried = sourceSide.tables.filter((table) => (0,postgres_build/* isInScope */.yX)(table, plan.scope));
    const checks = [
        ...taskChecks(task, carried, await countApplyExceptions(target, task.name)),
        ...sideChecks("source", sourceSide.facts),
        ...sourceChecks(sourceSide.facts),
        ...sideChecks("target", targetSide.facts),
        ...targetChecks(targetSide.facts),
        missing("tables on the target", carried, targetSide.tables),
        missing("sequences on the target", sourceSide.sequences, targetSide.sequences),
        await attempt("PL/pgSQL loads on the source", "Repair the server's plpgsql library: the write guard needs it", () => source.query("DO $$BEGIN END$$")),
        await attempt("PL/pgSQL loads on the target", "Repair the server's plpgsql library: the write guard needs it", () => target.query("DO $$BEGIN END$$")),
        await attempt("proof slot can be made", "See the reason", async () => {
            await createProofSlot(source, slot);
            await dropProofSlot(source, slot);
        }),
    ];
    if (!task.running || !sourceSide.facts.marker || !targetSide.facts.marker)
        return { checks, batchApply: task.batchApply };
    const { check, forecast } = await forecastDrain(plan, source, target, clock, signal);
    return { checks: [...checks, check], forecast, batchApply: task.batchApply };
}
async function readSide(client, { migration, scope }, spared) {
    return {
        facts: await readSideFacts(client, migration, spared),
        tables: await (0,postgres_build/* readTables */.gb)(client),
        sequences: await readSequences(client, scope),
    };
}
function missing(what, wanted, there) {
    const known = new Set(there.map(build/* displayName */.QC));
    const absent = wanted.map(build/* displayName */.QC).filter((name) => !known.has(name));
    return {
        name: what,
        state: absent.length > 0 ? "failed" : "passed",
        detail: absent.length > 0 ? `missing: ${absent.join(", ")}` : `all ${wanted.length}`,
        remedy: absent.length > 0 ? "Run apply-schema, and load what was added since" : "",
    };
}
async function attempt(name, remedy, body) {
    try {
        await body();
        return { name, state: "passed", detail: "tried", remedy: "" };
    }
    catch (error) {
        return { name, state: "failed", detail: (0,build/* errorText */.kc)(error), remedy };
    }
}
/** Sends markers through the running task; how long they take is how long the drain will. */
async function forecastDrain(plan, source, target, clock, signal) {
    const name = "drain forecast";
    try {
        const limits = { ...PROBES, timeout: plan.drainTimeout };
        const samples = (await probeDrain(source, target, plan.migration, limits, clock, signal)).sort((a, b) => a - b);
        const forecast = samples[Math.ceil(samples.length * 0.95) - 1];
        const detail = `${samples.length} markers, 95 % within ${forecast} ms`;
        return { check: { name, state: "passed", detail, remedy: "" }, forecast };
    }
    catch (error) {
        signal.throwIfAborted();
        const remedy = "Wait until the task has caught up (wait-for-cdc), or raise drain-timeout";
        return { check: { name, state: "failed", detail: (0,build/* errorText */.kc)(error), remedy } };
    }
}
//# sourceMappingURL=preflight.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/recover.js



/**
 * Decides by the journal what earlier runs left behind; the commit point alone counts. What was not committed is
 * undone here: the source is opened. Call it with the lock held.
 * @param dryRun leave everything as it is
 * @throws EnvironmentError when the source is frozen by a run that this target's journal does not know
 */
async function recover(source, target, actor, observer, dryRun) {
    const runs = await readRuns(target);
    const finished = runs.find((run) => run.finished);
    if (finished)
        return { kind: "finished", run: finished };
    const switched = runs.find((run) => run.committed);
    if (switched)
        return { kind: "switched", run: switched };
    const guard = await readGuard(source);
    const left = runs.filter((run) => !run.aborted);
    if (guard?.mode === "frozen") {
        const { runId } = guard;
        if (runId === null || !runs.some((run) => run.runId === runId))
            throw unknownFreeze(runId);
        if (!dryRun) {
            await thaw(source, runId);
            observer.warning(`Run ${runId} ended before its switch: writes on the source were resumed`);
        }
    }
    if (!dryRun)
        for (const run of left) {
            const journal = new Journal(target, run.runId, actor);
            journal.epoch = run.epoch;
            await journal.write(ABORTED, "done", { by: "recovery" });
        }
    return { kind: "nothing" };
}
function unknownFreeze(runId) {
    return new build/* EnvironmentError */.eG({
        code: "UNKNOWN_FREEZE",
        what: `The source is frozen by run ${runId ?? "(none)"}, which the journal on this target does not know`,
        why: "target-url names another database than that run's, or its journal was removed",
        remedy: "Correct target-url. Only if you are sure that no target was ever opened: " +
            "UPDATE migration_guard.state SET mode='open', expires_at='infinity', run_id=NULL on the source",
    });
}
//# sourceMappingURL=recover.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/steps.js

/** Runs the steps of a cutover: timed for the report and, with a journal, recorded before and after. */
class Steps {
    clock;
    observer;
    journal;
    constructor(clock, observer, journal) {
        this.clock = clock;
        this.observer = observer;
        this.journal = journal;
    }
    /** Runs a step and records its intent, and its result (as `tell` puts it) or failure. */
    async run(name, body, tell = () => ({})) {
        this.journal?.note(name, "intent");
        try {
            const result = await this.time(name, body);
            this.journal?.note(name, "done", tell(result));
            return result;
        }
        catch (error) {
            this.journal?.note(name, "failed", { error: (0,build/* errorText */.kc)(error) });
            throw error;
        }
    }
    /** Runs a step for the report only. */
    async time(name, body) {
        const begun = this.clock.now();
        this.observer.started(name);
        try {
            const result = await body();
            this.observer.ended(name, this.clock.now() - begun, "done");
            return result;
        }
        catch (error) {
            this.observer.ended(name, this.clock.now() - begun, (0,build/* errorText */.kc)(error));
            throw error;
        }
    }
}
//# sourceMappingURL=steps.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/stragglers.js

const stragglers_POLL_MS = 5;
/** After the grace: terminate, give the sessions time to go, look again; this many times, then give up. */
const SWEEPS = 20;
const SWEEP_MS = 250;
/** Transactions that may still write with a snapshot from before the freeze. */
const OLD_TRANSACTIONS = `
  cut LEFT JOIN pg_stat_activity a
    ON a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.xact_start <= cut.at
   AND a.backend_type <> ALL ('{walsender,autovacuum worker,parallel worker}')
   AND (a.usename IS NULL OR a.usename <> ALL ($1::name[]) OR a.backend_xid IS NOT NULL)`;
/**
 * Waits until no transaction that began before the freeze is left; after `grace` (ms) those of the application are
 * terminated. Without this, a transaction with an older snapshot does not see the freeze and commits after it.
 * Spared users (DMS keeps transactions open on purpose) are waited for only once they have written, and never cut off.
 * @param spared user names
 * @returns how many sessions were terminated
 * @throws EnvironmentError when one does not end, or a prepared transaction appeared
 */
async function waitForStragglers(client, spared, grace, clock, signal) {
    const terminated = new Set();
    let cut = null;
    let nextSweep = clock.now() + grace;
    for (let sweeps = 0;; await clock.sleep(stragglers_POLL_MS, signal)) {
        const seen = await look(client, spared, cut);
        cut = seen.cut;
        if (seen.prepared > 0)
            throw preparedTransaction();
        if (seen.old === 0)
            return terminated.size;
        if (clock.now() < nextSweep)
            continue;
        if (sweeps++ === SWEEPS)
            throw stuck(seen.old);
        for (const pid of await terminate(client, spared, cut))
            terminated.add(pid);
        nextSweep = clock.now() + SWEEP_MS;
    }
}
async function look(client, spared, cut) {
    // The first look sets the cut: its statement began after the freeze committed, so what starts later sees the freeze.
    const { rows } = await client.query(`WITH cut AS MATERIALIZED (SELECT coalesce($2::timestamptz, clock_timestamp()) AS at)
     SELECT cut.at::text AS cut, count(a.pid)::int AS old,
            (SELECT count(*)::int FROM pg_prepared_xacts WHERE database = current_database()) AS prepared
       FROM ${OLD_TRANSACTIONS} GROUP BY cut.at`, [spared, cut]);
    return rows[0];
}
/** All signals in one statement; its answer comes before the sessions are gone. */
async function terminate(client, spared, cut) {
    const { rows } = await client.query(`WITH cut AS MATERIALIZED (SELECT $2::timestamptz AS at)
     SELECT a.pid, pg_terminate_backend(a.pid) FROM ${OLD_TRANSACTIONS}
      WHERE a.backend_type = 'client backend' AND a.usename <> ALL ($1::name[])`, [spared, cut]);
    return rows.map((row) => row.pid);
}
/** The refusal while two-phase transactions stand prepared: they commit later, past every freeze. */
function preparedTransaction() {
    return new build/* EnvironmentError */.eG({
        code: "PREPARED_TRANSACTION",
        what: "A prepared transaction stands open on the source",
        why: "It could be committed after the freeze",
        remedy: "COMMIT PREPARED or ROLLBACK PREPARED what pg_prepared_xacts lists, then run again",
    });
}
function stuck(count) {
    return new build/* EnvironmentError */.eG({
        code: "TRANSACTION_STUCK",
        what: `${count} transactions older than the freeze did not end on the source`,
        why: "They belong to spared users and have written, or do not react to pg_terminate_backend",
        remedy: "End them (pg_stat_activity, oldest xact_start), then run again",
    });
}
//# sourceMappingURL=stragglers.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/thaw-source.js


/** The session that froze answers within this, or a new one is opened. */
const PATIENCE_MS = 1_000;
const RETRY_MS = 250;
/**
 * Ends this run's freeze, whatever happened to its sessions: by the session at hand, else by new ones, until `limit`
 * (ms) is over. Needs the source only.
 * @returns whether the source is known to be open
 */
async function thawSource(client, source, runId, limit, clock) {
    const done = thaw(client, runId).then(() => true, () => false);
    const late = new AbortController();
    const timeout = clock.sleep(PATIENCE_MS, late.signal).then(() => false, () => false);
    if (await Promise.race([done, timeout])) {
        late.abort();
        return true;
    }
    late.abort();
    for (const deadline = clock.now() + limit; clock.now() < deadline; await clock.sleep(RETRY_MS)) {
        let other;
        try {
            other = await openSession(source, "source");
            await thaw(other, runId);
            return true;
        }
        catch {
            // The source may be restarting: try again.
        }
        finally {
            if (other)
                await closeSession(other);
        }
    }
    return false;
}
//# sourceMappingURL=thaw-source.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/run-cutover.js






















/**
 * Moves the application from source to target: look, prepare, freeze, prove, pass the commit point, go on.
 * Up to the commit point every failure, and cancellation, opens the source again; after it the way is only forward.
 * Run again after a crash it finds out from the journal which of the two holds.
 * @param cancel aborted when the job is cancelled
 * @throws UserError when the preflight forbids it or another run is at work; RolledBackError when the freeze was
 *   undone; CommitUnknownError when a person must decide; UnfinishedError when only steps after the switch are left
 */
async function runCutover(plan, ports, cancel) {
    const { clock, observer } = ports;
    const id = `${new Date(clock.now()).toISOString().slice(0, 19).replace(/[-:]/g, "").toLowerCase()}-${(0,external_node_crypto_.randomBytes)(3).toString("hex")}`;
    const sessions = await openSessions(plan.source, plan.target);
    try {
        const lockPid = await takeLock(sessions.journal);
        const past = await recover(sessions.source, sessions.journal, plan.actor, observer, plan.dryRun);
        if (past.kind === "finished")
            return { status: "finished-earlier", runId: past.run.runId };
        const begin = (runId) => {
            const journal = new Journal(sessions.journal, runId, plan.actor);
            const steps = new Steps(clock, observer, journal);
            return { id: runId, plan, ports, sessions, lockPid, journal, steps, cancel };
        };
        if (past.kind === "switched") {
            if (plan.dryRun)
                return { status: "dry-run", runId: past.run.runId, resumed: true };
            const run = begin(past.run.runId);
            run.journal.epoch = past.run.epoch;
            observer.warning(`Run ${run.id} had passed the commit point: finishing it`);
            return { status: "switched", runId: run.id, resumed: true, ...(await goForward(run, undefined)) };
        }
        const run = begin(id);
        const { forecast, batchApply } = await lookBefore(run);
        if (plan.dryRun)
            return { status: "dry-run", runId: id, forecast };
        const known = await prepare(run);
        const { figures, journal } = await crossTheWindow(run, known, batchApply ? 2 : 1);
        const rest = await goForward({ ...run, journal, steps: new Steps(clock, observer, journal) }, figures);
        return { status: "switched", runId: id, freeze: figures, forecast, ...rest };
    }
    catch (error) {
        throw explained(error);
    }
    finally {
        await Promise.all([closeSessions(sessions), ports.rowCheck.close()]);
    }
}
/** Step 1. Nothing is changed yet but the marker row. */
async function lookBefore({ id, plan, ports, sessions, cancel }) {
    const { clock, forward, observer } = ports;
    // Not journaled: the journal's table is made only once the preflight has passed.
    const look = await new Steps(clock, observer).time("preflight", () => preflight(plan, sessions.proof, sessions.drain, forward, proofSlotName(id), clock, cancel));
    observer.preflight(look.checks);
    const failed = look.checks.filter((check) => check.state === "failed");
    if (failed.length > 0)
        throw new build/* UserError */.yo({
            code: "PREFLIGHT_FAILED",
            what: `The cutover cannot begin: ${failed.map(({ name, detail }) => `${name} (${detail})`).join("; ")}`,
            why: "Nothing was frozen or changed",
            remedy: failed.map(({ remedy }) => remedy).join(". "),
        });
    return look;
}
/** Step 2. Everything that can be done while writes still flow: guards armed, sequences near, proof slot waiting. */
async function prepare({ id, plan, ports, sessions, journal, steps, cancel }) {
    const { clock } = ports;
    const slot = proofSlotName(id);
    await prepareJournal(journal.client);
    await journal.write("begin", "done", { migration: plan.migration });
    await steps.run("arm write guards", async () => {
        // What an open side needs no exemption for stays unexempted: the application may well use the source's user.
        await Promise.all([
            armGuard(sessions.source, "source", plan.exemptUsers, clock, cancel),
            armGuard(sessions.targetSequences, "target", sparedUsers(plan), clock, cancel),
        ]);
        await claimTarget(sessions.targetSequences, id);
    });
    const { sequences } = await steps.run("sequences, first pass", () => copySequences(sessions.sourceSequences, sessions.targetSequences, [], plan.scope));
    await ports.rowCheck.prepare();
    await steps.run("proof slot", () => createProofSlot(sessions.proof, slot));
    cancel.throwIfAborted();
    return sequences;
}
/** Steps 3-9, from the freeze to the commit point. Whatever fails here opens the source again. */
async function crossTheWindow({ id, plan, ports, sessions, lockPid, journal, steps, cancel }, known, markers) {
    const { clock, observer } = ports;
    const slot = proofSlotName(id);
    const window = openWindow(cancel, plan.freezeLimit, sessions, clock);
    const { signal } = window;
    journal.onFailure = window.fail;
    let frozenAt = clock.now();
    let freezing = Promise.resolve();
    let fenced = false;
    let stopLease = () => { };
    const elapsed = () => clock.now() - frozenAt;
    const step = async (name, body, tell) => {
        signal.throwIfAborted();
        return steps.run(name, body, tell);
    };
    try {
        const proven = await window.within(async () => {
            await step("freeze", async () => {
                await journal.flush(); // the intent is on record before the effect
                signal.throwIfAborted();
                frozenAt = clock.now();
                const frozen = freeze(sessions.source, id, plan.leaseTtl);
                freezing = frozen.catch(() => { });
                journal.epoch = await frozen;
                signal.throwIfAborted();
                const lease = { runId: id, epoch: journal.epoch, ttl: plan.leaseTtl };
                stopLease = keepLease(sessions.lease, lease, clock, window.fail);
            });
            const terminated = await step("old transactions", () => waitForStragglers(sessions.source, sparedUsers(plan), plan.grace, clock, signal), (count) => ({ terminated: count }));
            let token = "";
            const drained = async () => {
                for (let n = 1; n <= markers; n++) {
                    token = `${id}:${n}`;
                    const counter = await writeMarker(sessions.proof, plan.migration, token);
                    await waitForMarker(sessions.drain, plan.migration, counter, plan.drainTimeout, clock, signal);
                }
                return elapsed();
            };
            const drainThenCompare = async () => {
                const toDrained = await step("drain", drained, (ms) => ({ token, ms }));
                observer.info(`Drained ${toDrained} ms after the freeze; comparing rows`);
                const [rows] = await window.all([
                    step("rows", () => requireEqualRows(ports.rowCheck, signal), ({ tables, rows }) => ({ tables, rows })),
                    step("task and tables clean", () => requireCleanTask(ports.forward, sessions.drain, signal)),
                ]);
                return { toDrained, rows };
            };
            const [{ toDrained, rows }, sequences] = await window.all([
                drainThenCompare(),
                step("sequences", () => copySequences(sessions.sourceSequences, sessions.targetSequences, known, plan.scope), ({ sequences, set }) => ({ sequences: sequences.length, set })),
            ]);
            await step("fence", () => {
                fenced = true;
                return fence(sessions.source, id, journal.epoch);
            });
            stopLease();
            await steps.time("freeze proof", () => requireSilence(sessions.proof, slot, token));
            await journal.flush();
            return { toDrained, terminated, rows, sequences: sequences.sequences.length };
        });
        // Last moment to turn back; from here the answer of the target alone decides.
        signal.throwIfAborted();
        window.close();
        const facts = { changesAfterMarker: 0, rows: proven.rows.rows, sequences: proven.sequences };
        const client = await steps.time(COMMIT_POINT, () => passCommitPoint(journal, lockPid, facts, plan.target, clock, observer));
        const figures = { ...proven, toCommit: elapsed() };
        observer.info(`Commit point passed ${figures.toCommit} ms after the freeze: the target is open`);
        if (client === journal.client)
            return { figures, journal };
        sessions.journal = client;
        const renewed = new Journal(client, id, plan.actor);
        renewed.epoch = journal.epoch;
        return { figures, journal: renewed };
    }
    catch (error) {
        window.fail(error);
        stopLease();
        if (error instanceof CommitUnknownError)
            throw error;
        await Promise.race([freezing, clock.sleep(1_000)]); // a freeze still under way must not come after the thaw
        const open = await thawSource(sessions.undo, plan.source, id, plan.leaseTtl, clock);
        const frozenMs = open ? elapsed() : undefined;
        observer.warning(open
            ? `Writes on the source were resumed after ${frozenMs} ms`
            : "The source could not be reached to resume writes");
        await window.settled(1_000);
        journal.note(ABORTED, "done", { frozenMs });
        await Promise.race([journal.flush(), clock.sleep(1_000)]).catch(() => { }); // the next run writes it otherwise
        throw new RolledBackError(id, frozenMs, error, stillFrozen(id, fenced, plan.leaseTtl));
    }
    finally {
        window.close();
    }
}
/** Steps 10-13, after the commit point: each may be repeated, none undoes. */
async function goForward({ id, plan, ports, sessions, journal, steps, cancel }, figures) {
    const { clock, forward, switchTo, observer } = ports;
    const { host, port, database } = plan.target;
    try {
        if (switchTo)
            await steps.run("switch", () => switchTo({ phase: "switch", migration: plan.migration, runId: id, host, port, database }, cancel));
        else
            observer.warning(`No switch-command: point the application at ${host}:${port}/${database} by hand, now`);
        cancel.throwIfAborted();
        const result = await steps.run("close source", () => closeSource(sessions.source, sparedUsers(plan), clock), ({ closed }) => ({ closed }));
        cancel.throwIfAborted();
        await steps.run("stop forward task", () => forward.stop(cancel));
        await steps.run("canary", () => proveTargetOpen(plan.target, id));
        await journal.write(FINISHED, "done");
        return result;
    }
    catch (error) {
        await journal.flush().catch(() => { });
        throw new UnfinishedError(id, figures, error);
    }
}
function stillFrozen(runId, fenced, ttl) {
    return fenced
        ? `The source could not be reached and stays frozen: run again when it is back, or on the source: UPDATE migration_guard.state SET mode='open', expires_at='infinity', run_id=NULL WHERE run_id='${runId}'`
        : `The source could not be reached; its freeze ends by itself within ${ttl / 1000} s`;
}
//# sourceMappingURL=run-cutover.js.map
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./packages/cutover/build/switch-command.js



const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** How much of a cancelled job's time a running command still gets. */
const CANCEL_GRACE_MS = 4_000;
/**
 * A switch made by a command of the user: argv without a shell, the order as JSON on stdin, exit code 0 = done.
 * A failing command is repeated until `timeout` (ms) is over, and killed then.
 */
function commandSwitch(argv, timeout, clock, observer) {
    return async (order, signal) => {
        const deadline = clock.now() + timeout;
        for (let pause = FIRST_PAUSE_MS;; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
            const failure = await runOnce(argv, order, deadline - clock.now(), signal, clock);
            if (failure === undefined)
                return;
            signal.throwIfAborted();
            if (clock.now() + pause >= deadline)
                throw commandFailed(argv, failure);
            observer.info(`Switch command failed (${failure}); again in ${pause / 1000} s`);
            await clock.sleep(pause, signal);
        }
    };
}
/** Runs the command; resolves to undefined or to how it failed. Its output goes to the log only on failure. */
async function runOnce(argv, order, limit, signal, clock) {
    const [program = "", ...args] = argv;
    const child = (0,external_node_child_process_.spawn)(program, args, { stdio: ["pipe", "ignore", "pipe"] });
    const errors = [];
    child.stderr.on("data", (piece) => {
        errors.push(piece);
        if (errors.length > 50)
            errors.shift();
    });
    child.stdin.on("error", () => { }); // it may end without reading
    child.stdin.end(`${JSON.stringify(order)}\n`);
    const over = new AbortController();
    const kill = (after) => clock.sleep(after, over.signal).then(() => child.kill("SIGKILL"), () => { });
    const cancelled = () => void kill(CANCEL_GRACE_MS);
    signal.addEventListener("abort", cancelled, { once: true });
    void kill(limit);
    try {
        const [code, killedBy] = (await (0,external_node_events_.once)(child, "exit"));
        if (code === 0)
            return undefined;
        const said = Buffer.concat(errors).toString("utf8").trim().split("\n").slice(-3).join("\n");
        return [killedBy ? `ended by ${killedBy}` : `exit code ${code}`, said].filter(Boolean).join(": ");
    }
    catch (cause) {
        throw new build/* UserError */.yo({
            code: "SWITCH_COMMAND_MISSING",
            what: `The switch command ${program} cannot be started`,
            why: cause.message,
            remedy: "Correct switch-command (one argv item per line, no shell), then run again to finish the switch",
            cause,
        });
    }
    finally {
        over.abort();
        signal.removeEventListener("abort", cancelled);
        child.stderr.destroy(); // a grandchild may hold it open
    }
}
function commandFailed(argv, failure) {
    return new build/* EnvironmentError */.eG({
        code: "SWITCH_COMMAND_FAILED",
        what: `The switch command ${argv[0]} did not succeed in time`,
        why: failure,
        remedy: "Correct its cause, then run again to finish the switch",
    });
}
//# sourceMappingURL=switch-command.js.map
;// CONCATENATED MODULE: ./packages/cutover/build/index.js









//# sourceMappingURL=index.js.map

/***/ })

};
