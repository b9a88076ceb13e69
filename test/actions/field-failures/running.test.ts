import { beforeAll, expect, test } from "@jest/globals";
import { Secret } from "@postgres-to-aurora/domain";
import { connect } from "@postgres-to-aurora/postgres";
import { assess } from "../assess-schema/in-process.js";
import { runCreate } from "../create-dms-task/in-process.js";
import { run as validate } from "../validate-data/in-process.js";
import { drained, Field, loaded, reach } from "./scene.js";

const SCHEMA = `
  CREATE SCHEMA app;
  CREATE TABLE app.orders (id int PRIMARY KEY, amount numeric);
  CREATE TABLE public.mark (n int PRIMARY KEY);`;
const ROWS = "INSERT INTO app.orders SELECT i, i / 3.0 FROM generate_series(1, 20) i;";
const WISH = { tables: ["orders"], more: [{ schema: "public", name: "mark" }] };

const field = new Field();
beforeAll(() => field.open());

const urls = (name: string) => ({ source: field.source.url(name), target: field.target.url(name) });

test("11: a control table that another task left with other columns fails the task, and the wait says to drop it", async () => {
  const left = `${SCHEMA} CREATE SCHEMA awsdms_control; CREATE TABLE awsdms_control.awsdms_txn_state (old_column int)`;
  const move = await field.migration("leftover", SCHEMA + ROWS, left);
  await move.begin(WISH);
  await reach(field.api, move.arn, "failed");
  const told = await move.wait();
  expect([told.text, told.known]).toEqual([told.text, ["control-tables-left"]]);
  expect(told.remedy).toMatch(/Drop the awsdms_ tables/);
});

test("20: a target that applies slowly is no good sample, and the wait says which latency it is", async () => {
  const move = await field.migration("slow", SCHEMA + ROWS, SCHEMA);
  const made = await runCreate("slow", {
    sourceUrl: new Secret(field.source.url("slow")),
    targetUrl: new Secret(field.target.url("slow")),
  });
  expect([made.headline, made.outputs["task-status"]]).toEqual([made.headline, "running"]);
  expect((await move.wait()).text).toMatch(/^Caught up/);
  const blocker = await connect(move.target);
  await blocker.query("BEGIN; LOCK TABLE app.orders");
  await move.onSource("INSERT INTO app.orders SELECT i, i FROM generate_series(100, 120) i");
  const told = await move.wait({ latencyThreshold: 1000, timeout: 6000 });
  expect(told.text).toMatch(/^Not caught up.*latency of the target is \d+/);
  await blocker.query("ROLLBACK");
  await blocker.end();
  await drained(move);
});

test("21: numbers that DMS rounds on their way are found by validate-data, whatever DMS's own validation says", async () => {
  const move = await field.migration("rounded", SCHEMA + ROWS, SCHEMA);
  await move.begin({ ...WISH, attributes: "" });
  await loaded(field.api, move.arn);
  await drained(move);
  const compared = await validate(urls("rounded"));
  expect(compared.verdict).toBe("fail");
  expect(JSON.stringify(compared.sections)).toMatch(/app\.orders/);
});

test("27: a task that says FATAL_ERROR only is explained by the lines of its log", async () => {
  const trigger = `
    CREATE FUNCTION app.boom() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'house rule seven'; END$$;
    CREATE TRIGGER boom BEFORE INSERT ON app.orders FOR EACH ROW EXECUTE FUNCTION app.boom();`;
  const move = await field.migration("fatal", SCHEMA + ROWS, SCHEMA);
  await move.begin({
    ...WISH,
    settings: { ErrorBehavior: { ApplyErrorInsertPolicy: "STOP_TASK" } },
    endpoints: { target: { AfterConnectScript: "SELECT 1" } },
  });
  await loaded(field.api, move.arn);
  await drained(move);
  await move.onTarget(trigger);
  await move.onSource("INSERT INTO app.orders VALUES (500, 1)");
  await reach(field.api, move.arn, "failed");
  const told = await move.wait();
  expect([told.text, told.known]).toEqual([told.text, ["fatal-without-reason"]]);
  expect(told.sections).toMatch(/house rule seven/);
  expect(told.remedy).toMatch(/CloudWatch log/);
});

test("28: sequences are not carried, and assess-schema says so before", async () => {
  const schema = `${SCHEMA} CREATE SEQUENCE app.order_numbers;`;
  const move = await field.migration("sequences", `${schema} ${ROWS} SELECT setval('app.order_numbers', 4711)`, schema);
  await move.begin(WISH);
  await loaded(field.api, move.arn);
  await drained(move);
  expect(await move.onTarget("SELECT last_value::int AS last FROM app.order_numbers")).toEqual([{ last: 1 }]);
  const { result } = await assess(field.source.url("sequences"));
  const found = result.findings.find(({ ruleId }) => ruleId === "repl-sequence");
  expect(found?.display).toMatch(/app\.order_numbers/);
  expect(found?.remedy).toMatch(/cutover/);
});
