export const id = 291;
export const ids = [291];
export const modules = {

/***/ 1291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OR: () => (/* reexport */ compareDatabases),
  wR: () => (/* reexport */ openSessions),
  Fr: () => (/* reexport */ proveEqual)
});

// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/postgres/build/index.js + 15 modules
var postgres_build = __webpack_require__(1592);
;// CONCATENATED MODULE: ./packages/validation/build/narrow.js
/** Tables up to this size are listed whole, without looking for bad buckets first. */
const LIST_WHOLE = 20_000;
const ROWS_PER_BUCKET = 500;
const MOST_BUCKETS = 65_536;
/** Rows listed per side at most: listing sorts on the server, and a table that differs everywhere needs no full list. */
const MOST_LISTED = 1_000_000;
const PAGE = 2_000;
/**
 * Finds the rows that differ between two tables of which it is known that they do: one scan per side for the sums of
 * hash buckets, one more for the rows of the buckets that differ. Holds a page of rows and the found keys in memory.
 * @param rows of the bigger side
 * @param limit keys to return at most
 */
async function findDifferingRows(source, target, rows, limit) {
    const found = { missing: 0, extra: 0, changed: 0, rows: [], atLeast: false };
    const buckets = Math.min(MOST_BUCKETS, 2 ** Math.ceil(Math.log2(Math.max(1, rows / ROWS_PER_BUCKET))));
    let bad;
    if (rows > LIST_WHOLE) {
        const differing = await findBadBuckets(source, target, buckets);
        bad = differing.buckets;
        found.atLeast = !differing.complete;
        if (bad.length === 0)
            return found;
    }
    const sourceRows = new Pages(source.client, "source_rows", source.sql.rows(buckets, bad));
    const targetRows = new Pages(target.client, "target_rows", target.sql.rows(buckets, bad));
    await Promise.all([sourceRows.open(), targetRows.open()]);
    const note = (key, difference, count) => {
        found[difference] += count;
        if (!source.sql.side.key.length)
            return;
        if (found.rows.length < limit)
            found.rows.push({ key, difference });
        else
            found.atLeast = true;
    };
    for (;;) {
        const [left, right] = await Promise.all([sourceRows.peek(), targetRows.peek()]);
        const pair = smallest(left?.[0], right?.[0]);
        if (pair === undefined)
            break;
        const [sourceGroup, targetGroup] = await Promise.all([sourceRows.take(pair), targetRows.take(pair)]);
        compareGroups(sourceGroup, targetGroup, note);
    }
    await Promise.all([sourceRows.close(), targetRows.close()]);
    return found;
}
async function findBadBuckets(source, target, buckets) {
    const [left, right] = await Promise.all([source, target].map(({ client, sql }) => readBuckets(client, sql.buckets(buckets))));
    const bad = [];
    let listed = 0;
    for (const bucket of new Set([...left.keys(), ...right.keys()])) {
        const [inSource, inTarget] = [left.get(bucket), right.get(bucket)];
        if (inSource?.count === inTarget?.count && inSource?.sum === inTarget?.sum)
            continue;
        const rows = Math.max(Number(inSource?.count ?? 0), Number(inTarget?.count ?? 0));
        if (bad.length > 0 && listed + rows > MOST_LISTED)
            return { buckets: bad, complete: false };
        bad.push(bucket);
        listed += rows;
    }
    return { buckets: bad, complete: true };
}
async function readBuckets(client, text) {
    // The planner takes every key for a group of its own and would sort the table.
    await client.query("SET LOCAL enable_sort = off");
    const { rows } = await client.query({ text, rowMode: "array" });
    await client.query("SET LOCAL enable_sort = on");
    return new Map(rows.map(([bucket, count, sum]) => [bucket, { count: count, sum: sum }]));
}
function smallest(a, b) {
    if (a === undefined)
        return b === undefined ? undefined : BigInt(b);
    if (b === undefined)
        return BigInt(a);
    return BigInt(a) < BigInt(b) ? BigInt(a) : BigInt(b);
}
function compareGroups(source, target, note) {
    for (const key of new Set([...source.keys(), ...target.keys()])) {
        const [left, right] = [source.get(key) ?? new Map(), target.get(key) ?? new Map()];
        let [missing, extra] = [0, 0];
        for (const hash of new Set([...left.keys(), ...right.keys()])) {
            const surplus = (left.get(hash) ?? 0) - (right.get(hash) ?? 0);
            if (surplus > 0)
                missing += surplus;
            else
                extra -= surplus;
        }
        // Without a key there is nothing to tell a changed row from one lost and one added.
        const changed = key === "" ? 0 : Math.min(missing, extra);
        if (changed > 0)
            note(key, "changed", changed);
        if (missing > changed)
            note(key, "missing", missing - changed);
        if (extra > changed)
            note(key, "extra", extra - changed);
    }
}
/** The ordered rows of a query, a page at a time, through a cursor. */
class Pages {
    client;
    name;
    sql;
    #page = [];
    #next = 0;
    #ended = false;
    constructor(client, name, sql) {
        this.client = client;
        this.name = name;
        this.sql = sql;
    }
    async open() {
        await this.client.query(`DECLARE ${this.name} NO SCROLL CURSOR FOR ${this.sql}`);
    }
    async close() {
        await this.client.query(`CLOSE ${this.name}`);
    }
    /** The next row without taking it. */
    async peek() {
        if (this.#next === this.#page.length && !this.#ended) {
            const text = `FETCH ${PAGE} FROM ${this.name}`;
            this.#page = (await this.client.query({ text, rowMode: "array" })).rows;
            this.#next = 0;
            this.#ended = this.#page.length < PAGE;
        }
        return this.#page[this.#next];
    }
    /** Takes all next rows that have this pairing hash. */
    async take(pair) {
        const group = new Map();
        for (let row = await this.peek(); row && BigInt(row[0]) === pair; row = await this.peek()) {
            const [, hash, key] = row;
            const hashes = group.get(key) ?? new Map();
            hashes.set(hash, (hashes.get(hash) ?? 0) + 1);
            group.set(key, hashes);
            this.#next++;
        }
        return group;
    }
}
//# sourceMappingURL=narrow.js.map
;// CONCATENATED MODULE: ./packages/validation/build/rows-of-keys.js
const KEYS_PER_QUERY = 2_000;
/**
 * Reads rows by key, each query in its own moment.
 * @param keys JSON arrays of texts, as TableSql gives them
 * @returns only the keys that were found
 */
