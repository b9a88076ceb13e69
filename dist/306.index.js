export const id = 306;
export const ids = [306];
export const modules = {

/***/ 8090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P2: () => (/* binding */ isAlreadyThere),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   uF: () => (/* binding */ awsCall)
/* harmony export */ });
/* harmony import */ var _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9268);

const EXPIRED = ["ExpiredToken", "ExpiredTokenException", "RequestExpired"];
const NO_CREDENTIALS = ["CredentialsProviderError", "TokenProviderError"];
const BAD_CREDENTIALS = [
    "UnrecognizedClientException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "AuthFailure",
    "IncompleteSignature",
];
const DENIED = ["AccessDenied", "AccessDeniedException", "AccessDeniedFault", "UnauthorizedOperation"];
const THROTTLED = ["Throttling", "ThrottlingException", "TooManyRequestsException", "RequestLimitExceeded"];
const NOT_FOUND = ["ResourceNotFoundFault", "ResourceNotFoundException"];
const ALREADY_THERE = "ResourceAlreadyExistsFault";
const QUOTA = ["ResourceQuotaExceededFault", "StorageQuotaExceededFault", "LimitExceededException"];
const UNREACHABLE = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EHOSTUNREACH", "EPIPE"];
/**
 * Runs one AWS call and translates what it throws by the error's name into a UserError or EnvironmentError with a
 * remedy. What is neither an answer of AWS nor a failure of the network passes unchanged: it is a bug.
 */
async function awsCall(call, send) {
    try {
        return await send();
    }
    catch (error) {
        throw translate(error, call);
    }
}
/** Whether AWS says that the thing does not exist. Works on translated errors too. */
function isNotFound(error) {
    return NOT_FOUND.includes(sdkError(error).name ?? "");
}
/** Whether AWS says that the thing exists already. Works on translated errors too. */
function isAlreadyThere(error) {
    return sdkError(error).name === ALREADY_THERE;
}
function sdkError(error) {
    return (error instanceof _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E ? error.cause : error);
}
function translate(error, { permission, thing }) {
    const { name = "", message = "", code = "", $metadata } = error;
    const what = `AWS refused ${permission} for ${thing}`;
    const why = `${name}: ${message}`;
    const user = (errorCode, facts) => new _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo({ code: errorCode, what, why, ...facts, cause: error });
    if (NO_CREDENTIALS.includes(name))
        return user("AWS_NO_CREDENTIALS", {
            what: `There are no AWS credentials for ${permission}`,
            why: message,
            remedy: "Run aws-actions/configure-aws-credentials before this step, with permission id-token: write on the job",
        });
    if (EXPIRED.includes(name))
        return user("AWS_CREDENTIALS_EXPIRED", {
            what: `The AWS credentials expired before ${permission}`,
            why: message,
            remedy: "Configure the credentials again right before this step, or raise role-duration-seconds",
        });
    if (BAD_CREDENTIALS.includes(name))
        return user("AWS_BAD_CREDENTIALS", {
            remedy: "Check the role or keys given to aws-actions/configure-aws-credentials, and the runner's clock",
        });
    if (DENIED.includes(name) && /dms-vpc-role/.test(message))
        return user("DMS_VPC_ROLE_MISSING", {
            remedy: "Create the IAM role dms-vpc-role (trusting dms.amazonaws.com, policy AmazonDMSVPCManagementRole) once per account; just created, it needs a minute to be seen",
        });
    if (DENIED.includes(name))
        return user("AWS_ACCESS_DENIED", { remedy: `Allow ${permission} to the role this job assumes` });
    if (NOT_FOUND.includes(name))
        return user("AWS_NOT_FOUND", { what: `${thing} does not exist`, remedy: "Check its name and aws-region" });
    if (name === ALREADY_THERE)
        return user("AWS_ALREADY_THERE", {
            what: `${thing} exists already`,
            remedy: "Somebody made it at the same moment: run again, it is taken up",
        });
    if (QUOTA.includes(name))
        return user("AWS_QUOTA", { remedy: "Remove what is no longer used, or ask AWS for a higher quota" });
    if (message === "Region is missing" || message === "Invalid region provided")
        // The SDK throws a plain Error here, so that only the text tells.
        return user("AWS_NO_REGION", {
            what: `No AWS region is known for ${permission}`,
            why: "",
            remedy: "Give aws-region, or set AWS_REGION (aws-actions/configure-aws-credentials does)",
        });
    if (/^Invalid(Parameter|Operation|Subnet|ResourceState)|^Validation/.test(name))
        return user("AWS_REFUSED", { remedy: "Correct what AWS names above and run again" });
    const environment = (errorCode, remedy, text = why) => new _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG({
        code: errorCode,
        what: `${permission} for ${thing} failed`,
        why: text,
        remedy,
        cause: error,
    });
    if (THROTTLED.includes(name) || /Throttling/.test(name))
        return environment("AWS_THROTTLED", "Other callers use up this account's rate: raise poll-interval and run again");
    if (UNREACHABLE.includes(code) || name === "TimeoutError")
        return environment("AWS_UNREACHABLE", "Check aws-region (a region without this service has no such host) and the runner's way to the internet", message || code);
    if ($metadata?.httpStatusCode === undefined)
        return error;
    const request = $metadata.requestId ? ` (request ${$metadata.requestId})` : "";
    return environment("AWS_FAILED", "Run again; if it stays, ask AWS support with the request id", `${why}${request}`);
}
//# sourceMappingURL=aws-error.js.map

