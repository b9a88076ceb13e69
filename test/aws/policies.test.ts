import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { dmsContract, repositoryRoot } from "@postgres-to-aurora/test-kit";
import { actionNames } from "@postgres-to-aurora/tooling/action-metadata";
import { policyDocument, readPermissions } from "@postgres-to-aurora/tooling/policies";

const SOURCES = join(repositoryRoot, "packages", "aws", "src");
const texts = readdirSync(SOURCES)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(SOURCES, file), "utf8"));
const all = (pattern: RegExp) => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] as string))),
];

const withPermissions = actionNames(repositoryRoot).flatMap((name) => {
  const permissions = readPermissions(repositoryRoot, name);
  return permissions ? [{ name, permissions }] : [];
});
const granted = new Set(withPermissions.flatMap(({ permissions }) => permissions.flatMap(({ actions }) => actions)));

describe("what the adapters call", () => {
  // Both ways in which the adapters write it: a whole permission, or an operation of DMS.
  const named = [
    ...all(/"((?:dms|cloudwatch|logs|iam|secretsmanager):[A-Z]\w+)"/g),
    ...all(/\bcall\("([A-Z]\w+)"/g).map((operation) => `dms:${operation}`),
  ];

  test("is found at all", () => {
    expect(named.length).toBeGreaterThan(30);
  });

  test("is granted by some action's policy", () => {
    expect(named.filter((name) => !granted.has(name)).sort()).toEqual([]);
  });

  test("is named by the permission that messages tell", () => {
    const operations = [...all(/new ([A-Z]\w+)Command\(/g), ...all(/\bpaginate([A-Z]\w+)\(/g)];
    const told = new Set(named.map((name) => name.split(":")[1]));
    expect(operations.filter((operation) => !told.has(operation))).toEqual([]);
  });

  test("is known to the older model of DMS as well, which every test's requests are held against", () => {
    const known = dmsContract().operations;
    const dms = named.filter((name) => name.startsWith("dms:")).map((name) => name.slice("dms:".length));
    expect(dms.filter((operation) => !(operation in known))).toEqual([]);
  });
});

describe.each(withPermissions)("the policy of $name", ({ name, permissions }) => {
  test("is the document in docs/iam, with a statement of its own for each purpose", () => {
    const file = join(repositoryRoot, "docs", "iam", `${name}.json`);
    expect(readFileSync(file, "utf8")).toBe(policyDocument(permissions));
    const purposes = permissions.map(({ purpose }) => purpose);
    expect(new Set(purposes).size).toBe(purposes.length);
  });

  test("grants nothing by a pattern of actions, and only looking on all resources", () => {
    const wide = permissions.filter(({ resources }) => resources.includes("*")).flatMap(({ actions }) => actions);
    expect(permissions.flatMap(({ actions }) => actions).filter((action) => action.includes("*"))).toEqual([]);
    expect(wide.filter((action) => !/:(Describe|Get|List)\w+$/.test(action))).toEqual([]);
  });
});

test("every action that may read a secret has a policy", () => {
  const readers = actionNames(repositoryRoot).filter((name) =>
    readFileSync(join(repositoryRoot, "actions", name, "action.yml"), "utf8").includes("-secret:"),
  );
  expect(withPermissions.map(({ name }) => name)).toEqual(readers);
});
