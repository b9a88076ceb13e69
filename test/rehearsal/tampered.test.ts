import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { repositoryRoot, tempFolder } from "@postgres-to-aurora/test-kit";
import { startRehearsal } from "./run-rehearsal.js";

/** The example, with one more job that changes the target before the comparison, and a cutover that is tried all the same. */
async function tamperedWorkflow(sql: string): Promise<string> {
  const example = readFileSync(join(repositoryRoot, "workflows-examples/migrate.yml"), "utf8");
  const tamper = `  tamper:
    needs: finish-schema
    runs-on: ubuntu-latest
    steps:
      - run: psql -X -v ON_ERROR_STOP=1 "$TARGET" -c "$SQL"
        env:
          TARGET: \${{ secrets.TARGET_URL }}
          SQL: ${JSON.stringify(sql)}

  validate:
    name: Compare schemas and rows
    needs: tamper`;
  const text = example
    .replace("  validate:\n    name: Compare schemas and rows\n    needs: finish-schema", tamper)
    .replace("    needs: validate\n", "    needs: validate\n    if: always()\n");
  const file = join(await tempFolder(), "tampered.yml");
  writeFileSync(file, text);
  return file;
}

describe("a target that differs", () => {
  test.each([
    [
      "one changed row",
      "UPDATE fluxo.categorias SET nome = nome || 'x' WHERE id = (SELECT min(id) FROM fluxo.categorias)",
    ],
    [
      "one missing row",
      "SET session_replication_role = replica; DELETE FROM fluxo.categorias WHERE id = (SELECT max(id) FROM fluxo.categorias)",
    ],
    [
      "one extra row",
      'SET session_replication_role = replica; INSERT INTO fluxo.categorias SELECT (pg_catalog.jsonb_populate_record(c, \'{"id": 987654, "nome": "extra"}\')).* FROM fluxo.categorias c LIMIT 1',
    ],
  ])(
    "by %s fails the comparison by name, is never switched to, and the source accepts writes again",
    async (_, sql) => {
      const { finished } = await startRehearsal(["--write-rate", "50", "--workflow", await tamperedWorkflow(sql)]);
      const { exitCode, output, result, leftProcesses } = await finished;
      const verdicts = Object.fromEntries(result?.phases.map(({ name, verdict }) => [name, verdict]) ?? []);
      expect(verdicts).toMatchObject({
        "finish-schema": "pass",
        tamper: "pass",
        validate: "fail",
        cutover: "fail",
        "after-cutover": "unproved",
        decommission: "unproved",
      });
      expect(output).toMatch(/error: .*fluxo\.categorias/);
      expect(output).toMatch(/Writes on the source were resumed after \d+ ms/);
      expect(output).not.toContain("Commit point passed");
      expect(result?.validation?.differences).toBe(1);
      expect(result?.headline).toMatch(/^Compare schemas and rows ended as failure: Different: fluxo\.categorias/);
      // The application stayed on the source, which took its writes to the end.
      expect(result?.cutover).toMatchObject({ lostWrites: 0, doubledWrites: 0 });
      expect(output).not.toContain("writer on the target");
      expect([exitCode, result?.verdict, leftProcesses]).toEqual([1, "fail", []]);
    },
  );
});
