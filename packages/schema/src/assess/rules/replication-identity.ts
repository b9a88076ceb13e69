import { quoteName } from "@postgres-to-aurora/postgres";
import { relationColumns, userRelations } from "../catalog-sql.js";
import { HAS_PRIMARY_KEY } from "../column-sql.js";
import type { DumpModel } from "../dump-model.js";
import { relationRef } from "../dump-relations.js";
import { keyOf, tablesOf } from "../dump-tables.js";
import type { Hit, Rule } from "../rule.js";

const NOTHING = "REPLICA IDENTITY NOTHING";
const NOTHING_NO_KEY = `${NOTHING}, no primary key`;

/** What an UPDATE or DELETE says of its row in the change stream. */
export const replicationIdentity: Rule[] = [
  {
    id: "repl-identity-nothing",
    category: "replication",
    severity: "needs-change",
    title: "No replica identity",
    why: "With REPLICA IDENTITY NOTHING an UPDATE or DELETE in the change stream does not say which row it is about, and is lost.",
    remedy: "Set REPLICA IDENTITY DEFAULT on the source table; without a primary key, set FULL.",
    effort: "trivial",
    fix: { kind: "manual", does: "A person runs the statement on the source" },
    catalog: {
      sql: `${relationColumns(`CASE WHEN ${HAS_PRIMARY_KEY} THEN '${NOTHING}' ELSE '${NOTHING_NO_KEY}' END`)}
        ${userRelations("rp")} AND c.relpersistence = 'p' AND c.relreplident = 'n'`,
    },
    dump: {
      model: (model) => identities(model, "n", (key) => (key ? NOTHING : NOTHING_NO_KEY)),
    },
    dms: { cdc: "insert-only", because: "its replica identity is NOTHING" },
    sql: ({ object, evidence }) => [
      {
        where: "source",
        sql: `ALTER TABLE ${quoteName(object)} REPLICA IDENTITY ${evidence === NOTHING ? "DEFAULT" : "FULL"};`,
      },
    ],
  },
  {
    id: "repl-identity-full",
    category: "replication",
    severity: "warning",
    title: "Replica identity is the whole row",
    why: "The plugin pglogical, which DMS prefers when it is installed, cannot replicate updates of such a table; every change also writes the whole old row into the WAL.",
    remedy:
      "Keep the endpoint's plugin test_decoding; where the table has a key, REPLICA IDENTITY DEFAULT writes less.",
    effort: "trivial",
    fix: { kind: "auto", by: "create-dms-task", does: "The source endpoint reads with test_decoding" },
    catalog: {
      sql: `${relationColumns("'REPLICA IDENTITY FULL'")} ${userRelations("rp")} AND c.relpersistence = 'p' AND c.relreplident = 'f'`,
    },
    dump: { model: (model) => identities(model, "f", () => "REPLICA IDENTITY FULL") },
    settings: () => [
      {
        kind: "source endpoint",
        name: "PluginName",
        value: "test-decoding",
        why: "pglogical cannot replicate tables with REPLICA IDENTITY FULL",
      },
    ],
  },
];

function identities(model: DumpModel, identity: string, evidence: (key: boolean) => string): Hit[] {
  return tablesOf(model)
    .filter(({ replicaIdentity, unlogged }) => replicaIdentity === identity && !unlogged)
    .map((table) => ({
      object: relationRef(table),
      evidence: evidence(keyOf(table, model) !== undefined),
      at: { statement: table.statement },
    }));
}