async function readRowsOfKeys(client, sql, keys, perColumn = false) {
    const states = new Map();
    const text = sql.rowsOfKeys(perColumn);
    for (let from = 0; from < keys.length; from += KEYS_PER_QUERY) {
        const parts = keys.slice(from, from + KEYS_PER_QUERY).map((key) => JSON.parse(key));
        const values = sql.side.key.map((_, index) => parts.map((part) => part[index]));
        const { rows } = await client.query({ text, values, rowMode: "array" });
        // Sorted, because a target without its unique index may hold a key twice, in any order.
        for (const [key, xmin, content, ...columns] of rows.sort(([, , a], [, , b]) => (a < b ? -1 : 1))) {
            const before = states.get(key);
            states.set(key, {
                content: before ? `${before.content},${content}` : content,
                version: `${before?.version ?? ""}${xmin}:${content};`,
                columns,
            });
        }
    }
    return states;
}
/** Names of the columns that differ in any of the given rows, in table order. Rows on one side only do not count. */
async function findDifferingColumns(source, target, keys) {
    if (keys.length === 0)
        return [];
    const [left, right] = await Promise.all([source, target].map(({ client, sql }) => readRowsOfKeys(client, sql, keys, true)));
    const differs = (key, index) => {
        const [a, b] = [left.get(key), right.get(key)];
        return a !== undefined && b !== undefined && a.columns[index] !== b.columns[index];
    };
    return source.sql.side.columns.flatMap(({ name }, index) => (keys.some((key) => differs(key, index)) ? [name] : []));
}
//# sourceMappingURL=rows-of-keys.js.map
;// CONCATENATED MODULE: ./packages/validation/build/row-hash.js


/** Types whose own hash sees every bit that counts, and depends on nothing but the value. */
const NATIVE = new Set([
    "smallint",
    "integer",
    "bigint",
    "boolean",
    "uuid",
    "date",
    "bytea",
    "time without time zone",
    "timestamp without time zone",
    "timestamp with time zone",
]);
/**
 * Types whose own hash is too forgiving (1.0 = 1.00, -0 = 0, 1 month = 30 days, collations that ignore case) or
 * depends on the locale: their wire form is hashed instead. Every other type is hashed by its text form, since
 * enums, arrays, ranges and composites hold OIDs that differ from server to server.
 */
const WIRE = {
    text: "textsend",
    "character varying": "varcharsend",
    character: "bpcharsend",
    bpchar: "bpcharsend",
    numeric: "numeric_send",
    money: "cash_send",
    interval: "interval_send",
    "time with time zone": "timetz_send",
    inet: "inet_send",
    cidr: "cidr_send",
    bit: "bit_send",
    "bit varying": "varbit_send",
    jsonb: "jsonb_send",
};
const FLOATS = { real: "float4send", "double precision": "float8send" };
const INTEGERS = new Set(["smallint", "integer", "bigint"]);
/** The SQL form of one column inside the row hash: the value itself, its wire form, or its text form as bytes. */
function exactForm({ name, type }) {
    const column = (0,postgres_build/* quoteIdentifier */.Cm)(name);
    const plain = type.replace(/\(\d+(,-?\d+)?\)/, "");
    if (NATIVE.has(plain))
        return column;
    const float = FLOATS[plain];
    // A NaN that was computed may differ in its sign bit from one that was parsed; they are one value.
    if (float)
        return `${float}(CASE WHEN ${column} = 'NaN' THEN 'NaN' ELSE ${column} END)`;
    const send = /^interval( [a-z ]+)?$/.test(plain) ? WIRE["interval"] : WIRE[plain];
    return send ? `${send}(${column})` : `textsend(${column}::text)`;
}
function digest(columns, mode, seed) {
    if (mode === "record")
        return `hash_record_extended(ROW(${columns.map(exactForm).join(",")}), ${seed})`;
    // The text form of a record quotes its fields and shows NULL as nothing: no two rows share it.
    const text = `ROW(${columns.map(({ name }) => (0,postgres_build/* quoteIdentifier */.Cm)(name)).join(",")})::text`;
    if (mode === "text")
        return `hashtextextended(${text} COLLATE "C", 0)`;
    return `('x' || substr(md5(textsend(${text})), 1, 16))::bit(64)::bigint`;
}
/** A bigint expression that stands for the key: the key itself if it is one integer, otherwise its hash. */
function keyHash(key, mode) {
    const [only] = key;
    if (key.length === 1 && only && INTEGERS.has(only.type))
        return `${(0,postgres_build/* quoteIdentifier */.Cm)(only.name)}::bigint`;
    return digest(key, mode, "0");
}
/**
 * A bigint expression over the columns of a row, fit to be summed over rows.
 * The record hash is a linear mix: with one seed for all rows, a sum cannot see two rows that swapped a value. So
 * the key is the seed; without a key the result is hashed once more.
 */
