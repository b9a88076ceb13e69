import {
  type CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  paginateDescribeLogGroups,
} from "@aws-sdk/client-cloudwatch-logs";
import { awsCall, isNotFound } from "./aws-error.js";

/**
 * Where a log stream of this name (whatever its case) exists, among all groups whose names begin so. Finds the log of
 * a task that is gone, and with it the name of its instance.
 * @returns by group name
 */
export async function findLogStreams(
  logs: CloudWatchLogsClient,
  groupPrefix: string,
  stream: string,
): Promise<{ group: string; stream: string }[]> {
  const groups: string[] = [];
  await awsCall({ permission: "logs:DescribeLogGroups", thing: `log groups ${groupPrefix}*` }, async () => {
    for await (const page of paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: groupPrefix }))
      for (const { logGroupName } of page.logGroups ?? []) if (logGroupName) groups.push(logGroupName);
  });
  const found: { group: string; stream: string }[] = [];
  for (const group of groups)
    for (const name of await streamsOf(logs, group, stream))
      if (name.toLowerCase() === stream.toLowerCase()) found.push({ group, stream: name });
  return found;
}

/** Streams of a group that begin with a name: as it is, and in capitals, as DMS writes ids of its own. */
async function streamsOf(logs: CloudWatchLogsClient, group: string, stream: string): Promise<string[]> {
  const [, prefix = "", id = ""] = /^(dms-task-)?(.*)$/.exec(stream) ?? [];
  const names = new Set<string>();
  for (const logStreamNamePrefix of new Set([stream, `${prefix}${id.toUpperCase()}`])) {
    try {
      const answer = await awsCall({ permission: "logs:DescribeLogStreams", thing: `log group ${group}` }, () =>
        logs.send(new DescribeLogStreamsCommand({ logGroupName: group, logStreamNamePrefix, limit: 50 })),
      );
      for (const { logStreamName } of answer.logStreams ?? []) if (logStreamName) names.add(logStreamName);
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  return [...names];
}
