import type {
  DeleteLogGroupRequest,
  DeleteLogStreamRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
} from "@aws-sdk/client-cloudwatch-logs";
import { Fault } from "../fault.js";
import type { LogGroup, LogStream } from "../task-log.js";
import { makeLogArn } from "./names.js";
import type { Operation, Service } from "./service.js";

/** A value that CloudWatch Logs does not take. */
export const badLogValue = (message: string): Fault => new Fault("InvalidParameterException", message);

/** The log group that a request names, by name or ARN. Throws ResourceNotFoundException. */
export function findGroup(service: Service, name: string | undefined, identifier?: string): LogGroup {
  const wanted = name ?? identifier?.split(":log-group:").at(-1)?.split(":")[0];
  const group = service.taskLog.groups.get(wanted ?? "");
  if (group === undefined) throw new Fault("ResourceNotFoundException", "The specified log group does not exist.");
  return group;
}

/** A stream of a group. Throws ResourceNotFoundException. */
export function findStream(group: LogGroup, name: string | undefined): LogStream {
  const stream = group.streams.get(name ?? "");
  if (stream === undefined) throw new Fault("ResourceNotFoundException", "The specified log stream does not exist.");
  return stream;
}

/** One page of 1 to 50 items; the token is where the page before ended. */
function page<T>(items: T[], limit = 50, token?: string): { items: T[]; nextToken?: string } {
  if (limit < 1 || limit > 50) throw badLogValue(`limit must be between 1 and 50, not ${limit}`);
  const from = Number(token ?? 0);
  if (!Number.isInteger(from) || from < 0) throw badLogValue("The specified nextToken is invalid.");
  const next = from + limit;
  return { items: items.slice(from, next), ...(next < items.length ? { nextToken: String(next) } : {}) };
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
const bytes = ({ events }: LogStream): number => events.reduce((sum, { text }) => sum + text.length + 26, 0);

export const describeLogGroups: Operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse> = (
  service,
  input,
  region,
) => {
  const { logGroupNamePrefix: prefix = "", logGroupNamePattern: pattern = "" } = input;
  if (prefix !== "" && pattern !== "")
    throw badLogValue("logGroupNamePrefix and logGroupNamePattern cannot be given together");
  const found = [...service.taskLog.groups.values()]
    .filter(({ name }) => name.startsWith(prefix) && name.includes(pattern))
    .sort(byName);
  const { items, ...token } = page(found, input.limit, input.nextToken);
  const logGroups = items.map((group) => ({
    logGroupName: group.name,
    creationTime: group.created,
    metricFilterCount: 0,
    arn: `${makeLogArn(region, group.name)}:*`,
    logGroupArn: makeLogArn(region, group.name),
    storedBytes: [...group.streams.values()].reduce((sum, stream) => sum + bytes(stream), 0),
  }));
  return { logGroups, ...token };
};

export const describeLogStreams: Operation<DescribeLogStreamsRequest, DescribeLogStreamsResponse> = (
  service,
  input,
  region,
) => {
  const group = findGroup(service, input.logGroupName, input.logGroupIdentifier);
  const { logStreamNamePrefix: prefix = "", orderBy = "LogStreamName", descending = false } = input;
  if (prefix !== "" && orderBy === "LastEventTime")
    throw badLogValue("Cannot order by LastEventTime with a logStreamNamePrefix.");
  const last = ({ events }: LogStream) => events.at(-1)?.at ?? 0;
  const found = [...group.streams.values()]
    .filter(({ name }) => name.startsWith(prefix))
    .sort((a, b) => (orderBy === "LastEventTime" ? last(a) - last(b) : byName(a, b)));
  if (descending) found.reverse();
  const { items, ...token } = page(found, input.limit, input.nextToken);
  const logStreams = items.map((stream) => ({
    logStreamName: stream.name,
    creationTime: stream.created,
    firstEventTimestamp: stream.events[0]?.at,
    lastEventTimestamp: stream.events.at(-1)?.at,
    lastIngestionTime: stream.events.at(-1)?.at,
    arn: `${makeLogArn(region, group.name)}:log-stream:${stream.name}`,
    storedBytes: 0,
  }));
  return { logStreams, ...token };
};

export const deleteLogGroup: Operation<DeleteLogGroupRequest, object> = (service, input) => {
  service.taskLog.groups.delete(findGroup(service, input.logGroupName).name);
  return {};
};

export const deleteLogStream: Operation<DeleteLogStreamRequest, object> = (service, input) => {
  const group = findGroup(service, input.logGroupName);
  group.streams.delete(findStream(group, input.logStreamName).name);
  return {};
};
