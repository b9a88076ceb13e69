import { Lexer } from "@actions/expressions";
import type { MappingToken, TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import { TemplateToken as Token } from "@actions/workflow-parser/templates/tokens/template-token";
import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isSequence,
} from "@actions/workflow-parser/templates/tokens/type-guards";
import { TokenType } from "@actions/workflow-parser/templates/tokens/types";
import { entries, literal, type WorkflowDefinition } from "./parse.js";

const refusedJobKeys: Record<string, string> = {
  uses: "reusable workflows",
  container: "job containers",
  services: "service containers",
  snapshot: "image snapshots",
  "cancel-timeout-minutes": "cancel-timeout-minutes",
};

const statusNames = ["success", "failure", "cancelled", "always"];

type Report = (token: TemplateToken, text: string) => void;

/** Reports everything in a workflow that this runner would not do as the platform does. */
export function findUnsupported({ token: root, jobs }: WorkflowDefinition, report: Report): void {
  const on = root.find("on") as TemplateToken;
  const events = isMapping(on)
    ? entries(on).map(({ key }) => key)
    : isSequence(on)
      ? [...on].map(String)
      : [literal(on)];
  if (!events.includes("workflow_dispatch")) report(on, "only workflows that workflow_dispatch starts are supported");
  for (const [, token] of Token.traverse(root)) {
    if (token.templateTokenType === TokenType.InsertExpression) report(token, "the insert directive is not supported");
    if (isBasicExpression(token)) checkExpression(token, token.expression, report);
  }
  checkShell(root, report);
  for (const job of jobs) {
    checkExpression(job.token.find("if") ?? job.token, job.condition.expression, report);
    for (const { key, keyToken } of entries(job.token)) {
      const feature = refusedJobKeys[key];
      if (feature !== undefined) report(keyToken, `${feature} are not supported`);
    }
    const system = /^(windows|macos)/i.exec(literal(job.token.find("runs-on")) ?? "");
    if (system) report(job.token.find("runs-on") as TemplateToken, `runs-on: ${system[1]} runners are not supported`);
    const cancels = entries(job.token.find("concurrency")).find(({ key }) => key === "cancel-in-progress")?.value;
    if (cancels && !(isBoolean(cancels) && !cancels.value)) {
      report(cancels, "cancel-in-progress between the jobs of one run is not supported");
    }
    checkShell(job.token, report);
    for (const step of job.steps) {
      checkExpression(step.token.find("if") ?? step.token, step.condition.expression, report);
      checkShellName(step.token.find("shell"), report);
    }
  }
}

function checkExpression(token: TemplateToken, expression: string, report: Report): void {
  const { tokens } = new Lexer(expression).lex();
  tokens.forEach(({ lexeme }, index) => {
    const [next, afterNext] = [tokens[index + 1]?.lexeme, tokens[index + 2]?.lexeme];
    if (next !== "(") return;
    if (lexeme.toLowerCase() === "hashfiles") report(token, "hashFiles() is not supported");
    if (statusNames.includes(lexeme.toLowerCase()) && afterNext !== ")") {
      report(token, `${lexeme}() with arguments is not supported`);
    }
  });
}

function checkShell(token: MappingToken, report: Report): void {
  const defaults = token.find("defaults");
  const run = defaults && isMapping(defaults) ? defaults.find("run") : undefined;
  if (run && isMapping(run)) checkShellName(run.find("shell"), report);
}

function checkShellName(shell: TemplateToken | undefined, report: Report): void {
  if (shell === undefined || ["bash", "sh"].includes(literal(shell) ?? "")) return;
  report(shell, `the shell ${shell.toString()} is not supported, only bash and sh`);
}
