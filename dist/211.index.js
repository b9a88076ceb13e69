export const id = 211;
export const ids = [211];
export const modules = {

/***/ 5332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jj: () => (/* binding */ deleteLogGroup),
  AH: () => (/* binding */ deleteLogStream),
  zq: () => (/* binding */ findLogGroup),
  PJ: () => (/* reexport */ findLogStreams),
  bJ: () => (/* binding */ isError),
  iJ: () => (/* binding */ isTruncation),
  qb: () => (/* binding */ openLogs),
  Se: () => (/* binding */ readLines),
  g_: () => (/* binding */ taskLog)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-cjs/index.js
var dist_cjs = __webpack_require__(303);
// EXTERNAL MODULE: ./packages/aws/build/aws-error.js + 1 modules
var aws_error = __webpack_require__(2634);
// EXTERNAL MODULE: ./packages/aws/build/client-settings.js
var client_settings = __webpack_require__(447);
;// CONCATENATED MODULE: ./packages/aws/build/log-search.js


/**
 * Where a log stream of this name (whatever its case) exists, among all groups whose names begin so. Finds the log of
 * a task that is gone, and with it the name of its instance.
 * @returns by group name
 */
async function findLogStreams(logs, groupPrefix, stream) {
    const groups = [];
    await (0,aws_error/* awsCall */.uF)({ permission: "logs:DescribeLogGroups", thing: `log groups ${groupPrefix}*` }, async () => {
        for await (const page of (0,dist_cjs/* paginateDescribeLogGroups */.BSi)({ client: logs }, { logGroupNamePrefix: groupPrefix }))
            for (const { logGroupName } of page.logGroups ?? [])
                if (logGroupName)
                    groups.push(logGroupName);
    });
    const found = [];
    for (const group of groups)
        for (const name of await streamsOf(logs, group, stream))
            if (name.toLowerCase() === stream.toLowerCase())
                found.push({ group, stream: name });
    return found;
}
/** Streams of a group that begin with a name: as it is, and in capitals, as DMS writes ids of its own. */
async function streamsOf(logs, group, stream) {
    const [, prefix = "", id = ""] = /^(dms-task-)?(.*)$/.exec(stream) ?? [];
    const names = new Set();
    for (const logStreamNamePrefix of new Set([stream, `${prefix}${id.toUpperCase()}`])) {
        try {
            const answer = await (0,aws_error/* awsCall */.uF)({ permission: "logs:DescribeLogStreams", thing: `log group ${group}` }, () => logs.send(new dist_cjs/* DescribeLogStreamsCommand */.w$R({ logGroupName: group, logStreamNamePrefix, limit: 50 })));
            for (const { logStreamName } of answer.logStreams ?? [])
                if (logStreamName)
                    names.add(logStreamName);
        }
        catch (error) {
            if (!(0,aws_error/* isNotFound */.c4)(error))
                throw error;
        }
    }
    return [...names];
}
//# sourceMappingURL=log-search.js.map
;// CONCATENATED MODULE: ./packages/aws/build/logs.js




/** Opens CloudWatch Logs in a region (without one, the environment's). Nothing is contacted yet. */
function openLogs(region) {
    return new dist_cjs/* CloudWatchLogsClient */.TFr((0,client_settings/* clientSettings */.r)(region));
}
/**
 * Where DMS writes a task's log.
 * @param instance name of the replication instance; undefined for DMS Serverless
 * @param taskResource last part of the task's ARN
 * @param taskName the replication config's name, for DMS Serverless
 */
function taskLog(instance, taskResource, taskName) {
    const group = instance === undefined ? `dms-serverless-replication-${taskName}` : `dms-tasks-${instance.toLowerCase()}`;
    return { group, stream: `dms-task-${taskResource}` };
}
const PAGES = 3;
/** Whether a line of a task's log tells of an error. */
const isError = (text) => text.includes("]E:");
/** Whether it warns that a long value was cut off to LobMaxSize. */
const isTruncation = (text) => text.includes("]W:") && /truncated/i.test(text);
/**
 * The newest lines of one kind (errors unless said otherwise) of a task's log, oldest first. Looks through the newest
 * lines only, as far as three answers of the service reach (1 MB each).
 * @param most how many at most
 * @returns undefined when there is no such log (logging off, its IAM role missing, or nothing written yet)
 */
async function readLines(logs, { group, stream }, most, wanted = isError) {
    const found = [];
    let nextToken;
    for (let page = 0; page < PAGES && found.length < most; page++) {
        try {
            const answer = await (0,aws_error/* awsCall */.uF)({ permission: "logs:GetLogEvents", thing: `log group ${group}` }, () => logs.send(new dist_cjs/* GetLogEventsCommand */.h7S({ logGroupName: group, logStreamName: stream, startFromHead: false, nextToken })));
            const lines = (answer.events ?? [])
                .filter(({ message = "" }) => wanted(message))
                .map(({ timestamp = 0, message = "" }) => ({ at: timestamp, text: message.trimEnd() }));
            found.unshift(...lines.slice(-(most - found.length)));
            if (answer.nextBackwardToken === nextToken || (answer.events ?? []).length === 0)
                break;
            nextToken = answer.nextBackwardToken;
        }
        catch (error) {
            if ((0,aws_error/* isNotFound */.c4)(error))
                return undefined;
            throw error;
        }
    }
    return found;
}
/** Whether a log group exists, and how much it holds. */
async function findLogGroup(logs, name) {
    const answer = await (0,aws_error/* awsCall */.uF)({ permission: "logs:DescribeLogGroups", thing: `log group ${name}` }, () => logs.send(new dist_cjs/* DescribeLogGroupsCommand */.VlF({ logGroupNamePrefix: name })));
    const found = answer.logGroups?.find(({ logGroupName }) => logGroupName === name);
    return found && { bytes: found.storedBytes ?? 0 };
}
/** Deletes a log group with everything in it. One that does not exist is no error. */
async function deleteLogGroup(logs, group) {
    await quietly(() => (0,aws_error/* awsCall */.uF)({ permission: "logs:DeleteLogGroup", thing: `log group ${group}` }, () => logs.send(new dist_cjs/* DeleteLogGroupCommand */.ID1({ logGroupName: group }))));
}
/** Deletes one task's log out of a group that others use too. One that does not exist is no error. */
async function deleteLogStream(logs, { group, stream }) {
    await quietly(() => (0,aws_error/* awsCall */.uF)({ permission: "logs:DeleteLogStream", thing: `log stream ${group}/${stream}` }, () => logs.send(new dist_cjs/* DeleteLogStreamCommand */.pcZ({ logGroupName: group, logStreamName: stream }))));
}
async function quietly(work) {
    try {
        await work();
    }
    catch (error) {
        if (!(0,aws_error/* isNotFound */.c4)(error))
            throw error;
    }
}
//# sourceMappingURL=logs.js.map

/***/ }),

