import { describe, expect, test } from "@jest/globals";
import { findInstance, openDms } from "@postgres-to-aurora/aws/dms";
import { openIam, roleExists } from "@postgres-to-aurora/aws/iam";
import { EnvironmentError, KnownError, UserError } from "@postgres-to-aurora/domain";
import { type Act, answer, cutBefore, fault, isoDates, rawAnswer, startAwsProxy } from "@postgres-to-aurora/test-kit";

/** What a lookup says when AWS answers so. */
async function failure(act: Act): Promise<KnownError> {
  const proxy = await startAwsProxy({ rules: [{ act }] });
  Object.assign(process.env, proxy.env);
  try {
    await findInstance(openDms(), "fluxo");
  } catch (error) {
    expect(error).toBeInstanceOf(KnownError);
    return error as KnownError;
  }
  throw new Error("It did not fail");
}

describe("a fault of AWS, by its name", () => {
  test.each<[name: string, code: string, kind: typeof KnownError, remedy: RegExp]>([
    ["ExpiredToken", "AWS_CREDENTIALS_EXPIRED", UserError, /role-duration-seconds/],
    ["RequestTimeTooSkewed", "AWS_BAD_CREDENTIALS", UserError, /clock/],
    ["InvalidClientTokenId", "AWS_BAD_CREDENTIALS", UserError, /region enabled/],
    ["StorageQuotaExceededFault", "AWS_QUOTA", UserError, /higher quota/],
    [
      "InsufficientResourceCapacityFault",
      "AWS_NO_CAPACITY",
      EnvironmentError,
      /replication-instance-class.*subnet-ids/,
    ],
    ["InvalidResourceStateFault", "AWS_WRONG_STATE", UserError, /wait until it stands still/],
    ["ReplicationSubnetGroupDoesNotCoverEnoughAZs", "AWS_BAD_SUBNETS", UserError, /two availability zones/],
    ["InvalidSubnet", "AWS_BAD_SUBNETS", UserError, /subnet-ids/],
    ["InvalidCertificateFault", "AWS_BAD_CERTIFICATE", UserError, /sslrootcert/],
    ["KMSKeyNotAccessibleFault", "AWS_KEY_UNUSABLE", UserError, /kms:Decrypt/],
    ["KMSDisabledFault", "AWS_KEY_UNUSABLE", UserError, /enabled/],
    ["DecryptionFailure", "AWS_KEY_UNUSABLE", UserError, /kms:Decrypt/],
    ["KMSThrottlingFault", "AWS_THROTTLED", EnvironmentError, /poll-interval/],
    ["Throttling", "AWS_THROTTLED", EnvironmentError, /poll-interval/],
    ["TooManyRequestsException", "AWS_THROTTLED", EnvironmentError, /poll-interval/],
    ["RequestLimitExceeded", "AWS_THROTTLED", EnvironmentError, /poll-interval/],
    ["S3AccessDeniedFault", "AWS_BUCKET_UNUSABLE", UserError, /assessment-role/],
    ["InvalidRequestException", "AWS_SECRET_UNUSABLE", UserError, /restore it/],
    ["InvalidParameterCombinationException", "AWS_REFUSED", UserError, /Correct what AWS names/],
    ["FailedDependencyFault", "AWS_REFUSED", UserError, /Correct what AWS names/],
    ["SomethingNobodyKnows", "AWS_FAILED", EnvironmentError, /request id/],
  ])("%s is %s", async (name, code, kind, remedy) => {
    const error = await failure(fault(name));
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ code, remedy: expect.stringMatching(remedy) });
    expect(error.message).toMatch(/dms:DescribeReplicationInstances/);
    expect(error.message).toMatch(new RegExp(`${name} it is`));
  });

  test("a denied call names the right that is missing, also when it is another than that of the call", async () => {
    const other = "User: x is not authorized to perform: iam:PassRole on resource: arn:aws:iam::1:role/r";
    expect((await failure(fault("AccessDeniedException", other))).remedy).toMatch(/^Allow iam:PassRole to the role/);
    expect((await failure(fault("AccessDeniedException", "no"))).remedy).toMatch(/^Allow dms:DescribeReplicationInst/);
    const policy = `${other} with an explicit deny in a service control policy`;
    expect((await failure(fault("AccessDeniedException", policy))).remedy).toMatch(
      /^iam:PassRole is denied by a service control policy/,
    );
  });
});

describe("an answer that AWS would not give", () => {
  test.each<[what: string, act: Act, code: string, says: RegExp]>([
    ["a page of a proxy", rawAnswer("<html>Please log in</html>"), "AWS_NOT_UNDERSTOOD", /HTTP 200.*AWS_ENDPOINT_URL/],
    ["a refusal of a proxy", rawAnswer("<html>No</html>", 403), "AWS_NOT_UNDERSTOOD", /HTTP 403.*proxies/],
    ["a page of a load balancer", rawAnswer("<html>Gone</html>", 503), "AWS_FAILED", /HTTP 503/],
    ["an end without a word", cutBefore(), "AWS_UNREACHABLE", /socket hang up/],
  ])("%s is no bug of ours", async (_what, act, code, says) => {
    const error = await failure(act);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(says) });
    expect(error.message).not.toMatch(/\$response|<html>.*<html>/);
  });

  test("times as text are blamed on what imitates AWS, in one line", async () => {
    const proxy = await startAwsProxy();
    Object.assign(process.env, proxy.env);
    proxy.rule({ act: isoDates() });
    proxy.rule({ act: answer({ ReplicationInstances: [{ InstanceCreateTime: 1_700_000_000 }] }) });
    const lookup = findInstance(openDms(), "fluxo");
    await expect(lookup).rejects.toMatchObject({
      code: "AWS_NOT_UNDERSTOOD",
      message: expect.not.stringMatching(/\n/),
    });
  });
});

describe("roleExists", () => {
  test.each([
    ["there", answer({ Role: { RoleName: "dms-vpc-role" } }), true],
    ["not there", fault("NoSuchEntity", "gone", 404), false],
    ["not to be looked at", fault("AccessDenied", "not authorized to perform: iam:GetRole", 403), undefined],
  ])("a role that is %s", async (_what, act, exists) => {
    const proxy = await startAwsProxy({ rules: [{ act }] });
    Object.assign(process.env, proxy.env);
    expect(await roleExists(openIam(), "dms-vpc-role")).toBe(exists);
  });
});
