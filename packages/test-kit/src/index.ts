export { dmsContract } from "./aws-contract.js";
export { type AwsProxy, type AwsProxyOptions, type AwsRule, startAwsProxy } from "./aws-proxy.js";
export {
  type Act,
  type AwsCall,
  answer,
  beforeAnswering,
  change,
  cutAfter,
  cutBefore,
  delay,
  fault,
  instead,
  isoDates,
  rawAnswer,
  serverFailure,
  throttled,
} from "./aws-proxy-acts.js";
export { afterwards } from "./clean-up.js";
export { parseCommandFile } from "./command-file.js";
export { corpus, repositoryRoot, tempFolder } from "./folders.js";
export { type ActionOptions, type ActionResult, type RunningAction, runAction, startAction } from "./run-action.js";
export { startTestServer, startTestServers } from "./servers.js";
export { startTcpProxy, type TcpProxy } from "./tcp-proxy.js";
