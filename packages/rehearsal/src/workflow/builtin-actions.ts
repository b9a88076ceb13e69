import { randomBytes } from "node:crypto";
import { cp, mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { downloadArtifact, uploadArtifact } from "./artifact-actions.js";
import type { Builtin } from "./builtin.js";

const checkout: Builtin = {
  kind: "builtin",
  name: "actions/checkout",
  // Those without an effect on a plain copy are taken silently; another repository or a sparse tree would need real work.
  inputs: {
    path: { default: "." },
    ref: {},
    token: {},
    "fetch-depth": {},
    "fetch-tags": {},
    "persist-credentials": {},
    "show-progress": {},
    clean: {},
  },
  async run(call) {
    const folder = resolve(call.workspace, call.inputs["path"] || ".");
    await mkdir(folder, { recursive: true });
    if (call.checkout === undefined) return call.write("plain", "Nothing to check out: the workspace stays empty");
    await cp(call.checkout, folder, { recursive: true });
    call.write("plain", "Checked out the repository");
  },
};

const awsVariables = [
  "AWS_REGION",
  "AWS_DEFAULT_REGION",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
];

const configureAwsCredentials: Builtin = {
  kind: "builtin",
  name: "aws-actions/configure-aws-credentials",
  inputs: {
    "aws-region": { required: true },
    "role-to-assume": {},
    "role-session-name": {},
    "role-duration-seconds": {},
    "allowed-account-ids": {},
    "mask-aws-account-id": {},
    "inline-session-policy": {},
    "unset-current-credentials": {},
    "aws-access-key-id": {},
    "aws-secret-access-key": {},
    "aws-session-token": {},
  },
  async run(call) {
    const region = call.inputs["aws-region"] ?? "";
    // Made up for each job: they open nothing, but masks and leaks behave as with real ones.
    const secrets = {
      AWS_SECRET_ACCESS_KEY: randomBytes(30).toString("base64"),
      AWS_SESSION_TOKEN: randomBytes(48).toString("base64"),
    };
    for (const [name, value] of Object.entries(secrets)) {
      call.mask(value);
      call.setEnv(name, value);
    }
    call.setEnv("AWS_REGION", region);
    call.setEnv("AWS_DEFAULT_REGION", region);
    call.setEnv("AWS_ACCESS_KEY_ID", "ASIAREHEARSAL0000000");
    call.setOutput("aws-account-id", "000000000000");
    call.write("plain", `Test credentials for ${region}; no role is assumed in a rehearsal`);
  },
  async post(call) {
    for (const name of awsVariables) call.setEnv(name, "");
    call.write("plain", "Removed the AWS credentials from the environment");
  },
};

/** The simulated actions by the name in `uses`, without the version. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [checkout, uploadArtifact, downloadArtifact, configureAwsCredentials].map((each) => [each.name, each]),
);
