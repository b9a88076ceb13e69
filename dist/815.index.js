export const id = 815;
export const ids = [815];
export const modules = {

/***/ 2815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SP: () => (/* binding */ explainFailure),
  Uh: () => (/* reexport */ explainStopReason),
  xP: () => (/* reexport */ withoutRowValues)
});

// UNUSED EXPORTS: FAILURES, FIELD_FAILURES

;// CONCATENATED MODULE: ./packages/replication/build/failures/failure.js
/** Gives an entry its two functions. */
function failure(entry) {
    const { id, number, symptom, cause, remedy } = entry;
    return {
        id,
        ...(number === undefined ? {} : { number }),
        symptom,
        cause,
        remedy: (facts) => (typeof remedy === "string" ? remedy : remedy(facts)),
        match: (facts) => fit(entry, facts),
    };
}
function fit({ says = [], unless = [], sqlStates = [], shows, only, general }, facts) {
    if (only !== undefined && facts.side !== undefined && facts.side !== only)
        return 0;
    const messages = facts.messages.filter((message) => !unless.some((pattern) => pattern.test(message)));
    if (messages.some((message) => says.some((pattern) => pattern.test(message))))
        return general ? 1 : 3;
    if (sqlStatesIn(messages).some((code) => sqlStates.includes(code)) || shows?.(facts))
        return general ? 1 : 2;
    return 0;
}
/** Every SQLSTATE that messages name as such, once each, in order. */
function sqlStatesIn(messages) {
    const found = messages.flatMap((message) => [...message.matchAll(/\bSql_?State\b[\s:=(]*([0-9A-Z]{5})\b/gi)].map((match) => match[1].toUpperCase()));
    return [...new Set(found)];
}
/** `source`, `target`, or words for an end nobody named. */
function sideOf(facts) {
    return facts.side ?? "source or target";
}
/** The input that holds the end's address. */
function urlOf(facts) {
    return facts.side === undefined ? "source-url or target-url" : `${facts.side}-url`;
}
/** The replication instance with its addresses, if they are known. */
function instanceOf(facts) {
    const addresses = facts.addresses ?? [];
    return addresses.length > 0
        ? `the replication instance (${addresses.join(", ")})`
        : "the replication instance (its addresses stand in the DMS console)";
}
/** Whether one of DMS's states is among those seen; letter case does not count. */
function saw(states, ...wanted) {
    return (states ?? []).some((state) => wanted.includes(state.toLowerCase()));
}
//# sourceMappingURL=failure.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/connection.js

/** What keeps DMS, or an action, from opening a session. All of them are the reference's failure 2, and 18. */
const CONNECTION = [
    failure({
        id: "connection-pg-hba",
        number: 2,
        symptom: "The connection test fails: no pg_hba.conf entry for host",
        cause: "The server has no line in pg_hba.conf that lets this user in from the replication instance's address",
        remedy: (facts) => facts.messages.some((message) => /pg_hba\.conf.*(no encryption|SSL off)/i.test(message))
            ? `The ${sideOf(facts)} admits encrypted sessions only: use sslmode=require or stricter in ${urlOf(facts)}; otherwise add a pg_hba.conf line for ${instanceOf(facts)} and reload the server`
            : `Allow ${instanceOf(facts)} in pg_hba.conf of the ${sideOf(facts)}: lines "host <database> <user> <address>/32 scram-sha-256" and "host replication ...", then SELECT pg_reload_conf()`,
        says: [/no pg_hba\.conf entry for/i, /pg_hba\.conf rejects (replication )?connection/i],
    }),
    failure({
        id: "connection-pooler",
        number: 2,
        symptom: "The connection test fails: tenant or user not found, or a startup parameter is not supported",
        cause: "A connection pooler (PgBouncer, Supavisor, RDS Proxy) answers, not the database; it cannot replicate",
        remedy: (facts) => `Give host and port of the database itself in ${urlOf(facts)}, not those of its pooler`,
        says: [
            /tenant or user not found/i,
            /unsupported startup parameter/i,
            /pgbouncer cannot connect to server/i,
            /\bno such user: /i,
        ],
    }),
    failure({
        id: "connection-password",
        number: 2,
        symptom: "The connection test fails: password authentication failed",
        cause: "The password that the endpoint (or its secret) holds is not the user's",
        remedy: (facts) => `Correct user and password in ${urlOf(facts)} (or its secret) and run create-dms-task again, which gives the endpoint the new one and tests it`,
        says: [
            /password authentication failed for user/i,
            /\bno password supplied\b/i,
            /client password must be a string/i,
            /PAM authentication failed for user/i,
        ],
        sqlStates: ["28P01"],
    }),
    failure({
        id: "connection-role",
        number: 2,
        symptom: "The connection test fails: the role does not exist or may not log in",
        cause: "The user of the endpoint is missing on the server, or has no LOGIN",
        remedy: (facts) => `Create the user on the ${sideOf(facts)} with LOGIN, or correct it in ${urlOf(facts)}`,
        says: [/FATAL:\s+role "[^"]+" does not exist/i, /role "[^"]+" is not permitted to log in/i],
    }),
    failure({
        id: "connection-database",
        number: 2,
        symptom: "The connection test fails: the database does not exist",
        cause: "The server has no database of that name; names are case-sensitive",
        remedy: (facts) => `Correct the database name in ${urlOf(facts)}`,
        says: [/\bdatabase "[^"]+" does not exist/i],
        sqlStates: ["3D000"],
    }),
    failure({
        id: "connection-dns",
        number: 2,
        symptom: "The host name cannot be resolved",
        cause: "The VPC of the replication instance does not know the name, as with names of a home network or a cluster",
        remedy: (facts) => `Give a public name or an address in ${urlOf(facts)}; for a private name the VPC needs a resolver that knows it`,
        says: [
            /could not translate host name/i,
            /(name or service|nodename nor servname) (not known|provided)/i,
            /temporary failure in name resolution/i,
            /getaddrinfo (ENOTFOUND|EAI_AGAIN)/i,
        ],
    }),
    failure({
        id: "connection-ipv6",
        number: 2,
        symptom: "The network is unreachable",
        cause: "The host's name leads to an IPv6 address only, and the replication instance has IPv4 only",
        remedy: (facts) => `Give a name or address with IPv4 in ${urlOf(facts)}, or use an instance with NetworkType DUAL`,
        says: [/\bnetwork is unreachable\b/i, /\bENETUNREACH\b/],
    }),
    failure({
        id: "connection-refused",
        number: 2,
        symptom: "The connection is refused",
        cause: "The host answers but nothing listens at that port, or a firewall says no at once",
        remedy: (facts) => `Check host and port in ${urlOf(facts)} as seen from AWS, listen_addresses of the server, and the port forwarding on the way`,
        says: [/\bconnection refused\b/i, /\bECONNREFUSED\b/],
    }),
    failure({
        id: "connection-timeout",
        number: 2,
        symptom: "The connection test ends with timeout expired",
        cause: "Nothing answers: a security group, firewall, NAT or route between the replication instance and the server",
        remedy: (facts) => `Open the way from ${instanceOf(facts)} to the ${sideOf(facts)}: outgoing rule of its security group, incoming rule or port forwarding at the server, route and NAT of its subnets`,
        says: [
            /\btimeout expired\b/i,
            /\bETIMEDOUT\b/,
            /\bconnect(ion|ing)?\b.{0,60}\btimed out\b/i,
            /\bconnection timeout\b/i,
            /\btimeout\b.{0,40}\bconnect/i,
        ],
        unless: [/statement timeout|lock timeout|idle[- ]in[- ]transaction|idle-session|replication timeout/i],
    }),
    failure({
        id: "connection-no-tls",
        number: 2,
        symptom: "The server does not support SSL",
        cause: "The endpoint asks for encryption and the server has ssl = off",
        remedy: (facts) => `Switch ssl on in the ${sideOf(facts)}, or use ?sslmode=disable in ${urlOf(facts)} if the network between is trusted`,
        says: [/server does not support SSL/i, /SSL is not enabled on the server/i],
    }),
    failure({
        id: "connection-certificate",
        number: 2,
        symptom: "The server's certificate is refused",
        cause: "It is self-signed, expired, of another authority, or made for another name",
        remedy: (facts) => `Give the server's authority as sslrootcert=FILE in ${urlOf(facts)}; create-dms-task imports it for the endpoint. With sslmode=require the certificate is not checked`,
        says: [
            /certificate verify failed/i,
            /self[- ]signed certificate/i,
            /unable to (verify the first|get (local )?issuer) certificate/i,
            /root certificate file "[^"]*" does not exist/i,
            /server certificate for .* does not match host name/i,
            /altnames|CERT_HAS_EXPIRED|certificate has expired/i,
        ],
    }),
    failure({
        id: "connection-limit",
        number: 2,
        symptom: "Too many connections",
        cause: "The server, the database or the user has no connection left; DMS takes about ten for a task",
        remedy: (facts) => `Raise max_connections of the ${sideOf(facts)} (or the limit of the database or user), or end idle sessions`,
        says: [
            /sorry, too many clients already/i,
            /too many connections for (role|database)/i,
            /remaining connection slots are reserved/i,
        ],
        sqlStates: ["53300"],
    }),
    failure({
        id: "server-not-ready",
        symptom: "The server is starting up, shutting down or in recovery",
        cause: "A restart or failover is under way",
        remedy: (facts) => `Wait until the ${sideOf(facts)} is up, then run again; a running task goes on by itself`,
        says: [
            /the database system is (starting up|shutting down|in recovery mode|not yet accepting connections|not accepting connections)/i,
        ],
        sqlStates: ["57P03"],
    }),
    failure({
        id: "secret-unusable",
        number: 18,
        symptom: "DMS cannot take the credentials from Secrets Manager",
        cause: "The secret is missing or has not the keys username, password, host and port, its role may not read it, or there is no way to Secrets Manager",
        remedy: (facts) => `Check ${facts.side === undefined ? "source-secret or target-secret" : `${facts.side}-secret`} (JSON with username, password, host, port), the role of secrets-role, and a VPC endpoint for Secrets Manager in private subnets; then run create-dms-task again`,
        says: [
            /unable to find (AWS )?secrets manager secret/i,
            /failed to (retrieve|get|fetch) secret/i,
            /secret\b.{0,60}\b(lacks|missing|does not (have|contain)|is not valid|no such key)/i,
            /\bsecret\b.{0,80}\bcannot be (used|read)\b/i,
            /secretsmanager\b.{0,80}(not authorized|AccessDenied)/i,
        ],
    }),
];
//# sourceMappingURL=connection.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/loading.js

