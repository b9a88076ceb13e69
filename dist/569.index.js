export const id = 569;
export const ids = [569];
export const modules = {

/***/ 2950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
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
        { "name": "bundle", "property": "bundle", "type": "string", "required": false },
        { "name": "workers", "property": "workers", "type": "integer", "required": true, "min": 1, "max": 32 },
        { "name": "live", "property": "live", "type": "enum", "required": true, "values": ["auto", "off"] },
        { "name": "marker-timeout", "property": "markerTimeout", "type": "duration", "required": true, "min": 100, "max": 900000 },
        { "name": "show-keys", "property": "showKeys", "type": "boolean", "required": true },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["tables", "rows", "differences", "schema-differences", "verdict", "report"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/validation/build/index.js + 11 modules
var validation_build = __webpack_require__(1291);
;// CONCATENATED MODULE: ./actions/validate-data/build/progress.js
const SHOWN_TABLES = 3;
const number = new Intl.NumberFormat("en-US");
/** `12/20 tables, 1,200,000 rows; reading public.entries, public.items`. */
function progressLine({ tablesDone, tablesTotal, rowsDone, running }) {
    const more = running.length > SHOWN_TABLES ? ` and ${running.length - SHOWN_TABLES} more` : "";
    const now = running.length > 0 ? `reading ${running.slice(0, SHOWN_TABLES).join(", ")}${more}` : "judging what differs";
    return `${tablesDone}/${tablesTotal} tables, ${number.format(rowsDone)} rows; ${now}`;
}
//# sourceMappingURL=progress.js.map
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
;// CONCATENATED MODULE: ./actions/validate-data/build/report.js

/** Tables listed at most in a report; what is not equal always is. */
const EQUAL_LISTED = 200;
const report_number = new Intl.NumberFormat("en-US");
/**
 * The sections of the report about rows: what is not equal first, then every table, then keys if they were asked for.
 * @param schemasToo whether the schemas were compared as well
 */
function sectionsOf({ tables, notes, hash, witnessRounds }, schemasToo) {
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
        "Rows not looked at: values of sequences, views, large objects, foreign and unlogged tables.",
        schemasToo ? "" : "The schemas were not compared: give the folder of the schema bundle as bundle to have it done.",
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
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/schema/build/index.js + 5 modules
var schema_build = __webpack_require__(3989);
// EXTERNAL MODULE: ./packages/schema/build/compare/index.js + 23 modules
var compare = __webpack_require__(2510);
;// CONCATENATED MODULE: ./actions/validate-data/build/schemas.js





/** Compares the schemas of both sides in the light of the bundle; undefined when none was given. */
async function compareWithBundle({ inputs, log, workspace }, source, target) {
    if (inputs.bundle === undefined)
        return undefined;
    const { manifest } = await (0,schema_build/* readBundle */.Bo)((0,external_node_path_.resolve)(workspace, inputs.bundle));
    const scope = { schemas: inputs.schemas, excluded: inputs.excludeTables };
    const comparison = await (0,postgres_build/* withClient */.SV)(source, { role: "source" }, (left) => (0,postgres_build/* withClient */.SV)(target, { role: "target" }, async (right) => {
        const appliedPhases = await readAppliedPhases(right, inputs.migration);
        log.info(`Comparing the schemas; applied from the bundle: ${appliedPhases.join(", ") || "nothing yet"}`);
        return (0,compare/* compareSchemas */._e)({ source: left, target: right, scope, manifest, appliedPhases });
    }));
    log.info(`Schemas compared: ${comparison.differences.length} differences, ${comparison.intended.length} intended`);
    return comparison;
}
/** Phases that apply-schema finished; none when it was never run on this target. */
async function readAppliedPhases(target, migration) {
    const table = `${(0,postgres_build/* quoteIdentifier */.Cm)(domain_build/* CONTROL_SCHEMA */.um)}.applied_phase`;
    const { rows: found } = await target.query("SELECT 1 WHERE pg_catalog.to_regclass($1) IS NOT NULL", [table]);
    if (found.length === 0)
        return [];
    const { rows } = await target.query(`SELECT phase FROM ${table} WHERE migration = $1 AND finished`, [migration]);
    return schema_build/* PHASES */.ZG.filter((phase) => rows.some((row) => row.phase === phase));
}
/** Puts the comparison of the schemas into the report and the outputs. */
function describeSchemas({ report, output }, schemas) {
    output("schema-differences", schemas.differences.length);
    report.metric("schema differences", schemas.differences.length, "");
    for (const section of (0,compare/* schemaSections */.K5)(schemas))
        report.section(section);
}
/** The outcome of the rows together with that of the schemas. */
function withSchemas(rows, { differences, notCompared, objects }) {
    const undecided = notCompared.filter((one) => one.undecided);
    if (differences.length > 0)
        return { verdict: "fail", headline: `Schemas differ: ${(0,compare/* nameDifferences */.az)(differences)}. Rows: ${rows.headline}` };
    if (undecided.length > 0)
        return {
            verdict: (0,domain_build/* worst */.QZ)([rows.verdict, "unproved"]),
            headline: `${rows.headline} Schemas not proved equal: ${undecided[0]?.subject} could not be compared.`,
        };
    const count = objects.reduce((sum, { source }) => sum + source, 0);
    return {
        verdict: rows.verdict,
        headline: `${rows.headline.replace(/\.$/, "")}; schemas as intended (${count} objects)`,
    };
}
//# sourceMappingURL=schemas.js.map
;// CONCATENATED MODULE: ./actions/validate-data/build/run.js






/**
 * Compares every row of every table of source and target, and with a bundle their schemas; see the README for what
 * counts as equal.
 */
async function run(context) {
    const { inputs, log, signal, report, output } = context;
    const source = await (0,build/* databaseOf */.zJ)(context, "source");
    const target = await (0,build/* databaseOf */.zJ)(context, "target");
    log.info(`Comparing ${(0,postgres_build/* displayAddress */.RD)(source)} with ${(0,postgres_build/* displayAddress */.RD)(target)}, ${inputs.workers} tables at once`);
    const schemas = await compareWithBundle(context, source, target);
    signal.throwIfAborted();
    let last;
    const position = () => last && progressLine(last);
    const comparison = await (0,build/* withProgress */.E0)(context, position, () => (0,validation_build/* compareDatabases */.OR)(source, target, {
        scope: { schemas: inputs.schemas, excluded: inputs.excludeTables },
        workers: inputs.workers,
        showKeys: inputs.showKeys,
        signal,
        onProgress: (progress) => {
            last = progress;
        },
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
    for (const section of sectionsOf(comparison, schemas !== undefined))
        report.section(section);
    log.info(`Compared ${tables} tables in ${(milliseconds / 1000).toFixed(1)} s`);
    const outcome = outcomeOf(comparison);
    if (schemas === undefined)
        return outcome;
    describeSchemas(context, schemas);
    return withSchemas(outcome, schemas);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/validate-data/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
