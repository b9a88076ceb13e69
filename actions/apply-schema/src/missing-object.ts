import type { ServerError } from "@postgres-to-aurora/postgres";
import {
  type Manifest,
  type ManifestObject,
  nameParts,
  PHASES,
  type Phase,
  phaseFile,
} from "@postgres-to-aurora/schema";
import type { Step } from "./plan.js";
import { shapeOf } from "./sql-shape.js";
import type { ErrorContext } from "./statement-error.js";

/** Something a statement needs and the target does not have. */
interface Missing {
  /** `relation`, `type`, `role`, `function` ... */
  kind: string;
  /** As the server writes it: parts joined by points, without quotes; a function with its argument types. */
  name: string;
}

/** undefined_table, undefined_function, undefined_object, invalid_schema_name, undefined_column. */
const KINDS: Record<string, string> = {
  "42P01": "relation",
  "42883": "function",
  "42704": "object",
  "3F000": "schema",
  "42703": "column",
};

/** What messages call things, where this says more than the SQLSTATE. */
const SAID = /^(type|role|extension|collation|access method|language|server|tablespace|index|constraint|trigger) /;

/**
 * Says what a statement misses, whether the bundle has it and where, and what to do.
 * @returns undefined when the error is about something else
 */
export function explainMissing(
  error: ServerError,
  step: Step,
  context: ErrorContext,
): { why: string; remedy: string } | undefined {
  if (error.code === "42830") return explainMissingKey(step, context);
  const missing = missingObject(error);
  if (missing === undefined) return undefined;
  if (missing.kind === "extension")
    return {
      why: `The target has no extension ${missing.name}`,
      remedy: `Let an administrator run CREATE EXTENSION ${missing.name} on the target, where pg_available_extensions must list it (on Aurora the version of the cluster decides, and rds.allowed_extensions may narrow it); or drop it on the source and export again. Then run again`,
    };
  if (missing.kind === "column")
    return {
      why: `A table on the target is not as the bundle has it: it has no column ${missing.name}`,
      remedy: `Compare the table with ${phaseFile("pre-load")}: one of them was changed by hand. Correct it and run again`,
    };
  return explainPlace(
    `The ${missing.kind} ${missing.name}`,
    find(context.request.manifest, missing),
    missing,
    step,
    context,
  );
}

function missingObject({ code, message }: ServerError): Missing | undefined {
  const extension = /extension "(.+)" is not available|\/([^/"]+)\.control"/.exec(message);
  if (extension) return { kind: "extension", name: (extension[1] ?? extension[2]) as string };
  const kind = KINDS[code];
  if (kind === undefined) return undefined;
  // Other languages put other quotes around a name; functions have none.
  const quoted = /["„“»«] ?(.+?) ?["“”«»]/s.exec(message)?.[1];
  const name = code === "42883" ? (/[^\s:]+\(.*\)/s.exec(message)?.[0] ?? quoted) : quoted;
  if (name === undefined) return undefined;
  return { kind: SAID.exec(message)?.[1] ?? kind, name: name.replace(/(\[\])+$/, "") };
}

function explainPlace(
  subject: string,
  found: ManifestObject | undefined,
  missing: Missing,
  step: Step,
  context: ErrorContext,
): { why: string; remedy: string } {
  const { phase, file } = context.request;
  if (found === undefined) return nowhere(subject, missing.kind);
  const where = phaseFile(found.phase);
  const [here, there] = [PHASES.indexOf(phase), PHASES.indexOf(found.phase)];
  if (there > here)
    return {
      why: `${subject} is missing; the bundle makes it only in ${where}`,
      remedy: `Move this statement to ${where}, behind what it needs (make the bundle anew, or edit both files and put their new sha256 into manifest.json), and run again`,
    };
  if (there < here)
    return context.facts.finished.includes(found.phase)
      ? {
          why: `${subject} is missing; ${where} of the bundle made it, and somebody dropped or renamed it since`,
          remedy: `Make it again on the target as ${where} has it, and run again`,
        }
      : {
          why: `${subject} is missing; it is in ${where} of the bundle, which is not applied to this target`,
          remedy: `Apply the phase ${found.phase} first, then run this one again`,
        };
  const line = lineBehind(step, missing, context);
  if (line === undefined)
    return {
      why: `${subject} is missing, though ${file} makes it before this statement`,
      remedy: "If somebody dropped or renamed it, make it again on the target as the file has it, and run again",
    };
  return {
    why: `${subject} is missing; ${file} makes it only later, at line ${line}`,
    remedy: `Move this statement behind line ${line} of ${file} (and put the file's new sha256 into manifest.json), and run again`,
  };
}

function nowhere(subject: string, kind: string): { why: string; remedy: string } {
  const why = `${subject} is missing, and the bundle does not hold it`;
  if (kind === "role") return { why, remedy: "Create the role on the target, or export without roles, and run again" };
  if (kind === "language" || kind === "access method" || kind === "server")
    return { why, remedy: "Install the extension that brings it on the target, and run again" };
  return {
    why,
    remedy:
      "If an extension brings it, install that on the target; if the export left it out (schemas, exclude-tables), export it too; or make it on the target by hand. Then run again",
  };
}

/** A foreign key whose target has no key to point to. */
function explainMissingKey(step: Step, context: ErrorContext): { why: string; remedy: string } | undefined {
  if (step.work.kind !== "foreign key") return undefined;
  const [table, schema] = nameParts(step.work.references).reverse() as [string, string?];
  const keys = context.request.manifest.objects.filter(
    (object) => object.type === "CONSTRAINT" && object.schema === schema && object.name.startsWith(`${table} `),
  );
  const later = keys.find((key) => PHASES.indexOf(key.phase) > PHASES.indexOf(context.request.phase));
  const subject = `The unique key of ${schema}.${table} that this foreign key points to`;
  if (later !== undefined) return explainPlace(subject, later, { kind: "", name: later.name }, step, context);
  return {
    why: `${subject} is missing or not valid on the target; the bundle has ${keys.map(({ name, phase }) => `${name.slice(table.length + 1)} (${phase})`).join(", ") || "no key of this table"}`,
    remedy: "Make sure that the key is there and comes before the foreign key, and run again",
  };
}

function find({ objects }: Manifest, { name }: Missing): ManifestObject | undefined {
  const bare = name.replace(/\(.*$/s, "");
  const matches = objects.filter((object) => {
    const own = object.name.replace(/\(.*$/s, "");
    return own === bare || `${object.schema}.${own}` === bare;
  });
  const order = (phase: Phase) => PHASES.indexOf(phase);
  return matches.sort((a, b) => order(a.phase) - order(b.phase))[0];
}

/** The line behind the statement where the file makes what is missing. */
function lineBehind(step: Step, { name }: Missing, { facts }: ErrorContext): number | undefined {
  const last = name.replace(/\(.*$/s, "").split(".").at(-1) as string;
  const maker = facts.steps.find(
    ({ index, text }) =>
      index > step.index &&
      text.slice(0, 400).includes(last.replaceAll('"', '""')) &&
      /^CREATE /.test(shapeOf(text).text),
  );
  return maker?.line;
}