const AGAIN = "then reload these tables: wait-for-cdc with on-table-error: reload empties and reloads them";
const ALL_AGAIN = "run create-dms-task with restart: reload and truncate-target: true";
/** What refuses rows while tables are loaded, or spoils them. */
const LOADING = [
    failure({
        id: "foreign-key",
        number: 7,
        symptom: "Rows are refused: violates foreign key constraint",
        cause: "Tables are loaded side by side, and the session of DMS does not switch foreign keys off",
        remedy: `Let the target endpoint have AfterConnectScript SET session_replication_role=replica and its user the right to (GRANT SET ON PARAMETER session_replication_role), or create foreign keys after the load (apply-schema post-load), ${AGAIN}`,
        says: [/violates foreign key constraint/i],
        sqlStates: ["23503"],
        only: "target",
    }),
    failure({
        id: "replica-role-refused",
        symptom: "The target refuses SET session_replication_role",
        cause: "The endpoint's user may not set it, so triggers and foreign keys would fire",
        remedy: "GRANT SET ON PARAMETER session_replication_role TO the user of target-url, or GRANT rds_superuser; then run create-dms-task again",
        says: [/permission denied to set parameter "session_replication_role"/i],
        only: "target",
    }),
    failure({
        id: "truncate-referenced",
        number: 8,
        symptom: "Cannot truncate a table referenced in a foreign key constraint",
        cause: "TargetTablePrepMode TRUNCATE_BEFORE_LOAD empties table by table, which foreign keys forbid",
        remedy: `Leave TargetTablePrepMode DO_NOTHING in task-settings and ${ALL_AGAIN}: it empties all tables in one statement`,
        says: [/cannot truncate a table referenced in a foreign key constraint/i],
        only: "target",
    }),
    failure({
        id: "drop-dependent",
        number: 9,
        symptom: "Cannot drop a table because other objects depend on it, or defaults and identity columns are gone",
        cause: "TargetTablePrepMode DROP_AND_CREATE makes bare tables of its own in place of the prepared ones",
        remedy: `Leave TargetTablePrepMode DO_NOTHING in task-settings; where tables were made anew, apply the schema again, then ${ALL_AGAIN}`,
        says: [/cannot drop (table|column|type|sequence) .* because other objects depend on it/i],
        sqlStates: ["2BP01"],
        only: "target",
    }),
    failure({
        id: "control-tables-left",
        number: 11,
        symptom: "Relation awsdms_... already exists, or a control table has other columns",
        cause: "Control tables of an earlier task, or of a dumped schema, lie on the target",
        remedy: `Drop the awsdms_ tables of former tasks on the target (decommission does), then ${ALL_AGAIN}`,
        says: [
            /relation "([^"]*\.)?awsdms_[^"]*" already exists/i,
            /column "[^"]*" of relation "awsdms_[^"]*" does not exist/i,
            /failed creating (table|index)\b.*awsdms_/i,
            // Control tables alone have these names, in capitals.
            /column "(TASK_NAME|TABLE_OWNER|TABLE_NAME|ERROR_TIME|SERVER_NAME)".{0,60} does not exist/,
        ],
        only: "target",
    }),
    failure({
        id: "duplicate-key",
        number: 10,
        symptom: "Duplicate key, or every row twice",
        cause: "The target was not empty when the load began, a partitioned table was chosen with its partitions, or somebody else writes there",
        remedy: `See that nothing but DMS writes on the target, then ${ALL_AGAIN}; of partitioned tables only the partitions may be chosen, as create-dms-task does`,
        says: [/duplicate key value violates unique constraint/i],
        unless: [/awsdms_/i],
        sqlStates: ["23505"],
        only: "target",
    }),
    failure({
        id: "no-tables",
        number: 29,
        symptom: "No tables were found at task initialization",
        cause: "The mappings name nothing that exists or that the endpoint's user may see; names are case-sensitive",
        remedy: "Correct schemas and exclude-tables, GRANT USAGE ON SCHEMA and SELECT ON the tables to the user of source-url, then run create-dms-task: its mappings name every table",
        says: [/no tables were found at task initialization/i],
    }),
    failure({
        id: "schema-drift",
        number: 30,
        symptom: "A column or table does not exist on the target, or its type is another",
        cause: "The source's schema changed after it was exported, or the target's was changed by hand",
        remedy: `Bring the target to the source's schema (validate-data and apply-schema with dry-run show the difference), ${AGAIN}`,
        says: [
            /column "[^"]+"(?: of relation "[^"]+")? does not exist/i,
            /\brelation "[^"]+" does not exist/i,
            /is of type .* but expression is of type/i,
            /value too long for type character/i,
            /numeric field overflow/i,
            /new row for relation "[^"]+" violates check constraint/i,
        ],
        unless: [/awsdms_/i, /column "(TASK_NAME|TABLE_OWNER|TABLE_NAME|ERROR_TIME|SERVER_NAME)"/],
        sqlStates: ["42703", "42P01", "42804", "22001"],
    }),
    failure({
        id: "generated-value",
        symptom: "Cannot insert a non-DEFAULT value into a column",
        cause: "The column is GENERATED ALWAYS, as identity or from an expression, and DMS sends a value for it",
        remedy: `Where it is an identity: ALTER TABLE ... ALTER COLUMN ... SET GENERATED BY DEFAULT on the target (convert-schema does, and gives it back at the cutover); where it is computed: let create-dms-task make the mappings, which leave the column out; ${AGAIN}`,
        says: [
            /cannot insert a non-DEFAULT value into column/i,
            /column "[^"]+" is a generated column/i,
            /column "[^"]+" can only be updated to DEFAULT/i,
        ],
        sqlStates: ["428C9"],
        only: "target",
    }),
    failure({
        id: "target-read-only",
        symptom: "The target is read-only",
        cause: "The host of target-url is a reader of the cluster, or a failover made the writer one",
        remedy: "Give the cluster's writer endpoint in target-url",
        says: [/cannot execute \w+( \w+)? in a read-only transaction/i],
        sqlStates: ["25006"],
        only: "target",
    }),
    failure({
        id: "permission-denied",
        symptom: "Permission denied",
        cause: "The endpoint's user lacks a right on a schema, table or column",
        remedy: ({ side }) => side === "target"
            ? "GRANT USAGE ON SCHEMA and SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES to the user of target-url; preflight lists what lacks"
            : "GRANT USAGE ON SCHEMA and SELECT ON ALL TABLES to the user of source-url, or name the tables in exclude-tables; preflight lists what lacks",
        says: [/permission denied for (schema|table|relation|column|sequence|database|view)/i],
        sqlStates: ["42501"],
        unless: [/session_replication_role|replication slots|WAL sender/i],
    }),
    failure({
        id: "statement-timeout",
        symptom: "A statement of DMS is cancelled by a timeout",
        cause: "ExecuteTimeout of the endpoint or statement_timeout, lock_timeout of its user is too short",
        remedy: ({ side }) => `ALTER ROLE the endpoint's user SET statement_timeout = 0${side === "source" ? "" : " and SET lock_timeout = 0"}; ExecuteTimeout of the endpoint counts in seconds`,
        says: [/canceling statement due to (statement|lock) timeout/i],
        unless: [/REPLICATION_SLOT|create_logical_replication_slot/i],
    }),
    failure({
        id: "zero-byte",
        symptom: "Invalid byte sequence for the encoding",
        cause: "The two databases have different encodings, or a text holds bytes that its encoding does not have",
        remedy: "Make the target database with the source's encoding (preflight compares them), or correct the rows named by validate-data on the source",
        says: [/invalid byte sequence for encoding/i, /character with byte sequence .* has no equivalent in encoding/i],
        sqlStates: ["22021", "22P05"],
    }),
    failure({
        id: "table-error",
        number: 6,
        symptom: "The task runs and shows 100 %, but tables are in Table error",
        cause: "A failed table does not stop the task: the others go on",
        remedy: `The task's log names the cause in lines with ]E:. Correct it, ${AGAIN}`,
        says: [/table '[^']*'\.'[^']*' was errored\/suspended/i, /command failed to load data with exit error code/i],
        shows: ({ tableStates }) => saw(tableStates, "table error", "table cancelled"),
        general: true,
    }),
];
//# sourceMappingURL=loading.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/lobs.js