/***/ }),

/***/ 447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ clientSettings)
/* harmony export */ });
/**
 * Settings for a client of one region; without a region the standard chain decides (AWS_REGION, profile).
 * Credentials and the number of attempts (three) always come from the standard chain. The time limits are set because the SDK has none of its own.
 */
function clientSettings(region) {
    return {
        ...(region ? { region } : {}),
        customUserAgent: "postgres-to-aurora",
        requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
    };
}
//# sourceMappingURL=client-settings.js.map

/***/ }),

/***/ 2306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  accountQuotas: () => (/* reexport */ accountQuotas),
  compareTables: () => (/* reexport */ compareTables),
  connectionTests: () => (/* reexport */ connectionTests),
  createEndpoint: () => (/* reexport */ createEndpoint),
  createInstance: () => (/* reexport */ createInstance),
  createTask: () => (/* reexport */ createTask),
  describeTask: () => (/* reexport */ describeTask),
  findEndpoint: () => (/* reexport */ findEndpoint),
  findInstance: () => (/* reexport */ findInstance),
  findTask: () => (/* reexport */ findTask),
  instanceRoom: () => (/* reexport */ instanceRoom),
  mappedTables: () => (/* reexport */ mappedTables),
  openDms: () => (/* reexport */ openDms),
  pollUntil: () => (/* reexport */ pollUntil),
  resourceId: () => (/* reexport */ resourceId),
  startTask: () => (/* reexport */ startTask),
  stopTask: () => (/* reexport */ stopTask),
  tableMappings: () => (/* reexport */ tableMappings),
  tableStatistics: () => (/* reexport */ tableStatistics),
  testConnection: () => (/* reexport */ testConnection),
  waitForEndpoint: () => (/* reexport */ waitForEndpoint),
  waitForInstance: () => (/* reexport */ waitForInstance),
  waitForTask: () => (/* reexport */ waitForTask)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-database-migration-service/dist-cjs/index.js
var dist_cjs = __webpack_require__(6819);
// EXTERNAL MODULE: ./packages/aws/build/aws-error.js
var aws_error = __webpack_require__(8090);
// EXTERNAL MODULE: ./packages/aws/build/client-settings.js
var client_settings = __webpack_require__(447);
;// CONCATENATED MODULE: ./packages/aws/build/dms-client.js



/** Opens DMS in a region (without one, the environment's). Nothing is contacted yet, and nothing needs closing. */
function openDms(region) {
    return new dist_cjs/* DatabaseMigrationServiceClient */.qiD((0,client_settings/* clientSettings */.r)(region));
}
/**
 * All items of a paged listing. A lookup by a name that does not exist is answered by an empty list or by
 * ResourceNotFoundFault, whichever the service likes: both give [].
 */
