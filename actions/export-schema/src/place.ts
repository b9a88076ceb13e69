import { dirname, join } from "node:path";
import { type DatabaseAddress, findTool, type ToolName, withClient, withLibpq } from "@postgres-to-aurora/postgres";
import { ENGLISH } from "./dump-arguments.js";
import { type Gathered, gather } from "./gather.js";

/** Where the client programs run: on this machine, or inside a pod or container. */
export interface Place {
  /** For people: `directly`, `through pod databases/postgres-0`. */
  how: string;
  /**
   * Major version of its pg_dump, which must not be older than the server.
   * @param serverMajor undefined when it could not be asked; pg_dump then checks it itself
   */
  toolMajor(serverMajor: number | undefined): Promise<number>;
  /** Runs a program of PostgreSQL against the source. */
  run(program: Program, args: string[], grown?: (bytes: number) => void): Promise<Gathered>;
  /** Runs one query that gives one text; undefined where nothing can ask the server. */
  ask(sql: string): Promise<string | undefined>;
}

export type Program = Extract<ToolName, "pg_dump" | "pg_dumpall" | "psql">;

/** The programs of this machine; queries go by a session of our own. */
export function here(source: DatabaseAddress, signal: AbortSignal): Place {
  let folder = "";
  // Looked for at once, beside the first question to the server.
  const newest = findTool("pg_dump", 0).catch(() => undefined);
  return {
    how: "directly",
    toolMajor: async (serverMajor = 0) => {
      const found = await newest;
      const tool = found && found.major >= serverMajor ? found : await findTool("pg_dump", serverMajor);
      folder = dirname(tool.path);
      return tool.major;
    },
    // pg_dumpall and psql lie beside the chosen pg_dump.
    run: (program, args, grown) =>
      withLibpq(source, (libpq) =>
        gather(join(folder, program), args, { env: { ...libpq, ...ENGLISH }, signal }, grown),
      ),
    ask: (sql) =>
      withClient(source, { role: "source" }, async (client) => {
        const { rows } = await client.query<{ answer: string }>(sql);
        return rows[0]?.answer;
      }),
  };
}