/***/ 2488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GG: () => (/* reexport */ DEFAULT_SLOT_LIMITS),
  Dz: () => (/* reexport */ compareTables),
  gY: () => (/* reexport */ dropPublication),
  aO: () => (/* reexport */ dropSlot),
  JD: () => (/* reexport */ isLost),
  k1: () => (/* reexport */ judgeSlot),
  BB: () => (/* reexport */ mappedTables),
  dt: () => (/* reexport */ readHeartbeat),
  wI: () => (/* reexport */ readSlots),
  q4: () => (/* reexport */ tableMappings),
  $m: () => (/* reexport */ taskPublications),
  VY: () => (/* reexport */ taskSlots),
  UJ: () => (/* reexport */ walPressure)
});

// UNUSED EXPORTS: growth, isBeingMade, isTaskSlot

// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var build = __webpack_require__(1592);
;// CONCATENATED MODULE: ./packages/replication/build/heartbeat.js

/**
 * Reads the newest beat of awsdms_heartbeat.
 * @param schema HeartbeatSchema of the source endpoint
 */
async function readHeartbeat(source, schema) {
    const { rows } = await source.query(`SELECT pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS may,
            a.atttypid = 'timestamp'::pg_catalog.regtype AS local,
            (SELECT reset_val FROM pg_catalog.pg_settings WHERE name = 'TimeZone') AS zone
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'hb_last_heartbeat_at'
      WHERE n.nspname = $1 AND c.relname = 'awsdms_heartbeat'`, [schema]);
    const [found] = rows;
    if (found === undefined)
        return { exists: false };
    if (!found.may)
        return { exists: true };
    // DMS writes the server's own clock into a column without time zone; this session's zone is another one.
    const beat = found.local ? `hb_last_heartbeat_at AT TIME ZONE ${(0,build/* quoteLiteral */.ce)(found.zone)}` : "hb_last_heartbeat_at";
    const newest = await source.query(`SELECT extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.max(${beat}))::float8 * 1000 AS "ageMs"
       FROM ${(0,build/* quoteName */.AB)({ schema, name: "awsdms_heartbeat" })}`);
    const { ageMs } = newest.rows[0];
    return ageMs === null ? { exists: true } : { exists: true, ageMs };
}
//# sourceMappingURL=heartbeat.js.map
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
;// CONCATENATED MODULE: ./packages/replication/build/slots.js

