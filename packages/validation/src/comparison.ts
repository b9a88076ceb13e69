import type { TableName, Verdict } from "@postgres-to-aurora/domain";
import type { TableScope } from "@postgres-to-aurora/postgres";
import type { HashMode } from "./row-hash.js";
import type { Sessions } from "./sessions.js";

/** `unproved` and `not-checked` never count as equal. */
export type TableVerdict = "equal" | "different" | "unproved" | "not-checked";

/** How a differing row differs, seen from the source: not on the target, only on the target, other values. */
export type Difference = "missing" | "extra" | "changed";

/** What is known of one table. */
export interface TableResult extends TableName {
  /** Rows on each side at the moment of its snapshot; null where the table was not read. */
  rows: { source: number | null; target: number | null };
  verdict: TableVerdict;
  /** Why the verdict is not `equal`; empty when it is. Holds no row values. */
  reason: string;
  missing: number;
  extra: number;
  changed: number;
  /** Rows that changed so often on the source that no equal moment was seen (live mode). */
  unprovedRows: number;
  /** The three counts are lower bounds, because not every differing part was looked at. */
  atLeast: boolean;
  /** Names of columns that differ: in the compared rows, or because they stand on one side only. */
  columns: string[];
  /** Keys of differing rows in clear, up to the cap; only when asked for with `showKeys`. */
  keys?: { key: string; difference: Difference }[];
  /** The caller excluded it; it then does not weigh on the verdict. */
  excluded: boolean;
  milliseconds: number;
  /** How rows were hashed; `none` when the table was not read. */
  mode: HashMode | "none";
}

/** The outcome of a whole comparison. Only verdict `pass` proves equality. */
export interface Comparison {
  /** Differing tables first, then unproved, not checked, equal; by name within each. */
  tables: TableResult[];
  totals: {
    /** Tables whose rows were compared. */
    tables: number;
    /** Rows of these on the source. */
    rows: number;
    /** Differing rows, plus one for each table or column that stands on one side only. */
    differences: number;
    milliseconds: number;
  };
  /** pass: all equal. fail: something differs. unproved: nothing differs, but something was not proved. */
  verdict: Verdict;
  hash: HashMode;
  /** Rounds of the live re-check; 0 when none was needed. */
  witnessRounds: number;
  /** What a reader must know to judge the result, one sentence each. */
  notes: string[];
}

/** How far a comparison has come. */
export interface Progress {
  tablesDone: number;
  tablesTotal: number;
  /** Source rows compared so far. */
  rowsDone: number;
  /** Tables being read at this moment, `schema.name`. */
  running: string[];
}

export interface CompareOptions {
  /** Which tables. Default: all. A name in it that neither side has is a UserError. */
  scope?: TableScope;
  /** Tables compared at once; each worker holds one session per side. Default 4. */
  workers?: number;
  /**
   * Writes go on at the source: rows that differ are re-checked behind a marker row that travels with the
   * replicated changes. Needs `migration_ctl.marker` with a row of this task on both sides. Left out: every
   * difference between the two snapshots counts.
   */
  live?: LiveOptions;
  /** Forces a row hash instead of choosing by the self-test. */
  mode?: HashMode;
  /** Finds the differing rows and columns of differing tables. Default true; false saves a scan or two of them. */
  nameRows?: boolean;
  /** Puts keys of differing rows into the result. Default false. */
  showKeys?: boolean;
  /** At most this many keys per table. Default 1000. */
  keyLimit?: number;
  /** Sessions opened ahead with openSessions; they stay open afterwards. */
  sessions?: Sessions;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export interface LiveOptions {
  /** The migration's name: key of its row in `migration_ctl.marker`. */
  task: string;
  /** Milliseconds a marker may take to reach the target. Default 30 000. */
  markerTimeout?: number;
  /** Milliseconds during which rows that keep changing are re-checked. Default 20 000. */
  patience?: number;
}
