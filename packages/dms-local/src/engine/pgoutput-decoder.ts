import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { PgoutputPlugin } from "pg-logical-replication";
import type { StreamDecoder, StreamEvent } from "./change-stream.js";
import { parseLsn } from "./lsn.js";

/** Reads what the plugin pgoutput sends for some publications. */
export class PgoutputDecoder implements StreamDecoder {
  readonly inside = false;
  readonly options: string;
  readonly #plugin = new PgoutputPlugin({ protoVersion: 1, publicationNames: [] });

  constructor(publications: string[]) {
    this.options = `proto_version '1', publication_names ${quoteLiteral(publications.map(quoteIdentifier).join(","))}`;
  }

  decode(data: Buffer): StreamEvent[] {
    const message = this.#plugin.parse(data);
    switch (message.tag) {
      case "relation":
        // Values stay in PostgreSQL's text form; the plugin would turn them into JavaScript values and lose digits.
        for (const column of message.columns) column.parser = (text: string) => text;
        return [];
      case "begin":
        return [
          {
            kind: "begin",
            lsn: parseLsn(message.commitLsn ?? "0/0"),
            committedAt: Number(message.commitTime) / 1000,
          },
        ];
      case "insert":
      case "update":
      case "delete":
        return [{ kind: "change", change: message, bytes: data.length }];
      case "truncate":
        return [{ kind: "truncate", relations: message.relations }];
      case "commit":
        return [
          {
            kind: "commit",
            end: parseLsn(message.commitEndLsn ?? "0/0"),
            committedAt: Number(message.commitTime) / 1000,
          },
        ];
      default:
        return [];
    }
  }
}
