export const id = 755;
export const ids = [755];
export const modules = {

/***/ 755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 54 modules
var build = __webpack_require__(7290);
;// CONCATENATED MODULE: ./actions/validate-data/build/io.gen.js
const io = {
    action: "validate-data",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "source-url", "property": "sourceUrl", "type": "secret", "required": false },
        { "name": "source-secret", "property": "sourceSecret", "type": "string", "required": false },
        { "name": "target-url", "property": "targetUrl", "type": "secret", "required": false },
        { "name": "target-secret", "property": "targetSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "schemas", "property": "schemas", "type": "list", "required": false },
        { "name": "exclude-tables", "property": "excludeTables", "type": "list", "required": false },
        { "name": "workers", "property": "workers", "type": "integer", "required": true, "min": 1, "max": 32 },
        { "name": "live", "property": "live", "type": "enum", "required": true, "values": ["auto", "off"] },
        { "name": "marker-timeout", "property": "markerTimeout", "type": "duration", "required": true, "min": 100, "max": 900000 },
        { "name": "show-keys", "property": "showKeys", "type": "boolean", "required": true },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["tables", "rows", "differences", "verdict", "report"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 16 modules
var postgres_build = __webpack_require__(2553);
// EXTERNAL MODULE: ./packages/validation/build/index.js + 11 modules
var validation_build = __webpack_require__(1291);
;// CONCATENATED MODULE: ./actions/validate-data/build/progress.js
const INTERVAL_MS = 5_000;
const SHOWN_TABLES = 3;
const number = new Intl.NumberFormat("en-US");
/** Remembers how far a comparison has come, and prints it every few seconds while `work` runs. */
async function withProgress(clock, log, work) {
    let last;
    const over = new AbortController();
    const started = clock.now();
    const printing = (async () => {
        for (;;) {
            await clock.sleep(INTERVAL_MS, over.signal);
            if (last)
                log.info(progressLine(last, clock.now() - started));
        }
    })();
    // It ends only by the abort below.
    printing.catch(() => { });
    try {
        return await work((progress) => {
            last = progress;
        });
    }
    finally {
        over.abort();
    }
}
/** `12/20 tables, 1,200,000 rows after 15 s; reading public.entries, public.items`. */
function progressLine({ tablesDone, tablesTotal, rowsDone, running }, milliseconds) {
    const more = running.length > SHOWN_TABLES ? ` and ${running.length - SHOWN_TABLES} more` : "";
    const now = running.length > 0 ? `reading ${running.slice(0, SHOWN_TABLES).join(", ")}${more}` : "judging what differs";
    return `${tablesDone}/${tablesTotal} tables, ${number.format(rowsDone)} rows after ${Math.round(milliseconds / 1000)} s; ${now}`;
}
//# sourceMappingURL=progress.js.map
// EXTERNAL MODULE: ./packages/domain/build/index.js + 3 modules
var domain_build = __webpack_require__(2304);
;// CONCATENATED MODULE: ./actions/validate-data/build/report.js

/** Tables listed at most in a report; what is not equal always is. */
const EQUAL_LISTED = 200;
const report_number = new Intl.NumberFormat("en-US");
/** The sections of the report: what is not equal first, then every table, then keys if they were asked for. */
function sectionsOf({ tables, notes, hash, witnessRounds }) {
    const sections = [];
    const problems = tables.filter(({ verdict, excluded }) => verdict !== "equal" && !excluded);
    if (problems.length > 0)
        sections.push({
            kind: "table",
            title: "Not equal",
            columns: ["table", "verdict", "changed", "missing", "extra", "columns", "why"],
            rows: problems.map((table) => [
                (0,domain_build/* displayName */.QC)(table),
                table.verdict,
                ...counts(table),
                table.columns.join(", "),
                table.reason,
            ]),
            note: "missing: on the source only. extra: on the target only.",
        });
    const keys = tables.flatMap((table) => (table.keys ?? []).map(({ key, difference }) => [(0,domain_build/* displayName */.QC)(table), difference, key]));
    if (keys.length > 0)
        sections.push({
            kind: "table",
            title: "Keys of differing rows",
            columns: ["table", "difference", "key"],
            rows: keys,
        });
    const equal = tables.filter(({ verdict }) => verdict === "equal");
    const listed = [...problems, ...equal.slice(0, EQUAL_LISTED), ...tables.filter(({ excluded }) => excluded)];
    sections.push({
        kind: "table",
        title: "Tables",
        columns: ["table", "rows on the source", "rows on the target", "verdict", "seconds"],
        rows: listed.map((table) => [
            (0,domain_build/* displayName */.QC)(table),
            table.rows.source,
            table.rows.target,
            table.excluded ? "excluded" : table.verdict,
            Math.round(table.milliseconds / 10) / 100,
        ]),
        ...(equal.length > EQUAL_LISTED ? { note: `and ${equal.length - EQUAL_LISTED} more equal tables` } : {}),
    });
    const how = [
        `Every row of both sides was hashed over all compared columns (${hash}), each side at one moment; counts and sums of hashes were compared.`,
        witnessRounds > 0
            ? `Rows that differed between the two moments were judged again behind a marker row, in ${witnessRounds} rounds.`
            : "",
        ...notes,
        "Not looked at: sequences, views, large objects, foreign and unlogged tables.",
    ];
    sections.push({ kind: "text", title: "How it was compared", text: how.filter(Boolean).join("\n") });
    return sections;
}
/** The verdict in one sentence that names the worst tables. */
function outcomeOf({ tables, totals, verdict, notes }) {
    const compared = `${report_number.format(totals.rows)} rows in ${totals.tables} tables`;
    if (verdict === "pass")
        return { verdict, headline: `Equal: ${compared}, every row` };
    const problems = tables.filter((table) => table.verdict !== "equal" && !table.excluded);
    const named = problems.slice(0, 3).map((table) => `${(0,domain_build/* displayName */.QC)(table)} (${table.reason || table.verdict})`);
    const more = problems.length > 3 ? ` and ${problems.length - 3} more tables` : "";
    const what = verdict === "fail" ? "Different" : "Not proved";
    const note = notes.length > 0 ? ` ${notes.join(" ")}` : "";
    return { verdict, headline: `${what}: ${named.join(", ")}${more}; compared ${compared}.${note}` };
}
function counts({ changed, missing, extra, atLeast }) {
    return [changed, missing, extra].map((count) => (atLeast && count > 0 ? `at least ${count}` : count));
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/validate-data/build/run.js





/** Compares every row of every table of source and target; see the README for what counts as equal. */
async function run(context) {
    const { inputs, clock, log, signal, report, output } = context;
    const source = await (0,build/* databaseOf */.zJ)(context, "source");
    const target = await (0,build/* databaseOf */.zJ)(context, "target");
    log.info(`Comparing ${(0,postgres_build/* displayAddress */.RD)(source)} with ${(0,postgres_build/* displayAddress */.RD)(target)}, ${inputs.workers} tables at once`);
    const comparison = await withProgress(clock, log, (onProgress) => (0,validation_build/* compareDatabases */.OR)(source, target, {
        scope: { schemas: inputs.schemas, excluded: inputs.excludeTables },
        workers: inputs.workers,
        showKeys: inputs.showKeys,
        signal,
        onProgress,
        ...(inputs.live === "auto" ? { live: { task: inputs.migration, markerTimeout: inputs.markerTimeout } } : {}),
    }));
    const { tables, rows, differences, milliseconds } = comparison.totals;
    output("tables", tables);
    output("rows", rows);
    output("differences", differences);
    report.metric("tables", tables, "tables");
    report.metric("rows", rows, "rows");
    report.metric("differences", differences, "rows");
    report.metric("rows per second", Math.round((rows * 1000) / Math.max(1, milliseconds)), "rows/s");
    for (const section of sectionsOf(comparison))
        report.section(section);
    log.info(`Compared ${tables} tables in ${(milliseconds / 1000).toFixed(1)} s`);
    return outcomeOf(comparison);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/validate-data/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
