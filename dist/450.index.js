export const id = 450;
export const ids = [450];
export const modules = {

/***/ 1450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
;// CONCATENATED MODULE: ./actions/preflight/build/io.gen.js
const io = {
    action: "preflight",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "source-url", "property": "sourceUrl", "type": "secret", "required": false },
        { "name": "source-secret", "property": "sourceSecret", "type": "string", "required": false },
        { "name": "target-url", "property": "targetUrl", "type": "secret", "required": false },
        { "name": "target-secret", "property": "targetSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "schemas", "property": "schemas", "type": "list", "required": false },
        { "name": "replication-instance", "property": "replicationInstance", "type": "string", "required": false },
        { "name": "free-wal-bytes", "property": "freeWalBytes", "type": "integer", "required": false, "min": 0 },
        { "name": "tolerated-stop", "property": "toleratedStop", "type": "duration", "required": true, "min": 60000 },
        { "name": "probe-slot", "property": "probeSlot", "type": "boolean", "required": true },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["verdict", "report", "passed", "warnings", "failed", "skipped"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
;// CONCATENATED MODULE: ./actions/preflight/build/limits.js
const MINUTE = 60_000;
const GIB = 1024 ** 3;
const TIB = 1024 ** 4;
const LIMITS = {
    longTransaction: 10 * MINUTE,
    wraparoundAge: 1_000_000_000,
    bloatRows: 100_000,
    freeSessions: 18,
    clock: 2_000,
    walSample: 3_000,
    slotProbe: 10_000,
    largeTable: 100 * GIB,
    volume: 128 * TIB,
    table: 32 * TIB,
};
//# sourceMappingURL=limits.js.map
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
;// CONCATENATED MODULE: ./actions/preflight/build/aws-end.js

/**
 * Opens DMS and looks up the instance.
 * @throws UserError when there is none; what the adapters throw
 */
async function connectAws(region, name) {
    const api = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(819), __webpack_require__.e(808)]).then(__webpack_require__.bind(__webpack_require__, 3808));
    const dms = api.openDms(region);
    const instance = await api.findInstance(dms, name);
    if (instance === undefined)
        throw new domain_build/* UserError */.yo({
            code: "INSTANCE_NOT_FOUND",
            what: `Replication instance ${name} does not exist`,
            remedy: "Correct replication-instance or aws-region",
        });
    return { api, dms, instance };
}
/** What of this migration is on AWS already. */
async function existing({ api, dms, settings, }) {
    const [source, target, task] = await Promise.all([
        api.findEndpoint(dms, `${settings.migration}-source`),
        api.findEndpoint(dms, `${settings.migration}-target`),
        api.findTask(dms, settings.migration, true),
    ]);
    return { endpoints: [source, target].filter((endpoint) => endpoint !== undefined), task };
}
//# sourceMappingURL=aws-end.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/check.js
/** It holds. The note says how, where that is good to know. */
function passed(note = "") {
    return { kind: "passed", note };
}
/**
 * It does not hold.
 * @param severity when this finding is milder than the check's own severity
 */
function found(evidence, remedy, severity) {
    const what = typeof remedy === "string" ? { say: remedy } : remedy;
    return { kind: "found", evidence, remedy: what, ...(severity ? { severity } : {}) };
}
/** It could not be looked at, for this reason. */
function skipped(reason) {
    return { kind: "skipped", reason };
}
//# sourceMappingURL=check.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/ask.js

/** All rows of a query. */
async function rowsOf({ client }, sql, values = []) {
    return (await client.query(sql, values)).rows;
}
/** The row of a query that gives exactly one. */
async function rowOf(side, sql, values = []) {
    return (await rowsOf(side, sql, values))[0];
}
/**
 * A condition on pg_namespace `n`: the schemas whose tables are carried. Takes the parameters of scopeValues as its
 * first two.
 */
const IN_SCOPE = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
   AND (pg_catalog.cardinality($2::text[]) = 0 OR n.nspname = ANY ($2::text[]))`;
/** A condition on pg_class `c`: not a table of an extension or of DMS. */
const OWN_TABLE = `c.relname NOT LIKE 'awsdms\\_%' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
   WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')`;
function scopeValues({ settings }) {
    return [domain_build/* MIGRATION_SCHEMAS */.U5, settings.schemas];
}
/**
 * What parameters are by default for the session's user in this database, by name; the session's own pinned values
 * do not show. Parameters this server does not have are absent.
 */
async function parameters(side, names) {
    const rows = await rowsOf(side, "SELECT name, reset_val AS value FROM pg_catalog.pg_settings WHERE name = ANY ($1::text[])", [names]);
    return new Map(rows.map(({ name, value }) => [name, value]));
}
/** A parameter that only some servers know, in the form it is shown; undefined where it does not exist. */
async function shown(side, name) {
    const { value } = await rowOf(side, "SELECT pg_catalog.current_setting($1, true) AS value", [name]);
    return value ?? undefined;
}
//# sourceMappingURL=ask.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/remedies.js

/** Statements of one remedy at most; a comment line says how many more there are. */
const MOST_STATEMENTS = 100;
/**
 * The way to set a server-wide parameter: by SQL where the server is one's own, by parameter group on AWS.
 * @param value a list for a parameter that is one
 */
function setParameter({ role, facts }, name, value, effect) {
    const values = [value].flat();
    const shown = values.join(",");
    if (facts.kind !== "self") {
        const group = facts.kind === "aurora" ? "cluster parameter group" : "DB parameter group";
        const then = effect === "restart" ? ", then reboot the instance" : "";
        return { say: `${name} = ${shown} in the ${group} of the ${role}${then}` };
    }
    return {
        say: `${name} = ${shown} in postgresql.conf of the ${role}, then ${effect === "restart" ? "restart" : "reload"} it`,
        sql: [
            // A list in one literal would become one name with commas in it.
            `ALTER SYSTEM SET ${name} = ${values.map(postgres_build/* quoteLiteral */.ce).join(", ")};`,
            effect === "restart" ? "-- then restart the server" : "SELECT pg_catalog.pg_reload_conf();",
        ],
    };
}
/** What lets changes be decoded: one parameter with another name on AWS. */
function setLogical(side) {
    return side.facts.kind === "self"
        ? setParameter(side, "wal_level", "logical", "restart")
        : setParameter(side, "rds.logical_replication", "1", "restart");
}
/** Sets a parameter for the session's user in this database only. */
function setForUser({ facts }, name, value) {
    return `ALTER ROLE ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.user)} IN DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.database)} SET ${name} = ${(0,postgres_build/* quoteLiteral */.ce)(value)};`;
}
/** `GRANT role TO user;` */
function grantRole({ facts }, role) {
    return `GRANT ${(0,postgres_build/* quoteIdentifier */.Cm)(role)} TO ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.user)};`;
}
/** The first statements of many, and how many more there are. */
function limited(statements) {
    if (statements.length <= MOST_STATEMENTS)
        return statements;
    return [...statements.slice(0, MOST_STATEMENTS), `-- and ${statements.length - MOST_STATEMENTS} more of this kind`];
}
/**
 * A statement that destroys or decides something, as a comment to be read before it is used. Names may hold line
 * breaks: every line of it stays a comment.
 */
function commented(when, statement) {
    return `-- ${when}: ${statement}`.replace(/\r\n|\r|\n/g, "\n-- ");
}
//# sourceMappingURL=remedies.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/pair-extensions.js




/** Extensions whose library must be loaded at the start of the server; without it, those of the second kind only lose their service. */
const PRELOADED = ["pg_ad_mapping", "pg_bigm", "pg_cron", "pg_similarity", "pg_tle", "pgaudit", "pglogical"];
const PRELOADED_TO_WORK = ["pg_hint_plan", "pg_stat_statements", "plprofiler"];
async function installed(source) {
    return rowsOf(source, `SELECT extname::text AS name, extversion AS version FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname COLLATE "C"`);
}
/** Whether the extensions of the source are really to be had on the target. */
const PAIR_EXTENSIONS = [
    {
        id: "tgt-extensions",
        side: "both",
        severity: "blocker",
        title: "Every extension of the source can be installed on the target",
        why: "The schema does not load without them",
        async run({ source, target }) {
            const wanted = await installed(source);
            const there = await rowsOf(target, "SELECT name::text AS name FROM pg_available_extensions");
            const allowed = await allowedExtensions(target);
            const absent = wanted.filter(({ name }) => !there.some((one) => one.name === name));
            const barred = wanted.filter((one) => !absent.includes(one) && allowed !== undefined && !allowed.has(one.name));
            if (absent.length + barred.length === 0)
                return passed(wanted.map(({ name }) => name).join(", ") || "the source has none");
            const names = (list) => list.map(({ name }) => name).join(", ");
            return found([
                absent.length > 0 ? `Not available: ${names(absent)}` : "",
                barred.length > 0 ? `Not in rds.allowed_extensions: ${names(barred)}` : "",
            ]
                .filter(Boolean)
                .join("; "), {
                say: [
                    absent.length > 0
                        ? "Choose a newer version of Aurora, or drop them on the source if nothing uses them"
                        : "",
                    barred.length > 0 ? `Add ${names(barred)} to rds.allowed_extensions in the cluster parameter group` : "",
                ]
                    .filter(Boolean)
                    .join("; "),
                on: "source",
                sql: absent.map(({ name }) => commented("if nothing uses it", `DROP EXTENSION ${(0,postgres_build/* quoteIdentifier */.Cm)(name)};`)),
            });
        },
    },
    {
        id: "tgt-extension-versions",
        side: "both",
        severity: "warning",
        title: "The target's extensions are not older than the source's",
        why: "Objects may use what an older version does not have",
        async run({ source, target }) {
            const wanted = await installed(source);
            const there = await rowsOf(target, "SELECT name::text AS name, default_version AS version FROM pg_available_extensions");
            const offered = new Map(there.map(({ name, version }) => [name, version]));
            const older = wanted.filter(({ name, version }) => compareVersions(offered.get(name) ?? version, version) < 0);
            if (older.length === 0)
                return passed();
            return found(older.map(({ name, version }) => `${name} ${version}, on the target ${offered.get(name)}`).join("; "), "Choose a newer version of Aurora, or test what uses them");
        },
    },
    {
        id: "tgt-preload",
        side: "both",
        severity: "blocker",
        title: "Libraries that the source's extensions need are loaded on the target",
        why: "CREATE EXTENSION fails, or the extension does nothing, until they are in shared_preload_libraries",
        grant: ({ target }) => `GRANT pg_read_all_settings TO ${(0,postgres_build/* quoteIdentifier */.Cm)(target.facts.user)};`,
        async run({ source, target }) {
            const wanted = (await installed(source)).map(({ name }) => name);
            const needed = wanted.filter((name) => [...PRELOADED, ...PRELOADED_TO_WORK].includes(name));
            if (needed.length === 0)
                return passed("none is needed");
            const setting = (await shown(target, "shared_preload_libraries")) ?? "";
            const loaded = setting
                .split(",")
                .map((name) => name.trim().replaceAll('"', ""))
                .filter(Boolean);
            const missing = needed.filter((name) => !loaded.includes(name));
            if (missing.length === 0)
                return passed(needed.join(", "));
            return found(`Not loaded: ${missing.join(", ")}`, setParameter(target, "shared_preload_libraries", [...loaded, ...missing], "restart"), missing.some((name) => PRELOADED.includes(name)) ? undefined : "warning");
        },
    },
];
/** The extensions a parameter of Aurora narrows the choice to; undefined when it does not. */
async function allowedExtensions(target) {
    const value = ((await shown(target, "rds.allowed_extensions")) ?? "").trim();
    if (value === "" || value === "*")
        return undefined;
    return new Set(value.split(",").map((name) => name.trim()));
}
/** By the numbers in them, from left to right: 1.10 is newer than 1.9. */
function compareVersions(a, b) {
    const [left, right] = [a, b].map((version) => (version.match(/\d+/g) ?? []).map(Number));
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
        const difference = (left[index] ?? 0) - (right[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
//# sourceMappingURL=pair-extensions.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/wal-rate.js

/** Younger statistics tell more of how the server was filled than of its days, seconds. */
const OLD_ENOUGH = 3600;
/**
 * How fast the source writes WAL, in bytes per second: the larger of now (two looks, a few seconds apart) and the
 * average since the statistics began (PostgreSQL 14 and newer, at least an hour ago).
 * Measured once for all checks of a run.
 */
function readWalRate(side) {
    side.walRate ??= measure(side);
    return side.walRate;
}
async function measure(side) {
    const first = await look(side);
    await side.settings.clock.sleep(side.settings.limits.walSample);
    const second = await look(side);
    const now = (second.position - first.position) / Math.max(second.at - first.at, 0.001);
    return Math.max(now, side.facts.major >= 14 ? await averageRate(side) : 0);
}
async function look(side) {
    return rowOf(side, `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS position,
            extract(epoch FROM clock_timestamp())::float8 AS at`);
}
async function averageRate(side) {
    const { rate } = await rowOf(side, `SELECT max(wal_bytes / age)::float8 AS rate
       FROM (SELECT wal_bytes, extract(epoch FROM clock_timestamp() - stats_reset) AS age FROM pg_stat_wal) s
      WHERE age > $1`, [OLD_ENOUGH]);
    return rate ?? 0;
}
//# sourceMappingURL=wal-rate.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/aws-checks.js





/** The oldest DMS engine that reads each major version (DMS User Guide, PostgreSQL as a source). */
const OLDEST_ENGINE = { 13: "3.4.3", 14: "3.4.7", 15: "3.5.1", 16: "3.5.3", 17: "3.6.1" };
const NEWEST_MAJOR = 17;
/** Made by looking up the instance, before all other checks of AWS. */
const AWS_ACCESS = {
    id: "dms-access",
    side: "aws",
    severity: "blocker",
    title: "DMS answers, and the replication instance exists",
    why: "The replication runs on it",
};
/** What DMS says about itself and the account. */
const AWS_CHECKS = [
    {
        id: "dms-instance",
        side: "aws",
        severity: "blocker",
        title: "The replication instance is available",
        why: "A task can be made and run on an available instance only",
        async run({ instance }) {
            const said = `${instance.name} (${instance.class}) is ${instance.status}`;
            if (instance.status === "available")
                return passed(`${said}; comes from ${instance.addresses.join(", ") || "?"}`);
            return found(said, "Wait until it is available, or repair it in the DMS console");
        },
    },
    {
        id: "dms-engine",
        side: "aws",
        severity: "blocker",
        title: "The DMS engine reads the source's version of PostgreSQL",
        why: "An older engine fails or loses changes of a newer server",
        async run({ api, dms, instance, source }) {
            const { engineVersion } = await api.instanceRoom(dms, instance.arn);
            if (engineVersion === "")
                return skipped("DMS does not say which engine the instance has");
            if (source === undefined)
                return skipped(`The instance has ${engineVersion}; the source's version is not known`);
            const { major } = source.facts;
            const oldest = OLDEST_ENGINE[Math.min(major, NEWEST_MAJOR)];
            const said = `${engineVersion} for PostgreSQL ${major}`;
            if (oldest !== undefined && compareVersions(engineVersion, oldest) < 0)
                return found(said, `Upgrade the instance's engine to ${oldest} or newer`);
            if (major <= NEWEST_MAJOR)
                return passed(said);
            return found(said, `Check in the DMS User Guide that ${engineVersion} supports PostgreSQL ${major}`, "warning");
        },
    },
    {
        id: "dms-storage",
        side: "aws",
        severity: "warning",
        title: "The instance's storage holds the changes of an hour twice",
        why: "Changes made during the load are kept on the instance; when it is full, the task stops",
        async run({ api, dms, instance, source }) {
            const { storage } = await api.instanceRoom(dms, instance.arn);
            if (storage === 0)
                return skipped("DMS does not say how much storage the instance has");
            if (source === undefined || source.facts.standby)
                return passed(`${storage} GiB`);
            const hour = (await readWalRate(source)) * 3600;
            const said = `${storage} GiB, and the source writes ${(0,domain_build/* bytes */.ee)(hour)} of WAL an hour`;
            if (2 * hour <= storage * 1024 ** 3)
                return passed(said);
            return found(said, "Give the instance more storage (AllocatedStorage); it cannot be made smaller again");
        },
    },
    {
        id: "dms-quotas",
        side: "aws",
        severity: "blocker",
        title: "The account's quotas leave room for two endpoints and a task",
        why: "create-dms-task makes them",
        async run(aws) {
            const quotas = await aws.api.accountQuotas(aws.dms);
            const { endpoints, task } = await existing(aws);
            const needed = [
                [/^endpoints$/i, 2 - endpoints.length],
                [/^(replication)?tasks$/i, task ? 0 : 1],
            ];
            const show = quotas.map(({ name, used, most }) => `${name} ${used} of ${most}`).join(", ");
            const short = quotas.filter(({ name, used, most }) => needed.some(([pattern, count]) => pattern.test(name) && most - used < count));
            if (short.length === 0)
                return passed(show);
            return found(short.map(({ name, used, most }) => `${name}: ${used} of ${most} used`).join("; "), "Remove what is no longer used, or ask for more in Service Quotas");
        },
    },
    {
        id: "dms-task",
        side: "aws",
        severity: "info",
        title: "There is no task of this migration yet",
        why: "create-dms-task takes up what is there",
        async run(aws) {
            const { task } = await existing(aws);
            if (task === undefined)
                return passed();
            return found(`Task ${task.name} is ${task.status}`, "Nothing: create-dms-task takes it up or says what differs");
        },
    },
    {
        id: "tgt-network",
        side: "aws",
        severity: "blocker",
        title: "The replication instance reaches both databases",
        why: "The way from the runner says nothing about the way from DMS",
        async run(aws) {
            const { endpoints } = await existing(aws);
            const tests = await aws.api.connectionTests(aws.dms, aws.instance.arn);
            const results = endpoints.map((endpoint) => ({
                name: endpoint.name,
                test: tests.find(({ endpointArn }) => endpointArn === endpoint.arn),
            }));
            const failed = results.filter(({ test }) => test?.status === "failed");
            if (failed.length > 0)
                return found(failed.map(({ name, test }) => `${name}: ${test?.failure || "failed"}`).join("; "), `Open the way from ${aws.instance.addresses.join(", ") || "the instance"}: security group, firewall, route, pg_hba.conf, password`);
            const proved = results.filter(({ test }) => test?.status === "successful").map(({ name }) => name);
            if (proved.length === 2)
                return passed(`tested: ${proved.join(", ")}`);
            const said = proved.length > 0 ? `Only ${proved.join(", ")} was tested` : "No endpoint of this migration was tested yet";
            return skipped(`${said}: create-dms-task makes both and tests them before it starts`);
        },
    },
];
//# sourceMappingURL=aws-checks.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/pair-locale.js




// The columns differ between majors; as JSON a missing one is null.
const LOCALE = `
SELECT pg_encoding_to_char(d.encoding)::text AS encoding, d.datcollate::text AS collate, d.datctype::text AS ctype,
       coalesce(j ->> 'datlocprovider', 'c') AS provider, coalesce(j ->> 'datlocale', j ->> 'daticulocale') AS locale
  FROM pg_database d, to_jsonb(d) j WHERE d.datname = current_database()`;
const SORTED = `
SELECT string_agg(x, ',' ORDER BY x) AS sorted
  FROM (VALUES ('a'), ('B'), ('é'), ('a-b'), ('a b'), ('1-1'), ('11'), ('Z'), ('_a')) v (x)`;
/** Whether text means and sorts the same on both sides. */
const PAIR_LOCALE = [
    {
        id: "tgt-encoding-locale",
        side: "both",
        severity: "needs-change",
        title: "Both databases have the same encoding and locale, UTF8 on the target",
        why: "Text that does not fit is refused, and upper case, sorting and ranges change; it cannot be changed later",
        async run({ source, target }) {
            const [from, to] = await Promise.all([source, target].map((side) => rowOf(side, LOCALE)));
            if (from === undefined || to === undefined)
                return passed();
            const said = `${show(from)} on the source, ${show(to)} on the target`;
            const remedy = {
                say: "Make the target's database anew while it is empty",
                sql: [commented("from another database", creation(target.facts.database, from))],
            };
            if (to.encoding !== "UTF8" && to.encoding !== from.encoding)
                return found(said, remedy);
            if (from.encoding === "SQL_ASCII" && to.encoding !== "SQL_ASCII")
                return found(said, {
                    say: "Nothing checked the source's bytes: prove that all are UTF-8 (pg_dump | iconv -f UTF-8) before the load",
                });
            if (normal(from) !== normal(to))
                return found(said, remedy);
            if (from.encoding !== to.encoding)
                return found(said, "Text is converted on the way: check lengths of varchar(n) columns", "warning");
            if (to.encoding !== "UTF8")
                return found(said, remedy, "warning");
            return passed(show(to));
        },
    },
    {
        id: "tgt-sort-probe",
        side: "both",
        severity: "warning",
        title: "Both databases sort the same words the same way",
        why: "Pages, ranges and unique indexes on text follow the sort order of the C library",
        async run({ source, target }) {
            const [from, to] = await Promise.all([source, target].map((side) => rowOf(side, SORTED)));
            if (from?.sorted === to?.sorted)
                return passed();
            return found(`${from?.sorted} on the source, ${to?.sorted} on the target`, "Make the target's database with the source's locale, or check ORDER BY and ranges on text in the application");
        },
    },
];
function show({ encoding, collate, ctype, provider, locale }) {
    const names = collate === ctype ? collate : `${collate}/${ctype}`;
    return `${encoding} ${locale === null ? names : `${names} ${provider === "i" ? "ICU" : "builtin"} ${locale}`}`;
}
/** Names of locales as the C library compares them: en_US.utf8 is en_US.UTF-8. */
function normalLocale(name) {
    return name.toLowerCase().replace("utf-8", "utf8");
}
function normal({ collate, ctype, provider, locale }) {
    return [collate, ctype, provider, locale ?? ""].map(normalLocale).join("\n");
}
function creation(database, { collate, ctype, provider, locale }) {
    const icu = provider === "i" && locale !== null ? ` LOCALE_PROVIDER icu ICU_LOCALE ${(0,postgres_build/* quoteLiteral */.ce)(locale)}` : "";
    return `CREATE DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(database)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE ${(0,postgres_build/* quoteLiteral */.ce)(collate)} LC_CTYPE ${(0,postgres_build/* quoteLiteral */.ce)(ctype)}${icu};`;
}
//# sourceMappingURL=pair-locale.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/pair-parameters.js





/** Parameters that change what a statement means or prints. */
const MEANING = [
    "DateStyle",
    "IntervalStyle",
    "TimeZone",
    "array_nulls",
    "bytea_output",
    "default_text_search_config",
    "default_transaction_isolation",
    "lc_monetary",
    "lc_numeric",
    "lc_time",
    "standard_conforming_strings",
    "transform_null_equals",
    "xmlbinary",
];
/** Parameters of which the target needs at least as much. */
const CAPACITY = ["max_connections", "max_locks_per_transaction", "max_prepared_transactions"];
/** Whether the target behaves like the source, as far as parameters decide it. */
const PAIR_PARAMETERS = [
    {
        id: "tgt-parameters",
        side: "both",
        severity: "needs-change",
        title: "Parameters that change the meaning of statements are the same on both sides",
        why: "Dates, times, money and text come out otherwise after the switch",
        async run({ source, target }) {
            const [from, to] = await Promise.all([source, target].map((side) => parameters(side, MEANING)));
            const different = MEANING.filter((name) => {
                const [own, other] = [from?.get(name), to?.get(name)];
                return own !== undefined && other !== undefined && normalLocale(own) !== normalLocale(other);
            });
            if (different.length === 0)
                return passed();
            return found(different.map((name) => `${name} is ${from?.get(name)}, on the target ${to?.get(name)}`).join("; "), {
                say: "Give the target's database the source's values, or the cluster parameter group",
                sql: different.map((name) => `ALTER DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(target.facts.database)} SET ${name} = ${(0,postgres_build/* quoteLiteral */.ce)(from?.get(name) ?? "")};`),
            });
        },
    },
    {
        id: "tgt-capacity",
        side: "both",
        severity: "warning",
        title: "The target allows as many sessions, locks and prepared transactions as the source",
        why: "What the application is used to is refused after the switch; on Aurora prepared transactions are off by default",
        async run({ source, target }) {
            const [from, to] = await Promise.all([source, target].map((side) => parameters(side, CAPACITY)));
            const less = CAPACITY.filter((name) => Number(to?.get(name)) < Number(from?.get(name)));
            if (less.length === 0)
                return passed();
            const remedies = less.map((name) => setParameter(target, name, from?.get(name) ?? "", "restart"));
            return found(less.map((name) => `${name} is ${from?.get(name)}, on the target ${to?.get(name)}`).join("; "), {
                say: `If the application needs as much: ${remedies.map(({ say }) => say).join("; ")}`,
                sql: [...new Set(remedies.flatMap(({ sql = [] }) => sql))].sort((a, b) => Number(a[0] === "-") - Number(b[0] === "-")),
            });
        },
    },
];
//# sourceMappingURL=pair-parameters.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/pair-schema.js




/** Whether the tables of both sides fit each other. */
const PAIR_SCHEMA = [
    {
        id: "tgt-schemas",
        side: "both",
        severity: "blocker",
        title: "The user may create objects in the source's schemas that are on the target already",
        why: "apply-schema makes the tables there",
        async run({ source, target }) {
            const wanted = await rowsOf(source, `SELECT DISTINCT n.nspname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND ${IN_SCOPE}`, scopeValues(source));
            const refused = await rowsOf(target, `SELECT nspname::text AS name FROM pg_namespace n WHERE nspname = ANY ($1::text[])
            AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_schema_privilege(n.oid, 'CREATE'))
          ORDER BY nspname COLLATE "C"`, [wanted.map(({ name }) => name)]);
            if (refused.length === 0)
                return passed();
            const user = (0,postgres_build/* quoteIdentifier */.Cm)(target.facts.user);
            return found(`${target.facts.user} may not create in ${(0,domain_build/* listed */.KE)(refused.map(({ name }) => name))}`, {
                say: "As owner of the schemas on the target",
                sql: refused.map(({ name }) => `GRANT USAGE, CREATE ON SCHEMA ${(0,postgres_build/* quoteIdentifier */.Cm)(name)} TO ${user};`),
            });
        },
    },
    {
        id: "tgt-schema-equal",
        side: "both",
        severity: "blocker",
        title: "Tables that are on the target already have the source's columns and primary keys",
        why: "DMS applies changes by the target's primary key; a differing one hits other rows",
        async run({ source, target }) {
            const [from, to] = await Promise.all([tablesOf(source), tablesOf(target)]);
            if (to.size === 0)
                return passed("no table is there yet; create-dms-task compares them before it starts");
            const missing = [...from.keys()].filter((name) => !to.has(name));
            const differences = [...from].flatMap(([name, table]) => compareTable(name, table, to.get(name)));
            const hard = differences.filter(({ hard: isHard }) => isHard);
            if (missing.length + differences.length === 0)
                return passed(`${(0,domain_build/* counted */.hS)(from.size, "table")} alike`);
            const evidence = [
                missing.length > 0 ? `Missing on the target: ${(0,domain_build/* listed */.KE)(missing)}` : "",
                ...differences.slice(0, 10).map(({ text }) => text),
                differences.length > 10 ? `and ${differences.length - 10} more differences` : "",
            ];
            return found(evidence.filter(Boolean).join("; "), "Export the schema again and apply it to an empty target, unless the difference is meant", missing.length + hard.length > 0 ? undefined : "warning");
        },
    },
    {
        id: "tgt-pk-uk",
        side: "both",
        severity: "info",
        title: "No table has unique indexes beside its primary key",
        why: "With batch apply the order of changes inside a batch is lost, and such indexes refuse rows",
        async run({ source }) {
            const rows = await rowsOf(source, `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND ${IN_SCOPE}
            AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
            AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND NOT i.indisprimary)
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, scopeValues(source));
            if (rows.length === 0)
                return passed();
            return found(`${rows.length}: ${(0,domain_build/* listed */.KE)(rows.map(domain_build/* displayName */.QC))}`, "Leave BatchApplyEnabled off, as create-dms-task does");
        },
    },
];
async function tablesOf(side) {
    const scope = { schemas: side.settings.schemas, excluded: [] };
    const tables = (await (0,postgres_build/* readTables */.gb)(side.client)).filter((table) => (0,postgres_build/* isInScope */.yX)(table, scope));
    return new Map(tables.map((table) => [(0,domain_build/* displayName */.QC)(table), table]));
}
/** What a table of the target has differently; hard is what DMS would stumble over for certain. */
function compareTable(name, source, target) {
    if (target === undefined)
        return [];
    const there = new Map(target.columns.map((column) => [column.name, column]));
    const differences = source.columns.flatMap((column) => {
        const other = there.get(column.name);
        if (other === undefined)
            return [{ text: `${name} lacks column ${column.name}`, hard: true }];
        if (other.type === column.type)
            return [];
        return [{ text: `${name}.${column.name} is ${column.type}, on the target ${other.type}`, hard: false }];
    });
    const keys = [source.key, target.key].map((key) => key.join(", ") || "none");
    if (keys[0] !== keys[1])
        differences.push({ text: `The primary key of ${name} is ${keys[0]}, on the target ${keys[1]}`, hard: true });
    return differences;
}
//# sourceMappingURL=pair-schema.js.map
// EXTERNAL MODULE: ./packages/schema/build/index.js + 5 modules
var schema_build = __webpack_require__(3989);
;// CONCATENATED MODULE: ./actions/preflight/build/pair-server.js





/** From these on, a volume may be twice as large. */
const LARGE_VOLUMES = [
    [15, 150013],
    [16, 160009],
    [17, 170005],
];
/** What the two servers must have in common, and what of the source has no place on Aurora. */
const PAIR_SERVER = [
    {
        id: "tgt-version",
        side: "both",
        severity: "blocker",
        title: "The target's major version is the source's or newer",
        why: "A schema can use what an older server does not know",
        async run({ source, target }) {
            const said = `${source.facts.versionText} to ${target.facts.versionText}`;
            if (target.facts.major >= source.facts.major)
                return passed(said);
            return found(said, `Make the target of major ${source.facts.major} or newer`);
        },
    },
    {
        id: "tgt-clock-source",
        side: "both",
        severity: "warning",
        title: "The clocks of source and target agree",
        why: "Ages of rows and latencies compare the clocks of both",
        async run({ source, target, settings }) {
            const apart = target.facts.clockAhead - source.facts.clockAhead;
            const error = target.facts.clockError + source.facts.clockError;
            if (Math.abs(apart) - error <= settings.limits.clock)
                return passed(`within ${settings.limits.clock / 1000} s`);
            return found(`The target is ${(Math.abs(apart) / 1000).toFixed(1)} s ${apart > 0 ? "ahead of" : "behind"} the source`, "Let the source take its time from NTP; Aurora does");
        },
    },
    {
        id: "tgt-same-database",
        side: "both",
        severity: "blocker",
        title: "Source and target are two databases",
        why: "A database must never be loaded into itself",
        async run({ source, target }) {
            const [from, to] = await Promise.all([identity(source), identity(target)]);
            if (JSON.stringify(from) !== JSON.stringify(to))
                return passed();
            return found("source-url and target-url lead to the same database", "Correct one of them");
        },
    },
    {
        id: "tgt-volume",
        side: "both",
        severity: "blocker",
        title: "Database and tables fit into Aurora's limits",
        why: "A volume holds 128 TiB (256 TiB from 15.13, 16.9 and 17.5 on), a table 32 TiB",
        async run({ source, target, settings }) {
            const { size, table } = await rowOf(source, `SELECT pg_database_size(current_database())::float8 AS size,
                coalesce((SELECT max(relpages::float8) FROM pg_class WHERE relkind = 'r'), 0)
                  * current_setting('block_size')::int AS table`);
            const { volume, table: mostTable } = settings.limits;
            const large = LARGE_VOLUMES.some(([major, from]) => target.facts.major === major && target.facts.version >= from);
            const most = large || target.facts.major > 17 ? 2 * volume : volume;
            if (size <= most && table <= mostTable)
                return passed((0,domain_build/* bytes */.ee)(size));
            return found(`The database has ${(0,domain_build/* bytes */.ee)(size)} of ${(0,domain_build/* bytes */.ee)(most)}, its largest table ${(0,domain_build/* bytes */.ee)(table)} of ${(0,domain_build/* bytes */.ee)(mostTable)}`, "Split the database, or partition the table, before the migration");
        },
    },
    {
        id: "tgt-name-clash",
        side: "both",
        severity: "needs-change",
        title: "No name of the source is taken on Aurora",
        why: "Aurora and its extensions own these names and refuse them to others",
        async run({ source, target }) {
            if (source.facts.kind !== "self")
                return skipped("The source is RDS or Aurora and has these names itself");
            const taken = await takenNames(source);
            if (taken.length === 0)
                return passed();
            const severity = target.facts.kind === "self" ? "warning" : undefined;
            return found((0,domain_build/* listed */.KE)(taken.map(schema_build/* displayObject */.Gv)), { say: "Rename them on the source, and in the application", on: "source", sql: taken.map(renaming) }, severity);
        },
    },
];
/** Tells one database of one server from every other, by whatever address it was reached. */
async function identity(side) {
    return rowOf(side, `SELECT d.oid::text AS oid, d.datname AS name, pg_postmaster_start_time()::text AS started
       FROM pg_database d WHERE d.datname = current_database()`);
}
const TAKEN = `
SELECT 'schema' AS type, nspname::text AS name FROM pg_namespace n
 WHERE (nspname ~ '^(rds|aws_|apg_plan_mgmt|pgtle|aurora_)' OR nspname IN ('cron', 'partman'))
   AND NOT EXISTS (SELECT FROM pg_extension e WHERE e.extnamespace = n.oid)
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
UNION ALL SELECT 'role', rolname::text FROM pg_roles WHERE rolname ~ '^rds'
UNION ALL SELECT 'database', datname::text FROM pg_database WHERE datname = 'rdsadmin'`;
async function takenNames(source) {
    const rows = await rowsOf(source, TAKEN);
    return rows.map((row) => ({ ...row, schema: "" })).sort(schema_build/* compareObjects */.Gq);
}
function renaming({ type, name }) {
    return `ALTER ${type.toUpperCase()} ${(0,postgres_build/* quoteIdentifier */.Cm)(name)} RENAME TO ${(0,postgres_build/* quoteIdentifier */.Cm)(`own_${name}`)};`;
}
//# sourceMappingURL=pair-server.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/side-connection.js



/** What the ids of a side begin with. */
const prefix = (role) => (role === "source" ? "src" : "tgt");
/** Made by connecting, before all other checks of a side. */
function connectionCheck(role) {
    return {
        id: `${prefix(role)}-connection`,
        side: role,
        severity: "blocker",
        title: `The runner can connect to the ${role}`,
        why: "Every action connects from the runner",
    };
}
/** What lies between the runner and a side; the same on both. */
function connectionChecks(role) {
    return [tls(role), directConnection(role), serverTls(role), clock(role)];
}
function tls(role) {
    return {
        id: `${prefix(role)}-tls`,
        side: role,
        severity: "warning",
        title: `The runner's connection to the ${role} is encrypted and its certificate checked`,
        why: "Passwords and rows travel over it",
        async run(side) {
            const [weakness] = (0,postgres_build/* weakTls */.Ew)({ [role]: side.address });
            return weakness ? found(weakness.evidence, weakness.remedy) : passed("verify-full");
        },
    };
}
function directConnection(role) {
    return {
        id: `${prefix(role)}-pooler`,
        side: role,
        severity: "warning",
        title: `The address of the ${role} is the server itself, not a pooler or proxy`,
        why: "Poolers and RDS Proxy pass no replication and hand one session's settings to another",
        async run(side) {
            const { pid } = await rowOf(side, "SELECT pg_backend_pid() AS pid");
            // The process a server announces is the one that answers; a pooler announces a number of its own.
            const announced = side.client.processID;
            const proxy = /\.proxy-[^.]+\.[^.]+\.rds\.amazonaws\.com/.test(side.address.host);
            if (announced === pid && !proxy)
                return passed();
            return found(`${(0,postgres_build/* displayAddress */.RD)(side.address)} is answered by a pooler or proxy`, `Give the server's own host and port in ${role}-url`);
        },
    };
}
function serverTls(role) {
    return {
        id: `${prefix(role)}-ssl`,
        side: role,
        severity: "warning",
        title: `The ${role} offers TLS to DMS`,
        why: "Without it, rows and the password of DMS travel in clear",
        async run(side) {
            if ((await shown(side, "ssl")) !== "on")
                // No statement to paste: with ssl = on and no certificate the server does not start again.
                return found(`ssl is off on the ${role}`, `Put a certificate into ssl_cert_file and ssl_key_file of the ${role}, set ssl = on, then reload it`);
            const forced = await shown(side, "rds.force_ssl");
            return passed(forced === "1" || forced === "on" ? "ssl is on, and required of every client" : "ssl is on");
        },
    };
}
function clock(role) {
    return {
        id: `${prefix(role)}-clock`,
        side: role,
        severity: "warning",
        title: `The clocks of runner and ${role} agree`,
        why: "Latencies and the time in reports and logs are compared between machines",
        async run({ facts, settings }) {
            const apart = Math.abs(facts.clockAhead);
            const seconds = (apart / 1000).toFixed(1);
            const ahead = facts.clockAhead > 0 ? "ahead of" : "behind";
            if (apart - facts.clockError <= settings.limits.clock)
                return passed(`within ${settings.limits.clock / 1000} s`);
            return found(`The clock of the ${role} is ${seconds} s ${ahead} the runner's`, "Let both take their time from NTP (chrony, systemd-timesyncd)");
        },
    };
}
//# sourceMappingURL=side-connection.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/side-sessions.js





/** What the sessions of DMS and of the actions meet on a side; the same on both. */
function sessionChecks(role) {
    return [headRoom(role), timeouts(role), plpgsql(role)];
}
const SESSIONS = `
SELECT current_setting('max_connections')::int AS most,
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
         - coalesce(current_setting('reserved_connections', true)::int, 0)
         - (SELECT sum(numbackends) FROM pg_stat_database)::int AS server,
       CASE WHEN r.rolconnlimit >= 0 AND NOT r.rolsuper
            THEN r.rolconnlimit - (SELECT count(*) FROM pg_stat_activity a WHERE a.usesysid = r.oid)::int END AS user,
       CASE WHEN d.datconnlimit >= 0 AND NOT r.rolsuper
            THEN d.datconnlimit - (SELECT numbackends FROM pg_stat_database s WHERE s.datid = d.oid) END AS database
  FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`;
function headRoom(role) {
    return {
        id: `${prefix(role)}-connections`,
        side: role,
        severity: "warning",
        title: `The ${role} has free sessions for DMS and the actions`,
        why: "DMS opens a session for each table it loads at the same time; the application must not be pushed out",
        async run(side) {
            const sessions = await rowOf(side, SESSIONS);
            const wanted = side.settings.limits.freeSessions;
            const limits = [
                [sessions.server, "max_connections"],
                [sessions.user, `the connection limit of ${side.facts.user}`],
                [sessions.database, `the connection limit of database ${side.facts.database}`],
            ];
            const short = limits.filter(([free]) => free !== null && free < wanted);
            if (short.length === 0)
                return passed(`${sessions.server} of ${sessions.most} free`);
            return found(short.map(([free, by]) => `${(0,domain_build/* counted */.hS)(free, "session")} free under ${by}, ${wanted} wanted`).join("; "), sessions.server < wanted
                ? setParameter(side, "max_connections", String(sessions.most + wanted - sessions.server), "restart")
                : `Raise ${short.map(([, by]) => by).join(" and ")}`);
        },
    };
}
const TIMEOUTS = [
    "idle_in_transaction_session_timeout",
    "statement_timeout",
    "idle_session_timeout",
    "transaction_timeout",
];
function timeouts(role) {
    return {
        id: role === "source" ? "src-idle-timeout" : "tgt-timeouts",
        side: role,
        severity: "warning",
        title: `No timeout ends the sessions of DMS on the ${role}`,
        why: "DMS keeps transactions open and idle on purpose, and loads large tables in one statement",
        async run(side) {
            const rows = await rowsOf(side, `SELECT name, reset_val || coalesce(' ' || unit, '') AS value FROM pg_settings
          WHERE name = ANY ($1::text[]) AND reset_val <> '0' ORDER BY name COLLATE "C"`, [TIMEOUTS]);
            if (rows.length === 0)
                return passed();
            return found(`For ${side.facts.user}: ${rows.map(({ name, value }) => `${name} = ${value}`).join(", ")}`, {
                say: "Set them to 0 for the user of DMS in this database",
                sql: rows.map(({ name }) => setForUser(side, name, "0")),
            });
        },
    };
}
function plpgsql(role) {
    return {
        id: `${prefix(role)}-plpgsql`,
        side: role,
        severity: "needs-change",
        title: `PL/pgSQL loads on the ${role}`,
        why: "The write guard of the cutover is written in it; an upgraded package under a running server breaks it",
        async run(side) {
            try {
                await side.client.query("DO $$BEGIN END$$");
                return passed();
            }
            catch (error) {
                const { code, message } = error;
                // undefined_file: the library is gone or does not fit; undefined_object: the language was dropped.
                if (code !== "58P01" && code !== "42704")
                    throw error;
                return found(message, {
                    say: "Restart the server after its package was upgraded, or create the language",
                    sql: ["CREATE EXTENSION IF NOT EXISTS plpgsql;"],
                });
            }
        },
    };
}
//# sourceMappingURL=side-sessions.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/source-hba.js




// A line whose address is a word or a host name has no netmask.
const RULES = `
SELECT line_number AS line, type, database AS databases, user_name AS users, address, auth_method AS method, error,
       CASE WHEN netmask IS NULL THEN coalesce(address, '') IN ('samehost', 'localhost')
            ELSE address::inet <<= inet '127.0.0.0/8' OR address::inet = inet '::1' END AS local,
       CASE WHEN netmask IS NULL THEN '{}' ELSE ARRAY(SELECT host(a) FROM unnest($1::inet[]) a
            WHERE family(a) = family(address::inet) AND (a & netmask::inet) = (address::inet & netmask::inet)) END AS covers
  FROM pg_hba_file_rules ORDER BY line_number`;
/** Whether the source's host-based authentication knows DMS. */
const SOURCE_HBA = [
    {
        id: "src-hba",
        side: "source",
        severity: "warning",
        title: "pg_hba.conf lets DMS in",
        why: "DMS comes from an address of its own; without a line for it the connection test fails",
        grant: ({ facts }) => `GRANT SELECT ON pg_catalog.pg_hba_file_rules TO ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.user)}; GRANT EXECUTE ON FUNCTION pg_catalog.pg_hba_file_rules() TO ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.user)};`,
        async run(side) {
            if (side.facts.kind !== "self")
                return skipped("On RDS and Aurora the security group decides");
            const { instanceAddresses } = side.settings;
            const rules = await rowsOf(side, RULES, [instanceAddresses]);
            const broken = rules.filter(({ type }) => type === null);
            if (broken.length > 0)
                return found(`Lines of pg_hba.conf are wrong: ${(0,domain_build/* listed */.KE)(broken.map(({ line, error }) => `${line} (${error})`))}`, "Correct them: the server keeps the old rules until all lines are right");
            const fitting = rules.filter((rule) => fits(rule, side.facts));
            const words = {
                type: (await shown(side, "ssl")) === "on" ? "hostssl" : "host",
                method: (await shown(side, "password_encryption")) === "md5" ? "md5" : "scram-sha-256",
            };
            return instanceAddresses.length > 0 ? judgeAddresses(side, fitting, words) : judgeAnywhere(side, fitting, words);
        },
    },
];
/** Whether a line speaks of the user and the database. A regular expression or a group is taken to match. */
function fits({ type, error, databases, users }, { user, database }) {
    if (type === null || !type.startsWith("host") || error !== null)
        return false;
    const one = (list, own, words) => (list ?? []).some((entry) => entry === own || words.includes(entry) || /^[/+@]/.test(entry));
    const sameUser = database === user ? ["sameuser"] : [];
    return one(databases, database, ["all", "samerole", "samegroup", ...sameUser]) && one(users, user, ["all"]);
}
function judgeAddresses(side, rules, words) {
    const refused = side.settings.instanceAddresses.filter((address) => {
        // The first line that fits decides, as in the server.
        const first = rules.find((rule) => rule.address === "all" || rule.covers.includes(address));
        return first === undefined || first.method === "reject";
    });
    // An instance shows its public and its private address, and comes from one of them.
    if (refused.length < side.settings.instanceAddresses.length)
        return passed(refused.length > 0 ? `not from ${refused.join(", ")}` : "");
    return found(`No line lets ${side.facts.user} into ${side.facts.database} from the replication instance (${refused.join(", ")})`, remedy(side, refused.map((address) => (address.includes(":") ? `${address}/128` : `${address}/32`)), words));
}
function judgeAnywhere(side, rules, words) {
    const open = rules.filter(({ local, method: how }) => !local && how !== "reject");
    if (open.length > 0)
        return passed(`${(0,domain_build/* counted */.hS)(open.length, "line")} for other machines; give replication-instance to judge its address`);
    return found(`${side.facts.user} is let into ${side.facts.database} from the machine itself only`, remedy(side, ["ADDRESS-OF-DMS/32"], words));
}
function remedy({ facts }, networks, { type, method }) {
    const lines = networks.map((network) => `${type} ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.database)} ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.user)} ${network} ${method}`);
    return {
        say: `Add to pg_hba.conf of the source, above any reject, then reload: ${lines.join(" and ")}`,
        sql: ["-- after pg_hba.conf was changed:", "SELECT pg_catalog.pg_reload_conf();"],
    };
}
//# sourceMappingURL=source-hba.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/source-health.js





const number = new Intl.NumberFormat("en-US");
/** Whether the source's own data is sound and light enough to be carried. */
const SOURCE_HEALTH = [
    {
        id: "src-wraparound",
        side: "source",
        severity: "warning",
        title: "Transaction ids are far from wrapping around",
        why: "The slot holds back vacuum of the catalog for as long as the migration lasts",
        async run(side) {
            const rows = await rowsOf(side, `SELECT datname::text AS name, age(datfrozenxid) AS age FROM pg_database WHERE datallowconn
          ORDER BY 2 DESC, datname COLLATE "C"`);
            const old = rows.filter(({ age }) => age >= side.settings.limits.wraparoundAge);
            if (old.length === 0)
                return passed(`oldest ${number.format(rows[0]?.age ?? 0)} transactions`);
            return found(old.map(({ name, age }) => `${name}: ${number.format(age)} transactions old`).join(", "), {
                say: "Freeze these databases before the migration",
                sql: old.flatMap(({ name }) => [commented("in database", (0,postgres_build/* quoteIdentifier */.Cm)(name)), "VACUUM (FREEZE);"]),
            });
        },
    },
    {
        id: "src-integrity",
        side: "source",
        severity: "warning",
        title: "Neither checksums nor collation versions speak of broken data or indexes",
        why: "A unique index broken by a new C library hides duplicates, which then fail on the target",
        async run(side) {
            const failures = await rowOf(side, "SELECT coalesce(checksum_failures, 0)::int AS count FROM pg_stat_database WHERE datname = current_database()");
            const stale = await staleCollations(side);
            const evidence = [
                failures.count > 0 ? `${(0,domain_build/* counted */.hS)(failures.count, "page")} failed their checksum` : "",
                stale.length > 0
                    ? `The collation library changed since indexes were built: ${(0,domain_build/* listed */.KE)(stale.map(({ name }) => name))}`
                    : "",
            ].filter(Boolean);
            if (evidence.length === 0)
                return passed();
            const reindex = `REINDEX DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(side.facts.database)};`;
            return found(evidence.join("; "), {
                say: failures.count > 0 ? "Restore the damaged tables from a backup first" : "Rebuild the indexes in a quiet hour",
                sql: stale.length > 0 ? [reindex, ...stale.map(({ refresh }) => refresh)] : [],
            });
        },
    },
    {
        id: "src-checksums",
        side: "source",
        severity: "info",
        title: "Data checksums are on",
        why: "Without them a damaged page is carried over without anybody noticing",
        async run(side) {
            if ((await shown(side, "data_checksums")) === "on")
                return passed();
            return found("data_checksums is off", "Nothing for the migration; a pg_dump that succeeds shows that all is readable");
        },
    },
    {
        id: "src-bloat",
        side: "source",
        severity: "info",
        title: "No large table is full of dead rows",
        why: "The full load reads every page",
        async run(side) {
            const tables = await rowsOf(side, `SELECT schemaname AS schema, relname AS name, round(100.0 * n_dead_tup / n_live_tup)::int AS share
           FROM pg_stat_user_tables s JOIN pg_namespace n ON n.nspname = s.schemaname
          WHERE ${IN_SCOPE} AND n_live_tup > $3 AND n_dead_tup > 0.3 * n_live_tup
          ORDER BY schemaname COLLATE "C", relname COLLATE "C"`, [...scopeValues(side), side.settings.limits.bloatRows]);
            if (tables.length === 0)
                return passed();
            return found((0,domain_build/* listed */.KE)(tables.map((table) => `${(0,domain_build/* displayName */.QC)(table)} (${table.share} % dead)`)), {
                say: "Vacuum them before the load",
                sql: limited(tables.map((table) => `VACUUM (ANALYZE) ${(0,postgres_build/* quoteName */.AB)(table)};`)),
            });
        },
    },
    {
        id: "src-stats",
        side: "source",
        severity: "info",
        title: "Every table was analysed",
        why: "Sizes and times are estimated from the statistics",
        async run(side) {
            const tables = await rowsOf(side, `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND c.reltuples < 0 AND ${IN_SCOPE} AND ${OWN_TABLE}
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, scopeValues(side));
            if (tables.length === 0)
                return passed(side.facts.major < 14 ? "before PostgreSQL 14 it cannot be told" : "");
            return found(`${tables.length} were not: ${(0,domain_build/* listed */.KE)(tables.map(domain_build/* displayName */.QC))}`, {
                say: "Analyse the database",
                sql: ["ANALYZE;"],
            });
        },
    },
    {
        id: "src-large-objects",
        side: "source",
        severity: "needs-change",
        title: "There are no large objects",
        why: "DMS does not carry them, and the cutover refuses to leave them behind",
        async run(side) {
            const { count } = await rowOf(side, "SELECT count(*)::int AS count FROM pg_largeobject_metadata");
            if (count === 0)
                return passed();
            return found(`${(0,domain_build/* counted */.hS)(count, "large object")} in ${side.facts.database}`, {
                say: "Move them into bytea columns (lo_get), or remove those that nothing names (vacuumlo)",
            });
        },
    },
];
/** Collations in use, and the database's own from 15 on, whose version is another one than when they were made. */
async function staleCollations(side) {
    const collations = await rowsOf(side, `SELECT n.nspname AS schema, c.collname AS name FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
      WHERE c.collversion <> pg_collation_actual_version(c.oid)
        AND EXISTS (SELECT FROM pg_attribute a WHERE a.attcollation = c.oid AND a.attrelid >= 16384)
      ORDER BY n.nspname COLLATE "C", c.collname COLLATE "C"`);
    const stale = collations.map((collation) => ({
        name: (0,domain_build/* displayName */.QC)(collation),
        refresh: `ALTER COLLATION ${(0,postgres_build/* quoteName */.AB)(collation)} REFRESH VERSION;`,
    }));
    if (side.facts.major < 15)
        return stale;
    const { own } = await rowOf(side, `SELECT datcollversion <> pg_database_collation_actual_version(oid) AS own
       FROM pg_database WHERE datname = current_database()`);
    const { database } = side.facts;
    const refresh = `ALTER DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(database)} REFRESH COLLATION VERSION;`;
    return own ? [...stale, { name: `that of database ${database}`, refresh }] : stale;
}
//# sourceMappingURL=source-health.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/slots.js

/** All slots, by name. */
async function slotsOf(side) {
    // A standby has no current position to compare with.
    const now = side.facts.standby ? "pg_last_wal_replay_lsn()" : "pg_current_wal_lsn()";
    return rowsOf(side, `SELECT slot_name::text AS name, active, plugin::text AS plugin, to_jsonb(s) ->> 'wal_status' AS "walStatus",
            pg_wal_lsn_diff(${now}, restart_lsn)::float8 AS retained
       FROM pg_replication_slots s ORDER BY slot_name COLLATE "C"`);
}
/**
 * Whether a slot belongs to this migration's own task. DMS names it by the first 16 characters of the task's
 * resource id, the database's oid in 8 digits or more, and a UUID.
 */
function ownSlot({ name }, { settings }) {
    const prefix = settings.migration.replaceAll("-", "_").slice(0, 16);
    return name.startsWith(`${prefix}_`) && /^\d{8,}_/.test(name.slice(prefix.length + 1));
}
//# sourceMappingURL=slots.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/source-plugin.js






const PLUGIN = "test_decoding";
/** What turns the source's WAL into changes. */
const SOURCE_DECODING = [
    {
        id: "src-plugin",
        side: "source",
        severity: "blocker",
        title: "The output plugin test_decoding is installed on the source",
        why: "DMS reads the changes through it",
        grant: ({ facts }) => `ALTER ROLE ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.user)} REPLICATION;`,
        run: (side) => (side.settings.probeSlot ? probe(side) : lookForPlugin(side)),
    },
    {
        id: "src-decoding-mem",
        side: "source",
        severity: "info",
        title: "Large transactions are decoded in memory",
        why: "What does not fit into logical_decoding_work_mem is written to disk first, and the target falls behind",
        async run(side) {
            const kilobytes = (await parameters(side, ["logical_decoding_work_mem"])).get("logical_decoding_work_mem");
            if (kilobytes === undefined)
                return passed("before PostgreSQL 13 it cannot be set");
            const spilled = await rowsOf(side, side.facts.major >= 14
                ? "SELECT coalesce(sum(spill_bytes), 0)::float8 AS bytes FROM pg_stat_replication_slots"
                : "SELECT 0 AS bytes");
            const size = (0,domain_build/* bytes */.ee)(Number(kilobytes) * 1024);
            const remedy = setParameter(side, "logical_decoding_work_mem", "256MB", "reload");
            if (Number(kilobytes) < 65_536)
                return found(`logical_decoding_work_mem is ${size}`, remedy);
            const written = spilled[0]?.bytes ?? 0;
            return written > 0 ? found(`${(0,domain_build/* bytes */.ee)(written)} did not fit into ${size} so far`, remedy) : passed(size);
        },
    },
    {
        id: "src-workers",
        side: "source",
        severity: "info",
        title: "max_worker_processes suffices where pglogical is loaded",
        why: "pglogical needs workers of its own beside autovacuum and parallel queries",
        grant: ({ facts }) => `GRANT pg_read_all_settings TO ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.user)};`,
        async run(side) {
            const loaded = (await shown(side, "shared_preload_libraries")) ?? "";
            if (!/\bpglogical\b/.test(loaded))
                return passed("pglogical is not loaded");
            const names = ["max_logical_replication_workers", "autovacuum_max_workers", "max_parallel_workers"];
            const values = await parameters(side, ["max_worker_processes", ...names]);
            const sum = names.reduce((total, name) => total + Number(values.get(name)), 0);
            const most = Number(values.get("max_worker_processes"));
            if (most >= sum)
                return passed(`${most} for ${sum}`);
            return found(`max_worker_processes is ${most}, ${names.join(" + ")} is ${sum}`, setParameter(side, "max_worker_processes", String(sum), "restart"));
        },
    },
];
const MISSING = {
    say: "Install the contrib package of the source's PostgreSQL (postgresql-contrib); no restart is needed",
};
/** Proves it with a temporary slot, which waits for all open transactions of the server. */
async function probe(side) {
    if ((await shown(side, "wal_level")) !== "logical")
        return skipped("wal_level is not logical, see src-wal-level");
    if (side.facts.standby)
        return skipped("The source is a standby, see src-primary");
    const { name } = await rowOf(side, "SELECT 'preflight_probe_' || pg_backend_pid() AS name");
    const { client, settings } = side;
    await client.query(`SET statement_timeout = ${settings.limits.slotProbe}`);
    try {
        await client.query("SELECT pg_create_logical_replication_slot($1, $2, true)", [name, PLUGIN]);
        return passed("proved with a temporary slot");
    }
    catch (error) {
        const { code, message } = error;
        if (code === "58P01")
            return found(message, MISSING);
        if (code === "53400")
            return skipped("No slot is free, see src-slots-free");
        if (code !== "57014")
            throw error;
        return found(`A slot was not ready after ${(0,domain_build/* duration */.p0)(settings.limits.slotProbe)}: it waits for open transactions`, "End the transactions named by src-long-xact and src-prepared-xacts, or run again in a quieter moment");
    }
    finally {
        // Also after a failure in the middle of its making; it would go with the session anyway.
        await client
            .query("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1", [name])
            .catch(() => { });
        await client.query("SET statement_timeout = '60s'");
    }
}
/** Looks for its file, or for a slot that uses it. */
async function lookForPlugin(side) {
    if (side.facts.kind !== "self")
        return passed("part of every RDS and Aurora server");
    if ((await slotsOf(side)).some(({ plugin }) => plugin === PLUGIN))
        return passed("a slot uses it");
    const reason = "probe-slot is false, and only a superuser may look for the file. probe-slot: true proves it";
    if (!side.facts.superuser)
        return skipped(reason);
    const { there } = await rowOf(side, `SELECT bool_or((pg_stat_file(c.setting || '/${PLUGIN}' || e.ending, true)).size IS NOT NULL) AS there
       FROM pg_config c, (VALUES ('.so'), ('.dylib'), ('.dll')) e (ending) WHERE c.name = 'PKGLIBDIR'`);
    return there
        ? passed("its file is there; probe-slot: true proves that it works")
        : found(`${PLUGIN} is not installed`, MISSING);
}
//# sourceMappingURL=source-plugin.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/source-rights.js





const PERMANENT = "c.relkind IN ('r', 'p') AND c.relpersistence = 'p'";
/** Names, sorted, of the relations of the scope for which a condition on pg_class `c` and pg_namespace `n` holds. */
async function relations(side, condition) {
    return rowsOf(side, `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${IN_SCOPE} AND ${OWN_TABLE} AND ${condition} ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, scopeValues(side));
}
/** One set of statements for each schema of the names. */
function perSchema(names, statements) {
    return [...new Set(names.map(({ schema }) => schema))].flatMap((schema) => statements((0,postgres_build/* quoteIdentifier */.Cm)(schema)));
}
/** What the user of source-url, who is also the user of DMS, may do on the source. */
const SOURCE_RIGHTS = [
    {
        id: "src-dms-role",
        side: "source",
        severity: "needs-change",
        title: "The user may replicate",
        why: "Only a superuser or a role with REPLICATION may make and read a slot",
        async run(side) {
            const { facts } = side;
            const user = (0,postgres_build/* quoteIdentifier */.Cm)(facts.user);
            if (facts.superuser)
                return passed("superuser");
            if (!facts.mayReplicate)
                return found(`${facts.user} is neither superuser nor has REPLICATION`, {
                    say: "As superuser",
                    sql: facts.kind === "self" ? [`ALTER ROLE ${user} REPLICATION;`] : [grantRole(side, "rds_replication")],
                });
            return found(`${facts.user} has REPLICATION and is no superuser; AWS asks for one on a self-managed source`, "Enough as long as the endpoint has CaptureDdls=false, as create-dms-task makes it", "info");
        },
    },
    {
        id: "src-select",
        side: "source",
        severity: "blocker",
        title: "The user may read every table that is carried",
        why: "What cannot be read is not loaded",
        async run(side) {
            const refused = await relations(side, `${PERMANENT} AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))`);
            if (refused.length === 0)
                return passed();
            const user = (0,postgres_build/* quoteIdentifier */.Cm)(side.facts.user);
            return found(`${side.facts.user} may not read ${refused.length}: ${(0,domain_build/* listed */.KE)(refused.map(domain_build/* displayName */.QC))}`, {
                say: "As owner of the tables",
                sql: perSchema(refused, (schema) => [
                    `GRANT USAGE ON SCHEMA ${schema} TO ${user};`,
                    `GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${user};`,
                ]),
            });
        },
    },
    {
        id: "src-row-security",
        side: "source",
        severity: "blocker",
        title: "No row-level security hides rows from the user",
        why: "Hidden rows would be missing on the target without any error",
        async run(side) {
            const filtered = await relations(side, `${PERMANENT} AND c.relrowsecurity AND row_security_active(c.oid)`);
            if (filtered.length === 0)
                return passed();
            return found(`Policies apply to ${side.facts.user} on ${(0,domain_build/* listed */.KE)(filtered.map(domain_build/* displayName */.QC))}`, {
                say: "As superuser",
                sql: [`ALTER ROLE ${(0,postgres_build/* quoteIdentifier */.Cm)(side.facts.user)} BYPASSRLS;`],
            });
        },
    },
    {
        id: "src-sequences",
        side: "source",
        severity: "needs-change",
        title: "The user may read every sequence",
        why: "DMS carries no sequence values; the cutover reads them from the source",
        async run(side) {
            const refused = await relations(side, `c.relkind = 'S' AND c.relpersistence <> 't'
         AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_sequence_privilege(c.oid, 'SELECT'))`);
            if (refused.length === 0)
                return passed();
            const user = (0,postgres_build/* quoteIdentifier */.Cm)(side.facts.user);
            return found(`${side.facts.user} may not read ${refused.length}: ${(0,domain_build/* listed */.KE)(refused.map(domain_build/* displayName */.QC))}`, {
                say: "As owner of the sequences",
                sql: perSchema(refused, (schema) => [
                    `GRANT USAGE ON SCHEMA ${schema} TO ${user};`,
                    `GRANT SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${user};`,
                ]),
            });
        },
    },
    {
        id: "src-create-right",
        side: "source",
        severity: "blocker",
        title: "The user may make the schemas migration_ctl and migration_guard",
        why: "They hold the marker that proves the drain, and the write guard of the cutover",
        async run(side) {
            const { allowed } = await rowOf(side, `SELECT has_database_privilege(current_database(), 'CREATE') OR
                (SELECT count(*) = 2 FROM pg_namespace n WHERE nspname IN ('migration_ctl', 'migration_guard')
                    AND has_schema_privilege(n.oid, 'CREATE')) AS allowed`);
            if (allowed)
                return passed();
            const { user, database } = side.facts;
            return found(`${user} may not create schemas in ${database}`, {
                say: "As owner of the database",
                sql: [`GRANT CREATE ON DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(database)} TO ${(0,postgres_build/* quoteIdentifier */.Cm)(user)};`],
            });
        },
    },
    {
        id: "src-guard-right",
        side: "source",
        severity: "needs-change",
        title: "The user may put the write guard on every table",
        why: "The cutover freezes writes by a trigger on each table",
        async run(side) {
            const refused = await relations(side, `${PERMANENT} AND NOT has_table_privilege(c.oid, 'TRIGGER')`);
            if (refused.length === 0)
                return passed();
            return found(`No TRIGGER right on ${refused.length}: ${(0,domain_build/* listed */.KE)(refused.map(domain_build/* displayName */.QC))}`, {
                say: "As owner of the tables",
                sql: perSchema(refused, (schema) => [
                    `GRANT TRIGGER ON ALL TABLES IN SCHEMA ${schema} TO ${(0,postgres_build/* quoteIdentifier */.Cm)(side.facts.user)};`,
                ]),
            });
        },
    },
    {
        id: "src-cutover-rights",
        side: "source",
        severity: "needs-change",
        title: "The user sees and may end sessions, and may set the database read-only",
        why: "The cutover waits for open transactions, ends those that outlast the grace, and closes the source",
        async run(side) {
            const { facts } = side;
            const { ends, owns } = await rowOf(side, `SELECT pg_has_role('pg_signal_backend', 'USAGE') AS ends, pg_has_role(d.datdba, 'USAGE') AS owns
           FROM pg_database d WHERE d.datname = current_database()`);
            const lacking = [
                [!facts.seesSessions, "pg_read_all_stats", grantRole(side, "pg_read_all_stats")],
                [!ends, "pg_signal_backend", grantRole(side, "pg_signal_backend")],
                [
                    !owns,
                    "ownership of the database",
                    `ALTER DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.database)} OWNER TO ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.user)};`,
                ],
            ];
            const missing = lacking.filter(([lacks]) => lacks);
            if (missing.length === 0)
                return passed();
            return found(`${facts.user} lacks ${missing.map(([, what]) => what).join(", ")}`, {
                say: "As superuser; a role that owns the database may be granted to the user instead of changing the owner",
                sql: missing.map(([, , sql]) => sql),
            });
        },
    },
];
//# sourceMappingURL=source-rights.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/source-server.js



const RESERVED_NETWORK = /^192\.168\.0\.\d+$/;
/** What kind of server the source is, and how much it holds. */
const SOURCE_SERVER = [
    {
        id: "src-version",
        side: "source",
        severity: "blocker",
        title: "The source is PostgreSQL 12 or newer",
        why: "Older servers lack what the migration reads from the catalog",
        async run({ facts }) {
            if (facts.major < 12)
                return found(`PostgreSQL ${facts.versionText}`, "Upgrade the source to 12 or newer first");
            return passed(facts.major < 14 ? `${facts.versionText}; below 14 it is not tested` : facts.versionText);
        },
    },
    {
        id: "src-primary",
        side: "source",
        severity: "blocker",
        title: "The source is a primary",
        why: "A standby takes neither the marker nor the write guard",
        async run({ facts }) {
            return facts.standby ? found("The source is a standby", "Give the primary's address in source-url") : passed();
        },
    },
    {
        id: "src-read-only",
        side: "source",
        severity: "needs-change",
        title: "Sessions of the user may write on the source",
        why: "The marker that proves the drain is written on the source",
        async run({ facts }) {
            if (facts.standby || !facts.readOnly)
                return passed();
            return found(`Transactions of ${facts.user} are read-only by default`, {
                say: "default_transaction_read_only = off for the user of source-url",
            });
        },
    },
    {
        id: "src-tables",
        side: "source",
        severity: "blocker",
        title: "There are tables to carry, in every schema that was named",
        why: "A misspelt schema would be left behind in silence",
        async run(side) {
            const rows = await rowsOf(side, `SELECT n.nspname AS schema, count(*)::int AS tables FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND ${IN_SCOPE} AND ${OWN_TABLE}
          GROUP BY 1 ORDER BY n.nspname COLLATE "C"`, scopeValues(side));
            const missing = side.settings.schemas.filter((schema) => !rows.some((row) => row.schema === schema));
            if (missing.length > 0)
                return found(`No schema with a table in it is called ${missing.join(", ")}`, "Correct the input schemas; names are case-sensitive");
            if (rows.length === 0)
                return found(`Database ${side.facts.database} has no table`, "Check the database in source-url");
            const total = rows.reduce((sum, { tables }) => sum + tables, 0);
            return passed(`${(0,domain_build/* counted */.hS)(total, "table")} in ${(0,domain_build/* listed */.KE)(rows.map(({ schema }) => schema))}`);
        },
    },
    {
        id: "src-size",
        side: "source",
        severity: "info",
        title: "No table of the source is so large that its load should be split",
        why: "One table loads in one stream unless its task has ranges for it",
        async run(side) {
            // The size of now would wait for locks; pages are as of the last VACUUM or ANALYZE.
            const tables = await rowsOf(side, `SELECT n.nspname AS schema, c.relname AS name, c.relpages::float8 * current_setting('block_size')::int AS bytes
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND ${IN_SCOPE} ORDER BY 3 DESC, 1, 2 LIMIT 20`, scopeValues(side));
            const { size } = await rowOf(side, "SELECT pg_database_size(current_database())::float8 AS size");
            const large = tables.filter((table) => table.bytes > side.settings.limits.largeTable);
            const show = (list) => list.map((table) => `${(0,domain_build/* displayName */.QC)(table)} ${(0,domain_build/* bytes */.ee)(table.bytes)}`).join(", ");
            if (large.length > 0)
                return found(`${(0,domain_build/* bytes */.ee)(size)}; very large: ${show(large)}`, "Split their load with parallel-load of type ranges in the task's table settings");
            return passed(`${(0,domain_build/* bytes */.ee)(size)}${tables.length > 0 ? `; largest: ${show(tables.slice(0, 3))}` : ""}`);
        },
    },
    {
        id: "src-network-range",
        side: "source",
        severity: "info",
        title: "The source is not in 192.168.0.0/24",
        why: "Replication instances have been seen to use that network themselves",
        async run({ address }) {
            if (!RESERVED_NETWORK.test(address.host))
                return passed();
            return found(`The source is ${address.host}`, "If the connection test of DMS fails, give DMS another address of the source (NAT, proxy)");
        },
    },
    {
        id: "src-scram",
        side: "source",
        severity: "info",
        title: "Passwords of the source are stored as SCRAM hashes",
        why: "MD5 hashes are weak and on their way out of PostgreSQL",
        async run(side) {
            const form = await shown(side, "password_encryption");
            if (form === "scram-sha-256")
                return passed("the connection test decides whether DMS can use it");
            return found(`password_encryption is ${form}`, "Nothing for the migration; set scram-sha-256 some day");
        },
    },
];
//# sourceMappingURL=source-server.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/source-sessions.js





/** What other sessions of the source do that DMS would wait for or suffer from. */
const SOURCE_SESSIONS = [
    {
        id: "src-long-xact",
        side: "source",
        severity: "warning",
        title: "No transaction has been open for long",
        why: "Making the slot waits for every open transaction of the server, and the freeze ends them",
        async run(side) {
            const { facts, settings } = side;
            if (!facts.seesSessions)
                return skipped(`${facts.user} does not see other users' sessions. ${grantRole(side, "pg_read_all_stats")}`);
            const rows = await rowsOf(side, `SELECT pid, usename::text AS user, datname::text AS database,
                extract(epoch FROM clock_timestamp() - xact_start)::float8 * 1000 AS age
           FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
            AND xact_start < clock_timestamp() - $1::float8 * interval '1 millisecond'
          ORDER BY xact_start, pid`, [settings.limits.longTransaction]);
            if (rows.length === 0)
                return passed();
            const shownRows = rows.map(({ pid, user, database, age }) => `pid ${pid} (${user} in ${database}, ${(0,domain_build/* duration */.p0)(age)})`);
            return found(`Open transactions: ${(0,domain_build/* listed */.KE)(shownRows)}`, {
                say: "Let them end, or end them",
                sql: rows.map(({ pid }) => commented("if it may be cut off", `SELECT pg_catalog.pg_terminate_backend(${pid});`)),
            });
        },
    },
    {
        id: "src-prepared-xacts",
        side: "source",
        severity: "blocker",
        title: "No transaction is prepared and left open",
        why: "Making the slot hangs until each is committed or rolled back, and DMS does not carry two-phase commits",
        async run(side) {
            const rows = await rowsOf(side, `SELECT gid, database::text AS database FROM pg_prepared_xacts ORDER BY gid COLLATE "C"`);
            if (rows.length === 0)
                return passed();
            return found(`Prepared: ${(0,domain_build/* listed */.KE)(rows.map(({ gid, database }) => `${gid} in ${database}`))}`, {
                say: "End each in the database it belongs to, by COMMIT PREPARED or ROLLBACK PREPARED",
                sql: rows.map(({ gid, database }) => commented(`in database ${(0,postgres_build/* quoteIdentifier */.Cm)(database)}, or ROLLBACK`, `COMMIT PREPARED ${(0,postgres_build/* quoteLiteral */.ce)(gid)};`)),
            });
        },
    },
    {
        id: "src-keepalive",
        side: "source",
        severity: "info",
        title: "Idle connections are kept alive on their way",
        why: "Firewalls and NAT forget connections that are silent for minutes; DMS then loses its session",
        async run(side) {
            const seconds = Number(await shown(side, "tcp_keepalives_idle"));
            if (seconds > 0 && seconds <= 300)
                return passed(`every ${seconds} s`);
            return found(`tcp_keepalives_idle is ${seconds === 0 ? "the system's" : `${seconds} s`}`, setParameter(side, "tcp_keepalives_idle", "60", "reload"));
        },
    },
];
//# sourceMappingURL=source-sessions.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/source-slots.js






/** One slot and sender for the task, one for the proof slot of the cutover. */
const NEEDED = 2;
/** Whether the source has room for the readers of its changes, and keeps what they have not read. */
const SOURCE_SLOTS = [
    {
        id: "src-slots-free",
        side: "source",
        severity: "blocker",
        title: "Two replication slots are free: for the task and for the cutover's proof",
        why: "The task cannot start without a slot, and the cutover proves with a second one that nothing is missing",
        async run(side) {
            const slots = await slotsOf(side);
            const most = Number(await shown(side, "max_replication_slots"));
            const needed = slots.some((slot) => ownSlot(slot, side)) ? NEEDED - 1 : NEEDED;
            const free = most - slots.length;
            if (free >= needed)
                return passed(`${free} of ${most} free`);
            return found(`${free} of ${(0,domain_build/* counted */.hS)(most, "slot")} free, ${needed} needed`, setParameter(side, "max_replication_slots", String(most + needed - free), "restart"));
        },
    },
    {
        id: "src-walsenders-free",
        side: "source",
        severity: "blocker",
        title: "Two WAL senders are free",
        why: "Each reader of changes takes one, and one must be left for a reconnect",
        async run(side) {
            const { most, used } = await rowOf(side, `SELECT current_setting('max_wal_senders')::int AS most, count(*)::int AS used FROM pg_stat_replication`);
            const running = (await slotsOf(side)).some((slot) => slot.active && ownSlot(slot, side));
            const needed = running ? NEEDED - 1 : NEEDED;
            if (most - used >= needed)
                return passed(`${most - used} of ${most} free`);
            return found(`${most - used} of ${(0,domain_build/* counted */.hS)(most, "WAL sender")} free, ${needed} needed`, setParameter(side, "max_wal_senders", String(used + needed), "restart"));
        },
    },
    {
        id: "src-slot-keep-size",
        side: "source",
        severity: "warning",
        title: "Nothing makes the source drop the slot of a task that falls behind",
        why: "A task whose slot is lost must load everything again",
        async run(side) {
            const values = await parameters(side, ["max_slot_wal_keep_size", "idle_replication_slot_timeout"]);
            const kept = values.get("max_slot_wal_keep_size") ?? "-1";
            const idle = values.get("idle_replication_slot_timeout") ?? "0";
            const remedies = [
                ...(kept === "-1" ? [] : [setParameter(side, "max_slot_wal_keep_size", "-1", "reload")]),
                ...(idle === "0" ? [] : [setParameter(side, "idle_replication_slot_timeout", "0", "reload")]),
            ];
            if (remedies.length === 0)
                return passed("unlimited: watch the disk");
            const said = [
                kept === "-1" ? "" : `max_slot_wal_keep_size is ${(0,domain_build/* bytes */.ee)(Number(kept) * 1024 ** 2)}`,
                idle === "0" ? "" : `idle_replication_slot_timeout is ${idle}`,
            ];
            return found(said.filter(Boolean).join("; "), {
                say: `${remedies.map(({ say }) => say).join("; ")}. Watch the disk until the migration is over`,
                sql: [...new Set(remedies.flatMap(({ sql = [] }) => sql))],
            });
        },
    },
    {
        id: "src-existing-slots",
        side: "source",
        severity: "warning",
        title: "No replication slot of the source is dead",
        why: "A slot nobody reads keeps WAL until the disk is full; who reads the others must be moved, too",
        async run(side) {
            const slots = await slotsOf(side);
            const lost = ({ walStatus }) => walStatus === "lost" || walStatus === "unreserved";
            const dead = slots.filter((slot) => lost(slot) || (!slot.active && slot.retained !== null));
            const living = slots.filter((slot) => !dead.includes(slot) && !ownSlot(slot, side)).map(({ name }) => name);
            if (dead.length === 0)
                return passed(living.length > 0 ? `read by others, to be moved: ${living.join(", ")}` : "");
            const show = (slot) => `${slot.name} (${lost(slot) ? slot.walStatus : "inactive"}, holds ${(0,domain_build/* bytes */.ee)(slot.retained ?? 0)} of WAL)`;
            const mine = dead.filter((slot) => ownSlot(slot, side));
            return found(dead.map(show).join(", "), {
                say: mine.length > 0 ? "Resume this migration's task; drop slots nobody reads" : "Drop slots nobody reads",
                sql: dead
                    .filter((slot) => !mine.includes(slot))
                    .map(({ name }) => commented("if nobody needs it", `SELECT pg_catalog.pg_drop_replication_slot(${(0,postgres_build/* quoteLiteral */.ce)(name)});`)),
            });
        },
    },
];
//# sourceMappingURL=source-slots.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/source-wal.js





async function pendingRestart(side, name) {
    const rows = await rowsOf(side, "SELECT 1 FROM pg_settings WHERE name = $1 AND pending_restart", [name]);
    return rows.length > 0 ? " (changed in the configuration, waits for a restart)" : "";
}
/** Whether changes can be read from the source's WAL, and whether that can go on for long enough. */
const SOURCE_WAL = [
    {
        id: "src-wal-level",
        side: "source",
        severity: "blocker",
        title: "wal_level is logical",
        why: "Without it the changes during and after the load cannot be read",
        async run(side) {
            const level = await shown(side, "wal_level");
            if (level === "logical")
                return passed();
            return found(`wal_level is ${level}${await pendingRestart(side, "wal_level")}`, setLogical(side));
        },
    },
    {
        id: "src-wal-sender-timeout",
        side: "source",
        severity: "blocker",
        title: "wal_sender_timeout is off or between 10 s and 5 min",
        why: "DMS refuses to start below 10 s; a dead connection is noticed late above 5 min",
        async run(side) {
            const timeout = Number((await parameters(side, ["wal_sender_timeout"])).get("wal_sender_timeout"));
            const remedy = setParameter(side, "wal_sender_timeout", "60s", "reload");
            if (timeout > 0 && timeout < 10_000)
                return found(`wal_sender_timeout is ${timeout} ms`, remedy);
            if (timeout >= 300_000)
                return found(`wal_sender_timeout is ${(0,domain_build/* duration */.p0)(timeout)}`, remedy, "info");
            return passed(timeout === 0 ? "off" : (0,domain_build/* duration */.p0)(timeout));
        },
    },
    {
        id: "src-wal-headroom",
        side: "source",
        severity: "warning",
        title: "The WAL of the longest tolerated stop fills less than half of the free disk",
        why: "While DMS stands still, the source keeps all WAL; a full disk stops the source",
        async run(side) {
            if (side.facts.standby)
                return skipped("The source is a standby");
            const { freeWalBytes, toleratedStop } = side.settings;
            const rate = await readWalRate(side);
            const need = (rate * toleratedStop) / 1000;
            const said = `${(0,domain_build/* bytes */.ee)(rate * 3600)} of WAL an hour makes ${(0,domain_build/* bytes */.ee)(need)} in ${(0,domain_build/* duration */.p0)(toleratedStop)}`;
            if (freeWalBytes === undefined)
                return skipped(`free-wal-bytes is not given. ${said}`);
            if (need < freeWalBytes / 2)
                return passed(`${said}; ${(0,domain_build/* bytes */.ee)(freeWalBytes)} are free`);
            return found(`${said}; only ${(0,domain_build/* bytes */.ee)(freeWalBytes)} are free`, `Enlarge the disk to have ${(0,domain_build/* bytes */.ee)(2 * need)} free, or bear a shorter stop (tolerated-stop) and set an alarm`);
        },
    },
    {
        id: "src-heartbeat",
        side: "source",
        severity: "info",
        title: "The database itself writes, not only its neighbours on the server",
        why: "The slot of a quiet database holds the WAL of busy ones until something is written in it",
        async run(side) {
            const { own, all } = await rowOf(side, `SELECT coalesce(sum(tup_inserted + tup_updated + tup_deleted), 0)::float8 AS all,
                coalesce(sum(tup_inserted + tup_updated + tup_deleted) FILTER (WHERE datname = current_database()), 0)::float8 AS own
           FROM pg_stat_database`);
            if (all === 0 || own / all >= 0.01)
                return passed();
            return found(`${own} of ${all} rows written on the server were written in ${side.facts.database}`, "Keep HeartbeatEnable on the source endpoint, as create-dms-task sets it");
        },
    },
];
//# sourceMappingURL=source-wal.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/target-content.js





/** Tables looked into by one statement. */
const BATCH = 200;
/** What is on the target already. */
const TARGET_CONTENT = [
    {
        id: "tgt-empty",
        side: "target",
        severity: "warning",
        title: "The target holds no rows",
        why: "DMS loads into the tables as they are: rows that are there would collide or double",
        async run(side) {
            const tables = await readableTables(side);
            const filled = await filledTables(side, tables.filter(({ readable }) => readable));
            const closed = tables.filter(({ readable }) => !readable);
            if (filled.length === 0 && closed.length === 0)
                return passed(tables.length === 0 ? "no table is there yet" : `${(0,domain_build/* counted */.hS)(tables.length, "table")}, all empty`);
            const evidence = [
                filled.length > 0 ? `Rows in ${filled.length}: ${(0,domain_build/* listed */.KE)(filled.map(domain_build/* displayName */.QC))}` : "",
                closed.length > 0 ? `Not readable: ${(0,domain_build/* listed */.KE)(closed.map(domain_build/* displayName */.QC))}` : "",
            ];
            return found(evidence.filter(Boolean).join("; "), {
                say: "Check that this is the right database. Rows loaded by this migration's own task are no trouble",
                sql: filled.length > 0 ? [truncation(filled)] : [],
            });
        },
    },
    {
        id: "tgt-dms-leftovers",
        side: "target",
        severity: "warning",
        title: "No control tables of an earlier DMS task lie about",
        why: "They make the next task fail (duplicate_table), or its errors are taken for the old one's",
        async run(side) {
            const tables = await rowsOf(side, `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND c.relname LIKE 'awsdms\\_%' AND n.nspname <> $1
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, [domain_build/* DMS_CONTROL_SCHEMA */.bL]);
            if (tables.length === 0)
                return passed();
            return found((0,domain_build/* listed */.KE)(tables.map(domain_build/* displayName */.QC)), {
                say: "Drop them when no task uses them any more",
                sql: tables.map((table) => commented("if no task uses it", `DROP TABLE ${(0,postgres_build/* quoteName */.AB)(table)};`)),
            });
        },
    },
    {
        id: "tgt-load-state",
        side: "target",
        severity: "needs-change",
        title: "No trigger of the target fires on what DMS writes",
        why: "A trigger enabled for replicas changes or doubles rows while they are loaded",
        async run(side) {
            const rows = await rowsOf(side, `SELECT n.nspname AS schema, c.relname AS name, t.tgname AS trigger
           FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE t.tgenabled IN ('A', 'R') AND NOT t.tgisinternal AND ${IN_SCOPE} AND ${OWN_TABLE}
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", t.tgname COLLATE "C"`, scopeValues(side));
            if (rows.length > 0)
                return found((0,domain_build/* listed */.KE)(rows.map((row) => `${row.trigger} on ${(0,domain_build/* displayName */.QC)(row)}`)), {
                    say: "Disable them until the cutover",
                    sql: limited(rows.map((row) => `ALTER TABLE ${(0,postgres_build/* quoteName */.AB)(row)} DISABLE TRIGGER ${(0,postgres_build/* quoteIdentifier */.Cm)(row.trigger)};`)),
                });
            return passed(await loadCost(side));
        },
    },
];
/** What is there before the load and makes it slower, in words. */
async function loadCost(side) {
    const { keys, indexes } = await rowOf(side, `SELECT (SELECT count(*) FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
              WHERE k.contype = 'f' AND ${IN_SCOPE})::int AS keys,
            (SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
               JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind = 'r' AND NOT i.indisprimary AND ${IN_SCOPE})::int AS indexes`, scopeValues(side));
    if (keys + indexes === 0)
        return "";
    return `${(0,domain_build/* counted */.hS)(keys, "foreign key")} and ${indexes} secondary indexes are there: a load is faster before them`;
}
function truncation(tables) {
    // One statement: a table that others refer to cannot be truncated alone.
    return commented("destroys every row; only if none is needed", `TRUNCATE ${tables.map(postgres_build/* quoteName */.AB).join(",\n  ")};`);
}
async function readableTables(side) {
    return rowsOf(side, `SELECT n.nspname AS schema, c.relname AS name,
            has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND ${IN_SCOPE} AND ${OWN_TABLE}
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, scopeValues(side));
}
async function filledTables(side, tables) {
    const filled = [];
    for (let from = 0; from < tables.length; from += BATCH) {
        const batch = tables.slice(from, from + BATCH);
        const rows = await rowsOf(side, batch.map((table, at) => `SELECT ${at} AS at WHERE EXISTS (SELECT FROM ${(0,postgres_build/* quoteName */.AB)(table)})`).join(" UNION ALL "));
        filled.push(...rows.map(({ at }) => batch[at]));
    }
    return filled;
}
//# sourceMappingURL=target-content.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/target-engine.js




/** The oldest major in Aurora's standard support: 13 left it in February 2026. */
const OLDEST_MAJOR = 14;
const NOT_AURORA = "The target is not Aurora";
/** What kind of server the target is. */
const TARGET_ENGINE = [
    {
        id: "tgt-engine",
        side: "target",
        severity: "blocker",
        title: "The target is Aurora PostgreSQL of a supported major version",
        why: "The migration ends there; what an unsupported version costs or lacks shows too late",
        async run(side) {
            const { facts } = side;
            if (facts.kind !== "aurora")
                return found(`PostgreSQL ${facts.versionText}, not Aurora`, "Fine for a rehearsal; for the migration give the writer endpoint of the Aurora cluster in target-url", "warning");
            const { version } = await rowOf(side, "SELECT aurora_version() AS version");
            const said = `Aurora ${version}, PostgreSQL ${facts.versionText}`;
            if (facts.major >= OLDEST_MAJOR)
                return passed(said);
            return found(`${said}, which is out of standard support`, `Choose a cluster of major ${OLDEST_MAJOR} or newer`, "warning");
        },
    },
    {
        id: "tgt-writer",
        side: "target",
        severity: "blocker",
        title: "The target takes writes",
        why: "A reader endpoint or a standby cannot be loaded",
        async run({ facts }) {
            if (facts.standby)
                return found("The target is a reader", "Give the cluster's writer endpoint in target-url");
            if (!facts.readOnly)
                return passed();
            return found(`Transactions of ${facts.user} are read-only by default`, {
                say: "default_transaction_read_only = off for the user of target-url",
                sql: [
                    `ALTER ROLE ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.user)} IN DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(facts.database)} SET default_transaction_read_only = off;`,
                ],
            });
        },
    },
    {
        id: "tgt-master-role",
        side: "target",
        severity: "blocker",
        title: "The user is a member of rds_superuser",
        why: "Extensions, event triggers and session_replication_role need it on Aurora",
        async run(side) {
            if (side.facts.kind === "self")
                return skipped(NOT_AURORA);
            const { member } = await rowOf(side, "SELECT pg_has_role('rds_superuser', 'MEMBER') AS member");
            if (member)
                return passed();
            return found(`${side.facts.user} is no member of rds_superuser`, {
                say: "As the cluster's master user",
                sql: [grantRole(side, "rds_superuser")],
            });
        },
    },
    {
        id: "tgt-pending-reboot",
        side: "target",
        severity: "needs-change",
        title: "No changed parameter waits for a restart",
        why: "What was set is not in force yet",
        async run(side) {
            const rows = await rowsOf(side, `SELECT name FROM pg_settings WHERE pending_restart ORDER BY name COLLATE "C"`);
            if (rows.length > 0)
                return found(`Waiting: ${rows.map(({ name }) => name).join(", ")}`, "Restart the target (on Aurora reboot the writer)");
            return passed(side.facts.kind === "self" ? "" : "as the server sees it; parameter groups were not asked");
        },
    },
    {
        id: "tgt-logical",
        side: "target",
        severity: "info",
        title: "The target's own changes can be read",
        why: "A way back after the cutover needs it, and it takes a reboot",
        async run(side) {
            if ((await shown(side, "wal_level")) === "logical")
                return passed();
            return found("wal_level of the target is not logical", setLogical(side));
        },
    },
];
//# sourceMappingURL=target-engine.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/target-rights.js





/** What the user of target-url, who is also the user of DMS, may do on the target. */
const TARGET_RIGHTS = [
    {
        id: "tgt-dms-privs",
        side: "target",
        severity: "blocker",
        title: "The user may create schemas, and write into the tables that are there",
        why: "apply-schema makes the schemas, DMS writes into their tables and keeps its own in awsdms_control",
        async run(side) {
            const { user, database } = side.facts;
            const { create } = await rowOf(side, "SELECT has_database_privilege(current_database(), 'CREATE') AS create");
            const tables = await refusedTables(side);
            const schemas = [...new Set(tables.map(({ schema }) => schema))].map(postgres_build/* quoteIdentifier */.Cm);
            const to = `TO ${(0,postgres_build/* quoteIdentifier */.Cm)(user)};`;
            if (create && tables.length === 0)
                return passed(`room for ${domain_build/* DMS_CONTROL_SCHEMA */.bL}`);
            const evidence = [
                create ? "" : `${user} may not create schemas in ${database}`,
                tables.length > 0 ? `${user} may not write into ${(0,domain_build/* listed */.KE)(tables.map(domain_build/* displayName */.QC))}` : "",
            ];
            return found(evidence.filter(Boolean).join("; "), {
                say: "As owner",
                sql: [
                    ...(create ? [] : [`GRANT CREATE ON DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(database)} ${to}`]),
                    ...schemas.flatMap((schema) => [
                        `GRANT USAGE, CREATE ON SCHEMA ${schema} ${to}`,
                        `GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${schema} ${to}`,
                    ]),
                ],
            });
        },
    },
    {
        id: "tgt-guard-right",
        side: "target",
        severity: "needs-change",
        title: "The user may put the write guard on every table and set every sequence that is there",
        why: "Until the switch the guard keeps stray writes off the target; the cutover sets the sequences",
        async run(side) {
            const rows = await rowsOf(side, `SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE ${IN_SCOPE} AND (
                (c.relkind IN ('r', 'p') AND c.relpersistence = 'p' AND NOT has_table_privilege(c.oid, 'TRIGGER'))
             OR (c.relkind = 'S' AND NOT has_sequence_privilege(c.oid, 'UPDATE')))
          ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, scopeValues(side));
            if (rows.length === 0)
                return passed();
            const schemas = [...new Set(rows.map(({ schema }) => schema))].map(postgres_build/* quoteIdentifier */.Cm);
            const to = `TO ${(0,postgres_build/* quoteIdentifier */.Cm)(side.facts.user)};`;
            return found(`Not on ${(0,domain_build/* listed */.KE)(rows.map(domain_build/* displayName */.QC))}`, {
                say: "As owner",
                sql: schemas.flatMap((schema) => [
                    `GRANT TRIGGER ON ALL TABLES IN SCHEMA ${schema} ${to}`,
                    `GRANT UPDATE ON ALL SEQUENCES IN SCHEMA ${schema} ${to}`,
                ]),
            });
        },
    },
    {
        id: "tgt-replica-role",
        side: "target",
        severity: "needs-change",
        title: "The user may set session_replication_role",
        why: "Otherwise foreign keys and triggers of the target fire on every row DMS writes",
        async run(side) {
            const { client, facts } = side;
            await client.query("BEGIN");
            try {
                await client.query("SET LOCAL session_replication_role = replica");
                return passed();
            }
            catch (error) {
                if (error.code !== "42501")
                    throw error;
                const user = (0,postgres_build/* quoteIdentifier */.Cm)(facts.user);
                const sql = facts.major >= 15 ? [`GRANT SET ON PARAMETER session_replication_role TO ${user};`] : [];
                return found(`${facts.user} may not`, facts.kind === "self"
                    ? {
                        say: sql.length > 0 ? "As superuser" : `Before PostgreSQL 15 only a superuser may: give one in target-url`,
                        sql,
                    }
                    : { say: "As the cluster's master user", sql: [grantRole(side, "rds_superuser")] });
            }
            finally {
                await client.query("ROLLBACK");
            }
        },
    },
];
/** Tables that DMS could not write into; one schema without rights stands for all its tables. */
async function refusedTables(side) {
    return rowsOf(side, `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${IN_SCOPE} AND c.relkind IN ('r', 'p') AND c.relpersistence = 'p'
        AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
             AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE')
             AND has_table_privilege(c.oid, 'DELETE') AND has_table_privilege(c.oid, 'TRUNCATE'))
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`, scopeValues(side));
}
//# sourceMappingURL=target-rights.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/catalogue.js



















