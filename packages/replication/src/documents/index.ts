export * from "./check.js";
export { TABLE_MAPPINGS_SCHEMA } from "./table-mappings-schema.js";
export { TASK_SETTINGS_SCHEMA } from "./task-settings-schema.js";
