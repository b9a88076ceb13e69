export { VERSIONS } from "./binaries.js";
export { freePort } from "./port.js";
export { type EmbeddedServer, type StartOptions, startServer } from "./server.js";
