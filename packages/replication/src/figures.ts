const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];

/** `1.5 GiB`. */
export function bytes(count: number): string {
  const step = count < 1 ? 0 : Math.min(Math.floor(Math.log2(count) / 10), UNITS.length - 1);
  const value = count / 1024 ** step;
  return `${value >= 100 || step === 0 ? Math.round(value) : Math.round(value * 10) / 10} ${UNITS[step]}`;
}

/** `45 s`, `12 min`, `24 h`. @param milliseconds 0 or more */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** How far apart two WAL positions (`4AF/B00000D0`) are, bytes; negative when the first is the later one. */
export function lsnDistance(from: string, to: string): number {
  return Number(position(to) - position(from));
}

function position(lsn: string): bigint {
  const [high = "0", low = "0"] = lsn.split("/");
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
