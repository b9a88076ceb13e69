import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { errorText } from "@postgres-to-aurora/domain";
import { type DmsLocalOptions, startDmsLocal } from "./start.js";

const STATE = join(homedir(), ".dms-local");

const HELP = `dms-local: a local server with the API of AWS DMS that moves rows between PostgreSQL servers.

  npm run dms-local -- [--port N] [--state DIR] [--secrets FILE] [--missing-role NAME]... [--fault SPEC]...

  --port N              port on 127.0.0.1 (default 4567; 0 takes any free one)
  --state DIR           where it remembers instances, endpoints (with their passwords) and tasks
                        (default ${STATE})
  --secrets FILE        Secrets Manager's contents: a JSON object, name or ARN to
                        {"username", "password", "host", "port"}
  --missing-role NAME   dms-vpc-role or dms-cloudwatch-logs-role does not exist
  --fault SPEC          something that goes wrong on purpose; the README lists them
  --help                this text
`;

const OPTIONS = {
  port: { type: "string" },
  state: { type: "string" },
  secrets: { type: "string" },
  "missing-role": { type: "string", multiple: true },
  fault: { type: "string", multiple: true },
  help: { type: "boolean" },
} as const;

/** The secrets of a file, each as JSON text. Throws Error when the file is not such an object. */
function readSecrets(file: string): Record<string, string> {
  const secrets: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (typeof secrets !== "object" || secrets === null || Array.isArray(secrets))
    throw new Error(`--secrets ${file} must hold a JSON object of secrets by name or ARN`);
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

function readOptions(values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"]): DmsLocalOptions {
  const port = Number(values.port ?? 4567);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be 0 to 65535, not ${values.port}`);
  return {
    port,
    stateFolder: values.state ?? STATE,
    ...(values.secrets === undefined ? {} : { secrets: readSecrets(values.secrets) }),
    missingRoles: values["missing-role"] ?? [],
    faults: values.fault ?? [],
    log: (line) => process.stderr.write(`${new Date().toISOString()} ${line}\n`),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const server = await startDmsLocal(readOptions(values));
  process.stdout.write(`dms-local listens on ${server.url}. In the shell of your AWS client:

  export AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE=${server.url}
  export AWS_ENDPOINT_URL_CLOUDWATCH=${server.url}
  export AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=${server.url}
  export AWS_ENDPOINT_URL_SECRETS_MANAGER=${server.url}
  export AWS_ENDPOINT_URL_IAM=${server.url}
  export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local

Ctrl-C stops it; running tasks go on at the next start with the same --state.
`);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void server.stop().then(() => process.exit(0));
    });
}

main().catch((error: unknown) => {
  process.stderr.write(`dms-local: ${errorText(error)}\n`);
  process.exit(1);
});
