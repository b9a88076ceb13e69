import { afterAll } from "@jest/globals";

const pending: (() => unknown)[] = [];

/** Has `undo` run when the test file is done, whatever its tests did; the last one first. */
export function afterwards(undo: () => unknown): void {
  pending.push(undo);
}

// Registered once, when a test file imports this package: hooks cannot be added from inside a test.
afterAll(async () => {
  const failures: unknown[] = [];
  for (let undo = pending.pop(); undo; undo = pending.pop()) {
    try {
      await undo();
    } catch (error) {
      // What is left open would keep the process alive.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
});
