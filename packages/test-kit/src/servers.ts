import { type EmbeddedServer, type StartOptions, startServer } from "@postgres-to-aurora/embedded-postgres";
import { afterwards } from "./clean-up.js";

/** Starts one server (version 15 unless said otherwise) that is stopped when the test file is done. */
export async function startTestServer(options: StartOptions = {}): Promise<EmbeddedServer> {
  const server = await startServer(options);
  afterwards(() => server.stop());
  return server;
}

/** Starts a source and a target at once; both are stopped when the test file is done. */
export async function startTestServers(
  options: { source?: StartOptions; target?: StartOptions } = {},
): Promise<{ source: EmbeddedServer; target: EmbeddedServer }> {
  const [source, target] = await Promise.all([startTestServer(options.source), startTestServer(options.target)]);
  return { source, target };
}
