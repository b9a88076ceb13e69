import { EnvironmentError, KnownError, UserError } from "@postgres-to-aurora/domain";
import { faultMeaning } from "./aws-faults.js";

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
  $fault?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

const ALREADY_THERE = ["ResourceAlreadyExistsFault", "ResourceAlreadyExistsException"];
const NOT_FOUND = ["ResourceNotFoundFault", "ResourceNotFoundException"];
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
  return ALREADY_THERE.includes(sdkError(error).name ?? "");
}

function sdkError(error: unknown): SdkError {
  return (error instanceof KnownError ? error.cause : error) as SdkError;
}

function translate(error: unknown, call: AwsCall): unknown {
  const { name = "", message = "", code = "", $fault, $metadata } = error as SdkError;
  const refused = `AWS refused ${call.permission} for ${call.thing}`;
  const failed = `${call.permission} for ${call.thing} failed`;
  if (/^AccessDenied/.test(name) && /dms-vpc-role/.test(message))
    return new UserError({
      code: "DMS_VPC_ROLE_MISSING",
      what: refused,
      why: `${name}: ${message}`,
      remedy:
        "Create the IAM role dms-vpc-role (trusting dms.amazonaws.com, policy AmazonDMSVPCManagementRole) once per account; just created, it needs a minute to be seen",
      cause: error,
    });
  const meaning = faultMeaning(name);
  if (meaning !== undefined) {
    const Kind = meaning.kind === "user" ? UserError : EnvironmentError;
    const what = meaning.what?.(call) ?? (meaning.kind === "user" ? refused : failed);
    const why = meaning.what ? message : `${name}: ${message}`;
    return new Kind({ code: meaning.code, what, why, remedy: meaning.remedy(call, message), cause: error });
  }
  if (message === "Region is missing" || message === "Invalid region provided")
    // The SDK throws a plain Error here, so that only the text tells.
    return new UserError({
      code: "AWS_NO_REGION",
      what: `No AWS region is known for ${call.permission}`,
      remedy: "Give aws-region, or set AWS_REGION (aws-actions/configure-aws-credentials does)",
      cause: error,
    });
  const environment = (errorCode: string, why: string, remedy: string) =>
    new EnvironmentError({ code: errorCode, what: failed, why, remedy, cause: error });
  // The SDK wraps what its transport throws when it does not know it for an Error.
  const wrapped = /^AWS SDK error wrapper for (?:\w+: )?(.*)/.exec(message)?.[1];
  if (UNREACHABLE.includes(code) || name === "TimeoutError" || wrapped !== undefined)
    return environment(
      "AWS_UNREACHABLE",
      wrapped ?? (message || code),
      "Check aws-region (a region without this service has no such host) and the runner's way to the internet",
    );
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return error;
  // An answer that the SDK cannot read is thrown as the plain error of its reader.
  if ($fault === undefined && status < 500)
    return environment(
      "AWS_NOT_UNDERSTOOD",
      `The answer (HTTP ${status}) is not what AWS sends: ${message.split("\n")[0]}`,
      "Something else answers in the place of AWS: look at AWS_ENDPOINT_URL, and at proxies between the runner and AWS",
    );
  const request = $metadata?.requestId ? ` (request ${$metadata.requestId})` : "";
  return environment(
    "AWS_FAILED",
    $fault === undefined ? `HTTP ${status}${request}` : `${name}: ${message}${request}`,
    "Run again; if it stays, ask AWS support with the request id",
  );
}
