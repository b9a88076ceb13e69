import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate, State } from "./model.js";

const SAVE_MS = 500;

/** The server's memory on disk. One file, replaced as a whole, so that a killed server finds the old or the new state. */
export class Store {
  readonly state: State;
  readonly #folder: string;
  readonly #file: string;
  #timer: NodeJS.Timeout | undefined;
  /** How long the last writing took, in milliseconds. */
  #cost = 0;
  /** Called before every writing: what it adds to the state is written with the rest. */
  beforeSave: () => void = () => {};

  /**
   * Reads the state, or begins with nothing.
   * @param folder made if missing; readable by its owner only, because endpoints hold passwords
   * @throws SyntaxError when the file is not JSON
   */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#folder = folder;
    this.#file = join(folder, "state.json");
    this.state = read(this.#file);
  }

  /** A file that holds the certificate, for programs that take a path. */
  certificateFile({ id, pem }: Certificate): string {
    const file = join(this.#folder, `${id}.pem`);
    writeFileSync(file, pem, { mode: 0o600 });
    return file;
  }

  /** Writes the state now. */
  save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.beforeSave();
    const begun = Date.now();
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.state), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
    this.#cost = Date.now() - begun;
  }

  /**
   * Writes the state soon: for counters, of which the target's control table keeps the truth. Half a second later, or
   * as much later as keeps writing below a twentieth of the time when there are very many tables.
   */
  saveSoon(): void {
    this.#timer ??= setTimeout(() => this.save(), Math.max(SAVE_MS, 20 * this.#cost));
  }
}

function read(file: string): State {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    text = "{}";
  }
  return { ...emptyState(), ...(JSON.parse(text) as Partial<State>) };
}

const emptyState = (): State => ({
  version: 1,
  subnetGroups: [],
  instances: [],
  endpoints: [],
  connections: [],
  certificates: [],
  tasks: [],
  replications: [],
  assessmentRuns: [],
  events: [],
  tags: {},
});
