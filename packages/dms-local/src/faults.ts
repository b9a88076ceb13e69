/** What goes wrong with one request. */
export interface RequestFault {
  kind: "throttle" | "error" | "cut" | "cut-after" | "slow" | "empty-page" | "iso-dates";
  /** The fault's name, for `error`. */
  name?: string;
  milliseconds?: number;
}

interface OperationFault extends RequestFault {
  /** `*` for every operation. */
  operation: string;
  /** How many more times it happens. */
  left: number;
}

const OPERATION_SPEC =
  /^(throttle|cut|cut-after|empty-page|iso-dates):([A-Za-z]+|\*)(?::(\d+))?$|^(error):([A-Za-z]+|\*):([A-Za-z]+)(?::(\d+))?$|^(slow):([A-Za-z]+|\*):(\d+)$/;

/** How many answers show an unknown status when the specification does not say. */
const STATUS_ANSWERS = 5;

/** The faults that were asked for, and how often each is still to happen. */
export class Faults {
  readonly #requests: OperationFault[] = [];
  readonly #tableErrors = new Set<string>();
  readonly #speeds = new Map<string, number>();
  #status: { text: string; left: number } | undefined;
  #staleMinutes = 0;
  #metricsMissing = false;

  /**
   * @param specifications as the README lists them, for example `throttle:StartReplicationTask:3`
   * @throws Error naming a specification that is none
   */
  constructor(specifications: readonly string[] = []) {
    for (const specification of specifications) this.add(specification);
  }

  /** Adds one fault. Throws Error when the specification is none. */
  add(specification: string): void {
    if (!this.#addRequestFault(specification) && !this.#addOther(specification))
      throw new Error(`${specification} is not a fault that dms-local knows; its README lists them`);
  }

  #addRequestFault(specification: string): boolean {
    const found = OPERATION_SPEC.exec(specification);
    if (found === null) return false;
    const [, plain, plainOperation, plainCount, error, errorOperation, name, errorCount, slow, slowOperation, ms] =
      found;
    const count = plainCount ?? errorCount;
    this.#requests.push({
      kind: (plain ?? error ?? slow) as RequestFault["kind"],
      operation: (plainOperation ?? errorOperation ?? slowOperation) as string,
      left: count === undefined ? Number.POSITIVE_INFINITY : Number(count),
      ...(name === undefined ? {} : { name }),
      ...(ms === undefined ? {} : { milliseconds: Number(ms) }),
    });
    return true;
  }

  #addOther(specification: string): boolean {
    const table = /^table-error:([^.]+\..+)$/.exec(specification)?.[1];
    const speed = /^slow-table:([^.]+\..+):(\d+)$/.exec(specification);
    const status = /^status:([^:]+)(?::(\d+))?$/.exec(specification);
    const stale = /^metrics-stale:(\d+)$/.exec(specification)?.[1];
    if (table !== undefined) this.#tableErrors.add(table);
    else if (speed !== null && Number(speed[2]) > 0) this.#speeds.set(speed[1] as string, Number(speed[2]));
    else if (status !== null) this.#status = { text: status[1] as string, left: Number(status[2] ?? STATUS_ANSWERS) };
    else if (stale !== undefined) this.#staleMinutes = Number(stale);
    else if (specification === "metrics-missing") this.#metricsMissing = true;
    else return false;
    return true;
  }

  /** Forgets every fault. */
  clear(): void {
    this.#requests.length = 0;
    this.#tableErrors.clear();
    this.#speeds.clear();
    this.#status = undefined;
    this.#staleMinutes = 0;
    this.#metricsMissing = false;
  }

  /** The faults of one request; each counts as having happened. */
  takeRequest(operation: string): RequestFault[] {
    const due = this.#requests.filter((fault) => fault.left > 0 && ["*", operation].includes(fault.operation));
    for (const fault of due) fault.left--;
    return due;
  }

  /** Whether the full load of this table is to fail; the others go on. */
  tableError(schema: string, name: string): boolean {
    return this.#tableErrors.has(`${schema}.${name}`);
  }

  /** The speed that the full load of this table must not exceed. */
  rowsPerSecond(schema: string, name: string): number | undefined {
    return this.#speeds.get(`${schema}.${name}`);
  }

  /** The status that a started task is said to have, if any; counts as said. */
  takeStatus(): string | undefined {
    if (this.#status === undefined || this.#status.left === 0) return undefined;
    this.#status.left--;
    return this.#status.text;
  }

  /** How old datapoints look, beyond their age; undefined when there are none at all. Minutes. */
  get metricsAge(): number | undefined {
    return this.#metricsMissing ? undefined : this.#staleMinutes;
  }
}