async function listAll(permission, thing, pages, items) {
    const found = [];
    try {
        await (0,aws_error/* awsCall */.uF)({ permission, thing }, async () => {
            for await (const page of pages)
                for (const item of items(page) ?? [])
                    found.push(item);
        });
    }
    catch (error) {
        if ((0,aws_error/* isNotFound */.c4)(error))
            return [];
        throw error;
    }
    return found;
}
/** Compares states as DMS writes them, whatever their case. */
function isState(state, ...known) {
    return known.includes(state.toLowerCase());
}
/** The last part of an ARN: for a task what CloudWatch, the log stream and the control tables call it. */
function resourceId(arn) {
    return arn.slice(arn.lastIndexOf(":") + 1);
}
//# sourceMappingURL=dms-client.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-account.js



/** The account's DMS quotas, by name. */
async function accountQuotas(dms) {
    const answer = await (0,aws_error/* awsCall */.uF)({ permission: "dms:DescribeAccountAttributes", thing: "this account" }, () => dms.send(new dist_cjs/* DescribeAccountAttributesCommand */.zSg({})));
    return (answer.AccountQuotas ?? [])
        .map(({ AccountQuotaName, Used, Max }) => ({ name: AccountQuotaName ?? "", used: Used ?? 0, most: Max ?? 0 }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}
/** Engine version and storage of a replication instance. */
async function instanceRoom(dms, instanceArn) {
    const [found] = await listAll("dms:DescribeReplicationInstances", `replication instance ${instanceArn}`, (0,dist_cjs/* paginateDescribeReplicationInstances */.PEx)({ client: dms }, { Filters: [{ Name: "replication-instance-arn", Values: [instanceArn] }] }), (page) => page.ReplicationInstances);
    return { engineVersion: found?.EngineVersion ?? "", storage: found?.AllocatedStorage ?? 0 };
}
/** The last connection tests of an instance, one per endpoint; [] when none was ever made. Tests nothing itself. */
async function connectionTests(dms, instanceArn) {
    const connections = await listAll("dms:DescribeConnections", `replication instance ${instanceArn}`, (0,dist_cjs/* paginateDescribeConnections */.W3t)({ client: dms }, { Filters: [{ Name: "replication-instance-arn", Values: [instanceArn] }] }), (page) => page.Connections);
    return connections.map((connection) => ({
        endpointArn: connection.EndpointArn ?? "",
        status: (connection.Status ?? "").toLowerCase(),
        failure: connection.LastFailureMessage ?? "",
    }));
}
//# sourceMappingURL=dms-account.js.map
// EXTERNAL MODULE: ./packages/domain/build/index.js + 4 modules
var build = __webpack_require__(9268);
;// CONCATENATED MODULE: ./packages/aws/build/poll.js

/**
 * Looks again and again, at a constant interval with a little jitter, until a look is final. A failure state is for
 * `look` to throw. Unknown states are simply not final: they are told through `onChange` and polled on.
 * @param what completes "Timed out waiting for ..."
 * @throws EnvironmentError POLL_TIMEOUT with the last state; the signal's reason when aborted; what `look` throws
 */
async function pollUntil(what, look, wait) {
    const deadline = wait.clock.now() + wait.timeout;
    let last;
    for (;;) {
        wait.signal?.throwIfAborted();
        const seen = await look();
        if (seen.state !== last)
            wait.onChange?.(seen.state);
        last = seen.state;
        if (seen.done)
            return seen.value;
        if (wait.clock.now() >= deadline)
            throw new build/* EnvironmentError */.eG({
                code: "POLL_TIMEOUT",
                what: `Timed out after ${Math.round(wait.timeout / 1000)} s waiting for ${what}`,
                why: `Its last state was "${last}"`,
                remedy: "Look at it in the AWS console, then run again: what exists is taken up where it stands",
            });
        // Jitter keeps several waiting jobs from asking in step; the service's rate is shared by the account.
        await wait.clock.sleep(wait.interval * (1 + Math.random() / 10), wait.signal);
    }
}
//# sourceMappingURL=poll.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-endpoints.js





/** An endpoint by its identifier, or undefined when there is none. */
async function findEndpoint(dms, name) {
    const [found] = await listAll("dms:DescribeEndpoints", `endpoint ${name}`, (0,dist_cjs/* paginateDescribeEndpoints */.VmQ)({ client: dms }, { Filters: [{ Name: "endpoint-id", Values: [name] }] }), (page) => page.Endpoints);
    return found && endpointOf(found);
}
/** Waits until an endpoint is active. Throws UserError when it is not there or being deleted. */
async function waitForEndpoint(dms, name, wait) {
    return pollUntil(`endpoint ${name} to be active`, async () => {
        const endpoint = await findEndpoint(dms, name);
        const state = endpoint?.status ?? "absent";
        if (endpoint !== undefined && state === "active")
            return { state, done: true, value: endpoint };
        if (state === "deleting")
            throw new build/* UserError */.yo({
                code: "ENDPOINT_DELETING",
                what: `Endpoint ${name} is being deleted`,
                remedy: "Wait until it is gone, then run again: it is made anew",
            });
        return { state, done: false };
    }, wait);
}
/** Creates an endpoint tagged with its migration. It is neither waited for nor tested. */
async function createEndpoint(dms, name, migration, facts, password) {
    const attributes = Object.entries(facts.attributes).map(([key, value]) => `${key}=${value}`);
    await (0,aws_error/* awsCall */.uF)({ permission: "dms:CreateEndpoint", thing: `endpoint ${name}` }, () => dms.send(new dist_cjs/* CreateEndpointCommand */.fRi({
        EndpointIdentifier: name,
        EndpointType: facts.type,
        EngineName: facts.engine,
        ServerName: facts.host,
        Port: facts.port,
        DatabaseName: facts.database,
        Username: facts.user,
        Password: password.reveal(),
        SslMode: facts.tls,
        PostgreSQLSettings: facts.settings,
        ...(attributes.length > 0 ? { ExtraConnectionAttributes: attributes.join(";") } : {}),
        Tags: [{ Key: build/* MIGRATION_TAG */.GI, Value: migration }],
    })));
}
/**
 * Makes sure that an instance can reach an endpoint: tests it unless the last test was successful, and waits for the
 * answer. A task starts only with both tests passed on its own instance.
 */
async function testConnection(dms, endpoint, instanceArn, wait) {
    const before = await connectionOf(dms, endpoint.arn, instanceArn);
    if (before?.status === "successful")
        return { ok: true, failure: "" };
    if (before?.status !== "testing")
        await (0,aws_error/* awsCall */.uF)({ permission: "dms:TestConnection", thing: `endpoint ${endpoint.name}` }, () => dms.send(new dist_cjs/* TestConnectionCommand */.OF5({ ReplicationInstanceArn: instanceArn, EndpointArn: endpoint.arn })));
    return pollUntil(`the connection test of endpoint ${endpoint.name}`, async () => {
        const seen = await connectionOf(dms, endpoint.arn, instanceArn);
        const state = seen?.status ?? "absent";
        if (isState(state, "successful", "failed"))
            return { state, done: true, value: { ok: state === "successful", failure: seen?.failure ?? "" } };
        return { state, done: false };
    }, wait);
}
async function connectionOf(dms, endpointArn, instanceArn) {
    const connections = await listAll("dms:DescribeConnections", `endpoint ${endpointArn}`, (0,dist_cjs/* paginateDescribeConnections */.W3t)({ client: dms }, { Filters: [{ Name: "endpoint-arn", Values: [endpointArn] }] }), (page) => page.Connections);
    const found = connections.find((connection) => connection.ReplicationInstanceArn === instanceArn);
    return found && { status: (found.Status ?? "").toLowerCase(), failure: found.LastFailureMessage ?? "" };
}
function endpointOf(endpoint) {
    const { ServerName, Port, DatabaseName, Username, ...settings } = endpoint.PostgreSQLSettings ?? {};
    return {
        name: endpoint.EndpointIdentifier ?? "",
        arn: endpoint.EndpointArn ?? "",
        status: (endpoint.Status ?? "unknown").toLowerCase(),
        type: (endpoint.EndpointType ?? "").toLowerCase(),
        engine: endpoint.EngineName ?? "",
        host: endpoint.ServerName ?? ServerName ?? "",
        port: endpoint.Port ?? Port ?? 0,
        database: endpoint.DatabaseName ?? DatabaseName ?? "",
        user: endpoint.Username ?? Username ?? "",
        tls: (endpoint.SslMode ?? "none").toLowerCase(),
        settings: settings,
        attributes: Object.fromEntries((endpoint.ExtraConnectionAttributes ?? "")
            .split(";")
            .filter((pair) => pair.includes("="))
            .map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()])),
    };
}
//# sourceMappingURL=dms-endpoints.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-instances.js





