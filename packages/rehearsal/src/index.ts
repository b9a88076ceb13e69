export { loadSample } from "./sample/load-sample.js";
export * from "./writer/index.js";
export { Pulse } from "./writer/pulse.js";
