import type { Client } from "@postgres-to-aurora/postgres";

/** What came of printing one text anew. */
export type Reprinted = { text: string } | { error: Error & { code?: string } };

/** Texts printed in one round trip; when one of them fails, each goes alone. */
const BATCH = 50;

/**
 * Prints texts anew, in the open transaction of the session, of which nothing stays.
 * @param jobs statements that make `reprint`, and the query that reads it
 */
export async function reprintAll(client: Client, jobs: { create: string; read: string }[]): Promise<Reprinted[]> {
  const results: Reprinted[] = [];
  for (let at = 0; at < jobs.length; at += BATCH) {
    const batch = jobs.slice(at, at + BATCH);
    const together = await attempt(client, batch);
    if (!(together instanceof Error)) results.push(...together);
    else
      for (const job of batch) {
        const alone = await attempt(client, [job]);
        results.push(...(alone instanceof Error ? [{ error: alone }] : alone));
      }
  }
  return results;
}

async function attempt(client: Client, jobs: { create: string; read: string }[]): Promise<Reprinted[] | Error> {
  const undo = "ROLLBACK TO SAVEPOINT reprint";
  const statements = jobs.flatMap(({ create, read }) => [create.replace(/;\s*$/, ""), read, undo]);
  // On its own: of a text with a mistake in it no statement is executed.
  await client.query("SAVEPOINT reprint");
  try {
    // Several statements in one text give a list of results; the driver's types know one.
    const answers = (await client.query(statements.join(";\n"))) as unknown as {
      command: string;
      rows: { text: string }[];
    }[];
    return answers.filter(({ command }) => command === "SELECT").map(({ rows }) => ({ text: rows[0]?.text ?? "" }));
  } catch (error) {
    await client.query(undo);
    return error as Error;
  }
}
