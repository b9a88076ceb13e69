export const id = 760;
export const ids = [760];
export const modules = {

/***/ 3760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
;// CONCATENATED MODULE: ./actions/create-dms-task/build/io.gen.js
const io = {
    action: "create-dms-task",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "source-url", "property": "sourceUrl", "type": "secret", "required": false },
        { "name": "source-secret", "property": "sourceSecret", "type": "string", "required": false },
        { "name": "target-url", "property": "targetUrl", "type": "secret", "required": false },
        { "name": "target-secret", "property": "targetSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "replication-instance", "property": "replicationInstance", "type": "string", "required": false },
        { "name": "replication-instance-class", "property": "replicationInstanceClass", "type": "string", "required": true },
        { "name": "subnet-ids", "property": "subnetIds", "type": "list", "required": false },
        { "name": "security-group-ids", "property": "securityGroupIds", "type": "list", "required": false },
        { "name": "schemas", "property": "schemas", "type": "list", "required": false },
        { "name": "exclude-tables", "property": "excludeTables", "type": "list", "required": false },
        { "name": "task-settings", "property": "taskSettings", "type": "string", "required": false },
        { "name": "start", "property": "start", "type": "boolean", "required": true },
        { "name": "poll-interval", "property": "pollInterval", "type": "duration", "required": true, "min": 100, "max": 300000 },
        { "name": "ready-timeout", "property": "readyTimeout", "type": "duration", "required": true, "min": 1000, "max": 21600000 },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["task-arn", "task-status", "source-endpoint-arn", "target-endpoint-arn", "replication-instance-arn", "tables", "verdict", "report"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/aws/build/dms.js + 8 modules
var build_dms = __webpack_require__(2306);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 4 modules
var domain_build = __webpack_require__(9268);
;// CONCATENATED MODULE: ./actions/create-dms-task/build/connection-failure.js

/** Parts of DMS's message, in order of trust, and what to do about each. */
const REMEDIES = [
    [
        /no pg_hba\.conf entry/i,
        (side, from) => `Allow the instance (${from}) in pg_hba.conf of the ${side} and reload it`,
    ],
    [
        /password authentication failed|authentication failed/i,
        (side) => `The password DMS holds is not right: delete the ${side} endpoint and run again with the right ${side}-url`,
    ],
    [/tenant or user not found/i, (side) => `Give the ${side} database itself, not a connection pooler`],
    [/database ".*" does not exist/i, (side) => `Correct the database name in ${side}-url and delete the endpoint`],
    [
        /could not translate host name|name or service not known|could not resolve/i,
        (side) => `The instance's VPC cannot resolve the host of ${side}-url: give a public name or an address`,
    ],
    [/network is unreachable/i, (side) => `The host of ${side}-url has only an IPv6 address: give one with IPv4`],
    [
        /ssl|certificate/i,
        (side) => `Check TLS on the ${side}; with ?sslmode=disable in ${side}-url the endpoint asks for none`,
    ],
    [
        /connection refused/i,
        (side) => `Nothing answers at the host and port of ${side}-url as seen from AWS: check listen_addresses and NAT`,
    ],
    [
        /time(d)?.?out/i,
        (side, from) => `Open the way from the instance (${from}) to the ${side}: security group, firewall, NAT, route`,
    ],
];
/** Explains why DMS cannot reach an endpoint, in its own words, with the remedy its words point to. */
function connectionFailure(endpoint, instance, failure) {
    const from = instance.addresses.join(", ") || "its addresses stand in the DMS console";
    const [, remedy] = REMEDIES.find(([pattern]) => pattern.test(failure)) ?? [];
    return new domain_build/* UserError */.yo({
        code: "CONNECTION_TEST_FAILED",
        what: `The replication instance ${instance.name} cannot connect to the ${endpoint.type} ${endpoint.user}@${endpoint.host}:${endpoint.port}/${endpoint.database}`,
        why: failure || "DMS gives no reason",
        remedy: remedy?.(endpoint.type, from) ??
            `Check network, pg_hba.conf, TLS and credentials as seen from the instance (${from})`,
    });
}
//# sourceMappingURL=connection-failure.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/control-objects.js


/** The table whose row proves how far the target has come; carried like any other. */
const MARKER = { schema: domain_build/* CONTROL_SCHEMA */.um, name: "marker" };
const EXCEPTIONS = { schema: domain_build/* DMS_CONTROL_SCHEMA */.bL, name: "awsdms_apply_exceptions" };
/**
 * Makes the control schema and the marker on the source, with this migration's row. What exists stays as it is.
 * @returns the names of all migrations that have a row there
 */
async function prepareSource(source, migration) {
    return (0,postgres_build/* inTransaction */.sA)(source, "BEGIN", async () => {
        await ensureMarker(source);
        await source.query(`INSERT INTO ${(0,postgres_build/* quoteName */.AB)(MARKER)} (task, token) VALUES ($1, 'created') ON CONFLICT (task) DO NOTHING`, [migration]);
        const { rows } = await source.query(`SELECT task FROM ${(0,postgres_build/* quoteName */.AB)(MARKER)}`);
        return rows.map((row) => row.task);
    });
}
/**
 * Makes the control schemas and an empty place for the marker on the target, before the first start. What exists
 * stays as it is, but for what an earlier task of the same name left: its marker rows would collide with the load, and
 * its apply exceptions would be taken for the new task's.
 * @param migrations those with a marker row on the source
 */
async function prepareTarget(target, migration, migrations) {
    await (0,postgres_build/* inTransaction */.sA)(target, "BEGIN", async () => {
        await ensureMarker(target);
        await ensureSchema(target, domain_build/* DMS_CONTROL_SCHEMA */.bL);
        await target.query(`DELETE FROM ${(0,postgres_build/* quoteName */.AB)(MARKER)} WHERE task = ANY ($1)`, [migrations]);
        if (await hasTable(target, EXCEPTIONS))
            await target.query(`DELETE FROM ${(0,postgres_build/* quoteName */.AB)(EXCEPTIONS)} WHERE upper("TASK_NAME") = upper($1)`, [migration]);
    });
}
// IF NOT EXISTS would ask for the right to create also where there is nothing to create; hence the looks first.
async function ensureMarker(client) {
    await ensureSchema(client, MARKER.schema);
    if (!(await hasTable(client, MARKER)))
        await client.query(`CREATE TABLE ${(0,postgres_build/* quoteName */.AB)(MARKER)} (
         task text PRIMARY KEY, token text, n bigint NOT NULL DEFAULT 0, at timestamptz NOT NULL DEFAULT clock_timestamp())`);
}
async function hasTable(client, { schema, name }) {
    const { rowCount } = await client.query("SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = $2", [schema, name]);
    return rowCount === 1;
}
async function ensureSchema(client, schema) {
    const { rowCount } = await client.query("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", [schema]);
    if (rowCount === 0)
        await client.query(`CREATE SCHEMA ${(0,postgres_build/* quoteIdentifier */.Cm)(schema)}`);
}
//# sourceMappingURL=control-objects.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/endpoints.js

/** Without it, unbounded numeric columns travel as numeric(28,6). Needed on both ends. */
const ATTRIBUTES = { MapUnboundedNumericAsString: "true" };
/** What the endpoint of one side must be. */
function endpointFacts(side, address) {
    return {
        type: side,
        engine: side === "source" ? "postgres" : "aurora-postgresql",
        host: address.host,
        port: address.port,
        database: address.database,
        user: address.user,
        tls: address.tls === "disable" ? "none" : "require",
        settings: side === "source" ? sourceSettings() : targetSettings(),
        attributes: ATTRIBUTES,
    };
}
function sourceSettings() {
    return {
        PluginName: "test-decoding",
        // DDL capture needs a superuser and an event trigger; the schema is frozen during a migration instead.
        CaptureDdls: false,
        // Keeps the slot moving, so that WAL does not pile up behind a quiet database of a busy server.
        HeartbeatEnable: true,
        HeartbeatSchema: domain_build/* CONTROL_SCHEMA */.um,
        HeartbeatFrequency: 1,
        FailTasksOnLobTruncation: true,
        MapBooleanAsBoolean: true,
        TrimSpaceInChar: false,
    };
}
function targetSettings() {
    return {
        // Foreign keys and triggers stay in place and do not fire.
        AfterConnectScript: "SET session_replication_role=replica",
        MapBooleanAsBoolean: true,
        ExecuteTimeout: 300,
    };
}
/**
 * Takes up an endpoint that exists already, provided it is what it must be. The password cannot be compared; the
 * connection test judges it.
 * @throws UserError showing every difference
 */
function checkEndpoint(found, wanted) {
    const differences = [];
    for (const fact of ["type", "engine", "host", "port", "database", "user", "tls"])
        if (String(found[fact]).toLowerCase() !== String(wanted[fact]).toLowerCase())
            differences.push(`${fact}: it has ${found[fact]}, wanted is ${wanted[fact]}`);
    for (const [key, value] of Object.entries(wanted.settings))
        if (found.settings[key] !== value)
            differences.push(`${key}: it has ${found.settings[key] ?? "nothing"}, wanted is ${value}`);
    const attributes = Object.fromEntries(Object.entries(found.attributes).map(([key, value]) => [key.toLowerCase(), value.toLowerCase()]));
    for (const [key, value] of Object.entries(wanted.attributes))
        if (attributes[key.toLowerCase()] !== value)
            differences.push(`${key}: it has ${attributes[key.toLowerCase()] ?? "nothing"}, wanted is ${value}`);
    if (differences.length === 0)
        return;
    throw new domain_build/* UserError */.yo({
        code: "ENDPOINT_DIFFERS",
        what: `Endpoint ${found.name} exists already and is another one:\n${differences.map((line) => `  ${line}`).join("\n")}\n`,
        remedy: `Give ${wanted.type}-url as it was, or delete the endpoint ${found.name} (and its task) so that it is made anew`,
    });
}
//# sourceMappingURL=endpoints.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/instance.js


/**
 * The instance the task shall run on, as far as it exists: the given one, or the migration's own.
 * @returns undefined when it has to be created, which the inputs then allow
 * @throws UserError when the given one does not exist, or none is given and none can be made
 */
async function lookUpInstance(dms, inputs) {
    const name = inputs.replicationInstance ?? inputs.migration;
    const found = await (0,build_dms.findInstance)(dms, name);
    if (found !== undefined)
        return found;
    if (inputs.replicationInstance !== undefined)
        throw new domain_build/* UserError */.yo({
            code: "INSTANCE_NOT_FOUND",
            what: `Replication instance ${name} does not exist`,
            remedy: "Correct replication-instance or aws-region; without replication-instance one is made from subnet-ids",
        });
    if (inputs.subnetIds.length >= 2)
        return undefined;
    throw new domain_build/* UserError */.yo({
        code: "NO_INSTANCE",
        what: "There is no replication instance to run the task on",
        why: inputs.subnetIds.length === 1 ? "A subnet group needs at least two subnets" : `${name} does not exist yet`,
        remedy: "Give replication-instance, or subnet-ids with two subnets in two availability zones",
    });
}
/** The instance, available: waited for when it exists, created and waited for when not. */
async function readyInstance(dms, found, inputs, wait) {
    if (found !== undefined)
        return (0,build_dms.waitForInstance)(dms, found.arn, wait);
    await (0,build_dms.createInstance)(dms, {
        migration: inputs.migration,
        class: inputs.replicationInstanceClass,
        subnetIds: inputs.subnetIds,
        securityGroupIds: inputs.securityGroupIds,
    });
    return (0,build_dms.waitForInstance)(dms, inputs.migration, wait);
}
//# sourceMappingURL=instance.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/existing.js


/** Looks up everything of a migration by its name. Changes nothing. Throws when no instance is there or can be made. */
async function lookUpExisting(dms, inputs) {
    const [task, sourceEndpoint, targetEndpoint] = await Promise.all([
        (0,build_dms.findTask)(dms, inputs.migration),
        (0,build_dms.findEndpoint)(dms, `${inputs.migration}-source`),
        (0,build_dms.findEndpoint)(dms, `${inputs.migration}-target`),
    ]);
    const replicationInstance = inputs.replicationInstance ?? task?.instanceArn;
    return {
        task,
        sourceEndpoint,
        targetEndpoint,
        instance: await lookUpInstance(dms, { ...inputs, replicationInstance }),
    };
}
//# sourceMappingURL=existing.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/findings.js

/** Names for a message: all of a few, the first ten of many. */
function listed(names) {
    return names.length <= 10 ? names.join(", ") : `${names.slice(0, 10).join(", ")} and ${names.length - 10} more`;
}
/** Throws one UserError for all blockers among the findings; does nothing when there is none. */
function refuseBlockers(findings) {
    const blockers = findings.filter(({ severity }) => severity === "blocker");
    const [first] = blockers;
    if (first === undefined)
        return;
    if (blockers.length === 1)
        throw new domain_build/* UserError */.yo({
            code: codeOf(first),
            what: first.evidence,
            why: "Nothing was changed",
            remedy: first.remedy,
        });
    throw new domain_build/* UserError */.yo({
        code: "NOT_READY",
        what: `${blockers.length} things stand in the way of the start:\n${blockers.map(({ evidence, remedy }) => `  ${evidence}. ${remedy}.`).join("\n")}\n`,
        why: "Nothing was changed",
        remedy: "Correct them and run again",
    });
}
function codeOf(finding) {
    return finding.rule.toUpperCase().replaceAll("-", "_");
}
//# sourceMappingURL=findings.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/report.js

/** The tables the task carries, largest first. */
function tablesSection(tables) {
    return {
        kind: "table",
        title: "Tables",
        columns: ["Table", "Key", "Rows (estimated)", "MiB"],
        rows: [...tables]
            .sort((a, b) => b.bytes - a.bytes)
            .map((table) => [
            (0,domain_build/* displayName */.QC)(table),
            table.keyKind,
            table.estimatedRows < 0 ? null : Math.round(table.estimatedRows),
            Math.round((table.bytes / 1024 ** 2) * 100) / 100,
        ]),
        note: "Each is named by a rule of its own in the task's table mappings; partitioned tables are carried by their partitions.",
    };
}
/** The AWS resources of the migration. */
function resourcesSection(resources) {
    return {
        kind: "table",
        title: "AWS resources",
        columns: ["Resource", "Name", "Outcome", "Detail", "ARN"],
        rows: resources.map(({ what, name, outcome, detail, arn }) => [what, name, outcome, detail, arn]),
    };
}
/** Findings, the worst first. */
function findingsSection(findings) {
    const order = ["blocker", "needs-change", "warning", "info"];
    return {
        kind: "findings",
        title: "Findings",
        findings: [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
    };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/source-check.js


/** What stands in the way of a first start on the source (blockers), and what deserves a look (warnings). */
async function checkSource(source, tables) {
    const { rows } = await source.query(`SELECT current_setting('wal_level') AS "walLevel", current_user::text AS "user", current_database()::text AS database,
            current_setting('max_slot_wal_keep_size') AS "slotWalLimit",
            current_setting('max_replication_slots')::int - (SELECT count(*) FROM pg_catalog.pg_replication_slots)::int AS "freeSlots",
            current_setting('max_wal_senders')::int - (SELECT count(*) FROM pg_catalog.pg_stat_replication)::int AS "freeSenders",
            (SELECT r.rolsuper OR r.rolreplication OR EXISTS (SELECT 1 FROM pg_catalog.pg_roles g
                     WHERE g.rolname = 'rds_replication' AND pg_has_role(r.oid, g.oid, 'member'))
               FROM pg_catalog.pg_roles r WHERE r.rolname = current_user) AS "mayReplicate",
            (has_database_privilege(current_database(), 'CREATE') OR EXISTS (SELECT 1 FROM pg_catalog.pg_class c
                     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = 'migration_ctl' AND c.relname = 'marker')) AS "mayCreate",
            ARRAY(SELECT gid FROM pg_catalog.pg_prepared_xacts) AS prepared,
            ARRAY(SELECT 'pid ' || pid || ' since ' || xact_start::timestamptz(0) FROM pg_catalog.pg_stat_activity
                   WHERE backend_xid IS NOT NULL AND xact_start < now() - interval '5 minutes') AS "oldTransactions"`);
    const unreadable = await source.query(`SELECT t.schema, t.name FROM jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
       JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
       JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
      WHERE NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))`, [JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })))]);
    return [
        ...judgeServer(rows[0]),
        ...judgeTables(tables, unreadable.rows, rows[0].user),
    ];
}
function judgeServer(state) {
    const findings = [
        state.walLevel !== "logical" && {
            rule: "source-wal-level",
            severity: "blocker",
            object: "source",
            evidence: `wal_level of the source is ${state.walLevel}, changes can be read with logical only`,
            remedy: "ALTER SYSTEM SET wal_level = 'logical', then restart the source",
        },
        !state.mayReplicate && {
            rule: "source-replication-right",
            severity: "blocker",
            object: state.user,
            evidence: `User ${state.user} may not replicate from the source`,
            remedy: `ALTER ROLE "${state.user}" REPLICATION (on RDS: GRANT rds_replication TO "${state.user}")`,
        },
        !state.mayCreate && {
            rule: "source-create-right",
            severity: "blocker",
            object: state.user,
            evidence: `User ${state.user} may not create the schema migration_ctl on the source`,
            remedy: `GRANT CREATE ON DATABASE "${state.database}" TO "${state.user}"`,
        },
        state.freeSlots < 1 && {
            rule: "source-slots",
            severity: "blocker",
            object: "source",
            evidence: "All replication slots of the source are taken",
            remedy: "Drop slots nobody reads any more, or raise max_replication_slots and restart the source",
        },
        state.freeSenders < 1 && {
            rule: "source-senders",
            severity: "blocker",
            object: "source",
            evidence: "All WAL senders of the source are busy",
            remedy: "Raise max_wal_senders and restart the source",
        },
        state.slotWalLimit !== "-1" && {
            rule: "source-slot-wal-limit",
            severity: "warning",
            object: "source",
            evidence: `max_slot_wal_keep_size is ${state.slotWalLimit}: a task further behind than that loses its slot and must load everything again`,
            remedy: "Raise it above the WAL written during the load and the longest outage, or set -1 and watch the disk",
        },
        state.prepared.length > 0 && {
            rule: "source-prepared-transactions",
            severity: "warning",
            object: "source",
            evidence: `Prepared transactions are open and the slot waits for them: ${listed(state.prepared)}`,
            remedy: "COMMIT PREPARED or ROLLBACK PREPARED them",
        },
        state.oldTransactions.length > 0 && {
            rule: "source-long-transactions",
            severity: "warning",
            object: "source",
            evidence: `Transactions have been writing for minutes and the slot waits for them: ${listed(state.oldTransactions)}`,
            remedy: "Let them end, or end them with pg_terminate_backend(pid)",
        },
    ];
    return findings.filter((finding) => finding !== false);
}
function judgeTables(tables, unreadable, user) {
    const findings = [];
    if (unreadable.length > 0)
        findings.push({
            rule: "source-select-right",
            severity: "blocker",
            object: user,
            evidence: `User ${user} may not read these tables of the source (${unreadable.length}): ${listed(unreadable.map(domain_build/* displayName */.QC))}`,
            remedy: `GRANT USAGE ON SCHEMA and SELECT ON ALL TABLES IN SCHEMA ... TO "${user}", or name them in exclude-tables`,
        });
    for (const table of tables.filter(({ keyKind }) => keyKind === "none"))
        findings.push({
            rule: "table-without-key",
            severity: "warning",
            object: (0,domain_build/* displayName */.QC)(table),
            evidence: "No primary key and no replica identity: its rows are loaded and new ones follow, but updates and deletes are not carried",
            remedy: "Add a primary key, or ALTER TABLE ... REPLICA IDENTITY FULL",
        });
    return findings;
}
//# sourceMappingURL=source-check.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/source-tables.js


/** All tables of the source that hold rows, with what DMS needs to know of each. */
async function readSourceTables(source) {
    const tables = await (0,postgres_build/* readTables */.gb)(source);
    const { rows } = await source.query(`SELECT n.nspname AS schema, c.relname AS name,
            CASE c.relreplident WHEN 'f' THEN 'whole row' WHEN 'i' THEN 'identity index' WHEN 'n' THEN 'none'
              ELSE CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
                   THEN 'primary key' ELSE 'none' END END AS "keyKind"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r'`);
    const kinds = new Map(rows.map((row) => [(0,domain_build/* displayName */.QC)(row), row.keyKind]));
    return tables.map((table) => ({ ...table, keyKind: kinds.get((0,domain_build/* displayName */.QC)(table)) ?? "none" }));
}
/**
 * The tables to carry: those of the scope.
 * @throws UserError when the scope names what is not there, or nothing is left
 */
function chooseTables(tables, scope) {
    (0,postgres_build/* checkScope */.DB)(tables, scope, "the source");
    const chosen = tables.filter((table) => (0,postgres_build/* isInScope */.yX)(table, scope));
    if (chosen.length > 0)
        return chosen;
    throw new domain_build/* UserError */.yo({
        code: "NO_TABLES",
        what: "There is no table to carry",
        why: tables.length === 0 ? "The source database has none the user can see" : "All of them are excluded",
        remedy: "Check the database of source-url, schemas and exclude-tables",
    });
}
//# sourceMappingURL=source-tables.js.map
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./actions/create-dms-task/build/task-settings.js


/** Where our settings leave the service's defaults, and why. */
const SETTINGS = {
    TargetMetadata: {
        SupportLobs: true,
        FullLobMode: false,
        LimitedSizeLobMode: true,
        LobMaxSize: 64,
        BatchApplyEnabled: false,
        // A restart point on the target, written with the rows themselves.
        TaskRecoveryTableEnabled: true,
    },
    FullLoadSettings: {
        // The tables come from the schema bundle and are proved empty before the start.
        TargetTablePrepMode: "DO_NOTHING",
        MaxFullLoadSubTasks: 8,
        CommitRate: 10000,
        StopTaskCachedChangesApplied: false,
    },
    Logging: { EnableLogging: true },
    ControlTablesSettings: {
        ControlSchema: domain_build/* DMS_CONTROL_SCHEMA */.bL,
        HistoryTableEnabled: true,
        SuspendedTablesTableEnabled: true,
        StatusTableEnabled: true,
    },
    // A table dropped on the source by mistake must not be dropped on the target too.
    ChangeProcessingDdlHandlingPolicy: {
        HandleSourceTableDropped: false,
        HandleSourceTableTruncated: false,
        HandleSourceTableAltered: false,
    },
    // The service's defaults skip rows silently; here a doubtful table stops and shows it.
    ErrorBehavior: {
        DataErrorPolicy: "SUSPEND_TABLE",
        DataTruncationErrorPolicy: "SUSPEND_TABLE",
        TableErrorPolicy: "SUSPEND_TABLE",
        ApplyErrorDeletePolicy: "LOG_ERROR",
        ApplyErrorInsertPolicy: "LOG_ERROR",
        ApplyErrorUpdatePolicy: "LOG_ERROR",
        RecoverableErrorCount: -1,
        RecoverableErrorStopRetryAfterThrottlingMax: false,
        FullLoadIgnoreConflicts: true,
        ApplyErrorFailOnTruncationDdl: true,
        FailOnNoTablesCaptured: true,
    },
    ValidationSettings: { EnableValidation: true, ThreadCount: 5 },
    // Makes a replication slot that could not be dropped visible.
    FailTaskWhenCleanTaskResourceFailed: true,
};
/**
 * The task settings: ours, with those of the user's file merged on top.
 * @param file path of a JSON file, or undefined
 * @throws UserError when the file cannot be read or is no settings document
 */
async function taskSettings(file) {
    if (file === undefined)
        return SETTINGS;
    const wrong = (why, cause) => new domain_build/* UserError */.yo({
        code: "BAD_TASK_SETTINGS",
        what: `task-settings is not usable: ${file}`,
        why,
        remedy: 'Give the path of a JSON file, for example {"FullLoadSettings":{"MaxFullLoadSubTasks":4}}',
        cause,
    });
    let own;
    try {
        own = JSON.parse(await (0,promises_.readFile)(file, "utf8"));
    }
    catch (error) {
        throw wrong(error.message, error);
    }
    if (!isDocument(own))
        throw wrong("It does not hold a JSON object");
    const merged = merge(SETTINGS, own);
    // The service names these itself and refuses them on creation, also in a document it has shown.
    if (isDocument(merged["Logging"])) {
        const { CloudWatchLogGroup: _group, CloudWatchLogStream: _stream, ...logging } = merged["Logging"];
        merged["Logging"] = logging;
    }
    return merged;
}
/** What an existing task's settings have differently, key by key; keys we do not set do not count. */
function settingsDifferences(actual, wanted, path = "") {
    if (isDocument(wanted))
        return Object.entries(wanted).flatMap(([key, value]) => settingsDifferences(isDocument(actual) ? actual[key] : undefined, value, path === "" ? key : `${path}.${key}`));
    if (JSON.stringify(actual) === JSON.stringify(wanted))
        return [];
    return [`${path}: it has ${JSON.stringify(actual) ?? "nothing"}, wanted is ${JSON.stringify(wanted)}`];
}
function merge(base, over) {
    const result = { ...base };
    for (const [key, value] of Object.entries(over)) {
        const below = result[key];
        result[key] = isDocument(below) && isDocument(value) ? merge(below, value) : value;
    }
    return result;
}
function isDocument(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
//# sourceMappingURL=task-settings.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/task.js



/** What an existing task has differently; empty when it can be taken up as it is. */
function taskDifferences(task, wanted) {
    const differences = [];
    for (const fact of ["sourceEndpointArn", "targetEndpointArn", "instanceArn"])
        if (task[fact] !== wanted[fact])
            differences.push(`${fact}: it has ${task[fact]}, wanted is ${wanted[fact] ?? "a new one"}`);
    if (task.migrationType !== "full-load-and-cdc")
        differences.push(`migration type: it has ${task.migrationType}, wanted is full-load-and-cdc`);
    const tables = (0,build_dms.compareTables)((0,build_dms.mappedTables)(wanted.tableMappings), (0,build_dms.mappedTables)(task.tableMappings));
    differences.push(...tables.missing.map((name) => `tables: it does not carry ${name}`));
    differences.push(...tables.unwanted.map((name) => `tables: it carries ${name}, which is not wanted or not there`));
    differences.push(...settingsDifferences(JSON.parse(task.settings || "{}"), wanted.settings));
    return differences;
}
/** The error for a task that exists and is another one. */
function taskDiffers(task, differences) {
    const shown = differences.slice(0, 20).map((line) => `  ${line}`);
    if (differences.length > shown.length)
        shown.push(`  and ${differences.length - shown.length} more`);
    return new domain_build/* UserError */.yo({
        code: "TASK_DIFFERS",
        what: `Replication task ${task.name} exists already and is another one:\n${shown.join("\n")}\n`,
        why: "A task is never changed or replaced without being asked",
        remedy: `Give the inputs as they were, or delete task ${task.name}, empty the target's tables and run again`,
    });
}
/** What a task in this state needs in order to run. `wait` means: look again once it has settled. */
function nextStep(task, start) {
    switch (task.status) {
        case "running":
            return { kind: "leave" };
        case "deleting":
            return { kind: "refuse" };
        case "ready":
        case "stopped":
        case "failed":
            // start-replication is accepted on the very first run only; afterwards the slot is picked up where it stands.
            return start
                ? { kind: "start", type: task.hasRun ? "resume-processing" : "start-replication" }
                : { kind: "leave" };
        default:
            return { kind: "wait" };
    }
}
//# sourceMappingURL=task.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/start.js




/**
 * Brings a task to run, by what its history asks for, or leaves it when it runs or shall not be started.
 * @returns the task as it is then, and the start it took, if any
 * @throws UserError when it is being deleted, or when the migration was switched to the target already
 */
async function bringToRun(dms, task, start, target, wait) {
    const step = nextStep(task, start);
    switch (step.kind) {
        case "leave":
            return { task, started: undefined };
        case "refuse":
            throw new domain_build/* UserError */.yo({
                code: "TASK_DELETING",
                what: `Replication task ${task.name} is being deleted`,
                remedy: "Wait until it is gone, then run again: it is made anew",
            });
        case "wait": {
            const settled = task.status === "starting" ? ["running"] : ["ready", "stopped", "failed", "running"];
            return bringToRun(dms, await (0,build_dms.waitForTask)(dms, task.arn, settled, wait), start, target, wait);
        }
        case "start":
            if (step.type === "resume-processing")
                await (0,postgres_build/* explainRefusal */.GC)("target", "show the cutover's journal", {}, () => refuseAfterSwitch(target, task));
            return { task: await (0,build_dms.startTask)(dms, task, step.type, wait), started: step.type };
    }
}
async function refuseAfterSwitch(target, task) {
    const { rows } = await target.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
    if (!rows[0].exists)
        return;
    const { rowCount } = await target.query("SELECT 1 FROM migration_ctl.journal WHERE step = 'commit point' AND phase = 'done' LIMIT 1");
    if (rowCount === 0)
        return;
    throw new domain_build/* UserError */.yo({
        code: "ALREADY_SWITCHED",
        what: `Replication task ${task.name} is stopped because the migration was switched already`,
        why: "The target takes the application's writes now: carrying old changes on would overwrite them",
        remedy: "Nothing is left to do for this action",
    });
}
//# sourceMappingURL=start.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/target-check.js



/** Tables asked about in one statement. */
const BATCH = 200;
/** What stands in the way of a first start on the target: nothing is loaded into a target that is not ready for it. */
async function checkTarget(target, tables) {
    const there = new Map((await (0,postgres_build/* readTables */.gb)(target)).map((table) => [(0,domain_build/* displayName */.QC)(table), table]));
    const pairs = tables.flatMap((source) => {
        const found = there.get((0,domain_build/* displayName */.QC)(source));
        return found ? [{ source, target: found }] : [];
    });
    const missing = tables.filter((table) => !there.has((0,domain_build/* displayName */.QC)(table)));
    const present = pairs.map((pair) => pair.target);
    const rights = await checkRights(target, present);
    const readable = rights.every(({ rule }) => rule !== "target-write-right");
    return [
        ...blocker("target-tables-missing", missing.map(domain_build/* displayName */.QC), (names, count) => `Tables do not exist on the target (${count}): ${names}`, "Run apply-schema (phase pre-load) before create-dms-task, or name them in exclude-tables"),
        ...blocker("target-columns-differ", pairs.flatMap(missingColumns), (names) => `Columns of the source have no counterpart on the target: ${names}`, "Export and apply the schema again, so that both sides are alike"),
        ...blocker("target-identity-always", present.flatMap(identityAlways), (names) => `Identity columns of the target refuse the values DMS carries (GENERATED ALWAYS): ${names}`, "ALTER TABLE ... ALTER COLUMN ... SET GENERATED BY DEFAULT until the cutover"),
        ...rights,
        ...blocker("target-not-empty", readable ? await filledTables(target, present) : [], (names, count) => `Tables of the target are not empty (${count}): ${names}`, "Check that this is the right target; TRUNCATE them all in one statement, then run again"),
        ...generatedColumns(pairs),
        ...(await firingTriggers(target, present)),
    ];
}
/** Triggers and rules that fire in spite of session_replication_role=replica. */
async function firingTriggers(target, tables) {
    const { rows } = await target.query(`SELECT t.schema || '.' || t.name AS object, f.name AS trigger
       FROM jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
       JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
       JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
       JOIN (SELECT tgrelid AS oid, tgname AS name FROM pg_catalog.pg_trigger WHERE tgenabled IN ('A', 'R') AND NOT tgisinternal
              UNION ALL
             SELECT ev_class, rulename FROM pg_catalog.pg_rewrite WHERE ev_enabled IN ('A', 'R')) AS f ON f.oid = c.oid
      ORDER BY 1, 2`, [namesOf(tables)]);
    return rows.map(({ object, trigger }) => ({
        rule: "target-trigger-fires",
        severity: "warning",
        object,
        evidence: `${trigger} is enabled for replication as well: it fires on every row DMS writes`,
        remedy: `Disable ${trigger} on the target until the cutover, unless that is meant`,
    }));
}
/** The tables that hold at least one row. */
async function filledTables(client, tables) {
    const filled = [];
    for (let from = 0; from < tables.length; from += BATCH) {
        const batch = tables.slice(from, from + BATCH);
        const { rows } = await client.query(batch
            .map((table, at) => `SELECT ${at} AS at WHERE EXISTS (SELECT 1 FROM ${(0,postgres_build/* quoteName */.AB)(table)})`)
            .join(" UNION ALL "));
        filled.push(...rows.map((row) => (0,domain_build/* displayName */.QC)(batch[row.at])));
    }
    return filled.sort();
}
async function checkRights(target, tables) {
    const { rows } = await target.query(`SELECT current_user::text AS "user", current_database()::text AS database,
            (has_database_privilege(current_database(), 'CREATE')
              OR (SELECT count(*) = 2 FROM pg_catalog.pg_namespace WHERE nspname IN ('migration_ctl', 'awsdms_control'))) AS "mayCreate",
            ARRAY(SELECT t.schema || '.' || t.name FROM jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
                    JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
                    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
                   WHERE NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
                     AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE')
                     AND has_table_privilege(c.oid, 'DELETE'))) AS refused`, [namesOf(tables)]);
    const { user, database, mayCreate, refused } = rows[0];
    return [
        ...blocker("target-create-right", mayCreate ? [] : [user], (name) => `User ${name} may not create the control schemas on the target`, `GRANT CREATE ON DATABASE "${database}" TO "${user}"`),
        ...blocker("target-write-right", refused, (names) => `User ${user} may not read and write these tables of the target: ${names}`, `GRANT SELECT, INSERT, UPDATE, DELETE ON them TO "${user}", or give the owner in target-url`),
        ...blocker("target-replica-role", (await maySwitchTriggersOff(target)) ? [] : [user], (name) => `User ${name} may not set session_replication_role, so foreign keys and triggers of the target would fire on every row`, `GRANT SET ON PARAMETER session_replication_role TO "${user}" (PostgreSQL 15), or GRANT rds_superuser TO "${user}" (Aurora)`),
    ];
}
async function maySwitchTriggersOff(target) {
    try {
        await target.query("SET session_replication_role = 'replica'");
        await target.query("RESET session_replication_role");
        return true;
    }
    catch (error) {
        if (error.code === "42501")
            return false;
        throw error;
    }
}
function missingColumns({ source, target }) {
    const writable = new Set(target.columns.filter(({ generated }) => !generated).map(({ name }) => name));
    return source.columns
        .filter(({ name, generated }) => !generated && !writable.has(name))
        .map(({ name }) => `${(0,domain_build/* displayName */.QC)(source)}.${name}`);
}
function identityAlways(table) {
    return table.columns
        .filter(({ identity }) => identity === "always")
        .map(({ name }) => `${(0,domain_build/* displayName */.QC)(table)}.${name}`);
}
function generatedColumns(pairs) {
    const tables = pairs.map(({ target }) => target).filter(({ columns }) => columns.some(({ generated }) => generated));
    if (tables.length === 0)
        return [];
    return [
        {
            rule: "target-generated-columns",
            severity: "warning",
            object: listed(tables.map(domain_build/* displayName */.QC)),
            evidence: "The target computes their generated columns itself and refuses values for them",
            remedy: "If such a table ends in Table error, make its generated columns plain on the target until the cutover",
        },
    ];
}
function blocker(rule, objects, evidence, remedy) {
    if (objects.length === 0)
        return [];
    const names = listed(objects);
    return [{ rule, severity: "blocker", object: names, evidence: evidence(names, objects.length), remedy }];
}
const namesOf = (tables) => JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })));
//# sourceMappingURL=target-check.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/unchecked-certificate.js

