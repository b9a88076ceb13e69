import { describe, expect, test } from "@jest/globals";
import { ALL_CHECKS } from "@postgres-to-aurora/action-preflight/catalogue";
import { FAILURES, FIELD_FAILURES } from "@postgres-to-aurora/replication/failures";
import { RULES } from "@postgres-to-aurora/schema/assess";
import { repositoryRoot } from "@postgres-to-aurora/test-kit";
import { actionNames, readAction } from "@postgres-to-aurora/tooling/action-metadata";

const texts = [
  ...FIELD_FAILURES.flatMap(({ detected }) => detected.map(({ when }) => when)),
  ...FAILURES.flatMap(({ cause, remedy }) => [
    cause,
    ...(["source", "target"] as const).map((side) => remedy({ messages: [], side })),
    remedy({ messages: ["no pg_hba.conf entry for host x, no encryption"] }),
  ]),
];
const actions = actionNames(repositoryRoot).map((name) => readAction(repositoryRoot, name));

describe("what the catalogue of failures refers to", () => {
  test("the 30 are numbered in order, and each is noticed by an action that exists", () => {
    expect(FIELD_FAILURES.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    const names = actions.map(({ name }) => name);
    for (const { detected } of FIELD_FAILURES) {
      expect(detected.length).toBeGreaterThan(0);
      expect(names).toEqual(expect.arrayContaining(detected.map(({ action }) => action)));
    }
  });

  test("every check and rule that is named exists", () => {
    const known = new Set([...ALL_CHECKS.map(({ id }) => id), ...RULES.map(({ id }) => id)]);
    const named = texts.flatMap((text) => text.match(/\b(src|tgt|repl)-[a-z-]+\b/g) ?? []);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test("every input that is named exists", () => {
    const known = new Set([
      ...actions.flatMap(({ name, inputs }) => [name, ...inputs.map((input) => input.name)]),
      // Words of AWS and PostgreSQL that look like inputs.
      ...["dms-vpc-role", "dms-cloudwatch-logs-role", "scram-sha-256", "full-load-and-cdc", "self-signed"],
      ...["stop-replication-task", "modify-replication-instance", "allocated-storage", "read-only", "task-arn"],
      ...["post-load", "case-sensitive", "postgresql-contrib"],
    ]);
    const named = texts.flatMap((text) => text.match(/\b[a-z]+(-[a-z0-9]+)+\b/g) ?? []);
    const own = named.filter((name) => !/^(src|tgt|repl)-/.test(name));
    expect(own).toEqual(expect.arrayContaining(["truncate-target", "keyless-tables", "on-table-error"]));
    expect([...new Set(own.filter((name) => !known.has(name)))]).toEqual([]);
  });
});