/** States an instance does not leave by itself. */
const BROKEN = [
    "failed",
    "deleting",
    "deleted",
    "incompatible-credentials",
    "incompatible-network",
    "inaccessible-encryption-credentials",
    "storage-full",
];
/** A replication instance by its identifier or ARN, or undefined when there is none. */
async function findInstance(dms, idOrArn) {
    const isArn = idOrArn.startsWith("arn:");
    const instances = await listAll("dms:DescribeReplicationInstances", `replication instance ${idOrArn}`, (0,dist_cjs/* paginateDescribeReplicationInstances */.PEx)({ client: dms }, {
        Filters: [
            {
                Name: isArn ? "replication-instance-arn" : "replication-instance-id",
                Values: [isArn ? idOrArn : idOrArn.toLowerCase()],
            },
        ],
    }), (page) => page.ReplicationInstances);
    const [found] = instances;
    return (found && {
        name: found.ReplicationInstanceIdentifier ?? "",
        arn: found.ReplicationInstanceArn ?? "",
        status: (found.ReplicationInstanceStatus ?? "unknown").toLowerCase(),
        class: found.ReplicationInstanceClass ?? "",
        publiclyAccessible: found.PubliclyAccessible ?? false,
        addresses: [
            ...(found.ReplicationInstancePublicIpAddresses ?? []),
            ...(found.ReplicationInstancePrivateIpAddresses ?? []),
        ],
    });
}
/** Creates the migration's own instance and subnet group, never publicly accessible. It is not waited for. */
async function createInstance(dms, instance) {
    const { migration } = instance;
    const Tags = [{ Key: build/* MIGRATION_TAG */.GI, Value: migration }];
    try {
        await (0,aws_error/* awsCall */.uF)({ permission: "dms:CreateReplicationSubnetGroup", thing: `subnet group ${migration}` }, () => dms.send(new dist_cjs/* CreateReplicationSubnetGroupCommand */._es({
            ReplicationSubnetGroupIdentifier: migration,
            ReplicationSubnetGroupDescription: `Subnets of migration ${migration}`,
            SubnetIds: instance.subnetIds,
            Tags,
        })));
    }
    catch (error) {
        // Left by a run that ended before its instance was made.
        if (!(0,aws_error/* isAlreadyThere */.P2)(error))
            throw error;
    }
    await (0,aws_error/* awsCall */.uF)({ permission: "dms:CreateReplicationInstance", thing: `replication instance ${migration}` }, () => dms.send(new dist_cjs/* CreateReplicationInstanceCommand */.fm2({
        ReplicationInstanceIdentifier: migration,
        ReplicationInstanceClass: instance.class,
        ReplicationSubnetGroupIdentifier: migration,
        ...(instance.securityGroupIds.length > 0 ? { VpcSecurityGroupIds: instance.securityGroupIds } : {}),
        PubliclyAccessible: false,
        Tags,
    })));
}
/** Waits until an instance is available. Throws EnvironmentError when it is in a state it does not leave. */
async function waitForInstance(dms, idOrArn, wait) {
    return pollUntil(`replication instance ${idOrArn} to be available`, async () => {
        const instance = await findInstance(dms, idOrArn);
        const state = instance?.status ?? "absent";
        if (instance !== undefined && state === "available")
            return { state, done: true, value: instance };
        if (isState(state, ...BROKEN))
            throw new build/* EnvironmentError */.eG({
                code: "DMS_INSTANCE_UNUSABLE",
                what: `Replication instance ${idOrArn} is ${state}`,
                remedy: "Repair or delete it in the DMS console, or give another one as replication-instance",
            });
        return { state, done: false };
    }, wait);
}
//# sourceMappingURL=dms-instances.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-mappings.js

