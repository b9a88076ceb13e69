import { describe, expect, test } from "@jest/globals";
import { withoutRowValues } from "@postgres-to-aurora/replication/failures";

/** Messages as PostgreSQL and DMS write them; SECRET stands for what a row holds. */
const messages: [message: string, stays: string][] = [
  [
    'duplicate key value violates unique constraint "contas_pkey" DETAIL: Key (id)=(SECRET) already exists.',
    "contas_pkey",
  ],
  ["Key (id, dia)=(SECRET, 2026-01-01) is not present in table", "Key (id, dia)="],
  ["Key (lower(nome))=(SECRET (x)) already exists.", "Key (lower(nome))="],
  ["Failing row contains (1, SECRET, null).", "Failing row contains"],
  [
    'new row for relation "lancamentos" violates check constraint "positive" DETAIL:  Failing row contains (SECRET).',
    "positive",
  ],
  ['invalid input syntax for type integer: "SECRET"', "invalid input syntax for type integer"],
  ['COPY lancamentos, line 3, column valor: "SECRET"', "COPY lancamentos, line 3, column valor"],
  ['value "SECRET" is out of range for type integer', "is out of range for type integer"],
  [
    'invalid input syntax for type json DETAIL: Token "SECRET" is invalid. CONTEXT: JSON data, line 1: SECRET',
    "type json",
  ],
  [
    "RetCode: SQL_ERROR Failed to execute statement: 'INSERT INTO app.t (id, nome) VALUES (1, 'SECRET')'",
    "INSERT INTO app.t",
  ],
  ["UPDATE app.t SET nome = 'SECRET', nota=E'it''s SECRET' WHERE id = 'SECRET'", "UPDATE app.t SET nome ="],
  ["STATEMENT: DELETE FROM t WHERE c = 'SECRET'", "STATEMENT"],
];

describe("withoutRowValues", () => {
  test.each(messages)("%s", (message, stays) => {
    const text = withoutRowValues(message);
    expect(text).not.toContain("SECRET");
    expect(text).toContain(stays);
  });

  test.each([
    "2026-11-22T10:00:00 [TARGET_LOAD     ]E:  Failed to load data from csv file. [1020403] (odbc_endpoint_imp.c:7743)",
    'relation "app.contas" does not exist (SQLSTATE 42P01)',
    'replication slot "fluxo_00016384_x" is active for PID 4711',
    "Stop Reason FATAL_ERROR Error Level FATAL",
    'password authentication failed for user "dms"',
  ])("what holds no value stays as it is: %s", (message) => {
    expect(withoutRowValues(message)).toBe(message);
  });
});
