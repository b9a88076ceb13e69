import { readFileSync } from "node:fs";
import { join } from "node:path";
import { actionNames, readAction } from "./action-metadata.js";
import { ioCode } from "./io-code.js";
import { permissionsTable, policyDocument, readPermissions } from "./policies.js";
import { actionsTable, fillRegion, inputsTable, outputsTable } from "./readme-tables.js";
import { rulesPage } from "./rules-page.js";
import { troubleshootingPage } from "./troubleshooting-page.js";
import { tsconfigs } from "./tsconfigs.js";

/** Everything `npm run generate` writes: text by path relative to the root. Reading is done, nothing is written. */
export function generatedFiles(root: string): Map<string, string> {
  const files = tsconfigs(root);
  const actions = actionNames(root).map((name) => readAction(root, name));
  for (const action of actions) {
    files.set(`actions/${action.name}/src/io.gen.ts`, ioCode(action));
    const readme = `actions/${action.name}/README.md`;
    const filled = fillRegion(readFileSync(join(root, readme), "utf8"), "inputs", inputsTable(action), readme);
    const withOutputs = fillRegion(filled, "outputs", outputsTable(action), readme);
    const permissions = readPermissions(root, action.name);
    if (permissions) files.set(`docs/iam/${action.name}.json`, policyDocument(permissions));
    files.set(
      readme,
      permissions
        ? fillRegion(withOutputs, "permissions", permissionsTable(action.name, permissions), readme)
        : withOutputs,
    );
  }
  const readme = readFileSync(join(root, "README.md"), "utf8");
  files.set("README.md", fillRegion(readme, "actions", actionsTable(actions), "README.md"));
  files.set("docs/rules.md", rulesPage());
  files.set("docs/troubleshooting.md", troubleshootingPage());
  return files;
}
