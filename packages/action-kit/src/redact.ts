import type { Secret } from "@postgres-to-aurora/domain";

/** Shorter values are not searched for: they would blank out innocent text everywhere. */
const SHORTEST = 4;

/** Replaces every known secret by `***` in text that leaves the process. */
export class Redactor {
  readonly #forms = new Set<string>();

  /** Registers a secret in the forms it can appear in; returns the new forms, for the runner's own masks. */
  add(secret: Secret): string[] {
    const value = secret.reveal();
    const parts = [value, ...value.split("\n").map((line) => line.trim()), ...urlPassword(value)];
    const forms = parts.flatMap((part) => [
      part,
      encodeURIComponent(part),
      Buffer.from(part).toString("base64"),
      JSON.stringify(part).slice(1, -1),
    ]);
    const fresh = [...new Set(forms)].filter((form) => form.length >= SHORTEST && !this.#forms.has(form));
    for (const form of fresh) this.#forms.add(form);
    return fresh;
  }

  text(text: string): string {
    // Longest first: a URI holds its own password.
    const forms = [...this.#forms].sort((a, b) => b.length - a.length);
    return forms.reduce((result, form) => result.replaceAll(form, "***"), text);
  }

  /** The same data with every string redacted, keys included. */
  data<T>(data: T): T {
    if (typeof data === "string") return this.text(data) as T;
    if (Array.isArray(data)) return data.map((item) => this.data(item)) as T;
    if (data !== null && typeof data === "object")
      return Object.fromEntries(Object.entries(data).map(([key, value]) => [this.text(key), this.data(value)])) as T;
    return data;
  }
}

function urlPassword(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { password } = new URL(value);
  if (password === "") return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
