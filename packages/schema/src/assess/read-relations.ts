import { type Fields, namesOf, nodeType, optionsOf, textOf } from "@postgres-to-aurora/sql-parser";
import { type DumpModel, type DumpStatement, relationKey } from "./dump-model.js";
import { constraintOf, type DumpColumn, type Relation } from "./dump-relations.js";
import { columnType } from "./dump-types.js";

type Reader = (fields: Fields, statement: DumpStatement, model: DumpModel) => void;

/** By statement: what it tells of relations and types. */
export const READERS: Record<string, Reader> = {
  CreateStmt: readTable,
  CreateForeignTableStmt: (fields, statement, model) => {
    readTable(fields.base ?? fields.base_stmt ?? fields, statement, model, "foreign table");
  },
  ViewStmt: (fields, statement, model) => void add(fields.view, "view", statement, model),
  CreateTableAsStmt: (fields, statement, model) => {
    const type = fields.objtype === "OBJECT_MATVIEW" ? "materialized view" : "table";
    add(fields.into?.rel, type, statement, model);
  },
  CreateSeqStmt: (fields, statement, model) => void add(fields.sequence, "sequence", statement, model),
  AlterTableStmt: readAlterTable,
  IndexStmt: readIndex,
  CreateDomainStmt: (fields, _statement, model) => {
    const [schema, name] = qualified(fields.domainname);
    const base = columnType(fields.typeName, model.types);
    model.types.set(relationKey(schema, name), { schema, name, kind: "domain", base });
  },
  CreateEnumStmt: (fields, _statement, model) => {
    const [schema, name] = qualified(fields.typeName);
    model.types.set(relationKey(schema, name), { schema, name, kind: "enum", labels: namesOf(fields.vals) });
  },
  CompositeTypeStmt: (fields, _statement, model) => {
    const { schemaname: schema = "", relname: name = "" } = fields.typevar ?? {};
    const attributes = ((fields.coldeflist ?? []) as Fields[]).flatMap(({ ColumnDef: column }) =>
      column ? [{ name: column.colname ?? "", type: columnType(column.typeName, model.types) }] : [],
    );
    model.types.set(relationKey(schema, name), { schema, name, kind: "composite", attributes });
  },
  CreateRangeStmt: (fields, _statement, model) => {
    const [schema, name] = qualified(fields.typeName);
    model.types.set(relationKey(schema, name), { schema, name, kind: "range" });
    const multirange = optionsOf(fields.params).find((option) => option.name === "multirange_type_name");
    if (!multirange) return;
    const [space, own] = qualified(multirange.arg?.TypeName?.names);
    model.types.set(relationKey(space, own), { schema: space, name: own, kind: "range" });
  },
  CreateExtensionStmt: (fields, statement, model) => {
    const schema = ((fields.options ?? []) as Fields[]).find(({ DefElem }) => DefElem?.defname === "schema");
    model.extensions.push({ name: fields.extname, schema: textOf(schema?.DefElem.arg), statement });
  },
  CreateRoleStmt: (fields, _statement, model) => void model.roles.add(fields.role),
};

function qualified(list: unknown): [schema: string, name: string] {
  const names = namesOf(list);
  return [names.length > 1 ? (names.at(-2) as string) : "", names.at(-1) ?? ""];
}

function add(range: Fields, type: Relation["type"], statement: DumpStatement, model: DumpModel): Relation {
  const relation: Relation = {
    schema: range?.schemaname ?? "",
    name: range?.relname ?? "",
    type,
    columns: new Map(),
    constraints: [],
    indexes: [],
    partitioned: false,
    parents: [],
    isPartition: false,
    unlogged: range?.relpersistence === "u",
    replicaIdentity: "d",
    rowSecurity: false,
    statement,
  };
  model.relations.set(relationKey(relation.schema, relation.name), relation);
  return relation;
}

function readTable(fields: Fields, statement: DumpStatement, model: DumpModel, type: Relation["type"] = "table"): void {
  const relation = add(fields.relation, type, statement, model);
  relation.partitioned = fields.partspec !== undefined;
  relation.isPartition = fields.partbound !== undefined;
  for (const { RangeVar: parent } of (fields.inhRelations ?? []) as Fields[])
    relation.parents.push(relationKey(parent?.schemaname ?? "", parent?.relname ?? ""));
  if (fields.ofTypename) readTypedColumns(fields, relation, statement, model);
  for (const element of (fields.tableElts ?? []) as Fields[]) {
    if (element.ColumnDef) readColumn(element.ColumnDef, relation, statement, model);
    else if (element.Constraint) addConstraint(element.Constraint, relation, statement);
  }
}

/** Columns of a table OF a composite type. */
function readTypedColumns(fields: Fields, relation: Relation, statement: DumpStatement, model: DumpModel): void {
  const { schema, name } = columnType(fields.ofTypename, model.types);
  for (const attribute of model.types.get(relationKey(schema, name))?.attributes ?? [])
    relation.columns.set(attribute.name, {
      ...attribute,
      notNull: false,
      identity: "",
      generated: false,
      hasDefault: false,
      statement,
      byte: fields.ofTypename.location ?? 0,
    });
}

