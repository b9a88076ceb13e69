import type { Progress } from "@postgres-to-aurora/validation";

const SHOWN_TABLES = 3;
const number = new Intl.NumberFormat("en-US");

/** `12/20 tables, 1,200,000 rows; reading public.entries, public.items`. */
export function progressLine({ tablesDone, tablesTotal, rowsDone, running }: Progress): string {
  const more = running.length > SHOWN_TABLES ? ` and ${running.length - SHOWN_TABLES} more` : "";
  const now =
    running.length > 0 ? `reading ${running.slice(0, SHOWN_TABLES).join(", ")}${more}` : "judging what differs";
  return `${tablesDone}/${tablesTotal} tables, ${number.format(rowsDone)} rows; ${now}`;
}