/** Table mappings (JSON text) that select exactly these tables, one rule per table, no wildcard anywhere. */
function tableMappings(tables) {
    const rules = tables.map(({ schema, name }, index) => ({
        "rule-type": "selection",
        "rule-id": String(index + 1),
        "rule-name": String(index + 1),
        // `explicit` takes names as they are; in an `include` rule % and _ would be wildcards.
        "object-locator": { "schema-name": schema, "table-name": name },
        "rule-action": "explicit",
    }));
    return JSON.stringify({ rules });
}
/**
 * The tables a task's mappings select: what must be loaded before the task is.
 * @throws UserError when they hold anything but one explicit rule per table, since nobody can tell then how many
 * tables there should be
 */
function mappedTables(mappings) {
    const { rules = [] } = JSON.parse(mappings || "{}");
    const tables = rules.map((rule) => {
        const { "schema-name": schema, "table-name": name } = rule["object-locator"] ?? {};
        if (rule["rule-type"] !== "selection" || rule["rule-action"] !== "explicit" || !schema || !name)
            throw foreign();
        return { schema, name };
    });
    if (tables.length === 0)
        throw foreign();
    return tables;
}
/** The tables that stand in one list only, as people read them; both empty when the lists agree. */
function compareTables(wanted, actual) {
    const [want, have] = [wanted, actual].map((tables) => new Set(tables.map(build/* displayName */.QC)));
    return {
        missing: [...want].filter((name) => !have.has(name)),
        unwanted: [...have].filter((name) => !want.has(name)),
    };
}
function foreign() {
    return new build/* UserError */.yo({
        code: "DMS_MAPPINGS_UNKNOWN",
        what: "The replication task's table mappings were not made by create-dms-task",
        why: "They hold something else than one explicit rule per table, so the expected tables cannot be counted",
        remedy: "Delete the task and let create-dms-task make it",
    });
}
//# sourceMappingURL=dms-mappings.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-tables.js


