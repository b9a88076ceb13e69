import type { Outcome } from "@postgres-to-aurora/action-kit";
import type { Section, Verdict } from "@postgres-to-aurora/domain";
import type { Judged, State } from "./runner.js";

/** Checks named in the headline at most. */
const NAMED = 3;

/** A warning is also a blocker that nobody could look for. */
export function verdictOf(checks: Judged[]): Verdict {
  if (checks.some(({ state }) => state === "failed")) return "fail";
  const doubtful = ({ state, severity }: Judged) =>
    state === "warning" || (state === "skipped" && severity === "blocker");
  return checks.some(doubtful) ? "warn" : "pass";
}

/** How many checks ended in a state. */
export function count(checks: Judged[], state: State): number {
  return checks.filter((check) => check.state === state).length;
}

/** The verdict in one sentence that names the worst; what keeps an end from being reached is said in full. */
export function outcomeOf(checks: Judged[]): Outcome {
  const verdict = verdictOf(checks);
  const of = (state: State) => checks.filter((check) => check.state === state);
  const [failed, warned, missed] = [of("failed"), of("warning"), of("skipped")];
  const figures = `${of("passed").length} passed, ${warned.length} warnings, ${missed.length} skipped`;
  if (verdict === "pass") return { verdict, headline: `Ready: ${figures}` };
  if (verdict === "fail") {
    const unreached = failed.filter(({ id }) => /-(connection|access)$/.test(id));
    const others = failed.filter((check) => !unreached.includes(check)).map(({ id, text }) => `${id} (${text})`);
    const said = [
      ...unreached.map(({ text, remedy }) => `${[text, remedy?.say].filter(Boolean).join(". ")}.`),
      others.length > 0 ? `${named(others)}.` : "",
    ].filter(Boolean);
    return { verdict, headline: `Not ready, ${failed.length} failed: ${said.join(" ")} ${figures}` };
  }
  if (warned.length > 0)
    return { verdict, headline: `Ready, with warnings: ${named(warned.map(({ id }) => id))}; ${figures}` };
  const unproved = missed.filter(({ severity }) => severity === "blocker").map(({ id }) => id);
  return { verdict, headline: `Ready as far as was checked; not checked: ${named(unproved)}; ${figures}` };
}

function named(items: string[]): string {
  return items.length <= NAMED
    ? items.join(", ")
    : `${items.slice(0, NAMED).join(", ")} and ${items.length - NAMED} more`;
}

/** The sections: what to do first, then the SQL for it, then what holds and what was not looked at. */
export function sectionsOf(checks: Judged[]): Section[] {
  const todo = [
    ...checks.filter(({ state }) => state === "failed"),
    ...checks.filter(({ state }) => state === "warning"),
  ];
  const sections: Section[] = [];
  if (todo.length > 0)
    sections.push({
      kind: "table",
      title: "What to do",
      columns: ["state", "check", "what was found", "why it matters", "remedy"],
      rows: todo.map(({ state, id, text, why, remedy }) => [state, id, text, why, remedy?.say ?? ""]),
    });
  for (const on of ["source", "target"] as const) {
    const text = sqlFor(todo, on);
    if (text !== "") sections.push({ kind: "text", title: `SQL to run on the ${on}`, text });
  }
  const groups: [Judged["side"], string][] = [
    ["source", "Source"],
    ["target", "Target"],
    ["both", "Both sides"],
    ["aws", "AWS DMS"],
  ];
  for (const [side, title] of groups) {
    const rows = checks
      .filter((check) => check.side === side && (check.state === "passed" || check.state === "skipped"))
      .sort((a, b) => Number(a.state === "skipped") - Number(b.state === "skipped"))
      .map(({ state, id, title: holds, text, remedy }) => [state, id, holds, noteOf(text, remedy?.say)]);
    if (rows.length > 0)
      sections.push({
        kind: "table",
        title: `${title}: passed or not checked`,
        columns: ["state", "check", "what must hold", "note"],
        rows,
      });
  }
  return sections;
}

function noteOf(text: string, remedy: string | undefined): string {
  return remedy ? `${text}. ${remedy}` : text;
}

/** The statements of all remedies that belong to one side, each under the check it is for. */
function sqlFor(todo: Judged[], on: "source" | "target"): string {
  return todo
    .filter(({ side, remedy }) => (remedy?.on ?? (side === "source" ? "source" : "target")) === on)
    .flatMap(({ id, remedy }) =>
      remedy?.sql?.length ? [[`-- ${id}: ${oneLine(remedy.say)}`, ...remedy.sql].join("\n")] : [],
    )
    .join("\n\n");
}

/** Names from the database may hold line breaks; a comment must not end in the middle. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}

/** One line per check that needs attention, for the log. */
export function logLines(checks: Judged[]): string[] {
  const todo = checks.filter(({ state }) => state === "failed" || state === "warning");
  return todo.map(({ state, id, text, remedy }) =>
    `${state.padEnd(7)}  ${id}: ${text}. ${remedy?.say ?? ""}`.trimEnd(),
  );
}
