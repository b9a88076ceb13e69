const LONGEST = `${"é".repeat(31)}x`;

/** A database whose names are keywords, quotes, Unicode, 63 bytes long, or look like SQL, with rows; plain SQL. */
export const ODD_NAMES = `
CREATE SCHEMA "a; drop table x --"; CREATE SCHEMA "Select";
CREATE TABLE "a; drop table x --"."a; drop table x --" ("a; drop table x --" int PRIMARY KEY, "select" text NOT NULL, "Ünï ""q""" numeric);
CREATE TABLE "Select"."from" ("where" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Group" text UNIQUE,
  r int REFERENCES "a; drop table x --"."a; drop table x --");
CREATE TABLE "Select"."${LONGEST}" ("${LONGEST}" int PRIMARY KEY, "%_" text);
CREATE TABLE "Select"."UPPER.dot-[x]" ("id'" int PRIMARY KEY, "b\\s" text DEFAULT '; -- $$');
CREATE INDEX "ix; --" ON "Select"."from" ("Group");
CREATE VIEW "Select"."v ""w""" AS SELECT "where" AS "table" FROM "Select"."from";
CREATE FUNCTION "Select"."f; ()"("a b" int) RETURNS int LANGUAGE plpgsql AS $_$ BEGIN RETURN "a b"; END
-- Name: x; Type: INDEX; Schema: s; Owner: -
$_$;
CREATE FUNCTION "Select".tg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "t; drop" BEFORE INSERT ON "Select"."from" FOR EACH ROW EXECUTE FUNCTION "Select".tg();
INSERT INTO "a; drop table x --"."a; drop table x --" SELECT i, 'x' || i, i FROM generate_series(1, 1000) i;
INSERT INTO "Select"."from" ("Group", r) SELECT 'g' || i, i FROM generate_series(1, 1000) i;
INSERT INTO "Select"."${LONGEST}" SELECT i, 'y' FROM generate_series(1, 500) i;
INSERT INTO "Select"."UPPER.dot-[x]" SELECT i FROM generate_series(1, 500) i;
COMMENT ON TABLE "Select"."from" IS 'it''s; "odd" $$';
`;
