import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { findTool, runTool } from "@postgres-to-aurora/postgres";
import { tempFolder } from "@postgres-to-aurora/test-kit";

/** A folder with a program of that name, from the text of a shell script. */
async function folderWith(name: string, script: string): Promise<string> {
  const folder = await tempFolder();
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

const dump = (version: string) => folderWith("pg_dump", `echo "pg_dump (PostgreSQL) ${version}"`);

describe("findTool", () => {
  test("the newest of several is taken", async () => {
    const [old, fresh] = [await dump("14.2"), await dump("17.1 (Debian)")];
    expect(await findTool("pg_dump", 15, [old, fresh, old])).toEqual({
      name: "pg_dump",
      path: join(fresh, "pg_dump"),
      major: 17,
      version: "17.1",
    });
  });

  test("none at all, or one that cannot run, is not installed: the package is named", async () => {
    const broken = await folderWith("pg_dump", "exit 1");
    for (const folders of [[], [await tempFolder()], [broken]])
      await expect(findTool("pg_dump", 16, folders)).rejects.toThrow(
        /pg_dump is not installed.*apt-get install postgresql-client-16/,
      );
  });

  test("one older than the server is refused, since it would refuse the server", async () => {
    await expect(findTool("pg_dump", 16, [await dump("15.9")])).rejects.toThrow(
      /pg_dump 15\.9 is older than the server \(16\)/,
    );
  });
});

describe("runTool", () => {
  test("gives back both streams, feeds stdin, and passes the environment", async () => {
    const folder = await folderWith("tool", 'read line; echo "$line $GREETING"; echo warned >&2');
    expect(await runTool(join(folder, "tool"), [], { stdin: "hello\n", env: { GREETING: "you" } })).toEqual({
      stdout: "hello you\n",
      stderr: "warned\n",
    });
  });

  test("a failure carries the end of what the program said", async () => {
    const folder = await folderWith("tool", "for i in 1 2 3 4 5 6 7; do echo line $i >&2; done; exit 3");
    await expect(runTool(join(folder, "tool"), [], {})).rejects.toThrow(/ended with exit code 3.*line 3.*line 7/s);
  });

  test("an abort ends the program and throws the abort's reason", async () => {
    const folder = await folderWith("tool", "exec sleep 60");
    const abort = new AbortController();
    const running = runTool(join(folder, "tool"), [], { signal: abort.signal });
    setTimeout(() => abort.abort(new Error("enough")), 100);
    await expect(running).rejects.toThrow("enough");
  });

  test("arguments reach the program as they are, never through a shell", async () => {
    const folder = await folderWith("tool", 'printf "%s|" "$@"');
    expect((await runTool(join(folder, "tool"), ["$(id)", "a b", "`x`", ";"], {})).stdout).toBe("$(id)|a b|`x`|;|");
  });
});
