export * from "./mappings.js";
