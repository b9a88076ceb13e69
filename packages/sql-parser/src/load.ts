import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

type Library = typeof import("libpg-query");

let loading: Promise<Library> | undefined;

/** Loads PostgreSQL's own parser (WebAssembly, about 50 ms); the same one for every caller. */
export function loadLibrary(): Promise<Library> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Library> {
  // The library looks for its .wasm beside itself by __dirname, which an ES module bundle does not have.
  const scope = globalThis as { __dirname?: string };
  const before = scope.__dirname;
  scope.__dirname = dirname(fileURLToPath(import.meta.url));
  try {
    const library = await import("libpg-query");
    await library.loadModule();
    return library;
  } finally {
    if (before === undefined) delete scope.__dirname;
    else scope.__dirname = before;
  }
}
