import { BasicExpressionToken, type TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import { type Errand, fillInputs, inputVariables, runBuiltin, runNodeScript, runScript } from "./act.js";
import type { Builtin } from "./builtin.js";
import { conductStep } from "./conduct-step.js";
import { evaluateBoolean, evaluateNumber, evaluateText, evaluateTexts, holds, type Scope } from "./expressions.js";
import type { NodeAction } from "./node-action.js";
import { literal } from "./parse.js";
import type { PlannedStep } from "./plan.js";
import { type JobState, stepScope } from "./run-state.js";
import type { StepRecord } from "./step-record.js";

/** Runs one step of a job; everything that comes of it lands in `state`. */
export async function runStep(state: JobState, step: PlannedStep): Promise<void> {
  const field = (name: string) => step.token.find(name);
  let env: Record<string, string> = {};
  let problem: unknown;
  let settings: { name?: string; continueOnError?: boolean; timeoutMinutes?: number | undefined } = {};
  // Read anew at every use, because the job's status changes; the step's own variables are among what it sees.
  const scope = () => stepScope(state, { ...state.env, ...env });
  try {
    env = evaluateTexts(field("env"), stepScope(state));
    settings = {
      name: readName(step, scope()),
      continueOnError: evaluateBoolean(field("continue-on-error"), scope()),
      timeoutMinutes: evaluateNumber(field("timeout-minutes"), scope()),
    };
  } catch (error) {
    problem = error;
  }
  const { name = step.id ?? "Step without a readable name", continueOnError = false, timeoutMinutes } = settings;
  await conductStep(state, {
    id: step.id,
    name,
    continueOnError,
    timeoutMinutes,
    holds: () => {
      const due = holds(step.condition, scope());
      if (due && problem !== undefined) throw problem; // A step that is skipped may well have nothing to evaluate.
      return due;
    },
    act: (record, stop) => {
      const errand = { state, id: step.id ?? `__step_${state.results.length + 1}`, env };
      const given = evaluateTexts(field("with"), scope());
      if (step.action?.kind === "node") return actNode(errand, step.action, given, name, scope(), record, stop);
      if (step.action?.kind === "builtin") return actBuiltin(errand, step.action, given, name, record);
      return runScript(errand, readScript(state, step, scope()), record, stop);
    },
  });
}

function readScript(
  state: JobState,
  step: PlannedStep,
  scope: Scope,
): { text: string; shell: string | undefined; folder: string } {
  const folder = step.token.find("working-directory");
  return {
    text: evaluateText(step.token.find("run") as TemplateToken, scope),
    shell: literal(step.token.find("shell")) ?? state.defaults["shell"],
    folder: folder === undefined ? (state.defaults["working-directory"] ?? ".") : evaluateText(folder, scope),
  };
}

async function actNode(
  errand: Errand,
  action: NodeAction,
  given: Record<string, string>,
  name: string,
  scope: Scope,
  record: StepRecord,
  stop: AbortSignal,
): Promise<string | undefined> {
  const declared = action.inputs.map((input) => ({
    name: input.name,
    required: input.required,
    fallback: input.default === undefined ? "" : evaluateText(input.default, scope),
  }));
  const inputs = inputVariables(fillInputs(declared, given));
  const { state } = errand;
  const { post } = action;
  let saved: Record<string, string> = {};
  if (post !== undefined) {
    const condition = new BasicExpressionToken(undefined, undefined, action.postIf, undefined, undefined, undefined);
    const runPost = async (postRecord: StepRecord, stopPost: AbortSignal) => {
      const states = Object.fromEntries(Object.entries(saved).map(([key, value]) => [`STATE_${key}`, value]));
      return (await runNodeScript(errand, action, post, { ...inputs, ...states }, postRecord, stopPost)).failure;
    };
    const holdsPost = () => holds(condition, stepScope(state));
    state.posts.push(() =>
      conductStep(state, { name: `Post ${name}`, continueOnError: false, holds: holdsPost, act: runPost }),
    );
  }
  const result = await runNodeScript(errand, action, action.main, inputs, record, stop);
  saved = result.saved;
  return result.failure;
}

async function actBuiltin(
  errand: Errand,
  builtin: Builtin,
  given: Record<string, string>,
  name: string,
  record: StepRecord,
): Promise<string | undefined> {
  const declared = Object.entries(builtin.inputs).map(([input, { required = false, default: fallback = "" }]) => ({
    name: input,
    required,
    fallback,
  }));
  const inputs = fillInputs(declared, given);
  const { post } = builtin;
  if (post !== undefined) {
    const act = async (postRecord: StepRecord) => {
      await runBuiltin(errand, post, inputs, postRecord);
      return undefined;
    };
    const { state } = errand;
    state.posts.push(() =>
      conductStep(state, { name: `Post ${name}`, continueOnError: false, holds: () => true, act }),
    );
  }
  await runBuiltin(errand, builtin.run, inputs, record);
  return undefined;
}

/** Without a name of its own a step is called by what it runs. */
function readName({ token }: PlannedStep, scope: Scope): string {
  const [name, uses, run] = ["name", "uses", "run"].map((field) => token.find(field));
  if (name !== undefined) return evaluateText(name, scope);
  if (uses !== undefined) return `Run ${uses.toString()}`;
  const script = run === undefined ? "" : evaluateText(run, scope);
  return `Run ${script.trim().split("\n")[0]}`;
}