const lobs_AGAIN = "then reload these tables: wait-for-cdc with on-table-error: reload empties and reloads them";
/** What happens to long values. */
const LOBS = [
    failure({
        id: "lob-truncated",
        number: 12,
        symptom: "Long texts or JSON arrive shortened, or as invalid JSON",
        cause: "A value is longer than LobMaxSize; DMS cuts it with nothing but a warning in the log",
        remedy: `Let create-dms-task measure the values (its settings are larger than any), or raise TargetMetadata.LobMaxSize in task-settings, ${lobs_AGAIN}; validate-data shows which values were cut`,
        says: [
            /value of column '[^']*' in table '[^']*' was truncated to \d+ bytes/i,
            /\b(lob|clob|nclob|blob)\b.{0,60}\btruncat/i,
            /\]W:.*\btruncated\b/i,
            /\btruncat\w*.{0,60}\b(lob|clob|nclob|blob)\b/i,
            /invalid input syntax for type jsonb?\b/i,
        ],
    }),
    failure({
        id: "lobs-left-out",
        number: 13,
        symptom: "LOB columns arrive empty, or COPY meets missing or extra columns",
        cause: "SupportLobs is false, so that text, json and bytea are left out; or the columns of both ends differ",
        remedy: `Leave TargetMetadata.SupportLobs true in task-settings, see that both tables have the same columns, ${lobs_AGAIN}`,
        says: [/missing data for column "/i, /extra data after last expected column/i],
        only: "target",
    }),
    failure({
        id: "lob-not-null",
        number: 13,
        symptom: "Null value in a column that may not be null",
        cause: "In full LOB mode, and for changes in any, a row comes first without its LOB and the LOB later: NOT NULL refuses the first",
        remedy: `ALTER TABLE ... ALTER COLUMN ... DROP NOT NULL on the target until the cutover (convert-schema can defer it), ${lobs_AGAIN}`,
        says: [/null value in column "[^"]+"(?: of relation "[^"]+")? violates not-null constraint/i],
        sqlStates: ["23502"],
        only: "target",
    }),
];
//# sourceMappingURL=lobs.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/requests.js