/** A constraint beside the columns or added later. NOT NULL stands so from PostgreSQL 18 on. */
function addConstraint(fields: Fields, relation: Relation, statement: DumpStatement): void {
  const constraint = constraintOf(fields, statement);
  if (fields.contype === "CONSTR_NOTNULL" && !constraint.notValid) {
    const column = relation.columns.get(constraint.columns[0] ?? "");
    if (column) column.notNull = true;
    return;
  }
  // PRIMARY KEY USING INDEX names no columns.
  const index = relation.indexes.find(({ name }) => name === fields.indexname);
  if (index && constraint.columns.length === 0)
    constraint.columns = index.columns.filter((column) => column !== undefined);
  relation.constraints.push(constraint);
}

function readColumn(fields: Fields, relation: Relation, statement: DumpStatement, model: DumpModel): void {
  const column: DumpColumn = {
    name: fields.colname ?? "",
    type: fields.typeName
      ? columnType(fields.typeName, model.types)
      : (relation.columns.get(fields.colname)?.type ?? columnType(undefined, model.types)),
    notNull: false,
    identity: "",
    generated: false,
    hasDefault: false,
    statement,
    byte: fields.location ?? 0,
    ...(fields.compression ? { compression: fields.compression } : {}),
    ...(fields.collClause ? { collation: namesOf(fields.collClause.collname).join(".") } : {}),
  };
  for (const { Constraint: constraint } of (fields.constraints ?? []) as Fields[]) {
    if (!constraint) continue;
    if (constraint.contype === "CONSTR_NOTNULL") column.notNull = true;
    else if (constraint.contype === "CONSTR_DEFAULT") column.hasDefault = true;
    else if (constraint.contype === "CONSTR_GENERATED") {
      column.generated = true;
      if (constraint.generated_kind === "v") column.virtual = true;
    } else if (constraint.contype === "CONSTR_IDENTITY") column.identity = identity(constraint);
    else if (/^CONSTR_(PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUSION)$/.test(constraint.contype))
      relation.constraints.push(constraintOf(constraint, statement, column.name));
  }
  relation.columns.set(column.name, column);
}

function identity({ generated_when: when }: Fields): DumpColumn["identity"] {
  return when === "a" ? "always" : "by default";
}

function readAlterTable(fields: Fields, statement: DumpStatement, model: DumpModel): void {
  const { schemaname: schema = "", relname: name = "" } = fields.relation ?? {};
  const relation = model.relations.get(relationKey(schema, name));
  if (!relation) return;
  for (const { AlterTableCmd: command } of (fields.cmds ?? []) as Fields[])
    if (command) readCommand(command, relation, statement, model);
}

function readCommand(command: Fields, relation: Relation, statement: DumpStatement, model: DumpModel): void {
  const column = relation.columns.get(command.name ?? "");
  switch (command.subtype) {
    case "AT_AddConstraint":
      addConstraint(command.def?.Constraint ?? {}, relation, statement);
      break;
    case "AT_AddIdentity":
      if (column) column.identity = identity(command.def?.Constraint ?? {});
      break;
    case "AT_SetNotNull":
      if (column) column.notNull = true;
      break;
    case "AT_DropNotNull":
      if (column) column.notNull = false;
      break;
    case "AT_ColumnDefault":
      if (column) column.hasDefault = command.def !== undefined;
      break;
    case "AT_SetCompression":
      if (column) column.compression = textOf(command.def) ?? "";
      break;
    case "AT_ReplicaIdentity":
      relation.replicaIdentity = command.def?.ReplicaIdentityStmt?.identity_type ?? "d";
      if (command.def?.ReplicaIdentityStmt?.name) relation.identityIndex = command.def.ReplicaIdentityStmt.name;
      break;
    case "AT_EnableRowSecurity":
      relation.rowSecurity = true;
      break;
    case "AT_SetUnLogged":
      relation.unlogged = true;
      break;
    case "AT_AddInherit": {
      const { schemaname = "", relname = "" } = command.def?.RangeVar ?? {};
      relation.parents.push(relationKey(schemaname, relname));
      break;
    }
    case "AT_AttachPartition": {
      const { schemaname = "", relname = "" } = command.def?.PartitionCmd?.name ?? {};
      const child = model.relations.get(relationKey(schemaname, relname));
      if (child) {
        child.isPartition = true;
        child.parents.push(relationKey(relation.schema, relation.name));
      }
      break;
    }
  }
}

function readIndex(fields: Fields, statement: DumpStatement, model: DumpModel): void {
  const { schemaname: schema = "", relname: name = "" } = fields.relation ?? {};
  const relation = model.relations.get(relationKey(schema, name));
  relation?.indexes.push({
    name: fields.idxname ?? "",
    unique: fields.unique === true,
    columns: ((fields.indexParams ?? []) as Fields[]).map(({ IndexElem }) => IndexElem?.name),
    partial: fields.whereClause !== undefined && nodeType(fields.whereClause) !== "",
    statement,
  });
}
