export const id = 982;
export const ids = [982];
export const modules = {

/***/ 4601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
;// CONCATENATED MODULE: ./actions/decommission/build/io.gen.js
const io = {
    action: "decommission",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "source-url", "property": "sourceUrl", "type": "secret", "required": false },
        { "name": "source-secret", "property": "sourceSecret", "type": "string", "required": false },
        { "name": "target-url", "property": "targetUrl", "type": "secret", "required": false },
        { "name": "target-secret", "property": "targetSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "dry-run", "property": "dryRun", "type": "boolean", "required": true },
        { "name": "force", "property": "force", "type": "boolean", "required": true },
        { "name": "keep-logs", "property": "keepLogs", "type": "boolean", "required": true },
        { "name": "poll-interval", "property": "pollInterval", "type": "duration", "required": true, "min": 100, "max": 300000 },
        { "name": "ready-timeout", "property": "readyTimeout", "type": "duration", "required": true, "min": 1000, "max": 21600000 },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["found", "removed", "monthly-cost", "verdict", "report"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: ./packages/aws/build/dms.js + 12 modules
var build_dms = __webpack_require__(3808);
// EXTERNAL MODULE: ./packages/aws/build/logs.js + 1 modules
var build_logs = __webpack_require__(5332);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/cutover/build/index.js + 26 modules
var cutover_build = __webpack_require__(9474);
;// CONCATENATED MODULE: ./actions/decommission/build/confirm.js

const ANEW = "the task and its place in the changes are gone, so the migration has to start anew with an empty target; the rows already there stay";
const OBJECTIONS = {
    "not begun": {
        why: "The journal on the target knows no cutover of it",
        consequence: ANEW,
        remedy: "Run cutover first; to give the migration up, set force: true",
    },
    "rolled back": {
        why: "Its cutover was rolled back: the source is the database",
        consequence: ANEW,
        remedy: "Run cutover again; to give the migration up, set force: true",
    },
    unfinished: {
        why: "A cutover began and did not record its end",
        consequence: ANEW,
        remedy: "Run cutover again: it finishes or undoes what was begun; to give the migration up, set force: true",
    },
    switched: {
        why: "Its cutover passed the commit point, but the steps after it are not all done",
        consequence: "the cutover cannot be finished any more: point the application at the target and close the source by hand",
        remedy: "Run cutover again: it finishes. Only if that cannot be done, set force: true",
    },
};
/** @param state undefined when the target cannot be reached, so that nobody can tell */
function objectionTo(state) {
    if (state === "finished")
        return undefined;
    if (state !== undefined)
        return OBJECTIONS[state];
    return {
        why: "The target cannot be reached, so nobody can tell whether the cutover is finished",
        consequence: ANEW,
        remedy: "Bring the target back; to give the migration up, set force: true",
    };
}
/** What the user is told who asked for the removal too early. */
function refused(migration, { why, consequence, remedy }) {
    return new domain_build/* UserError */.yo({
        code: "CUTOVER_NOT_DONE",
        what: `Nothing was removed: the cutover of ${migration} is not confirmed done`,
        why: `${why}. Removing everything now means: ${consequence}`,
        remedy,
    });
}
//# sourceMappingURL=confirm.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/things.js
/**
 * What a migration leaves, in the order of its removal. Each kind names those that must be gone before it: DMS refuses
 * to delete what is used, and a running task would make its slot and tables anew.
 */
const ORDER = {
    "replication task": [],
    "serverless replication": [],
    publication: ["replication task", "serverless replication"],
    "replication slot": ["replication task", "serverless replication"],
    endpoint: ["replication task", "serverless replication"],
    certificate: ["endpoint"],
    "replication instance": ["replication task"],
    "subnet group": ["replication instance", "serverless replication"],
    log: ["replication task", "serverless replication"],
    "DMS control tables": ["replication task", "serverless replication"],
    "DMS heartbeat": ["replication task", "serverless replication"],
    "DDL capture": ["replication task", "serverless replication"],
    "write guard": ["replication task", "serverless replication"],
    "control schema": ["replication task", "serverless replication"],
    // Last: it tells the next run that it may go on.
    journal: [],
};
const FREE = { usd: 0, words: "free" };
//# sourceMappingURL=things.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/prices.js

/** Where the prices below hold; shown beside every sum. */
const PRICE_NOTE = "us-east-1, on demand, as seen in 2026; not your bill";
const HOURS_PER_MONTH = 730;
/** USD per hour with one zone, as far as known; two zones cost twice as much. */
const INSTANCE_HOUR = {
    "dms.t2.micro": 0.018,
    "dms.t3.medium": 0.0745,
    "dms.c5.large": 0.154,
};
/** USD per GB and month of gp2 storage beyond what an instance includes: 50 GB with t classes, 100 GB with larger ones. */
const STORAGE = 0.115;
/** USD per GB and month of logs in CloudWatch. */
const LOGS = 0.03;
/** What a replication instance costs in a month. @param storage GiB */
function instanceCost(size, storage, multiAz) {
    const included = size.startsWith("dms.t") ? 50 : 100;
    const zones = multiAz ? 2 : 1;
    const disk = Math.max(0, storage - included) * STORAGE * zones;
    const hour = INSTANCE_HOUR[size];
    if (hour === undefined)
        return { usd: undefined, words: `unknown: no price of ${size || "its class"} is known here` };
    return cost(hour * HOURS_PER_MONTH * zones + disk);
}
/** What a replication of DMS Serverless costs in a month. @param size lowest and highest capacity, in DCU */
function serverlessCost(size, status) {
    const idle = ["created", "ready", "stopped", "failed"].includes(status);
    return {
        usd: undefined,
        words: `unknown: ${size} DCU are billed by the hour${idle ? ", but none while it is stopped" : ""}`,
    };
}
/** What a log costs in a month. @param bytes undefined when it shares a group with others' */
function logCost(bytes) {
    if (bytes === undefined)
        return { usd: undefined, words: "unknown: part of a group; about 0.03 per GB" };
    return cost((bytes / 1e9) * LOGS);
}
/** A slot costs nothing until the disk is full. */
const SLOT_COST = { usd: 0, words: "free, but it fills the source's disk" };
function cost(usd) {
    return usd === 0 ? FREE : { usd, words: usd < 0.01 ? "less than 0.01" : usd.toFixed(2) };
}
//# sourceMappingURL=prices.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/look-at-aws.js





const KINDS = {
    task: "replication task",
    serverless: "serverless replication",
    endpoint: "endpoint",
    certificate: "certificate",
    instance: "replication instance",
    "subnet group": "subnet group",
};
/** Everything on AWS that bears the migration's tag, and its logs. Notes the ids of the tasks. Throws what AWS throws. */
async function lookAtAws(scene) {
    const tagged = await (0,build_dms.findTagged)(scene.dms, scene.migration);
    for (const { kind, arn } of tagged)
        if (kind === "task" || kind === "serverless")
            scene.taskIds.add((0,build_dms.resourceId)(arn));
    const things = tagged.map((resource) => thingOf(scene, resource));
    const logs = scene.logs ? await lookAtLogs(scene, scene.logs, tagged) : [];
    return [...things, ...logs];
}
function thingOf(scene, resource) {
    const { name, size, storage, multiAz, status } = resource;
    const kind = KINDS[resource.kind];
    const facts = { kind, name, place: "AWS", detail: status, cost: FREE };
    const wait = scene.wait(`${kind} ${name}`);
    const { dms } = scene;
    switch (resource.kind) {
        case "task":
            return { ...facts, remove: () => (0,build_dms.deleteTask)(dms, resource.arn, wait) };
        case "serverless":
            return {
                ...facts,
                cost: serverlessCost(size, status),
                remove: () => (0,build_dms.deleteTask)(dms, resource.arn, wait),
            };
        case "endpoint":
            return {
                ...facts,
                async remove() {
                    await refuseUsed(scene, resource);
                    await (0,build_dms.deleteEndpoint)(dms, name, wait);
                },
            };
        case "certificate":
            return { ...facts, remove: () => (0,build_dms.deleteCertificate)(dms, resource.arn) };
        case "instance":
            return {
                ...facts,
                detail: `${status}, ${size}${multiAz ? " in two zones" : ""}, ${storage} GiB`,
                cost: instanceCost(size, storage, multiAz),
                remove: () => (0,build_dms.deleteInstance)(dms, resource.arn, wait),
            };
        case "subnet group":
            return { ...facts, remove: () => (0,build_dms.deleteSubnetGroup)(dms, name) };
    }
}
/** The migration's own tasks are gone by now: one that still uses its endpoint belongs to somebody else. */
async function refuseUsed({ dms, migration }, { name, arn }) {
    const users = (await (0,build_dms.tasksOfEndpoint)(dms, arn)).map((task) => task.name);
    if (users.length === 0)
        return;
    throw new domain_build/* UserError */.yo({
        code: "ENDPOINT_IN_USE",
        what: `Endpoint ${name} is used by ${users.join(", ")}`,
        why: `What uses it does not bear the tag of ${migration}, so it was not touched`,
        remedy: "Delete that task in the DMS console, or give it an endpoint of its own, then run again",
    });
}
/**
 * The logs: the whole group of an instance that is the migration's own, only the task's stream in the group of
 * another. A group outlives its instance, so the one named like the migration counts as its own when no such
 * instance exists.
 */
async function lookAtLogs(scene, logs, tagged) {
    const instances = tagged.filter(({ kind }) => kind === "instance").map(({ name }) => name);
    if (!instances.includes(scene.migration) && (await (0,build_dms.findInstance)(scene.dms, scene.migration)) === undefined)
        instances.push(scene.migration);
    const serverless = tagged.filter(({ kind }) => kind === "serverless").map(({ name }) => name);
    const own = new Set([
        ...instances.map((name) => `dms-tasks-${name.toLowerCase()}`),
        ...[scene.migration, ...serverless].map((name) => `dms-serverless-replication-${name}`),
    ]);
    const things = [];
    for (const group of own) {
        const found = await (0,build_logs/* findLogGroup */.zq)(logs, group);
        if (found !== undefined)
            things.push({
                kind: "log",
                name: group,
                place: "AWS",
                detail: `log group, ${(found.bytes / 1e6).toFixed(1)} MB`,
                cost: logCost(found.bytes),
                remove: () => (0,build_logs/* deleteLogGroup */.Jj)(logs, group),
            });
    }
    for (const id of scene.taskIds)
        for (const place of await (0,build_logs/* findLogStreams */.PJ)(logs, "dms-tasks-", `dms-task-${id}`))
            if (!own.has(place.group))
                things.push({
                    kind: "log",
                    name: `${place.group}/${place.stream}`,
                    place: "AWS",
                    detail: "the task's stream in the log group of an instance that stays",
                    cost: logCost(undefined),
                    remove: () => (0,build_logs/* deleteLogStream */.AH)(logs, place),
                });
    return things;
}
//# sourceMappingURL=look-at-aws.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/control-schema.js


/** Reads what stands in migration_ctl; undefined where there is no such schema. */
async function readControlSchema(client) {
    const schema = await client.query("SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1", [domain_build/* CONTROL_SCHEMA */.um]);
    if (schema.rowCount === 0)
        return undefined;
    const { rows } = await client.query(`SELECT c.relname AS name,
            (SELECT a.attname FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = c.oid AND a.attname IN ('task', 'migration') AND NOT a.attisdropped LIMIT 1) AS key
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname COLLATE "C"`, [domain_build/* CONTROL_SCHEMA */.um]);
    const tables = rows;
    const owners = { task: new Set(), migration: new Set() };
    for (const { name, key } of tables)
        if (key !== null) {
            const column = (0,postgres_build/* quoteIdentifier */.Cm)(key);
            const found = await client.query(`SELECT DISTINCT ${column} AS owner FROM ${tableOf(name)}`);
            for (const { owner } of found.rows)
                owners[key].add(String(owner));
        }
    return { tables, tasks: [...owners.task].sort(), migrations: [...owners.migration].sort() };
}
/** Drops the schema with every table in it, in one transaction. Throws the server's error, also for what is not a table. */
async function dropControlSchema(client, { tables }) {
    await (0,postgres_build/* inTransaction */.sA)(client, "BEGIN", async () => {
        await client.query("SET LOCAL lock_timeout = '10s'");
        for (const { name } of tables)
            await client.query(`DROP TABLE IF EXISTS ${tableOf(name)}`);
        await client.query(`DROP SCHEMA IF EXISTS ${(0,postgres_build/* quoteIdentifier */.Cm)(domain_build/* CONTROL_SCHEMA */.um)}`);
    });
}
/** Deletes one migration's rows from a schema that others use too. */
async function deleteControlRows(client, { tables }, migration) {
    await (0,postgres_build/* inTransaction */.sA)(client, "BEGIN", async () => {
        for (const { name, key } of tables)
            if (key !== null)
                await client.query(`DELETE FROM ${tableOf(name)} WHERE ${(0,postgres_build/* quoteIdentifier */.Cm)(key)} = $1`, [migration]);
    });
}
const tableOf = (name) => (0,postgres_build/* quoteName */.AB)({ schema: domain_build/* CONTROL_SCHEMA */.um, name });
//# sourceMappingURL=control-schema.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/scene.js
/** What a server's refusal of our statements asks of the user. */
const REMEDIES = {
    "42501": "Give the user that made it (of create-dms-task or cutover), or one that owns the tables",
    "25006": "Give a server and user that may write: this one is read-only",
    "2BP01": "Something that is not of the migration hangs on it: move or drop that, then run again",
    "55P03": "Another session holds a lock on it: wait for it or end it, then run again",
};
//# sourceMappingURL=scene.js.map
// EXTERNAL MODULE: ./packages/replication/build/index.js + 10 modules
var replication_build = __webpack_require__(2488);
;// CONCATENATED MODULE: ./actions/decommission/build/source-slots.js






/** A deleted task's session on the source ends by itself; so long it may take, ms. */
const READER_GOES_WITHIN = 60_000;
const LOOK_EVERY = 1_000;
/** What DMS names its slots like: task, database, run. */
const LIKE_DMS = /_\d{8,}_[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$/;
/**
 * Slots and publications that DMS made for the migration's tasks in this database.
 * @param neighbours other migrations of this source: a slot that may as well be one of theirs is not touched
 */
async function lookAtSlots(scene, source, neighbours) {
    const slotsOf = async (ids) => {
        const found = new Map();
        for (const taskResourceId of ids)
            for (const slot of await (0,replication_build/* taskSlots */.VY)(source, { taskResourceId }))
                found.set(slot.name, slot);
        return found;
    };
    const own = await slotsOf(scene.taskIds);
    const theirs = await slotsOf(neighbours);
    const publications = new Map();
    for (const taskResourceId of scene.taskIds)
        for (const { name, tables, slot } of await (0,replication_build/* taskPublications */.$m)(source, { taskResourceId })) {
            // One without a slot may be another task's that is just being started.
            if (slot === undefined ? neighbours.length > 0 : theirs.has(slot))
                continue;
            publications.set(name, {
                kind: "publication",
                name,
                place: "source",
                detail: (0,domain_build/* counted */.hS)(tables, "table"),
                cost: FREE,
                remove: async () => void (await (0,postgres_build/* explainRefusal */.GC)("source", `drop publication ${name}`, REMEDIES, () => (0,replication_build/* dropPublication */.gY)(source, name))),
            });
        }
    const slots = [...own.values()]
        .filter(({ name }) => !theirs.has(name))
        .map((slot) => {
        const { name, active, retainedBytes } = slot;
        return {
            kind: "replication slot",
            name,
            place: "source",
            detail: `${active ? "in use" : "not in use"}, holds back ${(retainedBytes / 1e6).toFixed(1)} MB of WAL`,
            cost: SLOT_COST,
            remove: () => dropWhenFree(scene, source, name),
        };
    });
    const foreign = (await likeDms(source)).filter(({ name }) => !own.has(name) || theirs.has(name));
    const findings = foreign
        .filter(({ active, name }) => !active || theirs.has(name))
        .map((slot) => (own.has(slot.name) ? ambiguous(slot, neighbours) : notOurs(slot)));
    return { things: [...publications.values(), ...slots], findings, others: foreign.length > 0 };
}
async function likeDms(source) {
    const { rows } = await source.query("SELECT pg_catalog.current_database() AS name");
    const database = rows[0].name;
    return (await (0,replication_build/* readSlots */.wI)(source)).filter((slot) => slot.database === database && LIKE_DMS.test(slot.name));
}
async function dropWhenFree({ clock, signal }, source, name) {
    for (const deadline = clock.now() + READER_GOES_WITHIN;; await clock.sleep(LOOK_EVERY, signal)) {
        try {
            await (0,postgres_build/* explainRefusal */.GC)("source", `drop replication slot ${name}`, REMEDIES, () => (0,replication_build/* dropSlot */.aO)(source, name));
            return;
        }
        catch (error) {
            if (error.code !== "SLOT_ACTIVE" || clock.now() > deadline)
                throw error;
        }
    }
}
const dropIt = (name) => `SELECT pg_drop_replication_slot('${name}')`;
function ambiguous({ name, active }, neighbours) {
    return {
        rule: "slot-of-two-migrations",
        severity: "warning",
        object: name,
        evidence: `This ${active ? "active" : "idle"} slot may belong to ${neighbours.join(" or ")}: DMS names slots by the first 16 characters of a task`,
        remedy: `It was not touched. If no task of theirs needs it, on the source: ${dropIt(name)}`,
    };
}
function notOurs({ name, retainedBytes }) {
    return {
        rule: "idle-slot",
        severity: "info",
        object: name,
        evidence: `An idle slot that looks like one of DMS, but not of this migration, holds back ${(retainedBytes / 1e6).toFixed(1)} MB of WAL`,
        remedy: `It was not touched. If its task is gone, on the source: ${dropIt(name)}`,
    };
}
//# sourceMappingURL=source-slots.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/write-guard.js


const ATTEMPTS = 60;
/** lock_not_available, deadlock_detected: somebody else was at the table, try again. */
const BUSY = ["55P03", "40P01"];
/** The tables under the guard; undefined where its schema does not exist. */
async function readGuarded(client) {
    const schema = await client.query("SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1", [domain_build/* GUARD_SCHEMA */.O2]);
    if (schema.rowCount === 0)
        return undefined;
    const { rows } = await client.query(`SELECT n.nspname AS schema, c.relname AS name, t.tgname AS trigger
       FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid JOIN pg_catalog.pg_namespace g ON g.oid = p.pronamespace
      WHERE g.nspname = $1 AND NOT t.tgisinternal ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, [domain_build/* GUARD_SCHEMA */.O2]);
    return rows;
}
/**
 * Takes the guard off every table, then drops its schema. Each trigger goes in a transaction of its own that waits
 * 200 ms for its lock at most: the application is at work and must not queue behind it for longer. Safe to repeat.
 * @throws EnvironmentError when a table stays locked; the server's error without the right
 */
async function dropGuard(client, { clock, signal, log }) {
    const guarded = (await readGuarded(client)) ?? [];
    await client.query("SET lock_timeout = '200ms'");
    // Makes a waiting autovacuum yield sooner; only a superuser may, others wait a second longer.
    await client.query("SET deadlock_timeout = '50ms'").catch(() => { });
    try {
        for (const [index, table] of guarded.entries()) {
            if (index > 0 && index % 1000 === 0)
                log.info(`Write guard: off ${index} of ${guarded.length} tables`);
            await dropTrigger(client, table, clock, signal);
        }
    }
    finally {
        await client.query("RESET lock_timeout; RESET deadlock_timeout").catch(() => { });
    }
    await (0,postgres_build/* inTransaction */.sA)(client, "BEGIN", async () => {
        await client.query("SET LOCAL lock_timeout = '10s'");
        await client.query(`DROP TABLE IF EXISTS migration_guard.canary, migration_guard.state;
       DROP FUNCTION IF EXISTS migration_guard.check_write();
       DROP SCHEMA IF EXISTS ${(0,postgres_build/* quoteIdentifier */.Cm)(domain_build/* GUARD_SCHEMA */.O2)}`);
    });
}
async function dropTrigger(client, table, clock, signal) {
    for (let attempt = 1;; attempt++) {
        signal.throwIfAborted();
        try {
            await client.query(`DROP TRIGGER IF EXISTS ${(0,postgres_build/* quoteIdentifier */.Cm)(table.trigger)} ON ${(0,postgres_build/* quoteName */.AB)(table)}`);
            return;
        }
        catch (error) {
            const code = (0,postgres_build/* isServerError */.GQ)(error) ? error.code : "";
            if (code === "42P01")
                return; // the table was dropped meanwhile
            if (!BUSY.includes(code))
                throw error;
            if (attempt === ATTEMPTS)
                throw new domain_build/* EnvironmentError */.eG({
                    code: "TABLE_LOCKED",
                    what: `The write guard could not be taken off ${(0,postgres_build/* quoteName */.AB)(table)} in ${attempt} attempts`,
                    why: "Other sessions hold locks on it (a long transaction, VACUUM by hand, ...)",
                    remedy: "Wait for them or end them, then run again: the other tables are done",
                    cause: error,
                });
            await clock.sleep(50 + 10 * attempt, signal);
        }
    }
}
//# sourceMappingURL=write-guard.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/look-at-source.js








/**
 * Everything of the migration on the source.
 * @returns also the other migrations that have a row in its marker
 */
async function lookAtSource(scene, source) {
    return (0,postgres_build/* explainRefusal */.GC)("source", "show what the migration left", REMEDIES, async () => {
        const control = await readControlSchema(source);
        const known = [...(control?.tasks ?? []), ...(control?.migrations ?? [])];
        const neighbours = known.filter((name) => name !== scene.migration);
        const slots = await lookAtSlots(scene, source, neighbours);
        const things = [...slots.things];
        const findings = [...slots.findings];
        const shared = neighbours.length > 0 || slots.others;
        for (const thing of await lookAtDmsTables(source)) {
            if (!shared)
                things.push(thing);
            else
                findings.push(sharedTable(thing.name));
        }
        const guard = await lookAtGuard(scene, source, neighbours);
        things.push(...guard.things);
        if (control !== undefined && neighbours.length === 0)
            things.push(controlThing((0,domain_build/* counted */.hS)(control.tables.length, "table"), () => (0,postgres_build/* explainRefusal */.GC)("source", `drop ${domain_build/* CONTROL_SCHEMA */.um}`, REMEDIES, () => dropControlSchema(source, control))));
        else if (control !== undefined && known.includes(scene.migration))
            things.push(controlThing(`only its rows: ${neighbours.join(", ")} uses it too`, () => (0,postgres_build/* explainRefusal */.GC)("source", `delete rows of ${domain_build/* CONTROL_SCHEMA */.um}`, REMEDIES, () => deleteControlRows(source, control, scene.migration))));
        return { things, stays: [...guard.stays, ...(await readOnlyDefault(source))], findings, neighbours };
    });
}
const controlThing = (detail, remove) => ({
    kind: "control schema",
    name: domain_build/* CONTROL_SCHEMA */.um,
    place: "source",
    detail,
    cost: FREE,
    remove,
});
/** What DMS itself made in this database, outside the control schema: its heartbeat, and how it captures DDL. */
async function lookAtDmsTables(source) {
    const { rows } = await source.query(`SELECT n.nspname AS schema, c.relname AS name FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relname IN ('awsdms_heartbeat', 'awsdms_ddl_audit') AND n.nspname <> $1
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, [domain_build/* CONTROL_SCHEMA */.um]);
    return rows.map((table) => {
        const capture = table.name === "awsdms_ddl_audit";
        const sql = capture
            ? `DROP EVENT TRIGGER IF EXISTS awsdms_intercept_ddl;
         DROP FUNCTION IF EXISTS ${(0,postgres_build/* quoteName */.AB)({ schema: table.schema, name: "awsdms_intercept_ddl" })}();
         DROP TABLE IF EXISTS ${(0,postgres_build/* quoteName */.AB)(table)}`
            : `DROP TABLE IF EXISTS ${(0,postgres_build/* quoteName */.AB)(table)}`;
        return {
            kind: capture ? "DDL capture" : "DMS heartbeat",
            name: (0,domain_build/* displayName */.QC)(table),
            place: "source",
            detail: capture ? "table, event trigger and function of DMS" : "table of DMS",
            cost: FREE,
            remove: async () => void (await (0,postgres_build/* explainRefusal */.GC)("source", `drop ${(0,domain_build/* displayName */.QC)(table)}`, REMEDIES, () => source.query(sql))),
        };
    });
}
function sharedTable(name) {
    return {
        rule: "shared-dms-table",
        severity: "info",
        object: name,
        evidence: "DMS made it on the source, and another task may still use it",
        remedy: "It was not touched. Drop it when no task of DMS reads this database any more",
    };
}
/** A guard that refuses writes stays: this action never opens a source. One that is open goes. */
async function lookAtGuard(scene, source, neighbours) {
    const guarded = await readGuarded(source);
    if (guarded === undefined)
        return { things: [], stays: [] };
    const stay = (why) => ({
        things: [],
        stays: [{ name: `write guard of ${(0,domain_build/* counted */.hS)(guarded.length, "table")}`, place: "source", why }],
    });
    if ((await (0,cutover_build/* readGuard */.I0)(source))?.fenced)
        return stay("It refuses writes, so that nobody works on the old database by accident. Only if you want to write there " +
            "again, knowing that nothing of it reaches the target: UPDATE migration_guard.state SET mode = 'open', " +
            "expires_at = 'infinity', run_id = NULL. To take it off for good: DROP SCHEMA migration_guard CASCADE");
    if (neighbours.length > 0)
        return stay(`${neighbours.join(", ")} moves this database too`);
    const remove = () => (0,postgres_build/* explainRefusal */.GC)("source", "take the write guard off", REMEDIES, () => dropGuard(source, scene));
    return {
        things: [
            {
                kind: "write guard",
                name: domain_build/* GUARD_SCHEMA */.O2,
                place: "source",
                detail: `open, on ${(0,domain_build/* counted */.hS)(guarded.length, "table")}`,
                cost: FREE,
                remove,
            },
        ],
        stays: [],
    };
}
/** That new sessions are read-only by default, which the cutover sets on the source at its end. */
async function readOnlyDefault(source) {
    const { rows } = await source.query(`SELECT d.datname AS database FROM pg_catalog.pg_db_role_setting s
       JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
      WHERE s.setrole = 0 AND d.datname = pg_catalog.current_database()
        AND 'default_transaction_read_only=on' = ANY (s.setconfig)`);
    return rows.map(({ database }) => ({
        name: `read-only default of ${database}`,
        place: "source",
        why: `New sessions are read-only. To take it back: ALTER DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(database)} RESET default_transaction_read_only`,
    }));
}
//# sourceMappingURL=look-at-source.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/dms-control-tables.js


/** Reads the schema of the control tables; undefined where there is none. */
async function readDmsControlTables(target) {
    const schema = await target.query("SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1", [domain_build/* DMS_CONTROL_SCHEMA */.bL]);
    if (schema.rowCount === 0)
        return undefined;
    const { rows } = await target.query(`SELECT c.relname AS name, EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a
               WHERE a.attrelid = c.oid AND a.attname = 'TASK_NAME' AND NOT a.attisdropped) AS "byTask"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname LIKE 'awsdms\\_%' ORDER BY c.relname COLLATE "C"`, [domain_build/* DMS_CONTROL_SCHEMA */.bL]);
    const tables = rows;
    const tasks = new Set();
    let refused = 0;
    for (const { name, byTask } of tables) {
        if (!byTask)
            continue;
        const owners = await target.query(`SELECT pg_catalog.lower("TASK_NAME") AS task, pg_catalog.count(*)::float8 AS rows FROM ${dms_control_tables_tableOf(name)} GROUP BY 1`);
        for (const { task, rows: count } of owners.rows) {
            tasks.add(task);
            if (name === "awsdms_apply_exceptions")
                refused += count;
        }
    }
    return { tables, tasks: [...tasks].sort(), refused };
}
/** Drops the tables, and the schema if nothing else stands in it. */
async function dropDmsControlTables(target, { tables }) {
    await (0,postgres_build/* inTransaction */.sA)(target, "BEGIN", async () => {
        await target.query("SET LOCAL lock_timeout = '10s'");
        for (const { name } of tables)
            await target.query(`DROP TABLE IF EXISTS ${dms_control_tables_tableOf(name)}`);
        await target.query(`DROP SCHEMA IF EXISTS ${(0,postgres_build/* quoteIdentifier */.Cm)(domain_build/* DMS_CONTROL_SCHEMA */.bL)}`);
    });
}
/** Deletes the rows of some tasks (ids in lower case) from tables that other tasks use too. */
async function deleteTaskRows(target, { tables }, tasks) {
    await (0,postgres_build/* inTransaction */.sA)(target, "BEGIN", async () => {
        for (const { name, byTask } of tables)
            if (byTask)
                await target.query(`DELETE FROM ${dms_control_tables_tableOf(name)} WHERE pg_catalog.lower("TASK_NAME") = ANY ($1::text[])`, [
                    tasks,
                ]);
    });
}
const dms_control_tables_tableOf = (name) => (0,postgres_build/* quoteName */.AB)({ schema: domain_build/* DMS_CONTROL_SCHEMA */.bL, name });
//# sourceMappingURL=dms-control-tables.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/look-at-target.js








/**
 * Everything of the migration on the target. What another migration into the same database uses too is left to it.
 * @param replicated migrations that have a row in the source's marker: their rows here came with the replication
 */
async function lookAtTarget(scene, target, replicated) {
    return (0,postgres_build/* explainRefusal */.GC)("target", "show what the migration left", REMEDIES, async () => {
        const dms = await readDmsControlTables(target);
        const control = await readControlSchema(target);
        const own = new Set([scene.migration, ...[...scene.taskIds].map((id) => id.toLowerCase())]);
        const others = [
            ...new Set([
                ...(dms?.tasks ?? []),
                ...(control?.migrations ?? []),
                ...(control?.tasks ?? []).filter((task) => !replicated.includes(task)),
                ...(await (0,cutover_build/* journalMigrations */.Jw)(target)),
            ]),
        ].filter((name) => !own.has(name));
        const things = [];
        const stays = [];
        if (dms !== undefined)
            things.push(...dmsThing(target, dms, [...own], others));
        const guarded = await readGuarded(target);
        if (guarded !== undefined && others.length === 0)
            things.push(thing("write guard", domain_build/* GUARD_SCHEMA */.O2, `on ${(0,domain_build/* counted */.hS)(guarded.length, "table")}`, () => dropGuard(target, scene)));
        if (control !== undefined)
            things.push(...look_at_target_controlThing(scene, target, control, others));
        if (others.length > 0)
            stays.push(...sharedStays(others, dms, control, guarded !== undefined));
        return { things, stays, findings: [] };
    });
}
function thing(kind, name, detail, work) {
    const remove = () => (0,postgres_build/* explainRefusal */.GC)("target", `remove the ${kind}`, REMEDIES, work);
    return { kind, name, place: "target", detail, cost: FREE, remove };
}
function dmsThing(target, dms, own, others) {
    const refused = dms.refused > 0 ? `, with ${dms.refused} refused changes on record` : "";
    if (others.length === 0)
        return [
            thing("DMS control tables", domain_build/* DMS_CONTROL_SCHEMA */.bL, `${(0,domain_build/* counted */.hS)(dms.tables.length, "table")}${refused}`, () => dropDmsControlTables(target, dms)),
        ];
    if (!dms.tasks.some((task) => own.includes(task)))
        return [];
    return [
        thing("DMS control tables", domain_build/* DMS_CONTROL_SCHEMA */.bL, `only its rows: ${others.join(", ")} uses them too`, () => deleteTaskRows(target, dms, own)),
    ];
}
function look_at_target_controlThing({ migration }, target, control, others) {
    if (others.length === 0)
        return [
            thing("journal", domain_build/* CONTROL_SCHEMA */.um, `${(0,domain_build/* counted */.hS)(control.tables.length, "table")}: ${control.tables.map((table) => table.name).join(", ")}`, () => dropControlSchema(target, control)),
        ];
    if (![...control.tasks, ...control.migrations].includes(migration))
        return [];
    return [
        thing("journal", domain_build/* CONTROL_SCHEMA */.um, `only its rows: ${others.join(", ")} uses it too`, () => deleteControlRows(target, control, migration)),
    ];
}
function sharedStays(others, dms, control, guard) {
    const why = `${others.join(", ")} uses it too. If that is long gone, drop the schema by hand`;
    return [
        ...(dms ? [domain_build/* DMS_CONTROL_SCHEMA */.bL] : []),
        ...(control ? [domain_build/* CONTROL_SCHEMA */.um] : []),
        ...(guard ? [domain_build/* GUARD_SCHEMA */.O2] : []),
    ].map((name) => ({ name, place: "target", why }));
}
//# sourceMappingURL=look-at-target.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/remove.js


/**
 * Removes things kind by kind. One that cannot be removed does not stop the others, only those that must come after
 * it. Things on AWS of one kind go at the same time: each takes minutes.
 * @param keepJournal why the journal must stay even when all else is gone
 * @throws the signal's reason when cancelled; what is no KnownError
 */
async function removeAll(scene, things, keepJournal) {
    const outcomes = [];
    const failed = new Set();
    for (const [kind, needs] of Object.entries(ORDER)) {
        scene.signal.throwIfAborted();
        const group = things.filter((thing) => thing.kind === kind);
        const first = needs.find((other) => failed.has(other));
        const before = kind === "journal" && failed.size > 0 && keepJournal === undefined ? "something above" : first;
        const waiting = kind === "journal" && keepJournal ? keepJournal : before && `must wait for: ${before}`;
        const ended = waiting !== undefined
            ? group.map((thing) => ({ thing, removed: false, words: `not tried, ${waiting}`, milliseconds: 0 }))
            : group[0]?.place === "AWS"
                ? await Promise.all(group.map((thing) => removeOne(scene, thing)))
                : await oneByOne(scene, group);
        if (ended.some(({ removed }) => !removed))
            failed.add(kind);
        outcomes.push(...ended);
    }
    return outcomes;
}
async function oneByOne(scene, things) {
    const outcomes = [];
    for (const thing of things)
        outcomes.push(await removeOne(scene, thing));
    return outcomes;
}
async function removeOne({ clock, log, signal }, thing) {
    const { kind, name, place } = thing;
    const began = clock.now();
    try {
        await thing.remove();
        log.info(`Removed ${kind} ${name} (${place})`);
        return { thing, removed: true, words: "removed", milliseconds: clock.now() - began };
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof domain_build/* KnownError */.E))
            throw error;
        log.warning(`Not removed: ${kind} ${name} (${place}). ${error.message}`);
        return { thing, removed: false, words: `failed: ${error.message}`, error, milliseconds: clock.now() - began };
    }
}
//# sourceMappingURL=remove.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/report.js


const report_KINDS = Object.keys(ORDER);
/** Things in the order of their removal, then by name. */
function inOrder(things) {
    return [...things].sort((a, b) => report_KINDS.indexOf(a.kind) - report_KINDS.indexOf(b.kind) || (`${a.place} ${a.name}` < `${b.place} ${b.name}` ? -1 : 1));
}
/** What the things cost together in a month, in USD, as far as their prices are known. */
function monthlyCost(things) {
    return {
        usd: things.reduce((sum, { cost }) => sum + (cost.usd ?? 0), 0),
        unknown: things.filter(({ cost }) => cost.usd === undefined).length,
    };
}
/** @param outcomes none in a dry run */
function thingsSection(things, outcomes) {
    return {
        kind: "table",
        title: outcomes ? "What was removed" : "What would be removed",
        columns: ["#", "kind", "name", "where", "detail", "USD a month", ...(outcomes ? ["outcome"] : [])],
        rows: things.map((thing, index) => {
            const outcome = outcomes?.find((entry) => entry.thing === thing);
            return [
                index + 1,
                thing.kind,
                thing.name,
                thing.place,
                thing.detail,
                thing.cost.words,
                ...(outcomes ? [outcome === undefined ? "not tried" : outcome.words] : []),
            ];
        }),
        note: `In the order of removal. Prices: ${PRICE_NOTE}.`,
    };
}
function staysSection(stays) {
    return {
        kind: "table",
        title: "What stays on purpose",
        columns: ["what", "where", "why, and how to remove it by hand"],
        rows: stays.map(({ name, place, why }) => [name, place, why]),
    };
}
/** What the look after the removal found; no rows is what everybody wants to see. */
function leftSection(left) {
    return {
        kind: "table",
        title: "What is left",
        columns: ["kind", "name", "where", "detail"],
        rows: left.map(({ kind, name, place, detail }) => [kind, name, place, detail]),
        note: left.length === 0
            ? "Looked for again after the removal: nothing is left."
            : "Looked for again after the removal.",
    };
}
/** The journal's last lines: its table goes, the report keeps them. */
function journalSection(lines) {
    return {
        kind: "table",
        title: "Journal of the cutover, kept from the dropped table",
        columns: ["run", "step", "phase", "at", "data"],
        rows: lines.map(({ runId, step, phase, at, data }) => [runId, step, phase, at, data === "{}" ? "" : data]),
    };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/unreachable.js
/** What stays undone on a side that cannot be reached, and the SQL for it. */
function unreachable({ source, target, migration }) {
    // The form in which DMS puts a task and its database into the name of its slot.
    const slots = `^${migration.replaceAll("-", "_").slice(0, 16)}_[0-9]{8,}_`;
    const findings = [];
    if (source.client === undefined)
        findings.push({
            rule: "source-not-reached",
            severity: "blocker",
            object: "source",
            evidence: `The source was not looked at: ${words(source.problem)}. A replication slot left there fills its disk`,
            remedy: "Run again when it can be reached, or there: SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots " +
                `WHERE slot_name ~ '${slots}' AND database = current_database() AND NOT active. If the server is gone for good, so is the slot`,
        });
    if (target.client === undefined)
        findings.push({
            rule: "target-not-reached",
            severity: "blocker",
            object: "target",
            evidence: `The target was not looked at: ${words(target.problem)}. Its write guard and control schemas may still be there`,
            remedy: "Run again when it can be reached; if the database is gone for good, there is nothing to do",
        });
    return findings;
}
const words = ({ what, why }) => (why ? `${what} (${why})` : what);
//# sourceMappingURL=unreachable.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/decommission.js











const JOURNAL_LINES = 200;
/** Lists of AWS may show for a moment what is gone. */
const MOST_LOOKS = 3;
/** Looks, asks the journal, and then lists or removes. Throws UserError while the cutover is not confirmed done. */
async function decommission(context, scene) {
    const { inputs, report } = context;
    if (scene.target.client && !inputs.dryRun)
        await lock(scene.target.client);
    const state = scene.target.client && (await readState(scene.target.client, inputs.migration));
    const found = await look(scene);
    const things = inOrder(found.things);
    const cost = monthlyCost(things);
    context.output("found", things.length);
    context.output("removed", 0);
    context.output("monthly-cost", cost.usd.toFixed(2));
    report.metric("found", things.length, "things");
    report.metric("monthly cost", cost.usd, "USD");
    const findings = [...found.findings, ...unreachable(scene)];
    if (findings.length > 0)
        report.section({ kind: "findings", title: "Needs a person", findings });
    if (found.stays.length > 0)
        report.section(staysSection(found.stays));
    // Logs alone hurt nobody: those kept by an earlier run may go when the journal is gone already.
    const matters = things.some(({ kind }) => kind !== "log");
    const objection = matters && !inputs.force ? objectionTo(state) : undefined;
    if (inputs.dryRun) {
        report.section(thingsSection(things, undefined));
        for (const { kind, name, place, detail } of things)
            scene.log.info(`Would remove ${kind} ${name} (${place})${detail ? `: ${detail}` : ""}`);
        return dryOutcome(scene, things, objection && refused(inputs.migration, objection), findings);
    }
    if (objection) {
        report.section(thingsSection(things, undefined));
        throw refused(inputs.migration, objection);
    }
    const removals = await remove(context, scene, things);
    const left = await lookAgain(scene, removals);
    report.section(leftSection(left));
    return conclude(scene, things, removals, left, findings);
}
/** Everything of the migration, wherever it can be looked at. */
async function look(scene) {
    const aws = await lookAtAws(scene);
    const source = scene.source.client && (await lookAtSource(scene, scene.source.client));
    const target = scene.target.client && (await lookAtTarget(scene, scene.target.client, source?.neighbours ?? []));
    return {
        things: [...aws, ...(source?.things ?? []), ...(target?.things ?? [])],
        stays: [...(source?.stays ?? []), ...(target?.stays ?? [])],
        findings: [...(source?.findings ?? []), ...(target?.findings ?? [])],
    };
}
async function remove({ inputs, output, report }, scene, things) {
    const target = scene.target.client;
    const goes = target && things.some(({ kind }) => kind === "journal");
    const lines = goes ? await readLines(target) : [];
    const keepJournal = scene.source.client || inputs.force
        ? undefined
        : "it tells the next run, when the source is back, that it may go on";
    const removals = await removeAll(scene, things, keepJournal);
    const removed = removals.filter((removal) => removal.removed).length;
    output("removed", removed);
    report.metric("removed", removed, "things");
    report.section(thingsSection(things, removals));
    report.section({
        kind: "timings",
        title: "Removal",
        steps: removals.map(({ thing, milliseconds, removed: gone }) => ({
            name: `${thing.kind} ${thing.name}`,
            milliseconds,
            outcome: gone ? "removed" : "left",
        })),
    });
    if (lines.length > 0)
        report.section(journalSection(lines));
    return removals;
}
async function readLines(target) {
    const { rows } = await target.query("SELECT pg_catalog.to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
    if (!rows[0].exists)
        return [];
    return (0,postgres_build/* explainRefusal */.GC)("target", "show the journal", REMEDIES, () => (0,cutover_build/* readJournal */.a0)(target, JOURNAL_LINES));
}
/** Proves the removal: what is found now, with everything looked for anew. */
async function lookAgain(scene, removals) {
    const known = removals.filter(({ removed }) => !removed).length;
    for (let looks = 1;; looks++) {
        const { things } = await look(scene);
        if (things.length <= known || looks === MOST_LOOKS)
            return inOrder(things);
        await scene.clock.sleep(scene.pause, scene.signal);
    }
}
function dryOutcome(scene, things, objection, findings) {
    const { usd, unknown } = monthlyCost(things);
    const price = `at about ${usd.toFixed(2)} USD a month${unknown > 0 ? ` and ${unknown} unknown prices` : ""}`;
    const listed = things.length === 0
        ? `Nothing of ${scene.migration} is there to be removed`
        : `${things.length} things of ${scene.migration} would be removed, ${price}; dry run, nothing was changed`;
    const unseen = [scene.source, scene.target].some(({ client }) => client === undefined);
    const but = [
        ...(unseen ? ["one side could not be looked at"] : []),
        ...(objection ? [`it would be refused: ${objection.why}. ${objection.remedy}`] : []),
    ];
    const warned = objection !== undefined || findings.some(({ severity }) => severity === "warning");
    return {
        verdict: unseen ? "unproved" : warned ? "warn" : "pass",
        headline: [listed, ...but].join(". Mind: "),
    };
}
function conclude(scene, things, removals, left, findings) {
    const removed = removals.filter((removal) => removal.removed).length;
    const deed = things.length === 0
        ? `Nothing of ${scene.migration} was there to be removed`
        : `Removed ${removed} of ${things.length} things of ${scene.migration}`;
    const cause = removals.find(({ error }) => error !== undefined)?.error?.message;
    const unseen = findings.find(({ severity }) => severity === "blocker");
    if (left.length > 0 || unseen) {
        const names = left.slice(0, 5).map(({ kind, name, place }) => `${kind} ${name} (${place})`);
        const more = left.length > 5 ? ` and ${left.length - 5} more` : "";
        const still = left.length > 0 ? [`Left: ${names.join(", ")}${more}`] : [];
        const reasons = [...still, ...(cause ? [cause] : []), ...(unseen ? [`${unseen.evidence}. ${unseen.remedy}`] : [])];
        return { verdict: "fail", headline: [deed, ...reasons].join(". ") };
    }
    const warned = findings.some(({ severity }) => severity === "warning");
    return {
        verdict: warned ? "warn" : "pass",
        headline: `${deed}; nothing is left${warned ? ", but see what needs a person" : ""}`,
    };
}
const readState = (target, migration) => (0,postgres_build/* explainRefusal */.GC)("target", "show the journal of the cutover", REMEDIES, () => (0,cutover_build/* migrationState */.a_)(target, migration));
/** Keeps cutovers and other runs of this action away, until the session ends. */
async function lock(target) {
    try {
        await (0,cutover_build/* takeLock */.HJ)(target);
    }
    catch (error) {
        if (!(error instanceof domain_build/* KnownError */.E) || error.code !== "CUTOVER_RUNNING")
            throw error;
        throw new domain_build/* UserError */.yo({
            code: error.code,
            what: "A cutover or another decommission of this database is running",
            ...(error.why === undefined ? {} : { why: error.why }),
            remedy: error.remedy,
        });
    }
}
//# sourceMappingURL=decommission.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/run.js






/** Finds everything of a migration, shows it, and removes it when asked; see the README for the order. */
async function run(context) {
    const { inputs, clock, signal, log } = context;
    const sourceAddress = await (0,build/* databaseOf */.zJ)(context, "source");
    const targetAddress = await (0,build/* databaseOf */.zJ)(context, "target");
    const source = await run_open(sourceAddress, "source");
    const target = await run_open(targetAddress, "target").catch((error) => run_close(source).then(() => Promise.reject(error)));
    const scene = {
        migration: inputs.migration,
        dms: (0,build_dms.openDms)(inputs.awsRegion),
        logs: inputs.keepLogs ? undefined : (0,build_logs/* openLogs */.qb)(inputs.awsRegion),
        source,
        target,
        taskIds: new Set([inputs.migration]),
        clock,
        signal,
        log,
        pause: inputs.pollInterval,
        wait: (what) => ({
            clock,
            signal,
            interval: inputs.pollInterval,
            timeout: inputs.readyTimeout,
            onChange: (state) => log.info(`${what}: ${state}`),
        }),
    };
    const problems = [source, target].flatMap((side) => (side.client ? [] : [side.problem]));
    try {
        if (target.client === undefined && !inputs.force)
            throw together(problems);
        for (const { message } of problems)
            log.warning(message);
        return await decommission(context, scene).catch((error) => {
            // A wrong network mostly shows in several places: the first cause is told first.
            throw error instanceof domain_build/* EnvironmentError */.eG && problems.length > 0 ? together([...problems, error]) : error;
        });
    }
    finally {
        await run_close(source);
        await run_close(target);
    }
}
/** What connecting says of a server that is not there, as opposed to one that does not want us. */
const NOT_THERE = ["UNKNOWN_HOST", "CONNECTION_REFUSED", "UNREACHABLE", "CONNECTION_FAILED"];
/** A session of one side. A server that is not there is told; a wrong password or database is thrown at once. */
async function run_open(address, role) {
    try {
        const client = await (0,postgres_build/* connect */.Ng)(address, { role, applicationName: "postgres-to-aurora decommission" });
        // The cutover made a closed source's sessions read-only by default.
        await client.query("SET default_transaction_read_only = off");
        return { client };
    }
    catch (error) {
        if (!(error instanceof domain_build/* KnownError */.E && NOT_THERE.includes(error.code)))
            throw error;
        return { client: undefined, problem: error };
    }
}
async function run_close({ client }) {
    await client?.end().catch(() => { });
}
function together(errors) {
    const [first] = errors;
    if (first !== undefined && errors.length === 1)
        return first;
    return new domain_build/* EnvironmentError */.eG({
        code: "NOT_REACHED",
        what: errors.map(({ what }) => what).join("; "),
        why: errors
            .map(({ why }) => why)
            .filter(Boolean)
            .join("; "),
        remedy: [...new Set(errors.map(({ remedy }) => remedy))].join(". "),
        cause: first,
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/decommission/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
