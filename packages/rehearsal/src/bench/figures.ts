import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** One measured number. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
}

const RUNS = 7;

/** Seconds an action takes to its refusal of missing inputs: the start of node and of the action. */
export function startOf(action: string): number {
  return medianSeconds([resolve(import.meta.dirname, "../../../../dist", action, "index.js")]);
}

/** Start-up of each built action, to the refusal of its missing inputs, beside that of bare node; medians. */
export function startUp(): Figure[] {
  const dist = resolve(import.meta.dirname, "../../../../dist");
  const actions = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const bare = medianSeconds(["-e", "0"]);
  return [
    { name: "start of bare node", value: bare, unit: "s" },
    ...actions.map(({ name }) => ({
      name: `start of ${name} above bare node`,
      value: medianSeconds([join(dist, name, "index.js")]) - bare,
      unit: "s",
    })),
  ];
}

function medianSeconds(args: string[]): number {
  const seconds = Array.from({ length: RUNS }, () => {
    const from = process.hrtime.bigint();
    spawnSync(process.execPath, args, {
      cwd: resolve(import.meta.dirname),
      stdio: "ignore",
      env: { PATH: process.env["PATH"] },
    });
    return Number(process.hrtime.bigint() - from) / 1e9;
  });
  return seconds.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number;
}
