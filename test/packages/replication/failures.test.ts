import { describe, expect, test } from "@jest/globals";
import {
  explainFailure,
  explainStopReason,
  FAILURES,
  type FailureFacts,
} from "@postgres-to-aurora/replication/failures";

type Facts = string | (Partial<FailureFacts> & { messages?: string[] });

const facts = (given: Facts): FailureFacts =>
  typeof given === "string" ? { messages: [given] } : { messages: [], ...given };
const DMS =
  "Test Endpoint failed: Application-Status: 1020912, Application-Message: Failed to connect Network error has occurred, " +
  "Application-Detailed-Message: RetCode: SQL_ERROR  SqlState: 08001 NativeError: 101 Message: [unixODBC]";
const log = (component: string, severity: "E" | "W", text: string) =>
  `2026-05-24T13:52:50 [${component.padEnd(16)}]${severity}:  ${text}`;
const error = (state: string, text: string) =>
  `RetCode: SQL_ERROR  SqlState: ${state} NativeError: 1 Message: ERROR: ${text}`;

/** For each failure: what must be recognised as it before all others, and what looks like it but is not. */
const CASES: Record<string, { is: Facts[]; isNot: Facts[] }> = {
  "connection-pg-hba": {
    is: [
      `${DMS}FATAL:  no pg_hba.conf entry for host "172.31.1.64", user "postgres", database "postgres", no encryption`,
      `no pg_hba.conf entry for replication connection from host "10.0.0.7", user "dms", SSL on`,
      `pg_hba.conf rejects connection for host "10.0.0.7", user "dms", database "shop", SSL off`,
    ],
    isNot: ["could not load pg_hba.conf", 'LOG:  invalid entry in file "pg_hba.conf"'],
  },
  "connection-pooler": {
    is: [`${DMS}FATAL:  Tenant or user not found`, "unsupported startup parameter: replication", "no such user: dms"],
    isNot: ['FATAL:  role "tenant" does not exist', 'relation "user" not found in cache'],
  },
  "connection-password": {
    is: [
      `${DMS}FATAL:  password authentication failed for user "dms"`,
      "RetCode: SQL_ERROR SqlState: 28P01 NativeError: 1 Message: FATAL: autenticação do tipo senha falhou",
      "fe_sendauth: no password supplied",
    ],
    isNot: ["Kerberos authentication failed", 'column "password" is of type text but expression is of type integer'],
  },
  "connection-role": {
    is: ['FATAL:  role "dms" does not exist', 'role "dms" is not permitted to log in'],
    isNot: ['ERROR:  role "reporting" does not exist'],
  },
  "connection-database": {
    is: [
      `${DMS}FATAL:  database "shop" does not exist`,
      "SqlState: 3D000 NativeError: 1 Message: FATAL: base inconnue",
    ],
    isNot: ['ERROR:  schema "database" does not exist'],
  },
  "connection-dns": {
    is: [
      log(
        "METADATA_MANAGE",
        "E",
        `RetCode: SQL_ERROR  SqlState: 08001 NativeError: 101 Message: [unixODBC]could not translate host name "db.example.internal" to address: Name or service not known [1022502]`,
      ),
      "getaddrinfo ENOTFOUND postgres.default.svc",
    ],
    isNot: ["host name must be specified", 'invalid host name in column "address"'],
  },
  "connection-ipv6": {
    is: [
      `${DMS}connection to server at "2a05:d018::1", port 5432 failed: Network is unreachable`,
      "connect ENETUNREACH ::1:5432",
    ],
    isNot: [`${DMS}timeout expired`, "Network error has occurred"],
  },
  "connection-refused": {
    is: [
      `${DMS}connection to server at "10.0.0.5", port 5432 failed: Connection refused`,
      "connect ECONNREFUSED 10.0.0.5:5432",
    ],
    isNot: ["The request was refused", 'value "connection refusal" is too long'],
  },
  "connection-timeout": {
    is: [
      `${DMS}timeout expired`,
      "Connection timed out",
      "connect ETIMEDOUT 10.0.0.5:5432",
      "timeout exceeded when trying to connect",
    ],
    isNot: [
      "canceling statement due to statement timeout",
      "terminating connection due to idle-in-transaction timeout",
      "terminating walsender process due to replication timeout",
    ],
  },
  "connection-no-tls": {
    is: [`${DMS}server does not support SSL, but SSL was required`, "The server does not support SSL connections"],
    isNot: ["SSL SYSCALL error: EOF detected", "SSL connection has been closed unexpectedly"],
  },
  "connection-certificate": {
    is: [
      `${DMS}SSL error: certificate verify failed`,
      "self-signed certificate in certificate chain",
      "Hostname/IP does not match certificate's altnames: Host: db. is not in the cert's altnames",
      'server certificate for "db.local" does not match host name "shop.example.org"',
    ],
    isNot: [
      "SSL SYSCALL error: EOF detected",
      "InvalidCertificateFault: the certificate is empty",
      'relation "certificate" does not exist',
    ],
  },
  "connection-limit": {
    is: [
      `${DMS}FATAL:  sorry, too many clients already`,
      'FATAL:  too many connections for role "dms"',
      "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
    ],
    isNot: ["all replication slots are in use", "too many columns"],
  },
  "server-not-ready": {
    is: ["FATAL:  the database system is starting up", "FATAL:  the database system is not yet accepting connections"],
    isNot: ["the task is starting up"],
  },
  "secret-unusable": {
    is: [
      "Test Endpoint failed: Application-Status: 1020912, Application-Message: Failed to build connection string Unable to find Secrets Manager secret, Application-Detailed-Message: Failed to retrieve secret. Unable to find AWS Secrets Manager secret Arn 'arn:aws:secretsmanager:eu-west-1:1:secret:x'",
      "The secret lacks the key host",
      "The secret shop-secret cannot be used: it has no host, port",
    ],
    isNot: ['relation "app.secret" is being used', "secretary: value too long"],
  },
  "slot-invalidated": {
    is: [
      log("SOURCE_CAPTURE", "E", `ERROR: requested WAL segment 000000010000000000000001 has already been removed`),
      `can no longer get changes from replication slot "shop_00016385_x"`,
      'cannot read from logical replication slot "shop": This slot has been invalidated because it exceeded the maximum reserved size.',
      'can no longer access replication slot "shop_00016385_x"',
    ],
    isNot: ['replication slot "shop" does not exist', "WAL segment size is 16 MB", "the index was invalidated"],
  },
  "slot-lost": {
    is: [
      "The replication slot shop_00016385_x does not exist any more: changes made since are lost to this task. Start it with reload-target",
    ],
    isNot: ['replication slot "shop" does not exist'],
  },
  "wal-disk-full": {
    is: [
      'PANIC:  could not write to file "pg_wal/xlogtemp.4242": No space left on device',
      { side: "source", messages: ['ERROR:  could not extend file "base/16385/2619": No space left on device'] },
    ],
    isNot: [
      { side: "target", messages: ['PANIC:  could not write to file "pg_wal/xlogtemp.4242": No space left on device'] },
      'could not write to file "base/pgsql_tmp/pgsql_tmp1.0": No space left on device',
      "Reading from source is paused. Total disk usage exceeded the limit 90%",
    ],
  },
  "slot-creation-waits": {
    is: [
      "Waiting for transactions (approximately 1) older than 739 to end.",
      { taskStatus: "starting", tableStates: ["Before load", "Before load"] },
      "Slot shop_live is still being created",
    ],
    isNot: [
      { taskStatus: "running", tableStates: ["Before load"] },
      { taskStatus: "starting", tableStates: ["Before load", "Full load"] },
      "transaction is too old",
    ],
  },
  "slot-in-use": {
    is: [
      'replication slot "shop" is active for PID 79319',
      error("55006", 'replication slot "shop_1" is active for PID 9'),
    ],
    isNot: ['database "shop" is being accessed by other users', "The task is active for 3 hours"],
  },
  "slot-missing": {
    is: ['ERROR:  replication slot "shop" does not exist'],
    isNot: ['publication "shop" does not exist', "All replication slots are in use"],
  },
  "wal-level": {
    is: ["logical decoding requires wal_level >= logical", 'logical replication requires "wal_level" >= "logical"'],
    isNot: ["WAL level of the backup is replica"],
  },
  "no-slot-free": {
    is: ["all replication slots are in use"],
    isNot: ["too many replication tasks", "remaining connection slots are reserved"],
  },
  "no-sender-free": {
    is: ["number of requested standby connections exceeds max_wal_senders (currently 2)"],
    isNot: ["sorry, too many clients already"],
  },
  "no-replication-right": {
    is: [
      "must be superuser or replication role to use replication slots",
      "permission denied to use replication slots",
      "permission denied to start WAL sender",
    ],
    isNot: ["permission denied for table replication"],
  },
  "plugin-missing": {
    is: ['could not access file "test_decoding": No such file or directory'],
    isNot: ['could not access file "$libdir/postgis-3": No such file or directory'],
  },
  "lob-truncated": {
    is: [
      log(
        "SOURCE_CAPTURE",
        "W",
        "Value of column 'notes' in table 'app.orders' was truncated to 131072 bytes, actual length: 143687 bytes  (postgres_pglogical.c:2550)",
      ),
      error("22P02", "invalid input syntax for type json"),
      "LOB column notes would be truncated",
    ],
    isNot: [
      error("22P02", 'invalid input syntax for type integer: "x"'),
      "cannot truncate a table referenced in a foreign key constraint",
      "The log file was truncated to 0 bytes",
      "value too long for type character varying(10)",
    ],
  },
  "lobs-left-out": {
    is: [error("22P04", 'missing data for column "notes"'), "extra data after last expected column"],
    isNot: ["missing data directory", "extra key in the document"],
  },
  "lob-not-null": {
    is: [
      'E: Command failed to load data with exit error code 1, Command output: ERROR: null value in column "xyz" violates not-null constraint',
      'null value in column "notes" of relation "orders" violates not-null constraint',
    ],
    isNot: [
      { side: "source", messages: ['null value in column "notes" violates not-null constraint'] },
      "null value not allowed for LobMaxSize",
    ],
  },
  "foreign-key": {
    is: [
      error("23503", 'insert or update on table "orders" violates foreign key constraint "orders_customer_fkey"'),
      "SqlState: 23503 NativeError: 1 Message: viola restrição de chave estrangeira",
    ],
    isNot: [
      "cannot truncate a table referenced in a foreign key constraint",
      { side: "source", messages: ["violates foreign key constraint"] },
    ],
  },
  "replica-role-refused": {
    is: ['permission denied to set parameter "session_replication_role"'],
    isNot: ["permission denied for table session"],
  },
  "truncate-referenced": {
    is: [error("0A000", "cannot truncate a table referenced in a foreign key constraint")],
    isNot: ["permission denied for table orders", 'violates foreign key constraint "x"'],
  },
  "drop-dependent": {
    is: [error("2BP01", "cannot drop table app.orders because other objects depend on it")],
    isNot: ["cannot drop the currently open database", 'role "x" cannot be dropped'],
  },
  "control-tables-left": {
    is: [
      log(
        "VALIDATOR_TARGE",
        "E",
        error("42P07", 'relation "awsdms_validation_failures_v2_idx_awsdms_validation_failures_v2" already exists'),
      ),
      'column "TASK_MEMORY" of relation "awsdms_status" does not exist',
      'Last Error column "TASK_NAME" does not exist (SQLSTATE 42703) Stop Reason FATAL_ERROR Error Level FATAL',
    ],
    isNot: [
      'column "task_name" of relation "jobs" does not exist',
      error("42P07", 'relation "orders" already exists'),
      'relation "awsdms_heartbeat" does not exist',
    ],
  },
  "duplicate-key": {
    is: [
      error("23505", 'duplicate key value violates unique constraint "orders_pkey"'),
      "SqlState: 23505 NativeError: 1 Message: ERROR: valor da chave duplicado",
    ],
    isNot: ['duplicate key value violates unique constraint "awsdms_apply_exceptions_pkey"', "duplicate rule-id 3"],
  },
  "no-tables": {
    is: [
      "Last Error  No tables were found at task initialization. Either the selected table(s) or schemas(s) no longer exist or no match was found for the table selection pattern(s). If you would like to start a Task that does not initially capture any tables, set Task Setting FailOnNoTablesCaptured to false and restart task. Stop Reason FATAL_ERROR Error Level FATAL",
    ],
    isNot: ["No tables were loaded in the last hour"],
  },
  "schema-drift": {
    is: [
      error("42703", 'column "discount" of relation "orders" does not exist'),
      error("42P01", 'relation "app.coupons" does not exist'),
      error("22001", "value too long for type character varying(10)"),
      'column "price" is of type integer but expression is of type text',
    ],
    isNot: ['column "X" of relation "awsdms_status" does not exist', 'database "orders" does not exist'],
  },
  "generated-value": {
    is: [
      error("428C9", 'cannot insert a non-DEFAULT value into column "id"'),
      'column "total" can only be updated to DEFAULT',
    ],
    isNot: ['column "id" is of type integer but expression is of type text'],
  },
  "target-read-only": {
    is: [
      error("25006", "cannot execute INSERT in a read-only transaction"),
      "cannot execute TRUNCATE TABLE in a read-only transaction",
    ],
    isNot: [
      "transaction is read-only in this test",
      { side: "source", messages: ["cannot execute INSERT in a read-only transaction"] },
    ],
  },
  "permission-denied": {
    is: [error("42501", "permission denied for table orders"), "permission denied for schema app"],
    isNot: [
      "permission denied to use replication slots",
      'permission denied to set parameter "session_replication_role"',
    ],
  },
  "statement-timeout": {
    is: [error("57014", "canceling statement due to statement timeout"), "canceling statement due to lock timeout"],
    isNot: ["canceling statement due to user request", "timeout expired"],
  },
  "zero-byte": {
    is: [error("22021", 'invalid byte sequence for encoding "UTF8": 0x00')],
    isNot: ["invalid input syntax for type bytea"],
  },
  "table-error": {
    is: [
      { taskStatus: "running", tableStates: ["Table completed", "Table error"] },
      log("TASK_MANAGER", "W", "Table 'ADMIN'.'DMST1' was errored/suspended (subtask 0 thread 1)."),
      "Command failed to load data with exit error code 0 and exitwhy 1",
    ],
    isNot: [
      { taskStatus: "running", tableStates: ["Table completed", "Full load"] },
      { tableStates: ["Table error"], messages: ['violates foreign key constraint "x"'] },
    ],
  },
  "updates-not-carried": {
    is: [
      'cannot update table "orders" because it does not have a replica identity and publishes updates',
      "Table app.log has no primary key: its updates and deletes are not carried",
      { validationStates: ["Validated", "No primary key"] },
    ],
    isNot: ["cannot update view", { validationStates: ["Validated"] }],
  },
  "recovery-given-up": {
    is: [
      "Task '6HXJWOLRF5FA3DND3TLMGXHY4I' was stopped after 7 recovery attempts Stop Reason FATAL_ERROR Error Level FATAL",
      "Last Error The task stopped abnormally Stop Reason RECOVERABLE_ERROR Error Level RECOVERABLE",
    ],
    isNot: ["Stop Reason NORMAL", "RecoverableErrorCount must be -1 or more"],
  },
  "connection-lost": {
    is: [
      log("SOURCE_CAPTURE", "E", "server closed the connection unexpectedly"),
      error("57P01", "terminating connection due to administrator command"),
      "read ECONNRESET",
      "SSL SYSCALL error: EOF detected",
      "terminating walsender process due to replication timeout",
    ],
    isNot: ["terminating connection due to idle-in-transaction timeout", "The connection test was successful"],
  },
  "target-slow": {
    is: [
      "[SORTER ]I: Reading from source is paused. Total storage used by swap files exceeded the limit 1048576000 bytes (sorter_transaction.c:110)",
    ],
    isNot: ["[SORTER ]I: Reading from source is resumed (sorter_transaction.c:116)"],
  },
  "instance-disk-full": {
    is: [
      "[SORTER ]I: Reading from source is paused. Total disk usage exceeded the limit 90% (sorter_transaction.c:110)",
      "Stop Reason STOPPED_DUE_TO_LOW_DISK",
    ],
    isNot: ["could not write: No space left on device"],
  },
  "out-of-memory": {
    is: [
      "Last Error Replication task out of memory. Stop Reason FATAL_ERROR Error Level FATAL",
      "Task process for 'X' failed because it ran out of memory",
      "Stop Reason STOPPED_DUE_TO_LOW_MEMORY",
    ],
    isNot: ["out of shared memory", "MemoryLimitTotal is 1024"],
  },
  "validation-differs": {
    is: [{ validationStates: ["Mismatched records"] }, "FAILURE_TYPE RECORD_DIFF"],
    isNot: [{ validationStates: ["Pending records", "Validated"] }],
  },
  "sequence-behind": {
    is: [],
    isNot: [{ taskStatus: "running", messages: ['duplicate key value violates unique constraint "orders_pkey"'] }],
  },
  "fatal-without-reason": {
    is: [
      "Last Error Task error notification received from subtask 0, thread 0 [reptask/replicationtask.c:2866] [1020418] Stop Reason FATAL_ERROR Error Level FATAL",
      "Stream component 'st_0_GMFJZ4YM6I64WI2BSNP2CP2LTHDMMHDHAAGL3WI' terminated [reptask/replicationtask.c:2866]",
      log("TASK_MANAGER", "E", "Task 'K7YJOFK7GYXIK44C2KLGFNG7ZONLZGPWPD5RWHA' encountered a fatal error"),
    ],
    isNot: [
      "Last Error Replication task out of memory. Stop Reason FATAL_ERROR Error Level FATAL",
      "Stop Reason NORMAL",
    ],
  },
  "connection-untested": {
    is: [
      "InvalidResourceStateFault: Test connection for replication instance and endpoint should be successful for starting the replication task",
    ],
    isNot: ["Test connection failed for endpoint 'x'", "The test connection is running"],
  },
  "vpc-role-missing": {
    is: ["AccessDeniedFault: The IAM Role arn:aws:iam::123412341234:role/dms-vpc-role is not configured properly."],
    isNot: [
      "The IAM Role arn:aws:iam::123412341234:role/other is not configured properly.",
      "Created role dms-vpc-role",
    ],
  },
  "logs-missing": {
    is: ["ResourceNotFoundException: The specified log group does not exist."],
    isNot: ["The specified log level does not exist"],
  },
  "start-type": {
    is: [
      "InvalidParameterCombinationException: Start Type : START_REPLICATION, valid only for tasks running for the first time",
    ],
    isNot: ["InvalidParameterCombinationException: CdcStartTime is not supported"],
  },
  "change-while-running": {
    is: [
      "InvalidResourceStateFault: Replication Task, excluding logging severity task settings, cannot be modified while it is running state",
      "InvalidResourceStateFault: Replication Task cannot be started, invalid state",
      "InvalidResourceStateFault: Endpoint shop-source cannot be modified: the task shop is running",
    ],
    isNot: ["InvalidResourceStateFault: Replication Task shop cannot be deleted, it is running"],
  },
  "still-in-use": {
    is: [
      "InvalidResourceStateFault: Cannot delete the subnet group shop because at least one replication instance (shop) is still using it.",
      "InvalidResourceStateFault: Endpoint shop-source cannot be deleted: it is used by the task shop",
      "InvalidResourceStateFault: Replication Instance shop cannot be deleted: it has the task shop",
    ],
    isNot: ["InvalidResourceStateFault: Replication Task shop cannot be stopped, it is starting"],
  },
  "wrong-moment": {
    is: [
      "InvalidResourceStateFault: Replication Task shop cannot be stopped, it is starting",
      "InvalidResourceStateFault: replication cannot be stopped.",
      "InvalidResourceStateFault: Replication Task shop must be running to reload tables, it is stopped",
    ],
    isNot: ["InvalidResourceStateFault: Replication Instance shop cannot be deleted: it has the task shop"],
  },
  "settings-refused": {
    is: [
      "InvalidParameterValueException: Task Settings CloudWatchLogGroup or CloudWatchLogStream cannot be set on create.",
      "InvalidParameterValueException: Invalid task settings JSON: not an object",
    ],
    isNot: ["The specified log group does not exist"],
  },
};

