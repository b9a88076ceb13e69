import { describe, expect, test } from "@jest/globals";
import { startRehearsal } from "./run-rehearsal.js";

describe("a rehearsal that is interrupted stops and removes all it started", () => {
  test.each([
    ["SIGINT", "Start PostgreSQL 15 and 15 ..."],
    ["SIGINT", "Check both ends and assess the schema: started"],
    ["SIGTERM", "Create the tables on Aurora: started"],
    ["SIGINT", "Start the replication: started"],
    ["SIGTERM", "Wait until loaded and caught up: started"],
    ["SIGINT", "Add indexes, foreign keys and triggers: started"],
    ["SIGINT", "Compare schemas and rows: started"],
    ["SIGTERM", "arm write guards"],
    ["SIGINT", "old transactions"],
    ["SIGINT", "Commit point passed"],
  ] as const)("%s at: %s", async (signal, moment) => {
    const rehearsal = await startRehearsal(["--write-rate", "50"]);
    await rehearsal.says(moment);
    rehearsal.child.kill(signal);
    const { exitCode, leftFiles, leftProcesses, output } = await rehearsal.finished;
    expect(output).toContain(`Cancelled by ${signal}`);
    expect([exitCode, leftFiles, leftProcesses]).toEqual([130, [], []]);
  });
});