const SOURCE_CHECKS = [
    ...connectionChecks("source"),
    ...sessionChecks("source"),
    ...SOURCE_SERVER,
    ...SOURCE_WAL,
    ...SOURCE_SLOTS,
    ...SOURCE_DECODING,
    ...SOURCE_SESSIONS,
    ...SOURCE_RIGHTS,
    ...SOURCE_HBA,
    ...SOURCE_HEALTH,
];
const TARGET_CHECKS = [
    ...connectionChecks("target"),
    ...sessionChecks("target"),
    ...TARGET_ENGINE,
    ...TARGET_RIGHTS,
    ...TARGET_CONTENT,
];
const PAIR_CHECKS = [
    ...PAIR_SERVER,
    ...PAIR_LOCALE,
    ...PAIR_EXTENSIONS,
    ...PAIR_PARAMETERS,
    ...PAIR_SCHEMA,
];
const DMS_CHECKS = AWS_CHECKS;
/** Every check, in the order of the report. */
const ALL_CHECKS = [
    connectionCheck("source"),
    ...SOURCE_CHECKS,
    connectionCheck("target"),
    ...TARGET_CHECKS,
    ...PAIR_CHECKS,
    AWS_ACCESS,
    ...DMS_CHECKS,
];
/** The table of all checks in the README. */
function checksTable() {
    const rows = ALL_CHECKS.map(({ id, title, severity }) => `| \`${id}\` | ${title} | ${severity} |`);
    return ["| check | what must hold | severity |", "|---|---|---|", ...rows].join("\n");
}
//# sourceMappingURL=catalogue.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/connect-side.js

