import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import type { BasicExpressionToken, TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from "@actions/workflow-parser/templates/tokens/type-guards";
import { errorText, UserError } from "@postgres-to-aurora/domain";

/** What the status functions answer in an `if`. */
export interface Status {
  success: boolean;
  failure: boolean;
  cancelled: boolean;
}

/** What an expression can see: plain values by context name, and the status where there is one. */
export interface Scope {
  contexts: Partial<Record<ContextName, unknown>>;
  status?: Status;
}

const contextNames = [
  "github",
  "inputs",
  "vars",
  "secrets",
  "env",
  "needs",
  "strategy",
  "matrix",
  "steps",
  "job",
  "runner",
] as const;
export type ContextName = (typeof contextNames)[number];

/** Any value that JSON can hold, as the evaluator wants it. */
function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver);
}

/** An evaluated value as plain JSON. */
export function toPlain(value: data.ExpressionData): unknown {
  return JSON.parse(JSON.stringify(value, data.replacer));
}

function statusFunctions(status: Status | undefined) {
  const answer = (name: string, value: boolean | undefined) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value ?? false),
  });
  return [
    answer("success", status?.success),
    answer("failure", status?.failure),
    answer("cancelled", status?.cancelled),
    answer("always", true),
  ];
}

/** The lexer undoubles only the first quote of a text, so a second one would reach the script doubled. */
function readTokens(expression: string) {
  return new Lexer(expression)
    .lex()
    .tokens.map((token) =>
      typeof token.value === "string" ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") } : token,
    );
}

function evaluateExpression(expression: string, scope: Scope): data.ExpressionData {
  const functions = statusFunctions(scope.status);
  const tree = new Parser(readTokens(expression), [...contextNames], functions).parse();
  const contexts = new data.Dictionary(
    ...contextNames.map((key) => ({ key, value: toData(scope.contexts[key] ?? {}) })),
  );
  return new Evaluator(tree, contexts, new Map(functions.map((each) => [each.name, each]))).evaluate();
}

/** The value of a token with its expressions evaluated. Throws UserError that names the line. */
export function evaluate(token: TemplateToken, scope: Scope): data.ExpressionData {
  if (isBasicExpression(token)) {
    try {
      return evaluateExpression(token.expression, scope);
    } catch (cause) {
      throw badValue(token, `The expression \${{ ${token.expression} }} cannot be evaluated`, errorText(cause));
    }
  }
  if (isString(token)) return new data.StringData(token.value);
  if (isBoolean(token)) return new data.BooleanData(token.value);
  if (isNumber(token)) return new data.NumberData(token.value);
  if (isSequence(token)) return new data.Array(...[...token].map((item) => evaluate(item, scope)));
  if (isMapping(token)) {
    const pairs = [...token].map(({ key, value }) => ({
      key: evaluateText(key, scope),
      value: evaluate(value, scope),
    }));
    return new data.Dictionary(...pairs);
  }
  return new data.Null();
}

/** The text of a scalar. Throws UserError when the expression gives a list or a mapping. */
export function evaluateText(token: TemplateToken, scope: Scope): string {
  const value = evaluate(token, scope);
  if (!value.primitive) throw badValue(token, "A text was expected, the expression gives a list or a mapping");
  return value.coerceString();
}

/** A mapping whose values are texts, such as `env` or `with`; empty for an absent one. */
export function evaluateTexts(token: TemplateToken | undefined, scope: Scope): Record<string, string> {
  if (token === undefined) return {};
  const value = toPlain(evaluate(token, scope));
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badValue(token, "A mapping was expected");
  if (isMapping(token)) {
    return Object.fromEntries(
      [...token].map((pair) => [evaluateText(pair.key, scope), evaluateText(pair.value, scope)]),
    );
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each ?? "")]));
}

/** A number, such as minutes. The platform takes no digits in a text here, so this does not either. */
export function evaluateNumber(token: TemplateToken | undefined, scope: Scope): number | undefined {
  if (token === undefined) return undefined;
  const value = evaluate(token, scope);
  if (value.kind === data.Kind.Number) return value.number();
  throw badValue(token, "A number was expected", "A text with digits becomes a number by fromJSON()");
}

/** A boolean, such as `continue-on-error`. Throws UserError for any other type, as the platform does. */
export function evaluateBoolean(token: TemplateToken | undefined, scope: Scope): boolean {
  if (token === undefined) return false;
  const value = evaluate(token, scope);
  if (value.kind === data.Kind.Boolean) return value.number() === 1;
  throw badValue(token, "A boolean was expected", "A text becomes a boolean by fromJSON()");
}

/** Whether an `if` holds, by the platform's idea of truth: empty text, 0 and null do not. */
export function holds(condition: BasicExpressionToken, scope: Scope): boolean {
  const value = evaluate(condition, scope);
  return !value.primitive || (value.kind === data.Kind.String ? value.coerceString() !== "" : Boolean(value.number()));
}

function badValue(token: TemplateToken, what: string, why?: string): UserError {
  return new UserError({
    code: "WORKFLOW_VALUE",
    what: `Line ${token.line ?? "?"}: ${what}`,
    ...(why === undefined ? {} : { why }),
    remedy: "Correct the value in the workflow",
  });
}
