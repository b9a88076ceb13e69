/** The part of a text that hides secrets; a job's masks also go to its parent, the run's. */
export class Masks {
  readonly #parent: Masks | undefined;
  readonly #values = new Set<string>();
  #pattern: RegExp | undefined;

  constructor(parent?: Masks) {
    this.#parent = parent;
  }

  /** Hides a value, each of its lines, and the forms in which it may be written in a URL, in JSON or in base64. */
  add(value: string): void {
    for (const part of [value.trim(), ...value.split(/\r?\n/).map((line) => line.trim())]) {
      if (part === "") continue;
      const uri = encodeURIComponent(part);
      const strictUri = uri.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
      const json = JSON.stringify(part).slice(1, -1);
      for (const form of [part, uri, strictUri, json, Buffer.from(part).toString("base64")]) this.#values.add(form);
    }
    this.#pattern = undefined;
    this.#parent?.add(value);
  }

  /** As `add`; of a PostgreSQL URL the password is hidden by itself too, as it stands there and decoded. */
  addSecret(value: string): void {
    this.add(value);
    if (!/^postgres(ql)?:\/\//.test(value.trim())) return;
    const written = [/:\/\/[^@/?#]*?:([^@/?#]*)@/, /[?&]password=([^&#]*)/].map((part) => part.exec(value)?.[1] ?? "");
    for (const password of written.filter((each) => each !== "")) {
      this.add(password);
      this.add(decode(password));
    }
  }

  /** The text with every hidden value replaced by `***`. */
  mask(text: string): string {
    const pattern = this.#compile();
    return pattern === undefined ? text : text.replace(pattern, "***");
  }

  /** Whether the text holds a hidden value. */
  reveals(text: string): boolean {
    return this.mask(text) !== text;
  }

  #compile(): RegExp | undefined {
    if (this.#pattern === undefined && this.#values.size > 0) {
      // Longest first, or a short value would leave the rest of a longer one readable.
      const longestFirst = [...this.#values].sort((a, b) => b.length - a.length);
      this.#pattern = new RegExp(
        longestFirst.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"),
        "g",
      );
    }
    return this.#pattern;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone percent sign: it is not encoded.
  }
}
