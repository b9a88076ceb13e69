import { describe, expect, test } from "@jest/globals";
import { type BundleContent, PHASES, splitSql } from "@postgres-to-aurora/schema";
import type { Rule } from "@postgres-to-aurora/schema/assess";
import { convertBundle } from "@postgres-to-aurora/schema/convert";
import { bodyOf, bundleOf, type Entry, ruleOf } from "./scene.js";

const ORDERS: Entry = ["TABLE", "orders", "CREATE TABLE app.orders (\n    id integer NOT NULL\n);"];
const KEY: Entry = [
  "CONSTRAINT",
  "orders orders_id_key",
  "ALTER TABLE ONLY app.orders\n    ADD CONSTRAINT orders_id_key UNIQUE (id);",
];
const PRIMARY: Entry = [
  "CONSTRAINT",
  "orders pk",
  "ALTER TABLE ONLY app.orders\n    ADD CONSTRAINT pk PRIMARY KEY (id);",
];

const header = (type: string, name: string) => `--\n-- Name: ${name}; Type: ${type}; Schema: app\n--\n\n`;

/** Takes UNLOGGED out. */
const unlogged = ruleOf("t-unlogged", {
  convert: {
    CreateStmt: ({ relation }, edit) => {
      const word = edit.tokens().find(({ text }) => text.toUpperCase() === "UNLOGGED");
      if (relation.relpersistence !== "u" || !word) return;
      edit.remove(word.start, word.end);
      const object = { type: "table" as const, schema: relation.schemaname, name: relation.relname };
      edit.intend({ object, attribute: "persistence", difference: "Logged" });
    },
  },
});

/** Moves every index behind the cutover. */
const later = ruleOf("t-later", {
  convert: { IndexStmt: (_fields, edit) => edit.moveTo("post-cutover") },
});

/** Takes a CHECK out of a table and adds it after the load. */
const split = ruleOf("t-split", {
  convert: {
    CreateStmt: (_fields, edit) => {
      const at = edit.statement.text.indexOf(" DEFAULT 1");
      if (at < 0) return;
      edit.remove(at, at + " DEFAULT 1".length);
      edit.add(
        "post-load",
        "ALTER TABLE app.t ALTER COLUMN a SET DEFAULT 1; ALTER TABLE app.t ALTER COLUMN b SET DEFAULT 1",
      );
    },
  },
});

const noTables = ruleOf("t-gone", {
  convert: {
    CreateStmt: ({ relation }, edit) => {
      if (relation.relname !== "gone") return;
      edit.leaveOut("no such\nthing there");
      edit.intend({ object: { type: "table", schema: "app", name: "gone" }, difference: "Not there" });
    },
  },
});

async function convert(bundle: BundleContent, rules: Rule[], offered: string[] = []) {
  const once = await convertBundle(bundle, { rules, offered });
  const twice = await convertBundle(once.bundle, { rules, offered });
  // Holds for every conversion, so it is proved with each.
  expect(twice.changes).toEqual([]);
  expect(twice.bundle).toEqual(once.bundle);
  expect(twice.left).toEqual(once.left);
  return once;
}

