/** How far apart two WAL positions (`4AF/B00000D0`) are, bytes; negative when the first is the later one. */
export function lsnDistance(from: string, to: string): number {
  return Number(position(to) - position(from));
}

function position(lsn: string): bigint {
  const [high = "0", low = "0"] = lsn.split("/");
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
