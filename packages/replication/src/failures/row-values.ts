/** What follows these words in a message of PostgreSQL or DMS may hold values of rows; `$1` is kept. */
const CUTS: [pattern: RegExp, kept: string][] = [
  // Everything after these stands for the row itself.
  [/\b(DETAIL|CONTEXT|STATEMENT|QUERY|[Pp]arameters):[^\n]*/g, "$1: (left out)"],
  [/\b(Failing row contains)\b[^\n]*/gi, "$1 (left out)"],
  [
    /\b(Key \(.*?\)=)\([^\n]*?(?:\)(?= (?:already exists|is not present|is still referenced|conflicts with))|$)/gm,
    "$1(left out)",
  ],
  [/\b(VALUES\s*)\(.*\)/gi, "$1(left out)"],
  // invalid input syntax for type integer: "abc"; COPY t, line 3, column c: "abc"; value "1e99" is out of range
  [/(:\s*)"[^"\n]*"/g, '$1"(left out)"'],
  [/\b((?:value|Token|string)\s+)"[^"\n]*"/gi, '$1"(left out)"'],
  // Literals of a statement, and E'..' and N'..' ones.
  [/((?:=|<|>|\(|,|\bIS|\bLIKE)\s*[EN]?)'(?:[^']|'')*'/gi, "$1'(left out)'"],
];

/**
 * A message of PostgreSQL or a line of the task's log without what may be values of rows: names, codes and texts of
 * the error stay. Rather too much is cut than too little.
 */
export function withoutRowValues(text: string): string {
  return CUTS.reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), text);
}
