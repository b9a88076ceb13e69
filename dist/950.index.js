export const id = 950;
export const ids = [950];
export const modules = {

/***/ 1950:
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
        { "name": "compute", "property": "compute", "type": "enum", "required": true, "values": ["instance", "serverless"] },
        { "name": "replication-instance", "property": "replicationInstance", "type": "string", "required": false },
        { "name": "replication-instance-class", "property": "replicationInstanceClass", "type": "string", "required": true },
        { "name": "min-capacity", "property": "minCapacity", "type": "integer", "required": false, "min": 1, "max": 384 },
        { "name": "max-capacity", "property": "maxCapacity", "type": "integer", "required": false, "min": 1, "max": 384 },
        { "name": "publicly-accessible", "property": "publiclyAccessible", "type": "boolean", "required": true },
        { "name": "subnet-ids", "property": "subnetIds", "type": "list", "required": false },
        { "name": "security-group-ids", "property": "securityGroupIds", "type": "list", "required": false },
        { "name": "schemas", "property": "schemas", "type": "list", "required": false },
        { "name": "exclude-tables", "property": "excludeTables", "type": "list", "required": false },
        { "name": "keyless-tables", "property": "keylessTables", "type": "enum", "required": true, "values": ["refuse", "allow"] },
        { "name": "task-settings", "property": "taskSettings", "type": "string", "required": false },
        { "name": "secrets-role", "property": "secretsRole", "type": "string", "required": false },
        { "name": "assessment-bucket", "property": "assessmentBucket", "type": "string", "required": false },
        { "name": "assessment-role", "property": "assessmentRole", "type": "string", "required": false },
        { "name": "truncate-target", "property": "truncateTarget", "type": "boolean", "required": true },
        { "name": "start", "property": "start", "type": "boolean", "required": true },
        { "name": "restart", "property": "restart", "type": "enum", "required": true, "values": ["never", "resume", "reload"] },
        { "name": "poll-interval", "property": "pollInterval", "type": "duration", "required": true, "min": 100, "max": 300000 },
        { "name": "ready-timeout", "property": "readyTimeout", "type": "duration", "required": true, "min": 1000, "max": 21600000 },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["task-arn", "task-status", "source-endpoint-arn", "target-endpoint-arn", "replication-instance-arn", "start-type", "tables", "documents", "verdict", "report"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: ./packages/aws/build/dms.js + 12 modules
var build_dms = __webpack_require__(3808);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-iam/dist-cjs/index.js
var dist_cjs = __webpack_require__(6764);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/aws/build/aws-error.js + 1 modules
var aws_error = __webpack_require__(2634);
// EXTERNAL MODULE: ./packages/aws/build/client-settings.js
var client_settings = __webpack_require__(447);
;// CONCATENATED MODULE: ./packages/aws/build/iam.js




/** Opens IAM, which is one for all regions of a partition. Nothing is contacted yet. */
function openIam(region) {
    return new dist_cjs/* IAMClient */.h8v((0,client_settings/* clientSettings */.r)(region));
}
/**
 * Whether a role exists.
 * @returns undefined when the caller may not look
 */
async function roleExists(iam, name) {
    try {
        await (0,aws_error/* awsCall */.uF)({ permission: "iam:GetRole", thing: `role ${name}` }, () => iam.send(new dist_cjs/* GetRoleCommand */.kbp({ RoleName: name })));
        return true;
    }
    catch (error) {
        const cause = error instanceof domain_build/* KnownError */.E ? error.cause : undefined;
        if (cause?.name?.startsWith("NoSuchEntity"))
            return false;
        if (error instanceof domain_build/* KnownError */.E && error.code === "AWS_ACCESS_DENIED")
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=iam.js.map
// EXTERNAL MODULE: ./packages/aws/build/logs.js + 1 modules
var build_logs = __webpack_require__(5332);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
;// CONCATENATED MODULE: ./actions/create-dms-task/build/compute-inputs.js

/** Capacities DMS Serverless can have, DCU. */
const CAPACITIES = [1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 384];
/**
 * Refuses inputs that contradict each other, before anything is contacted.
 * @throws UserError naming all of them
 */
function checkComputeInputs(inputs) {
    refuseForeign(inputs);
    for (const [name, value] of [
        ["min-capacity", inputs.minCapacity],
        ["max-capacity", inputs.maxCapacity],
    ])
        if (value !== undefined && !CAPACITIES.includes(value))
            throw wrong(`${name} is ${value}`, "DMS Serverless has fixed sizes only", `Give one of ${CAPACITIES.join(", ")}`);
    const { minCapacity: min, maxCapacity: max } = inputs;
    if (min !== undefined && max !== undefined && min > max)
        throw wrong(`min-capacity ${min} is above max-capacity ${max}`, "", "Give a min-capacity of max-capacity or less");
    if ((inputs.assessmentBucket === undefined) !== (inputs.assessmentRole === undefined))
        throw wrong(inputs.assessmentBucket ? "assessment-role is missing" : "assessment-bucket is missing", "An assessment needs a place for its results and a role that writes them", "Give both assessment-bucket and assessment-role, or neither");
    if (inputs.secretsRole !== undefined && inputs.sourceSecret === undefined && inputs.targetSecret === undefined)
        throw wrong("secrets-role is given, but no secret", "With source-url and target-url the endpoints hold user and password", "Give source-secret or target-secret as well, or leave secrets-role out");
}
/** Inputs that belong to the compute not chosen. */
function refuseForeign(inputs) {
    const foreign = inputs.compute === "serverless"
        ? {
            "replication-instance": inputs.replicationInstance !== undefined,
            "replication-instance-class": inputs.replicationInstanceClass !== "auto",
            "publicly-accessible": inputs.publiclyAccessible,
            "assessment-bucket": inputs.assessmentBucket !== undefined,
        }
        : { "min-capacity": inputs.minCapacity !== undefined, "max-capacity": inputs.maxCapacity !== undefined };
    const names = Object.entries(foreign).flatMap(([name, given]) => (given ? [name] : []));
    if (names.length === 0)
        return;
    const other = inputs.compute === "serverless" ? "instance" : "serverless";
    throw wrong(`compute is ${inputs.compute}, but these inputs are for compute ${other}: ${names.join(", ")}`, "", `Leave them out, or give compute: ${other}`);
}
function wrong(what, why, remedy) {
    return new domain_build/* UserError */.yo({ code: "BAD_INPUTS", what, why, remedy });
}
//# sourceMappingURL=compute-inputs.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./actions/create-dms-task/build/ends.js
/** How to wait for one AWS resource; its states are told in the log. */
function waiting({ inputs, clock, signal, log }, what) {
    return {
        clock,
        signal,
        interval: inputs.pollInterval,
        timeout: inputs.readyTimeout,
        onChange: (state) => log.info(`${what}: ${state}`),
    };
}
//# sourceMappingURL=ends.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/assessment.js



/** Has DMS assess the task, when a place for the results is given. @returns [] otherwise */
async function assess(context, dms, task) {
    const { migration, assessmentBucket: bucket, assessmentRole: roleArn } = context.inputs;
    if (bucket === undefined || roleArn === undefined)
        return [];
    // Unique for the task, so that a repeated run can assess again.
    const name = `${migration}-${new Date(context.clock.now()).toISOString().replace(/\D/g, "")}`;
    context.log.info(`Premigration assessment ${name} begins`);
    const place = { bucket, folder: migration, roleArn };
    const wait = waiting(context, "Premigration assessment");
    const run = await onceIdle(context, () => (0,build_dms.runAssessment)(dms, task, migration, name, place, wait));
    return assessmentFindings(run, `s3://${bucket}/${migration}/${name}/`);
}
/** An assessment that a cut-off run began is still under way: waits for its end. */
async function onceIdle({ clock, signal, log, inputs }, work) {
    const deadline = clock.now() + inputs.readyTimeout;
    for (;;) {
        try {
            return await work();
        }
        catch (error) {
            const busy = error instanceof domain_build/* KnownError */.E && error.code === "AWS_WRONG_STATE";
            if (!busy || clock.now() >= deadline)
                throw error;
            log.info("The task cannot be assessed yet: trying again");
            await clock.sleep(inputs.pollInterval, signal);
        }
    }
}
const SEVERITIES = {
    failed: "needs-change",
    error: "needs-change",
    cancelled: "warning",
    warning: "warning",
};
/**
 * What an assessment found. What it failed keeps the task from being started.
 * @param place where its details lie
 */
function assessmentFindings({ status, failure, checks }, place) {
    const findings = checks.flatMap(({ name, status: ended }) => {
        const severity = SEVERITIES[ended];
        if (severity === undefined)
            return [];
        return [
            {
                rule: "premigration-assessment",
                severity,
                object: name,
                evidence: `DMS's premigration assessment ended this check with "${ended}"`,
                remedy: `Read ${name}.json in ${place}, correct the cause, then run again`,
            },
        ];
    });
    const told = findings.some(({ severity }) => severity === "needs-change");
    if (["passed", "warning"].includes(status) || told)
        return findings;
    return [
        ...findings,
        {
            rule: "premigration-assessment",
            severity: "needs-change",
            object: place,
            evidence: `DMS's premigration assessment ended with "${status}"${failure ? `: ${failure}` : ""}`,
            remedy: "Check assessment-bucket and assessment-role (it must trust dms.amazonaws.com and may write there)",
        },
    ];
}
//# sourceMappingURL=assessment.js.map
// EXTERNAL MODULE: ./packages/replication/build/failures/index.js + 10 modules
var failures = __webpack_require__(2815);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/create-dms-task/build/once-made.js

/**
 * Makes a thing that was not there a moment ago. When AWS says that it is there now, the call was repeated after its
 * answer was lost (or another run was quicker): it is taken up.
 * @param takeUp gives the thing as it is then
 * @throws what `make` throws otherwise
 */
async function onceMade(make, takeUp) {
    try {
        return await make();
    }
    catch (error) {
        if (!(error instanceof domain_build/* KnownError */.E) || error.code !== "AWS_ALREADY_THERE")
            throw error;
        const found = await takeUp();
        if (found === undefined)
            throw error;
        return found;
    }
}
//# sourceMappingURL=once-made.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/certificates.js





/**
 * The endpoint's encryption, as the URI's sslmode asks for it.
 * @throws UserError when sslrootcert cannot be read
 */
function endpointTls(migration, side, address) {
    if (address.tls === "disable")
        return { mode: "none", certificate: undefined };
    if (address.tls === "require")
        return { mode: "require", certificate: undefined };
    const pem = readAuthorities(side, address);
    // DMS checks against an imported certificate only, and nobody has one file with all public authorities.
    if (pem === undefined)
        return { mode: "require", certificate: undefined };
    // A certificate cannot be changed, hence its content in the name.
    const content = (0,external_node_crypto_.createHash)("sha256").update(pem).digest("hex").slice(0, 8);
    return { mode: address.tls, certificate: { name: `${migration}-${side}-ca-${content}`, pem } };
}
function readAuthorities(side, address) {
    try {
        return (0,postgres_build/* privateAuthorities */.Jk)(address);
    }
    catch (cause) {
        throw new domain_build/* UserError */.yo({
            code: "BAD_AUTHORITY_FILE",
            what: `The file named by sslrootcert of ${side}-url cannot be read: ${address.caFile}`,
            why: cause.message,
            remedy: "Give the path of a PEM file that exists on the runner",
            cause,
        });
    }
}
/** Says so where DMS will encrypt without checking the server's certificate though the URI asks for it. */
function uncheckedCertificate(side, address, { mode }) {
    if (!address.tls.startsWith("verify") || mode !== "require")
        return [];
    return [
        {
            rule: "certificate-not-checked",
            severity: "warning",
            object: (0,postgres_build/* displayAddress */.RD)(address),
            evidence: `DMS encrypts its connection to the ${side}, but does not check the server's certificate (SslMode require)`,
            remedy: `Give the authority's PEM file as sslrootcert in ${side}-url, or keep the way between DMS and the ${side} private`,
        },
    ];
}
/** The certificate's ARN, imported when it is not there yet; empty when none is needed. */
async function ensureCertificate(dms, migration, { certificate }) {
    if (certificate === undefined)
        return { arn: "", created: false };
    const found = await (0,build_dms.findCertificate)(dms, certificate.name);
    if (found !== undefined)
        return { arn: found.arn, created: false };
    const arn = await onceMade(() => (0,build_dms.importCertificate)(dms, certificate.name, migration, certificate.pem), async () => (await (0,build_dms.findCertificate)(dms, certificate.name))?.arn);
    return { arn, created: true };
}
//# sourceMappingURL=certificates.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/endpoints.js

/** Without it, unbounded numeric columns travel as numeric(28,6). Needed on both ends. */
const ATTRIBUTES = { MapUnboundedNumericAsString: "true" };
/** What DMS runs in each of its sessions on the target: foreign keys and triggers stay in place and do not fire. */
const AFTER_CONNECT = "SET session_replication_role=replica";
/**
 * What the endpoint of one side must be.
 * @param tls SslMode of DMS
 * @param certificateArn of the authorities, or empty
 */
function endpointFacts(side, address, { secret, role }, tls, certificateArn) {
    const { host, port, user } = secret ? { host: "", port: 0, user: "" } : address;
    return {
        type: side,
        engine: side === "source" ? "postgres" : "aurora-postgresql",
        host,
        port,
        database: address.database,
        user,
        secret,
        secretRole: role,
        certificateArn,
        tls,
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
        AfterConnectScript: AFTER_CONNECT,
        MapBooleanAsBoolean: true,
        ExecuteTimeout: 300,
    };
}
/** Facts in which an existing endpoint is compared. */
const FACTS = ["type", "engine", "host", "port", "database", "user", "secret", "secretRole", "tls"];
/**
 * What an existing endpoint has differently, fact by fact; empty when it is what it must be. The password cannot be
 * compared: the connection test judges it.
 */
function endpointDifferences(found, wanted) {
    const differences = FACTS.filter((fact) => !sameFact(fact, found[fact], wanted[fact])).map((fact) => `${fact}: it has ${found[fact] || "none"}, wanted is ${wanted[fact] || "none"}`);
    if (wanted.certificateArn !== found.certificateArn)
        differences.push(`certificate: it has ${found.certificateArn || "none"}, wanted is ${wanted.certificateArn || "none"}`);
    for (const [key, value] of Object.entries(wanted.settings))
        if (found.settings[key] !== value)
            differences.push(`${key}: it has ${found.settings[key] ?? "nothing"}, wanted is ${value}`);
    const attributes = Object.fromEntries(Object.entries(found.attributes).map(([key, value]) => [key.toLowerCase(), value.toLowerCase()]));
    for (const [key, value] of Object.entries(wanted.attributes))
        if (attributes[key.toLowerCase()] !== value)
            differences.push(`${key}: it has ${attributes[key.toLowerCase()] ?? "nothing"}, wanted is ${value}`);
    return differences;
}
function sameFact(fact, found, wanted) {
    // A secret given by its name is shown by its ARN, which ends with the name and six random characters.
    if (fact === "secret" &&
        String(found)
            .replace(/-[A-Za-z0-9]{6}$/, "")
            .endsWith(`:secret:${wanted}`))
        return true;
    return String(found).toLowerCase() === String(wanted).toLowerCase();
}
/** Whether an existing endpoint leads to another database: then what was loaded lies elsewhere. */
function leadsElsewhere(found, wanted) {
    return ["host", "port", "database", "secret"].some((fact) => !sameFact(fact, found[fact], wanted[fact]));
}
//# sourceMappingURL=endpoints.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/endpoint-plan.js





/** Looks up the endpoint of one side and compares it. Changes nothing. */
async function planEndpoint(dms, migration, side, { address, login }, wait) {
    const name = `${migration}-${side}`;
    const tls = endpointTls(migration, side, address);
    let found = await (0,build_dms.findEndpoint)(dms, name);
    // A run that was cut off may have left it in the middle of a change.
    if (found !== undefined && found.status !== "active")
        found = await (0,build_dms.waitForEndpoint)(dms, name, wait);
    const factsWith = (arn) => endpointFacts(side, address, login, tls.mode, arn);
    const plan = { side, name, address, tls, factsWith, found };
    if (found === undefined)
        return { ...plan, differences: [], moves: false };
    if (found.type !== side)
        throw otherSide(found, side);
    const certificate = tls.certificate && (await (0,build_dms.findCertificate)(dms, tls.certificate.name));
    const wanted = factsWith(tls.certificate ? (certificate?.arn ?? "a new one") : "");
    return { ...plan, differences: endpointDifferences(found, wanted), moves: leadsElsewhere(found, wanted) };
}
function otherSide(found, side) {
    return new domain_build/* UserError */.yo({
        code: "ENDPOINT_DIFFERS",
        what: `Endpoint ${found.name} exists already and is a ${found.type} endpoint, wanted is a ${side}`,
        remedy: `Delete endpoint ${found.name}, or give the migration another name`,
    });
}
const STILL = ["ready", "stopped", "failed"];
/** Names of the tasks, of this migration or not, that use an endpoint and do not stand still. */
async function busyTasks(dms, endpoint) {
    const users = await (0,build_dms.tasksOfEndpoint)(dms, endpoint.arn);
    const tasks = await Promise.all(users.map(({ arn }) => (0,build_dms.taskByArn)(dms, arn)));
    return tasks.flatMap((task) => (task === undefined || STILL.includes(task.status) ? [] : [task.name])).sort();
}
/**
 * Refuses to change an endpoint that a running task uses.
 * @throws UserError ENDPOINT_DIFFERS with every difference and what it would take
 */
async function refuseBusyEndpoint(dms, { side, found, differences }) {
    if (found === undefined || differences.length === 0)
        return;
    const busy = await busyTasks(dms, found);
    if (busy.length === 0)
        return;
    throw new domain_build/* UserError */.yo({
        code: "ENDPOINT_DIFFERS",
        what: `Endpoint ${found.name} is another one, and a task that runs uses it (${busy.join(", ")}):\n${differences.map((line) => `  ${line}`).join("\n")}\n`,
        why: "Nothing was changed: DMS changes no endpoint of a running task",
        remedy: `Give ${side}-url as it was; or stop ${busy.join(", ")} and run again: the endpoint is changed and tested`,
    });
}
/** Makes the endpoint, changes it, or takes it as it is; certificate first. */
async function readyEndpoint(dms, migration, plan, wait) {
    const { name, address, found, tls } = plan;
    const { arn, created } = await ensureCertificate(dms, migration, tls);
    const certificate = tls.certificate && {
        name: tls.certificate.name,
        arn,
        outcome: created ? "created" : "adopted",
    };
    const facts = plan.factsWith(arn);
    if (found === undefined) {
        const endpoint = await onceMade(async () => {
            await (0,build_dms.createEndpoint)(dms, name, migration, facts, address.password);
            return (0,build_dms.waitForEndpoint)(dms, name, wait);
        }, async () => {
            const other = await (0,build_dms.waitForEndpoint)(dms, name, wait);
            return endpointDifferences(other, facts).length === 0 ? other : undefined;
        });
        return { endpoint, plan, outcome: "created", certificate };
    }
    if (plan.differences.length === 0)
        return { endpoint: found, plan, outcome: "adopted", certificate };
    const endpoint = await (0,build_dms.modifyEndpoint)(dms, found, facts, address.password, wait);
    return { endpoint, plan, outcome: "changed", certificate };
}
/** Gives an endpoint the password once more; false when a running task uses it. */
async function renewPassword(dms, { endpoint, plan }, wait) {
    if ((await busyTasks(dms, endpoint)).length > 0)
        return false;
    await (0,build_dms.modifyEndpoint)(dms, endpoint, plan.factsWith(endpoint.certificateArn), plan.address.password, wait);
    return true;
}
//# sourceMappingURL=endpoint-plan.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/connection-test.js





/** Whether a failure of DMS says that the password is not right. */
const isWrongPassword = (failure) => /authentication failed/i.test(failure);
/**
 * Makes sure that this very instance reaches an endpoint. An endpoint that was there already may hold an old password,
 * which nobody can see: it is given the new one once.
 * @throws UserError CONNECTION_TEST_FAILED in the words of DMS, with what they point to
 */
async function testEndpoint(context, dms, made, instance) {
    const { endpoint } = made;
    const test = () => (0,build_dms.testConnection)(dms, endpoint, instance.arn, waiting(context, `Connection test of ${endpoint.name}`));
    let result = await test();
    if (!result.ok && made.outcome === "adopted" && isWrongPassword(result.failure)) {
        context.log.info(`Endpoint ${endpoint.name} holds a password that is not right: giving it the one of the input`);
        if (await renewPassword(dms, made, waiting(context, `Endpoint ${endpoint.name}`)))
            result = await test();
    }
    if (!result.ok)
        throw connectionFailure(endpoint, instance, result.failure);
}
/** Explains why DMS cannot reach an endpoint, in its own words, with the remedy its words point to. */
function connectionFailure(endpoint, instance, failure) {
    const addresses = instance.addresses;
    const from = addresses.join(", ") || "its addresses stand in the DMS console";
    const [known] = failure === "" ? [] : (0,failures/* explainFailure */.SP)({ messages: [failure], side: endpoint.type, addresses });
    const login = endpoint.secret || `${endpoint.user}@${endpoint.host}:${endpoint.port}`;
    return new domain_build/* UserError */.yo({
        code: "CONNECTION_TEST_FAILED",
        what: `The replication instance ${instance.name} cannot connect to the ${endpoint.type} ${login}/${endpoint.database}`,
        why: failure || "DMS gives no reason",
        remedy: known?.remedy ?? `Check network, pg_hba.conf, TLS and credentials as seen from the instance (${from})`,
    });
}
//# sourceMappingURL=connection-test.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/sizing.js
const GIB = 1024 ** 3;
/** Data up to `gib` with no value above `lobKb`; the README shows the same table. */
const SIZES = [
    { gib: 20, lobKb: 1024, instanceClass: "dms.t3.medium", capacity: { min: 1, max: 4 } },
    { gib: 100, lobKb: 10_240, instanceClass: "dms.t3.large", capacity: { min: 2, max: 8 } },
    { gib: 500, lobKb: 102_400, instanceClass: "dms.r6i.large", capacity: { min: 4, max: 16 } },
    { gib: 2048, lobKb: Number.POSITIVE_INFINITY, instanceClass: "dms.r6i.xlarge", capacity: { min: 8, max: 32 } },
];
const LARGEST = { instanceClass: "dms.r6i.2xlarge", capacity: { min: 16, max: 64 } };
/** DMS keeps logs, changes that wait for their table, and what memory does not hold on one disk. */
const LEAST_STORAGE = 50;
const MOST_STORAGE = 1000;
/**
 * The rule for what is created. Long values decide as well as the mass: they run an instance of 4 GB out of memory.
 * Storage is a quarter of the data, from 50 to 1000 GiB.
 */
function sizeFor({ bytes, largestLobKb }) {
    const { instanceClass, capacity } = SIZES.find(({ gib, lobKb }) => bytes <= gib * GIB && largestLobKb <= lobKb) ?? LARGEST;
    const quarter = Math.ceil(bytes / GIB / 4 / 10) * 10;
    return { instanceClass, capacity, storage: Math.min(MOST_STORAGE, Math.max(LEAST_STORAGE, quarter)) };
}
/** The capacity range: the inputs', where given, and around them the rule's. */
function capacityFor(size, min, max) {
    const rule = sizeFor(size).capacity;
    const least = min ?? Math.min(rule.min, max ?? rule.min);
    return { min: least, max: max ?? Math.max(rule.max, least) };
}
/** What of an existing capacity range the inputs ask for otherwise; the rule alone changes nothing. */
function capacityDifferences(found, min, max) {
    const differences = [];
    if (min !== undefined && found?.min !== min)
        differences.push(`min-capacity: it has ${found?.min}, wanted is ${min}`);
    if (max !== undefined && found?.max !== max)
        differences.push(`max-capacity: it has ${found?.max}, wanted is ${max}`);
    return differences;
}
//# sourceMappingURL=sizing.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/instance.js




/**
 * The instance the task shall run on, as far as it exists: the given one, that of the existing task, or the migration's own.
 * @returns undefined when it has to be created, which the inputs then allow
 * @throws UserError when the given one does not exist, or none is given and none can be made
 */
async function lookUpInstance(dms, inputs, ofTask) {
    const given = inputs.replicationInstance ?? ofTask;
    const name = given ?? inputs.migration;
    const found = await (0,build_dms.findInstance)(dms, name);
    if (found !== undefined)
        return found;
    if (given !== undefined)
        throw new domain_build/* UserError */.yo({
            code: "INSTANCE_NOT_FOUND",
            what: `Replication instance ${name} does not exist`,
            remedy: "Correct replication-instance or aws-region; without replication-instance one is made from subnet-ids",
        });
    checkSubnets(inputs.subnetIds, "There is no replication instance to run the task on", `${name} does not exist yet`, "Give replication-instance, or subnet-ids with two subnets in two availability zones");
    return undefined;
}
/** Refuses fewer subnets than a subnet group needs. */
function checkSubnets(subnetIds, what, none, remedy) {
    if (subnetIds.length >= 2)
        return;
    throw new domain_build/* UserError */.yo({
        code: "NO_INSTANCE",
        what,
        why: subnetIds.length === 1 ? "A subnet group needs at least two subnets" : none,
        remedy,
    });
}
/** The instance, available: waited for when it exists, created and waited for when not. */
async function readyInstance(dms, found, inputs, size, wait) {
    if (found !== undefined)
        return (0,build_dms.waitForInstance)(dms, found.arn, wait);
    const { instanceClass, storage } = sizeFor(size);
    await (0,build_dms.ensureSubnetGroup)(dms, inputs.migration, inputs.subnetIds);
    const instance = {
        migration: inputs.migration,
        class: inputs.replicationInstanceClass === "auto" ? instanceClass : inputs.replicationInstanceClass,
        storage,
        publiclyAccessible: inputs.publiclyAccessible,
        securityGroupIds: inputs.securityGroupIds,
    };
    const ready = () => (0,build_dms.waitForInstance)(dms, inputs.migration, wait);
    return onceMade(async () => {
        await (0,build_dms.createInstance)(dms, instance);
        return ready();
    }, ready);
}
//# sourceMappingURL=instance.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/role-delay.js

/** A role that was just created takes up to a minute until DMS sees it. */
const SPREADS_WITHIN = 120_000;
const PAUSE = 10_000;
/** Runs what makes something in the VPC; while DMS does not see dms-vpc-role, again for up to two minutes. */
async function onceRoleIsSeen({ clock, signal, log, inputs }, work) {
    const deadline = clock.now() + SPREADS_WITHIN;
    for (;;) {
        try {
            return await work();
        }
        catch (error) {
            const unseen = error instanceof domain_build/* KnownError */.E && error.code === "DMS_VPC_ROLE_MISSING";
            if (!unseen || clock.now() >= deadline)
                throw error;
            log.info("DMS does not see the role dms-vpc-role yet: trying again");
            await clock.sleep(Math.min(PAUSE, inputs.pollInterval), signal);
        }
    }
}
//# sourceMappingURL=role-delay.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/build.js








/**
 * Makes what is missing and changes what differs: instance, endpoints tested from it, task. Nothing is started.
 * @param resources gets each as soon as it stands, for the report of a run that fails later
 */
async function build_build(context, ends, seen, plan, steps, resources) {
    const instance = await makeInstance(context, ends, seen, plan, resources);
    const [source, target] = await makeEndpoints(context, ends, seen, resources);
    // Serverless tests the connections itself when it starts.
    if (instance !== undefined && seen.task?.status !== "running")
        await Promise.all([source, target].map((made) => testEndpoint(context, ends.dms, made, instance)));
    const task = await makeTask(context, ends, seen, plan, steps, { instance, source, target });
    context.output("task-arn", task.arn);
    const changed = steps.modify.mappings || steps.modify.settings;
    resources.push({
        what: task.kind === "serverless" ? "serverless replication" : "replication task",
        name: task.name,
        arn: task.arn,
        detail: task.kind === "serverless" ? `${task.capacity?.min} to ${task.capacity?.max} DCU` : task.migrationType,
        outcome: steps.create ? "created" : changed ? "changed" : "adopted",
    });
    return { instance, source, target, task };
}
async function makeInstance(context, { dms }, seen, plan, resources) {
    if (context.inputs.compute === "serverless")
        return undefined;
    const wait = waiting(context, "Replication instance");
    const instance = await onceRoleIsSeen(context, () => readyInstance(dms, seen.instance, context.inputs, plan.size, wait));
    context.output("replication-instance-arn", instance.arn);
    const reach = instance.publiclyAccessible ? "publicly accessible" : "private";
    resources.push({
        what: "replication instance",
        name: instance.name,
        arn: instance.arn,
        detail: `${instance.class}, ${reach}`,
        outcome: seen.instance ? "adopted" : "created",
    });
    return instance;
}
async function makeEndpoints(context, { dms }, seen, resources) {
    const make = async (side) => {
        const plan = seen[side];
        const made = await readyEndpoint(dms, context.inputs.migration, plan, waiting(context, `Endpoint ${plan.name}`));
        context.output(`${side}-endpoint-arn`, made.endpoint.arn);
        return made;
    };
    const made = await Promise.all([make("source"), make("target")]);
    for (const { endpoint, certificate, outcome } of made) {
        const { host, port, database, secret } = endpoint;
        const place = secret ? `secret ${secret}` : `${host}:${port}`;
        if (certificate)
            resources.push({ what: "certificate", detail: `checks the ${endpoint.type}`, ...certificate });
        resources.push({
            what: `${endpoint.type} endpoint`,
            name: endpoint.name,
            arn: endpoint.arn,
            detail: `${place}/${database}, ssl ${endpoint.tls}`,
            outcome,
        });
    }
    return made;
}
async function makeTask(context, { dms }, seen, plan, steps, made) {
    const { inputs } = context;
    const wait = waiting(context, `Replication task ${inputs.migration}`);
    const settings = JSON.stringify(plan.settings);
    if (seen.task !== undefined) {
        const { mappings, settings: changed } = steps.modify;
        if (!mappings && !changed)
            return seen.task;
        const change = { ...(mappings ? { tableMappings: plan.mappings } : {}), ...(changed ? { settings } : {}) };
        return (0,build_dms.modifyTask)(dms, seen.task, change, wait);
    }
    if (made.instance === undefined)
        await onceRoleIsSeen(context, () => (0,build_dms.ensureSubnetGroup)(dms, inputs.migration, inputs.subnetIds));
    const compute = made.instance
        ? { kind: "instance", instanceArn: made.instance.arn }
        : {
            kind: "serverless",
            subnetGroup: inputs.migration,
            securityGroupIds: inputs.securityGroupIds,
            ...capacityFor(plan.size, inputs.minCapacity, inputs.maxCapacity),
        };
    const task = {
        migration: inputs.migration,
        sourceEndpointArn: made.source.endpoint.arn,
        targetEndpointArn: made.target.endpoint.arn,
        compute,
        tableMappings: plan.mappings,
        settings,
    };
    return onceRoleIsSeen(context, () => onceMade(() => (0,build_dms.createTask)(dms, task, wait), async () => {
        const made = await (0,build_dms.findTask)(dms, inputs.migration, true);
        return made && (0,build_dms.waitForTask)(dms, made.arn, ["ready"], wait);
    }));
}
//# sourceMappingURL=build.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/control-objects.js


/** The table whose row proves how far the target has come; carried like any other. */
const MARKER = { schema: domain_build/* CONTROL_SCHEMA */.um, name: "marker" };
const RELOAD = { schema: domain_build/* CONTROL_SCHEMA */.um, name: "reload" };
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
 * Makes the control schemas and an empty place for the marker on the target, before a load. What exists stays as it is,
 * but for what an earlier task of the same name left: its marker rows would collide with the load, and its control
 * tables would be taken for the new task's.
 * @param migrations those with a marker row on the source
 * @param reload whether a loaded target is given up: noted there until its task runs again
 */
async function prepareTarget(target, migration, migrations, reload) {
    await (0,postgres_build/* inTransaction */.sA)(target, "BEGIN", async () => {
        await ensureMarker(target);
        await ensureSchema(target, domain_build/* DMS_CONTROL_SCHEMA */.bL);
        await target.query(`DELETE FROM ${(0,postgres_build/* quoteName */.AB)(MARKER)} WHERE task = ANY ($1)`, [migrations]);
        if (reload)
            await target.query(`INSERT INTO ${(0,postgres_build/* quoteName */.AB)(MARKER)} (task, token) VALUES ($1, 'begun') ON CONFLICT (task) DO NOTHING`, [reloadNote(migration)]);
        // What wait-for-cdc remembers of tables that failed before: they are all loaded anew.
        if (await hasTable(target, RELOAD))
            await target.query(`DELETE FROM ${(0,postgres_build/* quoteName */.AB)(RELOAD)} WHERE task = $1`, [migration]);
        await dropLeftovers(target, migration);
    });
}
/**
 * Takes this migration's rows out of the control tables of DMS, and drops these tables when no other migration has a
 * row there or in the marker: another one's running task writes to them, empty or not.
 */
async function dropLeftovers(target, migration) {
    const { rows } = await target.query(`SELECT c.relname AS name, EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = c.oid AND a.attname = 'TASK_NAME' AND NOT a.attisdropped) AS "namesTask"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname LIKE 'awsdms\\_%' ORDER BY c.relname COLLATE "C"`, [domain_build/* DMS_CONTROL_SCHEMA */.bL]);
    const tables = rows;
    const others = await target.query(`SELECT 1 FROM ${(0,postgres_build/* quoteName */.AB)(MARKER)} WHERE task NOT IN ($1, $2) LIMIT 1`, [
        migration,
        reloadNote(migration),
    ]);
    let shared = others.rowCount !== 0;
    for (const { name, namesTask } of tables) {
        const table = (0,postgres_build/* quoteName */.AB)({ schema: domain_build/* DMS_CONTROL_SCHEMA */.bL, name });
        if (namesTask)
            await target.query(`DELETE FROM ${table} WHERE upper("TASK_NAME") = upper($1)`, [migration]);
        const left = await target.query(`SELECT 1 FROM ${table} LIMIT 1`);
        // Without the task's name nobody can tell whose rows they are.
        shared ||= namesTask && left.rowCount !== 0;
    }
    if (shared)
        return;
    for (const { name } of tables)
        await target.query(`DROP TABLE ${(0,postgres_build/* quoteName */.AB)({ schema: domain_build/* DMS_CONTROL_SCHEMA */.bL, name })}`);
}
/** The row on the target that says a reload was begun: until its task runs, the target does not hold what was loaded. */
const reloadNote = (migration) => `${migration}:reload`;
/** Whether a reload was begun and its task did not run since. */
async function isReloadNoted(target, migration) {
    return hasMarkerRow(target, reloadNote(migration));
}
/** Takes the note back, once the task runs. */
async function clearReloadNote(target, migration) {
    if (await isReloadNoted(target, migration))
        await target.query(`DELETE FROM ${(0,postgres_build/* quoteName */.AB)(MARKER)} WHERE task = $1`, [reloadNote(migration)]);
}
/** Whether a migration's marker row is there: on the target it arrives with the load. */
async function hasMarkerRow(client, task) {
    if (!(await hasTable(client, MARKER)))
        return false;
    const { rowCount } = await client.query(`SELECT 1 FROM ${(0,postgres_build/* quoteName */.AB)(MARKER)} WHERE task = $1`, [task]);
    return rowCount === 1;
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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./actions/create-dms-task/build/documents.js


/**
 * Writes what DMS is told as files beside the report: table-mappings.json and task-settings.json.
 * @returns their folder, as the report's is given
 */
async function writeDocuments({ inputs, workspace }, plan) {
    const folder = (0,external_node_path_.join)(inputs.reportDir, "create-dms-task");
    const path = (0,external_node_path_.resolve)(workspace, folder);
    await (0,promises_.mkdir)(path, { recursive: true });
    for (const [name, document] of [
        ["table-mappings.json", JSON.parse(plan.mappings)],
        ["task-settings.json", plan.settings],
    ]) {
        const file = (0,external_node_path_.join)(path, name);
        await (0,promises_.writeFile)(`${file}.new`, `${JSON.stringify(document, null, 2)}\n`);
        await (0,promises_.rename)(`${file}.new`, file);
    }
    return folder;
}
//# sourceMappingURL=documents.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/findings.js

/** One blocker for all the objects it is true of; none when there are none. */
function blocker(rule, objects, evidence, remedy) {
    return about("blocker", rule, objects, evidence, remedy);
}
/** One finding for all the objects it is true of; none when there are none. */
function about(severity, rule, objects, evidence, remedy) {
    if (objects.length === 0)
        return [];
    const names = (0,domain_build/* listed */.KE)(objects);
    return [{ rule, severity, object: names, evidence: evidence(names, objects.length), remedy }];
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
;// CONCATENATED MODULE: ./actions/create-dms-task/build/empty-target.js



/**
 * Works out how to empty exactly these tables in one TRUNCATE without CASCADE. A partitioned table is named instead of
 * its partitions when all of them are meant: a foreign key between partitioned tables binds the parents too.
 */
async function planEmptying(target, tables) {
    const wanted = JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })));
    const { rows } = await target.query(`${COVERED} ${NAMED}`, [wanted]);
    const named = rows;
    const references = (await target.query(`${COVERED} ${REFERENCES}`, [wanted])).rows;
    return {
        tables: named.map(({ schema, name, partitioned }) => ({ schema, name, partitioned })),
        blockers: [
            ...blocker("target-truncate-right", named.filter(({ mayTruncate }) => !mayTruncate).map(domain_build/* displayName */.QC), (names) => `The user of the target may not TRUNCATE these tables: ${names}`, "GRANT TRUNCATE ON them, or give the owner in target-url"),
            ...blocker("target-referenced", references.map(({ from, to }) => `${from} (to ${to})`), (names) => `Tables that are not carried refer to tables that are to be emptied: ${names}`, "Carry them too, or drop these foreign keys of the target until the load is over"),
        ],
    };
}
/** The tables meant, and partitioned tables all of whose leaves are: with these a TRUNCATE is complete. */
const COVERED = `
  WITH wanted AS (
    SELECT c.oid FROM pg_catalog.jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
      JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
      JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name AND c.relkind = 'r'),
  parents AS (
    SELECT DISTINCT a.relid::oid AS oid FROM wanted w CROSS JOIN LATERAL pg_catalog.pg_partition_ancestors(w.oid) a
     WHERE a.relid <> w.oid),
  whole AS (
    SELECT p.oid FROM parents p
     WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_partition_tree(p.oid) l
                        WHERE l.isleaf AND l.relid::oid NOT IN (SELECT oid FROM wanted))),
  covered AS (
    SELECT oid FROM wanted UNION SELECT l.relid::oid FROM whole w CROSS JOIN LATERAL pg_catalog.pg_partition_tree(w.oid) l)`;
const NAMED = `
  SELECT n.nspname AS schema, c.relname AS name, c.relkind = 'p' AS partitioned,
         pg_catalog.has_table_privilege(c.oid, 'TRUNCATE') AS "mayTruncate"
    FROM covered v JOIN pg_catalog.pg_class c ON c.oid = v.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_partition_ancestors(c.oid) a JOIN whole w ON w.oid = a.relid
                      WHERE a.relid <> c.oid)
   ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`;
const REFERENCES = `
  SELECT DISTINCT f.conrelid::pg_catalog.regclass::text AS "from", f.confrelid::pg_catalog.regclass::text AS "to"
    FROM pg_catalog.pg_constraint f
   WHERE f.contype = 'f' AND f.confrelid IN (SELECT oid FROM covered) AND f.conrelid NOT IN (SELECT oid FROM covered)
   ORDER BY 1, 2`;
/** Says that tables will be emptied, or refuses filled ones when that was not asked for. */
function judgeFilled(filled, emptying) {
    if (emptying === undefined)
        return blocker("target-not-empty", filled, (names, count) => `Tables of the target are not empty (${count}): ${names}`, "Check that this is the right target; then give truncate-target: true, or TRUNCATE them all in one statement");
    const emptied = filled.length === 0
        ? []
        : [
            {
                rule: "target-emptied",
                severity: "info",
                object: (0,domain_build/* listed */.KE)(filled),
                evidence: `These tables of the target hold rows (${filled.length}) and are emptied right before the load`,
                remedy: "Nothing to do: truncate-target: true asks for it",
            },
        ];
    return [...emptying.blockers, ...emptied];
}
/** How long the TRUNCATE may wait for somebody who reads the target. */
const LOCK_TIMEOUT = "30s";
/** Empties the tables in one TRUNCATE: all or none, in whatever order foreign keys lie between them. */
async function emptyTables(target, tables, lockTimeout = LOCK_TIMEOUT) {
    if (tables.length === 0)
        return;
    // ONLY keeps children by inheritance out; a partitioned table has no rows without its partitions.
    const names = tables.map((table) => `${table.partitioned ? "" : "ONLY "}${(0,postgres_build/* quoteName */.AB)(table)}`);
    await (0,postgres_build/* inTransaction */.sA)(target, "BEGIN", async () => {
        await target.query("SELECT pg_catalog.set_config('lock_timeout', $1, true)", [lockTimeout]);
        await target.query(`TRUNCATE ${names.join(", ")}`);
    });
}
/** What to do when the target refuses the TRUNCATE. */
const EMPTYING_REMEDIES = {
    "55P03": "Somebody uses the target's tables: end these sessions, then run again",
    "53200": "Raise max_locks_per_transaction of the target (each table and index takes one lock), then run again",
};
//# sourceMappingURL=empty-target.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/look.js





/**
 * Looks up everything of a migration by its name. Changes nothing; waits while its task or an endpoint is changing.
 * @throws UserError when the compute asked for is not there and cannot be made, or is not the task's
 */
async function look(context, { dms, source, target }) {
    const { inputs } = context;
    const task = await settledTask(context, dms);
    if (task !== undefined && task.kind !== inputs.compute)
        throw otherCompute(task, inputs.compute);
    const instance = inputs.compute === "instance" ? await lookUpInstance(dms, inputs, task?.instanceArn || undefined) : undefined;
    if (inputs.compute === "serverless" && task === undefined)
        checkSubnets(inputs.subnetIds, "There is no subnet group for DMS Serverless", "subnet-ids is not given", "Give subnet-ids with two subnets in two availability zones from which both databases can be reached");
    const endpoint = (side, end) => planEndpoint(dms, inputs.migration, side, end, waiting(context, `Endpoint ${inputs.migration}-${side}`));
    return { task, instance, source: await endpoint("source", source), target: await endpoint("target", target) };
}
const SETTLED = ["ready", "stopped", "failed", "running"];
async function settledTask(context, dms) {
    const { migration } = context.inputs;
    const task = await (0,build_dms.findTask)(dms, migration);
    if (task === undefined || [...SETTLED, "deleting"].includes(task.status))
        return task;
    await (0,build_dms.waitForTask)(dms, task.arn, SETTLED, waiting(context, `Replication task ${migration}`));
    return (0,build_dms.findTask)(dms, migration);
}
function otherCompute(task, wanted) {
    const kind = task.kind === "serverless" ? "a replication of DMS Serverless" : "a replication task on an instance";
    return new domain_build/* UserError */.yo({
        code: "COMPUTE_DIFFERS",
        what: `Migration ${task.name} has ${kind} already, and compute is ${wanted}`,
        why: "A task cannot be moved from one kind to the other",
        remedy: `Give compute: ${task.kind}; or delete it, empty the target's tables and run again`,
    });
}
//# sourceMappingURL=look.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/decide.js

/**
 * What a task needs, decided from its history, the differences and the inputs. Changes nothing itself.
 * @param task undefined when there is none
 * @throws UserError when the task is what no step leads away from, showing every difference and what it would take
 */
function decide(task, differences, asked) {
    const first = asked.start ? "start-replication" : undefined;
    if (task === undefined)
        return { create: true, modify: nothing, start: first };
    if (task.status === "deleting")
        throw deleting(task);
    if (differences.fixed.length > 0)
        throw differs(task, differences, recreate(task));
    if (task.status === "running")
        return ofRunning(task, differences, asked);
    if (!task.hasRun)
        return { create: false, modify: changed(differences), start: first };
    // The first start is accepted once only; a reload of nothing is the same.
    if (!task.began && asked.restart !== "never")
        return { create: false, modify: changed(differences), start: first && "reload-target" };
    return ofStanding(task, differences, asked);
}
const nothing = { mappings: false, settings: false };
const changed = ({ mappings, settings }) => ({
    mappings: mappings.length > 0,
    settings: settings.length > 0,
});
function ofRunning(task, differences, asked) {
    if (differences.mappings.length > 0)
        throw differs(task, differences, `It runs. Give the inputs as they were; or stop ${task.name} and run again with ${decide_RELOAD}`);
    if (differences.settings.length > 0)
        throw differs(task, differences, `It runs. Give the inputs as they were; or stop ${task.name} and run again: it is changed and resumed`);
    const note = asked.restart === "reload" ? `restart: reload acts on a task that stands still, and ${task.name} runs` : undefined;
    return { create: false, modify: nothing, start: undefined, ...(note ? { note } : {}) };
}
function ofStanding(task, differences, asked) {
    const differ = differences.mappings.length + differences.settings.length > 0;
    if (asked.restart === "never") {
        if (differ)
            throw differs(task, differences, "Give the inputs as they were, or another restart than never");
        const note = asked.start ? `${task.name} ran before and stands still, and restart: never leaves it so` : undefined;
        return { create: false, modify: nothing, start: undefined, ...(note ? { note } : {}) };
    }
    if (asked.restart === "reload" && asked.start)
        return { create: false, modify: changed(differences), start: "reload-target" };
    // Tables added to the mappings would be followed without ever having been loaded.
    if (differences.mappings.length > 0)
        throw differs(task, differences, `Give the inputs as they were, or run again with ${decide_RELOAD}`);
    return { create: false, modify: changed(differences), start: asked.start ? "resume-processing" : undefined };
}
const decide_RELOAD = "restart: reload and truncate-target: true, which loads everything anew";
const recreate = ({ name }) => `Give the inputs as they were; or delete task ${name}, empty the target's tables and run again`;
function deleting({ name }) {
    return new domain_build/* UserError */.yo({
        code: "TASK_DELETING",
        what: `Replication task ${name} is being deleted`,
        remedy: "Wait until it is gone, then run again: it is made anew",
    });
}
const MOST_SHOWN = 20;
function differs({ name }, { fixed, mappings, settings }, remedy) {
    const all = [...fixed, ...mappings, ...settings];
    const shown = all.slice(0, MOST_SHOWN).map((line) => `  ${line}`);
    if (all.length > shown.length)
        shown.push(`  and ${all.length - shown.length} more`);
    return new domain_build/* UserError */.yo({
        code: "TASK_DIFFERS",
        what: `Replication task ${name} exists already and is another one:\n${shown.join("\n")}\n`,
        why: "Nothing was changed",
        remedy,
    });
}
//# sourceMappingURL=decide.js.map
// EXTERNAL MODULE: ./packages/replication/build/index.js + 10 modules
var replication_build = __webpack_require__(2488);
;// CONCATENATED MODULE: ./packages/replication/build/documents/nearest.js
/** The known name that a person most probably meant; undefined when none is near. */
function nearest(name, known) {
    const [best] = known
        .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance);
    return best !== undefined && best.distance <= Math.max(2, Math.floor(name.length / 4)) ? best.candidate : undefined;
}
/** Insertions, deletions and replacements that lead from one text to the other (Levenshtein). */
function editDistance(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const next = [i];
        for (let j = 1; j <= to.length; j++)
            next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1)));
        row = next;
    }
    return row[to.length];
}
//# sourceMappingURL=nearest.js.map
;// CONCATENATED MODULE: ./packages/replication/build/documents/problems.js

