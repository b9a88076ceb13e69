export const id = 294;
export const ids = [294];
export const modules = {

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/build/index.js + 51 modules
var build = __webpack_require__(8245);
;// CONCATENATED MODULE: ./actions/convert-schema/build/io.gen.js
const io = {
    action: "convert-schema",
    inputs: [
        { "name": "migration", "property": "migration", "type": "string", "required": true },
        { "name": "bundle", "property": "bundle", "type": "string", "required": true },
        { "name": "converted-bundle", "property": "convertedBundle", "type": "string", "required": false },
        { "name": "target-version", "property": "targetVersion", "type": "integer", "required": false, "min": 13, "max": 18 },
        { "name": "offered", "property": "offered", "type": "list", "required": false },
        { "name": "report-dir", "property": "reportDir", "type": "string", "required": true },
        { "name": "github-token", "property": "githubToken", "type": "secret", "required": false },
        { "name": "comment-on", "property": "commentOn", "type": "integer", "required": false, "min": 1 },
    ],
    outputs: ["verdict", "report", "bundle", "changes", "left"],
};
//# sourceMappingURL=io.gen.js.map
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/schema/build/index.js + 5 modules
var schema_build = __webpack_require__(3989);
// EXTERNAL MODULE: ./packages/schema/build/assess/redact.js
var redact = __webpack_require__(7500);
// EXTERNAL MODULE: ./packages/domain/build/index.js + 5 modules
var domain_build = __webpack_require__(6422);
// EXTERNAL MODULE: ./packages/schema/build/assess/assess.js + 3 modules
var assess = __webpack_require__(6587);
// EXTERNAL MODULE: ./packages/schema/build/assess/read-dump.js + 1 modules
var read_dump = __webpack_require__(6002);
// EXTERNAL MODULE: ./packages/schema/build/assess/rules/index.js + 61 modules
var assess_rules = __webpack_require__(5496);
// EXTERNAL MODULE: ./packages/schema/build/object-ref.js
var object_ref = __webpack_require__(359);
// EXTERNAL MODULE: ./packages/schema/build/phases.js
var phases = __webpack_require__(8708);
// EXTERNAL MODULE: ./packages/schema/build/statements.js
var build_statements = __webpack_require__(9514);
;// CONCATENATED MODULE: ./packages/schema/build/convert/phase-file.js


const HEADER = /^-- Name: .*; Type: [A-Z][A-Z -]*; Schema: .*$/s;
const TAG = /^-- (?!left: )[a-z][a-z0-9]*(?:-[a-z0-9]+)*: \S/;
/** The header line of an object of the manifest. */
function headerOf({ name, type, schema }) {
    return `-- Name: ${name}; Type: ${type}; Schema: ${schema || "-"}`;
}
/** The type in a header line. A name may hold anything, also text that looks like the rest: the last match counts. */
function headerType(header) {
    return /^-- Name: .*; Type: ([A-Z][A-Z -]*); Schema: /s.exec(header)?.[1] ?? "";
}
/** The name in a header line. */
function headerName(header) {
    return /^-- Name: (.*); Type: [A-Z][A-Z -]*; Schema: /s.exec(header)?.[1] ?? "";
}
/**
 * Reads a phase's file into blocks; put together they give the same text again. A block begins at a header, at the tag
 * of a statement that a rule added, and at a session setting between objects.
 */
function readBlocks(sql, phase) {
    const starts = [{ at: 0, header: undefined }];
    const statements = [];
    let previous;
    for (const piece of (0,build_statements/* splitSql */.b)(sql, (0,phases/* phaseFile */.o)(phase))) {
        if (piece.kind === "comment" && HEADER.test(piece.text)) {
            const framed = previous?.text === "--" && previous.end + 1 === piece.start;
            starts.push({ at: framed ? previous.start : piece.start, header: piece.text });
        }
        else if (piece.kind === "comment" && TAG.test(piece.text))
            starts.push({ at: piece.start, header: undefined });
        else if (piece.kind === "statement") {
            if (/^SET /i.test(piece.text) && starts.length > 1)
                starts.push({ at: piece.start, header: undefined });
            statements.push(piece);
        }
        previous = piece;
    }
    return starts.map(({ at, header }, index) => {
        const end = starts[index + 1]?.at ?? sql.length;
        const text = sql.slice(at, end).trimEnd();
        // Whatever comes behind the last one later shall stand apart from it.
        const gap = end === sql.length ? "\n\n" : sql.slice(at + text.length, end);
        return { header, text, gap, statements: statementsOf(statements, at, end), start: at };
    });
}
/** The statements between two offsets; those before have been taken. */
function statementsOf(statements, from, to) {
    let first = lowerBound(statements, from);
    const found = [];
    for (let piece = statements[first]; piece && piece.start < to; piece = statements[++first])
        found.push(piece);
    return found;
}
function lowerBound(pieces, offset) {
    let [low, high] = [0, pieces.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (pieces[middle].start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Puts blocks together to a file. */
function writeBlocks(blocks) {
    return blocks.map(({ text, gap }, index) => text + (index === blocks.length - 1 ? "\n" : gap)).join("");
}
//# sourceMappingURL=phase-file.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/change.js

/** How people read the object of a header line. */
function displayHeader(header, object) {
    const type = (object?.type ?? headerType(header)).toLowerCase();
    const schema = object ? object.schema : header.slice(header.lastIndexOf("; Schema: ") + "; Schema: ".length);
    const name = object?.name ?? headerName(header);
    return `${type} ${schema === "" || schema === "-" ? "" : `${schema}.`}${name}`;
}
//# sourceMappingURL=change.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/move-along.js

/**
 * Lets statements follow what they are about: a comment its index, an attachment both its indexes, a foreign key the
 * key it points to. Whatever is about something left out cannot stand either.
 */
function moveAlong(fates) {
    const makers = new Map();
    for (const fate of fates)
        for (const key of fate.keys.makes)
            makers.set(key, [...(makers.get(key) ?? []), fate]);
    for (let again = true; again;) {
        again = false;
        for (const fate of fates)
            if (!fate.leftOut && follow(fate, makers))
                again = true;
    }
}
function follow(fate, makers) {
    let changed = false;
    for (const key of fate.keys.about) {
        const made = makers.get(key);
        if (!made || made.includes(fate))
            continue;
        const standing = made.filter(({ leftOut }) => !leftOut);
        const [first] = made;
        if (standing.length === 0) {
            const rule = first.leftOut;
            fate.leftOut = rule;
            fate.along = { rule, why: "what it belongs to is left out" };
            return true;
        }
        const earliest = standing.reduce((a, b) => (order(b.phase) < order(a.phase) ? b : a));
        if (earliest.moved && order(earliest.phase) > order(fate.phase)) {
            fate.phase = earliest.phase;
            fate.moved = earliest.moved;
            fate.along = { rule: earliest.moved, why: "goes where what it belongs to goes" };
            changed = true;
        }
    }
    return changed;
}
function order(phase) {
    return phases/* PHASES */.Z.indexOf(phase);
}
//# sourceMappingURL=move-along.js.map
// EXTERNAL MODULE: ./packages/sql-parser/build/index.js + 3 modules
var sql_parser_build = __webpack_require__(4823);
// EXTERNAL MODULE: ./packages/schema/build/assess/code-of-dump.js
var code_of_dump = __webpack_require__(7763);
;// CONCATENATED MODULE: ./packages/schema/build/convert/object-keys.js


const key = (...parts) => parts.map((part) => part ?? "").join("\0");
const relation = (range) => key("relation", range?.schemaname, range?.relname);
const inSchema = (kind, range, name) => key(kind, range?.schemaname, name);
const onRelation = (kind, range, name) => key(kind, range?.schemaname, range?.relname, name);
/** Columns that a key covers, for foreign keys that point to it; their order does not matter. */
function columns(range, names) {
    return key("key", range?.schemaname, range?.relname, ...(0,sql_parser_build/* namesOf */.eZ)(names).sort());
}
const READERS = {
    CreateStmt: ({ relation: range }) => ({ makes: [relation(range)] }),
    CreateForeignTableStmt: ({ base, servername }) => ({
        makes: [relation(base?.relation)],
        about: [key("server", servername)],
    }),
    ViewStmt: ({ view }) => ({ makes: [relation(view)] }),
    CreateTableAsStmt: ({ into }) => ({ makes: [relation(into?.rel)] }),
    RefreshMatViewStmt: ({ relation: range }) => ({ about: [relation(range)] }),
    CreateSeqStmt: ({ sequence }) => ({ makes: [relation(sequence)] }),
    AlterSeqStmt: ({ sequence }) => ({ about: [relation(sequence)] }),
    CreateFunctionStmt: ({ funcname, parameters }) => ({ makes: [routine(funcname, parameters ?? [])] }),
    CreateExtensionStmt: ({ extname }) => ({ makes: [key("extension", extname)] }),
    CreateAmStmt: ({ amname }) => ({ makes: [key("access method", amname)] }),
    CreateFdwStmt: ({ fdwname }) => ({ makes: [key("wrapper", fdwname)] }),
    CreateForeignServerStmt: ({ servername, fdwname }) => ({
        makes: [key("server", servername)],
        about: [key("wrapper", fdwname)],
    }),
    CreateUserMappingStmt: ({ servername }) => ({ about: [key("server", servername)] }),
    CreateEventTrigStmt: ({ trigname }) => ({ makes: [key("event trigger", trigname)] }),
    AlterEventTrigStmt: ({ trigname }) => ({ about: [key("event trigger", trigname)] }),
    CreateStatsStmt: ({ defnames, relations }) => ({
        makes: [key("statistics", ...(0,sql_parser_build/* namesOf */.eZ)(defnames))],
        about: (relations ?? []).map((item) => relation(item.RangeVar)),
    }),
    AlterStatsStmt: ({ defnames }) => ({ about: [key("statistics", ...(0,sql_parser_build/* namesOf */.eZ)(defnames))] }),
    IndexStmt: ({ relation: range, idxname, unique, whereClause, indexParams }) => {
        const names = (indexParams ?? []).map(({ IndexElem }) => IndexElem?.name);
        const makes = [inSchema("relation", range, idxname)];
        if (unique && !whereClause && names.every((name) => name !== undefined))
            makes.push(key("key", range?.schemaname, range?.relname, ...names.sort()));
        return { makes, about: [relation(range)] };
    },
    AlterTableStmt: alterTable,
    CreateTrigStmt: ({ relation: range, trigname }) => ({
        makes: [onRelation("trigger", range, trigname)],
        about: [relation(range)],
    }),
    RuleStmt: ({ relation: range, rulename }) => ({
        makes: [onRelation("rule", range, rulename)],
        about: [relation(range)],
    }),
    CreatePolicyStmt: ({ table, policy_name: name }) => ({
        makes: [onRelation("policy", table, name)],
        about: [relation(table)],
    }),
    CommentStmt: ({ objtype, object }) => ({ about: named(objtype, object) }),
    SecLabelStmt: ({ objtype, object }) => ({ about: named(objtype, object) }),
    AlterOwnerStmt: ({ objectType, object, relation: range }) => ({
        about: range ? [relation(range)] : named(objectType, object),
    }),
    AlterObjectDependsStmt: ({ objectType, object, relation: range, extname }) => ({
        about: [
            ...(range && objectType === "OBJECT_INDEX" ? [relation(range)] : named(objectType, object)),
            key("extension", extname?.String?.sval ?? extname?.sval),
        ],
    }),
    GrantStmt: ({ targtype, objtype, objects }) => {
        // A grant on several objects is no longer about any one of them.
        if (targtype !== "ACL_TARGET_OBJECT" || objects?.length !== 1)
            return {};
        const [object] = objects;
        if (object?.RangeVar)
            return { about: [relation(object.RangeVar)] };
        return { about: named(objtype, object) };
    },
};
/** Reads the keys of a statement; none where it is of another kind. */
function keysOf(node) {
    const type = node ? (0,sql_parser_build/* nodeType */.Vq)(node) : "";
    const read = READERS[type]?.(node?.[type]) ?? {};
    return { makes: read.makes ?? [], about: read.about ?? [] };
}
/** Statement types that have keys. */
const KEYED = new Set(Object.keys(READERS));
function alterTable({ relation: range, cmds }) {
    const keys = { makes: [], about: [relation(range)] };
    for (const { AlterTableCmd: command } of (cmds ?? [])) {
        const { subtype, name, def } = command ?? {};
        if (subtype === "AT_AddConstraint")
            addConstraint(range, def?.Constraint ?? {}, keys);
        else if (subtype === "AT_ClusterOn")
            keys.about.push(inSchema("relation", range, name));
        else if (subtype === "AT_ReplicaIdentity" && def?.ReplicaIdentityStmt?.name)
            keys.about.push(inSchema("relation", range, def.ReplicaIdentityStmt.name));
        else if (subtype === "AT_AttachPartition")
            keys.about.push(relation(def?.PartitionCmd?.name));
        else if (/^AT_(Validate|Alter|Drop)Constraint$/.test(subtype))
            keys.about.push(onRelation("constraint", range, name ?? def?.ATAlterConstraint?.conname ?? def?.Constraint?.conname));
        else if (/^AT_(Enable|Disable)(Always|Replica)?Trig$/.test(subtype))
            keys.about.push(onRelation("trigger", range, name));
        else if (/^AT_(Enable|Disable)(Always|Replica)?Rule$/.test(subtype))
            keys.about.push(onRelation("rule", range, name));
    }
    return keys;
}
function addConstraint(range, constraint, keys) {
    const { contype, conname, indexname } = constraint;
    keys.makes.push(onRelation("constraint", range, conname));
    if (/^CONSTR_(PRIMARY|UNIQUE|EXCLUSION)$/.test(contype))
        keys.makes.push(inSchema("relation", range, conname));
    if (/^CONSTR_(PRIMARY|UNIQUE)$/.test(contype)) {
        if (indexname)
            keys.about.push(inSchema("relation", range, indexname));
        else
            keys.makes.push(columns(range, constraint.keys));
    }
    if (contype === "CONSTR_FOREIGN" && constraint.pk_attrs)
        keys.about.push(columns(constraint.pktable, constraint.pk_attrs));
}
const RELATIONS = /^OBJECT_(TABLE|VIEW|MATVIEW|SEQUENCE|INDEX|FOREIGN_TABLE)$/;
const WITHOUT_SCHEMA = {
    OBJECT_ACCESS_METHOD: "access method",
    OBJECT_EXTENSION: "extension",
    OBJECT_FOREIGN_SERVER: "server",
    OBJECT_FDW: "wrapper",
    OBJECT_EVENT_TRIGGER: "event trigger",
};
const PARTS = {
    OBJECT_TABCONSTRAINT: "constraint",
    OBJECT_TRIGGER: "trigger",
    OBJECT_RULE: "rule",
    OBJECT_POLICY: "policy",
};
function named(type, object) {
    const names = (0,sql_parser_build/* namesOf */.eZ)(object?.List?.items);
    if (RELATIONS.test(type))
        return [key("relation", ...padded(names, 2))];
    if (type === "OBJECT_COLUMN")
        return [key("relation", ...padded(names.slice(0, -1), 2))];
    if (WITHOUT_SCHEMA[type])
        return [key(WITHOUT_SCHEMA[type], object?.String?.sval)];
    if (PARTS[type])
        return [key(PARTS[type], ...padded(names, 3))];
    if (type === "OBJECT_STATISTIC_EXT")
        return [key("statistics", ...names)];
    if (object?.ObjectWithArgs)
        return [routine(object.ObjectWithArgs.objname, argumentsOf(object.ObjectWithArgs))];
    return [];
}
function argumentsOf({ objfuncargs, objargs }) {
    return (objfuncargs ?? (objargs ?? []).map(({ TypeName: argType }) => ({ FunctionParameter: { argType } })));
}
function routine(names, parameters) {
    const { schema, name } = (0,code_of_dump/* routineOf */.SH)(names, parameters);
    return key("routine", schema, name);
}
function padded(names, length) {
    return [...Array(Math.max(0, length - names.length)).fill(""), ...names];
}
//# sourceMappingURL=object-keys.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/statement-change.js



/**
 * Runs the fixes of the rules on one statement; undefined when none has anything to change. What changes nothing does
 * not count: a move to where the statement stands, an addition that is there already, a difference without a change.
 */
function changeStatement(statement, rules, model, road) {
    const wanted = rules.filter((rule) => rule.convert?.[statement.type]);
    if (wanted.length === 0)
        return undefined;
    const fields = model.parser.statement(statement.text).node?.[statement.type];
    if (fields === undefined || domain_build/* MIGRATION_SCHEMAS */.U5.includes(fields.relation?.schemaname))
        return undefined;
    const change = {
        statement,
        rules: [],
        text: statement.text,
        leftOut: [],
        phase: undefined,
        movedBy: undefined,
        added: [],
        intended: [],
        notes: [],
    };
    const ranges = [];
    for (const rule of wanted)
        rule.convert?.[statement.type]?.(fields, edit(rule, change, ranges, model, road));
    change.text = change.leftOut.length > 0 ? undefined : applyRanges(statement.text, ranges);
    const changed = new Set(change.rules.map(({ id }) => id));
    change.intended = change.intended.filter(({ rule }) => changed.has(rule));
    change.notes = change.notes.filter(({ rule }) => changed.has(rule.id));
    return change.rules.length > 0 ? change : undefined;
}
function edit(rule, change, ranges, model, road) {
    const { statement } = change;
    const mark = () => {
        if (!change.rules.includes(rule))
            change.rules.push(rule);
    };
    let tokens;
    let buffer;
    const bytes = () => {
        buffer ??= Buffer.from(statement.text, "utf8");
        return buffer;
    };
    const parser = model.parser;
    return {
        statement,
        model,
        road,
        tokens: () => {
            tokens ??= parser.tokens(statement.text);
            return tokens;
        },
        replace: (start, end, text) => {
            if (bytes().subarray(start, end).equals(Buffer.from(text, "utf8")))
                return;
            mark();
            ranges.push({ start, end, text, rule });
        },
        remove: (start, end) => {
            mark();
            ranges.push({ start: spaceBefore(statement.text, start), end, text: "", rule });
        },
        leaveOut: (why) => {
            mark();
            change.leftOut.push({ rule, why });
        },
        moveTo: (phase) => {
            const from = change.phase ?? statement.phase;
            if (from !== undefined && phases/* PHASES */.Z.indexOf(phase) <= phases/* PHASES */.Z.indexOf(from))
                return;
            mark();
            change.phase = phase;
            change.movedBy = rule;
        },
        add: (phase, sql) => {
            for (const { kind, text } of (0,build_statements/* splitSql */.b)(sql, `a fix of ${rule.id}`)) {
                const whole = text.endsWith(";") ? text : `${text};`;
                const twice = change.added.some((other) => other.phase === phase && other.sql === whole);
                if (kind !== "statement" || twice || stands(model, phase).has(whole))
                    continue;
                mark();
                change.added.push({ rule, phase, sql: whole });
            }
        },
        intend: (difference) => {
            change.intended.push({ ...difference, rule: rule.id });
        },
        note: (text) => {
            change.notes.push({ rule, text });
        },
    };
}
const STANDING = new WeakMap();
/** The statements of a phase as they were before any change. */
function stands(model, phase) {
    let byPhase = STANDING.get(model);
    if (!byPhase) {
        byPhase = new Map(phases/* PHASES */.Z.map((each) => [each, new Set()]));
        for (const { phase: own, text } of model.statements)
            if (own)
                byPhase.get(own)?.add(text);
        STANDING.set(model, byPhase);
    }
    return byPhase.get(phase);
}
function spaceBefore(text, start) {
    const bytes = Buffer.from(text, "utf8");
    let at = start;
    while (at > 0 && /\s/.test(String.fromCharCode(bytes[at - 1])))
        at--;
    return at;
}
/** Puts the replacements in; of two that overlap the first rule's stands, since both meant to take the same text out. */
function applyRanges(text, ranges) {
    const bytes = Buffer.from(text, "utf8");
    const pieces = [];
    let at = 0;
    for (const { start, end, text: replacement } of [...ranges].sort((a, b) => a.start - b.start)) {
        if (start < at)
            continue;
        pieces.push(bytes.subarray(at, start), Buffer.from(replacement, "utf8"));
        at = end;
    }
    pieces.push(bytes.subarray(at));
    return Buffer.concat(pieces).toString("utf8");
}
//# sourceMappingURL=statement-change.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/convert-pass.js







/** Runs the fixes over all statements of a bundle, and lets what belongs to a changed object follow it. */
function planPass({ manifest, sql }, model, rules, road) {
    const plans = [];
    for (const phase of phases/* PHASES */.Z) {
        const statements = new Map(model.statements.filter((each) => each.phase === phase).map((each) => [each.start, each]));
        const objects = objectsByHeader(manifest.objects, phase);
        for (const block of readBlocks(sql[phase], phase)) {
            const entries = block.statements.map((piece) => {
                const statement = statements.get(piece.start);
                const change = changeStatement(statement, rules, model, road);
                return { piece, statement, change, fate: fateOf(change, phase) };
            });
            const object = entries.length > 0 && block.header ? objects.get(block.header)?.shift() : undefined;
            plans.push({ block, phase, object, entries });
        }
    }
    const entries = plans.flatMap((plan) => plan.entries);
    if (entries.some(({ change }) => change?.phase || change?.leftOut.length)) {
        for (const { statement, fate } of entries)
            if (KEYED.has(statement.type))
                fate.keys = keysOf(model.parser.statement(statement.text).node);
        moveAlong(entries.map(({ fate }) => fate));
        plans.forEach(keepTogether);
    }
    return {
        plans,
        changes: plans.flatMap(changesOf),
        intended: entries.flatMap(({ change }) => change?.intended ?? []),
    };
}
function objectsByHeader(objects, phase) {
    const found = new Map();
    for (const object of objects) {
        if (object.phase !== phase)
            continue;
        const header = headerOf(object);
        const same = found.get(header);
        if (same)
            same.push(object);
        else
            found.set(header, [object]);
    }
    return found;
}
function fateOf(change, phase) {
    const fate = { keys: { makes: [], about: [] }, phase: change?.phase ?? phase };
    if (change?.movedBy)
        fate.moved = change.movedBy;
    const [left] = change?.leftOut ?? [];
    if (left)
        fate.leftOut = left.rule;
    return fate;
}
/** What stands in one block belongs to its first statement. */
function keepTogether({ block, entries }) {
    const [first, ...others] = entries;
    if (!first || !block.header)
        return;
    for (const { fate } of others) {
        if (first.fate.leftOut && !fate.leftOut) {
            fate.leftOut = first.fate.leftOut;
            fate.along = { rule: first.fate.leftOut, why: "what it belongs to is left out" };
        }
        if (first.fate.moved && phases/* PHASES */.Z.indexOf(first.fate.phase) > phases/* PHASES */.Z.indexOf(fate.phase)) {
            fate.phase = first.fate.phase;
            fate.moved = first.fate.moved;
        }
    }
}
function changesOf({ block, phase, object, entries }) {
    const changes = [];
    for (const [index, { statement, change, fate }] of entries.entries()) {
        const name = block.header ? displayHeader(block.header, object) : (0,redact/* snippet */.U)(statement.text, 80);
        const add = (rule, what) => {
            const notes = (change?.notes ?? []).filter((note) => note.rule === rule).map(({ text }) => text);
            changes.push({ rule: rule.id, object: name, phase, what, notes });
        };
        for (const rule of change?.rules ?? [])
            add(rule, whatOf(rule, change));
        // A block moves as one change.
        const asWhole = index > 0 && block.header && fate.leftOut === undefined && fate.phase === entries[0]?.fate.phase;
        if (fate.along && !asWhole && !change?.rules.includes(fate.along.rule))
            add(fate.along.rule, `${fate.leftOut ? "left out" : `moved to ${fate.phase}.sql`}: ${fate.along.why}`);
    }
    return changes;
}
function whatOf(rule, change) {
    const left = change.leftOut.find((each) => each.rule === rule);
    if (left)
        return `left out: ${left.why}`;
    const parts = [rule.fix.does];
    if (change.movedBy === rule)
        parts.push(`moved to ${change.phase}.sql`);
    for (const phase of phases/* PHASES */.Z) {
        const added = change.added.filter((each) => each.rule === rule && each.phase === phase);
        const [first] = added;
        if (first && added.length === 1)
            parts.push(`added to ${phase}.sql: ${(0,redact/* snippet */.U)(first.sql.replace(/;$/, ""), 100)}`);
        else if (first)
            parts.push(`${added.length} statements added to ${phase}.sql`);
    }
    return parts.join("; ");
}
//# sourceMappingURL=convert-pass.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/dump-model.js
var dump_model = __webpack_require__(5883);
// EXTERNAL MODULE: ./packages/schema/build/assess/run-rules.js + 2 modules
var run_rules = __webpack_require__(9675);
;// CONCATENATED MODULE: ./packages/schema/build/convert/comment-lines.js

/** One comment line of any text. */
function commentLine(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: whatever could end the line or hide in it
    return `-- ${text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim()}`;
}
/** A statement as comment lines, secrets masked. Its lines cannot pass for a header. */
function commentedOut(statement) {
    return (0,redact/* withoutSecrets */.c)(statement)
        .split(/\r\n|[\r\n]/)
        .map((line) => `-- | ${line}`.trimEnd())
        .join("\n");
}
//# sourceMappingURL=comment-lines.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/marks.js

/**
 * Puts mark lines before statements, given by where these begin, and takes older marks out.
 * @returns the new text, and by where they began the 1-based lines of the statements in it
 */
function withMarks(sql, file, marks) {
    const lines = new Map();
    const parts = [];
    let kept = 0;
    let line = 1;
    const put = (text) => {
        parts.push(text);
        for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
            line++;
    };
    const keep = (upTo) => {
        put(sql.slice(kept, upTo));
        kept = upTo;
    };
    for (const mark of marks.get(0) ?? [])
        put(`${mark}\n`);
    for (const { kind, start, end, text } of (0,build_statements/* splitSql */.b)(sql, file)) {
        if (kind === "comment" && text.startsWith("-- left: ")) {
            keep(start);
            kept = sql[end] === "\n" ? end + 1 : end;
        }
        else if (kind === "statement") {
            keep(start);
            if (start > 0)
                for (const mark of marks.get(start) ?? [])
                    put(`${mark}\n`);
            lines.set(start, line);
        }
    }
    put(sql.slice(kept));
    return { text: parts.join(""), lines };
}
//# sourceMappingURL=marks.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/left.js








const SERIOUS = ["blocker", "needs-change"];
/** Where that is said which no statement shows. */
const TOP = { phase: "pre-load", start: 0 };
/** Finds what is left in a converted bundle, and marks each before its statement; older marks go. */
async function markLeft(bundle, converted) {
    const { model } = converted;
    const { hits } = await (0,run_rules/* runOnDump */.D)(model, converted.rules, converted.road, { schemas: [], excluded: [] });
    const open = hits.filter((entry) => isLeft(entry, converted));
    const isOffered = offers(open, converted);
    const found = open.map((entry) => toLeft(entry, model, isOffered(entry)));
    const named = new Set(found.map(({ statement }) => statement));
    found.push(...unread(model).filter(({ statement }) => !named.has(statement)));
    found.sort((a, b) => byWeight(a.left, b.left));
    const sql = { ...bundle.sql };
    const left = [];
    for (const phase of phases/* PHASES */.Z) {
        const file = (0,phases/* phaseFile */.o)(phase);
        const marks = new Map();
        for (const { left: item, statement = TOP } of found)
            if (statement.phase === phase)
                marks.set(statement.start, [...(marks.get(statement.start) ?? []), markOf(item)]);
        const { text, lines } = withMarks(bundle.sql[phase], file, marks);
        sql[phase] = text;
        for (const { left: item, statement } of found)
            if (statement?.phase === phase)
                left.push({ ...item, file, line: lines.get(statement.start) });
    }
    left.push(...found.filter(({ statement }) => !statement).map((item) => item.left));
    return { left: left.sort(byWeight), sql };
}
function isLeft({ rule, hit }, { applied, intended }) {
    if (!SERIOUS.includes(hit.severity ?? rule.severity))
        return false;
    // The assessment only writes its SQL down; the other actions do what they say.
    const by = rule.fix.kind === "auto" ? rule.fix.by : "assess-schema";
    if (by !== "convert-schema" && by !== "assess-schema")
        return false;
    if (!applied.has(rule))
        return true;
    if (intended.some((each) => each.rule === rule.id && isSame(each.object, hit.object)))
        return false;
    // Where its fix puts such statements it is in place.
    const phase = hit.at?.statement.phase;
    const goal = rule.fix.phase;
    return !(phase && goal && goal !== "pre-load" && phases/* PHASES */.Z.indexOf(phase) >= phases/* PHASES */.Z.indexOf(goal));
}
/** A finding may name a table where the difference is in its column, or the other way round. */
function isSame(a, b) {
    if (a.schema !== b.schema || a.name !== b.name)
        return false;
    return a.part === b.part || a.part === undefined || b.part === undefined;
}
function statementOf({ hit }, model) {
    return hit.at?.statement ?? model.relations.get((0,dump_model/* relationKey */.Y)(hit.object.schema, hit.object.name))?.statement;
}
/** Tells for which findings the fix of their rule, offered but not asked for, would do something. */
function offers(open, { model, road }) {
    const changes = new Map();
    for (const { rule } of open)
        if (rule.fix.kind === "offered" && rule.convert && !changes.has(rule))
            changes.set(rule, model.statements.flatMap((statement) => changeStatement(statement, [rule], model, road) ?? []));
    return (entry) => (changes.get(entry.rule) ?? []).some(({ statement, intended }) => statement === statementOf(entry, model) || intended.some(({ object }) => isSame(object, entry.hit.object)));
}
function toLeft(entry, model, offered) {
    const { rule, hit } = entry;
    const left = {
        rule: rule.id,
        severity: hit.severity ?? rule.severity,
        object: (0,object_ref/* displayObject */.Gv)(hit.object),
        evidence: hit.evidence,
        remedy: rule.remedyFor?.(hit) ?? rule.remedy,
        offered,
    };
    return { left, statement: statementOf(entry, model) };
}
/** Statements that no rule could look at. */
function unread(model) {
    return model.unparsed.map(({ statement, reason }) => ({
        left: {
            rule: "unread",
            severity: "warning",
            object: (0,redact/* snippet */.U)(statement.text, 80),
            evidence: reason,
            remedy: "No rule could look at this statement; read it yourself.",
            offered: false,
        },
        statement,
    }));
}
function markOf({ rule, remedy, object, offered }) {
    const ask = offered ? ` Or let convert-schema do it (offered: ${rule}).` : "";
    return commentLine(`left: ${rule}: ${object}: ${remedy}${ask}`);
}
function byWeight(a, b) {
    const weight = ({ severity }) => ["blocker", "needs-change", "warning", "info"].indexOf(severity);
    return (weight(a) - weight(b) ||
        left_order(a.rule, b.rule) ||
        left_order(a.object, b.object) ||
        left_order(a.evidence, b.evidence) ||
        (a.line ?? 0) - (b.line ?? 0));
}
function left_order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
//# sourceMappingURL=left.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/rewrite.js



/** The files and the list of objects after a pass. A file in which nothing changes keeps its text byte for byte. */
function rewrite({ manifest, sql }, plans) {
    const standing = { "pre-load": [], "post-load": [], "post-cutover": [] };
    const coming = { "pre-load": [], "post-load": [], "post-cutover": [] };
    const changed = new Set();
    for (const plan of plans) {
        const goes = destination(plan);
        const list = goes === plan.phase ? standing[plan.phase] : coming[goes];
        list.push(remaining(plan, goes));
        for (const [phase, blocks] of additions(plan, goes)) {
            changed.add(phase);
            (phase === goes ? list : coming[phase]).push(...blocks);
        }
        if (goes !== plan.phase || plan.entries.some(isTouched))
            changed.add(plan.phase).add(goes);
    }
    const matched = new Set(plans.map(({ object }) => object));
    const objects = [];
    const written = { ...sql };
    for (const phase of phases/* PHASES */.Z) {
        const blocks = withoutRepeats(insert(standing[phase], coming[phase]));
        if (changed.has(phase))
            written[phase] = writeBlocks(blocks);
        objects.push(...blocks.flatMap(({ object }) => (object ? (object.phase === phase ? object : { ...object, phase }) : [])));
        objects.push(...manifest.objects.filter((object) => object.phase === phase && !matched.has(object)));
    }
    return { sql: written, objects };
}
/** Where the block as a whole goes: with its first statement, when it has a header to go with. */
function destination({ block, phase, entries: [first] }) {
    return first && !first.fate.leftOut && (block.header || first.fate.moved) ? first.fate.phase : phase;
}
function isTouched({ change, fate, statement }) {
    return change !== undefined || fate.leftOut !== undefined || fate.phase !== statement.phase;
}
/** The block's own text with its statements edited, commented out, or gone. */
function remaining({ block, entries, object }, goes) {
    let text = block.text;
    for (const entry of [...entries].reverse()) {
        const start = entry.piece.start - block.start;
        const end = entry.piece.end - block.start;
        const next = replacement(entry, goes);
        if (next === entry.piece.text)
            continue;
        const before = next === "" ? text.slice(0, start).trimEnd() : text.slice(0, start);
        // What follows on the same line must not become part of a comment.
        const lineEnd = next.startsWith("-- ") && /^[^\n]*\S/.test(text.slice(end)) ? "\n" : "";
        text = before + next + lineEnd + text.slice(end);
    }
    const stands = entries.some(({ fate }) => !fate.leftOut);
    return { header: block.header, text, gap: block.gap, object: stands ? object : undefined };
}
function replacement({ piece, change, fate }, goes) {
    if (fate.leftOut)
        return leftOut(piece.text, change, fate);
    if (fate.phase !== goes)
        return "";
    return change?.text ?? piece.text;
}
function leftOut(text, change, fate) {
    const reasons = change?.leftOut.length ? change.leftOut : fate.along ? [fate.along] : [];
    const lines = reasons.map(({ rule, why }) => commentLine(`left out by ${rule.id}: ${why}`));
    return `${lines.join("\n")}\n${commentedOut(text)}`;
}
/** Statements that rules add, and those that leave a block which stays. */
function additions({ entries }, goes) {
    const blocks = new Map();
    const add = (phase, rule, why, text) => {
        const block = { text: `${commentLine(`${rule}: ${why}`)}\n${text}`, gap: "\n\n", added: true };
        blocks.set(phase, [...(blocks.get(phase) ?? []), block]);
    };
    for (const { piece, change, fate } of entries) {
        if (fate.moved && !fate.leftOut && fate.phase !== goes)
            add(fate.phase, fate.moved.id, fate.along?.why ?? fate.moved.fix.does, change?.text ?? piece.text);
        for (const { rule, phase, sql } of change?.added ?? [])
            add(phase, rule.id, rule.fix.does, sql);
    }
    return blocks;
}
/** Event triggers fire on everything behind them, and materialized views want everything before them. */
function insert(standing, coming) {
    if (coming.length === 0)
        return standing;
    const refreshes = standing.findIndex(({ header }) => header !== undefined && isLast(header));
    const at = refreshes < 0 ? standing.length : refreshes;
    const events = coming.filter(({ header }) => header !== undefined && isEventTrigger(header));
    const others = coming.filter((block) => !events.includes(block));
    return [...standing.slice(0, at), ...others, ...standing.slice(at), ...events];
}
function isLast(header) {
    return headerType(header) === "MATERIALIZED VIEW DATA" || isEventTrigger(header);
}
function isEventTrigger(header) {
    const type = headerType(header);
    return /^EVENT TRIGGER/.test(type === "COMMENT" ? headerName(header) : type);
}
/** Two statements may ask for the same addition. */
function withoutRepeats(blocks) {
    const seen = new Set();
    return blocks.filter(({ added, text }) => {
        if (!added)
            return true;
        const first = !seen.has(text);
        seen.add(text);
        return first;
    });
}
//# sourceMappingURL=rewrite.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/convert-bundle.js








/** A fix may make another one possible; more rounds than this mean that two of them undo each other. */
const MOST_PASSES = 6;
/**
 * Makes all automatic fixes, and the offered ones that are named, in a bundle. Nothing but the places they are about
 * changes. The result of a conversion converted again stays the same, byte for byte.
 * @throws UserError when `offered` names a rule that offers no fix
 */
async function convertBundle(bundle, options = {}) {
    const rules = options.rules ?? assess_rules/* RULES */.y;
    const source = Number.parseInt(bundle.manifest.serverVersion, 10);
    const road = { source, target: options.target ?? (0,assess/* defaultTarget */.zo)(source) };
    const wanted = wantedFixes(rules, options.offered ?? [], road);
    const changes = [];
    const intended = [];
    let current = bundle;
    let model = await (0,read_dump/* modelOfBundle */.h)(current);
    for (let pass = 1;; pass++) {
        const plan = planPass(current, model, wanted, road);
        if (plan.changes.length === 0)
            break;
        if (pass > MOST_PASSES)
            throw new Error(`The fixes of ${ruleNames(plan.changes)} come to no end`);
        changes.push(...plan.changes);
        intended.push(...plan.intended);
        const { sql, objects } = rewrite(current, plan.plans);
        current = { manifest: withObjects(current.manifest, objects), sql };
        model = await (0,read_dump/* modelOfBundle */.h)(current);
    }
    const manifest = { ...current.manifest };
    const known = new Set(manifest.intendedDifferences.map(differenceKey));
    const fresh = unique(intended).filter((difference) => !known.has(differenceKey(difference)));
    manifest.intendedDifferences = [...manifest.intendedDifferences, ...fresh];
    manifest.converted = { target: road.target, rules: countRules(manifest.converted?.rules ?? {}, changes) };
    const { left, sql } = await markLeft({ manifest, sql: current.sql }, { model, rules, applied: new Set(wanted), road, intended: manifest.intendedDifferences });
    return { bundle: { manifest, sql }, road, changes, intended: fresh, left };
}
/** Rules that convert-schema can apply when asked to. */
function offeredRules(rules = assess_rules/* RULES */.y) {
    return rules.filter(({ fix, convert }) => fix.kind === "offered" && convert).map(({ id }) => id);
}
function wantedFixes(rules, offered, road) {
    const known = offeredRules(rules);
    const unknown = offered.filter((id) => !known.includes(id));
    if (unknown.length > 0)
        throw new domain_build/* UserError */.yo({
            code: "NOT_OFFERED",
            what: `offered names ${unknown.join(", ")}, which ${unknown.length === 1 ? "is" : "are"} not offered`,
            why: known.length > 0 ? `The rules that offer a fix are ${known.join(", ")}` : "No rule offers a fix",
            remedy: "Correct the input offered; automatic fixes are made without being named",
        });
    return rules.filter(({ id, fix, convert, applies }) => convert && (fix.kind === "auto" || (fix.kind === "offered" && offered.includes(id))) && !applies?.(road));
}
function ruleNames(changes) {
    return [...new Set(changes.map(({ rule }) => rule))].join(", ");
}
/** The manifest with another list of objects; what follows from the list, too. */
function withObjects(manifest, objects) {
    if (objects.length === manifest.objects.length)
        return { ...manifest, objects };
    const counts = {};
    for (const type of objects.map((object) => object.type).sort())
        counts[type] = (counts[type] ?? 0) + 1;
    const schemaOf = ({ type, schema, name }) => (type === "SCHEMA" ? name : schema);
    const had = new Set(manifest.objects.map(schemaOf));
    const has = new Set(objects.map(schemaOf));
    const schemas = manifest.schemas.filter((schema) => has.has(schema) || !had.has(schema));
    return { ...manifest, schemas, counts, objects };
}
function countRules(before, changes) {
    const counts = { ...before };
    for (const { rule } of changes)
        counts[rule] = (counts[rule] ?? 0) + 1;
    return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
function unique(differences) {
    return [...new Map(differences.map((difference) => [differenceKey(difference), difference])).values()];
}
function differenceKey({ object, attribute, rule, difference, until }) {
    return JSON.stringify([(0,object_ref/* objectKey */.T5)(object), attribute, rule, difference, until]);
}
//# sourceMappingURL=convert-bundle.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/unified-diff.js
/** Lines shown around a change. */
const CONTEXT = 3;
/** Larger gaps between lines that occur once on both sides are shown as a whole, old then new. */
const LARGEST_TABLE = 250_000;
/**
 * The difference of two versions of a file in the unified format; empty when they are equal. Lines that occur once on
 * both sides are matched first (they are headers, mostly), then what lies between them.
 */
function unifiedDiff(file, before, after) {
    if (before === after)
        return "";
    const lines = [];
    compare(linesOf(before), linesOf(after), lines);
    return `--- a/${file}\n+++ b/${file}\n${hunks(lines).join("")}`;
}
function linesOf(text) {
    const lines = text.split("\n");
    if (lines.at(-1) === "")
        lines.pop();
    return lines;
}
function compare(before, after, out) {
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start])
        start++;
    let [endBefore, endAfter] = [before.length, after.length];
    while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
        endBefore--;
        endAfter--;
    }
    emit(" ", before.slice(0, start), out);
    between(before.slice(start, endBefore), after.slice(start, endAfter), out);
    emit(" ", before.slice(endBefore), out);
}
function between(before, after, out) {
    const anchors = before.length > 0 && after.length > 0 ? anchorsOf(before, after) : [];
    if (anchors.length === 0) {
        withoutAnchors(before, after, out);
        return;
    }
    let [fromBefore, fromAfter] = [0, 0];
    for (const [atBefore, atAfter] of anchors) {
        compare(before.slice(fromBefore, atBefore), after.slice(fromAfter, atAfter), out);
        emit(" ", [before[atBefore]], out);
        [fromBefore, fromAfter] = [atBefore + 1, atAfter + 1];
    }
    compare(before.slice(fromBefore), after.slice(fromAfter), out);
}
/** Positions of lines that occur once on both sides, as many as keep their order. */
function anchorsOf(before, after) {
    const once = onceIn(before);
    const pairs = [];
    for (const [text, atAfter] of onceIn(after)) {
        const atBefore = once.get(text);
        if (atBefore !== undefined)
            pairs.push([atBefore, atAfter]);
    }
    return longestRise(pairs.sort((a, b) => a[1] - b[1]));
}
function onceIn(lines) {
    const seen = new Map();
    for (const [at, text] of lines.entries())
        seen.set(text, seen.has(text) ? -1 : at);
    for (const [text, at] of seen)
        if (at < 0)
            seen.delete(text);
    return seen;
}
/** The longest part of the pairs whose first numbers rise, too: by piles, as in the card game patience. */
function longestRise(pairs) {
    const tops = [];
    const under = [];
    for (const [index, [value]] of pairs.entries()) {
        let [low, high] = [0, tops.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (pairs[tops[middle]][0] < value)
                low = middle + 1;
            else
                high = middle;
        }
        under[index] = low === 0 ? -1 : tops[low - 1];
        tops[low] = index;
    }
    const rise = [];
    for (let at = tops.at(-1) ?? -1; at >= 0; at = under[at])
        rise.push(pairs[at]);
    return rise.reverse();
}
/** By a table of longest common rests, where it stays small. */
function withoutAnchors(before, after, out) {
    const width = after.length + 1;
    if (before.length * after.length === 0 || before.length * after.length > LARGEST_TABLE) {
        emit("-", before, out);
        emit("+", after, out);
        return;
    }
    const rest = new Uint32Array((before.length + 1) * width);
    const at = (i, j) => rest[i * width + j];
    for (let i = before.length - 1; i >= 0; i--)
        for (let j = after.length - 1; j >= 0; j--)
            rest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    let [i, j] = [0, 0];
    while (i < before.length && j < after.length) {
        if (before[i] === after[j]) {
            emit(" ", [before[i]], out);
            i++;
            j++;
        }
        else if (at(i + 1, j) >= at(i, j + 1))
            emit("-", [before[i++]], out);
        else
            emit("+", [after[j++]], out);
    }
    emit("-", before.slice(i), out);
    emit("+", after.slice(j), out);
}
function emit(sign, texts, out) {
    for (const text of texts)
        out.push({ sign, text });
}
function hunks(lines) {
    const found = [];
    let [lineBefore, lineAfter] = [1, 1];
    for (let at = 0; at < lines.length;) {
        let next = at;
        while (next < lines.length && lines[next]?.sign === " ")
            next++;
        if (next === lines.length)
            break;
        const start = Math.max(at, next - CONTEXT);
        lineBefore += start - at;
        lineAfter += start - at;
        const end = endOfHunk(lines, next);
        const part = lines.slice(start, end);
        const removed = part.filter(({ sign }) => sign !== "+").length;
        const added = part.filter(({ sign }) => sign !== "-").length;
        const head = `@@ -${range(lineBefore, removed)} +${range(lineAfter, added)} @@\n`;
        found.push(head + part.map(({ sign, text }) => `${sign}${text}\n`).join(""));
        lineBefore += removed;
        lineAfter += added;
        at = end;
    }
    return found;
}
/** A hunk goes on while the next change is near enough for their surroundings to touch. */
function endOfHunk(lines, firstChange) {
    let last = firstChange;
    for (let at = firstChange; at < lines.length && at - last <= 2 * CONTEXT; at++)
        if (lines[at]?.sign !== " ")
            last = at;
    return Math.min(lines.length, last + 1 + CONTEXT);
}
function range(start, count) {
    return count === 1 ? String(start) : `${count === 0 ? start - 1 : start},${count}`;
}
//# sourceMappingURL=unified-diff.js.map
;// CONCATENATED MODULE: ./packages/schema/build/convert/index.js




//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./packages/schema/build/assess/index.js + 1 modules
var build_assess = __webpack_require__(4553);
;// CONCATENATED MODULE: ./actions/convert-schema/build/report.js


/** Lines of a file's difference that the report shows. */
const SHOWN_LINES = 200;
/** Puts a conversion into the report and judges it by what is left. */
function describeConversion(report, { conversion, diffs, folder, diffFile }) {
    const { changes, left } = conversion;
    report.metric("changes", changes.length, "");
    report.metric("left", left.length, "");
    const sections = [leftSection(left, folder), ...changeSections(changes), differenceSection(conversion)];
    for (const section of sections)
        if (section)
            report.section(section);
    for (const { phase, diff } of diffs)
        if (diff !== "")
            report.section(diffSection(phase, diff, diffFile));
    const verdict = verdictOf(left);
    return { verdict, headline: headline(conversion, verdict, folder) };
}
function verdictOf(left) {
    if (left.some(({ severity }) => severity === "blocker"))
        return "fail";
    return left.length > 0 ? "warn" : "pass";
}
function headline({ changes, left }, verdict, folder) {
    const rules = new Set(changes.map(({ rule }) => rule)).size;
    const done = changes.length === 0 ? "Nothing to change" : `${count(changes.length, "change")} by ${count(rules, "rule")}`;
    const rest = left.length === 0 ? "nothing is left" : `${count(left.length, "finding")} ${left.length === 1 ? "is" : "are"} left`;
    const blockers = left.filter(({ severity }) => severity === "blocker").length;
    if (verdict !== "fail")
        return `${done}; ${rest}.`;
    return `${done}; ${rest}, ${count(blockers, "blocker")} among them. The bundle in ${folder} is written all the same, to be looked at; do not apply it.`;
}
function count(number, noun) {
    return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}
function leftSection(left, folder) {
    if (left.length === 0)
        return undefined;
    return {
        kind: "findings",
        title: `Left to you, marked in ${folder} by comments that begin with -- left:`,
        findings: left.map(({ rule, severity, object, evidence, remedy, offered, file, line }) => ({
            rule,
            severity,
            object: file === undefined ? object : `${object}, ${file}:${line}`,
            evidence,
            remedy: offered ? `${remedy} Or name ${rule} in the input offered.` : remedy,
        })),
    };
}
function changeSections(changes) {
    if (changes.length === 0)
        return [];
    const byRule = new Map();
    for (const { rule } of changes)
        byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    const rows = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
    const notes = changes.flatMap(({ object, rule, notes: texts }) => texts.map((text) => [object, rule, text]));
    const sections = [
        {
            kind: "table",
            title: "Changes by rule",
            columns: ["rule", "what was done", "changes"],
            rows: rows.map(([id, number]) => [id, build_assess/* RULES */.y0.find((rule) => rule.id === id)?.fix.does ?? "", number]),
        },
        {
            kind: "table",
            title: "Every change",
            columns: ["object", "file", "rule", "what was done"],
            rows: changes.map(({ object, phase, rule, what }) => [object, (0,schema_build/* phaseFile */.oc)(phase), rule, what]),
        },
    ];
    if (notes.length > 0)
        sections.push({ kind: "table", title: "Still to do by hand", columns: ["object", "rule", "what"], rows: notes });
    return sections;
}
function differenceSection({ bundle }) {
    const { intendedDifferences: differences } = bundle.manifest;
    if (differences.length === 0)
        return undefined;
    return {
        kind: "table",
        title: "What the target will have otherwise than the source, on purpose",
        columns: ["object", "difference", "until"],
        rows: differences.map(({ object, difference, until }) => [(0,schema_build/* displayObject */.Gv)(object), difference, until ?? "it stays"]),
    };
}
function diffSection(phase, diff, file) {
    const lines = diff.trimEnd().split("\n");
    const more = lines.length - SHOWN_LINES;
    const shown = more > 0 ? [...lines.slice(0, SHOWN_LINES), `# ${more} more lines: see ${file}`] : lines;
    return { kind: "diff", title: `${(0,schema_build/* phaseFile */.oc)(phase)}, before and after`, diff: shown.join("\n") };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/convert-schema/build/run.js





/** Name of the file beside the report that holds the whole difference. */
const DIFF = "convert-schema.diff";
/** Converts a bundle into the same or another folder. */
async function run(context) {
    const { inputs, log, report, workspace } = context;
    const bundle = await (0,schema_build/* readBundle */.Bo)((0,external_node_path_.resolve)(workspace, inputs.bundle));
    const conversion = await convertBundle(bundle, { target: inputs.targetVersion, offered: inputs.offered });
    const { source, target } = conversion.road;
    log.info(`${inputs.bundle}: from PostgreSQL ${source} to Aurora PostgreSQL ${target}`);
    for (const { rule, object, what } of conversion.changes)
        log.debug(`${rule}: ${object}: ${what}`);
    context.signal.throwIfAborted();
    const folder = inputs.convertedBundle ?? inputs.bundle;
    await (0,schema_build/* writeBundle */.Mf)((0,external_node_path_.resolve)(workspace, folder), conversion.bundle);
    const diffs = schema_build/* PHASES */.ZG.map((phase) => ({
        phase,
        diff: masked(unifiedDiff((0,schema_build/* phaseFile */.oc)(phase), bundle.sql[phase], conversion.bundle.sql[phase])),
    }));
    const reports = (0,external_node_path_.resolve)(workspace, inputs.reportDir);
    await (0,promises_.mkdir)(reports, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(reports, DIFF), diffs.map(({ diff }) => diff).join(""));
    context.output("bundle", folder);
    context.output("changes", conversion.changes.length);
    context.output("left", conversion.left.length);
    return describeConversion(report, { conversion, diffs, folder, diffFile: (0,external_node_path_.join)(inputs.reportDir, DIFF) });
}
/** Line by line, since a quote that opens on one line of a difference need not close on the next. */
function masked(diff) {
    return diff.split("\n").map(redact/* withoutSecrets */.c).join("\n");
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/convert-schema/build/main.js



const action = (0,build/* defineAction */.QP)(io, run);
//# sourceMappingURL=main.js.map

/***/ })

};
