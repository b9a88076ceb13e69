export { type Delays, type DmsLocal, type DmsLocalOptions, startDmsLocal } from "./start.js";
