import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";

export interface Measured {
  seconds: number;
  /** Largest resident memory; 0 for a program that is not node. */
  megabytes: number;
}

const DIST = resolve(import.meta.dirname, "../../../../dist");

/** Makes node say at its end how much memory it had. */
const SAY_MEMORY = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\nmaxRSS " + process.resourceUsage().maxRSS + "\\n"))',
)}`;

/** Runs a program to its end; it must end well. */
export function measure(path: string, args: string[], env: Record<string, string>): Measured {
  const from = process.hrtime.bigint();
  const { status, stderr } = spawnSync(path, args, {
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1e9,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  if (status !== 0) throw new Error(`${path} ${args.join(" ")} ended with exit code ${status}: ${stderr}`);
  return { seconds, megabytes: Number(/^maxRSS (\d+)$/m.exec(stderr)?.[1] ?? 0) / 1024 };
}

/** Runs a script with node. */
export function measureNode(script: string, env: Record<string, string>): Measured {
  return measure(process.execPath, [`--import=${SAY_MEMORY}`, script], env);
}

/** Runs a built action in a folder; inputs as under `with:`, the defaults of action.yml are added. */
export function measureAction(
  name: string,
  inputs: Record<string, string>,
  workspace: string,
  env: Record<string, string> = {},
): Measured {
  const all = { ...defaultsOf(name), "report-dir": resolve(workspace, "reports"), ...inputs };
  const given = Object.entries(all).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]);
  return measureNode(resolve(DIST, name, "index.js"), {
    GITHUB_WORKSPACE: workspace,
    ...env,
    ...Object.fromEntries(given),
  });
}

function defaultsOf(name: string): Record<string, string> {
  const file = resolve(DIST, "../actions", name, "action.yml");
  const { inputs } = parse(readFileSync(file, "utf8")) as { inputs: Record<string, { default?: string }> };
  return Object.fromEntries(Object.entries(inputs).map(([input, { default: value = "" }]) => [input, value]));
}

/** The middle one of several runs, by time. */
export function median(runs: number, once: () => Measured): Measured {
  const all = Array.from({ length: runs }, once).sort((a, b) => a.seconds - b.seconds);
  return all[Math.floor(runs / 2)] as Measured;
}
