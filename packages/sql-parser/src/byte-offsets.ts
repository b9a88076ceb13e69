/**
 * Translates the parser's offsets (UTF-8 bytes) into offsets of the text (UTF-16 units).
 * @returns a function; for a text in ASCII it gives back what it gets
 */
export function byteOffsets(text: string): (bytes: number) => number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is meant
  if (/^[\x00-\x7f]*$/.test(text)) return (bytes) => bytes;
  const buffer = Buffer.from(text, "utf8");
  return (bytes) => buffer.subarray(0, bytes).toString("utf8").length;
}
