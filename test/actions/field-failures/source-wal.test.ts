import { beforeAll, describe, expect, test } from "@jest/globals";
import { connect } from "@postgres-to-aurora/postgres";
import { readSlots } from "@postgres-to-aurora/replication";
import { drained, Field, loaded, type Migration, reach, start, stopTask, until } from "./scene.js";

const SCHEMA = `
  CREATE SCHEMA app;
  CREATE TABLE app.orders (id int PRIMARY KEY, note text);
  CREATE TABLE public.mark (n int PRIMARY KEY);`;
const WISH = { tables: ["orders"], more: [{ schema: "public", name: "mark" }] };

const field = new Field();
beforeAll(() =>
  field.open({
    source: {
      settings: {
        max_slot_wal_keep_size: "64MB",
        max_wal_size: "32MB",
        min_wal_size: "32MB",
        max_prepared_transactions: "4",
      },
    },
  }),
);

/** A task that follows the changes. */
async function following(name: string): Promise<Migration> {
  const move = await field.migration(name, `${SCHEMA} INSERT INTO app.orders SELECT generate_series(1, 10)`, SCHEMA);
  await move.begin(WISH);
  await loaded(field.api, move.arn);
  await drained(move);
  return move;
}

/** Writes whole segments of WAL. */
async function fill(move: Migration, segments: number): Promise<void> {
  for (let count = 0; count < segments; count++) {
    await move.onSource("SELECT pg_logical_emit_message(false, 'test', 'filler')");
    await move.onSource("SELECT pg_switch_wal()");
  }
}

const slotsOf = async (move: Migration) => {
  const client = await connect(move.source);
  const slots = await readSlots(client).finally(() => client.end());
  return slots.filter(({ database }) => database === move.name);
};

describe("the slot of a task that stands", () => {
  test("15: a stopped task is told with what its slot keeps, and with the two ways on", async () => {
    const move = await following("stopped");
    await stopTask(field.api, move.arn);
    await fill(move, 2);
    const told = await move.wait({ walWarning: 0.02 });
    expect(told.text).toMatch(/keeps all new WAL for its slot/);
    const rules = told.findings.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(["slot-wal-retained"]));
    expect(JSON.stringify(told.findings)).toMatch(/create-dms-task, which resumes.*decommission, which drops the slot/);
    await start(field.api, move.arn, "resume-processing");
    await drained(move);
    await stopTask(field.api, move.arn);
  });

  test("16: the slot that max_slot_wal_keep_size took away fails the task, and the wait says to reload", async () => {
    const move = await following("invalidated");
    await stopTask(field.api, move.arn);
    await fill(move, 8);
    await move.onSource("CHECKPOINT");
    expect((await slotsOf(move))[0]?.walStatus).toBe("lost");
    const before = await move.wait();
    expect(before.findings.map(({ rule }) => rule)).toContain("slot-lost");
    await start(field.api, move.arn, "resume-processing");
    await reach(field.api, move.arn, "failed");
    const told = await move.wait();
    expect([told.text, told.known[0]]).toEqual([told.text, "slot-invalidated"]);
    expect(told.remedy).toMatch(/restart: reload and truncate-target: true/);
    expect(told.findings.map(({ rule }) => rule)).toContain("slot-lost");
  });

  test("16 and 25: the slot that somebody dropped fails the task, and the wait says to reload", async () => {
    const move = await following("dropped");
    await stopTask(field.api, move.arn);
    await move.onSource(
      "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = 'dropped'",
    );
    await start(field.api, move.arn, "resume-processing");
    await reach(field.api, move.arn, "failed");
    const told = await move.wait();
    expect([told.text, told.known[0]]).toEqual([told.text, "slot-lost"]);
    expect(told.remedy).toMatch(/restart: reload and truncate-target: true/);
  });
});

test("17: a task that may not try again fails with the outage, and the wait says how it goes on", async () => {
  const move = await field.migration(
    "outage",
    `${SCHEMA} INSERT INTO app.orders SELECT generate_series(1, 10)`,
    SCHEMA,
  );
  await move.begin({ ...WISH, settings: { ErrorBehavior: { RecoverableErrorCount: 0 } } });
  await loaded(field.api, move.arn);
  await drained(move);
  await until("the end", async () => {
    await move.onTarget(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'outage' AND pid <> pg_backend_pid()",
    );
    await move.onSource("INSERT INTO app.orders SELECT max(id) + 1 FROM app.orders");
    return reach(field.api, move.arn, "failed").catch(() => false as const);
  });
  const told = await move.wait();
  expect([told.text, told.known]).toEqual([told.text, expect.arrayContaining(["recovery-given-up"])]);
  expect(told.remedy).toMatch(/create-dms-task.*resumes/);
});

test("19: a prepared transaction keeps the task at starting, and the wait names it", async () => {
  const move = await field.migration("hanging", SCHEMA);
  await move.onSource("BEGIN; INSERT INTO app.orders VALUES (1); PREPARE TRANSACTION 'order-77'");
  await move.begin(WISH);
  await until("the slot that is being made", async () => (await slotsOf(move)).length > 0);
  await until("an age that counts", async () => {
    const [row] = await move.onSource("SELECT now() - prepared > interval '1 second' AS old FROM pg_prepared_xacts");
    return row?.["old"] === true;
  });
  const told = await move.wait({ timeout: 1000 });
  const [held] = told.findings.filter(({ rule }) => rule === "wal-held-by-prepared");
  expect(held?.evidence).toMatch(/still being made and waits for prepared transactions: order-77/);
  expect(held?.remedy).toMatch(/ROLLBACK PREPARED 'order-77'/);
  expect(told.log).toMatch(/order-77/);
  await move.onSource("ROLLBACK PREPARED 'order-77'");
  await loaded(field.api, move.arn);
});
