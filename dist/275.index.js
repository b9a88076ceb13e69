export const id = 275;
export const ids = [275];
export const modules = {

/***/ 9275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 54 modules
var build = __webpack_require__(7290);
;// CONCATENATED MODULE: ./actions/export-schema/build/io.gen.js
const io = {
    action: "export-schema",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "source-url", "property": "sourceUrl", "type": "secret", "required": false },
        { "name": "source-secret", "property": "sourceSecret", "type": "string", "required": false },
        { "name": "aws-region", "property": "awsRegion", "type": "string", "required": false },
        { "name": "bundle", "property": "bundle", "type": "string", "required": true },
        { "name": "schemas", "property": "schemas", "type": "list", "required": false },
        { "name": "via", "property": "via", "type": "enum", "required": true, "values": ["direct", "kubectl"] },
        { "name": "kubectl-namespace", "property": "kubectlNamespace", "type": "string", "required": true },
        { "name": "kubectl-pod", "property": "kubectlPod", "type": "string", "required": false },
        { "name": "kubectl-container", "property": "kubectlContainer", "type": "string", "required": false },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["verdict", "report", "bundle", "objects"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 3 modules
var domain_build = __webpack_require__(2304);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 16 modules
var postgres_build = __webpack_require__(2553);
// EXTERNAL MODULE: ./packages/schema/build/index.js + 8 modules
var schema_build = __webpack_require__(2029);
;// CONCATENATED MODULE: ./actions/export-schema/build/dump-failure.js

const CAUSES = [
    {
        pattern: /aborting because of server version mismatch/,
        code: "TOOL_TOO_OLD",
        what: "pg_dump is older than the source server",
        remedy: "Use a pg_dump of the server's major version or newer (with via kubectl: a pod that has one)",
    },
    {
        pattern: /password authentication failed/,
        code: "WRONG_PASSWORD",
        what: "pg_dump cannot log in to the source",
        remedy: "Check user and password in source-url (or source-secret)",
    },
    {
        pattern: /could not translate host name|Connection refused|timeout expired|No route to host/,
        code: "SOURCE_UNREACHABLE",
        what: "pg_dump cannot reach the source",
        remedy: "Check host and port in source-url; with via kubectl they are those seen inside the pod",
    },
    {
        pattern: /database ".*" does not exist/,
        code: "NO_SUCH_DATABASE",
        what: "The source database does not exist",
        remedy: "Check the database name in source-url (or source-secret)",
    },
    {
        pattern: /root certificate file|certificate verify failed|server does not support SSL/,
        code: "CERTIFICATE_REFUSED",
        what: "pg_dump cannot make the TLS connection that source-url asks for",
        remedy: "Give the server's authority as sslrootcert=FILE in source-url, or lower sslmode to require if you accept an unchecked certificate",
    },
    {
        pattern: /permission denied for/,
        code: "SOURCE_PRIVILEGE",
        what: "The source user may not read all definitions",
        remedy: "Grant it USAGE on the schemas and SELECT on their tables and sequences, or name fewer in the input schemas",
    },
    {
        pattern: /canceling statement due to lock timeout/,
        code: "SOURCE_LOCKED",
        what: "A table of the source stayed locked for a minute, for example by an ALTER TABLE that has not ended",
        remedy: "End the session that holds it (pg_locks, pg_stat_activity) and export again",
    },
    {
        pattern: /no matching schemas? (?:was|were) found/,
        code: "NO_SUCH_SCHEMA",
        what: "A schema of the input schemas does not exist on the source",
        remedy: "Correct the input schemas: exact names, one per line",
    },
    {
        pattern: /pg_dump: not found|"?pg_dump"?: executable file not found|pg_dump: No such file/,
        code: "TOOL_MISSING",
        what: "There is no pg_dump in the container",
        remedy: "Choose the pod and container of the PostgreSQL server itself, or one made from a postgres image",
    },
    {
        pattern: /\(NotFound\)|container .* (?:is not valid|not found)|\(Forbidden\)|Unauthorized|context .* does not exist|connection to the server .* was refused/,
        code: "KUBECTL_REFUSED",
        what: "kubectl cannot run a program in that pod",
        remedy: "Check kubectl-namespace, kubectl-pod, kubectl-container and the kubeconfig; the role needs create on pods/exec",
    },
];
/** Turns a failed pg_dump or kubectl into what to do about it; anything else is given back as it is. */
function explainDumpFailure(error) {
    if (!(error instanceof domain_build/* EnvironmentError */.eG) || error.code !== "TOOL_FAILED")
        return error;
    const why = error.why ?? "";
    const cause = CAUSES.find(({ pattern }) => pattern.test(why));
    return cause ? explained(cause, why, error) : error;
}
function explained({ code, what, remedy }, why, error) {
    return new domain_build/* UserError */.yo({ code, what, why, remedy, cause: error });
}
//# sourceMappingURL=dump-failure.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./actions/export-schema/build/pg-dump.js




/** First major whose pg_dump can take extensions along with chosen schemas. */
const KNOWS_EXTENSION_OPTION = 14;
/** Longest wait of pg_dump for a table that is being altered, in milliseconds. */
const LOCK_WAIT = 60_000;
/**
 * pg_dump's arguments: definitions only, without owners, grants, tablespaces and replication objects, and without
 * what the migration and DMS put into the database.
 * @param schemas exact names; all when empty
 * @param toolMajor pg_dump's own major version
 */
function dumpArguments(schemas, toolMajor) {
    const options = ["--schema-only", "--no-owner", "--no-privileges", "--no-tablespaces"];
    options.push("--no-publications", "--no-subscriptions", "--no-password", `--lock-wait-timeout=${LOCK_WAIT}`);
    options.push(...domain_build/* MIGRATION_SCHEMAS */.U5.map((schema) => `--exclude-schema=${schema}`), "--exclude-table=*.awsdms_*");
    if (schemas.length === 0)
        return options;
    // A quoted name is taken as it is; unquoted it would be a pattern.
    const chosen = schemas.map((schema) => `--schema=${(0,postgres_build/* quoteIdentifier */.Cm)(schema)}`);
    if (toolMajor >= KNOWS_EXTENSION_OPTION)
        chosen.push("--extension=*");
    return [...options, "--strict-names", ...chosen];
}
/**
 * Dumps the definitions with a pg_dump of this machine.
 * @param serverMajor of the source; pg_dump must be at least as new
 * @throws UserError when pg_dump is missing, too old or refused; EnvironmentError when it fails otherwise
 */
async function dumpDirect(source, schemas, serverMajor, signal) {
    const tool = await (0,postgres_build/* findTool */.SG)("pg_dump", serverMajor);
    return (0,postgres_build/* withLibpq */.jO)(source, (libpq) => collectDump(tool.path, dumpArguments(schemas, tool.major), { env: { ...libpq, ...ENGLISH }, signal }));
}
/** pg_dump's messages in English, since we read some of them. */
const ENGLISH = { LC_ALL: "C" };
/** Runs a program whose stdout is a dump and gathers it; invalid UTF-8 is an error, not a replacement character. */
async function collectDump(path, args, options) {
    const pieces = [];
    const stdout = new external_node_stream_.Writable({
        write(piece, _encoding, done) {
            pieces.push(piece);
            done();
        },
    });
    try {
        const { stderr } = await (0,postgres_build/* runTool */.qI)(path, args, { ...options, stdout });
        return { sql: decode(Buffer.concat(pieces)), warnings: stderr.trim() };
    }
    catch (error) {
        throw explainDumpFailure(error);
    }
}
function decode(bytes) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw new domain_build/* EnvironmentError */.eG({
            code: "DUMP_NOT_UTF8",
            what: "The dump holds bytes that are not UTF-8",
            why: "A database with encoding SQL_ASCII gives names and comments out as they were put in",
            remedy: "Correct the names or comments with broken characters on the source, and export again",
            cause,
        });
    }
}
//# sourceMappingURL=pg-dump.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/kubectl.js