const validators = new Map();
/** What in a document does not fit its schema, one line per place; values are left out, since they may be a row's. */
async function problemsOf(schema, document) {
    const validate = validators.get(schema) ?? (await compile(schema));
    validators.set(schema, validate);
    if (validate(document))
        return [];
    // A failed `then` is told by its own errors already.
    return (validate.errors ?? []).filter(({ keyword }) => keyword !== "if").map(sentence);
}
/** The validator is loaded when a document is checked, not when an action starts. */
async function compile(schema) {
    // By its default export: the bundle knows no other of a module that exports a function.
    const { Ajv2020 } = (await __webpack_require__.e(/* import() */ 210).then(__webpack_require__.t.bind(__webpack_require__, 2210, 19))).default;
    return new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
}
function sentence(error) {
    const at = pathOf(error.instancePath);
    const place = at === "" ? "The document" : at;
    switch (error.keyword) {
        case "additionalProperties":
            return unknownMember(at, error);
        case "required":
            return `${place} has no ${error.params["missingProperty"]}`;
        case "enum":
            return `${place} must be one of ${error.params["allowedValues"].join(", ")}`;
        case "type":
            return `${place} must be ${[error.params["type"]].flat().join(" or ")}, not ${kindOf(error.data)}`;
        case "minimum":
            return `${place} must be at least ${error.params["limit"]}`;
        case "maximum":
            return `${place} must be at most ${error.params["limit"]}`;
        case "pattern":
            return `${place} must match ${error.params["pattern"]}`;
        default:
            return `${place} ${error.message ?? "is not valid"}`;
    }
}
function unknownMember(at, error) {
    const name = String(error.params["additionalProperty"]);
    const known = Object.keys(error.parentSchema?.properties ?? {});
    const meant = nearest(name, known);
    const hint = meant === undefined ? `known are ${known.join(", ")}` : `did you mean ${meant}?`;
    return `${at === "" ? name : `${at}.${name}`} is unknown, ${hint}`;
}
/** `/rules/3/object-locator` as `rules[3].object-locator`. */
function pathOf(pointer) {
    return pointer
        .split("/")
        .slice(1)
        .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
        .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === "" ? part : `${path}.${part}`), "");
}
function kindOf(value) {
    if (value === null)
        return "null";
    return Array.isArray(value)
        ? "array"
        : typeof value === "number" && !Number.isInteger(value)
            ? "fraction"
            : typeof value;
}
//# sourceMappingURL=problems.js.map
;// CONCATENATED MODULE: ./packages/replication/build/documents/keywords.js
const keywords_text = { type: "string" };
const textOrNull = { type: ["string", "null"] };
const flag = { type: "boolean" };
/** A whole number from `minimum` to `maximum`, both included. */
function whole(minimum = 0, maximum) {
    return { type: "integer", minimum, ...(maximum === undefined ? {} : { maximum }) };
}
/** One of these texts. */
function choice(...values) {
    return { enum: values };
}
/** An object with these members and no others. */
function members(properties, required = []) {
    return { type: "object", properties, required, additionalProperties: false };
}
/** The same, where the service shows null as long as nothing is set. */
function membersOrNull(properties) {
    return { ...members(properties), type: ["object", "null"] };
}
function list(items, fewest = 0) {
    return { type: "array", items, minItems: fewest };
}
//# sourceMappingURL=keywords.js.map
;// CONCATENATED MODULE: ./packages/replication/build/documents/table-mappings-schema.js