/** What the service answers to a request at the wrong moment or without the right. */
const REQUESTS = [
    failure({
        id: "connection-untested",
        number: 1,
        symptom: "Starting is refused: test connection for replication instance and endpoint should be successful",
        cause: "An endpoint was not tested on this very instance since it was made or changed",
        remedy: "Run create-dms-task: it tests both endpoints on the instance and starts the task only after that",
        says: [/test connection for replication instance and endpoint should be successful/i],
    }),
    failure({
        id: "vpc-role-missing",
        number: 3,
        symptom: "The IAM role dms-vpc-role is not configured properly",
        cause: "The role is missing, has another name, or was made less than two minutes ago",
        remedy: "Create the IAM role dms-vpc-role (trusting dms.amazonaws.com, policy AmazonDMSVPCManagementRole) once per account, wait two minutes, run again",
        says: [/dms-vpc-role\b.*(not configured|missing|does not exist)/i, /AccessDeniedFault\b.*dms-vpc-role/i],
    }),
    failure({
        id: "logs-missing",
        number: 4,
        symptom: "The task writes no log: the log group or stream does not exist",
        cause: "The role dms-cloudwatch-logs-role is missing, Logging.EnableLogging is off, or there is no route to the logs",
        remedy: "Create the IAM role dms-cloudwatch-logs-role (trusting dms.amazonaws.com, policy AmazonDMSCloudWatchLogsRole), see that task-settings does not switch EnableLogging off, then stop and resume the task",
        says: [/the specified log (group|stream) does not exist/i, /dms-cloudwatch-logs-role/i],
    }),
    failure({
        id: "start-type",
        number: 5,
        symptom: "Start type START_REPLICATION is valid only for tasks running for the first time",
        cause: "The task ran before: it must be resumed or reloaded",
        remedy: "Run create-dms-task, which chooses by the task's history: restart: resume goes on, restart: reload with truncate-target: true loads everything again",
        says: [
            /start type\s*:\s*\w+, valid only for tasks (running for the first time|that have already run)/i,
            /valid only for tasks running for the first time/i,
        ],
    }),
    failure({
        id: "change-while-running",
        number: 22,
        symptom: "A task or endpoint cannot be modified or started in its present state",
        cause: "Settings and endpoints can be changed only while no task that uses them runs",
        remedy: "Stop the task (aws dms stop-replication-task), then run create-dms-task: it changes what differs, tests the connections and resumes",
        says: [
            /cannot be modified\b.*\brunning/i,
            /(task|endpoint)\b.*cannot be (modified|started)[:,].*(invalid state|it is|the task)/i,
        ],
    }),
    failure({
        id: "still-in-use",
        number: 23,
        symptom: "An endpoint, instance, certificate or subnet group cannot be deleted because something uses it",
        cause: "DMS deletes only in order: tasks, endpoints, certificates, instance, subnet group, each really gone first",
        remedy: "Run decommission: it finds all of the migration, deletes in this order, and waits for each",
        says: [
            /InvalidResourceStateFault\b.*(still using|in use|used by|has (the|existing) (replication )?tasks?)/i,
            /cannot delete the subnet group\b/i,
            /cannot be deleted: (it is used by|it has the task)/i,
            /is part of one or more replication ?tasks/i,
        ],
    }),
    failure({
        id: "wrong-moment",
        number: 24,
        symptom: "A task cannot be stopped or deleted in its present state",
        cause: "It is still starting, running or stopping",
        remedy: "Wait until it is running, stopped or failed, then run again: decommission and create-dms-task wait for it",
        says: [
            /replication( task)?\b.*cannot be (stopped|deleted)/i,
            /replication task\b.*\b(is not running|currently not running|must be running)/i,
        ],
        unless: [/it has the task|it is used by/i],
    }),
    failure({
        id: "settings-refused",
        number: 26,
        symptom: "Task settings are refused: CloudWatchLogGroup cannot be set on create, or a member is not known",
        cause: "A document that the service gave back was sent again; it holds members that only the service may set",
        remedy: "Give in task-settings only what shall differ from the computed settings, without CloudWatchLogGroup and CloudWatchLogStream",
        says: [/CloudWatchLog(Group|Stream)\b.*cannot be set/i, /invalid task settings/i],
    }),
];
//# sourceMappingURL=requests.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/running.js

