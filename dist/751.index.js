export const id = 751;
export const ids = [751];
export const modules = {

/***/ 6751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
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
        { "name": "exclude-tables", "property": "excludeTables", "type": "list", "required": false },
        { "name": "roles", "property": "roles", "type": "boolean", "required": true },
        { "name": "via", "property": "via", "type": "enum", "required": true, "values": ["direct", "kubectl", "docker"] },
        { "name": "kubectl-namespace", "property": "kubectlNamespace", "type": "string", "required": true },
        { "name": "kubectl-pod", "property": "kubectlPod", "type": "string", "required": false },
        { "name": "kubectl-selector", "property": "kubectlSelector", "type": "string", "required": false },
        { "name": "kubectl-container", "property": "kubectlContainer", "type": "string", "required": false },
        { "name": "docker-container", "property": "dockerContainer", "type": "string", "required": false },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["verdict", "report", "bundle", "objects"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
// EXTERNAL MODULE: ./packages/schema/build/index.js + 5 modules
var schema_build = __webpack_require__(3989);
;// CONCATENATED MODULE: ./actions/export-schema/build/dump-failure.js

const CAUSES = [
    {
        pattern: /aborting because of server version mismatch/,
        code: "TOOL_TOO_OLD",
        what: "pg_dump is older than the source server",
        remedy: "Use a pg_dump of the server's major version or newer (with via kubectl or docker: a container that has one)",
    },
    {
        pattern: /password authentication failed/,
        code: "WRONG_PASSWORD",
        what: "The client programs cannot log in to the source",
        remedy: "Check user and password in source-url (or source-secret)",
    },
    {
        pattern: /could not translate host name|Connection refused|timeout expired|No route to host/,
        code: "SOURCE_UNREACHABLE",
        what: "The client programs cannot reach the source",
        remedy: "Check host and port in source-url; with via kubectl or docker they are those seen inside",
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
        what: "The client programs cannot make the TLS connection that source-url asks for",
        remedy: "Give the server's authority as sslrootcert=FILE in source-url, or lower sslmode to require if you accept an unchecked certificate",
    },
    {
        pattern: /permission denied for/,
        code: "SOURCE_PRIVILEGE",
        what: "The source user may not read all definitions",
        remedy: "Grant it USAGE on the schemas and SELECT on their tables and sequences, or name fewer in the input schemas",
    },
    {
        pattern: /terminating connection|server closed the connection unexpectedly|connection to server was lost/,
        code: "CONNECTION_LOST",
        what: "The connection to the source was lost while its definitions were read; no bundle was written",
        remedy: "Check that the source is up and the network holds, then run again",
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
        pattern: /(?:pg_dump|pg_dumpall|psql): (?:not found|No such file)|executable file not found/,
        code: "TOOL_MISSING",
        what: "The container does not have the program",
        remedy: "Choose the pod and container of the PostgreSQL server itself, or one made from a postgres image",
    },
    {
        pattern: /No such container|is not running|Cannot connect to the Docker daemon|docker\.sock/,
        code: "DOCKER_REFUSED",
        what: "docker cannot run a program in that container",
        remedy: "Check docker-container, and that this job's user may use docker",
    },
    {
        pattern: /\(NotFound\)|container .* (?:is not valid|not found)|\(Forbidden\)|Unauthorized|context .* does not exist|connection to the server .* was refused/,
        code: "KUBECTL_REFUSED",
        what: "kubectl cannot run a program in that pod",
        remedy: "Check kubectl-namespace, kubectl-pod, kubectl-container and the kubeconfig; the role needs create on pods/exec, and list on pods for a selector",
    },
];
/** Turns a failed program into what to do about it; anything else is given back as it is. */
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
;// CONCATENATED MODULE: ./actions/export-schema/build/container.js



/**
 * The pod or container that the inputs name; undefined for via: direct.
 * @throws UserError when inputs are missing or do not fit `via`, or a selector finds no pod or several
 */
async function chosenContainer(inputs, signal) {
    const { via, kubectlPod, kubectlSelector, kubectlContainer, dockerContainer } = inputs;
    const given = { kubectl: kubectlPod ?? kubectlSelector ?? kubectlContainer, docker: dockerContainer };
    for (const way of ["kubectl", "docker"])
        if (via !== way && given[way] !== undefined)
            throw new domain_build/* UserError */.yo({
                code: way === "kubectl" ? "POD_NOT_USED" : "CONTAINER_NOT_USED",
                what: `An input ${way}-... is given, but via is ${via}`,
                remedy: `Set via: ${way}, or remove the ${way} inputs`,
            });
    if (via === "docker")
        return docker(dockerContainer);
    return via === "kubectl" ? kubectl(inputs, signal) : undefined;
}
function docker(name) {
    if (name === undefined)
        throw new domain_build/* UserError */.yo({
            code: "CONTAINER_NOT_NAMED",
            what: "via is docker, but docker-container is not given",
            remedy: "Give the container that has pg_dump in it as docker-container, or use via: direct",
        });
    checkName("docker-container", name);
    return { how: `through container ${name}`, program: "docker", prefix: ["exec", "--interactive", name] };
}
async function kubectl(inputs, signal) {
    const { kubectlNamespace: namespace, kubectlContainer: container } = inputs;
    const pod = await podOf(inputs, signal);
    checkName("kubectl-pod", pod);
    const chosen = container === undefined ? [] : [`--container=${container}`];
    const prefix = ["exec", "--stdin", `--namespace=${namespace}`, pod, ...chosen, "--"];
    return { how: `through pod ${namespace}/${pod}`, program: "kubectl", prefix };
}
async function podOf(inputs, signal) {
    const { kubectlPod: pod, kubectlSelector: selector, kubectlNamespace: namespace } = inputs;
    if (pod !== undefined && selector === undefined)
        return pod;
    if (selector === undefined || pod !== undefined)
        throw new domain_build/* UserError */.yo({
            code: "POD_NOT_NAMED",
            what: `via is kubectl, but ${pod === undefined ? "neither" : "both"} kubectl-pod ${pod === undefined ? "nor" : "and"} kubectl-selector ${pod === undefined ? "is" : "are"} given`,
            remedy: "Give one of them, the pod that has pg_dump in it, or use via: direct",
        });
    const found = await runningPods(namespace, selector, signal);
    if (found.length === 1)
        return found[0];
    throw new domain_build/* UserError */.yo({
        code: "POD_NOT_FOUND",
        what: `kubectl-selector ${selector} finds ${found.length === 0 ? "no running pod" : `${found.length} running pods`} in namespace ${namespace}`,
        ...(found.length > 0 ? { why: found.join(", ") } : {}),
        remedy: "Correct kubectl-selector or kubectl-namespace so that it finds the primary alone, or name it as kubectl-pod",
    });
}
async function runningPods(namespace, selector, signal) {
    const what = [`--namespace=${namespace}`, `--selector=${selector}`, "--field-selector=status.phase=Running"];
    try {
        const { stdout } = await (0,postgres_build/* runTool */.qI)("kubectl", ["get", "pods", ...what, "--output=name"], { signal });
        return stdout.split("\n").filter((line) => line !== "");
    }
    catch (error) {
        throw explainDumpFailure(error);
    }
}
/** A name that begins with a hyphen would be read as an option. */
function checkName(input, name) {
    if (!name.startsWith("-"))
        return;
    throw new domain_build/* UserError */.yo({ code: "BAD_NAME", what: `${input} begins with a hyphen: ${name}`, remedy: `Correct ${input}` });
}
//# sourceMappingURL=container.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/dump-arguments.js


/** First major whose pg_dump can take extensions along with chosen schemas. */
const KNOWS_EXTENSION_OPTION = 14;
/** Longest wait of pg_dump for a table that is being altered, in milliseconds. */
const LOCK_WAIT = 60_000;
/** pg_dump's messages in English, since we read some of them. */
const ENGLISH = { LC_ALL: "C" };
/**
 * pg_dump's arguments: definitions only, without tablespaces and replication objects, and without what the migration
 * and DMS put into the database.
 * @param toolMajor pg_dump's own major version
 */
function dumpArguments({ schemas, excluded, roles }, toolMajor) {
    const options = ["--schema-only", "--no-tablespaces", "--no-publications", "--no-subscriptions", "--no-password"];
    if (!roles)
        options.push("--no-owner", "--no-privileges");
    options.push(`--lock-wait-timeout=${LOCK_WAIT}`);
    options.push(...domain_build/* MIGRATION_SCHEMAS */.U5.map((schema) => `--exclude-schema=${schema}`), "--exclude-table=*.awsdms_*");
    // A quoted name is taken as it is; unquoted it would be a pattern.
    options.push(...excluded.map((table) => `--exclude-table=${(0,postgres_build/* quoteName */.AB)(table)}`));
    if (schemas.length === 0)
        return options;
    const chosen = schemas.map((schema) => `--schema=${(0,postgres_build/* quoteIdentifier */.Cm)(schema)}`);
    if (toolMajor >= KNOWS_EXTENSION_OPTION)
        chosen.push("--extension=*");
    return [...options, "--strict-names", ...chosen];
}
/** pg_dumpall's arguments for the roles of the server, without their passwords. */
function rolesArguments(database) {
    return ["--roles-only", "--no-role-passwords", "--no-password", `--database=${database}`];
}
//# sourceMappingURL=dump-arguments.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./actions/export-schema/build/gather.js




/**
 * Runs a program and gathers its stdout; invalid UTF-8 is an error, not a replacement character.
 * @param grown told the bytes so far, for progress
 * @throws UserError with the cause where it is known; EnvironmentError otherwise; the abort reason when aborted
 */
async function gather(path, args, options, grown = () => { }) {
    const pieces = [];
    let bytes = 0;
    const stdout = new external_node_stream_.Writable({
        write(piece, _encoding, done) {
            pieces.push(piece);
            bytes += piece.length;
            grown(bytes);
            done();
        },
    });
    try {
        const { stderr } = await (0,postgres_build/* runTool */.qI)(path, args, { ...options, stdout });
        return { text: decode(Buffer.concat(pieces)), warnings: stderr.trim() };
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
//# sourceMappingURL=gather.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/inside.js





// The password arrives as the first line of stdin: neither the arguments nor the process list inside show it.
const WITH_PASSWORD = 'IFS= read -r PGPASSWORD; export PGPASSWORD; exec "$0" "$@"';
/** The programs inside a pod or container; host and port of the source are those seen there. Nothing is written there. */
function inside(container, source, signal) {
    const run = (program, args, stdin = "", grown) => {
        const { PGPASSWORD = "", ...environment } = { ...(0,postgres_build/* libpqEnvironment */.SQ)(source), ...ENGLISH };
        if (/[\r\n]/.test(PGPASSWORD))
            throw lineBreak(container);
        const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
        const command = ["env", ...variables, "sh", "-c", WITH_PASSWORD, program, ...args];
        const options = { env: {}, stdin: `${PGPASSWORD}\n${stdin}`, signal };
        return gather(container.program, [...container.prefix, ...command], options, grown);
    };
    return {
        how: container.how,
        toolMajor: async (serverMajor = 0) => {
            const major = await toolMajor(container, signal);
            if (major < serverMajor)
                throw tooOld(container, major, serverMajor);
            return major;
        },
        run: (program, args, grown) => run(program, args, "", grown),
        ask: async (sql) => {
            try {
                const args = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--file=-"];
                const { text } = await run("psql", args, `SET search_path = '';\n${sql};\n`);
                return text.replace(/\n$/, "");
            }
            catch (error) {
                // An image may hold pg_dump alone; then nothing but pg_dump itself can be asked.
                if (error.code === "TOOL_MISSING")
                    return undefined;
                throw error;
            }
        },
    };
}
async function toolMajor({ program, prefix }, signal) {
    try {
        const { stdout } = await (0,postgres_build/* runTool */.qI)(program, [...prefix, "pg_dump", "--version"], { signal });
        return Number.parseInt(/(\d+)(?:\.\d+)*/.exec(stdout)?.[1] ?? "0", 10);
    }
    catch (error) {
        throw explainDumpFailure(error);
    }
}
function tooOld({ how }, major, serverMajor) {
    return new domain_build/* UserError */.yo({
        code: "TOOL_TOO_OLD",
        what: `The pg_dump ${how} is of version ${major}, older than the server (${serverMajor})`,
        why: "pg_dump refuses servers newer than itself",
        remedy: "Choose the pod or container of the PostgreSQL server itself",
    });
}
function lineBreak({ how }) {
    return new domain_build/* UserError */.yo({
        code: "PASSWORD_WITH_LINE_BREAK",
        what: `The password of the source holds a line break, which cannot be passed ${how}`,
        remedy: "Use a database user with another password",
    });
}
//# sourceMappingURL=inside.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/place.js




/** The programs of this machine; queries go by a session of our own. */
function here(source, signal) {
    let folder = "";
    // Looked for at once, beside the first question to the server.
    const newest = (0,postgres_build/* findTool */.SG)("pg_dump", 0).catch(() => undefined);
    return {
        how: "directly",
        toolMajor: async (serverMajor = 0) => {
            const found = await newest;
            const tool = found && found.major >= serverMajor ? found : await (0,postgres_build/* findTool */.SG)("pg_dump", serverMajor);
            folder = (0,external_node_path_.dirname)(tool.path);
            return tool.major;
        },
        // pg_dumpall and psql lie beside the chosen pg_dump.
        run: (program, args, grown) => (0,postgres_build/* withLibpq */.jO)(source, (libpq) => gather((0,external_node_path_.join)(folder, program), args, { env: { ...libpq, ...ENGLISH }, signal }, grown)),
        ask: (sql) => (0,postgres_build/* withClient */.SV)(source, { role: "source" }, async (client) => {
            const { rows } = await client.query(sql);
            return rows[0]?.answer;
        }),
    };
}
//# sourceMappingURL=place.js.map
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
            rows: manifest.intendedDifferences.map(({ object, difference }) => [(0,schema_build/* displayObject */.Gv)(object), difference]),
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
const array = (names) => `ARRAY[${names.map(postgres_build/* quoteLiteral */.ce).join(", ")}]::pg_catalog.text[]`;
/** One query that answers with one JSON text, so that psql can ask it where we cannot. */
function catalogQuestion(schemas, excluded) {
    const user = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (${array(domain_build/* MIGRATION_SCHEMAS */.U5)})
    AND (pg_catalog.cardinality(${array(schemas)}) = 0 OR n.nspname = ANY (${array(schemas)}))`;
    // A partition goes with the tables above it, a sequence with the table that owns it.
    const of = `ARRAY(SELECT an.nspname || '.' || ac.relname FROM (
        SELECT a.relid FROM pg_catalog.pg_partition_ancestors(c.oid) a
        UNION ALL SELECT d.refobjid FROM pg_catalog.pg_depend d
          WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
            AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i')) above(oid)
      JOIN pg_catalog.pg_class ac ON ac.oid = above.oid JOIN pg_catalog.pg_namespace an ON an.oid = ac.relnamespace)`;
    return `SELECT pg_catalog.json_build_object(
    'number', pg_catalog.current_setting('server_version_num')::pg_catalog.int4,
    'text', pg_catalog.current_setting('server_version'),
    'missing', ARRAY(SELECT name FROM pg_catalog.unnest(${array(schemas)}) name
      WHERE name NOT IN (SELECT nspname FROM pg_catalog.pg_namespace)),
    'relations', coalesce((SELECT pg_catalog.json_agg(pg_catalog.json_build_object('kind', c.relkind, 'schema', n.nspname,
        'name', c.relname, 'populated', c.relispopulated, 'of', ${of},
        'sql', pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)))
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relpersistence <> 't' AND ${user}
        AND c.relname NOT LIKE 'awsdms\\_%'
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')), '[]'),
    'readers', coalesce((SELECT pg_catalog.json_agg(DISTINCT pg_catalog.jsonb_build_object('view', vn.nspname || '.' || v.relname,
        'table', n.nspname || '.' || c.relname))
      FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
      JOIN pg_catalog.pg_class v ON v.oid = r.ev_class JOIN pg_catalog.pg_namespace vn ON vn.oid = v.relnamespace
      JOIN pg_catalog.pg_class c ON c.oid = d.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND v.oid <> c.oid AND v.relkind IN ('v', 'm') AND n.nspname || '.' || c.relname = ANY (${array(excluded)})), '[]')
  )::pg_catalog.text AS answer`;
}
/**
 * Reads the answer to catalogQuestion.
 * @param excluded tables to leave out, as `schema.table`
 * @throws UserError when a schema or table does not exist, or a view needs an excluded table
 */
function readAnswer(answer, excluded) {
    const { number, text, missing, relations, readers } = JSON.parse(answer);
    if (missing.length > 0)
        throw new domain_build/* UserError */.yo({
            code: "NO_SUCH_SCHEMA",
            what: `The source has no schema ${missing.join(", ")}`,
            remedy: "Correct the input schemas: exact names, one per line",
        });
    const display = ({ schema, name }) => `${schema}.${name}`;
    const unknown = excluded.filter((name) => !relations.some((relation) => display(relation) === name));
    if (unknown.length > 0)
        throw new domain_build/* UserError */.yo({
            code: "UNKNOWN_TABLE",
            what: `Input exclude-tables names what the source does not have: ${unknown.join(", ")}`,
            why: "There is no such table; names are case-sensitive and written schema.table, without quotes",
            remedy: "Correct exclude-tables",
        });
    const isOut = (relation) => excluded.includes(display(relation)) || relation.of.some((name) => excluded.includes(name));
    const stranded = readers.filter(({ view }) => !excluded.includes(view));
    if (stranded.length > 0)
        throw new domain_build/* UserError */.yo({
            code: "EXCLUDED_TABLE_IN_USE",
            what: `Views read tables that exclude-tables leaves out: ${stranded.map(({ view, table }) => `${view} reads ${table}`).join(", ")}`,
            why: "They could not be created on the target",
            remedy: "Name these views in exclude-tables too, or carry the tables",
        });
    const kept = relations.filter((relation) => !isOut(relation));
    return {
        version: { major: Math.floor(number / 10_000), text },
        relations: new Set(kept.map(({ kind, schema, name }) => relationLine(TYPES[kind], `${schema}.${name}`))),
        unpopulated: new Set(kept.filter(({ kind, populated }) => kind === "m" && !populated).map(({ sql }) => sql)),
        excluded: relations
            .filter(isOut)
            .map(({ kind, schema, name }) => ({ type: TYPES[kind]?.toLowerCase(), schema, name })),
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
        .map(({ type, schema, name }) => relationLine(type, `${schema}.${name}`)));
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
function relationLine(type, name) {
    return `${type} ${name.replace(/[\r\n]/g, " ")}`;
}
//# sourceMappingURL=source-catalog.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/run.js











/** Exports the schema of the source into the bundle's folder. Nothing on the source changes. */
async function run(context) {
    const { inputs, log, clock, signal } = context;
    const { schemas, excludeTables, roles } = inputs;
    const container = await chosenContainer(inputs, signal);
    const source = await (0,build/* databaseOf */.zJ)(context, "source");
    const startedAt = clock.now();
    const place = container ? inside(container, source, signal) : here(source, signal);
    const serverMajor = await place.ask(SERVER_MAJOR);
    if (serverMajor === undefined && excludeTables.length > 0)
        throw cannotExclude(place.how);
    const toolMajor = await place.toolMajor(serverMajor === undefined ? undefined : Number(serverMajor));
    log.info(`Reading definitions of ${(0,postgres_build/* displayAddress */.RD)(source)} ${place.how}`);
    const asked = async () => {
        const answer = serverMajor === undefined ? undefined : await place.ask(catalogQuestion(schemas, excludeTables));
        return answer === undefined ? undefined : readAnswer(answer, excludeTables);
    };
    let bytes = 0;
    const grown = (size) => {
        bytes = size;
    };
    const dumped = (excluded) => place.run("pg_dump", dumpArguments({ schemas, excluded, roles }, toolMajor), grown);
    const [catalog, dump] = await (0,build/* withProgress */.E0)(context, () => `pg_dump has given ${(bytes / 1e6).toFixed(1)} MB`, async () => {
        // Only what is excluded must be known before.
        if (excludeTables.length === 0)
            return bothOf(asked(), dumped([]));
        const first = await asked();
        return [first, await dumped(first?.excluded ?? [])];
    });
    const allRoles = roles ? await place.run("pg_dumpall", rolesArguments(source.database)) : undefined;
    const dumpedAt = clock.now();
    log.info(`pg_dump gave ${dump.text.length} characters in ${dumpedAt - startedAt} ms`);
    const content = (0,schema_build/* bundleFromDump */.vO)(dump.text, "the dump", {
        migration: inputs.migration,
        partial: schemas.length > 0,
        ...(catalog ? { unpopulated: catalog.unpopulated, excluded: catalog.excluded } : {}),
        ...(allRoles ? { roles: await (0,schema_build/* roleEntries */.nW)(dump.text, allRoles.text) } : {}),
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
        warnings: [dump.warnings, allRoles?.warnings ?? ""].filter(Boolean).join("\n"),
        compared: catalog !== undefined,
        folder: (0,external_node_path_.isAbsolute)(inputs.bundle) ? inputs.bundle : (0,external_node_path_.relative)(context.workspace, folder),
        dumpMilliseconds: dumpedAt - startedAt,
        splitMilliseconds: clock.now() - dumpedAt,
    });
}
const SERVER_MAJOR = "SELECT (pg_catalog.current_setting('server_version_num')::pg_catalog.int4 / 10000)::pg_catalog.text AS answer";
/** Both results; when both fail, the first one's error, which says more. */
async function bothOf(first, second) {
    const [a, b] = await Promise.allSettled([first, second]);
    if (a.status === "rejected")
        throw a.reason;
    if (b.status === "rejected")
        throw b.reason;
    return [a.value, b.value];
}
function cannotExclude(how) {
    return new domain_build/* UserError */.yo({
        code: "PSQL_MISSING",
        what: `exclude-tables is given, but there is no psql ${how} to find the partitions and views of those tables`,
        remedy: "Use a container that has psql, or remove exclude-tables",
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/export-schema/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
