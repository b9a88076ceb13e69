import { readGuard } from "@postgres-to-aurora/cutover";
import {
  CONTROL_SCHEMA,
  counted,
  displayName,
  type Finding,
  GUARD_SCHEMA,
  type TableName,
} from "@postgres-to-aurora/domain";
import { type Client, explainRefusal, quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import { deleteControlRows, dropControlSchema, readControlSchema } from "./control-schema.js";
import { REMEDIES, type Scene } from "./scene.js";
import { lookAtSlots } from "./source-slots.js";
import { FREE, type Stay, type Thing } from "./things.js";
import { dropGuard, readGuarded } from "./write-guard.js";

/** What stands on one side. */
export interface SideLook {
  things: Thing[];
  stays: Stay[];
  findings: Finding[];
}

/**
 * Everything of the migration on the source.
 * @returns also the other migrations that have a row in its marker
 */
export async function lookAtSource(scene: Scene, source: Client): Promise<SideLook & { neighbours: string[] }> {
  return explainRefusal("source", "show what the migration left", REMEDIES, async () => {
    const control = await readControlSchema(source);
    const known = [...(control?.tasks ?? []), ...(control?.migrations ?? [])];
    const neighbours = known.filter((name) => name !== scene.migration);
    const slots = await lookAtSlots(scene, source, neighbours);
    const things = [...slots.things];
    const findings = [...slots.findings];

    const shared = neighbours.length > 0 || slots.others;
    for (const thing of await lookAtDmsTables(source)) {
      if (!shared) things.push(thing);
      else findings.push(sharedTable(thing.name));
    }
    const guard = await lookAtGuard(scene, source, neighbours);
    things.push(...guard.things);
    if (control !== undefined && neighbours.length === 0)
      things.push(
        controlThing(counted(control.tables.length, "table"), () =>
          explainRefusal("source", `drop ${CONTROL_SCHEMA}`, REMEDIES, () => dropControlSchema(source, control)),
        ),
      );
    else if (control !== undefined && known.includes(scene.migration))
      things.push(
        controlThing(`only its rows: ${neighbours.join(", ")} uses it too`, () =>
          explainRefusal("source", `delete rows of ${CONTROL_SCHEMA}`, REMEDIES, () =>
            deleteControlRows(source, control, scene.migration),
          ),
        ),
      );
    return { things, stays: [...guard.stays, ...(await readOnlyDefault(source))], findings, neighbours };
  });
}

const controlThing = (detail: string, remove: () => Promise<void>): Thing => ({
  kind: "control schema",
  name: CONTROL_SCHEMA,
  place: "source",
  detail,
  cost: FREE,
  remove,
});

/** What DMS itself made in this database, outside the control schema: its heartbeat, and how it captures DDL. */
async function lookAtDmsTables(source: Client): Promise<Thing[]> {
  const { rows } = await source.query(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relname IN ('awsdms_heartbeat', 'awsdms_ddl_audit') AND n.nspname <> $1
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    [CONTROL_SCHEMA],
  );
  return (rows as TableName[]).map((table): Thing => {
    const capture = table.name === "awsdms_ddl_audit";
    const sql = capture
      ? `DROP EVENT TRIGGER IF EXISTS awsdms_intercept_ddl;
         DROP FUNCTION IF EXISTS ${quoteName({ schema: table.schema, name: "awsdms_intercept_ddl" })}();
         DROP TABLE IF EXISTS ${quoteName(table)}`
      : `DROP TABLE IF EXISTS ${quoteName(table)}`;
    return {
      kind: capture ? "DDL capture" : "DMS heartbeat",
      name: displayName(table),
      place: "source",
      detail: capture ? "table, event trigger and function of DMS" : "table of DMS",
      cost: FREE,
      remove: async () =>
        void (await explainRefusal("source", `drop ${displayName(table)}`, REMEDIES, () => source.query(sql))),
    };
  });
}

function sharedTable(name: string): Finding {
  return {
    rule: "shared-dms-table",
    severity: "info",
    object: name,
    evidence: "DMS made it on the source, and another task may still use it",
    remedy: "It was not touched. Drop it when no task of DMS reads this database any more",
  };
}

/** A guard that refuses writes stays: this action never opens a source. One that is open goes. */
async function lookAtGuard(scene: Scene, source: Client, neighbours: string[]): Promise<Omit<SideLook, "findings">> {
  const guarded = await readGuarded(source);
  if (guarded === undefined) return { things: [], stays: [] };
  const stay = (why: string) => ({
    things: [],
    stays: [{ name: `write guard of ${counted(guarded.length, "table")}`, place: "source" as const, why }],
  });
  if ((await readGuard(source))?.fenced)
    return stay(
      "It refuses writes, so that nobody works on the old database by accident. Only if you want to write there " +
        "again, knowing that nothing of it reaches the target: UPDATE migration_guard.state SET mode = 'open', " +
        "expires_at = 'infinity', run_id = NULL. To take it off for good: DROP SCHEMA migration_guard CASCADE",
    );
  if (neighbours.length > 0) return stay(`${neighbours.join(", ")} moves this database too`);
  const remove = () => explainRefusal("source", "take the write guard off", REMEDIES, () => dropGuard(source, scene));
  return {
    things: [
      {
        kind: "write guard",
        name: GUARD_SCHEMA,
        place: "source",
        detail: `open, on ${counted(guarded.length, "table")}`,
        cost: FREE,
        remove,
      },
    ],
    stays: [],
  };
}

/** That new sessions are read-only by default, which the cutover sets on the source at its end. */
async function readOnlyDefault(source: Client): Promise<Stay[]> {
  const { rows } = await source.query(
    `SELECT d.datname AS database FROM pg_catalog.pg_db_role_setting s
       JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
      WHERE s.setrole = 0 AND d.datname = pg_catalog.current_database()
        AND 'default_transaction_read_only=on' = ANY (s.setconfig)`,
  );
  return (rows as { database: string }[]).map(({ database }) => ({
    name: `read-only default of ${database}`,
    place: "source",
    why: `New sessions are read-only. To take it back: ALTER DATABASE ${quoteIdentifier(database)} RESET default_transaction_read_only`,
  }));
}