/** What goes wrong while changes follow, and what shows only afterwards. */
const RUNNING = [
    failure({
        id: "updates-not-carried",
        number: 14,
        symptom: "Updates and deletes of a table are missing on the target, while inserts arrive",
        cause: "The table has no primary key and no replica identity: its WAL does not say which row was meant",
        remedy: "ALTER TABLE ... ADD PRIMARY KEY, or REPLICA IDENTITY USING INDEX or FULL on the source, then reload it; or decide with keyless-tables of create-dms-task",
        says: [
            /does not have a replica identity and publishes (updates|deletes)/i,
            /\b(has no|without a?|no) primary key\b.{0,80}\b(update|delete)/i,
            /\b(update|delete)s?\b.{0,80}\b(has no|without a?|no) primary key\b/i,
        ],
        shows: ({ validationStates }) => saw(validationStates, "no primary key"),
    }),
    failure({
        id: "recovery-given-up",
        number: 17,
        symptom: "The task failed after several recovery attempts",
        cause: "An outage lasted longer than DMS was told to try, or a password changed",
        remedy: "Once both ends can be reached run create-dms-task: it tests the connections and resumes; leave ErrorBehavior.RecoverableErrorCount -1 and RecoverableErrorStopRetryAfterThrottlingMax false in task-settings",
        says: [/stopped after \d+ (recovery|retry) attempts/i, /Stop Reason RECOVERABLE_ERROR/i],
    }),
    failure({
        id: "connection-lost",
        number: 17,
        symptom: "The connection broke while the task ran",
        cause: "A restart, a failover or the network; DMS tries again by itself while it is told to",
        remedy: "If the task still runs, wait. If it failed, run create-dms-task once both ends can be reached: it resumes",
        says: [
            /server closed the connection unexpectedly/i,
            /terminating connection due to (administrator command|unexpected postmaster exit)/i,
            /connection (was )?(reset|terminated|aborted)\b/i,
            /SSL SYSCALL error/i,
            /could not (receive|send) data (from|to) (server|client)/i,
            /\bECONNRESET\b|\bEPIPE\b/,
            /terminating walsender process due to replication timeout/i,
        ],
        sqlStates: ["57P01", "57P02", "08003", "08006"],
    }),
    failure({
        id: "target-slow",
        number: 20,
        symptom: "The latency of the target climbs, or reading from the source is paused",
        cause: "Changes are applied row by row and one table lacks its key or index on the target, or triggers fire there",
        remedy: "See that the target has every primary key (preflight tgt-schema-equal) and the indexes of updated tables before the changes follow (apply-schema post-load), and that the endpoint's session has session_replication_role=replica",
        says: [/reading from source is paused\b.*(swap files exceeded|latency)/i],
    }),
    failure({
        id: "instance-disk-full",
        number: 27,
        symptom: "Reading is paused because the replication instance's disk is nearly full",
        cause: "Cached changes and logs take its storage",
        remedy: "Give the instance more storage (aws dms modify-replication-instance --allocated-storage), and set no DEBUG severity in task-settings",
        says: [/total disk usage exceeded the limit/i, /STOPPED_DUE_TO_LOW_DISK/, /\bstorage-full\b/i],
    }),
    failure({
        id: "out-of-memory",
        number: 27,
        symptom: "The replication task ran out of memory",
        cause: "Long values times rows in one bulk exceed the instance, mostly with LOBs on t3.small or t3.medium",
        remedy: "Use a larger replication-instance-class (more max-capacity for serverless), or lower FullLoadSettings.CommitRate and MaxFullLoadSubTasks in task-settings, then run create-dms-task",
        says: [/replication task out of memory/i, /failed because it ran out of memory/i, /STOPPED_DUE_TO_LOW_MEMORY/],
    }),
    failure({
        id: "validation-differs",
        number: 21,
        symptom: "The validation of DMS reports different rows that look the same",
        cause: "Booleans, unbounded numerics or padded char(n) travel in another form than they are stored",
        remedy: "Both endpoints need MapBooleanAsBoolean and MapUnboundedNumericAsString, the source TrimSpaceInChar false, as create-dms-task sets them; validate-data compares the rows themselves and decides",
        says: [/\bRECORD_DIFF\b/],
        shows: ({ validationStates }) => saw(validationStates, "mismatched records"),
    }),
    failure({
        id: "sequence-behind",
        number: 28,
        symptom: "After the cutover the first inserts fail with a duplicate key",
        cause: "DMS does not carry sequences: theirs stand where the schema was exported",
        remedy: "Let cutover end the move, which sets every sequence; if it was done by hand, setval each to the source's last_value plus a margin",
        shows: ({ taskStatus, messages }) => ["stopped", "deleting"].includes(taskStatus?.toLowerCase() ?? "") &&
            messages.some((message) => /duplicate key value violates unique constraint "[^"]*_pkey"/i.test(message)),
        only: "target",
    }),
    failure({
        id: "fatal-without-reason",
        number: 27,
        symptom: "The task failed with FATAL_ERROR and says no more",
        cause: "The reason stands in the logs only: those of the task, or of the target's own PostgreSQL",
        remedy: "Read the lines with ]E: in the task's CloudWatch log, then the target's log (/aws/rds/cluster/<name>/postgresql), SwapUsage and FreeStorageSpace of the instance; then run create-dms-task, which resumes",
        says: [/\bFATAL_ERROR\b/, /stream component '[^']*' terminated/i, /encountered a fatal error/i],
        general: true,
    }),
];
//# sourceMappingURL=running.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/source-wal.js

