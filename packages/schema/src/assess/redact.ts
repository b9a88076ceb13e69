const SECRET =
  /((?:password|passwd|pwd|secret|api_?key|aws_access_key_id|token)\s*(?:=>?|:=?|\s)\s*'*)([^'\s;,)]{3,})/gi;

/** A snippet of source text for people: on one line, cut, with what looks like a secret taken out. */
export function snippet(text: string, length = 120): string {
  const line = withoutSecrets(text).replace(/\s+/g, " ").trim().replace(SECRET, "$1***");
  return line.length > length ? `${line.slice(0, length - 3)}...` : line;
}

const QUOTED =
  /((?:password|passwd|pwd|secret|api_?key|secret_?access_?key|aws_access_key_id|token)"?(?:\s+(?:constant\s+)?(?:text|varchar))?\s*(?:=>?|:=?)?\s*E?'{1,2})((?:[^'\\]|\\.|''(?=[^\s;,)]))+)/gi;
const BARE = /\b((?:password|passwd|pwd|api_?key|aws_access_key_id)\s*=\s*)([^'\s;,)]{1,})/gi;

const IN_URI = /(:\/\/[^\s:@/']*:)[^\s@/']+@/g;

/** A whole text with what looks like a secret masked; everything else, also its lines, stays. */
export function withoutSecrets(text: string): string {
  return text.replace(QUOTED, "$1***").replace(BARE, "$1***").replace(IN_URI, "$1***@");
}
