import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { resolve } from "node:path";

// `npm run check`: everything that must hold before a change lands. With --without-tests the tests are left out,
// for a caller that ran them already.
const root = resolve(import.meta.dirname, "../../..");

function step(name: string, command: string, args: string[]): void {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status === 0) return;
  console.error(`check: ${name} failed`);
  process.exit(1);
}

/** What git sees of the work tree: names of changed files and a hash of their differences. */
function tree(): string {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 30 }).stdout;
  const differences = createHash("sha256")
    .update(git("diff", "HEAD", "--binary"))
    .digest("hex");
  return `${git("status", "--porcelain", "--untracked-files=all")}${differences}`;
}

const before = tree();
step("generate", process.execPath, ["packages/tooling/build/generate.js"]);
step("compile", process.execPath, ["node_modules/typescript/bin/tsc", "-b"]);
step("lint", process.execPath, ["node_modules/@biomejs/biome/bin/biome", "ci", "."]);
step("bundle", process.execPath, ["packages/tooling/build/bundle.js"]);
if (!process.argv.includes("--without-tests")) step("test", "npm", ["test"]);
if (tree() !== before) {
  console.error("\ncheck: the tree changed: a generated file or dist/ was not fresh. Commit what `git status` shows:");
  spawnSync("git", ["status", "--short"], { cwd: root, stdio: "inherit" });
  process.exit(1);
}
console.log("\ncheck: all holds, tree unchanged");
