import { quoteIdentifier, quoteLiteral } from "@postgres-to-aurora/postgres";
import { parameters } from "./ask.js";
import { type Check, found, passed } from "./check.js";
import type { Pair } from "./ends.js";
import { normalLocale } from "./pair-locale.js";
import { setParameter } from "./remedies.js";

/** Parameters that change what a statement means or prints. */
const MEANING = [
  "DateStyle",
  "IntervalStyle",
  "TimeZone",
  "array_nulls",
  "bytea_output",
  "default_text_search_config",
  "default_transaction_isolation",
  "lc_monetary",
  "lc_numeric",
  "lc_time",
  "standard_conforming_strings",
  "transform_null_equals",
  "xmlbinary",
];

/** Parameters of which the target needs at least as much. */
const CAPACITY = ["max_connections", "max_locks_per_transaction", "max_prepared_transactions"];

/** Whether the target behaves like the source, as far as parameters decide it. */
export const PAIR_PARAMETERS: Check<Pair>[] = [
  {
    id: "tgt-parameters",
    side: "both",
    severity: "needs-change",
    title: "Parameters that change the meaning of statements are the same on both sides",
    why: "Dates, times, money and text come out otherwise after the switch",
    async run({ source, target }) {
      const [from, to] = await Promise.all([source, target].map((side) => parameters(side, MEANING)));
      const different = MEANING.filter((name) => {
        const [own, other] = [from?.get(name), to?.get(name)];
        return own !== undefined && other !== undefined && normalLocale(own) !== normalLocale(other);
      });
      if (different.length === 0) return passed();
      return found(
        different.map((name) => `${name} is ${from?.get(name)}, on the target ${to?.get(name)}`).join("; "),
        {
          say: "Give the target's database the source's values, or the cluster parameter group",
          sql: different.map(
            (name) =>
              `ALTER DATABASE ${quoteIdentifier(target.facts.database)} SET ${name} = ${quoteLiteral(from?.get(name) ?? "")};`,
          ),
        },
      );
    },
  },
  {
    id: "tgt-capacity",
    side: "both",
    severity: "warning",
    title: "The target allows as many sessions, locks and prepared transactions as the source",
    why: "What the application is used to is refused after the switch; on Aurora prepared transactions are off by default",
    async run({ source, target }) {
      const [from, to] = await Promise.all([source, target].map((side) => parameters(side, CAPACITY)));
      const less = CAPACITY.filter((name) => Number(to?.get(name)) < Number(from?.get(name)));
      if (less.length === 0) return passed();
      const remedies = less.map((name) => setParameter(target, name, from?.get(name) ?? "", "restart"));
      return found(less.map((name) => `${name} is ${from?.get(name)}, on the target ${to?.get(name)}`).join("; "), {
        say: `If the application needs as much: ${remedies.map(({ say }) => say).join("; ")}`,
        sql: [...new Set(remedies.flatMap(({ sql = [] }) => sql))].sort(
          (a, b) => Number(a[0] === "-") - Number(b[0] === "-"),
        ),
      });
    },
  },
];
