const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const parts = (text: string): string[] => text.match(/\[[^\]]+\]|%|_|[^%_[]+|\[/gsu) ?? [];

/** A name with the wildcards of table mappings: `%` is any text, `_` one character, `[ab]` and `[a-d]` one of these. */
export class NamePattern {
  readonly #expression: RegExp;

  constructor(text: string) {
    const source = parts(text).map((part) => {
      if (part === "%") return ".*";
      if (part === "_") return ".";
      if (/^\[.+\]$/su.test(part)) return `[${part.slice(1, -1).replace(/[\\^\]]/g, "\\$&")}]`;
      return escapePattern(part);
    });
    this.#expression = new RegExp(`^${source.join("")}$`, "su");
  }

  matches(name: string): boolean {
    return this.#expression.test(name);
  }
}

/** The one name a pattern can match, or undefined when it can match several: `[_]` is just an underscore. */
function onlyMatch(text: string): string | undefined {
  const names = parts(text).map((part) => (/^\[.\]$/su.test(part) ? part.slice(1, -1) : part));
  return parts(text).some((part) => part === "%" || part === "_" || /^\[..+\]$/su.test(part))
    ? undefined
    : names.join("");
}

/** Whether a name has no wildcard. @param underscore whether `_` counts as one */
export const isLiteral = (text: string, underscore = true): boolean =>
  onlyMatch(underscore ? text : text.replaceAll("_", "")) !== undefined;

/**
 * Values by schema and table patterns. Patterns that match one table only are found by its name, so that documents
 * with a rule for each of thousands of tables are read in linear time.
 */
export class PatternTable<T> {
  readonly #exact = new Map<string, T[]>();
  readonly #patterns: { schema: NamePattern; table: NamePattern; value: T }[] = [];
  size = 0;

  /** Adds a value for the tables that both patterns match. */
  add(schema: string, table: string, value: T): void {
    const [one, other] = [onlyMatch(schema), onlyMatch(table)];
    if (one !== undefined && other !== undefined) {
      this.addExact(one, other, value);
      return;
    }
    this.#patterns.push({ schema: new NamePattern(schema), table: new NamePattern(table), value });
    this.size++;
  }

  /** Adds a value for exactly this table. */
  addExact(schema: string, table: string, value: T): void {
    const key = JSON.stringify([schema, table]);
    const values = this.#exact.get(key);
    if (values === undefined) this.#exact.set(key, [value]);
    else values.push(value);
    this.size++;
  }

  /** Every value whose patterns match. */
  matching(schema: string, table: string): T[] {
    const exact = this.#exact.get(JSON.stringify([schema, table])) ?? [];
    const others = this.#patterns.filter((entry) => entry.schema.matches(schema) && entry.table.matches(table));
    return [...exact, ...others.map(({ value }) => value)];
  }
}