// No check may hang: a wait for a lock or a slow catalog ends it, and it is reported as skipped. Nothing can be
// written through the session, whatever a check does.
const PIN = "SET default_transaction_read_only = on; SET statement_timeout = '60s'; SET lock_timeout = '5s'";
const FACTS = `
SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS "versionText",
       r.rolname::text AS user, current_database()::text AS database, r.rolsuper AS superuser,
       r.rolsuper OR r.rolreplication OR EXISTS (SELECT FROM pg_roles g
          WHERE g.rolname = 'rds_replication' AND pg_has_role(r.oid, g.oid, 'USAGE')) AS "mayReplicate",
       pg_has_role(r.oid, 'pg_read_all_stats', 'USAGE') AS "seesSessions",
       pg_is_in_recovery() AS standby, current_setting('transaction_read_only') = 'on' AS "readOnly",
       CASE WHEN EXISTS (SELECT FROM pg_proc p WHERE p.proname = 'aurora_version'
                            AND p.pronamespace = 'pg_catalog'::regnamespace) THEN 'aurora'
            WHEN EXISTS (SELECT FROM pg_roles g WHERE g.rolname = 'rds_superuser') THEN 'rds'
            ELSE 'self' END AS kind
  FROM pg_roles r WHERE r.rolname = current_user`;
