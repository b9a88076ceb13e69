import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import type { Inputs, Outputs } from "./io.gen.js";

export async function run(_context: Context<Inputs, Outputs>): Promise<Outcome> {
  return { verdict: "unproved", headline: "Under construction." };
}
