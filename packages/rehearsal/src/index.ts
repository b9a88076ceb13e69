export { parseOptions, type RehearsalOptions } from "./options.js";
export type { Rehearsal } from "./result.js";
export { loadSample } from "./sample/load-sample.js";
export * from "./writer/index.js";
export { Pulse } from "./writer/pulse.js";
