import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { type Fields, findNodes, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../../convert/edit.js";
import { routineRef } from "../code-of-dump.js";

/**
 * What trusted Perl forbids, for PostgreSQL and for JavaScript alike: modules, files, processes, the network, and the
 * back quotes and pipes that start them.
 */
export const UNTRUSTED_ACTS =
  '(^|[^a-zA-Z0-9_$@%])(use|require|do|open|opendir|sysopen|unlink|mkdir|rmdir|rename|chmod|chown|link|symlink|glob|stat|system|exec|fork|wait|waitpid|kill|qx|socket|connect|bind|syscall|dbmopen|utime|print|printf|syswrite|close|binmode|eval|exit|sleep|alarm)([^a-zA-Z0-9_]|$)|`|[%]ENV|[$]ENV|<[A-Z$]|-[a-zA-Z] +["$]';

/** The language of a CREATE FUNCTION statement, and the body it gives as a string. */
export function languageOf({ options }: Fields): { language: string; body: string } {
  const all = optionsOf(options);
  const language = textOf(all.find(({ name }) => name === "language")?.arg) ?? "sql";
  const body = all.find(({ name }) => name === "as")?.arg?.List?.items?.[0]?.String?.sval ?? "";
  return { language: language.toLowerCase(), body };
}

/** The C symbol of a routine: of `c` the second string, of `internal` the only one. */
export function symbolOf({ options }: Fields): string | undefined {
  const items = (optionsOf(options).find(({ name }) => name === "as")?.arg?.List?.items ?? []) as Fields[];
  return items.at(-1)?.String?.sval;
}

/** plperlu becomes plperl. */
export function convertUntrusted(fields: Fields, edit: StatementEdit): void {
  const { language, body } = languageOf(fields);
  if (language !== "plperlu" || new RegExp(UNTRUSTED_ACTS).test(body)) return;
  replaceLanguage(fields, edit, "plperl");
  edit.intend({ object: routineRef(fields), attribute: "language", difference: "plperl instead of plperlu" });
}

/** The extension plperlu becomes plperl, when all its routines do. */
export function convertPerlExtension({ extname }: Fields, edit: StatementEdit): void {
  if (extname !== "plperlu" || edit.model.extensions.some(({ name }) => name === "plperl")) return;
  const stays = edit.model.statements.some(({ type, text }) => {
    if (type !== "CreateFunctionStmt") return false;
    const { language, body } = languageOf(edit.model.parser.statement(text).node?.[type]);
    return language === "plperlu" && new RegExp(UNTRUSTED_ACTS).test(body);
  });
  const name = edit.tokens().find(({ text }) => text === "plperlu");
  if (stays || !name) return;
  edit.replace(name.start, name.end, "plperl");
  for (const extension of ["plperlu", "plperl"])
    edit.intend({
      object: { type: "extension", schema: "", name: extension },
      difference: "plperl instead of plperlu",
    });
}

/** A copy of unaccent becomes a SQL function that calls it. */
export function convertUnaccent(fields: Fields, edit: StatementEdit): void {
  if (languageOf(fields).language !== "c" || symbolOf(fields) !== "unaccent_dict") return;
  const schema = quoteIdentifier(edit.model.extensions.find(({ name }) => name === "unaccent")?.schema ?? "public");
  const given = argumentsOf(fields);
  const dictionary = quoteLiteral(`${schema}.unaccent`);
  const call = given.length > 1 ? given.join(", ") : `${dictionary}::pg_catalog.regdictionary, ${given.join(", ")}`;
  const option = optionsOf(fields.options).find(({ name }) => name === "as");
  if (!option) return;
  replaceLanguage(fields, edit, "sql");
  replaceDefinition(option.location, edit, `AS $$SELECT ${schema}.unaccent(${call})$$`);
  intendBody(fields, edit, "A SQL function that calls unaccent, since Aurora takes no C routines");
}

/** A second name of a built-in becomes a SQL function; parsed when it is made, so that a wrong name fails at once. */
export function convertInternal(fields: Fields, edit: StatementEdit): void {
  const symbol = symbolOf(fields);
  const option = optionsOf(fields.options).find(({ name }) => name === "as");
  if (languageOf(fields).language !== "internal" || symbol === undefined || !option) return;
  // No SQL function takes these types.
  if (/"any"|[( ](internal|cstring)[,)]/.test(routineRef(fields).name)) return;
  const call = `pg_catalog.${quoteIdentifier(symbol)}(${argumentsOf(fields).join(", ")})`;
  replaceLanguage(fields, edit, "sql");
  replaceDefinition(option.location, edit, edit.road.target >= 14 ? `RETURN ${call}` : `AS $$SELECT ${call}$$`);
  intendBody(fields, edit, "A SQL function that calls the built-in one, since Aurora takes no internal routines");
}

function argumentsOf({ parameters }: Fields): string[] {
  const given = (findNodes(parameters ?? [], "FunctionParameter") as Fields[]).filter(
    ({ mode }) => !/FUNC_PARAM_(OUT|TABLE)$/.test(mode),
  );
  return given.map(({ mode }, index) => `${mode === "FUNC_PARAM_VARIADIC" ? "VARIADIC " : ""}$${index + 1}`);
}

function replaceLanguage({ options }: Fields, edit: StatementEdit, language: string): void {
  const option = optionsOf(options).find(({ name }) => name === "language");
  const value = edit.tokens().find(({ start }) => option !== undefined && start > option.location);
  if (value) edit.replace(value.start, value.end, language);
}

/** Replaces AS and its strings; pg_dump writes them last. */
function replaceDefinition(start: number, edit: StatementEdit, text: string): void {
  const own = edit.tokens().filter((token) => token.start >= start);
  let end = own[0]?.end ?? start;
  for (const token of own.slice(1)) {
    if (!/^['$,eE]/.test(token.text)) break;
    end = token.end;
  }
  edit.replace(start, end, text);
}

function intendBody(fields: Fields, edit: StatementEdit, difference: string): void {
  const object = routineRef(fields);
  const attributes = ["language", "body", "body form", "library"];
  // Left unsaid, C and internal routines cost 1, those of other languages 100.
  if (!optionsOf(fields.options).some(({ name }) => name === "cost")) attributes.push("cost");
  for (const attribute of attributes) edit.intend({ object, attribute, difference });
}
