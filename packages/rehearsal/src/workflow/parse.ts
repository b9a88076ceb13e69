import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { convertOn } from "@actions/workflow-parser/model/converter/events";
import { handleTemplateTokenErrors } from "@actions/workflow-parser/model/converter/handle-errors";
import { convertJobs } from "@actions/workflow-parser/model/converter/jobs";
import type {
  BasicExpressionToken,
  MappingToken,
  TemplateToken,
} from "@actions/workflow-parser/templates/tokens/index";
import { isMapping, isSequence, isString } from "@actions/workflow-parser/templates/tokens/type-guards";
import { errorText, UserError } from "@postgres-to-aurora/domain";
import { refuse } from "./problems.js";
import { parseTemplate } from "./template.js";

const remedy = "Correct the workflow file";

export interface StepDefinition {
  /** The step as written. */
  token: MappingToken;
  /** As written; a step without one cannot be referred to. */
  id: string | undefined;
  /** With the implicit `success()`. */
  condition: BasicExpressionToken;
}

export interface JobDefinition {
  id: string;
  token: MappingToken;
  needs: string[];
  /** With the implicit `success()`. */
  condition: BasicExpressionToken;
  steps: StepDefinition[];
}

export interface WorkflowDefinition {
  /** The file as it is named in messages. */
  file: string;
  name: string;
  token: MappingToken;
  /** In the order of the file. */
  jobs: JobDefinition[];
}

/**
 * Reads a workflow file with the official parser. Throws UserError with `file:line:column` for everything the parser
 * objects to: syntax, unknown keys, bad expressions, unknown or circular `needs`, doubled step ids.
 */
export async function parseWorkflowFile(file: string): Promise<WorkflowDefinition> {
  const content = await readFile(file, "utf8").catch((cause) => {
    throw new UserError({
      code: "WORKFLOW_UNREADABLE",
      what: `The workflow file ${file} cannot be read`,
      why: errorText(cause),
      remedy: "Give the path of a workflow file",
    });
  });
  const { root, context, problems } = await parseTemplate("workflow", file, content);
  refuse("WORKFLOW_INVALID", problems(), remedy);
  const jobs = root.find("jobs") as MappingToken;
  handleTemplateTokenErrors(root, context, {}, () => convertOn(context, root.find("on") as TemplateToken));
  const converted = handleTemplateTokenErrors(root, context, [], () => convertJobs(context, jobs));
  refuse("WORKFLOW_INVALID", problems(), remedy);
  const definitions = converted.map((job): JobDefinition => {
    const token = jobs.find(job.id.value) as MappingToken;
    const stepTokens = token.find("steps");
    const stepList = stepTokens && isSequence(stepTokens) ? [...stepTokens] : [];
    return {
      id: job.id.value,
      token,
      needs: job.needs?.map((need) => need.value) ?? [],
      condition: job.if,
      steps: (job.type === "job" ? job.steps : []).map((step, index) => ({
        token: stepList[index] as MappingToken,
        id: literal((stepList[index] as MappingToken).find("id")),
        condition: step.if as BasicExpressionToken,
      })),
    };
  });
  return { file, name: literal(root.find("name")) ?? basename(file), token: root, jobs: definitions };
}

/** The text of a value written without an expression; undefined for everything else. */
export function literal(token: TemplateToken | undefined): string | undefined {
  return token && isString(token) ? token.value : undefined;
}

/** Keys and values of a mapping as written; empty for an absent one. */
export function entries(
  token: TemplateToken | undefined,
): { key: string; keyToken: TemplateToken; value: TemplateToken }[] {
  if (token === undefined || !isMapping(token)) return [];
  return [...token].map(({ key, value }) => ({ key: key.toString(), keyToken: key, value }));
}
