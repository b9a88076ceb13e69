/** A JSON Schema, or a part of one (draft 2020-12). */
export type Schema = { [keyword: string]: unknown };

export const text: Schema = { type: "string" };
export const textOrNull: Schema = { type: ["string", "null"] };
export const flag: Schema = { type: "boolean" };

/** A whole number from `minimum` to `maximum`, both included. */
export function whole(minimum = 0, maximum?: number): Schema {
  return { type: "integer", minimum, ...(maximum === undefined ? {} : { maximum }) };
}

/** One of these texts. */
export function choice(...values: string[]): Schema {
  return { enum: values };
}

/** An object with these members and no others. */
export function members(properties: Record<string, Schema>, required: string[] = []): Schema {
  return { type: "object", properties, required, additionalProperties: false };
}

/** The same, where the service shows null as long as nothing is set. */
export function membersOrNull(properties: Record<string, Schema>): Schema {
  return { ...members(properties), type: ["object", "null"] };
}

export function list(items: Schema, fewest = 0): Schema {
  return { type: "array", items, minItems: fewest };
}