const RELOAD = "run create-dms-task with restart: reload and truncate-target: true, which loads everything again with a new slot";
/** What goes wrong with the source's WAL and the slot it is read through. */
const SOURCE_WAL = [
    failure({
        id: "slot-invalidated",
        number: 16,
        symptom: "The slot was invalidated, or the WAL segment it needs has been removed",
        cause: "More WAL piled up behind the slot than max_slot_wal_keep_size allows, or nobody read it for too long",
        remedy: `The changes since then are gone, so raise max_slot_wal_keep_size (or set -1 and watch the disk), then ${RELOAD}`,
        says: [
            /requested WAL segment\b.*has already been removed/i,
            /can no longer (get changes from|access) replication slot/i,
            /replication slot\b.*\b(was|has been) invalidated/i,
            /slot has been invalidated because/i,
            /exceeded the maximum reserved size/i,
        ],
        only: "source",
    }),
    failure({
        id: "slot-lost",
        number: 16,
        symptom: "The task's slot does not exist any more: changes made since are lost",
        cause: "Somebody dropped it, or the source was restored or failed over to a server without it",
        remedy: `Nothing can be read on from it: ${RELOAD}`,
        says: [/replication slot\b.*\bdoes not exist any more/i],
        only: "source",
    }),
    failure({
        id: "wal-disk-full",
        number: 15,
        symptom: "The disk of the source is full of WAL",
        cause: "A slot that nobody reads keeps all WAL: a task stopped, failed, or deleted while the source was unreachable",
        remedy: "Resume the task with create-dms-task, or give the migration up with decommission, which drops the slot; if the server is down, enlarge the disk first and never delete files in pg_wal",
        says: [
            /(pg_wal|pg_xlog|xlogtemp|pg_replslot|pg_logical)\b.*no space left on device/i,
            /could not (write|extend|create) .*no space left on device/i,
        ],
        unless: [/base\/pgsql_tmp/],
        only: "source",
    }),
    failure({
        id: "slot-creation-waits",
        number: 19,
        symptom: "The task stays at starting, or all its tables at Before load",
        cause: "Making the slot waits for every transaction that was open on the source, prepared ones too",
        remedy: "End them: SELECT pid, usename, xact_start FROM pg_stat_activity WHERE backend_xid IS NOT NULL and SELECT gid, database FROM pg_prepared_xacts on the source name them; preflight and create-dms-task do, too",
        says: [
            /waiting for transactions? \(approximately \d+\) older than/i,
            /(CREATE_REPLICATION_SLOT|pg_create_logical_replication_slot)\b.*(timed out|timeout|cancel)/i,
            /is still being created/i,
        ],
        shows: ({ taskStatus, tableStates }) => taskStatus?.toLowerCase() === "starting" && (tableStates ?? []).every((state) => saw([state], "before load")),
        only: "source",
    }),
    failure({
        id: "slot-in-use",
        number: 25,
        symptom: "The replication slot is active for another process",
        cause: "Two tasks read through one slot (SlotName), or a session of the last run has not ended yet",
        remedy: "Leave SlotName out, one slot for each task; if the reader is a dead session, SELECT pg_terminate_backend(pid) on the source",
        says: [/replication slot "[^"]+" is (already )?active for PID/i],
        only: "source",
    }),
    failure({
        id: "slot-missing",
        number: 25,
        symptom: "The replication slot does not exist",
        cause: "The endpoint names a slot (SlotName) that nobody made, or the slot of a task that ran was dropped",
        remedy: `Leave SlotName out: a full-load-and-cdc task makes its own slot. If the task ran before, ${RELOAD}`,
        says: [/replication slot "[^"]+" does not exist(?! any more)/i],
        only: "source",
    }),
    failure({
        id: "wal-level",
        symptom: "Logical decoding requires wal_level >= logical",
        cause: "The source has wal_level replica or minimal",
        remedy: "ALTER SYSTEM SET wal_level = 'logical' on the source and restart it; preflight tells it beforehand",
        says: [
            /logical (decoding|replication)\b.*requires .{0,12}wal_level/i,
            /wal_level.{0,20}(must be|to be) .{0,4}logical/i,
        ],
        only: "source",
    }),
    failure({
        id: "no-slot-free",
        symptom: "All replication slots are in use",
        cause: "max_replication_slots is reached, often by slots that nobody reads any more",
        remedy: "Drop slots nobody needs (preflight lists them), or raise max_replication_slots and restart the source",
        says: [/all replication slots are in use/i],
        only: "source",
    }),
    failure({
        id: "no-sender-free",
        symptom: "All WAL senders are busy",
        cause: "max_wal_senders is reached",
        remedy: "Raise max_wal_senders and restart the source",
        says: [/number of requested standby connections exceeds .*max_wal_senders/i],
        only: "source",
    }),
    failure({
        id: "no-replication-right",
        symptom: "The user may not replicate",
        cause: "It has not the attribute REPLICATION",
        remedy: "ALTER ROLE that user REPLICATION on the source (on RDS: GRANT rds_replication TO it)",
        says: [
            /must be superuser or replication role/i,
            /permission denied to (use replication slots|start WAL sender|initiate replication)/i,
            /only roles with the REPLICATION attribute/i,
        ],
        only: "source",
    }),
    failure({
        id: "plugin-missing",
        symptom: "The output plugin test_decoding is not there",
        cause: "The server was installed without PostgreSQL's contrib modules",
        remedy: "Install the package with contrib modules (postgresql-contrib) on the source; no restart is needed",
        says: [/could not access file "\$?[^"]*(test_decoding|pglogical[^"]*)": no such file/i],
        only: "source",
    }),
];
//# sourceMappingURL=source-wal.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/detection.js
const by = (action, when) => ({ action, when });
/** The 30 failures by number, with the actions that notice each. Their texts stand in the catalogue under the same number. */
const FIELD_FAILURES = [
    {
        number: 1,
        title: "Start refused: connections not tested",
        detected: [by("create-dms-task", "before every start it tests both endpoints on the instance")],
    },
    {
        number: 2,
        title: "Connection test fails",
        detected: [
            by("preflight", "before: from the runner, and pg_hba.conf for the instance's address"),
            by("create-dms-task", "when the test on the instance fails, before the task is made"),
        ],
    },
    {
        number: 3,
        title: "dms-vpc-role missing",
        detected: [by("create-dms-task", "before it makes the subnet group")],
    },
    {
        number: 4,
        title: "No log of the task",
        detected: [
            by("create-dms-task", "before: the role for the logs is looked up"),
            by("wait-for-cdc", "when it wants to show lines: it goes on with the failure message and the table states"),
        ],
    },
    {
        number: 5,
        title: "Wrong start type",
        detected: [by("create-dms-task", "never sent: the start type follows from the task's history")],
    },
    {
        number: 6,
        title: "100 %, but tables in error",
        detected: [by("wait-for-cdc", "at the next look: every table must be loaded, the percentage counts for nothing")],
    },
    {
        number: 7,
        title: "Foreign keys refuse rows",
        detected: [
            by("preflight", "before: whether the target's user may set session_replication_role (tgt-replica-role)"),
            by("create-dms-task", "before the start, by trying it"),
            by("wait-for-cdc", "when a table fails on it"),
        ],
    },
    {
        number: 8,
        title: "TRUNCATE refused by foreign keys",
        detected: [
            by("create-dms-task", "before: the task empties nothing, truncate-target does in one statement; task-settings that say otherwise are warned of"),
            by("wait-for-cdc", "when a table fails on it"),
        ],
    },
    {
        number: 9,
        title: "Tables dropped and made anew by DMS",
        detected: [by("create-dms-task", "before: task-settings with DROP_AND_CREATE are warned of")],
    },
    {
        number: 10,
        title: "Duplicate keys or doubled rows",
        detected: [
            by("preflight", "before: tables that hold rows (tgt-empty)"),
            by("create-dms-task", "before the first start: the target's tables must be empty; partitions instead of parents"),
            by("wait-for-cdc", "when a table fails on it"),
            by("validate-data", "after: every row is compared"),
        ],
    },
    {
        number: 11,
        title: "Left-over control tables",
        detected: [
            by("preflight", "before (tgt-dms-leftovers)"),
            by("create-dms-task", "before the start: those outside its own schema"),
            by("assess-schema", "before, on the source (repl-dms-artifacts)"),
            by("decommission", "after: it drops them"),
        ],
    },
    {
        number: 12,
        title: "Long values cut",
        detected: [
            by("assess-schema", "before: columns with long values (repl-lob-size)"),
            by("create-dms-task", "before: LobMaxSize comes from the measured values"),
            by("wait-for-cdc", "when the task fails on it, as the endpoints tell it to (FailTasksOnLobTruncation)"),
            by("validate-data", "after: every value is compared"),
        ],
    },
    {
        number: 13,
        title: "LOB columns left out or refused",
        detected: [
            by("assess-schema", "before: NOT NULL columns that full LOB mode cannot fill (repl-lob-not-null)"),
            by("create-dms-task", "before: task-settings without SupportLobs are refused"),
            by("wait-for-cdc", "when a table fails on it"),
        ],
    },
    {
        number: 14,
        title: "Updates and deletes missing",
        detected: [
            by("assess-schema", "before (repl-no-pk, repl-identity-nothing)"),
            by("create-dms-task", "before: tables without a key are refused unless keyless-tables allows them"),
            by("validate-data", "after: every row is compared"),
        ],
    },
    {
        number: 15,
        title: "Source's disk full of WAL",
        detected: [
            by("preflight", "before: slots nobody reads, and room for an outage (src-existing-slots, src-wal-headroom)"),
            by("wait-for-cdc", "while it waits: retained WAL against wal-warning, a slot nobody reads"),
            by("decommission", "after: it drops slot and publications"),
        ],
    },
    {
        number: 16,
        title: "Slot invalidated",
        detected: [
            by("preflight", "before: max_slot_wal_keep_size (src-slot-keep-size)"),
            by("wait-for-cdc", "before, by how long it takes until then; and when it has happened"),
            by("create-dms-task", "before a resume"),
        ],
    },
    {
        number: 17,
        title: "Task gave up after an outage",
        detected: [
            by("create-dms-task", "before: the settings let it try without end; after: it tests and resumes"),
            by("wait-for-cdc", "at the next look, with the reason in words"),
        ],
    },
    {
        number: 18,
        title: "Secret without the keys DMS wants",
        detected: [by("create-dms-task", "before it makes the endpoint: the secret's keys, then the connection test")],
    },
    {
        number: 19,
        title: "Slot creation hangs",
        detected: [
            by("preflight", "before: open and prepared transactions by name (src-long-xact, src-prepared-xacts)"),
            by("create-dms-task", "before the start"),
            by("wait-for-cdc", "while the task stays at starting: the transactions by name"),
        ],
    },
    {
        number: 20,
        title: "Latency climbs",
        detected: [
            by("preflight", "before: keys that the target lacks (tgt-schema-equal)"),
            by("wait-for-cdc", "while it waits: latency over the threshold is no good sample"),
        ],
    },
    {
        number: 21,
        title: "False differences in DMS's validation",
        detected: [
            by("create-dms-task", "before: both endpoints map booleans and numerics as they are"),
            by("validate-data", "after: it compares the rows itself and decides"),
        ],
    },
    {
        number: 22,
        title: "Change refused while a task runs",
        detected: [by("create-dms-task", "before: it shows the difference and changes nothing under a running task")],
    },
    {
        number: 23,
        title: "Deletion refused: still in use",
        detected: [by("decommission", "before: it deletes in order and waits for each to be gone")],
    },
    {
        number: 24,
        title: "Stop or delete at the wrong moment",
        detected: [by("decommission", "before: it waits until the task can be stopped and deleted")],
    },
    {
        number: 25,
        title: "Slot missing or in use",
        detected: [
            by("create-dms-task", "before: it sends no SlotName, so each task has a slot of its own"),
            by("wait-for-cdc", "when the task fails on it"),
        ],
    },
    {
        number: 26,
        title: "Settings refused or seen as different for ever",
        detected: [by("create-dms-task", "before: settings are checked against a schema; only those it sets are compared")],
    },
    {
        number: 27,
        title: "FATAL_ERROR and nothing else",
        detected: [by("wait-for-cdc", "at the next look, with the last error lines of the task's log")],
    },
    {
        number: 28,
        title: "Sequences behind after the cutover",
        detected: [
            by("assess-schema", "before: sequences that DMS leaves behind (repl-sequence)"),
            by("cutover", "before the switch: it sets every sequence of the target"),
        ],
    },
    {
        number: 29,
        title: "No tables found",
        detected: [
            by("create-dms-task", "before: mappings are made from the source's catalog, rights on each table checked"),
        ],
    },
    {
        number: 30,
        title: "Schema drifted apart",
        detected: [
            by("preflight", "before (tgt-schema-equal)"),
            by("create-dms-task", "before the start: tables and columns of both ends are compared"),
            by("wait-for-cdc", "when a table fails on it"),
            by("validate-data", "before the cutover: all objects are compared"),
        ],
    },
];
//# sourceMappingURL=detection.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/row-values.js
/** What follows these words in a message of PostgreSQL or DMS may hold values of rows; `$1` is kept. */
const CUTS = [
    // Everything after these stands for the row itself.
    [/\b(DETAIL|CONTEXT|STATEMENT|QUERY|[Pp]arameters):[^\n]*/g, "$1: (left out)"],
    [/\b(Failing row contains)\b[^\n]*/gi, "$1 (left out)"],
    [
        /\b(Key \(.*?\)=)\([^\n]*?(?:\)(?= (?:already exists|is not present|is still referenced|conflicts with))|$)/gm,
        "$1(left out)",
    ],
    [/\b(VALUES\s*)\(.*\)/gi, "$1(left out)"],
    // invalid input syntax for type integer: "abc"; COPY t, line 3, column c: "abc"; value "1e99" is out of range
    [/(:\s*)"[^"\n]*"/g, '$1"(left out)"'],
    [/\b((?:value|Token|string)\s+)"[^"\n]*"/gi, '$1"(left out)"'],
    // Literals of a statement, and E'..' and N'..' ones.
    [/((?:=|<|>|\(|,|\bIS|\bLIKE)\s*[EN]?)'(?:[^']|'')*'/gi, "$1'(left out)'"],
];
/**
 * A message of PostgreSQL or a line of the task's log without what may be values of rows: names, codes and texts of
 * the error stay. Rather too much is cut than too little.
 */
function withoutRowValues(text) {
    return CUTS.reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), text);
}
//# sourceMappingURL=row-values.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/stop-reasons.js
/** What DMS's stop reasons mean; those of a task that ended as it was told to are calm. */
const MEANINGS = {
    NORMAL: "it was stopped on request",
    RECOVERABLE_ERROR: "an outage lasted longer than DMS was told to try",
    FATAL_ERROR: "an error that trying again does not mend",
    FULL_LOAD_ONLY_FINISHED: "the full load is done, and the task was to do no more",
    STOPPED_AFTER_FULL_LOAD: "the full load is done; the changes made meanwhile wait to be applied",
    STOPPED_AFTER_CACHED_EVENTS: "the full load is done and the changes made meanwhile are applied",
    EXPRESS_LICENSE_LIMITS_REACHED: "a limit of the express edition is reached",
    STOPPED_AFTER_DDL_APPLY: "a change of the schema was applied, and the task was to stop then",
    STOPPED_DUE_TO_LOW_MEMORY: "the replication instance has too little memory",
    STOPPED_DUE_TO_LOW_DISK: "the disk of the replication instance is nearly full",
    STOPPED_AT_SERVER_TIME: "the time it was to stop at has come",
    STOPPED_AT_COMMIT_TIME: "the commit it was to stop at has come",
    RECONFIGURATION_RESTART: "it starts again with changed settings",
    RECYCLE_TASK: "DMS starts it again by itself",
};
/**
 * A stop reason of DMS (`Stop Reason FATAL_ERROR Error Level FATAL`, alone or inside a message) in plain words that
 * complete "The task stopped because ...: ". Undefined for none and for one nobody knows.
 */
function explainStopReason(stopReason) {
    const name = /stop reason ([A-Z_]+)/i.exec(stopReason)?.[1] ?? stopReason.trim();
    return MEANINGS[name.toUpperCase()];
}
//# sourceMappingURL=stop-reasons.js.map
;// CONCATENATED MODULE: ./packages/replication/build/failures/index.js









/** Every known failure; among equals the earlier one is told first. */
const FAILURES = [
    ...CONNECTION,
    ...SOURCE_WAL,
    ...LOBS,
    ...LOADING,
    ...RUNNING,
    ...REQUESTS,
];
/** The known failures that the facts point to, most specific first; none when nothing known fits. */
function explainFailure(facts) {
    const fitting = FAILURES.map((failure) => ({ failure, fit: failure.match(facts) })).filter(({ fit }) => fit > 0);
    const exact = fitting.filter(({ fit }) => fit > 1).sort((a, b) => b.fit - a.fit);
    return (exact.length > 0 ? exact : fitting).map(({ failure: { id, number, symptom, cause, remedy } }) => ({
        id,
        ...(number === undefined ? {} : { number }),
        symptom,
        cause,
        remedy: remedy(facts),
    }));
}
//# sourceMappingURL=index.js.map

/***/ })

};
