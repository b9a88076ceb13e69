import type {
  Connection as ConnectionView,
  DescribeConnectionsMessage,
  DescribeConnectionsResponse,
  TestConnectionMessage,
  TestConnectionResponse,
} from "@aws-sdk/client-database-migration-service";
import { notFound, wrongState } from "../fault.js";
import type { Connection } from "../model.js";
import { testConnectionAgain } from "./connection-test.js";
import { findEndpoint } from "./endpoints.js";
import { findInstance } from "./instances.js";
import { filtered, page } from "./paging.js";
import type { Operation, Service } from "./service.js";

function viewConnection(service: Service, connection: Connection): ConnectionView {
  const { instances, endpoints } = service.store.state;
  return {
    ReplicationInstanceArn: connection.instanceArn,
    ReplicationInstanceIdentifier: instances.find(({ arn }) => arn === connection.instanceArn)?.id,
    EndpointArn: connection.endpointArn,
    EndpointIdentifier: endpoints.find(({ arn }) => arn === connection.endpointArn)?.id,
    Status: connection.status,
    LastFailureMessage: connection.failure,
  };
}

export const testConnection: Operation<TestConnectionMessage, TestConnectionResponse> = (service, input) => {
  const { state } = service.store;
  const instance = findInstance(service, input.ReplicationInstanceArn);
  const endpoint = findEndpoint(service, input.EndpointArn);
  if (instance.status !== "available") throw wrongState(`Replication instance ${instance.id} is ${instance.status}`);
  if (endpoint.status !== "active") throw wrongState(`Endpoint ${endpoint.id} is ${endpoint.status}`);
  let connection = state.connections.find(
    (old) => old.instanceArn === instance.arn && old.endpointArn === endpoint.arn,
  );
  if (connection === undefined) {
    connection = { instanceArn: instance.arn, endpointArn: endpoint.arn, status: "testing" };
    state.connections.push(connection);
  } else if (connection.status === "testing") throw wrongState(`Endpoint ${endpoint.id} is already being tested`);
  testConnectionAgain(service, connection);
  return { Connection: viewConnection(service, connection) };
};

export const describeConnections: Operation<DescribeConnectionsMessage, DescribeConnectionsResponse> = (
  service,
  input,
) => {
  const found = filtered(service.store.state.connections, input.Filters, {
    "endpoint-arn": ({ endpointArn }) => endpointArn,
    "replication-instance-arn": ({ instanceArn }) => instanceArn,
  });
  if (input.Filters?.length && found.length === 0) throw notFound("No Connections found matching the filter");
  const { items, ...marker } = page(found, input, 100);
  return { Connections: items.map((connection) => viewConnection(service, connection)), ...marker };
};
