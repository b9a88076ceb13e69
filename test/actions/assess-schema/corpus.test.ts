import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EmbeddedServer } from "@postgres-to-aurora/embedded-postgres";
import { loadSample } from "@postgres-to-aurora/rehearsal";
import { corpus, startTestServer } from "@postgres-to-aurora/test-kit";
import { loadFile } from "../apply-schema/in-process.js";
import { assess, type Ran } from "./in-process.js";

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startTestServer();
});

/** What of a result is worth pinning: rules come and go, the verdict on a known schema does not. */
function facts({ result }: Ran) {
  const rulesOf = (severity: string) => [
    ...new Set(
      result.findings
        .filter((finding) => finding.severity === severity && finding.state === "open")
        .map(({ ruleId }) => ruleId),
    ),
  ];
  return {
    readiness: result.readiness,
    tables: result.tables.length,
    blockers: rulesOf("blocker"),
    byHand: rulesOf("needs-change"),
  };
}

const SAMPLES = [
  { file: "chinook.sql", expected: { readiness: "READY WITH FIXES", tables: 11, blockers: [], byHand: [] } },
  { file: "northwind.sql", expected: { readiness: "READY", tables: 14, blockers: [], byHand: [] } },
  { file: "pagila.sql", expected: { readiness: "READY WITH FIXES", tables: 22, blockers: [], byHand: [] } },
  {
    file: "danbooru-structure.sql",
    expected: { readiness: "CHANGES NEEDED", tables: 66, blockers: [], byHand: ["repl-no-pk"] },
  },
  {
    file: "bytebase-structure.sql",
    expected: { readiness: "CHANGES NEEDED", tables: 37, blockers: [], byHand: ["repl-pk-lob"] },
  },
];

describe("known schemas, live", () => {
  for (const { file, expected } of SAMPLES) {
    const path = corpus(file);
    (path ? test : test.skip)(file, async () => {
      const address = await server.createDatabase(file.replace(/\W/g, "_"));
      loadFile(address, path as string);
      expect(facts(await assess(server.url(address.database)))).toEqual(expected);
    });
  }

  test("the sample fluxo-caixa", async () => {
    const address = await server.createDatabase("fluxo_caixa");
    await loadSample(address, { transacoes: 100 });
    const ran = await assess(server.url("fluxo_caixa"));
    expect(facts(ran)).toEqual({
      readiness: "CHANGES NEEDED",
      tables: 23,
      blockers: [],
      byHand: ["repl-generated-column", "repl-pk-lob"],
    });
  });
});
