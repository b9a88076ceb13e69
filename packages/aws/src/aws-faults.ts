/** What a fault of AWS, known by its name, means for the person who runs the action. */
export interface FaultMeaning {
  code: string;
  /** Ours to correct (user), or outside of us (environment). */
  kind: "user" | "environment";
  /** What happened, where "AWS refused <permission> for <thing>" does not say it. */
  what?(call: { permission: string; thing: string }): string;
  remedy(call: { permission: string; thing: string }, message: string): string;
}

type Row = [names: RegExp, meaning: FaultMeaning];

const user = (code: string, remedy: string | FaultMeaning["remedy"], what?: FaultMeaning["what"]): FaultMeaning => ({
  code,
  kind: "user",
  remedy: typeof remedy === "string" ? () => remedy : remedy,
  ...(what ? { what } : {}),
});
const environment = (code: string, remedy: string): FaultMeaning => ({
  code,
  kind: "environment",
  remedy: () => remedy,
});

/** The IAM action that was refused may be another than the one asked for, iam:PassRole say; the message names it. */
function allow({ permission }: { permission: string }, message: string): string {
  const named = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? permission;
  const denied = /explicit deny in (an? [\w -]+ policy)/.exec(message)?.[1];
  return denied
    ? `${named} is denied by ${denied}: ask who wrote it`
    : `Allow ${named} to the role this job assumes; docs/iam has a policy for each action`;
}

/** The first row whose names match counts. Names as in the API references of DMS, CloudWatch, Logs, IAM and Secrets Manager. */
const FAULTS: Row[] = [
  [
    /^(CredentialsProviderError|TokenProviderError)$/,
    user(
      "AWS_NO_CREDENTIALS",
      "Run aws-actions/configure-aws-credentials before this step, with permission id-token: write on the job",
      ({ permission }) => `There are no AWS credentials for ${permission}`,
    ),
  ],
  [
    /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/,
    user(
      "AWS_CREDENTIALS_EXPIRED",
      "Configure the credentials again right before this step, or raise role-duration-seconds",
      ({ permission }) => `The AWS credentials expired before ${permission}`,
    ),
  ],
  [
    /^(UnrecognizedClient|InvalidSignature)Exception$|^(InvalidClientTokenId|SignatureDoesNotMatch|AuthFailure|IncompleteSignature|RequestTimeTooSkewed|OptInRequired)$/,
    user(
      "AWS_BAD_CREDENTIALS",
      "Check the role or keys given to aws-actions/configure-aws-credentials, the runner's clock, and that the account has the region enabled",
    ),
  ],
  [/^AccessDenied(Exception|Fault)?$|^UnauthorizedOperation$/, user("AWS_ACCESS_DENIED", allow)],
  [
    /^ResourceNotFound(Fault|Exception)$|^NoSuchEntity/,
    user("AWS_NOT_FOUND", "Check its name and aws-region", ({ thing }) => `${thing} does not exist`),
  ],
  [
    /^ResourceAlreadyExists(Fault|Exception)$/,
    user(
      "AWS_ALREADY_THERE",
      "Somebody made it at the same moment: run again, it is taken up",
      ({ thing }) => `${thing} exists already`,
    ),
  ],
  [
    /^(Resource|Storage)QuotaExceededFault$|^LimitExceeded(Exception)?$/,
    user("AWS_QUOTA", "Remove what is no longer used, or ask AWS for a higher quota"),
  ],
  [
    /^InsufficientResourceCapacityFault$/,
    environment(
      "AWS_NO_CAPACITY",
      "AWS has none of this class left there: give another replication-instance-class, or subnets of other availability zones in subnet-ids, or try later",
    ),
  ],
  [
    /^InvalidResourceStateFault$|^ResourceInUse|^OperationAbortedException$/,
    user(
      "AWS_WRONG_STATE",
      "It is changing, in use, or in a state that forbids this: look at it in the DMS console, wait until it stands still, then run again",
    ),
  ],
  [
    /^(ReplicationSubnetGroupDoesNotCoverEnoughAZs|InvalidSubnet|SubnetAlreadyInUse)(Fault)?$/,
    user("AWS_BAD_SUBNETS", "Give at least two subnets in subnet-ids, of one VPC and of two availability zones"),
  ],
  [
    /^InvalidCertificateFault$/,
    user(
      "AWS_BAD_CERTIFICATE",
      "sslrootcert must be a PEM file with the authority's certificates, which are valid now, and with nothing else",
    ),
  ],
  // Throttled by KMS is throttled: the table goes on below.
  [
    /^KMS(?!Throttling)|^DecryptionFailure$/,
    user(
      "AWS_KEY_UNUSABLE",
      "The KMS key must be enabled, not pending deletion, and its policy must allow kms:Decrypt, kms:DescribeKey and kms:CreateGrant to this role and to DMS",
    ),
  ],
  [
    /^S3(AccessDenied|ResourceNotFound)Fault$/,
    user(
      "AWS_BUCKET_UNUSABLE",
      "assessment-bucket must exist in this account, and assessment-role, trusting dms.amazonaws.com, must be allowed to write to it",
    ),
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
export function faultMeaning(name: string): FaultMeaning | undefined {
  return FAULTS.find(([names]) => names.test(name))?.[1];
}
