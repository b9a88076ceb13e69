import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "@postgres-to-aurora/embedded-postgres";
import { type Figure, startUp } from "./bench/figures.js";
import { benchLoad } from "./bench/load.js";
import { benchMoving } from "./bench/moving.js";
import { benchReplication } from "./bench/replication.js";
import { benchSchema, databaseOf, LARGE } from "./bench/schema.js";
import { QUIET_SDK } from "./dms-client.js";
import { startDms } from "./dms-process.js";

// `npm run bench`: prints what was measured, as a table and as JSON. Judge ratios on a busy machine, not seconds.
Object.assign(process.env, QUIET_SDK);
const undo: (() => Promise<unknown>)[] = [];
const figures: Figure[] = [];
try {
  const folder = await mkdtemp(join(tmpdir(), "postgres-to-aurora-bench-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const [source, target] = await Promise.all([startServer(), startServer()]);
  undo.push(() => Promise.all([source.stop(), target.stop()]));
  const dms = await startDms(join(folder, "dms"));
  undo.push(() => dms.stop());
  figures.push(...(await benchLoad(source, target, dms.url)));
  figures.push(...(await benchReplication(source, target, dms.url, folder)));
  figures.push(...(await benchSchema(source, target, folder)));
  figures.push(...(await benchMoving(source, target, dms.url, databaseOf(LARGE), folder)));
  figures.push(...startUp());
} finally {
  for (const step of undo.reverse()) await step();
}
const width = Math.max(...figures.map(({ name }) => name.length));
for (const { name, value, unit } of figures) console.log(`${name.padEnd(width)}  ${value.toFixed(2)} ${unit}`);
console.log(JSON.stringify(figures));