const NAME = { type: "string", minLength: 1 };
const LOCATOR_TABLE = { "schema-name": NAME, "table-name": NAME, "table-type": choice("table", "view", "all") };
const FILTER_OPERATORS = ["lte", "ste", "gte", "eq", "noteq", "between", "notbetween", "null", "notnull"];
const TRANSFORMATIONS = [
    "rename",
    "remove-column",
    "convert-lowercase",
    "convert-uppercase",
    "add-prefix",
    "replace-prefix",
    "add-suffix",
    "replace-suffix",
    "remove-prefix",
    "remove-suffix",
    "change-data-type",
    "add-column",
    "include-column",
];
const COMMON = {
    "rule-type": choice("selection", "transformation", "table-settings", "validation"),
    "rule-id": { type: "string", pattern: "^[0-9]+$" },
    "rule-name": NAME,
};
const REQUIRED = ["rule-type", "rule-id", "rule-name", "object-locator"];
const FILTER = members({
    "filter-type": choice("source"),
    "column-name": NAME,
    "filter-conditions": list(members({ "filter-operator": choice(...FILTER_OPERATORS), value: keywords_text, "start-value": keywords_text, "end-value": keywords_text }, [
        "filter-operator",
    ]), 1),
}, ["filter-type", "column-name", "filter-conditions"]);
const SELECTION = members({
    ...COMMON,
    "rule-action": choice("include", "exclude", "explicit"),
    "object-locator": members(LOCATOR_TABLE, ["schema-name", "table-name"]),
    "load-order": whole(),
    filters: list(FILTER),
}, [...REQUIRED, "rule-action"]);
const TRANSFORMATION = members({
    ...COMMON,
    "rule-action": choice(...TRANSFORMATIONS),
    "rule-target": choice("schema", "table", "column", "table-tablespace", "index-tablespace"),
    "object-locator": members({ ...LOCATOR_TABLE, "column-name": NAME, "data-type": keywords_text }, ["schema-name"]),
    value: keywords_text,
    "old-value": keywords_text,
    expression: keywords_text,
    "data-type": { type: "object" },
}, [...REQUIRED, "rule-action", "rule-target"]);
// With a PostgreSQL source the service takes `ranges` only; the other types are for other engines.
const PARALLEL_LOAD = {
    ...members({
        type: choice("none", "ranges"),
        columns: { ...list(NAME, 1), maxItems: 10 },
        boundaries: list(list(keywords_text, 1), 1),
    }, ["type"]),
    if: { properties: { type: { const: "ranges" } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ["columns", "boundaries"] },
};
const TABLE_SETTINGS = members({
    ...COMMON,
    "object-locator": members(LOCATOR_TABLE, ["schema-name", "table-name"]),
    "parallel-load": PARALLEL_LOAD,
    "lob-settings": members({ mode: choice("limited", "unlimited", "none"), "bulk-max-size": whole(0, 102_400) }),
}, REQUIRED);
const VALIDATION = members({
    ...COMMON,
    "rule-action": choice("override-validation-function"),
    "rule-target": choice("column"),
    "object-locator": members({ ...LOCATOR_TABLE, "column-name": NAME }, ["schema-name", "table-name", "column-name"]),
    "source-function": keywords_text,
    "target-function": keywords_text,
}, [...REQUIRED, "rule-action", "rule-target"]);
const KINDS = {
    selection: SELECTION,
    transformation: TRANSFORMATION,
    "table-settings": TABLE_SETTINGS,
    validation: VALIDATION,
};
/** The table mappings of a DMS task with a PostgreSQL source, as JSON Schema. */
const TABLE_MAPPINGS_SCHEMA = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Table mappings of a DMS task",
    ...members({
        rules: list({
            type: "object",
            properties: { "rule-type": COMMON["rule-type"] },
            required: ["rule-type"],
            allOf: Object.entries(KINDS).map(([kind, rule]) => ({
                if: { properties: { "rule-type": { const: kind } }, required: ["rule-type"] },
                // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
                then: rule,
            })),
        }, 1),
    }, ["rules"]),
};
//# sourceMappingURL=table-mappings-schema.js.map
;// CONCATENATED MODULE: ./packages/replication/build/documents/error-behavior-schema.js

const ROW_POLICIES = ["IGNORE_RECORD", "LOG_ERROR", "SUSPEND_TABLE", "STOP_TASK"];
const ESCALATIONS = ["LOG_ERROR", "SUSPEND_TABLE", "STOP_TASK"];
/** Section `ErrorBehavior` of the task settings: what happens to a row, a table or the task when something fails. */
const ERROR_BEHAVIOR = members({
    DataErrorPolicy: choice(...ROW_POLICIES),
    DataTruncationErrorPolicy: choice(...ROW_POLICIES),
    DataMaskingErrorPolicy: choice(...ROW_POLICIES),
    DataErrorEscalationPolicy: choice(...ESCALATIONS),
    DataErrorEscalationCount: whole(),
    EventErrorPolicy: choice("IGNORE", "STOP_TASK"),
    TableErrorPolicy: choice("SUSPEND_TABLE", "STOP_TASK"),
    TableErrorEscalationPolicy: choice("STOP_TASK"),
    TableErrorEscalationCount: whole(),
    // -1 is without limit.
    RecoverableErrorCount: whole(-1),
    RecoverableErrorInterval: whole(),
    RecoverableErrorThrottling: flag,
    RecoverableErrorThrottlingMax: whole(),
    RecoverableErrorStopRetryAfterThrottlingMax: flag,
    ApplyErrorDeletePolicy: choice(...ROW_POLICIES),
    ApplyErrorInsertPolicy: choice(...ROW_POLICIES, "INSERT_RECORD"),
    ApplyErrorUpdatePolicy: choice(...ROW_POLICIES, "UPDATE_RECORD"),
    ApplyErrorEscalationPolicy: choice(...ESCALATIONS),
    ApplyErrorEscalationCount: whole(),
    ApplyErrorFailOnTruncationDdl: flag,
    FullLoadIgnoreConflicts: flag,
    FailOnTransactionConsistencyBreached: flag,
    FailOnNoTablesCaptured: flag,
});
//# sourceMappingURL=error-behavior-schema.js.map
;// CONCATENATED MODULE: ./packages/replication/build/documents/task-settings-schema.js


