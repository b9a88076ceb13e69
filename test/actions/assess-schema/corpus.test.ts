import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { loadSample } from "@postgres-to-aurora/rehearsal";
import { corpus, startTestServer, tempFolder } from "@postgres-to-aurora/test-kit";
import { dumpDefinitions, loadFile } from "../apply-schema/in-process.js";
import { assess, type Ran } from "./in-process.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

const READY = ["READY", "READY WITH FIXES"];
const ANY = [...READY, "CHANGES NEEDED", "BLOCKED"];

const SAMPLES = [
  { file: "chinook.sql", readiness: READY, tables: 11 },
  { file: "northwind.sql", readiness: READY, tables: 14 },
  { file: "pagila.sql", readiness: ANY, tables: 22 },
  { file: "danbooru-structure.sql", readiness: ANY, tables: 66 },
  { file: "bytebase-structure.sql", readiness: ANY, tables: 37 },
];
