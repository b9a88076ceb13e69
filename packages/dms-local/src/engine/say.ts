import type { LogComponent, LogSeverity } from "../task-log.js";

/** Writes a line to the task's log; errors and warnings go to the server's own log too. Never a row's value. */
export type Say = (component: LogComponent, severity: LogSeverity, text: string) => void;

/** A table's name as DMS writes it in its logs. */
export const called = ({ schema, name }: { schema: string; name: string }): string => `'${schema}'.'${name}'`;
