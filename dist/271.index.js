export const id = 271;
export const ids = [271];
export const modules = {

/***/ 5271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
;// CONCATENATED MODULE: ./actions/assess-schema/build/io.gen.js
const io = {
    action: "assess-schema",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "source-url", "property": "sourceUrl", "type": "secret", "required": false },
        { "name": "source-secret", "property": "sourceSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "dump", "property": "dump", "type": "string", "required": false },
        { "name": "schemas", "property": "schemas", "type": "list", "required": false },
        { "name": "target-version", "property": "targetVersion", "type": "integer", "required": false, "min": 13, "max": 18 },
        { "name": "baseline", "property": "baseline", "type": "string", "required": false },
        { "name": "fail-on", "property": "failOn", "type": "enum", "required": true, "values": ["blocker", "needs-change", "warning", "never"] },
        { "name": "assessment", "property": "assessment", "type": "string", "required": true },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["verdict", "report", "readiness", "score", "blockers", "needs-change", "assessment"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/schema/build/assess/index.js + 1 modules
var assess = __webpack_require__(4553);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./packages/schema/build/index.js + 5 modules
var schema_build = __webpack_require__(3989);
;// CONCATENATED MODULE: ./actions/assess-schema/build/dump-input.js





/** Newest major whose SQL the parser knows. */
const NEWEST_MAJOR = 18;
/** Bytes; a schema of 10,000 tables has about 20 MB, so a larger file holds rows. */
const LARGEST = 100_000_000;
/** How files begin that are no plain dump, and what to do about each. */
const OTHER_FORMATS = [
    {
        starts: Buffer.from("PGDMP"),
        what: "It is in pg_dump's custom format",
        remedy: "Make it plain: pg_restore --schema-only --file=schema.sql FILE, or dump with --format=plain --schema-only",
    },
    {
        starts: Buffer.from("toc.dat\0"),
        what: "It is in pg_dump's tar format",
        remedy: "Make it plain: pg_restore --schema-only --file=schema.sql FILE, or dump with --format=plain --schema-only",
    },
    { starts: Buffer.from([0x1f, 0x8b]), what: "It is compressed by gzip", remedy: "Unpack it first: gunzip FILE" },
    {
        starts: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
        what: "It is compressed by zstd",
        remedy: "Unpack it first: unzstd FILE",
    },
    {
        starts: Buffer.from([0xff, 0xfe]),
        what: "It is written in UTF-16, as the > of Windows PowerShell does",
        remedy: "Let pg_dump write the file itself: pg_dump --schema-only --file=schema.sql",
    },
];
/**
 * Reads the input `dump`: a plain dump, or the folder of a schema bundle.
 * @param given as the user wrote it
 * @param workspace where relative paths start; files inside of it are named relative to it
 * @throws UserError when it is neither, or too large, or too new
 */
async function readDumpInput(given, workspace) {
    const path = (0,external_node_path_.isAbsolute)(given) ? given : (0,external_node_path_.join)(workspace, given);
    const facts = await (0,promises_.stat)(path).catch((cause) => {
        throw notReadable(given, `It cannot be read: ${cause.message}`, "Correct the input dump; its path starts in the workspace");
    });
    const name = inWorkspace(path, workspace);
    const model = facts.isDirectory()
        ? await fromBundle(path, given, name)
        : await fromFile(path, facts.size, given, name);
    const major = Number.parseInt(model.serverVersion, 10);
    if (major > NEWEST_MAJOR)
        throw new domain_build/* UserError */.yo({
            code: "DUMP_TOO_NEW",
            what: `${given} is of PostgreSQL ${model.serverVersion}`,
            why: `SQL is understood up to PostgreSQL ${NEWEST_MAJOR}`,
            remedy: "Use a newer release of this action",
        });
    return model;
}
function inWorkspace(path, workspace) {
    const name = (0,external_node_path_.relative)(workspace, path);
    return name.startsWith("..") || (0,external_node_path_.isAbsolute)(name) ? path : name;
}
async function fromBundle(path, given, name) {
    const has = async (file) => (await (0,promises_.stat)((0,external_node_path_.join)(path, file)).catch(() => undefined)) !== undefined;
    if (await has("toc.dat"))
        throw notReadable(given, "It is a dump in pg_dump's directory format", "Make it plain: pg_restore --schema-only --file=schema.sql FOLDER, or dump with --format=plain --schema-only");
    if (!(await has("manifest.json")))
        throw notReadable(given, "It is a folder without manifest.json, so it is no schema bundle", "Name the folder that export-schema wrote, or a plain dump file");
    return (0,assess/* modelOfBundle */.hN)(await (0,schema_build/* readBundle */.Bo)(path), name);
}
async function fromFile(path, bytes, given, name) {
    if (bytes > LARGEST)
        throw notReadable(given, `It has ${Math.round(bytes / 1e6)} MB, more than the ${LARGEST / 1e6} MB read here; a schema alone is smaller`, "Dump the schema without its rows: pg_dump --schema-only");
    const head = await firstBytes(path, 4096);
    const other = OTHER_FORMATS.find(({ starts }) => head.subarray(0, starts.length).equals(starts));
    if (other)
        throw notReadable(given, other.what, other.remedy);
    if (/^-- PostgreSQL database cluster dump/m.test(head.toString("latin1")))
        throw notReadable(given, "It is a dump of a whole cluster, by pg_dumpall", "Dump one database: pg_dump --schema-only DATABASE");
    const content = await (0,promises_.readFile)(path);
    return (0,assess/* modelOfDump */.vR)(decoded(content, given), name);
}
async function firstBytes(path, count) {
    const file = await (0,promises_.open)(path);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
}
function decoded(content, given) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(content);
    }
    catch {
        throw notReadable(given, "It is not written in UTF-8", "Dump again with pg_dump --encoding=UTF8 --schema-only");
    }
}
function notReadable(given, why, remedy) {
    return new domain_build/* UserError */.yo({ code: "DUMP_NOT_USABLE", what: `${given} cannot be assessed`, why, remedy });
}
//# sourceMappingURL=dump-input.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/progress.js
/** Milliseconds between two lines of progress. */
const EVERY = 5_000;
/** Steps faster than this are not worth a line of their own, even in the debug log. */
const NOTICEABLE = 50;
/**
 * Follows the steps of an assessment: a line of progress every few seconds, and in the debug log how long each took.
 * A cancelled run stops at its next step.
 */
function followSteps(clock, log, signal) {
    const startedAt = clock.now();
    let said = startedAt;
    let current;
    let steps = 0;
    const close = (now) => {
        if (current && now - current.since >= NOTICEABLE)
            log.debug(`${current.what}: ${now - current.since} ms`);
        current = undefined;
    };
    return {
        step(what) {
            signal.throwIfAborted();
            const now = clock.now();
            close(now);
            current = { what, since: now };
            steps++;
            if (now - said < EVERY)
                return;
            said = now;
            log.info(`Step ${steps} (${what}) after ${Math.round((now - startedAt) / 1000)} s`);
        },
        end: () => close(clock.now()),
    };
}
//# sourceMappingURL=progress.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/assess-input.js






/** Oldest source that is assessed live. */
const OLDEST_MAJOR = 12;
const REMEDIES = {
    "42501": "Grant the user of the source SELECT on what the message names; every user may read these catalogs unless that was revoked",
};
/**
 * Assesses what the inputs name: a live source, or a dump.
 * @throws UserError when they name none or both, or what cannot be assessed; EnvironmentError when the source is lost
 */
async function assessInput(context) {
    const { sourceUrl, sourceSecret, dump, schemas } = context.inputs;
    const live = sourceUrl !== undefined || sourceSecret !== undefined;
    if (live && dump !== undefined)
        throw new domain_build/* UserError */.yo({
            code: "TWO_INPUTS",
            what: "Both a source and a dump are given",
            remedy: "Remove dump, or source-url and source-secret: one of them is assessed",
        });
    if (!live && dump === undefined)
        throw new domain_build/* UserError */.yo({
            code: "NOTHING_TO_ASSESS",
            what: "Neither a source nor a dump is given",
            remedy: "Give source-url (or source-secret), or dump",
        });
    const assessed = dump === undefined ? await fromSource(context) : await fromDump(context, dump);
    checkSchemas(assessed.assessment, schemas);
    return assessed;
}
async function fromSource(context) {
    const { inputs, log, clock, signal } = context;
    const address = await (0,build/* databaseOf */.zJ)(context, "source");
    const assessment = await (0,postgres_build/* withClient */.SV)(address, { role: "source" }, (client) => (0,postgres_build/* explainRefusal */.GC)("source", "tell about its schema", REMEDIES, async () => {
        const { major, text } = await (0,postgres_build/* serverVersion */.qh)(client);
        if (major < OLDEST_MAJOR || major > NEWEST_MAJOR)
            throw new domain_build/* UserError */.yo({
                code: "SOURCE_VERSION",
                what: `The source is PostgreSQL ${text}`,
                why: `Known are PostgreSQL ${OLDEST_MAJOR} to ${NEWEST_MAJOR}`,
                remedy: major > NEWEST_MAJOR ? "Use a newer release of this action" : "Upgrade the source, or assess a dump of it",
            });
        const target = checkTarget(inputs.targetVersion, major);
        log.info(`Assessing ${(0,postgres_build/* displayAddress */.RD)(address)}, PostgreSQL ${text}, for Aurora PostgreSQL ${target}`);
        // Compiling plans costs more than these many small queries take.
        await client.query("SET jit = off");
        const progress = followSteps(clock, log, signal);
        const scope = { schemas: inputs.schemas, excluded: [] };
        const result = await (0,assess/* assessCatalog */.uv)(client, { target, scope, step: progress.step });
        progress.end();
        return result;
    }));
    return { assessment, name: address.database, unparsed: [] };
}
async function fromDump(context, dump) {
    const { inputs, log, clock, signal, workspace } = context;
    const progress = followSteps(clock, log, signal);
    progress.step("reading the dump");
    const model = await readDumpInput(dump, workspace);
    const target = checkTarget(inputs.targetVersion, Number.parseInt(model.serverVersion, 10));
    log.info(`Assessing ${dump}, ${model.statements.length} statements of PostgreSQL ${model.serverVersion}, for Aurora PostgreSQL ${target}`);
    const scope = { schemas: inputs.schemas, excluded: [] };
    const assessment = await (0,assess/* assessDump */.NW)(model, { target, scope, step: progress.step });
    progress.end();
    const unparsed = model.unparsed.map(({ statement: { file, line }, reason }) => ({ file, line, reason }));
    return { assessment, name: dump, unparsed };
}
/** The target's major, which cannot be older than the source's. */
function checkTarget(given, source) {
    const target = given ?? (0,assess/* defaultTarget */.zo)(source);
    if (target >= source)
        return target;
    throw new domain_build/* UserError */.yo({
        code: "TARGET_OLDER",
        what: `The source is PostgreSQL ${source}, and target-version is ${target}`,
        why: "A schema of a newer server does not load into an older one",
        remedy: `Set target-version to ${source} or higher, or leave it out`,
    });
}
/** A schema that holds nothing is mostly a typing error. */
function checkSchemas({ inventory }, schemas) {
    const missing = schemas.filter((schema) => !inventory.some(({ object }) => object.schema === schema || (object.type === "schema" && object.name === schema)));
    if (missing.length === 0)
        return;
    throw new domain_build/* UserError */.yo({
        code: "NO_SUCH_SCHEMA",
        what: `There is no schema ${missing.join(", ")}, or nothing is in it`,
        remedy: "Correct the input schemas: exact names, one per line",
    });
}
//# sourceMappingURL=assess-input.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/baseline.js


/**
 * Reads a baseline file.
 * @param path where it is
 * @param name as the user wrote it, for messages
 * @throws UserError naming everything that is wrong with it at once
 */
async function readBaseline(path, name) {
    let text;
    try {
        text = await (0,promises_.readFile)(path, "utf8");
    }
    catch (cause) {
        throw badBaseline(name, `It cannot be read: ${cause.message}`);
    }
    let data;
    try {
        data = JSON.parse(text.replace(/^\uFEFF/, ""));
    }
    catch (cause) {
        throw badBaseline(name, `It is not JSON: ${cause.message}`);
    }
    const accepted = data?.accepted;
    if (!Array.isArray(accepted))
        throw badBaseline(name, "It has no list named accepted");
    const problems = [...accepted.flatMap(problemsOf), ...doubled(accepted)];
    if (problems.length > 0) {
        const more = problems.length > 5 ? `; and ${problems.length - 5} more` : "";
        throw badBaseline(name, `${problems.slice(0, 5).join("; ")}${more}`);
    }
    return accepted.map(({ fingerprint, rule, object = "", reason, expires = null }) => ({
        fingerprint,
        rule,
        object,
        reason: reason.trim(),
        expires,
    }));
}
function problemsOf(entry, index) {
    const at = `entry ${index + 1}`;
    if (entry === null || typeof entry !== "object")
        return [`${at} is not an object`];
    const { fingerprint, rule, object, reason, expires } = entry;
    const problems = [];
    if (typeof fingerprint !== "string" || !/^[0-9a-f]{16}$/.test(fingerprint))
        problems.push(`${at} has no fingerprint of 16 hexadecimal digits`);
    if (typeof rule !== "string" || rule === "")
        problems.push(`${at} names no rule`);
    if (object !== undefined && typeof object !== "string")
        problems.push(`${at} has an object that is not text`);
    if (typeof reason !== "string" || reason.trim() === "")
        problems.push(`${at} (${typeof rule === "string" ? rule : "no rule"}) gives no reason`);
    if (expires !== undefined && expires !== null && !isDay(expires))
        problems.push(`${at} expires on ${JSON.stringify(expires)}, which is not a day written YYYY-MM-DD`);
    return problems;
}
function doubled(entries) {
    const seen = new Set();
    return entries.flatMap((entry, index) => {
        const fingerprint = entry?.fingerprint;
        if (typeof fingerprint !== "string")
            return [];
        if (seen.has(fingerprint))
            return [`entry ${index + 1} repeats fingerprint ${fingerprint}`];
        seen.add(fingerprint);
        return [];
    });
}
function isDay(value) {
    if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value))
        return false;
    const date = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
