import { type Node, type SqlParser, walk } from "@postgres-to-aurora/sql-parser";
import type { CodeUnit } from "./code-unit.js";
import { parseCode, withoutComments } from "./parse-code.js";
import { snippet } from "./redact.js";
import type { Confidence, Hit, Road, Rule } from "./rule.js";

export interface RuleHit {
  rule: Rule;
  hit: Hit;
}

type Check = { rule: Rule; look: NonNullable<NonNullable<Rule["code"]>["nodes"]>[string] };

/** Runs the code rules over source text, one unit at a time, so that memory stays bounded. */
export async function searchCode(
  units: Iterable<CodeUnit> | AsyncIterable<CodeUnit>,
  rules: Rule[],
  parser: SqlParser,
  road: Road,
): Promise<RuleHit[]> {
  const byNode = new Map<string, Check[]>();
  const patterns = rules.filter((rule) => rule.code?.pattern);
  for (const rule of rules)
    for (const [type, look] of Object.entries(rule.code?.nodes ?? {}))
      byNode.set(type, [...(byNode.get(type) ?? []), { rule, look }]);
  const hits: RuleHit[] = [];
  if (byNode.size + patterns.length === 0) return hits;
  for await (const unit of units) {
    const found = (rule: Rule, evidence: string, confidence: Confidence) => {
      hits.push({ rule, hit: { object: unit.object, evidence, confidence, ...(unit.at ? { at: unit.at } : {}) } });
    };
    const { trees, parsed, dynamic } = parseCode(unit, parser);
    searchTrees(trees, byNode, unit, road, found);
    const texts = parsed ? dynamic : [withoutComments(unit.text)];
    for (const rule of patterns) {
      // A rule without node checks knows its pattern only.
      const searched = rule.code?.nodes ? texts : [withoutComments(unit.text)];
      for (const text of searched) {
        const match = rule.code?.pattern?.exec(text);
        const evidence = match && around(text, match.index, match[0].length);
        if (evidence && !rule.code?.unless?.(evidence, unit)) found(rule, evidence, "pattern");
      }
    }
  }
  return hits;
}

function searchTrees(
  trees: Node[],
  byNode: Map<string, Check[]>,
  unit: CodeUnit,
  road: Road,
  found: (rule: Rule, evidence: string, confidence: Confidence) => void,
): void {
  walk(trees, (type, fields) => {
    for (const { rule, look } of byNode.get(type) ?? []) {
      const evidence = look(fields, unit, road);
      if (evidence !== undefined) found(rule, snippet(evidence), "parsed");
    }
  });
}

/** The found text with what follows on its line, for people. */
function around(text: string, start: number, length: number): string {
  const end = text.indexOf("\n", start + length);
  return snippet(text.slice(start, end < 0 ? undefined : end));
}
