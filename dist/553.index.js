export const id = 553;
export const ids = [553];
export const modules = {

/***/ 6587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oC: () => (/* binding */ SEVERITIES),
  uv: () => (/* binding */ assessCatalog),
  NW: () => (/* binding */ assessDump),
  zo: () => (/* binding */ defaultTarget)
});

// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/schema/build/object-ref.js
var object_ref = __webpack_require__(359);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/schema/build/assess/fingerprint.js


/** Names one finding for a baseline: the same as long as rule, object and evidence (white space aside) are. */
function fingerprint(ruleId, object, evidence) {
    const normal = evidence.replace(/\s+/g, " ").trim();
    return (0,external_node_crypto_.createHash)("sha256")
        .update(`${ruleId}\n${(0,object_ref/* objectKey */.T5)(object)}\n${normal}`)
        .digest("hex")
        .slice(0, 16);
}
//# sourceMappingURL=fingerprint.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/catalog-sql.js
var catalog_sql = __webpack_require__(2887);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/sql-parser/build/index.js + 3 modules
var sql_parser_build = __webpack_require__(4823);
// EXTERNAL MODULE: ./packages/schema/build/assess/code-of-dump.js
var code_of_dump = __webpack_require__(7763);
// EXTERNAL MODULE: ./packages/schema/build/assess/dump-relations.js
var dump_relations = __webpack_require__(1427);
// EXTERNAL MODULE: ./packages/schema/build/assess/dump-types.js
var dump_types = __webpack_require__(7235);
;// CONCATENATED MODULE: ./packages/schema/build/assess/inventory-of-dump.js






/** The objects a dump holds, sorted. */
function inventoryOfDump(model, scope) {
    const found = [];
    for (const relation of model.relations.values()) {
        found.push({ object: (0,dump_relations/* relationRef */.Ew)(relation), ...tableFacts(relation, model) });
        for (const { name, type } of relation.constraints)
            if (name !== "" && type !== "CONSTR_NOTNULL")
                found.push({ object: { type: "constraint", schema: relation.schema, name: relation.name, part: name } });
        for (const { name } of relation.indexes)
            found.push({ object: { type: "index", schema: relation.schema, name } });
    }
    for (const { schema, name, kind } of model.types.values())
        found.push({ object: { type: kind === "domain" ? "domain" : "type", schema, name } });
    for (const { name } of model.extensions)
        found.push({ object: { type: "extension", schema: "", name } });
    for (const { object, language, text } of (0,code_of_dump/* codeOfDump */.lV)(model))
        if (object.type === "routine")
            found.push({ object, language, lines: text.trim().split("\n").length });
    found.push(...others(model));
    return found.filter(({ object }) => isWanted(object, scope)).sort((a, b) => (0,object_ref/* compareObjects */.Gq)(a.object, b.object));
}
/** Whether an object is the user's and inside the scope. */
function isWanted({ type, schema, name }, { schemas, excluded }) {
    if (type === "schema" && schemas.length > 0 && !schemas.includes(name))
        return false;
    if (domain_build/* MIGRATION_SCHEMAS */.U5.includes(schema) || (schema === "" && domain_build/* MIGRATION_SCHEMAS */.U5.includes(name)))
        return false;
    if (name.startsWith("awsdms_"))
        return false;
    if (schema !== "" && schemas.length > 0 && !schemas.includes(schema))
        return false;
    return !excluded.includes(`${schema}.${name}`);
}
function tableFacts(relation, model) {
    if (relation.type !== "table")
        return {};
    // A partition's key may stand on its parent only.
    const parents = relation.parents.flatMap((key) => model.relations.get(key) ?? []);
    const own = relation.columns.size > 0 ? relation : (parents[0] ?? relation);
    return {
        table: {
            primaryKey: [relation, ...(relation.isPartition ? parents : [])].some((table) => (0,dump_relations/* primaryKeyOf */.bl)(table) !== undefined),
            lobColumns: [...own.columns.values()]
                .filter(({ type }) => (0,dump_types/* isLobColumn */.sb)(type, model.types))
                .map(({ name }) => name),
            partitioned: relation.partitioned,
        },
    };
}
const OTHERS = {
    CreateSchemaStmt: ({ schemaname }) => ({ type: "schema", schema: "", name: schemaname ?? "" }),
    CreateTrigStmt: ({ relation, trigname }) => onRelation("trigger", relation, trigname),
    RuleStmt: ({ relation, rulename }) => onRelation("rule", relation, rulename),
    CreatePolicyStmt: ({ table, policy_name }) => onRelation("policy", table, policy_name),
    CreateEventTrigStmt: ({ trigname }) => ({ type: "event trigger", schema: "", name: trigname ?? "" }),
    CreatePublicationStmt: ({ pubname }) => ({ type: "publication", schema: "", name: pubname ?? "" }),
    CreateSubscriptionStmt: ({ subname }) => ({ type: "subscription", schema: "", name: subname ?? "" }),
    CreateForeignServerStmt: ({ servername }) => ({ type: "foreign server", schema: "", name: servername ?? "" }),
    CreateStatsStmt: ({ defnames }) => {
        const names = (0,sql_parser_build/* namesOf */.eZ)(defnames);
        return { type: "statistics", schema: names.length > 1 ? names.at(-2) : "", name: names.at(-1) ?? "" };
    },
    CreateRoleStmt: ({ role }) => ({ type: "role", schema: "", name: role ?? "" }),
};
function onRelation(type, relation, part) {
    return { type, schema: relation?.schemaname ?? "", name: relation?.relname ?? "", part };
}
function others(model) {
    return model.statements.flatMap(({ type, text }) => {
        const read = OTHERS[type];
        const fields = read && model.parser.statement(text).node?.[type];
        return read && fields ? [{ object: read(fields) }] : [];
    });
}
//# sourceMappingURL=inventory-of-dump.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/inventory-of-catalog.js



const RELATIONS = `SELECT ${(0,catalog_sql/* relationType */.Vs)("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part,
    CASE WHEN c.relkind IN ('r', 'm') AND c.reltuples >= 0 THEN c.reltuples::pg_catalog.float8 END AS rows,
    CASE WHEN c.relkind IN ('r', 'm') THEN c.relpages::pg_catalog.float8 * pg_catalog.current_setting('block_size')::pg_catalog.float8 END AS bytes,
    EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS primary_key,
    CASE WHEN c.relkind IN ('r', 'p') THEN (SELECT pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND ${(0,catalog_sql/* isLobType */.MK)("a.atttypid")}) END AS lobs,
    c.relkind = 'p' AS partitioned
  ${(0,catalog_sql/* userRelations */.$g)("rpvmSf")}`;
const ROUTINES = `SELECT 'routine' AS type, n.nspname AS schema, ${(0,catalog_sql/* routineName */.qu)("p")} AS name, NULL AS part, l.lanname AS language,
    pg_catalog.cardinality(pg_catalog.string_to_array(pg_catalog.btrim(p.prosrc, E' \\n\\t'), E'\\n')) AS lines ${(0,catalog_sql/* userRoutines */.vs)()}`;
const onTable = (type, part, from, where) => `SELECT ${type} AS type, n.nspname AS schema, c.relname AS name, ${part} AS part FROM ${from}
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${where}`;
const inventory_of_catalog_OTHERS = [
    onTable("'constraint'", "k.conname", "pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid", "k.contype IN ('p', 'u', 'f', 'c', 'x')"),
    onTable("'trigger'", "t.tgname", "pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid", "NOT t.tgisinternal AND t.tgparentid = 0"),
    onTable("'rule'", "r.rulename", "pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class", "r.rulename <> '_RETURN'"),
    onTable("'policy'", "p.polname", "pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid", "true"),
    `SELECT 'index' AS type, n.nspname AS schema, c.relname AS name, NULL AS part FROM pg_catalog.pg_index i
     JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))`,
    `SELECT CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END AS type, n.nspname AS schema, t.typname AS name, NULL AS part
     FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
    WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND (t.typtype IN ('d', 'e', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_type", "t.oid")}`,
    `SELECT 'statistics' AS type, n.nspname AS schema, s.stxname AS name, NULL AS part FROM pg_catalog.pg_statistic_ext s
     JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")}`,
    `SELECT 'schema' AS type, '' AS schema, n.nspname AS name, NULL AS part FROM pg_catalog.pg_namespace n
    WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND n.nspname <> 'public' AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_namespace", "n.oid")}`,
    "SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part FROM pg_catalog.pg_extension e WHERE e.extname <> 'plpgsql'",
    "SELECT 'event trigger' AS type, '' AS schema, e.evtname AS name, NULL AS part FROM pg_catalog.pg_event_trigger e",
    "SELECT 'publication' AS type, '' AS schema, p.pubname AS name, NULL AS part FROM pg_catalog.pg_publication p",
    "SELECT 'foreign server' AS type, '' AS schema, s.srvname AS name, NULL AS part FROM pg_catalog.pg_foreign_server s",
];
/** The objects of a live database, sorted; without those of extensions, of the migration and of DMS. */
async function inventoryOfCatalog(client, scope) {
    const found = [];
    for (const sql of [RELATIONS, ROUTINES, ...inventory_of_catalog_OTHERS]) {
        const { rows } = await client.query(sql);
        for (const row of rows) {
            const object = toInventory(row);
            if (isWanted(object.object, scope))
                found.push(object);
        }
    }
    return found.sort((a, b) => (0,object_ref/* compareObjects */.Gq)(a.object, b.object));
}
function toInventory(row) {
    const { type, schema, name, part } = row;
    const object = part === null ? { type, schema, name } : { type, schema, name, part };
    return {
        object,
        ...(typeof row.rows === "number" ? { rows: row.rows } : {}),
        ...(typeof row.bytes === "number" ? { bytes: row.bytes } : {}),
        ...(type === "table"
            ? {
                table: {
                    primaryKey: row.primary_key === true,
                    lobColumns: row.lobs ?? [],
                    partitioned: row.partitioned === true,
                },
            }
            : {}),
        ...(type === "routine" && row.language !== undefined ? { language: row.language, lines: row.lines ?? 0 } : {}),
    };
}
//# sourceMappingURL=inventory-of-catalog.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/rules/index.js + 61 modules
var rules = __webpack_require__(5496);
// EXTERNAL MODULE: ./packages/schema/build/assess/run-rules.js + 2 modules
var run_rules = __webpack_require__(9675);
;// CONCATENATED MODULE: ./packages/schema/build/assess/assess.js







/** Oldest major of Aurora PostgreSQL in standard support, as of the list of extensions. */
const OLDEST_SUPPORTED = 14;
/** The target's major when none is said: the source's own, or the oldest supported. */
function defaultTarget(source) {
    return Math.max(source, OLDEST_SUPPORTED);
}
/** Assesses a live database; read-only. Throws what the driver throws when the connection is lost. */
async function assessCatalog(client, options) {
    const { major, text } = await (0,build/* serverVersion */.qh)(client);
    const road = { source: major, target: options.target ?? defaultTarget(major) };
    const results = await (0,run_rules/* runOnCatalog */.A)(client, rules/* RULES */.y, road, options.scope, options.step);
    options.step?.("inventory");
    const inventory = await inventoryOfCatalog(client, options.scope);
    return complete("live", text, road, results, inventory);
}
/** Assesses a dump or a bundle (see modelOfDump, modelOfBundle). */
async function assessDump(model, options) {
    const source = Number.parseInt(model.serverVersion, 10);
    const road = { source, target: options.target ?? defaultTarget(source) };
    const results = await (0,run_rules/* runOnDump */.D)(model, rules/* RULES */.y, road, options.scope, options.step);
    options.step?.("inventory");
    return complete("dump", model.serverVersion, road, results, inventoryOfDump(model, options.scope));
}
function complete(input, sourceVersion, road, { hits, rules }, inventory) {
    const findings = hits.map((entry) => toFinding(entry, road)).sort(byWeight);
    return { road, input, sourceVersion, findings, rules, inventory, settings: settingsOf(hits, road) };
}
function toFinding({ rule, hit }, road) {
    const dms = typeof rule.dms === "function" ? rule.dms(hit) : rule.dms;
    return {
        ruleId: rule.id,
        category: rule.category,
        title: rule.title,
        severity: hit.severity ?? rule.severity,
        object: hit.object,
        evidence: hit.evidence,
        confidence: hit.confidence ?? "parsed",
        why: rule.why,
        remedy: rule.remedyFor?.(hit) ?? rule.remedy,
        effort: rule.effort,
        fix: fixOf(rule, hit, road),
        ...(hit.at ? { location: { file: hit.at.statement.file, line: lineOfHit(hit.at) } } : {}),
        ...(dms ? { dms } : {}),
        fingerprint: fingerprint(rule.id, hit.object, hit.evidence),
    };
}
/** Most findings carry no SQL: they share one object per rule, since there may be a hundred thousand of them. */
const WITHOUT_SQL = new WeakMap();
function fixOf(rule, hit, road) {
    const sql = rule.sql?.(hit, road) ?? [];
    if (sql.length > 0)
        return { ...rule.fix, sql };
    const shared = WITHOUT_SQL.get(rule) ?? { ...rule.fix, sql };
    WITHOUT_SQL.set(rule, shared);
    return shared;
}
function lineOfHit({ statement, byte = 0 }) {
    if (byte === 0)
        return statement.line;
    const before = Buffer.from(statement.text, "utf8").subarray(0, byte).toString("utf8");
    return statement.line + (before.match(/\n/g)?.length ?? 0);
}
/** Severities from worst to least. */
const SEVERITIES = ["blocker", "needs-change", "warning", "info"];
function byWeight(a, b) {
    return (SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        order(a.ruleId, b.ruleId) ||
        (0,object_ref/* compareObjects */.Gq)(a.object, b.object) ||
        order(a.evidence, b.evidence));
}
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** What the findings ask of endpoints, task and parameter group; each setting once. */
function settingsOf(hits, road) {
    const byRule = new Map();
    for (const { rule, hit } of hits) {
        const found = byRule.get(rule);
        if (found)
            found.push(hit);
        else
            byRule.set(rule, [hit]);
    }
    const all = [...byRule].flatMap(([rule, found]) => rule.settings?.(found, road) ?? []);
    const settings = new Map();
    for (const setting of all.map((one) => withAllLibraries(one, all)))
        settings.set(JSON.stringify([setting.kind, setting.name, setting.value]), setting);
    return [...settings].sort(([a], [b]) => order(a, b)).map(([, setting]) => setting);
}
const LIBRARIES = "shared_preload_libraries";
/** Several rules may ask for libraries; the parameter is one. */
function withAllLibraries(setting, all) {
    if (setting.name !== LIBRARIES)
        return setting;
    const asked = all.filter(({ name }) => name === LIBRARIES);
    const libraries = asked.flatMap(({ value }) => value.split(",").map((library) => library.trim()));
    return { ...setting, value: [...new Set(libraries)].sort().join(","), why: asked[0].why };
}
//# sourceMappingURL=assess.js.map

/***/ }),

/***/ 2887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ userRelations),
/* harmony export */   ME: () => (/* binding */ routineColumns),
/* harmony export */   MK: () => (/* binding */ isLobType),
/* harmony export */   Th: () => (/* binding */ isUserSchema),
/* harmony export */   Vs: () => (/* binding */ relationType),
/* harmony export */   b3: () => (/* binding */ userColumns),
/* harmony export */   k9: () => (/* binding */ relationColumns),
/* harmony export */   ou: () => (/* binding */ columnColumns),
/* harmony export */   qM: () => (/* binding */ isNotOfExtension),
/* harmony export */   qu: () => (/* binding */ routineName),
/* harmony export */   vs: () => (/* binding */ userRoutines)
/* harmony export */ });
/* harmony import */ var _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6422);

// Pieces of SQL for the rules. Aliases are the caller's; everything is qualified, since search_path is empty.
const OWN = _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .MIGRATION_SCHEMAS */ .U5.map((schema) => `'${schema}'`).join(", ");
/** Whether a row of pg_namespace is a schema of the user's: not the system's, not the migration's. */
function isUserSchema(alias) {
    return `(${alias}.nspname !~ '^pg_' AND ${alias}.nspname <> 'information_schema' AND ${alias}.nspname NOT IN (${OWN}))`;
}
/** Whether an object belongs to no extension: its own objects are never reported. */
function isNotOfExtension(catalog, oid) {
    return `NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend xd WHERE xd.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND xd.objid = ${oid} AND xd.deptype = 'e')`;
}
/** The relation kinds' names as `type` of a finding; alias of pg_class. */
function relationType(alias) {
    return `CASE ${alias}.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table'
    WHEN 'i' THEN 'index' WHEN 'I' THEN 'index' ELSE 'table' END`;
}
/** `name(argument types)` of a routine, as the comparison of schemas names it; alias of pg_proc. */
function routineName(alias) {
    return `${alias}.proname || '(' || CASE WHEN ${alias}.prokind = 'a' AND ${alias}.pronargs = 0 THEN '*'
    ELSE pg_catalog.oidvectortypes(${alias}.proargtypes) END || ')'`;
}
/**
 * FROM and WHERE over relations of the user's, as `c` and `n`.
 * @param kinds letters of relkind: `rp`
 */
function userRelations(kinds) {
    const list = [...kinds].map((kind) => `'${kind}'`).join(", ");
    return `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN (${list}) AND c.relpersistence <> 't' AND ${isUserSchema("n")} AND c.relname NOT LIKE 'awsdms\\_%'
      AND ${isNotOfExtension("pg_class", "c.oid")}`;
}
/** FROM and WHERE over columns of the user's tables, as `a`, `c` and `n`; domains are not resolved. */
function userColumns(kinds = "rp") {
    return userRelations(kinds)
        .replace("pg_catalog.pg_class c", "pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid")
        .concat(" AND a.attnum > 0 AND NOT a.attisdropped");
}
/** FROM and WHERE over routines of the user's, as `p`, `n` and `l` (language). */
function userRoutines() {
    return `FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    WHERE ${isUserSchema("n")} AND ${isNotOfExtension("pg_proc", "p.oid")} AND p.proname NOT LIKE 'awsdms\\_%'`;
}
/** The SELECT list of a finding on a relation `c`. */
function relationColumns(evidence) {
    return `SELECT ${relationType("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part, ${evidence} AS evidence`;
}
/** The SELECT list of a finding on a column `a` of `c`. */
function columnColumns(evidence) {
    return `SELECT 'column' AS type, n.nspname AS schema, c.relname AS name, a.attname AS part, ${evidence} AS evidence`;
}
/** The SELECT list of a finding on a routine `p`. */
function routineColumns(evidence) {
    return `SELECT 'routine' AS type, n.nspname AS schema, ${routineName("p")} AS name, NULL AS part, ${evidence} AS evidence`;
}
/** Whether a type (an oid expression) is one that DMS treats as a LOB; domains and arrays resolved by the server. */
function isLobType(oid) {
    return `EXISTS (SELECT 1 FROM pg_catalog.pg_type lt LEFT JOIN pg_catalog.pg_type lb ON lt.typtype = 'd' AND lb.oid = lt.typbasetype
    WHERE lt.oid = ${oid} AND (coalesce(lb.typcategory, lt.typcategory) = 'A' OR coalesce(lb.typtype, lt.typtype) = 'c'
      OR coalesce(lb.typname, lt.typname) IN ('text', 'citext', 'json', 'jsonb', 'xml', 'bytea', 'hstore', 'tsvector', 'tsquery', 'path', 'polygon')))`;
}
//# sourceMappingURL=catalog-sql.js.map

/***/ }),

/***/ 7763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ routineOf),
/* harmony export */   kh: () => (/* binding */ routineRef),
/* harmony export */   lV: () => (/* binding */ codeOfDump)
/* harmony export */ });
/* harmony import */ var _postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4823);
/* harmony import */ var _type_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4009);


/** Statements whose whole text is searched. */
const WHOLE = {
    ViewStmt: ({ view }) => ({ type: "view", schema: view?.schemaname ?? "", name: view?.relname ?? "" }),
    CreateTableAsStmt: ({ into }) => ({
        type: "materialized view",
        schema: into?.rel?.schemaname ?? "",
        name: into?.rel?.relname ?? "",
    }),
    RuleStmt: ({ relation, rulename }) => onRelation("rule", relation, rulename),
    CreatePolicyStmt: ({ table, policy_name }) => onRelation("policy", table, policy_name),
    CreateTrigStmt: ({ relation, trigname }) => onRelation("trigger", relation, trigname),
    CreateStmt: ({ relation }) => onRelation("table", relation),
    AlterTableStmt: ({ relation }) => onRelation("table", relation),
    IndexStmt: ({ relation, idxname }) => ({ type: "index", schema: relation?.schemaname ?? "", name: idxname ?? "" }),
    CreateDomainStmt: ({ domainname }) => {
        const names = (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(domainname);
        return { type: "domain", schema: names.length > 1 ? names.at(-2) : "", name: names.at(-1) ?? "" };
    },
};
function onRelation(type, relation, part) {
    const ref = { type, schema: relation?.schemaname ?? "", name: relation?.relname ?? "" };
    return part === undefined ? ref : { ...ref, part };
}
/** The source text of a dump: routine bodies, and the statements that hold queries or expressions. */
function* codeOfDump(model) {
    for (const statement of model.statements) {
        const whole = WHOLE[statement.type];
        if (!whole && statement.type !== "CreateFunctionStmt")
            continue;
        const fields = model.parser.statement(statement.text).node?.[statement.type];
        if (fields === undefined)
            continue;
        if (!whole)
            yield routine(fields, statement);
        else {
            const object = whole(fields);
            if (object)
                yield { object, language: "sql", form: "statement", text: statement.text, at: { statement } };
        }
    }
}
function routine(fields, statement) {
    const options = (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .optionsOf */ .cz)(fields.options);
    const option = (name) => options.find((item) => item.name === name)?.arg;
    const language = ((0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(option("language")) ?? "sql").toLowerCase();
    const body = option("as")?.List?.items?.[0]?.String?.sval;
    return {
        object: routineRef(fields),
        language,
        form: body === undefined ? "statement" : "routine",
        text: body ?? statement.text,
        definition: statement.text,
        securityDefiner: option("security")?.Boolean?.boolval === true,
        at: { statement },
    };
}
/** The reference of a CreateFunctionStmt: its name with the types of its input arguments, as the server prints them. */
function routineRef(fields) {
    return routineOf(fields.funcname, fields.parameters ?? []);
}
/** The reference of a routine by its name and its FunctionParameter nodes. */
function routineOf(name, parameters) {
    const names = (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(name);
    const types = (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .findNodes */ .zM)(parameters, "FunctionParameter")
        .filter(({ mode }) => !/FUNC_PARAM_(OUT|TABLE)$/.test(mode))
        .map(({ argType }) => (0,_type_text_js__WEBPACK_IMPORTED_MODULE_1__/* .typeText */ .w)(argType));
    return {
        type: "routine",
        schema: names.length > 1 ? names.at(-2) : "",
        name: `${names.at(-1) ?? ""}(${types.join(", ")})`,
    };
}
//# sourceMappingURL=code-of-dump.js.map

/***/ }),

/***/ 5883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ relationKey)
/* harmony export */ });
/** Key of a relation or type in the model's maps. */
function relationKey(schema, name) {
    return `${schema}\0${name}`;
}
//# sourceMappingURL=dump-model.js.map

/***/ }),

/***/ 1427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ew: () => (/* binding */ relationRef),
/* harmony export */   bl: () => (/* binding */ primaryKeyOf),
/* harmony export */   sX: () => (/* binding */ columnRef),
/* harmony export */   vY: () => (/* binding */ constraintOf)
/* harmony export */ });
/** The reference of a relation. */
function relationRef({ type, schema, name }) {
    return { type, schema, name };
}
/** The reference of a column. */
function columnRef({ schema, name }, column) {
    return { type: "column", schema, name, part: column };
}
/** Columns of the primary key; undefined without one. */
function primaryKeyOf(relation) {
    return relation.constraints.find(({ type }) => type === "CONSTR_PRIMARY")?.columns;
}
/** Reads a Constraint node. */
function constraintOf(fields, statement, column) {
    const names = (list) => (list ?? []).map((item) => item.String?.sval ?? "");
    const columns = names(fields.contype === "CONSTR_FOREIGN" ? fields.fk_attrs : fields.keys);
    return {
        name: fields.conname ?? "",
        type: fields.contype,
        columns: columns.length > 0 || column === undefined ? columns : [column],
        ...(fields.contype === "CONSTR_FOREIGN"
            ? {
                onUpdate: fields.fk_upd_action ?? "",
                references: { schema: fields.pktable?.schemaname ?? "", name: fields.pktable?.relname ?? "" },
            }
            : {}),
        deferrable: fields.deferrable === true,
        initiallyDeferred: fields.initdeferred === true,
        notValid: fields.skip_validation === true,
        statement,
        byte: fields.location ?? 0,
    };
}
//# sourceMappingURL=dump-relations.js.map

/***/ }),

/***/ 7235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DW: () => (/* binding */ columnType),
/* harmony export */   sb: () => (/* binding */ isLobColumn),
/* harmony export */   wV: () => (/* binding */ baseType)
/* harmony export */ });
/* harmony import */ var _postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4823);
/* harmony import */ var _dump_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5883);


/** Types that DMS maps to LOBs. */
const LOB_TYPES = [
    "text",
    "citext",
    "json",
    "jsonb",
    "xml",
    "bytea",
    "hstore",
    "tsvector",
    "tsquery",
    "path",
    "polygon",
];
/** Reads a TypeName node. */
function columnType(typeName, types) {
    const names = (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(typeName?.names);
    const name = names.at(-1) ?? "";
    const schema = names.length > 1 && names[0] !== "pg_catalog" ? names.at(-2) : "";
    const modifiers = (typeName?.typmods ?? []).flatMap(({ A_Const: constant }) => constant?.ival ? [Number(constant.ival.ival ?? 0)] : []);
    const own = schema === "" ? undefined : types.get((0,_dump_model_js__WEBPACK_IMPORTED_MODULE_1__/* .relationKey */ .Y)(schema, name));
    return { schema, name, array: (typeName?.arrayBounds ?? []).length > 0, modifiers, kind: own?.kind ?? "base" };
}
/** The type below all domains. */
function baseType(type, types) {
    const own = type.kind === "domain" && !type.array ? types.get((0,_dump_model_js__WEBPACK_IMPORTED_MODULE_1__/* .relationKey */ .Y)(type.schema, type.name)) : undefined;
    return own?.base ? baseType(own.base, types) : type;
}
/** Whether DMS treats values of the type as LOBs. */
function isLobColumn(type, types) {
    const base = baseType(type, types);
    return base.array || base.kind === "composite" || LOB_TYPES.includes(base.name);
}
//# sourceMappingURL=dump-types.js.map

/***/ }),

/***/ 4553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RV: () => (/* reexport */ aurora_extensions/* LIST_DATE */.Ec),
  y0: () => (/* reexport */ rules/* RULES */.y),
  oC: () => (/* reexport */ assess/* SEVERITIES */.oC),
  uv: () => (/* reexport */ assess/* assessCatalog */.uv),
  NW: () => (/* reexport */ assess/* assessDump */.NW),
  zo: () => (/* reexport */ assess/* defaultTarget */.zo),
  hN: () => (/* reexport */ read_dump/* modelOfBundle */.h),
  vR: () => (/* reexport */ read_dump/* modelOfDump */.v),
  Hy: () => (/* reexport */ ruleSetVersion)
});

// UNUSED EXPORTS: runOnCatalog, runOnDump

// EXTERNAL MODULE: ./packages/schema/build/assess/assess.js + 3 modules
var assess = __webpack_require__(6587);
// EXTERNAL MODULE: ./packages/schema/build/assess/read-dump.js + 1 modules
var read_dump = __webpack_require__(6002);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/schema/build/assess/rule-set-version.js

/** Names a state of the catalogue (twelve hexadecimal digits): changes when a rule comes, goes or reads otherwise. */
function ruleSetVersion(rules) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for (const { id, category, severity, title, why, remedy, effort, fix } of rules)
        hash.update(JSON.stringify([id, category, severity, title, why, remedy, effort, fix]));
    return hash.digest("hex").slice(0, 12);
}
//# sourceMappingURL=rule-set-version.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/rules/aurora-extensions.js
var aurora_extensions = __webpack_require__(6612);
// EXTERNAL MODULE: ./packages/schema/build/assess/rules/index.js + 61 modules
var rules = __webpack_require__(5496);
// EXTERNAL MODULE: ./packages/schema/build/assess/run-rules.js + 2 modules
var run_rules = __webpack_require__(9675);
;// CONCATENATED MODULE: ./packages/schema/build/assess/index.js






//# sourceMappingURL=index.js.map

/***/ }),

/***/ 5446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ parseCode),
/* harmony export */   f: () => (/* binding */ withoutComments)
/* harmony export */ });
/* harmony import */ var _postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4823);

/** PL/pgSQL statements that run text put together at run time. */
const DYNAMIC = [
    "PLpgSQL_stmt_dynexecute",
    "PLpgSQL_stmt_dynfors",
    "PLpgSQL_stmt_open",
    "PLpgSQL_stmt_return_query",
];
/** Parses a unit: SQL with PostgreSQL's parser, PL/pgSQL with its own and then each of its expressions. */
function parseCode(unit, parser) {
    if (unit.language === "plpgsql")
        return parsePlpgsql(unit, parser);
    if (unit.language !== "sql")
        return { trees: [], parsed: false, dynamic: [] };
    if (unit.form === "expression") {
        const { node } = parser.expression(unit.text);
        return { trees: node ? [node] : [], parsed: node !== undefined, dynamic: [] };
    }
    const { nodes, problem } = parser.statements(unit.text);
    return { trees: nodes, parsed: problem === undefined, dynamic: [] };
}
function parsePlpgsql(unit, parser) {
    const tree = unit.definition === undefined ? undefined : parser.plpgsql(unit.definition);
    if (tree === undefined)
        return { trees: [], parsed: false, dynamic: [] };
    const trees = [tree];
    for (const { query, parseMode } of (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .findNodes */ .zM)(tree, "PLpgSQL_expr")) {
        const parsed = expressionTree(String(query), Number(parseMode ?? 0), parser);
        if (parsed)
            trees.push(parsed);
    }
    return { trees, parsed: true, dynamic: dynamicText(tree, parser) };
}
/** String constants in what a routine executes, and in what it puts into the variables named there. */
function dynamicText(tree, parser) {
    const executed = DYNAMIC.flatMap((type) => (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .findNodes */ .zM)(tree, type)).flatMap(({ query, dynquery }) => (query ?? dynquery)?.PLpgSQL_expr ?? []);
    const trees = executed.map(({ query }) => parser.expression(String(query)).node);
    const variables = new Set(trees.flatMap((each) => (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .findNodes */ .zM)(each, "ColumnRef").map(({ fields }) => (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(fields).at(-1))));
    const datums = (tree["PLpgSQL_function"]?.datums ?? []);
    const isExecuted = (datum) => variables.has(datum?.PLpgSQL_var?.refname);
    for (const datum of datums) {
        const { query } = datum.PLpgSQL_var?.default_val?.PLpgSQL_expr ?? {};
        if (query !== undefined && isExecuted(datum))
            trees.push(expressionTree(String(query), 2, parser));
    }
    for (const { varno, expr } of (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .findNodes */ .zM)(tree, "PLpgSQL_stmt_assign"))
        if (isExecuted(datums[varno ?? 0]))
            trees.push(expressionTree(String(expr?.PLpgSQL_expr?.query), Number(expr?.PLpgSQL_expr?.parseMode ?? 0), parser));
    return trees.flatMap(stringsOf);
}
/** Modes of PL/pgSQL's expressions: 0 a statement, 2 an expression, 3 and more an assignment. */
function expressionTree(text, mode, parser) {
    if (mode === 0)
        return parser.statement(text).node;
    const value = mode >= 3 ? text.replace(/^[^:=]*:?=/, "") : text;
    return parser.expression(value).node;
}
function stringsOf(tree) {
    const strings = [];
    (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(tree, (name, fields) => {
        if (name === "A_Const" && fields.sval)
            strings.push(fields.sval.sval ?? "");
    });
    return strings;
}
/** The text with comments blanked out, for patterns; strings stay. */
function withoutComments(text) {
    return text.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, (piece) => piece.startsWith("'") ? piece : piece.replace(/[^\n]/g, " "));
}
//# sourceMappingURL=parse-code.js.map

/***/ }),

/***/ 6002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ modelOfBundle),
  v: () => (/* binding */ modelOfDump)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/sql-parser/build/index.js + 3 modules
var build = __webpack_require__(4823);
// EXTERNAL MODULE: ./packages/schema/build/dump.js
var dump = __webpack_require__(5574);
// EXTERNAL MODULE: ./packages/schema/build/phases.js
var phases = __webpack_require__(8708);
// EXTERNAL MODULE: ./packages/schema/build/statements.js
var statements = __webpack_require__(9514);
// EXTERNAL MODULE: ./packages/schema/build/assess/dump-model.js
var dump_model = __webpack_require__(5883);
// EXTERNAL MODULE: ./packages/schema/build/assess/dump-relations.js
var dump_relations = __webpack_require__(1427);
// EXTERNAL MODULE: ./packages/schema/build/assess/dump-types.js
var dump_types = __webpack_require__(7235);
;// CONCATENATED MODULE: ./packages/schema/build/assess/read-relations.js




/** By statement: what it tells of relations and types. */
const READERS = {
    CreateStmt: readTable,
    CreateForeignTableStmt: (fields, statement, model) => {
        readTable(fields.base ?? fields.base_stmt ?? fields, statement, model, "foreign table");
    },
    ViewStmt: (fields, statement, model) => void add(fields.view, "view", statement, model),
    CreateTableAsStmt: (fields, statement, model) => {
        const type = fields.objtype === "OBJECT_MATVIEW" ? "materialized view" : "table";
        add(fields.into?.rel, type, statement, model);
    },
    CreateSeqStmt: (fields, statement, model) => void add(fields.sequence, "sequence", statement, model),
    AlterTableStmt: readAlterTable,
    IndexStmt: readIndex,
    CreateDomainStmt: (fields, _statement, model) => {
        const [schema, name] = qualified(fields.domainname);
        const base = (0,dump_types/* columnType */.DW)(fields.typeName, model.types);
        model.types.set((0,dump_model/* relationKey */.Y)(schema, name), { schema, name, kind: "domain", base });
    },
    CreateEnumStmt: (fields, _statement, model) => {
        const [schema, name] = qualified(fields.typeName);
        model.types.set((0,dump_model/* relationKey */.Y)(schema, name), { schema, name, kind: "enum", labels: (0,build/* namesOf */.eZ)(fields.vals) });
    },
    CompositeTypeStmt: (fields, _statement, model) => {
        const { schemaname: schema = "", relname: name = "" } = fields.typevar ?? {};
        const attributes = (fields.coldeflist ?? []).flatMap(({ ColumnDef: column }) => column ? [{ name: column.colname ?? "", type: (0,dump_types/* columnType */.DW)(column.typeName, model.types) }] : []);
        model.types.set((0,dump_model/* relationKey */.Y)(schema, name), { schema, name, kind: "composite", attributes });
    },
    CreateRangeStmt: (fields, _statement, model) => {
        const [schema, name] = qualified(fields.typeName);
        model.types.set((0,dump_model/* relationKey */.Y)(schema, name), { schema, name, kind: "range" });
        const multirange = (0,build/* optionsOf */.cz)(fields.params).find((option) => option.name === "multirange_type_name");
        if (!multirange)
            return;
        const [space, own] = qualified(multirange.arg?.TypeName?.names);
        model.types.set((0,dump_model/* relationKey */.Y)(space, own), { schema: space, name: own, kind: "range" });
    },
    CreateExtensionStmt: (fields, statement, model) => {
        const schema = (fields.options ?? []).find(({ DefElem }) => DefElem?.defname === "schema");
        model.extensions.push({ name: fields.extname, schema: (0,build/* textOf */.b6)(schema?.DefElem.arg), statement });
    },
    CreateRoleStmt: (fields, _statement, model) => void model.roles.add(fields.role),
};
function qualified(list) {
    const names = (0,build/* namesOf */.eZ)(list);
    return [names.length > 1 ? names.at(-2) : "", names.at(-1) ?? ""];
}
function add(range, type, statement, model) {
    const relation = {
        schema: range?.schemaname ?? "",
        name: range?.relname ?? "",
        type,
        columns: new Map(),
        constraints: [],
        indexes: [],
        partitioned: false,
        parents: [],
        isPartition: false,
        unlogged: range?.relpersistence === "u",
        replicaIdentity: "d",
        rowSecurity: false,
        statement,
    };
    model.relations.set((0,dump_model/* relationKey */.Y)(relation.schema, relation.name), relation);
    return relation;
}
function readTable(fields, statement, model, type = "table") {
    const relation = add(fields.relation, type, statement, model);
    relation.partitioned = fields.partspec !== undefined;
    relation.isPartition = fields.partbound !== undefined;
    for (const { RangeVar: parent } of (fields.inhRelations ?? []))
        relation.parents.push((0,dump_model/* relationKey */.Y)(parent?.schemaname ?? "", parent?.relname ?? ""));
    if (fields.ofTypename)
        readTypedColumns(fields, relation, statement, model);
    for (const element of (fields.tableElts ?? [])) {
        if (element.ColumnDef)
            readColumn(element.ColumnDef, relation, statement, model);
        else if (element.Constraint)
            addConstraint(element.Constraint, relation, statement);
    }
}
/** Columns of a table OF a composite type. */
function readTypedColumns(fields, relation, statement, model) {
    const { schema, name } = (0,dump_types/* columnType */.DW)(fields.ofTypename, model.types);
    for (const attribute of model.types.get((0,dump_model/* relationKey */.Y)(schema, name))?.attributes ?? [])
        relation.columns.set(attribute.name, {
            ...attribute,
            notNull: false,
            identity: "",
            generated: false,
            hasDefault: false,
            statement,
            byte: fields.ofTypename.location ?? 0,
        });
}
/** A constraint beside the columns or added later. NOT NULL stands so from PostgreSQL 18 on. */
function addConstraint(fields, relation, statement) {
    const constraint = (0,dump_relations/* constraintOf */.vY)(fields, statement);
    if (fields.contype === "CONSTR_NOTNULL" && !constraint.notValid) {
        const column = relation.columns.get(constraint.columns[0] ?? "");
        if (column)
            column.notNull = true;
        return;
    }
    // PRIMARY KEY USING INDEX names no columns.
    const index = relation.indexes.find(({ name }) => name === fields.indexname);
    if (index && constraint.columns.length === 0)
        constraint.columns = index.columns.filter((column) => column !== undefined);
    relation.constraints.push(constraint);
}
function readColumn(fields, relation, statement, model) {
    const column = {
        name: fields.colname ?? "",
        type: fields.typeName
            ? (0,dump_types/* columnType */.DW)(fields.typeName, model.types)
            : (relation.columns.get(fields.colname)?.type ?? (0,dump_types/* columnType */.DW)(undefined, model.types)),
        notNull: false,
        identity: "",
        generated: false,
        hasDefault: false,
        statement,
        byte: fields.location ?? 0,
        ...(fields.compression ? { compression: fields.compression } : {}),
        ...(fields.collClause ? { collation: (0,build/* namesOf */.eZ)(fields.collClause.collname).join(".") } : {}),
    };
    for (const { Constraint: constraint } of (fields.constraints ?? [])) {
        if (!constraint)
            continue;
        if (constraint.contype === "CONSTR_NOTNULL")
            column.notNull = true;
        else if (constraint.contype === "CONSTR_DEFAULT")
            column.hasDefault = true;
        else if (constraint.contype === "CONSTR_GENERATED") {
            column.generated = true;
            if (constraint.generated_kind === "v")
                column.virtual = true;
        }
        else if (constraint.contype === "CONSTR_IDENTITY")
            column.identity = identity(constraint);
        else if (/^CONSTR_(PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUSION)$/.test(constraint.contype))
            relation.constraints.push((0,dump_relations/* constraintOf */.vY)(constraint, statement, column.name));
    }
    relation.columns.set(column.name, column);
}
function identity({ generated_when: when }) {
    return when === "a" ? "always" : "by default";
}
function readAlterTable(fields, statement, model) {
    const { schemaname: schema = "", relname: name = "" } = fields.relation ?? {};
    const relation = model.relations.get((0,dump_model/* relationKey */.Y)(schema, name));
    if (!relation)
        return;
    for (const { AlterTableCmd: command } of (fields.cmds ?? []))
        if (command)
            readCommand(command, relation, statement, model);
}
function readCommand(command, relation, statement, model) {
    const column = relation.columns.get(command.name ?? "");
    switch (command.subtype) {
        case "AT_AddConstraint":
            addConstraint(command.def?.Constraint ?? {}, relation, statement);
            break;
        case "AT_AddIdentity":
            if (column)
                column.identity = identity(command.def?.Constraint ?? {});
            break;
        case "AT_SetNotNull":
            if (column)
                column.notNull = true;
            break;
        case "AT_DropNotNull":
            if (column)
                column.notNull = false;
            break;
        case "AT_ColumnDefault":
            if (column)
                column.hasDefault = command.def !== undefined;
            break;
        case "AT_SetCompression":
            if (column)
                column.compression = (0,build/* textOf */.b6)(command.def) ?? "";
            break;
        case "AT_ReplicaIdentity":
            relation.replicaIdentity = command.def?.ReplicaIdentityStmt?.identity_type ?? "d";
            if (command.def?.ReplicaIdentityStmt?.name)
                relation.identityIndex = command.def.ReplicaIdentityStmt.name;
            break;
        case "AT_EnableRowSecurity":
            relation.rowSecurity = true;
            break;
        case "AT_SetUnLogged":
            relation.unlogged = true;
            break;
        case "AT_AddInherit": {
            const { schemaname = "", relname = "" } = command.def?.RangeVar ?? {};
            relation.parents.push((0,dump_model/* relationKey */.Y)(schemaname, relname));
            break;
        }
        case "AT_AttachPartition": {
            const { schemaname = "", relname = "" } = command.def?.PartitionCmd?.name ?? {};
            const child = model.relations.get((0,dump_model/* relationKey */.Y)(schemaname, relname));
            if (child) {
                child.isPartition = true;
                child.parents.push((0,dump_model/* relationKey */.Y)(relation.schema, relation.name));
            }
            break;
        }
    }
}
function readIndex(fields, statement, model) {
    const { schemaname: schema = "", relname: name = "" } = fields.relation ?? {};
    const relation = model.relations.get((0,dump_model/* relationKey */.Y)(schema, name));
    relation?.indexes.push({
        name: fields.idxname ?? "",
        unique: fields.unique === true,
        columns: (fields.indexParams ?? []).map(({ IndexElem }) => IndexElem?.name),
        partial: fields.whereClause !== undefined && (0,build/* nodeType */.Vq)(fields.whereClause) !== "",
        statement,
    });
}
//# sourceMappingURL=read-relations.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/read-dump.js






/**
 * Reads a plain pg_dump file into a model. Rows in it (COPY data) are passed over.
 * @param file its name, for messages and locations
 * @throws UserError when the text is not a complete plain dump
 */
async function modelOfDump(text, file) {
    const versions = (0,dump/* checkDump */.h)(text, file);
    return readModel([{ name: file, text: withoutRows(text) }], versions);
}
/**
 * Reads a schema bundle into a model; its statements know their phase.
 * @param folder where the bundle is, for locations
 */
async function modelOfBundle({ manifest, sql }, folder = "") {
    const files = phases/* PHASES */.Z.map((phase) => ({ name: (0,external_node_path_.join)(folder, (0,phases/* phaseFile */.o)(phase)), text: sql[phase], phase }));
    return readModel(files, { serverVersion: manifest.serverVersion, toolVersion: manifest.pgDumpVersion });
}
async function readModel(files, versions) {
    const model = {
        parser: await (0,build/* loadParser */.qd)(),
        ...versions,
        statements: [],
        unparsed: [],
        metaLines: [],
        relations: new Map(),
        types: new Map(),
        roles: new Set(),
        extensions: [],
    };
    for (const file of files)
        readFile(file, model);
    return model;
}
function readFile({ name: file, text, phase }, model) {
    let line = 1;
    let counted = 0;
    for (const { kind, text: piece, start } of (0,statements/* splitSql */.b)(text, file)) {
        for (let at = text.indexOf("\n", counted); at >= 0 && at < start; at = text.indexOf("\n", at + 1))
            line++;
        counted = start;
        if (kind === "comment")
            continue;
        if (kind === "meta") {
            model.metaLines.push({ file, line, text: piece });
            continue;
        }
        const { node, problem } = model.parser.statement(piece);
        const type = node ? (0,build/* nodeType */.Vq)(node) : "";
        const statement = { file, text: piece, start, line, type, ...(phase ? { phase } : {}) };
        model.statements.push(statement);
        if (problem)
            model.unparsed.push({ statement, reason: problem.message });
        if (node)
            READERS[type]?.(node[type], statement, model);
    }
}
/** Takes COPY data out; its lines stay, empty, so that line numbers hold. */
function withoutRows(text) {
    const begin = /^COPY [^\n]* FROM stdin;\n/gm;
    let out = "";
    let kept = 0;
    for (let match = begin.exec(text); match; match = begin.exec(text)) {
        const from = match.index + match[0].length;
        const end = text.startsWith("\\.\n", from) ? from : text.indexOf("\n\\.\n", from) + 1;
        if (end === 0)
            break;
        out += text.slice(kept, match.index) + text.slice(match.index, end).replace(/[^\n]+/g, "");
        kept = end + 2;
        begin.lastIndex = kept;
    }
    return out + text.slice(kept);
}
//# sourceMappingURL=read-dump.js.map

/***/ }),

/***/ 7500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ snippet),
/* harmony export */   c: () => (/* binding */ withoutSecrets)
/* harmony export */ });
const SECRET = /((?:password|passwd|pwd|secret|api_?key|aws_access_key_id|token)\s*(?:=>?|:=?|\s)\s*'*)([^'\s;,)]{3,})/gi;
/** A snippet of source text for people: on one line, cut, with what looks like a secret taken out. */
function snippet(text, length = 120) {
    const line = withoutSecrets(text).replace(/\s+/g, " ").trim().replace(SECRET, "$1***");
    return line.length > length ? `${line.slice(0, length - 3)}...` : line;
}
const QUOTED = /((?:password|passwd|pwd|secret|api_?key|secret_?access_?key|aws_access_key_id|token)"?(?:\s+(?:constant\s+)?(?:text|varchar))?\s*(?:=>?|:=?)?\s*E?'{1,2})((?:[^'\\]|\\.|''(?=[^\s;,)]))+)/gi;
const BARE = /\b((?:password|passwd|pwd|api_?key|aws_access_key_id)\s*=\s*)([^'\s;,)]{1,})/gi;
const IN_URI = /(:\/\/[^\s:@/']*:)[^\s@/']+@/g;
/** A whole text with what looks like a secret masked; everything else, also its lines, stays. */
function withoutSecrets(text) {
    return text.replace(QUOTED, "$1***").replace(BARE, "$1***").replace(IN_URI, "$1***@");
}
//# sourceMappingURL=redact.js.map

/***/ }),

/***/ 6612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ LATEST_MINOR),
/* harmony export */   Ec: () => (/* binding */ LIST_DATE),
/* harmony export */   FV: () => (/* binding */ LISTED_MAJORS),
/* harmony export */   Lo: () => (/* binding */ FIRST_MINOR),
/* harmony export */   OP: () => (/* binding */ AURORA_WRAPPERS),
/* harmony export */   V_: () => (/* binding */ AURORA_LANGUAGES),
/* harmony export */   bO: () => (/* binding */ STANDARD_SUPPORT_ENDS),
/* harmony export */   c5: () => (/* binding */ AURORA_EXTENSIONS),
/* harmony export */   ee: () => (/* binding */ NEEDS_PRELOAD),
/* harmony export */   fJ: () => (/* binding */ PRELOAD_ALLOWED),
/* harmony export */   oB: () => (/* binding */ LTS_MINOR)
/* harmony export */ });
// What Aurora PostgreSQL offers, as of September 2026: the tables of supported extensions in its release notes.
// The target's own pg_available_extensions is the last word.
/** Month of the tables. */
const LIST_DATE = "2026-09";
/** Majors the list knows, oldest first; the columns of AURORA_EXTENSIONS. */
const LISTED_MAJORS = [13, 14, 15, 16, 17, 18];
/** The newest minor of each major, whose extensions the list shows. */
const LATEST_MINOR = {
    13: "13.23",
    14: "14.23",
    15: "15.18",
    16: "16.14",
    17: "17.10",
    18: "18.4",
};
/** Minors with long-term support. */
const LTS_MINOR = {
    13: "13.9",
    14: "14.6",
    15: "15.10",
    16: "16.8",
    17: "17.7",
};
/** Day on which standard support of a major ends; Extended Support costs extra from then on. */
const STANDARD_SUPPORT_ENDS = {
    12: "2025-02-28",
    13: "2026-02-28",
    14: "2027-02-28",
    15: "2028-02-29",
    16: "2029-02-28",
    17: "2030-02-28",
    18: "2031-02-28",
};
/**
 * Versions by extension, a column for each of LISTED_MAJORS; empty where a major lacks it. Cells are the tables', which
 * print some versions otherwise than the extension itself does.
 */
const AURORA_EXTENSIONS = {
    address_standardizer: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
    address_standardizer_data_us: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
    amcheck: ["1.2", "1.3", "1.3", "1.3", "1.4", "1.4"],
    apg_plan_mgmt: ["2.9", "2.9", "2.9", "2.9", "2.9", "3.0"],
    aurora_stat_utils: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    autoinc: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    aws_commons: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
    aws_lambda: ["2.0", "2.0", "2.0", "2.0", "2.0", "2.1"],
    aws_ml: ["1.0", "2.0", "2.0", "2.0", "2.0", "2.0"],
    aws_s3: ["1.2", "2.0", "2.0", "2.0", "2.0", "2.0"],
    bloom: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    bool_plperl: ["1.3", "1.3", "1.3", "1.3", "1.3", "1.3"],
    btree_gin: ["1.3", "1.3", "1.3", "1.3", "1.3", "1.3"],
    btree_gist: ["1.5", "1.6", "1.6", "1.6", "1.6", "1.6"],
    citext: ["1.6", "1.6", "1.6", "1.6", "1.6", "1.6"],
    cube: ["1.4", "1.5", "1.5", "1.5", "1.5", "1.5"],
    dblink: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
    dict_int: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    dict_xsyn: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    earthdistance: ["1.1", "1.1", "1.1", "1.2", "1.2", "1.2"],
    fuzzystrmatch: ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
    h3: ["4.2.3", "4.2.3", "4.2.3", "4.2.3", "4.2.3", "4.2.3"],
    h3_postgis: ["4.1.3", "4.1.3", "4.1.3", "4.1.3", "4.1.3", "4.1.3"],
    hll: ["2.2", "2.2", "2.2", "2.2", "2.2", "2.2"],
    hstore: ["1.7", "1.8", "1.8", "1.8", "1.8", "1.8"],
    hstore_plperl: ["1.7", "1.0", "1.0", "1.0", "1.0", "1.0"],
    hypopg: ["1.4.1", "1.4.2", "1.4.2", "1.4.2", "1.4.2", "1.4.2"],
    insert_username: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    intagg: ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
    intarray: ["1.3", "1.5", "1.5", "1.5", "1.5", "1.5"],
    ip4r: ["2.4", "2.4", "2.4", "2.4", "2.4", "2.4"],
    isn: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
    jsonb_plperl: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    lo: ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
    log_fdw: ["1.2", "1.3", "1.3", "1.3", "1.3", "1.3"],
    ltree: ["1.2", "1.2", "1.2", "1.2", "1.3", "1.3"],
    moddatetime: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    mysql_fdw: ["2.9.2", "2.9.3", "2.9.3", "2.9.3", "2.9.3", "2.9.3"],
    oracle_fdw: ["2.8.0", "2.8.0", "2.8.0", "2.8.0", "2.8.0", "2.8.0"],
    orafce: ["4.14.0", "4.16.3", "4.16.3", "4.16.3", "4.16.3", "4.16.3"],
    pg_ad_mapping: ["", "1.0", "1.0", "1.0", "1.0", "1.0"],
    pg_bigm: ["1.2", "1.2_20250903", "1.2_20250903", "1.2_20250903", "1.2_20250903", "1.2_20250903"],
    pg_buffercache: ["1.3", "1.3", "1.3", "1.4", "1.5", "1.5"],
    pg_columnmask: ["", "", "", "1.1.0", "1.1.0", "1.1.0"],
    pg_cron: ["1.6.5", "1.6.7", "1.6.7", "1.6.7", "1.6.7", "1.6.7"],
    pg_freespacemap: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
    pg_hint_plan: ["1.3.10", "1.4.4", "1.5.3", "1.6.2", "1.7.1", "1.8.0"],
    pg_partman: ["4.7.4", "5.4.3", "5.4.3", "5.4.3", "5.4.3", "5.4.3"],
    pg_prewarm: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
    pg_proctab: ["0.0.10", "0.0.10", "0.0.10", "0.0.10", "0.0.12", "0.0.12"],
    pg_repack: ["1.5.2", "1.5.3", "1.5.3", "1.5.3", "1.5.3", "1.5.3"],
    pg_similarity: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    pg_stat_statements: ["1.8", "1.9", "1.10", "1.10", "1.11", "1.11"],
    pg_tle: ["", "1.5.2", "1.5.2", "1.5.2", "1.5.2", "1.5.2"],
    pg_trgm: ["1.5", "1.6", "1.6", "1.6", "1.6", "1.6"],
    pg_visibility: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
    pgaudit: ["1.5.3", "1.6.3", "1.7.1", "16.1", "17.1", "18"],
    pgcrypto: ["1.3", "1.3", "1.3", "1.3", "1.3", "1.3"],
    pgdam: ["", "", "", "1.7", "1.7", "1.7"],
    pglogical: ["2.4.5", "2.4.6", "2.4.6", "2.4.6", "2.4.6", "2.4.6"],
    pglogical_origin: ["1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0", "1.0.0"],
    pgrouting: ["3.6.3", "3.6.3", "3.6.3", "3.6.3", "3.6.3", "3.8.0"],
    pgrowlocks: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
    pgstattuple: ["1.5", "1.5", "1.5", "1.5", "1.5", "1.5"],
    pgtap: ["1.3.3", "1.3.4", "1.3.4", "1.3.4", "1.3.4", "1.3.4"],
    plcoffee: ["3.1.8", "3.1.8", "3.1.8", "3.1.6", "3.1.6", "3.2.4"],
    plls: ["3.1.8", "3.1.8", "3.1.8", "3.1.6", "3.1.6", "3.2.4"],
    plperl: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    plpgsql: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    plprofiler: ["4.1", "4.2.1", "4.1", "4.2.4", "4.2.4", "4.2.4"],
    pltcl: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    plv8: ["3.1.10", "3.1.10", "3.1.10", "3.1.10", "3.1.10", "3.2.4"],
    postgis: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
    postgis_raster: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
    postgis_tiger_geocoder: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
    postgis_topology: ["3.5.1", "3.5.6", "3.5.6", "3.5.6", "3.5.6", "3.6.3"],
    postgres_fdw: ["1.0", "1.1", "1.1", "1.1", "1.1", "1.1"],
    prefix: ["1.2.10", "1.2.10", "1.2.10", "1.2.10", "1.2.10", "1.2.10"],
    rdkit: ["4.6.1", "4.6.1", "4.6.1", "4.6.1", "4.6.1", "4.6.1"],
    rds_activity_stream: ["1.4", "1.3", "1.6", "1.7", "1.7", "1.7"],
    rds_tools: ["1.9", "1.9", "1.9", "1.9", "1.9", "1.9"],
    refint: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    roaringbitmap: ["", "", "", "", "", "1.1.0"],
    seg: ["1.3", "1.4", "1.4", "1.0", "1.0", "1.0"],
    sslinfo: ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2"],
    tablefunc: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    tcn: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    tds_fdw: ["2.0.4", "2.0.5", "2.0.5", "2.0.5", "2.0.5", "2.0.5"],
    tsm_system_rows: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    tsm_system_time: ["1.0", "1.0", "1.0", "1.0", "1.0", "1.0"],
    unaccent: ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
    "uuid-ossp": ["1.1", "1.1", "1.1", "1.1", "1.1", "1.1"],
    vector: ["0.8.0", "0.8.2", "0.8.2", "0.8.2", "0.8.2", "0.8.2"],
};
/** First minor of a major with the extension, where not all minors have it. */
const FIRST_MINOR = {
    vector: { 13: "13.11", 14: "14.8", 15: "15.3", 16: "16.1", 17: "17.4", 18: "18.3" },
    h3: { 13: "13.13", 14: "14.10", 15: "15.5" },
    h3_postgis: { 13: "13.13", 14: "14.10", 15: "15.5" },
    hypopg: { 13: "13.13", 14: "14.10", 15: "15.5", 17: "17.5" },
    mysql_fdw: { 13: "13.13", 14: "14.9", 15: "15.4" },
    pg_ad_mapping: { 14: "14.10", 15: "15.5" },
    pg_tle: { 14: "14.5" },
    seg: { 13: "13.10", 14: "14.7" },
    tcn: { 13: "13.10", 14: "14.7" },
    lo: { 13: "13.7" },
    tds_fdw: { 13: "13.6" },
    pg_columnmask: { 16: "16.10", 17: "17.6" },
};
/** Extensions that do nothing, or cannot be made, until their library is in shared_preload_libraries. */
const NEEDS_PRELOAD = [
    "pg_ad_mapping",
    "pg_bigm",
    "pg_cron",
    "pg_hint_plan",
    "pg_similarity",
    "pg_tle",
    "pgaudit",
    "pglogical",
    "plprofiler",
];
/**
 * Libraries that shared_preload_libraries may hold; read from one cluster of major 15, so others may allow more. Of
 * these pg_stat_statements is loaded by default.
 */
const PRELOAD_ALLOWED = [
    "auto_explain",
    "orafce",
    "pg_ad_mapping",
    "pg_bigm",
    "pg_cron",
    "pg_hint_plan",
    "pg_prewarm",
    "pg_similarity",
    "pg_stat_statements",
    "pg_tle",
    "pgaudit",
    "pglogical",
    "plprofiler",
];
/** Languages a routine may be written in. */
const AURORA_LANGUAGES = ["plcoffee", "plls", "plperl", "plpgsql", "pltcl", "plv8", "sql"];
/** Foreign data wrappers. */
const AURORA_WRAPPERS = [
    "dblink_fdw",
    "log_fdw",
    "mysql_fdw",
    "oracle_fdw",
    "postgres_fdw",
    "tds_fdw",
];
//# sourceMappingURL=aurora-extensions.js.map

/***/ }),

/***/ 5496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ RULES)
});

;// CONCATENATED MODULE: ./packages/schema/build/convert/clauses.js
/** Where an option of CREATE FUNCTION and its like stands: from its first word to the last before the next option. */
function optionClause(edit, options, option) {
    const next = Math.min(...options.map(({ location }) => location).filter((location) => location > option.location), Number.POSITIVE_INFINITY);
    const tokens = sqlTokens(edit).filter(({ start, text }) => start >= option.location && start < next && text !== ";");
    return { start: option.location, end: tokens.at(-1)?.end ?? option.location };
}
/**
 * The first place outside of parentheses where a statement has these words one after the other; the last one may be a
 * name, which is compared as the parser reads it.
 */
function wordsClause(edit, keywords, name) {
    const tokens = sqlTokens(edit);
    let depth = 0;
    for (const [index, token] of tokens.entries()) {
        if (token.text === "(")
            depth++;
        else if (token.text === ")")
            depth--;
        if (depth > 0 || tokens[index - 1]?.text === ".")
            continue;
        const last = tokens[index + keywords.length];
        if (last &&
            keywords.every((word, at) => tokens[index + at]?.text.toUpperCase() === word) &&
            identifierOf(last) === name)
            return { start: token.start, end: last.end };
    }
    return undefined;
}
/** The token that begins at a byte; comments are none. */
function tokenAt(edit, byte) {
    return sqlTokens(edit).find(({ start }) => start === byte);
}
/** The statement's tokens without comments. */
function sqlTokens(edit) {
    return edit.tokens().filter(({ text }) => !text.startsWith("--") && !text.startsWith("/*"));
}
/** The name that a token stands for, as the parser reads it. */
function identifierOf({ text }) {
    if (text.startsWith('"'))
        return text.slice(1, -1).replaceAll('""', '"');
    if (text.startsWith("'"))
        return text.slice(1, -1).replaceAll("''", "'");
    return text.toLowerCase();
}
//# sourceMappingURL=clauses.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/catalog-sql.js
var catalog_sql = __webpack_require__(2887);
// EXTERNAL MODULE: ./packages/sql-parser/build/index.js + 3 modules
var build = __webpack_require__(4823);
;// CONCATENATED MODULE: ./packages/schema/build/assess/dump-refs.js

/** The reference of an object named by a list of String nodes: `schema.name`. */
function refByNames(type, list) {
    const names = (0,build/* namesOf */.eZ)(list);
    return { type, schema: names.length > 1 ? names.at(-2) : "", name: names.at(-1) ?? "" };
}
/** The reference of what a RangeVar names. */
function refByRange(type, range) {
    return { type, schema: range?.schemaname ?? "", name: range?.relname ?? "" };
}
/** `schema.name`, or the name alone, for evidence. */
function dotted(list) {
    return (0,build/* namesOf */.eZ)(list).join(".");
}
//# sourceMappingURL=dump-refs.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/settings-in-effect.js

/** The parameter and value of a SET; the value is undefined for DEFAULT and RESET. */
function settingOf({ name, args }) {
    const values = (args ?? []).map((arg) => (0,build/* textOf */.b6)(arg) ?? (0,build/* textOf */.b6)(arg.TypeCast?.arg) ?? "");
    return { name: name ?? "", value: values.length > 0 ? values.join(", ") : undefined };
}
const known = new WeakMap();
/**
 * Under which value of a parameter each statement of a dump runs, by the SETs before it in its file. Statements that
 * run under none, or an empty one, are absent.
 */
function settingsInEffect(model, parameter) {
    const ofModel = known.get(model) ?? new Map();
    known.set(model, ofModel);
    const found = ofModel.get(parameter) ?? read(model, parameter);
    ofModel.set(parameter, found);
    return found;
}
function read({ parser, statements }, parameter) {
    const values = new Map();
    let value = "";
    let file;
    for (const statement of statements) {
        if (statement.file !== file)
            value = "";
        file = statement.file;
        if (statement.type === "VariableSetStmt") {
            const setting = settingOf(parser.statement(statement.text).node?.["VariableSetStmt"] ?? {});
            if (setting.name.toLowerCase() === parameter)
                value = setting.value ?? "";
        }
        else if (value !== "")
            values.set(statement, value);
    }
    return values;
}
/** The statements behind a SET that run under it: up to the next SET of the same parameter, or the end of the file. */
function statementsUnder(set, { parser, statements }) {
    const parameter = (statement) => settingOf(parser.statement(statement.text).node?.["VariableSetStmt"] ?? {}).name.toLowerCase();
    const own = parameter(set);
    const behind = statements.slice(statements.indexOf(set) + 1);
    const end = behind.findIndex((statement) => statement.file !== set.file || (statement.type === "VariableSetStmt" && parameter(statement) === own));
    return end < 0 ? behind : behind.slice(0, end);
}
//# sourceMappingURL=settings-in-effect.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/access-methods.js




/** Index methods that come with PostgreSQL, or with extensions Aurora has. */
const INDEX_METHODS = ["btree", "hash", "gist", "gin", "spgist", "brin", "bloom", "hnsw", "ivfflat"];
const METHOD = "'access method ' || (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam)";
const OWN_METHODS = `SELECT 'access method', '', a.amname, NULL, CASE a.amtype WHEN 't' THEN 'TYPE TABLE' ELSE 'TYPE INDEX' END
  FROM pg_catalog.pg_am a WHERE a.oid >= 16384 AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_am", "a.oid")}`;
/** How tables and indexes are stored. */
const accessMethods = [
    {
        id: "priv-access-method",
        category: "privileges",
        severity: "needs-change",
        title: "Table access method of its own",
        why: "Only a superuser may create an access method, and Aurora has heap alone for tables.",
        remedy: "Let the table be an ordinary one (heap), and see whether it then needs compression or other indexes.",
        effort: "simple",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The tables become ordinary ones (heap)" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)(METHOD)} ${(0,catalog_sql/* userRelations */.$g)("rpm")} AND c.relam >= 16384
        UNION ALL ${OWN_METHODS} AND a.amtype = 't'`,
        },
        dump: {
            statements: {
                CreateAmStmt: ({ amname, amtype }) => (amtype === "t" ? [ownMethod(amname, "TYPE TABLE")] : []),
                CreateStmt: (fields, statement, model) => stored(fields, statement, model),
                CreateTableAsStmt: (fields, statement, model) => stored(fields, statement, model),
                AlterTableStmt: ({ relation, cmds }) => (cmds ?? []).flatMap(({ AlterTableCmd: { subtype, name } }) => subtype === "AT_SetAccessMethod" && name !== undefined && name !== "heap"
                    ? [{ object: refByRange("table", relation), evidence: `access method ${name}` }]
                    : []),
            },
        },
        convert: {
            VariableSetStmt: convertDefault,
            CreateAmStmt: ({ amtype, amname }, edit) => {
                if (amtype !== "t")
                    return;
                edit.leaveOut("Only a superuser may create an access method");
                edit.intend({ object: ownMethod(amname, "").object, difference: "Left out: Aurora has heap alone for tables" });
            },
            CreateStmt: (fields, edit) => convertClause(fields, edit),
            CreateTableAsStmt: (fields, edit) => convertClause(fields, edit),
            AlterTableStmt: ({ relation, cmds }, edit) => {
                const [command] = (cmds ?? []);
                const { subtype, name } = command?.AlterTableCmd ?? {};
                if (cmds.length !== 1 || subtype !== "AT_SetAccessMethod" || name === undefined || name === "heap")
                    return;
                edit.leaveOut("Aurora has heap alone for tables");
                intendHeap(refByRange("table", relation), edit);
            },
        },
    },
    {
        id: "priv-index-method",
        category: "privileges",
        severity: "blocker",
        title: "Index access method of its own",
        why: "The index uses a method that Aurora does not have, and only a superuser may create one.",
        remedy: "Replace the index by one of a standard method (btree, hash, gist, gin, spgist, brin), or leave it out.",
        effort: "medium",
        fix: { kind: "manual", does: "Another index serves the same queries" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)(METHOD)} ${(0,catalog_sql/* userRelations */.$g)("iI")} AND c.relam >= 16384 AND NOT EXISTS (
          SELECT 1 FROM pg_catalog.pg_am m WHERE m.oid = c.relam AND m.amname IN (${INDEX_METHODS.map((name) => `'${name}'`).join(", ")}))
        UNION ALL ${OWN_METHODS} AND a.amtype = 'i'`,
        },
        dump: {
            statements: {
                CreateAmStmt: ({ amname, amtype }) => (amtype === "i" ? [ownMethod(amname, "TYPE INDEX")] : []),
                IndexStmt: ({ relation, idxname, accessMethod = "btree" }) => INDEX_METHODS.includes(accessMethod)
                    ? []
                    : [
                        {
                            object: { type: "index", schema: relation?.schemaname ?? "", name: idxname ?? "" },
                            evidence: `access method ${accessMethod}`,
                        },
                    ],
            },
        },
    },
];
function ownMethod(name, evidence) {
    return { object: { type: "access method", schema: "", name }, evidence };
}
/** The relation that a statement makes, and the method it is stored by; undefined when that is heap. */
function storageOf(fields, statement, model) {
    const { relation, into, objtype, partspec } = fields;
    const own = fields.accessMethod ?? into?.accessMethod;
    // A partitioned table holds no rows: it takes a method only when one is named.
    const method = own ?? (partspec ? undefined : settingsInEffect(model, "default_table_access_method").get(statement));
    if (method === undefined || method === "heap")
        return undefined;
    const object = into
        ? refByRange(objtype === "OBJECT_MATVIEW" ? "materialized view" : "table", into.rel)
        : refByRange("table", relation);
    return { object, method, own };
}
function stored(fields, statement, model) {
    const storage = storageOf(fields, statement, model);
    return storage ? [{ object: storage.object, evidence: `access method ${storage.method}` }] : [];
}
function convertDefault(fields, edit) {
    const { name, value } = settingOf(fields);
    if (name !== "default_table_access_method" || !value || value === "heap")
        return;
    const token = tokenAt(edit, fields.args[0].A_Const?.location);
    if (!token)
        return;
    edit.replace(token.start, token.end, "heap");
    for (const statement of statementsUnder(edit.statement, edit.model)) {
        if (statement.type !== "CreateStmt" && statement.type !== "CreateTableAsStmt")
            continue;
        const storage = storageOf(edit.model.parser.statement(statement.text).node?.[statement.type], statement, edit.model);
        if (storage && storage.own === undefined)
            intendHeap(storage.object, edit);
    }
}
function convertClause(fields, edit) {
    const storage = storageOf(fields, edit.statement, edit.model);
    const clause = storage?.own === undefined ? undefined : wordsClause(edit, ["USING"], storage.own);
    if (!storage || !clause)
        return;
    edit.remove(clause.start, clause.end);
    intendHeap(storage.object, edit);
}
function intendHeap(object, edit) {
    edit.intend({
        object,
        attribute: "access method",
        difference: "An ordinary table (heap): Aurora has no other method",
    });
}
//# sourceMappingURL=access-methods.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/code-of-dump.js
var code_of_dump = __webpack_require__(7763);
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/calls.js

/** Finds calls of functions of pg_catalog; a function of the same name in another schema is another one. */
function callsOf(wanted) {
    return {
        FuncCall: ({ funcname }) => {
            const names = (0,build/* namesOf */.eZ)(funcname);
            const own = names.length === 1 || names[0] === "pg_catalog";
            return own && wanted.test(names.at(-1)) ? `${names.at(-1)}()` : undefined;
        },
    };
}
/** Finds where a parameter is set: SET, or set_config with its name as a constant. */
function setsParameter(parameter) {
    return {
        VariableSetStmt: ({ name }) => (name?.toLowerCase() === parameter ? `SET ${parameter}` : undefined),
        FuncCall: ({ funcname, args }) => (0,build/* namesOf */.eZ)(funcname).at(-1) === "set_config" && constantOf(args?.[0])?.toLowerCase() === parameter
            ? `SET ${parameter}`
            : undefined,
    };
}
function constantOf(node) {
    return (0,build/* textOf */.b6)(node?.TypeCast?.arg ?? node);
}
/** Joins several sets of checks; of two for one node the first that finds something counts. */
function eitherOf(...sets) {
    const joined = {};
    for (const set of sets)
        for (const [type, look] of Object.entries(set)) {
            const before = joined[type];
            joined[type] = before ? (fields, unit, road) => before(fields, unit, road) ?? look(fields, unit, road) : look;
        }
    return joined;
}
/** A pattern for calls of functions, for text without a parser. */
function callPattern(names) {
    return new RegExp(`(?<![\\w.$"])(?:pg_catalog\\.)?(?:${names})\\s*\\(`, "i");
}
//# sourceMappingURL=calls.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/catalog-access.js





const WRITTEN = "class|attribute|attrdef|enum|proc|type|constraint|index|trigger|rewrite|depend|description|namespace|database|authid|auth_members|statistic|largeobject|largeobject_metadata|cast|operator|opclass|extension|inherits|sequence|language|collation";
const WRITTEN_TABLE = new RegExp(`^pg_(${WRITTEN})$`);
const HIDDEN = /^pg_(authid|shadow|statistic|largeobject|user_mapping|hba_file_rules|file_settings)$/;
/** Reads and writes of the system's catalogs. */
const catalogAccess = [
    {
        id: "priv-catalog-dml",
        category: "privileges",
        severity: "blocker",
        title: "Code that changes a system catalog",
        why: "Only a superuser may write into the tables of pg_catalog, so the code fails when it runs.",
        remedy: "Use the ALTER command that does the same.",
        effort: "medium",
        fix: { kind: "manual", does: "ALTER commands make the change" },
        code: {
            nodes: eitherOf({
                InsertStmt: ({ relation }) => written("INSERT INTO", relation),
                UpdateStmt: ({ relation }) => written("UPDATE", relation),
                DeleteStmt: ({ relation }) => written("DELETE FROM", relation),
                MergeStmt: ({ relation }) => written("MERGE INTO", relation),
            }, setsParameter("allow_system_table_mods")),
            pattern: new RegExp(`\\b(?:update|insert\\s+into|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?(?:pg_catalog\\.pg_\\w+|pg_(?:${WRITTEN})\\b)|\\ballow_system_table_mods\\b`, "i"),
        },
    },
    {
        id: "priv-catalog-read",
        category: "privileges",
        severity: "needs-change",
        title: "Code that reads a hidden system catalog",
        why: "These catalogs hold passwords, file contents or samples of rows, and Aurora shows them to nobody.",
        remedy: "Read the views made for it: pg_roles, pg_stats, pg_user_mappings; large objects through lo_get.",
        effort: "simple",
        fix: { kind: "manual", does: "The code reads the public view" },
        code: {
            nodes: {
                RangeVar: (range, unit) => ofSystem(range) && HIDDEN.test(range.relname) && !(range.relname === "pg_authid" && isReplaceable(unit))
                    ? range.relname
                    : undefined,
                ColumnRef: ({ fields }) => ((0,build/* namesOf */.eZ)(fields).at(-1) === "subconninfo" ? "subconninfo" : undefined),
            },
            pattern: /\b(?:from|join)\s+(?:pg_catalog\.)?pg_(?:authid|shadow|statistic|largeobject|user_mapping|hba_file_rules|file_settings)\b|\bsubconninfo\b/i,
        },
    },
    {
        id: "priv-authid-read",
        category: "privileges",
        severity: "needs-change",
        title: "Code that reads pg_authid but no password",
        why: "Aurora shows pg_authid to nobody; pg_roles has the same rows without the passwords.",
        remedy: "Read pg_roles.",
        effort: "trivial",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "It reads pg_roles" },
        code: {
            nodes: {
                RangeVar: (range, unit) => ofSystem(range) && range.relname === "pg_authid" && isReplaceable(unit) ? "pg_authid" : undefined,
            },
        },
        convert: {
            ViewStmt: ({ view }, edit) => {
                if (!replaceAuthid(edit, edit.statement.text))
                    return;
                edit.intend({
                    object: refByRange("view", view),
                    attribute: "definition",
                    difference: "Reads pg_roles, since Aurora hides pg_authid",
                });
            },
            CreateFunctionStmt: (fields, edit) => {
                const body = (0,build/* optionsOf */.cz)(fields.options).find(({ name }) => name === "as")?.arg?.List?.items?.[0]?.String?.sval;
                if (!isSqlOrPlpgsql(fields) || !replaceAuthid(edit, body ?? edit.statement.text, body))
                    return;
                edit.intend({
                    object: (0,code_of_dump/* routineRef */.kh)(fields),
                    attribute: "body",
                    difference: "Reads pg_roles, since Aurora hides pg_authid",
                });
            },
        },
    },
];
function ofSystem({ schemaname }) {
    return schemaname === undefined || schemaname === "pg_catalog";
}
function written(act, range) {
    return ofSystem(range ?? {}) && WRITTEN_TABLE.test(range?.relname) ? `${act} ${range.relname}` : undefined;
}
/** Whether pg_roles serves in place of pg_authid: nothing asks for the password, or for all columns. */
function isReplaceable(unit) {
    return ((unit.object.type === "view" || unit.object.type === "routine") &&
        /^(sql|plpgsql)$/.test(unit.language) &&
        !/rolpassword|\*|\b(?:insert|update|delete)\b/i.test(unit.text));
}
function isSqlOrPlpgsql({ options }) {
    const language = (0,build/* optionsOf */.cz)(options).find(({ name }) => name === "language")?.arg?.String?.sval ?? "sql";
    return /^(sql|plpgsql)$/i.test(language);
}
/** @param body of a routine: only a dollar-quoted one is changed, since its bytes are those of the statement */
function replaceAuthid(edit, code, body) {
    const unit = { language: "sql", text: code, object: { type: "view", schema: "", name: "" } };
    if (!/pg_authid/i.test(code) || !isReplaceable(unit))
        return false;
    const { text } = edit.statement;
    const at = body === undefined ? 0 : text.indexOf(`$${body}$`) + 1;
    if (body !== undefined && at === 0)
        return false;
    const offset = Buffer.byteLength(text.slice(0, at), "utf8");
    const tokens = body === undefined ? sqlTokens(edit) : edit.model.parser.tokens(body);
    const found = tokens.filter((token) => !token.text.startsWith("'") && identifierOf(token) === "pg_authid");
    for (const { start, end } of found)
        edit.replace(offset + start, offset + end, "pg_roles");
    return found.length > 0;
}
//# sourceMappingURL=catalog-access.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/redact.js
var redact = __webpack_require__(7500);
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/role-uses.js

/** The reference of a role. */
function roleRef(name) {
    return { type: "role", schema: "", name };
}
/** The superuser of a fresh server, whose place the master user takes. */
const BOOTSTRAP = "postgres";
/** Roles that every server has, or that stand for whoever is meant. */
function isOwnRole(name) {
    return name !== "" && name !== BOOTSTRAP && !name.startsWith("pg_");
}
/** SQL: whether a row of pg_roles is a role of the user's; oid 10 is the superuser of initdb. */
function isUserRole(alias) {
    return `(${alias}.rolname !~ '^pg_' AND ${alias}.rolname <> '${BOOTSTRAP}' AND ${alias}.oid <> 10)`;
}
/** SQL: whether a row of pg_roles owns something in this database, holds rights on it or stands in a policy. */
function isRoleOfDatabase(alias, more = "true") {
    return `EXISTS (SELECT 1 FROM pg_catalog.pg_shdepend sd WHERE sd.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND sd.refobjid = ${alias}.oid
    AND sd.dbid = (SELECT db.oid FROM pg_catalog.pg_database db WHERE db.datname = pg_catalog.current_database()) AND ${more})`;
}
/** Statements that name roles of any kind. */
const NAMING = [
    "AlterOwnerStmt",
    "AlterDefaultPrivilegesStmt",
    "AlterTableStmt",
    "CreatePolicyStmt",
    "CreateUserMappingStmt",
    "GrantRoleStmt",
    "GrantStmt",
];
/** Words by which a statement names a role; spares parsing the many ALTER TABLE statements that do not. */
const MAY_NAME = /OWNER TO|^GRANT|^REVOKE|^ALTER DEFAULT|^CREATE POLICY|^CREATE USER MAPPING/i;
/** Roles that a dump names as owners, grantees or users, each with the first statement that does. */
function rolesNamed(model) {
    const named = new Map();
    for (const statement of model.statements) {
        if (!NAMING.includes(statement.type) || !MAY_NAME.test(statement.text))
            continue;
        const fields = model.parser.statement(statement.text).node?.[statement.type];
        for (const name of namesIn(statement.type, fields))
            if (!named.has(name))
                named.set(name, statement);
    }
    return named;
}
function namesIn(type, fields) {
    const specs = (0,build/* findNodes */.zM)(fields, "RoleSpec");
    if (type === "CreateUserMappingStmt")
        specs.push(fields.user);
    const names = specs.filter((spec) => spec?.roletype === "ROLESPEC_CSTRING").map(({ rolename }) => String(rolename));
    if (type === "GrantRoleStmt")
        for (const { AccessPriv } of fields.granted_roles ?? [])
            names.push(String(AccessPriv?.priv_name ?? ""));
    return names.filter(isOwnRole);
}
/** The owner a statement gives an object. */
function newOwner(type, fields) {
    if (type === "AlterOwnerStmt")
        return fields.newowner?.rolename;
    for (const { AlterTableCmd: command } of (fields.cmds ?? []))
        if (command?.subtype === "AT_ChangeOwner")
            return command.newowner?.rolename;
    return undefined;
}
/** Owners in a dump, each with the first statement that says so. */
function ownersNamed(model) {
    const owners = new Map();
    for (const statement of model.statements) {
        if (statement.type !== "AlterOwnerStmt" && statement.type !== "AlterTableStmt")
            continue;
        if (!/OWNER TO/i.test(statement.text))
            continue;
        const owner = newOwner(statement.type, model.parser.statement(statement.text).node?.[statement.type]);
        if (owner !== undefined && !owners.has(owner))
            owners.set(owner, statement);
    }
    return owners;
}
/** One finding for each role. */
function roleHits(roles, evidence) {
    return [...roles].map(([name, statement]) => ({ object: roleRef(name), evidence, at: { statement } }));
}
/** Options of CREATE ROLE or ALTER ROLE that are set to true, by the parser's names. */
function roleOptions(fields) {
    return (0,build/* optionsOf */.cz)(fields.options)
        .filter(({ name, arg }) => (name === "password" ? arg !== undefined : arg?.Boolean?.boolval === true))
        .map(({ name }) => name);
}
/** Name of the role that CREATE ROLE or ALTER ROLE is about. */
function roleOf({ role }) {
    return typeof role === "string" ? role : (role?.rolename ?? "");
}
//# sourceMappingURL=role-uses.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/dumps.js



/** Settings that pg_dump writes at the head, with the major that knows them first. */
const SETTINGS = {
    transaction_timeout: 17,
    default_toast_compression: 14,
    default_table_access_method: 12,
};
const DUMP = { type: "setting", schema: "", name: "dump file" };
/** What only a dump shows, and what it lacks. */
const dumps = [
    {
        id: "dump-unparsed",
        category: "dump",
        severity: "warning",
        title: "Statement that could not be read",
        why: "The parser does not take this statement, so nothing in it was judged.",
        remedy: "Read it yourself, or make the dump again with pg_dump of the server's own version.",
        effort: "simple",
        fix: { kind: "manual", does: "A person reads the statement" },
        dump: {
            model: ({ unparsed }) => unparsed.map(({ statement, reason }) => ({
                object: DUMP,
                evidence: (0,redact/* snippet */.U)(`${reason}: ${statement.text}`),
                at: { statement },
            })),
        },
    },
    {
        id: "dump-psql-meta",
        category: "dump",
        severity: "info",
        title: "Line for psql",
        why: "Lines that begin with a backslash are commands of psql; no other program takes them.",
        remedy: "Nothing to do: the exported bundle is without them.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", does: "Such lines are left out" },
        dump: { model: metaCommands },
    },
    {
        id: "dump-set-unknown",
        category: "dump",
        severity: "needs-change",
        title: "Setting the target does not know",
        why: "pg_dump of a newer major sets a parameter that the target's major does not have; the statement fails there.",
        remedy: "Leave the statement out.",
        effort: "trivial",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The statement is left out" },
        dump: {
            statements: {
                VariableSetStmt: ({ name }, _statement, _model, { target }) => isUnknown(name, target) ? [{ object: { type: "setting", schema: "", name }, evidence: `SET ${name}` }] : [],
            },
        },
        convert: {
            VariableSetStmt: ({ name }, edit) => {
                if (isUnknown(name, edit.road.target))
                    edit.leaveOut(`PostgreSQL ${edit.road.target} has no parameter ${name}`);
            },
        },
    },
    {
        id: "dump-lacks",
        category: "dump",
        severity: "info",
        title: "What a dump does not hold",
        why: "Rules about these things could not be judged: only the live source tells.",
        remedy: "Assess the live source, too, with source-url.",
        effort: "trivial",
        fix: { kind: "manual", does: "The live source is assessed" },
        dump: {
            model: (model) => [{ object: DUMP, evidence: `no ${lacking(model).join(", ")}` }],
        },
    },
    {
        id: "dump-pg-dump-older",
        category: "dump",
        severity: "warning",
        title: "Dump by an older pg_dump",
        why: "pg_dump does not know what a newer server has, so objects may be missing or changed.",
        remedy: "Make the dump with pg_dump of the server's major or a newer one.",
        effort: "trivial",
        fix: { kind: "manual", does: "The dump is made again" },
        dump: {
            model: ({ serverVersion, toolVersion }) => Number.parseInt(toolVersion, 10) < Number.parseInt(serverVersion, 10)
                ? [{ object: DUMP, evidence: `pg_dump ${toolVersion} of server ${serverVersion}` }]
                : [],
        },
    },
    {
        id: "dump-search-path",
        category: "dump",
        severity: "info",
        title: "Empty search_path while loading",
        why: "The dump loads with an empty search_path: names in routines that are not qualified are not found when an index or a generated column calls them.",
        remedy: "Qualify the names in such routines, or give them SET search_path.",
        effort: "trivial",
        fix: { kind: "manual", does: "Names are qualified where other findings say so" },
        dump: {
            statements: {
                SelectStmt: ({ targetList }) => {
                    const call = targetList?.[0]?.ResTarget?.val?.FuncCall;
                    const [name, value] = (call?.args ?? []).map(build/* textOf */.b6);
                    if (call?.funcname?.at(-1)?.String?.sval !== "set_config" || name !== "search_path" || value !== "")
                        return [];
                    return [{ object: { type: "setting", schema: "", name: "search_path" }, evidence: "set to nothing" }];
                },
            },
        },
    },
    {
        id: "dump-owner",
        category: "dump",
        severity: "info",
        title: "Owner the dump does not make",
        why: "ALTER ... OWNER TO names a role that is not in the dump, or a superuser.",
        remedy: "Export without owners, or make the roles first.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", does: "Owners are left out, or carried with their roles (input roles)" },
        dump: {
            model: (model) => [...ownersNamed(model)]
                .filter(([name]) => !model.roles.has(name))
                .map(([name, statement]) => ({ object: roleRef(name), evidence: "OWNER TO", at: { statement } })),
        },
    },
];
function isUnknown(name, target) {
    return (SETTINGS[name ?? ""] ?? 0) > target;
}
/** One finding for each psql command; its arguments are keys of chance or names of files. */
function metaCommands({ metaLines }) {
    const first = new Map();
    for (const { file, line, text } of metaLines) {
        const command = /^\\\S*/.exec(text)?.[0] ?? text;
        const statement = { file, text, start: 0, line, type: "" };
        if (!first.has(command))
            first.set(command, { object: DUMP, evidence: command, at: { statement } });
    }
    return [...first.values()];
}
function lacking({ roles, statements }) {
    const has = (type) => statements.some((statement) => statement.type === type);
    return [
        ...(roles.size > 0 ? [] : ["roles"]),
        ...(has("CreatedbStmt") ? [] : ["database properties"]),
        ...(has("AlterDatabaseSetStmt") ? [] : ["settings of the database"]),
        "versions of extensions",
        "sizes and statistics",
        "sequence values",
        "large objects",
        "invalid indexes",
    ];
}
//# sourceMappingURL=dumps.js.map
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/schema/build/assess/dump-model.js
var dump_model = __webpack_require__(5883);
;// CONCATENATED MODULE: ./packages/schema/build/assess/extension-names.js
/**
 * The objects by which a dump shows that an extension missing on Aurora is in use: those that a column, index, view,
 * trigger or routine would name. An extension that is not here is told by the schema it lives in.
 */
const EXTENSION_NAMES = {
    adminpack: { names: ["pg_file_write", "pg_file_sync", "pg_file_rename", "pg_file_unlink", "pg_logdir_ls"] },
    age: { names: ["agtype", "graphid", "cypher", "create_graph"], schemas: ["ag_catalog"] },
    anon: { names: [], schemas: ["anon", "mask"] },
    chkpass: { names: ["chkpass"] },
    citus: { names: ["create_distributed_table", "create_reference_table", "citus_truncate_trigger", "columnar"] },
    columnar: { names: ["columnar"] },
    cstore_fdw: { names: ["cstore_fdw"] },
    file_fdw: { names: ["file_fdw"] },
    first_last_agg: { names: ["first", "last"] },
    http: {
        names: ["http", "http_get", "http_post", "http_put", "http_delete", "http_request", "http_response", "urlencode"],
    },
    multicorn: { names: ["multicorn"] },
    ogr_fdw: { names: ["ogr_fdw"] },
    old_snapshot: { names: ["pg_old_snapshot_time_mapping"] },
    pageinspect: {
        names: [
            "get_raw_page",
            "page_header",
            "page_checksum",
            "heap_page_items",
            "heap_page_item_attrs",
            "bt_metap",
            "bt_page_stats",
            "bt_page_items",
        ],
    },
    pg_graphql: { names: [], schemas: ["graphql"] },
    pg_hashids: { names: ["id_encode", "id_decode"] },
    pg_ivm: { names: ["create_immv", "refresh_immv"], schemas: ["pgivm"] },
    pg_jsonschema: { names: ["json_matches_schema", "jsonb_matches_schema", "validate_json_schema"] },
    pg_net: { names: [], schemas: ["net"] },
    pg_search: { names: ["bm25"], schemas: ["paradedb"] },
    pg_stat_kcache: { names: ["pg_stat_kcache", "pg_stat_kcache_detail", "pg_stat_kcache_reset"] },
    pg_stat_monitor: { names: ["pg_stat_monitor", "pg_stat_monitor_reset"] },
    pg_surgery: { names: ["heap_force_kill", "heap_force_freeze"] },
    pg_uuidv7: { names: ["uuid_generate_v7", "uuid_v7_to_timestamptz", "uuid_timestamptz_to_v7"] },
    pg_variables: {
        names: ["pgv_get", "pgv_set", "pgv_select", "pgv_insert", "pgv_get_int", "pgv_set_int", "pgv_get_text"],
    },
    pg_wait_sampling: { names: ["pg_wait_sampling_profile", "pg_wait_sampling_current", "pg_wait_sampling_history"] },
    pg_walinspect: { names: ["pg_get_wal_record_info", "pg_get_wal_records_info", "pg_get_wal_stats"] },
    pgjwt: { names: ["sign", "verify", "url_encode", "url_decode", "algorithm_sign"] },
    pgmp: { names: ["mpz", "mpq"] },
    pgmq: { names: [], schemas: ["pgmq"] },
    pgq: { names: [], schemas: ["pgq"] },
    pgroonga: { names: ["pgroonga", "pgroonga_score", "pgroonga_snippet_html", "pgroonga_highlight_html"] },
    pgsodium: { names: [], schemas: ["pgsodium"] },
    plpgsql_check: { names: ["plpgsql_check_function", "plpgsql_check_function_tb", "plpgsql_profiler_function_tb"] },
    rum: { names: ["rum", "rum_tsvector_ops", "rum_tsvector_addon_ops", "rum_ts_distance", "rum_ts_score"] },
    semver: { names: ["semver", "semverrange"] },
    supabase_vault: { names: [], schemas: ["vault"] },
    tdigest: { names: ["tdigest", "tdigest_percentile", "tdigest_percentile_of"] },
    temporal_tables: { names: ["versioning", "set_system_time"] },
    timescaledb: {
        names: ["create_hypertable", "time_bucket", "ts_insert_blocker", "add_retention_policy", "add_compression_policy"],
        schemas: ["_timescaledb_internal", "_timescaledb_functions", "_timescaledb_catalog"],
    },
    uint: { names: ["int1", "uint1", "uint2", "uint4", "uint8"] },
    ulid: { names: ["ulid", "gen_ulid"] },
    pgx_ulid: { names: ["ulid", "gen_ulid", "gen_monotonic_ulid"] },
    vchord: { names: ["vchordrq", "vchordg"] },
    vectorscale: { names: ["diskann"] },
    wrappers: { names: [] },
    xml2: {
        names: [
            "xml_encode_special_chars",
            "xpath_string",
            "xpath_nodeset",
            "xpath_number",
            "xpath_bool",
            "xpath_list",
            "xpath_table",
            "xslt_process",
        ],
    },
    zombodb: { names: ["zombodb", "zdb"], schemas: ["zdb", "dsl"] },
};
//# sourceMappingURL=extension-names.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/parse-code.js
var parse_code = __webpack_require__(5446);
;// CONCATENATED MODULE: ./packages/schema/build/assess/extension-uses.js





/** What was asked of a model before, by the names. */
const answers = new WeakMap();
/**
 * What of a dump uses the named extensions. Told by names, since a dump does not say where a type or function comes
 * from: those known of the extension, or for an unknown extension all that its schema holds and the dump does not make.
 */
function extensionUses(model, extensions) {
    const known = answers.get(model) ?? new Map();
    answers.set(model, known);
    const question = extensions.join();
    const uses = known.get(question) ?? findUses(model, extensions);
    known.set(question, uses);
    return uses;
}
function findUses(model, extensions) {
    const asked = model.extensions.filter(({ name }) => extensions.includes(name));
    if (asked.length === 0)
        return [];
    const own = namesMade(model);
    const uses = [];
    for (const reference of references(model)) {
        if (own.has((0,dump_model/* relationKey */.Y)(reference.schema, reference.name)))
            continue;
        for (const { name, schema } of asked)
            if (belongs(reference, name, schema ?? "", model))
                uses.push({ extension: name, object: reference.object, statement: reference.statement });
    }
    return uses;
}
function belongs({ schema, name }, extension, home, model) {
    const known = EXTENSION_NAMES[extension];
    if (known?.schemas?.includes(schema))
        return true;
    if (schema === "")
        return name === extension || known?.names.includes(name) === true;
    if (schema !== home)
        return false;
    if (known)
        return known.names.includes(name);
    return home !== "pg_catalog" && model.extensions.every((other) => other.name === extension || other.schema !== home);
}
/** Types, relations and routines that the dump itself makes, by relationKey. */
function namesMade(model) {
    const made = new Set([...model.relations.keys(), ...model.types.keys()]);
    for (const { type, text } of model.statements) {
        if (type !== "CreateFunctionStmt" && type !== "DefineStmt")
            continue;
        const fields = model.parser.statement(text).node?.[type];
        const names = (0,build/* namesOf */.eZ)(fields?.funcname ?? fields?.defnames);
        made.add((0,dump_model/* relationKey */.Y)(names.at(-2) ?? "", names.at(-1) ?? ""));
    }
    return made;
}
function* references(model) {
    for (const statement of model.statements) {
        const parts = PARTS[statement.type];
        const fields = parts && model.parser.statement(statement.text).node?.[statement.type];
        if (!parts || !fields)
            continue;
        for (const { object, tree, bare = [], body } of parts(fields)) {
            for (const name of bare)
                yield { schema: "", name, object, statement };
            for (const [schema, name] of extension_uses_namesIn(tree))
                yield { schema, name, object, statement };
            if (body !== undefined)
                for (const name of calls(body))
                    yield { schema: "", name, object, statement };
        }
    }
}
/** Qualified names of types, functions, relations and operator classes below a tree. */
function extension_uses_namesIn(tree) {
    const found = [];
    const add = (list) => {
        const names = (0,build/* namesOf */.eZ)(list);
        if (names.length > 1)
            found.push([names.at(-2), names.at(-1)]);
    };
    (0,build/* walk */.GG)(tree, (type, fields) => {
        if (type === "TypeName")
            add(fields.names);
        else if (type === "FuncCall")
            add(fields.funcname);
        else if (type === "IndexElem")
            add(fields.opclass);
        else if (type === "RangeVar" && fields.schemaname)
            found.push([fields.schemaname, fields.relname]);
    });
    return found;
}
/** Names called in source text; enough to see an extension's function in a body. */
function calls(body) {
    return [...(0,parse_code/* withoutComments */.f)(body).matchAll(/([A-Za-z_][\w$]*)\s*\(/g)].map(([, name]) => name.toLowerCase());
}
const on = (type, relation, part) => ({
    type,
    schema: relation?.schemaname ?? "",
    name: relation?.relname ?? "",
    ...(part === undefined ? {} : { part }),
});
/** The parts of a statement that can use an extension, each with the object it belongs to. */
const PARTS = {
    CreateStmt: (fields) => [
        { object: on("table", fields.relation), tree: [], bare: textOrNone(fields.accessMethod) },
        ...extension_uses_elements(fields.tableElts ?? [], fields.relation),
    ],
    AlterTableStmt: ({ relation, cmds }) => (0,build/* findNodes */.zM)(cmds ?? [], "AlterTableCmd").flatMap(({ subtype, name, def }) => {
        if (subtype === "AT_ColumnDefault")
            return [{ object: on("column", relation, name), tree: def }];
        return subtype === "AT_AddConstraint" ? extension_uses_elements([def], relation) : [];
    }),
    IndexStmt: ({ relation, idxname, accessMethod, indexParams, whereClause }) => [
        {
            object: { type: "index", schema: relation?.schemaname ?? "", name: idxname ?? "" },
            tree: [indexParams, whereClause],
            bare: textOrNone(accessMethod),
        },
    ],
    ViewStmt: ({ view, query }) => [{ object: on("view", view), tree: query }],
    CreateTableAsStmt: ({ into, query }) => [{ object: on("materialized view", into?.rel), tree: query }],
    CreateFunctionStmt: (fields) => {
        const options = (0,build/* optionsOf */.cz)(fields.options);
        const body = options.find(({ name }) => name === "as")?.arg?.List?.items?.[0]?.String?.sval;
        return [
            {
                object: (0,code_of_dump/* routineRef */.kh)(fields),
                tree: [fields.parameters, { TypeName: fields.returnType }, fields.sql_body],
                bare: textOrNone((0,build/* textOf */.b6)(options.find(({ name }) => name === "language")?.arg)),
                ...(body === undefined ? {} : { body }),
            },
        ];
    },
    CreateTrigStmt: ({ relation, trigname, funcname }) => [
        { object: on("trigger", relation, trigname), tree: { FuncCall: { funcname } } },
    ],
    CreatePolicyStmt: ({ table, policy_name, qual, with_check }) => [
        { object: on("policy", table, policy_name), tree: [qual, with_check] },
    ],
    CreateDomainStmt: ({ domainname, typeName, constraints }) => {
        const names = (0,build/* namesOf */.eZ)(domainname);
        const object = { type: "domain", schema: names.at(-2) ?? "", name: names.at(-1) ?? "" };
        return [{ object, tree: [{ TypeName: typeName }, constraints] }];
    },
    CompositeTypeStmt: ({ typevar, coldeflist }) => [{ object: on("type", typevar), tree: coldeflist }],
    CreateForeignServerStmt: ({ servername, fdwname }) => [
        { object: { type: "foreign server", schema: "", name: servername }, tree: [], bare: [fdwname] },
    ],
};
function extension_uses_elements(list, relation) {
    return list.flatMap((element) => {
        const { ColumnDef: column, Constraint: constraint } = element ?? {};
        if (column)
            return [{ object: on("column", relation, column.colname), tree: [{ TypeName: column.typeName }, column] }];
        return constraint ? [{ object: on("constraint", relation, constraint.conname ?? ""), tree: constraint }] : [];
    });
}
function textOrNone(text) {
    return text === undefined || text === "" ? [] : [text];
}
//# sourceMappingURL=extension-uses.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/extension-uses-sql.js

/**
 * WITH clause over the extensions of a condition: `chosen` (oid, extname) and `uses` (extension, type, schema, name,
 * part), the objects of the user's that need one of them. Columns, defaults, indexes, views, constraints and the like
 * come from pg_depend; routines whose body names one of its functions are added, since bodies leave no trace there.
 * @param condition on `e`, a row of pg_extension
 */
function withExtensionUses(condition) {
    return `WITH chosen AS (SELECT e.oid, e.extname FROM pg_catalog.pg_extension e WHERE ${condition}),
  members AS (SELECT m.refobjid AS extension, m.classid, m.objid FROM pg_catalog.pg_depend m JOIN chosen h ON h.oid = m.refobjid
     WHERE m.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND m.deptype = 'e'),
  -- Array types and views' rules hang on the members without being ones.
  inner_objects AS (SELECT extension, classid, objid FROM members UNION
    SELECT m.extension, d.classid, d.objid FROM members m
      JOIN pg_catalog.pg_depend d ON d.refclassid = m.classid AND d.refobjid = m.objid AND d.deptype = 'i'),
  needs AS (SELECT DISTINCT i.extension, d.classid, d.objid, d.objsubid FROM inner_objects i
      JOIN pg_catalog.pg_depend d ON d.refclassid = i.classid AND d.refobjid = i.objid AND d.deptype IN ('n', 'a')
     WHERE NOT EXISTS (SELECT 1 FROM inner_objects o WHERE o.classid = d.classid AND o.objid = d.objid)
       AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend x WHERE x.classid = d.classid AND x.objid = d.objid AND x.deptype = 'e')),
  uses AS (${[...RELATIONS, ROUTINES, TYPES, SERVERS, BODIES].join("\n  UNION ")})`;
}
const of = (catalog) => `x.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass`;
const relation = (type, part, catalog, join) => `SELECT x.extension, ${type} AS type, n.nspname AS schema, c.relname AS name, ${part} AS part FROM needs x ${join}
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${of(catalog)} AND ${(0,catalog_sql/* isUserSchema */.Th)("n")}`;
const kind = `CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' WHEN 'i' THEN 'index' WHEN 'I' THEN 'index'
    WHEN 'c' THEN 'type' WHEN 'S' THEN 'sequence' ELSE 'table' END`;
const isColumn = "x.objsubid > 0 AND c.relkind IN ('r', 'p', 'f')";
const RELATIONS = [
    relation(`CASE WHEN ${isColumn} THEN 'column' ELSE ${kind} END`, `CASE WHEN ${isColumn} THEN a.attname END`, "pg_class", `JOIN pg_catalog.pg_class c ON c.oid = x.objid LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.objsubid AND x.objsubid > 0`),
    relation("'column'", "a.attname", "pg_attrdef", `JOIN pg_catalog.pg_attrdef f ON f.oid = x.objid JOIN pg_catalog.pg_class c ON c.oid = f.adrelid
     JOIN pg_catalog.pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum`),
    relation("'constraint'", "k.conname", "pg_constraint", "JOIN pg_catalog.pg_constraint k ON k.oid = x.objid JOIN pg_catalog.pg_class c ON c.oid = k.conrelid"),
    relation(`CASE r.rulename WHEN '_RETURN' THEN ${kind} ELSE 'rule' END`, "CASE WHEN r.rulename <> '_RETURN' THEN r.rulename END", "pg_rewrite", "JOIN pg_catalog.pg_rewrite r ON r.oid = x.objid JOIN pg_catalog.pg_class c ON c.oid = r.ev_class"),
    relation("'trigger'", "t.tgname", "pg_trigger", "JOIN pg_catalog.pg_trigger t ON t.oid = x.objid AND NOT t.tgisinternal JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid"),
    relation("'policy'", "p.polname", "pg_policy", "JOIN pg_catalog.pg_policy p ON p.oid = x.objid JOIN pg_catalog.pg_class c ON c.oid = p.polrelid"),
];
const ROUTINES = `SELECT x.extension, 'routine', n.nspname, ${(0,catalog_sql/* routineName */.qu)("p")}, NULL FROM needs x JOIN pg_catalog.pg_proc p ON p.oid = x.objid
     JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE ${of("pg_proc")} AND ${(0,catalog_sql/* isUserSchema */.Th)("n")}`;
const TYPES = `SELECT x.extension, CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, n.nspname, t.typname, NULL FROM needs x
     JOIN pg_catalog.pg_type t ON t.oid = x.objid JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE ${of("pg_type")} AND ${(0,catalog_sql/* isUserSchema */.Th)("n")}`;
const SERVERS = `SELECT x.extension, 'foreign server', '', s.srvname, NULL FROM needs x JOIN pg_catalog.pg_foreign_server s ON s.oid = x.objid
     WHERE ${of("pg_foreign_server")}`;
const BODIES = `SELECT m.extension, 'routine', n.nspname, ${(0,catalog_sql/* routineName */.qu)("p")}, NULL FROM members m
     JOIN pg_catalog.pg_proc f ON f.oid = m.objid AND m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
     JOIN pg_catalog.pg_proc p ON pg_catalog.strpos(p.prosrc, f.proname::pg_catalog.text) > 0
      AND pg_catalog.regexp_replace(p.prosrc, '--[^\\n]*|/[*]([^*]|[*][^/])*[*]+/', ' ', 'g') ~* ('\\m' || pg_catalog.regexp_replace(f.proname::pg_catalog.text, '\\W', '\\\\&', 'g') || '\\s*\\(')
     JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_proc o WHERE o.proname = f.proname AND o.oid <> f.oid
        AND NOT EXISTS (SELECT 1 FROM members om WHERE om.classid = m.classid AND om.objid = o.oid))
      AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend y WHERE y.classid = m.classid AND y.objid = p.oid AND y.deptype = 'e')`;
//# sourceMappingURL=extension-uses-sql.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/absent-extensions.js
/** Common extensions that are in none of Aurora's tables, by the name CREATE EXTENSION takes. */
const ABSENT_EXTENSIONS = {
    adminpack: { remedy: "It only serves pgAdmin with files of the server; leave it out.", tool: true },
    age: { remedy: "Model the graph in tables with recursive queries, or use Amazon Neptune." },
    anon: { remedy: "Mask with pg_columnmask (from 16.10 and 17.6), or mask the data before it is copied." },
    babelfishpg_tsql: { remedy: "Move to a cluster with Babelfish." },
    bdr: { remedy: "Take the node out of its group first." },
    bool_plperlu: { remedy: "Use bool_plperl with plperl." },
    bucardo: { remedy: "Remove its schema and triggers before the export.", portable: true },
    chkpass: { remedy: "Use crypt() of pgcrypto." },
    citus: {
        remedy: "Run undistribute_table() on each distributed table first, or move to Aurora PostgreSQL Limitless.",
    },
    citus_columnar: { remedy: "Give columnar tables the access method heap with alter_table_set_access_method() first." },
    clickhouse_fdw: { remedy: "Load the foreign data into tables." },
    columnar: { remedy: "Copy its tables into ordinary ones." },
    credcheck: { remedy: "Check passwords with a passcheck hook of pg_tle." },
    cstore_fdw: { remedy: "Copy its tables into ordinary ones." },
    dbdev: { remedy: "It only installs others; leave it out." },
    ddsketch: { remedy: "Use percentile_cont." },
    decoderbufs: { remedy: "Use wal2json or pgoutput." },
    dummy_seclabel: { remedy: "It only serves tests of PostgreSQL; leave it out.", tool: true },
    file_fdw: {
        remedy: "Load the files into a table with aws_s3.table_import_from_s3, or read them through postgres_fdw from a server of your own.",
    },
    first_last_agg: { remedy: "Define both aggregates in SQL.", portable: true },
    hdfs_fdw: { remedy: "Load the foreign data into tables." },
    hstore_plperlu: { remedy: "Use hstore_plperl with plperl." },
    hstore_plpython3u: { remedy: "Leave it out together with plpython3u." },
    http: { remedy: "Call an AWS Lambda function with aws_lambda.invoke." },
    hunspell_en_us: { remedy: "Dictionary files cannot be installed there: use a snowball dictionary." },
    index_advisor: { remedy: "It is SQL over hypopg only: install it through pg_tle.", portable: true },
    jdbc_fdw: { remedy: "Load the foreign data into tables." },
    jsonb_plperlu: { remedy: "Use jsonb_plperl with plperl." },
    jsonb_plpython3u: { remedy: "Leave it out together with plpython3u." },
    lantern: { remedy: "Use pgvector (extension vector)." },
    londiste: { remedy: "Leave it out; it replicates and is not needed there." },
    ltree_plpython3u: { remedy: "Leave it out together with plpython3u." },
    madlib: { remedy: "Use SageMaker, through aws_ml if need be." },
    mobilitydb: { remedy: "There is no substitute on Aurora." },
    mongo_fdw: { remedy: "Load the foreign data into tables." },
    multicorn: { remedy: "Load the foreign data into tables, or fetch it with AWS Lambda." },
    ogr_fdw: { remedy: "Load the foreign data into tables." },
    old_snapshot: { remedy: "It only serves diagnosis; leave it out.", tool: true },
    orioledb: { remedy: "Give its tables the access method heap first." },
    pageinspect: { remedy: "It only serves diagnosis; leave it out.", tool: true },
    parquet_s3_fdw: { remedy: "Use aws_s3, or Athena." },
    periods: { remedy: "Rewrite with range types and exclusion constraints." },
    pg_auth_mon: { remedy: "It only watches logins; leave it out.", tool: true },
    pg_background: { remedy: "Use pg_cron or dblink." },
    pg_dirtyread: { remedy: "It only serves rescue of deleted rows; leave it out.", tool: true },
    pg_embedding: { remedy: "Use an HNSW index of pgvector (extension vector)." },
    pg_failover_slots: { remedy: "Leave it out; Aurora fails over by itself.", tool: true },
    pg_graphql: { remedy: "Serve GraphQL outside the database, with AppSync or PostGraphile." },
    pg_hashids: { remedy: "Compute the ids in PL/pgSQL or the application." },
    pg_ivm: { remedy: "Use materialized views that pg_cron refreshes, or triggers." },
    pg_jieba: { remedy: "Use pg_bigm, or OpenSearch." },
    pg_jsonschema: { remedy: "Check documents in the application or in a PL/v8 function." },
    pg_logicalinspect: { remedy: "It only serves diagnosis; leave it out.", tool: true },
    pg_net: { remedy: "Call an AWS Lambda function with aws_lambda.invoke." },
    pg_overexplain: { remedy: "It only serves diagnosis; leave it out.", tool: true },
    pg_pathman: { remedy: "Turn its partitions into native ones first." },
    pg_permissions: { remedy: "It is SQL only: install it as a plain schema.", portable: true },
    pg_profile: { remedy: "Leave it out; Performance Insights keeps the history." },
    pg_qualstats: { remedy: "It only serves tuning; leave it out.", tool: true },
    pg_search: { remedy: "Use tsvector with a GIN index, or OpenSearch." },
    pg_sphere: { remedy: "Use postgis." },
    pg_squeeze: { remedy: "Leave it out; pg_repack does the same.", tool: true },
    pg_stat_kcache: { remedy: "Leave it out; Performance Insights shows the load.", tool: true },
    pg_stat_monitor: { remedy: "Leave it out; pg_stat_statements is there.", tool: true },
    pg_strom: { remedy: "There is no substitute; queries run without it, on the processor." },
    pg_surgery: { remedy: "It only serves repair of damaged pages; leave it out.", tool: true },
    pg_task: { remedy: "Use pg_cron." },
    pg_timetable: {
        remedy: "It is a program beside the database: its tables can move, then point the program to the new cluster.",
        portable: true,
    },
    pg_uuidv7: { remedy: "Write the function in PL/pgSQL, or use uuidv7() of PostgreSQL 18." },
    pg_variables: { remedy: "Use settings of a name of your own (SET my.variable), or temporary tables." },
    pg_wait_sampling: { remedy: "Leave it out; Performance Insights shows waits.", tool: true },
    pg_walinspect: { remedy: "It only serves diagnosis; leave it out.", tool: true },
    pgagent: { remedy: "Move its jobs to pg_cron or EventBridge Scheduler." },
    pgbitmap: { remedy: "Use bit varying." },
    pgfincore: { remedy: "Leave it out; pg_prewarm warms the cache.", tool: true },
    pgjwt: {
        remedy: "It is SQL over pgcrypto only: install its functions as plain ones or through pg_tle.",
        portable: true,
    },
    pgmp: { remedy: "Use numeric." },
    pgmq: {
        remedy: "It is SQL only in its newer releases: install it through pg_tle or as a plain schema.",
        portable: true,
    },
    pgq: { remedy: "Use a queue table or Amazon SQS." },
    pgroonga: { remedy: "Use pg_bigm or pg_trgm, or OpenSearch." },
    pgsentinel: { remedy: "Leave it out; Performance Insights samples sessions.", tool: true },
    pgsodium: { remedy: "Use pgcrypto, or encrypt in the application with KMS." },
    pgsql_http: { remedy: "Call an AWS Lambda function with aws_lambda.invoke." },
    pgx_ulid: { remedy: "Keep the values as uuid, bytea or text, and make them in PL/pgSQL." },
    pldbgapi: { remedy: "It only serves development; leave it out.", tool: true },
    pljava: { remedy: "Rewrite its routines." },
    pllua: { remedy: "Rewrite its routines." },
    plperlu: { remedy: "Use trusted plperl for routines without files, network and modules; rewrite the others." },
    plpgsql_check: { remedy: "It only serves development; leave it out.", tool: true },
    plpython2u: {
        remedy: "Rewrite its routines in PL/pgSQL, PL/Perl or PL/v8, or move them to AWS Lambda or the application.",
    },
    plpython3u: {
        remedy: "Rewrite its routines in PL/pgSQL, PL/Perl or PL/v8, or move them to AWS Lambda or the application.",
    },
    plpythonu: {
        remedy: "Rewrite its routines in PL/pgSQL, PL/Perl or PL/v8, or move them to AWS Lambda or the application.",
    },
    plr: { remedy: "Rewrite its routines, or compute outside: in the application or in SageMaker." },
    plrust: { remedy: "Rewrite its routines; RDS for PostgreSQL has had plrust, Aurora has not." },
    plsh: { remedy: "Move its routines to AWS Lambda or a job runner." },
    pltclu: { remedy: "Use trusted pltcl, or rewrite its routines." },
    pointcloud: { remedy: "Use postgis, or files in S3." },
    postgis_sfcgal: { remedy: "Compute what needs it outside; the other parts of PostGIS are there." },
    powa: { remedy: "Leave it out; Performance Insights keeps the history.", tool: true },
    q3c: { remedy: "Use postgis or h3." },
    quantile: { remedy: "Use percentile_cont." },
    redis_fdw: { remedy: "Read Redis in the application." },
    rum: { remedy: "Use a GIN index; ordering by rank is then a sort of its own." },
    semver: { remedy: "Use a composite type or text." },
    set_user: { remedy: "Leave it out; what it guarded is done with rds_superuser and roles." },
    spock: { remedy: "Take the node out of its group first; pglogical is there." },
    sqlite_fdw: { remedy: "Load the foreign data into tables." },
    supabase_vault: { remedy: "Keep the secrets in Secrets Manager." },
    system_stats: { remedy: "Leave it out; CloudWatch shows the system.", tool: true },
    table_version: { remedy: "It is PL/pgSQL only: install it as a plain schema.", portable: true },
    tdigest: { remedy: "Use percentile_cont; hll counts distinct values." },
    temporal_tables: {
        remedy: "Use the port in PL/pgSQL, nearform/temporal_tables, whose triggers are called the same way.",
        portable: true,
    },
    test_parser: {
        remedy: "It is an example; older Aurora releases had it, the current tables have not. Use a built-in parser.",
    },
    timescaledb: {
        remedy: "Turn hypertables into native range partitions, kept by pg_partman and pg_cron; continuous aggregates become materialized views that pg_cron refreshes.",
    },
    topn: { remedy: "Use ordinary aggregates." },
    tsearch2: { remedy: "Use the built-in text search." },
    uint: { remedy: "Use bigint or numeric with a CHECK." },
    ulid: { remedy: "Keep the values as uuid, bytea or text, and make them in PL/pgSQL." },
    unit: { remedy: "Use numeric with a column for the unit." },
    uuidv7: { remedy: "Write the function in PL/pgSQL, or use uuidv7() of PostgreSQL 18." },
    vchord: { remedy: "Use an HNSW index of pgvector (extension vector)." },
    vectors: { remedy: "Use pgvector (extension vector)." },
    vectorscale: { remedy: "Use an HNSW index of pgvector (extension vector)." },
    wrappers: { remedy: "Load the foreign data into tables." },
    xml2: { remedy: "Use the built-in xpath() and XMLTABLE." },
    zheap: { remedy: "Give its tables the access method heap first." },
    zhparser: { remedy: "Use pg_bigm, or OpenSearch." },
    zombodb: { remedy: "Feed OpenSearch from the application or from a change stream." },
};
/** Libraries of shared_preload_libraries that Aurora does not load, and what serves instead. */
const ABSENT_LIBRARIES = {
    auth_delay: "Leave it out.",
    basic_archive: "Leave it out.",
    bg_mon: "Leave it out.",
    citus: "See the extension citus.",
    credcheck: "Use a passcheck hook of pg_tle.",
    decoderbufs: "Use wal2json or pgoutput.",
    passwordcheck: "Use rds.restrict_password_commands, or a passcheck hook of pg_tle.",
    passwordcheck_cracklib: "Use a passcheck hook of pg_tle.",
    pg_net: "See the extension pg_net.",
    pg_stat_kcache: "Leave it out.",
    pg_wait_sampling: "Leave it out; Performance Insights shows waits.",
    pgsodium: "See the extension pgsodium.",
    powa: "Leave it out.",
    safeupdate: "Guard against updates without WHERE in the application.",
    sepgsql: "Labels are lost: use row-level security or pg_columnmask.",
    set_user: "Leave it out.",
    supautils: "Leave it out.",
    timescaledb: "See the extension timescaledb.",
};
//# sourceMappingURL=absent-extensions.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/rules/aurora-extensions.js
var aurora_extensions = __webpack_require__(6612);
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/extensions.js





/** Absent ones with a rule of their own. */
const OWN_RULE = ["timescaledb", "citus", "citus_columnar"];
const TOOLS = Object.keys(ABSENT_EXTENSIONS).filter((name) => ABSENT_EXTENSIONS[name]?.tool);
const PORTABLE = Object.keys(ABSENT_EXTENSIONS).filter((name) => ABSENT_EXTENSIONS[name]?.portable);
const IN_USE = "in use";
const UNUSED = "nothing uses it";
/** A literal list for IN (...). */
function sqlList(names) {
    return names.map(postgres_build/* quoteLiteral */.ce).join(", ");
}
/** The reference of an extension. */
function extensionRef(name) {
    return { type: "extension", schema: "", name };
}
/** Version of an extension on a major of Aurora; undefined when it lacks it. */
function offered(name, { target }) {
    return aurora_extensions/* AURORA_EXTENSIONS */.c5[name]?.[aurora_extensions/* LISTED_MAJORS */.FV.indexOf(target)] || undefined;
}
function offeredNames(road) {
    return Object.keys(aurora_extensions/* AURORA_EXTENSIONS */.c5).filter((name) => offered(name, road) !== undefined);
}
/** Why the list says nothing of a target; undefined when it does. */
function listed({ target }) {
    if (aurora_extensions/* LISTED_MAJORS */.FV.includes(target))
        return undefined;
    return `The list of extensions (${aurora_extensions/* LIST_DATE */.Ec}) does not know Aurora PostgreSQL ${target}`;
}
function absentOf(model, road) {
    return model.extensions.map(({ name }) => name).filter((name) => offered(name, road) === undefined);
}
function isUsed(name, model, road) {
    return extensionUses(model, absentOf(model, road)).some(({ extension }) => extension === name);
}
function adviceFor({ object }) {
    return ABSENT_EXTENSIONS[object.name]?.remedy;
}
/** Extensions that Aurora lacks. */
const extensions = [
    {
        id: "ext-unsupported",
        category: "extensions",
        severity: "blocker",
        title: "Extension that Aurora lacks",
        why: "CREATE EXTENSION fails there, and with it every column, index, view and routine that needs the extension.",
        remedy: "Nothing is known of this extension: compare with pg_available_extensions of the target, replace what uses it, and drop it on the source.",
        effort: "significant",
        fix: { kind: "manual", does: "What uses it is rewritten and the extension dropped on the source" },
        applies: listed,
        catalog: {
            sql: (road) => `${withExtensionUses(`e.extname NOT IN (${sqlList([...offeredNames(road), ...OWN_RULE])})`)}
        SELECT 'extension' AS type, '' AS schema, h.extname AS name, NULL AS part,
               CASE WHEN u.used THEN ${(0,postgres_build/* quoteLiteral */.ce)(IN_USE)} ELSE ${(0,postgres_build/* quoteLiteral */.ce)(UNUSED)} END AS evidence,
               CASE WHEN NOT u.used OR h.extname IN (${sqlList(PORTABLE)}) THEN 'needs-change' END AS severity
          FROM chosen h, LATERAL (SELECT EXISTS (SELECT 1 FROM uses x WHERE x.extension = h.oid) AS used) u
         WHERE u.used OR h.extname NOT IN (${sqlList(TOOLS)})`,
        },
        dump: {
            model: (model, road) => model.extensions.flatMap(({ name, statement }) => {
                if (offered(name, road) !== undefined || OWN_RULE.includes(name))
                    return [];
                const used = isUsed(name, model, road);
                if (!used && TOOLS.includes(name))
                    return [];
                const hit = { object: extensionRef(name), evidence: used ? IN_USE : UNUSED, at: { statement } };
                return [!used || PORTABLE.includes(name) ? { ...hit, severity: "needs-change" } : hit];
            }),
        },
        remedyFor: adviceFor,
        sql: ({ object, evidence }) => evidence === UNUSED
            ? [{ where: "source", sql: `DROP EXTENSION IF EXISTS ${(0,postgres_build/* quoteIdentifier */.Cm)(object.name)};` }]
            : [],
    },
    {
        id: "ext-diagnostic",
        category: "extensions",
        severity: "needs-change",
        title: "Tool extension that Aurora lacks",
        why: "CREATE EXTENSION fails there. The extension serves development or diagnosis, and nothing depends on it.",
        remedy: "Leave it out.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "pre-load",
            does: "CREATE EXTENSION and its comment are left out",
        },
        applies: listed,
        catalog: {
            sql: (road) => `${withExtensionUses(`e.extname NOT IN (${sqlList(offeredNames(road))}) AND e.extname IN (${sqlList(TOOLS)})`)}
        SELECT 'extension' AS type, '' AS schema, h.extname AS name, NULL AS part, ${(0,postgres_build/* quoteLiteral */.ce)(UNUSED)} AS evidence
          FROM chosen h WHERE NOT EXISTS (SELECT 1 FROM uses x WHERE x.extension = h.oid)`,
        },
        dump: {
            model: (model, road) => model.extensions
                .filter(({ name }) => isIdleTool(name, model, road))
                .map(({ name, statement }) => ({ object: extensionRef(name), evidence: UNUSED, at: { statement } })),
        },
        remedyFor: adviceFor,
        convert: {
            CreateExtensionStmt: ({ extname }, edit) => {
                if (!isIdleTool(extname, edit.model, edit.road))
                    return;
                edit.leaveOut(`Aurora PostgreSQL ${edit.road.target} has no extension ${extname}, and nothing here uses it`);
                edit.intend({
                    object: extensionRef(extname),
                    difference: "Left out: a tool that Aurora lacks and nothing uses",
                });
            },
            CommentStmt: ({ objtype, object }, edit) => {
                const name = object?.String?.sval ?? "";
                if (objtype === "OBJECT_EXTENSION" && isIdleTool(name, edit.model, edit.road))
                    edit.leaveOut(`The extension ${name} is left out`);
            },
        },
    },
    {
        id: "ext-has-dependents",
        category: "extensions",
        severity: "info",
        title: "Object that needs a missing extension",
        why: "It cannot exist there as it is, because its type, function or operator class comes from an extension that Aurora lacks.",
        remedy: "Rewrite it without the extension before the export; the finding on the extension says what to use.",
        effort: "medium",
        fix: { kind: "manual", does: "The object is rewritten without the extension" },
        applies: listed,
        catalog: {
            sql: (road) => `${withExtensionUses(`e.extname NOT IN (${sqlList(offeredNames(road))})`)}
        SELECT x.type, x.schema, x.name, x.part, 'needs ' || h.extname AS evidence FROM uses x JOIN chosen h ON h.oid = x.extension`,
        },
        dump: {
            model: (model, road) => extensionUses(model, absentOf(model, road)).map(({ extension, object, statement }) => ({
                object,
                evidence: `needs ${extension}`,
                at: { statement },
            })),
        },
    },
];
function isIdleTool(name, model, road) {
    return TOOLS.includes(name) && listed(road) === undefined && !offered(name, road) && !isUsed(name, model, road);
}
//# sourceMappingURL=extensions.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/extensions-named.js



/** Finds extensions by name, the same live and in a dump. */
function named(names, evidence) {
    return {
        catalog: {
            sql: `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, '${evidence}' AS evidence
        FROM pg_catalog.pg_extension e WHERE e.extname IN (${sqlList(names)})`,
        },
        dump: {
            statements: {
                CreateExtensionStmt: ({ extname }) => names.includes(extname) ? [{ object: extensionRef(extname), evidence }] : [],
            },
        },
    };
}
/** Finds extensions by name; needs-change when nothing uses them. */
function namedIfUsed(names) {
    return {
        catalog: {
            sql: `${withExtensionUses(`e.extname IN (${sqlList(names)})`)}
        SELECT 'extension' AS type, '' AS schema, h.extname AS name, NULL AS part,
               CASE WHEN u.used THEN 'in use' ELSE 'nothing uses it' END AS evidence, CASE WHEN NOT u.used THEN 'needs-change' END AS severity
          FROM chosen h, LATERAL (SELECT EXISTS (SELECT 1 FROM uses x WHERE x.extension = h.oid) AS used) u`,
        },
        dump: {
            model: (model) => model.extensions
                .filter(({ name }) => names.includes(name))
                .map(({ name, statement }) => {
                const hit = { object: extensionRef(name), at: { statement } };
                return extensionUses(model, [name]).length > 0
                    ? { ...hit, evidence: "in use" }
                    : { ...hit, evidence: "nothing uses it", severity: "needs-change" };
            }),
        },
    };
}
const PRINT_JOBS = `-- Prints the calls that make the jobs again, switched off. Run its output in the target's database postgres.
SELECT pg_catalog.format('SELECT cron.schedule_in_database(%L, %L, %L, %L, %L, false);',
    coalesce(j.jobname, 'job ' || j.jobid), j.schedule, j.command, j.database, j.username)
  FROM cron.job j ORDER BY j.jobid;`;
/** Extensions that ask for more than CREATE EXTENSION. */
const namedExtensions = [
    {
        id: "ext-pg-cron",
        category: "extensions",
        severity: "needs-change",
        title: "Jobs of pg_cron",
        why: "Jobs are rows of an extension and are not carried over; jobs that run on both sides during the switch do their work twice. The extension lives in one database of the cluster, by default postgres.",
        remedy: "Make the jobs again on the target with cron.schedule_in_database, switched off, and switch them on with cron.alter_job after the cutover.",
        effort: "simple",
        fix: {
            kind: "manual",
            does: "The jobs are made again from the statements given, and switched on after the cutover",
        },
        ...named(["pg_cron"], "jobs are rows"),
        sql: () => [{ where: "source", sql: PRINT_JOBS }],
    },
    {
        id: "ext-pg-partman",
        category: "extensions",
        severity: "needs-change",
        title: "Partitions kept by pg_partman",
        why: "Aurora has pg_partman 5 from major 14 on: partition sets made by triggers and several functions of version 4 are gone. Partitions that maintenance makes or drops while changes are copied do not reach the target.",
        remedy: "Turn trigger-based sets into native partitions first, make partitions ahead for the whole migration, stop run_maintenance until the cutover, then fill part_config on the target.",
        effort: "medium",
        fix: { kind: "manual", does: "Maintenance is stopped, and part_config filled by hand" },
        ...named(["pg_partman"], "partition maintenance"),
    },
    {
        id: "ext-postgis",
        category: "extensions",
        severity: "warning",
        title: "PostGIS",
        why: "DMS carries geometry and geography between PostgreSQL databases only, and only when PostGIS is on the target before the load.",
        remedy: "Create the extension first, in the same major and minor version; have rds_superuser own the schemas tiger and topology.",
        effort: "simple",
        fix: { kind: "manual", does: "The extension is created before the load, in the version of the source" },
        ...named([
            "postgis",
            "postgis_raster",
            "postgis_tiger_geocoder",
            "postgis_topology",
            "address_standardizer",
            "address_standardizer_data_us",
        ], "must be there before the load"),
    },
    {
        id: "ext-timescaledb",
        category: "extensions",
        severity: "blocker",
        title: "TimescaleDB",
        why: "Aurora has no TimescaleDB. The rows of a hypertable live in child tables, so DMS would copy an empty parent or the bare chunks.",
        remedy: "Decompress the chunks, turn hypertables into range partitions of the chunk interval, kept by pg_partman and pg_cron, and continuous aggregates into materialized views.",
        effort: "significant",
        fix: { kind: "manual", does: "Hypertables become ordinary partitioned tables" },
        ...namedIfUsed(["timescaledb"]),
    },
    {
        id: "ext-citus",
        category: "extensions",
        severity: "blocker",
        title: "Citus",
        why: "Aurora has no Citus, and the rows of a distributed table live on other servers.",
        remedy: "Bring the rows home with undistribute_table and give columnar tables the access method heap, or move to Aurora PostgreSQL Limitless.",
        effort: "significant",
        fix: { kind: "manual", does: "Distributed tables become ordinary ones" },
        ...namedIfUsed(["citus", "citus_columnar"]),
    },
];
//# sourceMappingURL=extensions-named.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/extensions-setup.js




/** What extensions that Aurora has need to work there. */
const extensionSetup = [
    {
        id: "ext-version",
        category: "extensions",
        severity: "warning",
        title: "Extension of another version",
        why: "Objects may use functions that the version on Aurora does not have yet, or that its newer major has changed.",
        remedy: "Compare with pg_available_extension_versions of the target; take a newer minor of Aurora, or update the extension on the source and test first.",
        effort: "simple",
        fix: { kind: "manual", does: "A person compares the versions" },
        applies: listed,
        liveOnly: "A dump holds no versions of extensions",
        catalog: {
            sql: (road) => `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part,
          e.extversion || ', Aurora PostgreSQL ${road.target} has ' || a.version AS evidence
        FROM pg_catalog.pg_extension e JOIN (VALUES ${comparedVersions(road)}) a(name, version) ON a.name = e.extname,
          LATERAL (SELECT pg_catalog.regexp_match(e.extversion, '^(\\d+)(?:\\.(\\d+))?') AS own, pg_catalog.regexp_match(a.version, '^(\\d+)(?:\\.(\\d+))?') AS their) v
        WHERE v.own IS NOT NULL AND ((v.own[1]::pg_catalog.int8, coalesce(v.own[2], '0')::pg_catalog.int8) > (v.their[1]::pg_catalog.int8, coalesce(v.their[2], '0')::pg_catalog.int8)
          OR v.own[1]::pg_catalog.int8 < v.their[1]::pg_catalog.int8)`,
        },
    },
    {
        id: "ext-minor",
        category: "extensions",
        severity: "info",
        title: "Extension of newer Aurora minors",
        why: "Older minor releases of that Aurora major do not have the extension yet.",
        remedy: "Choose a minor release from the one named, best the latest.",
        effort: "trivial",
        fix: { kind: "manual", does: "The target runs a recent minor release" },
        applies: listed,
        catalog: {
            sql: (road) => `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, 'from Aurora PostgreSQL ' || a.minor AS evidence
        FROM pg_catalog.pg_extension e JOIN (VALUES ${firstMinors(road)}) a(name, minor) ON a.name = e.extname`,
        },
        dump: {
            statements: {
                CreateExtensionStmt: ({ extname }, _statement, _model, { target }) => {
                    const minor = aurora_extensions/* FIRST_MINOR */.Lo[extname]?.[target];
                    return minor ? [{ object: extensionRef(extname), evidence: `from Aurora PostgreSQL ${minor}` }] : [];
                },
            },
        },
    },
    {
        id: "ext-preload",
        category: "extensions",
        severity: "needs-change",
        title: "Extension with a preloaded library",
        why: "CREATE EXTENSION, or what it is for, fails until the cluster loads its library at start.",
        remedy: "Add its name to shared_preload_libraries in the cluster parameter group and reboot the writer before the schema is applied.",
        effort: "simple",
        fix: { kind: "manual", does: "The cluster parameter group is changed and the writer rebooted" },
        catalog: {
            sql: `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, 'shared_preload_libraries' AS evidence
        FROM pg_catalog.pg_extension e WHERE e.extname IN (${sqlList(aurora_extensions/* NEEDS_PRELOAD */.ee)})`,
        },
        dump: {
            statements: {
                CreateExtensionStmt: ({ extname }) => aurora_extensions/* NEEDS_PRELOAD */.ee.includes(extname)
                    ? [{ object: extensionRef(extname), evidence: "shared_preload_libraries" }]
                    : [],
            },
        },
        settings: (hits) => [
            {
                kind: "parameter group",
                name: "shared_preload_libraries",
                // pg_stat_statements is Aurora's default and must not get lost.
                value: ["pg_stat_statements", ...new Set(hits.map(({ object }) => object.name))].sort().join(","),
                why: "Extensions of the source need their libraries loaded at start.",
            },
        ],
    },
    {
        id: "ext-config-data",
        category: "extensions",
        severity: "needs-change",
        title: "Rows in an extension's table",
        why: "Rows of your own in an extension's table are neither in a schema dump nor among the tables that DMS copies.",
        remedy: "Copy the rows apart, once the extension is there: pg_dump --data-only with --table for this table.",
        effort: "simple",
        fix: { kind: "manual", does: "The rows are copied with pg_dump" },
        liveOnly: "A schema dump holds no rows",
        catalog: {
            // Jobs of pg_cron have a rule of their own.
            sql: `SELECT 'table' AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'rows of extension ' || e.extname AS evidence
        FROM pg_catalog.pg_extension e, LATERAL ROWS FROM (pg_catalog.unnest(e.extconfig), pg_catalog.unnest(e.extcondition)) AS k(relation, condition)
        JOIN pg_catalog.pg_class c ON c.oid = k.relation AND c.relkind IN ('r', 'p') JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE e.extname <> 'pg_cron' AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
         AND pg_catalog.query_to_xml(pg_catalog.format('SELECT 1 AS found FROM %I.%I %s LIMIT 1', n.nspname, c.relname, k.condition), true, true, '')::pg_catalog.text LIKE '%<found>%'`,
        },
    },
    {
        id: "ext-schema",
        category: "extensions",
        severity: "info",
        title: "Extension in a schema of its own",
        why: "The schema must be there before the extension.",
        remedy: "Nothing to do: the exported bundle makes the schema first.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "export-schema",
            phase: "pre-load",
            does: "The schema is made before the extension",
        },
        catalog: {
            sql: `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, 'in schema ' || n.nspname AS evidence
        FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
       WHERE n.nspname NOT IN ('public', 'pg_catalog')`,
        },
        dump: {
            statements: {
                CreateExtensionStmt: ({ extname, options }) => {
                    const schema = (0,build/* textOf */.b6)((0,build/* optionsOf */.cz)(options).find(({ name }) => name === "schema")?.arg);
                    if (schema === undefined || schema === "public" || schema === "pg_catalog")
                        return [];
                    return [{ object: extensionRef(extname), evidence: `in schema ${schema}` }];
                },
            },
        },
    },
];
/**
 * Extensions with releases of their own, whose versions say something: those of PostgreSQL itself follow the major, and
 * the list prints hll, pg_bigm and pgaudit otherwise than the extensions number themselves.
 */
const COMPARED = [
    "address_standardizer",
    "address_standardizer_data_us",
    "h3",
    "h3_postgis",
    "hypopg",
    "ip4r",
    "mysql_fdw",
    "oracle_fdw",
    "orafce",
    "pg_cron",
    "pg_partman",
    "pg_repack",
    "pg_tle",
    "pglogical",
    "pgrouting",
    "pgtap",
    "plv8",
    "postgis",
    "postgis_raster",
    "postgis_tiger_geocoder",
    "postgis_topology",
    "prefix",
    "rdkit",
    "roaringbitmap",
    "tds_fdw",
    "vector",
];
function comparedVersions(road) {
    const known = COMPARED.filter((name) => offered(name, road) !== undefined);
    return known.map((name) => `(${(0,postgres_build/* quoteLiteral */.ce)(name)}, ${(0,postgres_build/* quoteLiteral */.ce)(offered(name, road))})`).join(", ");
}
function firstMinors({ target }) {
    const known = Object.entries(aurora_extensions/* FIRST_MINOR */.Lo).flatMap(([name, minors]) => {
        const minor = minors[target];
        return minor ? [`(${(0,postgres_build/* quoteLiteral */.ce)(name)}, ${(0,postgres_build/* quoteLiteral */.ce)(minor)})`] : [];
    });
    return known.length > 0 ? known.join(", ") : "(NULL, NULL)";
}
//# sourceMappingURL=extensions-setup.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/foreign-data.js




/** Wrappers whose servers are found by a host. */
const BY_HOST = ["dblink_fdw", "mysql_fdw", "postgres_fdw"];
/** A host that means the database server itself. */
const LOCAL = "^(localhost$|127\\.|::1$|/)";
/** What stands for a password that was taken out. */
const PLACEHOLDER = "set-me";
/** Options whose values are secrets. */
const SECRETS = ["password", "passwd", "secret", "token"];
const DBLINK = /^dblink(_exec|_connect(_u)?|_open|_send_query)?$/;
/** Foreign servers, tables and user mappings. */
const foreignData = [
    {
        id: "fdw-unsupported",
        category: "extensions",
        severity: "blocker",
        title: "Foreign data wrapper that Aurora lacks",
        why: "The wrapper does not exist there, and only a superuser may make one.",
        remedy: "Load the foreign data into ordinary tables, or leave it outside and let the application read it.",
        effort: "significant",
        fix: { kind: "manual", does: "The data are loaded, or left outside" },
        catalog: {
            sql: `SELECT 'foreign server' AS type, '' AS schema, s.srvname AS name, NULL AS part, 'wrapper ' || w.fdwname AS evidence,
          CASE WHEN NOT EXISTS (SELECT 1 FROM pg_catalog.pg_foreign_table f WHERE f.ftserver = s.oid) THEN 'needs-change' END AS severity
        FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
       WHERE w.fdwname NOT IN (${sqlList(aurora_extensions/* AURORA_WRAPPERS */.OP)}) AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_foreign_server", "s.oid")}
      UNION ALL
      SELECT 'foreign data wrapper', '', w.fdwname, NULL, 'made by hand', CASE WHEN NOT EXISTS (SELECT 1 FROM pg_catalog.pg_foreign_server s
          JOIN pg_catalog.pg_foreign_table f ON f.ftserver = s.oid WHERE s.srvfdw = w.oid) THEN 'needs-change' END
        FROM pg_catalog.pg_foreign_data_wrapper w WHERE ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_foreign_data_wrapper", "w.oid")}`,
        },
        dump: {
            statements: {
                CreateForeignServerStmt: ({ servername, fdwname }, _statement, model) => {
                    if (aurora_extensions/* AURORA_WRAPPERS */.OP.includes(fdwname))
                        return [];
                    const hit = { object: serverRef(servername), evidence: `wrapper ${fdwname}` };
                    return [serversWithTables(model).has(servername) ? hit : { ...hit, severity: "needs-change" }];
                },
                CreateFdwStmt: ({ fdwname }, _statement, model) => {
                    const used = [...serversWithTables(model)].some((server) => wrapperOf(server, model) === fdwname);
                    const object = { type: "foreign data wrapper", schema: "", name: fdwname };
                    return [{ object, evidence: "made by hand", ...(used ? {} : { severity: "needs-change" }) }];
                },
            },
        },
    },
    {
        id: "fdw-file",
        category: "extensions",
        severity: "blocker",
        title: "Foreign table over a file",
        why: "Aurora gives no access to files of the server, and has no file_fdw.",
        remedy: "Put the file into S3 and load it into an ordinary table of the same columns with aws_s3.table_import_from_s3.",
        effort: "medium",
        fix: { kind: "manual", does: "An ordinary table is loaded from S3" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)("'file_fdw'")} ${(0,catalog_sql/* userRelations */.$g)("f")} AND EXISTS (SELECT 1 FROM pg_catalog.pg_foreign_table f
          JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE f.ftrelid = c.oid AND w.fdwname = 'file_fdw')`,
        },
        dump: {
            statements: {
                CreateForeignTableStmt: ({ base, servername }, _statement, model) => wrapperOf(servername, model) === "file_fdw" ? [{ object: tableRef(base), evidence: "file_fdw" }] : [],
            },
        },
    },
    {
        id: "fdw-local-endpoint",
        category: "extensions",
        severity: "warning",
        title: "Foreign server on this machine",
        why: "On Aurora nothing answers on localhost or a socket, logins without a password are refused, and private names must resolve in its network.",
        remedy: "Give the server the name its database has in the network of the cluster, its port and sslmode, open the security group, and store a password in the user mapping.",
        effort: "simple",
        fix: { kind: "manual", does: "The server gets a host that the cluster can reach" },
        catalog: {
            sql: `SELECT 'foreign server' AS type, '' AS schema, s.srvname AS name, NULL AS part,
          coalesce('host ' || h.host, 'no host') AS evidence
        FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw,
          LATERAL (SELECT pg_catalog.min(pg_catalog.substr(o, pg_catalog.strpos(o, '=') + 1)) AS host FROM pg_catalog.unnest(s.srvoptions) o
                    WHERE o ~ '^(host|hostaddr)=') h
       WHERE w.fdwname IN (${sqlList(BY_HOST)}) AND (h.host IS NULL OR h.host ~ '${LOCAL}') AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_foreign_server", "s.oid")}`,
        },
        dump: {
            statements: {
                CreateForeignServerStmt: ({ servername, fdwname, options }) => {
                    if (!BY_HOST.includes(fdwname))
                        return [];
                    const hosts = (0,build/* optionsOf */.cz)(options).filter(({ name }) => /^(host|hostaddr)$/.test(name));
                    const evidence = localHost(hosts.map(({ arg }) => (0,build/* textOf */.b6)(arg) ?? "").sort()[0]);
                    return evidence === undefined ? [] : [{ object: serverRef(servername), evidence }];
                },
            },
        },
        code: {
            nodes: { FuncCall: dblinkToHere },
            pattern: /\bdblink(_connect|_exec)?\s*\([^)]*\bhost(addr)?=(localhost|127\.|\/)/i,
        },
    },
    {
        id: "fdw-user-mapping",
        category: "extensions",
        severity: "warning",
        title: "Password of a foreign server",
        why: "A dump made by a superuser holds the passwords of user mappings in clear text.",
        remedy: "Keep them in Secrets Manager and set them on the target with ALTER USER MAPPING after the schema is applied.",
        effort: "simple",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "pre-load",
            does: `The passwords are replaced by '${PLACEHOLDER}'`,
        },
        catalog: {
            sql: `SELECT 'user mapping' AS type, '' AS schema, m.srvname AS name, m.usename AS part, 'user mapping' AS evidence
        FROM pg_catalog.pg_user_mappings m`,
        },
        dump: {
            statements: {
                CreateUserMappingStmt: (fields) => [{ object: mappingRef(fields), evidence: "user mapping" }],
            },
        },
        convert: {
            CreateUserMappingStmt: (fields, edit) => {
                for (const { name, arg, location } of (0,build/* optionsOf */.cz)(fields.options)) {
                    if (!SECRETS.includes(name) || (0,build/* textOf */.b6)(arg) === PLACEHOLDER)
                        continue;
                    const value = edit.tokens().filter(({ start }) => start > location)[0];
                    if (!value)
                        continue;
                    edit.replace(value.start, value.end, `'${PLACEHOLDER}'`);
                    edit.note(`Set the ${name} of ${fields.servername} on the target with ALTER USER MAPPING`);
                }
            },
        },
    },
    {
        id: "fdw-foreign-table",
        category: "extensions",
        severity: "info",
        title: "Foreign table",
        why: "Its rows live elsewhere; DMS does not carry them.",
        remedy: "Make sure that the target reaches the foreign server.",
        effort: "simple",
        fix: { kind: "auto", by: "create-dms-task", does: "Foreign tables are not among the tables it selects" },
        catalog: { sql: `${(0,catalog_sql/* relationColumns */.k9)("'foreign table'")} ${(0,catalog_sql/* userRelations */.$g)("f")}` },
        dump: {
            statements: {
                CreateForeignTableStmt: ({ base }) => [{ object: tableRef(base), evidence: "foreign table" }],
            },
        },
        dms: { fullLoad: "no", cdc: "no", validation: "no", because: "it is a foreign table, whose rows live elsewhere" },
    },
];
function serverRef(name) {
    return { type: "foreign server", schema: "", name };
}
function tableRef(base) {
    return { type: "foreign table", schema: base?.relation?.schemaname ?? "", name: base?.relation?.relname ?? "" };
}
function mappingRef({ user, servername }) {
    const role = user?.roletype === "ROLESPEC_PUBLIC" ? "public" : (user?.rolename ?? "");
    return { type: "user mapping", schema: "", name: servername, part: role };
}
function localHost(host) {
    if (host === undefined)
        return "no host";
    return new RegExp(LOCAL).test(host) ? `host ${host}` : undefined;
}
function* foreignStatements(model, type) {
    for (const statement of model.statements)
        if (statement.type === type)
            yield model.parser.statement(statement.text).node?.[type];
}
function serversWithTables(model) {
    return new Set([...foreignStatements(model, "CreateForeignTableStmt")].map(({ servername }) => servername));
}
function wrapperOf(server, model) {
    for (const { servername, fdwname } of foreignStatements(model, "CreateForeignServerStmt"))
        if (servername === server)
            return fdwname;
    return undefined;
}
/** A dblink call whose connection string names this machine, or no host. */
function dblinkToHere({ funcname, args }) {
    const called = (funcname ?? []).at(-1)?.String?.sval ?? "";
    if (!DBLINK.test(called))
        return undefined;
    for (const argument of (args ?? [])) {
        const text = (0,build/* textOf */.b6)(argument);
        if (text === undefined || !/\b(dbname|host|hostaddr|port|user)\s*=/.test(text))
            continue;
        const host = /\bhost(?:addr)?\s*=\s*'?([^\s']+)/.exec(text)?.[1];
        if (host === undefined)
            return `${called} with no host`;
        return localHost(host) === undefined ? undefined : `${called} with host ${host}`;
    }
    return undefined;
}
//# sourceMappingURL=foreign-data.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/search-path.js



/** Whether CREATE FUNCTION says SECURITY DEFINER. */
function isDefiner({ options }) {
    return (0,build/* optionsOf */.cz)(options).some(({ name, arg }) => name === "security" && arg?.Boolean?.boolval === true);
}
/** Whether CREATE FUNCTION sets the search_path. */
function setsSearchPath({ options }) {
    return (0,build/* optionsOf */.cz)(options).some(({ name, arg }) => name === "set" && arg?.VariableSetStmt?.name?.toLowerCase() === "search_path");
}
/** Adds SET search_path to a CREATE FUNCTION that lacks it: the routine's schema, public, and pg_temp last. */
function addSearchPath(fields, edit) {
    const language = (0,build/* optionsOf */.cz)(fields.options).find(({ name }) => name === "language");
    if (setsSearchPath(fields) || language === undefined)
        return;
    const object = (0,code_of_dump/* routineRef */.kh)(fields);
    const schemas = [...new Set([object.schema, "public", "pg_temp"])].filter((schema) => schema !== "");
    const path = schemas.map(postgres_build/* quoteIdentifier */.Cm).join(", ");
    edit.replace(language.location, language.location, `SET search_path TO ${path} `);
    edit.intend({
        object,
        attribute: "configuration",
        difference: `Has a search_path of its own: ${schemas.join(", ")}`,
    });
}
//# sourceMappingURL=search-path.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/dump-relations.js
var dump_relations = __webpack_require__(1427);
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/unqualified-names.js




// Names without a schema in a body, told by patterns so that any language is served; the same live and offline. The
// second group is the name.
const NAME = "([a-z_][a-z0-9_$]*)";
const CALL = `(^|[^.a-z0-9_$"])${NAME}\\s*\\(`;
const RELATION = `\\y(from|join|into|update)\\s+${NAME}(?![a-z0-9_$]|\\s*[.(])`;
const TYPE = `(::|\\yas)\\s*${NAME}(?![a-z0-9_$]|\\s*[.(])`;
/** Functions of extensions that stand in indexes; a dump does not say which functions an extension has. */
const OF_EXTENSIONS = {
    cube: ["cube", "cube_distance"],
    earthdistance: ["earth", "earth_box", "earth_distance", "ll_to_earth"],
    fuzzystrmatch: ["dmetaphone", "levenshtein", "metaphone", "soundex"],
    hstore: ["akeys", "avals", "hstore", "hstore_to_json", "skeys", "svals"],
    intarray: ["icount", "sort", "uniq"],
    ltree: ["index", "lca", "ltree2text", "nlevel", "subltree", "subpath", "text2ltree"],
    pg_trgm: ["show_trgm", "similarity", "word_similarity"],
    pgcrypto: ["crypt", "digest", "encrypt", "hmac"],
    postgis: [
        "geography",
        "geometry",
        "st_geogfromtext",
        "st_geohash",
        "st_makepoint",
        "st_point",
        "st_setsrid",
        "st_transform",
    ],
    unaccent: ["unaccent"],
    "uuid-ossp": ["uuid_generate_v3", "uuid_generate_v5"],
};
const words = (pattern) => `(SELECT m[2] AS word FROM pg_catalog.regexp_matches(pg_catalog.lower(p.prosrc), '${pattern}', 'g') m)`;
const unqualified_names_known = (pattern, catalog, prefix) => `EXISTS (SELECT 1 FROM ${words(pattern)} w JOIN pg_catalog.${catalog} k ON k.${prefix}name = w.word
     JOIN pg_catalog.pg_namespace kn ON kn.oid = k.${prefix}namespace WHERE ${(0,catalog_sql/* isUserSchema */.Th)("kn")}
      AND NOT EXISTS (SELECT 1 FROM pg_catalog.${catalog} s WHERE s.${prefix}name = w.word AND s.${prefix}namespace = 'pg_catalog'::pg_catalog.regnamespace))`;
/** SQL: whether a routine `p` of language `l` in schema `n` relies on the search path. */
const RELIES_ON_PATH = `(l.lanname NOT IN ('c', 'internal') AND p.prosrc <> ''
       AND ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_proc", "p.oid")}
       AND NOT EXISTS (SELECT 1 FROM pg_catalog.unnest(p.proconfig) u WHERE u LIKE 'search\\_path=%')
       AND (${unqualified_names_known(CALL, "pg_proc", "pro")} OR ${unqualified_names_known(RELATION, "pg_class", "rel")} OR ${unqualified_names_known(TYPE, "pg_type", "typ")}))`;
/** Indexes and generated columns whose functions name things without their schema and have no search_path. */
const UNQUALIFIED_CALLERS = `WITH called AS (
    SELECT DISTINCT d.classid, d.objid, d.refobjid FROM pg_catalog.pg_depend d
     WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid >= 16384
       AND d.classid IN ('pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_attrdef'::pg_catalog.regclass)
  ), doubtful AS MATERIALIZED (
    SELECT p.oid, n.nspname || '.' || ${(0,catalog_sql/* routineName */.qu)("p")} AS name
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
     WHERE p.oid IN (SELECT refobjid FROM called) AND ${RELIES_ON_PATH}
  )
  SELECT ${(0,catalog_sql/* relationType */.Vs)("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'calls ' || f.name AS evidence
    FROM called d JOIN doubtful f ON f.oid = d.refobjid JOIN pg_catalog.pg_class c ON c.oid = d.objid AND c.relkind IN ('i', 'I')
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
  UNION ALL
  SELECT 'column', n.nspname, c.relname, a.attname, 'calls ' || f.name
    FROM called d JOIN doubtful f ON f.oid = d.refobjid JOIN pg_catalog.pg_attrdef x ON x.oid = d.objid
    JOIN pg_catalog.pg_attribute a ON a.attrelid = x.adrelid AND a.attnum = x.adnum AND a.attgenerated <> ''
    JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND ${(0,catalog_sql/* isUserSchema */.Th)("n")}`;
const cache = new WeakMap();
/** The same of a dump. */
function callersOfUnqualified(model) {
    return unqualifiedRoutines(model).hits;
}
/** Functions of a dump that rely on the search path and are called while rows are loaded or indexes built. */
function unqualifiedRoutines(model) {
    const before = cache.get(model);
    if (before)
        return before;
    const doubtful = doubtfulRoutines(model);
    const result = { called: new Set(), hits: [] };
    if (doubtful.size > 0)
        for (const { object, tree, statement } of callers(model))
            for (const { funcname } of (0,build/* findNodes */.zM)(tree, "FuncCall"))
                for (const routine of doubtful.get((0,build/* namesOf */.eZ)(funcname).join(".")) ?? []) {
                    result.called.add(routine.statement);
                    result.hits.push({ object, evidence: `calls ${routine.name}`, at: { statement } });
                }
    cache.set(model, result);
    return result;
}
/** Routines of a dump that rely on the search path, by `schema.name`. */
function doubtfulRoutines(model) {
    const functions = model.statements.flatMap((statement) => {
        const fields = model.parser.statement(statement.text).node?.["CreateFunctionStmt"];
        return fields ? [{ fields, statement }] : [];
    });
    const calls = new Set(functions.map(({ fields }) => (0,build/* namesOf */.eZ)(fields.funcname).at(-1)));
    for (const { name } of model.extensions)
        for (const known of OF_EXTENSIONS[name] ?? [])
            calls.add(known);
    const relations = new Set([...model.relations.values()].map(({ name }) => name));
    const types = new Set([...[...model.types.values()].map(({ name }) => name), ...relations]);
    const found = new Map();
    for (const { fields, statement } of functions) {
        const options = (0,build/* optionsOf */.cz)(fields.options);
        const option = (wanted) => options.find(({ name }) => name === wanted)?.arg;
        const body = option("as")?.List?.items?.[0]?.String?.sval;
        const safe = options.some(({ name, arg }) => name === "set" && arg?.VariableSetStmt?.name === "search_path");
        if (body === undefined || safe || /^(c|internal)$/.test((0,build/* textOf */.b6)(option("language")) ?? ""))
            continue;
        const names = (pattern) => [...body.toLowerCase().matchAll(new RegExp(pattern.replaceAll("\\y", "\\b"), "g"))].map(([, , name]) => name);
        const unqualified = names(CALL).some((name) => calls.has(name)) ||
            names(RELATION).some((name) => relations.has(name)) ||
            names(TYPE).some((name) => types.has(name));
        if (!unqualified)
            continue;
        const { schema, name } = (0,code_of_dump/* routineRef */.kh)(fields);
        const key = (0,build/* namesOf */.eZ)(fields.funcname).join(".");
        found.set(key, [...(found.get(key) ?? []), { name: `${schema}.${name}`, statement }]);
    }
    return found;
}
function* callers(model) {
    for (const statement of model.statements) {
        if (statement.type !== "IndexStmt" || !statement.text.includes("("))
            continue;
        const { relation, idxname, indexParams, whereClause } = model.parser.statement(statement.text).node?.["IndexStmt"] ?? {};
        const object = { type: "index", schema: relation?.schemaname ?? "", name: idxname ?? "" };
        yield { object, tree: [indexParams, whereClause], statement };
    }
    for (const relation of model.relations.values())
        if ([...relation.columns.values()].some(({ generated }) => generated))
            yield* generatedColumns(relation, model);
}
function* generatedColumns(relation, model) {
    const { statement } = relation;
    const elements = (model.parser.statement(statement.text).node?.["CreateStmt"]?.tableElts ?? []);
    for (const { ColumnDef: column } of elements)
        for (const { Constraint: constraint } of (column?.constraints ?? []))
            if (constraint?.contype === "CONSTR_GENERATED")
                yield { object: (0,dump_relations/* columnRef */.sX)(relation, column.colname), tree: constraint.raw_expr, statement };
}
//# sourceMappingURL=unqualified-names.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/indexes.js




/** What a name of an interrupted REINDEX CONCURRENTLY ends in. */
const LEFTOVER = /_cc(new|old)\d*$/;
/** Indexes that are not what they seem. */
const indexes = [
    {
        id: "index-invalid",
        category: "operation",
        severity: "warning",
        title: "Invalid index",
        why: "pg_dump leaves invalid indexes out, so an index that everybody believes in will be missing on the target.",
        remedy: "Rebuild the index on the source, or drop it when it is a left-over of REINDEX CONCURRENTLY.",
        effort: "trivial",
        fix: { kind: "auto", by: "assess-schema", does: "The statements for the source are written out" },
        liveOnly: "pg_dump leaves invalid indexes out",
        catalog: {
            // Of a partitioned table it is the usual state until all partitions have theirs, and pg_dump keeps it.
            sql: `${(0,catalog_sql/* relationColumns */.k9)("'invalid'")} ${(0,catalog_sql/* userRelations */.$g)("i")} AND EXISTS (
        SELECT 1 FROM pg_catalog.pg_index i WHERE i.indexrelid = c.oid AND (NOT i.indisvalid OR NOT i.indisready))`,
        },
        sql: ({ object: { schema, name } }) => {
            const index = `${(0,postgres_build/* quoteIdentifier */.Cm)(schema)}.${(0,postgres_build/* quoteIdentifier */.Cm)(name)}`;
            return [
                {
                    where: "source",
                    sql: LEFTOVER.test(name)
                        ? `DROP INDEX CONCURRENTLY IF EXISTS ${index};`
                        : `REINDEX INDEX CONCURRENTLY ${index};`,
                },
            ];
        },
    },
    {
        id: "index-search-path",
        category: "operation",
        severity: "warning",
        title: "Index or generated column that relies on the search path",
        why: "The function it calls finds what it needs through the search path, which is empty while a schema is applied and rows are loaded, so it fails then.",
        remedy: "Qualify the names in the function's body, or give the function a SET search_path.",
        effort: "simple",
        fix: {
            kind: "offered",
            by: "convert-schema",
            phase: "pre-load",
            does: "The function gets a SET search_path of its own schema and public",
        },
        catalog: { sql: UNQUALIFIED_CALLERS },
        dump: { model: callersOfUnqualified },
        convert: {
            CreateFunctionStmt: (fields, edit) => {
                if (unqualifiedRoutines(edit.model).called.has(edit.statement))
                    addSearchPath(fields, edit);
            },
        },
    },
];
//# sourceMappingURL=indexes.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/languages-convert.js



/**
 * What trusted Perl forbids, for PostgreSQL and for JavaScript alike: modules, files, processes, the network, and the
 * back quotes and pipes that start them.
 */
const UNTRUSTED_ACTS = '(^|[^a-zA-Z0-9_$@%])(use|require|do|open|opendir|sysopen|unlink|mkdir|rmdir|rename|chmod|chown|link|symlink|glob|stat|system|exec|fork|wait|waitpid|kill|qx|socket|connect|bind|syscall|dbmopen|utime|print|printf|syswrite|close|binmode|eval|exit|sleep|alarm)([^a-zA-Z0-9_]|$)|`|[%]ENV|[$]ENV|<[A-Z$]|-[a-zA-Z] +["$]';
/** The language of a CREATE FUNCTION statement, and the body it gives as a string. */
function languageOf({ options }) {
    const all = (0,build/* optionsOf */.cz)(options);
    const language = (0,build/* textOf */.b6)(all.find(({ name }) => name === "language")?.arg) ?? "sql";
    const body = all.find(({ name }) => name === "as")?.arg?.List?.items?.[0]?.String?.sval ?? "";
    return { language: language.toLowerCase(), body };
}
/** The C symbol of a routine: of `c` the second string, of `internal` the only one. */
function symbolOf({ options }) {
    const items = ((0,build/* optionsOf */.cz)(options).find(({ name }) => name === "as")?.arg?.List?.items ?? []);
    return items.at(-1)?.String?.sval;
}
/** plperlu becomes plperl. */
function convertUntrusted(fields, edit) {
    const { language, body } = languageOf(fields);
    if (language !== "plperlu" || new RegExp(UNTRUSTED_ACTS).test(body))
        return;
    replaceLanguage(fields, edit, "plperl");
    edit.intend({ object: (0,code_of_dump/* routineRef */.kh)(fields), attribute: "language", difference: "plperl instead of plperlu" });
}
/** The extension plperlu becomes plperl, when all its routines do. */
function convertPerlExtension({ extname }, edit) {
    if (extname !== "plperlu" || edit.model.extensions.some(({ name }) => name === "plperl"))
        return;
    const stays = edit.model.statements.some(({ type, text }) => {
        if (type !== "CreateFunctionStmt")
            return false;
        const { language, body } = languageOf(edit.model.parser.statement(text).node?.[type]);
        return language === "plperlu" && new RegExp(UNTRUSTED_ACTS).test(body);
    });
    const name = edit.tokens().find(({ text }) => text === "plperlu");
    if (stays || !name)
        return;
    edit.replace(name.start, name.end, "plperl");
    for (const extension of ["plperlu", "plperl"])
        edit.intend({
            object: { type: "extension", schema: "", name: extension },
            difference: "plperl instead of plperlu",
        });
}
/** A copy of unaccent becomes a SQL function that calls it. */
function convertUnaccent(fields, edit) {
    if (languageOf(fields).language !== "c" || symbolOf(fields) !== "unaccent_dict")
        return;
    const schema = (0,postgres_build/* quoteIdentifier */.Cm)(edit.model.extensions.find(({ name }) => name === "unaccent")?.schema ?? "public");
    const given = argumentsOf(fields);
    const dictionary = (0,postgres_build/* quoteLiteral */.ce)(`${schema}.unaccent`);
    const call = given.length > 1 ? given.join(", ") : `${dictionary}::pg_catalog.regdictionary, ${given.join(", ")}`;
    const option = (0,build/* optionsOf */.cz)(fields.options).find(({ name }) => name === "as");
    if (!option)
        return;
    replaceLanguage(fields, edit, "sql");
    replaceDefinition(option.location, edit, `AS $$SELECT ${schema}.unaccent(${call})$$`);
    intendBody(fields, edit, "A SQL function that calls unaccent, since Aurora takes no C routines");
}
/** A second name of a built-in becomes a SQL function; parsed when it is made, so that a wrong name fails at once. */
function convertInternal(fields, edit) {
    const symbol = symbolOf(fields);
    const option = (0,build/* optionsOf */.cz)(fields.options).find(({ name }) => name === "as");
    if (languageOf(fields).language !== "internal" || symbol === undefined || !option)
        return;
    // No SQL function takes these types.
    if (/"any"|[( ](internal|cstring)[,)]/.test((0,code_of_dump/* routineRef */.kh)(fields).name))
        return;
    const call = `pg_catalog.${(0,postgres_build/* quoteIdentifier */.Cm)(symbol)}(${argumentsOf(fields).join(", ")})`;
    replaceLanguage(fields, edit, "sql");
    replaceDefinition(option.location, edit, edit.road.target >= 14 ? `RETURN ${call}` : `AS $$SELECT ${call}$$`);
    intendBody(fields, edit, "A SQL function that calls the built-in one, since Aurora takes no internal routines");
}
function argumentsOf({ parameters }) {
    const given = (0,build/* findNodes */.zM)(parameters ?? [], "FunctionParameter").filter(({ mode }) => !/FUNC_PARAM_(OUT|TABLE)$/.test(mode));
    return given.map(({ mode }, index) => `${mode === "FUNC_PARAM_VARIADIC" ? "VARIADIC " : ""}$${index + 1}`);
}
function replaceLanguage({ options }, edit, language) {
    const option = (0,build/* optionsOf */.cz)(options).find(({ name }) => name === "language");
    const value = edit.tokens().find(({ start }) => option !== undefined && start > option.location);
    if (value)
        edit.replace(value.start, value.end, language);
}
/** Replaces AS and its strings; pg_dump writes them last. */
function replaceDefinition(start, edit, text) {
    const own = edit.tokens().filter((token) => token.start >= start);
    let end = own[0]?.end ?? start;
    for (const token of own.slice(1)) {
        if (!/^['$,eE]/.test(token.text))
            break;
        end = token.end;
    }
    edit.replace(start, end, text);
}
function intendBody(fields, edit, difference) {
    const object = (0,code_of_dump/* routineRef */.kh)(fields);
    const attributes = ["language", "body", "body form", "library"];
    // Left unsaid, C and internal routines cost 1, those of other languages 100.
    if (!(0,build/* optionsOf */.cz)(fields.options).some(({ name }) => name === "cost"))
        attributes.push("cost");
    for (const attribute of attributes)
        edit.intend({ object, attribute, difference });
}
//# sourceMappingURL=languages-convert.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/languages.js






/** Languages by name that no server trusts; in a dump their extension does not say so. */
const UNTRUSTED = /^(pl(perl|tcl|lua|java|rust)u|plpython[23]?u|plsh|plr|javau)$/;
const BUILT_IN = ["c", "internal"];
const OFFERED_EXTENSIONS = aurora_extensions/* AURORA_LANGUAGES */.V_.filter((name) => name !== "sql" && name !== "plpgsql");
/** plperlu routines that trusted plperl would run as well. */
const PLAIN_PERL = `l.lanname = 'plperlu' AND p.prosrc !~ '${UNTRUSTED_ACTS}'`;
const OWN_LANGUAGE = (condition) => `SELECT 'language' AS type, '' AS schema, l.lanname AS name, NULL AS part, 'CREATE LANGUAGE' AS evidence,
    CASE WHEN NOT EXISTS (SELECT 1 FROM pg_catalog.pg_proc p WHERE p.prolang = l.oid) THEN 'needs-change' END AS severity
  FROM pg_catalog.pg_language l WHERE l.lanname NOT IN ('internal', 'c', 'sql', 'plpgsql') AND ${condition} AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_language", "l.oid")}`;
const LANGUAGE = "'LANGUAGE ' || l.lanname";
/** Languages of routines. */
const languages = [
    {
        id: "lang-untrusted",
        category: "extensions",
        severity: "blocker",
        title: "Routine in an untrusted language",
        why: "Languages that reach the machine below the database do not exist on Aurora.",
        remedy: "Rewrite it in PL/pgSQL, or in plperl, pltcl or plv8 where it uses no module, file or network; move the rest to AWS Lambda or the application.",
        effort: "significant",
        fix: { kind: "manual", does: "The routine is rewritten" },
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)(LANGUAGE)}, NULL AS severity ${(0,catalog_sql/* userRoutines */.vs)()}
          AND NOT l.lanpltrusted AND l.lanname NOT IN ('internal', 'c') AND NOT (${PLAIN_PERL})
        UNION ALL ${OWN_LANGUAGE("NOT l.lanpltrusted")}`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields, _statement, model) => {
                    const { language, body } = languageOf(fields);
                    if (!isUntrusted(language, model) || isPlainPerl(language, body))
                        return [];
                    return [{ object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: `LANGUAGE ${language}` }];
                },
                CreatePLangStmt: ({ plname, pltrusted }, _statement, model) => pltrusted === true ? [] : [ownLanguage(plname, model)],
            },
        },
    },
    {
        id: "lang-plperlu",
        category: "extensions",
        severity: "needs-change",
        title: "plperlu where plperl would do",
        why: "plperlu does not exist on Aurora; plperl does, and the body uses no module, file, command or network that it would forbid.",
        remedy: "Give the routine LANGUAGE plperl and test it.",
        effort: "simple",
        fix: { kind: "offered", by: "convert-schema", phase: "pre-load", does: "The language becomes plperl" },
        catalog: { sql: `${(0,catalog_sql/* routineColumns */.ME)(LANGUAGE)} ${(0,catalog_sql/* userRoutines */.vs)()} AND ${PLAIN_PERL}` },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => {
                    const { language, body } = languageOf(fields);
                    return isPlainPerl(language, body) ? [{ object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: `LANGUAGE ${language}` }] : [];
                },
            },
        },
        convert: { CreateExtensionStmt: convertPerlExtension, CreateFunctionStmt: convertUntrusted },
    },
    {
        id: "lang-not-offered",
        category: "extensions",
        severity: "blocker",
        title: "Language that Aurora lacks",
        why: "The language is not among those Aurora offers, and only a superuser may add one.",
        remedy: "Rewrite the routine in PL/pgSQL, plperl, pltcl or plv8.",
        effort: "significant",
        fix: { kind: "manual", does: "The routine is rewritten" },
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)(LANGUAGE)}, NULL AS severity ${(0,catalog_sql/* userRoutines */.vs)()} AND l.lanpltrusted AND l.lanname NOT IN (${sqlList(aurora_extensions/* AURORA_LANGUAGES */.V_)})
        UNION ALL ${OWN_LANGUAGE("l.lanpltrusted")}`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields, _statement, model) => {
                    const { language } = languageOf(fields);
                    const known = aurora_extensions/* AURORA_LANGUAGES */.V_.includes(language) || BUILT_IN.includes(language);
                    if (known || isUntrusted(language, model))
                        return [];
                    return [{ object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: `LANGUAGE ${language}` }];
                },
                CreatePLangStmt: ({ plname, pltrusted }, _statement, model) => pltrusted === true ? [ownLanguage(plname, model)] : [],
            },
        },
    },
    {
        id: "lang-c",
        category: "extensions",
        severity: "blocker",
        title: "Routine in C",
        why: "Only a superuser may make C routines, and Aurora takes no libraries of your own.",
        remedy: "Use an extension that Aurora has and that holds the routine, or write it in SQL or PL/pgSQL.",
        effort: "significant",
        fix: { kind: "manual", does: "The routine is rewritten, or replaced by one of an extension" },
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)("'LANGUAGE c'")} ${(0,catalog_sql/* userRoutines */.vs)()} AND l.lanname = 'c' AND p.prosrc <> 'unaccent_dict'`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => languageOf(fields).language === "c" && symbolOf(fields) !== "unaccent_dict"
                    ? [{ object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: "LANGUAGE c" }]
                    : [],
            },
        },
    },
    {
        id: "lang-c-unaccent",
        category: "extensions",
        severity: "needs-change",
        title: "Copy of unaccent in C",
        why: "Only a superuser may make C routines; this one is a second name for the function of the extension unaccent.",
        remedy: "Make it a SQL function that calls unaccent.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "pre-load",
            does: "It becomes a SQL function that calls unaccent",
        },
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)("'unaccent_dict'")} ${(0,catalog_sql/* userRoutines */.vs)()} AND l.lanname = 'c' AND p.prosrc = 'unaccent_dict'`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => languageOf(fields).language === "c" && symbolOf(fields) === "unaccent_dict"
                    ? [{ object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: "unaccent_dict" }]
                    : [],
            },
        },
        convert: { CreateFunctionStmt: convertUnaccent },
    },
    {
        id: "lang-internal",
        category: "extensions",
        severity: "needs-change",
        title: "Second name of a built-in function",
        why: "Only a superuser may make routines of language internal.",
        remedy: "Make it a SQL function that calls the built-in one.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "pre-load",
            does: "It becomes a SQL function that calls the built-in one; its creation fails when there is none of that name",
        },
        catalog: {
            // Constructors of ranges are internal, too, and come with their type.
            sql: `${(0,catalog_sql/* routineColumns */.ME)("p.prosrc")} ${(0,catalog_sql/* userRoutines */.vs)()} AND l.lanname = 'internal' AND p.prokind <> 'a'
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND i.objid = p.oid AND i.deptype = 'i')`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => languageOf(fields).language === "internal"
                    ? [{ object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: symbolOf(fields) ?? (0,build/* namesOf */.eZ)(fields.funcname).at(-1) ?? "" }]
                    : [],
            },
        },
        convert: { CreateFunctionStmt: convertInternal },
    },
    {
        id: "lang-trusted-pl",
        category: "extensions",
        severity: "info",
        title: "Routines in plperl, pltcl or plv8",
        why: "Aurora has these languages, plv8 in a version of its own (3.1 up to major 17, 3.2 on 18) and Perl without further modules.",
        remedy: "Have the extension created before the schema, and test the routines.",
        effort: "simple",
        fix: {
            kind: "auto",
            by: "export-schema",
            phase: "pre-load",
            does: "The extension stands before its routines",
        },
        catalog: {
            sql: `SELECT DISTINCT 'language' AS type, '' AS schema, l.lanname AS name, NULL AS part, 'in use' AS evidence ${(0,catalog_sql/* userRoutines */.vs)()}
        AND l.lanname IN (${sqlList(OFFERED_EXTENSIONS)})`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => {
                    const { language } = languageOf(fields);
                    if (!OFFERED_EXTENSIONS.includes(language))
                        return [];
                    return [{ object: { type: "language", schema: "", name: language }, evidence: "in use" }];
                },
            },
        },
    },
];
function isPlainPerl(language, body) {
    return language === "plperlu" && !new RegExp(UNTRUSTED_ACTS).test(body);
}
function ownLanguage(name, model) {
    const used = model.statements.some(({ type, text }) => {
        if (type !== "CreateFunctionStmt")
            return false;
        const options = (0,build/* optionsOf */.cz)(model.parser.statement(text).node?.["CreateFunctionStmt"]?.options);
        return (0,build/* textOf */.b6)(options.find((option) => option.name === "language")?.arg) === name;
    });
    const hit = { object: { type: "language", schema: "", name }, evidence: "CREATE LANGUAGE" };
    return used ? hit : { ...hit, severity: "needs-change" };
}
function isUntrusted(language, model) {
    if (UNTRUSTED.test(language))
        return true;
    if (aurora_extensions/* AURORA_LANGUAGES */.V_.includes(language) || BUILT_IN.includes(language))
        return false;
    return model.statements.some(({ type, text }) => {
        if (type !== "CreatePLangStmt")
            return false;
        const { plname, pltrusted } = model.parser.statement(text).node?.["CreatePLangStmt"] ?? {};
        return plname === language && pltrusted !== true;
    });
}
//# sourceMappingURL=languages.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/column-sql.js

// Pieces of SQL for rules on columns and their types. `t` is the type that lies below all domains.
/** Head of a query: `below` says of each domain which type lies under it, with which modifier. */
const BELOW_DOMAINS = `WITH RECURSIVE step AS (
    SELECT d.oid AS domain, d.typbasetype AS base, d.typtypmod AS modifier FROM pg_catalog.pg_type d WHERE d.typtype = 'd'
    UNION ALL
    SELECT s.domain, d.typbasetype, d.typtypmod FROM step s JOIN pg_catalog.pg_type d ON d.oid = s.base AND d.typtype = 'd'),
  below AS (SELECT s.* FROM step s JOIN pg_catalog.pg_type d ON d.oid = s.base AND d.typtype <> 'd')`;
/** The type modifier of a column of `typedColumns`, that of its domain included; -1 without. */
const MODIFIER = "coalesce(b.modifier, a.atttypmod)";
/** Name of a column's type as both the catalog and a dump have it: internal, `text` or `int4[]`. */
const TYPE_NAME = `CASE WHEN t.typcategory = 'A' THEN (SELECT e.typname FROM pg_catalog.pg_type e WHERE e.oid = t.typelem) || '[]'
    ELSE t.typname END`;
/**
 * A query over columns of the user's permanent tables, as `a`, `c`, `n`, `t` (type below domains) and `b` (null unless
 * the column has a domain). Conditions follow with AND.
 * @param select the SELECT list with its keyword
 * @param kinds letters of relkind
 */
function typedColumns(select, kinds) {
    const from = (0,catalog_sql/* userColumns */.b3)(kinds).replace("WHERE", `LEFT JOIN below b ON b.domain = a.atttypid
    JOIN pg_catalog.pg_type t ON t.oid = coalesce(b.base, a.atttypid)
    WHERE c.relpersistence = 'p' AND`);
    return `${BELOW_DOMAINS} ${select} ${from}`;
}
/** Of a table and the partitions and children below it: where a column is defined rather than handed down. */
const DEFINED_HERE = "NOT c.relispartition AND a.attislocal";
/** Whether DMS treats a column of `typedColumns` as a LOB. */
const IS_LOB = `(t.typcategory = 'A' OR t.typtype = 'c' OR t.typname IN
    ('text', 'citext', 'json', 'jsonb', 'xml', 'bytea', 'hstore', 'tsvector', 'tsquery', 'path', 'polygon'))`;
/** Whether the column is in the key part of an index of its table that fulfils a condition on `i`. */
function isInIndex(condition) {
    return `EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND ${condition}
    AND a.attnum = ANY ((i.indkey::pg_catalog.int2[])[0:i.indnkeyatts - 1]))`;
}
/** Whether table `c` has a primary key. */
const HAS_PRIMARY_KEY = "EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)";
/** Aggregates the columns of a table in their order, as one text. */
const COLUMN_LIST = "pg_catalog.string_agg(a.attname, ', ' ORDER BY a.attnum)";
//# sourceMappingURL=column-sql.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/dump-types.js
var dump_types = __webpack_require__(7235);
;// CONCATENATED MODULE: ./packages/schema/build/assess/dump-tables.js



/** Whether a name is one that DMS gives to what it makes for itself. */
function isOfDms(name) {
    return name.startsWith("awsdms_");
}
/** The user's tables of a dump, partitioned ones and partitions included. */
function tablesOf(model) {
    return [...model.relations.values()].filter(({ type, name }) => type === "table" && !isOfDms(name));
}
/** Tables whose rows DMS carries: permanent ones that hold rows of their own. */
function carriedTables(model) {
    return tablesOf(model).filter(({ partitioned, unlogged }) => !partitioned && !unlogged);
}
/** Permanent tables that define their columns themselves: all but partitions. */
function definingTables(model) {
    return tablesOf(model).filter(({ isPartition, unlogged }) => !isPartition && !unlogged);
}
/** The tables a table inherits from or is a partition of. */
function parentsOf(relation, model) {
    return relation.parents.flatMap((key) => model.relations.get(key) ?? []);
}
/** The columns of a table in order, those of its parents first, as the server has them. */
function columnsOf(relation, model) {
    const columns = new Map();
    for (const parent of parentsOf(relation, model))
        for (const column of columnsOf(parent, model))
            columns.set(column.name, column);
    if (relation.columns.size === 0)
        return [...columns.values()];
    // A partition lists all of its columns, in an order of its own.
    if (relation.isPartition)
        return [...relation.columns.values()];
    for (const column of relation.columns.values())
        columns.set(column.name, column);
    return [...columns.values()];
}
/** Columns of a table's primary key; a partition may have it from the table above. */
function keyOf(relation, model) {
    const own = (0,dump_relations/* primaryKeyOf */.bl)(relation);
    if (own || !relation.isPartition)
        return own;
    return parentsOf(relation, model)
        .map((parent) => keyOf(parent, model))
        .find((key) => key !== undefined);
}
/** Columns of the index that is a table's replica identity; empty when it has none. */
function identityColumns({ replicaIdentity, identityIndex, indexes, constraints }) {
    if (replicaIdentity !== "i")
        return [];
    const index = indexes.find(({ name }) => name === identityIndex)?.columns;
    return (index ?? constraints.find(({ name }) => name === identityIndex)?.columns ?? []).filter((column) => column !== undefined);
}
/** The type of a column below all domains. */
function typeBelow(column, model) {
    return (0,dump_types/* baseType */.wV)(column.type, model.types);
}
/** Name of a column's type as both a dump and the catalog have it: internal, `text` or `int4[]`. */
function typeName(column, model) {
    const { name, array } = typeBelow(column, model);
    return array ? `${name}[]` : name;
}
/** Whether DMS treats a column as a LOB; the type of a table's rows is one, too. */
function isLob(column, model) {
    return (0,dump_types/* isLobColumn */.sb)(column.type, model.types) || isRowType(typeBelow(column, model), model);
}
/** Whether a type is the one of some table's rows. */
function isRowType({ schema, name }, model) {
    return schema !== "" && model.relations.has((0,dump_model/* relationKey */.Y)(schema, name));
}
const KEYS = new WeakMap();
/**
 * Columns that a table, or any that it is tied to by inheritance or partitioning, uses to tell rows apart: those of
 * primary keys and of replica identities.
 */
function keyColumnsOfFamily(relation, model) {
    let keys = KEYS.get(model);
    if (!keys) {
        keys = readKeys(model);
        KEYS.set(model, keys);
    }
    return keys.get((0,dump_model/* relationKey */.Y)(relation.schema, relation.name)) ?? new Set();
}
/** By table: the key columns of its family, one set for all members. */
function readKeys(model) {
    const tied = new Map([...model.relations.keys()].map((key) => [key, []]));
    for (const [key, { parents }] of model.relations)
        for (const parent of parents) {
            tied.get(key)?.push(parent);
            tied.get(parent)?.push(key);
        }
    const keys = new Map();
    for (const first of model.relations.keys()) {
        if (keys.has(first))
            continue;
        const columns = new Set();
        const family = new Set([first]);
        for (const key of family) {
            keys.set(key, columns);
            const member = model.relations.get(key);
            for (const column of member ? [...((0,dump_relations/* primaryKeyOf */.bl)(member) ?? []), ...identityColumns(member)] : [])
                columns.add(column);
            for (const other of tied.get(key) ?? [])
                family.add(other);
        }
    }
    return keys;
}
//# sourceMappingURL=dump-tables.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/large-objects.js






/** Functions that read, write or make large objects. */
const LARGE_OBJECT_CALLS = /^(lo_(creat|create|export|from_bytea|get|import|lseek|lseek64|open|put|tell|tell64|truncate|truncate64|unlink)|loread|lowrite)$/;
const STORED = "Large objects are stored";
const STORED_SQL = "EXISTS (SELECT 1 FROM pg_catalog.pg_largeobject_metadata)";
/** Large objects, and values that are too long for the task's limit. */
const largeObjects = [
    {
        id: "repl-large-object",
        category: "replication",
        severity: "blocker",
        title: "Large objects",
        why: "Large objects (lo_import, lo_create) live outside the tables; DMS does not migrate them, and neither does logical replication.",
        remedy: "Move them into bytea columns (UPDATE ... SET content = lo_get(id)) before the migration, or carry them with pg_dump --large-objects while nothing writes; drop them when nothing refers to them.",
        effort: "significant",
        fix: { kind: "manual", does: "A person moves the large objects" },
        catalog: {
            sql: `SELECT 'large objects' AS type, '' AS schema, 'pg_largeobject' AS name, NULL AS part, '${STORED}' AS evidence
        WHERE ${STORED_SQL}`,
        },
        dump: { statements: { SelectStmt: dumpedLargeObjects } },
        dms: { fullLoad: "no", cdc: "no", nativeCopy: true, because: "DMS does not migrate large objects" },
    },
    {
        id: "repl-lo-column",
        category: "replication",
        severity: "warning",
        title: "Possible reference to large objects",
        why: "An oid column, or a routine that calls the lo_ functions, may refer to large objects; their numbers point to nothing on the target.",
        remedy: "Look at what the numbers refer to; keep the content in a bytea column instead.",
        effort: "medium",
        fix: { kind: "manual", does: "A person looks at the references" },
        catalog: {
            sql: `${typedColumns(`${(0,catalog_sql/* columnColumns */.ou)(LO_TYPE())}, CASE WHEN NOT ${STORED_SQL} THEN 'info' END AS severity`, "rp")}
        AND ${DEFINED_HERE} AND ${LO_TYPE()} IN ('oid', 'lo')`,
        },
        dump: {
            model: (model) => definingTables(model).flatMap((table) => [...table.columns.values()].flatMap((column) => {
                const name = isLo(column.type.name, column.type.schema) ? "lo" : typeBelow(column, model).name;
                if (column.type.array || (name !== "lo" && name !== "oid"))
                    return [];
                const { statement, byte } = column;
                return [{ object: (0,dump_relations/* columnRef */.sX)(table, column.name), evidence: name, at: { statement, byte } }];
            })),
        },
        code: {
            nodes: {
                FuncCall: ({ funcname }) => {
                    const names = (0,build/* namesOf */.eZ)(funcname);
                    const name = names.at(-1) ?? "";
                    return LARGE_OBJECT_CALLS.test(name) && (names.length === 1 || names[0] === "pg_catalog") ? name : undefined;
                },
            },
            pattern: /\blo_(?:creat|create|export|from_bytea|get|import|open|put|unlink)\s*\(/i,
        },
    },
    {
        id: "repl-lob-size",
        category: "replication",
        severity: "warning",
        title: "Values that may exceed the LOB limit",
        why: "The task carries values of up to 64 KB (LobMaxSize); a longer text, json, bytea or array value stops its table rather than being cut short.",
        remedy: "Measure the longest value with the statement given; when it is above 64 KB, raise TargetMetadata.LobMaxSize through the input task-settings to twice its size.",
        effort: "simple",
        fix: { kind: "manual", does: "A person measures and raises the limit" },
        catalog: {
            // Short values stay in the table itself; without a page of long ones none can be near the limit.
            sql: `${typedColumns(`${(0,catalog_sql/* relationColumns */.k9)(COLUMN_LIST)}, CASE WHEN pg_catalog.min(x.pages) = 0 THEN 'info' END AS severity,
         pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attnum) AS names`, "r").replace("WHERE c.relpersistence", "CROSS JOIN LATERAL (SELECT coalesce((SELECT s.relpages FROM pg_catalog.pg_class s WHERE s.oid = c.reltoastrelid), 0) AS pages) x WHERE c.relpersistence")} AND ${IS_LOB} GROUP BY n.nspname, c.relname, c.relkind`,
        },
        dump: { model: lobTables },
        sql: ({ object, severity, names = [] }) => {
            if (severity === "info")
                return [];
            const sizes = names.map((name) => {
                const column = (0,postgres_build/* quoteIdentifier */.Cm)(name);
                return `pg_catalog.max(pg_catalog.octet_length(${column}::pg_catalog.text)) AS ${column}`;
            });
            return [
                {
                    where: "source",
                    sql: `-- Longest values in bytes (bytea counts double). Reads the whole table.\nSELECT ${sizes.join(", ")} FROM ${(0,postgres_build/* quoteName */.AB)(object)};`,
                },
            ];
        },
        settings: (hits) => hits.some(({ severity }) => severity === undefined)
            ? [
                {
                    kind: "task",
                    name: "TargetMetadata.LobMaxSize",
                    value: "64",
                    why: "Kilobytes; twice the longest value of the tables found by repl-lob-size, when that is more",
                },
                {
                    kind: "source endpoint",
                    name: "FailTasksOnLobTruncation",
                    value: "true",
                    why: "A value above LobMaxSize stops its table instead of being cut short",
                },
            ]
            : [],
    },
];
/** The column's type: `lo` is a domain of the extension of that name. */
function LO_TYPE() {
    return `CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_type lo WHERE lo.oid = a.atttypid AND lo.typtype = 'd' AND lo.typname = 'lo') THEN 'lo'
    WHEN t.oid = 'pg_catalog.oid'::pg_catalog.regtype THEN 'oid' ELSE ${TYPE_NAME} END`;
}
function isLo(name, schema) {
    return name === "lo" && schema !== "";
}
/** In a dump with rows: `SELECT pg_catalog.lo_create('16400')`. */
function dumpedLargeObjects(fields) {
    const made = (0,build/* findNodes */.zM)(fields, "FuncCall").some(({ funcname }) => LARGE_OBJECT_CALLS.test((0,build/* namesOf */.eZ)(funcname).at(-1) ?? ""));
    return made ? [{ object: { type: "large objects", schema: "", name: "pg_largeobject" }, evidence: STORED }] : [];
}
function lobTables(model) {
    return carriedTables(model).flatMap((table) => {
        const names = columnsOf(table, model).flatMap((column) => (isLob(column, model) ? [column.name] : []));
        if (names.length === 0)
            return [];
        const object = (0,dump_relations/* relationRef */.Ew)(table);
        // How long values are a dump of the schema does not say.
        return [{ object, evidence: names.join(", "), severity: "info", names, at: { statement: table.statement } }];
    });
}
//# sourceMappingURL=large-objects.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/lob-not-null.js






/** NOT NULL on columns that DMS may fill in a second step. */
const lobNotNull = [
    {
        id: "repl-lob-not-null",
        category: "replication",
        severity: "warning",
        title: "NOT NULL on a LOB column",
        why: "In full LOB mode DMS inserts a row without its long values and adds them afterwards, which NOT NULL refuses; AWS asks for nullable LOB columns without saying that limited mode differs.",
        remedy: "Nothing is to be done: the bundle sets NOT NULL after the load.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "post-load",
            does: "The column may be NULL during the load, and is NOT NULL again after it",
        },
        catalog: {
            sql: `${typedColumns((0,catalog_sql/* columnColumns */.ou)(TYPE_NAME), "rp")} AND ${DEFINED_HERE} AND a.attnotnull AND a.attgenerated = '' AND ${IS_LOB}
        AND NOT ${isInIndex("(i.indisprimary OR i.indisreplident)")}`,
        },
        dump: {
            statements: {
                CreateStmt: (fields, statement, model) => notNullsOf(fields, statement, model).flatMap(({ table, column }) => table.isPartition || table.unlogged ? [] : [hitOn(table, column, model)]),
                AlterTableStmt: (fields, statement, model) => {
                    const set = setNotNull(fields, statement, model);
                    if (!set || set.table.isPartition || set.table.unlogged || !set.table.columns.has(set.column.name))
                        return [];
                    return [hitOn(set.table, set.column, model)];
                },
            },
        },
        convert: {
            CreateStmt: (fields, edit) => {
                for (const found of notNullsOf(fields, edit.statement, edit.model))
                    postpone(found, edit);
            },
            AlterTableStmt: (fields, edit) => {
                const set = setNotNull(fields, edit.statement, edit.model);
                if (!set)
                    return;
                edit.moveTo("post-load");
                // By then the tables that inherit from it are there and must get it, too.
                const only = edit.tokens().find(({ start, text }) => start < fields.relation.location && /^only$/i.test(text));
                if (only)
                    edit.remove(only.start, only.end);
                intend(set.table, set.column, edit);
            },
        },
    },
];
/** NOT NULL constraints in a CREATE TABLE before the load that can wait until after it. */
function notNullsOf(fields, statement, model) {
    const table = tableOf(fields, statement, model);
    if (!table)
        return [];
    const own = (fields.tableElts ?? []).flatMap(({ ColumnDef: definition }) => (definition?.constraints ?? []).map(({ Constraint }) => ({
        name: definition?.colname,
        constraint: Constraint,
    })));
    return own.flatMap(({ name, constraint }) => {
        const column = table.columns.get(name);
        const wanted = constraint?.contype === "CONSTR_NOTNULL" && !constraint.is_no_inherit;
        return wanted && column && canWait(table, column, model) ? [{ table, column, constraint }] : [];
    });
}
/** `ALTER TABLE ONLY child ALTER COLUMN c SET NOT NULL` before the load. */
function setNotNull(fields, statement, model) {
    const commands = (fields.cmds ?? []);
    const command = commands[0]?.AlterTableCmd;
    if (commands.length !== 1 || command?.subtype !== "AT_SetNotNull")
        return undefined;
    const table = tableOf(fields, statement, model);
    const column = table && columnIn(table, command.name, model);
    return table && column && canWait(table, column, model) ? { table, column } : undefined;
}
function tableOf(fields, { phase }, model) {
    if (phase !== undefined && phase !== "pre-load")
        return undefined;
    const { schemaname = "", relname = "" } = fields.relation ?? {};
    const table = model.relations.get((0,dump_model/* relationKey */.Y)(schemaname, relname));
    return table?.type === "table" && !isOfDms(relname) ? table : undefined;
}
/** A column of the table's own or of a parent. */
function columnIn(table, name, model) {
    const own = table.columns.get(name);
    if (own)
        return own;
    for (const parent of parentsOf(table, model)) {
        const found = columnIn(parent, name, model);
        if (found)
            return found;
    }
    return undefined;
}
/** Whether the column is a LOB, written by DMS, and in no key of the table or of what it shares the column with. */
function canWait(table, column, model) {
    return isLob(column, model) && !column.generated && !keyColumnsOfFamily(table, model).has(column.name);
}
function hitOn(table, column, model) {
    const { statement, byte } = column;
    return { object: (0,dump_relations/* columnRef */.sX)(table, column.name), evidence: typeName(column, model), at: { statement, byte } };
}
function postpone({ table, column, constraint }, edit) {
    const end = endOfNotNull(edit.tokens(), constraint.location);
    if (end === undefined)
        return;
    edit.remove(constraint.location, end);
    intend(table, column, edit);
    // Set on the table above, it reaches this one, too.
    if (parentsOf(table, edit.model).some((parent) => parent.columns.get(column.name)?.notNull))
        return;
    const name = (0,postgres_build/* quoteIdentifier */.Cm)(column.name);
    const set = constraint.conname === undefined
        ? `ALTER COLUMN ${name} SET NOT NULL`
        : `ADD CONSTRAINT ${(0,postgres_build/* quoteIdentifier */.Cm)(constraint.conname)} NOT NULL ${name}`;
    edit.add("post-load", `ALTER TABLE ${(0,postgres_build/* quoteName */.AB)(table)} ${set};`);
}
/** The end of `[CONSTRAINT name] NOT NULL`, comments passed over. */
function endOfNotNull(tokens, from) {
    const words = tokens.filter(({ start, text }) => start >= from && !/^(--|\/\*)/.test(text));
    const at = words[0]?.text.toUpperCase() === "CONSTRAINT" ? 2 : 0;
    const isNotNull = words[at]?.text.toUpperCase() === "NOT" && words[at + 1]?.text.toUpperCase() === "NULL";
    return isNotNull ? words[at + 1]?.end : undefined;
}
function intend(table, column, edit) {
    edit.intend({
        object: (0,dump_relations/* columnRef */.sX)(table, column.name),
        attribute: "not null",
        difference: "The column may be NULL until the rows are loaded",
        until: "post-load",
    });
}
//# sourceMappingURL=lob-not-null.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/locale.js





/** Orders text by its bytes, the same everywhere. */
const BYTE_ORDER = /^(C|POSIX|C\.UTF-?8)$/i;
/** The same as SQL. */
const IS_BYTE_ORDER = (locale) => `${locale} ~* '^(C|POSIX|C\\.UTF-?8)$'`;
/** FROM and WHERE over collations that the user made, as `k` and `n`. */
const OWN_COLLATIONS = `FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace n ON n.oid = k.collnamespace
  WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_collation", "k.oid")}`;
/** Picks the current database of pg_database `d`. */
const CURRENT = "d.datname = pg_catalog.current_database()";
/** Encodings and collations. */
const locale = [
    {
        id: "locale-encoding",
        category: "locale",
        severity: "needs-change",
        title: "Database that is not in UTF-8",
        why: "The database on Aurora should be in UTF-8, and text in another encoding must be converted; in SQL_ASCII it may hold bytes that are no text at all.",
        remedy: "Make the target database in UTF-8, and in SQL_ASCII find the rows whose text is not valid UTF-8 first.",
        effort: "medium",
        fix: { kind: "manual", does: "The text is checked and converted" },
        catalog: {
            sql: `SELECT 'database' AS type, '' AS schema, d.datname AS name, NULL AS part, pg_catalog.pg_encoding_to_char(d.encoding) AS evidence
        FROM pg_catalog.pg_database d WHERE ${CURRENT} AND d.encoding <> 6`,
        },
        dump: {
            statements: {
                CreatedbStmt: ({ dbname, options }) => {
                    const encoding = (0,build/* textOf */.b6)((0,build/* optionsOf */.cz)(options).find(({ name }) => name === "encoding")?.arg);
                    return encoding === undefined || isUtf8(encoding)
                        ? []
                        : [{ object: { type: "database", schema: "", name: dbname }, evidence: encoding }];
                },
            },
            model: (model) => (model.statements.some(({ type }) => type === "CreatedbStmt") ? [] : clientEncoding(model)),
        },
    },
    {
        id: "locale-sort",
        category: "locale",
        severity: "warning",
        title: "Database that sorts by the rules of a language",
        why: "Aurora sorts as glibc 2.26 did, systems since 2019 sort otherwise: results, ranges of text and paging by key may come in another order. The rows are safe, since indexes are built anew.",
        remedy: "Make the target database with the same locale, try queries that order by text, and give machine keys the collation C.",
        effort: "medium",
        fix: { kind: "manual", does: "Queries that depend on the order are tried on the target" },
        catalog: {
            sql: ({ source, }) => `SELECT 'database' AS type, '' AS schema, d.datname AS name, NULL AS part, 'LC_COLLATE ' || d.datcollate AS evidence
        FROM pg_catalog.pg_database d WHERE ${CURRENT} AND NOT ${IS_BYTE_ORDER("d.datcollate")} ${source >= 15 ? "AND d.datlocprovider = 'c'" : ""}`,
        },
        dump: {
            statements: {
                CreatedbStmt: ({ dbname, options }) => {
                    const { collate, provider } = localeOf(options);
                    if (provider !== "libc" || collate === undefined || BYTE_ORDER.test(collate))
                        return [];
                    return [{ object: { type: "database", schema: "", name: dbname }, evidence: `LC_COLLATE ${collate}` }];
                },
            },
        },
    },
    {
        id: "locale-icu",
        category: "locale",
        severity: "warning",
        title: "ICU collation",
        why: "Aurora has an older ICU (60.2 for 14 to 16), so newer locales and rules sort otherwise there or are missing.",
        remedy: "Create the collation on the target early, and try the queries and unique keys that use it.",
        effort: "medium",
        fix: { kind: "manual", does: "Queries and keys that use it are tried on the target" },
        catalog: {
            sql: ({ source }) => `SELECT 'collation' AS type, n.nspname AS schema, k.collname AS name, NULL AS part,
            'locale ' || coalesce(${source >= 17 ? "k.colllocale" : source >= 15 ? "k.colliculocale" : "k.collcollate"}, '') AS evidence
          ${OWN_COLLATIONS} AND k.collprovider = 'i'
        ${source < 15
                ? ""
                : `UNION ALL SELECT 'database', '', d.datname, NULL, 'locale ' || coalesce(${source >= 17 ? "d.datlocale" : "d.daticulocale"}, '')
          FROM pg_catalog.pg_database d WHERE ${CURRENT} AND d.datlocprovider = 'i'`}`,
        },
        dump: {
            statements: {
                DefineStmt: (fields) => collation(fields, (provider) => provider === "icu"),
                CreatedbStmt: ({ dbname, options }) => {
                    const { provider, icu } = localeOf(options);
                    if (provider !== "icu")
                        return [];
                    return [{ object: { type: "database", schema: "", name: dbname }, evidence: `locale ${icu ?? ""}` }];
                },
            },
        },
    },
    {
        id: "locale-custom-libc",
        category: "locale",
        severity: "needs-change",
        title: "Collation of the operating system",
        why: "The collation is made from a locale of the source's operating system, and its creation fails when Aurora does not have that locale.",
        remedy: "Look in pg_collation on the target for the locale or one that sorts alike, and write that name into the collation.",
        effort: "simple",
        fix: { kind: "manual", does: "The collation names a locale that Aurora has" },
        catalog: {
            sql: `SELECT 'collation' AS type, n.nspname AS schema, k.collname AS name, NULL AS part, 'locale ' || k.collcollate AS evidence
        ${OWN_COLLATIONS} AND k.collprovider = 'c' AND NOT ${IS_BYTE_ORDER("k.collcollate")}`,
        },
        dump: {
            statements: {
                DefineStmt: (fields) => collation(fields, (provider, name) => provider === "libc" && name !== "" && !BYTE_ORDER.test(name)),
            },
        },
    },
    {
        id: "locale-version-mismatch",
        category: "locale",
        severity: "warning",
        title: "Collation that changed under its indexes",
        why: "The operating system's sort order changed after indexes were built, so they may be corrupt, and unique keys may hold duplicates that then fail the load on the target.",
        remedy: "Rebuild the indexes on the source, remove the duplicates that this shows, then record the new version.",
        effort: "medium",
        fix: { kind: "auto", by: "assess-schema", does: "The statements for the source are written out" },
        liveOnly: "A dump does not hold the versions of collations",
        catalog: { sql: mismatches },
        sql: ({ object }) => object.type === "database"
            ? [
                {
                    where: "source",
                    sql: `REINDEX DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(object.name)};\nALTER DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(object.name)} REFRESH COLLATION VERSION;`,
                },
            ]
            : [
                {
                    where: "source",
                    sql: `-- After REINDEX of the indexes that use it.\nALTER COLLATION ${(0,postgres_build/* quoteIdentifier */.Cm)(object.schema)}.${(0,postgres_build/* quoteIdentifier */.Cm)(object.name)} REFRESH VERSION;`,
                },
            ],
    },
];
function isUtf8(encoding) {
    return /^utf-?8$|^unicode$/i.test(encoding);
}
/** A dump without CREATE DATABASE is written in the database's encoding, unless asked otherwise. */
function clientEncoding({ statements, parser }) {
    const statement = statements.find(({ type, text }) => type === "VariableSetStmt" && /client_encoding/i.test(text));
    const { value } = settingOf((statement && parser.statement(statement.text).node?.["VariableSetStmt"]) ?? {});
    if (!statement || value === undefined || isUtf8(value))
        return [];
    return [{ object: { type: "setting", schema: "", name: "client_encoding" }, evidence: value, at: { statement } }];
}
/** What CREATE DATABASE says of the sort order. */
function localeOf(list) {
    const options = (0,build/* optionsOf */.cz)(list);
    const option = (name) => (0,build/* textOf */.b6)(options.find((item) => item.name === name)?.arg);
    return {
        provider: option("locale_provider") ?? "libc",
        collate: option("lc_collate") ?? option("locale"),
        icu: option("icu_locale") ?? option("locale"),
    };
}
function collation({ kind, defnames, definition }, wanted) {
    if (kind !== "OBJECT_COLLATION")
        return [];
    const options = (0,build/* optionsOf */.cz)(definition);
    const option = (name) => (0,build/* textOf */.b6)(options.find((item) => item.name === name)?.arg);
    const provider = option("provider") ?? "libc";
    const name = option("locale") ?? option("lc_collate") ?? "";
    return wanted(provider, name) ? [{ object: refByNames("collation", defnames), evidence: `locale ${name}` }] : [];
}
/** Collations that something uses, and from 15 on the database's own. */
function mismatches({ source }) {
    const versions = "'made with version ' || k.collversion || ', now ' || pg_catalog.pg_collation_actual_version(k.oid)";
    return `SELECT 'collation' AS type, n.nspname AS schema, k.collname AS name, NULL AS part, ${versions} AS evidence
      FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace n ON n.oid = k.collnamespace
     WHERE k.collprovider IN ('i', 'c') AND k.collversion IS NOT NULL
       AND EXISTS (SELECT 1 FROM pg_catalog.pg_depend u WHERE u.refclassid = 'pg_catalog.pg_collation'::pg_catalog.regclass AND u.refobjid = k.oid)
       AND k.collversion <> pg_catalog.pg_collation_actual_version(k.oid)
    ${source < 15
        ? ""
        : `UNION ALL SELECT 'database', '', d.datname, NULL,
            'made with version ' || d.datcollversion || ', now ' || pg_catalog.pg_database_collation_actual_version(d.oid)
      FROM pg_catalog.pg_database d WHERE ${CURRENT} AND d.datcollversion <> pg_catalog.pg_database_collation_actual_version(d.oid)`}`;
}
//# sourceMappingURL=locale.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/names.js


/** Longest identifier of PostgreSQL, in bytes (NAMEDATALEN - 1). */
const LONGEST = 63;
const PLAIN = "^[a-z_][a-z0-9_$]*$";
/** Schemas of Aurora and of its extensions. */
const RESERVED = "^(rdsadmin|rds_|aws_|apg_plan_mgmt|pgtle|aurora_)|^(cron|partman)$";
/** FROM and WHERE over schemas of the user's, as `n`; a schema that an extension lives in is where it should be. */
const OWN_SCHEMAS = `FROM pg_catalog.pg_namespace n WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_namespace", "n.oid")}
  AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid)`;
/** Names that get in the way. */
const names = [
    {
        id: "name-special",
        category: "operation",
        severity: "warning",
        title: "Name that must be quoted",
        why: "Selection rules of DMS take % and _ as wild cards and names with their exact spelling; capitals, spaces, dots and quotes break many other tools.",
        remedy: "Select the table by the exact rule that create-dms-task writes, and quote the name in your own scripts.",
        effort: "trivial",
        fix: { kind: "auto", by: "create-dms-task", does: "The table mappings name each table exactly" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)("'must be quoted'")} ${(0,catalog_sql/* userRelations */.$g)("rpvmSf")} AND c.relname !~ '${PLAIN}'
        UNION ALL SELECT 'schema', '', n.nspname, NULL, 'must be quoted' ${OWN_SCHEMAS} AND n.nspname !~ '${PLAIN}'`,
        },
        dump: {
            model: ({ relations }) => wanted(relations, "must be quoted", ({ name }) => !new RegExp(PLAIN).test(name)),
            statements: {
                CreateSchemaStmt: ({ schemaname }) => new RegExp(PLAIN).test(schemaname ?? "a")
                    ? []
                    : [{ object: { type: "schema", schema: "", name: schemaname }, evidence: "must be quoted" }],
            },
        },
    },
    {
        id: "name-long",
        category: "operation",
        severity: "warning",
        title: "Name of the greatest length",
        why: "The name has 63 bytes, all that PostgreSQL allows: it may be cut already, and a name made from it by a suffix collides with it.",
        remedy: "See whether the application asks for a longer name, and rename the table if tools add suffixes to it.",
        effort: "simple",
        fix: { kind: "manual", does: "The table gets a shorter name" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)("'63 bytes'")} ${(0,catalog_sql/* userRelations */.$g)("rpvmf")} AND pg_catalog.octet_length(c.relname::text) >= ${LONGEST}`,
        },
        dump: {
            model: ({ relations }) => wanted(relations, "63 bytes", ({ type, name }) => type !== "sequence" && Buffer.byteLength(name, "utf8") >= LONGEST),
        },
    },
    {
        id: "name-reserved",
        category: "operation",
        severity: "needs-change",
        title: "Schema with a name of Aurora's",
        why: "Aurora or one of its extensions makes a schema or database of this name itself.",
        remedy: "Rename it on the source before the migration, in the application too.",
        effort: "medium",
        fix: { kind: "manual", does: "It gets another name" },
        catalog: {
            sql: `SELECT 'schema' AS type, '' AS schema, n.nspname AS name, NULL AS part, 'reserved' AS evidence ${OWN_SCHEMAS} AND n.nspname ~ '${RESERVED}'
        UNION ALL SELECT 'database', '', d.datname, NULL, 'reserved' FROM pg_catalog.pg_database d
         WHERE d.datname = pg_catalog.current_database() AND d.datname = 'rdsadmin'`,
        },
        dump: {
            statements: {
                CreateSchemaStmt: ({ schemaname }, _statement, { extensions }) => new RegExp(RESERVED).test(schemaname ?? "") && extensions.every(({ schema }) => schema !== schemaname)
                    ? [{ object: { type: "schema", schema: "", name: schemaname }, evidence: "reserved" }]
                    : [],
                CreatedbStmt: ({ dbname }) => dbname === "rdsadmin"
                    ? [{ object: { type: "database", schema: "", name: dbname }, evidence: "reserved" }]
                    : [],
            },
        },
    },
];
function wanted(relations, evidence, test) {
    return [...relations.values()]
        .filter(test)
        .map((relation) => ({ object: (0,dump_relations/* relationRef */.Ew)(relation), evidence, at: { statement: relation.statement } }));
}
//# sourceMappingURL=names.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/operation.js




const LOCKS = "pg_(?:try_)?advisory_(?:xact_)?(?:un)?lock(?:_shared|_all)?";
/** What the application and the operation rely on. */
const operation = [
    {
        id: "multi-database",
        category: "operation",
        severity: "info",
        title: "Another database on the same server",
        why: "Each database takes endpoints, a slot and a task of its own, and queries across databases break while only one has moved.",
        remedy: "Plan a migration for each database that is in use, and move those that talk to each other together.",
        effort: "medium",
        fix: { kind: "manual", does: "Each database gets a migration" },
        catalog: {
            // The database postgres is on every server, and mostly empty.
            sql: `SELECT 'database' AS type, '' AS schema, d.datname AS name, NULL AS part, 'on the same server' AS evidence FROM pg_catalog.pg_database d
       WHERE d.datallowconn AND NOT d.datistemplate AND d.datname NOT IN (pg_catalog.current_database(), 'postgres', 'rdsadmin')`,
        },
        dump: { model: otherDatabases },
    },
    {
        id: "notify",
        category: "operation",
        severity: "info",
        title: "LISTEN and NOTIFY",
        why: "Notifications work on the writer of one cluster only: none crosses from the source to the target, and RDS Proxy pins sessions that listen.",
        remedy: "Connect listeners to the target at the cutover, and let them look for what they missed.",
        effort: "simple",
        fix: { kind: "manual", does: "Listeners connect anew at the cutover" },
        code: {
            nodes: eitherOf(callsOf(/^pg_notify$/), { NotifyStmt: () => "NOTIFY", ListenStmt: () => "LISTEN" }),
            pattern: new RegExp(`${callPattern("pg_notify").source}|(?:^|;)\\s*(?:notify|listen)\\s+["\\w%]`, "i"),
        },
    },
    {
        id: "advisory-lock",
        category: "operation",
        severity: "info",
        title: "Advisory lock",
        why: "A lock taken on the source is not seen on the target, so two workers may hold it at once while some are connected to either side.",
        remedy: "Stop all workers before the cutover, and start them on the target alone.",
        effort: "trivial",
        fix: { kind: "manual", does: "Workers stop before the switch" },
        code: { nodes: callsOf(new RegExp(`^${LOCKS}$`)), pattern: callPattern(LOCKS) },
    },
    {
        id: "two-phase",
        category: "operation",
        severity: "needs-change",
        title: "Two-phase commit",
        why: "Aurora allows no prepared transactions until max_prepared_transactions is raised, and DMS does not support them.",
        remedy: "Set max_prepared_transactions in the parameter group if the application needs it, and let no transaction stay prepared during the migration.",
        effort: "simple",
        fix: { kind: "manual", does: "The parameter group allows prepared transactions" },
        catalog: {
            sql: `SELECT 'setting' AS type, '' AS schema, g.name, NULL AS part, 'set to ' || g.setting AS evidence
        FROM pg_catalog.pg_settings g WHERE g.name = 'max_prepared_transactions' AND g.setting <> '0'`,
        },
        code: {
            nodes: {
                TransactionStmt: ({ kind }) => (kind === "TRANS_STMT_PREPARE" ? "PREPARE TRANSACTION" : undefined),
            },
            pattern: /\bprepare\s+transaction\b/i,
        },
        settings: (hits) => hits
            .filter(({ object }) => object.type === "setting" && object.name === "max_prepared_transactions")
            .map(({ evidence }) => ({
            kind: "parameter group",
            name: "max_prepared_transactions",
            value: evidence.replace(/^set to /, ""),
            why: "The source allows prepared transactions, and Aurora does not by default",
        })),
    },
    {
        id: "dynamic-sql",
        category: "operation",
        severity: "info",
        title: "SQL put together at run time",
        why: "What the statement is shows only when it runs, so no check of the source text can judge it.",
        remedy: "Let the application's tests call the routine on the target.",
        effort: "simple",
        fix: { kind: "manual", does: "Tests call the routine" },
        code: {
            nodes: {
                PLpgSQL_stmt_dynexecute: () => "EXECUTE",
                PLpgSQL_stmt_dynfors: () => "EXECUTE",
                PLpgSQL_stmt_return_query: ({ dynquery }) => (dynquery === undefined ? undefined : "EXECUTE"),
                PLpgSQL_stmt_open: ({ dynquery }) => (dynquery === undefined ? undefined : "EXECUTE"),
            },
        },
    },
    {
        id: "routine-unchecked",
        category: "operation",
        severity: "info",
        title: "PL/pgSQL routines",
        why: "The server reads the body of a PL/pgSQL routine when it runs first, so a name that is missing on the target shows only then.",
        remedy: "Run plpgsql_check on a copy of the source, and the application's tests on the target.",
        effort: "simple",
        fix: { kind: "manual", does: "Tests call the routines" },
        // One finding for a schema: there may be thousands of routines.
        catalog: {
            sql: `SELECT DISTINCT 'schema' AS type, '' AS schema, n.nspname AS name, NULL AS part, 'holds PL/pgSQL routines' AS evidence
        FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
       WHERE l.lanname = 'plpgsql' AND ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_proc", "p.oid")}`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => (0,build/* optionsOf */.cz)(fields.options).some(({ name, arg }) => name === "language" && (0,build/* textOf */.b6)(arg) === "plpgsql")
                    ? [
                        {
                            object: { type: "schema", schema: "", name: (0,code_of_dump/* routineRef */.kh)(fields).schema },
                            evidence: "holds PL/pgSQL routines",
                        },
                    ]
                    : [],
            },
        },
    },
];
/** The first database of a dump of a whole server is taken as the one that moves. */
function otherDatabases({ statements, parser }) {
    return statements
        .filter(({ type }) => type === "CreatedbStmt")
        .slice(1)
        .map((statement) => ({
        object: {
            type: "database",
            schema: "",
            name: parser.statement(statement.text).node?.["CreatedbStmt"]?.dbname ?? "",
        },
        evidence: "on the same server",
        at: { statement },
    }));
}
//# sourceMappingURL=operation.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/parameters.js


/** Parameters by which statements give other results, or fail; those of memory and disks follow the instance. */
const TELLING = [
    "array_nulls",
    "backslash_quote",
    "bytea_output",
    "DateStyle",
    "default_text_search_config",
    "default_transaction_deferrable",
    "default_transaction_isolation",
    "default_transaction_read_only",
    "escape_string_warning",
    "extra_float_digits",
    "idle_in_transaction_session_timeout",
    "IntervalStyle",
    "lc_monetary",
    "lc_numeric",
    "lc_time",
    "lock_timeout",
    "max_locks_per_transaction",
    "quote_all_identifiers",
    "search_path",
    "standard_conforming_strings",
    "statement_timeout",
    "TimeZone",
    "timezone_abbreviations",
    "transform_null_equals",
    "xmlbinary",
    "xmloption",
];
/** Values that the new cluster has anyway. */
const ALIKE = `(g.name = 'TimeZone' AND g.reset_val ~* '^(etc/)?(utc|gmt|uct|zulu|universal)$')
  OR (g.name LIKE 'lc\\_%' AND g.reset_val ~* '^(C|POSIX|en_US\\.utf-?8)$')`;
/** The server's own settings. */
const parameters = [
    {
        id: "param-nondefault",
        category: "operation",
        severity: "info",
        title: "Server parameter of its own",
        why: "A new cluster starts with Aurora's defaults, under which statements may give other results or run into other limits.",
        remedy: "Set it in the cluster parameter group before the first rehearsal.",
        effort: "trivial",
        fix: { kind: "auto", by: "assess-schema", does: "The parameter is listed for the parameter group" },
        liveOnly: "A dump does not hold the server's configuration",
        catalog: {
            // A session of ours sets some of them itself; reset_val is what it would have otherwise.
            sql: `SELECT 'setting' AS type, '' AS schema, g.name, NULL AS part, 'set to ' || g.reset_val AS evidence
        FROM pg_catalog.pg_settings g
       WHERE g.source IN ('configuration file', 'override', 'command line', 'session') AND g.reset_val IS DISTINCT FROM g.boot_val AND NOT (${ALIKE})
         AND (g.name IN (${TELLING.map((name) => `'${name}'`).join(", ")}) OR g.category = 'Customized Options')
         AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_db_role_setting s CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) u
                          WHERE pg_catalog.lower(pg_catalog.split_part(u, '=', 1)) = pg_catalog.lower(g.name))`,
        },
        settings: (hits) => hits
            .filter(({ object: { name } }) => !name.includes(".") || aurora_extensions/* PRELOAD_ALLOWED */.fJ.includes(name.split(".")[0]))
            .map(({ object, evidence }) => ({
            kind: "parameter group",
            name: object.name.toLowerCase(),
            value: evidence.replace(/^set to /, ""),
            why: "The source has it so",
        })),
    },
    {
        id: "param-custom",
        category: "operation",
        severity: "info",
        title: "Parameter of the application's in postgresql.conf",
        why: "Aurora's parameter groups know no parameters of one's own, so the application would find none.",
        remedy: "Set it for the database or the role: ALTER DATABASE ... SET, ALTER ROLE ... SET.",
        effort: "trivial",
        fix: { kind: "manual", does: "It is set for the database" },
        liveOnly: "A dump does not hold the server's configuration",
        catalog: {
            // The value may be a secret.
            sql: `SELECT DISTINCT 'setting' AS type, '' AS schema, f.name, NULL AS part, 'its value is not shown' AS evidence
        FROM pg_catalog.pg_file_settings f WHERE f.applied AND pg_catalog.strpos(f.name, '.') > 0
         AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_settings g WHERE g.name = f.name)`,
        },
    },
    {
        id: "param-preload",
        category: "operation",
        severity: "needs-change",
        title: "Preloaded library that Aurora does not load",
        why: "Aurora loads only libraries of its own list, so what this one does is missing there.",
        remedy: "Do without the library, or see what serves in its place.",
        effort: "medium",
        fix: { kind: "manual", does: "Something else takes its place" },
        liveOnly: "A dump does not hold the server's configuration",
        catalog: {
            sql: `SELECT 'setting' AS type, '' AS schema, 'shared_preload_libraries' AS name, u.library AS part, u.library AS evidence
        FROM pg_catalog.pg_settings g CROSS JOIN LATERAL
          (SELECT pg_catalog.regexp_replace(pg_catalog.btrim(x, ' "'), '^.*/|\\.so$', '', 'g') AS library
             FROM pg_catalog.unnest(pg_catalog.string_to_array(g.setting, ',')) x) u
       WHERE g.name = 'shared_preload_libraries' AND u.library <> '' AND u.library NOT IN (${aurora_extensions/* PRELOAD_ALLOWED */.fJ.map((name) => `'${name}'`).join(", ")})`,
        },
        remedyFor: ({ object }) => ABSENT_LIBRARIES[object.part ?? ""],
    },
    {
        id: "op-physical",
        category: "operation",
        severity: "info",
        title: "Standby or archive of the write-ahead log",
        why: "Aurora takes no physical standbys and archives no write-ahead log, so tools that live on it (Patroni, pgBackRest, WAL-G) end with the source.",
        remedy: "Plan Aurora replicas, snapshots and point-in-time recovery, and keep the old backups as long as you must.",
        effort: "medium",
        fix: { kind: "manual", does: "Replicas and backups of Aurora take their place" },
        liveOnly: "A dump does not know the server's replicas",
        catalog: {
            // A slot that is in use and logical belongs to DMS or a subscription.
            sql: `SELECT DISTINCT 'setting' AS type, '' AS schema, 'replication' AS name, coalesce(nullif(r.application_name, ''), 'standby') AS part, 'physical standby' AS evidence
          FROM pg_catalog.pg_stat_replication r WHERE r.state <> 'backup' AND NOT EXISTS (
            SELECT 1 FROM pg_catalog.pg_replication_slots s WHERE s.active_pid = r.pid AND s.slot_type = 'logical')
        UNION ALL SELECT 'setting', '', g.name, NULL, 'set to ' || g.setting FROM pg_catalog.pg_settings g WHERE g.name = 'archive_mode' AND g.setting <> 'off'`,
        },
    },
];
//# sourceMappingURL=parameters.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/placement.js




/** Where things are stored. */
const placement = [
    {
        id: "priv-tablespace",
        category: "privileges",
        severity: "needs-change",
        title: "Tablespace",
        why: "Aurora keeps everything on one storage volume, and directories of the server are not yours to name.",
        remedy: "Create the object without a tablespace.",
        effort: "trivial",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "Tablespace clauses are left out" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)("(SELECT 'tablespace ' || s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)")}
        ${(0,catalog_sql/* userRelations */.$g)("rpmiI")} AND c.reltablespace NOT IN (0, 1664)
        UNION ALL
        SELECT 'database', '', d.datname, NULL, 'tablespace ' || s.spcname
          FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace s ON s.oid = d.dattablespace
         WHERE d.datname = pg_catalog.current_database() AND d.dattablespace <> 1663`,
        },
        dump: {
            statements: {
                CreateStmt: ({ relation, tablespacename }, statement, model) => placed("table", relation, tablespacename, statement, model),
                CreateTableAsStmt: ({ into, objtype }, statement, model) => placed(objtype === "OBJECT_MATVIEW" ? "materialized view" : "table", into?.rel, into?.tableSpaceName, statement, model),
                IndexStmt: ({ relation, idxname, tableSpace }, statement, model) => placed("index", { ...relation, relname: idxname }, tableSpace, statement, model),
                AlterTableStmt: altered,
                CreateTableSpaceStmt: ({ tablespacename }) => [
                    { object: { type: "tablespace", schema: "", name: tablespacename ?? "" }, evidence: "CREATE TABLESPACE" },
                ],
                CreatedbStmt: ({ dbname, options }) => (options ?? []).flatMap(({ DefElem: { defname, arg } }) => defname === "tablespace" && arg?.String?.sval !== "pg_default"
                    ? [found({ type: "database", schema: "", name: dbname }, arg?.String?.sval)]
                    : []),
            },
        },
        convert: {
            VariableSetStmt: (fields, edit) => {
                const { name, value } = settingOf(fields);
                if (name === "default_tablespace" && value)
                    edit.leaveOut("Aurora has one storage volume");
            },
            CreateTableSpaceStmt: (_fields, edit) => edit.leaveOut("Aurora has one storage volume"),
            CreateStmt: ({ tablespacename }, edit) => removeClause(edit, ["TABLESPACE"], tablespacename),
            CreateTableAsStmt: ({ into }, edit) => removeClause(edit, ["TABLESPACE"], into?.tableSpaceName),
            IndexStmt: ({ tableSpace }, edit) => removeClause(edit, ["TABLESPACE"], tableSpace),
            AlterTableStmt: ({ cmds }, edit) => {
                const commands = (cmds ?? []);
                const [command] = commands;
                if (commands.length !== 1)
                    return;
                if (command?.AlterTableCmd?.subtype === "AT_SetTableSpace")
                    edit.leaveOut("Aurora has one storage volume");
                else
                    removeClause(edit, ["USING", "INDEX", "TABLESPACE"], command?.AlterTableCmd?.def?.Constraint?.indexspace);
            },
        },
    },
];
/** Constraints that bring an index, which a default tablespace places too. */
const WITH_INDEX = /^CONSTR_(PRIMARY|UNIQUE|EXCLUSION)$/;
function placed(type, range, own, statement, model) {
    const tablespace = own ?? settingsInEffect(model, "default_tablespace").get(statement);
    return tablespace === undefined ? [] : [found(refByRange(type, range), tablespace)];
}
function altered(fields, statement, model) {
    const { relation, cmds } = fields;
    return (cmds ?? []).flatMap(({ AlterTableCmd: { subtype, name, def } }) => {
        if (subtype === "AT_SetTableSpace")
            return [found(refByRange("table", relation), name)];
        const { contype, conname, indexspace, indexname } = def?.Constraint ?? {};
        if (subtype !== "AT_AddConstraint" || !WITH_INDEX.test(contype) || indexname !== undefined)
            return [];
        return placed("index", { ...relation, relname: conname }, indexspace, statement, model);
    });
}
function found(object, tablespace) {
    return { object, evidence: `tablespace ${tablespace}` };
}
function removeClause(edit, keywords, name) {
    const clause = name === undefined ? undefined : wordsClause(edit, keywords, name);
    if (clause)
        edit.remove(clause.start, clause.end);
}
//# sourceMappingURL=placement.js.map
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/privileges.js




/** Roles whose rights are the server's files, programs and reserves. */
const SERVER_ROLES = [
    "pg_read_server_files",
    "pg_write_server_files",
    "pg_execute_server_program",
    "pg_checkpoint",
    "pg_create_subscription",
    "pg_use_reserved_connections",
];
/** Acts that take a superuser, and rights on what belongs to the system. */
const privileges = [
    {
        id: "priv-event-trigger",
        category: "privileges",
        severity: "warning",
        title: "Event trigger",
        why: "It fires on the statements that apply the schema too, Aurora lets only rds_superuser create it, and a major upgrade asks for it to be dropped.",
        remedy: "Let it be created last, as the bundle does, and check that its function calls nothing of a superuser.",
        effort: "simple",
        fix: { kind: "auto", by: "export-schema", phase: "post-cutover", does: "It is created at the very end" },
        catalog: {
            sql: `SELECT 'event trigger' AS type, '' AS schema, t.evtname AS name, NULL AS part, t.evtevent AS evidence
        FROM pg_catalog.pg_event_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
       WHERE t.evtname !~ '^awsdms_' AND n.nspname NOT IN (${domain_build/* MIGRATION_SCHEMAS */.U5.map((schema) => `'${schema}'`).join(", ")})
         AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_event_trigger", "t.oid")}`,
        },
        dump: {
            statements: {
                CreateEventTrigStmt: ({ trigname, eventname, funcname }) => trigname.startsWith("awsdms_") || domain_build/* MIGRATION_SCHEMAS */.U5.includes((0,build/* namesOf */.eZ)(funcname)[0] ?? "")
                    ? []
                    : [{ object: { type: "event trigger", schema: "", name: trigname }, evidence: eventname }],
            },
        },
        convert: { CreateEventTrigStmt: (_fields, edit) => edit.moveTo("post-cutover") },
    },
    {
        id: "priv-comment-ext",
        category: "privileges",
        severity: "info",
        title: "Comment on an extension",
        why: "Only the owner of an extension may comment on it, and creating the extension writes its usual comment anyway.",
        remedy: "Nothing is to be done; the comment is left out.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", phase: "pre-load", does: "The comment is left out" },
        catalog: {
            // plpgsql is in every database, and pg_dump writes no comment for it.
            sql: `SELECT 'extension' AS type, '' AS schema, e.extname AS name, NULL AS part, 'COMMENT ON EXTENSION' AS evidence
        FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_description d ON d.objoid = e.oid AND d.classoid = 'pg_catalog.pg_extension'::pg_catalog.regclass
       WHERE e.extname <> 'plpgsql'`,
        },
        dump: {
            statements: {
                CommentStmt: ({ objtype, object }) => objtype === "OBJECT_EXTENSION" ? [{ object: extension(object), evidence: "COMMENT ON EXTENSION" }] : [],
            },
        },
        convert: {
            CommentStmt: ({ objtype, object }, edit) => {
                if (objtype !== "OBJECT_EXTENSION")
                    return;
                edit.leaveOut("Only the owner of an extension may comment on it");
                edit.intend({
                    object: extension(object),
                    attribute: "comment",
                    difference: "The comment is the one the extension brings along",
                });
            },
        },
    },
    {
        id: "priv-security-label",
        category: "privileges",
        severity: "needs-change",
        title: "Security label",
        why: "Aurora loads no provider of security labels (sepgsql, anon), and a label without its provider is refused.",
        remedy: "Protect the data by row-level security or views; pg_columnmask masks columns from Aurora 16.10 and 17.6 on.",
        effort: "medium",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The labels are left out" },
        catalog: {
            sql: `SELECT 'column' AS type, n.nspname AS schema, c.relname AS name, a.attname AS part, 'label of provider ' || l.provider AS evidence
          FROM pg_catalog.pg_seclabel l JOIN pg_catalog.pg_class c ON c.oid = l.objoid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = l.objsubid
         WHERE l.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND l.objsubid <> 0
        UNION ALL
        SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' ELSE 'table' END,
            n.nspname, c.relname, NULL, 'label of provider ' || l.provider
          FROM pg_catalog.pg_seclabel l JOIN pg_catalog.pg_class c ON c.oid = l.objoid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE l.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND l.objsubid = 0
        UNION ALL
        SELECT 'routine', n.nspname, ${(0,catalog_sql/* routineName */.qu)("p")}, NULL, 'label of provider ' || l.provider
          FROM pg_catalog.pg_seclabel l JOIN pg_catalog.pg_proc p ON p.oid = l.objoid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE l.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass
        UNION ALL
        SELECT CASE o.type WHEN 'schema' THEN 'schema' WHEN 'large object' THEN 'large objects' ELSE 'type' END, coalesce(o.schema, ''), coalesce(o.name, o.identity), NULL,
            'label of provider ' || l.provider
          FROM pg_catalog.pg_seclabel l CROSS JOIN LATERAL pg_catalog.pg_identify_object(l.classoid, l.objoid, l.objsubid) o
         WHERE l.classoid NOT IN ('pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_proc'::pg_catalog.regclass)`,
        },
        dump: {
            statements: {
                SecLabelStmt: (fields) => [
                    { object: labelled(fields), evidence: `label of provider ${fields.provider ?? "(default)"}` },
                ],
            },
        },
        convert: { SecLabelStmt: (_fields, edit) => edit.leaveOut("Aurora loads no provider of security labels") },
    },
    {
        id: "priv-predefined-role",
        category: "privileges",
        severity: "needs-change",
        title: "Membership in a role of the server's",
        why: "Aurora gives no access to the server's files, programs and reserves, and its master user cannot grant these roles.",
        remedy: "Leave the membership out; aws_s3 moves files, and a job runner runs programs.",
        effort: "simple",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The membership is left out" },
        catalog: {
            sql: `SELECT DISTINCT 'role' AS type, '' AS schema, m.rolname AS name, NULL AS part, 'member of ' || g.rolname AS evidence
        FROM pg_catalog.pg_auth_members a JOIN pg_catalog.pg_roles g ON g.oid = a.roleid JOIN pg_catalog.pg_roles m ON m.oid = a.member
       WHERE g.rolname IN (${SERVER_ROLES.map((role) => `'${role}'`).join(", ")}) AND m.rolname !~ '^pg_'`,
        },
        dump: {
            statements: {
                GrantRoleStmt: (fields) => fields.is_grant !== true
                    ? []
                    : (fields.grantee_roles ?? []).flatMap(({ RoleSpec: member }) => grantedRoles(fields)
                        .filter((role) => SERVER_ROLES.includes(role))
                        .map((role) => ({
                        object: { type: "role", schema: "", name: member?.rolename ?? "" },
                        evidence: `member of ${role}`,
                    }))),
            },
        },
        convert: {
            GrantRoleStmt: (fields, edit) => {
                if (grantedRoles(fields).every((role) => SERVER_ROLES.includes(role)))
                    edit.leaveOut("Aurora's master user cannot grant this role");
            },
        },
    },
];
function extension(object) {
    return { type: "extension", schema: "", name: object?.String?.sval ?? "" };
}
function grantedRoles({ granted_roles }) {
    return (granted_roles ?? []).map(({ AccessPriv }) => AccessPriv?.priv_name ?? "");
}
function labelled({ objtype, object }) {
    const names = (0,build/* namesOf */.eZ)(object?.List?.items ?? object?.TypeName?.names);
    const type = String(objtype).replace("OBJECT_", "").toLowerCase();
    const [schema = "", name = "", part] = names;
    if (type === "column")
        return { type: "column", schema, name, part: part ?? "" };
    if (object?.ObjectWithArgs)
        return (0,code_of_dump/* routineOf */.SH)(object.ObjectWithArgs.objname, object.ObjectWithArgs.objfuncargs ?? []);
    if (object?.String)
        return { type: type === "schema" ? "schema" : "type", schema: "", name: object.String.sval };
    const relation = { matview: "materialized view", foreign_table: "foreign table" }[type] ?? type;
    return { type: relation, schema, name };
}
//# sourceMappingURL=privileges.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/type-text.js
var type_text = __webpack_require__(4009);
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/privileges-definitions.js






/** FROM and WHERE over the user's objects of a catalog, as `x` and `n`. */
const own = (catalog, prefix) => `FROM pg_catalog.${catalog} x JOIN pg_catalog.pg_namespace n ON n.oid = x.${prefix}namespace
    WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${(0,catalog_sql/* isNotOfExtension */.qM)(catalog, "x.oid")}`;
/** Whether one of two types is the user's: he may make casts for it. */
const OWN_TYPE = `EXISTS (SELECT 1 FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_type e ON e.typarray = t.oid
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
   WHERE t.oid IN (c.castsource, c.casttarget) AND ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_type", "coalesce(e.oid, t.oid)")})`;
/** Things of the type system and the text conversion that only a superuser may define. */
const privilegesDefinitions = [
    {
        id: "priv-opclass",
        category: "privileges",
        severity: "blocker",
        title: "Operator class or family",
        why: "Only a superuser may create an operator class or an operator family.",
        remedy: "Use a built-in operator class, or an index on an expression that gives the same order.",
        effort: "significant",
        fix: { kind: "manual", does: "Indexes use a built-in operator class or an expression" },
        catalog: {
            sql: `SELECT 'operator class' AS type, n.nspname AS schema, x.opcname || ' USING ' || m.amname AS name, NULL AS part,
          'for type ' || pg_catalog.format_type(x.opcintype, NULL) AS evidence
        ${own("pg_opclass", "opc").replace(" WHERE", " JOIN pg_catalog.pg_am m ON m.oid = x.opcmethod WHERE")}
        UNION ALL
        SELECT 'operator family', n.nspname, x.opfname || ' USING ' || m.amname, NULL, 'without a class of its own'
        ${own("pg_opfamily", "opf").replace(" WHERE", " JOIN pg_catalog.pg_am m ON m.oid = x.opfmethod WHERE")}
          AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_opclass c WHERE c.opcfamily = x.oid)`,
        },
        dump: {
            statements: {
                CreateOpClassStmt: ({ opclassname, amname, datatype }) => {
                    const ref = refByNames("operator class", opclassname);
                    return [
                        { object: { ...ref, name: `${ref.name} USING ${amname}` }, evidence: `for type ${(0,type_text/* typeText */.w)(datatype)}` },
                    ];
                },
                CreateOpFamilyStmt: ({ opfamilyname, amname }, _statement, model) => familiesWithClass(model).has(`${dotted(opfamilyname)} USING ${amname}`)
                    ? []
                    : [
                        {
                            object: {
                                ...refByNames("operator family", opfamilyname),
                                name: `${(0,build/* namesOf */.eZ)(opfamilyname).at(-1)} USING ${amname}`,
                            },
                            evidence: "without a class of its own",
                        },
                    ],
            },
        },
    },
    {
        id: "priv-base-type",
        category: "privileges",
        severity: "blocker",
        title: "Base type",
        why: "Only a superuser may create a base type, and its functions are C code that Aurora cannot load.",
        remedy: "Use a domain, a composite type or an extension of Aurora that has the type; pg_tle can hold base types too.",
        effort: "significant",
        fix: { kind: "manual", does: "A domain or a composite type takes its place" },
        catalog: {
            sql: `SELECT 'type' AS type, n.nspname AS schema, x.typname AS name, NULL AS part, 'input ' || x.typinput::pg_catalog.regproc AS evidence
        ${own("pg_type", "typ")} AND x.typtype = 'b' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_type e WHERE e.typarray = x.oid)`,
        },
        dump: {
            statements: {
                DefineStmt: ({ kind, defnames, definition }) => {
                    const input = (0,build/* optionsOf */.cz)(definition).find(({ name }) => name === "input");
                    if (kind !== "OBJECT_TYPE" || !input)
                        return [];
                    return [{ object: refByNames("type", defnames), evidence: `input ${dotted(input.arg?.TypeName?.names)}` }];
                },
            },
        },
    },
    {
        id: "priv-ts-template",
        category: "privileges",
        severity: "blocker",
        title: "Text search template or parser",
        why: "Only a superuser may create one, and its functions are C code that Aurora cannot load.",
        remedy: "Build the dictionaries and configurations on the built-in templates and the default parser.",
        effort: "significant",
        fix: { kind: "manual", does: "Dictionaries use a built-in template, configurations the default parser" },
        catalog: {
            sql: `SELECT 'text search template' AS type, n.nspname AS schema, x.tmplname AS name, NULL AS part, 'lexize ' || x.tmpllexize AS evidence
        ${own("pg_ts_template", "tmpl")}
        UNION ALL SELECT 'text search parser', n.nspname, x.prsname, NULL, 'start ' || x.prsstart ${own("pg_ts_parser", "prs")}`,
        },
        dump: {
            statements: {
                DefineStmt: ({ kind, defnames, definition }) => {
                    const names = (option) => dotted((0,build/* optionsOf */.cz)(definition).find(({ name }) => name === option)?.arg?.TypeName?.names);
                    if (kind === "OBJECT_TSTEMPLATE")
                        return [{ object: refByNames("text search template", defnames), evidence: `lexize ${names("lexize")}` }];
                    if (kind === "OBJECT_TSPARSER")
                        return [{ object: refByNames("text search parser", defnames), evidence: `start ${names("start")}` }];
                    return [];
                },
            },
        },
    },
    {
        id: "priv-cast",
        category: "privileges",
        severity: "needs-change",
        title: "Cast that Aurora refuses",
        why: "A cast without a function takes a superuser, and any cast takes the ownership of one of its types.",
        remedy: "Call a function instead, or cast a type of your own by a function or WITH INOUT.",
        effort: "medium",
        fix: { kind: "manual", does: "A function is called in place of the cast" },
        catalog: {
            sql: `SELECT 'cast' AS type, '' AS schema, pg_catalog.format_type(c.castsource, NULL) || ' AS ' || pg_catalog.format_type(c.casttarget, NULL) AS name,
          NULL AS part, CASE c.castmethod WHEN 'b' THEN 'WITHOUT FUNCTION' WHEN 'i' THEN 'WITH INOUT' ELSE 'WITH FUNCTION' END AS evidence
        FROM pg_catalog.pg_cast c WHERE c.oid >= 16384 AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_cast", "c.oid")} AND (c.castmethod = 'b' OR NOT ${OWN_TYPE})`,
        },
        dump: {
            statements: {
                CreateCastStmt: ({ sourcetype, targettype, func, inout }, _statement, model) => {
                    const binary = func === undefined && inout !== true;
                    if (!binary && [sourcetype, targettype].some((type) => isOwnType(type, model)))
                        return [];
                    return [
                        {
                            object: { type: "cast", schema: "", name: `${(0,type_text/* typeText */.w)(sourcetype)} AS ${(0,type_text/* typeText */.w)(targettype)}` },
                            evidence: binary ? "WITHOUT FUNCTION" : inout ? "WITH INOUT" : "WITH FUNCTION",
                        },
                    ];
                },
            },
        },
    },
    {
        id: "priv-conversion",
        category: "privileges",
        severity: "blocker",
        title: "Encoding conversion",
        why: "A conversion of encodings calls a C function, and Aurora loads none but its own.",
        remedy: "Convert the text before it reaches the database, with client_encoding or in the program.",
        effort: "medium",
        fix: { kind: "manual", does: "Clients convert the text" },
        catalog: {
            sql: `SELECT 'conversion' AS type, n.nspname AS schema, x.conname AS name, NULL AS part, 'function ' || x.conproc AS evidence
        ${own("pg_conversion", "con")} AND x.conproc::oid >= 16384`,
        },
        dump: {
            statements: {
                CreateConversionStmt: ({ conversion_name, func_name }) => (0,build/* namesOf */.eZ)(func_name).length === 1 || (0,build/* namesOf */.eZ)(func_name)[0] === "pg_catalog"
                    ? []
                    : [{ object: refByNames("conversion", conversion_name), evidence: `function ${dotted(func_name)}` }],
            },
        },
    },
    {
        id: "priv-transform",
        category: "privileges",
        severity: "blocker",
        title: "Transform",
        why: "A transform between a type and a language is made of functions with internal arguments, which only a superuser may create.",
        remedy: "Use an extension that brings the transform (hstore_plperl, jsonb_plperl), or convert the value in the function's body.",
        effort: "medium",
        fix: { kind: "manual", does: "Functions convert the value themselves" },
        catalog: {
            sql: `SELECT 'transform' AS type, '' AS schema, pg_catalog.format_type(t.trftype, NULL) AS name, l.lanname AS part, 'LANGUAGE ' || l.lanname AS evidence
        FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang WHERE ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_transform", "t.oid")}`,
        },
        dump: {
            statements: {
                CreateTransformStmt: ({ type_name, lang }) => [
                    {
                        object: { type: "transform", schema: "", name: (0,type_text/* typeText */.w)(type_name), part: lang },
                        evidence: `LANGUAGE ${lang}`,
                    },
                ],
            },
        },
    },
    {
        id: "priv-agg-internal",
        category: "privileges",
        severity: "blocker",
        title: "Aggregate with an internal state",
        why: "Only a superuser may create an aggregate whose state has the type internal.",
        remedy: "Give the aggregate an array or a composite type as its state, with functions in SQL or PL/pgSQL.",
        effort: "significant",
        fix: { kind: "manual", does: "The state gets another type" },
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)("'state type internal'")} ${(0,catalog_sql/* userRoutines */.vs)()} AND EXISTS (SELECT 1 FROM pg_catalog.pg_aggregate a
        WHERE a.aggfnoid = p.oid AND 'pg_catalog.internal'::pg_catalog.regtype IN (a.aggtranstype, a.aggmtranstype))`,
        },
        dump: {
            statements: {
                DefineStmt: ({ kind, defnames, args, definition }) => {
                    const internal = (0,build/* optionsOf */.cz)(definition).some(({ name, arg }) => /^m?stype$/.test(name) && (0,build/* namesOf */.eZ)(arg?.TypeName?.names).at(-1) === "internal");
                    if (kind !== "OBJECT_AGGREGATE" || !internal)
                        return [];
                    const ref = (0,code_of_dump/* routineOf */.SH)(defnames, args);
                    return [{ object: { ...ref, name: ref.name.replace(/\(\)$/, "(*)") }, evidence: "state type internal" }];
                },
            },
        },
    },
];
const withClass = new WeakMap();
/** Operator families, as `schema.name USING method`, that hold a class; CREATE OPERATOR CLASS makes its own. */
function familiesWithClass(model) {
    const known = withClass.get(model);
    if (known)
        return known;
    const families = new Set();
    for (const { type, text } of model.statements) {
        if (type !== "CreateOpClassStmt")
            continue;
        const { opfamilyname, opclassname, amname } = model.parser.statement(text).node?.[type] ?? {};
        families.add(`${dotted(opfamilyname ?? opclassname)} USING ${amname}`);
    }
    withClass.set(model, families);
    return families;
}
function isOwnType(typeName, { types, relations, statements, parser }) {
    const names = (0,build/* namesOf */.eZ)(typeName?.names);
    if (names.length < 2)
        return false;
    const key = (0,dump_model/* relationKey */.Y)(names.at(-2), names.at(-1));
    if (types.has(key) || relations.has(key))
        return true;
    // Base types are in no map.
    return statements.some(({ type, text }) => {
        const fields = type === "DefineStmt" ? parser.statement(text).node?.[type] : undefined;
        return fields?.kind === "OBJECT_TYPE" && dotted(fields.defnames) === names.join(".");
    });
}
//# sourceMappingURL=privileges-definitions.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/superuser-parameters.js
/**
 * Parameters of context superuser or superuser-backend in any of PostgreSQL 12 to 18 (pg_settings). Those of contexts
 * sighup and postmaster can be set neither for a role nor for a function. Without session_replication_role, which
 * Aurora lets rds_superuser set.
 */
const NAMES = new Set([
    "allow_in_place_tablespaces",
    "allow_system_table_mods",
    "backtrace_functions",
    "commit_delay",
    "compute_query_id",
    "deadlock_timeout",
    "debug_discard_caches",
    "dynamic_library_path",
    "event_triggers",
    "extension_control_path",
    "ignore_checksum_failure",
    "jit_debugging_support",
    "jit_dump_bitcode",
    "jit_profiling_support",
    "lc_messages",
    "lo_compat_privileges",
    "log_connections",
    "log_disconnections",
    "log_duration",
    "log_error_verbosity",
    "log_executor_stats",
    "log_lock_failures",
    "log_lock_waits",
    "log_min_duration_sample",
    "log_min_duration_statement",
    "log_min_error_statement",
    "log_min_messages",
    "log_parameter_max_length",
    "log_parser_stats",
    "log_planner_stats",
    "log_replication_commands",
    "log_statement",
    "log_statement_sample_rate",
    "log_statement_stats",
    "log_temp_files",
    "log_transaction_sample_rate",
    "max_stack_depth",
    "session_preload_libraries",
    "temp_file_limit",
    "track_activities",
    "track_cost_delay_timing",
    "track_counts",
    "track_functions",
    "track_io_timing",
    "track_wal_io_timing",
    "update_process_title",
    "wal_compression",
    "wal_consistency_checking",
    "wal_init_zero",
    "wal_recycle",
    "zero_damaged_pages",
]);
/** Whether only a superuser may set a parameter for a session, role, database or function, as far as names tell. */
function isSuperuserParameter(name) {
    return NAMES.has(name.toLowerCase());
}
/** The same as SQL over an entry `name=value` of a catalog; libraries' own parameters are known there too. */
const SUPERUSER_PARAMETER = (entry) => `EXISTS (SELECT 1 FROM pg_catalog.pg_settings g WHERE pg_catalog.lower(g.name) = pg_catalog.lower(pg_catalog.split_part(${entry}, '=', 1))
    AND g.context IN ('superuser', 'superuser-backend') AND g.name <> 'session_replication_role')`;
/** `name = value` of such an entry, as SQL. */
const configuredIn = (entry) => `pg_catalog.split_part(${entry}, '=', 1) || ' = ' || pg_catalog.substr(${entry}, pg_catalog.strpos(${entry}, '=') + 1)`;
//# sourceMappingURL=superuser-parameters.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/privileges-functions.js







/** Attributes of functions that only a superuser may give. */
const privilegesFunctions = [
    {
        id: "priv-leakproof",
        category: "privileges",
        severity: "needs-change",
        title: "LEAKPROOF function",
        why: "Only a superuser may mark a function LEAKPROOF; its creation fails on Aurora.",
        remedy: "Leave the mark out, and look at the plans of queries behind row-level security and security_barrier views.",
        effort: "trivial",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The LEAKPROOF mark is left out" },
        catalog: { sql: `${(0,catalog_sql/* routineColumns */.ME)("'LEAKPROOF'")} ${(0,catalog_sql/* userRoutines */.vs)()} AND p.proleakproof` },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => options(fields, isLeakproof).map(() => ({ object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: "LEAKPROOF" })),
                AlterFunctionStmt: ({ func, actions }) => (0,build/* optionsOf */.cz)(actions)
                    .filter(isLeakproof)
                    .map(() => ({ object: (0,code_of_dump/* routineOf */.SH)(func?.objname, func?.objfuncargs), evidence: "LEAKPROOF" })),
            },
        },
        convert: {
            CreateFunctionStmt: (fields, edit) => strip(fields, edit, isLeakproof, "leakproof", "Not LEAKPROOF: Aurora lets no user mark functions so"),
            AlterFunctionStmt: ({ actions }, edit) => {
                const [action, ...others] = (0,build/* optionsOf */.cz)(actions);
                if (action && isLeakproof(action) && others.length === 0)
                    edit.leaveOut("Aurora lets no user mark functions LEAKPROOF");
            },
        },
    },
    {
        id: "priv-support-fn",
        category: "privileges",
        severity: "needs-change",
        title: "Function with a planner support function",
        why: "Only a superuser may give a function a planner support function.",
        remedy: "Leave the clause out, and compare the plans of queries that call the function.",
        effort: "trivial",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The SUPPORT clause is left out" },
        catalog: { sql: `${(0,catalog_sql/* routineColumns */.ME)("'SUPPORT ' || p.prosupport")} ${(0,catalog_sql/* userRoutines */.vs)()} AND p.prosupport <> 0` },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => options(fields, isSupport).map(({ arg }) => ({
                    object: (0,code_of_dump/* routineRef */.kh)(fields),
                    evidence: `SUPPORT ${dotted(arg?.List?.items).replace(/^pg_catalog\./, "")}`,
                })),
            },
        },
        convert: {
            CreateFunctionStmt: (fields, edit) => strip(fields, edit, isSupport, "support", "No support function: only a superuser may give one"),
        },
    },
    {
        id: "priv-fn-guc",
        category: "privileges",
        severity: "needs-change",
        title: "Function that sets a parameter of the superuser's",
        why: "The function's SET clause names a parameter that only a superuser may set, so its creation fails.",
        remedy: "Leave the clause out, and set the parameter in the cluster's parameter group if it is needed.",
        effort: "trivial",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The SET clause is left out" },
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)(configuredIn("u"))} ${(0,catalog_sql/* userRoutines */.vs)().replace(" WHERE", " CROSS JOIN LATERAL pg_catalog.unnest(p.proconfig) u WHERE")} AND ${SUPERUSER_PARAMETER("u")}`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => options(fields, isSuperuserSet).map(({ arg }) => {
                    const { name, value } = settingOf(arg.VariableSetStmt);
                    return { object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: `${name} = ${value}` };
                }),
            },
        },
        convert: {
            CreateFunctionStmt: (fields, edit) => strip(fields, edit, isSuperuserSet, "configuration", "A SET clause is left out that takes a superuser"),
        },
    },
];
const isLeakproof = ({ name, arg }) => name === "leakproof" && arg?.Boolean?.boolval === true;
const isSupport = ({ name }) => name === "support";
const isSuperuserSet = ({ name, arg }) => name === "set" && isSuperuserParameter(arg?.VariableSetStmt?.name ?? "");
function options({ options: list }, wanted) {
    return (0,build/* optionsOf */.cz)(list).filter(wanted);
}
function strip(fields, edit, wanted, attribute, difference) {
    const all = (0,build/* optionsOf */.cz)(fields.options);
    for (const option of all.filter(wanted)) {
        const { start, end } = optionClause(edit, all, option);
        edit.remove(start, end);
        edit.intend({ object: (0,code_of_dump/* routineRef */.kh)(fields), attribute, difference });
    }
}
//# sourceMappingURL=privileges-functions.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/replication-code.js

/** What stored code does to tables that the change stream does not carry. */
const replicationCode = [
    {
        id: "repl-truncate",
        category: "replication",
        severity: "warning",
        title: "TRUNCATE in stored code",
        why: "DMS applies a TRUNCATE only from 3.5 on, AWS's pages disagree about it, and the task leaves it out: rows that the source no longer has would stay on the target.",
        remedy: "Do not run it between the start of the task and the switch, or let it DELETE for that time.",
        effort: "simple",
        fix: { kind: "manual", does: "People keep from truncating" },
        code: {
            nodes: {
                TruncateStmt: ({ relations }, unit) => {
                    if (!isCode(unit))
                        return undefined;
                    const names = (relations ?? []).map(({ RangeVar: range }) => range ?? {});
                    const lasting = names.filter((range) => !isTemporary(range.relname, unit));
                    return lasting.length === 0 ? undefined : `TRUNCATE ${lasting.map(qualified).join(", ")}`;
                },
            },
            pattern: /\btruncate(?:\s+table)?(?:\s+only)?(?!\s+on\b)(?:\s+["%a-z_]|\s*$)/i,
            unless: isAboutTemporary,
        },
    },
    {
        id: "repl-ddl-in-routine",
        category: "replication",
        severity: "warning",
        title: "Tables made or changed by stored code",
        why: "DMS does not see tables that a routine creates, alters or drops; a table made during the migration is missing on the target, and a new column stops its table.",
        remedy: "Do not run it between the export and the switch; make the tables it will need beforehand.",
        effort: "simple",
        fix: { kind: "manual", does: "People keep from running it" },
        code: {
            nodes: {
                CreateStmt: ({ relation }, unit) => made(relation, unit),
                CreateTableAsStmt: ({ into, objtype }, unit) => objtype === "OBJECT_TABLE" ? made(into?.rel, unit) : undefined,
                AlterTableStmt: ({ relation, objtype }, unit) => isCode(unit) && objtype === "OBJECT_TABLE" && !isTemporary(relation?.relname, unit)
                    ? `ALTER TABLE ${qualified(relation)}`
                    : undefined,
                DropStmt: ({ objects, removeType }, unit) => {
                    if (!isCode(unit) || removeType !== "OBJECT_TABLE")
                        return undefined;
                    const names = (objects ?? []).map(({ List: list }) => (0,build/* namesOf */.eZ)(list?.items));
                    const lasting = names.filter((parts) => !isTemporary(parts.at(-1), unit));
                    return lasting.length === 0 ? undefined : `DROP TABLE ${lasting.map((parts) => parts.join(".")).join(", ")}`;
                },
            },
            pattern: /\b(?:create\s+(?:unlogged\s+)?table|alter\s+table|drop\s+table)\b/i,
            unless: isAboutTemporary,
        },
    },
];
/** Whether the text runs by itself: routines and jobs, not the definitions of tables. */
function isCode({ object }) {
    return (object.type === "routine" || object.type === "setting") && !object.name.startsWith("awsdms_");
}
function made(range, unit) {
    return isCode(unit) && range?.relpersistence !== "t" ? `CREATE TABLE ${qualified(range)}` : undefined;
}
function qualified(range) {
    return [range?.schemaname, range?.relname].filter(Boolean).join(".");
}
const TEMPORARY = /\bcreate\s+(?:(?:local|global)\s+)?temp(?:orary)?\s+table\s+(?:if\s+not\s+exists\s+)?"?([^\s"(;]+)/gi;
/** Whether the same code makes a temporary table of this name. */
function isTemporary(name, { text }) {
    return [...text.matchAll(TEMPORARY)].some(([, made]) => made?.replace(/^pg_temp\./i, "").toLowerCase() === name?.toLowerCase());
}
const NAMED = /\b(?:truncate|table)\s+(?:table\s+)?(?:if\s+exists\s+)?(?:only\s+)?"?([^\s"'(;,]+)/i;
/** The same for text that is only searched: dynamic SQL. */
function isAboutTemporary(found, unit) {
    return isTemporary(NAMED.exec(found)?.[1], unit);
}
//# sourceMappingURL=replication-code.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/replication-columns.js





const SEQUENCE = "Its position";
/** Columns whose values the server makes, and the sequences behind them. */
const replicationColumns = [
    {
        id: "repl-sequence",
        category: "replication",
        severity: "needs-change",
        title: "Sequence",
        why: "DMS carries rows, not sequences: after the switch the next value would be one that is taken.",
        remedy: "Nothing is to be done; keep applications off the target until the cutover, which sets every sequence.",
        effort: "trivial",
        fix: { kind: "auto", by: "cutover", phase: "post-cutover", does: "Every sequence gets the source's position" },
        catalog: { sql: `${(0,catalog_sql/* relationColumns */.k9)(`'${SEQUENCE}'`)} ${(0,catalog_sql/* userRelations */.$g)("S")}` },
        dump: {
            statements: {
                CreateSeqStmt: ({ sequence }, statement) => isOfDms(sequence?.relname ?? "")
                    ? []
                    : [{ object: refByRange("sequence", sequence), evidence: SEQUENCE, at: { statement } }],
                AlterTableStmt: (fields, statement) => identitySequences(fields).map((names) => ({
                    object: refByNames("sequence", names),
                    evidence: SEQUENCE,
                    at: { statement },
                })),
            },
        },
    },
    {
        id: "repl-identity-always",
        category: "replication",
        severity: "needs-change",
        title: "Identity column GENERATED ALWAYS",
        why: "The full load may give such a column its values, an INSERT of the change stream may not: the load passes and the first new row fails (428C9).",
        remedy: "Nothing is to be done: the bundle makes it BY DEFAULT until the switch and ALWAYS again after it.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "export-schema",
            phase: "pre-load",
            does: "The column is BY DEFAULT until post-cutover.sql makes it ALWAYS again",
        },
        catalog: {
            sql: `${(0,catalog_sql/* columnColumns */.ou)("'GENERATED ALWAYS AS IDENTITY'")} ${(0,catalog_sql/* userColumns */.b3)("rp")} AND NOT c.relispartition AND a.attidentity = 'a'`,
        },
        dump: { model: identitiesAlways },
    },
    {
        id: "repl-generated-column",
        category: "replication",
        severity: "needs-change",
        title: "Generated column",
        why: "DMS reads the values of generated columns as it does all others, but PostgreSQL refuses them on the target, in the load and in the change stream: the table ends in Table error.",
        remedy: "Leave the column out by a remove-column rule in the table mappings of the task, so that the target computes it; else make the column a plain one on the target until the cutover.",
        effort: "simple",
        fix: { kind: "manual", does: "A person adds the mapping rule that is given" },
        catalog: {
            sql: `${(0,catalog_sql/* columnColumns */.ou)("CASE a.attgenerated WHEN 'v' THEN 'VIRTUAL' ELSE 'STORED' END")} ${(0,catalog_sql/* userColumns */.b3)("r")} AND c.relpersistence = 'p' AND a.attgenerated <> ''`,
        },
        dump: { model: replication_columns_generatedColumns },
        dms: {
            fullLoad: "no",
            cdc: "no",
            because: "the target computes a generated column itself and refuses values for it until a remove-column rule leaves it out",
        },
        settings: (hits) => hits.map(removeColumn),
    },
];
/** Names of the sequences that identity columns bring along. */
function identitySequences(fields) {
    return (fields.cmds ?? []).flatMap(({ AlterTableCmd: command }) => {
        if (command?.subtype !== "AT_AddIdentity")
            return [];
        const name = (0,build/* optionsOf */.cz)(command.def?.Constraint?.options).find((option) => option.name === "sequence_name");
        return name ? [name.arg?.List?.items] : [];
    });
}
function identitiesAlways(model) {
    return tablesOf(model)
        .filter(({ isPartition }) => !isPartition)
        .flatMap((table) => [...table.columns.values()]
        .filter(({ identity }) => identity === "always")
        .map((column) => replication_columns_hitOn(table, column, "GENERATED ALWAYS AS IDENTITY")));
}
function replication_columns_generatedColumns(model) {
    return carriedTables(model).flatMap((table) => columnsOf(table, model)
        .filter(({ generated }) => generated)
        .map((column) => replication_columns_hitOn(table, column, column.virtual ? "VIRTUAL" : "STORED")));
}
function replication_columns_hitOn(table, { name, statement, byte }, evidence) {
    return { object: (0,dump_relations/* columnRef */.sX)(table, name), evidence, at: { statement, byte } };
}
/** One rule of the task's table mappings. */
function removeColumn({ object: { schema, name, part = "" } }) {
    const rule = {
        "rule-type": "transformation",
        "rule-target": "column",
        "object-locator": { "schema-name": schema, "table-name": name, "column-name": part },
        "rule-action": "remove-column",
    };
    return {
        kind: "table mapping",
        name: `remove-column ${schema}.${name}.${part}`,
        value: JSON.stringify(rule),
        why: "The target computes the column itself; the rule needs a rule-id and rule-name of its own",
    };
}
//# sourceMappingURL=replication-columns.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/deferrable.js


/**
 * Puts a deferrable unique or exclusion constraint behind the switch. Without a primary key beside it, it stays: it is
 * then the index by which replicated changes find their row.
 */
function postponeDeferrable(fields, edit) {
    const { schemaname: schema = "", relname: name = "" } = fields.relation ?? {};
    const table = edit.model.relations.get((0,dump_model/* relationKey */.Y)(schema, name));
    const commands = (fields.cmds ?? []);
    const [command] = commands.map(({ AlterTableCmd }) => AlterTableCmd);
    const constraint = command?.subtype === "AT_AddConstraint" ? command.def?.Constraint : undefined;
    if (commands.length !== 1 || !constraint?.deferrable || !table || keyOf(table, edit.model) === undefined)
        return;
    if (constraint.contype !== "CONSTR_UNIQUE" && constraint.contype !== "CONSTR_EXCLUSION")
        return;
    edit.moveTo("post-cutover");
    edit.intend({
        object: { type: "constraint", schema, name, part: constraint.conname ?? "" },
        difference: "The deferrable constraint is created after the switch",
        until: "post-cutover",
    });
}
//# sourceMappingURL=deferrable.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/replication-constraints.js




const DEFERRED = "DEFERRABLE INITIALLY DEFERRED";
const DEFERRABLE = "DEFERRABLE";
/** Constraints that the load or the change stream may trip over. */
const replicationConstraints = [
    {
        id: "repl-deferrable-key",
        category: "replication",
        severity: "warning",
        title: "Deferrable constraint",
        why: "DMS applies changes row by row: a deferrable unique key meets duplicates on the way that the source's own transaction never showed. Deferrable foreign keys are safe, since they do not fire for DMS.",
        remedy: "Nothing is to be done: the bundle creates the unique key after the switch, as it was.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "post-cutover",
            does: "A deferrable unique or exclusion constraint is created after the switch, where the table has a primary key beside it",
        },
        catalog: {
            // A deferrable primary key is repl-no-pk.
            sql: constraintSql(`CASE WHEN k.condeferred THEN '${DEFERRED}' ELSE '${DEFERRABLE}' END`, "k.condeferrable AND k.contype IN ('u', 'f', 'x')", "CASE WHEN k.contype = 'f' THEN 'info' END AS severity"),
        },
        dump: {
            model: (model) => constraintsOf(model, ({ type, deferrable, initiallyDeferred, statement }) => {
                if (!deferrable || type === "CONSTR_PRIMARY" || statement.phase === "post-cutover")
                    return undefined;
                const evidence = initiallyDeferred ? DEFERRED : DEFERRABLE;
                return type === "CONSTR_FOREIGN" ? { evidence, severity: "info" } : { evidence };
            }),
        },
        convert: { AlterTableStmt: postponeDeferrable },
    },
    {
        id: "repl-pk-update",
        category: "replication",
        severity: "warning",
        title: "Key values may be updated",
        why: "ON UPDATE CASCADE shows that key values change; DMS may lose an update of a key without writing an exception.",
        remedy: "Change no key values between the start of the task and the switch; the comparison of the rows shows it if one was.",
        effort: "trivial",
        fix: { kind: "manual", does: "People keep from changing keys" },
        catalog: { sql: constraintSql("'ON UPDATE CASCADE'", "k.contype = 'f' AND k.confupdtype = 'c'") },
        dump: {
            model: (model) => constraintsOf(model, ({ onUpdate }) => (onUpdate === "c" ? { evidence: "ON UPDATE CASCADE" } : undefined)),
        },
    },
    {
        id: "repl-fk",
        category: "replication",
        severity: "info",
        title: "Foreign key",
        why: "The full load fills tables in any order, so that a foreign key would refuse rows whose partner comes later.",
        remedy: "Nothing is to be done: foreign keys are created after the load.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "It is created after the load" },
        catalog: {
            sql: constraintSql("'references ' || (SELECT rn.nspname || '.' || r.relname FROM pg_catalog.pg_class r JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace WHERE r.oid = k.confrelid)", "k.contype = 'f'"),
        },
        dump: {
            model: (model) => constraintsOf(model, ({ references }) => references ? { evidence: `references ${references.schema}.${references.name}` } : undefined),
        },
    },
    {
        id: "repl-not-valid",
        category: "replication",
        severity: "warning",
        title: "NOT VALID constraint",
        why: "Old rows may break it, and on the target every row that DMS inserts is a new one that must fulfil it.",
        remedy: "Nothing is to be done: it is created after the load. Updates of old rows that break it fail on the source, too.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "It is created, NOT VALID, after the load" },
        catalog: { sql: constraintSql("'NOT VALID'", "NOT k.convalidated") },
        dump: {
            model: (model) => constraintsOf(model, ({ notValid }) => (notValid ? { evidence: "NOT VALID" } : undefined)),
        },
    },
    {
        id: "repl-exclusion",
        category: "replication",
        severity: "warning",
        title: "Exclusion constraint",
        why: "Its index slows the load down, and needs btree_gist for plain types; applied row by row, changes may conflict on the way.",
        remedy: "Nothing is to be done: it is created after the load.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "It is created after the load" },
        catalog: { sql: constraintSql("'EXCLUDE'", "k.contype = 'x'") },
        dump: {
            model: (model) => constraintsOf(model, ({ type }) => (type === "CONSTR_EXCLUSION" ? { evidence: "EXCLUDE" } : undefined)),
        },
    },
    {
        id: "repl-secondary-index",
        category: "replication",
        severity: "info",
        title: "Secondary indexes",
        why: "Every index beside the primary key slows the full load down.",
        remedy: "Nothing is to be done: they are built after the load.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "They are built after the load" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)("pg_catalog.count(*)::pg_catalog.text")}
        ${(0,catalog_sql/* userRelations */.$g)("r").replace("WHERE", "JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND NOT i.indisprimary WHERE")}
        GROUP BY n.nspname, c.relname, c.relkind`,
        },
        dump: { model: secondaryIndexes },
    },
];
function constraintSql(evidence, where, further = "") {
    return `SELECT 'constraint' AS type, n.nspname AS schema, c.relname AS name, k.conname AS part, ${[`${evidence} AS evidence`, further].filter(Boolean).join(", ")}
    ${(0,catalog_sql/* userRelations */.$g)("rp").replace("WHERE", "JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid WHERE")} AND k.conparentid = 0 AND k.conislocal AND ${where}`;
}
/** Named constraints of which `judge` has something to say. */
function constraintsOf(model, judge) {
    return tablesOf(model).flatMap((table) => table.constraints.flatMap((constraint) => {
        const { schema, name } = table;
        const found = constraint.name === "" || isHandedDown(constraint, table, model) ? undefined : judge(constraint);
        if (!found)
            return [];
        const { statement, byte } = constraint;
        return [
            { object: { type: "constraint", schema, name, part: constraint.name }, ...found, at: { statement, byte } },
        ];
    }));
}
/** Whether a key of a partition is the part of its parent's key. */
function isHandedDown({ type, columns }, table, model) {
    if (!table.isPartition || (type !== "CONSTR_UNIQUE" && type !== "CONSTR_EXCLUSION"))
        return false;
    return parentsOf(table, model).some(({ constraints }) => constraints.some((above) => above.type === type && above.columns.join() === columns.join()));
}
function secondaryIndexes(model) {
    return tablesOf(model).flatMap((table) => {
        const count = table.indexes.length + indexingConstraints(table);
        if (table.partitioned || count === 0)
            return [];
        return [{ object: (0,dump_relations/* relationRef */.Ew)(table), evidence: String(count), at: { statement: table.statement } }];
    });
}
function indexingConstraints({ constraints }) {
    return constraints.filter(({ type }) => type === "CONSTR_UNIQUE" || type === "CONSTR_EXCLUSION").length;
}
//# sourceMappingURL=replication-constraints.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/table-elements.js
/** The elements of a CREATE TABLE in order, by its tokens; comments belong to none. */
function elementsOf(tokens) {
    const words = tokens.filter(({ text }) => !/^(--|\/\*)/.test(text));
    const elements = [];
    let depth = 0;
    let current;
    let comma;
    for (const { start, end, text } of words) {
        if (depth === 1 && (text === "," || text === ")")) {
            if (current)
                elements.push(current);
            current = undefined;
            if (text === ")")
                return elements;
            comma = start;
            continue;
        }
        if (text === ")" || text === "]")
            depth--;
        if (depth >= 1) {
            if (current)
                current.end = end;
            else
                current = comma === undefined ? { start, end } : { start, end, comma };
        }
        if (text === "(" || text === "[")
            depth++;
    }
    return elements;
}
/** The ranges to take out so that the wanted elements go and the commas still fit; they do not overlap. */
function rangesWithout(elements, isWanted) {
    const firstKept = elements.findIndex((element) => !isWanted(element));
    if (firstKept < 0)
        return elements.length === 0 ? [] : [{ start: elements[0]?.start ?? 0, end: elements.at(-1)?.end ?? 0 }];
    const ranges = elements
        .slice(firstKept)
        .filter(isWanted)
        .map(({ comma, start, end }) => ({ start: comma ?? start, end }));
    // Those in front of everything that stays go with the comma behind them.
    if (firstKept > 0)
        ranges.unshift({ start: elements[0]?.start ?? 0, end: elements[firstKept]?.start ?? 0 });
    return ranges;
}
//# sourceMappingURL=table-elements.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/replication-expressions.js








/** Expressions in indexes and checks that disturb the replication. */
const replicationExpressions = [
    {
        id: "repl-unique-coalesce",
        category: "replication",
        severity: "blocker",
        title: "Unique index over coalesce",
        why: "AWS says, for sources and for targets, that DMS does not support a table with a unique index over coalesce().",
        remedy: "On PostgreSQL 15 and later replace it by UNIQUE NULLS NOT DISTINCT, before by two partial unique indexes; or prove with a trial task that the source's index does no harm, accept the finding, and let convert-schema create the index after the switch (offered).",
        effort: "simple",
        fix: {
            kind: "offered",
            by: "convert-schema",
            phase: "post-cutover",
            does: "The index is created on the target after the switch; the one on the source stays",
        },
        catalog: {
            sql: `SELECT 'index' AS type, n.nspname AS schema, x.relname AS name, NULL AS part, 'coalesce on ' || n.nspname || '.' || c.relname AS evidence
        ${(0,catalog_sql/* userRelations */.$g)("rp").replace("WHERE", "JOIN pg_catalog.pg_index i ON i.indrelid = c.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE")}
          AND i.indisunique AND i.indexprs IS NOT NULL AND pg_catalog.pg_get_expr(i.indexprs, i.indrelid) ~* '\\mcoalesce\\s*\\('`,
        },
        dump: {
            statements: {
                IndexStmt: (fields, statement) => isUniqueCoalesce(fields) && !isOfDms(fields.relation?.relname ?? "") && statement.phase !== "post-cutover"
                    ? [{ object: indexRef(fields), evidence: coalesceEvidence(fields), at: { statement } }]
                    : [],
            },
        },
        convert: {
            IndexStmt: (fields, edit) => {
                if (!isUniqueCoalesce(fields))
                    return;
                edit.moveTo("post-cutover");
                edit.intend({
                    object: indexRef(fields),
                    difference: "The unique index is created after the switch",
                    until: "post-cutover",
                });
            },
        },
    },
    {
        id: "repl-check-function",
        category: "replication",
        severity: "warning",
        title: "CHECK that calls an own function",
        why: "Such a check may read other tables, which are empty or behind while rows are loaded; then it refuses good rows.",
        remedy: "Nothing is to be done for a table: its check is created after the load. For a domain, look whether the function reads tables, and qualify the names it uses.",
        effort: "simple",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "post-load",
            does: "A table's check is created after the load; a domain's stays where it is",
        },
        catalog: {
            sql: `SELECT DISTINCT 'constraint' AS type, n.nspname AS schema, coalesce(c.relname, t.typname) AS name, k.conname AS part,
          pn.nspname || '.' || p.proname AS evidence
        FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace
        LEFT JOIN pg_catalog.pg_class c ON c.oid = k.conrelid LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid
        JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid
                                   AND d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
        JOIN pg_catalog.pg_proc p ON p.oid = d.refobjid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
        WHERE k.contype = 'c' AND ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${(0,catalog_sql/* isUserSchema */.Th)("pn")} AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_proc", "p.oid")}
          AND (c.oid IS NULL OR c.relkind IN ('r', 'p') AND NOT c.relispartition AND k.conislocal AND c.relname NOT LIKE 'awsdms\\_%')
          AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_class", "k.conrelid")}`,
        },
        dump: {
            statements: {
                CreateStmt: ({ relation, tableElts, partbound }, statement, model) => {
                    const { schemaname = "", relname = "" } = relation ?? {};
                    const isPartition = partbound ?? model.relations.get((0,dump_model/* relationKey */.Y)(schemaname, relname))?.isPartition;
                    if (isPartition || isOfDms(relname))
                        return [];
                    const found = checks(tableElts, model);
                    return found.map(({ name, byte, routine }) => ({
                        object: { ...refByRange("constraint", relation), part: name },
                        evidence: routine,
                        at: { statement, byte },
                    }));
                },
                AlterTableStmt: ({ relation, cmds }, statement, model) => addedChecks(relation, cmds, statement, model),
                CreateDomainStmt: ({ domainname, constraints }, statement, model) => checks(constraints, model).map(({ name, byte, routine }) => ({
                    object: { ...refByNames("constraint", domainname), part: name },
                    evidence: routine,
                    at: { statement, byte },
                })),
            },
        },
        convert: {
            CreateStmt: postponeChecks,
            CommentStmt: (fields, edit) => {
                if (isOnPostponedCheck(fields, edit))
                    edit.moveTo("post-load");
            },
        },
    },
];
function isUniqueCoalesce({ unique, indexParams }) {
    return unique === true && (0,build/* findNodes */.zM)(indexParams ?? [], "CoalesceExpr").length > 0;
}
function indexRef({ relation, idxname }) {
    return { ...refByRange("index", relation), name: String(idxname ?? "") };
}
function coalesceEvidence({ relation }) {
    return `coalesce on ${relation?.schemaname ?? ""}.${relation?.relname ?? ""}`;
}
/** The CHECK constraints among table elements or domain constraints that call a routine of the dump. */
function checks(elements, model) {
    return (elements ?? []).flatMap(({ Constraint: constraint }) => {
        if (constraint?.contype !== "CONSTR_CHECK")
            return [];
        const called = ownCalls(constraint.raw_expr, model);
        return called.map((routine) => ({ name: constraint.conname ?? "", byte: constraint.location ?? 0, routine }));
    });
}
function addedChecks(relation, cmds, statement, model) {
    if (statement.phase !== undefined && statement.phase !== "pre-load")
        return [];
    const added = (cmds ?? []).flatMap(({ AlterTableCmd: command }) => command?.subtype === "AT_AddConstraint" ? [command.def] : []);
    return checks(added, model).map(({ name, byte, routine }) => ({
        object: { ...refByRange("constraint", relation), part: name },
        evidence: routine,
        at: { statement, byte },
    }));
}
const replication_expressions_ROUTINES = new WeakMap();
/** `schema.name` of the routines of the dump that an expression calls, sorted, each once. */
function ownCalls(expression, model) {
    let routines = replication_expressions_ROUTINES.get(model);
    if (!routines) {
        routines = new Set(model.statements.flatMap(({ type, text }) => {
            const fields = type === "CreateFunctionStmt" ? model.parser.statement(text).node?.[type] : undefined;
            const names = (0,build/* namesOf */.eZ)(fields?.funcname);
            return domain_build/* MIGRATION_SCHEMAS */.U5.includes(names[0] ?? "") ? [] : [names.join(".")];
        }));
        replication_expressions_ROUTINES.set(model, routines);
    }
    const called = (0,build/* findNodes */.zM)(expression, "FuncCall").map(({ funcname }) => (0,build/* namesOf */.eZ)(funcname).join("."));
    return [...new Set(called)].filter((name) => routines.has(name)).sort();
}
/** Takes checks that call own routines out of a CREATE TABLE, and adds them after the load. */
function postponeChecks(fields, edit) {
    const { model, statement } = edit;
    const { schemaname: schema = "", relname: name = "" } = fields.relation ?? {};
    const table = model.relations.get((0,dump_model/* relationKey */.Y)(schema, name));
    const found = new Map(checks(fields.tableElts, model).map((check) => [check.byte, check]));
    if (!table || found.size === 0 || (statement.phase !== undefined && statement.phase !== "pre-load"))
        return;
    const elements = elementsOf(edit.tokens());
    const isWanted = ({ start }) => found.has(start);
    const bytes = Buffer.from(statement.text, "utf8");
    for (const element of elements.filter(isWanted)) {
        const part = found.get(element.start)?.name ?? "";
        edit.intend({
            object: { type: "constraint", schema, name, part },
            difference: "The check is created after the load, since it calls a function that may read other tables",
            until: "post-load",
        });
        if (parentsOf(table, model).some((parent) => parent.constraints.some((other) => other.name === part)))
            continue;
        const text = bytes.subarray(element.start, element.end).toString("utf8");
        edit.add("post-load", `ALTER TABLE ${(0,postgres_build/* quoteName */.AB)({ schema, name })} ADD ${text};`);
    }
    for (const { start, end } of rangesWithout(elements, isWanted))
        edit.remove(start, end);
}
/** COMMENT ON CONSTRAINT of a check that is created after the load. */
function isOnPostponedCheck({ objtype, object }, { model }) {
    if (objtype !== "OBJECT_TABCONSTRAINT")
        return false;
    const names = (0,build/* namesOf */.eZ)(object?.List?.items);
    const [schema = "", table = "", constraint = ""] = names.length === 2 ? ["", ...names] : names;
    const checked = model.relations.get((0,dump_model/* relationKey */.Y)(schema, table))?.constraints.find(({ name }) => name === constraint);
    if (checked?.type !== "CONSTR_CHECK")
        return false;
    const { type, text } = checked.statement;
    const fields = type === "CreateStmt" ? model.parser.statement(text).node?.[type] : undefined;
    return checks(fields?.tableElts, model).some(({ name }) => name === constraint);
}
//# sourceMappingURL=replication-expressions.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/replication-identity.js





const NOTHING = "REPLICA IDENTITY NOTHING";
const NOTHING_NO_KEY = `${NOTHING}, no primary key`;
/** What an UPDATE or DELETE says of its row in the change stream. */
const replicationIdentity = [
    {
        id: "repl-identity-nothing",
        category: "replication",
        severity: "needs-change",
        title: "No replica identity",
        why: "With REPLICA IDENTITY NOTHING an UPDATE or DELETE in the change stream does not say which row it is about, and is lost.",
        remedy: "Set REPLICA IDENTITY DEFAULT on the source table; without a primary key, set FULL.",
        effort: "trivial",
        fix: { kind: "manual", does: "A person runs the statement on the source" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)(`CASE WHEN ${HAS_PRIMARY_KEY} THEN '${NOTHING}' ELSE '${NOTHING_NO_KEY}' END`)}
        ${(0,catalog_sql/* userRelations */.$g)("rp")} AND c.relpersistence = 'p' AND c.relreplident = 'n'`,
        },
        dump: {
            model: (model) => identities(model, "n", (key) => (key ? NOTHING : NOTHING_NO_KEY)),
        },
        dms: { cdc: "insert-only", because: "its replica identity is NOTHING" },
        sql: ({ object, evidence }) => [
            {
                where: "source",
                sql: `ALTER TABLE ${(0,postgres_build/* quoteName */.AB)(object)} REPLICA IDENTITY ${evidence === NOTHING ? "DEFAULT" : "FULL"};`,
            },
        ],
    },
    {
        id: "repl-identity-full",
        category: "replication",
        severity: "warning",
        title: "Replica identity is the whole row",
        why: "The plugin pglogical, which DMS prefers when it is installed, cannot replicate updates of such a table; every change also writes the whole old row into the WAL.",
        remedy: "Keep the endpoint's plugin test_decoding; where the table has a key, REPLICA IDENTITY DEFAULT writes less.",
        effort: "trivial",
        fix: { kind: "auto", by: "create-dms-task", does: "The source endpoint reads with test_decoding" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)("'REPLICA IDENTITY FULL'")} ${(0,catalog_sql/* userRelations */.$g)("rp")} AND c.relpersistence = 'p' AND c.relreplident = 'f'`,
        },
        dump: { model: (model) => identities(model, "f", () => "REPLICA IDENTITY FULL") },
        settings: () => [
            {
                kind: "source endpoint",
                name: "PluginName",
                value: "test-decoding",
                why: "pglogical cannot replicate tables with REPLICA IDENTITY FULL",
            },
        ],
    },
];
function identities(model, identity, evidence) {
    return tablesOf(model)
        .filter(({ replicaIdentity, unlogged }) => replicaIdentity === identity && !unlogged)
        .map((table) => ({
        object: (0,dump_relations/* relationRef */.Ew)(table),
        evidence: evidence(keyOf(table, model) !== undefined),
        at: { statement: table.statement },
    }));
}
//# sourceMappingURL=replication-identity.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/key-candidate.js

/** Whether a table of a dump has a primary key that identifies rows in the change stream: a deferrable one does not. */
function usableKey(table, model) {
    if (keyOf(table, model) === undefined)
        return false;
    const own = table.constraints.find(({ type }) => type === "CONSTR_PRIMARY");
    if (own)
        return !own.deferrable;
    return parentsOf(table, model).some((parent) => usableKey(parent, model));
}
/**
 * Name of the unique index or constraint that could be a table's key: complete, checked at once, over plain NOT NULL
 * columns. Of several the first by name.
 */
function keyCandidate(table, model) {
    const filled = new Set(columnsOf(table, model).flatMap(({ name, notNull }) => (notNull ? [name] : [])));
    const complete = (columns) => columns.length > 0 && columns.every((column) => column !== undefined && filled.has(column));
    const indexes = table.indexes.filter(({ unique, partial, columns }) => unique && !partial && complete(columns));
    const constraints = table.constraints.filter(({ type, deferrable, columns }) => type === "CONSTR_UNIQUE" && !deferrable && complete(columns));
    return [...indexes, ...constraints].map(({ name }) => name).sort()[0];
}
//# sourceMappingURL=key-candidate.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/replication-keys.js







const NO_KEY = "it has no primary key";
/** Keys that DMS needs to find a row again. */
const replicationKeys = [
    {
        id: "repl-no-pk",
        category: "replication",
        severity: "needs-change",
        title: "No usable primary key",
        why: "Full load and inserts work, but an UPDATE or DELETE on the source names no row and is not carried, and DMS cannot validate the table.",
        remedy: "Give the source table a primary key, or promote a unique index over NOT NULL columns; else set REPLICA IDENTITY FULL on it, or copy it while nothing writes.",
        effort: "simple",
        fix: {
            kind: "offered",
            by: "convert-schema",
            phase: "pre-load",
            does: "A unique index over NOT NULL columns becomes the primary key on the target; the source needs its own change",
        },
        catalog: { sql: noKeySql },
        dump: {
            model: (model) => carriedTables(model).flatMap((table) => (usableKey(table, model) ? [] : [noKeyHit(table, model)])),
        },
        dms: ({ severity, names, evidence }) => {
            if (severity === "info")
                return undefined;
            if (severity === "warning")
                return { validation: "no", because: NO_KEY };
            const because = evidence.startsWith("deferrable") ? "its primary key is deferrable" : NO_KEY;
            return names ? { cdc: "insert-only", because } : { cdc: "insert-only", validation: "no", because };
        },
        sql: ({ object, severity, names: [index] = [] }) => {
            if (severity !== undefined)
                return [];
            const identity = index === undefined ? "FULL" : `USING INDEX ${(0,postgres_build/* quoteIdentifier */.Cm)(index)}`;
            return [{ where: "source", sql: `ALTER TABLE ${(0,postgres_build/* quoteName */.AB)(object)} REPLICA IDENTITY ${identity};` }];
        },
        convert: { IndexStmt: promoteIndex, AlterTableStmt: promoteUnique },
    },
    {
        id: "repl-array-no-pk",
        category: "replication",
        severity: "blocker",
        title: "Array column without primary key",
        why: "DMS carries arrays as LOBs and suspends a table that has one but no primary key, already in the full load.",
        remedy: "Give the source table a primary key; else exclude the table and copy it with pg_dump while nothing writes.",
        effort: "simple",
        fix: { kind: "manual", does: "A person gives the table a key or copies it" },
        catalog: {
            sql: `${typedColumns((0,catalog_sql/* relationColumns */.k9)(COLUMN_LIST), "r")} AND t.typcategory = 'A' AND NOT ${HAS_PRIMARY_KEY}
        GROUP BY n.nspname, c.relname, c.relkind`,
        },
        dump: {
            model: (model) => withoutKey(model, (column) => typeBelow(column, model).array),
        },
        dms: { fullLoad: "no", cdc: "no", validation: "no", nativeCopy: true, because: `${NO_KEY} but an array column` },
    },
    {
        id: "repl-lob-no-pk",
        category: "replication",
        severity: "needs-change",
        title: "LOB columns without primary key",
        why: "DMS finds the row of a long value (text, json, bytea and the like) by its key; without one such values are not followed.",
        remedy: "Give the source table a primary key.",
        effort: "simple",
        fix: { kind: "manual", does: "A person gives the table a key" },
        catalog: {
            sql: `${typedColumns((0,catalog_sql/* relationColumns */.k9)(COLUMN_LIST), "r")} AND ${IS_LOB} AND NOT ${HAS_PRIMARY_KEY}
        GROUP BY n.nspname, c.relname, c.relkind`,
        },
        dump: { model: (model) => withoutKey(model, (column) => isLob(column, model)) },
        dms: { validation: "no", because: NO_KEY },
    },
    {
        id: "repl-pk-lob",
        category: "replication",
        severity: "needs-change",
        title: "LOB column in the primary key",
        why: "DMS takes text, citext, bytea, json and arrays as LOBs, and does not replicate a table whose primary key has one.",
        remedy: "Change the column to character varying(n), n below 1024, on the source before the export (ALTER COLUMN TYPE rewrites the table), or give the table another key; prove it with a trial task.",
        effort: "medium",
        fix: { kind: "manual", does: "A person changes the key" },
        catalog: { sql: `${typedColumns(keyColumns(TYPE_NAME), "r")} AND ${IS_LOB} AND ${isInIndex("i.indisprimary")}` },
        dump: { model: (model) => inKey(model, (column) => (isLob(column, model) ? typeName(column, model) : undefined)) },
        dms: { cdc: "no", validation: "no", because: "its primary key has a column that DMS takes for a LOB" },
    },
    {
        id: "repl-pk-unbounded",
        category: "replication",
        severity: "warning",
        title: "Character key without a short limit",
        why: "DMS does not validate a table whose key is a character column of 1024 characters or more, and carries only the first 8000 bytes of one without any limit.",
        remedy: "Give the key column a length below 1024 on the source.",
        effort: "simple",
        fix: { kind: "manual", does: "A person gives the column a length" },
        catalog: {
            sql: `${typedColumns(keyColumns(`t.typname || CASE WHEN ${MODIFIER} >= 4 THEN '(' || ${MODIFIER} - 4 || ')' ELSE '' END`), "r")}
        AND t.typname IN ('varchar', 'bpchar') AND (${MODIFIER} < 4 OR ${MODIFIER} - 4 >= 1024) AND ${isInIndex("i.indisprimary")}`,
        },
        dump: {
            model: (model) => inKey(model, (column) => {
                const { name, modifiers, array } = typeBelow(column, model);
                const [length] = modifiers;
                if (array || (name !== "varchar" && name !== "bpchar") || (length !== undefined && length < 1024))
                    return undefined;
                return length === undefined ? name : `${name}(${length})`;
            }),
        },
        dms: { validation: "no", because: "its key is a character column without a short limit" },
    },
];
function keyColumns(evidence) {
    return `SELECT 'column' AS type, n.nspname AS schema, c.relname AS name, a.attname AS part, ${evidence} AS evidence`;
}
function noKeySql() {
    return `SELECT 'table' AS type, n.nspname AS schema, c.relname AS name, NULL AS part,
      CASE WHEN ${HAS_PRIMARY_KEY} THEN 'deferrable primary key' ELSE 'no primary key' END
        || CASE WHEN c.relreplident = 'f' THEN ', replica identity full' WHEN x.by_index THEN ', replica identity by index'
             ELSE coalesce(', unique index ' || u.name, '') END AS evidence,
      CASE WHEN c.relreplident = 'f' THEN 'warning' WHEN x.by_index THEN 'info' END AS severity,
      CASE WHEN u.name IS NOT NULL THEN ARRAY[u.name] END AS names
    ${(0,catalog_sql/* userRelations */.$g)("r").replace("WHERE", `LEFT JOIN (SELECT i.indrelid, pg_catalog.min(ic.relname::pg_catalog.text COLLATE "C") AS name
           FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
          WHERE i.indisunique AND i.indimmediate AND i.indisvalid AND NOT i.indisprimary AND i.indpred IS NULL AND i.indexprs IS NULL
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indrelid AND NOT a.attnotnull
                              AND a.attnum = ANY ((i.indkey::pg_catalog.int2[])[0:i.indnkeyatts - 1]))
          GROUP BY i.indrelid) u ON u.indrelid = c.oid
        CROSS JOIN LATERAL (SELECT c.relreplident = 'i' AND EXISTS (SELECT 1 FROM pg_catalog.pg_index i
            WHERE i.indrelid = c.oid AND i.indisreplident) AS by_index) x
       WHERE c.relpersistence = 'p' AND`)}
    AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND i.indimmediate)`;
}
function noKeyHit(table, model) {
    const what = keyOf(table, model) ? "deferrable primary key" : "no primary key";
    const hit = { object: (0,dump_relations/* relationRef */.Ew)(table), at: { statement: table.statement } };
    const candidate = keyCandidate(table, model);
    const names = candidate === undefined ? {} : { names: [candidate] };
    if (table.replicaIdentity === "f")
        return { ...hit, ...names, evidence: `${what}, replica identity full`, severity: "warning" };
    if (table.replicaIdentity === "i")
        return { ...hit, ...names, evidence: `${what}, replica identity by index`, severity: "info" };
    return { ...hit, ...names, evidence: candidate === undefined ? what : `${what}, unique index ${candidate}` };
}
/** Tables without primary key that have such columns. */
function withoutKey(model, wanted) {
    return carriedTables(model).flatMap((table) => {
        if (keyOf(table, model))
            return [];
        const columns = columnsOf(table, model).filter(wanted);
        const evidence = columns.map(({ name }) => name).join(", ");
        return columns.length === 0 ? [] : [{ object: (0,dump_relations/* relationRef */.Ew)(table), evidence, at: { statement: table.statement } }];
    });
}
/** Columns of primary keys for which `evidence` has something to say. */
function inKey(model, evidence) {
    return carriedTables(model).flatMap((table) => {
        const key = keyOf(table, model) ?? [];
        return columnsOf(table, model).flatMap((column) => {
            const found = key.includes(column.name) ? evidence(column) : undefined;
            if (found === undefined)
                return [];
            return [
                {
                    object: (0,dump_relations/* columnRef */.sX)(table, column.name),
                    evidence: found,
                    at: { statement: column.statement, byte: column.byte },
                },
            ];
        });
    });
}
/** The table that may get the named index as its key: not part of a tree, without key or replica identity. */
function tableToKey({ relation: range }, index, { model }) {
    const table = model.relations.get((0,dump_model/* relationKey */.Y)(range?.schemaname ?? "", range?.relname ?? ""));
    if (!table || table.partitioned || table.parents.length > 0 || table.replicaIdentity !== "d")
        return undefined;
    return (0,dump_relations/* primaryKeyOf */.bl)(table) === undefined && keyCandidate(table, model) === index ? table : undefined;
}
function promoteIndex(fields, edit) {
    const table = tableToKey(fields, fields.idxname, edit);
    if (!table || !isPlain(fields))
        return;
    const index = (0,postgres_build/* quoteIdentifier */.Cm)(fields.idxname);
    edit.add(edit.statement.phase ?? "pre-load", `ALTER TABLE ${(0,postgres_build/* quoteName */.AB)(table)} ADD CONSTRAINT ${index} PRIMARY KEY USING INDEX ${index};`);
    intendKey(table, fields.idxname, edit);
    edit.intend({
        object: { type: "index", schema: table.schema, name: fields.idxname },
        difference: "The index belongs to the primary key on the target",
    });
}
/** A primary key takes an index only with the usual order and operators. */
function isPlain({ indexParams }) {
    return (indexParams ?? []).every(({ IndexElem: element }) => element?.name !== undefined &&
        element.opclass === undefined &&
        element.collation === undefined &&
        element.ordering === "SORTBY_DEFAULT" &&
        element.nulls_ordering === "SORTBY_NULLS_DEFAULT");
}
function promoteUnique(fields, edit) {
    for (const { AlterTableCmd: command } of (fields.cmds ?? [])) {
        const constraint = command?.subtype === "AT_AddConstraint" ? command.def?.Constraint : undefined;
        if (constraint?.contype !== "CONSTR_UNIQUE" || constraint.nulls_not_distinct)
            continue;
        const table = tableToKey(fields, constraint.conname, edit);
        const word = edit
            .tokens()
            .find(({ start, text }) => start > constraint.location && text.toUpperCase() === "UNIQUE");
        if (!table || !word)
            continue;
        edit.replace(word.start, word.end, "PRIMARY KEY");
        intendKey(table, constraint.conname, edit);
    }
}
function intendKey({ schema, name }, part, edit) {
    edit.intend({
        object: { type: "constraint", schema, name, part },
        difference: "The unique index is the primary key on the target",
    });
}
//# sourceMappingURL=replication-keys.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/replication-objects.js





const OF_DMS = "Made by DMS";
/** Objects that DMS does not carry, and those it or another replication left. */
const replicationObjects = [
    {
        id: "repl-matview",
        category: "replication",
        severity: "info",
        title: "Materialized view",
        why: "DMS does not migrate materialized views.",
        remedy: "Nothing is to be done: it is created empty, and refreshed after the load and again after the switch.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "export-schema",
            phase: "post-load",
            does: "It is refreshed after the load and after the switch",
        },
        catalog: { sql: `${(0,catalog_sql/* relationColumns */.k9)("'MATERIALIZED VIEW'")} ${(0,catalog_sql/* userRelations */.$g)("m")}` },
        dump: { model: (model) => relationsOf(model, "materialized view", "MATERIALIZED VIEW") },
    },
    {
        id: "repl-view",
        category: "replication",
        severity: "info",
        title: "View",
        why: "DMS does not carry the definition of a view.",
        remedy: "Nothing is to be done: it comes with the schema bundle, and the task selects tables only.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", phase: "pre-load", does: "It comes with the schema bundle" },
        catalog: { sql: `${(0,catalog_sql/* relationColumns */.k9)("'VIEW'")} ${(0,catalog_sql/* userRelations */.$g)("v")}` },
        dump: { model: (model) => relationsOf(model, "view", "VIEW") },
    },
    {
        id: "repl-publication",
        category: "replication",
        severity: "info",
        title: "Publication",
        why: "Its subscribers follow the source and see nothing of what is written on the target after the switch.",
        remedy: "Create it on the target after the switch, with a list of tables, and let its subscribers follow it there.",
        effort: "medium",
        fix: {
            kind: "auto",
            by: "export-schema",
            phase: "post-cutover",
            does: "It is left out of the bundle; recreating it is up to you",
        },
        catalog: {
            sql: `SELECT 'publication' AS type, '' AS schema, p.pubname AS name, NULL AS part,
          CASE WHEN p.puballtables THEN 'FOR ALL TABLES' ELSE 'FOR some tables' END AS evidence FROM pg_catalog.pg_publication p`,
        },
        dump: {
            statements: {
                CreatePublicationStmt: ({ pubname, for_all_tables: all }, statement) => [
                    {
                        object: { type: "publication", schema: "", name: pubname },
                        evidence: all ? "FOR ALL TABLES" : "FOR some tables",
                        at: { statement },
                    },
                ],
            },
        },
        convert: {
            CreatePublicationStmt: (_fields, edit) => edit.moveTo("post-cutover"),
            AlterPublicationStmt: (_fields, edit) => edit.moveTo("post-cutover"),
        },
    },
    {
        id: "repl-subscription",
        category: "replication",
        severity: "warning",
        title: "Subscription",
        why: "The source itself receives rows from elsewhere, through a slot on that server; DMS does not take the subscription over.",
        remedy: "At the cutover disable it on the source and create it on the target with its slot (CREATE SUBSCRIPTION ... WITH (create_slot = false, slot_name = ...)); the DDL trigger of DMS, if you use it, must be ENABLE ALWAYS.",
        effort: "medium",
        fix: {
            kind: "auto",
            by: "export-schema",
            phase: "post-cutover",
            does: "It is left out of the bundle; taking it over is up to you",
        },
        catalog: {
            sql: `SELECT 'subscription' AS type, '' AS schema, s.subname AS name, NULL AS part, 'SUBSCRIPTION' AS evidence
        FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = pg_catalog.current_database()`,
        },
        dump: {
            statements: {
                CreateSubscriptionStmt: ({ subname }, statement) => [
                    { object: { type: "subscription", schema: "", name: subname }, evidence: "SUBSCRIPTION", at: { statement } },
                ],
            },
        },
        convert: {
            CreateSubscriptionStmt: ({ subname }, edit) => {
                edit.leaveOut("The target must not take rows from the source's publisher before the switch");
                edit.intend({
                    object: { type: "subscription", schema: "", name: subname },
                    difference: "The subscription is not on the target; take it over at the cutover",
                });
            },
            AlterSubscriptionStmt: (_fields, edit) => edit.leaveOut("The subscription is left out"),
        },
    },
    {
        id: "repl-dms-artifacts",
        category: "replication",
        severity: "info",
        title: "Left by DMS",
        why: "An earlier run of DMS left tables, an event trigger or a function; on the target they would disturb the next run.",
        remedy: "Drop them on the source when no task of DMS uses this database any more; they are never migrated.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", phase: "pre-load", does: "They are left out of the bundle" },
        catalog: { sql: artifactsSql() },
        dump: {
            model: (model) => [...model.relations.values()].filter(({ name }) => isOfDms(name)).map((relation) => replication_objects_hitOn(relation, OF_DMS)),
            statements: {
                CreateEventTrigStmt: ({ trigname }, statement) => isOfDms(trigname)
                    ? [{ object: { type: "event trigger", schema: "", name: trigname }, evidence: OF_DMS, at: { statement } }]
                    : [],
                CreateFunctionStmt: (fields, statement) => {
                    const object = (0,code_of_dump/* routineRef */.kh)(fields);
                    return isOfDms(object.name) ? [{ object, evidence: OF_DMS, at: { statement } }] : [];
                },
            },
        },
    },
];
function relationsOf(model, type, evidence) {
    return [...model.relations.values()]
        .filter((relation) => relation.type === type && !isOfDms(relation.name))
        .map((relation) => replication_objects_hitOn(relation, evidence));
}
function replication_objects_hitOn(relation, evidence) {
    return { object: (0,dump_relations/* relationRef */.Ew)(relation), evidence, at: { statement: relation.statement } };
}
/** What DMS made, outside of the schemas of the migration. */
function artifactsSql() {
    const own = domain_build/* MIGRATION_SCHEMAS */.U5.map((schema) => `'${schema}'`).join(", ");
    return `SELECT ${(0,catalog_sql/* relationType */.Vs)("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part, '${OF_DMS}' AS evidence
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relname LIKE 'awsdms\\_%' AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname NOT IN (${own})
    UNION ALL
    SELECT 'event trigger', '', e.evtname, NULL, '${OF_DMS}' FROM pg_catalog.pg_event_trigger e WHERE e.evtname LIKE 'awsdms\\_%'
    UNION ALL
    SELECT 'routine', n.nspname, ${(0,catalog_sql/* routineName */.qu)("p")}, NULL, '${OF_DMS}'
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
     WHERE p.proname LIKE 'awsdms\\_%' AND n.nspname NOT IN (${own})`;
}
//# sourceMappingURL=replication-objects.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/replication-tables.js






const EVIDENCE_OF_PARENT = "Other tables inherit from it";
/** Tables that DMS reads otherwise than PostgreSQL means them. */
const replicationTables = [
    {
        id: "repl-similar-names",
        category: "replication",
        severity: "blocker",
        title: "Table names that differ only in case",
        why: "DMS does not tell such tables apart, and may mix up their rows.",
        remedy: "Rename one of them on the source; else exclude one and copy it with pg_dump while nothing writes.",
        effort: "medium",
        fix: { kind: "manual", does: "A person renames or excludes one of them" },
        catalog: {
            sql: `SELECT 'table' AS type, x.schema, x.name, NULL AS part, x.names AS evidence FROM (
          SELECT n.nspname AS schema, c.relname AS name, pg_catalog.count(*) OVER w AS tables,
                 pg_catalog.string_agg(c.relname, ', ') OVER (w ORDER BY c.relname ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS names
          ${(0,catalog_sql/* userRelations */.$g)("rp")}
          WINDOW w AS (PARTITION BY n.oid, pg_catalog.lower(c.relname::pg_catalog.text COLLATE pg_catalog."default"))) x
        WHERE x.tables > 1`,
        },
        dump: { model: similarNames },
        dms: { fullLoad: "no", cdc: "no", nativeCopy: true, because: "another table's name differs only in case" },
    },
    {
        id: "repl-partitioned",
        category: "replication",
        severity: "needs-change",
        title: "Partitioned table",
        why: "DMS copies the rows twice when both the partitioned table and its partitions are selected, and does not carry that a partition is added, detached or truncated.",
        remedy: "Add, detach and truncate no partitions from the export until the switch; make those that will be needed beforehand.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "create-dms-task",
            does: "The task selects the partitions only, and loads into the partitions that the schema bundle made",
        },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)("'BY ' || CASE pt.partstrat WHEN 'r' THEN 'RANGE' WHEN 'l' THEN 'LIST' ELSE 'HASH' END")}
        ${(0,catalog_sql/* userRelations */.$g)("p").replace("WHERE", "JOIN pg_catalog.pg_partitioned_table pt ON pt.partrelid = c.oid WHERE")}
        AND NOT c.relispartition`,
        },
        dump: {
            statements: {
                CreateStmt: ({ relation, partspec, partbound }, statement, model) => {
                    const object = refByRange("table", relation);
                    const table = model.relations.get((0,dump_model/* relationKey */.Y)(object.schema, object.name));
                    if (!partspec || partbound || table?.isPartition || isOfDms(object.name))
                        return [];
                    return [
                        {
                            object,
                            evidence: `BY ${String(partspec.strategy).replace("PARTITION_STRATEGY_", "")}`,
                            at: { statement },
                        },
                    ];
                },
            },
        },
    },
    {
        id: "repl-inheritance",
        category: "replication",
        severity: "needs-change",
        title: "Table that others inherit from",
        why: "DMS reads the parent together with the rows of its children, which then arrive twice.",
        remedy: "Name the parent in exclude-tables, and copy its own rows (COPY (SELECT * FROM ONLY parent) TO ...) while nothing writes; or convert the tables to partitions first.",
        effort: "medium",
        fix: { kind: "manual", does: "A person excludes the parent and copies its own rows" },
        catalog: {
            sql: `${(0,catalog_sql/* relationColumns */.k9)(`'${EVIDENCE_OF_PARENT}'`)} ${(0,catalog_sql/* userRelations */.$g)("r")}
        AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid)`,
        },
        dump: { model: inheritedTables },
        dms: {
            fullLoad: "no",
            cdc: "no",
            nativeCopy: true,
            because: "DMS reads it together with the tables that inherit from it",
        },
        settings: (hits) => hits.map(({ object }) => ({
            kind: "table mapping",
            name: "exclude-tables",
            value: `${object.schema}.${object.name}`,
            why: "DMS would read the rows of the tables that inherit from it a second time",
        })),
    },
    {
        id: "repl-unlogged",
        category: "replication",
        severity: "needs-change",
        title: "Unlogged table or sequence",
        why: "Its changes are not in the WAL, so that DMS cannot follow them, and its rows are not carried; on Aurora the readers cannot read an unlogged table.",
        remedy: "When its rows matter, run ALTER TABLE ... SET LOGGED on the source before the load; else nothing is to be done.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "pre-load",
            does: "It is an ordinary one on the target; rows of an unlogged table are not carried",
        },
        catalog: { sql: `${(0,catalog_sql/* relationColumns */.k9)("'UNLOGGED'")} ${(0,catalog_sql/* userRelations */.$g)("rpS")} AND c.relpersistence = 'u'` },
        dump: {
            model: (model) => [...model.relations.values()]
                .filter(({ unlogged, name }) => unlogged && !isOfDms(name))
                .map((relation) => ({
                object: (0,dump_relations/* relationRef */.Ew)(relation),
                evidence: "UNLOGGED",
                at: { statement: relation.statement },
            })),
        },
        dms: ({ object }) => object.type === "table"
            ? { fullLoad: "no", cdc: "no", nativeCopy: true, because: "it is unlogged and leaves no trace in the WAL" }
            : undefined,
        sql: ({ object }) => object.type === "table"
            ? [
                {
                    where: "source",
                    sql: `-- Only when its rows must be carried; rewrites the table.\nALTER TABLE ${(0,postgres_build/* quoteName */.AB)(object)} SET LOGGED;`,
                },
            ]
            : [],
        convert: {
            CreateStmt: ({ relation }, edit) => makeLogged("table", relation, edit),
            CreateSeqStmt: ({ sequence }, edit) => makeLogged("sequence", sequence, edit),
            AlterTableStmt: (fields, edit) => {
                const commands = (fields.cmds ?? []);
                if (commands.length !== 1 || commands[0]?.AlterTableCmd?.subtype !== "AT_SetUnLogged")
                    return;
                edit.leaveOut("Unlogged tables and sequences become ordinary ones");
                intendLogged(fields.objtype === "OBJECT_SEQUENCE" ? "sequence" : "table", fields.relation, edit);
            },
        },
    },
];
function similarNames(model) {
    const groups = new Map();
    for (const table of tablesOf(model)) {
        const key = JSON.stringify([table.schema, table.name.toLowerCase()]);
        const known = groups.get(key);
        if (known)
            known.push(table);
        else
            groups.set(key, [table]);
    }
    return [...groups.values()].flatMap((tables) => {
        if (tables.length < 2)
            return [];
        const names = tables.map(({ name }) => name).sort();
        return tables.map((table) => ({
            object: (0,dump_relations/* relationRef */.Ew)(table),
            evidence: names.join(", "),
            at: { statement: table.statement },
        }));
    });
}
function inheritedTables(model) {
    const parents = new Set([...model.relations.values()].flatMap((child) => (child.isPartition ? [] : parentsOf(child, model))));
    return tablesOf(model)
        .filter((table) => parents.has(table) && !table.partitioned)
        .map((table) => ({
        object: (0,dump_relations/* relationRef */.Ew)(table),
        evidence: EVIDENCE_OF_PARENT,
        at: { statement: table.statement },
    }));
}
function makeLogged(type, range, edit) {
    if (range?.relpersistence !== "u")
        return;
    const word = edit.tokens().find(({ text }) => text.toUpperCase() === "UNLOGGED");
    if (!word)
        return;
    edit.remove(word.start, word.end);
    intendLogged(type, range, edit);
}
function intendLogged(type, range, edit) {
    edit.intend({
        object: refByRange(type, range),
        attribute: "persistence",
        difference: "Permanent on the target, where an unlogged one could not be read by the readers",
    });
}
//# sourceMappingURL=replication-tables.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/dump-triggers.js





const STATES = {
    AT_EnableTrig: "O",
    AT_EnableAlwaysTrig: "A",
    AT_EnableReplicaTrig: "R",
    AT_DisableTrig: "D",
};
const TRIGGERS = new WeakMap();
/** The triggers on the tables of a dump; without those of the migration and of DMS. */
function triggersOf(model) {
    let triggers = TRIGGERS.get(model);
    if (!triggers) {
        triggers = readTriggers(model);
        TRIGGERS.set(model, triggers);
    }
    return triggers;
}
function readTriggers(model) {
    const triggers = new Map();
    const key = (range, name) => JSON.stringify([range?.schemaname, range?.relname, name]);
    for (const statement of model.statements) {
        const { type, text } = statement;
        // Most ALTER TABLE are about something else, and parsing takes its time.
        if (type !== "CreateTrigStmt" && !(type === "AlterTableStmt" && /\bTRIGGER\b/i.test(text)))
            continue;
        const fields = model.parser.statement(text).node?.[type];
        if (type === "CreateTrigStmt") {
            const object = { ...refByRange("trigger", fields.relation), part: String(fields.trigname ?? "") };
            if (isOfUser(object, fields, model))
                triggers.set(key(fields.relation, object.part), { object, state: "O", statement });
            continue;
        }
        for (const { AlterTableCmd: command } of (fields.cmds ?? [])) {
            const trigger = triggers.get(key(fields.relation, command?.name));
            const state = STATES[command?.subtype];
            if (trigger && state !== undefined)
                trigger.state = state;
        }
    }
    return [...triggers.values()];
}
function isOfUser({ schema, name }, { funcname }, model) {
    if (isOfDms(name) || domain_build/* MIGRATION_SCHEMAS */.U5.includes((0,build/* namesOf */.eZ)(funcname)[0] ?? ""))
        return false;
    return model.relations.get((0,dump_model/* relationKey */.Y)(schema, name))?.type === "table";
}
//# sourceMappingURL=dump-triggers.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/replication-triggers.js






/** By pg_trigger.tgenabled. */
const STATE_TEXT = { O: "ENABLE", A: "ENABLE ALWAYS", R: "ENABLE REPLICA", D: "DISABLE" };
const EVENTS = { CMD_INSERT: "INSERT", CMD_UPDATE: "UPDATE", CMD_DELETE: "DELETE" };
/** What acts on rows that DMS writes. */
const replicationTriggers = [
    {
        id: "repl-trigger-origin",
        category: "replication",
        severity: "needs-change",
        title: "Trigger",
        why: "On the target it would fire again for every row that DMS writes: audit rows and counters would come twice.",
        remedy: "Nothing is to be done: it is created after the load, and DMS's sessions run with session_replication_role=replica.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "create-dms-task",
            phase: "post-load",
            does: "The target endpoint sets session_replication_role=replica, so that it does not fire for DMS",
        },
        catalog: triggerSql("O"),
        dump: triggersIn("O"),
        settings: () => [
            {
                kind: "target endpoint",
                name: "AfterConnectScript",
                value: "SET session_replication_role=replica",
                why: "Triggers, rules and foreign keys of the target do not fire for rows that DMS writes",
            },
        ],
    },
    {
        id: "repl-trigger-always",
        category: "replication",
        severity: "needs-change",
        title: "Trigger that fires for replicated rows, too",
        why: "ENABLE ALWAYS and ENABLE REPLICA triggers fire even under session_replication_role=replica, so for every row that DMS writes.",
        remedy: "Nothing is to be done: it is created after the switch.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", phase: "post-cutover", does: "It is created after the switch" },
        catalog: triggerSql("AR"),
        dump: triggersIn("AR"),
    },
    {
        id: "repl-trigger-disabled",
        category: "replication",
        severity: "info",
        title: "Disabled trigger",
        why: "It must stay disabled: an ALTER TABLE ... ENABLE TRIGGER ALL on the target would start it.",
        remedy: "Enable triggers on the target one by one, never with ALL.",
        effort: "trivial",
        fix: { kind: "auto", by: "export-schema", phase: "post-load", does: "It is created and disabled in one go" },
        catalog: triggerSql("D"),
        dump: triggersIn("D"),
    },
    {
        id: "repl-rule",
        category: "replication",
        severity: "needs-change",
        title: "Rule on a table",
        why: "COPY passes rules by and INSERT follows them, so that the full load and the change stream would differ.",
        remedy: "Nothing is to be done: it is created after the load and does not act for DMS's sessions; one that is ENABLE ALWAYS or REPLICA is created after the switch.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "export-schema",
            phase: "post-load",
            does: "It is created after the load; one that acts for replicated rows, too, after the switch",
        },
        catalog: {
            sql: `SELECT 'rule' AS type, n.nspname AS schema, c.relname AS name, r.rulename AS part,
          'ON ' || CASE r.ev_type WHEN '2' THEN 'UPDATE' WHEN '3' THEN 'INSERT' WHEN '4' THEN 'DELETE' ELSE 'SELECT' END
            || CASE WHEN r.is_instead THEN ' DO INSTEAD' ELSE ' DO ALSO' END AS evidence
        ${(0,catalog_sql/* userRelations */.$g)("rp").replace("WHERE", "JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid WHERE")} AND r.rulename <> '_RETURN'`,
        },
        dump: {
            statements: {
                RuleStmt: ({ relation, rulename, event, instead }, statement, model) => {
                    const object = { ...refByRange("rule", relation), part: rulename };
                    const on = model.relations.get((0,dump_model/* relationKey */.Y)(object.schema, object.name))?.type;
                    if (on !== "table" || isOfDms(object.name))
                        return [];
                    const evidence = `ON ${EVENTS[event] ?? "SELECT"}${instead ? " DO INSTEAD" : " DO ALSO"}`;
                    return [{ object, evidence, at: { statement } }];
                },
            },
        },
    },
];
function replication_triggers_listed(letters) {
    return [...letters].map((letter) => `'${letter}'`).join(", ");
}
/** Triggers in one of these states; those that a partition has from its parent go with the parent's. */
function triggerSql(states) {
    const own = domain_build/* MIGRATION_SCHEMAS */.U5.map((schema) => `'${schema}'`).join(", ");
    const text = [...states].map((state) => `WHEN '${state}' THEN '${STATE_TEXT[state]}'`).join(" ");
    return {
        sql: ({ source }) => `SELECT 'trigger' AS type, n.nspname AS schema, c.relname AS name, t.tgname AS part,
        CASE t.tgenabled ${text} END AS evidence
      ${(0,catalog_sql/* userRelations */.$g)("rp").replace("WHERE", `JOIN pg_catalog.pg_trigger t ON t.tgrelid = c.oid JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
         JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace WHERE`)} AND NOT t.tgisinternal ${source >= 13 ? "AND t.tgparentid = 0" : ""}
      AND t.tgenabled IN (${replication_triggers_listed(states)}) AND fn.nspname NOT IN (${own}) AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_trigger", "t.oid")}`,
    };
}
function triggersIn(states) {
    return {
        model: (model) => triggersOf(model)
            .filter(({ state }) => states.includes(state))
            .map(({ object, state, statement }) => ({ object, evidence: STATE_TEXT[state] ?? "", at: { statement } })),
    };
}
//# sourceMappingURL=replication-triggers.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/role-settings.js



/** Settings of roles and databases that concern this database, one parameter a row. */
const role_settings_SETTINGS = `SELECT 'setting' AS type, '' AS schema,
    CASE WHEN r.rolname IS NULL AND d.datname IS NULL THEN 'all roles'
      ELSE pg_catalog.concat_ws(' in ', 'role ' || r.rolname, 'database ' || d.datname) END AS name,
    pg_catalog.split_part(u, '=', 1) AS part,
    CASE WHEN pg_catalog.strpos(pg_catalog.split_part(u, '=', 1), '.') > 0 THEN 'a parameter of the application''s; its value is not shown'
      ELSE pg_catalog.split_part(u, '=', 1) || ' = ' || pg_catalog.substr(u, pg_catalog.strpos(u, '=') + 1) END AS evidence
  FROM pg_catalog.pg_db_role_setting s LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
  LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) u
 WHERE (s.setdatabase = 0 OR d.datname = pg_catalog.current_database())`;
/** Parameters whose value is a list of names, each quoted by itself. */
const LISTS = [
    "local_preload_libraries",
    "search_path",
    "session_preload_libraries",
    "temp_tablespaces",
    "unix_socket_directories",
];
/** Parameters that are set for roles, databases and the server itself. */
const roleSettings = [
    {
        id: "priv-role-guc",
        category: "privileges",
        severity: "needs-change",
        title: "Setting of a role or database that takes a superuser",
        why: "ALTER ROLE and ALTER DATABASE may set this parameter only for a superuser, which nobody is on Aurora.",
        remedy: "Set the parameter for the whole cluster in its parameter group, or do without it.",
        effort: "simple",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "pre-load",
            does: "The setting is left out and listed for the parameter group",
        },
        catalog: { sql: `${role_settings_SETTINGS} AND ${SUPERUSER_PARAMETER("u")}` },
        dump: {
            statements: {
                AlterRoleSetStmt: (fields) => settings(fields).filter(({ object }) => isSuperuserParameter(object.part ?? "")),
                AlterDatabaseSetStmt: (fields) => settings(fields).filter(({ object }) => isSuperuserParameter(object.part ?? "")),
            },
        },
        convert: {
            AlterRoleSetStmt: ({ setstmt }, edit) => {
                if (isSuperuserParameter(setstmt?.name ?? ""))
                    edit.leaveOut("Only a superuser may set this parameter");
            },
            AlterDatabaseSetStmt: ({ setstmt }, edit) => {
                if (isSuperuserParameter(setstmt?.name ?? ""))
                    edit.leaveOut("Only a superuser may set this parameter");
            },
        },
        settings: (hits) => hits.map(({ object, evidence }) => ({
            kind: "parameter group",
            name: object.part ?? "",
            value: valueIn(evidence),
            why: `Set for ${object.name} on the source; on Aurora it is set for the whole cluster`,
        })),
    },
    {
        id: "db-role-settings",
        category: "operation",
        severity: "info",
        title: "Setting of a role or database",
        why: "A dump without roles and without CREATE DATABASE leaves these settings behind, and sessions then run under other ones.",
        remedy: "Run the statements on the target when the roles are there; there the database may have another name.",
        effort: "trivial",
        fix: { kind: "auto", by: "assess-schema", does: "The statements that set it again are written out" },
        catalog: { sql: `${role_settings_SETTINGS} AND NOT ${SUPERUSER_PARAMETER("u")}` },
        dump: {
            statements: {
                AlterRoleSetStmt: (fields) => settings(fields).filter(({ object }) => !isSuperuserParameter(object.part ?? "")),
                AlterDatabaseSetStmt: (fields) => settings(fields).filter(({ object }) => !isSuperuserParameter(object.part ?? "")),
            },
        },
        sql: ({ object, evidence }) => setAgain(object, evidence),
    },
    {
        id: "priv-parameter-acl",
        category: "privileges",
        severity: "needs-change",
        title: "Right to set a parameter",
        why: "Only a superuser may grant the right to set or change a server parameter.",
        remedy: "Set the parameter in the cluster's parameter group instead.",
        effort: "simple",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The grant is left out" },
        catalog: {
            from: 15,
            sql: `SELECT 'setting' AS type, '' AS schema, a.parname AS name, NULL AS part, 'granted to ' || pg_catalog.string_agg(DISTINCT
            CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(x.grantee)::text END COLLATE "C", ', ') AS evidence
          FROM pg_catalog.pg_parameter_acl a CROSS JOIN LATERAL pg_catalog.aclexplode(a.paracl) x WHERE x.grantee <> 10 GROUP BY a.parname`,
        },
        dump: {
            statements: {
                GrantStmt: ({ objtype, objects, grantees, is_grant }) => objtype !== "OBJECT_PARAMETER_ACL" || is_grant !== true
                    ? []
                    : (objects ?? []).map((object) => ({
                        object: { type: "setting", schema: "", name: (0,build/* textOf */.b6)(object) ?? "" },
                        evidence: `granted to ${(grantees ?? [])
                            .map(({ RoleSpec }) => RoleSpec?.rolename ?? "PUBLIC")
                            .sort()
                            .join(", ")}`,
                    })),
            },
        },
        convert: {
            GrantStmt: ({ objtype }, edit) => {
                if (objtype === "OBJECT_PARAMETER_ACL")
                    edit.leaveOut("Only a superuser may grant rights on parameters");
            },
        },
    },
];
function settings({ role, dbname, database, setstmt }) {
    const { name, args } = setstmt ?? {};
    if (name === undefined || !Array.isArray(args))
        return [];
    const base = dbname ?? database;
    const parts = [role && `role ${role.rolename}`, base && `database ${base}`].filter(Boolean);
    const values = args.map((arg) => (0,build/* textOf */.b6)(arg) ?? "");
    const quoted = (value) => (/^[a-z_][a-z0-9_$]*$/.test(value) ? value : `"${value.replaceAll('"', '""')}"`);
    const text = LISTS.includes(name.toLowerCase()) ? values.map(quoted).join(", ") : values.join(", ");
    return [
        {
            object: { type: "setting", schema: "", name: parts.join(" in ") || "all roles", part: name },
            evidence: name.includes(".") ? "a parameter of the application's; its value is not shown" : `${name} = ${text}`,
        },
    ];
}
function valueIn(evidence) {
    return evidence.slice(evidence.indexOf(" = ") + 3);
}
function setAgain({ name, part = "" }, evidence) {
    // The values of parameters with a dot are unknown here: they may be secrets.
    if (part.includes("."))
        return [];
    const both = /^role (.*) in database (.*)$/s.exec(name);
    const [kind = "", only = ""] = /^(?:(role|database) )?(.*)$/s.exec(name)?.slice(1) ?? [];
    const whose = both
        ? `ROLE ${(0,postgres_build/* quoteIdentifier */.Cm)(both[1])} IN DATABASE ${(0,postgres_build/* quoteIdentifier */.Cm)(both[2])}`
        : kind
            ? `${kind.toUpperCase()} ${(0,postgres_build/* quoteIdentifier */.Cm)(only)}`
            : "ROLE ALL";
    const value = valueIn(evidence);
    const literals = LISTS.includes(part.toLowerCase()) ? listItems(value).map(postgres_build/* quoteLiteral */.ce) : [(0,postgres_build/* quoteLiteral */.ce)(value)];
    return [{ where: "P0", sql: `ALTER ${whose} SET ${(0,postgres_build/* quoteIdentifier */.Cm)(part)} TO ${literals.join(", ")};` }];
}
/** The names of a list as the catalog keeps it: `"$user", public`. */
function listItems(value) {
    return [...value.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)].map(([, quoted, bare]) => quoted === undefined ? bare : quoted.replaceAll('""', '"'));
}
//# sourceMappingURL=role-settings.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/roles.js



/** Attributes that only superusers may give; as the parser and as SQL call them. */
const ATTRIBUTES = {
    superuser: "SUPERUSER",
    isreplication: "REPLICATION",
    bypassrls: "BYPASSRLS",
};
/** Roles that Aurora has already, or reserves. */
const roles_RESERVED = "^(rds|pg_)";
const ON_OBJECTS = "sd.classid NOT IN ('pg_catalog.pg_default_acl'::pg_catalog.regclass, 'pg_catalog.pg_user_mapping'::pg_catalog.regclass)";
/** Who logs in, or has to do with this database. */
const CONCERNED = `${isUserRole("r")} AND (r.rolcanlogin OR ${isRoleOfDatabase("r")})`;
const roleRow = (evidence) => `SELECT 'role' AS type, '' AS schema, r.rolname AS name, NULL AS part, ${evidence} AS evidence`;
/** Roles and ownership. */
const roles = [
    {
        id: "role-superuser-attr",
        category: "roles",
        severity: "needs-change",
        title: "Role with rights of a superuser",
        why: "Nobody is a superuser on Aurora, and only superusers may give SUPERUSER, REPLICATION or BYPASSRLS.",
        remedy: "Make the role without them; grant rds_superuser or rds_replication where it is truly needed. Nothing replaces BYPASSRLS except owning the tables.",
        effort: "simple",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The attributes are left out" },
        catalog: {
            sql: `${roleRow(`pg_catalog.concat_ws(', ', CASE WHEN r.rolsuper THEN 'SUPERUSER' END, CASE WHEN r.rolreplication THEN 'REPLICATION' END,
          CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END)`)} FROM pg_catalog.pg_roles r
        WHERE (r.rolsuper OR r.rolreplication OR r.rolbypassrls) AND ${CONCERNED}`,
        },
        dump: {
            statements: { CreateRoleStmt: superuserAttributes, AlterRoleStmt: superuserAttributes },
        },
        convert: { CreateRoleStmt: withoutAttributes, AlterRoleStmt: withoutAttributes },
    },
    {
        id: "role-reserved",
        category: "roles",
        severity: "blocker",
        title: "Reserved role name",
        why: "Names that begin with rds or pg_ belong to Aurora and PostgreSQL; postgres is the usual name of the master user, which exists already.",
        remedy: "Give the role another name on the source; let the master user stand in for postgres.",
        effort: "medium",
        fix: { kind: "manual", does: "The role is renamed" },
        catalog: {
            sql: `${roleRow("'reserved name'")}, CASE r.rolname WHEN '${BOOTSTRAP}' THEN 'info' WHEN 'admin' THEN 'warning' END AS severity
        FROM pg_catalog.pg_roles r WHERE (r.rolname ~ '${roles_RESERVED}' AND r.oid >= 16384 AND (r.rolcanlogin OR ${isRoleOfDatabase("r")}))
          OR r.rolname IN ('${BOOTSTRAP}', 'admin')`,
        },
        dump: {
            model: (model) => {
                const owners = [...ownersNamed(model)].filter(([name]) => !isOwnRole(name));
                const hits = [...rolesNamed(model), ...owners].flatMap(([name, statement]) => reserved(name).map((hit) => ({ ...hit, at: { statement } })));
                return [...hits, ...[...model.roles].flatMap(reserved)];
            },
        },
    },
    {
        id: "role-missing",
        category: "roles",
        severity: "needs-change",
        title: "Role that must be there first",
        why: "A dump of one database holds no roles; every owner, grant and policy that names this one fails until it exists.",
        remedy: "Make the role on the target before the schema is applied, or export with the input roles.",
        effort: "trivial",
        fix: {
            kind: "auto",
            by: "assess-schema",
            phase: "pre-load",
            does: "Statements that make the roles are written out",
        },
        catalog: {
            sql: `${roleRow("'named in this database'")} FROM pg_catalog.pg_roles r WHERE ${isUserRole("r")} AND ${isRoleOfDatabase("r")}`,
        },
        dump: {
            model: (model) => roleHits([...rolesNamed(model)].filter(([name]) => !model.roles.has(name)), "named in this database"),
        },
        sql: ({ object: { name } }) => [
            {
                where: "P0",
                sql: doBlock(`IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ${(0,postgres_build/* quoteLiteral */.ce)(name)}) THEN CREATE ROLE ${(0,postgres_build/* quoteIdentifier */.Cm)(name)} NOLOGIN; END IF;`),
            },
        ],
    },
    {
        id: "role-password",
        category: "roles",
        severity: "warning",
        title: "Password of a login",
        why: "Passwords are not in a dump of one database, only a superuser reads their hashes, and hashes of kind MD5 fail where the cluster asks for SCRAM.",
        remedy: "Set a new password on the target and keep it in Secrets Manager, or carry the SCRAM hash over.",
        effort: "simple",
        fix: { kind: "manual", does: "The login gets a password on the target" },
        catalog: { sql: `${roleRow("'login'")} FROM pg_catalog.pg_roles r WHERE r.rolcanlogin AND ${isUserRole("r")}` },
        dump: {
            statements: { CreateRoleStmt: logins, AlterRoleStmt: logins },
        },
    },
    {
        id: "auth-method",
        category: "roles",
        severity: "warning",
        title: "Way of logging in",
        why: "Aurora knows passwords, IAM and Kerberos. There is no trust, peer, ident, certificate, LDAP, RADIUS or PAM, and no rule by host.",
        remedy: "Give these logins passwords or IAM authentication, and let security groups say who may connect.",
        effort: "medium",
        fix: { kind: "manual", does: "The logins get another way in" },
        liveOnly: "It stands in pg_hba.conf",
        catalog: {
            // Lines for local sockets concern programs beside the server only.
            sql: `SELECT 'setting' AS type, '' AS schema, 'pg_hba.conf' AS name, NULL AS part, 'method ' || h.auth_method AS evidence,
          CASE WHEN pg_catalog.bool_and(h.type = 'local') THEN 'info' END AS severity
        FROM pg_catalog.pg_hba_file_rules h WHERE h.error IS NULL AND h.auth_method NOT IN ('scram-sha-256', 'md5', 'password', 'reject')
       GROUP BY h.auth_method`,
        },
    },
    {
        id: "owner-membership",
        category: "roles",
        severity: "warning",
        title: "Owner the master user must belong to",
        why: "Only a member of a role gives objects to it; from PostgreSQL 16 on the membership must allow SET ROLE.",
        remedy: "Grant the owner to the user that applies the schema, and revoke it afterwards.",
        effort: "trivial",
        fix: { kind: "auto", by: "assess-schema", phase: "pre-load", does: "The grants are written out" },
        catalog: {
            sql: `${roleRow("'owns objects'")} FROM pg_catalog.pg_roles r WHERE ${isUserRole("r")} AND ${isRoleOfDatabase("r", `sd.deptype = 'o' AND ${ON_OBJECTS}`)}`,
        },
        dump: {
            model: (model) => roleHits([...ownersNamed(model)].filter(([name]) => isOwnRole(name)), "owns objects"),
        },
        sql: ({ object: { name } }, { target }) => [
            {
                where: "P0",
                sql: doBlock(`IF CURRENT_USER <> ${(0,postgres_build/* quoteLiteral */.ce)(name)} THEN GRANT ${(0,postgres_build/* quoteIdentifier */.Cm)(name)} TO CURRENT_USER${target >= 16 ? " WITH SET TRUE, INHERIT TRUE" : ""}; END IF;`),
            },
        ],
    },
    {
        id: "default-privileges",
        category: "roles",
        severity: "info",
        title: "Default privileges",
        why: "Only a member of the role may set what its future objects grant.",
        remedy: "Export with the input roles, or run ALTER DEFAULT PRIVILEGES after the role has been granted.",
        effort: "trivial",
        fix: { kind: "manual", does: "They are set again after the grants" },
        catalog: {
            sql: `SELECT DISTINCT 'default privileges' AS type, coalesce(n.nspname, '') AS schema,
          CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'routines' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE d.defaclobjtype::pg_catalog.text END
            || ' of ' || r.rolname AS name, NULL AS part, 'default privileges' AS evidence
        FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace`,
        },
        dump: {
            statements: { AlterDefaultPrivilegesStmt: defaultPrivileges },
        },
    },
];
/** A DO block whose quotes its text cannot end. */
function doBlock(body) {
    let tag = "do";
    while (body.includes(`$${tag}$`))
        tag += "_";
    return `DO $${tag}$BEGIN ${body} END$${tag}$;`;
}
function superuserAttributes(fields) {
    const given = roleOptions(fields);
    const names = Object.keys(ATTRIBUTES).filter((name) => given.includes(name));
    const evidence = names.map((name) => ATTRIBUTES[name]).join(", ");
    const role = roleOf(fields);
    return names.length === 0 || !isOwnRole(role) ? [] : [{ object: roleRef(role), evidence }];
}
function withoutAttributes(fields, edit) {
    const options = (0,build/* optionsOf */.cz)(fields.options).filter(({ name }) => ATTRIBUTES[name] !== undefined);
    for (const { location } of options) {
        const word = edit.tokens().find(({ start }) => start === location);
        if (word)
            edit.remove(word.start, word.end);
    }
}
function reserved(name) {
    const hit = { object: roleRef(name), evidence: "reserved name" };
    if (name === BOOTSTRAP)
        return [{ ...hit, severity: "info" }];
    if (name === "admin")
        return [{ ...hit, severity: "warning" }];
    return new RegExp(roles_RESERVED).test(name) && !name.startsWith("pg_") ? [hit] : [];
}
function logins(fields) {
    const given = roleOptions(fields);
    const role = roleOf(fields);
    const login = given.includes("canlogin") || given.includes("password") || fields.stmt_type === "ROLESTMT_USER";
    return login && isOwnRole(role) ? [{ object: roleRef(role), evidence: "login" }] : [];
}
const DEFAULTS = {
    OBJECT_TABLE: "tables",
    OBJECT_SEQUENCE: "sequences",
    OBJECT_FUNCTION: "routines",
    OBJECT_TYPE: "types",
    OBJECT_SCHEMA: "schemas",
};
function defaultPrivileges({ options, action }) {
    const items = (name) => ((0,build/* optionsOf */.cz)(options).find((option) => option.name === name)?.arg?.List?.items ?? []);
    const schemas = items("schemas").map((item) => item.String?.sval ?? "");
    return items("roles").flatMap(({ RoleSpec: spec }) => (schemas.length > 0 ? schemas : [""]).map((schema) => {
        const name = `${DEFAULTS[action?.objtype] ?? "objects"} of ${spec?.rolename ?? ""}`;
        return { object: { type: "default privileges", schema, name }, evidence: "default privileges" };
    }));
}
//# sourceMappingURL=roles.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/security.js





/** Security definers, row-level security, rights on public, and secrets in definitions. */
const security = [
    {
        id: "secdef-superuser",
        category: "roles",
        severity: "warning",
        title: "SECURITY DEFINER owned by a superuser",
        why: "It runs with the rights of its owner, who is no superuser on Aurora: what needed one fails only when the routine is called.",
        remedy: "Read the body, and grant the owner on the target what it needs.",
        effort: "simple",
        fix: { kind: "manual", does: "A person reads the body" },
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)("'SECURITY DEFINER'")} ${(0,catalog_sql/* userRoutines */.vs)()} AND p.prosecdef
        AND EXISTS (SELECT 1 FROM pg_catalog.pg_roles r WHERE r.oid = p.proowner AND r.rolsuper)`,
        },
        dump: { model: definersOfSuperusers },
    },
    {
        id: "secdef-search-path",
        category: "roles",
        severity: "warning",
        title: "SECURITY DEFINER without a search_path",
        why: "Whoever calls it decides by the search_path which objects it uses with the rights of its owner. This is a weakness, not a hindrance.",
        remedy: "Add SET search_path with the schemas it needs and pg_temp last.",
        effort: "simple",
        fix: {
            kind: "offered",
            by: "convert-schema",
            phase: "pre-load",
            does: "SET search_path is added with the schema of the routine, public and pg_temp",
        },
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)("'SECURITY DEFINER'")} ${(0,catalog_sql/* userRoutines */.vs)()} AND p.prosecdef
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.unnest(p.proconfig) u WHERE u LIKE 'search\\_path=%')`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => isDefiner(fields) && !setsSearchPath(fields)
                    ? [{ object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: "SECURITY DEFINER" }]
                    : [],
            },
        },
        convert: {
            CreateFunctionStmt: (fields, edit) => {
                if (isDefiner(fields))
                    addSearchPath(fields, edit);
            },
        },
    },
    {
        id: "rls",
        category: "roles",
        severity: "warning",
        title: "Row-level security",
        why: "A source user without BYPASSRLS reads a filtered table, and DMS reports success all the same. On the target the policies hold for all but the owner, with FORCE for the owner, too.",
        remedy: "Read the source as superuser or with BYPASSRLS, and have row-level security switched on after the load.",
        effort: "simple",
        fix: {
            kind: "auto",
            by: "export-schema",
            phase: "post-load",
            does: "ENABLE ROW LEVEL SECURITY stands behind the load, FORCE behind the switch",
        },
        catalog: { sql: `${(0,catalog_sql/* relationColumns */.k9)("'ROW LEVEL SECURITY'")} ${(0,catalog_sql/* userRelations */.$g)("rp")} AND c.relrowsecurity` },
        dump: {
            model: (model) => [...model.relations.values()]
                .filter(({ rowSecurity }) => rowSecurity)
                .map((relation) => ({
                object: (0,dump_relations/* relationRef */.Ew)(relation),
                evidence: "ROW LEVEL SECURITY",
                at: { statement: relation.statement },
            })),
        },
    },
    {
        id: "schema-public-acl",
        category: "roles",
        severity: "info",
        title: "Everybody may create in public",
        why: "In a new database only its owner may create objects in public since PostgreSQL 15; a bundle without grants does not carry the right over.",
        remedy: "Decide who may create there: grant it to the application's role, or to PUBLIC as it was.",
        effort: "trivial",
        fix: { kind: "auto", by: "assess-schema", phase: "pre-load", does: "The grant is written out" },
        // Up to 14 it is the default, and version-15-public tells of it.
        applies: ({ source }) => (source >= 15 ? undefined : "version-15-public tells of it"),
        ...publicCreate(),
        sql: () => [{ where: "P0", sql: "GRANT CREATE ON SCHEMA public TO PUBLIC;" }],
    },
    {
        id: "secret-in-definition",
        category: "roles",
        severity: "warning",
        title: "Secret in a definition",
        why: "A password or key stands in clear text in the schema, and so in every dump, bundle and diff.",
        remedy: "Take it out, change it, and let the code read it from Secrets Manager or a protected table.",
        effort: "medium",
        fix: { kind: "manual", does: "The secret is taken out and changed" },
        // The connection string of a live subscription is for superusers only, and the rule on subscriptions finds those.
        dump: {
            statements: {
                CreateSubscriptionStmt: ({ subname, conninfo }) => /password *=/i.test(conninfo ?? "")
                    ? [
                        {
                            object: { type: "subscription", schema: "", name: subname },
                            evidence: "password in the connection string",
                        },
                    ]
                    : [],
            },
        },
        code: {
            pattern: /(password|passwd|secret|aws_access_key_id|api_?key)(\s+(constant\s+)?(text|varchar))?\s*[=:]=?>?\s*'{1,2}[^']{4,}'/i,
        },
    },
];
/** PUBLIC's right to create in schema public, live and as a dump shows it. */
function publicCreate() {
    const object = { type: "schema", schema: "", name: "public" };
    return {
        catalog: {
            sql: `SELECT 'schema' AS type, '' AS schema, n.nspname AS name, NULL AS part, 'PUBLIC may create' AS evidence FROM pg_catalog.pg_namespace n
        WHERE n.nspname = 'public' AND EXISTS (SELECT 1 FROM pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
          WHERE a.grantee = 0 AND a.privilege_type = 'CREATE')`,
        },
        dump: {
            model: (model) => {
                let granted = isDefaultOf(model);
                for (const { type, text } of model.statements) {
                    if (type !== "GrantStmt" || !/\bSCHEMA\s+public\b/i.test(text))
                        continue;
                    const change = onPublic(model.parser.statement(text).node?.[type]);
                    if (change !== undefined)
                        granted = change;
                }
                return granted ? [{ object, evidence: "PUBLIC may create" }] : [];
            },
        },
    };
}
/**
 * Whether a dump that says nothing of it means that PUBLIC may create: the default up to 14. pg_dump from 15 on says so
 * even then, unless it was told to leave grants and owners out.
 */
function isDefaultOf({ serverVersion, toolVersion, statements }) {
    if (Number.parseInt(serverVersion, 10) >= 15)
        return false;
    return Number.parseInt(toolVersion, 10) < 15 || !statements.some(({ type }) => /^(AlterOwner|Grant)Stmt$/.test(type));
}
/** Whether a GRANT or REVOKE gives PUBLIC the right to create in public, or takes it; undefined when neither. */
function onPublic({ is_grant: isGrant, objtype, grantees, privileges }) {
    const isPublic = (grantees ?? []).some(({ RoleSpec }) => RoleSpec?.roletype === "ROLESPEC_PUBLIC");
    const all = privileges === undefined;
    const create = all || privileges.some(({ AccessPriv }) => AccessPriv?.priv_name === "create");
    return objtype === "OBJECT_SCHEMA" && isPublic && create ? isGrant === true : undefined;
}
/** A dump names owners, and says who is a superuser only where it makes the roles; postgres is one by custom. */
function definersOfSuperusers(model) {
    const superusers = new Set([BOOTSTRAP]);
    const definers = new Map();
    const hits = [];
    for (const statement of model.statements) {
        const { type, text } = statement;
        if (!/^(CreateRoleStmt|AlterRoleStmt|CreateFunctionStmt|AlterOwnerStmt)$/.test(type))
            continue;
        const fields = model.parser.statement(text).node?.[type];
        if (type === "CreateFunctionStmt") {
            const object = (0,code_of_dump/* routineRef */.kh)(fields);
            if (isDefiner(fields))
                definers.set(key(object), { object, evidence: "SECURITY DEFINER", at: { statement } });
        }
        else if (type !== "AlterOwnerStmt") {
            if (roleOptions(fields).includes("superuser"))
                superusers.add(roleOf(fields));
        }
        else if (/^OBJECT_(FUNCTION|PROCEDURE|ROUTINE)$/.test(fields.objectType)) {
            const { objname, objfuncargs, objargs } = fields.object?.ObjectWithArgs ?? {};
            const definer = definers.get(key((0,code_of_dump/* routineOf */.SH)(objname, objfuncargs ?? objargs ?? [])));
            if (definer && superusers.has(fields.newowner?.rolename))
                hits.push(definer);
        }
    }
    return hits;
}
function key({ schema, name }) {
    return JSON.stringify([schema, name]);
}
//# sourceMappingURL=security.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/storage.js





/** Largest table of Aurora PostgreSQL: 32 TiB. */
const LARGEST_TABLE = 32n * 1024n ** 4n;
/** Evidence of the clause without parentheses, which no parser takes since PostgreSQL 12. */
const OLD_FORM = "WITH OIDS behind the columns";
/** Storage, compression and limits. */
const storage = [
    {
        id: "stats-none",
        category: "operation",
        severity: "info",
        title: "Extended statistics",
        why: "The definition is carried over but not what ANALYZE gathered, so until the next ANALYZE the planner guesses.",
        remedy: "Let post-load run to its end: it analyzes all tables, those with partitions too.",
        effort: "trivial",
        fix: { kind: "auto", by: "apply-schema", phase: "post-load", does: "ANALYZE runs at the end of post-load" },
        catalog: {
            sql: `SELECT 'statistics' AS type, n.nspname AS schema, s.stxname AS name, NULL AS part, 'on ' || tn.nspname || '.' || c.relname AS evidence
        FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
        JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid JOIN pg_catalog.pg_namespace tn ON tn.oid = c.relnamespace
       WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_statistic_ext", "s.oid")}`,
        },
        dump: {
            statements: {
                CreateStatsStmt: ({ defnames, relations }) => {
                    const { schemaname, relname } = relations?.[0]?.RangeVar ?? {};
                    return [{ object: refByNames("statistics", defnames), evidence: `on ${schemaname}.${relname}` }];
                },
            },
        },
    },
    {
        id: "toast-lz4",
        category: "operation",
        severity: "info",
        title: "Column compressed with lz4",
        why: "Whether Aurora was built with lz4 is not documented; without it the clause is refused.",
        remedy: "Try the clause on the target, and leave it out when it is refused; the rows are compressed with pglz then.",
        effort: "trivial",
        fix: { kind: "offered", by: "convert-schema", phase: "pre-load", does: "The compression clause is left out" },
        catalog: {
            from: 14,
            sql: `${(0,catalog_sql/* columnColumns */.ou)("'compression lz4'")} ${(0,catalog_sql/* userColumns */.b3)("rpm")} AND a.attcompression = 'l'`,
        },
        dump: {
            model: ({ relations }) => [...relations.values()].flatMap((relation) => [...relation.columns.values()]
                .filter(({ compression }) => compression?.toLowerCase() === "lz4")
                .map(({ name, statement }) => ({
                object: (0,dump_relations/* columnRef */.sX)(relation, name),
                evidence: "compression lz4",
                at: { statement },
            }))),
        },
        convert: {
            AlterTableStmt: ({ relation, cmds }, edit) => {
                const [{ AlterTableCmd: command }] = cmds;
                if (cmds.length !== 1 || command?.subtype !== "AT_SetCompression" || (0,build/* textOf */.b6)(command.def) !== "lz4")
                    return;
                edit.leaveOut("lz4 was asked to be left out");
                edit.intend({
                    object: { ...refByRange("column", relation), part: command.name },
                    attribute: "compression",
                    difference: "Compressed with the target's default",
                });
            },
        },
    },
    {
        id: "with-oids",
        category: "operation",
        severity: "needs-change",
        title: "Table WITH OIDS",
        why: "PostgreSQL 12 and newer have no hidden column oid, and refuse the clause.",
        remedy: "Leave the clause out; where the application reads the column oid, give the table a column of that name.",
        effort: "simple",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The clause is left out" },
        dump: {
            statements: {
                CreateStmt: (fields, statement, model) => withOids(fields, statement, model)
                    ? [{ object: refByRange("table", fields.relation), evidence: "WITH OIDS" }]
                    : [],
            },
            model: ({ unparsed }) => unparsed.flatMap(({ statement }) => {
                const name = /^CREATE\s+(?:UNLOGGED\s+)?TABLE\s+(?:(\w+)\.)?(\w+)[\s\S]*\)\s*WITH\s+OIDS\b/i.exec(statement.text);
                if (!name)
                    return [];
                return [
                    {
                        object: { type: "table", schema: name[1] ?? "", name: name[2] },
                        evidence: OLD_FORM,
                        at: { statement },
                    },
                ];
            }),
        },
        remedyFor: ({ evidence }) => evidence === OLD_FORM
            ? "Take WITH OIDS out of the statement by hand: today's parser does not read it."
            : undefined,
        convert: {
            VariableSetStmt: (fields, edit) => {
                if (fields.name === "default_with_oids")
                    edit.leaveOut("PostgreSQL has no OIDS of rows since version 12");
            },
            CreateStmt: ({ options }, edit) => {
                const all = (0,build/* optionsOf */.cz)(options);
                const oids = all.find(({ name }) => name === "oids");
                const token = oids && edit.tokens().findIndex(({ start }) => start === oids.location);
                if (!oids || token === undefined || token < 0)
                    return;
                const tokens = edit.tokens();
                const valueEnd = tokens[token + 1]?.text === "=" ? token + 2 : token;
                const at = (index) => tokens[index];
                // The only option goes with its WITH and its parentheses, another one with the comma beside it.
                if (all.length === 1)
                    edit.remove(at(token - 2).start, at(valueEnd + 1).end);
                else if (at(valueEnd + 1).text === ",")
                    edit.remove(at(token).start, at(valueEnd + 2).start);
                else
                    edit.remove(at(token - 1).start, at(valueEnd).end);
            },
        },
    },
    {
        id: "size-limit",
        category: "operation",
        severity: "blocker",
        title: "Table above the size limit",
        why: "A table of Aurora may hold 32 TiB.",
        remedy: "Partition the table before the migration; the whole database may hold 128 TiB, from 15.13, 16.9 and 17.5 on 256 TiB.",
        effort: "significant",
        fix: { kind: "manual", does: "The table is partitioned" },
        liveOnly: "A dump does not say how large tables are",
        catalog: {
            // By the pages of the last VACUUM or ANALYZE; relpages is unsigned, but shown as signed.
            sql: `${(0,catalog_sql/* relationColumns */.k9)(`pg_catalog.pg_size_pretty(${pagesOf()} * pg_catalog.current_setting('block_size')::bigint)`)} ${(0,catalog_sql/* userRelations */.$g)("rm")}
        AND ${pagesOf()} * pg_catalog.current_setting('block_size')::bigint > ${LARGEST_TABLE}`,
        },
    },
];
/** Pages of a table `c` and its TOAST table. */
function pagesOf() {
    const pages = (alias) => `(CASE WHEN ${alias}.relpages < 0 THEN ${alias}.relpages + 4294967296 ELSE ${alias}.relpages::bigint END)`;
    return `(${pages("c")} + coalesce((SELECT ${pages("t")} FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid), 0))`;
}
function withOids({ options }, statement, model) {
    const own = (0,build/* optionsOf */.cz)(options).find(({ name }) => name === "oids");
    const value = own ? ((0,build/* textOf */.b6)(own.arg) ?? "true") : settingsInEffect(model, "default_with_oids").get(statement);
    return value !== undefined && /^(true|on|yes|1)$/i.test(value);
}
//# sourceMappingURL=storage.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/superuser-code.js






const FILE_FUNCTIONS = "pg_read_file|pg_read_binary_file|pg_ls_dir|pg_ls_logdir|pg_ls_waldir|pg_ls_tmpdir|pg_stat_file|pg_file_write|pg_file_unlink|pg_file_rename|pg_file_sync|pg_logdir_ls|lo_import|lo_export|pg_logfile_rotate";
const ADMIN_FUNCTIONS = "pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_create_restore_point|pg_start_backup|pg_stop_backup|pg_backup_start|pg_backup_stop|pg_promote|pg_wal_replay_pause|pg_wal_replay_resume|pg_current_logfile|pg_log_backend_memory_contexts|pg_create_physical_replication_slot";
/** What source text does that only a superuser may. */
const superuserCode = [
    {
        id: "priv-file-functions",
        category: "privileges",
        severity: "blocker",
        title: "Call that reads or writes the server's files",
        why: "Nobody may read or write files of an Aurora server, so the call fails when it runs.",
        remedy: "Move files through Amazon S3 with the extension aws_s3, and large objects through the client with lo_get and lo_from_bytea.",
        effort: "medium",
        fix: { kind: "manual", does: "The code moves files through Amazon S3 or the client" },
        code: { nodes: callsOf(new RegExp(`^(${FILE_FUNCTIONS})$`)), pattern: callPattern(FILE_FUNCTIONS) },
    },
    {
        id: "priv-copy-file",
        category: "privileges",
        severity: "blocker",
        title: "COPY from or to a file of the server",
        why: "COPY with a file name reads or writes the server's file system, which Aurora gives to nobody.",
        remedy: "Use aws_s3.table_import_from_s3 and aws_s3.query_export_to_s3, or \\copy in the client.",
        effort: "medium",
        fix: { kind: "manual", does: "The rows come and go through Amazon S3 or the client" },
        code: {
            nodes: {
                CopyStmt: ({ filename, is_program, is_from }) => filename === undefined || is_program ? undefined : `COPY ${is_from ? "FROM" : "TO"} a file`,
            },
            pattern: /\bcopy\b[^;]{1,250}?\b(?:from|to)\s*(?:'[^']|%[-\d$]*L|$)/i,
        },
        dump: {
            statements: {
                CopyStmt: ({ relation, filename, is_program, is_from }) => filename === undefined || is_program
                    ? []
                    : [{ object: refByRange("table", relation), evidence: `COPY ${is_from ? "FROM" : "TO"} a file` }],
            },
        },
    },
    {
        id: "priv-copy-program",
        category: "privileges",
        severity: "blocker",
        title: "COPY that runs a program",
        why: "There is no shell on Aurora that COPY could run a program in.",
        remedy: "Run the program elsewhere, in AWS Lambda or a job, and let it talk to the database.",
        effort: "significant",
        fix: { kind: "manual", does: "A job outside the database runs the program" },
        code: {
            nodes: {
                CopyStmt: ({ is_program, is_from }) => (is_program ? `COPY ${is_from ? "FROM" : "TO"} PROGRAM` : undefined),
            },
            pattern: /\bcopy\b[^;]{1,250}?\b(?:from|to)\s+program\b/i,
        },
    },
    {
        id: "priv-admin-functions",
        category: "privileges",
        severity: "needs-change",
        title: "Administration of the server from inside",
        why: "Aurora does not grant it, or its storage leaves it without a meaning, so it fails when it runs.",
        remedy: "Use the RDS API: parameter groups, snapshots, log files and failover.",
        effort: "medium",
        fix: { kind: "manual", does: "The RDS API does the work" },
        code: {
            nodes: eitherOf(callsOf(new RegExp(`^(${ADMIN_FUNCTIONS})$`)), {
                AlterSystemStmt: () => "ALTER SYSTEM",
                CheckPointStmt: () => "CHECKPOINT",
                LoadStmt: () => "LOAD",
            }),
            pattern: new RegExp(`${callPattern(ADMIN_FUNCTIONS).source}|\\balter\\s+system\\b|\\bcheckpoint\\s*;`, "i"),
        },
    },
    {
        id: "priv-session-auth",
        category: "privileges",
        severity: "needs-change",
        title: "SET SESSION AUTHORIZATION in code",
        why: "Only a superuser may become another user this way.",
        remedy: "Use SET ROLE, and grant the membership that it takes.",
        effort: "simple",
        fix: { kind: "manual", does: "The code sets the role" },
        code: {
            nodes: setsParameter("session_authorization"),
            pattern: /\bset\s+(?:local\s+|session\s+)?session\s+authorization\b/i,
        },
    },
    {
        id: "dump-session-auth",
        category: "dump",
        severity: "needs-change",
        title: "SET SESSION AUTHORIZATION in the dump",
        why: "The dump was made with --use-set-session-authorization, and only a superuser may become another user this way.",
        remedy: "Let the objects be made by the user that applies the schema, or dump again with owners as ALTER ... OWNER.",
        effort: "trivial",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The statement is left out" },
        dump: {
            statements: {
                VariableSetStmt: (fields) => {
                    const { name, value } = settingOf(fields);
                    if (name !== "session_authorization" || value === undefined)
                        return [];
                    return [{ object: { type: "role", schema: "", name: value }, evidence: "SET SESSION AUTHORIZATION" }];
                },
            },
        },
        convert: {
            VariableSetStmt: ({ name }, edit) => {
                if (name === "session_authorization")
                    edit.leaveOut("Only a superuser may become another user this way");
            },
        },
    },
    {
        id: "priv-replication-role",
        category: "privileges",
        severity: "info",
        title: "Code that switches triggers off",
        why: "Aurora lets members of rds_superuser set session_replication_role, and nobody else.",
        remedy: "Run it as a member of rds_superuser, or disable the triggers one by one.",
        effort: "simple",
        fix: { kind: "manual", does: "A member of rds_superuser runs the code" },
        code: {
            nodes: setsParameter("session_replication_role"),
            pattern: /\bset\s+(?:local\s+|session\s+)?session_replication_role\b|\bset_config\s*\(\s*'session_replication_role'/i,
        },
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)("'SET session_replication_role'")} ${(0,catalog_sql/* userRoutines */.vs)()} AND EXISTS (
        SELECT 1 FROM pg_catalog.unnest(p.proconfig) u WHERE u LIKE 'session\\_replication\\_role=%')`,
        },
        dump: {
            statements: {
                CreateFunctionStmt: (fields) => (0,build/* optionsOf */.cz)(fields.options).some(({ name, arg }) => name === "set" && arg?.VariableSetStmt?.name === "session_replication_role")
                    ? [{ object: (0,code_of_dump/* routineRef */.kh)(fields), evidence: "SET session_replication_role" }]
                    : [],
            },
        },
    },
];
//# sourceMappingURL=superuser-code.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/system-rights.js




/** Rights on what belongs to the system. */
const systemRights = [
    {
        id: "priv-system-acl",
        category: "privileges",
        severity: "needs-change",
        title: "Rights on objects of the system",
        why: "Functions and views of pg_catalog belong to Aurora's own superuser, so nobody else may grant or revoke rights on them.",
        remedy: "Grant a predefined role in its place: pg_monitor for statistics and logs, pg_read_all_stats, or pg_signal_backend for ending sessions.",
        effort: "simple",
        fix: { kind: "auto", by: "convert-schema", phase: "pre-load", does: "The grants on pg_catalog are left out" },
        catalog: {
            sql: `SELECT 'routine' AS type, 'pg_catalog' AS schema, ${(0,catalog_sql/* routineName */.qu)("p")} AS name, NULL AS part, ${changedRights("pg_proc", "p.oid", "p.proacl", "f", "p.proowner")} AS evidence
          FROM pg_catalog.pg_proc p WHERE ${systemOwn("pg_proc", "p.oid", "p.pronamespace", "p.proacl")}
            AND ${changedRights("pg_proc", "p.oid", "p.proacl", "f", "p.proowner")} IS NOT NULL
        UNION ALL
        SELECT 'table', 'pg_catalog', c.relname, NULL, ${changedRights("pg_class", "c.oid", "c.relacl", "r", "c.relowner")}
          FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'v') AND ${systemOwn("pg_class", "c.oid", "c.relnamespace", "c.relacl")}
            AND ${changedRights("pg_class", "c.oid", "c.relacl", "r", "c.relowner")} IS NOT NULL`,
        },
        dump: { model: systemGrants },
        convert: {
            GrantStmt: ({ objects }, edit) => {
                const refs = (objects ?? []).map(systemObject);
                if (refs.length === 0 || refs.some((ref) => ref === undefined))
                    return;
                edit.leaveOut("Objects of pg_catalog belong to Aurora's own superuser");
                for (const object of refs)
                    if (object)
                        edit.intend({
                            object,
                            attribute: "grants",
                            difference: "Rights on objects of pg_catalog stay Aurora's own",
                        });
            },
        },
    },
];
/** Whether an object of pg_catalog has rights other than those it came with. */
function systemOwn(catalog, oid, namespace, acl) {
    return `${namespace} = 'pg_catalog'::pg_catalog.regnamespace AND ${acl} IS NOT NULL AND ${(0,catalog_sql/* isNotOfExtension */.qM)(catalog, oid)}
    AND ${acl} IS DISTINCT FROM ${initialRights(catalog, oid)}`;
}
function initialRights(catalog, oid) {
    return `(SELECT i.initprivs FROM pg_catalog.pg_init_privs i
    WHERE i.objoid = ${oid} AND i.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND i.objsubid = 0)`;
}
/** Who got rights, or else who lost some; null when the two lists hold the same. */
function changedRights(catalog, oid, acl, kind, owner) {
    const initial = `coalesce(${initialRights(catalog, oid)}, pg_catalog.acldefault('${kind}', ${owner}))`;
    const lists = (now, before) => `(SELECT pg_catalog.string_agg(DISTINCT y.who, ', ' ORDER BY y.who) FROM (
       SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(x.grantee)::text END COLLATE "C" AS who
         FROM (SELECT g.grantee, g.privilege_type FROM pg_catalog.aclexplode(${now}) g
               EXCEPT SELECT g.grantee, g.privilege_type FROM pg_catalog.aclexplode(${before}) g) x) y)`;
    return `coalesce('granted to ' || ${lists(acl, initial)}, 'revoked from ' || ${lists(initial, acl)})`;
}
function systemObject(object) {
    const { ObjectWithArgs: routine, RangeVar: range } = object;
    if (routine && (0,build/* namesOf */.eZ)(routine.objname)[0] === "pg_catalog")
        return (0,code_of_dump/* routineOf */.SH)(routine.objname, routine.objfuncargs ?? []);
    // A GRANT does not tell views from tables.
    return range?.schemaname === "pg_catalog" ? refByRange("table", range) : undefined;
}
function systemGrants({ statements, parser }) {
    const found = new Map();
    for (const statement of statements) {
        if (statement.type !== "GrantStmt")
            continue;
        const fields = parser.statement(statement.text).node?.["GrantStmt"];
        const grantees = (fields?.grantees ?? []).map(({ RoleSpec }) => RoleSpec?.roletype === "ROLESPEC_PUBLIC" ? "PUBLIC" : (RoleSpec?.rolename ?? ""));
        for (const object of (fields?.objects ?? []).flatMap((item) => systemObject(item) ?? [])) {
            const key = JSON.stringify(object);
            const entry = found.get(key) ?? {
                hit: { object, evidence: "", at: { statement } },
                granted: new Set(),
                revoked: new Set(),
            };
            for (const role of grantees)
                (fields.is_grant ? entry.granted : entry.revoked).add(role);
            found.set(key, entry);
        }
    }
    return [...found.values()].map(({ hit, granted, revoked }) => ({
        ...hit,
        evidence: granted.size > 0
            ? `granted to ${[...granted].sort().join(", ")}`
            : `revoked from ${[...revoked].sort().join(", ")}`,
    }));
}
//# sourceMappingURL=system-rights.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/text-partitions.js






/** Partitions whose bounds hang on a sort order. */
const textPartitionRules = [
    {
        id: "locale-text-partition",
        category: "locale",
        severity: "warning",
        title: "Partitions by ranges of text",
        why: "Under another sort order a row may belong to another partition than on the source, and is refused by the one it is copied to.",
        remedy: "Load such tables through their parent, or give the key column the collation C on the source, and compare the counts of each partition.",
        effort: "medium",
        fix: { kind: "manual", does: "The table is loaded through its parent" },
        catalog: {
            sql: ({ source, }) => `SELECT 'table' AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'RANGE over text' AS evidence
        ${(0,catalog_sql/* userRelations */.$g)("p")} AND EXISTS (SELECT 1 FROM pg_catalog.pg_partitioned_table p CROSS JOIN LATERAL pg_catalog.unnest(p.partcollation) u
            JOIN pg_catalog.pg_collation k ON k.oid = u
           WHERE p.partrelid = c.oid AND p.partstrat = 'r' AND NOT ${sortsByBytes(source)})`,
        },
        dump: { model: textPartitions },
    },
];
/** Whether a collation `k` sorts by bytes; the default one sorts as the database does. */
function sortsByBytes(source) {
    const database = `(SELECT ${IS_BYTE_ORDER("d.datcollate")} ${source >= 15 ? "AND d.datlocprovider <> 'i'" : ""}
    FROM pg_catalog.pg_database d WHERE ${CURRENT})`;
    return `(CASE WHEN k.collprovider = 'd' THEN ${database} WHEN k.collprovider = 'i' THEN false
    WHEN k.collprovider = 'b' THEN true ELSE ${IS_BYTE_ORDER("k.collcollate")} END)`;
}
/** Types whose order depends on a collation. */
const TEXT_TYPES = ["text", "varchar", "bpchar", "citext"];
function textPartitions(model) {
    const byBytes = databaseSortsByBytes(model);
    return [...model.relations.values()].flatMap((relation) => {
        if (!relation.partitioned)
            return [];
        const spec = model.parser.statement(relation.statement.text).node?.["CreateStmt"]?.partspec;
        if (spec?.strategy !== "PARTITION_STRATEGY_RANGE")
            return [];
        const elements = (spec.partParams ?? []).map(({ PartitionElem }) => PartitionElem);
        if (!elements.some((element) => isText(element, relation, model, byBytes)))
            return [];
        return [{ object: (0,dump_relations/* relationRef */.Ew)(relation), evidence: "RANGE over text", at: { statement: relation.statement } }];
    });
}
/** As far as the dump says; one without CREATE DATABASE does not. */
function databaseSortsByBytes({ statements, parser }) {
    const statement = statements.find(({ type }) => type === "CreatedbStmt");
    const { provider, collate } = localeOf(statement && parser.statement(statement.text).node?.["CreatedbStmt"]?.options);
    return provider !== "icu" && BYTE_ORDER.test(collate ?? "");
}
function isText({ name, collation: own }, { columns, parents }, model, byBytes) {
    const column = name === undefined ? undefined : columns.get(name);
    const inherited = parents.map((key) => model.relations.get(key)?.columns.get(name ?? "")).find(Boolean);
    const { type, collation: ofColumn } = column ?? inherited ?? {};
    if (!type || !TEXT_TYPES.includes((0,dump_types/* baseType */.wV)(type, model.types).name) || type.array)
        return false;
    const names = own ? refByNames("collation", own) : undefined;
    const used = names ? (0,dump_model/* relationKey */.Y)(names.schema, names.name) : ofColumn?.replace(".", "\0");
    return used === undefined ? !byBytes : !/^(pg_catalog)?\0?(C|POSIX|ucs_basic)$/.test(used);
}
//# sourceMappingURL=text-partitions.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/text-search-files.js



/** Options of dictionaries that name a file. */
const FILE_OPTIONS = "dictfile|afffile|synonyms|stopwords|rules";
/** Stop lists that come with PostgreSQL, and the rules of unaccent; Aurora has these files too. */
const SHIPPED = "danish|dutch|english|finnish|french|german|hungarian|italian|nepali|norwegian|portuguese|russian|spanish|swedish|turkish";
const SHIPPED_FILE = `stopwords = ''(${SHIPPED})''|rules = ''unaccent''`;
/** Files that text search reads. */
const textSearchFiles = [
    {
        id: "ts-dict-file",
        category: "privileges",
        severity: "blocker",
        title: "Dictionary read from a file",
        why: "The dictionary reads a file in the server's tsearch_data directory, where nobody can put files on Aurora.",
        remedy: "Use a snowball or simple dictionary, and replace synonyms by a function; compare files that PostgreSQL ships with your own copies.",
        effort: "medium",
        fix: { kind: "manual", does: "The dictionary works without a file of its own" },
        catalog: {
            sql: `SELECT 'text search dictionary' AS type, n.nspname AS schema, d.dictname AS name, NULL AS part, d.dictinitoption AS evidence,
          CASE WHEN pg_catalog.regexp_replace(d.dictinitoption, '${SHIPPED_FILE}', '', 'gi') ~* '\\m(${FILE_OPTIONS}) = ' THEN NULL ELSE 'warning' END AS severity
        FROM pg_catalog.pg_ts_dict d JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
       WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND ${(0,catalog_sql/* isNotOfExtension */.qM)("pg_ts_dict", "d.oid")} AND d.dictinitoption ~* '\\m(${FILE_OPTIONS}) = '`,
        },
        dump: { statements: { DefineStmt: dictionary } },
    },
];
function dictionary({ kind, defnames, definition }) {
    if (kind !== "OBJECT_TSDICTIONARY")
        return [];
    const options = (0,build/* optionsOf */.cz)(definition).filter(({ name }) => name !== "template");
    const files = options.filter(({ name }) => new RegExp(`^(${FILE_OPTIONS})$`).test(name));
    if (files.length === 0)
        return [];
    const shipped = new RegExp(`^(stopwords (${SHIPPED})|rules unaccent)$`, "i");
    return [
        {
            object: refByNames("text search dictionary", defnames),
            evidence: options.map(({ name, arg }) => `${name} = '${(0,build/* textOf */.b6)(arg) ?? ""}'`).join(", "),
            ...(files.every(({ name, arg }) => shipped.test(`${name} ${(0,build/* textOf */.b6)(arg)}`))
                ? { severity: "warning" }
                : {}),
        },
    ];
}
//# sourceMappingURL=text-search-files.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/dms-types.js



const BY_HAND = { kind: "manual", does: "A person proves it with a trial row" };
const PRE_CREATED = {
    kind: "auto",
    by: "export-schema",
    phase: "pre-load",
    does: "The column has its own type on the target before the load",
};
const LOB_LIMIT = {
    kind: "auto",
    by: "create-dms-task",
    does: "The task carries values of up to 64 KB and stops a table rather than cut a longer one",
};
const LOB_SETTING = {
    kind: "task",
    name: "TargetMetadata.LobMaxSize",
    value: "64",
    why: "Kilobytes; raise it to twice the longest value when that is more",
};
const BOTH_ENDS = "Without it on both ends, values of numeric columns without precision are rounded to six decimals";
/** Built-in types by their internal names. */
function builtIn(...names) {
    return {
        live: `t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND t.typname IN (${names.map((name) => `'${name}'`).join(", ")})`,
        dump: ({ schema, name, array }) => schema === "" && !array && names.includes(name),
    };
}
/** Types of extensions by name, wherever the extension is installed. */
function dms_types_extension(...names) {
    return {
        live: `t.typtype <> 'e' AND t.typname IN (${names.map((name) => `'${name}'`).join(", ")})`,
        dump: ({ name, array, kind }) => !array && kind === "base" && names.includes(name),
    };
}
const RANGES = ["int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange"];
const MULTIRANGES = RANGES.map((name) => name.replace("range", "multirange"));
const OTHER_SYSTEM_TYPES = ["name", "char", "jsonpath", "cid", "tid", "refcursor", "pg_node_tree"];
const SYSTEM_TYPES = "reg[a-z]+|xid|xid8|pg_lsn|txid_snapshot|pg_snapshot|aclitem";
const IS_SYSTEM_TYPE = new RegExp(`^(${SYSTEM_TYPES})$`);
const DISAGREE = "AWS's own tables disagree whether DMS carries such columns from PostgreSQL to PostgreSQL";
/** How DMS treats column types, as of its user guide. Arrays, and what depends on values, stand elsewhere. */
const DMS_TYPES = [
    {
        name: "numeric-unbounded",
        title: "numeric without precision",
        severity: "needs-change",
        why: "DMS takes numeric without precision for numeric(28,6): 0.611111104488373 arrives as 0.611111. With the setting that prevents it, the change stream still keeps 28 digits only.",
        remedy: "Nothing is to be done for usual values: both endpoints have MapUnboundedNumericAsString. Give columns with more than 28 digits a precision.",
        fix: { kind: "auto", by: "create-dms-task", does: "Both endpoints carry such numbers as text" },
        live: `t.typname = 'numeric' AND t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND ${MODIFIER} = -1`,
        dump: ({ schema, name, array, modifiers }) => schema === "" && name === "numeric" && !array && modifiers.length === 0,
        settings: [
            { kind: "source endpoint", name: "MapUnboundedNumericAsString", value: "true", why: BOTH_ENDS },
            { kind: "target endpoint", name: "MapUnboundedNumericAsString", value: "true", why: BOTH_ENDS },
        ],
    },
    {
        name: "numeric-wide",
        title: "numeric of more than 38 digits",
        severity: "warning",
        why: "DMS carries numbers of more than 38 digits as text, which AWS lists as partly supported.",
        remedy: "Compare the column after the load (validate-data does), and narrow the precision where the values allow it.",
        live: `t.typname = 'numeric' AND t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND ((${MODIFIER} - 4) >> 16) & 65535 > 38 AND ${MODIFIER} > 0`,
        dump: ({ schema, name, array, modifiers }) => schema === "" && name === "numeric" && !array && (modifiers[0] ?? 0) > 38,
        evidence: {
            live: `pg_catalog.format_type(t.oid, ${MODIFIER})`,
            dump: ({ modifiers: [precision = 0, scale = 0] }) => `numeric(${precision},${scale})`,
        },
    },
    {
        name: "money",
        title: "money",
        severity: "info",
        why: "DMS carries money as numeric(38,4), while PostgreSQL prints and reads it as lc_monetary says.",
        remedy: "Give both servers the same lc_monetary.",
        ...builtIn("money"),
    },
    {
        name: "timestamptz",
        title: "timestamp with time zone",
        severity: "info",
        why: "DMS carries it in UTC; PostgreSQL stores nothing else, so that nothing is lost.",
        remedy: "Nothing is to be done.",
        fix: PRE_CREATED,
        ...builtIn("timestamptz"),
    },
    {
        name: "timetz",
        title: "time with time zone",
        severity: "warning",
        why: "DMS maps it to a time of day; the offset may be lost.",
        remedy: "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes.",
        effort: "simple",
        nativeCopy: "the offset of a time with time zone may be lost",
        ...builtIn("timetz"),
    },
    {
        name: "interval",
        title: "interval",
        severity: "warning",
        why: "DMS carries it as text of 128 characters, which AWS lists as partly supported.",
        remedy: "Compare months, days and times after the load (validate-data does).",
        ...builtIn("interval"),
    },
    {
        name: "char-no-length",
        title: "Character column without length",
        severity: "info",
        why: "DMS takes such a column for at most 8000 bytes (unboundedVarcharMaxSize), and would create it with a length of its own.",
        remedy: "Where values are longer, give the column type text; the target's column comes from the schema bundle.",
        fix: PRE_CREATED,
        live: `t.typname IN ('varchar', 'bpchar') AND ${MODIFIER} = -1`,
        dump: ({ schema, name, array, modifiers }) => schema === "" && !array && (name === "varchar" || name === "bpchar") && modifiers.length === 0,
    },
    {
        name: "text-citext",
        title: "text",
        severity: "info",
        why: "DMS treats text and citext as LOBs, so that the limits of LOBs apply.",
        remedy: "Nothing is to be done for values of up to 64 KB; see repl-lob-size.",
        fix: LOB_LIMIT,
        settings: [LOB_SETTING],
        ...dms_types_extension("text", "citext"),
    },
    {
        name: "json-jsonb-xml",
        title: "json, jsonb or xml",
        severity: "warning",
        why: "DMS treats documents as LOBs, and AWS lists them as partly supported: large ones can fail.",
        remedy: "Measure the longest document (see repl-lob-size), and raise LobMaxSize when it is above 64 KB.",
        fix: LOB_LIMIT,
        settings: [LOB_SETTING],
        ...builtIn("json", "jsonb", "xml"),
    },
    {
        name: "bytea",
        title: "bytea",
        severity: "info",
        why: "DMS treats bytea as a LOB, so that the limits of LOBs apply.",
        remedy: "Nothing is to be done for values of up to 64 KB; see repl-lob-size.",
        fix: LOB_LIMIT,
        settings: [LOB_SETTING],
        ...builtIn("bytea"),
    },
    {
        name: "enum",
        title: "Enumerated type",
        severity: "warning",
        why: `${DISAGREE}; it sends the labels as text, which the target must take as a label.`,
        remedy: "Prove it with a trial row; when it is refused, create the cast given for the time of the migration.",
        fix: PRE_CREATED,
        live: "t.typtype = 'e'",
        dump: ({ kind, array }) => kind === "enum" && !array,
        sql: temporaryCast,
    },
    {
        name: "domain",
        title: "Domain",
        severity: "info",
        why: "AWS does not list domains; DMS sees the type below.",
        remedy: "Nothing is to be done: the target's column comes from the schema bundle.",
        fix: PRE_CREATED,
        live: "b.domain IS NOT NULL",
        dump: (_below, { kind, array }) => kind === "domain" && !array,
    },
    {
        name: "composite",
        title: "Composite type",
        severity: "warning",
        why: `${DISAGREE}; it treats them as LOBs.`,
        remedy: "Prove it with a trial row; when it is refused, create the cast given, or copy the table with pg_dump while nothing writes.",
        effort: "simple",
        nativeCopy: "it has a column of a composite type, which DMS may not carry",
        live: "t.typtype = 'c'",
        dump: (below, _own, model) => !below.array && (below.kind === "composite" || isRowType(below, model)),
        sql: temporaryCast,
    },
    {
        name: "range-multirange",
        title: "Range",
        severity: "warning",
        why: `${DISAGREE}; ranges of dates and times and multiranges are in none of them.`,
        remedy: "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes.",
        effort: "simple",
        nativeCopy: "it has a column of a range type, which DMS may not carry",
        live: "t.typtype IN ('r', 'm')",
        dump: ({ kind, schema, name, array }) => !array && (kind === "range" || (schema === "" && (RANGES.includes(name) || MULTIRANGES.includes(name)))),
    },
    {
        name: "hstore",
        title: "hstore",
        severity: "warning",
        why: "DMS treats hstore as a LOB, and needs the extension on the target before it loads.",
        remedy: "Prove it with a trial row; the extension comes with the schema bundle.",
        ...dms_types_extension("hstore"),
    },
    {
        name: "inet-macaddr",
        title: "Network address",
        severity: "warning",
        why: `${DISAGREE}; cidr is carried, inet and macaddr may not be, macaddr8 is in none of them.`,
        remedy: "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes.",
        effort: "simple",
        nativeCopy: "it has a column of a network address type, which DMS may not carry",
        ...builtIn("inet", "macaddr", "macaddr8"),
    },
    {
        name: "tsvector-tsquery",
        title: "Text search vector",
        severity: "warning",
        why: `${DISAGREE}.`,
        remedy: "Leave the column out by a remove-column rule and compute it anew on the target, where a trigger or a generated column makes it; else prove it with a trial row.",
        effort: "simple",
        ...builtIn("tsvector", "tsquery"),
    },
    {
        name: "geometric",
        title: "Geometric type",
        severity: "warning",
        why: "AWS lists line, lseg, box, path and circle as not migrated, and point and polygon only as types of PostGIS.",
        remedy: "Exclude the table and copy it with pg_dump while nothing writes, or prove it with a trial row.",
        effort: "simple",
        nativeCopy: "it has a column of a geometric type, which DMS may not carry",
        ...builtIn("point", "line", "lseg", "box", "path", "polygon", "circle"),
    },
    {
        name: "postgis",
        title: "PostGIS type",
        severity: "info",
        why: "DMS carries geometry and geography when PostGIS is installed on both sides, as LOBs.",
        remedy: "Nothing is to be done: the extension comes with the schema bundle. Raise LobMaxSize for large shapes.",
        fix: PRE_CREATED,
        ...dms_types_extension("geometry", "geography"),
    },
    {
        name: "postgis-raster",
        title: "Raster or topology of PostGIS",
        severity: "warning",
        why: "AWS lists geometry and geography only.",
        remedy: "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes.",
        effort: "simple",
        nativeCopy: "it has a raster or topogeometry column, which DMS may not carry",
        ...dms_types_extension("raster", "topogeometry"),
    },
    {
        name: "bit",
        title: "Bit string",
        severity: "info",
        why: "DMS carries bit strings as text.",
        remedy: "Nothing is to be done; validate-data compares them.",
        fix: PRE_CREATED,
        ...builtIn("bit", "varbit"),
    },
    {
        name: "uuid",
        title: "uuid",
        severity: "info",
        why: "DMS carries uuid as text, which PostgreSQL reads back as it was.",
        remedy: "Nothing is to be done.",
        fix: PRE_CREATED,
        ...builtIn("uuid"),
    },
    {
        name: "vector",
        title: "Vector",
        severity: "warning",
        why: "AWS does not list the types of pgvector; DMS would stream them as text.",
        remedy: "Prove it with a trial row; else exclude the table and copy it with pg_dump while nothing writes. Build its indexes after the load.",
        effort: "simple",
        nativeCopy: "it has a vector column, which DMS may not carry",
        ...dms_types_extension("vector", "halfvec", "sparsevec"),
    },
    {
        name: "system-types",
        title: "Type of the system",
        severity: "needs-change",
        why: "DMS lists no such types; regclass and its like hold numbers of objects that are others on the target, and aclitem changed in PostgreSQL 16.",
        remedy: "Keep the value as text on the source, and convert it by name where it is used.",
        effort: "medium",
        fix: { kind: "manual", does: "A person changes the column" },
        live: `t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND (t.typname ~ '^_?(${SYSTEM_TYPES})$'
      OR t.typname IN (${OTHER_SYSTEM_TYPES.map((name) => `'${name}'`).join(", ")}))`,
        dump: ({ schema, name, array }) => schema === "" && (IS_SYSTEM_TYPE.test(name) || (!array && OTHER_SYSTEM_TYPES.includes(name))),
        severityOf: {
            live: `CASE WHEN t.typname IN (${OTHER_SYSTEM_TYPES.map((name) => `'${name}'`).join(", ")}) THEN 'warning' END`,
            dump: ({ name }) => (OTHER_SYSTEM_TYPES.includes(name) ? "warning" : undefined),
        },
    },
];
/** For the time of the migration: lets the text that DMS sends be taken as a value of an own type. */
function temporaryCast({ names: [schema, name] = [] }) {
    if (schema === undefined || name === undefined)
        return [];
    const cast = `CAST (character varying AS ${(0,postgres_build/* quoteName */.AB)({ schema, name })})`;
    return [
        {
            where: "P1",
            sql: `-- Only when the trial row was refused.\nDO $$ BEGIN CREATE ${cast} WITH INOUT AS ASSIGNMENT; EXCEPTION WHEN duplicate_object THEN NULL; END $$;`,
        },
        { where: "P3", sql: `DROP CAST IF EXISTS (character varying AS ${(0,postgres_build/* quoteName */.AB)({ schema, name })});` },
    ];
}
//# sourceMappingURL=dms-types.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/type-values.js




/** Statistics on values show only to who may read the table. */
const type_values_HIDDEN = `SELECT 'The statistics of ' || pg_catalog.count(*) || ' tables are hidden from this user: GRANT pg_read_all_data, or SELECT on them' AS reason
  ${(0,catalog_sql/* userRelations */.$g)("r")} AND NOT pg_catalog.has_table_privilege(c.oid, 'SELECT') HAVING pg_catalog.count(*) > 0`;
const ONLY_LIVE = "A dump of the schema holds no values.";
/** Values that DMS changes; seen in the planner's statistics, so only where ANALYZE has run and met one. */
const typeValues = [
    {
        id: "type-numeric-nan",
        category: "types",
        severity: "warning",
        title: "NaN or Infinity in a numeric column",
        why: "AWS says nothing about NaN and Infinity in numeric columns; they may be refused or changed.",
        remedy: "Prove it with a trial row; else put NULL for the time of the migration, or patch the rows after the load.",
        effort: "simple",
        fix: BY_HAND,
        catalog: { sql: valuesSql("t.typname = 'numeric'", "NaN|Infinity"), blind: type_values_HIDDEN },
        liveOnly: ONLY_LIVE,
        dms: { nativeCopy: true, because: "it holds NaN or Infinity in a numeric column" },
    },
    {
        id: "type-timestamp-infinity",
        category: "types",
        severity: "needs-change",
        title: "infinity in a date or timestamp",
        why: "DMS carries infinity as 9999-12-31 23:59:59 and -infinity as the year 4713 BC.",
        remedy: "Put infinity back on the target after the load with the statements given, and again at the cutover for later rows; look first whether 9999-12-31 is a value of its own.",
        effort: "simple",
        fix: { kind: "manual", does: "A person patches the rows with the statements given" },
        catalog: { sql: valuesSql("t.typname IN ('date', 'timestamp', 'timestamptz')", "infinity"), blind: type_values_HIDDEN },
        liveOnly: ONLY_LIVE,
        dms: { nativeCopy: true, because: "it holds infinity in a date or timestamp" },
        sql: patches,
    },
];
function valuesSql(type, values) {
    const select = `${(0,catalog_sql/* columnColumns */.ou)(TYPE_NAME)}`;
    const query = typedColumns(select, "r").replace("WHERE c.relpersistence", "JOIN pg_catalog.pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname AND NOT s.inherited WHERE c.relpersistence");
    return `${query} AND t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND ${type}
    AND (s.most_common_vals::pg_catalog.text ~ '${values}' OR s.histogram_bounds::pg_catalog.text ~ '${values}')`;
}
function patches({ object }) {
    const table = (0,postgres_build/* quoteName */.AB)(object);
    const column = (0,postgres_build/* quoteIdentifier */.Cm)(object.part ?? "");
    const patch = (value, carried) => `UPDATE ${table} SET ${column} = '${value}' WHERE ${column} = '${carried}';`;
    const sql = `${patch("infinity", "9999-12-31 23:59:59+00")}\n${patch("-infinity", "4713-01-01 00:00:00+00 BC")}`;
    return [
        { where: "P2", sql },
        { where: "P3", sql },
    ];
}
//# sourceMappingURL=type-values.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/types.js






/** Column types under DMS: one rule for each entry of the table in dms-types.ts, and those about values. */
const types = [...DMS_TYPES.map(ruleOf), arrays(), ...typeValues];
/** What a type does to a table counts for every table DMS carries; else once, where the column is defined. */
function ruleOf(type) {
    const { name, title, severity, why, remedy, effort, fix, settings, sql } = type;
    return {
        id: `type-${name}`,
        category: "types",
        severity,
        title,
        why,
        remedy,
        effort: effort ?? "trivial",
        fix: fix ?? BY_HAND,
        catalog: { sql: severity === "info" ? listSql(type) : columnSql(type) },
        dump: { model: (model) => (severity === "info" ? listHits(type, model) : columnHits(type, model)) },
        ...(type.nativeCopy ? { dms: { nativeCopy: true, because: type.nativeCopy } } : {}),
        ...(settings ? { settings: () => settings } : {}),
        ...(sql ? { sql } : {}),
    };
}
/** What is only to know: one finding per table, with its columns. */
function listSql({ live }) {
    return `${typedColumns((0,catalog_sql/* relationColumns */.k9)(COLUMN_LIST), "rp")} AND ${DEFINED_HERE} AND (${live})
    GROUP BY n.nspname, c.relname, c.relkind`;
}
function columnSql({ live, evidence, severityOf, nativeCopy }) {
    const own = "(SELECT y.typname FROM pg_catalog.pg_type y WHERE y.oid = t.oid AND y.typtype IN ('e', 'c'))";
    const select = `${(0,catalog_sql/* columnColumns */.ou)(evidence?.live ?? TYPE_NAME)}${severityOf ? `, ${severityOf.live} AS severity` : ""},
    CASE WHEN ${own} IS NOT NULL THEN ARRAY[(SELECT s.nspname FROM pg_catalog.pg_namespace s WHERE s.oid = t.typnamespace)::pg_catalog.text, t.typname::pg_catalog.text] END AS names`;
    return `${typedColumns(select, nativeCopy ? "r" : "rp")} ${nativeCopy ? "" : `AND ${DEFINED_HERE}`} AND (${live})`;
}
function columns(model, tables, dump, inherited) {
    return tables.flatMap((table) => (inherited ? columnsOf(table, model) : [...table.columns.values()])
        .filter((column) => dump(typeBelow(column, model), column.type, model))
        .map((column) => ({ table, column })));
}
function listHits({ dump }, model) {
    const lists = new Map();
    for (const { table, column } of columns(model, definingTables(model), dump, false))
        lists.set(table, [...(lists.get(table) ?? []), column.name]);
    return [...lists].map(([table, names]) => ({
        object: (0,dump_relations/* relationRef */.Ew)(table),
        evidence: names.join(", "),
        at: { statement: table.statement },
    }));
}
function columnHits({ dump, evidence, severityOf, nativeCopy }, model) {
    const tables = nativeCopy ? carriedTables(model) : definingTables(model);
    return columns(model, tables, dump, nativeCopy !== undefined).map(({ table, column }) => {
        const below = typeBelow(column, model);
        const severity = severityOf?.dump(below);
        return {
            object: (0,dump_relations/* columnRef */.sX)(table, column.name),
            evidence: evidence?.dump(below, column.type) ?? typeName(column, model),
            ...(severity ? { severity } : {}),
            ...(below.schema === "" ? {} : { names: [below.schema, below.name] }),
            at: { statement: column.statement, byte: column.byte },
        };
    });
}
/** Arrays are LOBs: without a key their table does not load at all (repl-array-no-pk); with one they are to know. */
function arrays() {
    return {
        id: "type-array",
        category: "types",
        severity: "needs-change",
        title: "Array column",
        why: "DMS carries arrays as LOBs, and only in tables with a primary key.",
        remedy: "Give the table a primary key where it has none; keep the text of an array below the LOB limit.",
        effort: "simple",
        fix: BY_HAND,
        catalog: {
            sql: `${typedColumns(`${(0,catalog_sql/* columnColumns */.ou)(TYPE_NAME)}, CASE WHEN ${HAS_PRIMARY_KEY} THEN 'info' END AS severity`, "rp")} AND ${DEFINED_HERE} AND t.typcategory = 'A' AND t.typname NOT IN ('int2vector', 'oidvector')`,
        },
        dump: {
            model: (model) => columns(model, definingTables(model), ({ array }) => array, false).map(({ table, column }) => ({
                object: (0,dump_relations/* columnRef */.sX)(table, column.name),
                evidence: typeName(column, model),
                ...(keyOf(table, model) ? { severity: "info" } : {}),
                at: { statement: column.statement, byte: column.byte },
            })),
        },
    };
}
//# sourceMappingURL=types.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/versions.js




const SERVER = { type: "setting", schema: "", name: "server version" };
/** Source majors that every DMS engine in support reads; 17 and 18 need 3.5.4. */
const DMS_READS = { from: 10, always: 16, to: 18 };
/** Applies to roads that pass from below a major to it or beyond. */
function crossing(major) {
    return ({ source, target }) => source < major && target >= major
        ? undefined
        : `It concerns moves from below PostgreSQL ${major} to ${major} or newer`;
}
/** One finding on the server as a whole; severity where it is not the rule's. */
function onServer(evidence, severity = () => undefined) {
    return {
        catalog: {
            sql: (road) => `SELECT 'setting' AS type, '' AS schema, '${SERVER.name}' AS name, NULL AS part, '${evidence(road)}' AS evidence,
        nullif('${severity(road) ?? ""}', '') AS severity`,
        },
        dump: {
            model: (_model, road) => {
                const own = severity(road);
                return [{ object: SERVER, evidence: evidence(road), ...(own ? { severity: own } : {}) }];
            },
        },
    };
}
/** What the source and target majors mean for the whole. */
const versions = [
    {
        id: "version-target-older",
        category: "version",
        severity: "blocker",
        title: "Target older than the source",
        why: "A schema may use what the older server does not have, and pg_dump makes no promise for older servers.",
        remedy: "Choose an Aurora PostgreSQL of the source's major or newer.",
        effort: "simple",
        fix: { kind: "manual", does: "A newer target is chosen" },
        applies: ({ source, target }) => (target < source ? undefined : "The target is not older than the source"),
        ...onServer(({ source, target }) => `PostgreSQL ${source} to ${target}`),
    },
    {
        id: "version-aurora-eol",
        category: "version",
        severity: "warning",
        title: "Target near the end of support",
        why: "After the end of standard support Aurora charges for Extended Support, and the next major upgrade comes soon.",
        remedy: `Choose a newer major; minors with long-term support are ${Object.values(aurora_extensions/* LTS_MINOR */.oB).slice(2).join(", ")}.`,
        effort: "trivial",
        fix: { kind: "manual", does: "A newer target is chosen" },
        applies: ({ target }) => (target <= 14 ? undefined : "The target's major is supported for years"),
        ...onServer(({ target }) => {
            const end = aurora_extensions/* STANDARD_SUPPORT_ENDS */.bO[target];
            const latest = aurora_extensions/* LATEST_MINOR */.CS[target];
            return `Aurora PostgreSQL ${target}: ${end ? `standard support until ${end}` : "out of standard support"}${latest ? `, latest ${latest}` : ""}`;
        }, ({ target }) => (target === 14 ? "info" : undefined)),
    },
    {
        id: "version-source-dms",
        category: "version",
        severity: "blocker",
        title: "Source version and DMS",
        why: "DMS reads PostgreSQL 17 and 18 from engine version 3.5.4 on, and no newer ones.",
        remedy: "Use a replication instance of engine version 3.5.4 or newer.",
        effort: "trivial",
        fix: { kind: "manual", does: "A DMS engine that reads the source is chosen" },
        applies: ({ source }) => source > DMS_READS.always || source < DMS_READS.from
            ? undefined
            : "Every DMS engine in support reads the source's major",
        ...onServer(({ source }) => `PostgreSQL ${source}`, ({ source }) => (source >= DMS_READS.from && source <= DMS_READS.to ? "info" : undefined)),
    },
    {
        id: "version-14-extract",
        category: "version",
        severity: "info",
        title: "EXTRACT gives numeric",
        why: "From PostgreSQL 14 on EXTRACT gives numeric instead of double precision: columns of views made anew change their type, and divisions their digits.",
        remedy: "Cast to double precision where the type matters.",
        effort: "simple",
        fix: { kind: "manual", does: "A cast is added" },
        applies: crossing(14),
        code: {
            nodes: { FuncCall: (fields) => (calledName(fields) === "extract" ? "EXTRACT" : undefined) },
            pattern: /\bextract\s*\(/i,
        },
    },
    {
        id: "version-15-public",
        category: "version",
        severity: "warning",
        title: "Everybody could create in public",
        why: "In databases made by PostgreSQL 15 or newer PUBLIC has no right to create objects in schema public.",
        remedy: "Grant CREATE on schema public to the roles that need it, or to PUBLIC as it was.",
        effort: "trivial",
        fix: { kind: "auto", by: "assess-schema", phase: "pre-load", does: "The grant is written out" },
        applies: crossing(15),
        ...publicCreate(),
        sql: () => [{ where: "P0", sql: "GRANT CREATE ON SCHEMA public TO PUBLIC;" }],
    },
    {
        id: "version-15-backup-api",
        category: "version",
        severity: "needs-change",
        title: "Backup functions that are gone",
        why: "pg_start_backup and pg_stop_backup do not exist from PostgreSQL 15 on, and Aurora makes its backups itself.",
        remedy: "Take the calls out; use snapshots and point-in-time recovery.",
        effort: "simple",
        fix: { kind: "manual", does: "The calls are taken out" },
        applies: crossing(15),
        code: {
            nodes: {
                FuncCall: (fields) => {
                    const name = calledName(fields);
                    return /^pg_(start|stop)_backup$/.test(name) ? `${name}()` : undefined;
                },
            },
            pattern: /\bpg_(start|stop)_backup\s*\(/i,
        },
    },
    {
        id: "version-16-createrole",
        category: "version",
        severity: "needs-change",
        title: "CREATEROLE reaches less far",
        why: "From PostgreSQL 16 on a role with CREATEROLE manages only roles on which it has ADMIN OPTION, and memberships say apart whether SET ROLE and inheriting are allowed.",
        remedy: "Grant it the roles it has to manage WITH ADMIN TRUE, SET TRUE, INHERIT TRUE on the target.",
        effort: "simple",
        fix: { kind: "manual", does: "The roles it manages are granted to it" },
        applies: crossing(16),
        catalog: {
            sql: `SELECT 'role' AS type, '' AS schema, r.rolname AS name, NULL AS part, 'CREATEROLE' AS evidence FROM pg_catalog.pg_roles r
        WHERE r.rolcreaterole AND NOT r.rolsuper AND ${isUserRole("r")} AND (r.rolcanlogin OR ${isRoleOfDatabase("r")})`,
        },
        dump: { statements: { CreateRoleStmt: makesRoles, AlterRoleStmt: makesRoles } },
    },
    {
        id: "version-16-params",
        category: "version",
        severity: "info",
        title: "Parameters gone in 16",
        why: "vacuum_defer_cleanup_age, promote_trigger_file and the parameters lc_collate and lc_ctype do not exist from PostgreSQL 16 on; force_parallel_mode became debug_parallel_query.",
        remedy: "Leave them out of settings and parameter groups; read a database's locale from pg_database.",
        effort: "trivial",
        fix: { kind: "manual", does: "The settings are left out" },
        applies: crossing(16),
        ...goneParameters(/^(vacuum_defer_cleanup_age|promote_trigger_file|force_parallel_mode|lc_collate|lc_ctype)$/, [
            "vacuum_defer_cleanup_age",
            "promote_trigger_file",
            "force_parallel_mode",
        ]),
    },
    {
        id: "version-17-removed",
        category: "version",
        severity: "info",
        title: "Gone or moved in 17",
        why: "old_snapshot_threshold and db_user_namespace are gone, columns of pg_stat_bgwriter moved to pg_stat_checkpointer, pg_database.daticulocale is called datlocale, and rds.force_ssl is on unless switched off.",
        remedy: "Adjust monitoring and settings; have clients connect with TLS.",
        effort: "simple",
        fix: { kind: "manual", does: "Monitoring and settings are adjusted" },
        applies: crossing(17),
        ...removedIn17(),
    },
    {
        id: "version-18",
        category: "version",
        severity: "info",
        title: "Reads pg_constraint",
        why: "From PostgreSQL 18 on NOT NULL has rows of its own in pg_constraint (contype n). Generated columns are virtual unless STORED is said, MD5 passwords are on their way out, and text search follows the collation provider of the database.",
        remedy: "Have the code leave out contype n; say STORED in new definitions.",
        effort: "simple",
        fix: { kind: "manual", does: "The code leaves out rows of contype n" },
        applies: crossing(18),
        code: {
            nodes: { RangeVar: ({ relname }) => (relname === "pg_constraint" ? "pg_constraint" : undefined) },
            pattern: /\bpg_constraint\b/i,
        },
    },
];
/** Last part of the name of a called function. */
function calledName({ funcname }) {
    return (funcname ?? []).at(-1)?.String?.sval ?? "";
}
function makesRoles(fields) {
    const given = roleOptions(fields);
    return given.includes("createrole") && !given.includes("superuser")
        ? [{ object: roleRef(roleOf(fields)), evidence: "CREATEROLE" }]
        : [];
}
/** Parameters that a server sets, a role or database sets, or code sets or asks for. */
function goneParameters(names, settable) {
    const list = settable.map((name) => `'${name}'`).join(", ");
    const setting = ({ setstmt }) => names.test(setstmt?.name ?? "")
        ? [{ object: { type: "setting", schema: "", name: setstmt.name }, evidence: "set for a role or database" }]
        : [];
    return {
        catalog: {
            sql: `SELECT 'setting' AS type, '' AS schema, s.name AS name, NULL AS part, 'set on the server' AS evidence FROM pg_catalog.pg_settings s
         WHERE s.name IN (${list}) AND s.reset_val IS DISTINCT FROM s.boot_val AND s.source NOT IN ('default', 'database', 'user', 'database user', 'session', 'client')
        UNION SELECT 'setting', '', pg_catalog.split_part(u, '=', 1), NULL, 'set for a role or database' FROM pg_catalog.pg_db_role_setting r, pg_catalog.unnest(r.setconfig) u
         WHERE pg_catalog.split_part(u, '=', 1) IN (${list}) AND r.setdatabase IN (0, (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()))`,
        },
        dump: { statements: { AlterRoleSetStmt: setting, AlterDatabaseSetStmt: setting } },
        code: {
            nodes: {
                VariableSetStmt: ({ name }) => (names.test(name ?? "") ? `SET ${name}` : undefined),
                VariableShowStmt: ({ name }) => (names.test(name ?? "") ? `SHOW ${name}` : undefined),
                FuncCall: (fields) => {
                    const name = /^(current_setting|set_config)$/.test(calledName(fields)) ? (0,build/* textOf */.b6)(fields.args?.[0]) : undefined;
                    return name !== undefined && names.test(name) ? `${calledName(fields)}('${name}')` : undefined;
                },
            },
        },
    };
}
function removedIn17() {
    const { catalog, dump, code } = goneParameters(/^(old_snapshot_threshold|db_user_namespace)$/, [
        "old_snapshot_threshold",
        "db_user_namespace",
    ]);
    return {
        catalog,
        dump,
        code: {
            nodes: {
                ...code.nodes,
                RangeVar: ({ relname }) => (relname === "pg_stat_bgwriter" ? "pg_stat_bgwriter" : undefined),
                ColumnRef: ({ fields }) => (fields ?? []).at(-1)?.String?.sval === "daticulocale" ? "daticulocale" : undefined,
            },
            pattern: /\b(pg_stat_bgwriter|daticulocale)\b/i,
        },
    };
}
//# sourceMappingURL=versions.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/version-14.js






/** Array functions whose arguments are anycompatible from 14 on. */
const ARRAY_FUNCTIONS = [
    "array_append",
    "array_cat",
    "array_position",
    "array_positions",
    "array_prepend",
    "array_remove",
    "array_replace",
    "width_bucket",
];
/** Geometric types, whose containment operators had other names up to 13. */
const GEOMETRIC = ["box", "circle", "line", "lseg", "path", "point", "polygon"];
const CONTRIB = ["cube", "hstore", "seg"];
const POLYMORPHIC = /^any(array|element)$/;
/** What PostgreSQL 14 took away that schemas of 12 and 13 use. */
const version14 = [
    {
        id: "version-14-polymorphic",
        category: "version",
        severity: "blocker",
        title: "Aggregate or operator on array functions",
        why: "From PostgreSQL 14 on array_append and its kind take anycompatiblearray, so definitions with anyarray and anyelement do not find them.",
        remedy: "Define it with anycompatiblearray and anycompatible.",
        effort: "simple",
        fix: {
            kind: "auto",
            by: "convert-schema",
            phase: "pre-load",
            does: "anyarray and anyelement become anycompatiblearray and anycompatible",
        },
        applies: crossing(14),
        catalog: {
            sql: `SELECT 'routine' AS type, n.nspname AS schema, ${(0,catalog_sql/* routineName */.qu)("p")} AS name, NULL AS part, f.proname AS evidence
          FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
          JOIN pg_catalog.pg_proc f ON f.oid IN (a.aggtransfn, a.aggfinalfn) AND f.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
         WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND f.proname IN (${sqlList(ARRAY_FUNCTIONS)}) AND a.aggtranstype::pg_catalog.regtype::pg_catalog.text IN ('anyarray', 'anyelement')
        UNION ALL
        SELECT 'operator', n.nspname, o.oprname || '(' || pg_catalog.concat_ws(', ', pg_catalog.format_type(nullif(o.oprleft, 0), NULL), pg_catalog.format_type(nullif(o.oprright, 0), NULL)) || ')', NULL, f.proname
          FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
          JOIN pg_catalog.pg_proc f ON f.oid = o.oprcode AND f.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
         WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND f.proname IN (${sqlList(ARRAY_FUNCTIONS)})
           AND (o.oprleft::pg_catalog.regtype::pg_catalog.text IN ('anyarray', 'anyelement') OR o.oprright::pg_catalog.regtype::pg_catalog.text IN ('anyarray', 'anyelement'))`,
        },
        dump: { statements: { DefineStmt: (fields) => arrayDefinition(fields) } },
        convert: {
            DefineStmt: (fields, edit) => {
                const [hit] = arrayDefinition(fields);
                if (!hit || !compatible(edit))
                    return;
                const difference = "Defined with anycompatiblearray, since the array functions take that from PostgreSQL 14 on";
                edit.intend({ object: hit.object, difference });
                edit.intend({ object: { ...hit.object, name: renamed(hit.object.name) }, difference });
            },
            CommentStmt: ({ objtype, object }, edit) => {
                if (objtype === "OBJECT_AGGREGATE" && isRedefined(object, edit.model))
                    compatible(edit);
            },
            AlterOwnerStmt: ({ objectType, object }, edit) => {
                if (objectType === "OBJECT_AGGREGATE" && isRedefined(object, edit.model))
                    compatible(edit);
            },
        },
    },
    {
        id: "version-14-postfix",
        category: "version",
        severity: "blocker",
        title: "Postfix operator",
        why: "Operators that stand behind their operand do not exist from PostgreSQL 14 on.",
        remedy: "Drop the operator and call its function.",
        effort: "medium",
        fix: { kind: "manual", does: "The function is called instead" },
        applies: crossing(14),
        catalog: {
            sql: `SELECT 'operator' AS type, n.nspname AS schema, o.oprname || '(' || pg_catalog.format_type(o.oprleft, NULL) || ')' AS name, NULL AS part, 'postfix' AS evidence
          FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
         WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")} AND o.oprkind = 'r'`,
        },
        dump: {
            statements: {
                DefineStmt: (fields) => {
                    const given = (0,build/* optionsOf */.cz)(fields.definition).map(({ name }) => name);
                    if (fields.kind !== "OBJECT_OPERATOR" || !given.includes("leftarg") || given.includes("rightarg"))
                        return [];
                    return [{ object: operatorRef(fields), evidence: "postfix" }];
                },
            },
        },
    },
    {
        id: "version-14-operators",
        category: "version",
        severity: "blocker",
        title: "Containment operator of before 14",
        why: "The operators @ and ~ for containment do not exist from PostgreSQL 14 on.",
        remedy: "Between geometric values write <@ for @, and @> for ~; for cube, hstore, intarray and seg it is the other way round: @> for @, and <@ for ~.",
        effort: "simple",
        fix: { kind: "offered", by: "convert-schema", does: "The operators get their new names" },
        applies: crossing(14),
        code: { nodes: { A_Expr: (fields) => containment(fields)?.evidence } },
        convert: {
            ViewStmt: newNames,
            CreateTableAsStmt: newNames,
            IndexStmt: newNames,
            CreateStmt: newNames,
            AlterTableStmt: newNames,
            RuleStmt: newNames,
            CreatePolicyStmt: newNames,
        },
    },
];
function arrayDefinition(fields) {
    const { kind, definition, defnames, args } = fields;
    if (kind !== "OBJECT_AGGREGATE" && kind !== "OBJECT_OPERATOR")
        return [];
    const options = (0,build/* optionsOf */.cz)(definition);
    const named = options
        .filter(({ name }) => /^(sfunc|finalfunc|function|procedure)$/.test(name))
        .map(({ arg }) => (0,build/* textOf */.b6)(arg) ?? "");
    const used = named.find((name) => ARRAY_FUNCTIONS.includes(name));
    const types = options
        .filter(({ name }) => /^(stype|leftarg|rightarg)$/.test(name))
        .map(({ arg }) => (0,build/* textOf */.b6)(arg) ?? "");
    if (used === undefined || !types.some((type) => POLYMORPHIC.test(type)))
        return [];
    const object = kind === "OBJECT_AGGREGATE" ? (0,code_of_dump/* routineOf */.SH)(defnames, args?.[0] ?? []) : operatorRef(fields);
    return [{ object, evidence: used }];
}
/** The reference of CREATE OPERATOR: its name with the types of its operands. */
function operatorRef({ defnames, definition }) {
    const names = (0,build/* namesOf */.eZ)(defnames);
    const types = (0,build/* optionsOf */.cz)(definition)
        .filter(({ name }) => name === "leftarg" || name === "rightarg")
        .map(({ arg }) => (0,type_text/* typeText */.w)(arg?.TypeName));
    return { type: "operator", schema: names.at(-2) ?? "", name: `${names.at(-1) ?? ""}(${types.join(", ")})` };
}
function isRedefined(object, model) {
    const { objname, objfuncargs, objargs } = object?.ObjectWithArgs ?? {};
    const { schema, name } = (0,code_of_dump/* routineOf */.SH)(objname, objfuncargs ?? objargs ?? []);
    return model.statements.some(({ type, text }) => {
        if (type !== "DefineStmt")
            return false;
        const fields = model.parser.statement(text).node?.[type];
        // The definition may be of before or of after the conversion.
        return arrayDefinition(fields).some((hit) => hit.object.schema === schema && hit.object.name === name);
    });
}
function compatible(edit) {
    const found = edit.tokens().filter(({ text }) => POLYMORPHIC.test(text));
    for (const { start, end, text } of found)
        edit.replace(start, end, renamed(text));
    return found.length > 0;
}
function renamed(text) {
    return text.replaceAll("anyarray", "anycompatiblearray").replaceAll("anyelement", "anycompatible");
}
/** An old containment operator: what it is, and its new name. */
function containment({ kind, name, lexpr, rexpr }) {
    const names = (0,build/* namesOf */.eZ)(name);
    const old = names.at(-1) ?? "";
    if (kind !== "AEXPR_OP" || lexpr === undefined || rexpr === undefined || !/^[@~]$/.test(old))
        return undefined;
    const types = (0,build/* findNodes */.zM)([lexpr, rexpr], "TypeCast").map((cast) => (0,build/* namesOf */.eZ)(cast.typeName?.names).at(-1) ?? "");
    const foreign = names.length > 1 && names[0] !== "pg_catalog";
    const contrib = foreign || types.some((type) => CONTRIB.includes(type));
    // ~ between texts is a regular expression; only a cast or a schema tells.
    if (old === "~" && !foreign && !types.some((type) => GEOMETRIC.includes(type) || CONTRIB.includes(type)))
        return undefined;
    const inside = (old === "@") !== contrib;
    return { evidence: `operator ${old}`, old, now: inside ? "<@" : "@>" };
}
function newNames(fields, edit) {
    for (const expression of (0,build/* findNodes */.zM)(fields, "A_Expr")) {
        const change = containment(expression);
        const token = change && edit.tokens().find(({ start, text }) => start >= expression.location && text === change.old);
        if (change && token)
            edit.replace(token.start, token.end, change.now);
    }
}
//# sourceMappingURL=version-14.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/version-17-search-path.js






const version_17_search_path_cache = new WeakMap();
/** The safe search_path of maintenance. */
const version17SearchPath = [
    {
        id: "version-17-searchpath",
        category: "version",
        severity: "needs-change",
        title: "Function that maintenance cannot run",
        why: "From PostgreSQL 17 on refreshing materialized views, building indexes, ANALYZE and CLUSTER run with a search_path of pg_catalog only, so a function they call must not rely on another one.",
        remedy: "Qualify the names in its body, or give it SET search_path.",
        effort: "simple",
        fix: {
            kind: "offered",
            by: "convert-schema",
            phase: "pre-load",
            does: "SET search_path is added with the schema of the routine, public and pg_temp",
        },
        applies: crossing(17),
        catalog: {
            sql: `${(0,catalog_sql/* routineColumns */.ME)("'called by maintenance'")} ${(0,catalog_sql/* userRoutines */.vs)()} AND p.oid IN (
          SELECT d.refobjid FROM pg_catalog.pg_depend d LEFT JOIN pg_catalog.pg_rewrite r ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = d.objid
            JOIN pg_catalog.pg_class c ON c.oid = CASE WHEN d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass THEN d.objid ELSE r.ev_class END
           WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND c.relkind IN ('m', 'i', 'I'))
        AND ${RELIES_ON_PATH}`,
        },
        dump: {
            model: (model) => [...callees(model)].map((statement) => ({
                object: (0,code_of_dump/* routineRef */.kh)(model.parser.statement(statement.text).node?.["CreateFunctionStmt"]),
                evidence: "called by maintenance",
                at: { statement },
            })),
        },
        convert: {
            CreateFunctionStmt: (fields, edit) => {
                if (callees(edit.model).has(edit.statement))
                    addSearchPath(fields, edit);
            },
        },
    },
];
/** CREATE FUNCTION statements of routines that rely on the search path and that indexes or materialized views call. */
function callees(model) {
    const before = version_17_search_path_cache.get(model);
    if (before)
        return before;
    const found = new Set();
    const doubtful = doubtfulRoutines(model);
    if (doubtful.size > 0)
        for (const { type, text } of model.statements) {
            if (type !== "IndexStmt" && type !== "CreateTableAsStmt")
                continue;
            const { indexParams, whereClause, query } = model.parser.statement(text).node?.[type] ?? {};
            for (const { funcname } of (0,build/* findNodes */.zM)([indexParams, whereClause, query], "FuncCall"))
                for (const { statement } of doubtful.get((0,build/* namesOf */.eZ)(funcname).join(".")) ?? [])
                    found.add(statement);
        }
    version_17_search_path_cache.set(model, found);
    return found;
}
//# sourceMappingURL=version-17-search-path.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/rules/index.js








































/** The catalogue, in the order of the report's appendix. */
const RULES = [
    ...extensions,
    ...extensionSetup,
    ...namedExtensions,
    ...foreignData,
    ...languages,
    ...privileges,
    ...systemRights,
    ...privilegesDefinitions,
    ...privilegesFunctions,
    ...placement,
    ...accessMethods,
    ...textSearchFiles,
    ...roleSettings,
    ...superuserCode,
    ...catalogAccess,
    ...roles,
    ...security,
    ...replicationKeys,
    ...replicationIdentity,
    ...replicationTables,
    ...replicationColumns,
    ...replicationTriggers,
    ...replicationConstraints,
    ...replicationExpressions,
    ...lobNotNull,
    ...largeObjects,
    ...replicationCode,
    ...replicationObjects,
    ...types,
    ...locale,
    ...textPartitionRules,
    ...indexes,
    ...storage,
    ...names,
    ...operation,
    ...parameters,
    ...dumps,
    ...versions,
    ...version14,
    ...version17SearchPath,
];
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 9675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ runOnCatalog),
  D: () => (/* binding */ runOnDump)
});

// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/sql-parser/build/index.js + 3 modules
var sql_parser_build = __webpack_require__(4823);
// EXTERNAL MODULE: ./packages/schema/build/assess/catalog-sql.js
var catalog_sql = __webpack_require__(2887);
;// CONCATENATED MODULE: ./packages/schema/build/assess/code-of-catalog.js

const ROUTINES = `SELECT 'routine' AS type, n.nspname AS schema,
    ${(0,catalog_sql/* routineName */.qu)("p")} AS name, NULL AS part,
    l.lanname AS language, CASE WHEN p.prosrc = '' THEN 'statement' ELSE 'routine' END AS form,
    CASE WHEN p.prosrc = '' THEN pg_catalog.pg_get_functiondef(p.oid) ELSE p.prosrc END AS text,
    CASE WHEN l.lanname IN ('sql', 'plpgsql') THEN pg_catalog.pg_get_functiondef(p.oid) END AS definition,
    p.prosecdef AS definer
  ${(0,catalog_sql/* userRoutines */.vs)()} AND p.prokind <> 'a' AND l.lanname NOT IN ('c', 'internal')`;
const VIEWS = `SELECT ${(0,catalog_sql/* relationType */.Vs)("c")} AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'sql' AS language,
    'statement' AS form, pg_catalog.pg_get_viewdef(c.oid) AS text, NULL AS definition, false AS definer
  ${(0,catalog_sql/* userRelations */.$g)("vm")}`;
const ON_RELATION = `JOIN pg_catalog.pg_class c ON c.oid = x.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${(0,catalog_sql/* isUserSchema */.Th)("n")}`;
const expression = (type, part, text, from) => `SELECT ${type} AS type, n.nspname AS schema, c.relname AS name, ${part} AS part, 'sql' AS language, 'expression' AS form,
    ${text} AS text, NULL AS definition, false AS definer FROM (${from}) x ${ON_RELATION}`;
const EXPRESSIONS = [
    expression("'column'", "x.part", "x.text", `SELECT d.adrelid AS relation, a.attname AS part, pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS text
       FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum`),
    expression("'constraint'", "x.part", "x.text", `SELECT k.conrelid AS relation, k.conname AS part, pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS text
       FROM pg_catalog.pg_constraint k WHERE k.contype = 'c' AND k.conrelid <> 0`),
    expression("'policy'", "x.part", "x.text", `SELECT p.polrelid AS relation, p.polname AS part,
            pg_catalog.concat_ws(' AND ', pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)) AS text
       FROM pg_catalog.pg_policy p`),
];
const STATEMENTS = [
    `SELECT 'trigger' AS type, n.nspname AS schema, c.relname AS name, t.tgname AS part, 'sql' AS language, 'statement' AS form,
     pg_catalog.pg_get_triggerdef(t.oid) AS text, NULL AS definition, false AS definer
   FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE NOT t.tgisinternal AND t.tgqual IS NOT NULL AND ${(0,catalog_sql/* isUserSchema */.Th)("n")}`,
    `SELECT 'rule' AS type, n.nspname AS schema, c.relname AS name, r.rulename AS part, 'sql' AS language, 'statement' AS form,
     pg_catalog.pg_get_ruledef(r.oid) AS text, NULL AS definition, false AS definer
   FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE r.rulename <> '_RETURN' AND ${(0,catalog_sql/* isUserSchema */.Th)("n")}`,
    `SELECT 'index' AS type, n.nspname AS schema, c.relname AS name, NULL AS part, 'sql' AS language, 'statement' AS form,
     pg_catalog.pg_get_indexdef(i.indexrelid) AS text, NULL AS definition, false AS definer
   FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL) AND ${(0,catalog_sql/* isUserSchema */.Th)("n")}`,
];
/** Rows read at once; source text is let go before the next come. */
const BATCH = 500;
/**
 * The source text stored in a live database: routines, views, defaults, checks, policies, triggers, rules, index
 * expressions, and jobs of pg_cron where it is installed and readable.
 */
async function* codeOfCatalog(client) {
    for (const sql of [ROUTINES, VIEWS, ...EXPRESSIONS, ...STATEMENTS])
        yield* units(client, sql);
    const { rows } = await client.query(
    // By oid: resolving the name would need USAGE on the schema.
    `SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS readable
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'cron' AND c.relname = 'job' AND c.relkind = 'r'`);
    if (rows[0]?.readable)
        yield* units(client, `SELECT 'setting' AS type, 'cron' AS schema, 'job ' || j.jobid AS name, NULL AS part, 'sql' AS language,
         'statement' AS form, j.command AS text, NULL AS definition, false AS definer FROM cron.job j`);
}
async function* units(client, sql) {
    await client.query("BEGIN READ ONLY");
    try {
        await client.query(`DECLARE code NO SCROLL CURSOR FOR ${sql}`);
        for (;;) {
            const { rows } = await client.query(`FETCH ${BATCH} FROM code`);
            for (const row of rows)
                if (row.text)
                    yield unit(row);
            if (rows.length < BATCH)
                break;
        }
    }
    finally {
        await client.query("ROLLBACK");
    }
}
function unit({ type, schema, name, part, language, form, text, definition, definer }) {
    return {
        object: part === null ? { type, schema, name } : { type, schema, name, part },
        language,
        form,
        text,
        ...(definition === null ? {} : { definition }),
        securityDefiner: definer,
    };
}
//# sourceMappingURL=code-of-catalog.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/code-of-dump.js
var code_of_dump = __webpack_require__(7763);
// EXTERNAL MODULE: ./packages/schema/build/assess/parse-code.js
var parse_code = __webpack_require__(5446);
// EXTERNAL MODULE: ./packages/schema/build/assess/redact.js
var redact = __webpack_require__(7500);
;// CONCATENATED MODULE: ./packages/schema/build/assess/search-code.js



/** Runs the code rules over source text, one unit at a time, so that memory stays bounded. */
async function searchCode(units, rules, parser, road) {
    const byNode = new Map();
    const patterns = rules.filter((rule) => rule.code?.pattern);
    for (const rule of rules)
        for (const [type, look] of Object.entries(rule.code?.nodes ?? {}))
            byNode.set(type, [...(byNode.get(type) ?? []), { rule, look }]);
    const hits = [];
    if (byNode.size + patterns.length === 0)
        return hits;
    for await (const unit of units) {
        const found = (rule, evidence, confidence) => {
            hits.push({ rule, hit: { object: unit.object, evidence, confidence, ...(unit.at ? { at: unit.at } : {}) } });
        };
        const { trees, parsed, dynamic } = (0,parse_code/* parseCode */.X)(unit, parser);
        searchTrees(trees, byNode, unit, road, found);
        const texts = parsed ? dynamic : [(0,parse_code/* withoutComments */.f)(unit.text)];
        for (const rule of patterns) {
            // A rule without node checks knows its pattern only.
            const searched = rule.code?.nodes ? texts : [(0,parse_code/* withoutComments */.f)(unit.text)];
            for (const text of searched) {
                const match = rule.code?.pattern?.exec(text);
                const evidence = match && around(text, match.index, match[0].length);
                if (evidence && !rule.code?.unless?.(evidence, unit))
                    found(rule, evidence, "pattern");
            }
        }
    }
    return hits;
}
function searchTrees(trees, byNode, unit, road, found) {
    (0,sql_parser_build/* walk */.GG)(trees, (type, fields) => {
        for (const { rule, look } of byNode.get(type) ?? []) {
            const evidence = look(fields, unit, road);
            if (evidence !== undefined)
                found(rule, (0,redact/* snippet */.U)(evidence), "parsed");
        }
    });
}
/** The found text with what follows on its line, for people. */
function around(text, start, length) {
    const end = text.indexOf("\n", start + length);
    return (0,redact/* snippet */.U)(text.slice(start, end < 0 ? undefined : end));
}
//# sourceMappingURL=search-code.js.map
;// CONCATENATED MODULE: ./packages/schema/build/assess/run-rules.js






/** insufficient_privilege, undefined_table, undefined_column, undefined_function: the server lacks or hides what is asked. */
const UNANSWERED = ["42501", "42P01", "42703", "42883"];
/**
 * Runs rules on a live database; read-only. A rule whose query the server refuses for lack of a right or of the
 * catalog is skipped with the reason.
 * @param step told what is at work: the id of each rule, then "source text"
 * @throws what the driver throws when the connection is lost
 */
async function runOnCatalog(client, rules, road, scope, step = () => { }) {
    const applied = rules.filter((rule) => rule.applies?.(road) === undefined);
    const skipped = new Map();
    const hits = [];
    for (const rule of applied) {
        if (!rule.catalog)
            continue;
        step(rule.id);
        if (rule.catalog.from !== undefined && road.source < rule.catalog.from) {
            skipped.set(rule, { cause: "road", reason: `PostgreSQL has this from ${rule.catalog.from} on` });
            continue;
        }
        try {
            const { sql } = rule.catalog;
            const { rows } = await client.query(typeof sql === "string" ? sql : sql(road));
            for (const row of rows)
                hits.push({ rule, hit: hitOfRow(row) });
            const reason = rows.length === 0 ? await whyBlind(client, rule) : undefined;
            if (reason !== undefined)
                skipped.set(rule, { cause: "source", reason });
        }
        catch (error) {
            if (!(0,postgres_build/* isServerError */.GQ)(error) || !UNANSWERED.includes(error.code))
                throw error;
            skipped.set(rule, { cause: "source", reason: `The source did not answer: ${error.message}` });
        }
    }
    step("source text");
    hits.push(...(await searchCode(codeOfCatalog(client), applied, await (0,sql_parser_build/* loadParser */.qd)(), road)));
    return summarise(rules, hits.filter(inScope(scope)), (rule) => {
        if (!rule.catalog && !rule.code)
            return { cause: "input", reason: "It is about dump files" };
        return offRoad(rule, road) ?? skipped.get(rule);
    });
}
/**
 * Runs rules on a dump or bundle.
 * @param step told what is at work: "statements", the id of each rule that looks at the whole, "source text"
 */
async function runOnDump(model, rules, road, scope, step = () => { }) {
    const applied = rules.filter((rule) => rule.applies?.(road) === undefined);
    const hits = [];
    step("statements");
    for (const statement of model.statements) {
        const wanted = applied.filter((rule) => rule.dump?.statements?.[statement.type]);
        if (wanted.length === 0)
            continue;
        const fields = model.parser.statement(statement.text).node?.[statement.type];
        for (const rule of wanted)
            for (const hit of rule.dump?.statements?.[statement.type]?.(fields, statement, model, road) ?? [])
                hits.push({ rule, hit: { at: { statement }, ...hit } });
    }
    for (const rule of applied) {
        if (!rule.dump?.model)
            continue;
        step(rule.id);
        for (const hit of rule.dump.model(model, road))
            hits.push({ rule, hit });
    }
    step("source text");
    hits.push(...(await searchCode((0,code_of_dump/* codeOfDump */.lV)(model), applied, model.parser, road)));
    return summarise(rules, hits.filter(inScope(scope)), (rule) => {
        if (!rule.dump && !rule.code)
            return { cause: "input", reason: rule.liveOnly ?? "A dump does not say it" };
        return offRoad(rule, road);
    });
}
function offRoad(rule, road) {
    const reason = rule.applies?.(road);
    return reason === undefined ? undefined : { cause: "road", reason };
}
async function whyBlind(client, { catalog }) {
    if (catalog?.blind === undefined)
        return undefined;
    const { rows } = await client.query(catalog.blind);
    return rows[0]?.reason;
}
function hitOfRow({ type, schema, name, part, evidence, severity, names }) {
    const object = { type, schema: schema ?? "", name };
    if (part !== null)
        object.part = part;
    return {
        object,
        evidence: evidence ?? "",
        confidence: "catalog",
        ...(severity ? { severity } : {}),
        ...(names ? { names } : {}),
    };
}
function inScope({ schemas, excluded }) {
    return ({ hit: { object } }) => {
        const { schema, name } = object;
        if (schema === "")
            return true;
        if (/^pg_|^information_schema$/.test(schema) && object.type !== "routine")
            return schema === "pg_catalog";
        if (build/* MIGRATION_SCHEMAS */.U5.includes(schema))
            return false;
        if (schemas.length > 0 && !schemas.includes(schema))
            return false;
        return !excluded.includes(`${schema}.${name}`);
    };
}
function summarise(rules, hits, skipped) {
    const unique = new Map();
    for (const entry of hits) {
        const { rule, hit } = entry;
        const key = JSON.stringify([rule.id, hit.object, hit.evidence]);
        if (!unique.has(key))
            unique.set(key, entry);
    }
    const found = [...unique.values()];
    const counts = new Map();
    for (const { rule } of found)
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
    const runs = rules.map((rule) => {
        const findings = counts.get(rule) ?? 0;
        const why = findings > 0 ? undefined : skipped(rule);
        if (why !== undefined)
            return { id: rule.id, outcome: "skipped", findings: 0, ...why };
        return { id: rule.id, outcome: findings > 0 ? "found" : "pass", findings };
    });
    return { hits: found, rules: runs };
}
//# sourceMappingURL=run-rules.js.map

/***/ }),

/***/ 4009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ typeText)
/* harmony export */ });
/* harmony import */ var _postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4823);

/** Built-in types by internal name, as the server prints them. */
const PRINTED = {
    any: '"any"',
    bool: "boolean",
    bpchar: "character",
    char: '"char"',
    float4: "real",
    float8: "double precision",
    int2: "smallint",
    int4: "integer",
    int8: "bigint",
    time: "time without time zone",
    timetz: "time with time zone",
    timestamp: "timestamp without time zone",
    timestamptz: "timestamp with time zone",
    varbit: "bit varying",
    varchar: "character varying",
};
/** A TypeName node as format_type prints it, without modifiers: `integer`, `app.status[]`. */
function typeText(typeName) {
    const names = (0,_postgres_to_aurora_sql_parser__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(typeName?.names);
    const brackets = "[]".repeat((typeName?.arrayBounds ?? []).length);
    const setof = typeName?.setof ? "SETOF " : "";
    const name = names.at(-1) ?? "";
    const builtIn = names.length === 1 || names[0] === "pg_catalog";
    return `${setof}${builtIn ? (PRINTED[name] ?? name) : names.map(quoted).join(".")}${brackets}`;
}
function quoted(name) {
    return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
//# sourceMappingURL=type-text.js.map

/***/ })

};