function rowHash(columns, key, mode) {
    if (mode !== "record")
        return digest(columns, mode, "0");
    if (key.length > 0)
        return digest(columns, mode, keyHash(key, mode));
    return `hash_record_extended(ROW(int8send(${digest(columns, mode, "0")})), 0)`;
}
/** A bigint expression that spreads any bigint over `buckets`, a power of two. */
function bucketOf(expression, buckets) {
    // Keys may all be multiples of something, so they are mixed first.
    return `(hashint8extended(${expression}, 7) & ${buckets - 1})`;
}
const SAMPLES = [
    ...NATIVE,
    ...Object.keys(WIRE),
    ...Object.keys(FLOATS),
    "json",
    "integer[]",
    "point",
].map((type, index) => ({ name: `c${index}`, type }));
const LITERALS = {
    smallint: "-7",
    integer: "123456",
    bigint: "-9007199254740993",
    boolean: "true",
    uuid: "2f1a9c3e-5b7d-4e8f-9a0b-1c2d3e4f5a6b",
    date: "2024-02-29",
    bytea: "\\x00ff7f80",
    "time without time zone": "23:59:59.999999",
    "timestamp without time zone": "2024-02-29 12:34:56.789012",
    "timestamp with time zone": "2024-02-29 12:34:56.789012+03",
    numeric: "-12345678901234567890.12300",
    money: "12.34",
    interval: "1 mon -30 days 04:05:06.7",
    "time with time zone": "12:34:56.5-03",
    inet: "2001:db8::1/64",
    cidr: "10.1.0.0/16",
    bit: "1",
    "bit varying": "10110",
    jsonb: '{"a": [1.00, null, "x"], "b": {}}',
    json: '{"a":  1.00}',
    real: "0.1",
    "double precision": "1e-20",
    "integer[]": "{1,NULL,3}",
    point: "(0.1,-0)",
};
/** One literal row of every kind of type, hashed the way tables are. */
function selfTestSql(mode) {
    const values = SAMPLES.map(({ name, type }) => `${(0,postgres_build/* quoteLiteral */.ce)(LITERALS[type] ?? 'a|b, "c"')}::${type} AS ${name}`);
    // Only the plain text hash works on the server's own encoding.
    const also = mode === "text" ? "|| current_setting('server_encoding')" : "";
    return `SELECT ${rowHash(SAMPLES, [], mode)}::text ${also} AS hash FROM (SELECT ${values.join(", ")} OFFSET 0) AS sample`;
}
/**
 * Chooses the cheapest row hash that gives the same value on both servers for a row of known values.
 * @throws EnvironmentError when not even the last one does
 */
async function chooseHashMode(source, target, wanted) {
    const modes = wanted ? [wanted] : ["record", "text", "md5"];
    for (const mode of modes) {
        const [left, right] = await Promise.all([selfTest(source, mode), selfTest(target, mode)]);
        if (left !== undefined && left === right)
            return mode;
    }
    throw new build/* EnvironmentError */.eG({
        code: "HASHES_DIFFER",
        what: `The two servers hash the same row differently (tried ${modes.join(", ")})`,
        why: "Text forms of basic types differ between them, so equal rows would look different",
        remedy: "Compare servers of PostgreSQL 12 or later without patches to data types",
    });
}
async function selfTest(client, mode) {
    // Inside a savepoint, because a server without the function must not spoil the caller's transaction.
    await client.query("SAVEPOINT self_test");
    try {
        const { rows } = await client.query(selfTestSql(mode));
        return rows[0]?.hash;
    }
    catch (error) {
        if (!(0,postgres_build/* isServerError */.GQ)(error))
            throw error;
        await client.query("ROLLBACK TO SAVEPOINT self_test");
        return undefined;
    }
}
//# sourceMappingURL=row-hash.js.map
;// CONCATENATED MODULE: ./packages/validation/build/table-sql.js


/** The SQL of one side of one table. Every SELECT list is in the order its readers expect. */
class TableSql {
    side;
    mode;
    #from;
    #row;
    /** What rows are paired and bucketed by: the key's hash, or without a key the row's own. */
    #pair;
    constructor(plan, side, mode) {
        this.side = side;
        this.mode = mode;
        // ONLY: rows of inheritance children are compared with the child.
        this.#from = `FROM ONLY ${plan.sqlName}`;
        this.#row = rowHash(side.columns, side.key, mode);
        this.#pair = side.key.length > 0 ? keyHash(side.key, mode) : this.#row;
    }
    /** One row: count, sum of row hashes. */
    checksum() {
        return `SELECT count(*), coalesce(sum(${this.#row}), 0) ${this.#from}`;
    }
    /** One row per bucket that holds rows: bucket, count, sum of row hashes. */
    buckets(buckets) {
        return `SELECT ${bucketOf(this.#pair, buckets)}, count(*), sum(${this.#row}) ${this.#from} GROUP BY 1`;
    }
    /**
     * Rows of the buckets, ordered by pairing hash: pairing hash, row hash, key (see `keyText`).
     * @param bad bucket numbers; undefined for the whole table
     */
    rows(buckets, bad) {
        const where = bad ? `WHERE ${bucketOf(this.#pair, buckets)} IN (${bad.map(BigInt).join(",")})` : "";
        return `SELECT ${this.#pair} AS pair, ${this.#row}, ${this.#keyText()} ${this.#from} ${where} ORDER BY pair`;
    }
    /**
     * The rows of given keys. Parameters: one text array per key column.
     * Columns: key, version (changes with every update of the row), row hash, then one hash per column if asked for.
     */
    rowsOfKeys(perColumn) {
        const { columns, key } = this.side;
        // Operators of types outside pg_catalog are out of sight (search_path is empty): these compare as text.
        const core = ({ type }) => !/[."]/.test(type);
        const names = key.map((column) => `${(0,postgres_build/* quoteIdentifier */.Cm)(column.name)}${core(column) ? "" : "::text"}`).join(",");
        const given = key.map((_, index) => `k${index}`).join(",");
        const cast = key.map((column, index) => `k${index}${core(column) ? `::${column.type}` : ""}`).join(",");
        const arrays = key.map((_, index) => `$${index + 1}::text[]`).join(",");
        const hashes = perColumn ? `, ${columns.map((column) => rowHash([column], [], this.mode)).join(",")}` : "";
        return `SELECT ${this.#keyText()}, xmin::text, ${this.#row} ${hashes} ${this.#from}
      WHERE (${names}) IN (SELECT ${cast} FROM unnest(${arrays}) AS given(${given}))`;
    }
    #keyText() {
        if (this.side.key.length === 0)
            return "''";
        const parts = this.side.key.map(({ name }) => `${(0,postgres_build/* quoteIdentifier */.Cm)(name)}::text`);
        return `json_build_array(${parts.join(",")})::text`;
    }
}
//# sourceMappingURL=table-sql.js.map
;// CONCATENATED MODULE: ./packages/validation/build/compare-table.js