const TARGET_METADATA = members({
    TargetSchema: keywords_text,
    SupportLobs: flag,
    FullLobMode: flag,
    // LOB sizes are in KB.
    LobChunkSize: whole(0, 102_400),
    LimitedSizeLobMode: flag,
    LobMaxSize: whole(),
    InlineLobMaxSize: whole(0, 102_400),
    LoadMaxFileSize: whole(),
    ParallelLoadThreads: whole(),
    ParallelLoadBufferSize: whole(),
    ParallelLoadQueuesPerThread: whole(),
    ParallelApplyThreads: whole(),
    ParallelApplyBufferSize: whole(),
    ParallelApplyQueuesPerThread: whole(),
    BatchApplyEnabled: flag,
    TaskRecoveryTableEnabled: flag,
});
const FULL_LOAD = members({
    TargetTablePrepMode: choice("DO_NOTHING", "TRUNCATE_BEFORE_LOAD", "DROP_AND_CREATE"),
    CreatePkAfterFullLoad: flag,
    StopTaskCachedChangesApplied: flag,
    StopTaskCachedChangesNotApplied: flag,
    MaxFullLoadSubTasks: whole(1, 49),
    TransactionConsistencyTimeout: whole(),
    CommitRate: whole(1, 50_000),
});
const LOG_COMPONENTS = [
    "TRANSFORMATION",
    "SOURCE_UNLOAD",
    "IO",
    "TARGET_LOAD",
    "PERFORMANCE",
    "SOURCE_CAPTURE",
    "SORTER",
    "REST_SERVER",
    "VALIDATOR_EXT",
    "TARGET_APPLY",
    "TASK_MANAGER",
    "TABLES_MANAGER",
    "METADATA_MANAGER",
    "FILE_FACTORY",
    "COMMON",
    "ADDONS",
    "DATA_STRUCTURE",
    "COMMUNICATION",
    "FILE_TRANSFER",
];
const task_settings_schema_SEVERITIES = ["ERROR", "WARNING", "INFO", "DEFAULT", "DEBUG", "DETAILED_DEBUG"];
const LOGGING = members({
    EnableLogging: flag,
    EnableLogContext: flag,
    LogComponents: list(members({
        Id: choice(...LOG_COMPONENTS),
        Severity: choice(...task_settings_schema_SEVERITIES.map((severity) => `LOGGER_SEVERITY_${severity}`)),
    }, ["Id", "Severity"])),
    // The service sets these two itself and shows them.
    CloudWatchLogGroup: textOrNull,
    CloudWatchLogStream: textOrNull,
});
const CONTROL_TABLES = members({
    ControlSchema: keywords_text,
    HistoryTimeslotInMinutes: whole(),
    // The service shows this one in both spellings.
    historyTimeslotInMinutes: whole(),
    HistoryTableEnabled: flag,
    SuspendedTablesTableEnabled: flag,
    StatusTableEnabled: flag,
    FullLoadExceptionTableEnabled: flag,
});
const CHANGE_TUNING = members({
    BatchApplyPreserveTransaction: flag,
    BatchApplyTimeoutMin: whole(),
    BatchApplyTimeoutMax: whole(),
    BatchApplyMemoryLimit: whole(),
    BatchSplitSize: whole(),
    MinTransactionSize: whole(),
    CommitTimeout: whole(),
    MemoryLimitTotal: whole(),
    MemoryKeepTime: whole(),
    StatementCacheSize: whole(0, 200),
    RecoveryTimeout: whole(-1),
});
const task_settings_schema_VALIDATION = members({
    EnableValidation: flag,
    ValidationMode: choice("ROW_LEVEL", "GROUP_LEVEL"),
    ThreadCount: whole(1),
    PartitionSize: whole(1),
    FailureMaxCount: whole(),
    TableFailureMaxCount: whole(),
    RecordFailureDelayInMinutes: whole(),
    RecordFailureDelayLimitInMinutes: whole(),
    RecordSuspendDelayInMinutes: whole(),
    MaxKeyColumnSize: whole(),
    ValidationOnly: flag,
    HandleCollationDiff: flag,
    SkipLobColumns: flag,
    ValidationPartialLobSize: whole(),
    ValidationQueryCdcDelaySeconds: whole(),
});
/** The settings of a DMS task, whole or in part, as JSON Schema. */
const TASK_SETTINGS_SCHEMA = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Settings of a DMS task",
    ...members({
        TargetMetadata: TARGET_METADATA,
        FullLoadSettings: FULL_LOAD,
        Logging: LOGGING,
        ControlTablesSettings: CONTROL_TABLES,
        StreamBufferSettings: members({
            StreamBufferCount: whole(1),
            StreamBufferSizeInMB: whole(1),
            CtrlStreamBufferSizeInMB: whole(1),
        }),
        ChangeProcessingTuning: CHANGE_TUNING,
        ChangeProcessingDdlHandlingPolicy: members({
            HandleSourceTableDropped: flag,
            HandleSourceTableTruncated: flag,
            HandleSourceTableAltered: flag,
        }),
        ErrorBehavior: ERROR_BEHAVIOR,
        ValidationSettings: task_settings_schema_VALIDATION,
        FailTaskWhenCleanTaskResourceFailed: flag,
        LoopbackPreventionSettings: membersOrNull({
            EnableLoopbackPrevention: flag,
            SourceSchema: keywords_text,
            TargetSchema: keywords_text,
        }),
        ResyncSettings: membersOrNull({
            EnableResync: flag,
            ResyncSchedule: keywords_text,
            MaxResyncTime: whole(5, 14_400),
            ValidationTaskId: keywords_text,
        }),
        // What these hold serves other engines than PostgreSQL; it is passed on as it is.
        TTSettings: { type: ["object", "null"] },
        BeforeImageSettings: { type: ["object", "null"] },
        CharacterSetSettings: { type: ["object", "null"] },
        PostProcessingRules: { type: ["object", "array", "string", "null"] },
    }),
};
//# sourceMappingURL=task-settings-schema.js.map
;// CONCATENATED MODULE: ./packages/replication/build/documents/check.js




/** Problems shown of many. */
const SHOWN = 5;
/**
 * Checks a table-mappings document against its schema, and that rule ids and names are unique and ranges complete.
 * @param text JSON
 * @throws UserError BAD_TABLE_MAPPINGS naming the path of each problem
 */
async function checkTableMappings(text) {
    const refuse = (problems) => failIfAny("BAD_TABLE_MAPPINGS", "The table mappings are not valid", problems, "Correct the rules named above");
    let document;
    try {
        document = JSON.parse(text);
    }
    catch (error) {
        refuse([`The document is not JSON: ${error.message}`]);
    }
    refuse(await problemsOf(TABLE_MAPPINGS_SCHEMA, document));
    const { rules } = document;
    refuse([...twice(rules, "rule-id"), ...twice(rules, "rule-name"), ...unevenRanges(rules)]);
}
/**
 * Checks a task-settings document, whole or in part, against its schema, and that its settings go together in a task
 * that loads tables and follows changes.
 * @param name how the document is called in the message
 * @throws UserError BAD_TASK_SETTINGS naming the path of each problem
 */
async function checkTaskSettings(document, name = "The task settings") {
    const remedy = "Correct the settings named above in the file that task-settings names";
    const what = `${name} ${name.endsWith("s") ? "are" : "is"} not valid`;
    const problems = await problemsOf(TASK_SETTINGS_SCHEMA, document);
    failIfAny("BAD_TASK_SETTINGS", what, problems, remedy);
    failIfAny("BAD_TASK_SETTINGS", what, contradictions(document), remedy);
}
function contradictions({ TargetMetadata: lobs = {}, ValidationSettings: validation = {} }) {
    const wrong = [
        [
            lobs["FullLobMode"] === true && lobs["LimitedSizeLobMode"] === true,
            "TargetMetadata.FullLobMode and TargetMetadata.LimitedSizeLobMode are both true; one of them must be false",
        ],
        [
            lobs["InlineLobMaxSize"] !== undefined && lobs["InlineLobMaxSize"] !== 0 && lobs["FullLobMode"] === false,
            "TargetMetadata.InlineLobMaxSize has a meaning with FullLobMode true only; set it to 0",
        ],
        [
            lobs["BatchApplyEnabled"] === true && lobs["FullLobMode"] === true,
            "TargetMetadata.BatchApplyEnabled works with limited LOB mode only; set FullLobMode false",
        ],
        [
            validation["ValidationOnly"] === true,
            "ValidationSettings.ValidationOnly makes a task that carries no rows; set it to false",
        ],
    ];
    return wrong.filter(([is]) => is).map(([, problem]) => problem);
}
function unevenRanges(rules) {
    return rules.flatMap(({ "parallel-load": { columns, boundaries } = {} }, index) => columns && boundaries?.some((bound) => bound.length !== columns.length)
        ? [`rules[${index}].parallel-load.boundaries must hold one value per column`]
        : []);
}
function twice(rules, member) {
    const seen = new Set();
    const repeated = new Set();
    for (const rule of rules)
        (seen.has(rule[member]) ? repeated : seen).add(rule[member]);
    return [...repeated].map((value) => `${member} ${value} occurs more than once`);
}
function failIfAny(code, what, problems, remedy) {
    if (problems.length === 0)
        return;
    const shown = problems.slice(0, SHOWN);
    if (problems.length > SHOWN)
        shown.push(`and ${problems.length - SHOWN} more`);
    throw new domain_build/* UserError */.yo({ code, what, why: shown.join("; "), remedy });
}
//# sourceMappingURL=check.js.map
;// CONCATENATED MODULE: ./packages/replication/build/documents/index.js



//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/settings.js



