import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { systemClock } from "@postgres-to-aurora/action-kit";
import { commandSwitch, type SwitchOrder } from "@postgres-to-aurora/cutover";
import { tempFolder } from "@postgres-to-aurora/test-kit";
import { collecting } from "./stand-ins.js";

const never = new AbortController().signal;
const order: SwitchOrder = {
  phase: "switch",
  migration: "shop",
  runId: "r1",
  host: "db",
  port: 5432,
  database: "shop",
};

function command(script: string, timeout: number) {
  return commandSwitch(
    [process.execPath, "-e", script, "an item; with $(no shell)"],
    timeout,
    systemClock,
    collecting([]),
  );
}

describe("a switch command", () => {
  test("gets its argv untouched and the order as JSON on stdin", async () => {
    const file = join(await tempFolder(), "seen");
    await command(
      `const fs=require("fs");fs.writeFileSync(${JSON.stringify(file)},JSON.stringify([process.argv[1],JSON.parse(fs.readFileSync(0,"utf8"))]))`,
      20_000,
    )(order, never);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(["an item; with $(no shell)", order]);
  });

  test("is repeated until it succeeds", async () => {
    const file = join(await tempFolder(), "tries");
    await writeFile(file, "");
    await command(
      `const fs=require("fs");fs.appendFileSync(${JSON.stringify(file)},"x");process.exit(fs.readFileSync(${JSON.stringify(file)},"utf8").length<2?3:0)`,
      20_000,
    )(order, never);
    expect(await readFile(file, "utf8")).toBe("xx");
  });

  test("that fails to the end of its time is reported with exit code and last words", async () => {
    await expect(command('console.error("no such secret");process.exit(4)', 900)(order, never)).rejects.toThrow(
      /did not succeed in time\. exit code 4: no such secret/,
    );
  });

  test("that hangs is killed when its time is over", async () => {
    await expect(command("process.on('SIGTERM',()=>{});setInterval(()=>{},1000)", 700)(order, never)).rejects.toThrow(
      /ended by SIGKILL/,
    );
  });

  test("that cannot be started is named", async () => {
    const missing = commandSwitch(["/nowhere/switch"], 1_000, systemClock, collecting([]));
    await expect(missing(order, never)).rejects.toThrow(/\/nowhere\/switch cannot be started/);
  });
});