/** Changed rows looked at column by column; a handful tells which columns differ. */
const COLUMN_SAMPLE = 20;
/** The result of a table nobody has read yet. */
function startResult(plan, mode) {
    const result = {
        schema: plan.schema,
        name: plan.name,
        rows: { source: null, target: null },
        verdict: "not-checked",
        reason: "",
        missing: 0,
        extra: 0,
        changed: 0,
        unprovedRows: 0,
        atLeast: false,
        columns: plan.structure.flatMap(({ columns }) => columns),
        excluded: plan.excluded,
        milliseconds: 0,
        mode: "none",
    };
    const [source, target] = [new TableSql(plan, plan.source, mode), new TableSql(plan, plan.target, mode)];
    return { plan, result, source, target, rows: [], rowsDiffer: false };
}
/**
 * Compares one table by count and checksum, both sides at once, and finds the rows that differ.
 * A statement that fails (no right to read, row security, a lock that is not given) leaves the table `not-checked`.
 * @param readers sessions inside their snapshots
 * @returns false when a session's transaction is spoiled and must be begun again
 * @throws when a session is lost
 */
async function compareTable(compared, readers, options) {
    const { result, plan } = compared;
    const { source, target } = readers;
    result.mode = source.sql.mode;
    const [left, right] = await Promise.allSettled([checksum(source), checksum(target)]);
    if (left.status === "rejected" || right.status === "rejected") {
        const problem = left.status === "rejected" ? serverProblem("source", left.reason) : "";
        const other = right.status === "rejected" ? serverProblem("target", right.reason) : "";
        result.mode = "none";
        conclude(compared, "not-checked", [problem, other].filter(Boolean).join("; "));
        return false;
    }
    const [inSource, inTarget] = [left.value, right.value];
    result.rows = { source: inSource.count, target: inTarget.count };
    if (inSource.count === inTarget.count && inSource.sum === inTarget.sum) {
        conclude(compared, "equal", "");
        return true;
    }
    compared.rowsDiffer = true;
    result.missing = Math.max(0, inSource.count - inTarget.count);
    result.extra = Math.max(0, inTarget.count - inSource.count);
    result.changed = inSource.count === inTarget.count ? 1 : 0;
    result.atLeast = true;
    if (!options.nameRows) {
        conclude(compared, "different", "Count or checksum of the rows differs");
        return true;
    }
    try {
        const found = await findDifferingRows(source, target, Math.max(inSource.count, inTarget.count), options.limit);
        if (found.missing + found.extra + found.changed > 0) {
            const { missing, extra, changed, atLeast } = found;
            Object.assign(result, { missing, extra, changed, atLeast });
            compared.rows = found.rows;
            const changedKeys = found.rows.filter(({ difference }) => difference === "changed").map(({ key }) => key);
            const columns = await findDifferingColumns(source, target, changedKeys.slice(0, COLUMN_SAMPLE));
            result.columns = [...new Set([...result.columns, ...columns])];
        }
        conclude(compared, "different", describeRows(result));
        return true;
    }
    catch (error) {
        const problem = serverProblem(plan.name, error);
        conclude(compared, "different", `Count or checksum of the rows differs; the rows could not be named: ${problem}`);
        return false;
    }
}
async function checksum({ client, sql }) {
    const { rows } = await client.query({ text: sql.checksum(), rowMode: "array" });
    return { count: Number(rows[0][0]), sum: rows[0][1] };
}
/** The message of a statement that failed on the server; anything worse is thrown on. */
function serverProblem(where, error) {
    // 57014: a cancelled statement is either our own doing or that of a person or a time limit.
    if (!(0,postgres_build/* isServerError */.GQ)(error) || (0,postgres_build/* isConnectionLost */.pb)(error))
        throw error;
    return `${where}: ${error.message} (SQLSTATE ${error.code})`;
}
/** Sets a table's verdict: that of its rows, made worse by what its catalogs showed. */
function conclude({ plan, result }, rows, reason) {
    const order = ["different", "not-checked", "unproved", "equal"];
    const verdicts = [rows, ...plan.structure.map(({ verdict }) => verdict)];
    result.verdict = order.find((verdict) => verdicts.includes(verdict));
    result.reason = [...plan.structure.map((one) => one.reason), reason].filter(Boolean).join("; ");
}
/** `at least 1 changed, 2 missing rows`. */
function describeRows({ missing, extra, changed, atLeast }) {
    const parts = Object.entries({ changed, missing, extra }).filter(([, count]) => count > 0);
    const total = missing + extra + changed;
    return `${atLeast ? "at least " : ""}${parts.map(([kind, count]) => `${count} ${kind}`).join(", ")} ${total === 1 ? "row" : "rows"}`;
}
//# sourceMappingURL=compare-table.js.map
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/validation/build/marker.js




const MARKER = (0,postgres_build/* quoteName */.AB)({ schema: build/* CONTROL_SCHEMA */.um, name: "marker" });
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;
/** Writes a new token into the task's marker row at the source. Returns it, or why it cannot be written. */
async function writeMarker(source, task) {
    const token = `validation ${(0,external_node_crypto_.randomUUID)()}`;
    const text = `UPDATE ${MARKER} SET token = $1, n = n + 1, at = clock_timestamp() WHERE task = $2`;
    try {
        const { rowCount } = await source.query(text, [token, task]);
        return rowCount === 1 ? { token } : { problem: `The source has no marker row of ${task}` };
    }
    catch (error) {
        if (!(0,postgres_build/* isServerError */.GQ)(error))
            throw error;
        return { problem: `The marker row cannot be written at the source (${error.message})` };
    }
}
/** Waits until the token is visible on the target. Returns why not, or undefined when it came. */
async function awaitMarker(target, token, barrier) {
    const deadline = Date.now() + barrier.timeoutMs;
    const text = `SELECT token FROM ${MARKER} WHERE task = $1`;
    for (let pause = FIRST_PAUSE_MS;; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
        barrier.signal.throwIfAborted();
        try {
            const { rows } = await target.query(text, [barrier.task]);
            if (rows[0]?.token === token)
                return undefined;
        }
        catch (error) {
            if (!(0,postgres_build/* isServerError */.GQ)(error))
                throw error;
            return `The marker cannot be read on the target (${error.message})`;
        }
        if (Date.now() >= deadline)
            return `A marker written at the source did not reach the target within ${barrier.timeoutMs / 1000} s`;
        await (0,promises_.setTimeout)(pause);
    }
}
//# sourceMappingURL=marker.js.map
;// CONCATENATED MODULE: ./packages/validation/build/witness.js



