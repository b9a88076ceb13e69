/** Absent values are large ones that did not change and were not sent. */
export type Row = Record<string, string | null | undefined>;

/** Reads an identifier at a place of a text, quoted or not. */
function readIdentifier(text: string, at: number, ends: RegExp): { name: string; end: number } {
  if (text[at] !== '"') {
    ends.lastIndex = at;
    const end = ends.exec(text)?.index ?? text.length;
    return { name: text.slice(at, end), end };
  }
  const end = endOfQuoted(text, at, '"');
  return { name: text.slice(at + 1, end - 1).replaceAll('""', '"'), end };
}

/** The place after a quoted piece that begins at `at`; a doubled quote is part of it. */
function endOfQuoted(text: string, at: number, quote: string): number {
  let end = text.indexOf(quote, at + 1);
  while (end >= 0 && text[end + 1] === quote) end = text.indexOf(quote, end + 2);
  if (end < 0) throw new Error("A change of test_decoding ends inside quotes");
  return end + 1;
}

/** Reads `schema.table` and gives what follows. */
export function skipName(text: string, at: number): { schema: string; name: string; rest: string } {
  const schema = readIdentifier(text, at, /\./g);
  const name = readIdentifier(text, schema.end + 1, /[:,]/g);
  return { schema: schema.name, name: name.name, rest: text.slice(name.end) };
}

/** Reads ` column[type]:value` again and again; ends before ` new-tuple:` or at the end of the text. */
export function readTuple(text: string, at: number): { row: Row; end: number } {
  const row: Row = Object.create(null) as Row;
  let place = at;
  while (place < text.length && !text.startsWith(" new-tuple:", place)) {
    const column = readIdentifier(text, place + 1, /\[/g);
    const value = readValue(text, endOfType(text, column.end) + 1);
    row[column.name] = value.value;
    place = value.end;
  }
  return { row, end: place };
}

/** The place of the colon after `[type]`, where the type may hold brackets and quoted names. */
function endOfType(text: string, at: number): number {
  for (let place = at; place < text.length; place++) {
    if (text[place] === '"') place = endOfQuoted(text, place, '"') - 1;
    else if (text[place] === "]" && text[place + 1] === ":") return place + 1;
  }
  throw new Error("A change of test_decoding ends inside a type");
}

function readValue(text: string, at: number): { value: string | null | undefined; end: number } {
  const quoted = text[at] === "'" ? at : text.startsWith("B'", at) ? at + 1 : -1;
  if (quoted >= 0) {
    const end = endOfQuoted(text, quoted, "'");
    return { value: text.slice(quoted + 1, end - 1).replaceAll("''", "'"), end };
  }
  const space = text.indexOf(" ", at);
  const end = space < 0 ? text.length : space;
  const value = text.slice(at, end);
  if (value === "null") return { value: null, end };
  return { value: value === "unchanged-toast-datum" ? undefined : value, end };
}