/** Where our settings leave the service's defaults, and why. LOB mode and figures of size are added by measure. */
const OUR_SETTINGS = {
    TargetMetadata: {
        SupportLobs: true,
        BatchApplyEnabled: false,
        // A restart point on the target, written with the rows themselves.
        TaskRecoveryTableEnabled: true,
    },
    FullLoadSettings: {
        // The tables come from the schema bundle and are proved empty before the start.
        TargetTablePrepMode: "DO_NOTHING",
        StopTaskCachedChangesApplied: false,
    },
    Logging: { EnableLogging: true },
    ControlTablesSettings: {
        ControlSchema: domain_build/* DMS_CONTROL_SCHEMA */.bL,
        HistoryTableEnabled: true,
        SuspendedTablesTableEnabled: true,
        StatusTableEnabled: true,
        FullLoadExceptionTableEnabled: true,
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
 * The user's settings, as far as a task may be made with them: without what the service sets itself, and with both
 * LOB modes where they name one, since each excludes the other. Empty without a file.
 * @param file path of a JSON file
 * @throws UserError BAD_TASK_SETTINGS when the file cannot be read or is no settings document
 */
async function userSettings(file) {
    if (file === undefined)
        return {};
    let document;
    try {
        document = JSON.parse(await (0,promises_.readFile)(file, "utf8"));
    }
    catch (error) {
        throw new domain_build/* UserError */.yo({
            code: "BAD_TASK_SETTINGS",
            what: `task-settings is not usable: ${file}`,
            why: error.message,
            remedy: 'Give the path of a JSON file, for example {"FullLoadSettings":{"MaxFullLoadSubTasks":4}}',
            cause: error,
        });
    }
    await checkTaskSettings(document, `The file of task-settings, ${file},`);
    return withBothLobModes(withoutLogPlace(document));
}
/** The service names these itself and refuses them on creation, also in a document it has shown. */
function withoutLogPlace(settings) {
    const logging = settings["Logging"];
    if (!isDocument(logging))
        return settings;
    const { CloudWatchLogGroup: _group, CloudWatchLogStream: _stream, ...rest } = logging;
    return { ...settings, Logging: rest };
}
function withBothLobModes(settings) {
    const lobs = settings["TargetMetadata"];
    if (!isDocument(lobs))
        return settings;
    const { FullLobMode: full, LimitedSizeLobMode: limited } = lobs;
    if (typeof full === "boolean" && limited === undefined)
        return { ...settings, TargetMetadata: { ...lobs, LimitedSizeLobMode: !full } };
    if (typeof limited === "boolean" && full === undefined)
        return { ...settings, TargetMetadata: { ...lobs, FullLobMode: !limited } };
    return settings;
}
/** One document with another on top, key by key. */
function merge(base, over) {
    const result = { ...base };
    for (const [key, value] of Object.entries(over)) {
        const below = result[key];
        result[key] = isDocument(below) && isDocument(value) ? merge(below, value) : value;
    }
    return result;
}
/** A section of a document; empty when it is not there. */
function sectionOf(settings, name) {
    const section = settings[name];
    return isDocument(section) ? section : {};
}
function isDocument(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
//# sourceMappingURL=settings.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/differences.js



/** What existing mappings have differently, in words. Throws UserError when they were not made by this action. */
function mappingsDifferences(actual, wanted) {
    const [have, want] = [(0,replication_build/* mappedTables */.BB)(actual), (0,replication_build/* mappedTables */.BB)(wanted)];
    const { missing, unwanted } = (0,replication_build/* compareTables */.Dz)(want, have);
    const haveByName = new Map(have.map((table) => [(0,domain_build/* displayName */.QC)(table), table]));
    return [
        ...missing.map((name) => `tables: it does not carry ${name}`),
        ...unwanted.map((name) => `tables: it carries ${name}, which is not wanted or not there`),
        ...want.flatMap((table) => tableDifferences(haveByName.get((0,domain_build/* displayName */.QC)(table)), table)),
    ];
}
function tableDifferences(have, want) {
    if (have === undefined)
        return [];
    const name = (0,domain_build/* displayName */.QC)(want);
    const removed = ({ removedColumns = [] }) => [...removedColumns].sort().join(", ") || "none";
    const differences = [];
    if (removed(have) !== removed(want))
        differences.push(`columns left out of ${name}: it has ${removed(have)}, wanted is ${removed(want)}`);
    if (JSON.stringify(have.ranges) !== JSON.stringify(want.ranges))
        differences.push(`ranges of ${name}: it has ${rangesText(have)}, wanted is ${rangesText(want)}`);
    return differences;
}
function rangesText({ ranges }) {
    return ranges === undefined ? "none" : `${ranges.boundaries.length + 1} ranges of ${ranges.columns.join(", ")}`;
}
/** What existing settings have differently, key by key; keys we do not set do not count. */
function settingsDifferences(actual, wanted, path = "") {
    if (isDocument(wanted))
        return Object.entries(wanted).flatMap(([key, value]) => settingsDifferences(isDocument(actual) ? actual[key] : undefined, value, path === "" ? key : `${path}.${key}`));
    if (JSON.stringify(actual) === JSON.stringify(wanted))
        return [];
    return [`${path}: it has ${JSON.stringify(actual) ?? "nothing"}, wanted is ${JSON.stringify(wanted)}`];
}
/** Says behind a difference of the LOB mode which value it comes from. */
function explainLobDifference(difference, longest) {
    if (!/^TargetMetadata\.(FullLobMode|LobMaxSize):/.test(difference) || longest.column === undefined)
        return difference;
    return `${difference}; the longest value, in ${longest.column}, has ${Math.ceil(longest.bytes / 1024)} KB`;
}
//# sourceMappingURL=differences.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/about-tables.js

/** One finding about all these tables; none when there is no table. */
function aboutTables(tables, statement) {
    return aboutNames(tables.map(domain_build/* displayName */.QC), statement);
}
/** The same about anything that has a name; `tables` counts them: "1 table", "3 tables". */
function aboutNames(all, { rule, severity, evidence, remedy }, noun = "table") {
    if (all.length === 0)
        return [];
    const names = (0,domain_build/* listed */.KE)(all);
    return [{ rule, severity, object: names, evidence: evidence(names, (0,domain_build/* counted */.hS)(all.length, noun)), remedy }];
}
//# sourceMappingURL=about-tables.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/key-findings.js


const ADD_KEY = "Add a primary key that is not deferrable, or ALTER TABLE ... REPLICA IDENTITY FULL";
/**
 * What follows from tables' keys. A table whose rows the change stream does not name is loaded and gets new rows, but
 * its updates and deletes are lost.
 * @param keyless input keyless-tables
 */
function keyFindings(tables, keyless) {
    const without = tables.filter(({ keyKind }) => keyKind === "none");
    return [
        ...(keyless === "refuse" ? refused(without) : without.map(allowed)),
        ...arraysWithoutKey(tables),
        ...longKeys(tables),
    ];
}
function refused(tables) {
    return aboutTables(tables, {
        rule: "table-without-key",
        severity: "blocker",
        evidence: (names, tables) => `DMS would not carry updates and deletes of ${tables} without primary key and replica identity: ${names}`,
        remedy: `${ADD_KEY}; or name them in exclude-tables; or, if their rows never change, set keyless-tables: allow`,
    });
}
function allowed(table) {
    return {
        rule: "table-without-key",
        severity: "warning",
        object: (0,domain_build/* displayName */.QC)(table),
        evidence: "No primary key and no replica identity: its rows are loaded and new ones follow, but updates and deletes are not carried",
        remedy: ADD_KEY,
    };
}
function arraysWithoutKey(tables) {
    return aboutTables(tables.filter(({ arrays, key }) => arrays.length > 0 && key.length === 0), {
        rule: "array-without-primary-key",
        severity: "warning",
        evidence: (names, tables) => `DMS carries array columns of tables with a primary key only; ${tables} have none: ${names}`,
        remedy: "Add a primary key, or compare these tables with validate-data before the cutover",
    });
}
function longKeys(tables) {
    return aboutTables(tables.filter(({ lobs }) => lobs.some(({ inKey }) => inKey)), {
        rule: "key-of-any-length",
        severity: "info",
        evidence: (names, tables) => `DMS does not validate ${tables} whose primary key has a column without length: ${names}`,
        remedy: "Nothing is to be done: validate-data compares them",
    });
}
//# sourceMappingURL=key-findings.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/limits.js
const KB = 1024;
const MB = 1024 * KB;
const GB = 1024 * MB;
/**
 * What the action works with. Two minutes of sequential reading (16 GiB) are spent on exact sizes; the memory is half
 * of the smallest usual instance's 4 GiB.
 */
const LIMITS = {
    exactTableBytes: 512 * MB,
    exactTotalBytes: 16 * GB,
    sampleShare: 0.05,
    sampleBytes: 128 * MB,
    knownTableBytes: 16 * MB,
    knownTotalBytes: GB,
    rangesBytes: GB,
    rangesRows: 10_000_000,
    oneLoaderBytes: 50 * GB,
    lobMemoryBytes: 2 * GB,
};
//# sourceMappingURL=limits.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/lob-lengths.js


/** Tables per statement, so that no statement locks more than a default server can hold. */
const TABLES_PER_STATEMENT = 50;
/** A sampled length is taken for this many times as long: the longest value of all is seldom among those drawn. */
const SAMPLE_FACTOR = 4;
/**
 * Measures the longest values of the tables' LOB columns, each table with one scan, small tables many at a time. A
 * table that the user may not read is left out.
 * @param known whether a table belongs to a task that has run: then it is read again only when it is small
 * @returns in the order of `tables`
 * @throws the signal's reason, and what the server refuses
 */
async function measureLobs(source, tables, known, { limits, signal, onProgress }) {
    const wide = tables.filter(({ lobs, readable, rowSecurity }) => lobs.length > 0 && readable && !rowSecurity);
    const measured = new Map();
    for (const batch of batches(chooseMethods(wide, known, limits), limits)) {
        signal.throwIfAborted();
        const read = batch.filter(({ table, method }) => method !== "kept" && table.heapBytes > 0);
        if (read[0])
            onProgress(measured.size, wide.length, (0,domain_build/* displayName */.QC)(read[0].table));
        const lengths = read.length === 0 ? [] : await readLengths(source, read, limits);
        for (const { table, method } of batch)
            measured.set(table, { table, method, bytes: table.lobs.map(() => 0) });
        for (const [index, { table, method }] of read.entries())
            measured.set(table, { table, method, bytes: lengths[index] });
    }
    return wide.map((table) => measured.get(table));
}
/** The smallest first, until the budgets for exact reading are spent. */
function chooseMethods(tables, known, limits) {
    const fresh = { table: limits.exactTableBytes, left: limits.exactTotalBytes, beyond: "sampled" };
    const again = { table: limits.knownTableBytes, left: limits.knownTotalBytes, beyond: "kept" };
    return tables
        .map((table) => ({ table, cost: costOf(table) }))
        .sort((a, b) => a.cost - b.cost)
        .map(({ table, cost }) => {
        const budget = known(table) ? again : fresh;
        if (cost > budget.table || cost > budget.left)
            return { table, cost, method: budget.beyond };
        budget.left -= cost;
        return { table, cost, method: "exact" };
    });
}
/** The length of text and bytea stands in the row itself; for other types the long value is read, too. */
function costOf({ lobs, heapBytes, bytes }) {
    return lobs.every(({ base }) => base !== "other") ? heapBytes : bytes;
}
/** Groups that one statement reads: not too many tables, not too much data. */
function* batches(looks, { sampleBytes }) {
    let batch = [];
    let cost = 0;
    for (const look of looks) {
        if (batch.length >= TABLES_PER_STATEMENT || (batch.length > 0 && cost + look.cost > sampleBytes)) {
            yield batch;
            batch = [];
            cost = 0;
        }
        batch.push(look);
        cost += look.cost;
    }
    if (batch.length > 0)
        yield batch;
}
async function readLengths(source, looks, limits) {
    const selects = looks.map(({ table, cost, method }, index) => {
        const lengths = table.lobs.map((column) => `max(${lengthOf(column)})`);
        const from = method === "exact" ? `ONLY ${(0,postgres_build/* quoteName */.AB)(table)}` : sampleOf(table, cost, limits);
        return `SELECT ${index}, ARRAY[${lengths.join(", ")}]::int[] FROM ${from}`;
    });
    const { rows } = await source.query({ text: selects.join("\nUNION ALL\n"), rowMode: "array" });
    const found = new Map(rows.map(([index, lengths]) => [index, lengths]));
    return looks.map((_, index) => (found.get(index) ?? []).map((length) => length ?? 0));
}
/** Pages drawn with a fixed seed: the same rows give the same plan. */
function sampleOf(table, cost, { sampleShare, sampleBytes }) {
    const percent = 100 * Math.min(sampleShare, sampleBytes / cost);
    return `ONLY ${(0,postgres_build/* quoteName */.AB)(table)} TABLESAMPLE SYSTEM (${percent.toFixed(6)}) REPEATABLE (1)`;
}
function lengthOf({ name, base }) {
    return `pg_catalog.octet_length(${(0,postgres_build/* quoteIdentifier */.Cm)(name)}::pg_catalog.${base === "bytea" ? "bytea" : "text"})`;
}
//# sourceMappingURL=lob-lengths.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/lob-settings.js

const lob_settings_KB = 1024;
/** Values up to here (KB) go in limited mode without further thought. */
const ORDINARY_KB = 63;
/** LobMaxSize up to which limited mode is recommended, in KB. */
const MOST_LIMITED_KB = 102_400;
/** Rows between two commits of the load: by default, with long values, and where full LOB mode is no way out. */
const COMMIT_RATE = { ordinary: 10_000, long: 5_000, leastLong: 1_000, least: 100 };
/** In full LOB mode, values up to this size (KB) travel with their row instead of being fetched one by one. */
const INLINE_KB = 64;
/** The longest value among the measured; with `factor`, sampled ones count for longer than they were seen. */
function longestLob(lengths, factor = SAMPLE_FACTOR) {
    let longest = { column: undefined, bytes: 0, method: "exact" };
    for (const { table, method, bytes } of lengths)
        for (const [index, length] of bytes.entries()) {
            const counted = method === "sampled" ? length * factor : length;
            if (counted > longest.bytes)
                longest = { column: `${table.schema}.${table.name}.${table.lobs[index]?.name}`, bytes: counted, method };
        }
    return longest;
}
/**
 * The LOB mode, with what depends on it, for the longest value of all. DMS counts two bytes per character, so
 * LobMaxSize is twice the longest value in bytes.
 *
 * - up to 63 KB: limited mode, LobMaxSize the next power of two, at least 64, so that values may grow a little before
 *   a later run finds them too long
 * - up to a LobMaxSize of 100 MB: limited mode when the memory it takes (LobMaxSize x LOB columns of the widest table x tables at once
 *   x rows per commit) stays within bounds with at least 1,000 rows per commit, or with 100 where full LOB mode is
 *   impossible, because a table has no primary key or a LOB in it
 * - else full LOB mode, which fetches what is longer than 64 KB value by value
 */
function lobSettings(longestBytes, tables, subTasks, limits) {
    const longest = Math.ceil(longestBytes / lob_settings_KB);
    if (longest <= ORDINARY_KB) {
        const size = powerOfTwoFrom(Math.max(64, 2 * longest));
        return limited(size, size <= 64 ? COMMIT_RATE.ordinary : COMMIT_RATE.long);
    }
    const size = Math.ceil((2 * longest) / 64) * 64;
    const columns = widest(tables);
    const rows = Math.floor(limits.lobMemoryBytes / (size * lob_settings_KB * columns * subTasks));
    const fewest = fullLobObstacles(tables).length > 0 ? COMMIT_RATE.least : COMMIT_RATE.leastLong;
    if (size <= MOST_LIMITED_KB && rows >= fewest)
        return limited(size, Math.min(COMMIT_RATE.long, rows));
    return full();
}
/** Tables that full LOB mode cannot carry: without primary key, or with a LOB in it. */
function fullLobObstacles(tables) {
    return tables.filter(({ lobs, key }) => lobs.length > 0 && (key.length === 0 || lobs.some(({ inKey }) => inKey)));
}
function limited(size, rows) {
    return {
        TargetMetadata: { FullLobMode: false, LimitedSizeLobMode: true, LobMaxSize: size },
        FullLoadSettings: { CommitRate: rows },
        ValidationSettings: { ValidationPartialLobSize: size },
    };
}
function full() {
    return {
        TargetMetadata: { FullLobMode: true, LimitedSizeLobMode: false, LobChunkSize: 64, InlineLobMaxSize: INLINE_KB },
        FullLoadSettings: { CommitRate: COMMIT_RATE.leastLong },
        ValidationSettings: { ValidationPartialLobSize: 0 },
    };
}
function widest(tables) {
    return tables.reduce((most, { lobs }) => Math.max(most, lobs.length), 1);
}
function powerOfTwoFrom(value) {
    return 2 ** Math.ceil(Math.log2(value));
}
//# sourceMappingURL=lob-settings.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/lob-findings.js




/** LobMaxSize of the service when nobody sets one, in KB. */
const DEFAULT_LOB_MAX_SIZE = 32;
/** What follows from the LOB mode of the final settings for these tables. */
function lobFindings(tables, lengths, settings) {
    const wide = tables.filter(({ lobs }) => lobs.length > 0);
    if (wide.length === 0)
        return [];
    const { SupportLobs, FullLobMode, LobMaxSize } = sectionOf(settings, "TargetMetadata");
    if (SupportLobs === false)
        return leftOut(wide);
    if (FullLobMode === true)
        return [...withoutKey(wide), ...notNull(wide)];
    const size = typeof LobMaxSize === "number" ? LobMaxSize : DEFAULT_LOB_MAX_SIZE;
    return [...tooLong(lengths, size), ...sampled(lengths)];
}
function leftOut(tables) {
    return aboutTables(tables, {
        rule: "lobs-left-out",
        severity: "blocker",
        evidence: (names, tables) => `SupportLobs is false, so columns like text and jsonb of ${tables} would stay empty: ${names}`,
        remedy: "Remove TargetMetadata.SupportLobs from the file of task-settings",
    });
}
function withoutKey(tables) {
    return aboutTables(fullLobObstacles(tables), {
        rule: "full-lob-mode-needs-key",
        severity: "blocker",
        evidence: (names, tables) => `Full LOB mode looks long values up by primary key, and ${tables} have none or a long value in it: ${names}`,
        remedy: "Add a primary key of short columns, name them in exclude-tables, or set LimitedSizeLobMode true and LobMaxSize in the file of task-settings",
    });
}
function notNull(tables) {
    const columns = tables.flatMap((table) => table.lobs.filter((column) => column.notNull && !column.inKey).map(({ name }) => `${(0,domain_build/* displayName */.QC)(table)}.${name}`));
    return aboutNames(columns, {
        rule: "full-lob-mode-needs-null",
        severity: "warning",
        evidence: (names, columns) => `Full LOB mode inserts a row before its long values, so ${columns} must be nullable on the target until the load is over: ${names}`,
        remedy: "A bundle of convert-schema sets NOT NULL after the load; with a schema of another origin, ALTER COLUMN ... DROP NOT NULL on the target",
    }, "column");
}
/** Only settings of the user's own can be too small: ours come from the same lengths. */
function tooLong(lengths, size) {
    const { column, bytes } = longestLob(lengths, 1);
    if (column === undefined || 2 * bytes <= size * 1024)
        return [];
    const certain = bytes > size * 1024;
    return [
        {
            rule: "lob-longer-than-limit",
            severity: certain ? "blocker" : "warning",
            object: column,
            evidence: `The longest value of ${column} has ${Math.ceil(bytes / 1024)} KB, and LobMaxSize is ${size} KB${certain ? "" : ", of which DMS takes two bytes per character"}: the task would stop there`,
            remedy: `Raise TargetMetadata.LobMaxSize to ${Math.ceil((2 * bytes) / 1024)} or more in the file of task-settings, or remove it there`,
        },
    ];
}
function sampled(lengths) {
    return aboutTables(lengths.filter(({ method }) => method === "sampled").map(({ table }) => table), {
        rule: "lob-lengths-sampled",
        severity: "info",
        evidence: (names, tables) => `${tables} are so large that their longest values were estimated from a sample: ${names}`,
        remedy: "If one is longer than LobMaxSize, the task stops and says so; then set TargetMetadata.LobMaxSize in the file of task-settings",
    });
}
//# sourceMappingURL=lob-findings.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/choose-tables.js



/** Tables per statement, so that no statement locks more than a default server can hold. */
const choose_tables_TABLES_PER_STATEMENT = 50;
/**
 * The tables to carry: those of the scope that hold rows of their own and whose changes can be followed, and what is
 * to be said about the others.
 * @throws UserError when the scope names what is not there, or nothing is left
 */
async function chooseTables(source, all, scope) {
    (0,postgres_build/* checkScope */.DB)(all, scope, "the source");
    const inScope = all.filter((table) => (0,postgres_build/* isInScope */.yX)(table, scope));
    const parents = inScope.filter(({ inherited, unlogged }) => inherited && !unlogged);
    const filled = await withOwnRows(source, parents);
    const tables = inScope.filter(({ inherited, unlogged }) => !inherited && !unlogged);
    const findings = [
        ...unlogged(inScope),
        ...filledParents(filled),
        ...emptyParents(parents.filter((parent) => !filled.includes(parent))),
        ...similarNames(tables),
        ...hiddenRows(tables),
    ];
    if (tables.length === 0 && !findings.some(({ severity }) => severity === "blocker"))
        throw noTables(all);
    return { tables, findings };
}
/** Those of the parents that hold rows of their own, or that the user may not look into. */
async function withOwnRows(source, parents) {
    const readable = parents.filter((parent) => parent.readable && !parent.rowSecurity);
    const filled = parents.filter((parent) => !readable.includes(parent));
    for (let start = 0; start < readable.length; start += choose_tables_TABLES_PER_STATEMENT) {
        const batch = readable.slice(start, start + choose_tables_TABLES_PER_STATEMENT);
        const looks = batch.map((table) => `EXISTS (SELECT FROM ONLY ${(0,postgres_build/* quoteName */.AB)(table)})`);
        const { rows } = await source.query(`SELECT ARRAY[${looks.join(", ")}] AS filled`);
        filled.push(...batch.filter((_, index) => rows[0].filled[index]));
    }
    return filled;
}
function unlogged(tables) {
    return aboutTables(tables.filter((table) => table.unlogged), {
        rule: "table-unlogged",
        severity: "blocker",
        evidence: (names, tables) => `${tables} of the source are unlogged, so their changes cannot be followed: ${names}`,
        remedy: "Name them in exclude-tables, or ALTER TABLE ... SET LOGGED, which writes them anew",
    });
}
function filledParents(parents) {
    return aboutTables(parents, {
        rule: "inheritance-parent-with-rows",
        severity: "blocker",
        evidence: (names, tables) => `Others inherit from ${tables} with rows of their own, and DMS would read the rows of the children twice: ${names}`,
        remedy: "Move those rows into a child table, or name the parents in exclude-tables and carry their own rows yourself",
    });
}
function emptyParents(parents) {
    return aboutTables(parents, {
        rule: "inheritance-parent-left-out",
        severity: "warning",
        evidence: (names, tables) => `Others inherit from ${tables} without rows of their own; the children are carried and these are not: ${names}`,
        remedy: "Until the cutover, insert into the children only",
    });
}
function similarNames(tables) {
    const groups = new Map();
    for (const table of tables) {
        const folded = (0,domain_build/* displayName */.QC)(table).toLowerCase();
        const group = groups.get(folded);
        if (group)
            group.push(table);
        else
            groups.set(folded, [table]);
    }
    return aboutTables([...groups.values()].filter((group) => group.length > 1).flat(), {
        rule: "table-names-differ-by-case",
        severity: "blocker",
        evidence: (names, tables) => `DMS confuses ${tables} whose names differ in case only: ${names}`,
        remedy: "Rename all but one of each with ALTER TABLE ... RENAME TO, or name them in exclude-tables",
    });
}
function hiddenRows(tables) {
    return aboutTables(tables.filter((table) => table.rowSecurity), {
        rule: "table-row-security",
        severity: "blocker",
        evidence: (names, tables) => `Row-level security may hide rows of ${tables} from the user of the source: ${names}`,
        remedy: "ALTER ROLE ... BYPASSRLS for that user, or give the tables' owner as user",
    });
}
function noTables(all) {
    return new domain_build/* UserError */.yo({
        code: "NO_TABLES",
        what: "There is no table to carry",
        why: all.length === 0 ? "The source database has none the user can see" : "All of them are excluded",
        remedy: "Check the database of source-url, schemas and exclude-tables",
    });
}
//# sourceMappingURL=choose-tables.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/load-ranges.js

/** Segments of one table at the most. */
const MOST_SEGMENTS = 8;
/** Key types whose values are written the same way everywhere; a time with zone is not. */
const RANGE_TYPES = ["int2", "int4", "int8", "date", "timestamp"];
/** Share of the rows changed since the last ANALYZE up to which its histogram is trusted. */
const FRESH = 0.2;
/** Bytes read of a table whose histogram is not to be trusted. */
const SAMPLE_BYTES = 8 * 1024 ** 2;
/** Whether a table is big enough to be loaded in ranges. */
function isBig({ bytes, estimatedRows }, limits) {
    return bytes >= limits.rangesBytes || estimatedRows >= limits.rangesRows;
}
/**
 * Cuts big tables into ranges of about as many rows each, by the first column of the primary key.
 * @param onProgress called before each table
 * @returns one entry per big table, in the order of `tables`
 */
async function planRanges(source, tables, limits, signal, onProgress = () => { }) {
    const plans = [];
    for (const table of tables.filter((candidate) => isBig(candidate, limits))) {
        signal.throwIfAborted();
        onProgress(table);
        plans.push({ table, ...(await rangesOf(source, table, limits)) });
    }
    return plans;
}
async function rangesOf(source, table, limits) {
    const [column] = table.key;
    const one = (reason) => ({ ranges: undefined, reason });
    if (column === undefined)
        return one("it has no primary key");
    if (!RANGE_TYPES.includes(table.keyType ?? ""))
        return one(`the first column of its primary key, ${column}, is of type ${table.keyType}, which gives no ranges`);
    if (!table.readable || table.rowSecurity)
        return one("its rows cannot be read");
    const segments = segmentsOf(table, limits);
    const histogram = await histogramOf(source, table, column);
    const values = histogram ?? (await load_ranges_sampleOf(source, table, column));
    const bounds = quantiles(values, segments);
    if (bounds.length === 0)
        return one(`${column} has too few values to be cut by`);
    return {
        ranges: { columns: [column], boundaries: bounds.map((bound) => [bound]) },
        reason: histogram ? "by the statistics of ANALYZE" : "by a sample",
    };
}
function segmentsOf({ bytes, estimatedRows }, { rangesBytes, rangesRows }) {
    const wanted = Math.ceil(Math.max(bytes / rangesBytes, estimatedRows / rangesRows));
    return Math.min(MOST_SEGMENTS, Math.max(2, wanted));
}
/**
 * The bounds that ANALYZE keeps, each standing for as many rows; undefined when they are old, or leave out frequent
 * values.
 */
async function histogramOf(source, table, column) {
    const { rows } = await source.query(`SELECT s.histogram_bounds::pg_catalog.text::pg_catalog.text[] AS bounds
       FROM pg_catalog.pg_stats s
       JOIN pg_catalog.pg_stat_all_tables u ON u.schemaname = s.schemaname AND u.relname = s.tablename
      WHERE s.schemaname = $1 AND s.tablename = $2 AND s.attname = $3 AND NOT s.inherited
        AND s.most_common_vals IS NULL AND u.n_live_tup > 0 AND u.n_mod_since_analyze < u.n_live_tup * $4::float8`, [table.schema, table.name, column, FRESH]);
    return rows[0]?.bounds ?? undefined;
}
/** Values of the column on pages drawn with a fixed seed, in order. */
async function load_ranges_sampleOf(source, table, column) {
    const percent = Math.min(100, (100 * SAMPLE_BYTES) / Math.max(1, table.heapBytes));
    const name = (0,postgres_build/* quoteIdentifier */.Cm)(column);
    const { rows } = await source.query({
        text: `SELECT ${name}::pg_catalog.text FROM ONLY ${(0,postgres_build/* quoteName */.AB)(table)}
           TABLESAMPLE SYSTEM (${percent.toFixed(6)}) REPEATABLE (1) ORDER BY ${(0,postgres_build/* quoteName */.AB)(table)}.${name}`,
        rowMode: "array",
    });
    return rows.map(([value]) => value);
}
/**
 * Upper bounds that cut values in order into segments of about as many; fewer where values repeat.
 * @param values ascending, as text
 */
function quantiles(values, segments) {
    const last = values.at(-1);
    const bounds = Array.from({ length: segments - 1 }, (_, index) => values[Math.ceil(((index + 1) * values.length) / segments) - 1]);
    return [...new Set(bounds)].filter((bound) => bound !== undefined && bound !== last && !bound.includes("infinity"));
}
//# sourceMappingURL=load-ranges.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/table-facts-sql.js

/** Ordinary tables and leaf partitions of the user's, as `c` of schema `n`. */
const OWN_TABLES = `pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND c.relpersistence IN ('p', 'u')
       AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
       AND c.relname NOT LIKE 'awsdms\\_%'`;
/** A deferrable key does not name rows in the change stream. */
const KEY_KIND = `CASE c.relreplident WHEN 'f' THEN 'whole row' WHEN 'n' THEN 'none'
    WHEN 'i' THEN CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index i
         WHERE i.indrelid = c.oid AND i.indisreplident AND i.indisvalid AND i.indimmediate)
      THEN 'identity index' ELSE 'none' END
    ELSE CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index i
         WHERE i.indrelid = c.oid AND i.indisprimary AND i.indimmediate)
      THEN 'primary key' ELSE 'none' END END`;
/**
 * One row per table: what `SourceTable` has but for its columns. Asking for sizes waits for tables that are locked
 * exclusively. Planned apart from the columns: joined to them, a catalog of 10,000 tables would take minutes.
 */
const TABLES = {
    sql: `SELECT c.oid::int8 AS oid, n.nspname AS schema, c.relname AS name, ${KEY_KIND} AS "keyKind",
           c.reltuples::float8 AS "estimatedRows",
           coalesce(pg_catalog.pg_table_size(c.oid), 0)::float8 AS bytes,
           coalesce(pg_catalog.pg_relation_size(c.oid), 0)::float8 AS "heapBytes", c.relpersistence = 'u' AS unlogged,
           c.relhassubclass AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AS inherited,
           pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS readable,
           pg_catalog.row_security_active(c.oid) AS "rowSecurity",
           ARRAY(SELECT pn.nspname || '.' || pc.relname FROM pg_catalog.pg_partition_ancestors(c.oid) a
                   JOIN pg_catalog.pg_class pc ON pc.oid = a.relid AND pc.oid <> c.oid
                   JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace) AS "partitionOf"
      FROM ${OWN_TABLES}
       AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                        WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
     ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    values: [domain_build/* MIGRATION_SCHEMAS */.U5],
};
/** Types below all domains, with the length that a domain sets. */
const DOMAINS = `below (oid, base, typmod) AS (
    SELECT d.oid, d.typbasetype, d.typtypmod FROM pg_catalog.pg_type d WHERE d.typtype = 'd'
    UNION ALL
    SELECT b.oid, d.typbasetype, CASE WHEN b.typmod <> -1 THEN b.typmod ELSE d.typtypmod END
      FROM below b JOIN pg_catalog.pg_type d ON d.oid = b.base AND d.typtype = 'd'),
  domain AS MATERIALIZED (SELECT b.* FROM below b JOIN pg_catalog.pg_type t ON t.oid = b.base AND t.typtype <> 'd')`;
/**
 * Whether DMS handles a column as a LOB: values of any length. What reaches it as text of bounded length (numeric,
 * varchar(n), inet, ranges) is none.
 */
const IS_LOB = `t.typlen = -1 AND t.typtype IN ('b', 'c') AND t.typname NOT IN ('numeric', 'bit', 'varbit', 'inet', 'cidr')
      AND NOT (t.typname IN ('varchar', 'bpchar') AND greatest(a.atttypmod, d.typmod) > 0)`;
/** One row per table that has a column of any length or a primary key: those columns, and the type of the key's first. */
const COLUMNS = {
    sql: `WITH RECURSIVE ${DOMAINS}, own AS MATERIALIZED (SELECT c.oid FROM ${OWN_TABLES}),
    columns AS (
      SELECT a.attrelid, a.attnum, a.attname, a.attnotnull, t.typname, t.typcategory = 'A' AS "isArray",
             a.attgenerated = '' AND ${IS_LOB} AS "isLob", p.indkey::int2[] AS key
        FROM own
        JOIN pg_catalog.pg_attribute a ON a.attrelid = own.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN domain d ON d.oid = a.atttypid
        JOIN pg_catalog.pg_type t ON t.oid = coalesce(d.base, a.atttypid)
        LEFT JOIN pg_catalog.pg_index p ON p.indrelid = a.attrelid AND p.indisprimary)
    SELECT attrelid::int8 AS oid,
           coalesce(pg_catalog.json_agg(pg_catalog.json_build_object('name', attname, 'notNull', attnotnull,
               'base', CASE WHEN typname IN ('text', 'varchar', 'bpchar', 'citext', 'xml') THEN 'text'
                            WHEN typname = 'bytea' THEN 'bytea' ELSE 'other' END,
               'inKey', coalesce(attnum = ANY (key), false)) ORDER BY attnum) FILTER (WHERE "isLob"), '[]') AS lobs,
           coalesce(pg_catalog.json_agg(attname ORDER BY attnum) FILTER (WHERE "isLob" AND "isArray"), '[]') AS arrays,
           max(typname::text) FILTER (WHERE attnum = key[0]) AS "keyType"
      FROM columns WHERE "isLob" OR attnum = key[0]
     GROUP BY attrelid`,
    values: [domain_build/* MIGRATION_SCHEMAS */.U5],
};
//# sourceMappingURL=table-facts-sql.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/source-tables.js



/**
 * All tables of the source that hold rows of their own, sorted by name: ordinary tables and leaf partitions. Unlogged
 * ones and those that others inherit from are among them, marked as such.
 */
async function readSourceTables(source) {
    const permanent = new Map((await (0,postgres_build/* readTables */.gb)(source)).map((table) => [(0,domain_build/* displayName */.QC)(table), table]));
    const facts = (await source.query(TABLES.sql, TABLES.values)).rows;
    const columns = (await source.query(COLUMNS.sql, COLUMNS.values)).rows;
    const byTable = new Map(columns.map(({ oid, ...rest }) => [oid, rest]));
    return facts.flatMap(({ oid, ...own }) => {
        const { lobs = [], arrays = [], keyType } = byTable.get(oid) ?? {};
        const table = permanent.get((0,domain_build/* displayName */.QC)(own));
        // What was made between two looks waits for the next run; unlogged tables the first look never shows.
        if (table === undefined && !own.unlogged)
            return [];
        return [{ columns: [], key: [], ...table, ...own, lobs, arrays, keyType: keyType ?? undefined }];
    });
}
//# sourceMappingURL=source-tables.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/look.js






/** Longest wait for a table that someone has locked exclusively. */
const LOCK_WAIT = "60s";
/** Reads catalog and data of the source; says where it stands while that takes long. */
async function lookThrough(source, scope, known, tools) {
    const { limits, signal } = tools;
    return withLockWait(source, async () => {
        const { tables, findings } = await chooseTables(source, await readSourceTables(source), scope);
        let position;
        return (0,build/* withProgress */.E0)(tools, () => position, async () => {
            const isKnown = (table) => known.hasRun && known.carries(table);
            const onProgress = (done, all, next) => {
                position = `longest values of ${done} of ${all} tables found, now ${next}`;
            };
            const lengths = await measureLobs(source, tables, isKnown, { limits, signal, onProgress });
            const fresh = tables.filter((table) => !known.carries(table));
            const big = await planRanges(source, fresh, limits, signal, (table) => {
                position = `looking for ranges of ${(0,domain_build/* displayName */.QC)(table)}`;
            });
            return { tables, findings, lengths, big };
        });
    });
}
async function withLockWait(client, use) {
    const { rows } = await client.query("SELECT pg_catalog.current_setting('lock_timeout') AS before");
    const set = (value) => client.query("SELECT pg_catalog.set_config('lock_timeout', $1, false)", [value]);
    await set(LOCK_WAIT);
    try {
        return await use();
    }
    finally {
        // On a lost connection the error of `use` is the one to tell.
        await set(rows[0].before).catch(() => { });
    }
}
//# sourceMappingURL=look.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/ranges-findings.js

/** A warning for each table that is so large that one loader needs hours for it. */
function rangesFindings(big, { oneLoaderBytes }) {
    return big
        .filter(({ table, ranges }) => ranges === undefined && table.bytes >= oneLoaderBytes)
        .map(({ table, reason }) => ({
        rule: "table-for-one-loader",
        severity: "warning",
        object: (0,domain_build/* displayName */.QC)(table),
        evidence: `One loader carries all of its ${Math.round(table.bytes / 1024 ** 3)} GiB, since ${reason}; changes wait on the source meanwhile`,
        remedy: "Give it a primary key that begins with an integer, date or timestamp, or make sure that the source has room for the write-ahead log of some hours",
    }));
}
//# sourceMappingURL=ranges-findings.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/sections.js

/** Rows and rules shown of many; the whole documents stand in files of their own. */
const sections_SHOWN = 50;
/**
 * The tables the task carries, largest first.
 * @param mapped how each is mapped, in the order of `tables`
 * @param big the reasons for ranges and for one loader
 */
function tablesSection(tables, mapped, big) {
    const reasons = new Map(big.map(({ table, reason }) => [table, reason]));
    const loading = new Map(tables.map((table, index) => [table, loadingOf(mapped[index], reasons.get(table))]));
    return {
        kind: "table",
        title: "Tables",
        columns: ["Table", "Key", "Rows (estimated)", "MiB", "Loaded"],
        rows: [...tables]
            .sort((a, b) => b.bytes - a.bytes)
            .map((table) => [
            (0,domain_build/* displayName */.QC)(table),
            table.keyKind,
            table.estimatedRows < 0 ? null : Math.round(table.estimatedRows),
            Math.round((table.bytes / 1024 ** 2) * 100) / 100,
            loading.get(table) ?? "",
        ]),
        note: "Each is named by a rule of its own in the task's table mappings; partitioned tables are carried by their partitions.",
    };
}
function loadingOf(mapped, reason) {
    const { ranges, removedColumns } = mapped ?? {};
    const parts = [];
    if (ranges)
        parts.push(`in ${ranges.boundaries.length + 1} ranges of ${ranges.columns.join(", ")}, ${reason ?? "as before"}`);
    else if (reason !== undefined)
        parts.push(`at one go: ${reason}`);
    if (removedColumns)
        parts.push(`without generated ${removedColumns.join(", ")}`);
    return parts.join("; ");
}
/** The longest values of LOB columns, and how they were found. */
function lobSection(lengths) {
    const rows = lengths.flatMap(({ table, method, bytes }) => table.lobs.map((column, index) => ({
        name: (0,domain_build/* displayName */.QC)(table),
        column: column.name,
        bytes: bytes[index] ?? 0,
        method,
    })));
    const count = (wanted) => lengths.filter(({ method }) => method === wanted).length;
    return {
        kind: "table",
        title: "Longest values",
        columns: ["Table", "Column", "KB", "Found"],
        rows: rows
            .filter(({ method, bytes }) => bytes > 0 || method === "kept")
            .sort((a, b) => b.bytes - a.bytes)
            .slice(0, sections_SHOWN)
            .map(({ name, column, bytes, method }) => [
            name,
            column,
            method === "kept" ? null : Math.ceil(bytes / 1024),
            method,
        ]),
        note: `${rows.length} columns of ${lengths.length} tables hold values of any length. Tables read whole (exact): ${count("exact")}, estimated from a sample (sampled): ${count("sampled")}, not read again, since the task has run (kept): ${count("kept")}.`,
    };
}
/**
 * The two documents as DMS gets them, the mappings shortened to their first rules. The bounds of ranges are values of
 * rows and are counted only.
 */
function documentSections(mappings, settings) {
    const { rules } = JSON.parse(mappings);
    const rest = rules.length - sections_SHOWN;
    const shown = rules.slice(0, sections_SHOWN).map((rule) => JSON.stringify(rule, withoutBounds));
    if (rest > 0)
        shown.push(`... and ${rest} more rules`);
    return [
        { kind: "text", title: "Table mappings", text: `${shown.join("\n")}\n` },
        { kind: "text", title: "Task settings", text: `${JSON.stringify(settings, undefined, 2)}\n` },
    ];
}
function withoutBounds(key, value) {
    return key === "boundaries" && Array.isArray(value) ? `${value.length} bounds` : value;
}
//# sourceMappingURL=sections.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/settings-findings.js

/** Settings that a user may choose and that have cost others their rows or their night. */
const RISKS = [
    [
        "FullLoadSettings",
        "TargetTablePrepMode",
        "DROP_AND_CREATE",
        "it drops the prepared tables with their defaults, constraints, identity columns, indexes and grants, and fails where a view depends on one",
    ],
    [
        "FullLoadSettings",
        "TargetTablePrepMode",
        "TRUNCATE_BEFORE_LOAD",
        "it fails on every table that a foreign key refers to",
    ],
    [
        "ErrorBehavior",
        "RecoverableErrorStopRetryAfterThrottlingMax",
        true,
        "a network outage of some hours ends the task for good",
    ],
    ["ErrorBehavior", "DataErrorPolicy", "LOG_ERROR", "rows that fail are left out with a line in a log"],
    ["ErrorBehavior", "DataErrorPolicy", "IGNORE_RECORD", "rows that fail are left out without a word"],
    ["ErrorBehavior", "DataTruncationErrorPolicy", "LOG_ERROR", "values are cut with a line in a log"],
    ["ErrorBehavior", "DataTruncationErrorPolicy", "IGNORE_RECORD", "values are cut without a word"],
    ["ErrorBehavior", "ApplyErrorUpdatePolicy", "UPDATE_RECORD", "rows it inserts lack their LOB columns"],
    ["ErrorBehavior", "ApplyErrorDeletePolicy", "IGNORE_RECORD", "deletes that find no row are not noticed"],
    ["ErrorBehavior", "ApplyErrorFailOnTruncationDdl", false, "a TRUNCATE on the source is not noticed"],
    ["ErrorBehavior", "FailOnNoTablesCaptured", false, "a task without tables counts as one that works"],
    [
        "ChangeProcessingDdlHandlingPolicy",
        "HandleSourceTableDropped",
        true,
        "a table dropped on the source is dropped on the target, too",
    ],
    [
        "TargetMetadata",
        "BatchApplyEnabled",
        true,
        "changes are not applied in the order of their commits, and fail on tables with a second unique constraint",
    ],
    ["ValidationSettings", "EnableValidation", false, "DMS does not compare what it carried"],
    ["FailTaskWhenCleanTaskResourceFailed", "", false, "a replication slot that cannot be dropped stays unnoticed"],
];
/** A warning for each setting of the user's file that is known to hurt. */
function settingsFindings(own) {
    return RISKS.filter(([section, name, value]) => name === "" ? own[section] === value : sectionOf(own, section)[name] === value).map(([section, name, value, evidence]) => {
        const path = name === "" ? section : `${section}.${name}`;
        return {
            rule: "task-setting-risky",
            severity: "warning",
            object: path,
            evidence: `The file of task-settings sets it to ${JSON.stringify(value)}: ${evidence}`,
            remedy: `Remove ${path} from the file, unless this is what you want`,
        };
    });
}
//# sourceMappingURL=settings-findings.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/kept.js

const LOB_KEYS = ["FullLobMode", "LimitedSizeLobMode", "LobMaxSize", "LobChunkSize", "InlineLobMaxSize"];
/**
 * The measured settings that an existing task keeps, so that a second run changes nothing: what concerns LOBs as long
 * as the longest value still fits, and the number of tables loaded at once.
 * @param existing the task's settings as the service shows them
 * @param longest of all values, as read
 */
function keptSettings(existing, longest) {
    const load = sectionOf(existing, "FullLoadSettings");
    if (!stillFits(existing, longest))
        return { FullLoadSettings: only(load, ["MaxFullLoadSubTasks"]) };
    return {
        TargetMetadata: lobKeys(sectionOf(existing, "TargetMetadata")),
        FullLoadSettings: only(load, ["MaxFullLoadSubTasks", "CommitRate"]),
        ValidationSettings: only(sectionOf(existing, "ValidationSettings"), ["ValidationPartialLobSize"]),
    };
}
/** Whether a value of this length passes the task's LOB mode whole; DMS counts two bytes per character. */
function stillFits(existing, { bytes }) {
    const { FullLobMode: full, LimitedSizeLobMode: limited, LobMaxSize: size } = sectionOf(existing, "TargetMetadata");
    if (full === true)
        return true;
    return limited === true && typeof size === "number" && size * 1024 >= 2 * bytes;
}
/** The sizes that the task's LOB mode uses; the service shows the others, too. */
function lobKeys(metadata) {
    const unused = metadata["FullLobMode"] === true ? ["LobMaxSize"] : ["LobChunkSize", "InlineLobMaxSize"];
    return only(metadata, LOB_KEYS.filter((key) => !unused.includes(key)));
}
function only(section, keys) {
    return Object.fromEntries(Object.entries(section).filter(([key]) => keys.includes(key)));
}
//# sourceMappingURL=kept.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/task-settings.js




const task_settings_GB = 1024 ** 3;
/**
 * The task settings: ours, the measured values or what an existing task keeps of them, the user's on top; checked.
 * @param own settings of the user's file
 * @param existing settings of the task that is there already
 * @throws UserError BAD_TASK_SETTINGS when the user's settings and ours contradict each other
 */
async function taskSettings(tables, lengths, own, existing, limits) {
    const kept = existing ? keptSettings(existing, longestLob(lengths, 1)) : {};
    const subTasks = sectionOf(own, "FullLoadSettings")["MaxFullLoadSubTasks"];
    const atOnce = typeof subTasks === "number" ? subTasks : tablesAtOnce(tables);
    const sized = merge({ FullLoadSettings: { MaxFullLoadSubTasks: atOnce } }, 
    // A mode that is kept must not be mixed with the figures of another.
    "TargetMetadata" in kept ? {} : lobSettings(longestLob(lengths).bytes, tables, atOnce, limits));
    const settings = withFittingLobSizes(merge(merge(merge(OUR_SETTINGS, sized), kept), own), own);
    await checkTaskSettings(settings);
    return settings;
}
/**
 * Tables loaded at once: 4 is what an instance with 2 vCPU and 4 GB carries, 8 the service's default, 16 for sources
 * of such a size that nobody moves them with a small instance.
 */
function tablesAtOnce(tables) {
    const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
    if (bytes >= 500 * task_settings_GB)
        return 16;
    return bytes >= 20 * task_settings_GB || tables.length >= 1_000 ? 8 : 4;
}
/** Where the user chose the other LOB mode, sizes of ours belong to the wrong one. */
function withFittingLobSizes(settings, own) {
    const { FullLobMode, ...metadata } = sectionOf(settings, "TargetMetadata");
    const foreign = FullLobMode === true ? ["LobMaxSize"] : ["LobChunkSize", "InlineLobMaxSize"];
    const chosen = sectionOf(own, "TargetMetadata");
    const fitting = Object.entries(metadata).filter(([key]) => !foreign.includes(key) || key in chosen);
    return {
        ...settings,
        TargetMetadata: { ...(FullLobMode === undefined ? {} : { FullLobMode }), ...Object.fromEntries(fitting) },
    };
}
/** A task's settings as the service shows them; empty when they cannot be read. */
function readSettings(text) {
    try {
        const document = JSON.parse(text);
        return isDocument(document) ? document : {};
    }
    catch {
        return {};
    }
}
//# sourceMappingURL=task-settings.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/plan/plan.js
















const REMEDIES = {
    "42501": "Grant the user of the source the right named above",
    "55P03": "Let the transaction end that holds the lock (VACUUM FULL, ALTER TABLE ...), then run again",
};
/**
 * What DMS is told to carry and how, computed from the source's catalog and data. Only reads.
 * @throws UserError for inputs that name what is not there, for a task-settings file that is not usable, and for an
 * existing task that this action did not make; the signal's reason when it is aborted
 */
async function planTask(source, inputs, existing, { limits = LIMITS, ...tools }) {
    const own = await userSettings(inputs.taskSettingsFile);
    const before = byName(existing ? (0,replication_build/* mappedTables */.BB)(existing.tableMappings) : []);
    const known = {
        carries: (table) => before.has((0,domain_build/* displayName */.QC)(table)),
        hasRun: existing?.hasRun ?? true,
    };
    const scope = { schemas: inputs.schemas, excluded: inputs.excludeTables };
    const { tables, lengths, big, ...seen } = await (0,postgres_build/* explainRefusal */.GC)("source", "show what is to be carried", REMEDIES, () => lookThrough(source, scope, known, { ...tools, limits }));
    const settings = await taskSettings(tables, lengths, own, existing && readSettings(existing.settings), limits);
    const mapped = mapTables(tables, before, big);
    const mappings = (0,replication_build/* tableMappings */.q4)([...mapped, MARKER]);
    await checkTableMappings(mappings);
    return {
        tables,
        mappings,
        settings,
        findings: [
            ...seen.findings,
            ...keyFindings(tables, inputs.keylessTables),
            ...lobFindings(tables, lengths, settings),
            ...rangesFindings(big, limits),
            ...settingsFindings(own),
        ],
        sections: [tablesSection(tables, mapped, big), lobSection(lengths), ...documentSections(mappings, settings)],
        size: {
            bytes: tables.reduce((sum, { bytes }) => sum + bytes, 0),
            tables: tables.length,
            largestLobKb: Math.ceil(longestLob(lengths).bytes / 1024),
        },
        longestLob: longestLob(lengths, 1),
    };
}
/** Generated columns are computed by the target; ranges stay as the existing task has them. */
function mapTables(tables, before, big) {
    const planned = new Map(big.map(({ table, ranges }) => [table, ranges]));
    return tables.map((table) => {
        const { schema, name } = table;
        const removedColumns = table.columns.filter(({ generated }) => generated).map((column) => column.name);
        const kept = before.get((0,domain_build/* displayName */.QC)(table))?.ranges;
        const hasColumns = kept?.columns.every((column) => table.columns.some((own) => own.name === column));
        const ranges = hasColumns ? kept : planned.get(table);
        return { schema, name, ...(removedColumns.length > 0 ? { removedColumns } : {}), ...(ranges ? { ranges } : {}) };
    });
}
function byName(tables) {
    return new Map(tables.map((table) => [(0,domain_build/* displayName */.QC)(table), table]));
}
/**
 * What an existing task has differently, in words; empty when nothing matters.
 * @throws UserError when the task's mappings were not made by this action
 */
function planDifferences(existing, plan) {
    return {
        mappings: mappingsDifferences(existing.tableMappings, plan.mappings),
        settings: settingsDifferences(readSettings(existing.settings), plan.settings).map((difference) => explainLobDifference(difference, plan.longestLob)),
    };
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/resume-check.js




const resume_check_RELOAD = "Run again with restart: reload and truncate-target: true, which loads everything anew";
/**
 * Whether a task ever began to load: DMS says when, and the slot is made right before. (The figures of a serverless
 * replication vanish when it is idle for long, its slot does not.)
 */
async function loadBegan(source, task) {
    if (task.fullLoadStarted !== undefined)
        return true;
    return (await slotsOf(source, task)).length > 0;
}
const slotsOf = (source, task) => (0,postgres_build/* explainRefusal */.GC)("source", "show its replication slots", {}, () => (0,replication_build/* taskSlots */.VY)(source, { taskResourceId: (0,build_dms.resourceId)(task.arn) }));
/** What stands in the way of going on where the task stood: its slot, and that both ends are still the same. */
async function checkResume({ source, target }, seen, task) {
    const slots = await slotsOf(source.client, task);
    const { reloadBegun, marked } = await (0,postgres_build/* explainRefusal */.GC)("target", "show the marker", {}, async () => ({
        reloadBegun: await isReloadNoted(target.client, task.name),
        marked: await hasMarkerRow(target.client, task.name),
    }));
    const blocker = (rule, object, evidence, remedy) => ({
        rule,
        severity: "blocker",
        object,
        evidence,
        remedy,
    });
    const findings = [
        slots.length > 0 &&
            slots.every(replication_build/* isLost */.JD) &&
            blocker("slot-lost", "source", `The server gave up the task's replication slot (${slots.map(({ name }) => name).join(", ")}): changes since then are lost to it`, `Raise max_slot_wal_keep_size. ${resume_check_RELOAD}`),
        seen.source.moves &&
            slots.length === 0 &&
            blocker("source-moved", "source", "The source given is another one than the task's, and has no replication slot of the task", `Give the source as it was. ${resume_check_RELOAD}`),
        seen.target.moves &&
            !marked &&
            blocker("target-moved", "target", "The target given is another one than the task's, and does not hold what it loaded", `Give the target as it was. ${resume_check_RELOAD}`),
        reloadBegun &&
            blocker("reload-unfinished", "target", "A reload was begun and cut off: the target may be empty", resume_check_RELOAD),
        task.fullLoadFinished === undefined && {
            rule: "load-unfinished",
            severity: "warning",
            object: task.name,
            evidence: "The task stopped before its load was over: tables that were loaded in part get their rows once more",
            remedy: `If tables end in Table error: ${resume_check_RELOAD[0]?.toLowerCase()}${resume_check_RELOAD.slice(1)}`,
        },
    ];
    return findings.filter((finding) => finding !== false);
}
//# sourceMappingURL=resume-check.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/next-steps.js





/** Decides what to do about the task; shows the differences of an existing one, whether they are refused or not. */
async function nextSteps(context, { dms, source }, seen, plan) {
    const { task } = seen;
    const differences = task ? taskDifferences(context, seen, task, plan) : NO_DIFFERENCES;
    const lines = [
        ...Object.values(differences).flat(),
        ...[seen.source, seen.target].flatMap(({ name, differences: own }) => own.map((line) => `${name}: ${line}`)),
    ];
    if (lines.length > 0)
        context.report.section({ kind: "text", title: "What exists and differs from the inputs", text: lines.join("\n") });
    await refuseBusyEndpoint(dms, seen.source);
    await refuseBusyEndpoint(dms, seen.target);
    return decide(task && { ...task, began: await loadBegan(source.client, task) }, differences, context.inputs);
}
const NO_DIFFERENCES = { fixed: [], mappings: [], settings: [] };
function taskDifferences({ inputs }, seen, task, plan) {
    const fixed = [];
    const compare = (what, has, wanted) => {
        if (has !== wanted)
            fixed.push(`${what}: it has ${has}, wanted is ${wanted ?? "a new one"}`);
    };
    compare("source endpoint", task.sourceEndpointArn, seen.source.found?.arn);
    compare("target endpoint", task.targetEndpointArn, seen.target.found?.arn);
    if (task.kind === "instance")
        compare("replication instance", task.instanceArn, seen.instance?.arn);
    else
        fixed.push(...capacityDifferences(task.capacity, inputs.minCapacity, inputs.maxCapacity));
    compare("migration type", task.migrationType, "full-load-and-cdc");
    return { fixed, ...planDifferences(task, plan) };
}
//# sourceMappingURL=next-steps.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/report.js

/** The AWS resources of the migration. */
function resourcesSection(resources) {
    return {
        kind: "table",
        title: "AWS resources",
        columns: ["Resource", "Name", "Outcome", "Detail", "ARN"],
        rows: resources.map(({ what, name, outcome, detail, arn }) => [what, name, outcome, detail, arn]),
    };
}
/** The way of a row from the one database to the other. */
function pictureSection(built, source, target) {
    const { instance, task } = built;
    const compute = instance
        ? `replication instance ${instance.name} (${instance.class}${instance.addresses.length > 0 ? `, ${instance.addresses.join(", ")}` : ""})`
        : `DMS Serverless (${task.capacity?.min} to ${task.capacity?.max} DCU)`;
    const way = ({ endpoint }) => [
        `  |  endpoint ${endpoint.name}, ssl ${endpoint.tls}${endpoint.secret ? ", login from a secret" : ""}`,
        "  v",
    ];
    const lines = [
        `source    ${(0,postgres_build/* displayAddress */.RD)(source)}`,
        ...way(built.source),
        `DMS       task ${task.name} on ${compute}`,
        ...way(built.target),
        `target    ${(0,postgres_build/* displayAddress */.RD)(target)}`,
    ];
    return { kind: "text", title: "The way of the rows", text: lines.join("\n") };
}
/** Findings, the worst first. */
function findingsSection(findings, title = "Findings") {
    const order = ["blocker", "needs-change", "warning", "info"];
    return {
        kind: "findings",
        title,
        findings: [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
    };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/roles.js


/** The roles DMS works with, by names it has fixed, and what it does not do without each. */
const ROLES = {
    "dms-vpc-role": {
        policy: "AmazonDMSVPCManagementRole",
        without: "DMS cannot make anything in the VPC",
    },
    "dms-cloudwatch-logs-role": {
        policy: "AmazonDMSCloudWatchLogsRole",
        without: "DMS writes no log, and a failure can hardly be explained",
    },
};
/**
 * Whether the account's service roles for DMS exist.
 * @param inVpc whether something is going to be made in the VPC
 */
async function checkRoles(iam, inVpc) {
    const names = inVpc ? ["dms-vpc-role", "dms-cloudwatch-logs-role"] : ["dms-cloudwatch-logs-role"];
    return (await Promise.all(names.map((name) => checkRole(iam, name)))).flat();
}
async function checkRole(iam, name) {
    const { policy, without } = ROLES[name];
    const remedy = `Create the role ${name} once per account, trusting dms.amazonaws.com, with the managed policy ${policy}`;
    const finding = (severity, evidence) => [
        { rule: `aws-${name}`, severity, object: name, evidence, remedy },
    ];
    try {
        switch (await roleExists(iam, name)) {
            case true:
                return [];
            case false:
                return finding(name === "dms-vpc-role" ? "blocker" : "warning", `The IAM role ${name} does not exist: ${without}`);
            case undefined:
                return finding("info", `Whether the IAM role ${name} exists is not known: iam:GetRole is not allowed`);
        }
    }
    catch (error) {
        // IAM may be out of reach where DMS is not, behind a VPC endpoint; DMS itself has the last word.
        return finding("info", `Whether the IAM role ${name} exists is not known: ${error instanceof domain_build/* KnownError */.E ? error.why : (0,domain_build/* errorText */.kc)(error)}`);
    }
}
//# sourceMappingURL=roles.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/same-database.js

/**
 * Refuses a source and a target that are one database. A lock taken in the one session is looked for from the other:
 * that tells the same database from its copy, which has the same identifiers, and needs no right.
 */
async function checkDistinct(source, target) {
    const [high, low] = [(0,external_node_crypto_.randomInt)(2 ** 31), (0,external_node_crypto_.randomInt)(2 ** 31)];
    await source.query("SELECT pg_catalog.pg_advisory_lock($1::int, $2::int)", [high, low]);
    try {
        const { rowCount } = await target.query(`SELECT 1 FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d ON d.oid = l.database
        WHERE l.locktype = 'advisory' AND d.datname = pg_catalog.current_database()
          AND l.classid::int8 = $1 AND l.objid::int8 = $2`, [high, low]);
        return rowCount === 0 ? [] : [SAME];
    }
    finally {
        await source.query("SELECT pg_catalog.pg_advisory_unlock($1::int, $2::int)", [high, low]);
    }
}
const SAME = {
    rule: "target-is-source",
    severity: "blocker",
    object: "target",
    evidence: "Source and target are the same database",
    remedy: "Correct target-url or target-secret",
};
//# sourceMappingURL=same-database.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/source-waits.js

/** Making the slot waits for every transaction that is open then. */
function judgeTransactions({ prepared, oldTransactions }) {
    return [
        ...about("warning", "source-prepared-transactions", prepared, (names) => `Prepared transactions are open and the slot waits for them: ${names}`, "COMMIT PREPARED or ROLLBACK PREPARED each in its database"),
        ...about("warning", "source-long-transactions", oldTransactions, (names) => `Transactions have been writing for minutes and the slot waits for them: ${names}`, "Let them end, or end them with pg_terminate_backend(pid)"),
    ];
}
/** Bounds of wal_sender_timeout that DMS works with, ms; 0 (none) is fine. */
const SENDER_TIMEOUT = { least: 10_000, most: 300_000 };
function judgeTimeouts({ user, senderTimeout, idleTimeout, statementTimeout }) {
    const findings = [
        senderTimeout !== 0 &&
            (senderTimeout < SENDER_TIMEOUT.least || senderTimeout >= SENDER_TIMEOUT.most) && {
            rule: "source-sender-timeout",
            severity: "warning",
            object: "wal_sender_timeout",
            evidence: `wal_sender_timeout of the source is ${senderTimeout / 1000} s: DMS wants at least 10 s and less than 5 minutes, or 0`,
            remedy: "ALTER SYSTEM SET wal_sender_timeout = '60s', then SELECT pg_reload_conf()",
        },
        ...Object.entries({
            idle_in_transaction_session_timeout: idleTimeout,
            statement_timeout: statementTimeout,
        }).map(([name, limit]) => limit !== 0 && {
            rule: "source-session-timeout",
            severity: "warning",
            object: name,
            evidence: `${name} of user ${user} is ${limit / 1000} s: it ends the sessions in which DMS reads a large table`,
            remedy: `ALTER ROLE "${user}" SET ${name} = 0`,
        }),
    ];
    return findings.filter((finding) => finding !== false);
}
//# sourceMappingURL=source-waits.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/source-check.js



/** A time limit (ms) as a new session of this user has it: this session's own is pinned. */
const source_check_reset = (name) => `(SELECT reset_val::bigint::float8 FROM pg_catalog.pg_settings WHERE name = '${name}')`;
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
            ARRAY(SELECT gid || ' in ' || database FROM pg_catalog.pg_prepared_xacts ORDER BY gid COLLATE "C") AS prepared,
            ARRAY(SELECT 'pid ' || pid || ' (' || usename || ' in ' || datname || ', since ' || xact_start::timestamptz(0) || ')'
                    FROM pg_catalog.pg_stat_activity
                   WHERE backend_xid IS NOT NULL AND xact_start < now() - interval '5 minutes' ORDER BY xact_start, pid) AS "oldTransactions",
            ${source_check_reset("wal_sender_timeout")} AS "senderTimeout",
            ${source_check_reset("idle_in_transaction_session_timeout")} AS "idleTimeout",
            ${source_check_reset("statement_timeout")} AS "statementTimeout"`);
    const unreadable = await source.query(`SELECT t.schema, t.name FROM jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
       JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
       JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
      WHERE NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))`, [JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })))]);
    const state = rows[0];
    return [
        ...judgeServer(state),
        ...judgeTransactions(state),
        ...judgeTimeouts(state),
        ...blocker("source-select-right", unreadable.rows.map(domain_build/* displayName */.QC), (names, count) => `User ${state.user} may not read these tables of the source (${count}): ${names}`, `GRANT USAGE ON SCHEMA and SELECT ON ALL TABLES IN SCHEMA ... TO "${state.user}", or name them in exclude-tables`),
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
    ];
    return findings.filter((finding) => finding !== false);
}
//# sourceMappingURL=source-check.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/switched.js

/**
 * Refuses to carry anything on once the cutover has switched to the target: old rows would overwrite new ones.
 * @param empties whether tables of the target are going to be emptied: then any migration's switch counts, since the
 * application's rows are not told apart from old ones
 * @throws UserError ALREADY_SWITCHED
 */
async function refuseAfterSwitch(target, migration, empties) {
    const { rows } = await target.query("SELECT to_regclass('migration_ctl.journal') IS NOT NULL AS exists");
    if (!rows[0].exists)
        return;
    // Each run begins with a row that names its migration.
    const { rowCount } = await target.query(`SELECT 1 FROM migration_ctl.journal c
      WHERE c.step = 'commit point' AND c.phase = 'done'
        AND ($2 OR NOT EXISTS (SELECT 1 FROM migration_ctl.journal b
               WHERE b.run_id = c.run_id AND b.step = 'begin' AND b.data ->> 'migration' <> $1))
      LIMIT 1`, [migration, empties]);
    if (rowCount === 0)
        return;
    throw new domain_build/* UserError */.yo({
        code: "ALREADY_SWITCHED",
        what: empties
            ? "A migration was switched to this target already, and its tables are not emptied any more"
            : `Migration ${migration} was switched already`,
        why: "The target takes the application's writes now: old rows would overwrite or replace them",
        remedy: empties
            ? "Check target-url; if these tables are really to be loaded, TRUNCATE them yourself and leave truncate-target out"
            : "Nothing is left to do for this action",
    });
}
//# sourceMappingURL=switched.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/target-columns.js


/**
 * How the columns of the two sides differ: what DMS cannot write, or writes into something else.
 * @param demanding columns of the target that want a value and have no default, as `schema.table.column`
 */
function checkColumns(pairs, demanding) {
    return [
        ...blocker("target-columns-differ", pairs.flatMap(missingColumns), (names) => `Columns of the source have no counterpart on the target: ${names}`, "Export and apply the schema again, so that both sides are alike"),
        ...blocker("target-columns-unfilled", pairs.flatMap(extraColumns).filter((column) => demanding.has(column)), (names) => `The target has columns that want a value and that the source does not have: ${names}`, "Export and apply the schema again, or give these columns a default on the target"),
        ...about("warning", "target-columns-extra", pairs.flatMap(extraColumns).filter((column) => !demanding.has(column)), (names) => `The target has columns that the source does not have, and every row gets their default: ${names}`, "Make sure that they are meant: a column dropped on the source after the export looks the same"),
        ...about("warning", "target-types-differ", pairs.flatMap(otherTypes), (names) => `Columns have another type on the target: ${names}`, "Make sure that each value of the source fits: one that does not puts its table in error"),
        ...blocker("target-identity-always", pairs.flatMap(({ target }) => identityAlways(target)), (names) => `Identity columns of the target refuse the values DMS carries (GENERATED ALWAYS): ${names}`, "ALTER TABLE ... ALTER COLUMN ... SET GENERATED BY DEFAULT until the cutover"),
    ];
}
const target_columns_byName = (columns) => new Map(columns.map((column) => [column.name, column]));
const nameOf = (table, column) => `${(0,domain_build/* displayName */.QC)(table)}.${column.name}`;
function missingColumns({ source, target }) {
    const there = target_columns_byName(target.columns.filter(({ generated }) => !generated));
    return source.columns
        .filter(({ name, generated }) => !generated && !there.has(name))
        .map((column) => nameOf(source, column));
}
function extraColumns({ source, target }) {
    const there = target_columns_byName(source.columns);
    return target.columns
        .filter(({ name, generated }) => !generated && !there.has(name))
        .map((column) => nameOf(target, column));
}
function otherTypes({ source, target }) {
    const there = target_columns_byName(target.columns);
    return source.columns.flatMap((column) => {
        const type = there.get(column.name)?.type;
        return type === undefined || type === column.type
            ? []
            : [`${nameOf(source, column)} (${column.type} there, ${type} here)`];
    });
}
function identityAlways(table) {
    return table.columns.filter(({ identity }) => identity === "always").map((column) => nameOf(table, column));
}
//# sourceMappingURL=target-columns.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/target-rights.js


/** What the target's user needs so that DMS can write as this user. */
async function checkTargetRights(target, tables) {
    const { rows } = await target.query(`SELECT current_user::text AS "user", current_database()::text AS database,
            (has_database_privilege(current_database(), 'CREATE')
              OR (SELECT count(*) = 2 FROM pg_catalog.pg_namespace WHERE nspname IN ('migration_ctl', 'awsdms_control'))) AS "mayCreate",
            ARRAY(SELECT t.schema || '.' || t.name FROM jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
                    JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
                    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
                   WHERE NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
                     AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE')
                     AND has_table_privilege(c.oid, 'DELETE'))) AS refused`, [JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })))]);
    const { user, database, mayCreate, refused } = rows[0];
    return [
        ...blocker("target-create-right", mayCreate ? [] : [user], (name) => `User ${name} may not create the control schemas on the target`, `GRANT CREATE ON DATABASE "${database}" TO "${user}"`),
        ...blocker("target-write-right", refused, (names) => `User ${user} may not read and write these tables of the target: ${names}`, `GRANT SELECT, INSERT, UPDATE, DELETE ON them TO "${user}", or give the owner in target-url`),
        ...blocker("target-replica-role", (await triggersStaySilent(target)) ? [] : [user], (name) => `User ${name} may not set session_replication_role, so foreign keys and triggers of the target would fire on every row`, `GRANT SET ON PARAMETER session_replication_role TO "${user}" (PostgreSQL 15), or GRANT rds_superuser TO "${user}" (Aurora)`),
    ];
}
/** Runs in this session what DMS will run in each of its own, and looks whether it worked. */
async function triggersStaySilent(target) {
    try {
        await target.query(AFTER_CONNECT);
        const { rows } = await target.query("SELECT pg_catalog.current_setting('session_replication_role') AS role");
        await target.query("RESET session_replication_role");
        return rows[0].role === "replica";
    }
    catch (error) {
        if (error.code === "42501")
            return false;
        throw error;
    }
}
//# sourceMappingURL=target-rights.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/target-check.js






/** Tables asked about in one statement. */
const BATCH = 200;
/**
 * What stands in the way of a load on the target: nothing is loaded into a target that is not ready for it.
 * @param truncate whether tables that hold rows are to be emptied; without it they are refused
 */
async function checkTarget(target, tables, truncate) {
    const there = new Map((await (0,postgres_build/* readTables */.gb)(target)).map((table) => [(0,domain_build/* displayName */.QC)(table), table]));
    const pairs = tables.flatMap((source) => {
        const found = there.get((0,domain_build/* displayName */.QC)(source));
        return found ? [{ source, target: found }] : [];
    });
    const missing = tables.filter((table) => !there.has((0,domain_build/* displayName */.QC)(table)));
    const present = pairs.map((pair) => pair.target);
    const rights = await checkTargetRights(target, present);
    const readable = rights.every(({ rule }) => rule !== "target-write-right");
    const emptying = truncate ? await planEmptying(target, present) : undefined;
    const findings = [
        ...blocker("target-tables-missing", missing.map(domain_build/* displayName */.QC), (names, count) => `Tables do not exist on the target (${count}): ${names}`, "Run apply-schema (phase pre-load) before create-dms-task, or name them in exclude-tables"),
        ...checkColumns(pairs, await demandingColumns(target, present)),
        ...rights,
        ...judgeFilled(readable ? await filledTables(target, present) : [], emptying),
        ...(await firingTriggers(target, present)),
        ...(await strayControlTables(target)),
    ];
    return { findings, emptying };
}
/** Columns that want a value and have no default, as `schema.table.column`. */
async function demandingColumns(target, tables) {
    const { rows } = await target.query(`SELECT t.schema || '.' || t.name || '.' || a.attname AS name
       FROM jsonb_to_recordset($1::jsonb) AS t(schema text, name text)
       JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
       JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''`, [namesOf(tables)]);
    return new Set(rows.map((row) => row.name));
}
/** Triggers and rules that fire in spite of session_replication_role=replica. */
async function firingTriggers(target, tables) {
    // Such triggers are few: they are looked up first and the tables afterwards, since a join of 10,000 names is not.
    const { rows } = await target.query(`SELECT n.nspname AS schema, c.relname AS name, f.name AS trigger
       FROM (SELECT tgrelid AS oid, tgname AS name FROM pg_catalog.pg_trigger WHERE tgenabled IN ('A', 'R') AND NOT tgisinternal
              UNION ALL
             SELECT ev_class, rulename FROM pg_catalog.pg_rewrite WHERE ev_enabled IN ('A', 'R')) AS f
       JOIN pg_catalog.pg_class c ON c.oid = f.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", f.name COLLATE "C"`);
    const carried = new Set(tables.map(domain_build/* displayName */.QC));
    const firing = rows.filter((row) => carried.has((0,domain_build/* displayName */.QC)(row)));
    return firing.map(({ trigger, ...table }) => ({
        rule: "target-trigger-fires",
        severity: "warning",
        object: (0,domain_build/* displayName */.QC)(table),
        evidence: `${trigger} is enabled for replication as well: it fires on every row DMS writes`,
        remedy: `Disable ${trigger} on the target until the cutover, unless that is meant`,
    }));
}
/** Control tables of DMS where ours are not: dumped with a schema, or of a task made by hand. They are not touched. */
async function strayControlTables(target) {
    const { rows } = await target.query(`SELECT n.nspname || '.' || c.relname AS name
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relname LIKE 'awsdms\\_%' AND n.nspname NOT IN ('awsdms_control', 'migration_ctl')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`);
    return about("warning", "dms-leftovers", rows.map((row) => row.name), (names) => `Control tables of another DMS task lie on the target: ${names}`, "Drop them, unless that task is still needed: DMS may take them for its own");
}
/** The tables that hold at least one row. */
async function filledTables(client, tables) {
    const filled = [];
    for (let from = 0; from < tables.length; from += BATCH) {
        const batch = tables.slice(from, from + BATCH);
        const { rows } = await client.query(batch
            .map((table, at) => `SELECT ${at} AS at WHERE EXISTS (SELECT 1 FROM ONLY ${(0,postgres_build/* quoteName */.AB)(table)})`)
            .join(" UNION ALL "));
        filled.push(...rows.map((row) => (0,domain_build/* displayName */.QC)(batch[row.at])));
    }
    return filled.sort();
}
const namesOf = (tables) => JSON.stringify(tables.map(({ schema, name }) => ({ schema, name })));
//# sourceMappingURL=target-check.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/readiness.js










