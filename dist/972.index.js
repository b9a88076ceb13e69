export const id = 972;
export const ids = [972];
export const modules = {

/***/ 3972:
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
        { "name": "on-table-error", "property": "onTableError", "type": "enum", "required": true, "values": ["fail", "reload"] },
        { "name": "wal-warning", "property": "walWarning", "type": "integer", "required": true, "min": 1, "max": 100000 },
        { "name": "poll-interval", "property": "pollInterval", "type": "duration", "required": true, "min": 100, "max": 300000 },
        { "name": "timeout", "property": "timeout", "type": "duration", "required": true, "min": 1000, "max": 86400000 },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["status", "latency-seconds", "tables", "rows", "eta-seconds", "tables-reloaded", "verdict", "report"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/estimates.js


/**
 * How many rows the source's own statistics expect in each table, by display name; without those never analysed.
 * Costs one look into the catalog, whatever the size of the tables.
 */
async function readEstimates(source, tables) {
    const { rows } = await (0,postgres_build/* explainRefusal */.GC)("source", "show the size of its tables", {}, () => source.query(`SELECT n.nspname AS schema, c.relname AS name, c.reltuples::float8 AS rows
         FROM unnest($1::text[], $2::text[]) AS t(s, r)
         JOIN pg_catalog.pg_namespace n ON n.nspname = t.s
         JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.r
        WHERE c.reltuples > 0 OR c.reltuples = 0 AND c.relpages > 0`, [tables.map(({ schema }) => schema), tables.map(({ name }) => name)]));
    return new Map(rows.map((table) => [(0,domain_build/* displayName */.QC)(table), table.rows]));
}
//# sourceMappingURL=estimates.js.map
// EXTERNAL MODULE: ./packages/aws/build/logs.js + 1 modules
var logs = __webpack_require__(5332);
// EXTERNAL MODULE: ./packages/replication/build/failures/index.js + 10 modules
var failures = __webpack_require__(2815);
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/control-tables.js


const EXCEPTIONS = "awsdms_apply_exceptions";
const SUSPENDED = "awsdms_suspended_tables";
const REMEDIES = {
    "42501": "Give the user of create-dms-task in target-url, or grant USAGE on the control schema awsdms_control and SELECT on its tables",
};
/** Changes that the target refused, by table, at most 10,000 of them; [] where DMS has not made the table yet. */
async function readRefused(target, control) {
    return read(target, control, EXCEPTIONS, ', count(*)::int AS "count"');
}
/** Tables that get no changes any more; [] where DMS has not made the table, or was told not to. */
async function readSuspended(target, control) {
    return read(target, control, SUSPENDED, "");
}
async function read(target, control, name, more) {
    const table = { schema: control.schema, name };
    return (0,postgres_build/* explainRefusal */.GC)("target", `show ${name}`, REMEDIES, async () => {
        if (!(await exists(target, table)))
            return [];
        const { rows } = await target.query(`SELECT "TABLE_OWNER" AS schema, "TABLE_NAME" AS name${more} FROM ${(0,postgres_build/* quoteName */.AB)(table)}
        WHERE upper("TASK_NAME") = upper($1) GROUP BY 1, 2 ORDER BY "TABLE_OWNER" COLLATE "C", "TABLE_NAME" COLLATE "C" LIMIT 10000`, [control.taskName]);
        return rows;
    });
}
/** The newest few errors of refused changes, without values of rows. */
async function refusedErrors(target, control, most) {
    const table = { schema: control.schema, name: EXCEPTIONS };
    if (!(await exists(target, table)))
        return [];
    const { rows } = await target.query(`SELECT "TABLE_OWNER" || '.' || "TABLE_NAME" || ': ' || pg_catalog."left"("ERROR", 2000) AS text
       FROM ${(0,postgres_build/* quoteName */.AB)(table)} WHERE upper("TASK_NAME") = upper($1) ORDER BY "ERROR_TIME" DESC LIMIT $2`, [control.taskName, most]);
    return rows.map(({ text }) => (0,failures/* withoutRowValues */.xP)(text));
}
/** Takes out what DMS noted about tables that are about to be loaded anew: it is true of their old rows only. */
async function forgetNotes(target, control, tables) {
    for (const name of [EXCEPTIONS, SUSPENDED]) {
        const table = { schema: control.schema, name };
        if (!(await exists(target, table)))
            continue;
        await target.query(`DELETE FROM ${(0,postgres_build/* quoteName */.AB)(table)} WHERE upper("TASK_NAME") = upper($1)
          AND ("TABLE_OWNER", "TABLE_NAME") IN (SELECT s, n FROM unnest($2::text[], $3::text[]) AS t(s, n))`, [control.taskName, tables.map((each) => each.schema), tables.map((each) => each.name)]);
    }
}
async function exists(target, { schema, name }) {
    const { rowCount } = await target.query("SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = $2", [schema, name]);
    return rowCount === 1;
}
//# sourceMappingURL=control-tables.js.map
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch/dist-cjs/index.js
var dist_cjs = __webpack_require__(4085);
// EXTERNAL MODULE: ./packages/aws/build/aws-error.js + 1 modules
var aws_error = __webpack_require__(2634);
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
 * @param now milliseconds since the epoch
 */
async function readCdcLatency(cloudWatch, of, now) {
    const Dimensions = "config" in of
        ? [{ Name: "ReplicationConfigIdentifier", Value: of.config }]
        : [
            { Name: "ReplicationInstanceIdentifier", Value: of.instance.toLowerCase() },
            { Name: "ReplicationTaskIdentifier", Value: of.taskResource },
        ];
    const name = "config" in of ? of.config : of.taskResource;
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
    await (0,aws_error/* awsCall */.uF)({ permission: "cloudwatch:GetMetricData", thing: `replication task ${name}` }, async () => {
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
// EXTERNAL MODULE: ./packages/aws/build/dms.js + 12 modules
var build_dms = __webpack_require__(3808);
// EXTERNAL MODULE: ./packages/replication/build/index.js + 10 modules
var replication_build = __webpack_require__(2488);
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/observation.js
const FAILED = ["table error", "table cancelled", "table does not exist"];
const LOADING = ["full load", "table is being reloaded"];
/** Whether a table's state is the one good final one. Like the others here, whatever the case. */
function isLoaded({ state }) {
    return state.toLowerCase() === "table completed";
}
/** Whether a table's state is a bad final one. */
function isFailed({ state }) {
    return FAILED.includes(state.toLowerCase());
}
/** Whether rows of a table are under way. */
function isLoading({ state }) {
    return LOADING.includes(state.toLowerCase());
}
//# sourceMappingURL=observation.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/table-watch.js



/** Once all are loaded, only every so many looks read them again: 10,000 tables are 20 calls. */
const EVERY = 4;
const UNSEEN = { state: "", rows: 0, inserts: 0, updates: 0, deletes: 0, validation: "", reloaded: false };
/** The tables a task should carry, with what DMS says about each: all pages of it. */
class TableWatch {
    dms;
    taskArn;
    expected;
    #tables = [];
    #looksSince = 0;
    constructor(dms, taskArn, expected) {
        this.dms = dms;
        this.taskArn = taskArn;
        this.expected = expected;
    }
    /** @param fresh reads them in any case; without, loaded tables may be some looks old */
    async look(fresh) {
        this.#looksSince += 1;
        const settled = this.#tables.length > 0 && this.#tables.every(isLoaded);
        if (settled && !fresh && this.#looksSince < EVERY)
            return this.#tables;
        const shown = new Map();
        for (const { validationState, fullLoadRows, ...table } of await (0,build_dms.tableStatistics)(this.dms, this.taskArn))
            shown.set((0,domain_build/* displayName */.QC)(table), { ...table, rows: fullLoadRows, validation: validationState });
        this.#looksSince = 0;
        this.#tables = this.expected.map((table) => shown.get((0,domain_build/* displayName */.QC)(table)) ?? { ...UNSEEN, ...table });
        return this.#tables;
    }
}
//# sourceMappingURL=table-watch.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/place.js








/** What our sessions are called in pg_stat_activity. */
const SESSION = { applicationName: "postgres-to-aurora wait-for-cdc" };
/** Finds the migration's task and both databases. Throws when one of them cannot be reached with these inputs. */
async function findPlace(context) {
    const { inputs, clock, signal } = context;
    const source = await (0,build/* databaseOf */.zJ)(context, "source");
    const target = await (0,build/* databaseOf */.zJ)(context, "target");
    // Both can be reached with these inputs, or the wait is over before it began.
    await (0,postgres_build/* withClient */.SV)(source, { role: "source" }, async () => { });
    await (0,postgres_build/* withClient */.SV)(target, { role: "target" }, async () => { });
    const dms = (0,build_dms.openDms)(inputs.awsRegion);
    const task = await (0,build_dms.describeTask)(dms, inputs.migration);
    const resource = (0,build_dms.resourceId)(task.arn);
    const instance = await instanceName(dms, task);
    const settings = readSettings(task.settings);
    const expected = (0,replication_build/* mappedTables */.BB)(task.tableMappings);
    return {
        migration: inputs.migration,
        region: inputs.awsRegion,
        dms,
        cloudWatch: openCloudWatch(inputs.awsRegion),
        taskArn: task.arn,
        metrics: instance === undefined ? { config: task.name } : { instance, taskResource: resource },
        log: (0,logs/* taskLog */.g_)(instance, resource, task.name),
        control: { schema: settings.controlSchema, taskName: resource },
        markers: settings.batchApply ? 2 : 1,
        expected,
        tables: new TableWatch(dms, task.arn, expected),
        source,
        target,
        markerPatience: Math.max(inputs.latencyThreshold, inputs.pollInterval),
        clock,
        signal,
    };
}
/** Undefined for DMS Serverless, which has none. */
async function instanceName(dms, task) {
    if (task.kind === "serverless")
        return undefined;
    return (await (0,build_dms.findInstance)(dms, task.instanceArn))?.name ?? (0,build_dms.resourceId)(task.instanceArn);
}
function readSettings(settings) {
    const { TargetMetadata, ControlTablesSettings } = JSON.parse(settings || "{}");
    return {
        controlSchema: ControlTablesSettings?.ControlSchema || domain_build/* DMS_CONTROL_SCHEMA */.bL,
        batchApply: TargetMetadata?.BatchApplyEnabled === true,
    };
}
//# sourceMappingURL=place.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/explain.js






const LOG_LINES = 20;
const REFUSED = 5;
/**
 * Gathers what is known about a failure: the last error lines of the task's log, the errors of refused changes, and
 * the known failures that all this points to. Values of rows are left out. What cannot be read is said, never thrown.
 * @param beside what else belongs into the reason
 */
async function explain(place, facts, seen, beside) {
    const log = await readLog(place);
    const errors = seen.refused.length === 0 ? [] : await readErrors(place);
    const { task, tables } = seen;
    const known = (0,failures/* explainFailure */.SP)({
        messages: [task.stopReason, task.lastFailureMessage, ...log.lines, ...errors].filter(Boolean).map(failures/* withoutRowValues */.xP),
        taskStatus: task.status,
        tableStates: [...new Set(tables.map(({ state }) => state))],
    });
    const specific = known.filter(({ id }) => !(id === "table-error" && facts.code === "TABLES_FAILED"));
    const sections = [];
    if (known.length > 0)
        sections.push({
            kind: "findings",
            title: "Known failures this looks like",
            findings: known.map(finding(task.name, "blocker")),
        });
    sections.push({ kind: "text", title: "Last error lines of the task's log", text: log.lines.join("\n") || log.said });
    if (errors.length > 0)
        sections.push({ kind: "text", title: "Newest refused changes", text: errors.join("\n") });
    return { error: new domain_build/* EnvironmentError */.eG(withKnown(facts, specific, task.stopReason, beside)), sections };
}
/**
 * The most specific known failure speaks in the one message that everybody sees; the rest stands in the report. Where
 * the tables are to blame, what to do with them comes after its remedy; that they are in error is known already.
 */
function withKnown(facts, [known], stopReason, beside) {
    const words = stopReason ? (0,failures/* explainStopReason */.Uh)(stopReason) : undefined;
    const why = [facts.why, words, known && `This looks like: ${known.cause}`, beside]
        .filter((part) => part !== undefined && part !== "")
        .map((part) => sentence(part))
        .join(". ");
    const mended = known && (facts.code.startsWith("TASK_") ? known.remedy : `${known.remedy}. Then: ${facts.remedy}`);
    return { ...facts, ...(why ? { why } : {}), remedy: mended ?? facts.remedy };
}
const sentence = (text) => (text.charAt(0).toUpperCase() + text.slice(1)).replace(/\.$/, "");
function finding(task, severity) {
    return ({ id, symptom, cause, remedy }) => ({
        rule: id,
        severity,
        object: task,
        evidence: `${symptom}: ${cause}`,
        remedy,
    });
}
/** The log's last error lines; or in words why there are none. */
async function readLog({ region, log }, wanted = logs/* isError */.bJ) {
    try {
        const lines = await (0,logs/* readLines */.Se)((0,logs/* openLogs */.qb)(region), log, LOG_LINES, wanted);
        if (lines !== undefined)
            return {
                lines: lines.map(({ at, text }) => `${new Date(at).toISOString()} ${(0,failures/* withoutRowValues */.xP)(text)}`),
                said: `The log ${log.group} holds no line with ]E:. The target's own PostgreSQL log may say more.`,
            };
        return {
            lines: [],
            said: `There is no log ${log.group}, stream ${log.stream}. DMS writes it only with the IAM role dms-cloudwatch-logs-role (policy AmazonDMSCloudWatchLogsRole) and with Logging.EnableLogging in the task's settings: create the role, then run create-dms-task.`,
        };
    }
    catch (error) {
        return { lines: [], said: `The log ${log.group} could not be read. ${(0,domain_build/* errorText */.kc)(error)}` };
    }
}
/**
 * What the log of a task that did not fail holds all the same: values that were cut off, and, where the time ran out,
 * errors. Never throws.
 */
async function lookIntoLog(place, timedOut) {
    const { lines } = await readLog(place, (text) => (0,logs/* isTruncation */.iJ)(text) || (timedOut && (0,logs/* isError */.bJ)(text)));
    if (lines.length === 0)
        return { findings: [], sections: [] };
    const findings = (0,failures/* explainFailure */.SP)({ messages: lines }).map(finding(place.migration, "warning"));
    return { findings, sections: [{ kind: "text", title: "Last lines of the task's log", text: lines.join("\n") }] };
}
async function readErrors({ target, control }) {
    try {
        return await (0,postgres_build/* withClient */.SV)(target, { role: "target", ...SESSION }, (client) => refusedErrors(client, control, REFUSED));
    }
    catch (error) {
        return [`They could not be read: ${(0,domain_build/* errorText */.kc)(error)}`];
    }
}
//# sourceMappingURL=explain.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/marker.js



/** Milliseconds between looks: short for a quick answer, longer the longer it takes. */
const pause = (waited) => Math.min(250, 5 + waited / 10);
const MISSING = "Run create-dms-task first: it makes the marker on both sides and has the task carry it";
const GRANT = "Give the users of create-dms-task, or grant USAGE on schema migration_ctl and SELECT, UPDATE on its table marker";
const marker_REMEDIES = { "42P01": MISSING, "3F000": MISSING, "42501": GRANT };
/**
 * Writes the migration's marker row on the source and waits until the target shows it, as often as asked, each after
 * the one before has arrived. Changes are applied in commit order, so everything committed before has then arrived
 * too. The counter decides, not the token: another run may write its own marker over ours.
 * @returns whether the last one arrived, and how long that took in all (or how long was waited)
 * @throws UserError when either side has no marker or does not let us at it
 */
async function sendMarkers(times, { source, target, migration, patience, clock, signal }) {
    const sent = clock.now();
    for (let arrivals = 0, n = await writeMarker(source, migration);;) {
        if (await hasArrived(target, migration, n)) {
            arrivals += 1;
            if (arrivals === times)
                return { arrived: true, roundTripMs: clock.now() - sent };
            n = await writeMarker(source, migration);
        }
        const roundTripMs = clock.now() - sent;
        if (roundTripMs >= patience)
            return { arrived: false, roundTripMs };
        await clock.sleep(pause(roundTripMs), signal);
    }
}
async function writeMarker(source, migration) {
    const { rows } = await (0,postgres_build/* explainRefusal */.GC)("source", "write the marker", marker_REMEDIES, () => source.query("UPDATE migration_ctl.marker SET token = $1, n = n + 1, at = clock_timestamp() WHERE task = $2 RETURNING n::text AS n", [`wait-for-cdc ${(0,external_node_crypto_.randomUUID)()}`, migration]));
    if (rows[0] !== undefined)
        return rows[0].n;
    throw new domain_build/* UserError */.yo({
        code: "MARKER_MISSING",
        what: `migration_ctl.marker on the source has no row for ${migration}`,
        remedy: MISSING,
    });
}
async function hasArrived(target, migration, n) {
    const { rows } = await (0,postgres_build/* explainRefusal */.GC)("target", "show the marker", marker_REMEDIES, () => target.query("SELECT n >= $1::bigint AS arrived FROM migration_ctl.marker WHERE task = $2", [n, migration]));
    return rows[0]?.arrived === true;
}
//# sourceMappingURL=marker.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/observe.js








/**
 * Looks once at task, tables, control tables, and, when all tables are loaded, at latency and a marker of its own.
 * Every look has sessions of its own: over hours, a server may restart in between.
 * @param fresh reads all tables anew, though they are loaded already
 * @param deadline when the marker is waited for no longer, milliseconds since the epoch
 */
async function observe(place, fresh, deadline) {
    const task = await lookAtTask(place);
    const tables = await place.tables.look(fresh);
    const loaded = task.status === "running" && tables.every(isLoaded);
    return (0,postgres_build/* withClient */.SV)(place.target, { role: "target", ...SESSION }, async (target) => {
        const refused = await readRefused(target, place.control);
        const suspended = await readSuspended(target, place.control);
        const seen = { task, tables, refused, suspended };
        if (!loaded)
            return seen;
        const latency = await readLatency(place);
        const { migration, clock, signal } = place;
        const patience = Math.max(Math.min(place.markerPatience, deadline - clock.now()), 0);
        const marker = await (0,postgres_build/* withClient */.SV)(place.source, { role: "source", ...SESSION }, (source) => sendMarkers(place.markers, { source, target, migration, patience, clock, signal }));
        return { ...seen, latency, marker };
    });
}
async function lookAtTask({ dms, taskArn, migration }) {
    const task = await (0,build_dms.taskByArn)(dms, taskArn);
    if (task !== undefined)
        return task;
    throw new domain_build/* EnvironmentError */.eG({
        code: "TASK_GONE",
        what: `Replication task ${migration} does not exist any more`,
        why: "It was there when the wait began, so somebody deleted it",
        remedy: "Run create-dms-task to begin anew, or decommission to clear away what is left of it",
    });
}
async function readLatency({ cloudWatch, metrics, clock }) {
    const now = clock.now();
    const { source, target } = await readCdcLatency(cloudWatch, metrics, now);
    const aged = (sample) => sample && { seconds: sample.seconds, ageMs: now - sample.at };
    return { source: aged(source), target: aged(target) };
}
//# sourceMappingURL=observe.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/progress.js


const format = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
/** `1,200,000`. */
const whole = (value) => format.format(value);
/** `45 s`, `4 min`, `2 h 05 min`. */
function spoken(seconds) {
    if (seconds < 90)
        return `${Math.round(seconds)} s`;
    const minutes = Math.round(seconds / 60);
    return minutes < 120
        ? `${minutes} min`
        : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
/** Time since the wait began as an axis shows it, no two seconds alike: `0:45`, `12:30`, `30:05:00`. */
function clockTime(seconds) {
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
    const two = (value) => String(value).padStart(2, "0");
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
/**
 * The load in one line: `12/20 tables loaded (2 loading, 6 queued), 1,200,000 rows, 25,000 rows/s, about 4 min left,
 * largest under way app.entries 800,000 of about 2,000,000`. A task that is not running is named.
 */
function loadLine({ tables, task }, { rowsPerSecond, left, estimates }) {
    const loaded = tables.filter(isLoaded).length;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const parts = [
        `${loaded}/${tables.length} tables loaded${loaded < tables.length ? ` (${openTables(tables)})` : ""}`,
        `${whole(rows)} rows`,
        rowsPerSecond === undefined ? "" : `${whole(rowsPerSecond)} rows/s`,
        left ? `about ${spoken(left)} left` : "",
        largest(tables, estimates),
        task.status === "running" ? "" : `task ${task.status}`,
    ];
    return parts.filter(Boolean).join(", ");
}
/** Tables that are not loaded by what they do; states nobody knows in the words of DMS. */
function openTables(tables) {
    const counts = new Map();
    for (const table of tables) {
        if (isLoaded(table))
            continue;
        const name = stateName(table);
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
}
function stateName(table) {
    if (isFailed(table))
        return "failed";
    if (isLoading(table))
        return "loading";
    if (table.state === "")
        return "not shown yet";
    return table.state.toLowerCase() === "before load" ? "queued" : table.state;
}
function largest(tables, estimates) {
    const size = (table) => Math.max(estimates.get((0,domain_build/* displayName */.QC)(table)) ?? 0, table.rows);
    const [first, ...others] = tables.filter(isLoading);
    if (first === undefined)
        return "";
    const table = others.reduce((most, each) => (size(each) > size(most) ? each : most), first);
    const estimate = estimates.get((0,domain_build/* displayName */.QC)(table));
    return `largest under way ${(0,domain_build/* displayName */.QC)(table)} ${whole(table.rows)}${estimate === undefined ? "" : ` of about ${whole(estimate)}`}`;
}
//# sourceMappingURL=progress.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/report.js



/** As many tables as a person reads. */
const MOST_TABLES = 100;
/** The course of the load and of the latency; a part without at least two looks is left out. */
function courseSections({ rows, latency }) {
    const sections = [];
    if (rows.points.length > 1)
        sections.push({
            kind: "series",
            title: "Rows loaded",
            unit: "rows",
            x: rows.points.map(({ seconds }) => clockTime(seconds)),
            lines: [{ name: "rows loaded", values: rows.points.map((point) => point.rows) }],
        });
    const line = (name, of) => ({
        name,
        values: latency.points.map((point) => point[of]),
    });
    sections.push({
        kind: "series",
        title: "Latency",
        unit: "seconds",
        x: latency.points.map(({ seconds }) => clockTime(seconds)),
        lines: [
            line("CDCLatencySource", "source"),
            line("CDCLatencyTarget", "target"),
            line("marker round trip", "marker"),
        ],
    });
    return sections;
}
/** The tables as DMS last showed them: first those not loaded, then the largest; all of them counted by state. */
function tablesSection(tables, estimates) {
    const size = (table) => Math.max(table.rows, estimates.get((0,domain_build/* displayName */.QC)(table)) ?? 0);
    const order = [...tables].sort((a, b) => Number(isLoaded(a)) - Number(isLoaded(b)) || size(b) - size(a));
    const shown = order.slice(0, MOST_TABLES);
    const states = new Map();
    for (const { state } of tables)
        states.set(state || "not shown yet", (states.get(state || "not shown yet") ?? 0) + 1);
    const counted = [...states].map(([state, count]) => `${whole(count)} ${state}`).join(", ");
    const cut = tables.length > shown.length ? ` Shown are ${shown.length}: those not loaded first, then the largest.` : "";
    return {
        kind: "table",
        title: "Tables",
        columns: ["Table", "State", "Rows loaded", "Rows expected", "Inserts", "Updates", "Deletes", "Validation by DMS"],
        rows: shown.map((table) => [
            (0,domain_build/* displayName */.QC)(table),
            table.state,
            table.rows,
            estimates.get((0,domain_build/* displayName */.QC)(table)) ?? null,
            table.inserts,
            table.updates,
            table.deletes,
            table.validation,
        ]),
        note: `${counted}.${cut} Counts of DMS: rows handed to the loader, changes since; the rows expected are the source's own estimate. They prove nothing; validate-data does.`,
    };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/validation.js

/**
 * What the validation of DMS itself says against tables; undefined when it says nothing. It is told and holds nothing
 * up: it has false alarms, and where it is not enabled or finds no key it proves nothing either.
 */
function validationFinding(tables) {
    const bad = tables.filter(({ validation }) => /^(mismatched records|table error|error)$/i.test(validation));
    if (bad.length === 0)
        return undefined;
    return {
        rule: "dms-validation-differs",
        severity: "warning",
        object: (0,domain_build/* listed */.KE)(bad.map(domain_build/* displayName */.QC)),
        evidence: `The validation of DMS reports differing rows or an error (${bad.length} tables)`,
        remedy: "Run validate-data, which compares every row itself; awsdms_validation_failures_v1 or _v2 in the control schema on the target names the rows DMS means",
    };
}
//# sourceMappingURL=validation.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/publish.js



const MIB = 1024 ** 2;
/** What is worth a look though it does not hold up the wait. */
function findingsOf({ last }, watch, noticed) {
    const differing = last && validationFinding(last.tables);
    return [...noticed, ...watch.findings, ...(differing ? [differing] : [])];
}
/** Sets outputs and fills the report with all that is known, however the wait ended. */
function publish({ output, report }, reporter, watch, { log, noticed, reloaded }) {
    const { last, secondsLeft, estimates } = reporter;
    output("tables-reloaded", reloaded);
    for (const section of log)
        report.section(section);
    const findings = findingsOf(reporter, watch, noticed);
    if (findings.length > 0)
        report.section({ kind: "findings", title: "Worth a look", findings });
    if (watch.retainedBytes !== undefined)
        report.metric("WAL kept on the source", Math.round((watch.retainedBytes / MIB) * 10) / 10, "MiB");
    if (last === undefined)
        return;
    const rows = last.tables.reduce((sum, table) => sum + (table.schema === domain_build/* CONTROL_SCHEMA */.um ? 0 : table.rows), 0);
    output("rows", rows);
    report.metric("rows loaded", rows, "rows");
    if (secondsLeft !== undefined)
        output("eta-seconds", String(Math.round(secondsLeft)));
    const { source, target } = last.latency ?? {};
    if (source && target) {
        const seconds = Math.max(source.seconds, target.seconds);
        output("latency-seconds", String(seconds));
        report.metric("CDC latency", seconds, "s");
    }
    if (last.marker?.arrived)
        report.metric("marker round trip", last.marker.roundTripMs, "ms");
    for (const section of courseSections(reporter))
        report.section(section);
    report.section(tablesSection(last.tables, estimates));
}
//# sourceMappingURL=publish.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/reload-memory.js


/** Which tables were reloaded, kept on the target so that every run of the wait knows. */
const MEMORY = { schema: domain_build/* CONTROL_SCHEMA */.um, name: "reload" };
/** Makes the memory where it is missing. @returns the task's reloads by display name */
async function readyReloads(target, task) {
    if (!(await reload_memory_exists(target)))
        await target.query(`CREATE TABLE ${(0,postgres_build/* quoteName */.AB)(MEMORY)} (task text, schema_name text, table_name text, attempts integer NOT NULL,
         asked boolean NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (task, schema_name, table_name))`);
    const { rows } = await target.query(`SELECT schema_name AS schema, table_name AS name, attempts, asked,
            extract(epoch FROM pg_catalog.clock_timestamp() - at)::float8 * 1000 AS "ageMs"
       FROM ${(0,postgres_build/* quoteName */.AB)(MEMORY)} WHERE task = $1`, [task]);
    return new Map(rows.map((row) => [(0,domain_build/* displayName */.QC)(row), row]));
}
/** Notes, in the transaction that empties them, that tables are about to be loaded anew. */
async function rememberEmptied(target, task, tables) {
    await target.query(`INSERT INTO ${(0,postgres_build/* quoteName */.AB)(MEMORY)} AS m (task, schema_name, table_name, attempts, asked, at)
     SELECT $1, s, n, 1, false, pg_catalog.clock_timestamp() FROM unnest($2::text[], $3::text[]) AS t(s, n)
         ON CONFLICT (task, schema_name, table_name) DO UPDATE SET attempts = m.attempts + 1, at = excluded.at`, [task, ...names(tables)]);
}
/** Notes that DMS took the request. */
async function rememberAsked(target, task, tables) {
    await target.query(`UPDATE ${(0,postgres_build/* quoteName */.AB)(MEMORY)} SET asked = true, at = pg_catalog.clock_timestamp()
      WHERE task = $1 AND (schema_name, table_name) IN (SELECT s, n FROM unnest($2::text[], $3::text[]) AS t(s, n))`, [task, ...names(tables)]);
}
/** Forgets a task's reloads; nothing to do where there never was one. */
async function forgetReloads(target, task) {
    if (await reload_memory_exists(target))
        await target.query(`DELETE FROM ${(0,postgres_build/* quoteName */.AB)(MEMORY)} WHERE task = $1`, [task]);
}
const names = (tables) => [tables.map(({ schema }) => schema), tables.map(({ name }) => name)];
async function reload_memory_exists(target) {
    const { rows } = await target.query("SELECT pg_catalog.to_regclass($1) IS NOT NULL AS exists", [(0,postgres_build/* quoteName */.AB)(MEMORY)]);
    return rows[0].exists;
}
//# sourceMappingURL=reload-memory.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/reload.js






const KEY = "pg_catalog.hashtextextended('wait-for-cdc reload:' || pg_catalog.current_database(), 0)";
const LOCK_TIMEOUT = "30s";
const reload_REMEDIES = {
    "42501": "Grant TRUNCATE on these tables to the user of target-url, and CREATE on schema migration_ctl",
    "55P03": "Something holds a lock on these tables on the target: see pg_stat_activity there, end it, then run again",
};
/**
 * Empties the tables on the target, all in one statement, and has DMS load them anew; each once only until the wait
 * has seen them well. One run at a time does this: another one waits. Safe to repeat wherever it was killed.
 * @param grace milliseconds in which DMS may still show the state from before a reload
 * @throws UserError when the migration was switched, or a foreign key from a table outside refers to one of them
 */
async function reload(place, tables, grace) {
    return (0,postgres_build/* withClient */.SV)(place.target, { role: "target", ...SESSION }, (target) => (0,postgres_build/* explainRefusal */.GC)("target", "empty the tables for their reload", reload_REMEDIES, async () => {
        const { rows } = await target.query(`SELECT pg_catalog.pg_try_advisory_lock(${KEY}) AS ours`);
        if (rows[0].ours !== true)
            return { kind: "under way" };
        await refuseAfterSwitch(target);
        const past = await readyReloads(target, place.control.taskName);
        const asked = tables.filter((table) => past.get((0,domain_build/* displayName */.QC)(table))?.asked === true);
        const again = asked.filter((table) => past.get((0,domain_build/* displayName */.QC)(table)).ageMs > grace);
        if (again.length > 0)
            return { kind: "again", tables: again };
        const open = tables.filter((table) => !asked.includes(table));
        if (open.length === 0)
            return { kind: "under way" };
        await refuseReferenced(target, open);
        await empty(target, place, open);
        await (0,build_dms.reloadTables)(place.dms, place.taskArn, open);
        await rememberAsked(target, place.control.taskName, open);
        return { kind: "asked", tables: open };
    }));
}
/** All is well: a table that fails later on has another cause and may be reloaded once more. */
async function forgetAllReloads(place) {
    await (0,postgres_build/* withClient */.SV)(place.target, { role: "target", ...SESSION }, (target) => forgetReloads(target, place.control.taskName));
}
async function empty(target, { control }, tables) {
    await (0,postgres_build/* inTransaction */.sA)(target, "BEGIN", async () => {
        await target.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
        await target.query(`TRUNCATE ${tables.map((table) => `ONLY ${(0,postgres_build/* quoteName */.AB)(table)}`).join(", ")}`);
        await forgetNotes(target, control, tables);
        await rememberEmptied(target, control.taskName, tables);
    });
}
/** The application writes on the target by then: nothing of it may be emptied. */
async function refuseAfterSwitch(target) {
    const { rows } = await target.query("SELECT pg_catalog.to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
    if (!rows[0].exists)
        return;
    const { rowCount } = await target.query("SELECT 1 FROM migration_ctl.journal WHERE step = 'commit point' AND phase = 'done' LIMIT 1");
    if (rowCount === 0)
        return;
    throw new domain_build/* UserError */.yo({
        code: "SWITCHED_ALREADY",
        what: "Nothing is reloaded: the migration was switched to the target already",
        why: "The target holds writes of the application that the source does not have",
        remedy: "Correct single rows by hand on the target; validate-data on a copy shows which",
    });
}
/** TRUNCATE would refuse as well, but only the first one; CASCADE would empty tables nobody asked for. */
async function refuseReferenced(target, tables) {
    const { rows } = await target.query(`WITH emptied AS (
       SELECT c.oid FROM unnest($1::text[], $2::text[]) AS t(s, r)
         JOIN pg_catalog.pg_namespace n ON n.nspname = t.s
         JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.r)
     SELECT DISTINCT rn.nspname || '.' || r.relname || ' refers to ' || fn.nspname || '.' || f.relname AS text
       FROM pg_catalog.pg_constraint k
       JOIN pg_catalog.pg_class r ON r.oid = k.conrelid JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
       JOIN pg_catalog.pg_class f ON f.oid = k.confrelid JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
      WHERE k.contype = 'f' AND k.confrelid IN (SELECT oid FROM emptied) AND k.conrelid NOT IN (SELECT oid FROM emptied)
      ORDER BY 1`, [tables.map(({ schema }) => schema), tables.map(({ name }) => name)]);
    if (rows.length === 0)
        return;
    throw new domain_build/* UserError */.yo({
        code: "RELOAD_REFERENCED",
        what: `Tables to be reloaded cannot be emptied on the target: ${(0,domain_build/* listed */.KE)(rows.map(({ text }) => text))}`,
        why: "A foreign key of a table that stays refers to them, and emptying that one as well would lose its rows",
        remedy: "Drop these foreign keys on the target (apply-schema makes them again in its post-load phase) and run again, or load everything anew: create-dms-task with restart: reload",
    });
}
//# sourceMappingURL=reload.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/history.js
const MOST_POINTS = 500;
/** The course of something over hours or days, in a bounded number of points evenly spread. */
class History {
    #points = [];
    #every = 1;
    #seen = 0;
    #last;
    add(point) {
        this.#last = point;
        if (this.#seen++ % this.#every !== 0)
            return;
        this.#points.push(point);
        if (this.#points.length < MOST_POINTS)
            return;
        // Every second point goes, and from now on only every second one comes.
        this.#points = this.#points.filter((_, index) => index % 2 === 0);
        this.#every *= 2;
    }
    /** Oldest first; the newest is always among them. */
    get points() {
        const last = this.#last;
        return last === undefined || this.#points.at(-1) === last ? this.#points : [...this.#points, last];
    }
}
//# sourceMappingURL=history.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/load-speed.js


/** Speed is measured over so many milliseconds: long enough for a calm figure, short enough to follow. */
const WINDOW_MS = 120_000;
/** How fast rows are loaded, over the last two minutes. */
class LoadSpeed {
    #points = [];
    /** @param at milliseconds since the epoch @param rows loaded so far; fewer than before begins anew (a reload) */
    add(at, rows) {
        if (rows < (this.#points.at(-1)?.rows ?? 0))
            this.#points = [];
        this.#points.push({ at, rows });
        // Two points at least, however far apart the looks are.
        while (this.#points.length > 2 && at - (this.#points[1]?.at ?? at) >= WINDOW_MS)
            this.#points.shift();
    }
    /** Rows per second; undefined before there are two looks. */
    get rowsPerSecond() {
        const [first, last] = [this.#points[0], this.#points.at(-1)];
        if (first === undefined || last === undefined || last.at <= first.at)
            return undefined;
        return ((last.rows - first.rows) / (last.at - first.at)) * 1000;
    }
}
/**
 * Seconds until the tables are loaded, 0 when they are; undefined where nobody can tell, since nothing moves or none of
 * the open tables has an estimate. One without an estimate counts for nothing: it may take longer.
 * @param estimates rows per table by display name, from the source's statistics
 */
function secondsLeft(tables, estimates, rowsPerSecond) {
    const open = tables.filter((table) => !isLoaded(table));
    if (open.length === 0)
        return 0;
    if (rowsPerSecond === undefined || rowsPerSecond <= 0)
        return undefined;
    const rows = open.reduce((sum, table) => sum + Math.max((estimates.get((0,domain_build/* displayName */.QC)(table)) ?? 0) - table.rows, 0), 0);
    return rows === 0 ? undefined : rows / rowsPerSecond;
}
//# sourceMappingURL=load-speed.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/reporter.js





/** Between two lines that say nothing new but figures, in milliseconds. */
const LINE_EVERY_MS = 10_000;
/** Samples in a sparkline of the log. */
const SPARK = 20;
/** Tells the wait's course in the log, a line per change and not too many, and remembers it for the report. */
class Reporter {
    clock;
    log;
    estimates;
    threshold;
    rows = new History();
    latency = new History();
    #speed = new LoadSpeed();
    #started;
    #recent = [];
    #line = "";
    #kind = "";
    #lineAt = Number.NEGATIVE_INFINITY;
    /** The newest look. */
    last;
    /**
     * @param estimates rows per table by display name
     * @param threshold latency that counts as caught up, seconds: a full block of the log's sparklines is at least that
     */
    constructor(clock, log, estimates, threshold) {
        this.clock = clock;
        this.log = log;
        this.estimates = estimates;
        this.threshold = threshold;
        this.#started = clock.now();
    }
    /** Takes in a look and what it means. @param good how many good samples came in a row, of how many `wanted` */
    saw(seen, decision, good, wanted) {
        const now = this.clock.now();
        this.last = seen;
        const rows = seen.tables.reduce((sum, table) => sum + table.rows, 0);
        this.#speed.add(now, rows);
        this.rows.add({ seconds: this.#seconds(now), rows });
        const point = latencyPoint(seen, this.#seconds(now));
        if (point !== undefined) {
            this.latency.add(point);
            this.#recent = [...this.#recent, point].slice(-SPARK);
        }
        if (seen.marker)
            this.#tell(`${decision.kind} ${good}`, this.#sampleLine(seen, decision, good, wanted));
        else
            this.#tell(loadKind(seen), this.#loadLine(seen));
    }
    /** A look that failed and may succeed later. */
    missed(message) {
        this.#tell(message, `Looking again after: ${message}`);
    }
    /** Seconds until the load ends at the speed measured last; 0 when it is done, undefined when nobody can tell. */
    get secondsLeft() {
        return this.last && secondsLeft(this.last.tables, this.estimates, this.#speed.rowsPerSecond);
    }
    #seconds(now) {
        return Math.round((now - this.#started) / 1000);
    }
    /** A line of a new kind is told at once, another one of the same kind only after a while and if it differs. */
    #tell(kind, line) {
        const now = this.clock.now();
        if (line === this.#line || (kind === this.#kind && now - this.#lineAt < LINE_EVERY_MS))
            return;
        this.log.info(line);
        this.#line = line;
        this.#kind = kind;
        this.#lineAt = now;
    }
    #loadLine(seen) {
        const rowsPerSecond = this.#speed.rowsPerSecond;
        return loadLine(seen, { rowsPerSecond, left: this.secondsLeft, estimates: this.estimates });
    }
    #sampleLine(seen, decision, good, wanted) {
        const spark = (of) => this.#recent.length > 1
            ? ` ${(0,build/* sparkline */.KM)(this.#recent.map((point) => point[of]), this.threshold)}`
            : "";
        const latency = (side) => {
            const found = seen.latency?.[side];
            return found ? `${found.seconds} s${spark(side)}` : "unknown";
        };
        const marker = seen.marker?.arrived ? `${roundTrip(seen.marker.roundTripMs)}${spark("marker")}` : "not arrived";
        const figures = `latency source ${latency("source")}, target ${latency("target")}, marker ${marker}`;
        return decision.kind === "wait"
            ? `${figures}: waiting, ${decision.reason}`
            : `${figures}: good sample ${good}/${wanted}`;
    }
}
const roundTrip = (ms) => (ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);
/** What makes a line of the load worth telling at once: the task's state, and how many tables failed. */
function loadKind({ task, tables }) {
    return `${task.status} ${tables.filter(isFailed).length} ${tables.every(isLoaded)}`;
}
/** Looks without all three figures are left out. */
function latencyPoint({ latency, marker }, seconds) {
    if (!latency?.source || !latency.target || !marker)
        return undefined;
    return { seconds, source: latency.source.seconds, target: latency.target.seconds, marker: marker.roundTripMs / 1000 };
}
//# sourceMappingURL=reporter.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/source-watch.js





const EVERY_MS = 60_000;
/** Looks once a minute at what the task's slot does to the source, and warns of each matter once. */
class SourceWatch {
    #watched;
    #limits;
    #told = new Map();
    #previous = new Map();
    #next = Number.NEGATIVE_INFINITY;
    #blind = false;
    /** What is wrong as of the last look. */
    present = [];
    /** Bytes of WAL the task's slots kept at the last look; undefined before the first and without a slot. */
    retainedBytes;
    constructor(watched) {
        this.#watched = watched;
        this.#limits = { ...replication_build/* DEFAULT_SLOT_LIMITS */.GG, retainedBytes: watched.walWarning };
    }
    /** Everything that was ever told, with its newest evidence. */
    get findings() {
        return [...this.#told.values()];
    }
    /** Looks if a minute has passed. Never throws: the wait does not hang on it; what keeps it from looking is told once. */
    async look() {
        const now = this.#watched.clock.now();
        if (now < this.#next)
            return;
        this.#next = now + EVERY_MS;
        await this.#lookNow(this.#limits);
    }
    /**
     * Looks at once because the task stands still: then a slot that nobody reads is worth telling however short it has
     * been so.
     * @param since when the task stopped, milliseconds since the epoch, if known
     * @returns what its slots keep on the source, in one clause; undefined when they keep nothing
     */
    async lookAtStanding(since) {
        await this.#lookNow({ ...this.#limits, inactiveMs: 0 });
        const unread = [...this.#previous.values()].filter((slot) => !slot.active && slot.walStatus !== "lost");
        if (unread.length === 0)
            return undefined;
        const kept = unread.map(({ name, retainedBytes }) => `${name} (${Math.ceil(retainedBytes / 1024 ** 2)} MiB)`);
        const [from] = unread.map((slot) => slot.inactiveSince).filter((time) => time !== undefined);
        const when = from ?? (since === undefined ? undefined : new Date(since).toISOString());
        return `Meanwhile the source keeps all new WAL for its slot ${kept.join(", ")}${when ? `, unread since ${when.slice(0, 16)}Z` : ""}: it grows until the task is resumed or decommission drops the slot`;
    }
    async #lookNow(limits) {
        try {
            this.present = await (0,postgres_build/* withClient */.SV)(this.#watched.source, { role: "source", ...SESSION }, (source) => this.#judge(source, limits));
        }
        catch (error) {
            if (!this.#blind)
                this.#watched.log.warning(`The WAL kept on the source is not watched: ${(0,domain_build/* errorText */.kc)(error)}`);
            this.#blind = true;
        }
        for (const finding of this.present)
            this.#tell(finding);
    }
    async #judge(source, limits) {
        const slots = await (0,replication_build/* taskSlots */.VY)(source, { taskResourceId: (0,build_dms.resourceId)(this.#watched.taskArn) });
        const heartbeat = await (0,replication_build/* readHeartbeat */.dt)(source, domain_build/* CONTROL_SCHEMA */.um);
        const findings = [];
        const looked = new Map();
        for (const found of slots) {
            const previous = this.#previous.get(found.name);
            const slot = sinceWhenUnread(found, previous);
            looked.set(slot.name, slot);
            const pressure = await (0,replication_build/* walPressure */.UJ)(source, slot, previous);
            findings.push(...(0,replication_build/* judgeSlot */.k1)(slot, previous, limits, { pressure, heartbeat }));
        }
        this.#previous = looked;
        this.retainedBytes = slots.length === 0 ? undefined : slots.reduce((sum, slot) => sum + slot.retainedBytes, 0);
        return findings;
    }
    #tell(finding) {
        const key = `${finding.rule} ${finding.object}`;
        const isNew = !this.#told.has(key);
        this.#told.set(key, finding);
        if (isNew && finding.severity !== "info")
            this.#watched.log.warning(`Source, slot ${finding.object}: ${finding.evidence}. ${finding.remedy}`);
    }
}
/** Before PostgreSQL 17 the server does not say since when nobody reads; then our own first such look does. */
function sinceWhenUnread(slot, previous) {
    if (slot.active || slot.inactiveSince !== undefined || previous === undefined || previous.active)
        return slot;
    return { ...slot, inactiveSince: previous.inactiveSince ?? previous.at };
}
//# sourceMappingURL=source-watch.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/failure.js



/** Why the task itself will never catch up as it stands; undefined while it can. */
function taskFailure({ task }) {
    const why = (0,failures/* withoutRowValues */.xP)([task.stopReason, task.lastFailureMessage].filter(Boolean).join(": "));
    const facts = (code, state, remedy) => ({
        code,
        what: `Replication task ${task.name} ${state}`,
        why: why || "DMS gives no reason",
        remedy,
    });
    if (task.status === "ready" && !task.hasRun)
        return {
            code: "TASK_NOT_STARTED",
            what: `Replication task ${task.name} was never started`,
            remedy: "Run create-dms-task with start: true",
        };
    if (task.status === "failed")
        return facts("TASK_FAILED", "has failed", "Correct the cause (the task's CloudWatch log names it in lines with ]E:), then run create-dms-task: it resumes");
    if (task.status === "stopped" || task.status === "deleting")
        return facts("TASK_STOPPED", `is ${task.status}`, "Run create-dms-task: it resumes the task where it stood. After a cutover it is stopped for good, and there is nothing to wait for");
    return undefined;
}
/** What is wrong with tables while the task itself goes on, and which of them a reload would mend, if it would at all. */
function tableFailure(seen) {
    const facts = failedTables(seen) ?? suspendedTables(seen) ?? refusedChanges(seen);
    if (facts === undefined)
        return undefined;
    const reloadable = tablesToReload(seen);
    return reloadable === undefined ? { facts } : { facts, reloadable };
}
function failedTables({ tables }) {
    const bad = tables.filter(isFailed);
    if (bad.length === 0)
        return undefined;
    return {
        code: "TABLES_FAILED",
        what: `Tables are in error (${bad.length}): ${(0,domain_build/* listed */.KE)(bad.map((table) => `${(0,domain_build/* displayName */.QC)(table)} (${table.state})`))}`,
        why: "The other tables go on, so the task itself looks well",
        remedy: "The task's CloudWatch log says why, in lines with ]E:. Correct it, then run this again with on-table-error: reload, which empties these tables on the target and loads them again",
    };
}
/** Entries stay when a table was loaded again since; then its state decides. */
function stillSuspended({ suspended, tables }) {
    if (suspended.length === 0)
        return [];
    const mended = new Set(tables.filter((table) => table.reloaded && isLoaded(table)).map(domain_build/* displayName */.QC));
    return suspended.filter((table) => !mended.has((0,domain_build/* displayName */.QC)(table)));
}
function suspendedTables(seen) {
    const bad = stillSuspended(seen);
    if (bad.length === 0)
        return undefined;
    return {
        code: "TABLES_SUSPENDED",
        what: `Tables no longer get changes (${bad.length}): ${(0,domain_build/* listed */.KE)(bad.map(domain_build/* displayName */.QC))}`,
        why: "DMS suspended them after an error and noted them in awsdms_suspended_tables on the target",
        remedy: "Correct the cause, then run this again with on-table-error: reload",
    };
}
function refusedChanges({ refused }) {
    if (refused.length === 0)
        return undefined;
    const count = refused.reduce((sum, table) => sum + table.count, 0);
    return {
        code: "CHANGES_REFUSED",
        what: `Changes could not be applied to the target (${count}): ${(0,domain_build/* listed */.KE)(refused.map((table) => `${(0,domain_build/* displayName */.QC)(table)} (${table.count})`))}`,
        why: "The target lacks them from now on",
        remedy: "Read awsdms_apply_exceptions in the control schema on the target (statement and error of each) and correct the cause, then run this again with on-table-error: reload. After a reload by hand, delete their lines there",
    };
}
/** All tables that anything is wrong with; undefined when one of them is not there to be loaded, or not of this task. */
function tablesToReload(seen) {
    const mapped = new Map(seen.tables.map((table) => [(0,domain_build/* displayName */.QC)(table), table]));
    const bad = new Set([...seen.tables.filter(isFailed), ...stillSuspended(seen), ...seen.refused].map((table) => (0,domain_build/* displayName */.QC)(table)));
    const tables = [];
    for (const name of bad) {
        const table = mapped.get(name);
        if (table === undefined || table.state.toLowerCase() === "table does not exist")
            return undefined;
        tables.push({ schema: table.schema, name: table.name });
    }
    return tables;
}
//# sourceMappingURL=failure.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/decide.js


/** A latency measured longer ago is unknown, which is never zero. */
const FRESH_MS = 5 * 60_000;
/**
 * Judges one look. Pure: the same look always means the same. States nobody knows are waited for. Several looks may
 * see the same datapoint, since CloudWatch has one a minute; each is a sample of its own by its own marker row.
 */
function decide(seen, want) {
    const standing = taskFailure(seen);
    if (standing !== undefined)
        return { kind: "failed", facts: standing };
    const failure = tableFailure(seen);
    if (failure !== undefined)
        return { kind: "failed", ...failure };
    const open = seen.tables.filter((table) => !isLoaded(table));
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
function wait(reason) {
    return { kind: "wait", reason };
}
//# sourceMappingURL=decide.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/wait-for-cdc.js


/** The network, a database or AWS was away: a failed look may succeed later. */
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
/** Pauses grow to this while AWS says that the account asks too much, milliseconds. */
const LONGEST_PAUSE = 120_000;
/**
 * Looks until enough good samples came in a row or the time is up.
 * @throws what `mend` throws about a task or table that failed; what a look throws, unless it can pass (see below);
 * the signal's reason when aborted
 */
async function waitForCdc(plan, tools) {
    const { clock, signal } = tools;
    const deadline = clock.now() + plan.timeout;
    let good = 0;
    let reason = "";
    let pause = plan.interval;
    for (let looks = 0;; looks++) {
        signal.throwIfAborted();
        try {
            const seen = await unlessAborted(tools.look(good + 1 >= plan.samples), signal);
            const decision = decide(seen, { thresholdMs: plan.threshold });
            good = decision.kind === "good" ? good + 1 : 0;
            tools.onLook(seen, decision, good);
            pause = plan.interval;
            if (good >= plan.samples)
                return { status: "caught-up", reason: "" };
            if (decision.kind === "failed")
                reason = await tools.mend(decision, seen);
            else if (decision.kind === "wait")
                reason = decision.reason;
            else
                reason = `only ${good} of ${plan.samples} samples in a row were good`;
        }
        catch (error) {
            // The first look shows whether all is set up right; later on, a restart or a cut line can pass.
            if (!canPass(error, looks === 0))
                throw error;
            good = 0;
            reason = error.message;
            tools.onMiss(error.message);
            if (error.code === "AWS_THROTTLED")
                pause = Math.max(plan.interval, Math.min(pause * 2, LONGEST_PAUSE));
        }
        const left = deadline - clock.now();
        if (left <= 0)
            return { status: "timed-out", reason };
        // Jitter keeps several waiting jobs from asking in step; the service's rate is shared by the account.
        await clock.sleep(Math.min(left, pause * (1 + Math.random() / 10)), signal);
    }
}
/** Missing rights and expired credentials do not come back by waiting, and a task or table that failed is an answer. */
function canPass(error, first) {
    if (!(error instanceof domain_build/* KnownError */.E))
        return false;
    return first ? error.code === "AWS_THROTTLED" : PASSING.includes(error.code);
}
/** A call that hangs must not keep a cancelled run from writing its report. */
async function unlessAborted(work, signal) {
    let stop = () => { };
    const aborted = new Promise((_, reject) => {
        stop = () => reject(signal.reason);
        if (signal.aborted)
            stop();
        else
            signal.addEventListener("abort", stop, { once: true });
    });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener("abort", stop);
        // Whatever becomes of it after an abort, nobody waits for it any more.
        work.catch(() => { });
    }
}
//# sourceMappingURL=wait-for-cdc.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/run.js












const GIB = 1024 ** 3;
/** For three looks, and within these bounds, DMS may still show a table's state from before its reload. */
const LEAST_GRACE_MS = 3_000;
const MOST_GRACE_MS = 60_000;
/** Waits until the migration's task has caught up, proved by samples; see the README for what counts. */
async function run(context) {
    // Each look at thousands of tables leaves much garbage and little else. Without this the heap grows before it is
    // collected: 10,000 tables then take 220 MB instead of 135.
    (0,external_node_v8_.setFlagsFromString)("--optimize-for-size");
    const place = await findPlace(context);
    return new WaitRun(context, place, await estimatesOf(place)).go();
}
async function estimatesOf({ source, expected }) {
    return (0,postgres_build/* withClient */.SV)(source, { role: "source", ...SESSION }, (client) => readEstimates(client, expected));
}
/** One wait: its loop's tools, and what it leaves in outputs and report however it ends. */
class WaitRun {
    #context;
    #place;
    #reporter;
    #watch;
    /** What is said before the charts: why it failed, lines of the log. */
    #sections = [];
    #reloaded = new Set();
    /** What the task's log tells though the task did not fail. */
    #noticed = [];
    constructor(context, place, estimates) {
        const { inputs, clock, log } = context;
        const { source, taskArn } = place;
        this.#context = context;
        this.#place = place;
        this.#reporter = new Reporter(clock, log, estimates, inputs.latencyThreshold / 1000);
        this.#watch = new SourceWatch({ source, taskArn, clock, log, walWarning: inputs.walWarning * GIB });
    }
    async go() {
        const { output, clock, signal } = this.#context;
        const started = clock.now();
        output("tables", this.#tables);
        try {
            const result = await this.#wait(started + this.#context.inputs.timeout);
            output("status", result.status);
            return await this.#outcome(result, `${Math.round((clock.now() - started) / 1000)} s`);
        }
        catch (error) {
            if (!signal.aborted)
                output("status", "failed");
            throw error;
        }
        finally {
            this.#publish();
        }
    }
    /** The user's; the marker is ours. */
    get #tables() {
        return this.#place.expected.filter(({ schema }) => schema !== domain_build/* CONTROL_SCHEMA */.um).length;
    }
    #wait(deadline) {
        const { inputs, clock, signal } = this.#context;
        const { latencyThreshold: threshold, samples, pollInterval: interval, timeout } = inputs;
        return waitForCdc({ threshold, samples, interval, timeout }, {
            look: async (fresh) => {
                await this.#watch.look();
                return observe(this.#place, fresh, deadline);
            },
            mend: (failure, seen) => this.#mend(failure, seen),
            onLook: (seen, decision, good) => this.#reporter.saw(seen, decision, good, samples),
            onMiss: (message) => this.#reporter.missed(message),
            clock,
            signal,
        });
    }
    /** Reloads what can be and may be reloaded; everything else ends the wait with an explanation. */
    async #mend({ facts, reloadable }, seen) {
        const { inputs, log } = this.#context;
        if (inputs.onTableError === "fail" || reloadable === undefined)
            throw await this.#explained(facts, seen);
        if (seen.task.status !== "running")
            return `tables are to be reloaded, but the task is ${seen.task.status}`;
        const grace = Math.min(Math.max(inputs.pollInterval * 3, LEAST_GRACE_MS), MOST_GRACE_MS);
        const done = await reload(this.#place, reloadable, grace);
        if (done.kind === "under way")
            return "tables are being reloaded";
        const names = (0,domain_build/* listed */.KE)(done.tables.map(domain_build/* displayName */.QC));
        if (done.kind === "asked") {
            for (const table of done.tables)
                this.#reloaded.add((0,domain_build/* displayName */.QC)(table));
            log.warning(`${facts.what}. Emptied on the target and being loaded again: ${names}`);
            return "tables are being reloaded";
        }
        throw await this.#explained({
            ...facts,
            why: `These were reloaded once already and failed again: ${names}`,
            remedy: `Correct the cause, which the task's CloudWatch log names in lines with ]E:. To allow another reload: DELETE FROM migration_ctl.reload on the target, then run this again`,
        }, seen);
    }
    async #explained(facts, seen) {
        const { status, hasRun, stopped } = seen.task;
        const stands = status !== "running" && hasRun;
        const kept = stands ? await this.#watch.lookAtStanding(stopped) : undefined;
        const { error, sections } = await explain(this.#place, facts, seen, kept);
        this.#sections.push(...sections);
        return error;
    }
    async #outcome({ status, reason }, after) {
        const { findings, sections } = await lookIntoLog(this.#place, status === "timed-out");
        this.#noticed = findings;
        this.#sections.push(...sections);
        if (status === "timed-out")
            return {
                verdict: "unproved",
                headline: `Not caught up within ${after}: ${reason}. Nothing is known to be wrong: run it again to wait on.`,
            };
        if (this.#context.inputs.onTableError === "reload")
            await forgetAllReloads(this.#place);
        const warnings = findingsOf(this.#reporter, this.#watch, this.#noticed).filter(({ severity }) => severity !== "info").length;
        const headline = `Caught up after ${after}: ${this.#tables} tables loaded, the marker arrives`;
        if (warnings === 0)
            return { verdict: "pass", headline };
        return { verdict: "warn", headline: `${headline}; ${warnings} warnings in the report` };
    }
    #publish() {
        publish(this.#context, this.#reporter, this.#watch, {
            log: this.#sections,
            noticed: this.#noticed,
            reloaded: this.#reloaded.size,
        });
    }
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/wait-for-cdc/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
