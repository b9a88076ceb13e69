export * from "./address.js";
export * from "./connect.js";
export * from "./connection-error.js";
export * from "./copy.js";
export * from "./quote.js";
export * from "./sql-error.js";
export * from "./tables.js";
export * from "./tools.js";
