import type { ForwardTask, Observer } from "@postgres-to-aurora/cutover";
import { type DatabaseAddress, quoteIdentifier, readTables, withClient } from "@postgres-to-aurora/postgres";

/** Keeps what a run says. */
export function collecting(log: string[]): Observer {
  return {
    info: (text) => log.push(text),
    warning: (text) => log.push(`warning: ${text}`),
    preflight: (checks) => log.push(...checks.map((check) => `${check.state}: ${check.name}`)),
    started: () => {},
    ended: (step, _, outcome) => log.push(`${step}: ${outcome}`),
  };
}

/** The server's own replication as the task that carries rows. */
export function subscriptionTask(target: DatabaseAddress, subscription: string): ForwardTask {
  return {
    async state() {
      return withClient(target, {}, async (client) => {
        const { rows } = await client.query("SELECT subenabled AS running FROM pg_subscription WHERE subname = $1", [
          subscription,
        ]);
        const tables = await readTables(client);
        return {
          status: rows[0]?.running ? "running" : "stopped",
          running: rows[0]?.running === true,
          name: subscription,
          batchApply: false,
          tables: tables.map(({ schema, name }) => ({ schema, name, state: "Table completed", completed: true })),
        };
      });
    },
    async stop() {
      await withClient(target, {}, (client) =>
        client.query(`ALTER SUBSCRIPTION ${quoteIdentifier(subscription)} DISABLE`),
      );
    },
  };
}