/** Columns differ from 12 to 18, so the newer ones are read by way of JSON; a standby has no position of its own. */
const SLOTS = `SELECT s.slot_name::text AS name, coalesce(s.plugin::text, '') AS plugin, coalesce(s.database::text, '') AS database,
         s.active, s.active_pid AS "activePid", coalesce(j.row ->> 'wal_status', '') AS "walStatus",
         greatest(coalesce(pg_catalog.pg_wal_lsn_diff(w.lsn, s.restart_lsn), 0), 0)::float8 AS "retainedBytes",
         (j.row ->> 'safe_wal_size')::float8 AS "safeWalBytes",
         s.restart_lsn::text AS "restartLsn", s.confirmed_flush_lsn::text AS "confirmedFlushLsn",
         j.row ->> 'invalidation_reason' AS "invalidationReason",
         (j.row ->> 'inactive_since')::timestamptz AS "inactiveSince",
         w.lsn::text AS "walLsn", pg_catalog.clock_timestamp() AS at
    FROM pg_catalog.pg_replication_slots s
   CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(s) AS row) j
   CROSS JOIN (SELECT CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
                           ELSE pg_catalog.pg_current_wal_lsn() END AS lsn) w
   ORDER BY s.slot_name COLLATE "C"`;
/** Every replication slot of the server, by name. Any user may ask. */
async function readSlots(source) {
    const { rows } = await source.query(SLOTS);
    return rows.map((row) => {
        const known = Object.entries(row).filter(([, value]) => value !== null);
        return Object.fromEntries(known.map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]));
    });
}
/**
 * The slots DMS made for one task in the database of this session. Two tasks in one database whose resource ids begin
 * with the same 16 characters cannot be told apart by their slots: a caller that drops them should leave active ones.
 */
async function taskSlots(source, owner) {
    const { rows } = await source.query(`SELECT oid::text AS oid, datname::text AS name FROM pg_catalog.pg_database
      WHERE datname = pg_catalog.current_database()`);
    const [database] = rows;
    const slots = await readSlots(source);
    return slots.filter((slot) => slot.database === database?.name && isTaskSlot(slot.name, owner, database.oid));
}
/**
 * Whether a slot's name is the one DMS gives: the first 16 characters of the task's resource id in lower case (what
 * a slot's name cannot hold, as a hyphen, becomes `_`), `_`, the database's oid in 8 digits or more, `_` and a UUID.
 */
function isTaskSlot(name, { taskResourceId }, databaseOid) {
    return name.startsWith(`${slotPrefix(taskResourceId)}_${databaseOid.padStart(8, "0")}_`);
}
function slotPrefix(taskResourceId) {
    return taskResourceId
        .toLowerCase()
        .replace(/[^a-z0-9]/g, "_")
        .slice(0, 16);
}
/** Whether a slot is still being made: that waits for every transaction that was open on the server, prepared ones too. */
function isBeingMade({ plugin, active, confirmedFlushLsn }) {
    return plugin !== "" && active && confirmedFlushLsn === undefined;
}
/**
 * Drops a slot that nobody reads.
 * @returns `absent` when there is none of that name, which is no error
 * @throws UserError SLOT_ACTIVE while somebody reads it, with pid and user; SLOT_DROP_REFUSED without the right
 */
async function dropSlot(source, name) {
    try {
        const { rowCount } = await source.query("SELECT pg_catalog.pg_drop_replication_slot(slot_name) FROM pg_catalog.pg_replication_slots WHERE slot_name = $1", [name]);
        return rowCount === 0 ? "absent" : "dropped";
    }
    catch (cause) {
        const { code } = cause;
        if (code === "42704")
            return "absent"; // dropped by somebody else in between
        if (code === "55006")
            throw await slotActive(source, name, cause);
        if (code === "42501")
            throw dropRefused(name, cause);
        throw cause;
    }
}
async function slotActive(source, name, cause) {
    const { rows } = await source.query(`SELECT s.active_pid AS pid, coalesce(a.usename::text, 'unknown') AS user,
            coalesce(nullif(a.application_name, ''), 'no name') AS application, coalesce(a.client_addr::text, 'the server itself') AS client
       FROM pg_catalog.pg_replication_slots s LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = s.active_pid
      WHERE s.slot_name = $1`, [name]);
    const reader = rows[0];
    return new domain_build/* UserError */.yo({
        code: "SLOT_ACTIVE",
        what: `Replication slot ${name} is being read and was not dropped`,
        why: reader?.pid
            ? `Its reader is pid ${reader.pid}: user ${reader.user}, application ${reader.application}, from ${reader.client}`
            : "Its reader went just now",
        remedy: reader?.pid
            ? `Stop the task that reads it; if that task is gone, SELECT pg_terminate_backend(${reader.pid}) on the source, then run again`
            : "Run again",
        cause,
    });
}
function dropRefused(name, cause) {
    return new domain_build/* UserError */.yo({
        code: "SLOT_DROP_REFUSED",
        what: `Replication slot ${name} may not be dropped by the user of source-url`,
        why: cause.message,
        remedy: `ALTER ROLE that user REPLICATION, or as a superuser: SELECT pg_drop_replication_slot('${name}')`,
        cause,
    });
}
//# sourceMappingURL=slots.js.map
;// CONCATENATED MODULE: ./packages/replication/build/judge-holders.js



