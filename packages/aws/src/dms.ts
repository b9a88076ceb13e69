export * from "./dms-account.js";
export { type Dms, openDms, resourceId } from "./dms-client.js";
export * from "./dms-endpoints.js";
export * from "./dms-instances.js";
export * from "./dms-tables.js";
export * from "./dms-tasks.js";
export { type PollClock, pollUntil, type Wait } from "./poll.js";
