export * from "./heartbeat.js";
export * from "./judge-slot.js";
export * from "./mappings.js";
export * from "./publications.js";
export * from "./slot-limits.js";
export { isLost } from "./slot-lost.js";
export * from "./slots.js";
export * from "./wal-pressure.js";
