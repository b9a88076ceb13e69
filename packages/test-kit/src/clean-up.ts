import { afterAll } from "@jest/globals";

const pending: (() => unknown)[] = [];

/** Has `undo` run when the test file is done, whatever its tests did; the last one first. */
export function afterwards(undo: () => unknown): void {
  pending.push(undo);
}

// Registered once, when a test file imports this package: hooks cannot be added from inside a test.
afterAll(async () => {
  for (let undo = pending.pop(); undo; undo = pending.pop()) await undo();
});
