import { type Fields, type Node, namesOf, nodeType } from "@postgres-to-aurora/sql-parser";
import { routineOf } from "../assess/code-of-dump.js";

/** What a statement makes, and what must be there for it because it says something about it. */
export interface Keys {
  makes: string[];
  about: string[];
}

type Read = (fields: Fields) => Partial<Keys>;

const key = (...parts: (string | undefined)[]) => parts.map((part) => part ?? "").join("\0");
const relation = (range: Fields) => key("relation", range?.schemaname, range?.relname);
const inSchema = (kind: string, range: Fields, name: string) => key(kind, range?.schemaname, name);
const onRelation = (kind: string, range: Fields, name: string) => key(kind, range?.schemaname, range?.relname, name);

/** Columns that a key covers, for foreign keys that point to it; their order does not matter. */
function columns(range: Fields, names: Fields): string {
  return key("key", range?.schemaname, range?.relname, ...namesOf(names).sort());
}

const READERS: Record<string, Read> = {
  CreateStmt: ({ relation: range }) => ({ makes: [relation(range)] }),
  CreateForeignTableStmt: ({ base, servername }) => ({
    makes: [relation(base?.relation)],
    about: [key("server", servername)],
  }),
  ViewStmt: ({ view }) => ({ makes: [relation(view)] }),
  CreateTableAsStmt: ({ into }) => ({ makes: [relation(into?.rel)] }),
  RefreshMatViewStmt: ({ relation: range }) => ({ about: [relation(range)] }),
  CreateSeqStmt: ({ sequence }) => ({ makes: [relation(sequence)] }),
  AlterSeqStmt: ({ sequence }) => ({ about: [relation(sequence)] }),
  CreateFunctionStmt: ({ funcname, parameters }) => ({ makes: [routine(funcname, parameters ?? [])] }),
  CreateExtensionStmt: ({ extname }) => ({ makes: [key("extension", extname)] }),
  CreateAmStmt: ({ amname }) => ({ makes: [key("access method", amname)] }),
  CreateFdwStmt: ({ fdwname }) => ({ makes: [key("wrapper", fdwname)] }),
  CreateForeignServerStmt: ({ servername, fdwname }) => ({
    makes: [key("server", servername)],
    about: [key("wrapper", fdwname)],
  }),
  CreateUserMappingStmt: ({ servername }) => ({ about: [key("server", servername)] }),
  CreateEventTrigStmt: ({ trigname }) => ({ makes: [key("event trigger", trigname)] }),
  AlterEventTrigStmt: ({ trigname }) => ({ about: [key("event trigger", trigname)] }),
  CreateStatsStmt: ({ defnames, relations }) => ({
    makes: [key("statistics", ...namesOf(defnames))],
    about: (relations ?? []).map((item: Fields) => relation(item.RangeVar)),
  }),
  AlterStatsStmt: ({ defnames }) => ({ about: [key("statistics", ...namesOf(defnames))] }),
  IndexStmt: ({ relation: range, idxname, unique, whereClause, indexParams }) => {
    const names = ((indexParams ?? []) as Fields[]).map(({ IndexElem }) => IndexElem?.name as string | undefined);
    const makes = [inSchema("relation", range, idxname)];
    if (unique && !whereClause && names.every((name) => name !== undefined))
      makes.push(key("key", range?.schemaname, range?.relname, ...(names as string[]).sort()));
    return { makes, about: [relation(range)] };
  },
  AlterTableStmt: alterTable,
  CreateTrigStmt: ({ relation: range, trigname }) => ({
    makes: [onRelation("trigger", range, trigname)],
    about: [relation(range)],
  }),
  RuleStmt: ({ relation: range, rulename }) => ({
    makes: [onRelation("rule", range, rulename)],
    about: [relation(range)],
  }),
  CreatePolicyStmt: ({ table, policy_name: name }) => ({
    makes: [onRelation("policy", table, name)],
    about: [relation(table)],
  }),
  CommentStmt: ({ objtype, object }) => ({ about: named(objtype, object) }),
  SecLabelStmt: ({ objtype, object }) => ({ about: named(objtype, object) }),
  AlterOwnerStmt: ({ objectType, object, relation: range }) => ({
    about: range ? [relation(range)] : named(objectType, object),
  }),
  AlterObjectDependsStmt: ({ objectType, object, relation: range, extname }) => ({
    about: [
      ...(range && objectType === "OBJECT_INDEX" ? [relation(range)] : named(objectType, object)),
      key("extension", extname?.String?.sval ?? extname?.sval),
    ],
  }),
  GrantStmt: ({ targtype, objtype, objects }) => {
    // A grant on several objects is no longer about any one of them.
    if (targtype !== "ACL_TARGET_OBJECT" || objects?.length !== 1) return {};
    const [object] = objects as Fields[];
    if (object?.RangeVar) return { about: [relation(object.RangeVar)] };
    return { about: named(objtype, object) };
  },
};

