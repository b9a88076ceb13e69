import { UserError } from "@postgres-to-aurora/domain";
import { type DatabaseAddress, libpqEnvironment, runTool } from "@postgres-to-aurora/postgres";
import { ENGLISH } from "./dump-arguments.js";
import { explainDumpFailure } from "./dump-failure.js";
import { type Gathered, gather } from "./gather.js";
import type { Place, Program } from "./place.js";

/** A pod or container and how to run a program in it. */
export interface Container {
  /** For people. */
  how: string;
  program: "kubectl" | "docker";
  /** Arguments before the command: never a terminal, which would alter the bytes. */
  prefix: string[];
}

// The password arrives as the first line of stdin: neither the arguments nor the process list inside show it.
const WITH_PASSWORD = 'IFS= read -r PGPASSWORD; export PGPASSWORD; exec "$0" "$@"';

/** The programs inside a pod or container; host and port of the source are those seen there. Nothing is written there. */
export function inside(container: Container, source: DatabaseAddress, signal: AbortSignal): Place {
  const run = (program: Program, args: string[], stdin = "", grown?: (bytes: number) => void): Promise<Gathered> => {
    const { PGPASSWORD = "", ...environment } = { ...libpqEnvironment(source), ...ENGLISH };
    if (/[\r\n]/.test(PGPASSWORD)) throw lineBreak(container);
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const command = ["env", ...variables, "sh", "-c", WITH_PASSWORD, program, ...args];
    const options = { env: {}, stdin: `${PGPASSWORD}\n${stdin}`, signal };
    return gather(container.program, [...container.prefix, ...command], options, grown);
  };
  return {
    how: container.how,
    toolMajor: async (serverMajor = 0) => {
      const major = await toolMajor(container, signal);
      if (major < serverMajor) throw tooOld(container, major, serverMajor);
      return major;
    },
    run: (program, args, grown) => run(program, args, "", grown),
    ask: async (sql) => {
      try {
        const args = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--file=-"];
        const { text } = await run("psql", args, `SET search_path = '';\n${sql};\n`);
        return text.replace(/\n$/, "");
      } catch (error) {
        // An image may hold pg_dump alone; then nothing but pg_dump itself can be asked.
        if ((error as { code?: string }).code === "TOOL_MISSING") return undefined;
        throw error;
      }
    },
  };
}

async function toolMajor({ program, prefix }: Container, signal: AbortSignal): Promise<number> {
  try {
    const { stdout } = await runTool(program, [...prefix, "pg_dump", "--version"], { signal });
    return Number.parseInt(/(\d+)(?:\.\d+)*/.exec(stdout)?.[1] ?? "0", 10);
  } catch (error) {
    throw explainDumpFailure(error);
  }
}

function tooOld({ how }: Container, major: number, serverMajor: number): UserError {
  return new UserError({
    code: "TOOL_TOO_OLD",
    what: `The pg_dump ${how} is of version ${major}, older than the server (${serverMajor})`,
    why: "pg_dump refuses servers newer than itself",
    remedy: "Choose the pod or container of the PostgreSQL server itself",
  });
}

function lineBreak({ how }: Container): UserError {
  return new UserError({
    code: "PASSWORD_WITH_LINE_BREAK",
    what: `The password of the source holds a line break, which cannot be passed ${how}`,
    remedy: "Use a database user with another password",
  });
}
