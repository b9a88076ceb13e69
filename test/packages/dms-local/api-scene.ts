import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as dms from "@aws-sdk/client-database-migration-service";
import { afterAll, beforeAll } from "@jest/globals";
import { type DmsLocal, type DmsLocalOptions, startDmsLocal } from "@postgres-to-aurora/dms-local";
import { dmsClient } from "./scene.js";

export const DELAYS = { instance: 30, endpoint: 30, connection: 30, task: 30, phase: 30 };

/** A dms-local without databases; registers the hooks of the file's tests. */
export class ApiScene {
  folder!: string;
  server!: DmsLocal;
  api!: dms.DatabaseMigrationServiceClient;

  constructor(options: Partial<DmsLocalOptions> = {}) {
    beforeAll(async () => {
      this.folder = await mkdtemp(join(tmpdir(), "dms-local-api-"));
      this.server = await startDmsLocal({ stateFolder: this.folder, delays: DELAYS, ...options });
      this.api = dmsClient(this.server.url);
    });
    afterAll(async () => {
      this.api?.destroy();
      await this.server?.stop();
      await rm(this.folder, { recursive: true });
    });
  }

  async instance(
    id: string,
    more: Partial<dms.CreateReplicationInstanceMessage> = {},
  ): Promise<dms.ReplicationInstance> {
    const input = { ReplicationInstanceIdentifier: id, ReplicationInstanceClass: "dms.t3.micro", ...more };
    return (await this.api.send(new dms.CreateReplicationInstanceCommand(input))).ReplicationInstance!;
  }

  /** An endpoint where nobody listens. */
  async endpoint(id: string, more: Partial<dms.CreateEndpointMessage> = {}): Promise<dms.Endpoint> {
    const input: dms.CreateEndpointMessage = {
      EndpointIdentifier: id,
      EndpointType: "source",
      EngineName: "postgres",
      ServerName: "127.0.0.1",
      Port: 1,
      DatabaseName: "app",
      Username: "postgres",
      Password: "very-secret-word",
      ...more,
    };
    return (await this.api.send(new dms.CreateEndpointCommand(input))).Endpoint!;
  }
}

/** The name and the message of the fault that a request ends with. */
export async function fault(
  request: Promise<unknown>,
): Promise<{ name: string; message: string; resourceArn?: string }> {
  try {
    await request;
  } catch (error) {
    const { name, message, resourceArn } = error as Error & { resourceArn?: string };
    return { name, message, ...(resourceArn ? { resourceArn } : {}) };
  }
  throw new Error("The request was accepted");
}
