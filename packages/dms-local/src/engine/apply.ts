import { type Client, isServerError, quoteLiteral } from "@postgres-to-aurora/postgres";
import type { Pgoutput } from "pg-logical-replication";
import type { ApplyErrorPolicy, Run, TableRecord, Task } from "../model.js";
import { type Counts, count, countSql, type Group, merge, newGroup, type Work } from "./apply-group.js";
import { Targets } from "./apply-targets.js";
import { changeSql } from "./change-sql.js";
import type { Change, ChangeStream } from "./change-stream.js";
import { type ControlTables, suspendSql } from "./control-tables.js";
import type { Conversions } from "./conversion.js";
import { applyFailure, FatalTaskError, isEnvironmental, withoutValues } from "./failure.js";
import type { LatencyMeter } from "./latency.js";
import { formatLsn, parseLsn } from "./lsn.js";
import { called, type Say } from "./say.js";

/** A group is committed when it holds this many changes, or as soon as nothing more waits. */
const GROUP_CHANGES = 1000;
const CHUNK_BYTES = 4 * 1024 * 1024;

export interface Apply {
  task: Task;
  run: Run;
  source: Client;
  target: Client;
  control: ControlTables;
  conversions: Conversions;
  stream: ChangeStream;
  meter: LatencyMeter;
  /** Commit position up to which everything is applied, as the target's control table says. */
  position: bigint;
  /** Asked between groups: whether to come back. */
  pause(): boolean;
  changed(): void;
  say: Say;
}

/**
 * Applies the stream to the target in commit order. Source transactions that wait are gathered into one transaction of
 * the target, which also notes the position: what is noted is applied, what is not noted is not.
 */
export class Applier {
  readonly #targets: Targets;
  readonly #toldRefusals = new Set<string>();
  #position: bigint;

  constructor(private readonly apply: Apply) {
    this.#position = apply.position;
    this.#targets = new Targets(apply.run.tables, apply);
  }

  /** Applies until `pause` says so. Throws what breaks the stream or the target's session. */
  async follow(): Promise<void> {
    const { stream, pause } = this.apply;
    while (!pause()) {
      if (stream.empty) await stream.wait();
      else await this.#applyGroup();
    }
  }

  async #applyGroup(): Promise<void> {
    const { stream, meter, pause } = this.apply;
    const group = newGroup();
    let chunk: Work[] = [];
    let bytes = 0;
    let current: { lsn: bigint; committedAt: number } | undefined;
    let last: { lsn: bigint; end: bigint; committedAt: number } | undefined;
    let transactions = 0;
    for (;;) {
      const event = stream.shift();
      if (event === undefined) {
        if (current === undefined) break;
        if (pause()) throw new Error("Stopped inside a transaction; it is applied again as a whole");
        await stream.wait();
      } else if (event.kind === "begin") {
        current = event;
        meter.applying(event.committedAt);
      } else if (event.kind === "change") {
        const target = current!.lsn <= this.#position ? undefined : await this.#targets.of(event.change.relation);
        // The rows of a table hold what was committed before its snapshot.
        if (target === undefined || current!.lsn < target.loadedAt || group.suspended.has(target.table)) continue;
        chunk.push({ change: target.conversion?.apply(event.change) ?? event.change, target });
        bytes += event.bytes;
        group.changes++;
        if (chunk.length >= GROUP_CHANGES || bytes >= CHUNK_BYTES) {
          await this.#send(group, chunk);
          chunk = [];
          bytes = 0;
        }
      } else if (event.kind === "truncate") {
        if (current!.lsn > this.#position) await this.#truncated(event.relations, current!.lsn);
      } else {
        last = { lsn: current!.lsn, end: event.end, committedAt: current!.committedAt };
        current = undefined;
        transactions++;
        if (group.changes >= GROUP_CHANGES || transactions >= GROUP_CHANGES) break;
      }
    }
    if (last === undefined) return;
    if (chunk.length > 0) await this.#send(group, chunk);
    if (group.begun) await this.#commit(group, last);
    meter.applied(last.committedAt);
    stream.applied(transactions, last.end);
  }

