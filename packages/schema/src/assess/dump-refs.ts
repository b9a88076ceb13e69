import { type Fields, namesOf } from "@postgres-to-aurora/sql-parser";
import type { ObjectRef, ObjectType } from "../object-ref.js";

/** The reference of an object named by a list of String nodes: `schema.name`. */
export function refByNames(type: ObjectType, list: unknown): ObjectRef {
  const names = namesOf(list);
  return { type, schema: names.length > 1 ? (names.at(-2) as string) : "", name: names.at(-1) ?? "" };
}

/** The reference of what a RangeVar names. */
export function refByRange(type: ObjectType, range: Fields): ObjectRef {
  return { type, schema: range?.schemaname ?? "", name: range?.relname ?? "" };
}

/** `schema.name`, or the name alone, for evidence. */
export function dotted(list: unknown): string {
  return namesOf(list).join(".");
}