/** Whether rows are going to be loaded now, or as soon as the task is started. */
const isLoad = (seen, steps) => steps.start === "reload-target" || seen.task?.hasRun !== true;
/**
 * Checks what the steps need. Changes nothing.
 * @throws UserError for what stands in the way, all of it at once
 */
async function checkReadiness(context, ends, seen, plan, steps) {
    const { source, target } = ends;
    const load = isLoad(seen, steps);
    if (steps.start)
        await (0,postgres_build/* explainRefusal */.GC)("target", "show the cutover's journal", {}, () => refuseAfterSwitch(target.client, context.inputs.migration, load && context.inputs.truncateTarget));
    const findings = [
        ...plan.findings,
        ...uncheckedCertificate("source", source.address, seen.source.tls),
        ...uncheckedCertificate("target", target.address, seen.target.tls),
    ];
    let emptying;
    if (load) {
        findings.push(...(await checkBeforeCreation(context, ends, seen)));
        findings.push(...(await (0,postgres_build/* explainRefusal */.GC)("source", "show its state", {}, () => checkSource(source.client, plan.tables))));
        const checked = await (0,postgres_build/* explainRefusal */.GC)("target", "show its state", {}, () => checkTarget(target.client, plan.tables, context.inputs.truncateTarget));
        findings.push(...checked.findings);
        emptying = checked.emptying;
    }
    else if (steps.start && seen.task)
        findings.push(...(await checkResume(ends, seen, seen.task)));
    context.report.section(findingsSection(findings));
    // A task that is left as it is does not fail on what its tables have become.
    if (load || steps.start)
        refuseBlockers(findings);
    tell(context, findings);
    return { warned: findings.some(({ severity }) => severity !== "info"), emptying };
}
/** What holds between the two databases, and in the account. */
async function checkBeforeCreation({ inputs }, { iam, source, target }, seen) {
    const inVpc = inputs.compute === "serverless" ? seen.task === undefined : seen.instance === undefined;
    const distinct = await (0,postgres_build/* explainRefusal */.GC)("source", "be told from the target", {}, () => checkDistinct(source.client, target.client));
    return [...distinct, ...(await checkRoles(iam, inVpc))];
}
/** Notes of one rule in the log; the report has all. */
const TOLD = 5;
function tell({ log }, findings) {
    const worth = findings.filter(({ severity }) => severity !== "info");
    for (const rule of new Set(worth.map((finding) => finding.rule))) {
        const alike = worth.filter((finding) => finding.rule === rule);
        for (const { object, evidence } of alike.slice(0, TOLD))
            log.info(`Note: ${object}: ${evidence}`);
        if (alike.length > TOLD)
            log.info(`Note: the same of ${alike.length - TOLD} more; the report names them all`);
    }
}
//# sourceMappingURL=readiness.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/scope-check.js

