export const id = 808;
export const ids = [808];
export const modules = {

/***/ 2634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uF: () => (/* binding */ awsCall),
  P2: () => (/* binding */ isAlreadyThere),
  c4: () => (/* binding */ isNotFound)
});

// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var build = __webpack_require__(6422);
;// CONCATENATED MODULE: ./packages/aws/build/aws-faults.js
const user = (code, remedy, what) => ({
    code,
    kind: "user",
    remedy: typeof remedy === "string" ? () => remedy : remedy,
    ...(what ? { what } : {}),
});
const environment = (code, remedy) => ({
    code,
    kind: "environment",
    remedy: () => remedy,
});
/** The IAM action that was refused may be another than the one asked for, iam:PassRole say; the message names it. */
function allow({ permission }, message) {
    const named = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? permission;
    const denied = /explicit deny in (an? [\w -]+ policy)/.exec(message)?.[1];
    return denied
        ? `${named} is denied by ${denied}: ask who wrote it`
        : `Allow ${named} to the role this job assumes; docs/iam has a policy for each action`;
}
/** The first row whose names match counts. Names as in the API references of DMS, CloudWatch, Logs, IAM and Secrets Manager. */
const FAULTS = [
    [
        /^(CredentialsProviderError|TokenProviderError)$/,
        user("AWS_NO_CREDENTIALS", "Run aws-actions/configure-aws-credentials before this step, with permission id-token: write on the job", ({ permission }) => `There are no AWS credentials for ${permission}`),
    ],
    [
        /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/,
        user("AWS_CREDENTIALS_EXPIRED", "Configure the credentials again right before this step, or raise role-duration-seconds", ({ permission }) => `The AWS credentials expired before ${permission}`),
    ],
    [
        /^(UnrecognizedClient|InvalidSignature)Exception$|^(InvalidClientTokenId|SignatureDoesNotMatch|AuthFailure|IncompleteSignature|RequestTimeTooSkewed|OptInRequired)$/,
        user("AWS_BAD_CREDENTIALS", "Check the role or keys given to aws-actions/configure-aws-credentials, the runner's clock, and that the account has the region enabled"),
    ],
    [/^AccessDenied(Exception|Fault)?$|^UnauthorizedOperation$/, user("AWS_ACCESS_DENIED", allow)],
    [
        /^ResourceNotFound(Fault|Exception)$|^NoSuchEntity/,
        user("AWS_NOT_FOUND", "Check its name and aws-region", ({ thing }) => `${thing} does not exist`),
    ],
    [
        /^ResourceAlreadyExists(Fault|Exception)$/,
        user("AWS_ALREADY_THERE", "Somebody made it at the same moment: run again, it is taken up", ({ thing }) => `${thing} exists already`),
    ],
    [
        /^(Resource|Storage)QuotaExceededFault$|^LimitExceeded(Exception)?$/,
        user("AWS_QUOTA", "Remove what is no longer used, or ask AWS for a higher quota"),
    ],
    [
        /^InsufficientResourceCapacityFault$/,
        environment("AWS_NO_CAPACITY", "AWS has none of this class left there: give another replication-instance-class, or subnets of other availability zones in subnet-ids, or try later"),
    ],
    [
        /^InvalidResourceStateFault$|^ResourceInUse|^OperationAbortedException$/,
        user("AWS_WRONG_STATE", "It is changing, in use, or in a state that forbids this: look at it in the DMS console, wait until it stands still, then run again"),
    ],
    [
        /^(ReplicationSubnetGroupDoesNotCoverEnoughAZs|InvalidSubnet|SubnetAlreadyInUse)(Fault)?$/,
        user("AWS_BAD_SUBNETS", "Give at least two subnets in subnet-ids, of one VPC and of two availability zones"),
    ],
    [
        /^InvalidCertificateFault$/,
        user("AWS_BAD_CERTIFICATE", "sslrootcert must be a PEM file with the authority's certificates, which are valid now, and with nothing else"),
    ],
    // Throttled by KMS is throttled: the table goes on below.
    [
        /^KMS(?!Throttling)|^DecryptionFailure$/,
        user("AWS_KEY_UNUSABLE", "The KMS key must be enabled, not pending deletion, and its policy must allow kms:Decrypt, kms:DescribeKey and kms:CreateGrant to this role and to DMS"),
    ],
    [
        /^S3(AccessDenied|ResourceNotFound)Fault$/,
        user("AWS_BUCKET_UNUSABLE", "assessment-bucket must exist in this account, and assessment-role, trusting dms.amazonaws.com, must be allowed to write to it"),
    ],
    [
        /^InvalidRequestException$/,
        user("AWS_SECRET_UNUSABLE", "The secret is marked for deletion or has no value: restore it or give another one"),
    ],
    [
        /Throttling|^TooManyRequestsException$|^RequestLimitExceeded$|^LimitExceededFault$/,
        environment("AWS_THROTTLED", "Other callers use up this account's rate: raise poll-interval and run again"),
    ],
    [
        /^Invalid(Parameter|Operation)|^Validation|^FailedDependencyFault$|^UpgradeDependencyFailureFault$/,
        user("AWS_REFUSED", "Correct what AWS names above and run again"),
    ],
];
/** What a fault means, by its name on the wire; undefined when the name is not known here. */
function faultMeaning(name) {
    return FAULTS.find(([names]) => names.test(name))?.[1];
}
//# sourceMappingURL=aws-faults.js.map
;// CONCATENATED MODULE: ./packages/aws/build/aws-error.js


