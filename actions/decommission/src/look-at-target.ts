import { journalMigrations } from "@postgres-to-aurora/cutover";
import { CONTROL_SCHEMA, counted, DMS_CONTROL_SCHEMA, GUARD_SCHEMA } from "@postgres-to-aurora/domain";
import { type Client, explainRefusal } from "@postgres-to-aurora/postgres";
import { type ControlSchema, deleteControlRows, dropControlSchema, readControlSchema } from "./control-schema.js";
import {
  type DmsControlTables,
  deleteTaskRows,
  dropDmsControlTables,
  readDmsControlTables,
} from "./dms-control-tables.js";
import type { SideLook } from "./look-at-source.js";
import { REMEDIES, type Scene } from "./scene.js";
import { FREE, type Stay, type Thing } from "./things.js";
import { dropGuard, readGuarded } from "./write-guard.js";

/**
 * Everything of the migration on the target. What another migration into the same database uses too is left to it.
 * @param replicated migrations that have a row in the source's marker: their rows here came with the replication
 */
export async function lookAtTarget(scene: Scene, target: Client, replicated: string[]): Promise<SideLook> {
  return explainRefusal("target", "show what the migration left", REMEDIES, async () => {
    const dms = await readDmsControlTables(target);
    const control = await readControlSchema(target);
    const own = new Set([scene.migration, ...[...scene.taskIds].map((id) => id.toLowerCase())]);
    const others = [
      ...new Set([
        ...(dms?.tasks ?? []),
        ...(control?.migrations ?? []),
        ...(control?.tasks ?? []).filter((task) => !replicated.includes(task)),
        ...(await journalMigrations(target)),
      ]),
    ].filter((name) => !own.has(name));
    const things: Thing[] = [];
    const stays: Stay[] = [];
    if (dms !== undefined) things.push(...dmsThing(target, dms, [...own], others));
    const guarded = await readGuarded(target);
    if (guarded !== undefined && others.length === 0)
      things.push(
        thing("write guard", GUARD_SCHEMA, `on ${counted(guarded.length, "table")}`, () => dropGuard(target, scene)),
      );
    if (control !== undefined) things.push(...controlThing(scene, target, control, others));
    if (others.length > 0) stays.push(...sharedStays(others, dms, control, guarded !== undefined));
    return { things, stays, findings: [] };
  });
}

function thing(kind: Thing["kind"], name: string, detail: string, work: () => Promise<void>): Thing {
  const remove = () => explainRefusal("target", `remove the ${kind}`, REMEDIES, work);
  return { kind, name, place: "target", detail, cost: FREE, remove };
}

function dmsThing(target: Client, dms: DmsControlTables, own: string[], others: string[]): Thing[] {
  const refused = dms.refused > 0 ? `, with ${dms.refused} refused changes on record` : "";
  if (others.length === 0)
    return [
      thing("DMS control tables", DMS_CONTROL_SCHEMA, `${counted(dms.tables.length, "table")}${refused}`, () =>
        dropDmsControlTables(target, dms),
      ),
    ];
  if (!dms.tasks.some((task) => own.includes(task))) return [];
  return [
    thing("DMS control tables", DMS_CONTROL_SCHEMA, `only its rows: ${others.join(", ")} uses them too`, () =>
      deleteTaskRows(target, dms, own),
    ),
  ];
}

function controlThing({ migration }: Scene, target: Client, control: ControlSchema, others: string[]): Thing[] {
  if (others.length === 0)
    return [
      thing(
        "journal",
        CONTROL_SCHEMA,
        `${counted(control.tables.length, "table")}: ${control.tables.map((table) => table.name).join(", ")}`,
        () => dropControlSchema(target, control),
      ),
    ];
  if (![...control.tasks, ...control.migrations].includes(migration)) return [];
  return [
    thing("journal", CONTROL_SCHEMA, `only its rows: ${others.join(", ")} uses it too`, () =>
      deleteControlRows(target, control, migration),
    ),
  ];
}

function sharedStays(
  others: string[],
  dms: DmsControlTables | undefined,
  control: ControlSchema | undefined,
  guard: boolean,
): Stay[] {
  const why = `${others.join(", ")} uses it too. If that is long gone, drop the schema by hand`;
  return [
    ...(dms ? [DMS_CONTROL_SCHEMA] : []),
    ...(control ? [CONTROL_SCHEMA] : []),
    ...(guard ? [GUARD_SCHEMA] : []),
  ].map((name) => ({ name, place: "target", why }));
}