/**
 * Refuses names of schemas and tables that the source does not have, before AWS is asked for anything: a typing error
 * is told at once.
 * @throws UserError naming input and names
 */
async function checkNames(source, scope) {
    if (scope.schemas.length + scope.excluded.length === 0)
        return;
    const { permanent, unlogged } = await (0,postgres_build/* explainRefusal */.GC)("source", "show its tables", {}, async () => ({
        permanent: await (0,postgres_build/* readTables */.gb)(source),
        unlogged: await unloggedTables(source),
    }));
    const plain = { columns: [], key: [], estimatedRows: -1, bytes: 0 };
    (0,postgres_build/* checkScope */.DB)([...permanent, ...unlogged.map((table) => ({ ...plain, ...table }))], scope, "the source");
}
/** They are no tables to carry, but may be named as left out. */
async function unloggedTables(source) {
    const { rows } = await source.query(`SELECT n.nspname AS schema, c.relname AS name,
            ARRAY(SELECT pn.nspname || '.' || p.relname FROM pg_catalog.pg_partition_ancestors(c.oid) a
                    JOIN pg_catalog.pg_class p ON p.oid = a.relid AND p.oid <> c.oid
                    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace) AS "partitionOf"
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence = 'u'`);
    return rows;
}
//# sourceMappingURL=scope-check.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/start.js





