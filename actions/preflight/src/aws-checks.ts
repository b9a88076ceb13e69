import { bytes } from "@postgres-to-aurora/domain";
import { type AwsEnd, existing } from "./aws-end.js";
import { type Check, type CheckFacts, found, passed, skipped } from "./check.js";
import { compareVersions } from "./pair-extensions.js";
import { readWalRate } from "./wal-rate.js";

/** The oldest DMS engine that reads each major version (DMS User Guide, PostgreSQL as a source). */
const OLDEST_ENGINE: Record<number, string> = { 13: "3.4.3", 14: "3.4.7", 15: "3.5.1", 16: "3.5.3", 17: "3.6.1" };
const NEWEST_MAJOR = 17;

/** Made by looking up the instance, before all other checks of AWS. */
export const AWS_ACCESS: CheckFacts = {
  id: "dms-access",
  side: "aws",
  severity: "blocker",
  title: "DMS answers, and the replication instance exists",
  why: "The replication runs on it",
};

/** What DMS says about itself and the account. */
export const AWS_CHECKS: Check<AwsEnd>[] = [
  {
    id: "dms-instance",
    side: "aws",
    severity: "blocker",
    title: "The replication instance is available",
    why: "A task can be made and run on an available instance only",
    async run({ instance }) {
      const said = `${instance.name} (${instance.class}) is ${instance.status}`;
      if (instance.status === "available") return passed(`${said}; comes from ${instance.addresses.join(", ") || "?"}`);
      return found(said, "Wait until it is available, or repair it in the DMS console");
    },
  },
  {
    id: "dms-engine",
    side: "aws",
    severity: "blocker",
    title: "The DMS engine reads the source's version of PostgreSQL",
    why: "An older engine fails or loses changes of a newer server",
    async run({ api, dms, instance, source }) {
      const { engineVersion } = await api.instanceRoom(dms, instance.arn);
      if (engineVersion === "") return skipped("DMS does not say which engine the instance has");
      if (source === undefined) return skipped(`The instance has ${engineVersion}; the source's version is not known`);
      const { major } = source.facts;
      const oldest = OLDEST_ENGINE[Math.min(major, NEWEST_MAJOR)];
      const said = `${engineVersion} for PostgreSQL ${major}`;
      if (oldest !== undefined && compareVersions(engineVersion, oldest) < 0)
        return found(said, `Upgrade the instance's engine to ${oldest} or newer`);
      if (major <= NEWEST_MAJOR) return passed(said);
      return found(said, `Check in the DMS User Guide that ${engineVersion} supports PostgreSQL ${major}`, "warning");
    },
  },
  {
    id: "dms-storage",
    side: "aws",
    severity: "warning",
    title: "The instance's storage holds the changes of an hour twice",
    why: "Changes made during the load are kept on the instance; when it is full, the task stops",
    async run({ api, dms, instance, source }) {
      const { storage } = await api.instanceRoom(dms, instance.arn);
      if (storage === 0) return skipped("DMS does not say how much storage the instance has");
      if (source === undefined || source.facts.standby) return passed(`${storage} GiB`);
      const hour = (await readWalRate(source)) * 3600;
      const said = `${storage} GiB, and the source writes ${bytes(hour)} of WAL an hour`;
      if (2 * hour <= storage * 1024 ** 3) return passed(said);
      return found(said, "Give the instance more storage (AllocatedStorage); it cannot be made smaller again");
    },
  },
  {
    id: "dms-quotas",
    side: "aws",
    severity: "blocker",
    title: "The account's quotas leave room for two endpoints and a task",
    why: "create-dms-task makes them",
    async run(aws) {
      const quotas = await aws.api.accountQuotas(aws.dms);
      const { endpoints, task } = await existing(aws);
      const needed: [RegExp, number][] = [
        [/^endpoints$/i, 2 - endpoints.length],
        [/^(replication)?tasks$/i, task ? 0 : 1],
      ];
      const show = quotas.map(({ name, used, most }) => `${name} ${used} of ${most}`).join(", ");
      const short = quotas.filter(({ name, used, most }) =>
        needed.some(([pattern, count]) => pattern.test(name) && most - used < count),
      );
      if (short.length === 0) return passed(show);
      return found(
        short.map(({ name, used, most }) => `${name}: ${used} of ${most} used`).join("; "),
        "Remove what is no longer used, or ask for more in Service Quotas",
      );
    },
  },
  {
    id: "dms-task",
    side: "aws",
    severity: "info",
    title: "There is no task of this migration yet",
    why: "create-dms-task takes up what is there",
    async run(aws) {
      const { task } = await existing(aws);
      if (task === undefined) return passed();
      return found(`Task ${task.name} is ${task.status}`, "Nothing: create-dms-task takes it up or says what differs");
    },
  },
  {
    id: "tgt-network",
    side: "aws",
    severity: "blocker",
    title: "The replication instance reaches both databases",
    why: "The way from the runner says nothing about the way from DMS",
    async run(aws) {
      const { endpoints } = await existing(aws);
      const tests = await aws.api.connectionTests(aws.dms, aws.instance.arn);
      const results = endpoints.map((endpoint) => ({
        name: endpoint.name,
        test: tests.find(({ endpointArn }) => endpointArn === endpoint.arn),
      }));
      const failed = results.filter(({ test }) => test?.status === "failed");
      if (failed.length > 0)
        return found(
          failed.map(({ name, test }) => `${name}: ${test?.failure || "failed"}`).join("; "),
          `Open the way from ${aws.instance.addresses.join(", ") || "the instance"}: security group, firewall, route, pg_hba.conf, password`,
        );
      const proved = results.filter(({ test }) => test?.status === "successful").map(({ name }) => name);
      if (proved.length === 2) return passed(`tested: ${proved.join(", ")}`);
      const said =
        proved.length > 0 ? `Only ${proved.join(", ")} was tested` : "No endpoint of this migration was tested yet";
      return skipped(`${said}: create-dms-task makes both and tests them before it starts`);
    },
  },
];
