import type { ErrorObject, ValidateFunction } from "ajv";
import type { Schema } from "./keywords.js";
import { nearest } from "./nearest.js";

const validators = new Map<Schema, ValidateFunction>();

/** What in a document does not fit its schema, one line per place; values are left out, since they may be a row's. */
export async function problemsOf(schema: Schema, document: unknown): Promise<string[]> {
  const validate = validators.get(schema) ?? (await compile(schema));
  validators.set(schema, validate);
  if (validate(document)) return [];
  // A failed `then` is told by its own errors already.
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== "if").map(sentence);
}

/** The validator is loaded when a document is checked, not when an action starts. */
async function compile(schema: Schema): Promise<ValidateFunction> {
  // By its default export: the bundle knows no other of a module that exports a function.
  const { Ajv2020 } = (await import("ajv/dist/2020.js")).default;
  return new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
}

function sentence(error: ErrorObject): string {
  const at = pathOf(error.instancePath);
  const place = at === "" ? "The document" : at;
  switch (error.keyword) {
    case "additionalProperties":
      return unknownMember(at, error);
    case "required":
      return `${place} has no ${error.params["missingProperty"]}`;
    case "enum":
      return `${place} must be one of ${(error.params["allowedValues"] as string[]).join(", ")}`;
    case "type":
      return `${place} must be ${[error.params["type"]].flat().join(" or ")}, not ${kindOf(error.data)}`;
    case "minimum":
      return `${place} must be at least ${error.params["limit"]}`;
    case "maximum":
      return `${place} must be at most ${error.params["limit"]}`;
    case "pattern":
      return `${place} must match ${error.params["pattern"]}`;
    default:
      return `${place} ${error.message ?? "is not valid"}`;
  }
}

function unknownMember(at: string, error: ErrorObject): string {
  const name = String(error.params["additionalProperty"]);
  const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
  const meant = nearest(name, known);
  const hint = meant === undefined ? `known are ${known.join(", ")}` : `did you mean ${meant}?`;
  return `${at === "" ? name : `${at}.${name}`} is unknown, ${hint}`;
}

/** `/rules/3/object-locator` as `rules[3].object-locator`. */
function pathOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === "" ? part : `${path}.${part}`), "");
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value)
    ? "array"
    : typeof value === "number" && !Number.isInteger(value)
      ? "fraction"
      : typeof value;
}