/** Enough to tell a difference from a coincidence, however short the patience. */
const FEWEST_ROUNDS = 5;
/** Between two rounds. */
const witness_LONGEST_PAUSE_MS = 2_000;
/** Up to so many rows are watched all the time, so that a row written many times a second meets an equal moment. */
const WATCHED_ROWS = 300;
const TARGET_READS = 10;
const WATCH_PAUSE_MS = 3;
/**
 * Judges suspects behind a marker. Everything committed before the marker is on the target once the marker is
 * there, as long as changes are applied in commit order. So, per round: read the source, write the marker, wait for
 * it on the target, read the target, read the source again.
 * - The target equals any version the source had after the marker was written: equal.
 * - The source had one version all the time and the target still has other content: different, if a later round agrees.
 * - Otherwise the row moved: again, after a longer pause. At last it stays pending: unproved, never equal.
 */
async function settleSuspects(tables, sessions, barrier) {
    const deadline = Date.now() + barrier.patienceMs;
    for (let round = 0;; round++) {
        const pending = tables
            .map((table) => ({ ...table, suspects: table.suspects.filter(({ verdict }) => verdict === "pending") }))
            .filter(({ suspects }) => suspects.length > 0);
        const tired = round >= FEWEST_ROUNDS && Date.now() >= deadline;
        if (pending.length === 0 || tired)
            return { rounds: round };
        if (round > 0)
            await (0,promises_.setTimeout)(Math.min(25 * 2 ** round, witness_LONGEST_PAUSE_MS), undefined, { signal: barrier.signal });
        const problem = await playRound(pending, sessions, barrier);
        if (problem)
            return { rounds: round + 1, problem };
    }
}
async function playRound(tables, sessions, barrier) {
    const count = tables.reduce((sum, { suspects }) => sum + suspects.length, 0);
    const [source, target] = [sessions.source.workers[0], sessions.target.workers[0]];
    const readSource = () => readTables(tables, (table, keys) => readRowsOfKeys(source, table.source, keys));
    const readTarget = () => readTables(tables, (table, keys) => readRowsOfKeys(target, table.target, keys));
    const before = await readSource();
    const written = await writeMarker(sessions.source.leader, barrier.task);
    if ("problem" in written)
        return written.problem;
    const witnesses = [await readSource()];
    const targetSeen = [];
    const watch = new AbortController();
    const watching = (async () => {
        while (count <= WATCHED_ROWS && !watch.signal.aborted) {
            witnesses.push(await readSource());
            await (0,promises_.setTimeout)(WATCH_PAUSE_MS);
        }
    })();
    // Its failure is thrown where it is awaited.
    watching.catch(() => { });
    try {
        const problem = await awaitMarker(sessions.target.leader, written.token, barrier);
        if (problem)
            return problem;
        for (let reads = 0; reads < (count <= WATCHED_ROWS ? TARGET_READS : 1); reads++)
            targetSeen.push(await readTarget());
    }
    finally {
        watch.abort();
        await watching;
    }
    witnesses.push(await readSource());
    tables.forEach(({ suspects }, table) => {
        for (const suspect of suspects)
            judge(suspect, table, before, witnesses, targetSeen);
    });
    return undefined;
}
async function readTables(tables, read) {
    const snapshot = [];
    for (const table of tables)
        snapshot.push(await read(table, table.suspects.map(({ key }) => key)));
    return snapshot;
}
function judge(suspect, table, before, witnesses, target) {
    const at = (snapshot) => snapshot[table]?.get(suspect.key);
    const contents = new Set(witnesses.map((snapshot) => at(snapshot)?.content));
    const seen = new Set(target.map((snapshot) => at(snapshot)?.content));
    suspect.onSource = at(witnesses.at(-1)) !== undefined;
    suspect.onTarget = at(target.at(-1)) !== undefined;
    if ([...seen].some((content) => contents.has(content))) {
        suspect.verdict = "equal";
        return;
    }
    const versions = new Set([before, ...witnesses].map((snapshot) => at(snapshot)?.version));
    suspect.confirmations = versions.size === 1 ? suspect.confirmations + 1 : 0;
    // A row that is absent has no version that would show it came and went between two looks.
    if (suspect.confirmations >= (suspect.onSource ? 2 : 4))
        suspect.verdict = "different";
}
//# sourceMappingURL=witness.js.map
;// CONCATENATED MODULE: ./packages/validation/build/live.js





const FEWEST_TRIES = 3;
/**
 * Judges again, behind markers, every table whose rows differ between the two snapshots. The sessions must be
 * outside of any transaction. When the marker does not travel, the differences stand as they are.
 * @returns rounds of the re-check, and why the changes did not move
 */
