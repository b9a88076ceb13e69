import type { BundleContent } from "../bundle.js";
import type { ManifestObject } from "../manifest.js";
import { PHASES, type Phase } from "../phases.js";
import { commentedOut, commentLine } from "./comment-lines.js";
import type { Entry, Plan } from "./convert-pass.js";
import { headerName, headerType, type WrittenBlock, writeBlocks } from "./phase-file.js";

interface Placed extends WrittenBlock {
  /** Whether a rule added it in this pass. */
  added?: boolean;
  header?: string | undefined;
  object?: ManifestObject | undefined;
}

/** The files and the list of objects after a pass. A file in which nothing changes keeps its text byte for byte. */
export function rewrite(
  { manifest, sql }: BundleContent,
  plans: Plan[],
): Pick<BundleContent["manifest"], "objects"> & Pick<BundleContent, "sql"> {
  const standing: Record<Phase, Placed[]> = { "pre-load": [], "post-load": [], "post-cutover": [] };
  const coming: Record<Phase, Placed[]> = { "pre-load": [], "post-load": [], "post-cutover": [] };
  const changed = new Set<Phase>();
  for (const plan of plans) {
    const goes = destination(plan);
    const list = goes === plan.phase ? standing[plan.phase] : coming[goes];
    list.push(remaining(plan, goes));
    for (const [phase, blocks] of additions(plan, goes)) {
      changed.add(phase);
      (phase === goes ? list : coming[phase]).push(...blocks);
    }
    if (goes !== plan.phase || plan.entries.some(isTouched)) changed.add(plan.phase).add(goes);
  }
  const matched = new Set(plans.map(({ object }) => object));
  const objects: ManifestObject[] = [];
  const written = { ...sql };
  for (const phase of PHASES) {
    const blocks = withoutRepeats(insert(standing[phase], coming[phase]));
    if (changed.has(phase)) written[phase] = writeBlocks(blocks);
    objects.push(
      ...blocks.flatMap(({ object }) => (object ? (object.phase === phase ? object : { ...object, phase }) : [])),
    );
    objects.push(...manifest.objects.filter((object) => object.phase === phase && !matched.has(object)));
  }
  return { sql: written, objects };
}

/** Where the block as a whole goes: with its first statement, when it has a header to go with. */
function destination({ block, phase, entries: [first] }: Plan): Phase {
  return first && !first.fate.leftOut && (block.header || first.fate.moved) ? first.fate.phase : phase;
}

function isTouched({ change, fate, statement }: Entry): boolean {
  return change !== undefined || fate.leftOut !== undefined || fate.phase !== statement.phase;
}

/** The block's own text with its statements edited, commented out, or gone. */
function remaining({ block, entries, object }: Plan, goes: Phase): Placed {
  let text = block.text;
  for (const entry of [...entries].reverse()) {
    const start = entry.piece.start - block.start;
    const end = entry.piece.end - block.start;
    const next = replacement(entry, goes);
    if (next === entry.piece.text) continue;
    const before = next === "" ? text.slice(0, start).trimEnd() : text.slice(0, start);
    // What follows on the same line must not become part of a comment.
    const lineEnd = next.startsWith("-- ") && /^[^\n]*\S/.test(text.slice(end)) ? "\n" : "";
    text = before + next + lineEnd + text.slice(end);
  }
  const stands = entries.some(({ fate }) => !fate.leftOut);
  return { header: block.header, text, gap: block.gap, object: stands ? object : undefined };
}

function replacement({ piece, change, fate }: Entry, goes: Phase): string {
  if (fate.leftOut) return leftOut(piece.text, change, fate);
  if (fate.phase !== goes) return "";
  return change?.text ?? piece.text;
}

function leftOut(text: string, change: Entry["change"], fate: Entry["fate"]): string {
  const reasons = change?.leftOut.length ? change.leftOut : fate.along ? [fate.along] : [];
  const lines = reasons.map(({ rule, why }) => commentLine(`left out by ${rule.id}: ${why}`));
  return `${lines.join("\n")}\n${commentedOut(text)}`;
}

/** Statements that rules add, and those that leave a block which stays. */
function additions({ entries }: Plan, goes: Phase): Map<Phase, Placed[]> {
  const blocks = new Map<Phase, Placed[]>();
  const add = (phase: Phase, rule: string, why: string, text: string) => {
    const block = { text: `${commentLine(`${rule}: ${why}`)}\n${text}`, gap: "\n\n", added: true };
    blocks.set(phase, [...(blocks.get(phase) ?? []), block]);
  };
  for (const { piece, change, fate } of entries) {
    if (fate.moved && !fate.leftOut && fate.phase !== goes)
      add(fate.phase, fate.moved.id, fate.along?.why ?? fate.moved.fix.does, change?.text ?? piece.text);
    for (const { rule, phase, sql } of change?.added ?? []) add(phase, rule.id, rule.fix.does, sql);
  }
  return blocks;
}

/** Event triggers fire on everything behind them, and materialized views want everything before them. */
function insert(standing: Placed[], coming: Placed[]): Placed[] {
  if (coming.length === 0) return standing;
  const refreshes = standing.findIndex(({ header }) => header !== undefined && isLast(header));
  const at = refreshes < 0 ? standing.length : refreshes;
  const events = coming.filter(({ header }) => header !== undefined && isEventTrigger(header));
  const others = coming.filter((block) => !events.includes(block));
  return [...standing.slice(0, at), ...others, ...standing.slice(at), ...events];
}

function isLast(header: string): boolean {
  return headerType(header) === "MATERIALIZED VIEW DATA" || isEventTrigger(header);
}

function isEventTrigger(header: string): boolean {
  const type = headerType(header);
  return /^EVENT TRIGGER/.test(type === "COMMENT" ? headerName(header) : type);
}

/** Two statements may ask for the same addition. */
function withoutRepeats(blocks: Placed[]): Placed[] {
  const seen = new Set<string>();
  return blocks.filter(({ added, text }) => {
    if (!added) return true;
    const first = !seen.has(text);
    seen.add(text);
    return first;
  });
}
