export { operationNames } from "./api/operations.js";
export { type Delays, type DmsLocal, type DmsLocalOptions, startDmsLocal } from "./start.js";
