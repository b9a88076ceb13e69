import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import type { Fields } from "@postgres-to-aurora/sql-parser";
import { isNotOfExtension, userRelations } from "../catalog-sql.js";
import { relationKey } from "../dump-model.js";
import { refByRange } from "../dump-refs.js";
import { isOfDms } from "../dump-tables.js";
import type { CatalogDetection, DumpDetection, Rule } from "../rule.js";
import { triggersOf } from "./dump-triggers.js";

/** By pg_trigger.tgenabled. */
const STATE_TEXT: Record<string, string> = { O: "ENABLE", A: "ENABLE ALWAYS", R: "ENABLE REPLICA", D: "DISABLE" };

const EVENTS: Record<string, string> = { CMD_INSERT: "INSERT", CMD_UPDATE: "UPDATE", CMD_DELETE: "DELETE" };

/** What acts on rows that DMS writes. */
export const replicationTriggers: Rule[] = [
  {
    id: "repl-trigger-origin",
    category: "replication",
    severity: "needs-change",
    title: "Trigger",
    why: "On the target it would fire again for every row that DMS writes: audit rows and counters would come twice.",
    remedy:
      "Nothing is to be done: it is created after the load, and DMS's sessions run with session_replication_role=replica.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "create-dms-task",
      phase: "post-load",
      does: "The target endpoint sets session_replication_role=replica, so that it does not fire for DMS",
    },
    catalog: triggerSql("O"),
    dump: triggersIn("O"),
    settings: () => [
      {
        kind: "target endpoint",
        name: "AfterConnectScript",
        value: "SET session_replication_role=replica",
        why: "Triggers, rules and foreign keys of the target do not fire for rows that DMS writes",
      },
    ],
  },
  {
    id: "repl-trigger-always",
    category: "replication",
    severity: "needs-change",
    title: "Trigger that fires for replicated rows, too",
    why: "ENABLE ALWAYS and ENABLE REPLICA triggers fire even under session_replication_role=replica, so for every row that DMS writes.",
    remedy: "Nothing is to be done: it is created after the switch.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", phase: "post-cutover", does: "It is created after the switch" },
    catalog: triggerSql("AR"),
    dump: triggersIn("AR"),
  },
  {
    id: "repl-trigger-disabled",
    category: "replication",
    severity: "info",
    title: "Disabled trigger",
    why: "It must stay disabled: an ALTER TABLE ... ENABLE TRIGGER ALL on the target would start it.",
    remedy: "Enable triggers on the target one by one, never with ALL.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "It is created and disabled in one go" },
    catalog: triggerSql("D"),
    dump: triggersIn("D"),
  },
  {
    id: "repl-rule",
    category: "replication",
    severity: "needs-change",
    title: "Rule on a table",
    why: "COPY passes rules by and INSERT follows them, so that the full load and the change stream would differ.",
    remedy:
      "Nothing is to be done: it is created after the load and does not act for DMS's sessions; one that is ENABLE ALWAYS or REPLICA is created after the switch.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "export-schema",
      phase: "post-load",
      does: "It is created after the load; one that acts for replicated rows, too, after the switch",
    },
    catalog: {
      sql: `SELECT 'rule' AS type, n.nspname AS schema, c.relname AS name, r.rulename AS part,
          'ON ' || CASE r.ev_type WHEN '2' THEN 'UPDATE' WHEN '3' THEN 'INSERT' WHEN '4' THEN 'DELETE' ELSE 'SELECT' END
            || CASE WHEN r.is_instead THEN ' DO INSTEAD' ELSE ' DO ALSO' END AS evidence
        ${userRelations("rp").replace("WHERE", "JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid WHERE")} AND r.rulename <> '_RETURN'`,
    },
    dump: {
      statements: {
        RuleStmt: ({ relation, rulename, event, instead }: Fields, statement, model) => {
          const object = { ...refByRange("rule", relation), part: rulename };
          const on = model.relations.get(relationKey(object.schema, object.name))?.type;
          if (on !== "table" || isOfDms(object.name)) return [];
          const evidence = `ON ${EVENTS[event] ?? "SELECT"}${instead ? " DO INSTEAD" : " DO ALSO"}`;
          return [{ object, evidence, at: { statement } }];
        },
      },
    },
  },
];

function listed(letters: string): string {
  return [...letters].map((letter) => `'${letter}'`).join(", ");
}

/** Triggers in one of these states; those that a partition has from its parent go with the parent's. */
function triggerSql(states: string): CatalogDetection {
  const own = MIGRATION_SCHEMAS.map((schema) => `'${schema}'`).join(", ");
  const text = [...states].map((state) => `WHEN '${state}' THEN '${STATE_TEXT[state]}'`).join(" ");
  return {
    sql: ({ source }) => `SELECT 'trigger' AS type, n.nspname AS schema, c.relname AS name, t.tgname AS part,
        CASE t.tgenabled ${text} END AS evidence
      ${userRelations("rp").replace(
        "WHERE",
        `JOIN pg_catalog.pg_trigger t ON t.tgrelid = c.oid JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
         JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace WHERE`,
      )} AND NOT t.tgisinternal ${source >= 13 ? "AND t.tgparentid = 0" : ""}
      AND t.tgenabled IN (${listed(states)}) AND fn.nspname NOT IN (${own}) AND ${isNotOfExtension("pg_trigger", "t.oid")}`,
  };
}

function triggersIn(states: string): DumpDetection {
  return {
    model: (model) =>
      triggersOf(model)
        .filter(({ state }) => states.includes(state))
        .map(({ object, state, statement }) => ({ object, evidence: STATE_TEXT[state] ?? "", at: { statement } })),
  };
}