/** What a task says about every one of its tables, all pages; [] before it has looked at them. */
async function tableStatistics(dms, taskArn) {
    const tables = await listAll("dms:DescribeTableStatistics", `replication task ${resourceId(taskArn)}`, (0,dist_cjs/* paginateDescribeTableStatistics */.agW)({ client: dms, pageSize: 500 }, { ReplicationTaskArn: taskArn }), (page) => page.TableStatistics);
    return tables.map((table) => ({
        schema: table.SchemaName ?? "",
        name: table.TableName ?? "",
        state: table.TableState ?? "",
        fullLoadRows: table.FullLoadRows ?? 0,
        inserts: table.Inserts ?? 0,
        updates: table.Updates ?? 0,
        deletes: table.Deletes ?? 0,
    }));
}
//# sourceMappingURL=dms-tables.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-tasks.js





/**
 * The task of a migration (or any task by its name), or undefined when there is none.
 * @param brief leaves mappings and settings empty: they are megabytes for thousands of tables
 */
async function findTask(dms, name, brief = false) {
    return lookUp(dms, "replication-task-id", name, brief);
}
/**
 * The task of a migration (or any task by its name).
 * @param brief as in findTask
 * @throws UserError DMS_TASK_NOT_FOUND when there is none
 */
async function describeTask(dms, name, brief = false) {
    const task = await findTask(dms, name, brief);
    if (task !== undefined)
        return task;
    throw new build/* UserError */.yo({
        code: "DMS_TASK_NOT_FOUND",
        what: `There is no DMS replication task "${name}" in this account and region`,
        remedy: "Check the inputs migration and aws-region, and run create-dms-task first",
    });
}
/** Creates the full-load-and-cdc task of a migration and waits until it is ready. It is not started. */
async function createTask(dms, task, wait) {
    const answer = await (0,aws_error/* awsCall */.uF)({ permission: "dms:CreateReplicationTask", thing: `replication task ${task.migration}` }, () => dms.send(new dist_cjs/* CreateReplicationTaskCommand */.z7c({
        ReplicationTaskIdentifier: task.migration,
        // Makes the ARN's tail, and so the metric dimension and the slot's prefix, predictable.
        ResourceIdentifier: task.migration,
        SourceEndpointArn: task.sourceEndpointArn,
        TargetEndpointArn: task.targetEndpointArn,
        ReplicationInstanceArn: task.instanceArn,
        MigrationType: "full-load-and-cdc",
        TableMappings: task.tableMappings,
        ReplicationTaskSettings: task.settings,
        Tags: [{ Key: build/* MIGRATION_TAG */.GI, Value: task.migration }],
    })));
    return waitForTask(dms, answer.ReplicationTask?.ReplicationTaskArn ?? "", ["ready"], wait);
}
/** Starts or resumes a task and waits until it runs. Throws as soon as it fails or stops instead. */
async function startTask(dms, task, type, wait) {
    await (0,aws_error/* awsCall */.uF)({ permission: "dms:StartReplicationTask", thing: `replication task ${task.name}` }, () => dms.send(new dist_cjs/* StartReplicationTaskCommand */.pzt({ ReplicationTaskArn: task.arn, StartReplicationTaskType: type })));
    return waitForTask(dms, task.arn, ["running"], wait);
}
/**
 * Stops a task and waits until it stands still. One that stands already (ready, stopped, failed) or does not exist
 * is left alone, one that is starting or changing is waited for first: DMS refuses to stop it then.
 * @returns the task as it stands, or undefined when it does not exist
 */
