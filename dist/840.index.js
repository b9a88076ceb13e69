export const id = 840;
export const ids = [840];
export const modules = {

/***/ 840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
;// CONCATENATED MODULE: ./actions/cutover/build/io.gen.js
const io = {
    action: "cutover",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "source-url", "property": "sourceUrl", "type": "secret", "required": false },
        { "name": "source-secret", "property": "sourceSecret", "type": "string", "required": false },
        { "name": "target-url", "property": "targetUrl", "type": "secret", "required": false },
        { "name": "target-secret", "property": "targetSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "schemas", "property": "schemas", "type": "list", "required": false },
        { "name": "exclude-tables", "property": "excludeTables", "type": "list", "required": false },
        { "name": "switch-command", "property": "switchCommand", "type": "list", "required": false },
        { "name": "switch-timeout", "property": "switchTimeout", "type": "duration", "required": true, "min": 1000, "max": 1800000 },
        { "name": "exempt-users", "property": "exemptUsers", "type": "list", "required": false },
        { "name": "row-check", "property": "rowCheck", "type": "enum", "required": true, "values": ["full", "counts"] },
        { "name": "lease-ttl", "property": "leaseTtl", "type": "duration", "required": true, "min": 3000, "max": 600000 },
        { "name": "grace", "property": "grace", "type": "duration", "required": true, "min": 0, "max": 300000 },
        { "name": "drain-timeout", "property": "drainTimeout", "type": "duration", "required": true, "min": 1000, "max": 1800000 },
        { "name": "freeze-limit", "property": "freezeLimit", "type": "duration", "required": true, "min": 1000, "max": 7200000 },
        { "name": "poll-interval", "property": "pollInterval", "type": "duration", "required": true, "min": 100, "max": 300000 },
        { "name": "dry-run", "property": "dryRun", "type": "boolean", "required": true },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["status", "run-id", "freeze-to-drained-ms", "freeze-to-commit-ms", "verdict", "report"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/aws/build/dms.js + 12 modules
var build_dms = __webpack_require__(3808);
// EXTERNAL MODULE: ./packages/cutover/build/index.js + 26 modules
var cutover_build = __webpack_require__(9474);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
;// CONCATENATED MODULE: ./actions/cutover/build/forward-task.js

const STOP_TIMEOUT_MS = 15 * 60_000;
/**
 * The DMS task of a migration, as the cutover sees it.
 * @param interval milliseconds between two looks while it stops
 * @throws UserError when there is no such task
 */
async function dmsForwardTask(dms, migration, interval, clock, tell) {
    const { arn, settings } = await (0,build_dms.describeTask)(dms, migration);
    const { TargetMetadata } = JSON.parse(settings || "{}");
    return {
        async state() {
            const [task, tables] = await Promise.all([(0,build_dms.describeTask)(dms, migration, true), (0,build_dms.tableStatistics)(dms, arn)]);
            return {
                name: (0,build_dms.resourceId)(arn),
                status: task.lastFailureMessage ? `${task.status}: ${task.lastFailureMessage}` : task.status,
                running: task.status === "running",
                batchApply: TargetMetadata?.BatchApplyEnabled === true,
                tables: tables.map(({ schema, name, state }) => ({
                    schema,
                    name,
                    state,
                    completed: state.toLowerCase() === "table completed",
                })),
            };
        },
        async stop(signal) {
            const onChange = (state) => tell(`Forward task is ${state}`);
            await (0,build_dms.stopTask)(dms, arn, { clock, interval, timeout: STOP_TIMEOUT_MS, signal, onChange });
        },
    };
}
//# sourceMappingURL=forward-task.js.map
;// CONCATENATED MODULE: ./actions/cutover/build/report.js
/** The checks made before the freeze. */
function checksSection(checks) {
    return {
        kind: "table",
        title: "Before the freeze",
        columns: ["Check", "State", "Detail", "What to do"],
        rows: checks.map(({ name, state, detail, remedy }) => [name, state, detail, remedy]),
    };
}
/** Time of every step. Steps under the freeze overlap where nothing hangs on their order. */
function timingsSection(steps) {
    return { kind: "timings", title: "Steps", steps };
}
/** What was proved under the freeze. */
function proofSection({ freeze }) {
    if (freeze === undefined)
        return [];
    const { rows, sequences, terminated } = freeze;
    return [
        {
            kind: "table",
            title: "Proved before the switch",
            columns: ["Proof", "Result"],
            rows: [
                ["Drain: the marker written after the freeze arrived on the target", `${freeze.toDrained} ms after the freeze`],
                ["Replication task and tables", "running, no table in error, no refused change"],
                [`Rows (${rows.method})`, `${rows.rows} rows of ${rows.tables} tables, no difference`],
                ["Sequences set and read back", sequences],
                ["Writes on the source after the marker (logical slot)", 0],
                ["Old transactions terminated after the grace", terminated],
            ],
        },
    ];
}
/** What to do now. */
function nextSection(plan, result, byHand) {
    const { host, port, database } = plan.target;
    const target = `${host}:${port}/${database}`;
    const lines = result.status === "dry-run"
        ? dryRunLines(plan, result, byHand)
        : [
            ...(byHand && result.status === "switched"
                ? [
                    `Now: point the application at ${target} by hand. Neither side refuses its reads; only the target takes writes.`,
                ]
                : []),
            `The database is ${target}. The source is frozen and read-only; do not open it again.`,
            "Apply the post-cutover phase of the schema (apply-schema, phase post-cutover), then watch the application.",
            "Change no schema while you may still want to go back. Remove the source's replication slot with the task: a left-over slot fills its disk.",
        ];
    return { kind: "text", title: "What to do next", text: lines.join("\n") };
}
function dryRunLines(plan, { forecast, resumed, runId }, byHand) {
    if (resumed)
        return [
            `Run ${runId} has passed the commit point: the real run would finish it (switch, close the source, stop the task).`,
        ];
    return [
        "Nothing was frozen, armed or switched. The real run would:",
        "1. put the write guard on every table of both sides and set the sequences once ahead",
        `2. refuse writes on the source (a lease of ${plan.leaseTtl / 1000} s, at most ${plan.freezeLimit / 1000} s in all); end transactions after ${plan.grace / 1000} s`,
        `3. wait for the marker on the target${forecast === undefined ? "" : ` (forecast ${forecast} ms)`}, compare the rows, set the sequences`,
        "4. open the target: from here there is no way back",
        `5. ${byHand ? "leave the switch of the application to you" : "run the switch command"}, make the source read-only, end its sessions, stop the replication task`,
    ];
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/cutover/build/run.js










/** Moves the application from source to target; see the README for the order of things. */
async function run(context) {
    const { inputs, log, clock, signal, report } = context;
    const plan = await readPlan(context);
    const argv = inputs.switchCommand;
    await checkCommand(argv, context.workspace);
    const forward = await dmsForwardTask((0,build_dms.openDms)(inputs.awsRegion), inputs.migration, inputs.pollInterval, clock, log.info);
    const steps = [];
    const observer = observe(context, steps);
    const full = inputs.rowCheck === "full";
    try {
        const result = await (0,cutover_build/* runCutover */.gZ)(plan, {
            clock,
            forward,
            rowCheck: (full ? cutover_build/* fullRowCheck */.Ks : cutover_build/* countRowCheck */.qe)(plan),
            switchTo: argv.length > 0 ? (0,cutover_build/* commandSwitch */.CJ)(argv, inputs.switchTimeout, clock, observer) : undefined,
            observer,
        }, signal);
        context.output("status", result.status);
        context.output("run-id", result.runId);
        tellFreeze(context, result.freeze);
        for (const section of proofSection(result))
            report.section(section);
        report.section(nextSection(plan, result, argv.length === 0));
        return conclude(plan, result, { full, byHand: argv.length === 0 });
    }
    catch (error) {
        if (error instanceof cutover_build/* RolledBackError */.Ai || error instanceof cutover_build/* UnfinishedError */.up) {
            context.output("status", error instanceof cutover_build/* RolledBackError */.Ai ? "rolled-back" : "switched");
            context.output("run-id", error.runId);
        }
        if (error instanceof cutover_build/* UnfinishedError */.up)
            tellFreeze(context, error.freeze);
        if (error instanceof cutover_build/* RolledBackError */.Ai && error.frozenMs !== undefined)
            report.metric("writesResumedAfterMs", error.frozenMs, "ms");
        throw error;
    }
    finally {
        if (steps.length > 0)
            report.section(timingsSection(steps));
    }
}
async function readPlan(context) {
    const { inputs } = context;
    const source = await (0,build/* databaseOf */.zJ)(context, "source");
    const target = await (0,build/* databaseOf */.zJ)(context, "target");
    // A wrong address or password is told before AWS is asked.
    await (0,postgres_build/* withClient */.SV)(source, { role: "source" }, async () => { });
    await (0,postgres_build/* withClient */.SV)(target, { role: "target" }, async () => { });
    return {
        migration: inputs.migration,
        source,
        target,
        actor: `cutover of ${inputs.migration} as ${target.user}`,
        scope: { schemas: inputs.schemas, excluded: inputs.excludeTables },
        exemptUsers: inputs.exemptUsers,
        leaseTtl: inputs.leaseTtl,
        grace: inputs.grace,
        drainTimeout: inputs.drainTimeout,
        freezeLimit: inputs.freezeLimit,
        dryRun: inputs.dryRun,
    };
}
/** A command given by path must be there before anything is frozen; one on PATH is found when it runs. */
async function checkCommand([program], workspace) {
    if (!program?.includes("/"))
        return;
    try {
        await (0,promises_.access)((0,external_node_path_.resolve)(workspace, program), external_node_fs_.constants.X_OK);
    }
    catch (cause) {
        throw new domain_build/* UserError */.yo({
            code: "SWITCH_COMMAND_MISSING",
            what: `The switch command ${program} is not an executable file`,
            why: "Paths are relative to the workspace",
            remedy: "Correct switch-command (one argv item per line), check the repository out before this step, chmod +x",
            cause,
        });
    }
}
function observe({ log, report }, steps) {
    return {
        info: log.info,
        warning: log.warning,
        preflight(checks) {
            report.section(checksSection(checks));
            const failed = checks.filter(({ state }) => state === "failed");
            log.info(`${checks.length - failed.length} of ${checks.length} checks passed`);
            for (const { name, detail } of failed)
                log.info(`failed: ${name}: ${detail}`);
        },
        started: (step) => log.debug(`${step} ...`),
        ended(name, milliseconds, outcome) {
            steps.push({ name, milliseconds, outcome });
            log.info(`${name}: ${outcome} (${Math.round(milliseconds)} ms)`);
        },
    };
}
function tellFreeze({ output, report }, freeze) {
    if (freeze === undefined)
        return;
    output("freeze-to-drained-ms", Math.round(freeze.toDrained));
    output("freeze-to-commit-ms", Math.round(freeze.toCommit));
    report.metric("freezeToDrainedMs", freeze.toDrained, "ms");
    report.metric("freezeToCommitMs", freeze.toCommit, "ms");
    report.metric("rowsCompared", freeze.rows.rows, "rows");
}
function conclude(plan, { status, runId, freeze, forecast, resumed, notExempted = [] }, { full, byHand }) {
    const { host, port, database } = plan.target;
    const target = `${host}:${port}/${database}`;
    if (status === "finished-earlier")
        return { verdict: "pass", headline: `Run ${runId} finished the cutover to ${target} earlier; nothing was changed` };
    if (status === "dry-run")
        return {
            verdict: "pass",
            headline: resumed
                ? `Run ${runId} has switched and waits to be finished; dry run, nothing was changed`
                : `Everything is ready; the drain would take about ${forecast} ms. Dry run, nothing was changed`,
        };
    const reservations = [
        ...(full || freeze === undefined ? [] : ["rows were counted, not compared"]),
        ...(byHand ? [`point the application at ${target} by hand`] : []),
        ...notExempted.map((user) => `${user} is read-only on the source too`),
    ];
    const took = freeze ? `, ${Math.round(freeze.toCommit)} ms after the freeze` : ": finished what an earlier run began";
    return {
        verdict: reservations.length > 0 ? "warn" : "pass",
        headline: `Switched to ${target}${took}${reservations.length > 0 ? `. Mind: ${reservations.join("; ")}` : ""}`,
    };
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/cutover/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