describe("the catalogue of failures", () => {
  test("every failure has its cases, and every case its failure", () => {
    expect(Object.keys(CASES).sort()).toEqual(FAILURES.map(({ id }) => id).sort());
  });

  test("all 30 failures of the field are there", () => {
    const numbers = new Set(FAILURES.map(({ number }) => number).filter((number) => number !== undefined));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  test.each(Object.entries(CASES).flatMap(([id, { is }]) => is.map((given) => [id, given] as const)))(
    "%s is what %j means, before all else",
    (id, given) => {
      expect(explainFailure(facts(given))[0]?.id).toBe(id);
    },
  );

  test.each(Object.entries(CASES).flatMap(([id, { isNot }]) => isNot.map((given) => [id, given] as const)))(
    "%s is not what %j means",
    (id, given) => {
      expect(explainFailure(facts(given)).map((known) => known.id)).not.toContain(id);
    },
  );

  test("words that occur in any log are no failure", () => {
    const calm = [
      "Stop Reason NORMAL",
      "Stop Reason FULL_LOAD_ONLY_FINISHED",
      log("TASK_MANAGER", "W", "Task is running"),
      "The SSL mode is require",
      "The certificate was imported",
      "connection, timeout, memory, disk, secret, duplicate",
      "",
    ];
    expect(calm.flatMap((message) => explainFailure({ messages: [message] }))).toEqual([]);
  });

  test("a duplicate key after the switch may be a sequence that was not set", () => {
    const messages = ['duplicate key value violates unique constraint "orders_pkey"'];
    const ids = (taskStatus: string) => explainFailure({ messages, taskStatus }).map(({ id }) => id);
    expect(ids("stopped")).toEqual(["duplicate-key", "sequence-behind"]);
    expect(ids("running")).toEqual(["duplicate-key"]);
  });

  test("what is said of several things is told for each, the exact ones first, the general ones not at all", () => {
    const known = explainFailure({
      messages: [
        "Last Error Stop Reason FATAL_ERROR Error Level FATAL",
        "SqlState: 23505 NativeError: 1 Message: ERROR: valor da chave duplicado",
        'replication slot "shop" is active for PID 3',
      ],
      taskStatus: "failed",
      tableStates: ["Table error"],
    });
    expect(known.map(({ id }) => id)).toEqual(["slot-in-use", "duplicate-key"]);
  });

  test("a pattern never spans two messages", () => {
    expect(explainFailure({ messages: ["the lob was stored", "the table was truncated"] })).toEqual([]);
  });
});

describe("remedies", () => {
  test("they name the addresses, the side and its input where these are known", () => {
    const refused = {
      messages: ["no pg_hba.conf entry for host"],
      side: "source" as const,
      addresses: ["3.4.5.6", "10.0.0.9"],
    };
    expect(explainFailure(refused)[0]?.remedy).toMatch(/\(3\.4\.5\.6, 10\.0\.0\.9\) in pg_hba\.conf of the source/);
    const plain = explainFailure({ messages: ["timeout expired"], side: "target" })[0]?.remedy;
    expect(plain).toMatch(/DMS console.* to the target/);
    expect(explainFailure({ messages: ["connection refused"], side: "target" })[0]?.remedy).toMatch(/target-url/);
    expect(explainFailure({ messages: ["connection refused"] })[0]?.remedy).toMatch(/source-url or target-url/);
  });

  test("a server that admits encrypted sessions only is told apart from a missing line", () => {
    const messages = ['no pg_hba.conf entry for host "1.2.3.4", user "a", database "b", no encryption'];
    expect(explainFailure({ messages, side: "source" })[0]?.remedy).toMatch(/sslmode=require.*source-url/);
  });

  test("every failure has a symptom, a cause and a remedy, without a full stop at the end", () => {
    for (const { id, symptom, cause, remedy } of FAILURES)
      for (const text of [symptom, cause, remedy({ messages: [] })]) {
        expect([id, text]).toEqual([id, expect.stringMatching(/^([A-Z]|max_).*[^.]$/s)]);
        expect(text).not.toMatch(/!|undefined/);
      }
  });
});

describe("stop reasons and SQLSTATEs in words", () => {
  test.each([
    ["Stop Reason FULL_LOAD_ONLY_FINISHED", /full load is done/],
    ["Last Error x. Stop Reason FATAL_ERROR Error Level FATAL.", /does not mend/],
    ["RECYCLE_TASK", /starts it again/],
  ])("%s", (given, words) => {
    expect(explainStopReason(given)).toMatch(words);
  });

  test("a reason nobody knows stays without words", () => {
    expect(explainStopReason("Stop Reason SOMETHING_NEW")).toBeUndefined();
    expect(explainStopReason("")).toBeUndefined();
  });
});
