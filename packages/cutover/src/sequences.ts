import { EnvironmentError } from "@postgres-to-aurora/domain";
import { type Client, isInSchemas, type TableScope } from "@postgres-to-aurora/postgres";

export interface Sequence {
  schema: string;
  name: string;
  /** Kept as text: bigint. */
  lastValue: string;
  isCalled: boolean;
}

/** Every sequence of the scope's schemas (owned, identity, free) with its true position, in one statement. */
export async function readSequences(client: Client, scope: TableScope): Promise<Sequence[]> {
  // pg_sequences would not do: it shows NULL for a sequence never called and after RESTART WITH.
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, c.relname AS name,
            (xpath('/row/last_value/text()', x))[1]::text AS "lastValue",
            (xpath('/row/is_called/text()', x))[1]::text::boolean AS "isCalled"
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL query_to_xml(format('SELECT last_value, is_called FROM %I.%I', n.nspname, c.relname),
                                      false, true, '') AS x
      WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND n.nspname NOT LIKE 'pg\\_%'
        AND n.nspname NOT IN ('information_schema', 'migration_ctl', 'migration_guard', 'awsdms_control')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  );
  return (rows as Sequence[]).filter((sequence) => isInSchemas(sequence, scope));
}

/**
 * Sets sequences on the target to the given positions, all in one statement.
 * @throws EnvironmentError naming those that are missing there or cannot hold the position
 */
export async function setSequences(target: Client, sequences: Sequence[]): Promise<void> {
  if (sequences.length === 0) return;
  const { rows } = await target.query(
    `WITH want AS (SELECT * FROM jsonb_to_recordset($1::jsonb)
                            AS w(schema text, name text, "lastValue" bigint, "isCalled" boolean)),
     found AS (SELECT w.*, c.oid, s.seqmin, s.seqmax FROM want w
                 LEFT JOIN pg_namespace n ON n.nspname = w.schema
                 LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.name AND c.relkind = 'S'
                 LEFT JOIN pg_sequence s ON s.seqrelid = c.oid)
     SELECT schema, name, oid IS NULL AS missing,
            CASE WHEN "lastValue" BETWEEN seqmin AND seqmax
                 THEN setval(oid::regclass, "lastValue", "isCalled") END IS NOT NULL AS set
       FROM found`,
    [JSON.stringify(sequences)],
  );
  const wrong = rows.filter((row) => !row.set);
  if (wrong.length === 0) return;
  throw new EnvironmentError({
    code: "SEQUENCE_NOT_SET",
    what: `${wrong.length} sequences cannot be set on the target: ${wrong
      .map((row) => `${row.schema}.${row.name} (${row.missing ? "missing" : "position outside its limits"})`)
      .join(", ")}`,
    why: "The target's schema differs from the source's",
    remedy: "Correct the sequence on the target (apply-schema, ALTER SEQUENCE), then run again",
  });
}

/** Those of `now` that are not the same in `before`. */
export function changedSequences(now: Sequence[], before: Sequence[]): Sequence[] {
  const key = (sequence: Sequence) => JSON.stringify([sequence.schema, sequence.name]);
  const known = new Map(before.map((sequence) => [key(sequence), sequence]));
  return now.filter((sequence) => {
    const old = known.get(key(sequence));
    return old?.lastValue !== sequence.lastValue || old.isCalled !== sequence.isCalled;
  });
}

/**
 * Brings the target's sequences to the source's positions and reads all of them back.
 * @param known positions the target is known to have from an earlier call: only what moved since is set
 * @returns the source's positions and how many were set
 * @throws EnvironmentError when one cannot be set or the read-back differs
 */
export async function copySequences(
  source: Client,
  target: Client,
  known: Sequence[],
  scope: TableScope,
): Promise<{ sequences: Sequence[]; set: number }> {
  const sequences = await readSequences(source, scope);
  const moved = changedSequences(sequences, known);
  await setSequences(target, moved);
  const wrong = changedSequences(sequences, await readSequences(target, scope));
  if (wrong.length > 0)
    throw new EnvironmentError({
      code: "SEQUENCE_DIFFERS",
      what: `${wrong.length} sequences of the target differ after they were set: ${wrong
        .map(({ schema, name }) => `${schema}.${name}`)
        .join(", ")}`,
      why: "Something uses them on the target",
      remedy: "Keep every application off the target until the cutover, then run again",
    });
  return { sequences, set: moved.length };
}