describe("an edit inside a statement", () => {
  test("changes its range and nothing else, comments and odd names included", async () => {
    const text = `CREATE UNLOGGED TABLE app."UNLOGGED; é" (\n    "ação" integer, -- UNLOGGED\n    b text DEFAULT 'UNLOGGED'::text\n);`;
    const bundle = bundleOf([["TABLE", "UNLOGGED; é", text], ORDERS]);
    const { bundle: after, changes } = await convert(bundle, [unlogged]);
    expect(after.sql["pre-load"]).toBe(bundle.sql["pre-load"].replace("CREATE UNLOGGED TABLE", "CREATE TABLE"));
    expect(after.sql["post-load"]).toBe(bundle.sql["post-load"]);
    expect(changes).toEqual([
      { rule: "t-unlogged", object: "table app.UNLOGGED; é", phase: "pre-load", what: "Mended t-unlogged", notes: [] },
    ]);
    expect(after.manifest).toEqual({
      ...bundle.manifest,
      converted: { target: 15, rules: { "t-unlogged": 1 } },
      intendedDifferences: [
        {
          object: { type: "table", schema: "app", name: "UNLOGGED; é" },
          attribute: "persistence",
          difference: "Logged",
          rule: "t-unlogged",
        },
      ],
    });
  });

  test("keeps the differences of the export and of an earlier conversion, and adds up the changes", async () => {
    const identity: Entry = [
      "SEQUENCE",
      "orders_id_seq",
      "ALTER TABLE app.orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (\n    SEQUENCE NAME app.orders_id_seq\n);",
    ];
    const table = (name: string): Entry => ["TABLE", name, `CREATE UNLOGGED TABLE app.${name} ();`];
    const bundle = bundleOf([ORDERS, identity, table("a"), table("gone")]);
    const first = await convert(bundle, [unlogged]);
    const second = await convert(first.bundle, [unlogged, noTables]);
    expect(second.bundle.manifest.intendedDifferences.map(({ rule, until }) => rule ?? until)).toEqual([
      "post-cutover",
      "t-unlogged",
      "t-unlogged",
      "t-gone",
    ]);
    expect(second.bundle.manifest.converted).toEqual({ target: 15, rules: { "t-gone": 1, "t-unlogged": 2 } });
  });

  test("is made again behind another one that covered it", async () => {
    const whole = ruleOf("t-whole", {
      convert: {
        CreateStmt: (_fields, edit) => {
          const from = "CREATE UNLOGGED TABLE app.x";
          if (edit.statement.text.startsWith(from)) edit.replace(0, from.length, "CREATE UNLOGGED TABLE app.y");
        },
      },
    });
    const { bundle } = await convert(bundleOf([["TABLE", "x", "CREATE UNLOGGED TABLE app.x ();"]]), [whole, unlogged]);
    expect(bodyOf(bundle, "pre-load")).toContain("\nCREATE TABLE app.y ();");
  });
});

