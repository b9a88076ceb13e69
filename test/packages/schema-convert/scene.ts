import { type BundleContent, bundleFromDump, type Phase } from "@postgres-to-aurora/schema";
import type { Rule } from "@postgres-to-aurora/schema/assess";

/** One entry of a dump: its type, its name, its statements. */
export type Entry = [type: string, name: string, ...statements: string[]];

/** A bundle of these entries, all of schema `app`, as export-schema would make it. */
export function bundleOf(entries: Entry[]): BundleContent {
  const parts = entries.map(
    ([type, name, ...statements]) =>
      `--\n-- Name: ${name}; Type: ${type}; Schema: app; Owner: -\n--\n\n${statements.join("\n")}\n`,
  );
  const dump = [
    "--\n-- PostgreSQL database dump\n--\n",
    "-- Dumped from database version 15.18\n-- Dumped by pg_dump version 15.18\n",
    "SET standard_conforming_strings = on;\n",
    ...parts,
    "--\n-- PostgreSQL database dump complete\n--\n",
  ].join("\n");
  return bundleFromDump(dump, "dump.sql", { migration: "shop" });
}

/** A rule with the parts a test is about. */
export function ruleOf(id: string, parts: Partial<Rule>): Rule {
  return {
    id,
    category: "dump",
    severity: "needs-change",
    title: id,
    why: `Why ${id}.`,
    remedy: `Mend ${id}.`,
    effort: "trivial",
    fix: { kind: "auto", by: "convert-schema", does: `Mended ${id}` },
    ...parts,
  };
}

/** The statements of a phase behind its preamble, comments that begin a line included. */
export function bodyOf({ sql }: BundleContent, phase: Phase): string {
  const text = sql[phase];
  const preamble = text.indexOf("SET row_security = off;\n") + "SET row_security = off;\n".length;
  return text.slice(preamble).trim();
}
