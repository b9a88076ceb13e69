export { WRITER_SCHEMA } from "./ledger.js";
export { type LiveWriter, startWriter, switchCommand, type WriterOptions, type WriterResult } from "./live-writer.js";
export type { WriterStatus } from "./protocol.js";
export { proveWrites, type WritesProof } from "./prove-writes.js";
