import { choice, list, members, type Schema, text, whole } from "./keywords.js";

const NAME: Schema = { type: "string", minLength: 1 };
const LOCATOR_TABLE = { "schema-name": NAME, "table-name": NAME, "table-type": choice("table", "view", "all") };

const FILTER_OPERATORS = ["lte", "ste", "gte", "eq", "noteq", "between", "notbetween", "null", "notnull"];

const TRANSFORMATIONS = [
  "rename",
  "remove-column",
  "convert-lowercase",
  "convert-uppercase",
  "add-prefix",
  "replace-prefix",
  "add-suffix",
  "replace-suffix",
  "remove-prefix",
  "remove-suffix",
  "change-data-type",
  "add-column",
  "include-column",
];

const COMMON = {
  "rule-type": choice("selection", "transformation", "table-settings", "validation"),
  "rule-id": { type: "string", pattern: "^[0-9]+$" },
  "rule-name": NAME,
};
const REQUIRED = ["rule-type", "rule-id", "rule-name", "object-locator"];

const FILTER = members(
  {
    "filter-type": choice("source"),
    "column-name": NAME,
    "filter-conditions": list(
      members({ "filter-operator": choice(...FILTER_OPERATORS), value: text, "start-value": text, "end-value": text }, [
        "filter-operator",
      ]),
      1,
    ),
  },
  ["filter-type", "column-name", "filter-conditions"],
);

const SELECTION = members(
  {
    ...COMMON,
    "rule-action": choice("include", "exclude", "explicit"),
    "object-locator": members(LOCATOR_TABLE, ["schema-name", "table-name"]),
    "load-order": whole(),
    filters: list(FILTER),
  },
  [...REQUIRED, "rule-action"],
);

const TRANSFORMATION = members(
  {
    ...COMMON,
    "rule-action": choice(...TRANSFORMATIONS),
    "rule-target": choice("schema", "table", "column", "table-tablespace", "index-tablespace"),
    "object-locator": members({ ...LOCATOR_TABLE, "column-name": NAME, "data-type": text }, ["schema-name"]),
    value: text,
    "old-value": text,
    expression: text,
    "data-type": { type: "object" },
  },
  [...REQUIRED, "rule-action", "rule-target"],
);

// With a PostgreSQL source the service takes `ranges` only; the other types are for other engines.
const PARALLEL_LOAD: Schema = {
  ...members(
    {
      type: choice("none", "ranges"),
      columns: { ...list(NAME, 1), maxItems: 10 },
      boundaries: list(list(text, 1), 1),
    },
    ["type"],
  ),
  if: { properties: { type: { const: "ranges" } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ["columns", "boundaries"] },
};

const TABLE_SETTINGS = members(
  {
    ...COMMON,
    "object-locator": members(LOCATOR_TABLE, ["schema-name", "table-name"]),
    "parallel-load": PARALLEL_LOAD,
    "lob-settings": members({ mode: choice("limited", "unlimited", "none"), "bulk-max-size": whole(0, 102_400) }),
  },
  REQUIRED,
);

const VALIDATION = members(
  {
    ...COMMON,
    "rule-action": choice("override-validation-function"),
    "rule-target": choice("column"),
    "object-locator": members({ ...LOCATOR_TABLE, "column-name": NAME }, ["schema-name", "table-name", "column-name"]),
    "source-function": text,
    "target-function": text,
  },
  [...REQUIRED, "rule-action", "rule-target"],
);

const KINDS = {
  selection: SELECTION,
  transformation: TRANSFORMATION,
  "table-settings": TABLE_SETTINGS,
  validation: VALIDATION,
};

/** The table mappings of a DMS task with a PostgreSQL source, as JSON Schema. */
export const TABLE_MAPPINGS_SCHEMA: Schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Table mappings of a DMS task",
  ...members(
    {
      rules: list(
        {
          type: "object",
          properties: { "rule-type": COMMON["rule-type"] },
          required: ["rule-type"],
          allOf: Object.entries(KINDS).map(([kind, rule]) => ({
            if: { properties: { "rule-type": { const: kind } }, required: ["rule-type"] },
            // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
            then: rule,
          })),
        },
        1,
      ),
    },
    ["rules"],
  ),
};
