export const id = 925;
export const ids = [925];
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

/***/ 5925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   secretReader: () => (/* binding */ secretReader)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2994);
/* harmony import */ var _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9268);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8090);
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
