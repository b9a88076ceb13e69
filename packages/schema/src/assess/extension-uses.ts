import { type Fields, findNodes, namesOf, optionsOf, textOf, walk } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef } from "../object-ref.js";
import { routineRef } from "./code-of-dump.js";
import { type DumpModel, type DumpStatement, relationKey } from "./dump-model.js";
import { EXTENSION_NAMES } from "./extension-names.js";
import { withoutComments } from "./parse-code.js";

/** Something in a dump that needs an object of an extension. */
export interface ExtensionUse {
  extension: string;
  object: ObjectRef;
  statement: DumpStatement;
}

/** A name that a statement refers to; schema is empty for what has none. */
interface Reference {
  schema: string;
  name: string;
  object: ObjectRef;
  statement: DumpStatement;
}

/** What was asked of a model before, by the names. */
const answers = new WeakMap<DumpModel, Map<string, ExtensionUse[]>>();

/**
 * What of a dump uses the named extensions. Told by names, since a dump does not say where a type or function comes
 * from: those known of the extension, or for an unknown extension all that its schema holds and the dump does not make.
 */
export function extensionUses(model: DumpModel, extensions: readonly string[]): ExtensionUse[] {
  const known = answers.get(model) ?? new Map<string, ExtensionUse[]>();
  answers.set(model, known);
  const question = extensions.join();
  const uses = known.get(question) ?? findUses(model, extensions);
  known.set(question, uses);
  return uses;
}

function findUses(model: DumpModel, extensions: readonly string[]): ExtensionUse[] {
  const asked = model.extensions.filter(({ name }) => extensions.includes(name));
  if (asked.length === 0) return [];
  const own = namesMade(model);
  const uses: ExtensionUse[] = [];
  for (const reference of references(model)) {
    if (own.has(relationKey(reference.schema, reference.name))) continue;
    for (const { name, schema } of asked)
      if (belongs(reference, name, schema ?? "", model))
        uses.push({ extension: name, object: reference.object, statement: reference.statement });
  }
  return uses;
}

function belongs({ schema, name }: Reference, extension: string, home: string, model: DumpModel): boolean {
  const known = EXTENSION_NAMES[extension];
  if (known?.schemas?.includes(schema)) return true;
  if (schema === "") return name === extension || known?.names.includes(name) === true;
  if (schema !== home) return false;
  if (known) return known.names.includes(name);
  return home !== "pg_catalog" && model.extensions.every((other) => other.name === extension || other.schema !== home);
}

/** Types, relations and routines that the dump itself makes, by relationKey. */
function namesMade(model: DumpModel): Set<string> {
  const made = new Set([...model.relations.keys(), ...model.types.keys()]);
  for (const { type, text } of model.statements) {
    if (type !== "CreateFunctionStmt" && type !== "DefineStmt") continue;
    const fields = model.parser.statement(text).node?.[type];
    const names = namesOf(fields?.funcname ?? fields?.defnames);
    made.add(relationKey(names.at(-2) ?? "", names.at(-1) ?? ""));
  }
  return made;
}

function* references(model: DumpModel): Generator<Reference> {
  for (const statement of model.statements) {
    const parts = PARTS[statement.type];
    const fields = parts && model.parser.statement(statement.text).node?.[statement.type];
    if (!parts || !fields) continue;
    for (const { object, tree, bare = [], body } of parts(fields)) {
      for (const name of bare) yield { schema: "", name, object, statement };
      for (const [schema, name] of namesIn(tree)) yield { schema, name, object, statement };
      if (body !== undefined) for (const name of calls(body)) yield { schema: "", name, object, statement };
    }
  }
}

/** Qualified names of types, functions, relations and operator classes below a tree. */
function namesIn(tree: unknown): [schema: string, name: string][] {
  const found: [string, string][] = [];
  const add = (list: unknown) => {
    const names = namesOf(list);
    if (names.length > 1) found.push([names.at(-2) as string, names.at(-1) as string]);
  };
  walk(tree, (type, fields) => {
    if (type === "TypeName") add(fields.names);
    else if (type === "FuncCall") add(fields.funcname);
    else if (type === "IndexElem") add(fields.opclass);
    else if (type === "RangeVar" && fields.schemaname) found.push([fields.schemaname, fields.relname]);
  });
  return found;
}

