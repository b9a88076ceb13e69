import { quoteIdentifier, quoteName } from "@postgres-to-aurora/postgres";
import type { ObjectRef } from "../object-ref.js";
import { SQL_NAME } from "../sql-names.js";

/**
 * Makes a definition anew under a name of its own, in the session's temporary schema, and reads it back. One server
 * then prints both sides, so that what differs by version, or by having been dumped and restored, is the same text.
 */
export interface Reprint {
  /** Statements that make `reprint`; the values are the attribute's text and all attributes of its object. */
  create(text: string, attributes: Record<string, string>): string;
  /** Selects the text as the server prints it. */
  read: string;
}

const VIEW = "SELECT pg_catalog.pg_get_viewdef('reprint'::pg_catalog.regclass) AS text";

/** A list of expressions, as columns of a view over what they are about. */
function expressions(from: string): Reprint {
  // Whatever their types are, a view may have this one.
  return {
    create: (text) => `CREATE TEMPORARY VIEW reprint AS SELECT (ROW(${text}) IS NULL) AS printed ${from}`,
    read: VIEW,
  };
}

const query: Reprint = {
  create: (text) => `CREATE TEMPORARY VIEW reprint AS ${text}`,
  read: VIEW,
};

function partitionKey(table: string): Reprint {
  return {
    create: (text) => `CREATE TEMPORARY TABLE reprint (LIKE ${table}) PARTITION BY ${text}`,
    read: "SELECT pg_catalog.pg_get_partkeydef('reprint'::pg_catalog.regclass) AS text",
  };
}

/** A trigger or rule, moved to an empty copy of its table. */
function onCopy(table: string, head: string, before: "ON" | "TO", read: string): Reprint {
  // Names in quotes may hold anything, also what looks like the rest of the statement.
  const subject = new RegExp(`^(${head} ${SQL_NAME}(?:[^"]|"(?:[^"]|"")*")*?\\s${before}) ${SQL_NAME}(?=\\s)`);
  return {
    create: (text) => `CREATE TEMPORARY TABLE reprint (LIKE ${table}); ${text.replace(subject, "$1 reprint")}`,
    read,
  };
}

const trigger = (table: string) =>
  onCopy(
    table,
    "CREATE (?:CONSTRAINT )?TRIGGER",
    "ON",
    `SELECT pg_catalog.pg_get_triggerdef(t.oid) AS text FROM pg_catalog.pg_trigger t
      WHERE t.tgrelid = 'reprint'::pg_catalog.regclass AND NOT t.tgisinternal`,
  );

const rule = (table: string) =>
  onCopy(
    table,
    "CREATE RULE",
    "TO",
    "SELECT pg_catalog.pg_get_ruledef(r.oid) AS text FROM pg_catalog.pg_rewrite r WHERE r.ev_class = 'reprint'::pg_catalog.regclass",
  );

/**
 * Arguments and the body of a routine in standard SQL are kept parsed; other bodies are text and printed as they are.
 * The name stays: a body may call its arguments by it.
 */
const routine = (name: string, attribute: "arguments" | "body"): Reprint => ({
  create(text, attributes) {
    const { kind = "", returns, "body form": form } = attributes;
    const list = attribute === "arguments" ? text : (attributes["arguments"] ?? "");
    const parsed = attribute === "body" && form !== undefined;
    const type = kind === "procedure" ? "PROCEDURE" : "FUNCTION";
    const result = returns === undefined || kind === "procedure" ? "" : `RETURNS ${returns}`;
    return `CREATE ${type} pg_temp.${quoteIdentifier(name)}(${list}) ${result} LANGUAGE sql ${parsed ? text : "AS ''"}`;
  },
  read: `SELECT pg_catalog.${attribute === "arguments" ? "pg_get_function_arguments" : "pg_get_function_sqlbody"}(p.oid) AS text FROM pg_catalog.pg_proc p
          WHERE p.pronamespace = pg_catalog.pg_my_temp_schema()`,
});

/**
 * How to print an attribute anew; undefined for attributes that every server prints the same.
 * @param attributes of the object on the target
 * @param domainType the base type of a domain on the target, by its reference
 */
export function reprintOf(
  object: ObjectRef,
  attribute: string,
  attributes: Record<string, string>,
  domainType: (domain: ObjectRef) => string | undefined,
): Reprint | undefined {
  const table = quoteName(object);
  const onTable = expressions(`FROM ONLY ${table}`);
  switch (`${object.type} ${attribute}`) {
    case "view definition":
    case "materialized view definition":
      return query;
    case "table partition key":
      return partitionKey(table);
    case "column default":
    case "column generated expression":
    case "policy using":
    case "policy with check":
      return onTable;
    case "constraint expression": {
      const type = domainType({ type: "domain", schema: object.schema, name: object.name });
      return type === undefined ? onTable : expressions(`FROM (SELECT NULL::${type} AS value) domain`);
    }
    case "index expressions":
    case "index predicate":
    case "statistics expressions":
      return expressions(`FROM ONLY ${attributes["table"]}`);
    case "domain default":
      return expressions("");
    case "trigger definition":
      return trigger(table);
    case "rule definition":
      return rule(table);
    case "routine arguments":
      return routine(bareName(object.name), "arguments");
    case "routine body":
      return attributes["body form"] === undefined ? undefined : routine(bareName(object.name), "body");
    default:
      return undefined;
  }
}

/** The name of a routine without the types of its arguments. */
function bareName(signature: string): string {
  return signature.slice(0, signature.lastIndexOf("("));
}