function badBaseline(name, why) {
    return new domain_build/* UserError */.yo({
        code: "BAD_BASELINE",
        what: `${name} is not a usable baseline`,
        why,
        remedy: "Correct the file named by the input baseline; baseline.json of the results is a pattern, each entry needs a reason",
    });
}
/**
 * Sets a baseline against the findings.
 * @param today UTC day, YYYY-MM-DD; an entry holds through its last day
 */
function applyBaseline(entries, findings, today) {
    const applied = { accepted: new Map(), expired: [], stale: [] };
    if (entries.length === 0)
        return applied;
    const rules = new Map(findings.map(({ fingerprint, ruleId }) => [fingerprint, ruleId]));
    for (const entry of entries) {
        if (rules.get(entry.fingerprint) !== entry.rule)
            applied.stale.push(entry);
        else if (entry.expires !== null && entry.expires < today)
            applied.expired.push(entry);
        else
            applied.accepted.set(entry.fingerprint, entry);
    }
    const byRule = (a, b) => order(a.rule, b.rule) || order(a.object, b.object) || order(a.fingerprint, b.fingerprint);
    applied.expired.sort(byRule);
    applied.stale.sort(byRule);
    return applied;
}
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
//# sourceMappingURL=baseline.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/json.js
/**
 * report.json in pieces, since that of a large schema is large: one line per entry of each list, so that a diff of two
 * runs shows what came and went.
 */
function* resultJson(result) {
    let before = "{\n";
    for (const [name, value] of Object.entries(result)) {
        yield `${before}  ${JSON.stringify(name)}: `;
        if (Array.isArray(value))
            yield* jsonList(value, "  ");
        else
            yield JSON.stringify(value);
        before = ",\n";
    }
    yield "\n}\n";
}
/** A list in JSON, one entry per line, in pieces. */
function* jsonList(items, indent) {
    let before = "[\n";
    for (const item of items) {
        yield `${before}${indent}  ${JSON.stringify(item)}`;
        before = ",\n";
    }
    yield before === "[\n" ? "[]" : `\n${indent}]`;
}
//# sourceMappingURL=json.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/baseline-file.js

/** All findings that count, as a baseline to edit, in pieces: keep the entries you accept, and give each a reason. */
function* baselineFile({ findings }) {
    yield '{\n  "accepted": ';
    yield* jsonList(entries(findings), "  ");
    yield "\n}\n";
}
function* entries(findings) {
    const seen = new Set();
    for (const { state, fingerprint, ruleId, display } of findings) {
        if (state === "accepted" || seen.has(fingerprint))
            continue;
        seen.add(fingerprint);
        yield { fingerprint, rule: ruleId, object: display, reason: "", expires: null };
    }
}
//# sourceMappingURL=baseline-file.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/weights.js
/** What the effort and the grade are computed from; minutes are a person's. */
const WEIGHTS = {
    /** Once for a rule: reading up, trying one, telling colleagues. */
    once: { trivial: 5, simple: 60, medium: 240, significant: 720 },
    /** For each of its findings that a person must change. */
    each: { trivial: 1, simple: 15, medium: 60, significant: 240 },
    /** A warning is looked at, not changed, whatever its rule's effort. */
    warning: "trivial",
    /** Once for a rule whose fix is automatic: reading what the fix did. */
    review: 5,
    /** Routines in these languages are written anew: minutes for every so many lines, on top. */
    rewriting: {
        languages: ["plperlu", "plpython2u", "plpython3u", "plpythonu", "pltclu", "plsh", "pljavau", "plr"],
        lines: 50,
        minutes: 30,
    },
    /** The estimate is given from `low` to `high` times the sum. */
    low: 0.7,
    high: 1.5,
    hoursPerDay: 8,
    /** Grade B up to so many days of the sum, C above. */
    gradeDays: 5,
};
//# sourceMappingURL=weights.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/effort.js

/** Minutes of a person for one finding, without what its rule costs once. */
function minutesEach(severity, effort, state) {
    if (state !== "open" || severity === "info")
        return 0;
    return WEIGHTS.each[severity === "warning" ? WEIGHTS.warning : effort];
}
/**
 * The estimate: per rule a sum once and a sum for each finding (see WEIGHTS), and for routines in languages that must
 * be rewritten a sum by size. After AWS SCT's classes and ora2pg's costs per object.
 * @param efforts class of each rule
 * @param sizeOf language and lines of a routine
 */
function effortOf(findings, efforts, objects, sizeOf) {
    const byRule = new Map();
    for (const finding of findings) {
        if (finding.state === "accepted" || finding.severity === "info")
            continue;
        const found = byRule.get(finding.ruleId);
        if (found)
            found.push(finding);
        else
            byRule.set(finding.ruleId, [finding]);
    }
    const lines = [...byRule].map(([rule, found]) => lineOf(rule, found, efforts.get(rule) ?? "simple"));
    const rewriting = rewritingLine(objects, sizeOf);
    if (rewriting)
        lines.push(rewriting);
    lines.sort((a, b) => b.minutes - a.minutes || (a.rule < b.rule ? -1 : 1));
    const minutes = lines.reduce((sum, line) => sum + line.minutes, 0);
    const hours = (factor) => Math.round((minutes * factor) / 6) / 10;
    const days = (factor) => Math.round((minutes * factor) / (6 * WEIGHTS.hoursPerDay)) / 10;
    return {
        minutes,
        hours: { low: hours(WEIGHTS.low), high: hours(WEIGHTS.high) },
        days: { low: days(WEIGHTS.low), high: days(WEIGHTS.high) },
        lines,
    };
}
function lineOf(rule, found, effort) {
    const count = (test) => found.filter(test).length;
    const changes = count(({ state, severity }) => state === "open" && severity !== "warning");
    const warnings = count(({ state, severity }) => state === "open" && severity === "warning");
    const automatic = count(({ state }) => state === "automatic");
    const once = changes > 0
        ? WEIGHTS.once[effort]
        : warnings > 0
            ? WEIGHTS.once[WEIGHTS.warning]
            : automatic > 0
                ? WEIGHTS.review
                : 0;
    const minutes = once + found.reduce((sum, { effortMinutes }) => sum + effortMinutes, 0);
    return { rule, title: found[0]?.title ?? "", effort, changes, warnings, automatic, minutes };
}
function rewritingLine(objects, sizeOf) {
    const { languages, lines: step, minutes } = WEIGHTS.rewriting;
    const routines = objects.filter((item) => (item.fate === "cannot" || item.fate === "by hand") && languages.includes(sizeOf(item).language ?? ""));
    if (routines.length === 0)
        return undefined;
    return {
        rule: "",
        title: "Routines to write anew, by length",
        effort: "significant",
        changes: routines.length,
        warnings: 0,
        automatic: 0,
        minutes: routines.reduce((sum, item) => sum + Math.ceil((sizeOf(item).lines ?? 0) / step) * minutes, 0),
    };
}
//# sourceMappingURL=effort.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/grade.js

const LETTERS = {
    A: "nothing to change by hand",
    B: `work by hand, up to ${WEIGHTS.gradeDays} days`,
    C: `work by hand, more than ${WEIGHTS.gradeDays} days`,
};
const DIGITS = {
    1: "no routines, no triggers",
    2: "triggers, no routines to change",
    3: "routines, none of them to change",
    4: "views, triggers or rules to change",
    5: "routines to change",
};
const LOGIC = ["view", "materialized view", "trigger", "rule"];
/**
 * A letter and a digit, after ora2pg: how much is left to people, and how much logic the database holds.
 * @param minutes of the effort, before its range
 */
function gradeOf(objects, minutes) {
    const changed = (types) => objects.some(({ object, fate }) => types.includes(object.type) && (fate === "by hand" || fate === "cannot"));
    const has = (type) => objects.some(({ object }) => object.type === type);
    const byHand = objects.some(({ fate }) => fate === "by hand" || fate === "cannot");
    const days = minutes / 60 / WEIGHTS.hoursPerDay;
    const letter = !byHand ? "A" : days <= WEIGHTS.gradeDays ? "B" : "C";
    const digit = changed(["routine"]) ? 5 : changed(LOGIC) ? 4 : has("routine") ? 3 : has("trigger") ? 2 : 1;
    return { grade: `${letter}-${digit}`, gradeMeaning: `${LETTERS[letter]}; ${DIGITS[digit]}` };
}
//# sourceMappingURL=grade.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/result.js
/** From best to worst. */
const FATES = ["as they are", "automatic fix", "by hand", "cannot"];
//# sourceMappingURL=result.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/objects.js