async function judgeLive(all, sessions, barrier) {
    const tables = all.filter(({ rowsDiffer }) => rowsDiffer);
    const unnamed = tables.filter(({ rows, source }) => rows.length === 0 && source.side.key.length > 0);
    for (const compared of unnamed)
        conclude(compared, "unproved", compared.result.reason);
    const keyed = tables
        .filter(({ rows }) => rows.length > 0)
        .map((compared) => ({
        compared,
        source: compared.source,
        target: compared.target,
        suspects: suspectsOf(compared),
    }));
    let { rounds, problem } = await settleSuspects(keyed, sessions, barrier);
    for (const { compared, suspects } of keyed)
        await concludeKeyed(compared, suspects, sessions, problem);
    for (const compared of tables.filter(({ source }) => source.side.key.length === 0)) {
        if (problem)
            break;
        const settled = await settleWholeTable(compared, sessions, barrier);
        rounds += settled.rounds;
        problem = settled.problem;
    }
    return problem ? { rounds, problem } : { rounds };
}
function suspectsOf({ rows }) {
    return rows.map(({ key, difference }) => ({
        key,
        verdict: "pending",
        onSource: difference !== "extra",
        onTarget: difference !== "missing",
        confirmations: 0,
    }));
}
async function concludeKeyed(compared, suspects, sessions, problem) {
    const { result, plan } = compared;
    const counted = (suspect) => suspect.verdict === "different" || (problem !== undefined && suspect.verdict === "pending");
    const different = suspects.filter(counted);
    const overflow = result.atLeast;
    compared.rows = different.map(({ key, onSource, onTarget }) => ({
        key,
        difference: !onTarget ? "missing" : !onSource ? "extra" : "changed",
    }));
    // Without a moving marker the counts of the snapshots stand, also those beyond the listed rows.
    if (!problem || different.length < suspects.length)
        for (const kind of ["missing", "extra", "changed"])
            result[kind] = compared.rows.filter(({ difference }) => difference === kind).length;
    result.unprovedRows = problem ? 0 : suspects.filter(({ verdict }) => verdict === "pending").length;
    result.atLeast = overflow && different.length > 0;
    const changed = compared.rows.filter(({ difference }) => difference === "changed").map(({ key }) => key);
    const [source, target] = [sessions.source.workers[0], sessions.target.workers[0]];
    const columns = await findDifferingColumns({ client: source, sql: compared.source }, { client: target, sql: compared.target }, changed.slice(0, COLUMN_SAMPLE));
    result.columns = [...new Set([...plan.structure.flatMap((one) => one.columns), ...columns])];
    const hot = result.unprovedRows > 0 ? `${result.unprovedRows} rows changed too often to be proved` : "";
    const rest = overflow && different.length === 0
        ? `more rows differed between the two moments than the ${suspects.length} re-checked`
        : "";
    const verdict = different.length > 0 ? "different" : hot || rest ? "unproved" : "equal";
    conclude(compared, verdict, [different.length > 0 ? describeRows(result) : "", hot, rest].filter(Boolean).join("; "));
}
/**
 * A table without key has no rows to look up: its checksum is taken on the source, behind a marker on the target, and
 * on the source again, until the target equals the later one, or the source stood still and the target differs.
 */
async function settleWholeTable(compared, sessions, barrier) {
    const { result, source, target } = compared;
    const read = async (side, text) => {
        const { rows } = await sessions[side].workers[0].query({ text, rowMode: "array" });
        return rows[0].join(" ");
    };
    const deadline = Date.now() + barrier.patienceMs;
    for (let round = 1;; round++) {
        const before = await read("source", source.checksum());
        const written = await writeMarker(sessions.source.leader, barrier.task);
        if ("problem" in written)
            return { rounds: round, problem: written.problem };
        const witness = await read("source", source.checksum());
        const problem = await awaitMarker(sessions.target.leader, written.token, barrier);
        if (problem)
            return { rounds: round, problem };
        const seen = await read("target", target.checksum());
        const after = await read("source", source.checksum());
        if (seen === witness || seen === after) {
            Object.assign(result, { missing: 0, extra: 0, changed: 0, atLeast: false });
            conclude(compared, "equal", "");
            return { rounds: round };
        }
        // Inserts and deletes both leave a trace in count and sum; only a table that stood still is judged.
        if (before === witness && before === after && round > 1) {
            conclude(compared, "different", describeRows(result));
            return { rounds: round };
        }
        if (round >= FEWEST_TRIES && Date.now() >= deadline) {
            Object.assign(result, { missing: 0, extra: 0, changed: 0, atLeast: false });
            conclude(compared, "unproved", "The table has no key and changed too often to be proved as a whole");
            return { rounds: round };
        }
        await (0,promises_.setTimeout)(Math.min(100 * 2 ** round, witness_LONGEST_PAUSE_MS), undefined, { signal: barrier.signal });
    }
}
//# sourceMappingURL=live.js.map
;// CONCATENATED MODULE: ./packages/validation/build/plan.js

/**
 * Reads both catalogs and pairs tables and columns by name; biggest table first.
 * @throws UserError for a schema or an excluded table that neither side has
 */
async function planComparison(source, target, scope) {
    const [left, right] = await Promise.all([(0,postgres_build/* readTables */.gb)(source), (0,postgres_build/* readTables */.gb)(target)]);
    (0,postgres_build/* checkScope */.DB)([...left, ...right], scope, "either side");
    const bySource = new Map(left.map((table) => [(0,postgres_build/* quoteName */.AB)(table), table]));
    const byTarget = new Map(right.map((table) => [(0,postgres_build/* quoteName */.AB)(table), table]));
    return [...new Map([...byTarget, ...bySource]).values()]
        .filter((table) => (0,postgres_build/* isInSchemas */.aN)(table, scope))
        .map((table) => {
        const sqlName = (0,postgres_build/* quoteName */.AB)(table);
        return planTable(sqlName, bySource.get(sqlName), byTarget.get(sqlName), (0,postgres_build/* isExcluded */.RF)(table, scope));
    })
        .sort((a, b) => b.bytes - a.bytes || (a.sqlName < b.sqlName ? -1 : 1));
}
function planTable(sqlName, source, target, excluded) {
    const { schema, name } = (source ?? target);
    const plan = {
        schema,
        name,
        sqlName,
        source: { columns: [], key: [] },
        target: { columns: [], key: [] },
        bytes: Math.max(source?.bytes ?? 0, target?.bytes ?? 0),
        structure: [],
        onBothSides: source !== undefined && target !== undefined,
        excluded,
    };
    if (!source || !target) {
        const where = source ? "on the source only" : "on the target only";
        plan.structure.push({ verdict: "different", reason: `The table is ${where}`, columns: [] });
        return plan;
    }
    const inTarget = new Map(target.columns.map((column) => [column.name, column]));
    const inSource = new Map(source.columns.map((column) => [column.name, column]));
    const oneSided = (verb, columns) => {
        const reason = `${columns.length === 1 ? "Column" : "Columns"} ${verb} only: ${columns.join(", ")}`;
        if (columns.length > 0)
            plan.structure.push({ verdict: "different", reason, columns });
    };
    oneSided("on the source", [...inSource.keys()].filter((column) => !inTarget.has(column)));
    oneSided("on the target", [...inTarget.keys()].filter((column) => !inSource.has(column)));
    for (const own of source.columns) {
        const other = inTarget.get(own.name);
        if (!other)
            continue;
        if (bareType(own.type) === bareType(other.type)) {
            plan.source.columns.push(own);
            plan.target.columns.push(other);
        }
        else {
            const reason = `Column ${own.name} is ${own.type} on the source and ${other.type} on the target; its values were not compared`;
            plan.structure.push({ verdict: "unproved", reason, columns: [own.name] });
        }
    }
    // The target may have no key yet: the source's serves both.
    const key = source.key.length > 0 ? source.key : target.key;
    const pick = (columns) => key.flatMap((name) => columns.find((column) => column.name === name) ?? []);
    const [sourceKey, targetKey] = [pick(plan.source.columns), pick(plan.target.columns)];
    if (sourceKey.length === key.length) {
        plan.source.key = sourceKey;
        plan.target.key = targetKey;
    }
    return plan;
}
/** An extension's types may live in another schema on the other side; their values are the same. */
function bareType(type) {
    return type.replace(/^(?:"(?:[^"]|"")+"|[^."()]+)\./, "");
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./packages/validation/build/sessions.js

