import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { EnvironmentError } from "@postgres-to-aurora/domain";

/**
 * A free TCP port on 127.0.0.1, below 32768, so that no outgoing connection can take it by chance.
 * It may be gone by the time it is used: start, and ask again when it is.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new EnvironmentError({
    code: "NO_FREE_PORT",
    what: "There is no free port between 20000 and 32000 on 127.0.0.1",
    remedy: "End the programs that hold them",
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
