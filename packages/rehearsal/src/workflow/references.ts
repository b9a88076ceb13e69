import { Lexer } from "@actions/expressions";
import { TokenType as ExpressionTokenType } from "@actions/expressions/lexer";
import type { BasicExpressionToken, TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import { TemplateToken as Token } from "@actions/workflow-parser/templates/tokens/template-token";
import { isBasicExpression } from "@actions/workflow-parser/templates/tokens/type-guards";
import { readDefinitions } from "./dispatch-inputs.js";
import { entries, type WorkflowDefinition } from "./parse.js";
import type { PlannedJob, PlannedStep } from "./plan.js";

type Report = (token: TemplateToken, text: string) => void;

/** What expressions at one place may refer to. */
interface Place {
  job?: PlannedJob;
  /** Those that have run by then. */
  steps: PlannedStep[];
}

/**
 * Reports references to inputs, needs, steps and outputs that do not exist. The platform takes them for empty without
 * a word, so that a slip of the pen shows far away or never.
 */
export function checkReferences(definition: WorkflowDefinition, jobs: PlannedJob[], report: Report): void {
  const inputs = new Set(readDefinitions(definition.token).map(({ name }) => name.toLowerCase()));
  const check = (token: TemplateToken, { job, steps }: Place, condition?: BasicExpressionToken) => {
    for (const [, each] of Token.traverse(token)) {
      if (isBasicExpression(each)) checkExpression(each, each.expression);
    }
    if (condition !== undefined) checkExpression(token, condition.expression);

    function checkExpression(at: TemplateToken, expression: string): void {
      for (const [context, name, kind, output] of readPaths(expression)) {
        if (name === undefined) continue;
        if (context === "inputs" && !inputs.has(name)) report(at, `there is no input ${name}`);
        if (context === "needs" && job) checkNeed(at, job, name, kind === "outputs" ? output : undefined);
        if (context === "steps" && job) checkStep(at, steps, name, kind === "outputs" ? output : undefined);
      }
    }
  };
  const checkNeed = (at: TemplateToken, job: PlannedJob, name: string, output: string | undefined) => {
    const needed = jobs.find(({ id }) => id.toLowerCase() === name && job.needs.includes(id));
    if (needed === undefined) report(at, `the job ${job.id} does not need a job ${name}`);
    else if (output !== undefined && !names(needed.token.find("outputs")).includes(output)) {
      report(at, `the job ${needed.id} has no output ${output}`);
    }
  };
  const checkStep = (at: TemplateToken, steps: PlannedStep[], name: string, output: string | undefined) => {
    const step = steps.find(({ id }) => id?.toLowerCase() === name);
    if (step === undefined) report(at, `there is no step ${name} before this place`);
    else if (output !== undefined && step.action?.kind === "node" && !step.action.outputs.includes(output)) {
      report(at, `the action of the step ${name} has no output ${output}`);
    }
  };
  for (const { key, value } of entries(definition.token)) if (key !== "jobs") check(value, { steps: [] });
  for (const job of jobs) {
    for (const { key, value } of entries(job.token)) {
      if (key !== "steps") check(value, { job, steps: job.steps }, key === "if" ? job.condition : undefined);
    }
    job.steps.forEach((step, index) => {
      const place = { job, steps: job.steps.slice(0, index) };
      for (const { key, value } of entries(step.token)) check(value, place, key === "if" ? step.condition : undefined);
    });
  }
}

function names(mapping: TemplateToken | undefined): string[] {
  return entries(mapping).map(({ key }) => key.toLowerCase());
}

/** The contexts an expression reads and the names it follows from there, in lower case: `needs.a['b']` is needs, a, b. */
function readPaths(expression: string): string[][] {
  const { tokens } = new Lexer(expression).lex();
  const type = (index: number) => tokens[index]?.type;
  const paths: string[][] = [];
  for (let at = 0; at < tokens.length; at++) {
    const isContext = type(at) === ExpressionTokenType.IDENTIFIER && type(at - 1) !== ExpressionTokenType.DOT;
    if (!isContext || type(at + 1) === ExpressionTokenType.LEFT_PAREN) continue;
    const path = [tokens[at]?.lexeme ?? ""];
    for (let next = at + 1; ; ) {
      if (type(next) === ExpressionTokenType.DOT && type(next + 1) === ExpressionTokenType.IDENTIFIER) {
        path.push(tokens[next + 1]?.lexeme ?? "");
        next += 2;
      } else if (type(next) === ExpressionTokenType.LEFT_BRACKET && type(next + 1) === ExpressionTokenType.STRING) {
        path.push(String(tokens[next + 1]?.value));
        next += 3;
      } else break;
    }
    paths.push(path.map((part) => part.toLowerCase()));
  }
  return paths;
}