/** Names called in source text; enough to see an extension's function in a body. */
function calls(body: string): string[] {
  return [...withoutComments(body).matchAll(/([A-Za-z_][\w$]*)\s*\(/g)].map(([, name]) =>
    (name as string).toLowerCase(),
  );
}

interface Part {
  object: ObjectRef;
  tree: unknown;
  /** Names that have no schema: access methods, languages, wrappers. */
  bare?: string[];
  body?: string;
}

const on = (type: ObjectRef["type"], relation: Fields, part?: string): ObjectRef => ({
  type,
  schema: relation?.schemaname ?? "",
  name: relation?.relname ?? "",
  ...(part === undefined ? {} : { part }),
});

/** The parts of a statement that can use an extension, each with the object it belongs to. */
const PARTS: Record<string, (fields: Fields) => Part[]> = {
  CreateStmt: (fields) => [
    { object: on("table", fields.relation), tree: [], bare: textOrNone(fields.accessMethod) },
    ...elements(fields.tableElts ?? [], fields.relation),
  ],
  AlterTableStmt: ({ relation, cmds }) =>
    (findNodes(cmds ?? [], "AlterTableCmd") as Fields[]).flatMap(({ subtype, name, def }) => {
      if (subtype === "AT_ColumnDefault") return [{ object: on("column", relation, name), tree: def }];
      return subtype === "AT_AddConstraint" ? elements([def], relation) : [];
    }),
  IndexStmt: ({ relation, idxname, accessMethod, indexParams, whereClause }) => [
    {
      object: { type: "index", schema: relation?.schemaname ?? "", name: idxname ?? "" },
      tree: [indexParams, whereClause],
      bare: textOrNone(accessMethod),
    },
  ],
  ViewStmt: ({ view, query }) => [{ object: on("view", view), tree: query }],
  CreateTableAsStmt: ({ into, query }) => [{ object: on("materialized view", into?.rel), tree: query }],
  CreateFunctionStmt: (fields) => {
    const options = optionsOf(fields.options);
    const body = options.find(({ name }) => name === "as")?.arg?.List?.items?.[0]?.String?.sval;
    return [
      {
        object: routineRef(fields),
        tree: [fields.parameters, { TypeName: fields.returnType }, fields.sql_body],
        bare: textOrNone(textOf(options.find(({ name }) => name === "language")?.arg)),
        ...(body === undefined ? {} : { body }),
      },
    ];
  },
  CreateTrigStmt: ({ relation, trigname, funcname }) => [
    { object: on("trigger", relation, trigname), tree: { FuncCall: { funcname } } },
  ],
  CreatePolicyStmt: ({ table, policy_name, qual, with_check }) => [
    { object: on("policy", table, policy_name), tree: [qual, with_check] },
  ],
  CreateDomainStmt: ({ domainname, typeName, constraints }) => {
    const names = namesOf(domainname);
    const object: ObjectRef = { type: "domain", schema: names.at(-2) ?? "", name: names.at(-1) ?? "" };
    return [{ object, tree: [{ TypeName: typeName }, constraints] }];
  },
  CompositeTypeStmt: ({ typevar, coldeflist }) => [{ object: on("type", typevar), tree: coldeflist }],
  CreateForeignServerStmt: ({ servername, fdwname }) => [
    { object: { type: "foreign server", schema: "", name: servername }, tree: [], bare: [fdwname] },
  ],
};

function elements(list: Fields[], relation: Fields): Part[] {
  return list.flatMap((element) => {
    const { ColumnDef: column, Constraint: constraint } = element ?? {};
    if (column)
      return [{ object: on("column", relation, column.colname), tree: [{ TypeName: column.typeName }, column] }];
    return constraint ? [{ object: on("constraint", relation, constraint.conname ?? ""), tree: constraint }] : [];
  });
}

function textOrNone(text: string | undefined): string[] {
  return text === undefined || text === "" ? [] : [text];
}