/** DMS endpoints are made with SslMode require at the most, whatever the URI asks of our own sessions. */
function uncheckedCertificate(role, address) {
    if (address.tls === "disable" || address.tls === "require")
        return []; // the URI itself asks for no more
    return [
        {
            rule: "certificate-not-checked",
            severity: "warning",
            object: (0,postgres_build/* displayAddress */.RD)(address),
            evidence: `DMS encrypts its connection to the ${role}, but does not check the server's certificate (SslMode require)`,
            remedy: "Keep the way between DMS and the server private (VPC, VPN)",
        },
    ];
}
//# sourceMappingURL=unchecked-certificate.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/create-dms-task.js















const create_dms_task_REMEDIES = {
    "42501": "Grant the user the right named above, or give the user that ran this action first",
    "25006": "Give a server and user that may write: this one is read-only",
};
const readTables = (source) => (0,postgres_build/* explainRefusal */.GC)("source", "show its tables", create_dms_task_REMEDIES, () => readSourceTables(source));
/** Looks at everything first, then makes what is missing, then starts. Nothing is changed before all checks passed. */
async function createDmsTask(context, ends) {
    const { inputs, log, report } = context;
    const { dms, source, target, settings } = ends;
    const tables = chooseTables(await readTables(source.client), {
        schemas: inputs.schemas,
        excluded: inputs.excludeTables,
    });
    report.section(tablesSection(tables));
    context.output("tables", tables.length);
    const mappings = (0,build_dms.tableMappings)([...tables, MARKER]);
    log.info(`${tables.length} tables to carry`);
    const existing = await lookUpExisting(dms, inputs);
    compareExisting(context, ends, existing, mappings);
    const fresh = existing.task?.hasRun !== true;
    const warned = await check(context, ends, tables, fresh);
    context.signal.throwIfAborted();
    if (fresh) {
        const migrations = await (0,postgres_build/* explainRefusal */.GC)("source", "make the marker", create_dms_task_REMEDIES, () => prepareSource(source.client, inputs.migration));
        await (0,postgres_build/* explainRefusal */.GC)("target", "make the control schemas", create_dms_task_REMEDIES, () => prepareTarget(target.client, inputs.migration, migrations));
    }
    const resources = [];
    const made = await makeReachable(context, ends, existing, resources);
    const wait = waiting(context, `Replication task ${inputs.migration}`);
    const task = existing.task ??
        (await (0,build_dms.createTask)(dms, {
            migration: inputs.migration,
            instanceArn: made.instance.arn,
            sourceEndpointArn: made.source.arn,
            targetEndpointArn: made.target.arn,
            tableMappings: mappings,
            settings: JSON.stringify(settings),
        }, wait));
    context.output("task-arn", task.arn);
    resources.push(resource("replication task", task, existing.task, task.migrationType));
    report.section(resourcesSection(resources));
    const { task: now, started } = await bringToRun(dms, task, inputs.start, target.client, wait);
    context.output("task-status", now.status);
    report.metric("tables", tables.length, "tables");
    const created = resources.filter(({ outcome }) => outcome === "created").map(({ what }) => what);
    const done = [created.length > 0 && `created ${created.join(", ")}`, started && `${START_WORDS[started]} the task`];
    const deeds = done.filter(Boolean).join("; ") || "Nothing to do";
    return {
        verdict: warned ? "warn" : "pass",
        headline: `${deeds[0]?.toUpperCase()}${deeds.slice(1)}: ${now.name} is ${now.status}, with ${tables.length} tables`,
    };
}
const START_WORDS = { "start-replication": "started", "resume-processing": "resumed", "reload-target": "reloaded" };
/** Refuses, with the differences shown, when something with our names is not what the inputs ask for. */
function compareExisting(context, ends, existing, mappings) {
    const { sourceEndpoint, targetEndpoint, task, instance } = existing;
    if (sourceEndpoint)
        checkEndpoint(sourceEndpoint, endpointFacts("source", ends.source.address));
    if (targetEndpoint)
        checkEndpoint(targetEndpoint, endpointFacts("target", ends.target.address));
    if (task === undefined)
        return;
    const differences = taskDifferences(task, {
        sourceEndpointArn: sourceEndpoint?.arn,
        targetEndpointArn: targetEndpoint?.arn,
        instanceArn: instance?.arn,
        tableMappings: mappings,
        settings: ends.settings,
    });
    if (differences.length === 0)
        return;
    context.report.section({
        kind: "text",
        title: "What the existing task has differently",
        text: differences.join("\n"),
    });
    throw taskDiffers(task, differences);
}
/** Checks what a start needs. Reports all findings, throws on blockers, returns whether there are warnings. */
async function check(context, { source, target }, tables, fresh) {
    const findings = [
        ...uncheckedCertificate("source", source.address),
        ...uncheckedCertificate("target", target.address),
    ];
    if (fresh) {
        findings.push(...(await (0,postgres_build/* explainRefusal */.GC)("source", "show its state", create_dms_task_REMEDIES, () => checkSource(source.client, tables))), ...(await (0,postgres_build/* explainRefusal */.GC)("target", "show its state", create_dms_task_REMEDIES, () => checkTarget(target.client, tables))));
    }
    context.report.section(findingsSection(findings));
    refuseBlockers(findings);
    for (const { severity, object, evidence } of findings)
        if (severity === "warning")
            context.log.info(`Note: ${object}: ${evidence}`);
    return findings.some(({ severity }) => severity === "warning");
}
/** Instance and endpoints, made or taken up; tested against each other unless the task runs already. */
async function makeReachable(context, ends, existing, resources) {
    const { inputs } = context;
    const instance = await readyInstance(ends.dms, existing.instance, inputs, waiting(context, "Replication instance"));
    context.output("replication-instance-arn", instance.arn);
    const reach = instance.publiclyAccessible ? "publicly accessible" : "private";
    resources.push(resource("replication instance", instance, existing.instance, `${instance.class}, ${reach}`));
    const endpoint = async (side, found) => {
        const name = `${inputs.migration}-${side}`;
        const { address } = ends[side];
        const facts = endpointFacts(side, address);
        if (found === undefined)
            await (0,build_dms.createEndpoint)(ends.dms, name, inputs.migration, facts, address.password);
        const ready = await (0,build_dms.waitForEndpoint)(ends.dms, name, waiting(context, `Endpoint ${name}`));
        context.output(`${side}-endpoint-arn`, ready.arn);
        return ready;
    };
    const [source, target] = await Promise.all([
        endpoint("source", existing.sourceEndpoint),
        endpoint("target", existing.targetEndpoint),
    ]);
    for (const [side, found] of [
        [source, existing.sourceEndpoint],
        [target, existing.targetEndpoint],
    ])
        resources.push(resource(`${side.type} endpoint`, side, found, `${side.host}:${side.port}/${side.database}`));
    if (existing.task?.status === "running")
        return { instance, source, target };
    const tests = await Promise.all([source, target].map(async (side) => ({
        side,
        test: await (0,build_dms.testConnection)(ends.dms, side, instance.arn, waiting(context, `Connection test of ${side.name}`)),
    })));
    for (const { side, test } of tests)
        if (!test.ok)
            throw connectionFailure(side, instance, test.failure);
    return { instance, source, target };
}
function waiting({ inputs, clock, signal, log }, what) {
    return {
        clock,
        signal,
        interval: inputs.pollInterval,
        timeout: inputs.readyTimeout,
        onChange: (state) => log.info(`${what}: ${state}`),
    };
}
function resource(what, { name, arn }, found, detail) {
    return { what, name, arn, detail, outcome: found ? "adopted" : "created" };
}
//# sourceMappingURL=create-dms-task.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/run.js






/** Makes the migration's DMS task and starts it; see the README for the steps. */
async function run(context) {
    const { inputs } = context;
    const sourceAddress = await (0,build/* databaseOf */.zJ)(context, "source");
    const targetAddress = await (0,build/* databaseOf */.zJ)(context, "target");
    const settings = await taskSettings(inputs.taskSettings && (0,external_node_path_.resolve)(context.workspace, inputs.taskSettings));
    const session = (role) => ({ role, applicationName: "postgres-to-aurora create-dms-task" });
    return (0,postgres_build/* withClient */.SV)(sourceAddress, session("source"), (source) => (0,postgres_build/* withClient */.SV)(targetAddress, session("target"), (target) => createDmsTask(context, {
        dms: (0,build_dms.openDms)(inputs.awsRegion),
        source: { client: source, address: sourceAddress },
        target: { client: target, address: targetAddress },
        settings,
    })));
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
