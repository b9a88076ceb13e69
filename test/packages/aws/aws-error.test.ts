import { afterEach, describe, expect, test } from "@jest/globals";
import { findTask, openDms } from "@postgres-to-aurora/aws/dms";
import { secretReader } from "@postgres-to-aurora/aws/secrets";
import { EnvironmentError, UserError } from "@postgres-to-aurora/domain";
import { type AwsStub, startAwsStub } from "./aws-stub.js";

let stub: AwsStub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

const cases: [fault: string, status: number, code: string, kind: typeof UserError, says: RegExp][] = [
  ["AccessDeniedException", 400, "AWS_ACCESS_DENIED", UserError, /Allow dms:DescribeReplicationTasks/],
  ["AccessDeniedFault", 400, "AWS_ACCESS_DENIED", UserError, /Allow dms:DescribeReplicationTasks/],
  ["ExpiredTokenException", 400, "AWS_CREDENTIALS_EXPIRED", UserError, /expired before/],
  ["UnrecognizedClientException", 400, "AWS_BAD_CREDENTIALS", UserError, /role or keys/],
  ["ResourceQuotaExceededFault", 400, "AWS_QUOTA", UserError, /quota/],
  ["InvalidParameterValueException", 400, "AWS_REFUSED", UserError, /InvalidParameterValueException it is/],
  ["ThrottlingException", 400, "AWS_THROTTLED", EnvironmentError, /poll-interval/],
  ["InternalFailure", 500, "AWS_FAILED", EnvironmentError, /InternalFailure it is/],
];

describe("what AWS refuses", () => {
  test.each(cases)("%s becomes one sentence with a remedy", async (fault, status, code, kind, says) => {
    stub = await startAwsStub(() => ({ status, fault }));
    const failure = findTask(openDms("eu-west-1"), "fluxo");
    await expect(failure).rejects.toBeInstanceOf(kind);
    await expect(failure).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
  });

  test("a missing role of the DMS service is named", async () => {
    stub = await startAwsStub(() => ({
      status: 400,
      fault: "AccessDeniedFault",
      body: { message: "The IAM Role arn:aws:iam::1:role/dms-vpc-role is not configured properly." },
    }));
    await expect(findTask(openDms("eu-west-1"), "fluxo")).rejects.toMatchObject({ code: "DMS_VPC_ROLE_MISSING" });
  });

  test("a throttled call is tried again before it fails", async () => {
    stub = await startAwsStub((_operation, _body, nth) =>
      nth === 1 ? { status: 400, fault: "ThrottlingException" } : { body: {} },
    );
    expect(await findTask(openDms("eu-west-1"), "fluxo")).toBeUndefined();
    // Each listing was refused once.
    expect(stub.requests.map(({ operation }) => operation)).toEqual([
      "DescribeReplicationTasks",
      "DescribeReplicationTasks",
      "DescribeReplicationConfigs",
      "DescribeReplicationConfigs",
    ]);
  });

  test("no region anywhere asks for one", async () => {
    stub = await startAwsStub(() => ({}));
    delete process.env["AWS_REGION"];
    process.env["AWS_CONFIG_FILE"] = "/nonexistent";
    await expect(findTask(openDms(), "fluxo")).rejects.toMatchObject({ code: "AWS_NO_REGION" });
  });
});

describe("secretReader", () => {
  test("gives the secret's text, which no conversion shows", async () => {
    stub = await startAwsStub(() => ({ body: { SecretString: '{"password":"hush"}' } }));
    const secret = await secretReader("eu-west-1")("prod/db");
    expect(secret.reveal()).toBe('{"password":"hush"}');
    expect(`${secret} ${JSON.stringify({ secret })}`).not.toContain("hush");
    expect(stub.requests).toEqual([{ operation: "GetSecretValue", body: { SecretId: "prod/db" } }]);
  });

  test("an unknown secret and a binary one are explained", async () => {
    stub = await startAwsStub((_operation, body: { SecretId: string }) =>
      body.SecretId === "binary"
        ? { body: { SecretBinary: "AAAA" } }
        : { status: 400, fault: "ResourceNotFoundException" },
    );
    const read = secretReader("eu-west-1");
    await expect(read("gone")).rejects.toMatchObject({
      message: expect.stringContaining("secret gone does not exist"),
    });
    await expect(read("binary")).rejects.toMatchObject({ code: "SECRET_NOT_TEXT" });
  });
});