const ALREADY_THERE = ["ResourceAlreadyExistsFault", "ResourceAlreadyExistsException"];
const NOT_FOUND = ["ResourceNotFoundFault", "ResourceNotFoundException"];
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
    return ALREADY_THERE.includes(sdkError(error).name ?? "");
}
function sdkError(error) {
    return (error instanceof build/* KnownError */.E ? error.cause : error);
}
function translate(error, call) {
    const { name = "", message = "", code = "", $fault, $metadata } = error;
    const refused = `AWS refused ${call.permission} for ${call.thing}`;
    const failed = `${call.permission} for ${call.thing} failed`;
    if (/^AccessDenied/.test(name) && /dms-vpc-role/.test(message))
        return new build/* UserError */.yo({
            code: "DMS_VPC_ROLE_MISSING",
            what: refused,
            why: `${name}: ${message}`,
            remedy: "Create the IAM role dms-vpc-role (trusting dms.amazonaws.com, policy AmazonDMSVPCManagementRole) once per account; just created, it needs a minute to be seen",
            cause: error,
        });
    const meaning = faultMeaning(name);
    if (meaning !== undefined) {
        const Kind = meaning.kind === "user" ? build/* UserError */.yo : build/* EnvironmentError */.eG;
        const what = meaning.what?.(call) ?? (meaning.kind === "user" ? refused : failed);
        const why = meaning.what ? message : `${name}: ${message}`;
        return new Kind({ code: meaning.code, what, why, remedy: meaning.remedy(call, message), cause: error });
    }
    if (message === "Region is missing" || message === "Invalid region provided")
        // The SDK throws a plain Error here, so that only the text tells.
        return new build/* UserError */.yo({
            code: "AWS_NO_REGION",
            what: `No AWS region is known for ${call.permission}`,
            remedy: "Give aws-region, or set AWS_REGION (aws-actions/configure-aws-credentials does)",
            cause: error,
        });
    const environment = (errorCode, why, remedy) => new build/* EnvironmentError */.eG({ code: errorCode, what: failed, why, remedy, cause: error });
    // The SDK wraps what its transport throws when it does not know it for an Error.
    const wrapped = /^AWS SDK error wrapper for (?:\w+: )?(.*)/.exec(message)?.[1];
    if (UNREACHABLE.includes(code) || name === "TimeoutError" || wrapped !== undefined)
        return environment("AWS_UNREACHABLE", wrapped ?? (message || code), "Check aws-region (a region without this service has no such host) and the runner's way to the internet");
    const status = $metadata?.httpStatusCode;
    if (status === undefined)
        return error;
    // An answer that the SDK cannot read is thrown as the plain error of its reader.
    if ($fault === undefined && status < 500)
        return environment("AWS_NOT_UNDERSTOOD", `The answer (HTTP ${status}) is not what AWS sends: ${message.split("\n")[0]}`, "Something else answers in the place of AWS: look at AWS_ENDPOINT_URL, and at proxies between the runner and AWS");
    const request = $metadata?.requestId ? ` (request ${$metadata.requestId})` : "";
    return environment("AWS_FAILED", $fault === undefined ? `HTTP ${status}${request}` : `${name}: ${message}${request}`, "Run again; if it stays, ask AWS support with the request id");
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

/***/ 3808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  accountQuotas: () => (/* reexport */ accountQuotas),
  connectionTests: () => (/* reexport */ connectionTests),
  createEndpoint: () => (/* reexport */ createEndpoint),
  createInstance: () => (/* reexport */ createInstance),
  createTask: () => (/* reexport */ createTask),
  deleteCertificate: () => (/* reexport */ deleteCertificate),
  deleteEndpoint: () => (/* reexport */ deleteEndpoint),
  deleteInstance: () => (/* reexport */ deleteInstance),
  deleteSubnetGroup: () => (/* reexport */ deleteSubnetGroup),
  deleteTask: () => (/* reexport */ deleteTask),
  describeTask: () => (/* reexport */ describeTask),
  ensureSubnetGroup: () => (/* reexport */ ensureSubnetGroup),
  findCertificate: () => (/* reexport */ findCertificate),
  findEndpoint: () => (/* reexport */ findEndpoint),
  findInstance: () => (/* reexport */ findInstance),
  findTagged: () => (/* reexport */ findTagged),
  findTask: () => (/* reexport */ findTask),
  importCertificate: () => (/* reexport */ importCertificate),
  instanceRoom: () => (/* reexport */ instanceRoom),
  isServerless: () => (/* reexport */ isServerless),
  modifyEndpoint: () => (/* reexport */ modifyEndpoint),
  modifyTask: () => (/* reexport */ modifyTask),
  openDms: () => (/* reexport */ openDms),
  pollUntil: () => (/* reexport */ pollUntil),
  reloadTables: () => (/* reexport */ reloadTables),
  resourceId: () => (/* reexport */ resourceId),
  runAssessment: () => (/* reexport */ runAssessment),
  startTask: () => (/* reexport */ startTask),
  stopTask: () => (/* reexport */ stopTask),
  subnetGroupDescription: () => (/* reexport */ subnetGroupDescription),
  tableStatistics: () => (/* reexport */ tableStatistics),
  taskByArn: () => (/* reexport */ taskByArn),
  tasksOfEndpoint: () => (/* reexport */ tasksOfEndpoint),
  testConnection: () => (/* reexport */ testConnection),
  waitForEndpoint: () => (/* reexport */ waitForEndpoint),
  waitForInstance: () => (/* reexport */ waitForInstance),
  waitForTask: () => (/* reexport */ waitForTask)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-database-migration-service/dist-cjs/index.js
var dist_cjs = __webpack_require__(6819);
// EXTERNAL MODULE: ./packages/aws/build/aws-error.js + 1 modules
var aws_error = __webpack_require__(2634);
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
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var build = __webpack_require__(6422);
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
;// CONCATENATED MODULE: ./packages/aws/build/dms-assessments.js





/**
 * Starts DMS's own premigration assessment of a task that stands still, and waits for its end, good or bad.
 * @param name of the run, unique for the task
 */
async function runAssessment(dms, task, migration, name, place, wait) {
    const started = await (0,aws_error/* awsCall */.uF)({ permission: "dms:StartReplicationTaskAssessmentRun", thing: `replication task ${task.name}` }, () => dms.send(new dist_cjs/* StartReplicationTaskAssessmentRunCommand */.Kj7({
        ReplicationTaskArn: task.arn,
        ServiceAccessRoleArn: place.roleArn,
        ResultLocationBucket: place.bucket,
        ResultLocationFolder: place.folder,
        AssessmentRunName: name,
        Tags: [{ Key: build/* MIGRATION_TAG */.GI, Value: migration }],
    })));
    const arn = started.ReplicationTaskAssessmentRun?.ReplicationTaskAssessmentRunArn ?? "";
    const { status, failure } = await waitForEnd(dms, arn, wait);
    const checks = await listAll("dms:DescribeReplicationTaskIndividualAssessments", `assessment ${name}`, (0,dist_cjs/* paginateDescribeReplicationTaskIndividualAssessments */.eDy)({ client: dms }, { Filters: [{ Name: "replication-task-assessment-run-arn", Values: [arn] }] }), (page) => page.ReplicationTaskIndividualAssessments);
    return {
        arn,
        status,
        failure,
        checks: checks.map((check) => ({
            name: check.IndividualAssessmentName ?? "",
            status: (check.Status ?? "").toLowerCase(),
        })),
    };
}
const UNDER_WAY = ["starting", "provisioning", "running", "cancelling"];
async function waitForEnd(dms, arn, wait) {
    return pollUntil(`the premigration assessment ${resourceId(arn)}`, async () => {
        const answer = await (0,aws_error/* awsCall */.uF)({ permission: "dms:DescribeReplicationTaskAssessmentRuns", thing: `assessment ${resourceId(arn)}` }, () => dms.send(new dist_cjs/* DescribeReplicationTaskAssessmentRunsCommand */.Sm$({
            Filters: [{ Name: "replication-task-assessment-run-arn", Values: [arn] }],
        })));
        const run = answer.ReplicationTaskAssessmentRuns?.[0];
        const state = (run?.Status ?? "absent").toLowerCase();
        if (run === undefined || isState(state, ...UNDER_WAY))
            return { state, done: false };
        return { state, done: true, value: { status: state, failure: run.LastFailureMessage ?? "" } };
    }, wait);
}
//# sourceMappingURL=dms-assessments.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-certificates.js




/** A certificate by its identifier, or undefined when there is none. */
async function findCertificate(dms, name) {
    const [found] = await listAll("dms:DescribeCertificates", `certificate ${name}`, (0,dist_cjs/* paginateDescribeCertificates */.nTJ)({ client: dms }, { Filters: [{ Name: "certificate-id", Values: [name] }] }), (page) => page.Certificates);
    return found && certificateOf(found);
}
/** Imports authorities (PEM text) under a name, tagged with the migration. @returns its ARN */
async function importCertificate(dms, name, migration, pem) {
    const answer = await (0,aws_error/* awsCall */.uF)({ permission: "dms:ImportCertificate", thing: `certificate ${name}` }, () => dms.send(new dist_cjs/* ImportCertificateCommand */.sbc({
        CertificateIdentifier: name,
        CertificatePem: pem,
        Tags: [{ Key: build/* MIGRATION_TAG */.GI, Value: migration }],
    })));
    return answer.Certificate?.CertificateArn ?? "";
}
/** Deletes a certificate; DMS refuses it while an endpoint uses it. One that does not exist is no error. */
async function deleteCertificate(dms, arn) {
    try {
        await (0,aws_error/* awsCall */.uF)({ permission: "dms:DeleteCertificate", thing: `certificate ${arn}` }, () => dms.send(new dist_cjs/* DeleteCertificateCommand */.Uub({ CertificateArn: arn })));
    }
    catch (error) {
        if (!(0,aws_error/* isNotFound */.c4)(error))
            throw error;
    }
}
function certificateOf(certificate) {
    return {
        name: certificate.CertificateIdentifier ?? "",
        arn: certificate.CertificateArn ?? "",
        pem: certificate.CertificatePem ?? "",
    };
}
//# sourceMappingURL=dms-certificates.js.map
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
    await (0,aws_error/* awsCall */.uF)({ permission: "dms:CreateEndpoint", thing: `endpoint ${name}` }, () => dms.send(new dist_cjs/* CreateEndpointCommand */.fRi({
        EndpointIdentifier: name,
        EndpointType: facts.type,
        EngineName: facts.engine,
        ...connectionMembers(facts, password),
        Tags: [{ Key: build/* MIGRATION_TAG */.GI, Value: migration }],
    })));
}
/**
 * Makes an endpoint what it shall be, password included, and waits until it is active again. DMS refuses it while a
 * task that uses it runs, and forgets the connection tests.
 */
