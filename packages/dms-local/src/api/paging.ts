import { badValue } from "../fault.js";

interface Request {
  MaxRecords?: number | undefined;
  Marker?: string | undefined;
}

/**
 * One page of a list. `MaxRecords` is `least` to `most`; `Marker` is where the page before ended.
 * @param usual size when MaxRecords is absent
 * @throws Fault InvalidParameterValueException
 */
export function page<T>(
  items: T[],
  request: Request,
  most: number,
  usual = 100,
  least = 20,
): { items: T[]; Marker?: string } {
  const size = request.MaxRecords ?? usual;
  if (!Number.isInteger(size) || size < least || size > most)
    throw badValue(`MaxRecords must be between ${least} and ${most}, not ${size}`);
  const from = request.Marker === undefined ? 0 : readMarker(request.Marker);
  const next = from + size;
  return { items: items.slice(from, next), ...(next < items.length ? { Marker: writeMarker(next) } : {}) };
}

/** What stands for a place in a list. */
export const writeMarker = (offset: number): string => Buffer.from(`offset:${offset}`).toString("base64url");

function readMarker(marker: string): number {
  const offset = /^offset:(\d+)$/.exec(Buffer.from(marker, "base64url").toString("utf8"))?.[1];
  if (offset === undefined) throw badValue("Marker is not one that this operation returned");
  return Number(offset);
}

interface Filter {
  Name: string | undefined;
  Values: string[] | undefined;
}

/**
 * The items for which every filter has one matching value; names are compared in lower case.
 * @param fields how to read the value a filter name stands for
 * @throws Fault InvalidParameterValueException for a filter name the operation does not know
 */
export function filtered<T>(
  items: T[],
  filters: Filter[] | undefined,
  fields: Record<string, (item: T) => string | string[] | undefined>,
): T[] {
  return (filters ?? []).reduce((left, { Name = "", Values = [] }) => {
    const field = fields[Name];
    if (field === undefined)
      throw badValue(`The filter ${Name} is not supported. Supported filters are: ${Object.keys(fields).join(", ")}`);
    const wanted = Values.map((value) => value.toLowerCase());
    return left.filter((item) => [field(item) ?? []].flat().some((value) => wanted.includes(value.toLowerCase())));
  }, items);
}
