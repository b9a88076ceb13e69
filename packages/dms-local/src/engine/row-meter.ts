import { Transform } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { TableRecord } from "../model.js";

const NEWLINE = 10;
const PIECES_PER_SECOND = 10;

/**
 * Counts rows as they are handed to the loader: in COPY's text form every line is one row.
 * @param rowsPerSecond holds the rows back to this speed; absent for none
 */
export function countRows(table: TableRecord, rowsPerSecond?: number): Transform {
  if (rowsPerSecond !== undefined) return slowRows(table, rowsPerSecond);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let rows = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) rows++;
      table.fullLoadRows += rows;
      done(null, chunk);
    },
  });
}

function slowRows(table: TableRecord, rowsPerSecond: number): Transform {
  const most = Math.max(1, Math.floor(rowsPerSecond / PIECES_PER_SECOND));
  return new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      while (from < chunk.length && !this.destroyed) {
        let rows = 0;
        let to = from;
        while (rows < most && to < chunk.length) {
          const end = chunk.indexOf(NEWLINE, to);
          if (end >= 0) rows++;
          to = end < 0 ? chunk.length : end + 1;
        }
        await sleep((rows / rowsPerSecond) * 1000);
        table.fullLoadRows += rows;
        this.push(chunk.subarray(from, to));
        from = to;
      }
      done();
    },
  });
}
