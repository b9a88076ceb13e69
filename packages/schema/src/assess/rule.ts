import type { Severity } from "@postgres-to-aurora/domain";
import type { Fields } from "@postgres-to-aurora/sql-parser";
import type { StatementEdit } from "../convert/edit.js";
import type { ObjectRef } from "../object-ref.js";
import type { Phase } from "../phases.js";
import type { CodeUnit } from "./code-unit.js";
import type { DumpModel, DumpStatement } from "./dump-model.js";

/** From which server to which. */
export interface Road {
  /** Major version of the source. */
  source: number;
  /** Major version of Aurora PostgreSQL. */
  target: number;
}

export type Category =
  | "extensions"
  | "privileges"
  | "roles"
  | "replication"
  | "types"
  | "locale"
  | "operation"
  | "dump"
  | "version";

/** How sure a finding is: read from the catalog, parsed from source text, or found by a pattern in it. */
export type Confidence = "catalog" | "parsed" | "pattern";

/** How long a change takes a person; the hours are in the report's weights. */
export type Effort = "trivial" | "simple" | "medium" | "significant";

/** One thing a rule found. */
export interface Hit {
  object: ObjectRef;
  /** What exactly, in a few words or a short snippet; no secrets. */
  evidence: string;
  /** When it is other than the rule's. */
  severity?: Severity;
  confidence?: Confidence;
  /** Further names that `sql` and `settings` of the rule need: columns, say, or an index. */
  names?: string[];
  /** Place in a dump. */
  at?: { statement: DumpStatement; byte?: number };
}

/** What of a table DMS cannot do because of a finding. */
export interface DmsEffect {
  fullLoad?: "no";
  cdc?: "no" | "insert-only";
  validation?: "no";
  /** The rows should be copied by PostgreSQL's own tools. */
  nativeCopy?: true;
  /** Completes "..., because": for the sentence on the table. */
  because: string;
}

/** SQL to run by hand or by a later phase; assess-schema only writes it down. */
export interface FixSql {
  /** On the source beforehand, or on the target by phase: roles/schemas/extensions, load schema, after the load, after the switch. */
  where: "source" | "P0" | "P1" | "P2" | "P3";
  /** Repeatable, with its semicolon; may be several statements. */
  sql: string;
}

/** A setting that follows from findings. */
export interface Setting {
  kind: "source endpoint" | "target endpoint" | "task" | "table mapping" | "parameter group";
  name: string;
  value: string;
  why: string;
}

export interface Fix {
  /**
   * auto: this product makes it; offered: convert-schema makes it when the rule is named in its input `offered`;
   * manual: a person must.
   */
  kind: "auto" | "offered" | "manual";
  /** What makes it: an action of the road. Required unless manual. */
  by?: "export-schema" | "convert-schema" | "apply-schema" | "create-dms-task" | "cutover" | "assess-schema";
  phase?: Phase;
  /** What it does, in one clause: "The clause is left out". */
  does: string;
}

/** Finds on a live server. */
export interface CatalogDetection {
  /**
   * Gives one row per finding: type, schema, name, part (may be null), evidence, and where it varies severity, and
   * names (text[]) where the rule needs them. Every name of the catalog qualified. See catalog-sql.ts for what most rules need.
   */
  sql: string | ((road: Road) => string);
  /** First major of the source that has what the query reads; older ones skip the rule. */
  from?: number;
  /** One row with the text `reason` when this user cannot see what the rule looks at; finding nothing then proves nothing. */
  blind?: string;
}

/** Finds in a dump. */
export interface DumpDetection {
  /** By type of the statement's node, for example CreateStmt. */
  statements?: Record<string, (fields: Fields, statement: DumpStatement, model: DumpModel, road: Road) => Hit[]>;
  /** Over the whole, for what takes more than one statement. */
  model?: (model: DumpModel, road: Road) => Hit[];
}

/** Finds in source text: routine bodies, views, defaults, checks, policies, rules, jobs. The same live and offline. */
export interface CodeDetection {
  /** By node type: evidence, or undefined when it is fine. PL/pgSQL nodes (PLpgSQL_stmt_dynexecute ...) too. */
  nodes?: Record<string, (fields: Fields, unit: CodeUnit, road: Road) => string | undefined>;
  /** For languages without a parser, for dynamic SQL in strings, and for text that does not parse. Comments are blanked out. */
  pattern?: RegExp;
  /** Whether what the pattern found is harmless after all, seen from the whole source text. */
  unless?: (found: string, unit: CodeUnit) => boolean;
}

/**
 * One rule of the catalogue. Every rule has at least one way to find; a rule that applies only to some versions says
 * so by `applies`.
 */
export interface Rule {
  id: string;
  category: Category;
  severity: Severity;
  /** A few words: "Tablespace". */
  title: string;
  /** What goes wrong there, in one or two sentences. */
  why: string;
  /** What a person does about it. */
  remedy: string;
  effort: Effort;
  fix: Fix;
  /** Undefined when the rule applies on this road; otherwise why not. */
  applies?: (road: Road) => string | undefined;
  catalog?: CatalogDetection;
  dump?: DumpDetection;
  code?: CodeDetection;
  /** Why a dump cannot show it; for rules without `dump` and `code`. */
  liveOnly?: string;
  dms?: DmsEffect | ((hit: Hit) => DmsEffect | undefined);
  /** A remedy for one finding that says more than the rule's own. */
  remedyFor?: (hit: Hit) => string | undefined;
  /** SQL that goes with one finding. */
  sql?: (hit: Hit, road: Road) => FixSql[];
  /** Settings that follow from all findings of this rule. */
  settings?: (hits: Hit[], road: Road) => Setting[];
  /** How convert-schema changes the statements of a bundle, by node type; for fixes of kind auto or offered. */
  convert?: Record<string, (fields: Fields, edit: StatementEdit) => void>;
}
