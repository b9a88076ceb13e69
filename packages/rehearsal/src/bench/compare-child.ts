import { Secret } from "@postgres-to-aurora/domain";
import { parseDatabaseUrl, withClient } from "@postgres-to-aurora/postgres";
import { compareSchemas } from "@postgres-to-aurora/schema/compare";

const address = (name: string) => parseDatabaseUrl(new Secret(process.env[name] ?? ""), name);
await withClient(address("SOURCE"), {}, (source) =>
  withClient(address("TARGET"), {}, async (target) => {
    const { differences } = await compareSchemas({ source, target, scope: { schemas: [], excluded: [] } });
    if (differences.length > 0) throw new Error(`${differences.length} differences between equal schemas`);
  }),
);