/**
 * Opens a read-only session to one side and reads what most checks need.
 * @throws UserError or EnvironmentError with the reason and a remedy; what the server throws for the first queries
 */
async function connectSide(role, address, settings) {
    const client = await (0,postgres_build/* connect */.Ng)(address, { role, applicationName: "postgres-to-aurora preflight" });
    try {
        const { rows } = await client.query(FACTS);
        const facts = rows[0];
        await client.query(PIN);
        const clock = await compareClocks(async () => {
            const { rows: now } = await client.query("SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now");
            return now[0].now;
        }, settings);
        return {
            role,
            client,
            address,
            settings,
            facts: { ...facts, major: Math.floor(facts.version / 10_000), ...clock },
        };
    }
    catch (error) {
        await client.end().catch(() => { });
        throw error;
    }
}
/** The server's clock against ours, off by half the way there and back at most; the best of three looks. */
async function compareClocks(ask, { clock }) {
    let best = { clockAhead: 0, clockError: Number.POSITIVE_INFINITY };
    for (let look = 0; look < 3; look++) {
        const before = clock.now();
        const server = await ask();
        const after = clock.now();
        const clockError = (after - before) / 2;
        if (clockError < best.clockError)
            best = { clockAhead: server - (before + after) / 2, clockError };
    }
    return best;
}
//# sourceMappingURL=connect-side.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/known.js


