import type { Connection } from "../model.js";
import type { Service } from "./service.js";

/** Tests a connection, from `testing` to `successful` or `failed`, by opening a session of the endpoint's user. */
export function testConnectionAgain(service: Service, connection: Connection): void {
  connection.status = "testing";
  delete connection.failure;
  service.later(service.delays.connection, () => {
    const endpoint = service.store.state.endpoints.find(({ arn }) => arn === connection.endpointArn);
    if (endpoint === undefined) return; // deleted meanwhile
    void service.engine.tryConnection(endpoint).then((failure) => {
      if (connection.status !== "testing") return;
      connection.status = failure === undefined ? "successful" : "failed";
      if (failure !== undefined) connection.failure = failure;
      service.store.save();
    });
  });
}
