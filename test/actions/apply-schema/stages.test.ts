import { describe, expect, test } from "@jest/globals";
import { planPhase } from "@postgres-to-aurora/action-apply-schema/plan";
import { shapeOf } from "@postgres-to-aurora/action-apply-schema/sql-shape";
import { cutStages } from "@postgres-to-aurora/action-apply-schema/stages";
import { workOf } from "@postgres-to-aurora/action-apply-schema/work";

const LONG = `ção_${"x".repeat(57)}`;
const NAMES = [
  '"a; drop table x --"',
  '"x; ADD CONSTRAINT"',
  '"UPPER"',
  '"a""b"',
  '"select"',
  '"$$"',
  `"${LONG}"`,
  "plain",
];

const work = (sql: string) => workOf(shapeOf(sql));
const mode = (sql: string) => planPhase(sql, "x.sql").map((step) => step.mode);

describe("statements are recognised by their SQL", () => {
  test.each(NAMES)("whatever their names are: %s", (name) => {
    const quoted = name === "plain" ? '"plain"' : name;
    const bare = quoted.slice(1, -1).replaceAll('""', '"');
    const table = `"s".${quoted}`;
    const on = { table, only: true };
    expect(work(`CREATE UNIQUE INDEX ${name} ON ONLY s.${name} USING btree (${name}, "WHERE");`)).toEqual({
      kind: "index",
      ...on,
    });
    expect(work(`ALTER TABLE ONLY s.${name}\n    ADD CONSTRAINT ${name} PRIMARY KEY (${name}, b);`)).toEqual({
      kind: "key",
      ...on,
    });
    expect(
      work(
        `ALTER TABLE ONLY s.${name} ADD CONSTRAINT ${name} FOREIGN KEY (a, ${name}) REFERENCES s.${name}(a, b) ON DELETE CASCADE;`,
      ),
    ).toEqual({ kind: "foreign key", name: bare, complete: true, references: table, ...on });
    expect(work(`ALTER TABLE ONLY s.${name} ADD CONSTRAINT ${name} CHECK ((a <> ', NOT VALID')) NOT VALID;`)).toEqual({
      kind: "check",
      name: bare,
      complete: false,
      ...on,
    });
    expect(work(`ALTER TABLE s.${name} ALTER COLUMN ${name} SET NOT NULL;`)).toEqual({
      kind: "not null",
      column: bare,
      table,
      only: false,
    });
  });

  test.each([
    ["CREATE INDEX ON public.a (x) WHERE (b = 'it''s, ; -- not')", "index"],
    ["CREATE INDEX IF NOT EXISTS i ON a USING gin (x public.ops) INCLUDE (y);", "index"],
    ["create index I on PUBLIC.A (x)", "index"],
    ["ALTER TABLE a ADD CONSTRAINT e EXCLUDE USING gist (span WITH &&);", "key"],
    ["ALTER TABLE a ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (b) USING INDEX TABLESPACE t;", "key"],
    ["ALTER TABLE a ADD CONSTRAINT u UNIQUE USING INDEX built_before;", "other"],
    ["ALTER TABLE a ADD CONSTRAINT u UNIQUE (a), ADD CONSTRAINT v UNIQUE (b);", "other"],
    ["ALTER TABLE a ALTER x SET NOT NULL, ALTER y SET NOT NULL;", "other"],
    ["ALTER TABLE a ADD COLUMN x int;", "other"],
    ["ALTER INDEX public.i ATTACH PARTITION public.j;", "attachment"],
    ["ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 400;", "decoration"],
    ["COMMENT ON INDEX public.i IS 'CREATE INDEX i ON a (b)';", "decoration"],
    ["COMMENT ON CONSTRAINT c ON public.a IS NULL;", "decoration"],
    ["ALTER TABLE public.a CLUSTER ON i;", "decoration"],
    ["ALTER TABLE ONLY public.a REPLICA IDENTITY USING INDEX i;", "decoration"],
    ["COMMENT ON TABLE public.a IS 'x';", "other"],
    ["CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$ CREATE INDEX i ON a (b) $x$;", "other"],
    ["/* CREATE INDEX */ -- CREATE INDEX i ON a (b)\nCREATE VIEW v AS SELECT 1;", "other"],
    ["CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f();", "other"],
  ])("%s is %s", (sql, kind) => {
    expect(work(sql).kind).toBe(kind);
  });

  test("names and comments that look like keywords change no mode", () => {
    expect(mode(`ALTER TYPE "a --b" ADD VALUE 'x'`)).toEqual(["own"]);
    expect(mode('ALTER TABLE "x DETACH PARTITION y CONCURRENTLY" ADD a int')).toEqual(["together"]);
    expect(mode('DROP INDEX CONCURRENTLY "a"; REINDEX (VERBOSE, CONCURRENTLY) TABLE a; VACUUM;')).toEqual([
      "bare",
      "bare",
      "bare",
    ]);
    expect(
      mode("SET a.b=1; RESET ALL; SELECT pg_catalog.set_config('a', 'b', false); SET CONSTRAINTS ALL DEFERRED"),
    ).toEqual(["session", "session", "session", "together"]);
    expect(mode("SELECT E'\\'; COMMIT; --'; CREATE VIEW v AS SELECT 1")).toEqual(["together", "together"]);
  });

  test("an index that is to be built concurrently needs a name, or it could be built twice", () => {
    expect(() => planPhase("\nCREATE INDEX CONCURRENTLY ON public.a (b)", "post-load.sql")).toThrow(
      /^post-load\.sql:2: CREATE INDEX CONCURRENTLY ON public\.a \(b\) gives the index no name/,
    );
    expect(planPhase('CREATE INDEX CONCURRENTLY I ON public."A" (b)', "x.sql")[0]?.concurrent).toEqual('"public"."i"');
  });
});

