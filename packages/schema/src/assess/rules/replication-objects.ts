import { MIGRATION_SCHEMAS } from "@postgres-to-aurora/domain";
import type { Fields } from "@postgres-to-aurora/sql-parser";
import { relationColumns, relationType, routineName, userRelations } from "../catalog-sql.js";
import { routineRef } from "../code-of-dump.js";
import type { DumpModel } from "../dump-model.js";
import { type Relation, relationRef } from "../dump-relations.js";
import { isOfDms } from "../dump-tables.js";
import type { Hit, Rule } from "../rule.js";

const OF_DMS = "Made by DMS";

/** Objects that DMS does not carry, and those it or another replication left. */
export const replicationObjects: Rule[] = [
  {
    id: "repl-matview",
    category: "replication",
    severity: "info",
    title: "Materialized view",
    why: "DMS does not migrate materialized views.",
    remedy: "Nothing is to be done: it is created empty, and refreshed after the load and again after the switch.",
    effort: "trivial",
    fix: {
      kind: "auto",
      by: "export-schema",
      phase: "post-load",
      does: "It is refreshed after the load and after the switch",
    },
    catalog: { sql: `${relationColumns("'MATERIALIZED VIEW'")} ${userRelations("m")}` },
    dump: { model: (model) => relationsOf(model, "materialized view", "MATERIALIZED VIEW") },
  },
  {
    id: "repl-view",
    category: "replication",
    severity: "info",
    title: "View",
    why: "DMS does not carry the definition of a view.",
    remedy: "Nothing is to be done: it comes with the schema bundle, and the task selects tables only.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", phase: "pre-load", does: "It comes with the schema bundle" },
    catalog: { sql: `${relationColumns("'VIEW'")} ${userRelations("v")}` },
    dump: { model: (model) => relationsOf(model, "view", "VIEW") },
  },
  {
    id: "repl-publication",
    category: "replication",
    severity: "info",
    title: "Publication",
    why: "Its subscribers follow the source and see nothing of what is written on the target after the switch.",
    remedy: "Create it on the target after the switch, with a list of tables, and let its subscribers follow it there.",
    effort: "medium",
    fix: {
      kind: "auto",
      by: "export-schema",
      phase: "post-cutover",
      does: "It is left out of the bundle; recreating it is up to you",
    },
    catalog: {
      sql: `SELECT 'publication' AS type, '' AS schema, p.pubname AS name, NULL AS part,
          CASE WHEN p.puballtables THEN 'FOR ALL TABLES' ELSE 'FOR some tables' END AS evidence FROM pg_catalog.pg_publication p`,
    },
    dump: {
      statements: {
        CreatePublicationStmt: ({ pubname, for_all_tables: all }: Fields, statement) => [
          {
            object: { type: "publication", schema: "", name: pubname },
            evidence: all ? "FOR ALL TABLES" : "FOR some tables",
            at: { statement },
          },
        ],
      },
    },
    convert: {
      CreatePublicationStmt: (_fields, edit) => edit.moveTo("post-cutover"),
      AlterPublicationStmt: (_fields, edit) => edit.moveTo("post-cutover"),
    },
  },
  {
    id: "repl-subscription",
    category: "replication",
    severity: "warning",
    title: "Subscription",
    why: "The source itself receives rows from elsewhere, through a slot on that server; DMS does not take the subscription over.",
    remedy:
      "At the cutover disable it on the source and create it on the target with its slot (CREATE SUBSCRIPTION ... WITH (create_slot = false, slot_name = ...)); the DDL trigger of DMS, if you use it, must be ENABLE ALWAYS.",
    effort: "medium",
    fix: {
      kind: "auto",
      by: "export-schema",
      phase: "post-cutover",
      does: "It is left out of the bundle; taking it over is up to you",
    },
    catalog: {
      sql: `SELECT 'subscription' AS type, '' AS schema, s.subname AS name, NULL AS part, 'SUBSCRIPTION' AS evidence
        FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = pg_catalog.current_database()`,
    },
    dump: {
      statements: {
        CreateSubscriptionStmt: ({ subname }: Fields, statement) => [
          { object: { type: "subscription", schema: "", name: subname }, evidence: "SUBSCRIPTION", at: { statement } },
        ],
      },
    },
    convert: {
      CreateSubscriptionStmt: ({ subname }: Fields, edit) => {
        edit.leaveOut("The target must not take rows from the source's publisher before the switch");
        edit.intend({
          object: { type: "subscription", schema: "", name: subname },
          difference: "The subscription is not on the target; take it over at the cutover",
        });
      },
      AlterSubscriptionStmt: (_fields, edit) => edit.leaveOut("The subscription is left out"),
    },
  },
  {
    id: "repl-dms-artifacts",
    category: "replication",
    severity: "info",
    title: "Left by DMS",
    why: "An earlier run of DMS left tables, an event trigger or a function; on the target they would disturb the next run.",
    remedy: "Drop them on the source when no task of DMS uses this database any more; they are never migrated.",
    effort: "trivial",
    fix: { kind: "auto", by: "export-schema", phase: "pre-load", does: "They are left out of the bundle" },
    catalog: { sql: artifactsSql() },
    dump: {
      model: (model) =>
        [...model.relations.values()].filter(({ name }) => isOfDms(name)).map((relation) => hitOn(relation, OF_DMS)),
      statements: {
        CreateEventTrigStmt: ({ trigname }: Fields, statement) =>
          isOfDms(trigname)
            ? [{ object: { type: "event trigger", schema: "", name: trigname }, evidence: OF_DMS, at: { statement } }]
            : [],
        CreateFunctionStmt: (fields: Fields, statement) => {
          const object = routineRef(fields);
          return isOfDms(object.name) ? [{ object, evidence: OF_DMS, at: { statement } }] : [];
        },
      },
    },
  },
];

function relationsOf(model: DumpModel, type: Relation["type"], evidence: string): Hit[] {
  return [...model.relations.values()]
    .filter((relation) => relation.type === type && !isOfDms(relation.name))
    .map((relation) => hitOn(relation, evidence));
}

function hitOn(relation: Relation, evidence: string): Hit {
  return { object: relationRef(relation), evidence, at: { statement: relation.statement } };
}

/** What DMS made, outside of the schemas of the migration. */
function artifactsSql(): string {
  const own = MIGRATION_SCHEMAS.map((schema) => `'${schema}'`).join(", ");
  return `SELECT ${relationType("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part, '${OF_DMS}' AS evidence
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relname LIKE 'awsdms\\_%' AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname NOT IN (${own})
    UNION ALL
    SELECT 'event trigger', '', e.evtname, NULL, '${OF_DMS}' FROM pg_catalog.pg_event_trigger e WHERE e.evtname LIKE 'awsdms\\_%'
    UNION ALL
    SELECT 'routine', n.nspname, ${routineName("p")}, NULL, '${OF_DMS}'
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
     WHERE p.proname LIKE 'awsdms\\_%' AND n.nspname NOT IN (${own})`;
}