/** A failure to reach an end as an error people can read. Throws what is none: a bug. */
function asKnown(error, end) {
    if (error instanceof domain_build/* KnownError */.E)
        return error;
    const lost = (0,postgres_build/* isConnectionLost */.pb)(error);
    if (!lost && !(0,postgres_build/* isServerError */.GQ)(error))
        throw error;
    if (!lost)
        return new domain_build/* EnvironmentError */.eG({
            code: "SESSION_REFUSED",
            what: `The ${end} accepts the connection, but refuses the first queries`,
            why: error.message,
            remedy: `Correct the cause on the ${end}, then run again`,
            cause: error,
        });
    return new domain_build/* EnvironmentError */.eG({
        code: "CONNECTION_LOST",
        what: `The connection to the ${end} was lost`,
        why: error.message,
        remedy: `Check that the ${end} is up and the network holds, then run again`,
        cause: error,
    });
}
//# sourceMappingURL=known.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/runner.js



/**
 * Makes all checks of a list, one after the other, and keeps going whatever one of them meets.
 * A refusal of the server or of AWS, or a lost connection, makes that check skipped, with the grant that would allow
 * it.
 * @throws the signal's reason, and what is neither a refusal nor a failure of the connection: a bug
 */
async function runChecks(checks, ports, signal) {
    const judged = [];
    for (const check of checks) {
        signal.throwIfAborted();
        try {
            judged.push(judge(check, await check.run(ports)));
        }
        catch (error) {
            signal.throwIfAborted();
            judged.push(judge(check, skipped(refusal(check, ports, error))));
        }
    }
    return judged;
}
/** All checks of a list as skipped, for one reason. */
function skipAll(checks, reason) {
    return checks.map((check) => judge(check, skipped(reason)));
}
/** A check that failed because of this error. */
function failedWith(check, error) {
    return judge(check, found([error.what, error.why].filter(Boolean).join(". "), error.remedy));
}
/** Turns what a check found into a state, by its severity. */
function judge({ id, side, severity, title, why }, result) {
    const facts = { id, side, severity, title, why };
    switch (result.kind) {
        case "passed":
            return { ...facts, state: "passed", text: result.note, remedy: undefined };
        case "skipped":
            return { ...facts, state: "skipped", text: result.reason, remedy: undefined };
        case "found":
            return { ...facts, state: STATES[result.severity ?? severity], text: result.evidence, remedy: result.remedy };
    }
}
const STATES = { blocker: "failed", "needs-change": "failed", warning: "warning", info: "passed" };
/** Why a check could not be made. Throws what is no refusal. */
function refusal(check, ports, error) {
    if (error instanceof domain_build/* KnownError */.E)
        return error.message;
    if ((0,postgres_build/* isConnectionLost */.pb)(error))
        return `The connection was lost: ${error.message}`;
    if (!(0,postgres_build/* isServerError */.GQ)(error))
        throw error;
    switch (error.code) {
        case "42501": {
            const grant = check.grant?.(ports);
            return grant ? `${error.message}. To allow it: ${grant}` : error.message;
        }
        case "55P03":
            return "Another session holds a lock on what it looks at. Run again in a quieter moment";
        case "57014":
            return "It took longer than a minute and was given up. Run again in a quieter moment";
        default:
            return `The server refused it: ${error.message} (SQLSTATE ${error.code})`;
    }
}
//# sourceMappingURL=runner.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/preflight.js