describe("a statement that moves", () => {
  test("takes its header and what stands with it along, and its comment and attachments follow", async () => {
    const bundle = bundleOf([
      ORDERS,
      PRIMARY,
      [
        "INDEX",
        "orders_at",
        "CREATE INDEX orders_at ON app.orders USING btree (at);",
        "ALTER TABLE app.orders CLUSTER ON orders_at;",
      ],
      [
        "COMMENT",
        "INDEX orders_at",
        "COMMENT ON INDEX app.orders_at IS 'it''s;\n-- Name: x; Type: INDEX; Schema: app\n';",
      ],
      ["INDEX", "part_at", "CREATE INDEX part_at ON app.part USING btree (at);"],
      ["INDEX ATTACH", "part_at", "ALTER INDEX app.orders_at ATTACH PARTITION app.part_at;"],
      [
        "FK CONSTRAINT",
        "a b",
        "ALTER TABLE ONLY app.a\n    ADD CONSTRAINT b FOREIGN KEY (x) REFERENCES app.orders(id);",
      ],
      ["EVENT TRIGGER", "ddl", "CREATE EVENT TRIGGER ddl ON ddl_command_end EXECUTE FUNCTION app.f();"],
    ]);
    const { bundle: after, changes } = await convert(bundle, [later]);
    expect(bodyOf(after, "post-load")).toBe(
      `${header("FK CONSTRAINT", "a b")}ALTER TABLE ONLY app.a\n    ADD CONSTRAINT b FOREIGN KEY (x) REFERENCES app.orders(id);`,
    );
    expect(bodyOf(after, "post-cutover")).toBe(
      [
        `${header("INDEX", "orders_at")}CREATE INDEX orders_at ON app.orders USING btree (at);\nALTER TABLE app.orders CLUSTER ON orders_at;`,
        `${header("COMMENT", "INDEX orders_at")}COMMENT ON INDEX app.orders_at IS 'it''s;\n-- Name: x; Type: INDEX; Schema: app\n';`,
        `${header("INDEX", "part_at")}CREATE INDEX part_at ON app.part USING btree (at);`,
        `${header("INDEX ATTACH", "part_at")}ALTER INDEX app.orders_at ATTACH PARTITION app.part_at;`,
        `${header("EVENT TRIGGER", "ddl")}CREATE EVENT TRIGGER ddl ON ddl_command_end EXECUTE FUNCTION app.f();`,
      ].join("\n\n"),
    );
    expect(after.manifest.objects.map(({ type, phase }) => `${type} ${phase}`)).toEqual([
      "TABLE pre-load",
      "CONSTRAINT pre-load",
      "FK CONSTRAINT post-load",
      "INDEX post-cutover",
      "COMMENT post-cutover",
      "INDEX post-cutover",
      "INDEX ATTACH post-cutover",
      "EVENT TRIGGER post-cutover",
    ]);
    expect(after.manifest.counts).toEqual(bundle.manifest.counts);
    expect(changes.map(({ object, what }) => `${object}: ${what}`)).toEqual([
      "index app.orders_at: Mended t-later; moved to post-cutover.sql",
      "comment app.INDEX orders_at: moved to post-cutover.sql: goes where what it belongs to goes",
      "index app.part_at: Mended t-later; moved to post-cutover.sql",
      "index attach app.part_at: moved to post-cutover.sql: goes where what it belongs to goes",
    ]);
  });

  test("draws a foreign key along that points to it", async () => {
    const foreign = (name: string, column: string): Entry => [
      "FK CONSTRAINT",
      `a ${name}`,
      `ALTER TABLE ONLY app.a\n    ADD CONSTRAINT ${name} FOREIGN KEY (x) REFERENCES app.orders(${column});`,
    ];
    const rule = ruleOf("t-keys", {
      convert: {
        AlterTableStmt: ({ cmds }, edit) => {
          if (cmds[0].AlterTableCmd.def?.Constraint?.conname === "orders_id_key") edit.moveTo("post-cutover");
        },
      },
    });
    const other: Entry = ["CONSTRAINT", "orders n", "ALTER TABLE ONLY app.orders\n    ADD CONSTRAINT n UNIQUE (n);"];
    const { bundle } = await convert(bundleOf([ORDERS, KEY, other, foreign("f", "id"), foreign("g", "n")]), [rule]);
    const phaseOf = Object.fromEntries(bundle.manifest.objects.map(({ name, phase }) => [name, phase]));
    expect(phaseOf).toMatchObject({
      "orders orders_id_key": "post-cutover",
      "a f": "post-cutover",
      "a g": "post-load",
    });
  });

  test("leaves its block alone when it is not the first one there", async () => {
    const rule = ruleOf("t-statistics", {
      convert: {
        AlterTableStmt: ({ cmds }, edit) => {
          if (cmds[0].AlterTableCmd.subtype === "AT_SetStatistics") edit.moveTo("post-load");
        },
      },
    });
    const statistics = "ALTER TABLE ONLY app.t ALTER COLUMN id SET STATISTICS 7;";
    const identity = "ALTER TABLE ONLY app.t REPLICA IDENTITY FULL;";
    const { bundle } = await convert(
      bundleOf([["TABLE", "t", "CREATE TABLE app.t (id int);", statistics, identity], ORDERS]),
      [rule],
    );
    expect(bodyOf(bundle, "pre-load")).toContain(`CREATE TABLE app.t (id int);\n${identity}\n\n--`);
    expect(bodyOf(bundle, "post-load")).toBe(`-- t-statistics: Mended t-statistics\n${statistics}`);
  });

  test("does not take along a session setting that stands behind it", async () => {
    const bundle = bundleOf([ORDERS, PRIMARY, ["INDEX", "i", "CREATE INDEX i ON app.orders USING btree (a);"], KEY]);
    const sql = { ...bundle.sql };
    sql["post-load"] = sql["post-load"].replace(
      "\n\n--\n-- Name: orders orders_id",
      "\n\nSET default_tablespace = '';$&",
    );
    const { bundle: after } = await convert({ ...bundle, sql }, [later]);
    expect(bodyOf(after, "post-load")).toMatch(/^SET default_tablespace = '';\n\n--\n-- Name: orders orders_id_key/);
  });
});

test("a session setting that comes twice stays twice", async () => {
  const bundle = bundleOf([["TABLE", "t", "CREATE UNLOGGED TABLE app.t ();"], ORDERS]);
  const setting = "SET default_table_access_method = heap;\n\n";
  const sql = {
    ...bundle.sql,
    "pre-load": bundle.sql["pre-load"].replaceAll("--\n-- Name:", `${setting}--\n-- Name:`),
  };
  const { bundle: after } = await convert({ ...bundle, sql }, [unlogged]);
  expect(after.sql["pre-load"]).toBe(sql["pre-load"].replace("UNLOGGED ", ""));
});

