import { counted, displayName, type Finding, listed, type TableName } from "@postgres-to-aurora/domain";

interface Statement {
  rule: string;
  severity: Finding["severity"];
  /** @param names the first ten of them */
  evidence(names: string, tables: string): string;
  remedy: string;
}

/** One finding about all these tables; none when there is no table. */
export function aboutTables(tables: TableName[], statement: Statement): Finding[] {
  return aboutNames(tables.map(displayName), statement);
}

/** The same about anything that has a name; `tables` counts them: "1 table", "3 tables". */
export function aboutNames(all: string[], { rule, severity, evidence, remedy }: Statement, noun = "table"): Finding[] {
  if (all.length === 0) return [];
  const names = listed(all);
  return [{ rule, severity, object: names, evidence: evidence(names, counted(all.length, noun)), remedy }];
}
