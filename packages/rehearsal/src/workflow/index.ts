export { runWorkflow } from "./run-workflow.js";
export * from "./workflow.js";
