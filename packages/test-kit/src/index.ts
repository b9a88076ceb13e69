export { afterwards } from "./clean-up.js";
export { parseCommandFile } from "./command-file.js";
export { corpus, repositoryRoot, tempFolder } from "./folders.js";
export { type ActionOptions, type ActionResult, type RunningAction, runAction, startAction } from "./run-action.js";
export { startTestServer, startTestServers } from "./servers.js";
