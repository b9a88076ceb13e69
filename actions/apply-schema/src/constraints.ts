import { quoteIdentifier } from "@postgres-to-aurora/postgres";
import type { Locks } from "./lock-tables.js";
import type { Step } from "./plan.js";
import type { TableFacts } from "./table-facts.js";

/** How one constraint comes about. */
export interface ConstraintPlan {
  step: Step;
  /** SQL that adds it, and the locks to take before. */
  add: string;
  addLocks: Locks;
  /** What is left to do then; absent when the constraint is complete at once, or stays unchecked as on the source. */
  later?: TwoSteps;
}

/** The second half of a constraint that was added without a look at the rows. */
export interface TwoSteps {
  step: Step;
  table: TableFacts;
  /** The table as LOCK TABLE takes it. */
  lockName: string;
  /** Looks at the rows beside reads and writes; safe to repeat. */
  validate: string;
  /** Ends it, in one transaction; empty when nothing is left. */
  finish: string[];
}

/** First version with foreign keys NOT VALID on partitioned tables, and that marks those of the partitions as checked. */
const PARTITIONED_FOREIGN_KEYS = 18;

/**
 * Plans a foreign key, CHECK or SET NOT NULL so that nobody is kept from the table while its rows are looked at: added
 * NOT VALID, then VALIDATE. NOT NULL goes by way of a CHECK that says the same; with a valid one in place SET NOT NULL
 * reads no rows. Where PostgreSQL does not allow this the statement runs as it stands.
 */
export function constraintPlan(step: Step, facts: ReadonlyMap<string, TableFacts>, major: number): ConstraintPlan {
  const { work } = step;
  if (work.kind !== "foreign key" && work.kind !== "check" && work.kind !== "not null")
    throw new Error(`${work.kind} is no constraint`);
  const table = facts.get(work.table);
  const only = work.only ? "ONLY " : "";
  const referenced = work.kind === "foreign key" ? facts.get(work.references) : undefined;
  const addLocks: Locks = {
    tables: [
      ...(table?.lockable ? [`${only}${table.name}`] : []),
      ...(referenced?.lockable && referenced.oid !== table?.oid ? [referenced.name] : []),
    ],
    mode: work.kind === "foreign key" ? "SHARE ROW EXCLUSIVE" : "ACCESS EXCLUSIVE",
  };
  const asItStands = { step, add: step.text, addLocks };
  if (table === undefined || !["r", "p"].includes(table.kind)) return asItStands;
  // Without its heirs a CHECK cannot be added to a table that has some, whatever NOT NULL can.
  if (work.only && table.parent && work.kind !== "foreign key") return asItStands;

  const alter = `ALTER TABLE ${only}${table.name}`;
  const base = { step, table, lockName: `${only}${table.name}` };
  if (work.kind === "not null") {
    const column = quoteIdentifier(work.column);
    const helper = quoteIdentifier(`apply_schema_not_null_${step.index}`);
    return {
      step,
      add: `${alter} ADD CONSTRAINT ${helper} CHECK (${column} IS NOT NULL) NOT VALID`,
      addLocks,
      later: {
        ...base,
        validate: `${alter} VALIDATE CONSTRAINT ${helper}`,
        finish: [step.text, `${alter} DROP CONSTRAINT ${helper}`],
      },
    };
  }
  const partitioned = work.kind === "foreign key" && (table.kind === "p" || referenced?.kind === "p");
  if (!work.complete || (partitioned && major < PARTITIONED_FOREIGN_KEYS)) return asItStands;
  return {
    step,
    add: `${step.text.replace(/;$/, "")}\nNOT VALID`,
    addLocks,
    later: { ...base, validate: `${alter} VALIDATE CONSTRAINT ${quoteIdentifier(work.name)}`, finish: [] },
  };
}
