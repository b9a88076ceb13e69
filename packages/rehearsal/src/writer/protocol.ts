import { Secret } from "@postgres-to-aurora/domain";
import type { DatabaseAddress } from "@postgres-to-aurora/postgres";

export type Mode = "fluxo-caixa" | "generic";

/** What the writer's process is told, as its first line of standard input (passwords stay out of argv). */
export interface WriterOrders {
  address: PlainAddress;
  target: PlainAddress;
  /** Transactions per second, over all sessions. */
  rate: number;
  sessions: number;
  mode: Mode;
  /** Gets one line `id milliseconds` for each acknowledged transaction. */
  acknowledgements: string;
  /** Unix socket on which the switch command knocks, in a folder of its own that goes with the writer. */
  socket: string;
}

/** Later lines. Standard input's end means stop, too. */
export type WriterCommand = { do: "switch" } | { do: "stop" };

/** Lines of the writer's standard output. */
export type WriterEvent =
  | { is: "ready"; notes: string[] }
  | { is: "status"; status: WriterStatus }
  | { is: "switched"; failure?: string }
  | { is: "failed"; message: string }
  | { is: "stopped"; counts: WriterCounts };

export interface WriterStatus {
  acknowledged: number;
  /** Acknowledged in the last whole second. */
  perSecond: number;
  /** Longest silence between two acknowledgements so far, the running one included. */
  longestGapMs: number;
  on: "source" | "target";
}

/** What the writer saw, from its first acknowledgement to its end. */
export interface WriterCounts {
  acknowledged: number;
  longestGapMs: number;
  /** From the last acknowledgement of the source to the first of the target; null without a switch. */
  switchGapMs: number | null;
  /** Acknowledgements of each second. */
  perSecond: number[];
  /** Transactions whose COMMIT was sent but not answered: they may have happened or not. */
  unknown: number[];
  /** How often each SQLSTATE or error code ended an attempt, which was then repeated. */
  errors: Record<string, number>;
  /** Single statements that a rule of the database refused (generic mode); their transaction went on without them. */
  refused: number;
}

/** An address whose password survives JSON. */
export type PlainAddress = Omit<DatabaseAddress, "password"> & { password: string };

export function toPlain(address: DatabaseAddress): PlainAddress {
  return { ...address, password: address.password.reveal() };
}

export function fromPlain(address: PlainAddress): DatabaseAddress {
  return { ...address, password: new Secret(address.password) };
}