describe("a statement that is left out", () => {
  const body = "CREATE TABLE app.gone (\n    a text DEFAULT '\n-- Name: forged; Type: TABLE; Schema: app\n'::text\n);";
  const entries: Entry[] = [
    ["TABLE", "gone", body, "ALTER TABLE ONLY app.gone REPLICA IDENTITY FULL;"],
    ["COMMENT", "TABLE gone", "COMMENT ON TABLE app.gone IS 'x';"],
    ["COMMENT", "COLUMN gone.a", "COMMENT ON COLUMN app.gone.a IS 'x';"],
    ORDERS,
    ["CONSTRAINT", "gone pk", "ALTER TABLE ONLY app.gone\n    ADD CONSTRAINT pk PRIMARY KEY (a);"],
    ["INDEX", "i", "CREATE INDEX i ON app.gone USING btree (a);"],
    ["COMMENT", "INDEX i", "COMMENT ON INDEX app.i IS 'x';"],
    ["TRIGGER", "gone t", "CREATE TRIGGER t AFTER INSERT ON app.gone FOR EACH ROW EXECUTE FUNCTION app.f();"],
    ["ACL", "TABLE gone", "GRANT SELECT ON TABLE app.gone TO app;"],
  ];

  test("stays as comments with rule and reason, and so does what belongs to it", async () => {
    const bundle = bundleOf(entries);
    const { bundle: after, changes } = await convert(bundle, [noTables]);
    expect(bodyOf(after, "pre-load")).toContain(
      `${header("TABLE", "gone")}-- left out by t-gone: no such thing there\n-- | CREATE TABLE app.gone (\n-- |     a text DEFAULT '\n-- | -- Name: forged; Type: TABLE; Schema: app\n-- | '::text\n-- | );\n-- left out by t-gone: what it belongs to is left out\n-- | ALTER TABLE ONLY app.gone REPLICA IDENTITY FULL;\n`,
    );
    expect(after.manifest.objects.map(({ name }) => name)).toEqual(["orders"]);
    expect(after.manifest.counts).toEqual({ TABLE: 1 });
    for (const phase of PHASES)
      for (const { kind, text } of splitSql(after.sql[phase], phase))
        if (kind === "statement") expect(text).not.toContain("gone");
    expect(changes).toHaveLength(entries.length);
  });

  test("keeps nothing of a secret in its comment", async () => {
    const rule = ruleOf("t-map", {
      convert: { CreateUserMappingStmt: (_fields, edit) => edit.leaveOut("no") },
    });
    const mapping =
      "CREATE USER MAPPING FOR app SERVER far OPTIONS (\n    password 'hush; hush''x',\n    \"user\" 'u'\n);";
    const { bundle } = await convert(bundleOf([["USER MAPPING", "USER MAPPING app SERVER far", mapping]]), [rule]);
    expect(bodyOf(bundle, "pre-load")).toContain("-- |     password '***',");
    expect(bundle.sql["pre-load"]).not.toContain("hush");
  });
});

describe("a statement that is added", () => {
  test("is one statement under a tag, before the materialized views are filled", async () => {
    const { bundle } = await convert(
      bundleOf([
        ["TABLE", "t", "CREATE TABLE app.t (a integer DEFAULT 1, b integer);"],
        ["MATERIALIZED VIEW", "m", "CREATE MATERIALIZED VIEW app.m AS SELECT 1 WITH NO DATA;"],
      ]),
      [split],
    );
    expect(bodyOf(bundle, "post-load")).toBe(
      [
        "-- t-split: Mended t-split\nALTER TABLE app.t ALTER COLUMN a SET DEFAULT 1;",
        "-- t-split: Mended t-split\nALTER TABLE app.t ALTER COLUMN b SET DEFAULT 1;",
        `${header("MATERIALIZED VIEW DATA", "m")}REFRESH MATERIALIZED VIEW app.m;`,
      ].join("\n\n"),
    );
  });

  test("stands behind its cause in the same phase, and only once", async () => {
    const rule = ruleOf("t-twin", {
      convert: { CreateStmt: (_fields, edit) => edit.add("pre-load", "CREATE SCHEMA IF NOT EXISTS other;") },
    });
    const { bundle } = await convert(bundleOf([ORDERS, ["TABLE", "t", "CREATE TABLE app.t ();"]]), [rule]);
    expect(bodyOf(bundle, "pre-load")).toBe(
      `${header("TABLE", "orders")}${ORDERS[2]}\n\n-- t-twin: Mended t-twin\nCREATE SCHEMA IF NOT EXISTS other;\n\n${header("TABLE", "t")}CREATE TABLE app.t ();`,
    );
  });
});

