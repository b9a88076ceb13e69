import * as dms from "@aws-sdk/client-database-migration-service";
import { afterAll, beforeAll, beforeEach } from "@jest/globals";
import {
  createTask,
  type Endpoints,
  makeEndpoints,
  openScene,
  rows,
  run,
  type Scene,
  start,
  statistics,
  stopTask,
  type TaskOptions,
  task,
  until,
} from "./scene.js";

/** A scene in which every test finds empty databases but for `public.mark`, and has one task. */
export class TaskScene {
  scene!: Scene;
  endpoints!: Endpoints;
  arn = "";
  #names = 0;

  /** Registers the hooks of the file's tests. */
  constructor() {
    beforeAll(async () => {
      this.scene = await openScene();
      this.endpoints = await makeEndpoints(this.scene.api, this.scene.source, this.scene.target);
    });
    afterAll(() => this.scene?.stop());
    beforeEach(async () => {
      if (this.arn !== "") await this.discard();
      await this.both(
        "DROP SCHEMA IF EXISTS public, app, other, awsdms_control CASCADE; CREATE SCHEMA public; CREATE TABLE public.mark (n int PRIMARY KEY)",
      );
    });
  }

  async create(options: TaskOptions = {}): Promise<void> {
    this.arn = await createTask(this.scene.api, this.endpoints, `task-${++this.#names}`, options);
  }

  async begin(options: TaskOptions = {}): Promise<void> {
    await this.create(options);
    await start(this.scene.api, this.arn);
  }

  /** Ends and deletes the task; waits until it is gone. */
  async discard(): Promise<void> {
    const { api } = this.scene;
    const { Status } = await task(api, this.arn);
    if (Status === "running") await stopTask(api, this.arn);
    await api.send(new dms.DeleteReplicationTaskCommand({ ReplicationTaskArn: this.arn }));
    await until("the task's end", () =>
      task(api, this.arn).then(
        () => false,
        (error: Error) => error.name === "ResourceNotFoundFault",
      ),
    );
    this.arn = "";
  }

  async both(sql: string): Promise<void> {
    await run(this.scene.source, sql);
    await run(this.scene.target, sql);
  }

  async reload(tables: [string, string][]): Promise<void> {
    const TablesToReload = tables.map(([SchemaName, TableName]) => ({ SchemaName, TableName }));
    await this.scene.api.send(new dms.ReloadTablesCommand({ ReplicationTaskArn: this.arn, TablesToReload }));
  }

  exceptions(): Promise<Record<string, unknown>[]> {
    return rows(
      this.scene.target,
      `SELECT "TABLE_NAME" AS name, "STATEMENT" AS statement, "ERROR" AS error FROM awsdms_control.awsdms_apply_exceptions ORDER BY "ERROR_TIME"`,
    );
  }

  async states(): Promise<Record<string, string | undefined>> {
    const tables = await statistics(this.scene.api, this.arn);
    return Object.fromEntries(tables.map(({ TableName, TableState }) => [TableName!, TableState]));
  }
}

/** The fault that a request ends with, as `name: message`. */
export function fault(request: Promise<unknown>): Promise<string> {
  return request.then(
    () => "accepted",
    (error: Error) => `${error.name}: ${error.message}`,
  );
}
