import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import { isMapping, isString } from "@actions/workflow-parser/templates/tokens/type-guards";
import { KnownError } from "@postgres-to-aurora/domain";
import { objectToPath } from "./artifact-actions.js";
import type { Builtin } from "./builtin.js";
import { builtins } from "./builtin-actions.js";
import { type NodeAction, readNodeAction } from "./node-action.js";
import { entries, type JobDefinition, literal, type StepDefinition, type WorkflowDefinition } from "./parse.js";
import { type Problem, refuse } from "./problems.js";
import { checkReferences } from "./references.js";
import { findUnsupported } from "./unsupported.js";
import type { WorkflowOptions } from "./workflow.js";

export interface PlannedStep extends StepDefinition {
  /** What it runs; undefined for a `run` script. */
  action: NodeAction | Builtin | undefined;
}

export interface PlannedJob extends JobDefinition {
  steps: PlannedStep[];
}

/**
 * Finds what every step runs and checks the whole workflow against what this runner can do, before anything runs.
 * Throws one UserError that names line and feature of everything that is unsupported, missing or undeclared.
 */
export async function planWorkflow(
  definition: WorkflowDefinition,
  options: Pick<WorkflowOptions, "repositoryRoot" | "ownRepository">,
): Promise<PlannedJob[]> {
  const problems: Problem[] = [];
  const report = (token: TemplateToken, text: string) =>
    problems.push({ file: definition.file, line: token.line, column: token.col, text });
  findUnsupported(definition, report);
  const jobs: PlannedJob[] = [];
  for (const job of definition.jobs) {
    const steps: PlannedStep[] = [];
    for (const step of job.steps) {
      const uses = step.token.find("uses");
      const action = uses === undefined ? undefined : await findAction(uses, options, report);
      if (uses !== undefined && action !== undefined) checkWith(step, uses, action, report);
      if (action?.kind === "builtin") checkBuiltin(action, step, job, definition, report);
      steps.push({ ...step, action });
    }
    jobs.push({ ...job, steps });
  }
  checkReferences(definition, jobs, report);
  refuse(
    "WORKFLOW_UNSUPPORTED",
    problems,
    "Change these lines; what would not run here as it does on the platform is refused",
  );
  return jobs;
}

type Report = (token: TemplateToken, text: string) => void;

async function findAction(
  uses: TemplateToken,
  { repositoryRoot, ownRepository }: Pick<WorkflowOptions, "repositoryRoot" | "ownRepository">,
  report: Report,
): Promise<NodeAction | Builtin | undefined> {
  const text = uses.toString();
  const parts = /^([\w.-]+\/[\w.-]+)(?:\/([^@]+))?@(.+)$/.exec(text);
  const [, repository = "", path = "", ref = ""] = parts ?? [];
  const builtin = path === "" ? builtins.get(repository.toLowerCase()) : undefined;
  if (builtin) return builtin;
  const isOwn = typeof ownRepository === "string" ? repository === ownRepository : ownRepository.test(repository);
  if (!parts || !isOwn || path === "") {
    const known = [...builtins.keys()].join(", ");
    report(uses, `the action ${text} cannot be run here; only this repository's own actions and ${known}`);
    return undefined;
  }
  try {
    return await readNodeAction(repositoryRoot, repository, path, ref);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    report(uses, error.what);
    return undefined;
  }
}

function checkWith(step: StepDefinition, uses: TemplateToken, action: NodeAction | Builtin, report: Report): void {
  const declared =
    action.kind === "node"
      ? action.inputs
      : Object.entries(action.inputs).map(([name, { required = false, ...rest }]) => ({ name, required, ...rest }));
  const given = entries(step.token.find("with"));
  const label = literal(uses) ?? "the action";
  for (const { key, keyToken } of given) {
    if (declared.some(({ name }) => name.toLowerCase() === key.toLowerCase())) continue;
    report(
      keyToken,
      action.kind === "node" ? `${label} has no input ${key}` : `the input ${key} of ${label} is not supported here`,
    );
  }
  for (const input of declared) {
    if (!input.required || input.default !== undefined) continue;
    const value = given.find(({ key }) => key.toLowerCase() === input.name.toLowerCase())?.value;
    if (value === undefined || literal(value) === "") report(uses, `${label} needs the input ${input.name}`);
  }
}

function checkBuiltin(
  action: Builtin,
  step: StepDefinition,
  job: JobDefinition,
  definition: WorkflowDefinition,
  report: Report,
): void {
  const input = (name: string) => entries(step.token.find("with")).find(({ key }) => key === name)?.value;
  const path = input("path");
  const objection = action.name === "actions/upload-artifact" && path && isString(path) && objectToPath(path.value);
  if (path && objection) report(path, objection);
  // The commonest mistake with this action, which shows only when the real one runs.
  const needsToken =
    action.name === "aws-actions/configure-aws-credentials" && input("role-to-assume") && !input("aws-access-key-id");
  if (needsToken && !maySignIn(job.token.find("permissions") ?? definition.token.find("permissions"))) {
    report(
      step.token,
      `the job ${job.id} lacks the permission id-token: write, without which no AWS role can be assumed`,
    );
  }
}

function maySignIn(permissions: TemplateToken | undefined): boolean {
  if (permissions === undefined) return false;
  return isMapping(permissions)
    ? literal(permissions.find("id-token")) === "write"
    : literal(permissions) === "write-all";
}