/** Reads the keys of a statement; none where it is of another kind. */
export function keysOf(node: Node | undefined): Keys {
  const type = node ? nodeType(node) : "";
  const read = READERS[type]?.(node?.[type]) ?? {};
  return { makes: read.makes ?? [], about: read.about ?? [] };
}

/** Statement types that have keys. */
export const KEYED: ReadonlySet<string> = new Set(Object.keys(READERS));

function alterTable({ relation: range, cmds }: Fields): Keys {
  const keys: Keys = { makes: [], about: [relation(range)] };
  for (const { AlterTableCmd: command } of (cmds ?? []) as Fields[]) {
    const { subtype, name, def } = command ?? {};
    if (subtype === "AT_AddConstraint") addConstraint(range, def?.Constraint ?? {}, keys);
    else if (subtype === "AT_ClusterOn") keys.about.push(inSchema("relation", range, name));
    else if (subtype === "AT_ReplicaIdentity" && def?.ReplicaIdentityStmt?.name)
      keys.about.push(inSchema("relation", range, def.ReplicaIdentityStmt.name));
    else if (subtype === "AT_AttachPartition") keys.about.push(relation(def?.PartitionCmd?.name));
    else if (/^AT_(Validate|Alter|Drop)Constraint$/.test(subtype))
      keys.about.push(
        onRelation("constraint", range, name ?? def?.ATAlterConstraint?.conname ?? def?.Constraint?.conname),
      );
    else if (/^AT_(Enable|Disable)(Always|Replica)?Trig$/.test(subtype))
      keys.about.push(onRelation("trigger", range, name));
    else if (/^AT_(Enable|Disable)(Always|Replica)?Rule$/.test(subtype))
      keys.about.push(onRelation("rule", range, name));
  }
  return keys;
}

function addConstraint(range: Fields, constraint: Fields, keys: Keys): void {
  const { contype, conname, indexname } = constraint;
  keys.makes.push(onRelation("constraint", range, conname));
  if (/^CONSTR_(PRIMARY|UNIQUE|EXCLUSION)$/.test(contype)) keys.makes.push(inSchema("relation", range, conname));
  if (/^CONSTR_(PRIMARY|UNIQUE)$/.test(contype)) {
    if (indexname) keys.about.push(inSchema("relation", range, indexname));
    else keys.makes.push(columns(range, constraint.keys));
  }
  if (contype === "CONSTR_FOREIGN" && constraint.pk_attrs)
    keys.about.push(columns(constraint.pktable, constraint.pk_attrs));
}

const RELATIONS = /^OBJECT_(TABLE|VIEW|MATVIEW|SEQUENCE|INDEX|FOREIGN_TABLE)$/;
const WITHOUT_SCHEMA: Record<string, string> = {
  OBJECT_ACCESS_METHOD: "access method",
  OBJECT_EXTENSION: "extension",
  OBJECT_FOREIGN_SERVER: "server",
  OBJECT_FDW: "wrapper",
  OBJECT_EVENT_TRIGGER: "event trigger",
};
const PARTS: Record<string, string> = {
  OBJECT_TABCONSTRAINT: "constraint",
  OBJECT_TRIGGER: "trigger",
  OBJECT_RULE: "rule",
  OBJECT_POLICY: "policy",
};

function named(type: string, object: Fields): string[] {
  const names = namesOf(object?.List?.items);
  if (RELATIONS.test(type)) return [key("relation", ...padded(names, 2))];
  if (type === "OBJECT_COLUMN") return [key("relation", ...padded(names.slice(0, -1), 2))];
  if (WITHOUT_SCHEMA[type]) return [key(WITHOUT_SCHEMA[type], object?.String?.sval)];
  if (PARTS[type]) return [key(PARTS[type], ...padded(names, 3))];
  if (type === "OBJECT_STATISTIC_EXT") return [key("statistics", ...names)];
  if (object?.ObjectWithArgs) return [routine(object.ObjectWithArgs.objname, argumentsOf(object.ObjectWithArgs))];
  return [];
}

function argumentsOf({ objfuncargs, objargs }: Fields): Fields {
  return (
    objfuncargs ?? ((objargs ?? []) as Fields[]).map(({ TypeName: argType }) => ({ FunctionParameter: { argType } }))
  );
}

function routine(names: Fields, parameters: Fields): string {
  const { schema, name } = routineOf(names, parameters);
  return key("routine", schema, name);
}

function padded(names: string[], length: number): string[] {
  return [...Array(Math.max(0, length - names.length)).fill(""), ...names];
}
