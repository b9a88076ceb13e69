/** A node of a syntax tree: one key, its type as in PostgreSQL's source (`CreateStmt`), and its fields. */
export type Node = Record<string, Fields>;

/** Fields of a node. Those with a default value (0, false, empty) are absent. */
// biome-ignore lint/suspicious/noExplicitAny: some 270 node types; a rule reads the few fields it knows
export type Fields = any;

/** The type of a node, for example `CreateStmt`. */
export function nodeType(node: Node): string {
  return Object.keys(node)[0] ?? "";
}

/** Fields that hold a node of one possible type without naming it. */
const UNNAMED: Record<string, string> = {
  relation: "RangeVar",
  view: "RangeVar",
  sequence: "RangeVar",
  pktable: "RangeVar",
  rel: "RangeVar",
  typeName: "TypeName",
  argType: "TypeName",
  returnType: "TypeName",
  ofTypename: "TypeName",
  larg: "SelectStmt",
  rarg: "SelectStmt",
  partspec: "PartitionSpec",
  partbound: "PartitionBoundSpec",
  newowner: "RoleSpec",
  role: "RoleSpec",
};

/**
 * Visits every node below (and including) a tree, parents first.
 * @param visit returns "skip" to leave out what is below
 */
export function walk(tree: unknown, visit: (type: string, fields: Fields) => unknown): void {
  if (Array.isArray(tree)) {
    for (const item of tree) walk(item, visit);
    return;
  }
  if (tree === null || typeof tree !== "object") return;
  for (const [key, value] of Object.entries(tree)) {
    if (value === null || typeof value !== "object") continue;
    // Node types begin with a capital (or PLpgSQL_), fields do not.
    const type = Array.isArray(value) ? undefined : /^[A-Z]/.test(key) ? key : UNNAMED[key];
    if (type !== undefined && visit(type, value) === "skip") continue;
    walk(value, visit);
  }
}

/** All nodes of one type below a tree. */
export function findNodes(tree: unknown, type: string): Fields[] {
  const found: Fields[] = [];
  walk(tree, (name, fields) => {
    if (name === type) found.push(fields);
  });
  return found;
}

/** The parts of a name given as a list of String nodes: `["pg_catalog", "int4"]`. */
export function namesOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((item) => (item as { String?: { sval?: string } }).String?.sval ?? "");
}

/** An option of a statement, as in `WITH (fillfactor = 70)` or `LANGUAGE sql`. */
export interface Option {
  /** In lower case. */
  name: string;
  arg: Fields;
  /** Byte offset into the statement. */
  location: number;
}

/** The options (DefElem nodes) of a list. */
export function optionsOf(list: unknown): Option[] {
  if (!Array.isArray(list)) return [];
  return (list as { DefElem?: Fields }[]).flatMap(({ DefElem: option }) =>
    option ? [{ name: String(option.defname).toLowerCase(), arg: option.arg, location: option.location ?? 0 }] : [],
  );
}

/** The text of a String, Integer, Float or Boolean node, or of a TypeName's last part; undefined for anything else. */
export function textOf(node: Fields): string | undefined {
  if (node === undefined || node === null) return undefined;
  if (node.String) return node.String.sval ?? "";
  if (node.Integer) return String(node.Integer.ival ?? 0);
  if (node.Float) return node.Float.fval;
  if (node.Boolean) return String(node.Boolean.boolval ?? false);
  if (node.TypeName) return namesOf(node.TypeName.names).at(-1);
  if (node.A_Const) return textOf(constant(node.A_Const));
  return undefined;
}

function constant({ sval, ival, fval, boolval }: Fields): Fields {
  if (sval) return { String: sval };
  if (ival) return { Integer: ival };
  if (fval) return { Float: fval };
  if (boolval) return { Boolean: boolval };
  return undefined;
}
