import { type AssessmentRun, type Dms, runAssessment, type Task } from "@postgres-to-aurora/aws/dms";
import { type Finding, KnownError } from "@postgres-to-aurora/domain";
import { type Run, waiting } from "./ends.js";

/** Has DMS assess the task, when a place for the results is given. @returns [] otherwise */
export async function assess(context: Run, dms: Dms, task: Task): Promise<Finding[]> {
  const { migration, assessmentBucket: bucket, assessmentRole: roleArn } = context.inputs;
  if (bucket === undefined || roleArn === undefined) return [];
  // Unique for the task, so that a repeated run can assess again.
  const name = `${migration}-${new Date(context.clock.now()).toISOString().replace(/\D/g, "")}`;
  context.log.info(`Premigration assessment ${name} begins`);
  const place = { bucket, folder: migration, roleArn };
  const wait = waiting(context, "Premigration assessment");
  const run = await onceIdle(context, () => runAssessment(dms, task, migration, name, place, wait));
  return assessmentFindings(run, `s3://${bucket}/${migration}/${name}/`);
}

/** An assessment that a cut-off run began is still under way: waits for its end. */
async function onceIdle<T>({ clock, signal, log, inputs }: Run, work: () => Promise<T>): Promise<T> {
  const deadline = clock.now() + inputs.readyTimeout;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const busy = error instanceof KnownError && error.code === "AWS_WRONG_STATE";
      if (!busy || clock.now() >= deadline) throw error;
      log.info("The task cannot be assessed yet: trying again");
      await clock.sleep(inputs.pollInterval, signal);
    }
  }
}

const SEVERITIES: Record<string, Finding["severity"]> = {
  failed: "needs-change",
  error: "needs-change",
  cancelled: "warning",
  warning: "warning",
};

/**
 * What an assessment found. What it failed keeps the task from being started.
 * @param place where its details lie
 */
export function assessmentFindings({ status, failure, checks }: AssessmentRun, place: string): Finding[] {
  const findings = checks.flatMap(({ name, status: ended }): Finding[] => {
    const severity = SEVERITIES[ended];
    if (severity === undefined) return [];
    return [
      {
        rule: "premigration-assessment",
        severity,
        object: name,
        evidence: `DMS's premigration assessment ended this check with "${ended}"`,
        remedy: `Read ${name}.json in ${place}, correct the cause, then run again`,
      },
    ];
  });
  const told = findings.some(({ severity }) => severity === "needs-change");
  if (["passed", "warning"].includes(status) || told) return findings;
  return [
    ...findings,
    {
      rule: "premigration-assessment",
      severity: "needs-change",
      object: place,
      evidence: `DMS's premigration assessment ended with "${status}"${failure ? `: ${failure}` : ""}`,
      remedy: "Check assessment-bucket and assessment-role (it must trust dms.amazonaws.com and may write there)",
    },
  ];
}
