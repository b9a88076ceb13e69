import type { Client } from "@postgres-to-aurora/postgres";

/** What the writer does inside its transactions. */
export interface Workload {
  /** What it will write to, for people. */
  notes: string[];
  /** Single statements that a rule of the database refused so far. */
  refused: number;
  /**
   * Performs one business operation inside the open transaction and says which.
   * @returns its name, and what to remember once the transaction is known to be committed
   */
  perform(client: Client): Promise<{ what: string; committed?: () => void }>;
}

/** A whole number from 0 to below n. */
export function dice(n: number): number {
  return Math.floor(Math.random() * n);
}

/** Any item of a list that is not empty. */
export function pick<T>(items: readonly T[]): T {
  return items[dice(items.length)] as T;
}
