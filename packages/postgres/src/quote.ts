import type { TableName } from "@postgres-to-aurora/domain";
import pg from "pg";

/** An identifier for SQL, quoted always. The only way a name may reach SQL. */
export const quoteIdentifier: (name: string) => string = pg.escapeIdentifier;

/** A text literal for SQL, for the few places where PostgreSQL takes no parameter (utility statements, COPY). */
export const quoteLiteral: (text: string) => string = pg.escapeLiteral;

/** `"schema"."name"`, for SQL. */
export function quoteName({ schema, name }: TableName): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