/**
 * Every object with what its findings make of it. A finding on a column counts for its table, one on a part that is
 * no object of the inventory for what the part belongs to; what no inventory lists (a role, the database itself)
 * comes in through findings above info.
 */
function objectsOf(inventory, findings) {
    const items = new Map();
    const byName = new Map();
    for (const known of inventory) {
        const key = (0,schema_build/* objectKey */.T5)(known.object);
        items.set(key, { known, findings: [] });
        if (known.object.part === undefined && known.object.type !== "index" && known.object.type !== "routine")
            byName.set(nameKey(known.object), key);
    }
    for (const finding of findings) {
        const key = keyOf(finding.object, items, byName);
        const item = items.get(key);
        if (item)
            item.findings.push(finding);
        else if (finding.severity !== "info")
            items.set(key, { known: { object: finding.object }, findings: [finding] });
    }
    return [...items.values()]
        .map(({ known, findings: own }) => toObject(known, own))
        .sort((a, b) => (0,schema_build/* compareObjects */.Gq)(a.object, b.object));
}
function nameKey({ schema, name }) {
    return JSON.stringify([schema, name]);
}
function keyOf(object, items, byName) {
    const key = (0,schema_build/* objectKey */.T5)(object);
    if (object.part === undefined || items.has(key))
        return key;
    return byName.get(nameKey(object)) ?? key;
}
function toObject({ object, rows, bytes }, findings) {
    const worst = assess/* SEVERITIES */.oC.find((severity) => findings.some((finding) => finding.severity === severity));
    return {
        object,
        display: (0,schema_build/* displayObject */.Gv)(object),
        fate: fateOf(findings),
        ...(rows === undefined ? {} : { rows }),
        ...(bytes === undefined ? {} : { bytes }),
        rules: [...new Set(findings.map(({ ruleId }) => ruleId))].sort(),
        ...(worst === undefined ? {} : { worst }),
        findings: findings.length,
    };
}
/** What becomes of an object; warnings and accepted findings leave it as it is. */
function fateOf(findings) {
    const has = (severity, state) => findings.some((finding) => finding.severity === severity && finding.state === state);
    if (has("blocker", "open"))
        return "cannot";
    if (has("needs-change", "open"))
        return "by hand";
    return has("needs-change", "automatic") ? "automatic fix" : "as they are";
}
/** Objects by type, sorted by type. */
function countByType(objects) {
    const counts = new Map();
    for (const { object, fate } of objects) {
        const count = counts.get(object.type) ?? { type: object.type, total: 0, fates: noFates() };
        counts.set(object.type, count);
        count.total++;
        count.fates[fate]++;
    }
    return [...counts.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}
function noFates() {
    return Object.fromEntries(FATES.map((fate) => [fate, 0]));
}
/** Share of the objects that cross over as they are or by an automatic fix, in whole percent, rounded down. */
function scoreOf(objects) {
    if (objects.length === 0)
        return 100;
    const over = objects.filter(({ fate }) => fate === "as they are" || fate === "automatic fix").length;
    return Math.floor((100 * over) / objects.length);
}
//# sourceMappingURL=objects.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/readiness.js
/** The lowest severities that turn the step red, from strict to lax. */
const REACH = {
    never: [],
    blocker: ["blocker"],
    "needs-change": ["blocker", "needs-change"],
    warning: ["blocker", "needs-change", "warning"],
};
/** Whether the schema can move, from its findings; accepted ones do not count. */
function readinessOf(findings) {
    const has = (severity, state) => findings.some((finding) => finding.severity === severity && finding.state === state);
    if (has("blocker", "open"))
        return "BLOCKED";
    if (has("needs-change", "open"))
        return "CHANGES NEEDED";
    if (has("needs-change", "automatic"))
        return "READY WITH FIXES";
    return "READY";
}
/** Findings that are open, that no automatic fix covers, and that reach the severity of the input fail-on. */
function failing(findings, failOn) {
    return findings.filter(({ severity, state }) => state === "open" && REACH[failOn].includes(severity));
}
/**
 * The verdict of the report: fail when fail-on says so; warn when something is to be done first or could not be
 * judged; else pass.
 */
function verdictOf({ findings, readiness, notJudged, objects, }, failOn) {
    if (failing(findings, failOn).length > 0)
        return "fail";
    const unsure = notJudged.rules.length + notJudged.statements.length > 0;
    const empty = !objects.some(({ object }) => object.type === "table");
    return readiness !== "READY" || unsure || empty ? "warn" : "pass";
}
//# sourceMappingURL=readiness.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/table-verdicts.js
/**
 * What DMS does with every table, from the effects of the findings on it or its parts. Accepted findings count, too:
 * accepting one does not teach DMS anything.
 */
function tableVerdicts(inventory, findings) {
    const effects = new Map();
    for (const { object, dms, ruleId } of findings) {
        if (!dms || (object.type !== "table" && object.part === undefined))
            continue;
        const key = JSON.stringify([object.schema, object.name]);
        const known = effects.get(key) ?? [];
        known.push({ rule: ruleId, effect: dms });
        effects.set(key, known);
    }
    return inventory.flatMap(({ object, table }) => table
        ? [table_verdicts_verdictOf(object.schema, object.name, table, effects.get(JSON.stringify([object.schema, object.name])) ?? [])]
        : []);
}
function table_verdicts_verdictOf(schema, name, facts, effects) {
    const none = facts.partitioned ? [] : effects;
    const changes = none.some(({ effect }) => effect.cdc === "no")
        ? "no"
        : none.some(({ effect }) => effect.cdc === "insert-only")
            ? "inserts only"
            : "yes";
    const verdict = {
        table: `${schema}.${name}`,
        fullLoad: none.some(({ effect }) => effect.fullLoad === "no") ? "no" : "yes",
        changes,
        validation: none.some(({ effect }) => effect.validation === "no") ? "no" : "yes",
        nativeCopy: none.some(({ effect }) => effect.nativeCopy === true),
        partitioned: facts.partitioned,
        lobColumns: facts.lobColumns,
        because: [...new Set(none.map(({ effect }) => effect.because.replace(/\.$/, "")))].sort(),
        rules: [...new Set(none.map(({ rule }) => rule))].sort(),
    };
    return { ...verdict, sentence: sentence(verdict) };
}
/** One sentence for people who click through the DMS wizard. */
function sentence(verdict) {
    const { table, fullLoad, changes, validation, nativeCopy, because, rules } = verdict;
    if (verdict.partitioned)
        return `${table}: a partitioned table; its rows are carried by its partitions.`;
    const facts = [`full load ${fullLoad}`, `change stream ${changes}`, `validation ${validation}`];
    if (nativeCopy)
        facts.push("better copied by PostgreSQL's own tools");
    const reason = because.length > 0 ? `, because ${because.join(", and ")}; see ${rules.join(", ")}` : "";
    return `${table}: ${facts.join(", ")}${reason}.`;
}
/** Whether DMS carries, follows and validates the table without ado. */
function isPlain({ fullLoad, changes, validation, nativeCopy }) {
    return fullLoad === "yes" && changes === "yes" && validation === "yes" && !nativeCopy;
}
//# sourceMappingURL=table-verdicts.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/top-findings.js

const MOST = 10;
const NAMED = 3;
/**
 * The findings to read first, one per rule and remedy, accepted and info ones left out: what is open before what is automatic,
 * worst first, then what concerns most objects.
 */
function topFindings(findings) {
    const groups = new Map();
    for (const finding of findings) {
        if (finding.state === "accepted" || finding.severity === "info")
            continue;
        const key = JSON.stringify([finding.ruleId, finding.severity, finding.remedy]);
        const group = groups.get(key);
        if (group)
            group.push(finding);
        else
            groups.set(key, [finding]);
    }
    return [...groups.values()].sort(byUrgency).slice(0, MOST).map(toTop);
}
/** What a person must do or look at stands before what is fixed anyway. */
function byUrgency(a, b) {
    const [left, right] = [a[0], b[0]];
    return (Number(left.state === "automatic") - Number(right.state === "automatic") ||
        assess/* SEVERITIES */.oC.indexOf(left.severity) - assess/* SEVERITIES */.oC.indexOf(right.severity) ||
        b.length - a.length ||
        top_findings_order(left.ruleId, right.ruleId) ||
        top_findings_order(left.remedy, right.remedy));
}
function top_findings_order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function toTop(group) {
    const { ruleId, severity, title, why, remedy, fix, state } = group[0];
    return {
        rule: ruleId,
        severity,
        title,
        count: group.length,
        objects: group.slice(0, NAMED).map(({ display }) => display),
        why,
        remedy,
        fix: fixText(ruleId, fix),
        automatic: state === "automatic",
    };
}
/** Who makes a fix, in plain words. */
function fixText(rule, { kind, by, does }) {
    if (kind === "manual")
        return "By hand";
    if (kind === "offered")
        return `On request: name ${rule} in the input offered of convert-schema. ${does}`;
    if (by === "assess-schema")
        return `Prepared for you in the files. ${does}`;
    return `Automatic, by ${by ?? "this product"}. ${does}`;
}
/** The objects of a top finding in a few words. */
function whereText({ objects, count }) {
    return count > objects.length ? `${objects.join(", ")} and ${count - objects.length} more` : objects.join(", ");
}
//# sourceMappingURL=top-findings.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/build-result.js









const RULE = new Map(assess/* RULES */.y0.map((rule) => [rule.id, rule]));
/** Everything the report says, from an assessment and a baseline. Holds no time: the same schema gives the same result. */
function buildResult({ assessment, name, unparsed }, facts) {
    const applied = applyBaseline(facts.baseline?.entries ?? [], assessment.findings, facts.today);
    const findings = assessment.findings.map((finding) => toResult(finding, applied.accepted));
    const objects = objectsOf(assessment.inventory, findings);
    const routines = assessment.inventory.filter(({ language }) => language !== undefined);
    const sizes = new Map(routines.map((item) => [(0,schema_build/* objectKey */.T5)(item.object), item]));
    const efforts = new Map(assessment.findings.map(({ ruleId, effort }) => [ruleId, effort]));
    const effort = effortOf(findings, efforts, objects, ({ object }) => sizes.get((0,schema_build/* objectKey */.T5)(object)) ?? {});
    const rules = assessment.rules.map((run) => {
        const { title = run.id, category = "operation", severity = "info" } = RULE.get(run.id) ?? {};
        return { ...run, title, category, severity };
    });
    return {
        schemaVersion: 1,
        migration: facts.migration,
        source: { input: assessment.input, name, version: assessment.sourceVersion },
        target: { version: assessment.road.target },
        versions: { ruleSet: (0,assess/* ruleSetVersion */.Hy)(assess/* RULES */.y0), rules: assess/* RULES */.y0.length, extensionList: assess/* EXTENSION_LIST */.RV },
        readiness: readinessOf(findings),
        score: scoreOf(objects),
        ...gradeOf(objects, effort.minutes),
        effort,
        objectsByType: countByType(objects),
        findingsBySeverity: assess/* SEVERITIES */.oC.map((severity) => ({
            severity,
            ...states(findings.filter((finding) => finding.severity === severity)),
        })),
        findingsByCategory: categories(findings).map((category) => ({
            category,
            ...states(findings.filter((finding) => finding.category === category)),
        })),
        top: topFindings(findings),
        findings,
        baseline: { file: facts.baseline?.file ?? null, expired: applied.expired, stale: applied.stale },
        tables: tableVerdicts(assessment.inventory, assessment.findings),
        objects,
        settings: assessment.settings,
        sql: sqlOf(findings),
        notJudged: { rules: notJudged(rules, assessment.input), statements: unparsed },
        rules,
    };
}
function toResult(finding, accepted) {
    const entry = accepted.get(finding.fingerprint);
    // A blocker is believed to be gone when the converted schema shows it, not before.
    const automatic = finding.fix.kind === "auto" && finding.severity !== "blocker";
    const state = entry ? "accepted" : automatic ? "automatic" : "open";
    return {
        ruleId: finding.ruleId,
        severity: finding.severity,
        category: finding.category,
        title: finding.title,
        object: finding.object,
        display: (0,schema_build/* displayObject */.Gv)(finding.object),
        ...(finding.location ? { location: finding.location } : {}),
        evidence: finding.evidence,
        confidence: finding.confidence,
        why: finding.why,
        remedy: finding.remedy,
        fix: finding.fix,
        state,
        ...(entry ? { accepted: { reason: entry.reason, expires: entry.expires } } : {}),
        effortMinutes: minutesEach(finding.severity, finding.effort, state),
        docs: docsOf(finding.ruleId),
        fingerprint: finding.fingerprint,
    };
}
const DOCS = new Map();
/** Where the rule is explained; one list per rule. */
function docsOf(rule) {
    const docs = DOCS.get(rule) ?? [`docs/rules.md#${rule}`];
    DOCS.set(rule, docs);
    return docs;
}
function states(findings) {
    const counts = { open: 0, automatic: 0, accepted: 0 };
    for (const { state } of findings)
        counts[state]++;
    return counts;
}
function categories(findings) {
    return [...new Set(findings.map(({ category }) => category))].sort();
}
/** A rule about dump files says nothing on a live database, so it is not missed there. */
function notJudged(rules, input) {
    return rules
        .filter(({ cause }) => cause === "source" || (cause === "input" && input === "dump"))
        .map(({ id, title, reason = "" }) => ({ id, title, reason }));
}
const PLACES = ["source", "P0", "P1", "P2", "P3"];
/** SQL of the findings that are not accepted, by place, rule and object; what several findings share stands once. */
function sqlOf(findings) {
    const items = new Map();
    for (const { state, ruleId: rule, display, fix } of findings)
        if (state !== "accepted")
            for (const { where, sql } of fix.sql) {
                const key = JSON.stringify([where, rule, sql]);
                if (!items.has(key))
                    items.set(key, { where, rule, object: display, sql: sql.trim() });
            }
    return [...items.values()].sort((a, b) => PLACES.indexOf(a.where) - PLACES.indexOf(b.where));
}
//# sourceMappingURL=build-result.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/csv.js
const COLUMNS = [
    "type",
    "schema",
    "name",
    "part",
    "outcome",
    "findings",
    "worst",
    "rules",
    "rows_estimate",
    "bytes",
    "full_load",
    "changes",
    "validation",
    "native_copy",
    "lob_columns",
    "dms",
];
/** One line per object, RFC 4180 with CRLF, in pieces. Text that a spreadsheet would take for a formula gets an apostrophe in front. */
function* objectsCsv({ objects, tables }) {
    const verdicts = new Map(tables.map((verdict) => [verdict.table, verdict]));
    yield record(COLUMNS);
    for (const item of objects) {
        const { object } = item;
        const verdict = object.type === "table" ? verdicts.get(`${object.schema}.${object.name}`) : undefined;
        yield record(cells(item, verdict));
    }
}
function cells({ object, fate, findings, worst, rules, rows, bytes }, table) {
    const own = [
        object.type,
        object.schema,
        object.name,
        object.part ?? "",
        fate,
        findings,
        worst ?? "",
        rules.join(" "),
    ];
    const dms = table
        ? [
            table.fullLoad,
            table.changes,
            table.validation,
            table.nativeCopy ? "yes" : "no",
            table.lobColumns.join(" "),
            table.sentence,
        ]
        : ["", "", "", "", "", ""];
    return [...own, rows ?? "", bytes ?? "", ...dms];
}
function record(values) {
    return `${values.map(cell).join(",")}\r\n`;
}
function cell(value) {
    if (typeof value === "number")
        return String(value);
    // Spreadsheets run what begins like this, quoted or not; some skip white space first.
    const text = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
//# sourceMappingURL=csv.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/fix-files.js
/** The places where SQL may have to run, with the file of each and what its head says. */
const fix_files_PLACES = {
    source: { file: "fixes/source.sql", what: "Run on the source, before the migration." },
    P0: { file: "fixes/target-p0.sql", what: "Run on the target before anything is loaded: roles, schemas, extensions." },
    P1: { file: "fixes/target-p1.sql", what: "Run on the target with the first part of the schema (pre-load)." },
    P2: { file: "fixes/target-p2.sql", what: "Run on the target after the full load (post-load)." },
    P3: { file: "fixes/target-p3.sql", what: "Run on the target after the switch (post-cutover)." },
};
/** The files under `fixes/` that have content, by path; nothing in them was executed. */
function fixFiles({ sql, source, target, migration }) {
    const files = new Map();
    for (const [where, { file, what }] of Object.entries(fix_files_PLACES)) {
        const items = sql.filter((item) => item.where === where);
        if (items.length === 0)
            continue;
        const head = [
            comment(`${what} Written by assess-schema; nothing here was executed.`),
            comment(`Migration ${migration}: ${source.name}, PostgreSQL ${source.version} to Aurora PostgreSQL ${target.version}.`),
            comment("Every statement can be run again. Read it before you run it; the rules are explained in report.md."),
        ];
        files.set(file, () => [`${[head.join("\n"), ...items.map(tagged)].join("\n\n")}\n`]);
    }
    return files;
}
function tagged({ rule, object, sql }) {
    return `${comment(`[${rule}] ${object}`)}\n${sql}`;
}
/** One line of comment: a line break in a name must not end it and turn what follows into SQL. */
function comment(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    return `-- ${text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ")}`;
}
//# sourceMappingURL=fix-files.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./packages/report/build/index.js + 5 modules
var report_build = __webpack_require__(7368);
;// CONCATENATED MODULE: ./actions/assess-schema/build/words.js

/** A severity as people read it. */
function severityText(severity) {
    return severity === "needs-change" ? "needs change" : severity;
}
/** What the readiness means for this schema, in one sentence. */
function readinessText({ readiness, findingsBySeverity, findings }) {
    const of = (severity) => findingsBySeverity.find((count) => count.severity === severity);
    const [blockers, changes] = [of("blocker")?.open ?? 0, of("needs-change")?.open ?? 0];
    const automatic = of("needs-change")?.automatic ?? 0;
    const byHand = `${count(changes, "change")} by hand`;
    switch (readiness) {
        case "BLOCKED":
            return `${count(blockers, "finding")} must be solved before this schema can move${changes > 0 ? `, beside ${byHand}` : ""}.`;
        case "CHANGES NEEDED":
            return `Can move after ${byHand}${automatic > 0 ? `; ${automatic} more ${automatic === 1 ? "is" : "are"} automatic` : ""}.`;
        case "READY WITH FIXES":
            return `Can move: ${count(automatic, "change is", "changes are")} needed and made automatically${prepared(findings)}.`;
        case "READY":
            return "Can move as it is.";
    }
}
/** Fixes that this action only writes down still have to be run. */
function prepared(findings) {
    const own = findings.filter(({ state, severity, fix }) => state === "automatic" && severity === "needs-change" && fix.by === "assess-schema");
    return own.length > 0 ? `, ${own.length} of them by SQL in fixes/ that you run` : "";
}
/** The estimate as people read it: minutes, hours or also days, by its size. */
function rangeText({ minutes, hours, days }) {
    if (minutes === 0)
        return "no work by hand";
    const rounded = (factor) => Math.max(1, Math.round(minutes * factor));
    if (hours.high < 1)
        return `${rounded(WEIGHTS.low)} to ${rounded(WEIGHTS.high)} minutes of work`;
    const range = `${hours.low} to ${hours.high} hours of work`;
    return hours.high > WEIGHTS.hoursPerDay ? `${range} (${days.low} to ${days.high} days)` : range;
}
/** What could not be judged, in a few words; empty when all was. */
function missedText({ notJudged: { rules, statements } }) {
    const missed = [
        ...(rules.length > 0 ? [count(rules.length, "rule")] : []),
        ...(statements.length > 0 ? [count(statements.length, "statement")] : []),
    ];
    return missed.length > 0 ? `${missed.join(" and ")} could not be judged` : "";
}
/** `1 table`, `2 tables`. */
function count(number, one, many = `${one}s`) {
    return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
//# sourceMappingURL=words.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/html-parts.js



/** Colour of each outcome. */
const FATE_CLASS = {
    "as they are": "good",
    "automatic fix": "auto",
    "by hand": "hand",
    cannot: "bad",
};
const SEVERITY_CLASS = {
    blocker: "bad",
    "needs-change": "hand",
    warning: "auto",
    info: "info",
};
/** A figure with what it counts. */
function card(value, label) {
    const text = typeof value === "number" ? value.toLocaleString("en-US") : value;
    return `<div class="card"><b>${(0,report_build/* escapeHtml */.ZD)(text)}</b><span>${(0,report_build/* escapeHtml */.ZD)(label)}</span></div>`;
}
/** A severity as a coloured word. */
function severityTag(severity) {
    return `<span class="tag ${SEVERITY_CLASS[severity]}">${severityText(severity)}</span>`;
}
/** A bar of shares; the figures stand beside it, so readers of text miss nothing. */
function bar(parts) {
    const total = parts.reduce((sum, { count }) => sum + count, 0);
    const pieces = parts
        .filter(({ count }) => count > 0)
        .map(({ count, kind }) => `<i class="${kind}" style="width:${((100 * count) / total).toFixed(2)}%"></i>`);
    return `<div class="bar" aria-hidden="true">${pieces.join("")}</div>`;
}
/** What the colours of a bar mean. */
function legend() {
    const keys = FATES.map((fate) => `<span class="key ${FATE_CLASS[fate]}"></span>${fate}`);
    return `<p class="soft">${keys.join("")}</p>`;
}
/** A table; cells are markup, numbers stand on the right. */
function table(columns, rows) {
    const numeric = columns.map((_, index) => rows.length > 0 && rows.every((row) => typeof row[index] === "number"));
    const side = (index) => (numeric[index] ? ' class="number"' : "");
    const head = columns.map((column, index) => `<th${side(index)}>${(0,report_build/* escapeHtml */.ZD)(column)}</th>`).join("");
    const text = (value) => (typeof value === "number" ? value.toLocaleString("en-US") : value);
    const body = rows.map((row) => `<tr>${row.map((value, index) => `<td${side(index)}>${text(value)}</td>`).join("")}</tr>`);
    return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}
/** Lines of a list on the page; a browser stays quick, the files hold everything. */
const html_parts_MOST = 2_000;
/** Says that a list was cut. */
function cut(total) {
    return total > html_parts_MOST
        ? `<p class="soft">The first ${html_parts_MOST} of ${total}; all are in objects.csv and report.json.</p>`
        : "";
}
//# sourceMappingURL=html-parts.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/html-findings.js





/** Findings on the page; with more a browser gets slow. They are sorted, worst first. */
const html_findings_MOST = 5_000;
/** All findings by rule, with the form that filters them. */
function findingsSection({ findings }) {
    const shown = findings.slice(0, html_findings_MOST);
    const groups = new Map();
    for (const finding of shown) {
        const group = groups.get(finding.ruleId);
        if (group)
            group.push(finding);
        else
            groups.set(finding.ruleId, [finding]);
    }
    const left = findings.length > html_findings_MOST
        ? `<p class="soft">The first ${html_findings_MOST} of ${findings.length}, worst first; all are in report.json.</p>`
        : "";
    return [
        `<h2 id="findings">Findings</h2>${left}`,
        findings.length > 0 ? html_findings_form(shown) : `<p class="soft">None.</p>${html_findings_form(shown)}`,
        ...[...groups].map(([rule, group]) => ruleGroup(rule, group)),
    ].join("\n");
}
function html_findings_form(findings) {
    const categories = [...new Set(findings.map(({ category }) => category))].sort();
    const boxes = assess/* SEVERITIES */.oC.map((severity) => `<label><input type="checkbox" name="severity" value="${severity}" checked> ${severityText(severity)}</label>`);
    const option = (value, text = value) => `<option value="${(0,report_build/* escapeHtml */.ZD)(value)}">${(0,report_build/* escapeHtml */.ZD)(text)}</option>`;
    return `<form id="filters" hidden role="search" aria-label="Filter the findings">
<fieldset><legend>Severity</legend>${boxes.join("")}</fieldset>
<label>Category <select name="category">${option("", "all")}${categories.map((category) => option(category)).join("")}</select></label>
<label>Fix <select name="fix">${option("", "all")}${option("auto", "automatic")}${option("offered", "on request")}${option("manual", "by hand")}${option("accepted", "accepted")}</select></label>
<label>Text <input type="search" name="text" size="16" title="Press / to come here, Escape to clear"></label>
<label>Object <input type="search" name="object" size="16"></label>
<button type="reset">Clear</button> <output id="shown" class="soft"></output></form>`;
}
function ruleGroup(rule, group) {
    const { title, category, why, fix, severity } = group[0];
    const remedies = new Set(group.map(({ remedy }) => remedy));
    const todo = remedies.size === 1 ? `<p><b>Do:</b> ${(0,report_build/* escapeHtml */.ZD)([...remedies][0])}</p>` : "";
    const rows = group.map((finding) => findingRow(finding, remedies.size > 1));
    return `<details data-category="${(0,report_build/* escapeHtml */.ZD)(category)}" id="rule-${(0,report_build/* escapeHtml */.ZD)(rule)}"><summary>${severityTag(severity)} ${(0,report_build/* escapeHtml */.ZD)(title)} <span class="soft"><span class="count">${group.length}</span> · ${(0,report_build/* escapeHtml */.ZD)(category)} · <code>${(0,report_build/* escapeHtml */.ZD)(rule)}</code></span></summary>
<div class="about"><p>${(0,report_build/* escapeHtml */.ZD)(why)}</p>${todo}<p class="soft">${(0,report_build/* escapeHtml */.ZD)(fixText(rule, fix))}</p><p hidden>${(0,report_build/* escapeHtml */.ZD)(`${title} ${rule}`)}</p></div>
<div class="wide"><table><thead><tr><th>object</th><th>what</th><th>severity</th><th>where</th><th>known by</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></div></details>`;
}
function findingRow(finding, ownRemedy) {
    const { severity, state, fix, display, evidence, location, confidence, accepted, remedy } = finding;
    const place = location ? `${location.file}:${location.line}` : "";
    const taken = accepted
        ? ` <span class="tag">accepted: ${(0,report_build/* escapeHtml */.ZD)(accepted.reason)}${accepted.expires ? `, until ${(0,report_build/* escapeHtml */.ZD)(accepted.expires)}` : ""}</span>`
        : "";
    const todo = ownRemedy ? `<br>${(0,report_build/* escapeHtml */.ZD)(remedy)}` : "";
    const kind = state === "accepted" ? "accepted" : fix.kind;
    return `<tr data-severity="${severity}" data-fix="${kind}"><td>${(0,report_build/* escapeHtml */.ZD)(display)}</td><td><code>${(0,report_build/* escapeHtml */.ZD)(evidence)}</code>${todo}${taken}</td><td>${severityTag(severity)}</td><td><code>${(0,report_build/* escapeHtml */.ZD)(place)}</code></td><td class="soft">${confidence}</td></tr>`;
}
//# sourceMappingURL=html-findings.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/html-script.js
/**
 * The page's script. It only hides and shows what is there: no data is in it and nothing is loaded, and without it
 * everything is still to be read.
 */
const SCRIPT = `
"use strict";
const form = document.getElementById("filters");
const groups = [...document.querySelectorAll("details[data-category]")];
const rows = new Map(groups.map((group) => [group, [...group.querySelectorAll("tr[data-severity]")]]));
const objects = [...document.querySelectorAll("tr[data-object]")];
const shown = document.getElementById("shown");
const wasOpen = new Map();

function filter() {
  const severities = [...form.querySelectorAll("input[name=severity]")].filter((box) => box.checked).map((box) => box.value);
  const category = form.elements.category.value;
  const fix = form.elements.fix.value;
  const text = form.elements.text.value.trim().toLowerCase();
  const object = form.elements.object.value.trim().toLowerCase();
  let count = 0;
  for (const group of groups) {
    const about = group.querySelector(".about").textContent.toLowerCase();
    let left = 0;
    for (const row of rows.get(group)) {
      const fits = severities.includes(row.dataset.severity) && (category === "" || group.dataset.category === category)
        && (fix === "" || row.dataset.fix === fix) && (object === "" || row.cells[0].textContent.toLowerCase().includes(object))
        && (text === "" || about.includes(text) || row.textContent.toLowerCase().includes(text));
      row.hidden = !fits;
      if (fits) left++;
    }
    group.hidden = left === 0;
    group.querySelector(".count").textContent = left;
    count += left;
    if ((text || object) && !wasOpen.has(group)) { wasOpen.set(group, group.open); group.open = true; }
    if (!text && !object && wasOpen.has(group)) { group.open = wasOpen.get(group); wasOpen.delete(group); }
  }
  for (const row of objects) row.hidden = object !== "" && !row.dataset.object.toLowerCase().includes(object);
  shown.textContent = count + (count === 1 ? " finding" : " findings");
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) { event.preventDefault(); form.elements.text.focus(); }
  if (event.key === "Escape" && typing) { form.reset(); event.target.blur(); }
});
addEventListener("beforeprint", () => { for (const group of document.querySelectorAll("details")) group.open = true; });
form.hidden = false;
filter();
`;
//# sourceMappingURL=html-script.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/html-sections.js




/** Characters of SQL shown for a place; the whole is in its file. */
const MOST_SQL = 200_000;
/** Every object that has a finding, with what becomes of it. */
function objects({ objects: all }) {
    const concerned = all.filter(({ findings }) => findings > 0);
    const rows = concerned
        .slice(0, html_parts_MOST)
        .map(({ object, display, fate, rules: own, rows: estimate }) => `<tr data-object="${(0,report_build/* escapeHtml */.ZD)(display)}"><td>${(0,report_build/* escapeHtml */.ZD)(display)}</td><td>${(0,report_build/* escapeHtml */.ZD)(object.type)}</td><td><span class="tag ${FATE_CLASS[fate]}">${fate}</span></td><td class="number">${estimate === undefined ? "" : Math.round(estimate).toLocaleString("en-US")}</td><td><code>${(0,report_build/* escapeHtml */.ZD)(own.join(" "))}</code></td></tr>`);
    return [
        `<h2 id="objects">Objects with findings</h2>`,
        `<p class="soft">${all.length - concerned.length} objects have none. All are in objects.csv.</p>`,
        rows.length > 0
            ? `<div class="wide"><table><thead><tr><th>object</th><th>type</th><th>outcome</th><th class="number">rows</th><th>rules</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`
            : "",
        cut(concerned.length),
    ].join("\n");
}
/** Settings of endpoints, task and parameter group that follow from the findings. */
function settings({ settings: all }) {
    if (all.length === 0)
        return "";
    const rows = all.map(({ kind, name, value, why }) => [
        (0,report_build/* escapeHtml */.ZD)(kind),
        `<code>${(0,report_build/* escapeHtml */.ZD)(name)}</code>`,
        `<code>${(0,report_build/* escapeHtml */.ZD)(value)}</code>`,
        (0,report_build/* escapeHtml */.ZD)(why),
    ]);
    return `<h2>Settings that follow</h2>${table(["where", "setting", "value", "why"], rows)}`;
}
/** SQL to run, by place. */
function sql({ sql: all }) {
    const places = Object.entries(fix_files_PLACES).flatMap(([where, { file, what }]) => {
        const items = all.filter((item) => item.where === where);
        if (items.length === 0)
            return [];
        const text = items.map((item) => `-- [${item.rule}]\n${item.sql}`).join("\n");
        const shown = text.length > MOST_SQL ? `${text.slice(0, MOST_SQL)}\n-- and so on: the whole is in ${file}` : text;
        return [
            `<details><summary><code>${file}</code> <span class="soft">${what} ${items.length} in all.</span></summary><pre tabindex="0">${(0,report_build/* escapeHtml */.ZD)(shown)}</pre></details>`,
        ];
    });
    const none = places.length === 0 ? `<p class="soft">None.</p>` : `<p class="soft">Nothing of this was executed.</p>`;
    return `<h2 id="sql">SQL to run</h2>${none}${places.join("\n")}`;
}
/** The table behind the estimate. */
function effort({ effort: estimate }) {
    const rows = estimate.lines.map((line) => [
        line.rule === "" ? (0,report_build/* escapeHtml */.ZD)(line.title) : `${(0,report_build/* escapeHtml */.ZD)(line.title)} <code>${(0,report_build/* escapeHtml */.ZD)(line.rule)}</code>`,
        line.effort,
        line.changes,
        line.warnings,
        line.automatic,
        line.minutes,
    ]);
    const sum = `<p>${(0,report_build/* escapeHtml */.ZD)(rangeText(estimate))}: the sum of ${estimate.minutes} minutes, times 0.7 to 1.5.</p>`;
    return `<h2 id="effort">Effort</h2>${sum}${rows.length > 0 ? table(["rule", "class", "to change", "to look at", "automatic", "minutes"], rows) : ""}`;
}
/** What the baseline accepts, and its entries to look at. */
function baseline({ baseline: { file, expired, stale }, findings }) {
    if (file === null)
        return "";
    const accepted = findings.filter(({ state }) => state === "accepted").length;
    const row = (what) => (entry) => [what, entry.rule, entry.object, entry.reason, entry.expires ?? "never"].map(report_build/* escapeHtml */.ZD);
    const rows = [...expired.map(row("expired, counts again")), ...stale.map(row("matches nothing"))];
    return [
        "<h2>Baseline</h2>",
        `<p>${accepted} findings are accepted by ${(0,report_build/* escapeHtml */.ZD)(file)}.</p>`,
        rows.length > 0 ? table(["entry", "rule", "object", "reason", "expires"], rows) : "",
    ].join("");
}
/** What could not be judged, and why. */
function html_sections_notJudged({ notJudged: { rules: skipped, statements } }) {
    const rows = [
        ...skipped.map(({ id, title, reason }) => [
            `${(0,report_build/* escapeHtml */.ZD)(title)} <code>${(0,report_build/* escapeHtml */.ZD)(id)}</code>`,
            (0,report_build/* escapeHtml */.ZD)(reason),
        ]),
        ...statements
            .slice(0, html_parts_MOST)
            .map(({ file, line, reason }) => [(0,report_build/* escapeHtml */.ZD)(`${file}:${line}`), (0,report_build/* escapeHtml */.ZD)(`Not understood: ${reason}`)]),
    ];
    return rows.length > 0 ? `<h2>Not judged</h2>${table(["what", "why"], rows)}` : "";
}
/** The appendix: every rule with what became of it. */
function rules({ rules: all, versions }) {
    const rows = all.map(({ id, title, severity, outcome, findings, reason = "" }) => [
        `<code>${(0,report_build/* escapeHtml */.ZD)(id)}</code>`,
        (0,report_build/* escapeHtml */.ZD)(title),
        severityTag(severity),
        outcome,
        findings,
        (0,report_build/* escapeHtml */.ZD)(reason),
    ]);
    return `<h2 id="rules">Every rule</h2><p class="soft">Rule set ${versions.ruleSet}, ${versions.rules} rules. List of extensions of ${versions.extensionList}.</p><details><summary>All rules with their outcome</summary>${table(["rule", "what", "severity", "outcome", "findings", "reason"], rows)}</details>`;
}
//# sourceMappingURL=html-sections.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/html-style.js
/** The page's style: the colours of the other reports, in light and dark, and on paper. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #fff; --card: #f6f8fa; --focus: #0969da;
  --good: #1a7f37; --auto: #0969da; --hand: #9a6700; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --paper: #0d1117; --card: #151b23; --focus: #4493f8;
  --good: #3fb950; --auto: #4493f8; --hand: #d29922; --bad: #f85149; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem 5rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; } h2 { font-size: 1.25rem; margin: 2.75rem 0 .6rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
p { margin: .4rem 0; } .soft { color: var(--soft); } .lead { font-size: 1.1rem; }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: 1rem 0 0; } a { color: var(--focus); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.state { display: inline-block; border-left: .5rem solid var(--c); padding-left: .7rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem; background: var(--card); }
.card b { display: block; font-size: 1.45rem; font-variant-numeric: tabular-nums; } .card span { color: var(--soft); font-size: .85rem; }
.bar { display: flex; height: .8rem; border-radius: .4rem; overflow: hidden; background: var(--line); margin: .75rem 0 .4rem; min-width: 8rem; }
.bar i { display: block; background: var(--c); } td .bar { height: .6rem; margin: .45rem 0; }
.key { display: inline-block; width: .7rem; height: .7rem; border-radius: .2rem; background: var(--c); margin: 0 .3rem 0 .8rem; }
.good { --c: var(--good); } .auto { --c: var(--auto); } .hand { --c: var(--hand); } .bad { --c: var(--bad); } .info { --c: var(--soft); }
.tag { display: inline-block; border: 1px solid var(--c, var(--line)); color: var(--c, var(--soft)); border-radius: 1rem; padding: 0 .55rem; font-size: .8rem; white-space: nowrap; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; } th { color: var(--soft); font-weight: 600; overflow-wrap: normal; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
code, pre { font: 13px/1.45 ui-monospace, monospace; } pre { border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; overflow-x: auto; max-height: 32rem; }
ol.top { padding-left: 1.4rem; } ol.top li { margin: 0 0 1rem; } ol.top p { margin: .15rem 0; }
form { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--line); padding: .7rem 0; display: flex; flex-wrap: wrap; gap: .5rem .9rem; align-items: center; z-index: 1; }
input[type=search], select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .25rem .5rem; max-width: 100%; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem .8rem; } legend { float: left; padding: 0; margin-right: .6rem; color: var(--soft); }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .6rem 0; } details > *:not(summary) { margin-left: .9rem; margin-right: .9rem; }
summary { cursor: pointer; padding: .55rem .9rem; font-weight: 600; } summary .soft { font-weight: 400; } details[open] > summary { border-bottom: 1px solid var(--line); margin-bottom: .6rem; }
[hidden] { display: none !important; }
@media print { body { max-width: none; padding: 0; font-size: 11px; } form, nav { display: none; } pre { max-height: none; white-space: pre-wrap; } details, .card { break-inside: avoid-page; } tr, li { break-inside: avoid; } }
`;
//# sourceMappingURL=html-style.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/html-report.js











const READINESS_CLASS = { BLOCKED: "bad", "CHANGES NEEDED": "hand", "READY WITH FIXES": "auto", READY: "good" };
/** The whole result as one HTML page that needs nothing else and loads nothing: its policy forbids it. */
function htmlReport(result) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(SCRIPT).digest("base64");
    const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`;
    return [
        `<!doctype html><html lang="en"><head><meta charset="utf-8">`,
        `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
        `<meta name="viewport" content="width=device-width, initial-scale=1">`,
        `<title>${(0,report_build/* escapeHtml */.ZD)(`${result.readiness}: ${result.migration}`)}</title><style>${STYLE}</style></head><body>`,
        head(result),
        html_report_top(result),
        numbers(result),
        findingsSection(result),
        tables(result),
        objects(result),
        settings(result),
        sql(result),
        effort(result),
        baseline(result),
        html_sections_notJudged(result),
        rules(result),
        `<script>${SCRIPT}</script></body></html>\n`,
    ].join("\n");
}
function head(result) {
    const { readiness, source, target, score, grade, gradeMeaning, effort: estimate, objects: all } = result;
    const from = source.input === "live" ? `Database ${source.name}` : `Dump ${source.name}`;
    const links = ["findings", "tables", "objects", "sql", "effort", "rules"];
    const carried = all.filter(({ object }) => object.type === "table").length;
    return [
        `<header><h1><span class="state ${READINESS_CLASS[readiness]}">${readiness}</span></h1>`,
        `<p class="lead">${(0,report_build/* escapeHtml */.ZD)([readinessText(result), missedText(result) && `${missedText(result)}.`].filter(Boolean).join(" "))}</p>`,
        `<p class="soft">${(0,report_build/* escapeHtml */.ZD)(`${from}, PostgreSQL ${source.version} to Aurora PostgreSQL ${target.version}. Migration ${result.migration}.`)}</p>`,
        `<nav aria-label="On this page">${links.map((name) => `<a href="#${name}">${name}</a>`).join("")}</nav></header>`,
        `<div class="cards">${[
            card(`${score} %`, "score: objects that cross over as they are or by an automatic fix"),
            card(grade, gradeMeaning),
            card(estimate.hours.high === 0 ? "0 h" : `${estimate.hours.low} to ${estimate.hours.high} h`, "work of people"),
            card(all.length, "objects"),
            card(carried, "tables"),
            ...result.findingsBySeverity
                .filter(({ open, automatic }) => open + automatic > 0)
                .map(({ severity, open, automatic }) => card(open + automatic, `${severityText(severity)}${automatic > 0 ? `, ${automatic} automatic` : ""}`)),
        ].join("")}</div>`,
    ].join("\n");
}
function html_report_top({ top: list }) {
    if (list.length === 0)
        return "";
    const items = list.map((item) => `<li><b>${(0,report_build/* escapeHtml */.ZD)(item.title)}</b> ${severityTag(item.severity)} <span class="soft">${(0,report_build/* escapeHtml */.ZD)(whereText(item))}</span>
<p>${(0,report_build/* escapeHtml */.ZD)(item.why)}</p><p><b>Do:</b> ${(0,report_build/* escapeHtml */.ZD)(item.remedy)}</p><p class="soft">${(0,report_build/* escapeHtml */.ZD)(item.fix)} <code>${(0,report_build/* escapeHtml */.ZD)(item.rule)}</code></p></li>`);
    return `<h2>Read these first</h2><ol class="top">${items.join("\n")}</ol>`;
}
function numbers({ objectsByType }) {
    const sums = FATES.map((fate) => objectsByType.reduce((sum, { fates }) => sum + fates[fate], 0));
    const rows = objectsByType.map(({ type, total, fates }) => [
        (0,report_build/* escapeHtml */.ZD)(type),
        total,
        ...FATES.map((fate) => fates[fate]),
        bar(FATES.map((fate) => ({ count: fates[fate], kind: FATE_CLASS[fate] }))),
    ]);
    return [
        "<h2>What becomes of the objects</h2>",
        bar(FATES.map((fate, index) => ({ count: sums[index], kind: FATE_CLASS[fate] }))),
        legend(),
        table(["type", "total", ...FATES, ""], rows),
    ].join("\n");
}
function tables({ tables: all }) {
    const carried = all.filter(({ partitioned }) => !partitioned);
    const odd = carried.filter((verdict) => !isPlain(verdict));
    const lob = carried.filter(({ lobColumns }) => lobColumns.length > 0);
    const rows = odd
        .slice(0, html_parts_MOST)
        .map((item) => [
        (0,report_build/* escapeHtml */.ZD)(item.table),
        item.fullLoad,
        item.changes,
        item.validation,
        item.nativeCopy ? "yes" : "",
        (0,report_build/* escapeHtml */.ZD)(item.because.join(", and ")),
        `<code>${(0,report_build/* escapeHtml */.ZD)(item.rules.join(" "))}</code>`,
    ]);
    return [
        `<h2 id="tables">Tables under DMS</h2>`,
        `<p>${carried.length - odd.length} of ${carried.length} tables are loaded, followed and validated without ado.</p>`,
        rows.length > 0
            ? table(["table", "full load", "changes", "validation", "copy natively", "because", "see"], rows)
            : "",
        cut(odd.length),
        lob.length > 0
            ? `<details><summary>Large columns <span class="soft">${lob.length} tables; the task carries up to 64 KB of each value</span></summary>${table(["table", "columns"], lob.slice(0, html_parts_MOST).map((item) => [(0,report_build/* escapeHtml */.ZD)(item.table), (0,report_build/* escapeHtml */.ZD)(item.lobColumns.join(", "))]))}${cut(lob.length)}</details>`
            : "",
    ].join("\n");
}
//# sourceMappingURL=html-report.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/markdown-parts.js

/** A bullet list, cut after so many lines with a word on where the rest is. */
function list(lines, most) {
    const shown = lines.slice(0, most).map((line) => `- ${(0,report_build/* escapeMarkdown */.FV)(line)}`);
    if (lines.length > most)
        shown.push(`- and ${lines.length - most} more: see report.json and objects.csv`);
    return shown.join("\n");
}
/** A table; columns of numbers stand on the right. */
function markdown_parts_table(columns, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    const numeric = columns.map((_, index) => rows.length > 0 && rows.every((row) => typeof row[index] === "number"));
    return [
        line(columns.map(report_build/* escapeMarkdown */.FV)),
        line(numeric.map((right) => (right ? "---:" : "---"))),
        ...rows.map((row) => line(row.map((value) => (0,report_build/* escapeMarkdown */.FV)(String(value ?? ""))))),
    ].join("\n");
}
/** SQL in a fence: one longer than any run of backticks inside cannot be closed by the text. */
function fence(text) {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const ticks = "`".repeat(longest + 1);
    return `${ticks}sql\n${text}\n${ticks}`;
}
//# sourceMappingURL=markdown-parts.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/markdown-findings.js




/** Objects named under a rule; the rest is in report.json. */
const markdown_findings_MOST = 50;
/** All findings by rule, worst first. */
function findings({ findings: all }) {
    const groups = new Map();
    for (const finding of all) {
        const group = groups.get(finding.ruleId);
        if (group)
            group.push(finding);
        else
            groups.set(finding.ruleId, [finding]);
    }
    if (groups.size === 0)
        return "## Findings by rule\n\nNone.";
    return ["## Findings by rule", ...[...groups].map(([rule, group]) => markdown_findings_ruleGroup(rule, group))].join("\n\n");
}
function markdown_findings_ruleGroup(rule, group) {
    const { title, category, why, fix, severity } = group[0];
    const remedies = new Set(group.map(({ remedy }) => remedy));
    const lines = group.map(({ display, location, evidence, severity: own, state, accepted, remedy }) => {
        const place = location ? ` ${location.file}:${location.line}` : "";
        const differs = own === severity ? "" : ` [${severityText(own)}]`;
        const taken = state === "accepted" ? ` accepted: ${accepted?.reason}` : "";
        const todo = remedies.size > 1 ? `. ${remedy}` : "";
        return `${display}${place}${differs}${evidence ? `: ${evidence}` : ""}${taken}${todo}`;
    });
    return [
        `### ${(0,report_build/* escapeMarkdown */.FV)(title)}`,
        `\`${rule}\` ${severityText(severity)}, ${category}, ${group.length}`,
        (0,report_build/* escapeMarkdown */.FV)(why),
        remedies.size === 1 ? `**Do:** ${(0,report_build/* escapeMarkdown */.FV)([...remedies][0])}` : "",
        (0,report_build/* escapeMarkdown */.FV)(fixText(rule, fix)),
        list(lines, markdown_findings_MOST),
    ]
        .filter(Boolean)
        .join("\n\n");
}
//# sourceMappingURL=markdown-findings.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/markdown-report.js








/** Objects named under a rule, and lines of a list; the rest is in report.json and objects.csv. */
const MOST_OBJECTS = 50;
const MOST_TABLES = 300;
/** Characters of SQL shown for a place; the whole is in its file. */
const markdown_report_MOST_SQL = 20_000;
const md = report_build/* escapeMarkdown */.FV;
/** report.md: the whole result to read, for a pull request or an archive. */
function markdownReport(result) {
    const parts = [
        markdown_report_head(result),
        markdown_report_top(result),
        markdown_report_numbers(result),
        markdown_report_effort(result),
        markdown_report_tables(result),
        markdown_report_settings(result),
        markdown_report_sql(result),
        findings(result),
        markdown_report_baseline(result),
        markdown_report_notJudged(result),
        appendix(result),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
function markdown_report_head(result) {
    const { source, target, readiness, score, grade, gradeMeaning, effort: estimate } = result;
    const from = source.input === "live" ? `database ${source.name}` : `dump ${source.name}`;
    return [
        `# ${readiness}`,
        md(readinessText(result)),
        `${md(from)}, PostgreSQL ${md(source.version)} to Aurora PostgreSQL ${target.version}.`,
        markdown_parts_table(["score", "grade", "effort"], [[`${score} %`, `${grade}: ${gradeMeaning}`, rangeText(estimate)]]),
    ].join("\n\n");
}
function markdown_report_top({ top: list }) {
    if (list.length === 0)
        return "";
    const items = list.map((item, index) => [
        `${index + 1}. **${md(item.title)}** (${severityText(item.severity)}, ${item.count === 1 ? "1 object" : `${item.count} objects`}): ${md(whereText(item))}  `,
        `   ${md(item.why)}  `,
        `   **Do:** ${md(item.remedy)}  `,
        `   ${md(item.fix)} \\[${md(item.rule)}\\]`,
    ].join("\n"));
    return `## Read these first\n\n${items.join("\n")}`;
}
function markdown_report_numbers({ objectsByType, findingsBySeverity, findingsByCategory }) {
    const sum = FATES.map((fate) => objectsByType.reduce((total, { fates }) => total + fates[fate], 0));
    const slices = FATES.map((fate, index) => `  "${fate}" : ${sum[index]}`).filter((_, index) => sum[index]);
    const chart = slices.length > 0 ? `\`\`\`mermaid\npie showData title Objects\n${slices.join("\n")}\n\`\`\`` : "";
    const states = (rows, names) => rows.map((row, index) => [names[index], row.open, row.automatic, row.accepted]);
    return [
        "## Objects",
        chart,
        markdown_parts_table(["type", "total", ...FATES], [
            ...objectsByType.map(({ type, total, fates }) => [type, total, ...FATES.map((fate) => fates[fate])]),
            ["all", sum.reduce((total, count) => total + count, 0), ...sum],
        ]),
        "## Findings",
        markdown_parts_table(["severity", "open", "automatic", "accepted"], states(findingsBySeverity, findingsBySeverity.map(({ severity }) => severityText(severity)))),
        markdown_parts_table(["category", "open", "automatic", "accepted"], states(findingsByCategory, findingsByCategory.map(({ category }) => category))),
    ]
        .filter(Boolean)
        .join("\n\n");
}
function markdown_report_effort({ effort: { lines, minutes }, effort: estimate }) {
    if (lines.length === 0)
        return "";
    return [
        "## Effort",
        `${rangeText(estimate)}: the sum of ${minutes} minutes below, times 0.7 to 1.5.`,
        markdown_parts_table(["rule", "what", "class", "to change", "to look at", "automatic", "minutes"], lines.map((line) => [
            line.rule,
            line.title,
            line.effort,
            line.changes,
            line.warnings,
            line.automatic,
            line.minutes,
        ])),
    ].join("\n\n");
}
function markdown_report_tables({ tables: all }) {
    const odd = all.filter((item) => !item.partitioned && !isPlain(item));
    const plain = all.filter((item) => !item.partitioned).length - odd.length;
    const lob = all.filter(({ lobColumns }) => lobColumns.length > 0);
    const intro = `DMS loads, follows and validates ${plain} of ${plain + odd.length} tables without ado.`;
    return [
        "## Tables under DMS",
        intro,
        list(odd.map(({ sentence }) => sentence), MOST_TABLES),
        lob.length > 0 ? "Large columns (LOB), carried up to 64 KB in the task's limited mode:" : "",
        list(lob.map(({ table: name, lobColumns }) => `${name}: ${lobColumns.join(", ")}`), MOST_TABLES),
    ]
        .filter(Boolean)
        .join("\n\n");
}
function markdown_report_settings({ settings: all }) {
    if (all.length === 0)
        return "";
    return `## Settings that follow\n\n${markdown_parts_table(["where", "setting", "value", "why"], all.map(({ kind, name, value, why }) => [kind, name, value, why]))}`;
}
function markdown_report_sql({ sql: all }) {
    const places = Object.entries(fix_files_PLACES).flatMap(([where, { file, what }]) => {
        const items = all.filter((item) => item.where === where);
        return items.length > 0 ? [`### \`${file}\`\n\n${what}\n\n${fence(sqlText(items, file))}`] : [];
    });
    return places.length > 0 ? `## SQL to run\n\nNothing of this was executed.\n\n${places.join("\n\n")}` : "";
}
function sqlText(items, file) {
    const text = items.map((item) => `-- [${item.rule}]\n${item.sql}`).join("\n");
    return text.length <= markdown_report_MOST_SQL ? text : `${text.slice(0, markdown_report_MOST_SQL)}\n-- and so on: the whole is in ${file}`;
}
function markdown_report_baseline({ baseline: { file, expired, stale }, findings: all }) {
    if (file === null)
        return "";
    const accepted = all.filter(({ state }) => state === "accepted").length;
    const rows = [
        ...expired.map((entry) => ["expired, counts again", entry.rule, entry.object, entry.reason, entry.expires]),
        ...stale.map((entry) => ["matches nothing", entry.rule, entry.object, entry.reason, entry.expires]),
    ];
    return [
        "## Baseline",
        `${accepted} findings are accepted by ${md(file)}; ${expired.length} of its entries have expired, ${stale.length} match nothing any more.`,
        rows.length > 0 ? markdown_parts_table(["entry", "rule", "object", "reason", "expires"], rows) : "",
    ]
        .filter(Boolean)
        .join("\n\n");
}
function markdown_report_notJudged({ notJudged: { rules, statements } }) {
    if (rules.length + statements.length === 0)
        return "";
    return [
        "## Not judged",
        list(rules.map(({ id, title, reason }) => `${title} (${id}): ${reason}`), 500),
        list(statements.map(({ file, line, reason }) => `${file}:${line} is not understood: ${reason}`), MOST_OBJECTS),
    ]
        .filter(Boolean)
        .join("\n\n");
}
function appendix({ rules, versions }) {
    return [
        "## Every rule",
        `Rule set ${versions.ruleSet}, ${versions.rules} rules. List of extensions of ${versions.extensionList}.`,
        markdown_parts_table(["rule", "what", "severity", "outcome", "findings", "reason"], rules.map(({ id, title, severity, outcome, findings: count, reason = "" }) => [
            id,
            title,
            severityText(severity),
            outcome,
            count,
            reason,
        ])),
    ].join("\n\n");
}
//# sourceMappingURL=markdown-report.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/report.js





/** Lines of a list in the short report; the rest is in the files. */
const report_MOST_TABLES = 40;
const MOST_UNJUDGED = 20;
/** Characters of a bar. */
const BAR = 20;
/** Puts the short face of a result into the action's report, and judges it. */
function describeAssessment(report, result, { failOn, folder, files }) {
    const { objects, score, tables } = result;
    report.metric("score", score, "%");
    report.metric("objects", objects.length, "");
    report.metric("tables", objects.filter(({ object }) => object.type === "table").length, "");
    report.metric("effort from", result.effort.hours.low, "h");
    report.metric("effort to", result.effort.hours.high, "h");
    for (const section of [
        atAGlance(result),
        readFirst(result),
        bySeverity(result),
        byType(result),
        ...tableSections(tables),
        ...baselineSections(result),
        ...unjudgedSections(result),
        filesSection(folder, files),
    ])
        report.section(section);
    const verdict = verdictOf(result, failOn);
    return { verdict, headline: headline(result, verdict, failOn) };
}
function headline(result, verdict, failOn) {
    const { readiness, score, grade, objects, findings } = result;
    const parts = [
        `${readiness}: ${readinessText(result)} Score ${score} %, grade ${grade}, ${rangeText(result.effort)}.`,
    ];
    if (verdict === "fail" && readiness === "READY")
        parts.push(`${count(failing(findings, failOn).length, "finding")} at or above fail-on ${failOn}.`);
    if (!objects.some(({ object }) => object.type === "table"))
        parts.push("There is no table: is this the right database?");
    const missed = missedText(result);
    if (missed !== "")
        parts.push(`${missed}.`);
    return parts.join(" ");
}
function atAGlance(result) {
    const { source, target, readiness, score, grade, gradeMeaning } = result;
    const from = source.input === "live" ? `database ${source.name}` : `dump ${source.name}`;
    return {
        kind: "table",
        title: "At a glance",
        columns: ["", ""],
        rows: [
            ["readiness", readiness],
            ["from", `${from}, PostgreSQL ${source.version}`],
            ["to", `Aurora PostgreSQL ${target.version}`],
            ["score", `${report_bar(score / 100)} ${score} %`],
            ["grade", `${grade}: ${gradeMeaning}`],
            ["effort", rangeText(result.effort)],
        ],
    };
}
function report_bar(share) {
    const full = Math.floor(share * BAR);
    return "█".repeat(full) + "░".repeat(BAR - full);
}
function readFirst({ top }) {
    return {
        kind: "table",
        title: "Read these first",
        columns: ["severity", "what", "where", "what to do", "who"],
        rows: top.map((item) => [
            severityText(item.severity),
            `${item.title}. ${item.why}`,
            whereText(item),
            item.remedy,
            `${item.fix} [${item.rule}]`,
        ]),
    };
}
function bySeverity({ findingsBySeverity }) {
    return {
        kind: "table",
        title: "Findings",
        columns: ["severity", "open", "automatic", "accepted"],
        rows: findingsBySeverity.map(({ severity, open, automatic, accepted }) => [
            severityText(severity),
            open,
            automatic,
            accepted,
        ]),
    };
}
function byType({ objectsByType }) {
    return {
        kind: "table",
        title: "Objects",
        columns: ["type", "total", ...FATES],
        rows: objectsByType.map(({ type, total, fates }) => [type, total, ...FATES.map((fate) => fates[fate])]),
    };
}
function tableSections(tables) {
    const odd = tables.filter((verdict) => !verdict.partitioned && !isPlain(verdict));
    const carried = tables.filter(({ partitioned }) => !partitioned).length;
    if (carried === 0)
        return [];
    const more = odd.length > report_MOST_TABLES ? ` ${odd.length - report_MOST_TABLES} more are in objects.csv.` : "";
    const title = "Tables under DMS";
    const plain = `${carried - odd.length} of ${carried} tables are loaded, followed and validated without ado.${more}`;
    if (odd.length === 0)
        return [{ kind: "text", title, text: plain }];
    const rows = odd.slice(0, report_MOST_TABLES).map(({ sentence }) => [sentence]);
    return [{ kind: "table", title, columns: ["what DMS does"], rows, note: plain }];
}
function baselineSections({ baseline: { file, expired, stale } }) {
    if (file === null || expired.length + stale.length === 0)
        return [];
    return [
        {
            kind: "table",
            title: "Baseline entries to look at",
            columns: ["entry", "rule", "object", "reason", "expires"],
            rows: [
                ...expired.map((entry) => ["expired, counts again", entry.rule, entry.object, entry.reason, entry.expires]),
                ...stale.map((entry) => ["matches nothing", entry.rule, entry.object, entry.reason, entry.expires]),
            ],
        },
    ];
}
function unjudgedSections({ notJudged: { rules, statements } }) {
    const rows = [
        ...rules.map(({ id, title, reason }) => [`${title} (${id})`, reason]),
        ...statements.map(({ file, line, reason }) => [`${file}:${line}`, `Not understood: ${reason}`]),
    ];
    if (rows.length === 0)
        return [];
    const more = rows.length > MOST_UNJUDGED ? { note: `The first ${MOST_UNJUDGED} of ${rows.length}.` } : {};
    return [
        { kind: "table", title: "Not judged", columns: ["what", "why"], rows: rows.slice(0, MOST_UNJUDGED), ...more },
    ];
}
function filesSection(folder, files) {
    return {
        kind: "text",
        title: "Files",
        text: `In ${folder}: ${[...files].sort().join(", ")}. Upload the folder as an artifact and open report.html for everything.`,
    };
}
//# sourceMappingURL=report.js.map
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./actions/assess-schema/build/sarif.js





/** GitHub refuses a run with more results; findings are sorted, worst first. */
const MOST_RESULTS = 25_000;
const LEVELS = {
    blocker: "error",
    "needs-change": "warning",
    warning: "warning",
    info: "note",
};
/** Ranks of SARIF, 0 to 100, which tell needs-change and warning apart. */
const RANKS = { blocker: 100, "needs-change": 75, warning: 50, info: 10 };
/** Kinds of logical locations that SARIF proposes for databases; others carry our own word. */
const KINDS = { routine: "function" };
/**
 * The findings as SARIF 2.1.0 for code scanning, in pieces: those of a dump with file and line, those of a live
 * database with their objects.
 */
function* sarif(result) {
    const used = new Set(result.findings.map(({ ruleId }) => ruleId));
    const rules = assess/* RULES */.y0.filter(({ id }) => used.has(id));
    const index = new Map(rules.map(({ id }, position) => [id, position]));
    const shown = result.findings.slice(0, MOST_RESULTS);
    const left = result.findings.length - shown.length;
    const driver = {
        name: "postgres-to-aurora assess-schema",
        version: result.versions.ruleSet,
        rules: rules.map(toRule),
    };
    const run = {
        tool: { driver },
        automationDetails: { id: `assess-schema/${result.migration}/` },
        columnKind: "utf16CodeUnits",
        ...(left > 0 ? { invocations: [sarif_cut(left)] } : {}),
    };
    yield '{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n"runs": [';
    yield `${JSON.stringify(run, null, 1).replace(/\n}$/, "")},\n "results": `;
    yield* jsonList(resultsOf(shown, index), " ");
    yield "\n}]\n}\n";
}
function* resultsOf(findings, index) {
    for (const finding of findings)
        yield sarif_toResult(finding, index.get(finding.ruleId) ?? -1);
}
function sarif_cut(left) {
    const text = `${left} findings of lower severity are left out here: code scanning takes ${MOST_RESULTS}. All are in report.json.`;
    return { executionSuccessful: true, toolExecutionNotifications: [{ level: "warning", message: { text } }] };
}
function toRule(rule) {
    const { id, title, why, remedy, severity, category } = rule;
    const fix = fixText(id, rule.fix);
    return {
        id,
        name: id.replace(/(^|-)(\w)/g, (_, _dash, letter) => letter.toUpperCase()),
        shortDescription: { text: title },
        fullDescription: { text: why },
        help: {
            text: `${why}\n\nWhat to do: ${remedy}\n\nWho makes it: ${fix}`,
            markdown: `${why}\n\n**What to do:** ${remedy}\n\n**Who makes it:** ${fix}`,
        },
        defaultConfiguration: { level: LEVELS[severity], rank: RANKS[severity] },
        properties: { tags: ["database", "aurora", category], "problem.severity": problemSeverity(severity) },
    };
}
function problemSeverity(severity) {
    return severity === "blocker" ? "error" : severity === "info" ? "recommendation" : "warning";
}
function sarif_toResult(finding, ruleIndex) {
    const { ruleId, severity, display, title, evidence, remedy, accepted, fingerprint, location } = finding;
    return {
        ruleId,
        ...(ruleIndex >= 0 ? { ruleIndex } : {}),
        level: LEVELS[severity],
        rank: RANKS[severity],
        message: { text: `${display}: ${title}${evidence ? ` (${evidence})` : ""}. ${remedy}` },
        locations: [{ ...(location ? physical(location) : {}), logicalLocations: [logical(finding.object)] }],
        // The first is the one code scanning follows a result by; lines move, our fingerprint does not.
        partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "postgresToAurora/v1": fingerprint },
        ...(accepted ? { suppressions: [{ kind: "external", status: "accepted", justification: accepted.reason }] } : {}),
        properties: { severity, category: finding.category, confidence: finding.confidence, fix: finding.fix.kind },
    };
}
function physical({ file, line }) {
    const artifactLocation = (0,external_node_path_.isAbsolute)(file)
        ? { uri: (0,external_node_url_.pathToFileURL)(file).href }
        : { uri: file.split(/[\\/]/).map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
    return { physicalLocation: { artifactLocation, region: { startLine: line } } };
}
function logical({ type, schema, name, part }) {
    const names = [schema, name, part].filter((piece) => piece !== undefined && piece !== "");
    return { name: part ?? name, fullyQualifiedName: names.join("."), kind: KINDS[type] ?? type };
}
//# sourceMappingURL=sarif.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./actions/assess-schema/build/write-files.js







/** The file whose presence says that a result is whole; it comes last. */
const LAST = "report.json";
/** Characters written at once. */
const PORTION = 100_000;
/**
 * Writes the results into a folder, which is made when missing. All files are written beside their places first and
 * then moved, report.json last; fixes of an earlier run that are not among them are removed.
 * @throws EnvironmentError when the folder cannot be written
 */
async function writeFiles(folder, files) {
    const names = [...files.keys()].sort((a, b) => Number(a === LAST) - Number(b === LAST));
    const write = async (name, content) => {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(folder, name)), { recursive: true });
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(portions(content), { objectMode: false }), (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(folder, `${name}.new`)));
    };
    try {
        for (const name of names)
            await write(name, files.get(name)?.() ?? []);
        await (0,promises_.rm)((0,external_node_path_.join)(folder, LAST), { force: true });
        for (const { file } of Object.values(fix_files_PLACES))
            if (!files.has(file))
                await (0,promises_.rm)((0,external_node_path_.join)(folder, file), { force: true });
        for (const name of names)
            await (0,promises_.rename)((0,external_node_path_.join)(folder, `${name}.new`), (0,external_node_path_.join)(folder, name));
    }
    catch (cause) {
        throw new domain_build/* EnvironmentError */.eG({
            code: "RESULTS_NOT_WRITTEN",
            what: `The results cannot be written to ${folder}`,
            why: cause.message,
            remedy: "Name a folder that can be written in the input assessment, and check the free space",
            cause,
        });
    }
}
/** Puts small pieces together. */
function* portions(pieces) {
    let held = [];
    let length = 0;
    for (const piece of pieces) {
        held.push(piece);
        length += piece.length;
        if (length < PORTION)
            continue;
        yield held.join("");
        held = [];
        length = 0;
    }
    if (length > 0)
        yield held.join("");
}
//# sourceMappingURL=write-files.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/run.js