const APPLICATION = { applicationName: "postgres-to-aurora validation" };
const BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/**
 * Opens one leader and `workers` further sessions on each side, all at once.
 * @throws what connect throws; nothing stays open then
 */
async function openSessions(source, target, workers) {
    const opened = await Promise.allSettled([openSide(source, "source", workers), openSide(target, "target", workers)]);
    const [left, right] = opened;
    if (left.status === "fulfilled" && right.status === "fulfilled")
        return {
            source: left.value,
            target: right.value,
            close: async () => void (await Promise.all([closeSide(left.value), closeSide(right.value)])),
        };
    await Promise.all(opened.map((side) => (side.status === "fulfilled" ? closeSide(side.value) : undefined)));
    throw opened.find((side) => side.status === "rejected")?.reason;
}
async function openSide(address, role, workers) {
    const options = { role, ...APPLICATION };
    // The first alone: a wrong password is then tried once, not once per worker.
    const leader = await (0,postgres_build/* connect */.Ng)(address, options);
    const opened = await Promise.allSettled(Array.from({ length: workers }, () => (0,postgres_build/* connect */.Ng)(address, options)));
    const clients = opened.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const side = { address, leader, workers: clients, pids: [] };
    try {
        for (const one of opened)
            if (one.status === "rejected")
                throw one.reason;
        side.pids = await Promise.all([leader, ...clients].map(prepare));
    }
    catch (error) {
        await closeSide(side);
        throw error;
    }
    return side;
}
async function prepare(client) {
    // Compiling the long hash expressions takes longer than it saves. A table locked by somebody is reported, not waited for.
    await client.query("SET jit = off; SET lock_timeout = '30s'");
    const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
    return rows[0].pid;
}
async function closeSide({ leader, workers }) {
    await Promise.all([leader, ...workers].map((client) => client.end().catch(() => { })));
}
/** Starts the leader's read-only transaction and returns the id of its snapshot, for the workers to read the same moment. */
async function exportSnapshot({ leader }) {
    await leader.query(BEGIN);
    const { rows } = await leader.query("SELECT pg_export_snapshot() AS id");
    return rows[0].id;
}
/** Puts a worker into a fresh transaction on the leader's snapshot, whatever state it was in. */
async function enterSnapshot(worker, id) {
    // The id is made by the server of hexadecimal digits and hyphens; SET takes no parameters.
    await worker.query(`ROLLBACK; ${BEGIN}; SET TRANSACTION SNAPSHOT '${id.replace(/[^0-9A-Fa-f-]/g, "")}'`);
}
/** Ends the transactions of all sessions of a side. */
async function leaveSnapshot({ leader, workers }) {
    await Promise.all([leader, ...workers].map((client) => client.query("ROLLBACK")));
}
/** Cancels, through a session of its own, what the sessions of a side are running. Never throws: they may be gone. */
async function cancelSide({ address, pids }) {
    const text = "SELECT pg_cancel_backend(pid) FROM unnest($1::int[]) AS pid";
    await (0,postgres_build/* withClient */.SV)(address, APPLICATION, (client) => client.query(text, [pids])).catch(() => { });
}
//# sourceMappingURL=sessions.js.map
;// CONCATENATED MODULE: ./packages/validation/build/compare.js






const DEFAULT_WORKERS = 4;
const DEFAULT_KEY_LIMIT = 1_000;
const DEFAULT_MARKER_TIMEOUT_MS = 30_000;
const DEFAULT_PATIENCE_MS = 20_000;
const EVERYTHING = { schemas: [], excluded: [] };
/** Differing rows re-checked per table in live mode. */
const MOST_SUSPECTS = 20_000;
/**
 * Compares every row of every table of two databases and names what differs. Reads only, apart from the marker row in
 * live mode. Each side is seen at one moment, through one exported snapshot shared by all its workers.
 * @throws UserError for unknown names in `scope`, and what connect throws; EnvironmentError when a
 * session is lost, so a comparison that was not finished never looks like one; the signal's reason when aborted
 */
async function compareDatabases(source, target, options = {}) {
    options.signal?.throwIfAborted();
    const sessions = options.sessions ?? (await openSessions(source, target, options.workers ?? DEFAULT_WORKERS));
    const stop = new AbortController();
    let cancelled;
    const halt = (reason) => {
        if (stop.signal.aborted)
            return;
        stop.abort(reason);
        cancelled = Promise.all([cancelSide(sessions.source), cancelSide(sessions.target)]);
    };
    const onAbort = () => halt(options.signal?.reason);
    options.signal?.addEventListener("abort", onAbort, { once: true });
    try {
        if (options.signal?.aborted)
            onAbort();
        return await runComparison(sessions, options, stop.signal, halt);
    }
    catch (error) {
        if (options.signal?.aborted)
            throw options.signal.reason;
        throw error instanceof build/* KnownError */.E ? error : interrupted(error);
    }
    finally {
        options.signal?.removeEventListener("abort", onAbort);
        // A cancel still under way must not hit what these sessions do next.
        await cancelled;
        if (!options.sessions)
            await sessions.close();
        else
            await Promise.allSettled([leaveSnapshot(sessions.source), leaveSnapshot(sessions.target)]);
    }
}
/**
 * The comparison for a source that takes no writes: whether the two databases hold the same rows, as quickly as it can
 * be told. Differing tables are named, their rows are not. Hand in `sessions` opened ahead (openSessions).
 * Proved only if the returned verdict is `pass`. Throws what compareDatabases throws.
 */
