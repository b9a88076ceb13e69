/** Letters, digits and single hyphens, a letter first, no hyphen last. */
const IDENTIFIER = /^[a-z](?:-?[a-z0-9])*$/i;

/** The longest identifier, in characters, by member. */
const LONGEST: Record<string, number> = {
  CertificateIdentifier: 255,
  EndpointIdentifier: 255,
  ReplicationConfigIdentifier: 255,
  ReplicationInstanceIdentifier: 63,
  ReplicationTaskIdentifier: 255,
  ResourceIdentifier: 31,
};

const CAPACITY_UNITS = [1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 384];

const ENUMS: Record<string, readonly string[]> = {
  EndpointType: ["source", "target"],
  EngineName: ["postgres", "aurora-postgresql"],
  MigrationType: ["full-load", "cdc", "full-load-and-cdc"],
  ReplicationType: ["full-load", "cdc", "full-load-and-cdc"],
  ReloadOption: ["data-reload", "validate-only"],
  SslMode: ["none", "require", "verify-ca", "verify-full"],
  StartReplicationTaskType: ["start-replication", "resume-processing", "reload-target"],
  StartReplicationType: ["start-replication", "resume-processing", "reload-target"],
};

/** Names of the filters each listing knows. */
const FILTERS: Record<string, readonly string[]> = {
  DescribeCertificates: ["certificate-arn", "certificate-id"],
  DescribeConnections: ["endpoint-arn", "replication-instance-arn"],
  DescribeEndpoints: ["endpoint-arn", "endpoint-id", "endpoint-type", "engine-name"],
  DescribeReplicationConfigs: ["replication-config-arn", "replication-config-id"],
  DescribeReplicationInstances: [
    "replication-instance-arn",
    "replication-instance-id",
    "replication-instance-class",
    "engine-version",
  ],
  DescribeReplicationSubnetGroups: ["replication-subnet-group-id"],
  DescribeReplicationTableStatistics: ["schema-name", "table-name", "table-state"],
  DescribeReplicationTaskAssessmentRuns: [
    "replication-task-assessment-run-arn",
    "replication-task-arn",
    "replication-instance-arn",
    "status",
  ],
  DescribeReplicationTaskIndividualAssessments: [
    "replication-task-assessment-run-arn",
    "replication-task-arn",
    "status",
  ],
  DescribeReplicationTasks: [
    "replication-task-arn",
    "replication-task-id",
    "migration-type",
    "endpoint-arn",
    "replication-instance-arn",
  ],
  DescribeReplications: ["replication-config-arn", "replication-config-id"],
  DescribeTableStatistics: ["schema-name", "table-name", "table-state"],
};

/**
 * What a request to DMS breaks of rules that stand in no model: identifiers, values of enums, tags, page sizes, names of
 * filters (all from the API reference of DMS). One sentence each.
 */
// biome-ignore lint/suspicious/noExplicitAny: what a request holds is the service's matter
export function namingViolations(operation: string, body: Record<string, any>): string[] {
  const found: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) found.push(`${operation}: ${what}`);
  };
  for (const [member, value] of Object.entries(body)) {
    const longest = LONGEST[member];
    if (longest !== undefined)
      expect(IDENTIFIER.test(value) && value.length <= longest, `${member} ${value} is not a valid identifier`);
    if (ENUMS[member]) expect(ENUMS[member].includes(value), `${member} ${value} is none of its values`);
  }
  const group = body["ReplicationSubnetGroupIdentifier"];
  if (group !== undefined)
    expect(/^[a-z0-9. _-]{1,255}$/i.test(group) && group !== "default", `subnet group ${group} is not a valid name`);
  const most = /TableStatistics$/.test(operation) ? 500 : 100;
  const records = body["MaxRecords"];
  if (records !== undefined) expect(records >= 20 && records <= most, `MaxRecords ${records} is not 20 to ${most}`);
  expect((body["TablesToReload"] ?? []).length <= 10, "more than ten tables to reload");
  for (const { Key, Value } of body["Tags"] ?? []) {
    expect(/^(?!aws:|dms:).{1,128}$/i.test(Key), `${Key} is not a valid tag key`);
    expect(String(Value).length <= 256, `the value of tag ${Key} is longer than 256 characters`);
  }
  for (const { Name, Values } of body["Filters"] ?? []) {
    expect(FILTERS[operation]?.includes(Name) ?? false, `there is no filter ${Name}`);
    expect(Array.isArray(Values) && Values.length > 0 && Values.every(Boolean), `the filter ${Name} has no value`);
  }
  const { MinCapacityUnits, MaxCapacityUnits } = body["ComputeConfig"] ?? {};
  for (const units of [MinCapacityUnits, MaxCapacityUnits])
    if (units !== undefined) expect(CAPACITY_UNITS.includes(units), `${units} is no number of capacity units`);
  return found;
}