async function modifyEndpoint(dms, endpoint, facts, password, wait) {
    await (0,aws_error/* awsCall */.uF)({ permission: "dms:ModifyEndpoint", thing: `endpoint ${endpoint.name}` }, () => dms.send(new dist_cjs/* ModifyEndpointCommand */.zQx({
        EndpointArn: endpoint.arn,
        EngineName: facts.engine,
        ...connectionMembers(facts, password),
    })));
    return waitForEndpoint(dms, endpoint.name, wait);
}
/** Deletes an endpoint and waits until it is gone. One that does not exist is no error. */
async function deleteEndpoint(dms, name, wait) {
    let asked = false;
    await pollUntil(`endpoint ${name} to be gone`, async () => {
        const endpoint = await findEndpoint(dms, name);
        if (endpoint === undefined)
            return { state: "gone", done: true, value: undefined };
        if (!asked && endpoint.status !== "deleting") {
            await (0,aws_error/* awsCall */.uF)({ permission: "dms:DeleteEndpoint", thing: `endpoint ${name}` }, () => dms.send(new dist_cjs/* DeleteEndpointCommand */.oPO({ EndpointArn: endpoint.arn })));
            asked = true;
        }
        return { state: "deleting", done: false };
    }, wait);
}
function connectionMembers(facts, password) {
    const attributes = Object.entries(facts.attributes).map(([key, value]) => `${key}=${value}`);
    const login = facts.secret
        ? {}
        : { ServerName: facts.host, Port: facts.port, Username: facts.user, Password: password.reveal() };
    const secret = facts.secret
        ? { SecretsManagerSecretId: facts.secret, SecretsManagerAccessRoleArn: facts.secretRole }
        : {};
    return {
        ...login,
        DatabaseName: facts.database,
        SslMode: facts.tls,
        ...(facts.certificateArn ? { CertificateArn: facts.certificateArn } : {}),
        PostgreSQLSettings: { ...facts.settings, ...secret },
        ...(attributes.length > 0 ? { ExtraConnectionAttributes: attributes.join(";") } : {}),
    };
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
        try {
            await (0,aws_error/* awsCall */.uF)({ permission: "dms:TestConnection", thing: `endpoint ${endpoint.name}` }, () => dms.send(new dist_cjs/* TestConnectionCommand */.OF5({ ReplicationInstanceArn: instanceArn, EndpointArn: endpoint.arn })));
        }
        catch (error) {
            // When an answer is lost, the SDK asks again, which is refused while the test runs.
            const now = await connectionOf(dms, endpoint.arn, instanceArn);
            if (!isState(now?.status ?? "", "testing", "successful"))
                throw error;
        }
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
    const { ServerName, Port, DatabaseName, Username, SecretsManagerSecretId, SecretsManagerAccessRoleArn, ...settings } = endpoint.PostgreSQLSettings ?? {};
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
        secret: SecretsManagerSecretId ?? "",
        secretRole: SecretsManagerAccessRoleArn ?? "",
        tls: (endpoint.SslMode ?? "none").toLowerCase(),
        certificateArn: endpoint.CertificateArn ?? "",
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
/** What tells a migration's own subnet group: DMS shows no ARN for one, and so no tags. */
const subnetGroupDescription = (migration) => `Subnets of migration ${migration}`;
/** Creates the migration's own subnet group, of its name. One that is there already is taken as it is. */
async function ensureSubnetGroup(dms, migration, subnetIds) {
    try {
        await (0,aws_error/* awsCall */.uF)({ permission: "dms:CreateReplicationSubnetGroup", thing: `subnet group ${migration}` }, () => dms.send(new dist_cjs/* CreateReplicationSubnetGroupCommand */._es({
            ReplicationSubnetGroupIdentifier: migration,
            ReplicationSubnetGroupDescription: subnetGroupDescription(migration),
            SubnetIds: subnetIds,
            Tags: [{ Key: build/* MIGRATION_TAG */.GI, Value: migration }],
        })));
    }
    catch (error) {
        // Left by a run that ended before what it was made for.
        if (!(0,aws_error/* isAlreadyThere */.P2)(error))
            throw error;
    }
}
/** Deletes a subnet group. One that does not exist is no error. */
async function deleteSubnetGroup(dms, name) {
    try {
        await (0,aws_error/* awsCall */.uF)({ permission: "dms:DeleteReplicationSubnetGroup", thing: `subnet group ${name}` }, () => dms.send(new dist_cjs/* DeleteReplicationSubnetGroupCommand */.XVK({ ReplicationSubnetGroupIdentifier: name })));
    }
    catch (error) {
        if (!(0,aws_error/* isNotFound */.c4)(error))
            throw error;
    }
}
/** Creates the migration's own instance in its subnet group (see ensureSubnetGroup). It is not waited for. */
async function createInstance(dms, instance) {
    const { migration } = instance;
    await (0,aws_error/* awsCall */.uF)({ permission: "dms:CreateReplicationInstance", thing: `replication instance ${migration}` }, () => dms.send(new dist_cjs/* CreateReplicationInstanceCommand */.fm2({
        ReplicationInstanceIdentifier: migration,
        ReplicationInstanceClass: instance.class,
        AllocatedStorage: instance.storage,
        ReplicationSubnetGroupIdentifier: migration,
        ...(instance.securityGroupIds.length > 0 ? { VpcSecurityGroupIds: instance.securityGroupIds } : {}),
        // The service's own default is true.
        PubliclyAccessible: instance.publiclyAccessible,
        Tags: [{ Key: build/* MIGRATION_TAG */.GI, Value: migration }],
    })));
}
/** Deletes an instance and waits until it is gone. One that does not exist is no error. */
async function deleteInstance(dms, arn, wait) {
    let asked = false;
    await pollUntil(`replication instance ${arn} to be gone`, async () => {
        const instance = await findInstance(dms, arn);
        if (instance === undefined)
            return { state: "gone", done: true, value: undefined };
        if (!asked && instance.status !== "deleting") {
            await (0,aws_error/* awsCall */.uF)({ permission: "dms:DeleteReplicationInstance", thing: `replication instance ${instance.name}` }, () => dms.send(new dist_cjs/* DeleteReplicationInstanceCommand */.AVd({ ReplicationInstanceArn: arn })));
            asked = true;
        }
        return { state: "deleting", done: false };
    }, wait);
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
;// CONCATENATED MODULE: ./packages/aws/build/dms-tags.js





/** ARNs asked about in one call. */
const BATCH = 50;
/**
 * All DMS resources of this account and region that bear a migration's tag, whatever their names; and the subnet group
 * made for it, which is told by its description, since DMS shows neither ARN nor tags for one.
 */
async function findTagged(dms, migration) {
    const all = await listResources(dms);
    const ours = [];
    for (let from = 0; from < all.length; from += BATCH) {
        const batch = all.slice(from, from + BATCH);
        const tagged = await taggedOf(dms, migration, batch.map(({ arn }) => arn));
        ours.push(...batch.filter(({ arn }) => tagged.has(arn)));
    }
    return [...ours, ...(await ownSubnetGroups(dms, migration))];
}
/** Those of the ARNs whose resources bear the migration's tag. */
async function taggedOf(dms, migration, arns) {
    try {
        const answer = await (0,aws_error/* awsCall */.uF)({ permission: "dms:ListTagsForResource", thing: "the account's DMS resources" }, () => dms.send(new dist_cjs/* ListTagsForResourceCommand */.a_e({ ResourceArnList: arns })));
        const tags = (answer.TagList ?? []).filter(({ Key, Value }) => Key === build/* MIGRATION_TAG */.GI && Value === migration);
        return new Set(tags.map(({ ResourceArn }) => ResourceArn));
    }
    catch (error) {
        if (!(0,aws_error/* isNotFound */.c4)(error))
            throw error;
        if (arns.length === 1)
            return new Set();
        // Somebody deleted one of them since they were listed, which refuses all.
        const alone = [];
        for (const arn of arns)
            alone.push(await taggedOf(dms, migration, [arn]));
        return new Set(alone.flatMap((found) => [...found]));
    }
}
const plain = { status: "", size: "", storage: 0, multiAz: false };
async function listResources(dms) {
    const thing = "the account's DMS resources";
    const client = { client: dms };
    const [tasks, configs, endpoints, certificates, instances] = await Promise.all([
        listAll("dms:DescribeReplicationTasks", thing, (0,dist_cjs/* paginateDescribeReplicationTasks */.BS5)(client, { WithoutSettings: true }), (page) => page.ReplicationTasks),
        listAll("dms:DescribeReplicationConfigs", thing, (0,dist_cjs/* paginateDescribeReplicationConfigs */.WC2)(client, {}), (page) => page.ReplicationConfigs),
        listAll("dms:DescribeEndpoints", thing, (0,dist_cjs/* paginateDescribeEndpoints */.VmQ)(client, {}), (page) => page.Endpoints),
        listAll("dms:DescribeCertificates", thing, (0,dist_cjs/* paginateDescribeCertificates */.nTJ)(client, {}), (page) => page.Certificates),
        listAll("dms:DescribeReplicationInstances", thing, (0,dist_cjs/* paginateDescribeReplicationInstances */.PEx)(client, {}), (page) => page.ReplicationInstances),
    ]);
    return [
        ...tasks.map((task) => ({
            ...plain,
            kind: "task",
            name: task.ReplicationTaskIdentifier ?? "",
            arn: task.ReplicationTaskArn ?? "",
            status: (task.Status ?? "").toLowerCase(),
        })),
        ...configs.map((config) => ({
            ...plain,
            kind: "serverless",
            name: config.ReplicationConfigIdentifier ?? "",
            arn: config.ReplicationConfigArn ?? "",
            size: `${config.ComputeConfig?.MinCapacityUnits ?? 1}-${config.ComputeConfig?.MaxCapacityUnits ?? "?"}`,
            multiAz: config.ComputeConfig?.MultiAZ ?? false,
        })),
        ...endpoints.map((endpoint) => ({
            ...plain,
            kind: "endpoint",
            name: endpoint.EndpointIdentifier ?? "",
            arn: endpoint.EndpointArn ?? "",
            status: (endpoint.Status ?? "").toLowerCase(),
        })),
        ...certificates.map((certificate) => ({
            ...plain,
            kind: "certificate",
            name: certificate.CertificateIdentifier ?? "",
            arn: certificate.CertificateArn ?? "",
        })),
        ...instances.map((instance) => ({
            kind: "instance",
            name: instance.ReplicationInstanceIdentifier ?? "",
            arn: instance.ReplicationInstanceArn ?? "",
            status: (instance.ReplicationInstanceStatus ?? "").toLowerCase(),
            size: instance.ReplicationInstanceClass ?? "",
            storage: instance.AllocatedStorage ?? 0,
            multiAz: instance.MultiAZ ?? false,
        })),
    ];
}
async function ownSubnetGroups(dms, migration) {
    const groups = await listAll("dms:DescribeReplicationSubnetGroups", `subnet group ${migration}`, (0,dist_cjs/* paginateDescribeReplicationSubnetGroups */.U1Z)({ client: dms }, { Filters: [{ Name: "replication-subnet-group-id", Values: [migration] }] }), (page) => page.ReplicationSubnetGroups);
    return groups
        .filter((group) => group.ReplicationSubnetGroupDescription === subnetGroupDescription(migration))
        .map((group) => ({ ...plain, kind: "subnet group", name: group.ReplicationSubnetGroupIdentifier ?? "", arn: "" }));
}
//# sourceMappingURL=dms-tags.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-tables.js
function tableOf(table) {
    return {
        schema: table.SchemaName ?? "",
        name: table.TableName ?? "",
        state: table.TableState ?? "",
        fullLoadRows: table.FullLoadRows ?? 0,
        inserts: table.Inserts ?? 0,
        updates: table.Updates ?? 0,
        deletes: table.Deletes ?? 0,
        applied: (table.AppliedInserts ?? 0) + (table.AppliedUpdates ?? 0) + (table.AppliedDeletes ?? 0),
        reloaded: table.FullLoadReloaded ?? false,
        validationState: table.ValidationState ?? "",
    };
}
//# sourceMappingURL=dms-tables.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-instance-tasks.js





const call = (operation, name, send) => (0,aws_error/* awsCall */.uF)({ permission: `dms:${operation}`, thing: `replication task ${name}` }, send);
/** Replication tasks on a replication instance. */
const INSTANCE_TASKS = {
    async find(dms, by, brief) {
        const [Name, value] = "arn" in by ? ["replication-task-arn", by.arn] : ["replication-task-id", by.name];
        const [found] = await listAll("dms:DescribeReplicationTasks", `replication task ${value}`, (0,dist_cjs/* paginateDescribeReplicationTasks */.BS5)({ client: dms }, { Filters: [{ Name, Values: [value] }], WithoutSettings: brief }), (page) => page.ReplicationTasks);
        return found && taskOf(found);
    },
    async create(dms, task) {
        const answer = await call("CreateReplicationTask", task.migration, () => dms.send(new dist_cjs/* CreateReplicationTaskCommand */.z7c({
            ReplicationTaskIdentifier: task.migration,
            // Makes the ARN's tail, and so the metric dimension and the slot's prefix, predictable.
            ResourceIdentifier: task.migration,
            SourceEndpointArn: task.sourceEndpointArn,
            TargetEndpointArn: task.targetEndpointArn,
            ReplicationInstanceArn: task.compute.kind === "instance" ? task.compute.instanceArn : undefined,
            MigrationType: "full-load-and-cdc",
            TableMappings: task.tableMappings,
            ReplicationTaskSettings: task.settings,
            Tags: [{ Key: build/* MIGRATION_TAG */.GI, Value: task.migration }],
        })));
        return answer.ReplicationTask?.ReplicationTaskArn ?? "";
    },
    async start(dms, { name, arn }, type) {
        await call("StartReplicationTask", name, () => dms.send(new dist_cjs/* StartReplicationTaskCommand */.pzt({ ReplicationTaskArn: arn, StartReplicationTaskType: type })));
    },
    async stop(dms, { name, arn }) {
        await call("StopReplicationTask", name, () => dms.send(new dist_cjs/* StopReplicationTaskCommand */.D54({ ReplicationTaskArn: arn })));
    },
    async modify(dms, { name, arn }, { tableMappings, settings }) {
        await call("ModifyReplicationTask", name, () => dms.send(new dist_cjs/* ModifyReplicationTaskCommand */.vwc({
            ReplicationTaskArn: arn,
            ...(tableMappings === undefined ? {} : { TableMappings: tableMappings }),
            ...(settings === undefined ? {} : { ReplicationTaskSettings: settings }),
        })));
    },
    async remove(dms, { name, arn }) {
        await call("DeleteReplicationTask", name, () => dms.send(new dist_cjs/* DeleteReplicationTaskCommand */.Kr5({ ReplicationTaskArn: arn })));
    },
    async reload(dms, arn, tables) {
        await call("ReloadTables", resourceId(arn), () => dms.send(new dist_cjs/* ReloadTablesCommand */.MkS({
            ReplicationTaskArn: arn,
            TablesToReload: tables.map(({ schema, name }) => ({ SchemaName: schema, TableName: name })),
            ReloadOption: "data-reload",
        })));
    },
    async statistics(dms, arn) {
        return listAll("dms:DescribeTableStatistics", `replication task ${resourceId(arn)}`, (0,dist_cjs/* paginateDescribeTableStatistics */.agW)({ client: dms, pageSize: 500 }, { ReplicationTaskArn: arn }), (page) => page.TableStatistics?.map(tableOf));
    },
};
function taskOf(task) {
    const stats = task.ReplicationTaskStats;
    return {
        kind: "instance",
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
        fullLoadStarted: stats?.FullLoadStartDate?.getTime(),
        fullLoadFinished: stats?.FullLoadFinishDate?.getTime(),
        stopped: stats?.StopDate?.getTime(),
    };
}
//# sourceMappingURL=dms-instance-tasks.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-serverless.js





const dms_serverless_call = (operation, name, send) => (0,aws_error/* awsCall */.uF)({ permission: `dms:${operation}`, thing: `serverless replication ${name}` }, send);
/** Replications of DMS Serverless: a replication config, and what runs from it. */
const SERVERLESS_TASKS = {
    async find(dms, by) {
        const [Name, value] = "arn" in by ? ["replication-config-arn", by.arn] : ["replication-config-id", by.name];
        const Filters = [{ Name, Values: [value] }];
        const [config] = await listAll("dms:DescribeReplicationConfigs", `serverless replication ${value}`, (0,dist_cjs/* paginateDescribeReplicationConfigs */.WC2)({ client: dms }, { Filters }), (page) => page.ReplicationConfigs);
        return config && dms_serverless_taskOf(config, await runOf(dms, config));
    },
    async create(dms, task) {
        if (task.compute.kind !== "serverless")
            throw new Error("not a serverless task");
        const { subnetGroup, securityGroupIds, min, max } = task.compute;
        const answer = await dms_serverless_call("CreateReplicationConfig", task.migration, () => dms.send(new dist_cjs/* CreateReplicationConfigCommand */.GWg({
            ReplicationConfigIdentifier: task.migration,
            ResourceIdentifier: task.migration,
            SourceEndpointArn: task.sourceEndpointArn,
            TargetEndpointArn: task.targetEndpointArn,
            ComputeConfig: {
                ReplicationSubnetGroupId: subnetGroup,
                ...(securityGroupIds.length > 0 ? { VpcSecurityGroupIds: securityGroupIds } : {}),
                MinCapacityUnits: min,
                MaxCapacityUnits: max,
            },
            ReplicationType: "full-load-and-cdc",
            TableMappings: task.tableMappings,
            ReplicationSettings: task.settings,
            Tags: [{ Key: build/* MIGRATION_TAG */.GI, Value: task.migration }],
        })));
        return answer.ReplicationConfig?.ReplicationConfigArn ?? "";
    },
    async start(dms, { name, arn }, type) {
        await dms_serverless_call("StartReplication", name, () => dms.send(new dist_cjs/* StartReplicationCommand */.g1H({ ReplicationConfigArn: arn, StartReplicationType: type })));
    },
    async stop(dms, { name, arn }) {
        await dms_serverless_call("StopReplication", name, () => dms.send(new dist_cjs/* StopReplicationCommand */.C5e({ ReplicationConfigArn: arn })));
    },
    async modify(dms, { name, arn }, { tableMappings, settings }) {
        await dms_serverless_call("ModifyReplicationConfig", name, () => dms.send(new dist_cjs/* ModifyReplicationConfigCommand */.qhV({
            ReplicationConfigArn: arn,
            ...(tableMappings === undefined ? {} : { TableMappings: tableMappings }),
            ...(settings === undefined ? {} : { ReplicationSettings: settings }),
        })));
    },
    async remove(dms, { name, arn }) {
        await dms_serverless_call("DeleteReplicationConfig", name, () => dms.send(new dist_cjs/* DeleteReplicationConfigCommand */.L2Z({ ReplicationConfigArn: arn })));
    },
    async reload(dms, arn, tables) {
        await dms_serverless_call("ReloadReplicationTables", resourceId(arn), () => dms.send(new dist_cjs/* ReloadReplicationTablesCommand */.ktH({
            ReplicationConfigArn: arn,
            TablesToReload: tables.map(({ schema, name }) => ({ SchemaName: schema, TableName: name })),
            ReloadOption: "data-reload",
        })));
    },
    async statistics(dms, arn) {
        return listAll("dms:DescribeReplicationTableStatistics", `serverless replication ${resourceId(arn)}`, (0,dist_cjs/* paginateDescribeReplicationTableStatistics */.ENU)({ client: dms, pageSize: 500 }, { ReplicationConfigArn: arn }), (page) => page.ReplicationTableStatistics?.map(tableOf));
    },
};
async function runOf(dms, config) {
    const arn = config.ReplicationConfigArn ?? "";
    const [run] = await listAll("dms:DescribeReplications", `serverless replication ${config.ReplicationConfigIdentifier}`, (0,dist_cjs/* paginateDescribeReplications */._PS)({ client: dms }, { Filters: [{ Name: "replication-config-arn", Values: [arn] }] }), (page) => page.Replications);
    return run;
}
function dms_serverless_taskOf(config, run) {
    const status = (run?.Status ?? "created").toLowerCase();
    const stats = run?.ReplicationStats;
    return {
        kind: "serverless",
        name: config.ReplicationConfigIdentifier ?? "",
        arn: config.ReplicationConfigArn ?? "",
        // What a task on an instance calls ready is created here; everything between a start and running has own names.
        status: status === "created" ? "ready" : status,
        stopReason: run?.StopReason ?? "",
        lastFailureMessage: run?.FailureMessages?.join("; ") ?? "",
        tableMappings: config.TableMappings ?? "",
        settings: config.ReplicationSettings ?? "",
        migrationType: config.ReplicationType ?? "",
        sourceEndpointArn: config.SourceEndpointArn ?? "",
        targetEndpointArn: config.TargetEndpointArn ?? "",
        instanceArn: "",
        capacity: { min: config.ComputeConfig?.MinCapacityUnits ?? 1, max: config.ComputeConfig?.MaxCapacityUnits ?? 0 },
        hasRun: Boolean(run?.StartReplicationType || run?.ReplicationLastStopTime || stats?.FreshStartDate),
        fullLoadStarted: stats?.FullLoadStartDate?.getTime(),
        fullLoadFinished: stats?.FullLoadFinishDate?.getTime(),
        stopped: run?.ReplicationLastStopTime?.getTime(),
    };
}
//# sourceMappingURL=dms-serverless.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms-tasks.js






/** Whether an ARN names a replication of DMS Serverless. */
function isServerless(arn) {
    return arn.split(":")[5] === "replication-config";
}
const apiOf = (arn) => (isServerless(arn) ? SERVERLESS_TASKS : INSTANCE_TASKS);
/**
 * The task of a migration (or any task by its name), of either kind, or undefined when there is none.
 * @param brief leaves mappings and settings of a task on an instance empty: they are megabytes for thousands of tables
 */
async function findTask(dms, name, brief = false) {
    return (await INSTANCE_TASKS.find(dms, { name }, brief)) ?? (await SERVERLESS_TASKS.find(dms, { name }, brief));
}
/**
 * The task of a migration (or any task by its name), of either kind.
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
/** Task by its ARN, one call (two of DMS Serverless); undefined when it is gone. For polls. */
async function taskByArn(dms, arn) {
    return apiOf(arn).find(dms, { arn }, true);
}
/** Names and states of all tasks, of either kind, that use an endpoint. */
async function tasksOfEndpoint(dms, endpointArn) {
    const tasks = await listAll("dms:DescribeReplicationTasks", `endpoint ${endpointArn}`, (0,dist_cjs/* paginateDescribeReplicationTasks */.BS5)({ client: dms }, { Filters: [{ Name: "endpoint-arn", Values: [endpointArn] }], WithoutSettings: true }), (page) => page.ReplicationTasks);
    const configs = await listAll("dms:DescribeReplicationConfigs", `endpoint ${endpointArn}`, (0,dist_cjs/* paginateDescribeReplicationConfigs */.WC2)({ client: dms }, {}), (page) => page.ReplicationConfigs);
    return [
        ...tasks.map((task) => ({ name: task.ReplicationTaskIdentifier ?? "", arn: task.ReplicationTaskArn ?? "" })),
        ...configs
            .filter((config) => [config.SourceEndpointArn, config.TargetEndpointArn].includes(endpointArn))
            .map((config) => ({ name: config.ReplicationConfigIdentifier ?? "", arn: config.ReplicationConfigArn ?? "" })),
    ];
}
/** Creates the full-load-and-cdc task of a migration and waits until it is ready. It is not started. */
async function createTask(dms, task, wait) {
    const api = task.compute.kind === "serverless" ? SERVERLESS_TASKS : INSTANCE_TASKS;
    return waitForTask(dms, await api.create(dms, task), ["ready"], wait);
}
/** Starts or resumes a task and waits until it runs. Throws as soon as it fails or stops instead. */
async function startTask(dms, task, type, wait) {
    await apiOf(task.arn).start(dms, task, type);
    return waitForTask(dms, task.arn, ["running"], wait);
}
/**
 * Changes mappings or settings of a task that stands still (ready, stopped or failed; DMS refuses others) and waits
 * until it stands still again.
 */
async function modifyTask(dms, task, change, wait) {
    await apiOf(task.arn).modify(dms, task, change);
    return waitUntilStill(dms, task.arn, wait);
}
/** Has up to ten tables per call emptied of their state and loaded anew. The task must be running. */
async function reloadTables(dms, arn, tables) {
    for (let from = 0; from < tables.length; from += 10)
        await apiOf(arn).reload(dms, arn, tables.slice(from, from + 10));
}
/** What a task says about every one of its tables, all pages; [] before it has looked at them. */
async function tableStatistics(dms, taskArn) {
    return apiOf(taskArn).statistics(dms, taskArn);
}
const STILL = ["ready", "stopped", "failed"];
/**
 * Stops a task and waits until it stands still. One that stands already (ready, stopped, failed) or does not exist
 * is left alone, one that is starting or changing is waited for first: DMS refuses to stop it then.
 * @returns the task as it stands, or undefined when it does not exist
 */
async function stopTask(dms, arn, wait) {
    let asked = false;
    return pollUntil(`replication task ${resourceId(arn)} to stop`, async () => {
        const task = await taskByArn(dms, arn);
        if (task === undefined)
            return { state: "absent", done: true, value: undefined };
        if (isState(task.status, ...STILL))
            return { state: task.status, done: true, value: task };
        if (task.status === "running" && !asked) {
            await apiOf(arn).stop(dms, task);
            asked = true;
        }
        return { state: task.status, done: false };
    }, wait);
}
/** Deletes a task, stopped before when it runs, and waits until it is gone. One that does not exist is no error. */
async function deleteTask(dms, arn, wait) {
    await stopTask(dms, arn, wait);
    let asked = false;
    await pollUntil(`replication task ${resourceId(arn)} to be gone`, async () => {
        const task = await taskByArn(dms, arn);
        if (task === undefined)
            return { state: "gone", done: true, value: undefined };
        if (!asked && isState(task.status, ...STILL)) {
            await apiOf(arn).remove(dms, task);
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
        const task = await taskByArn(dms, arn);
        const state = task?.status ?? "absent";
        if (task !== undefined && isState(state, ...wanted))
            return { state, done: true, value: task };
        bad = isState(state, "failed", "stopped", "absent") ? bad + 1 : 0;
        if (bad > STALE_LOOKS)
            throw taskFailure(arn, state, task);
        return { state, done: false };
    }, wait);
}
/** Waits until a task that was changed stands still again: its first looks may still show it so. */
async function waitUntilStill(dms, arn, wait) {
    let looks = 0;
    return pollUntil(`replication task ${resourceId(arn)} to be changed`, async () => {
        looks += 1;
        const task = await taskByArn(dms, arn);
        const state = task?.status ?? "absent";
        if (task !== undefined && isState(state, ...STILL) && looks > 1)
            return { state, done: true, value: task };
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
//# sourceMappingURL=dms-tasks.js.map
;// CONCATENATED MODULE: ./packages/aws/build/dms.js









//# sourceMappingURL=dms.js.map

/***/ })

};