function proveEqual(source, target, options = {}) {
    return compareDatabases(source, target, { ...options, nameRows: false });
}
async function runComparison(sessions, options, signal, halt) {
    const started = performance.now();
    const [sourceSnapshot, targetSnapshot] = await Promise.all([
        exportSnapshot(sessions.source),
        exportSnapshot(sessions.target),
    ]);
    const [source, target] = [sessions.source.leader, sessions.target.leader];
    const mode = await chooseHashMode(source, target, options.mode);
    const plans = await planComparison(source, target, options.scope ?? EVERYTHING);
    const all = plans.map((plan) => startResult(plan, mode));
    for (const compared of all)
        if (compared.plan.excluded)
            compared.result.reason = "Excluded by name";
        else if (!compared.plan.onBothSides)
            conclude(compared, "not-checked", "");
    const queue = all.filter(({ plan }) => plan.onBothSides && !plan.excluded);
    const keyLimit = options.keyLimit ?? DEFAULT_KEY_LIMIT;
    const tableOptions = { nameRows: options.nameRows ?? true, limit: options.live ? MOST_SUSPECTS : keyLimit };
    const report = progressReporter(queue.length, options.onProgress);
    const rest = queue.values();
    const work = async (index) => {
        const [left, right] = [sessions.source.workers[index], sessions.target.workers[index]];
        let ready = false;
        // The workers share the iterator: each takes the next table when it is free.
        for (const compared of rest) {
            signal.throwIfAborted();
            if (!ready)
                await Promise.all([enterSnapshot(left, sourceSnapshot), enterSnapshot(right, targetSnapshot)]);
            const end = report(compared.result);
            const readers = {
                source: { client: left, sql: compared.source },
                target: { client: right, sql: compared.target },
            };
            ready = await compareTable(compared, readers, tableOptions);
            signal.throwIfAborted();
            end();
        }
    };
    await allOrHalt(sessions.source.workers.map((_, index) => work(index)), halt);
    await Promise.all([leaveSnapshot(sessions.source), leaveSnapshot(sessions.target)]);
    const notes = [];
    let witnessRounds = 0;
    if (options.live && tableOptions.nameRows) {
        const { task, markerTimeout = DEFAULT_MARKER_TIMEOUT_MS, patience = DEFAULT_PATIENCE_MS } = options.live;
        const live = await judgeLive(all, sessions, { task, timeoutMs: markerTimeout, patienceMs: patience, signal });
        witnessRounds = live.rounds;
        if (live.problem)
            notes.push(`Changes were not moving: ${live.problem}. Differences are those between two snapshots taken at the same time.`);
    }
    if (options.showKeys)
        for (const { result, rows } of all)
            if (rows.length > 0)
                result.keys = rows.slice(0, keyLimit);
    if (queue.length === 0)
        notes.push("There was no table to compare.");
    if (mode !== "record")
        notes.push(`Rows were hashed by their text form (${mode}), because the cheaper hash differs between the servers.`);
    const tables = all.map(({ result }) => result).sort(byVerdict);
    return {
        tables,
        totals: total(all, performance.now() - started),
        verdict: overall(tables),
        hash: mode,
        witnessRounds,
        notes,
    };
}
/** Waits for all; the first failure halts the others before it is thrown. */
async function allOrHalt(work, halt) {
    let first;
    await Promise.all(work.map((one) => one.catch((error) => {
        first ??= { error };
        halt(error);
    })));
    if (first)
        throw first.error;
}
/** Told when a table begins, tells the caller; the function it returns is called when the table is done. */
function progressReporter(tablesTotal, onProgress) {
    const running = new Set();
    let [tablesDone, rowsDone] = [0, 0];
    const tell = () => onProgress?.({ tablesDone, tablesTotal, rowsDone, running: [...running] });
    return (result) => {
        const name = (0,build/* displayName */.QC)(result);
        const begun = performance.now();
        running.add(name);
        tell();
        return () => {
            result.milliseconds = Math.round(performance.now() - begun);
            running.delete(name);
            tablesDone++;
            rowsDone += result.rows.source ?? 0;
            tell();
        };
    };
}
const ORDER = ["different", "unproved", "not-checked", "equal"];
function byVerdict(a, b) {
    return ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || ((0,build/* displayName */.QC)(a) < (0,build/* displayName */.QC)(b) ? -1 : 1);
}
function overall(tables) {
    const judged = tables.filter(({ excluded }) => !excluded);
    if (judged.some(({ verdict }) => verdict === "different"))
        return "fail";
    return judged.length > 0 && judged.every(({ verdict }) => verdict === "equal") ? "pass" : "unproved";
}
function total(all, milliseconds) {
    const totals = { tables: 0, rows: 0, differences: 0, milliseconds: Math.round(milliseconds) };
    for (const { plan, result } of all) {
        if (plan.excluded)
            continue;
        if (result.rows.source !== null)
            totals.tables++;
        totals.rows += result.rows.source ?? 0;
        totals.differences += result.missing + result.extra + result.changed;
        for (const { verdict, columns } of plan.structure)
            if (verdict === "different")
                totals.differences += Math.max(1, columns.length);
    }
    return totals;
}
function interrupted(cause) {
    return new build/* EnvironmentError */.eG({
        code: "COMPARISON_INTERRUPTED",
        what: "The comparison was interrupted, so nothing is proved",
        why: (0,build/* errorText */.kc)(cause),
        remedy: "Check that both servers are up and reachable, then run it again",
        cause,
    });
}
//# sourceMappingURL=compare.js.map
;// CONCATENATED MODULE: ./packages/validation/build/index.js
/**
 * The row comparison engine: do two PostgreSQL databases hold the same rows?
 *
 *     const comparison = await compareDatabases(source, target, { live: { task: "fluxo-caixa" } });
 *     comparison.verdict   // only "pass" proves that every row of every table is equal
 *
 * - While writes go on: compareDatabases with `live`. It names tables, counts of missing, extra and changed rows,
 *   and columns; keys only with `showKeys`.
 * - With writes stopped (cutover): `openSessions` before the freeze, then `proveEqual(source, target, { sessions })`
 *   inside it. It costs one scan of each table per side and names differing tables. Close the sessions afterwards.
 */


//# sourceMappingURL=index.js.map

/***/ })

};