/** Lines of the task's log that are shown. */
const MOST_LINES = 20;
/**
 * Starts the task and waits until it runs.
 * @throws EnvironmentError START_FAILED with what DMS says about it, its log, and the known causes these point to
 */
async function startExplained(context, ends, task, instance, type) {
    const wait = waiting(context, `Replication task ${task.name}`);
    try {
        return await (0,build_dms.startTask)(ends.dms, task, type, wait);
    }
    catch (error) {
        if (!(error instanceof domain_build/* KnownError */.E) || !EXPLAINED.includes(error.code))
            throw error;
        const now = (await (0,build_dms.taskByArn)(ends.dms, task.arn)) ?? task;
        // The call was repeated after its answer was lost: the first one has started the task.
        if (error.code !== "DMS_TASK_FAILED" && !start_STILL.includes(now.status))
            return (0,build_dms.waitForTask)(ends.dms, task.arn, ["running"], wait);
        throw await startFailure(context, ends, now, instance, error);
    }
}
const EXPLAINED = ["DMS_TASK_FAILED", "AWS_REFUSED", "AWS_WRONG_STATE"];
const start_STILL = ["ready", "stopped", "failed"];
async function startFailure(context, ends, now, instance, error) {
    const lines = await logLines(context, ends, now, instance);
    const failure = (0,failures/* withoutRowValues */.xP)(now.lastFailureMessage);
    const said = [(0,failures/* withoutRowValues */.xP)(error.why ?? ""), failure, now.stopReason].filter((text) => text !== "");
    const known = (0,failures/* explainFailure */.SP)({
        messages: [...said, ...lines],
        taskStatus: now.status,
        addresses: instance?.addresses ?? [],
    });
    for (const section of failureSections([...new Set(said)], lines, known))
        context.report.section(section);
    const reason = now.stopReason && (0,failures/* explainStopReason */.Uh)(now.stopReason);
    const facts = {
        code: "START_FAILED",
        what: `${error.what}, and the task was not started`,
        why: [failure || error.why, reason, known[0]?.cause].filter(Boolean).join(". "),
        remedy: known[0]?.remedy ?? error.remedy,
        cause: error,
    };
    return error instanceof domain_build/* UserError */.yo ? new domain_build/* UserError */.yo(facts) : new domain_build/* EnvironmentError */.eG(facts);
}
async function logLines({ log, inputs }, { logs }, task, instance) {
    try {
        const place = (0,build_logs/* taskLog */.g_)(instance?.name, (0,build_dms.resourceId)(task.arn), inputs.migration);
        const lines = ((await (0,build_logs/* readLines */.Se)(logs, place, MOST_LINES)) ?? []).map(({ text }) => (0,failures/* withoutRowValues */.xP)(text));
        for (const text of lines)
            log.info(text);
        return lines;
    }
    catch (error) {
        // The explanation must not fail because its log cannot be read.
        log.info(`The task's log could not be read: ${(0,domain_build/* errorText */.kc)(error)}`);
        return [];
    }
}
function failureSections(said, lines, known) {
    const words = {
        kind: "text",
        title: "What DMS says about the failed start",
        text: [...said, ...lines].join("\n"),
    };
    if (known.length === 0)
        return [words];
    return [
        words,
        {
            kind: "table",
            title: "What it points to",
            columns: ["Symptom", "Cause", "What to do"],
            rows: known.map(({ symptom, cause, remedy }) => [symptom, cause, remedy]),
        },
    ];
}
//# sourceMappingURL=start.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/start-renewing.js





/**
 * Starts the task. DMS Serverless tests its connections only then: endpoints that were there already and turn out to
 * hold an old password are given the new one, once.
 * @throws what startExplained throws
 */
async function startRenewing(context, ends, built, type) {
    const { task, instance } = built;
    try {
        return await startExplained(context, ends, task, instance, type);
    }
    catch (error) {
        const adopted = [built.source, built.target].filter(({ outcome }) => outcome === "adopted");
        const renewable = instance === undefined && adopted.length > 0;
        if (!renewable || !(error instanceof domain_build/* KnownError */.E) || !isWrongPassword(error.why ?? ""))
            throw error;
        context.log.info("An endpoint holds a password that is not right: giving both those of the inputs");
        for (const made of adopted)
            if (!(await renewPassword(ends.dms, made, waiting(context, `Endpoint ${made.endpoint.name}`))))
                throw error;
        // The failed start counts as the first.
        return startExplained(context, ends, task, instance, type === "start-replication" ? "reload-target" : type);
    }
}
//# sourceMappingURL=start-renewing.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/create-dms-task.js















const create_dms_task_REMEDIES = {
    "42501": "Grant the user the right named above, or give the user that ran this action first",
    "25006": "Give a server and user that may write: this one is read-only",
};
/** Looks at everything first, then makes what is missing, then starts. Nothing is changed before all checks passed. */
async function createDmsTask(context, ends) {
    const { schemas, excludeTables: excluded } = context.inputs;
    await checkNames(ends.source.client, { schemas, excluded });
    const seen = await look(context, ends);
    const plan = await makePlan(context, ends, seen);
    try {
        return await carryOut(context, ends, seen, plan);
    }
    finally {
        // Long as they are, they follow what was found and done.
        for (const section of plan.sections)
            context.report.section(section);
    }
}
async function carryOut(context, ends, seen, plan) {
    const steps = await nextSteps(context, ends, seen, plan);
    const ready = await checkReadiness(context, ends, seen, plan, steps);
    context.signal.throwIfAborted();
    if (isLoad(seen, steps))
        await prepare(context, ends, steps);
    const resources = [];
    let built;
    try {
        built = await build_build(context, ends, seen, plan, steps, resources);
    }
    finally {
        if (resources.length > 0)
            context.report.section(resourcesSection(resources));
    }
    context.report.section(pictureSection(built, ends.source.address, ends.target.address));
    const refused = steps.start === "start-replication" ? await assessed(context, ends, built.task) : undefined;
    if (refused)
        return refused;
    const now = await start(context, ends, built, steps, ready);
    context.output("task-status", now.status);
    return outcome(now, resources, steps, ready.warned, plan.tables.length);
}
async function makePlan(context, { source }, { task }) {
    const { inputs, log, clock, signal, report, workspace } = context;
    const taskSettingsFile = inputs.taskSettings && (0,external_node_path_.resolve)(workspace, inputs.taskSettings);
    const reloads = inputs.restart === "reload" && inputs.start && task?.status !== "running";
    const existing = task && { ...task, hasRun: task.hasRun && !reloads };
    const plan = await planTask(source.client, { ...inputs, taskSettingsFile }, existing, { log, clock, signal });
    report.metric("tables", plan.tables.length, "tables");
    context.output("tables", plan.tables.length);
    context.output("documents", await writeDocuments(context, plan));
    log.info(`${(0,domain_build/* counted */.hS)(plan.tables.length, "table")} to carry`);
    return plan;
}
/** Makes marker and control schemas, before anything is made on AWS: a user without rights is told so first. */
async function prepare({ inputs }, { source, target }, steps) {
    const migrations = await (0,postgres_build/* explainRefusal */.GC)("source", "make the marker", create_dms_task_REMEDIES, () => prepareSource(source.client, inputs.migration));
    await (0,postgres_build/* explainRefusal */.GC)("target", "make the control schemas", create_dms_task_REMEDIES, () => prepareTarget(target.client, inputs.migration, migrations, steps.start === "reload-target"));
}
/** Has DMS assess a task before its first start. @returns the outcome when it found what keeps it from being started */
async function assessed(context, { dms }, task) {
    const findings = await assess(context, dms, task);
    if (findings.length > 0)
        context.report.section(findingsSection(findings, "Premigration assessment"));
    const serious = findings.filter(({ severity }) => severity === "needs-change");
    if (serious.length === 0)
        return undefined;
    context.output("task-status", task.status);
    return {
        verdict: "fail",
        headline: `${task.name} is ready and was not started: the premigration assessment failed ${serious.map(({ object }) => object).join(", ")}`,
    };
}
/** Empties the target where asked, right before the load, and starts. */
async function start(context, ends, built, steps, ready) {
    const { task } = built;
    const target = ends.target.client;
    let now = task;
    if (steps.start !== undefined) {
        const { emptying } = ready;
        if (emptying) {
            context.log.info(`Emptying ${emptying.tables.length} tables of the target`);
            await (0,postgres_build/* explainRefusal */.GC)("target", "empty its tables", EMPTYING_REMEDIES, () => emptyTables(target, emptying.tables));
        }
        now = await startRenewing(context, ends, built, steps.start);
        context.output("start-type", steps.start);
    }
    if (now.status === "running")
        await (0,postgres_build/* explainRefusal */.GC)("target", "take a note back", create_dms_task_REMEDIES, () => clearReloadNote(target, task.name));
    return now;
}
const START_WORDS = {
    "start-replication": "started",
    "resume-processing": "resumed",
    "reload-target": "reloaded",
};
function outcome(task, resources, steps, warned, tables) {
    const of = (wanted) => resources.filter((resource) => resource.outcome === wanted).map(({ what }) => what);
    const done = [
        of("created").length > 0 && `created ${of("created").join(", ")}`,
        of("changed").length > 0 && `changed ${of("changed").join(", ")}`,
        steps.start && `${START_WORDS[steps.start]} the task`,
    ];
    const deeds = done.filter(Boolean).join("; ") || "Nothing to do";
    const note = steps.note ? `. ${steps.note}` : "";
    return {
        verdict: warned || steps.note ? "warn" : "pass",
        headline: `${deeds[0]?.toUpperCase()}${deeds.slice(1)}: ${task.name} is ${task.status}, with ${(0,domain_build/* counted */.hS)(tables, "table")}${note}`,
    };
}
//# sourceMappingURL=create-dms-task.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/secret-keys.js

/** What DMS itself looks for in a secret; the database's name stands at the endpoint. */
const KEYS = ["username", "password", "host", "port"];
/**
 * Checks that DMS can read a secret's keys: a missing one shows only as a failed connection test.
 * @param text the secret's JSON
 * @throws UserError naming the keys, never their values
 */
function checkSecretKeys(id, text) {
    let fields;
    try {
        fields = JSON.parse(text.reveal());
    }
    catch {
        throw secret_keys_wrong(id, "It is not JSON");
    }
    const missing = KEYS.filter((key) => fields[key] === undefined || fields[key] === "");
    if (missing.length > 0)
        throw secret_keys_wrong(id, `It lacks ${missing.join(", ")}`);
    const port = Number(fields["port"]);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
        throw secret_keys_wrong(id, "Its port is not a number of a port");
}
function secret_keys_wrong(id, why) {
    return new domain_build/* UserError */.yo({
        code: "BAD_DMS_SECRET",
        what: `DMS cannot log in with secret ${id}`,
        why,
        remedy: `Store JSON with exactly the keys ${KEYS.join(", ")} and dbname, or leave secrets-role out`,
    });
}
//# sourceMappingURL=secret-keys.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/run.js








/** Makes the migration's DMS task and starts it; see the README for the steps. */
async function run(context) {
    const { inputs } = context;
    checkComputeInputs(inputs);
    const sourceAddress = await (0,build/* databaseOf */.zJ)(context, "source");
    const targetAddress = await (0,build/* databaseOf */.zJ)(context, "target");
    const sourceLogin = await loginOf(context, inputs.sourceSecret);
    const targetLogin = await loginOf(context, inputs.targetSecret);
    const session = (role) => ({ role, applicationName: "postgres-to-aurora create-dms-task" });
    return (0,postgres_build/* withClient */.SV)(sourceAddress, session("source"), (source) => (0,postgres_build/* withClient */.SV)(targetAddress, session("target"), (target) => createDmsTask(context, {
        dms: (0,build_dms.openDms)(inputs.awsRegion),
        iam: openIam(inputs.awsRegion),
        logs: (0,build_logs/* openLogs */.qb)(inputs.awsRegion),
        source: { client: source, address: sourceAddress, login: sourceLogin },
        target: { client: target, address: targetAddress, login: targetLogin },
    })));
}
/** How DMS logs in: from the secret itself when it has a role for that, otherwise with what we read from it. */
async function loginOf({ inputs }, secret) {
    const role = inputs.secretsRole;
    if (secret === undefined || role === undefined)
        return { secret: "", role: "" };
    // Loaded only when asked for: most users give a URI.
    const { secretReader } = await Promise.all(/* import() */[__webpack_require__.e(994), __webpack_require__.e(306)]).then(__webpack_require__.bind(__webpack_require__, 5925));
    checkSecretKeys(secret, await secretReader(inputs.awsRegion)(secret));
    return { secret, role };
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/create-dms-task/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