async function stopTask(dms, arn, wait) {
    const still = ["ready", "stopped", "failed"];
    let asked = false;
    return pollUntil(`replication task ${resourceId(arn)} to stop`, async () => {
        const task = await lookUp(dms, "replication-task-arn", arn);
        if (task === undefined)
            return { state: "absent", done: true, value: undefined };
        if (isState(task.status, ...still))
            return { state: task.status, done: true, value: task };
        if (task.status === "running" && !asked) {
            await (0,aws_error/* awsCall */.uF)({ permission: "dms:StopReplicationTask", thing: `replication task ${task.name}` }, () => dms.send(new dist_cjs/* StopReplicationTaskCommand */.D54({ ReplicationTaskArn: arn })));
            asked = true;
        }
        return { state: task.status, done: false };
    }, wait);
}
/** A call is not always seen by the very next look: so many looks may still show the state from before it. */
const STALE_LOOKS = 3;
/** Waits until a task is in one of the wanted states. Throws when it settles in another (failed, stopped, gone). */
async function waitForTask(dms, arn, wanted, wait) {
    let bad = 0;
    return pollUntil(`replication task ${resourceId(arn)} to be ${wanted.join(" or ")}`, async () => {
        const task = await lookUp(dms, "replication-task-arn", arn);
        const state = task?.status ?? "absent";
        if (task !== undefined && isState(state, ...wanted))
            return { state, done: true, value: task };
        bad = isState(state, "failed", "stopped", "absent") ? bad + 1 : 0;
        if (bad > STALE_LOOKS)
            throw taskFailure(arn, state, task);
        return { state, done: false };
    }, wait);
}
function taskFailure(arn, state, task) {
    const reasons = [task?.stopReason, task?.lastFailureMessage].filter(Boolean);
    return new build/* EnvironmentError */.eG({
        code: "DMS_TASK_FAILED",
        what: `Replication task ${resourceId(arn)} is ${state}`,
        why: reasons.join(": ") || "DMS gives no reason",
        remedy: "Correct the cause (the task's CloudWatch log names it in lines with ]E:), then run again",
    });
}
async function lookUp(dms, filter, value, brief = false) {
    const tasks = await listAll("dms:DescribeReplicationTasks", `replication task ${value}`, (0,dist_cjs/* paginateDescribeReplicationTasks */.BS5)({ client: dms }, { Filters: [{ Name: filter, Values: [value] }], WithoutSettings: brief }), (page) => page.ReplicationTasks);
    return tasks[0] && taskOf(tasks[0]);
}
function taskOf(task) {
    return {
        name: task.ReplicationTaskIdentifier ?? "",
        arn: task.ReplicationTaskArn ?? "",
        status: (task.Status ?? "unknown").toLowerCase(),
        stopReason: task.StopReason ?? "",
        lastFailureMessage: task.LastFailureMessage ?? "",
        tableMappings: task.TableMappings ?? "",
        settings: task.ReplicationTaskSettings ?? "",
        migrationType: task.MigrationType ?? "",
        sourceEndpointArn: task.SourceEndpointArn ?? "",
        targetEndpointArn: task.TargetEndpointArn ?? "",
        instanceArn: task.ReplicationInstanceArn ?? "",
        hasRun: task.ReplicationTaskStartDate !== undefined,
    };
}
//# sourceMappingURL=dms-tasks.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms.js








//# sourceMappingURL=dms.js.map

/***/ })

};
