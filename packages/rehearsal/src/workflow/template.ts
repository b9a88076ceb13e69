import { readFile } from "node:fs/promises";
import { JSONObjectReader } from "@actions/workflow-parser/templates/json-object-reader";
import { TemplateSchema } from "@actions/workflow-parser/templates/schema/index";
import { TemplateContext, TemplateValidationErrors } from "@actions/workflow-parser/templates/template-context";
import { readTemplate } from "@actions/workflow-parser/templates/template-reader";
import type { MappingToken } from "@actions/workflow-parser/templates/tokens/index";
import { NoOperationTraceWriter } from "@actions/workflow-parser/templates/trace-writer";
import { YamlObjectReader } from "@actions/workflow-parser/workflows/yaml-object-reader";
import type { Problem } from "./problems.js";

/*
 * The parser's own entry point imports its two schemas as JSON without an import attribute, which Node refuses. So its
 * parts are put together here as that entry point does, and the schemas are read as the files they are.
 */

const roots = { workflow: "workflow-root-strict", action: "action-root-strict" };
const schemas = new Map<string, TemplateSchema>();

async function loadSchema(kind: keyof typeof roots): Promise<TemplateSchema> {
  const parts = import.meta.resolve("@actions/workflow-parser/templates/template-reader");
  const json = await readFile(new URL(`../${kind}-v1.0.min.json`, parts), "utf8");
  return TemplateSchema.load(new JSONObjectReader(undefined, json));
}

/** A file as the official parser sees it; `root` only stands where `problems` is empty. */
export interface Template {
  root: MappingToken;
  /** Collects what later conversions object to. */
  context: TemplateContext;
  /** Everything the parser objects to so far, with its place in the file. */
  problems(): Problem[];
}

/** Parses the text of a workflow or an action.yml against the official schema. `file` is the name for messages. */
export async function parseTemplate(kind: keyof typeof roots, file: string, text: string): Promise<Template> {
  const schema = schemas.get(kind) ?? (await loadSchema(kind));
  schemas.set(kind, schema);
  const context = new TemplateContext(new TemplateValidationErrors(), schema, new NoOperationTraceWriter());
  const fileId = context.getFileId(file);
  const reader = new YamlObjectReader(fileId, text);
  for (const { message, range } of reader.errors) context.error(fileId, message, range);
  // Of broken YAML only the syntax errors are worth reading.
  const root = reader.errors.length > 0 ? undefined : readTemplate(context, roots[kind], reader, fileId);
  return {
    root: root as MappingToken,
    context,
    problems: () =>
      context.errors.getErrors().map(({ range, rawMessage }) => ({
        file,
        line: range?.start.line,
        column: range?.start.column,
        text: rawMessage,
      })),
  };
}
