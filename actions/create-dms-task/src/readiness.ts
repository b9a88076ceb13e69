import type { Finding } from "@postgres-to-aurora/domain";
import { explainRefusal } from "@postgres-to-aurora/postgres";
import { uncheckedCertificate } from "./certificates.js";
import type { Steps } from "./decide.js";
import type { Emptying } from "./empty-target.js";
import type { Ends, Run } from "./ends.js";
import { refuseBlockers } from "./findings.js";
import type { Seen } from "./look.js";
import type { Plan } from "./plan/plan.js";
import { findingsSection } from "./report.js";
import { checkResume } from "./resume-check.js";
import { checkRoles } from "./roles.js";
import { checkDistinct } from "./same-database.js";
import { checkSource } from "./source-check.js";
import { refuseAfterSwitch } from "./switched.js";
import { checkTarget } from "./target-check.js";

/** What the checks gave. */
export interface Readiness {
  warned: boolean;
  /** How the target's tables are emptied before the load; undefined when that was not asked for. */
  emptying: Emptying | undefined;
}

/** Whether rows are going to be loaded now, or as soon as the task is started. */
export const isLoad = (seen: Seen, steps: Steps): boolean =>
  steps.start === "reload-target" || seen.task?.hasRun !== true;

/**
 * Checks what the steps need. Changes nothing.
 * @throws UserError for what stands in the way, all of it at once
 */
export async function checkReadiness(
  context: Run,
  ends: Ends,
  seen: Seen,
  plan: Plan,
  steps: Steps,
): Promise<Readiness> {
  const { source, target } = ends;
  const load = isLoad(seen, steps);
  if (steps.start)
    await explainRefusal("target", "show the cutover's journal", {}, () =>
      refuseAfterSwitch(target.client, context.inputs.migration, load && context.inputs.truncateTarget),
    );
  const findings: Finding[] = [
    ...plan.findings,
    ...uncheckedCertificate("source", source.address, seen.source.tls),
    ...uncheckedCertificate("target", target.address, seen.target.tls),
  ];
  let emptying: Emptying | undefined;
  if (load) {
    findings.push(...(await checkBeforeCreation(context, ends, seen)));
    findings.push(
      ...(await explainRefusal("source", "show its state", {}, () => checkSource(source.client, plan.tables))),
    );
    const checked = await explainRefusal("target", "show its state", {}, () =>
      checkTarget(target.client, plan.tables, context.inputs.truncateTarget),
    );
    findings.push(...checked.findings);
    emptying = checked.emptying;
  } else if (steps.start && seen.task) findings.push(...(await checkResume(ends, seen, seen.task)));
  context.report.section(findingsSection(findings));
  // A task that is left as it is does not fail on what its tables have become.
  if (load || steps.start) refuseBlockers(findings);
  tell(context, findings);
  return { warned: findings.some(({ severity }) => severity !== "info"), emptying };
}

/** What holds between the two databases, and in the account. */
async function checkBeforeCreation({ inputs }: Run, { iam, source, target }: Ends, seen: Seen): Promise<Finding[]> {
  const inVpc = inputs.compute === "serverless" ? seen.task === undefined : seen.instance === undefined;
  const distinct = await explainRefusal("source", "be told from the target", {}, () =>
    checkDistinct(source.client, target.client),
  );
  return [...distinct, ...(await checkRoles(iam, inVpc))];
}

/** Notes of one rule in the log; the report has all. */
const TOLD = 5;

function tell({ log }: Run, findings: Finding[]): void {
  const worth = findings.filter(({ severity }) => severity !== "info");
  for (const rule of new Set(worth.map((finding) => finding.rule))) {
    const alike = worth.filter((finding) => finding.rule === rule);
    for (const { object, evidence } of alike.slice(0, TOLD)) log.info(`Note: ${object}: ${evidence}`);
    if (alike.length > TOLD) log.info(`Note: the same of ${alike.length - TOLD} more; the report names them all`);
  }
}
