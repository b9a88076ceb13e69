import type { LoadProgress } from "../dms-client.js";
import type { WorkflowEvent } from "../workflow/workflow.js";
import type { WriterStatus } from "../writer/protocol.js";

/** Shows a rehearsal as it goes. */
export interface View {
  /** A step of the rehearsal's own set-up or proof. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  event(event: WorkflowEvent): void;
  status(writer: WriterStatus | undefined, load: LoadProgress | undefined): void;
  /** A line that stays. */
  print(line: string): void;
  /** Asks a yes-or-no question and waits for the answer. */
  ask(question: string, signal: AbortSignal): Promise<boolean>;
  /** Ends the drawing, with a last text below it. What is printed later stands below that. */
  close(text?: string): void;
}

export function writerText({ acknowledged, perSecond, longestGapMs, on }: WriterStatus): string {
  return `writer on the ${on}: ${perSecond.toFixed(0)} tx/s, ${count(acknowledged)} acknowledged, longest gap ${longestGapMs.toFixed(0)} ms`;
}

export function loadText({ tables, loaded, rows, loading, changes, lag }: LoadProgress): string {
  const now =
    loading.length > 0 ? `, loading ${loading.slice(0, 3).join(", ")}${loading.length > 3 ? " ..." : ""}` : "";
  const behind = lag === undefined ? "" : `, ${Math.round(lag * 1000)} ms behind`;
  return `${loaded}/${tables} tables loaded, ${count(rows)} rows${now}; ${count(changes)} changes replicated${behind}`;
}

export function count(value: number): string {
  return value.toLocaleString("en-US");
}
