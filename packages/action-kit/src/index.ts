// Actions draw it in their log; the charts of reports are the kit's own business.
export { sparkline } from "@postgres-to-aurora/report";
export * from "./action.js";
export * from "./clock.js";
export { type DatabaseContext, type DatabaseInputs, databaseOf } from "./database.js";
export { readInputs } from "./inputs.js";
export type { InputSpec, IoSpec, IoType } from "./io.js";
export type { Log } from "./log.js";
export { withProgress } from "./progress.js";
export { Redactor } from "./redact.js";
export { runAction } from "./run-action.js";