/**
 * Makes every check of both sides and of AWS; what cannot be reached is one failed check, its others are skipped.
 * Changes nothing anywhere.
 * @returns all checks in the order of the catalogue
 * @throws the signal's reason; what is a bug
 */
async function preflight(ends, settings, signal) {
    const asked = { ...settings, instanceAddresses: [] };
    const [source, target, aws] = await Promise.all([
        reach(ends.source, "source", asked),
        reach(ends.target, "target", asked),
        reachAws(ends.aws),
    ]);
    try {
        if ("end" in aws)
            asked.instanceAddresses.push(...aws.end.instance.addresses.filter(Boolean));
        const sourceEnd = "end" in source ? source.end : undefined;
        const targetEnd = "end" in target ? target.end : undefined;
        const [sourceChecks, targetChecks] = await Promise.all([
            checkSide("source", source, signal),
            checkSide("target", target, signal),
        ]);
        const missing = [sourceEnd ? "" : "source", targetEnd ? "" : "target"].filter(Boolean).join(" and the ");
        const pairChecks = sourceEnd && targetEnd
            ? await runChecks(PAIR_CHECKS, { source: sourceEnd, target: targetEnd, settings: asked }, signal)
            : skipAll(PAIR_CHECKS, `It compares both databases, and the ${missing} was not reached`);
        return [...sourceChecks, ...targetChecks, ...pairChecks, ...(await checkAws(aws, sourceEnd, asked, signal))];
    }
    finally {
        for (const reached of [source, target])
            if ("end" in reached)
                await reached.end.client.end().catch(() => { });
    }
}
async function reach(given, role, settings) {
    if (given.kind === "absent")
        return { reason: `Neither ${role}-url nor ${role}-secret is given` };
    const reason = `The ${role} was not reached, see ${connectionCheck(role).id}`;
    if (given.kind === "wrong")
        return { reason, error: given.error };
    try {
        return { end: await connectSide(role, given.address, settings) };
    }
    catch (error) {
        return { reason, error: asKnown(error, role) };
    }
}
async function reachAws(aws) {
    if (aws === undefined)
        return { reason: "replication-instance is not given" };
    try {
        return { end: await connectAws(aws.region, aws.instance) };
    }
    catch (error) {
        return { reason: `DMS was not reached, see ${AWS_ACCESS.id}`, error: asKnown(error, "aws") };
    }
}
async function checkSide(role, reached, signal) {
    const checks = role === "source" ? SOURCE_CHECKS : TARGET_CHECKS;
    const connection = connectionCheck(role);
    if (!("end" in reached))
        return [
            reached.error ? failedWith(connection, reached.error) : judge(connection, skipped(reached.reason)),
            ...skipAll(checks, reached.reason),
        ];
    const { end } = reached;
    const judged = await runChecks(checks, end, signal);
    const lost = await lostConnection(end);
    const first = lost ? failedWith(connection, lost) : judge(connection, passed((0,postgres_build/* displayAddress */.RD)(end.address)));
    return [first, ...judged];
}
/** Whether the session is still there after the checks, and if not, what to say. */
async function lostConnection({ client, role }) {
    try {
        await client.query("SELECT 1");
        return undefined;
    }
    catch (error) {
        if (!(0,postgres_build/* isConnectionLost */.pb)(error))
            throw error;
        return asKnown(error, role);
    }
}
async function checkAws(reached, source, settings, signal) {
    if (!("end" in reached)) {
        // Not being allowed to look is no proof that anything is wrong.
        const denied = reached.error?.code === "AWS_ACCESS_DENIED";
        const access = reached.error && !denied
            ? failedWith(AWS_ACCESS, reached.error)
            : judge(AWS_ACCESS, skipped(reached.error?.message ?? reached.reason));
        return [access, ...skipAll(DMS_CHECKS, reached.reason)];
    }
    const { instance } = reached.end;
    return [
        judge(AWS_ACCESS, passed(instance.name)),
        ...(await runChecks(DMS_CHECKS, { ...reached.end, settings, source }, signal)),
    ];
}
/** The one clear error when nothing could be checked because the inputs are wrong; undefined when something can. */
function wrongInputs({ source, target }) {
    const sides = [source, target];
    if (sides.some(({ kind }) => kind === "address"))
        return undefined;
    const wrong = sides.find((side) => side.kind === "wrong");
    if (wrong?.kind === "wrong")
        return wrong.error;
    return new domain_build/* UserError */.yo({
        code: "DATABASE_INPUT",
        what: "Neither source-url nor source-secret is given, and neither target-url nor target-secret",
        why: "There is nothing to check",
        remedy: "Give the source, the target, or both",
    });
}
//# sourceMappingURL=preflight.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/report.js
/** Checks named in the headline at most. */
const NAMED = 3;
/** A warning is also a blocker that nobody could look for. */
function verdictOf(checks) {
    if (checks.some(({ state }) => state === "failed"))
        return "fail";
    const doubtful = ({ state, severity }) => state === "warning" || (state === "skipped" && severity === "blocker");
    return checks.some(doubtful) ? "warn" : "pass";
}
/** How many checks ended in a state. */
function count(checks, state) {
    return checks.filter((check) => check.state === state).length;
}
/** The verdict in one sentence that names the worst; what keeps an end from being reached is said in full. */
function outcomeOf(checks) {
    const verdict = verdictOf(checks);
    const of = (state) => checks.filter((check) => check.state === state);
    const [failed, warned, missed] = [of("failed"), of("warning"), of("skipped")];
    const figures = `${of("passed").length} passed, ${warned.length} warnings, ${missed.length} skipped`;
    if (verdict === "pass")
        return { verdict, headline: `Ready: ${figures}` };
    if (verdict === "fail") {
        const unreached = failed.filter(({ id }) => /-(connection|access)$/.test(id));
        const others = failed.filter((check) => !unreached.includes(check)).map(({ id, text }) => `${id} (${text})`);
        const said = [
            ...unreached.map(({ text, remedy }) => `${[text, remedy?.say].filter(Boolean).join(". ")}.`),
            others.length > 0 ? `${named(others)}.` : "",
        ].filter(Boolean);
        return { verdict, headline: `Not ready, ${failed.length} failed: ${said.join(" ")} ${figures}` };
    }
    if (warned.length > 0)
        return { verdict, headline: `Ready, with warnings: ${named(warned.map(({ id }) => id))}; ${figures}` };
    const unproved = missed.filter(({ severity }) => severity === "blocker").map(({ id }) => id);
    return { verdict, headline: `Ready as far as was checked; not checked: ${named(unproved)}; ${figures}` };
}
function named(items) {
    return items.length <= NAMED
        ? items.join(", ")
        : `${items.slice(0, NAMED).join(", ")} and ${items.length - NAMED} more`;
}
/** The sections: what to do first, then the SQL for it, then what holds and what was not looked at. */
function sectionsOf(checks) {
    const todo = [
        ...checks.filter(({ state }) => state === "failed"),
        ...checks.filter(({ state }) => state === "warning"),
    ];
    const sections = [];
    if (todo.length > 0)
        sections.push({
            kind: "table",
            title: "What to do",
            columns: ["state", "check", "what was found", "why it matters", "remedy"],
            rows: todo.map(({ state, id, text, why, remedy }) => [state, id, text, why, remedy?.say ?? ""]),
        });
    for (const on of ["source", "target"]) {
        const text = sqlFor(todo, on);
        if (text !== "")
            sections.push({ kind: "text", title: `SQL to run on the ${on}`, text });
    }
    const groups = [
        ["source", "Source"],
        ["target", "Target"],
        ["both", "Both sides"],
        ["aws", "AWS DMS"],
    ];
    for (const [side, title] of groups) {
        const rows = checks
            .filter((check) => check.side === side && (check.state === "passed" || check.state === "skipped"))
            .sort((a, b) => Number(a.state === "skipped") - Number(b.state === "skipped"))
            .map(({ state, id, title: holds, text, remedy }) => [state, id, holds, noteOf(text, remedy?.say)]);
        if (rows.length > 0)
            sections.push({
                kind: "table",
                title: `${title}: passed or not checked`,
                columns: ["state", "check", "what must hold", "note"],
                rows,
            });
    }
    return sections;
}
function noteOf(text, remedy) {
    return remedy ? `${text}. ${remedy}` : text;
}
/** The statements of all remedies that belong to one side, each under the check it is for. */
function sqlFor(todo, on) {
    return todo
        .filter(({ side, remedy }) => (remedy?.on ?? (side === "source" ? "source" : "target")) === on)
        .flatMap(({ id, remedy }) => remedy?.sql?.length ? [[`-- ${id}: ${oneLine(remedy.say)}`, ...remedy.sql].join("\n")] : [])
        .join("\n\n");
}
/** Names from the database may hold line breaks; a comment must not end in the middle. */
function oneLine(text) {
    return text.replace(/[\r\n]+/g, " ");
}
/** One line per check that needs attention, for the log. */
function logLines(checks) {
    const todo = checks.filter(({ state }) => state === "failed" || state === "warning");
    return todo.map(({ state, id, text, remedy }) => `${state.padEnd(7)}  ${id}: ${text}. ${remedy?.say ?? ""}`.trimEnd());
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/run.js





/** Makes every check that the inputs allow, on both sides and on AWS; see the README for what counts as ready. */
async function run(context) {
    const { inputs, clock, log, report, signal } = context;
    const source = await given(context, "source");
    const target = await given(context, "target");
    const wrong = wrongInputs({ source, target });
    if (wrong)
        throw wrong;
    const checks = await preflight({
        source,
        target,
        ...(inputs.replicationInstance
            ? { aws: { region: inputs.awsRegion, instance: inputs.replicationInstance } }
            : {}),
    }, {
        migration: inputs.migration,
        schemas: inputs.schemas,
        probeSlot: inputs.probeSlot,
        freeWalBytes: inputs.freeWalBytes,
        toleratedStop: inputs.toleratedStop,
        limits: LIMITS,
        clock,
    }, signal);
    for (const line of logLines(checks))
        log.info(line);
    for (const section of sectionsOf(checks))
        report.section(section);
    for (const [output, state] of [
        ["passed", "passed"],
        ["warnings", "warning"],
        ["failed", "failed"],
        ["skipped", "skipped"],
    ]) {
        context.output(output, count(checks, state));
        report.metric(output, count(checks, state), "checks");
    }
    return outcomeOf(checks);
}
async function given(context, role) {
    const { inputs, mask, report } = context;
    const inputsOf = { source: [inputs.sourceUrl, inputs.sourceSecret], target: [inputs.targetUrl, inputs.targetSecret] };
    if (inputsOf[role].every((input) => input === undefined))
        return { kind: "absent" };
    try {
        // What its TLS lacks is a check here, not a section of its own.
        const quiet = { ...report, section: () => { } };
        return { kind: "address", address: await (0,build/* databaseOf */.zJ)({ inputs, mask, report: quiet }, role) };
    }
    catch (error) {
        if (error instanceof domain_build/* KnownError */.E)
            return { kind: "wrong", error };
        throw error;
    }
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/preflight/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
