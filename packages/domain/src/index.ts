export * from "./errors.js";
export * from "./names.js";
export * from "./report.js";
export * from "./secret.js";
export { bytes, counted, duration, listed } from "./words.js";
