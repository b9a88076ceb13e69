import { EnvironmentError, KnownError, UserError } from "@postgres-to-aurora/domain";

/** One call to AWS, as messages name it. */
export interface AwsCall {
  /** The IAM action it needs, for example `dms:CreateEndpoint`. */
  permission: string;
  /** What it was about, for example `endpoint fluxo-source`. */
  thing: string;
}

interface SdkError {
  name?: string;
  message?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

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
export async function awsCall<T>(call: AwsCall, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw translate(error, call);
  }
}

/** Whether AWS says that the thing does not exist. Works on translated errors too. */
export function isNotFound(error: unknown): boolean {
  return NOT_FOUND.includes(sdkError(error).name ?? "");
}

/** Whether AWS says that the thing exists already. Works on translated errors too. */
export function isAlreadyThere(error: unknown): boolean {
  return sdkError(error).name === ALREADY_THERE;
}

function sdkError(error: unknown): SdkError {
  return (error instanceof KnownError ? error.cause : error) as SdkError;
}

function translate(error: unknown, { permission, thing }: AwsCall): unknown {
  const { name = "", message = "", code = "", $metadata } = error as SdkError;
  const what = `AWS refused ${permission} for ${thing}`;
  const why = `${name}: ${message}`;
  const user = (errorCode: string, facts: { what?: string; why?: string; remedy: string }) =>
    new UserError({ code: errorCode, what, why, ...facts, cause: error });

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
      remedy:
        "Create the IAM role dms-vpc-role (trusting dms.amazonaws.com, policy AmazonDMSVPCManagementRole) once per account; just created, it needs a minute to be seen",
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

  const environment = (errorCode: string, remedy: string, text = why) =>
    new EnvironmentError({
      code: errorCode,
      what: `${permission} for ${thing} failed`,
      why: text,
      remedy,
      cause: error,
    });
  if (THROTTLED.includes(name) || /Throttling/.test(name))
    return environment("AWS_THROTTLED", "Other callers use up this account's rate: raise poll-interval and run again");
  if (UNREACHABLE.includes(code) || name === "TimeoutError")
    return environment(
      "AWS_UNREACHABLE",
      "Check aws-region (a region without this service has no such host) and the runner's way to the internet",
      message || code,
    );
  if ($metadata?.httpStatusCode === undefined) return error;
  const request = $metadata.requestId ? ` (request ${$metadata.requestId})` : "";
  return environment("AWS_FAILED", "Run again; if it stays, ask AWS support with the request id", `${why}${request}`);
}
