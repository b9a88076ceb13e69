import type {
  AddTagsToResourceMessage,
  ListTagsForResourceMessage,
  ListTagsForResourceResponse,
  RemoveTagsFromResourceMessage,
  Tag,
} from "@aws-sdk/client-database-migration-service";
import { badCombination, badValue, notFound } from "../fault.js";
import type { State } from "../model.js";
import type { Operation, Service } from "./service.js";

/** Checks tags and gives them by key. Throws InvalidParameterValueException. */
export function readTags(tags: Tag[] | undefined): Record<string, string> {
  const byKey: Record<string, string> = {};
  for (const { Key = "", Value = "" } of tags ?? []) {
    if (Key.length < 1 || Key.length > 128 || /^(aws|dms):/i.test(Key) || Value.length > 256)
      throw badValue(
        `The tag ${JSON.stringify(Key)} is not valid: 1-128 characters without the prefix aws: or dms:, value up to 256`,
      );
    byKey[Key] = Value;
  }
  return byKey;
}

const resources = (state: State): { arn: string }[] => [
  ...state.instances,
  ...state.subnetGroups,
  ...state.endpoints,
  ...state.certificates,
  ...state.tasks,
  ...state.replications,
  ...state.assessmentRuns,
];

function checkResource(service: Service, arn: string): void {
  if (!resources(service.store.state).some((resource) => resource.arn === arn))
    throw notFound(`Resource ${arn} not found`);
}

export const addTagsToResource: Operation<AddTagsToResourceMessage, object> = (service, input) => {
  const arn = input.ResourceArn as string;
  checkResource(service, arn);
  const { tags } = service.store.state;
  tags[arn] = { ...tags[arn], ...readTags(input.Tags) };
  return {};
};

export const removeTagsFromResource: Operation<RemoveTagsFromResourceMessage, object> = (service, input) => {
  const arn = input.ResourceArn as string;
  checkResource(service, arn);
  const { tags } = service.store.state;
  tags[arn] = Object.fromEntries(Object.entries(tags[arn] ?? {}).filter(([key]) => !input.TagKeys?.includes(key)));
  return {};
};

export const listTagsForResource: Operation<ListTagsForResourceMessage, ListTagsForResourceResponse> = (
  service,
  input,
) => {
  if ((input.ResourceArn === undefined) === (input.ResourceArnList === undefined))
    throw badCombination("Give either ResourceArn or ResourceArnList");
  const arns = input.ResourceArnList ?? [input.ResourceArn as string];
  const TagList = arns.flatMap((arn) => {
    checkResource(service, arn);
    return Object.entries(service.store.state.tags[arn] ?? {}).map(([Key, Value]) => ({
      Key,
      Value,
      ...(input.ResourceArnList ? { ResourceArn: arn } : {}),
    }));
  });
  return { TagList };
};