/** Assesses a source or a dump and writes the results; nothing is changed anywhere else. */
async function run(context) {
    const { inputs, clock, log, signal, output, workspace } = context;
    const baseline = await baselineOf(inputs.baseline, workspace);
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    // Not kept in a variable: the assessment of a large schema is large, and so is its result.
    const result = buildResult(await assessInput(context), { migration: inputs.migration, baseline, today });
    signal.throwIfAborted();
    const folder = (0,external_node_path_.resolve)(workspace, inputs.assessment);
    const files = filesOf(result);
    await writeFiles(folder, files);
    log.info(`${files.size} files written to ${folder}`);
    const open = (severity) => result.findingsBySeverity.find((count) => count.severity === severity) ?? { open: 0, automatic: 0 };
    output("readiness", result.readiness);
    output("score", result.score);
    output("blockers", open("blocker").open);
    output("needs-change", open("needs-change").open + open("needs-change").automatic);
    output("assessment", inputs.assessment);
    const shown = (0,external_node_path_.isAbsolute)(inputs.assessment) ? inputs.assessment : (0,external_node_path_.relative)(workspace, folder) || ".";
    return describeAssessment(context.report, result, { failOn: inputs.failOn, folder: shown, files: [...files.keys()] });
}
async function baselineOf(file, workspace) {
    if (file === undefined)
        return undefined;
    return { file, entries: await readBaseline((0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.join)(workspace, file), file) };
}
/** Every file of the results, by path inside their folder; made piece by piece, since those of a large schema are large. */
function filesOf(result) {
    return new Map([
        ["report.json", () => resultJson(result)],
        ["report.md", () => [markdownReport(result)]],
        ["report.html", () => [htmlReport(result)]],
        ["findings.sarif", () => sarif(result)],
        ["objects.csv", () => objectsCsv(result)],
        ["baseline.json", () => baselineFile(result)],
        ...fixFiles(result),
    ]);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/assess-schema/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
