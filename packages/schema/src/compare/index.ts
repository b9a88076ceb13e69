export { type Catalog, type CatalogObject, type CatalogScope, readCatalog } from "./catalog.js";
export { compareCatalogs, type SchemaDifference } from "./compare-catalogs.js";
export { type CompareOptions, compareSchemas, type SchemaComparison } from "./compare-schemas.js";
export { type Expectation, expectedDifferences } from "./expected.js";
export type { NotCompared } from "./not-compared.js";
export { nameDifferences, schemaSections } from "./sections.js";
