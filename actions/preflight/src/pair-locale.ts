import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { rowOf } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Pair } from "./ends.js";
import { commented } from "./remedies.js";

interface Locale {
  encoding: string;
  collate: string;
  ctype: string;
  /** c, i (ICU) or b (built in); c before PostgreSQL 15. */
  provider: string;
  /** Of the providers other than c. */
  locale: string | null;
}

// The columns differ between majors; as JSON a missing one is null.
const LOCALE = `
SELECT pg_encoding_to_char(d.encoding)::text AS encoding, d.datcollate::text AS collate, d.datctype::text AS ctype,
       coalesce(j ->> 'datlocprovider', 'c') AS provider, coalesce(j ->> 'datlocale', j ->> 'daticulocale') AS locale
  FROM pg_database d, to_jsonb(d) j WHERE d.datname = current_database()`;

const SORTED = `
SELECT string_agg(x, ',' ORDER BY x) AS sorted
  FROM (VALUES ('a'), ('B'), ('é'), ('a-b'), ('a b'), ('1-1'), ('11'), ('Z'), ('_a')) v (x)`;

/** Whether text means and sorts the same on both sides. */
export const PAIR_LOCALE: Check<Pair>[] = [
  {
    id: "tgt-encoding-locale",
    side: "both",
    severity: "needs-change",
    title: "Both databases have the same encoding and locale, UTF8 on the target",
    why: "Text that does not fit is refused, and upper case, sorting and ranges change; it cannot be changed later",
    async run({ source, target }) {
      const [from, to] = await Promise.all([source, target].map((side) => rowOf<Locale>(side, LOCALE)));
      if (from === undefined || to === undefined) return passed();
      const said = `${show(from)} on the source, ${show(to)} on the target`;
      const remedy = {
        say: "Make the target's database anew while it is empty",
        sql: [commented("from another database", creation(target.facts.database, from))],
      };
      if (to.encoding !== "UTF8" && to.encoding !== from.encoding) return found(said, remedy);
      if (from.encoding === "SQL_ASCII" && to.encoding !== "SQL_ASCII")
        return found(said, {
          say: "Nothing checked the source's bytes: prove that all are UTF-8 (pg_dump | iconv -f UTF-8) before the load",
        });
      if (normal(from) !== normal(to)) return found(said, remedy);
      if (from.encoding !== to.encoding)
        return found(said, "Text is converted on the way: check lengths of varchar(n) columns", "warning");
      if (to.encoding !== "UTF8") return found(said, remedy, "warning");
      return passed(show(to));
    },
  },
  {
    id: "tgt-sort-probe",
    side: "both",
    severity: "warning",
    title: "Both databases sort the same words the same way",
    why: "Pages, ranges and unique indexes on text follow the sort order of the C library",
    async run({ source, target }) {
      const [from, to] = await Promise.all([source, target].map((side) => rowOf<{ sorted: string }>(side, SORTED)));
      if (from?.sorted === to?.sorted) return passed();
      return found(
        `${from?.sorted} on the source, ${to?.sorted} on the target`,
        "Make the target's database with the source's locale, or check ORDER BY and ranges on text in the application",
      );
    },
  },
];

function show({ encoding, collate, ctype, provider, locale }: Locale): string {
  const names = collate === ctype ? collate : `${collate}/${ctype}`;
  return `${encoding} ${locale === null ? names : `${names} ${provider === "i" ? "ICU" : "builtin"} ${locale}`}`;
}

/** Names of locales as the C library compares them: en_US.utf8 is en_US.UTF-8. */
export function normalLocale(name: string): string {
  return name.toLowerCase().replace("utf-8", "utf8");
}

function normal({ collate, ctype, provider, locale }: Locale): string {
  return [collate, ctype, provider, locale ?? ""].map(normalLocale).join("\n");
}

function creation(database: string, { collate, ctype, provider, locale }: Locale): string {
  const icu = provider === "i" && locale !== null ? ` LOCALE_PROVIDER icu ICU_LOCALE ${quoteLiteral(locale)}` : "";
  return `CREATE DATABASE ${quoteIdentifier(database)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE ${quoteLiteral(collate)} LC_CTYPE ${quoteLiteral(ctype)}${icu};`;
}
