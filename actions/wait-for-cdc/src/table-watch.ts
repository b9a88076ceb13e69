import { type Dms, tableStatistics } from "@postgres-to-aurora/aws/dms";
import { displayName, type TableName } from "@postgres-to-aurora/domain";
import { isLoaded, type SeenTable } from "./observation.js";

/** Once all are loaded, only every so many looks read them again: 10,000 tables are 20 calls. */
const EVERY = 4;

const UNSEEN = { state: "", rows: 0, inserts: 0, updates: 0, deletes: 0, validation: "", reloaded: false };

/** The tables a task should carry, with what DMS says about each: all pages of it. */
export class TableWatch {
  #tables: SeenTable[] = [];
  #looksSince = 0;

  constructor(
    private readonly dms: Dms,
    private readonly taskArn: string,
    private readonly expected: TableName[],
  ) {}

  /** @param fresh reads them in any case; without, loaded tables may be some looks old */
  async look(fresh: boolean): Promise<SeenTable[]> {
    this.#looksSince += 1;
    const settled = this.#tables.length > 0 && this.#tables.every(isLoaded);
    if (settled && !fresh && this.#looksSince < EVERY) return this.#tables;
    const shown = new Map<string, SeenTable>();
    for (const { validationState, fullLoadRows, ...table } of await tableStatistics(this.dms, this.taskArn))
      shown.set(displayName(table), { ...table, rows: fullLoadRows, validation: validationState });
    this.#looksSince = 0;
    this.#tables = this.expected.map((table) => shown.get(displayName(table)) ?? { ...UNSEEN, ...table });
    return this.#tables;
  }
}
