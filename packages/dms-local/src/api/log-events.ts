import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogEvent } from "../task-log.js";
import { filterPattern } from "./log-pattern.js";
import { badLogValue, findGroup, findStream } from "./logs.js";
import type { Operation } from "./service.js";

const MOST_EVENTS = 10_000;

function checkLimit(limit = MOST_EVENTS): number {
  if (limit < 1 || limit > MOST_EVENTS) throw badLogValue(`limit must be between 1 and ${MOST_EVENTS}, not ${limit}`);
  return limit;
}

const view = ({ at, text }: LogEvent) => ({ timestamp: at, message: text, ingestionTime: at });

/**
 * A stream's lines, the newest ones unless startFromHead. A token `f/<id>` asks for what comes after a line, `b/<id>`
 * for what comes before it; at an end the same token comes back.
 */
export const getLogEvents: Operation<GetLogEventsRequest, GetLogEventsResponse> = (service, input) => {
  const { events } = findStream(findGroup(service, input.logGroupName, input.logGroupIdentifier), input.logStreamName);
  const limit = checkLimit(input.limit);
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY, nextToken } = input;
  const token = nextToken === undefined ? undefined : /^([fb])\/(\d+)$/.exec(nextToken);
  if (token === null) throw badLogValue("The specified nextToken is invalid.");
  const at = Number(token?.[2] ?? 0);
  const forward = token === undefined ? input.startFromHead === true : token[1] === "f";
  const due = events.filter(
    (event) =>
      event.at >= startTime && event.at < endTime && (token === undefined || (forward ? event.id > at : event.id < at)),
  );
  const shown = forward ? due.slice(0, limit) : due.slice(-limit);
  return {
    events: shown.map(view),
    nextForwardToken: `f/${shown.at(-1)?.id ?? (token === undefined || forward ? at : at - 1)}`,
    nextBackwardToken: `b/${shown[0]?.id ?? (token !== undefined && forward ? at + 1 : at)}`,
  };
};

export const filterLogEvents: Operation<FilterLogEventsRequest, FilterLogEventsResponse> = (service, input) => {
  const group = findGroup(service, input.logGroupName, input.logGroupIdentifier);
  const { logStreamNames, logStreamNamePrefix = "", startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
  if (logStreamNames !== undefined && logStreamNamePrefix !== "")
    throw badLogValue("logStreamNames and logStreamNamePrefix cannot be given together");
  const limit = checkLimit(input.limit);
  const matches = filterPattern(input.filterPattern ?? "");
  const streams = logStreamNames
    ? logStreamNames.map((name) => findStream(group, name))
    : [...group.streams.values()].filter(({ name }) => name.startsWith(logStreamNamePrefix));
  const after = Number(input.nextToken ?? 0);
  if (!Number.isInteger(after)) throw badLogValue("The specified nextToken is invalid.");
  const due = streams
    .flatMap(({ name, events }) => events.map((event) => ({ ...event, stream: name })))
    .filter(({ id, at, text }) => id > after && at >= startTime && at <= endTime && matches(text))
    .sort((a, b) => a.id - b.id);
  const shown = due.slice(0, limit);
  const events = shown.map((event) => ({ ...view(event), logStreamName: event.stream, eventId: String(event.id) }));
  return {
    events,
    searchedLogStreams: [],
    ...(due.length > shown.length ? { nextToken: String(shown.at(-1)?.id) } : {}),
  };
};
