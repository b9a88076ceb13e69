import type { Rule } from "../rule.js";
import { dumps } from "./dumps.js";
import { extensions } from "./extensions.js";
import { foreignData } from "./foreign-data.js";
import { languages } from "./languages.js";
import { locale } from "./locale.js";
import { operation } from "./operation.js";
import { privileges } from "./privileges.js";
import { replicationColumns } from "./replication-columns.js";
import { replicationConstraints } from "./replication-constraints.js";
import { replicationKeys } from "./replication-keys.js";
import { replicationObjects } from "./replication-objects.js";
import { replicationTables } from "./replication-tables.js";
import { roles } from "./roles.js";
import { storage } from "./storage.js";
import { superuserCode } from "./superuser-code.js";
import { types } from "./types.js";
import { versions } from "./versions.js";

/** The catalogue, in the order of the report's appendix. */
export const RULES: Rule[] = [
  ...extensions,
  ...foreignData,
  ...languages,
  ...privileges,
  ...superuserCode,
  ...roles,
  ...replicationKeys,
  ...replicationTables,
  ...replicationColumns,
  ...replicationConstraints,
  ...replicationObjects,
  ...types,
  ...locale,
  ...storage,
  ...operation,
  ...dumps,
  ...versions,
];
