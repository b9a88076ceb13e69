export const id = 576;
export const ids = [576];
export const modules = {

/***/ 8576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/io.gen.js
const io = {
    action: "wait-for-cdc",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "source-url", "property": "sourceUrl", "type": "secret", "required": false },
        { "name": "source-secret", "property": "sourceSecret", "type": "string", "required": false },
        { "name": "target-url", "property": "targetUrl", "type": "secret", "required": false },
        { "name": "target-secret", "property": "targetSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "latency-threshold", "property": "latencyThreshold", "type": "duration", "required": true, "min": 100, "max": 3600000 },
        { "name": "samples", "property": "samples", "type": "integer", "required": true, "min": 1, "max": 100 },
        { "name": "poll-interval", "property": "pollInterval", "type": "duration", "required": true, "min": 100, "max": 300000 },
        { "name": "timeout", "property": "timeout", "type": "duration", "required": true, "min": 1000, "max": 86400000 },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["status", "latency-seconds", "tables", "rows", "verdict", "report"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch/dist-cjs/index.js
var dist_cjs = __webpack_require__(4085);
// EXTERNAL MODULE: ./packages/aws/build/aws-error.js
var aws_error = __webpack_require__(8090);
// EXTERNAL MODULE: ./packages/aws/build/client-settings.js
var client_settings = __webpack_require__(447);
;// CONCATENATED MODULE: ./packages/aws/build/cloudwatch.js



/** Opens CloudWatch in a region (without one, the environment's). Nothing is contacted yet. */
function openCloudWatch(region) {
    return new dist_cjs/* CloudWatchClient */.WBn((0,client_settings/* clientSettings */.r)(region));
}
const PERIOD_SECONDS = 60;
const LOOK_BACK_MS = 15 * 60_000;
const METRICS = { source: "CDCLatencySource", target: "CDCLatencyTarget" };
/**
 * The newest CDC latency (maximum of its minute, an average would hide spikes) of a replication task.
 * @param instance name of the replication instance (not its ARN's tail)
 * @param taskResource last part of the task's ARN (not the task's name): with another value CloudWatch answers
 * with no data and no error
 * @param now milliseconds since the epoch
 */
async function readCdcLatency(cloudWatch, instance, taskResource, now) {
    const Dimensions = [
        { Name: "ReplicationInstanceIdentifier", Value: instance.toLowerCase() },
        { Name: "ReplicationTaskIdentifier", Value: taskResource },
    ];
    const pages = (0,dist_cjs/* paginateGetMetricData */.stM)({ client: cloudWatch }, {
        StartTime: new Date(now - LOOK_BACK_MS),
        // The newest minute is not over yet.
        EndTime: new Date(now + PERIOD_SECONDS * 1000),
        ScanBy: "TimestampDescending",
        MetricDataQueries: Object.entries(METRICS).map(([Id, MetricName]) => ({
            Id,
            MetricStat: {
                Metric: { Namespace: "AWS/DMS", MetricName, Dimensions },
                Period: PERIOD_SECONDS,
                Stat: "Maximum",
            },
        })),
    });
    const newest = { source: undefined, target: undefined };
    await (0,aws_error/* awsCall */.uF)({ permission: "cloudwatch:GetMetricData", thing: `replication task ${taskResource}` }, async () => {
        for await (const page of pages)
            for (const { Id, Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
                if (Id !== "source" && Id !== "target")
                    continue;
                Timestamps.forEach((time, index) => {
                    const sample = { at: time.getTime(), seconds: Values[index] ?? Number.NaN };
                    if (!Number.isNaN(sample.seconds) && sample.at > (newest[Id]?.at ?? 0))
                        newest[Id] = sample;
                });
            }
    });
    return newest;
}
//# sourceMappingURL=cloudwatch.js.map
// EXTERNAL MODULE: ./packages/aws/build/dms.js + 8 modules
var build_dms = __webpack_require__(2306);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 4 modules
var domain_build = __webpack_require__(9268);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/decide.js

/** A latency measured longer ago is unknown, which is never zero. */
const FRESH_MS = 5 * 60_000;
const TABLE_FAILED = ["table error", "table cancelled", "table does not exist"];
/** Judges one look. Pure: the same look always means the same. States nobody knows are waited for. */
function decide(seen, want) {
    const failure = taskFailure(seen) ?? tableFailure(seen);
    if (failure !== undefined)
        return { kind: "failed", facts: failure };
    const open = seen.tables.filter(({ state }) => !isLoaded(state));
    if (open.length > 0)
        return wait(`${open.length} of ${seen.tables.length} tables are not loaded yet`);
    if (seen.task.status !== "running")
        return wait(`the task is ${seen.task.status}`);
    for (const side of ["source", "target"]) {
        const latency = seen.latency?.[side];
        if (latency === undefined)
            return wait(`the CDC latency of the ${side} was not measured lately`);
        if (latency.ageMs > FRESH_MS)
            return wait(`the newest CDC latency of the ${side} is ${Math.round(latency.ageMs / 60_000)} minutes old`);
        if (latency.seconds * 1000 > want.thresholdMs)
            return wait(`the CDC latency of the ${side} is ${latency.seconds} s`);
    }
    if (seen.marker?.arrived !== true)
        return wait("the marker did not arrive on the target");
    return { kind: "good" };
}
/** Whether a table's state is the one good final one. */
function isLoaded(state) {
    return state.toLowerCase() === "table completed";
}
function wait(reason) {
    return { kind: "wait", reason };
}
function taskFailure({ task }) {
    const why = [task.stopReason, task.lastFailureMessage].filter(Boolean).join(": ");
    if (task.status === "ready" && !task.hasRun)
        return {
            code: "TASK_NOT_STARTED",
            what: `Replication task ${task.name} was never started`,
            remedy: "Run create-dms-task with start: true",
        };
    if (task.status === "failed")
        return {
            code: "TASK_FAILED",
            what: `Replication task ${task.name} has failed`,
            why: why || "DMS gives no reason",
            remedy: "Correct the cause (the task's CloudWatch log names it in lines with ]E:), then run create-dms-task: it resumes",
        };
    if (task.status === "stopped" || task.status === "deleting")
        return {
            code: "TASK_STOPPED",
            what: `Replication task ${task.name} is ${task.status}`,
            why: why || "DMS gives no reason",
            remedy: "Run create-dms-task: it resumes the task where it stood. After a cutover it is stopped for good, and there is nothing to wait for",
        };
    return undefined;
}
function tableFailure({ tables, exceptions }) {
    const bad = tables.filter(({ state }) => TABLE_FAILED.includes(state.toLowerCase()));
    if (bad.length > 0)
        return {
            code: "TABLES_FAILED",
            what: `Tables are in error (${bad.length}): ${bad
                .slice(0, 10)
                .map((table) => `${(0,domain_build/* displayName */.QC)(table)} (${table.state})`)
                .join(", ")}${bad.length > 10 ? ` and ${bad.length - 10} more` : ""}`,
            why: "The other tables go on, so the task itself looks well",
            remedy: "The task's CloudWatch log says why, in lines with ]E:. Correct it, empty these tables on the target, then reload them (aws dms reload-tables)",
        };
    if (exceptions > 0)
        return {
            code: "CHANGES_REFUSED",
            what: `Changes could not be applied to the target (${exceptions})`,
            why: "The target lacks them from now on",
            remedy: "Read awsdms_control.awsdms_apply_exceptions on the target (statement and error of each), correct the cause and reload the tables",
        };
    return undefined;
}
//# sourceMappingURL=decide.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/marker.js



/** Milliseconds between looks: short for a quick answer, longer the longer it takes. */
const pause = (waited) => Math.min(250, 5 + waited / 10);
const MISSING = "Run create-dms-task first: it makes the marker on both sides and has the task carry it";
const GRANT = "Give the users of create-dms-task, or grant USAGE on schema migration_ctl and SELECT, UPDATE on its table marker";
const REMEDIES = { "42P01": MISSING, "3F000": MISSING, "42501": GRANT };
/**
 * Writes the migration's marker row on the source and waits until the target shows it. Changes are applied in commit
 * order, so everything committed before has then arrived too. The counter decides, not the token: another run may
 * write its own marker over ours.
 * @param patience milliseconds to wait for it
 * @returns whether it arrived, and how long that took (or how long was waited)
 * @throws UserError when either side has no marker or does not let us at it
 */
async function sendMarker(source, target, migration, patience, clock, signal) {
    const sent = clock.now();
    const n = await writeMarker(source, migration);
    for (;;) {
        const arrived = await hasArrived(target, migration, n);
        const roundTripMs = clock.now() - sent;
        if (arrived || roundTripMs >= patience)
            return { arrived, roundTripMs };
        await clock.sleep(pause(roundTripMs), signal);
    }
}
async function writeMarker(source, migration) {
    const { rows } = await (0,postgres_build/* explainRefusal */.GC)("source", "write the marker", REMEDIES, () => source.query("UPDATE migration_ctl.marker SET token = $1, n = n + 1, at = clock_timestamp() WHERE task = $2 RETURNING n::text AS n", [`wait-for-cdc ${(0,external_node_crypto_.randomUUID)()}`, migration]));
    if (rows[0] !== undefined)
        return rows[0].n;
    throw new domain_build/* UserError */.yo({
        code: "MARKER_MISSING",
        what: `migration_ctl.marker on the source has no row for ${migration}`,
        remedy: MISSING,
    });
}
async function hasArrived(target, migration, n) {
    const { rows } = await (0,postgres_build/* explainRefusal */.GC)("target", "show the marker", REMEDIES, () => target.query("SELECT n >= $1::bigint AS arrived FROM migration_ctl.marker WHERE task = $2", [n, migration]));
    return rows[0]?.arrived === true;
}
//# sourceMappingURL=marker.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/observe.js






const EXCEPTIONS = { schema: domain_build/* DMS_CONTROL_SCHEMA */.bL, name: "awsdms_apply_exceptions" };
const EXCEPTION_REMEDIES = {
    "42501": "Give the user of create-dms-task in target-url, or grant USAGE and SELECT on schema awsdms_control",
};
const SESSION = { applicationName: "postgres-to-aurora wait-for-cdc" };
/**
 * Looks once at task, tables, exceptions, and, when all tables are loaded, at latency and a marker of its own. Every
 * look has sessions of its own: over hours, a server may restart in between.
 */
async function observe(place) {
    const task = await (0,build_dms.describeTask)(place.dms, place.migration, true);
    const statistics = await (0,build_dms.tableStatistics)(place.dms, place.taskArn);
    const byName = new Map(statistics.map((table) => [(0,domain_build/* displayName */.QC)(table), table]));
    const tables = place.expected.map((table) => {
        const shown = byName.get((0,domain_build/* displayName */.QC)(table));
        return { ...table, state: shown?.state ?? "", rows: shown?.fullLoadRows ?? 0 };
    });
    const loaded = task.status === "running" && tables.every(({ state }) => isLoaded(state));
    return (0,postgres_build/* withClient */.SV)(place.target, { role: "target", ...SESSION }, async (target) => {
        const exceptions = await (0,postgres_build/* explainRefusal */.GC)("target", "show awsdms_apply_exceptions", EXCEPTION_REMEDIES, () => countExceptions(target, (0,build_dms.resourceId)(place.taskArn)));
        if (!loaded)
            return { seen: { task, tables, exceptions }, statistics };
        const latency = await readLatency(place);
        const marker = await (0,postgres_build/* withClient */.SV)(place.source, { role: "source", ...SESSION }, (source) => sendMarker(source, target, place.migration, place.markerPatience, place.clock, place.signal));
        return { seen: { task, tables, exceptions, latency, marker }, statistics };
    });
}
async function readLatency({ cloudWatch, instanceName, taskArn, clock }) {
    const now = clock.now();
    const { source, target } = await readCdcLatency(cloudWatch, instanceName, (0,build_dms.resourceId)(taskArn), now);
    const aged = (sample) => sample && { seconds: sample.seconds, ageMs: now - sample.at };
    return { source: aged(source), target: aged(target) };
}
/** Changes of this task that the target refused; 0 where DMS has not made the table yet. */
async function countExceptions(target, taskName) {
    const { rowCount } = await target.query("SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = $2", [EXCEPTIONS.schema, EXCEPTIONS.name]);
    if (rowCount === 0)
        return 0;
    const { rows } = await target.query(`SELECT count(*)::int AS exceptions FROM ${(0,postgres_build/* quoteName */.AB)(EXCEPTIONS)} WHERE upper("TASK_NAME") = upper($1)`, [taskName]);
    return rows[0].exceptions;
}
//# sourceMappingURL=observe.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/report.js

const MOST_POINTS = 500;
/** The course of the latency over hours, in a bounded number of points. */
class LatencyCourse {
    #points = [];
    #every = 1;
    #seen = 0;
    /** @param seconds since the wait began. Looks without all three figures are left out. */
    add(seconds, { latency, marker }) {
        if (!latency?.source || !latency.target || !marker)
            return;
        if (this.#seen++ % this.#every !== 0)
            return;
        this.#points.push({
            seconds: Math.round(seconds),
            source: latency.source.seconds,
            target: latency.target.seconds,
            marker: marker.roundTripMs / 1000,
        });
        if (this.#points.length < MOST_POINTS)
            return;
        // Every second point goes, and from now on only every second one comes.
        this.#points = this.#points.filter((_, index) => index % 2 === 0);
        this.#every *= 2;
    }
    section() {
        const line = (name, of) => ({
            name,
            values: this.#points.map((point) => point[of]),
        });
        return {
            kind: "series",
            title: "Latency",
            unit: "seconds",
            x: this.#points.map(({ seconds }) => `${seconds} s`),
            lines: [
                line("CDCLatencySource", "source"),
                line("CDCLatencyTarget", "target"),
                line("marker round trip", "marker"),
            ],
        };
    }
}
/** Every table of the task as DMS last showed it, most rows first. */
function tablesSection(statistics) {
    return {
        kind: "table",
        title: "Tables",
        columns: ["Table", "State", "Rows loaded", "Inserts", "Updates", "Deletes"],
        rows: [...statistics]
            .sort((a, b) => b.fullLoadRows - a.fullLoadRows)
            .map((table) => [
            (0,domain_build/* displayName */.QC)(table),
            table.state,
            table.fullLoadRows,
            table.inserts,
            table.updates,
            table.deletes,
        ]),
        note: "Counts of DMS: rows handed to the loader, changes since. They prove nothing; validate-data does.",
    };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/progress.js

const number = new Intl.NumberFormat("en-US");
/** The load in one line: `12/20 tables loaded (1 Full load, 7 Before load), 1,200,000 rows, task running`. */
function progressLine({ tables, task }) {
    const states = new Map();
    for (const { state } of tables)
        if (!isLoaded(state))
            states.set(state || "not shown yet", (states.get(state || "not shown yet") ?? 0) + 1);
    const open = [...states].map(([state, count]) => `${count} ${state}`).join(", ");
    const loaded = tables.filter(({ state }) => isLoaded(state)).length;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return `${loaded}/${tables.length} tables loaded${open ? ` (${open})` : ""}, ${number.format(rows)} rows, task ${task.status}`;
}
/** One sample in one line: what was measured and what it counts for. */
function sampleLine(seen, decision, good, wanted) {
    const latency = (side) => {
        const found = seen.latency?.[side];
        return found ? `${found.seconds} s` : "unknown";
    };
    const marker = seen.marker?.arrived ? `${(seen.marker.roundTripMs / 1000).toFixed(1)} s` : "not arrived";
    const figures = `latency source ${latency("source")}, target ${latency("target")}, marker ${marker}`;
    return decision.kind === "wait"
        ? `${figures}: waiting, ${decision.reason}`
        : `${figures}: good sample ${good}/${wanted}`;
}
//# sourceMappingURL=progress.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/wait-for-cdc.js



const PASSING = [
    "AWS_THROTTLED",
    "AWS_UNREACHABLE",
    "AWS_FAILED",
    "CONNECTION_FAILED",
    "CONNECTION_LOST",
    "CONNECTION_REFUSED",
    "UNREACHABLE",
    "UNKNOWN_HOST",
];
/**
 * Looks until enough good samples came in a row or the time is up. Prints what changed.
 * @throws EnvironmentError as soon as the task or a table failed; what a look throws, unless it can pass (see below)
 */
async function waitForCdc(plan, { look, onLook, clock, log, signal }) {
    const deadline = clock.now() + plan.timeout;
    let good = 0;
    let reason = "";
    let printed = "";
    const print = (line) => {
        if (line !== printed)
            log.info(line);
        printed = line;
    };
    for (let looks = 0;; looks++) {
        signal.throwIfAborted();
        try {
            const { seen, statistics } = await look();
            onLook(seen, statistics);
            const decision = decide(seen, { thresholdMs: plan.threshold });
            if (decision.kind === "failed")
                throw new domain_build/* EnvironmentError */.eG(decision.facts);
            good = decision.kind === "good" ? good + 1 : 0;
            reason =
                decision.kind === "good" ? `only ${good} of ${plan.samples} samples in a row were good` : decision.reason;
            if (seen.marker)
                print(sampleLine(seen, decision, good, plan.samples));
            else
                print(progressLine(seen));
            if (good >= plan.samples)
                return { status: "caught-up", reason: "" };
        }
        catch (error) {
            // The first look shows whether all is set up right; later on, a restart or a cut line can pass.
            if (looks === 0 || !canPass(error))
                throw error;
            good = 0;
            reason = error.message;
            print(`Looking again after: ${error.message}`);
        }
        const left = deadline - clock.now();
        if (left <= 0)
            return { status: "timed-out", reason };
        await clock.sleep(Math.min(left, plan.interval * (1 + Math.random() / 10)), signal);
    }
}
/**
 * Whether a failed look may succeed later: the network, a database or AWS was away. Missing rights and expired
 * credentials do not come back by waiting, and a task or table that failed is an answer.
 */
function canPass(error) {
    return error instanceof domain_build/* KnownError */.E && PASSING.includes(error.code);
}
//# sourceMappingURL=wait-for-cdc.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/run.js








/** Waits until the migration's task has caught up, proved by samples; see the README for what counts. */
async function run(context) {
    const { inputs, clock, log, signal } = context;
    const place = await findPlace(context);
    const tables = place.expected.filter(({ schema }) => schema !== domain_build/* CONTROL_SCHEMA */.um).length;
    context.output("tables", tables);
    const started = clock.now();
    const course = new LatencyCourse();
    let last;
    try {
        const { status, reason } = await waitForCdc({
            threshold: inputs.latencyThreshold,
            samples: inputs.samples,
            interval: inputs.pollInterval,
            timeout: inputs.timeout,
        }, {
            look: () => observe(place),
            onLook(seen, statistics) {
                last = { seen, statistics };
                course.add((clock.now() - started) / 1000, seen);
            },
            clock,
            log,
            signal,
        });
        context.output("status", status);
        const after = `${Math.round((clock.now() - started) / 1000)} s`;
        if (status === "caught-up")
            return { verdict: "pass", headline: `Caught up after ${after}: ${tables} tables loaded, the marker arrives` };
        return {
            verdict: "unproved",
            headline: `Not caught up within ${after}: ${reason}. Nothing is known to be wrong: run it again to wait on.`,
        };
    }
    catch (error) {
        if (!signal.aborted)
            context.output("status", "failed");
        throw error;
    }
    finally {
        if (last !== undefined)
            publish(context, last.seen, last.statistics, course);
    }
}
async function findPlace(context) {
    const { inputs, clock, signal } = context;
    const source = await (0,build/* databaseOf */.zJ)(context, "source");
    const target = await (0,build/* databaseOf */.zJ)(context, "target");
    // Both can be reached with these inputs, or the wait is over before it began.
    await (0,postgres_build/* withClient */.SV)(source, { role: "source" }, async () => { });
    await (0,postgres_build/* withClient */.SV)(target, { role: "target" }, async () => { });
    const dms = (0,build_dms.openDms)(inputs.awsRegion);
    const task = await (0,build_dms.describeTask)(dms, inputs.migration);
    const instance = await (0,build_dms.findInstance)(dms, task.instanceArn);
    return {
        migration: inputs.migration,
        dms,
        cloudWatch: openCloudWatch(inputs.awsRegion),
        taskArn: task.arn,
        instanceName: instance?.name ?? (0,build_dms.resourceId)(task.instanceArn),
        expected: (0,build_dms.mappedTables)(task.tableMappings),
        source,
        target,
        markerPatience: Math.max(inputs.latencyThreshold, inputs.pollInterval),
        clock,
        signal,
    };
}
function publish({ report, output }, seen, statistics, course) {
    const rows = seen.tables.reduce((sum, table) => sum + (table.schema === domain_build/* CONTROL_SCHEMA */.um ? 0 : table.rows), 0);
    output("rows", rows);
    report.metric("rows loaded", rows, "rows");
    const { source, target } = seen.latency ?? {};
    if (source && target) {
        const seconds = Math.max(source.seconds, target.seconds);
        output("latency-seconds", String(seconds));
        report.metric("CDC latency", seconds, "s");
    }
    if (seen.marker?.arrived)
        report.metric("marker round trip", seen.marker.roundTripMs, "ms");
    report.section(course.section());
    report.section(tablesSection(statistics));
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
