import type { State, Task } from "./model.js";

/** Who speaks: the components of DMS whose lines a person looks for. */
export type LogComponent =
  | "TASK_MANAGER"
  | "TABLES_MANAGER"
  | "METADATA_MANAGER"
  | "SOURCE_UNLOAD"
  | "SOURCE_CAPTURE"
  | "TARGET_LOAD"
  | "TARGET_APPLY"
  | "SORTER";

/** E: error, W: warning, I: information. */
export type LogSeverity = "E" | "W" | "I";

/** One line as CloudWatch Logs keeps it. Times are milliseconds since 1970. */
export interface LogEvent {
  /** Counts the stream's lines; never used twice. */
  id: number;
  at: number;
  text: string;
}

export interface LogStream {
  name: string;
  created: number;
  events: LogEvent[];
}

export interface LogGroup {
  name: string;
  created: number;
  streams: Map<string, LogStream>;
}

const MOST_LINES = 10_000;
const LONGEST_NAME = 16;

/** The name of the log group that a task's lines go to. */
export function logGroupOf(state: State, task: Task): string {
  const instance = state.instances.find(({ arn }) => arn === task.instanceArn);
  return instance ? `dms-tasks-${instance.id}` : `dms-serverless-replication-${task.id}`;
}

/** The name of a task's log stream. */
export const logStreamOf = (task: Task): string => `dms-task-${task.resourceId}`;

/** The lines that tasks write, by log group and stream, in memory; the oldest of a stream go when it has 10,000. */
export class TaskLog {
  readonly groups = new Map<string, LogGroup>();
  #lines = 0;

  /** @param enabled whether the role that lets DMS write logs exists */
  constructor(
    private readonly state: State,
    private readonly enabled: boolean,
  ) {}

  /**
   * Writes a line of a task in the form of DMS, if the task's settings have Logging.EnableLogging.
   * @param text without time, component and severity; never a row's value, never a password
   */
  write(task: Task, component: LogComponent, severity: LogSeverity, text: string): void {
    if (!this.enabled || !task.settings.Logging.EnableLogging) return;
    const now = Date.now();
    const { events } = this.#stream(logGroupOf(this.state, task), logStreamOf(task), now);
    const time = new Date(now).toISOString().slice(0, 19);
    const line = `${time} [${component.padEnd(LONGEST_NAME)}]${severity}:  ${text.replaceAll("\n", " ")}`;
    events.push({ id: ++this.#lines, at: now, text: line });
    if (events.length > MOST_LINES) events.splice(0, events.length - MOST_LINES);
  }

  #stream(groupName: string, streamName: string, now: number): LogStream {
    let group = this.groups.get(groupName);
    if (group === undefined) {
      group = { name: groupName, created: now, streams: new Map() };
      this.groups.set(groupName, group);
    }
    let stream = group.streams.get(streamName);
    if (stream === undefined) {
      stream = { name: streamName, created: now, events: [] };
      group.streams.set(streamName, stream);
    }
    return stream;
  }
}
