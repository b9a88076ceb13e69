import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { errorText } from "@postgres-to-aurora/domain";
import { startDmsLocal } from "./start.js";

const STATE = join(homedir(), ".dms-local");

const HELP = `dms-local: a local server with the API of AWS DMS that moves rows between PostgreSQL servers.

  npm run dms-local -- [--port N] [--state DIR]

  --port N      port on 127.0.0.1 (default 4567; 0 takes any free one)
  --state DIR   where it remembers instances, endpoints (with their passwords) and tasks
                (default ${STATE})
  --help        this text
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: "string" }, state: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const port = Number(values.port ?? 4567);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be 0 to 65535, not ${values.port}`);
  const server = await startDmsLocal({
    port,
    stateFolder: values.state ?? STATE,
    log: (line) => process.stderr.write(`${new Date().toISOString()} ${line}\n`),
  });
  process.stdout.write(`dms-local listens on ${server.url}. In the shell of your AWS client:

  export AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE=${server.url}
  export AWS_ENDPOINT_URL_CLOUDWATCH=${server.url}
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
