export const id = 925;
export const ids = [925,306];
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

/***/ 5925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   secretReader: () => (/* binding */ secretReader)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2994);
/* harmony import */ var _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6422);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2634);
/* harmony import */ var _client_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(447);




/**
 * A reader of Secrets Manager secrets. Nothing is contacted before its first use.
 * @param region AWS region; without it the environment's
 * @returns reads the text (for database secrets: JSON) of a secret by name or ARN; throws UserError when it does not
 * exist, holds no text or may not be read, EnvironmentError when AWS cannot be reached
 */
function secretReader(region) {
    let client;
    return async (id) => {
        client ??= new _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_2__/* .SecretsManagerClient */ ._H((0,_client_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .clientSettings */ .r)(region));
        const open = client;
        const answer = await (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .awsCall */ .uF)({ permission: "secretsmanager:GetSecretValue", thing: `secret ${id}` }, () => open.send(new _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_2__/* .GetSecretValueCommand */ .d2({ SecretId: id })));
        if (answer.SecretString === undefined)
            throw new _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo({
                code: "SECRET_NOT_TEXT",
                what: `Secret ${id} holds binary data`,
                remedy: 'Store it as text: {"username":...,"password":...,"host":...,"port":...,"dbname":...}',
            });
        return new _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(answer.SecretString);
    };
}
//# sourceMappingURL=secrets.js.map

/***/ })

};
