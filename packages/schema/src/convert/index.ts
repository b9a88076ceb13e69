export type { StatementEdit } from "./edit.js";
export { changeStatement, type StatementChange } from "./statement-change.js";
