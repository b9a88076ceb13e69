/** What was observed of a failure, as far as the caller knows it. */
export interface FailureFacts {
  /**
   * Everything said about it: LastFailureMessage, StopReason, lines of the task's log (`]E:` and `]W:`), messages of
   * PostgreSQL, faults of AWS (`Name: message`). One entry for each; a pattern never matches across two.
   */
  messages: string[];
  /** The task's status in DMS's word, for example `failed`. */
  taskStatus?: string;
  /** The states of the task's tables in DMS's words; repeats are harmless. */
  tableStates?: string[];
  /** The validation states of the task's tables in DMS's words. */
  validationStates?: string[];
  /** Which end the messages speak of, if known. */
  side?: "source" | "target";
  /** The replication instance's addresses, for remedies that open a way for it. */
  addresses?: string[];
}

/** One failure of the catalogue. */
export interface Failure {
  /** Stable, for example `lob-truncated`. */
  id: string;
  /** Its number among the 30 failures of the troubleshooting page; those that follow from our own choices have none. */
  number?: number;
  /** What a person sees. */
  symptom: string;
  cause: string;
  /** What to do, in one or two sentences. Without facts in general words. */
  remedy(facts: FailureFacts): string;
  /** How well the facts fit: 0 not at all, 1 in general, 2 by a state or SQLSTATE, 3 by the very message. */
  match(facts: FailureFacts): number;
}

/** A failure that was recognised, with the remedy in words of its facts. */
export interface KnownFailure {
  id: string;
  number?: number;
  symptom: string;
  cause: string;
  remedy: string;
}

/** A failure as the files of the catalogue write it. At least one of says, sqlStates and shows. */
export interface Entry {
  id: string;
  number?: number;
  symptom: string;
  cause: string;
  remedy: string | ((facts: FailureFacts) => string);
  /** Any of these in one message. */
  says?: RegExp[];
  /** A message with any of these does not count. */
  unless?: RegExp[];
  /** PostgreSQL's codes, for servers that speak another language; `unless` holds for these too. */
  sqlStates?: string[];
  /** States that show it without a word. */
  shows?: (facts: FailureFacts) => boolean;
  /** On the other side the same words mean something else. */
  only?: "source" | "target";
  /** It says little: told only where nothing more exact fits. */
  general?: true;
}

/** Gives an entry its two functions. */
export function failure(entry: Entry): Failure {
  const { id, number, symptom, cause, remedy } = entry;
  return {
    id,
    ...(number === undefined ? {} : { number }),
    symptom,
    cause,
    remedy: (facts) => (typeof remedy === "string" ? remedy : remedy(facts)),
    match: (facts) => fit(entry, facts),
  };
}

function fit({ says = [], unless = [], sqlStates = [], shows, only, general }: Entry, facts: FailureFacts): number {
  if (only !== undefined && facts.side !== undefined && facts.side !== only) return 0;
  const messages = facts.messages.filter((message) => !unless.some((pattern) => pattern.test(message)));
  if (messages.some((message) => says.some((pattern) => pattern.test(message)))) return general ? 1 : 3;
  if (sqlStatesIn(messages).some((code) => sqlStates.includes(code)) || shows?.(facts)) return general ? 1 : 2;
  return 0;
}

/** Every SQLSTATE that messages name as such, once each, in order. */
function sqlStatesIn(messages: string[]): string[] {
  const found = messages.flatMap((message) =>
    [...message.matchAll(/\bSql_?State\b[\s:=(]*([0-9A-Z]{5})\b/gi)].map((match) => (match[1] as string).toUpperCase()),
  );
  return [...new Set(found)];
}

/** `source`, `target`, or words for an end nobody named. */
export function sideOf(facts: FailureFacts): string {
  return facts.side ?? "source or target";
}

/** The input that holds the end's address. */
export function urlOf(facts: FailureFacts): string {
  return facts.side === undefined ? "source-url or target-url" : `${facts.side}-url`;
}

/** The replication instance with its addresses, if they are known. */
export function instanceOf(facts: FailureFacts): string {
  const addresses = facts.addresses ?? [];
  return addresses.length > 0
    ? `the replication instance (${addresses.join(", ")})`
    : "the replication instance (its addresses stand in the DMS console)";
}

/** Whether one of DMS's states is among those seen; letter case does not count. */
export function saw(states: string[] | undefined, ...wanted: string[]): boolean {
  return (states ?? []).some((state) => wanted.includes(state.toLowerCase()));
}
