import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import { namesOf, SHAPE_NAME, SHAPE_PART, type Shape } from "./sql-shape.js";

/** The table of a build or constraint. */
export interface OnTable {
  /** Name in SQL form, as the statement gives it: perhaps without its schema. */
  table: string;
  /** Whether the statement says ONLY, which leaves partitions and heirs alone. */
  only: boolean;
}

/** What a statement does, as far as it matters for the order and the locks of post-load. */
export type Work =
  | ({ kind: "index" } & OnTable)
  /** A constraint with an index behind it: UNIQUE, PRIMARY KEY, EXCLUDE. */
  | ({ kind: "key" } & OnTable)
  /** `complete` is false for a constraint that is to stay NOT VALID or NOT ENFORCED. */
  | ({ kind: "check"; name: string; complete: boolean } & OnTable)
  | ({ kind: "foreign key"; name: string; complete: boolean; references: string } & OnTable)
  | ({ kind: "not null"; column: string } & OnTable)
  /** An index of a partition becomes part of that of the partitioned table; foreign keys may need it. */
  | { kind: "attachment" }
  /** Says something about an index or constraint that nothing else needs: a comment, CLUSTER ON, REPLICA IDENTITY. */
  | { kind: "decoration" }
  | { kind: "other" };

const ON_TABLE = `(?:IF EXISTS )?(?<only>ONLY )?(?<table>${SHAPE_NAME})`;

const INDEX = new RegExp(`^CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?(?:${SHAPE_NAME} )?ON ${ON_TABLE} `);
// A comma outside of parentheses begins a second change, and then the statement runs as it stands.
const CONSTRAINT = new RegExp(
  `^ALTER TABLE ${ON_TABLE} ADD CONSTRAINT (?<name>${SHAPE_PART}) (?<type>UNIQUE|PRIMARY KEY|EXCLUDE|CHECK|FOREIGN KEY)\\b(?<rest>[^,]*)$`,
);
const NOT_NULL = new RegExp(`^ALTER TABLE ${ON_TABLE} ALTER (?:COLUMN )?(?<column>${SHAPE_PART}) SET NOT NULL ?;?$`);
const ATTACHMENT = new RegExp(`^ALTER INDEX (?:IF EXISTS )?${SHAPE_NAME} ATTACH PARTITION `);
const DECORATIONS: readonly RegExp[] = [
  /^COMMENT ON (INDEX|CONSTRAINT) /,
  new RegExp(`^ALTER TABLE ${ON_TABLE} (CLUSTER ON|REPLICA IDENTITY) [^,]*$`),
  new RegExp(`^ALTER INDEX (?:IF EXISTS )?${SHAPE_NAME} ALTER (COLUMN )?\\d+ SET STATISTICS [^,]*$`),
];

/** Recognises what a statement does; what it does not know is `other`, and runs in the file's order. */
export function workOf(shape: Shape): Work {
  const { text } = shape;
  const index = INDEX.exec(text)?.groups;
  if (index) return { kind: "index", ...onTable(shape, index) };
  const constraint = CONSTRAINT.exec(text)?.groups;
  if (constraint) return constraintWork(shape, constraint);
  const notNull = NOT_NULL.exec(text)?.groups;
  if (notNull)
    return {
      kind: "not null",
      column: namesOf(shape, notNull["column"] as string)[0] as string,
      ...onTable(shape, notNull),
    };
  if (ATTACHMENT.test(text)) return { kind: "attachment" };
  return { kind: DECORATIONS.some((pattern) => pattern.test(text)) ? "decoration" : "other" };
}

function constraintWork(shape: Shape, groups: Record<string, string>): Work {
  const rest = groups["rest"] as string;
  const name = namesOf(shape, groups["name"] as string)[0] as string;
  const complete = !/ NOT (VALID|ENFORCED)\b/.test(rest);
  switch (groups["type"]) {
    case "CHECK":
      return { kind: "check", name, complete, ...onTable(shape, groups) };
    case "FOREIGN KEY": {
      const references = new RegExp(` REFERENCES (${SHAPE_NAME})`).exec(rest)?.[1];
      if (references === undefined) return { kind: "other" };
      return { kind: "foreign key", name, complete, references: sqlForm(shape, references), ...onTable(shape, groups) };
    }
    default:
      // UNIQUE USING INDEX takes an index that an earlier statement may have built.
      return rest.startsWith(" USING INDEX") ? { kind: "other" } : { kind: "key", ...onTable(shape, groups) };
  }
}

function onTable(shape: Shape, groups: Record<string, string | undefined>): OnTable {
  return { table: sqlForm(shape, groups["table"] as string), only: groups["only"] !== undefined };
}

function sqlForm(shape: Shape, name: string): string {
  return namesOf(shape, name).map(quoteIdentifier).join(".");
}
