import { resolve } from "node:path";
import { CancelledError, KnownError } from "@postgres-to-aurora/domain";
import { QUIET_SDK } from "./dms-client.js";
import { HELP, parseOptions } from "./options.js";
import { rehearse } from "./rehearsal.js";
import { plainView } from "./view/plain.js";
import { terminalView } from "./view/terminal.js";

// `npm run rehearsal`: exit code 0 only on verdict pass, 130 when interrupted.
const root = resolve(import.meta.dirname, "../../..");
Object.assign(process.env, QUIET_SDK);
process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const abort = new AbortController();
  const force = new AbortController(); // the second Ctrl-C: steps that clean up are ended, too
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => (abort.signal.aborted ? force.abort() : abort.abort(new CancelledError(name))));
  let view: ReturnType<typeof plainView> | undefined;
  try {
    const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
    const options = parseOptions(argv, root, interactive);
    if (options === undefined) {
      process.stdout.write(HELP);
      return 0;
    }
    view = process.stdout.isTTY ? terminalView(process.stdout, "A migration, rehearsed") : plainView(process.stdout);
    const rehearsal = await rehearse(options, root, view, abort.signal, force.signal);
    return rehearsal.verdict === "pass" ? 0 : 1;
  } catch (error) {
    view?.close();
    if (error instanceof CancelledError) {
      process.stderr.write(`\n${error.what}: everything that was started is stopped and removed.\n`);
      return 130;
    }
    process.stderr.write(
      error instanceof KnownError ? `\n${error.message}\n` : `\nThis is a bug: ${(error as Error).stack}\n`,
    );
    return 1;
  }
}
