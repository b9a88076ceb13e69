import { type Client, isServerError } from "@postgres-to-aurora/postgres";
import { type Insert, planTables, type TablePlan } from "./generic-plan.js";
import { dice, pick, type Workload } from "./workload.js";

/** Rows on which a statement is tried before it counts as refused. */
const TRIED = 5;

/** Rows the writer made and may delete again, per table. */
const REMEMBERED = 500;

/**
 * Writes to whatever tables a database has. It updates and copies rows where the database's rules allow, which it
 * finds out by trying inside a transaction that it rolls back; it deletes only rows it made.
 */
export async function generic(client: Client): Promise<Workload> {
  const plans: TablePlan[] = [];
  const unusable: string[] = [];
  // Types come as readTables prints them with an empty search_path; the trial runs under the application's own.
  await client.query("SET search_path = ''");
  const { candidates, without } = await planTables(client);
  await client.query("RESET search_path");
  await client.query("BEGIN");
  for (const { name, ...offered } of candidates) {
    const { insert } = offered;
    // One row may refuse what the others allow: a number at the edge of a CHECK, for example.
    const keys = offered.keys.slice(0, TRIED);
    const tried = async (sql: string, more: unknown[] = []) => {
      for (const key of keys) if (await works(client, sql, [...key, ...more])) return true;
      return false;
    };
    let update: string | undefined;
    for (const sql of offered.updates) if (!update && (await tried(sql))) update = sql;
    const copies = insert !== undefined && (await tried(insert.sql, insert.numbers));
    if (update || copies)
      plans.push({ name, keys: offered.keys, update, insert: copies ? insert : undefined, remove: offered.remove });
    else unusable.push(name);
  }
  await client.query("ROLLBACK");
  return new Generic(plans, unusable, without);
}

/** Whether a statement changes a row without breaking a rule, deferred ones included. Leaves nothing behind. */
async function works(client: Client, sql: string, values: unknown[]): Promise<boolean> {
  await client.query("SAVEPOINT trial");
  try {
    const { rowCount } = await client.query(sql, values);
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    return rowCount === 1;
  } catch (error) {
    if (!isServerError(error)) throw error;
    return false;
  } finally {
    await client.query("ROLLBACK TO SAVEPOINT trial");
  }
}

class Generic implements Workload {
  readonly notes: string[];
  refused = 0;
  readonly #plans: TablePlan[];
  readonly #made = new Map<TablePlan, string[][]>();

  constructor(plans: TablePlan[], unusable: string[], without: string[]) {
    this.#plans = plans;
    const inserts = plans.filter(({ insert }) => insert);
    const updates = plans.filter(({ update }) => update);
    const names = (some: TablePlan[]) => some.map(({ name }) => name);
    const list = (what: string, tables: string[]) => (tables.length > 0 ? [`${what}: ${tables.join(", ")}`] : []);
    this.notes = [
      ...(plans.length === 0 ? ["Writes to its own tables only: there is no other table it can write to"] : []),
      ...list("Updates rows of", names(updates)),
      ...list("Inserts and deletes rows of", names(inserts)),
      ...list("Leaves alone, since every attempt was refused", unusable),
      ...list("Leaves alone, for want of a primary key or of rows", without),
    ];
  }

  async perform(client: Client): Promise<{ what: string; committed?: () => void }> {
    const done: string[] = [];
    const committed: (() => void)[] = [];
    for (let statement = 1 + dice(3); statement > 0 && this.#plans.length > 0; statement--) {
      const plan = pick(this.#plans);
      await client.query("SAVEPOINT statement");
      try {
        done.push(await this.#change(client, plan, committed));
        await client.query("SET CONSTRAINTS ALL IMMEDIATE");
        await client.query("RELEASE SAVEPOINT statement");
      } catch (error) {
        // A broken rule of the data costs this statement; everything else ends the transaction.
        if (!isServerError(error) || !/^(22|23|44|P0)/.test(error.code)) throw error;
        await client.query("ROLLBACK TO SAVEPOINT statement");
        this.refused++;
      }
    }
    const remember = () => {
      for (const note of committed) note();
    };
    return { what: done.join(", "), committed: remember };
  }

  async #change(client: Client, plan: TablePlan, committed: (() => void)[]): Promise<string> {
    const made = this.#made.get(plan) ?? [];
    const chance = dice(10);
    if (made.length > 0 && chance === 0) {
      const key = made.splice(dice(made.length), 1)[0] as string[];
      await client.query(plan.remove, key);
      return `delete ${plan.name}`;
    }
    if (plan.insert && (plan.update === undefined || chance < 4)) {
      const { rows } = await client.query(plan.insert.sql, [...pick(plan.keys), ...nextNumbers(plan.insert)]);
      committed.push(() => {
        for (const { key } of rows as { key: string[] }[]) if (made.length < REMEMBERED) made.push(key);
        this.#made.set(plan, made);
      });
      return `insert ${plan.name}`;
    }
    if (plan.update) await client.query(plan.update, pick(plan.keys));
    return `update ${plan.name}`;
  }
}

function nextNumbers(insert: Insert): number[] {
  return insert.numbers.map((number, i) => {
    insert.numbers[i] = number + 1;
    return number;
  });
}
