export * from "./action.js";
export * from "./clock.js";
export { readInputs } from "./inputs.js";
export type { InputSpec, IoSpec, IoType } from "./io.js";
export type { Log } from "./log.js";
export { runAction } from "./run-action.js";
