import type { Context, Outcome } from "@postgres-to-aurora/action-kit";
import type { Inputs, Outputs } from "./io.gen.js";

/** Placeholder until the action is written. */
export async function run(_context: Context<Inputs, Outputs>): Promise<Outcome> {
  throw new Error("not written");
}