// The password arrives as the first line of stdin: neither kubectl's arguments nor the pod's process list show it.
const WITH_PASSWORD = 'IFS= read -r PGPASSWORD; export PGPASSWORD; exec pg_dump "$@"';
/**
 * Dumps the definitions with the pg_dump of a pod; nothing is written there. Host and port of the address are those
 * seen inside the pod.
 * @throws UserError when kubectl, pod or pg_dump are missing or refuse; EnvironmentError when they fail otherwise
 */
async function dumpThroughPod(source, schemas, pod, signal) {
    const { PGPASSWORD = "", ...environment } = { ...(0,postgres_build/* libpqEnvironment */.SQ)(source), ...ENGLISH };
    if (/[\r\n]/.test(PGPASSWORD))
        throw new domain_build/* UserError */.yo({
            code: "PASSWORD_WITH_LINE_BREAK",
            what: "The password of the source holds a line break, which cannot be passed into a pod",
            remedy: "Use a database user with another password",
        });
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const args = dumpArguments(schemas, await podToolMajor(pod, signal));
    return collectDump("kubectl", execArguments(pod, ["env", ...variables, "sh", "-c", WITH_PASSWORD, "pg_dump", ...args]), { env: {}, stdin: `${PGPASSWORD}\n`, signal });
}
async function podToolMajor(pod, signal) {
    try {
        const { stdout } = await (0,postgres_build/* runTool */.qI)("kubectl", execArguments(pod, ["pg_dump", "--version"]), { signal });
        return Number.parseInt(/(\d+)(?:\.\d+)*/.exec(stdout)?.[1] ?? "0", 10);
    }
    catch (error) {
        throw explainDumpFailure(error);
    }
}
/** `kubectl exec` without a terminal: a terminal would alter the bytes. */
function execArguments({ namespace, pod, container }, command) {
    const target = container === undefined ? [] : [`--container=${container}`];
    return ["exec", "--stdin", `--namespace=${namespace}`, pod, ...target, "--", ...command];
}
//# sourceMappingURL=kubectl.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/report.js

