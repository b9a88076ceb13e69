/** The types an input or output can have (action-types.yml). */
export type IoType = "string" | "secret" | "integer" | "boolean" | "enum" | "list" | "duration" | "json";

/** One input as `npm run generate` writes it from action.yml and action-types.yml. */
export interface InputSpec {
  /** As in action.yml, kebab-case. */
  name: string;
  /** As in the generated Inputs type, camelCase. */
  property: string;
  type: IoType;
  required: boolean;
  /** Allowed words of an enum. */
  values?: readonly string[];
  /** Smallest and largest integer, or milliseconds of a duration. */
  min?: number;
  max?: number;
}

/** Inputs and outputs of one action; the type parameters carry their generated interfaces. */
export interface IoSpec<Inputs, Outputs> {
  action: string;
  inputs: readonly InputSpec[];
  outputs: readonly string[];
  /** Never set; ties the interfaces to the table. */
  readonly types?: { inputs: Inputs; outputs: Outputs };
}
