import { type Client, connect, type DatabaseAddress, isConnectionLost } from "@postgres-to-aurora/postgres";

/** How a transaction ended: it happened, it did not, or nobody can tell. */
export type Outcome = { is: "committed" } | { is: "failed" | "unknown"; code: string; lost: boolean };

/** Opens a session as an application would: with the server's own settings. */
export async function openSession(address: DatabaseAddress): Promise<Client> {
  const client = await connect(address, { applicationName: "rehearsal-writer" });
  await client.query("RESET ALL");
  return client;
}

/** Runs one transaction and tells its outcome. Never throws. */
export async function transact(client: Client, work: () => Promise<void>): Promise<Outcome> {
  let committing = false;
  try {
    await client.query("BEGIN");
    await work();
    committing = true;
    const { command } = await client.query("COMMIT");
    if (command === "COMMIT") return { is: "committed" };
    return { is: "failed", code: command, lost: false };
  } catch (error) {
    const code = codeOf(error);
    const lost = isConnectionLost(error);
    // An error the server sent in answer to COMMIT means that it rolled back; silence means nothing.
    if (lost) return { is: committing ? "unknown" : "failed", code, lost };
    const rolledBack = await client.query("ROLLBACK").then(
      () => true,
      () => false,
    );
    return { is: "failed", code, lost: !rolledBack };
  }
}

export function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? (error instanceof Error ? error.message : String(error));
}