/** Puts an export into the report and judges it. */
function describeExport(report, done) {
    const { manifest } = done;
    const tables = manifest.counts["TABLE"] ?? 0;
    report.metric("objects", manifest.objects.length, "");
    report.metric("tables", tables, "");
    report.section({
        kind: "table",
        title: "Objects by load phase",
        columns: ["type", ...schema_build/* PHASES */.ZG],
        rows: Object.keys(manifest.counts).map((type) => [
            type.toLowerCase(),
            ...schema_build/* PHASES */.ZG.map((phase) => manifest.objects.filter((object) => object.type === type && object.phase === phase).length),
        ]),
        note: done.compared
            ? "Tables, views, materialized views, foreign tables and sequences are exactly those of the source's catalog."
            : "Not set against the source's catalog, which cannot be reached from here; the dump is complete by its closing line.",
    });
    report.section({
        kind: "table",
        title: "Files",
        columns: ["file", "statements", "sha256"],
        rows: schema_build/* PHASES */.ZG.map((phase) => [`${phase}.sql`, manifest.files[phase].statements, manifest.files[phase].sha256]),
        note: `Exported from PostgreSQL ${manifest.serverVersion} with pg_dump ${manifest.pgDumpVersion}.`,
    });
    if (manifest.intendedDifferences.length > 0)
        report.section({
            kind: "table",
            title: "Differs from the source on purpose",
            columns: ["object", "difference"],
            rows: manifest.intendedDifferences.map(({ object, difference }) => [object, difference]),
        });
    if (done.warnings)
        report.section({ kind: "text", title: "pg_dump had to say", text: done.warnings });
    report.section({
        kind: "timings",
        title: "Timings",
        steps: [
            { name: "pg_dump", milliseconds: done.dumpMilliseconds, outcome: "read" },
            { name: "split and write", milliseconds: done.splitMilliseconds, outcome: "written" },
        ],
    });
    const headline = `${manifest.objects.length} objects (${tables} tables) of PostgreSQL ${manifest.serverVersion} exported to ${done.folder}.`;
    if (tables === 0)
        return { verdict: "warn", headline: `${headline} There is no table: is this the right database?` };
    return { verdict: done.warnings ? "warn" : "pass", headline };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/source-catalog.js


const TYPES = {
    r: "TABLE",
    p: "TABLE",
    f: "FOREIGN TABLE",
    v: "VIEW",
    m: "MATERIALIZED VIEW",
    S: "SEQUENCE",
};
/**
 * Reads the relations that an export must hold.
 * @param schemas exact names; all user schemas when empty
 * @throws UserError when one of the schemas does not exist
 */
async function readSourceCatalog(client, schemas) {
    const version = await (0,postgres_build/* serverVersion */.qh)(client);
    const { rows: missing } = await client.query("SELECT name FROM pg_catalog.unnest($1::text[]) name WHERE name NOT IN (SELECT nspname FROM pg_catalog.pg_namespace)", [schemas]);
    if (missing.length > 0)
        throw new domain_build/* UserError */.yo({
            code: "NO_SUCH_SCHEMA",
            what: `The source has no schema ${missing.map(({ name }) => name).join(", ")}`,
            remedy: "Correct the input schemas: exact names, one per line",
        });
    const { rows } = await client.query(`SELECT c.relkind AS kind, n.nspname || '.' || c.relname AS name, c.relispopulated AS populated,
            pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS sql
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relpersistence <> 't'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL ($1::text[])
        AND (pg_catalog.cardinality($2::text[]) = 0 OR n.nspname = ANY ($2::text[]))
        AND c.relname NOT LIKE 'awsdms\\_%'
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                         WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')`, [domain_build/* MIGRATION_SCHEMAS */.U5, schemas]);
    return {
        version,
        relations: new Set(rows.map(({ kind, name }) => relation(TYPES[kind], name))),
        unpopulated: new Set(rows.filter(({ kind, populated }) => kind === "m" && !populated).map(({ sql }) => sql)),
    };
}
/**
 * Proves that the export holds exactly the relations of the catalog.
 * @throws EnvironmentError naming what is missing or too much
 */
function checkComplete(objects, { relations }) {
    const types = Object.values(TYPES);
    const exported = new Set(objects
        .filter(({ type }) => types.includes(type))
        .map(({ type, schema, name }) => relation(type, `${schema}.${name}`)));
    const missing = [...relations].filter((name) => !exported.has(name));
    const extra = [...exported].filter((name) => !relations.has(name));
    if (missing.length + extra.length === 0)
        return;
    const list = (names) => names.sort().slice(0, 10).join(", ");
    throw new domain_build/* EnvironmentError */.eG({
        code: "EXPORT_DIFFERS",
        what: "The dump and the catalog of the source do not hold the same objects",
        why: [
            missing.length > 0 ? `Missing in the dump (${missing.length}): ${list(missing)}` : "",
            extra.length > 0 ? `Not in the catalog (${extra.length}): ${list(extra)}` : "",
        ]
            .filter(Boolean)
            .join(". "),
        remedy: "Definitions changed while they were read: hold back schema changes during the migration, and export again",
    });
}
/** pg_dump writes line breaks in names as spaces into its headers. */
function relation(type, name) {
    return `${type} ${name.replace(/[\r\n]/g, " ")}`;
}
//# sourceMappingURL=source-catalog.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/run.js









/** Exports the schema of the source into the bundle's folder. Nothing on the source changes. */
async function run(context) {
    const { inputs, log, clock, signal } = context;
    const pod = chosenPod(inputs);
    const source = await (0,build/* databaseOf */.zJ)(context, "source");
    const startedAt = clock.now();
    let catalog;
    let dump;
    if (pod) {
        log.info(`Reading definitions of ${(0,postgres_build/* displayAddress */.RD)(source)} through pod ${pod.namespace}/${pod.pod}`);
        dump = await dumpThroughPod(source, inputs.schemas, pod, signal);
    }
    else {
        const seen = await (0,postgres_build/* withClient */.SV)(source, { role: "source" }, (client) => readSourceCatalog(client, inputs.schemas));
        log.info(`Reading definitions of ${(0,postgres_build/* displayAddress */.RD)(source)} (PostgreSQL ${seen.version.text})`);
        dump = await dumpDirect(source, inputs.schemas, seen.version.major, signal);
        catalog = seen;
    }
    const dumpedAt = clock.now();
    log.info(`pg_dump gave ${dump.sql.length} characters in ${dumpedAt - startedAt} ms`);
    const content = (0,schema_build/* bundleFromDump */.vO)(dump.sql, "the dump", {
        migration: inputs.migration,
        partial: inputs.schemas.length > 0,
        ...(catalog ? { unpopulated: catalog.unpopulated } : {}),
    });
    if (catalog)
        checkComplete(content.manifest.objects, catalog);
    signal.throwIfAborted();
    const folder = (0,external_node_path_.resolve)(context.workspace, inputs.bundle);
    const manifest = await (0,schema_build/* writeBundle */.Mf)(folder, content);
    log.info(`${manifest.objects.length} objects written to ${folder}`);
    context.output("bundle", inputs.bundle);
    context.output("objects", manifest.objects.length);
    return describeExport(context.report, {
        manifest,
        warnings: dump.warnings,
        compared: catalog !== undefined,
        folder: (0,external_node_path_.isAbsolute)(inputs.bundle) ? inputs.bundle : (0,external_node_path_.relative)(context.workspace, folder),
        dumpMilliseconds: dumpedAt - startedAt,
        splitMilliseconds: clock.now() - dumpedAt,
    });
}
/** The pod of `via: kubectl`, or undefined; its inputs make no sense without it. */
function chosenPod(inputs) {
    const { via, kubectlNamespace: namespace, kubectlPod: pod, kubectlContainer: container } = inputs;
    if (via === "kubectl" && pod !== undefined)
        return { namespace, pod, container };
    if (via === "kubectl")
        throw new domain_build/* UserError */.yo({
            code: "POD_NOT_NAMED",
            what: "via is kubectl, but kubectl-pod is not given",
            remedy: "Give the pod that has pg_dump in it as kubectl-pod, or use via: direct",
        });
    if (pod !== undefined || container !== undefined)
        throw new domain_build/* UserError */.yo({
            code: "POD_NOT_USED",
            what: "kubectl-pod or kubectl-container is given, but via is direct",
            remedy: "Set via: kubectl, or remove the kubectl inputs",
        });
    return undefined;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