describe("what is left", () => {
  const moves: Partial<Rule> = later.convert ? { convert: later.convert } : {};
  const finds = (severity: Rule["severity"], parts: Partial<Rule> = {}) =>
    ruleOf("t-found", {
      severity,
      dump: {
        statements: {
          IndexStmt: ({ relation, idxname }) => [
            { object: { type: "index", schema: relation.schemaname, name: idxname }, evidence: idxname },
          ],
        },
      },
      fix: { kind: "manual", does: "Nothing" },
      ...parts,
    });
  const bundle = bundleOf([ORDERS, PRIMARY, ["INDEX", "i", "CREATE INDEX i ON app.orders USING btree (a);"]]);

  test("is marked before its statement, whose bytes stay; marks of an earlier run are replaced", async () => {
    const { bundle: after, left } = await convert(bundle, [finds("blocker")]);
    const mark = "-- left: t-found: index app.i: Mend t-found.\n";
    expect(after.sql["post-load"]).toBe(bundle.sql["post-load"].replace("CREATE INDEX", `${mark}CREATE INDEX`));
    const line = after.sql["post-load"].split("\n").findIndex((text) => text.startsWith("CREATE INDEX")) + 1;
    expect(left).toEqual([
      {
        rule: "t-found",
        severity: "blocker",
        object: "index app.i",
        evidence: "i",
        remedy: "Mend t-found.",
        offered: false,
        file: "post-load.sql",
        line,
      },
    ]);
    const mended = await convert(after, []);
    expect(mended.bundle.sql).toEqual(bundle.sql);
  });

  test.each<[string, Partial<Rule>, string[], number]>([
    ["a warning", { severity: "warning" }, [], 0],
    ["an automatic fix of another action", { fix: { kind: "auto", by: "cutover", does: "x" } }, [], 0],
    [
      "an automatic fix that did not change anything",
      { convert: {}, fix: { kind: "auto", by: "convert-schema", does: "x" } },
      [],
      1,
    ],
    [
      "a fix that is offered",
      {
        ...moves,
        fix: { kind: "offered", by: "convert-schema", phase: "post-cutover", does: "x" },
      },
      [],
      1,
    ],
    [
      "an offered fix that was asked for",
      {
        ...moves,
        fix: { kind: "offered", by: "convert-schema", phase: "post-cutover", does: "x" },
      },
      ["t-found"],
      0,
    ],
  ])("%s: counted as it should be", async (_name, parts, offered, expected) => {
    const { left } = await convert(bundle, [finds("blocker", parts)], offered);
    expect(left).toHaveLength(expected);
  });

  test("a statement that does not parse is named", async () => {
    const { left, bundle: after } = await convert(
      bundleOf([["TABLE", "t", "CREATE TABLE app.t (a int NONSENSE 1);"]]),
      [],
    );
    expect(left).toMatchObject([{ rule: "unread", severity: "warning", file: "pre-load.sql" }]);
    expect(bodyOf(after, "pre-load")).toContain("-- left: unread:");
  });
});

describe("options", () => {
  test("a rule that offers nothing cannot be asked for", async () => {
    const offers = ruleOf("t-offers", { convert: {}, fix: { kind: "offered", by: "convert-schema", does: "x" } });
    await expect(
      convertBundle(bundleOf([ORDERS]), { rules: [offers, unlogged], offered: ["t-none"] }),
    ).rejects.toMatchObject({
      code: "NOT_OFFERED",
      message: expect.stringMatching(/offered names t-none, .*The rules that offer a fix are t-offers\./),
    });
  });

  test("a rule that does not apply on this road changes nothing", async () => {
    const older = {
      ...unlogged,
      applies: ({ target }: { target: number }) => (target > 16 ? "Only up to 16" : undefined),
    };
    const bundle = bundleOf([["TABLE", "t", "CREATE UNLOGGED TABLE app.t ();"]]);
    expect((await convertBundle(bundle, { rules: [older], target: 17 })).changes).toHaveLength(0);
    expect((await convertBundle(bundle, { rules: [older], target: 16 })).changes).toHaveLength(1);
  });

  test("fixes that undo each other are an error, not a loop", async () => {
    const flip = (id: string, from: string, to: string) =>
      ruleOf(id, {
        convert: {
          CreateStmt: (_fields, edit) => {
            const at = edit.statement.text.indexOf(from);
            if (at >= 0) edit.replace(at, at + from.length, to);
          },
        },
      });
    const rules = [flip("t-one", "app.orders", "app.ordres"), flip("t-two", "app.ordres", "app.orders")];
    await expect(convertBundle(bundleOf([ORDERS]), { rules })).rejects.toThrow(/The fixes of t-.* come to no end/);
  });
});
