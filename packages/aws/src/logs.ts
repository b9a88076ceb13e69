import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DescribeLogGroupsCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { awsCall, isNotFound } from "./aws-error.js";
import { clientSettings } from "./client-settings.js";

export { findLogStreams } from "./log-search.js";

/** An open door to CloudWatch Logs in one region. */
export type Logs = CloudWatchLogsClient;

/** Opens CloudWatch Logs in a region (without one, the environment's). Nothing is contacted yet. */
export function openLogs(region?: string): Logs {
  return new CloudWatchLogsClient(clientSettings(region));
}

/** Where a task's log lies. */
export interface LogPlace {
  group: string;
  stream: string;
}

/**
 * Where DMS writes a task's log.
 * @param instance name of the replication instance; undefined for DMS Serverless
 * @param taskResource last part of the task's ARN
 * @param taskName the replication config's name, for DMS Serverless
 */
export function taskLog(instance: string | undefined, taskResource: string, taskName: string): LogPlace {
  const group =
    instance === undefined ? `dms-serverless-replication-${taskName}` : `dms-tasks-${instance.toLowerCase()}`;
  return { group, stream: `dms-task-${taskResource}` };
}

/** One line of a task's log. */
export interface LogLine {
  /** Milliseconds since the epoch. */
  at: number;
  text: string;
}

const PAGES = 3;

/** Whether a line of a task's log tells of an error. */
export const isError = (text: string): boolean => text.includes("]E:");

/** Whether it warns that a long value was cut off to LobMaxSize. */
export const isTruncation = (text: string): boolean => text.includes("]W:") && /truncated/i.test(text);

/**
 * The newest lines of one kind (errors unless said otherwise) of a task's log, oldest first. Looks through the newest
 * lines only, as far as three answers of the service reach (1 MB each).
 * @param most how many at most
 * @returns undefined when there is no such log (logging off, its IAM role missing, or nothing written yet)
 */
export async function readLines(
  logs: Logs,
  { group, stream }: LogPlace,
  most: number,
  wanted: (text: string) => boolean = isError,
): Promise<LogLine[] | undefined> {
  const found: LogLine[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < PAGES && found.length < most; page++) {
    try {
      const answer = await awsCall({ permission: "logs:GetLogEvents", thing: `log group ${group}` }, () =>
        logs.send(
          new GetLogEventsCommand({ logGroupName: group, logStreamName: stream, startFromHead: false, nextToken }),
        ),
      );
      const lines = (answer.events ?? [])
        .filter(({ message = "" }) => wanted(message))
        .map(({ timestamp = 0, message = "" }) => ({ at: timestamp, text: message.trimEnd() }));
      found.unshift(...lines.slice(-(most - found.length)));
      if (answer.nextBackwardToken === nextToken || (answer.events ?? []).length === 0) break;
      nextToken = answer.nextBackwardToken;
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }
  return found;
}

/** Whether a log group exists, and how much it holds. */
export async function findLogGroup(logs: Logs, name: string): Promise<{ bytes: number } | undefined> {
  const answer = await awsCall({ permission: "logs:DescribeLogGroups", thing: `log group ${name}` }, () =>
    logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name })),
  );
  const found = answer.logGroups?.find(({ logGroupName }) => logGroupName === name);
  return found && { bytes: found.storedBytes ?? 0 };
}

/** Deletes a log group with everything in it. One that does not exist is no error. */
export async function deleteLogGroup(logs: Logs, group: string): Promise<void> {
  await quietly(() =>
    awsCall({ permission: "logs:DeleteLogGroup", thing: `log group ${group}` }, () =>
      logs.send(new DeleteLogGroupCommand({ logGroupName: group })),
    ),
  );
}

/** Deletes one task's log out of a group that others use too. One that does not exist is no error. */
export async function deleteLogStream(logs: Logs, { group, stream }: LogPlace): Promise<void> {
  await quietly(() =>
    awsCall({ permission: "logs:DeleteLogStream", thing: `log stream ${group}/${stream}` }, () =>
      logs.send(new DeleteLogStreamCommand({ logGroupName: group, logStreamName: stream })),
    ),
  );
}

async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