  /** The service does not carry TRUNCATE: it is lost, or ends the task. */
  async #truncated(relations: Pgoutput.MessageRelation[], lsn: bigint): Promise<void> {
    for (const relation of relations) {
      const target = await this.#targets.of(relation);
      if (target === undefined || lsn < target.loadedAt) continue;
      const what = `TRUNCATE of table ${called(target.table)} on the source is not carried to the target`;
      if (this.apply.task.settings.ErrorBehavior.ApplyErrorFailOnTruncationDdl)
        throw new FatalTaskError(`${what}, and ApplyErrorFailOnTruncationDdl is true`);
      this.apply.say("SOURCE_CAPTURE", "W", what);
    }
  }

  /** Sends a chunk as one text; if that does not do, takes it back and applies it change by change. */
  async #send(group: Group, chunk: Work[]): Promise<void> {
    const { target: client } = this.apply;
    // The savepoint of the chunk before is given up only now: nested ones would pile up in a large transaction.
    const before = group.begun ? ["RELEASE SAVEPOINT chunk", "SAVEPOINT chunk"] : ["SAVEPOINT chunk"];
    if (!group.begun) await this.#begin();
    group.begun = true;
    const statements = merge(chunk);
    try {
      const results = [await client.query([...before, ...statements.map(({ sql }) => sql)].join(";"))].flat();
      const rowsOf = (index: number) => results[before.length + index]?.rowCount ?? 0;
      // What follows in a table that is suspended must not be applied.
      const ends = statements.some(({ works: [work] }, index) => rowsOf(index) === 0 && this.#endsTable(work!.change));
      if (!ends) {
        statements.forEach(({ works }, index) => {
          for (const work of works) this.#note(group, work, rowsOf(index));
        });
        return;
      }
    } catch (error) {
      if (!isServerError(error) || isEnvironmental(error)) throw error;
    }
    await client.query("ROLLBACK TO SAVEPOINT chunk");
    for (const work of chunk) await this.#sendOne(group, work);
  }

  /** Whether a change that finds no row ends the work on its table. */
  #endsTable(change: Change): boolean {
    return change.tag !== "insert" && ["SUSPEND_TABLE", "STOP_TASK"].includes(this.#policy(change));
  }

  /**
   * Opens the target's transaction and locks the position: a session left by a killed server may still be committing,
   * and then these changes are done.
   */
  async #begin(): Promise<void> {
    const { target: client, control, task } = this.apply;
    const results = [
      await client.query(
        `BEGIN ISOLATION LEVEL READ COMMITTED;SELECT "COMMIT_LSN"::text AS lsn FROM ${control.position} WHERE "TASK_NAME" = ${quoteLiteral(task.resourceId)} FOR UPDATE`,
      ),
    ].flat();
    const [row] = (results[1]?.rows ?? []) as { lsn: string }[];
    if (row === undefined || parseLsn(row.lsn) !== this.#position)
      throw new Error(
        `The position on the target is ${row?.lsn ?? "gone"}, not ${formatLsn(this.#position)}: reading it again`,
      );
  }

  async #sendOne(group: Group, work: Work): Promise<void> {
    const { target: client } = this.apply;
    if (group.suspended.has(work.target.table)) return;
    const sql = changeSql(work.change, work.target.full);
    try {
      const results = [await client.query(`SAVEPOINT change;${sql};RELEASE SAVEPOINT change`)].flat();
      this.#note(group, work, results[1]?.rowCount ?? 0);
    } catch (error) {
      if (!isServerError(error) || isEnvironmental(error)) throw error;
      await client.query("ROLLBACK TO SAVEPOINT change");
      count(group, work, false);
      // A missing table or column fails every change of the table.
      const hopeless = error.code === "42P01" || error.code === "42703";
      const policy = hopeless ? this.apply.task.settings.ErrorBehavior.TableErrorPolicy : this.#policy(work.change);
      this.#refused(group, work, policy, applyFailure(error));
    }
  }

  /** @param rows how many rows the statement touched; an insert that a trigger swallowed is no missing row */
  #note(group: Group, work: Work, rows: number): void {
    const found = rows > 0 || work.change.tag === "insert";
    count(group, work, found);
    if (!found)
      this.#refused(
        group,
        work,
        this.#policy(work.change),
        `0 rows affected: the row to ${work.change.tag} does not exist`,
      );
  }

  #policy(change: Change): ApplyErrorPolicy {
    const { ApplyErrorInsertPolicy, ApplyErrorUpdatePolicy, ApplyErrorDeletePolicy } =
      this.apply.task.settings.ErrorBehavior;
    return { insert: ApplyErrorInsertPolicy, update: ApplyErrorUpdatePolicy, delete: ApplyErrorDeletePolicy }[
      change.tag
    ];
  }

  #refused(group: Group, { change, target }: Work, policy: ApplyErrorPolicy, error: string): void {
    const { control, say } = this.apply;
    const { table, full } = target;
    const which = `${change.tag} on ${table.schema}.${table.name}`;
    if (policy === "IGNORE_RECORD" || group.suspended.has(table)) return;
    this.#tellRefused(table, change, error);
    if (policy === "STOP_TASK")
      throw new FatalTaskError(`${which} failed and the policy is STOP_TASK: ${withoutValues(error)}`);
    const values = [control.task, table.schema, table.name].map(quoteLiteral).join(", ");
    group.notes.push(
      `INSERT INTO ${control.exceptions} ("TASK_NAME", "TABLE_OWNER", "TABLE_NAME", "ERROR_TIME", "STATEMENT", "ERROR") VALUES (${values}, pg_catalog.clock_timestamp(), ${quoteLiteral(changeSql(change, full))}, ${quoteLiteral(error)})`,
    );
    if (policy === "SUSPEND_TABLE") {
      group.suspended.set(table, error);
      group.notes.push(suspendSql(control, table, error));
      say("TABLES_MANAGER", "E", `Table ${called(table)} was errored/suspended: ${withoutValues(error)}`);
    }
  }

  /** One line per table and kind of change until the next outage: a log of every row would drown the others. */
  #tellRefused(table: TableRecord, change: Change, error: string): void {
    const kind = `${called(table)} ${change.tag} ${error.slice(0, 40)}`;
    if (this.#toldRefusals.has(kind)) return;
    this.#toldRefusals.add(kind);
    this.apply.say(
      "TARGET_APPLY",
      "W",
      `Failed to apply ${change.tag} to table ${called(table)}: ${withoutValues(error)}. See awsdms_apply_exceptions`,
    );
  }

  async #commit(group: Group, last: { lsn: bigint; committedAt: number }): Promise<void> {
    const { target: client, control, task, changed } = this.apply;
    const name = quoteLiteral(control.task);
    const position = formatLsn(last.lsn);
    const statements = [
      ...group.notes,
      `UPDATE ${control.position} SET "COMMIT_LSN" = '${position}', "COMMIT_TIME" = pg_catalog.to_timestamp(${last.committedAt / 1000}), "APPLIED_TIME" = pg_catalog.clock_timestamp() WHERE "TASK_NAME" = ${name}`,
      "COMMIT",
    ];
    if (group.counts.size > 0) statements.unshift(countSql(control, group.counts));
    await client.query(statements.join(";"));
    this.#position = last.lsn;
    task.position = position;
    const now = Date.now();
    for (const [table, counts] of group.counts) {
      for (const [name, count] of Object.entries(counts)) table[name as keyof Counts] += count;
      table.lastUpdate = now;
    }
    for (const [table, error] of group.suspended) Object.assign(table, { state: "Table error", error });
    changed();
  }
}
