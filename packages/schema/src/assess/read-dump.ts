import { join } from "node:path";
import { loadParser, nodeType } from "@postgres-to-aurora/sql-parser";
import type { BundleContent } from "../bundle.js";
import { checkDump } from "../dump.js";
import { PHASES, type Phase, phaseFile } from "../phases.js";
import { splitSql } from "../statements.js";
import type { DumpModel } from "./dump-model.js";
import { READERS } from "./read-relations.js";

interface SqlFile {
  name: string;
  text: string;
  phase?: Phase;
}

/**
 * Reads a plain pg_dump file into a model. Rows in it (COPY data) are passed over.
 * @param file its name, for messages and locations
 * @throws UserError when the text is not a complete plain dump
 */
export async function modelOfDump(text: string, file: string): Promise<DumpModel> {
  const versions = checkDump(text, file);
  return readModel([{ name: file, text: withoutRows(text) }], versions);
}

/**
 * Reads a schema bundle into a model; its statements know their phase.
 * @param folder where the bundle is, for locations
 */
export async function modelOfBundle({ manifest, sql }: BundleContent, folder = ""): Promise<DumpModel> {
  const files = PHASES.map((phase) => ({ name: join(folder, phaseFile(phase)), text: sql[phase], phase }));
  return readModel(files, { serverVersion: manifest.serverVersion, toolVersion: manifest.pgDumpVersion });
}

async function readModel(
  files: SqlFile[],
  versions: Pick<DumpModel, "serverVersion" | "toolVersion">,
): Promise<DumpModel> {
  const model: DumpModel = {
    parser: await loadParser(),
    ...versions,
    statements: [],
    unparsed: [],
    metaLines: [],
    relations: new Map(),
    types: new Map(),
    roles: new Set(),
    extensions: [],
  };
  for (const file of files) readFile(file, model);
  return model;
}

function readFile({ name: file, text, phase }: SqlFile, model: DumpModel): void {
  let line = 1;
  let counted = 0;
  for (const { kind, text: piece, start } of splitSql(text, file)) {
    for (let at = text.indexOf("\n", counted); at >= 0 && at < start; at = text.indexOf("\n", at + 1)) line++;
    counted = start;
    if (kind === "comment") continue;
    if (kind === "meta") {
      model.metaLines.push({ file, line, text: piece });
      continue;
    }
    const { node, problem } = model.parser.statement(piece);
    const type = node ? nodeType(node) : "";
    const statement = { file, text: piece, start, line, type, ...(phase ? { phase } : {}) };
    model.statements.push(statement);
    if (problem) model.unparsed.push({ statement, reason: problem.message });
    if (node) READERS[type]?.(node[type], statement, model);
  }
}

/** Takes COPY data out; its lines stay, empty, so that line numbers hold. */
function withoutRows(text: string): string {
  const begin = /^COPY [^\n]* FROM stdin;\n/gm;
  let out = "";
  let kept = 0;
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const from = match.index + match[0].length;
    const end = text.startsWith("\\.\n", from) ? from : text.indexOf("\n\\.\n", from) + 1;
    if (end === 0) break;
    out += text.slice(kept, match.index) + text.slice(match.index, end).replace(/[^\n]+/g, "");
    kept = end + 2;
    begin.lastIndex = kept;
  }
  return out + text.slice(kept);
}
