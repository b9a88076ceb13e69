import { UserError } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, libpqEnvironment, runTool } from "@postgres-to-aurora/postgres";
import { explainDumpFailure } from "./dump-failure.js";
import { collectDump, type DumpResult, dumpArguments, ENGLISH } from "./pg-dump.js";

/** The pod that pg_dump runs in. */
export interface Pod {
  namespace: string;
  /** Name, or type/name. */
  pod: string;
  container: string | undefined;
}

// The password arrives as the first line of stdin: neither kubectl's arguments nor the pod's process list show it.
const WITH_PASSWORD = 'IFS= read -r PGPASSWORD; export PGPASSWORD; exec pg_dump "$@"';

/**
 * Dumps the definitions with the pg_dump of a pod; nothing is written there. Host and port of the address are those
 * seen inside the pod.
 * @throws UserError when kubectl, pod or pg_dump are missing or refuse; EnvironmentError when they fail otherwise
 */
export async function dumpThroughPod(
  source: DatabaseAddress,
  schemas: string[],
  pod: Pod,
  signal: AbortSignal,
): Promise<DumpResult> {
  const { PGPASSWORD = "", ...environment } = { ...libpqEnvironment(source), ...ENGLISH };
  if (/[\r\n]/.test(PGPASSWORD))
    throw new UserError({
      code: "PASSWORD_WITH_LINE_BREAK",
      what: "The password of the source holds a line break, which cannot be passed into a pod",
      remedy: "Use a database user with another password",
    });
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const args = dumpArguments(schemas, await podToolMajor(pod, signal));
  return collectDump(
    "kubectl",
    execArguments(pod, ["env", ...variables, "sh", "-c", WITH_PASSWORD, "pg_dump", ...args]),
    { env: {}, stdin: `${PGPASSWORD}\n`, signal },
  );
}

async function podToolMajor(pod: Pod, signal: AbortSignal): Promise<number> {
  try {
    const { stdout } = await runTool("kubectl", execArguments(pod, ["pg_dump", "--version"]), { signal });
    return Number.parseInt(/(\d+)(?:\.\d+)*/.exec(stdout)?.[1] ?? "0", 10);
  } catch (error) {
    throw explainDumpFailure(error);
  }
}

/** `kubectl exec` without a terminal: a terminal would alter the bytes. */
function execArguments({ namespace, pod, container }: Pod, command: string[]): string[] {
  const target = container === undefined ? [] : [`--container=${container}`];
  return ["exec", "--stdin", `--namespace=${namespace}`, pod, ...target, "--", ...command];
}