describe("post-load in stages", () => {
  const stages = (...sql: string[]) =>
    cutStages(planPhase(sql.join("\n"), "x.sql")).map(({ kind, steps }) => [kind, steps.map(({ index }) => index)]);

  test("comments between indexes do not keep them apart, and what needs others comes behind them", () => {
    expect(
      stages(
        /* 0 */ "SET a = 1;",
        /* 1 */ "ALTER TABLE p ADD CONSTRAINT ck CHECK (a > 0);",
        /* 2 */ "ALTER TABLE p ADD CONSTRAINT uk UNIQUE (a);",
        /* 3 */ "COMMENT ON CONSTRAINT uk ON p IS 'x';",
        /* 4 */ "CREATE INDEX i ON ONLY p (a);",
        /* 5 */ "ALTER TABLE p CLUSTER ON i;",
        /* 6 */ "CREATE INDEX j ON p1 (a);",
        /* 7 */ "ALTER INDEX i ATTACH PARTITION j;",
        /* 8 */ "ALTER TABLE q ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p;",
        /* 9 */ "ALTER TABLE q ALTER b SET NOT NULL;",
        /* 10 */ "CREATE INDEX k ON q (b);",
      ),
    ).toEqual([
      ["settings", [0]],
      ["builds", [2, 4, 6, 10]],
      ["ordered", [7]],
      ["constraints", [1, 8, 9]],
      ["ordered", [3, 5]],
    ]);
  });

  test("any other statement keeps its place", () => {
    expect(
      stages(
        "CREATE INDEX i ON a (x);",
        "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';",
        "CREATE INDEX CONCURRENTLY c ON a (y);",
        "CREATE INDEX j ON a (f(x));",
        "REFRESH MATERIALIZED VIEW m;",
        "CREATE INDEX k ON m (x);",
      ),
    ).toEqual([
      ["builds", [0]],
      ["ordered", [1, 2]],
      ["builds", [3]],
      ["ordered", [4]],
      ["builds", [5]],
    ]);
  });
});
