/** What was observed of a failure, as far as the caller knows it. */
export interface FailureFacts {
  /**
   * Everything said about it: LastFailureMessage, StopReason, the log's `]E:` lines, messages of PostgreSQL, faults of
   * AWS (`Name: message`). One entry for each; patterns never match across two.
   */
  messages: string[];
  /** The task's status in DMS's word, for example `failed`. */
  taskStatus?: string;
  /** The states of the task's tables in DMS's words; repeats are harmless. */
  tableStates?: string[];
  /** Which end the messages speak of, if known. */
  side?: "source" | "target";
  /** The replication instance's addresses, for remedies that open a way for it. */
  addresses?: string[];
}

/** One failure known from the field. */
export interface KnownFailure {
  /** Stable, for example `lob-truncated`. */
  id: string;
  /** The number in the table of failures in docs/troubleshooting.md. */
  number: number;
  /** What a person sees. */
  symptom: string;
  cause: string;
  /** What to do, in one or two sentences. */
  remedy: string;
}
