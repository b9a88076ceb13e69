import type { Rule } from "../rule.js";
import { accessMethods } from "./access-methods.js";
import { catalogAccess } from "./catalog-access.js";
import { dumps } from "./dumps.js";
import { extensions } from "./extensions.js";
import { namedExtensions } from "./extensions-named.js";
import { extensionSetup } from "./extensions-setup.js";
import { foreignData } from "./foreign-data.js";
import { indexes } from "./indexes.js";
import { languages } from "./languages.js";
import { largeObjects } from "./large-objects.js";
import { lobNotNull } from "./lob-not-null.js";
import { locale } from "./locale.js";
import { names } from "./names.js";
import { operation } from "./operation.js";
import { parameters } from "./parameters.js";
import { placement } from "./placement.js";
import { privileges } from "./privileges.js";
import { privilegesDefinitions } from "./privileges-definitions.js";
import { privilegesFunctions } from "./privileges-functions.js";
import { replicationCode } from "./replication-code.js";
import { replicationColumns } from "./replication-columns.js";
import { replicationConstraints } from "./replication-constraints.js";
import { replicationExpressions } from "./replication-expressions.js";
import { replicationIdentity } from "./replication-identity.js";
import { replicationKeys } from "./replication-keys.js";
import { replicationObjects } from "./replication-objects.js";
import { replicationTables } from "./replication-tables.js";
import { replicationTriggers } from "./replication-triggers.js";
import { roleSettings } from "./role-settings.js";
import { roles } from "./roles.js";
import { security } from "./security.js";
import { storage } from "./storage.js";
import { superuserCode } from "./superuser-code.js";
import { systemRights } from "./system-rights.js";
import { textPartitionRules } from "./text-partitions.js";
import { textSearchFiles } from "./text-search-files.js";
import { types } from "./types.js";
import { version14 } from "./version-14.js";
import { version17SearchPath } from "./version-17-search-path.js";
import { versions } from "./versions.js";

/** The catalogue, in the order of the report's appendix. */
export const RULES: Rule[] = [
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
