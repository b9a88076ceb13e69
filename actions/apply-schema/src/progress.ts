import type { Client } from "@postgres-to-aurora/postgres";
import type { PhaseRun } from "./phase-run.js";

/** What a run is doing, for a line of progress. */
export async function position(run: PhaseRun): Promise<string> {
  const { active, facts, applied } = run;
  const done = `${facts.progress.done.size} of ${applied.total} statements done`;
  const longest = [...active].sort(([, a], [, b]) => a.since - b.since)[0];
  if (longest === undefined) return `${done}, waiting for locks on the tables`;
  const [client, { what, since }] = longest;
  const built = run.parallel ? await indexProgress(run, client).catch(() => "") : "";
  const others = active.size > 1 ? `${active.size} at work, the longest: ` : "";
  return `${done}, ${others}${what} (${seconds(run.tools.clock.now() - since)}${built})`;
}

/** How far the server has come with an index. */
async function indexProgress({ main, tools }: PhaseRun, client: Client): Promise<string> {
  const { rows } = await main.query<{ phase: string; percent: number | null }>(
    `SELECT phase, (100 * blocks_done / nullif(blocks_total, 0))::pg_catalog.int4 AS percent
       FROM pg_catalog.pg_stat_progress_create_index WHERE pid = $1`,
    [tools.sessions.pid(client)],
  );
  const [row] = rows;
  if (row === undefined) return "";
  return `, ${row.phase}${row.percent === null ? "" : `, ${row.percent} % of its blocks`}`;
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
}
