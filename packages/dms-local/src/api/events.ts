import type {
  DescribeEventsMessage,
  DescribeEventsResponse,
  Event as EventView,
} from "@aws-sdk/client-database-migration-service";
import { badCombination, badValue } from "../fault.js";
import type { Task, TaskEvent, TaskStatus } from "../model.js";
import type { Store } from "../store.js";
import { filtered, page } from "./paging.js";
import type { Operation } from "./service.js";

const MOST_EVENTS = 1000;
const MOST_MINUTES = 14 * 24 * 60;
const USUAL_MINUTES = 60;

/** What a new status means, in category and words. */
const BECAME: Partial<Record<TaskStatus, [category: string, message: string]>> = {
  running: ["state change", "DMS-EVENT-0069: Replication task has started."],
  stopped: ["state change", "DMS-EVENT-0079: Replication task has stopped."],
  failed: ["failure", "DMS-EVENT-0078: Replication task has failed."],
};

/** Notes what happens to tasks: it compares their status at every saving with the one before, so both are kept together. */
export class EventRecorder {
  #seen: Map<string, { id: string; status: TaskStatus }>;

  constructor(private readonly store: Store) {
    this.#seen = this.#statuses();
    store.beforeSave = () => this.#record();
  }

  /** What a deleted task left on the source could not be removed. */
  cleanUpFailed(task: Task, reason: string): void {
    this.#add(task.id, "failure", `DMS-EVENT-0082: Cleaning up the replication task's data failed: ${reason}`);
  }

  #statuses(): Map<string, { id: string; status: TaskStatus }> {
    const { tasks, replications } = this.store.state;
    return new Map([...tasks, ...replications].map(({ arn, id, status }) => [arn, { id, status }]));
  }

  #record(): void {
    const now = this.#statuses();
    for (const [arn, { id, status }] of now) {
      const before = this.#seen.get(arn);
      if (before === undefined) this.#add(id, "creation", "Replication task has been created.");
      const became = BECAME[status];
      const changed = before !== undefined && before.status !== status && before.status !== "modifying";
      if (changed && became) this.#add(id, ...became);
    }
    for (const [arn, { id }] of this.#seen)
      if (!now.has(arn)) this.#add(id, "deletion", "Replication task has been deleted.");
    this.#seen = now;
  }

  #add(source: string, category: string, message: string): void {
    const { events } = this.store.state;
    events.push({ at: Date.now(), source, category, message });
    if (events.length > MOST_EVENTS) events.splice(0, events.length - MOST_EVENTS);
  }
}

const view = ({ at, source, category, message }: TaskEvent): EventView => ({
  SourceIdentifier: source,
  // The service answers it for tasks, though its model knows instances only.
  SourceType: "replication-task" as "replication-instance",
  Message: message,
  EventCategories: [category],
  Date: new Date(at),
});

/** The events of tasks in a stretch of time, the last hour when none is given. */
export const describeEvents: Operation<DescribeEventsMessage, DescribeEventsResponse> = (service, input) => {
  const { SourceIdentifier: source, SourceType: type = "replication-task", EventCategories: wanted } = input;
  if (source !== undefined && input.SourceType === undefined)
    throw badCombination("SourceType is required when SourceIdentifier is given");
  const { Duration: minutes = USUAL_MINUTES } = input;
  if (minutes < 1 || minutes > MOST_MINUTES) throw badValue(`Duration must be between 1 and ${MOST_MINUTES} minutes`);
  const until = input.EndTime?.getTime() ?? Date.now();
  const from = input.StartTime?.getTime() ?? until - minutes * 60_000;
  const events = type === ("replication-task" as string) ? service.store.state.events : [];
  const found = filtered(
    events.filter(
      ({ at, source: of, category }) =>
        at >= from &&
        at <= until &&
        (source === undefined || of === source.toLowerCase()) &&
        (wanted === undefined || wanted.length === 0 || wanted.includes(category)),
    ),
    input.Filters,
    {},
  );
  const { items, ...marker } = page(found, input, 100);
  return { Events: items.map(view), ...marker };
};
