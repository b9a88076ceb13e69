import type {
  CreateEndpointMessage,
  CreateEndpointResponse,
  DeleteEndpointMessage,
  DeleteEndpointResponse,
  DescribeEndpointsMessage,
  DescribeEndpointsResponse,
  Endpoint as EndpointView,
  ModifyEndpointMessage,
  ModifyEndpointResponse,
} from "@aws-sdk/client-database-migration-service";
import { alreadyExists, notFound, wrongState } from "../fault.js";
import type { Endpoint, Task } from "../model.js";
import { findCertificate } from "./certificates.js";
import { testConnectionAgain } from "./connection-test.js";
import { type EndpointData, readEndpointData } from "./endpoint-settings.js";
import { checkIdentifier, makeArn, makeResource } from "./names.js";
import { filtered, page } from "./paging.js";
import type { Operation, Service } from "./service.js";
import { readTags } from "./tags.js";

function viewEndpoint(endpoint: Endpoint): EndpointView {
  const { host, port, database, user, secret } = endpoint;
  const login = secret
    ? { SecretsManagerSecretId: secret.id, SecretsManagerAccessRoleArn: secret.role }
    : { ServerName: host, Port: port, Username: user };
  return {
    EndpointArn: endpoint.arn,
    EndpointIdentifier: endpoint.id,
    EndpointType: endpoint.type,
    EngineName: endpoint.engine,
    EngineDisplayName: endpoint.engine === "postgres" ? "PostgreSQL" : "Amazon Aurora PostgreSQL",
    Status: endpoint.status,
    ...(secret ? {} : { ServerName: host, Port: port, Username: user }),
    DatabaseName: database,
    SslMode: endpoint.ssl,
    CertificateArn: endpoint.certificateArn,
    ExtraConnectionAttributes: endpoint.extraAttributes,
    PostgreSQLSettings: { ...endpoint.settings, ...login, DatabaseName: database },
  };
}

/** The endpoint with this ARN. Throws ResourceNotFoundFault. */
export function findEndpoint(service: Service, arn: string | undefined): Endpoint {
  const endpoint = service.store.state.endpoints.find((candidate) => candidate.arn === arn);
  if (endpoint === undefined) throw notFound(`Endpoint ${arn} not found`);
  return endpoint;
}

const tasksOf = (service: Service, endpoint: Endpoint): Task[] =>
  [...service.store.state.tasks, ...service.store.state.replications].filter(({ sourceArn, targetArn }) =>
    [sourceArn, targetArn].includes(endpoint.arn),
  );

export const createEndpoint: Operation<CreateEndpointMessage, CreateEndpointResponse> = (service, input, region) => {
  const { state } = service.store;
  const { EndpointIdentifier, EndpointType, Tags, ResourceIdentifier, ...given } = input;
  const id = checkIdentifier("EndpointIdentifier", EndpointIdentifier as string, 255);
  const taken = state.endpoints.find((endpoint) => endpoint.id === id);
  if (taken) throw alreadyExists(`Endpoint ${id} already exists`, taken.arn);
  const tags = readTags(Tags);
  if (given.CertificateArn) findCertificate(service, given.CertificateArn);
  const arn = makeArn(region, "endpoint", makeResource(ResourceIdentifier));
  if (arn in state.tags) throw alreadyExists(`ResourceIdentifier ${ResourceIdentifier} is in use`, arn);
  const endpoint: Endpoint = {
    ...readEndpointData(given),
    arn,
    id,
    type: EndpointType as "source" | "target",
    status: "creating",
  };
  state.endpoints.push(endpoint);
  state.tags[arn] = tags;
  finishEndpoint(service, endpoint);
  return { Endpoint: viewEndpoint(endpoint) };
};

/** Lets an endpoint's passing state end after its delay. */
export function finishEndpoint(service: Service, endpoint: Endpoint): void {
  const { state } = service.store;
  service.later(service.delays.endpoint, () => {
    if (endpoint.status === "deleting") {
      state.endpoints.splice(state.endpoints.indexOf(endpoint), 1);
      state.connections = state.connections.filter(({ endpointArn }) => endpointArn !== endpoint.arn);
      delete state.tags[endpoint.arn];
    } else endpoint.status = "active";
    service.store.save();
  });
}

export const describeEndpoints: Operation<DescribeEndpointsMessage, DescribeEndpointsResponse> = (service, input) => {
  const found = filtered(service.store.state.endpoints, input.Filters, {
    "endpoint-arn": ({ arn }) => arn,
    "endpoint-id": ({ id }) => id,
    "endpoint-type": ({ type }) => type,
    "engine-name": ({ engine }) => engine,
  });
  if (input.Filters?.length && found.length === 0) throw notFound("No Endpoints found matching the filter");
  const { items, ...marker } = page(found, input, 100);
  return { Endpoints: items.map(viewEndpoint), ...marker };
};

export const modifyEndpoint: Operation<ModifyEndpointMessage, ModifyEndpointResponse> = (service, input) => {
  const { state } = service.store;
  const { EndpointArn, EndpointIdentifier, EndpointType, ExactSettings, ...given } = input;
  const endpoint = findEndpoint(service, EndpointArn);
  if (endpoint.status !== "active") throw wrongState(`Endpoint ${endpoint.id} is ${endpoint.status}`);
  const busy = tasksOf(service, endpoint).find(({ status }) => ["starting", "running", "stopping"].includes(status));
  if (busy) throw wrongState(`Endpoint ${endpoint.id} cannot be modified: the task ${busy.id} is ${busy.status}`);
  const id =
    EndpointIdentifier === undefined ? endpoint.id : checkIdentifier("EndpointIdentifier", EndpointIdentifier, 255);
  const taken = state.endpoints.find((other) => other.id === id && other !== endpoint);
  if (taken) throw alreadyExists(`Endpoint ${id} already exists`, taken.arn);
  if (given.CertificateArn) findCertificate(service, given.CertificateArn);
  const data: EndpointData = readEndpointData(given, endpoint, ExactSettings);
  for (const optional of ["secret", "certificateArn", "extraAttributes"] as const) delete endpoint[optional];
  Object.assign(endpoint, data, { id, type: EndpointType ?? endpoint.type, status: "modifying" });
  finishEndpoint(service, endpoint);
  // A test holds for the endpoint as it was tested; the service tests anew by itself.
  for (const connection of state.connections)
    if (connection.endpointArn === endpoint.arn) testConnectionAgain(service, connection);
  return { Endpoint: viewEndpoint(endpoint) };
};

export const deleteEndpoint: Operation<DeleteEndpointMessage, DeleteEndpointResponse> = (service, input) => {
  const endpoint = findEndpoint(service, input.EndpointArn);
  const [user] = tasksOf(service, endpoint);
  if (user) throw wrongState(`Endpoint ${endpoint.id} cannot be deleted: it is used by the task ${user.id}`);
  if (endpoint.status !== "active") throw wrongState(`Endpoint ${endpoint.id} is ${endpoint.status}`);
  endpoint.status = "deleting";
  for (const connection of service.store.state.connections)
    if (connection.endpointArn === endpoint.arn) connection.status = "deleting";
  finishEndpoint(service, endpoint);
  return { Endpoint: viewEndpoint(endpoint) };
};