const SHOWN = 10;
/** One finding for each kind of transaction that keeps a slot's WAL, with the first ten of them. */
function judgeHolders(state, holders) {
    const prepared = holders.filter(({ kind }) => kind === "prepared");
    const open = holders.filter(({ kind }) => kind === "transaction");
    const findings = [];
    if (prepared.length > 0)
        findings.push({
            rule: "wal-held-by-prepared",
            severity: "warning",
            object: state.name,
            evidence: isBeingMade(state)
                ? `The slot is still being made and waits for prepared transactions: ${listed(prepared)}`
                : `Prepared transactions keep WAL until each is ended: ${listed(prepared)}`,
            remedy: `End each in its own database: ${sample(prepared, preparedSql)}`,
        });
    if (open.length > 0)
        findings.push({
            rule: "wal-held-by-transaction",
            severity: "warning",
            object: state.name,
            evidence: isBeingMade(state)
                ? `The slot is still being made and waits for open transactions: ${listed(open)}`
                : `Open transactions keep WAL until they end, and their changes travel only then: ${listed(open)}`,
            remedy: `Let them end, or cut them off: ${sample(open, ({ name }) => `SELECT pg_terminate_backend(${name.replace("pid ", "")})`)}`,
        });
    return findings;
}
function preparedSql({ name, database }) {
    return `ROLLBACK PREPARED ${(0,build/* quoteLiteral */.ce)(name)} (or COMMIT PREPARED) in ${(0,build/* quoteIdentifier */.Cm)(database)}`;
}
function listed(holders) {
    return sample(holders, ({ name, user, database, application, ageMs, holdsSlot }) => {
        const facts = [
            database ? `${user} in ${database}` : user,
            application,
            ageMs === undefined ? "age hidden, needs pg_read_all_stats" : (0,domain_build/* duration */.p0)(ageMs),
            holdsSlot ? "holds the slot now" : "",
        ];
        return `${name} (${facts.filter(Boolean).join(", ")})`;
    });
}
function sample(holders, show) {
    const more = holders.length - SHOWN;
    return holders.slice(0, SHOWN).map(show).join("; ") + (more > 0 ? ` and ${more} more` : "");
}
//# sourceMappingURL=judge-holders.js.map
;// CONCATENATED MODULE: ./packages/replication/build/lsn.js
/** How far apart two WAL positions (`4AF/B00000D0`) are, bytes; negative when the first is the later one. */
function lsnDistance(from, to) {
    return Number(position(to) - position(from));
}
function position(lsn) {
    const [high = "0", low = "0"] = lsn.split("/");
    return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
//# sourceMappingURL=lsn.js.map
;// CONCATENATED MODULE: ./packages/replication/build/slot-lost.js

const RELOAD = "then run create-dms-task with restart: reload and truncate-target: true, which loads everything again with a new slot: nothing can read on from this one";
/** Whether the server has given the slot up: changes since then are lost to its task. */
function isLost(state) {
    return state.walStatus === "lost" || state.invalidationReason !== undefined;
}
/** What it means that a slot is lost. */
function judgeLost(state) {
    const { evidence, remedy } = REASONS[state.invalidationReason ?? ""] ?? {
        evidence: "The server removed WAL that the slot still needed: max_slot_wal_keep_size was exceeded",
        remedy: "Raise max_slot_wal_keep_size (or set -1 and watch the disk)",
    };
    return { rule: "slot-lost", severity: "blocker", object: state.name, evidence, remedy: `${remedy}, ${RELOAD}` };
}
/** Reasons of pg_replication_slots.invalidation_reason that are not about removed WAL. */
const REASONS = {
    idle_timeout: {
        evidence: "Nobody read the slot for longer than idle_replication_slot_timeout, so the server gave it up",
        remedy: "ALTER SYSTEM SET idle_replication_slot_timeout = 0 and SELECT pg_reload_conf() on the source",
    },
    rows_removed: {
        evidence: "A standby removed rows that the slot still needed",
        remedy: "Use the primary as the source, or switch hot_standby_feedback on",
    },
    wal_level_insufficient: {
        evidence: "wal_level was lowered below logical, so the server gave the slot up",
        remedy: "ALTER SYSTEM SET wal_level = 'logical' and restart the source",
    },
};
/** What wal_status says of a slot that is not lost yet. */
function judgeWalStatus(state) {
    const finding = { object: state.name };
    if (state.walStatus === "unreserved")
        return {
            ...finding,
            rule: "slot-unreserved",
            severity: "needs-change",
            evidence: `The slot keeps ${(0,domain_build/* bytes */.ee)(state.retainedBytes)} of WAL, more than max_slot_wal_keep_size allows: the next checkpoint may take it away`,
            remedy: "Raise max_slot_wal_keep_size now (ALTER SYSTEM SET ..., SELECT pg_reload_conf()), then see that the task reads on",
        };
    if (state.walStatus !== "extended")
        return undefined;
    const much = "The slot makes the server keep more WAL than max_wal_size";
    if (state.safeWalBytes === undefined)
        return {
            ...finding,
            rule: "slot-extended",
            severity: "info",
            evidence: much,
            remedy: "See that the task reads on, and watch the disk: max_slot_wal_keep_size sets no limit",
        };
    return {
        ...finding,
        rule: "slot-extended",
        severity: "warning",
        evidence: `${much}; ${(0,domain_build/* bytes */.ee)(state.safeWalBytes)} more may be written before it can be lost`,
        remedy: "See that the task reads on; raise max_slot_wal_keep_size if the load needs longer",
    };
}
//# sourceMappingURL=slot-lost.js.map
;// CONCATENATED MODULE: ./packages/replication/build/wal-pressure.js

/** Transactions younger than this hold nothing worth telling, ms. */
const LONG_TRANSACTION_MS = 5 * 60_000;
/** The same while the slot is being made, which waits for each of them. */
const LONG_FOR_MAKING_MS = 1000;
/**
 * Looks at what a slot's WAL does to the server.
 * @param previous an earlier look at the same slot, for the growth
 * @param longTransactionMs transactions open for less are not told, ms; 5 minutes by default, a second while the slot
 * is being made
 */
async function walPressure(source, slot, previous, longTransactionMs = isBeingMade(slot) ? LONG_FOR_MAKING_MS : LONG_TRANSACTION_MS) {
    const limitBytes = await slotLimit(source);
    const growthPerSecond = previous === undefined ? undefined : growth(previous, slot);
    const room = slot.safeWalBytes;
    return {
        ...(limitBytes === undefined ? {} : { limitBytes }),
        ...(growthPerSecond === undefined ? {} : { growthPerSecond }),
        ...(room !== undefined && growthPerSecond !== undefined && growthPerSecond > 0
            ? { secondsUntilLost: Math.max(room, 0) / growthPerSecond }
            : {}),
        holders: await readHolders(source, slot, longTransactionMs),
        ...(await walDirectory(source, slot)),
    };
}
/** Bytes per second by which a slot's WAL grew between two looks; negative when it shrank, undefined for one and the same instant. */
function growth(previous, now) {
    const seconds = (Date.parse(now.at) - Date.parse(previous.at)) / 1000;
    return seconds > 0 ? (now.retainedBytes - previous.retainedBytes) / seconds : undefined;
}
async function slotLimit(source) {
    const { rows } = await source.query(`SELECT setting::float8 * 1024 * 1024 AS bytes FROM pg_catalog.pg_settings
      WHERE name = 'max_slot_wal_keep_size' AND setting::float8 >= 0`);
    return rows[0]?.bytes;
}
/** Only what has a transaction id holds: readers alone keep no WAL. Its start is hidden from users without the right. */
async function readHolders(source, slot, longMs) {
    const { rows } = await source.query(`WITH slot AS (SELECT catalog_xmin FROM pg_catalog.pg_replication_slots WHERE slot_name = $1),
     open AS (
       SELECT 'transaction' AS kind, 'pid ' || pid AS name, coalesce(usename::text, '') AS user,
              coalesce(datname::text, '') AS database, coalesce(application_name, '') AS application,
              xact_start AS since, backend_xid AS xid
         FROM pg_catalog.pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_catalog.pg_backend_pid()
       UNION ALL
       SELECT 'prepared', gid, owner::text, database::text, '', prepared, transaction FROM pg_catalog.pg_prepared_xacts),
     aged AS (
       SELECT open.*, extract(epoch FROM pg_catalog.clock_timestamp() - since)::float8 * 1000 AS "ageMs",
              coalesce(pg_catalog.age(xid) >= pg_catalog.age(slot.catalog_xmin), false) AS "holdsSlot"
         FROM open LEFT JOIN slot ON true)
     SELECT kind, name, "user", database, application, "ageMs", "holdsSlot" FROM aged
      WHERE "ageMs" >= $2::float8 OR since IS NULL AND "holdsSlot"
      ORDER BY since NULLS FIRST, name COLLATE "C" LIMIT 100`, [slot.name, longMs]);
    return rows.map(({ ageMs, ...holder }) => ageMs === null ? holder : { ...holder, ageMs });
}
async function walDirectory(source, slot) {
    const { rows: rights } = await source.query("SELECT pg_catalog.has_function_privilege('pg_catalog.pg_ls_waldir()', 'EXECUTE') AND NOT pg_catalog.pg_is_in_recovery() AS may");
    if (!rights[0].may)
        return {};
    const { rows } = await source.query(`SELECT pg_catalog.sum(size)::float8 AS bytes,
            pg_catalog.max(modification) FILTER (WHERE name = pg_catalog.pg_walfile_name($1::pg_lsn)) AS "oldestWalAt"
       FROM pg_catalog.pg_ls_waldir()`, [slot.restartLsn ?? null]);
    const { bytes, oldestWalAt } = rows[0];
    return {
        ...(bytes === null ? {} : { walDirectoryBytes: bytes }),
        ...(oldestWalAt === null ? {} : { oldestWalAt: oldestWalAt.toISOString() }),
    };
}
//# sourceMappingURL=wal-pressure.js.map
;// CONCATENATED MODULE: ./packages/replication/build/judge-slot.js





/** A slot that confirms nothing while the server writes less than this is merely quiet, bytes: four WAL segments. */
const STANDING_BYTES = 64 * 1024 ** 2;
/** Less time than this until the slot is lost or the disk full is a warning, ms. */
const NEAR_MS = 4 * 3_600_000;
const RESUME = "Run create-dms-task, which resumes the task; if the migration is given up, run decommission, which drops the slot";
/**
 * What a task's slot means for the source: findings with what to do, worst first; none when all is well. Pure.
 * @param previous an earlier look, for growth and for how long nobody has read it; any age will do
 */
function judgeSlot(state, previous, limits, surroundings = {}) {
    if (isLost(state))
        return [judgeLost(state)];
    const findings = [
        judgeWalStatus(state),
        retained(state, previous, limits),
        nearLimit(state, surroundings.pressure),
        unread(state, previous, limits, surroundings.pressure),
        standing(state, previous),
        ...judgeHolders(state, surroundings.pressure?.holders ?? []),
        beatless(state, previous, limits, surroundings.heartbeat),
    ];
    const order = ["blocker", "needs-change", "warning", "info"];
    return findings
        .filter((finding) => finding !== undefined)
        .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
function retained(state, previous, limits) {
    const { freeWalBytes } = limits;
    const half = freeWalBytes === undefined ? undefined : freeWalBytes / 2;
    const fills = half !== undefined && state.retainedBytes > half;
    if (state.retainedBytes <= limits.retainedBytes && !fills)
        return undefined;
    const rate = previous === undefined ? undefined : growth(previous, state);
    const growing = rate !== undefined && rate > 0;
    const full = growing && freeWalBytes !== undefined ? (freeWalBytes / rate) * 1000 : undefined;
    const said = [
        `The slot keeps ${(0,domain_build/* bytes */.ee)(state.retainedBytes)} of WAL`,
        freeWalBytes === undefined ? "" : `${(0,domain_build/* bytes */.ee)(freeWalBytes)} of the disk are free`,
        growing ? `${(0,domain_build/* bytes */.ee)(rate * 3600)} are added in an hour` : "",
        full === undefined ? "" : `the disk is full in about ${(0,domain_build/* duration */.p0)(full)}`,
    ];
    return finding(state, "slot-wal-retained", fills || (full !== undefined && full < NEAR_MS) ? "needs-change" : "warning", said.filter(Boolean).join("; "), state.active
        ? "See what keeps the task from reading on: its log, the target, long transactions; enlarge the disk of pg_wal if it needs longer"
        : RESUME);
}
function nearLimit(state, pressure) {
    const left = pressure?.secondsUntilLost;
    if (left === undefined || left * 1000 > NEAR_MS)
        return undefined;
    return finding(state, "slot-limit-near", "needs-change", `At the present speed the slot passes max_slot_wal_keep_size${pressure?.limitBytes === undefined ? "" : ` (${(0,domain_build/* bytes */.ee)(pressure.limitBytes)})`} in about ${(0,domain_build/* duration */.p0)(left * 1000)} and is lost`, `Raise max_slot_wal_keep_size (no restart needed), and see that the task reads on${state.active ? "" : ": nobody reads it now"}`);
}
/** The stopped task: nobody reads, and the WAL piles up. */
function unread(state, previous, limits, pressure) {
    if (state.active)
        return undefined;
    // Before 17 the server does not say since when; the oldest WAL kept is about as old as the last read.
    const seen = previous?.active === false ? (previous.inactiveSince ?? previous.at) : undefined;
    const since = [state.inactiveSince ?? pressure?.oldestWalAt, seen].filter((time) => time !== undefined).sort()[0];
    const age = since === undefined ? undefined : Date.parse(state.at) - Date.parse(since);
    if (age === undefined || age < limits.inactiveMs)
        return undefined;
    return finding(state, "slot-inactive", "warning", `Nobody ${age < 1000 ? "reads the slot" : `has read the slot for ${(0,domain_build/* duration */.p0)(age)}`}, and it keeps ${(0,domain_build/* bytes */.ee)(state.retainedBytes)} of WAL: the source's disk fills until somebody does`, RESUME);
}
function standing(state, previous) {
    if (!isStanding(state, previous))
        return undefined;
    return finding(state, "slot-not-moving", "warning", `The slot is read but confirmed nothing while the server wrote ${(0,domain_build/* bytes */.ee)(lsnDistance(previous?.walLsn ?? state.walLsn, state.walLsn))} of WAL`, "A long transaction, a slow target or a quiet database without heartbeat (HeartbeatEnable of the source endpoint) keeps it there");
}
function isStanding(state, previous) {
    return (state.active &&
        previous?.active === true &&
        previous.confirmedFlushLsn === state.confirmedFlushLsn &&
        lsnDistance(previous.walLsn, state.walLsn) > STANDING_BYTES);
}
/** A busy database needs no heartbeat, so a missing one weighs only where the slot stands still. */
function beatless(state, previous, limits, heartbeat) {
    if (!state.active || heartbeat === undefined)
        return undefined;
    if (heartbeat.exists && (heartbeat.ageMs === undefined || heartbeat.ageMs <= limits.heartbeatMs))
        return undefined;
    return finding(state, "heartbeat-missing", isStanding(state, previous) ? "warning" : "info", heartbeat.ageMs === undefined
        ? "DMS writes no heartbeat (there is no table awsdms_heartbeat): while nothing is written in this database, the slot keeps the WAL of all others"
        : `The last heartbeat of DMS is ${(0,domain_build/* duration */.p0)(heartbeat.ageMs)} old: while nothing is written in this database, the slot keeps the WAL of all others`, "Set HeartbeatEnable on the source endpoint, as create-dms-task does, and let its user write in HeartbeatSchema");
}
function finding(state, rule, severity, evidence, remedy) {
    return { rule, severity, object: state.name, evidence, remedy };
}
//# sourceMappingURL=judge-slot.js.map
;// CONCATENATED MODULE: ./packages/replication/build/mappings.js

/**
 * Table mappings (JSON text) that select exactly these tables, one rule per table, no wildcard anywhere; then a rule
 * per removed column, and one per table that is loaded in ranges.
 */
function tableMappings(tables) {
    const bodies = [
        ...tables.map((table) => ({
            "rule-type": "selection",
            // `explicit` takes names as they are; in an `include` rule % and _ would be wildcards.
            "object-locator": locatorOf(table),
            "rule-action": "explicit",
        })),
        ...tables.flatMap((table) => (table.removedColumns ?? []).map((column) => ({
            "rule-type": "transformation",
            "rule-target": "column",
            "object-locator": {
                "schema-name": escaped(table.schema),
                "table-name": escaped(table.name),
                "column-name": escaped(column),
            },
            "rule-action": "remove-column",
        }))),
        ...tables.flatMap((table) => table.ranges
            ? [
                {
                    "rule-type": "table-settings",
                    "object-locator": locatorOf(table),
                    "parallel-load": { type: "ranges", ...table.ranges },
                },
            ]
            : []),
    ];
    const rules = bodies.map(({ "rule-type": type, ...rest }, index) => ({
        "rule-type": type,
        "rule-id": String(index + 1),
        "rule-name": String(index + 1),
        ...rest,
    }));
    return JSON.stringify({ rules });
}
/**
 * The tables a task's mappings select: what must be loaded before the task is.
 * @throws UserError when they hold anything that `tableMappings` does not write, since nobody can tell then how many
 * tables and which columns there should be
 */
function mappedTables(mappings) {
    const tables = new Map();
    for (const rule of rulesOf(mappings)) {
        const { "schema-name": schema, "table-name": name } = rule["object-locator"] ?? {};
        if (!schema || !name)
            throw foreign();
        if (rule["rule-type"] === "selection" && rule["rule-action"] === "explicit")
            tables.set(JSON.stringify([schema, name]), { schema, name });
        else if (rule["rule-type"] === "transformation")
            addRemovedColumn(tables.get(JSON.stringify([unescaped(schema), unescaped(name)])), rule);
        else
            addRanges(tables.get(JSON.stringify([schema, name])), rule);
    }
    if (tables.size === 0)
        throw foreign();
    return [...tables.values()];
}
function addRemovedColumn(table, rule) {
    const column = rule["object-locator"]?.["column-name"];
    if (table === undefined || rule["rule-action"] !== "remove-column" || !column)
        throw foreign();
    table.removedColumns = [...(table.removedColumns ?? []), unescaped(column)];
}
function addRanges(table, rule) {
    const { type, columns, boundaries } = rule["parallel-load"] ?? {};
    if (table === undefined || rule["rule-type"] !== "table-settings" || type !== "ranges" || !columns || !boundaries)
        throw foreign();
    table.ranges = { columns, boundaries };
}
// In a transformation an underscore stands for any character: a column of a_b would be left out of aXb, too.
const escaped = (name) => name.replace(/[[%_]/g, "[$&]");
const unescaped = (name) => name.replace(/\[([[%_])\]/g, "$1");
function rulesOf(mappings) {
    try {
        const { rules } = JSON.parse(mappings);
        if (Array.isArray(rules) && rules.every((rule) => typeof rule === "object" && rule !== null))
            return rules;
    }
    catch {
        // No JSON is foreign, too.
    }
    throw foreign();
}
const locatorOf = ({ schema, name }) => ({ "schema-name": schema, "table-name": name });
/** The tables that stand in one list only, as people read them; both empty when the lists agree. */
function compareTables(wanted, actual) {
    const [want, have] = [wanted, actual].map((tables) => new Set(tables.map(domain_build/* displayName */.QC)));
    return {
        missing: [...want].filter((name) => !have.has(name)),
        unwanted: [...have].filter((name) => !want.has(name)),
    };
}
function foreign() {
    return new domain_build/* UserError */.yo({
        code: "DMS_MAPPINGS_UNKNOWN",
        what: "The replication task's table mappings were not made by create-dms-task",
        why: "They hold something else than explicit rules per table, so the expected tables cannot be counted",
        remedy: "Delete the task and let create-dms-task make it",
    });
}
//# sourceMappingURL=mappings.js.map
;// CONCATENATED MODULE: ./packages/replication/build/publications.js


/** Tasks that read through pgoutput name their publications by the UUID that ends their slot's name. */
const NAME = /^dms_([0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12})_(?:changes|inserts)$/;
/**
 * The publications made for one task in the database of this session, by name, and those whose slot is gone, whoever
 * had them: they keep no WAL, but nobody needs them. With test_decoding and pglogical there are none.
 * A task that is being started makes them a moment before its slot.
 */
async function taskPublications(source, owner) {
    const { rows } = await source.query(`SELECT p.pubname::text AS name,
            (SELECT pg_catalog.count(*)::int FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid) AS tables
       FROM pg_catalog.pg_publication p WHERE p.pubname LIKE 'dms\\_%' ORDER BY p.pubname COLLATE "C"`);
    const own = (await taskSlots(source, owner)).map((slot) => slot.name);
    const all = (await readSlots(source)).map((slot) => slot.name);
    return rows.flatMap(({ name, tables }) => {
        const id = NAME.exec(name)?.[1];
        if (id === undefined)
            return [];
        const slot = own.find((candidate) => candidate.endsWith(`_${id}`));
        if (slot !== undefined)
            return [{ name, tables, slot }];
        return all.some((candidate) => candidate.endsWith(`_${id}`)) ? [] : [{ name, tables }];
    });
}
/** Drops a publication. Gives `absent` when there is none of that name. Throws the server's error without the right. */
async function dropPublication(source, name) {
    try {
        await source.query(`DROP PUBLICATION ${(0,build/* quoteIdentifier */.Cm)(name)}`);
        return "dropped";
    }
    catch (error) {
        if (error.code === "42704")
            return "absent";
        throw error;
    }
}
//# sourceMappingURL=publications.js.map
;// CONCATENATED MODULE: ./packages/replication/build/slot-limits.js
/** A gigabyte retained, half an hour unread, three missed beats of a minute each. */
const DEFAULT_SLOT_LIMITS = {
    retainedBytes: 1024 ** 3,
    inactiveMs: 30 * 60_000,
    heartbeatMs: 3 * 60_000,
};
//# sourceMappingURL=slot-limits.js.map
;// CONCATENATED MODULE: ./packages/replication/build/index.js








//# sourceMappingURL=index.js.map

/***/ })

};
