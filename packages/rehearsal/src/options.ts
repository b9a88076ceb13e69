import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { UserError } from "@postgres-to-aurora/domain";

export const HELP = `Moves a real PostgreSQL database with a live writer to a second PostgreSQL through the actions of this
repository, phase by phase, as ${"`workflows-examples/migrate.yml`"} says.

npm run rehearsal -- [options]

  --dump FILE.sql        a plain pg_dump file as the source, instead of the sample database fluxo-caixa
  --rows N               rows of the sample's table transacoes (default 100000)
  --write-rate TPS       transactions per second of the live writer (default 200)
  --workflow FILE        the workflow to execute (default workflows-examples/migrate.yml)
  --approve ask|auto     how environments are approved (default ask in a terminal, auto otherwise)
  --source-version N     PostgreSQL major of the source, 14 to 18 (default 15)
  --target-version N     PostgreSQL major of the target, 15 to 18 (default 15)
  --out DIR              where rehearsal.json and the reports go (default rehearsals/<time>-<pid>)
  --keep                 keep both servers running at the end, until Ctrl-C
  --help                 this text
`;

export interface RehearsalOptions {
  dump?: string;
  rows: number;
  /** Transactions per second. */
  writeRate: number;
  workflow: string;
  approve: "ask" | "auto";
  sourceVersion: number;
  targetVersion: number;
  out: string;
  keep: boolean;
}

/**
 * Reads the command line.
 * @returns undefined when only help is wanted
 * @throws UserError naming the option that is wrong
 */
export function parseOptions(argv: string[], root: string, interactive: boolean): RehearsalOptions | undefined {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        dump: text,
        rows: text,
        "write-rate": text,
        workflow: text,
        approve: text,
        "source-version": text,
        "target-version": text,
        out: text,
        keep: flag,
        help: flag,
      },
    }));
  } catch (error) {
    throw wrong((error as Error).message);
  }
  if (values["help"]) return undefined;
  const whole = (name: string, fallback: number, min: number, max: number): number => {
    const value = values[name] ?? String(fallback);
    if (!/^\d+$/.test(String(value)) || Number(value) < min || Number(value) > max)
      throw wrong(`--${name} ${value} is not a whole number from ${min} to ${max}`);
    return Number(value);
  };
  const approve = values["approve"] ?? (interactive ? "ask" : "auto");
  if (approve !== "ask" && approve !== "auto") throw wrong(`--approve ${approve} is neither ask nor auto`);
  const time = new Date().toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
  const dump = values["dump"] as string | undefined;
  return {
    ...(dump === undefined ? {} : { dump: resolve(dump) }),
    rows: whole("rows", 100_000, 1000, 1_000_000_000),
    writeRate: whole("write-rate", 200, 0, 100_000),
    workflow: resolve((values["workflow"] as string) ?? `${root}/workflows-examples/migrate.yml`),
    approve,
    sourceVersion: whole("source-version", 15, 14, 18),
    targetVersion: whole("target-version", 15, 15, 18),
    out: resolve((values["out"] as string) ?? `rehearsals/${time}-${process.pid}`),
    keep: values["keep"] === true,
  };
}

function wrong(what: string): UserError {
  return new UserError({ code: "BAD_OPTION", what, remedy: "npm run rehearsal -- --help lists the options" });
}
