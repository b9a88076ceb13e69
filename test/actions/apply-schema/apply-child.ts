import { runApply } from "./in-process.js";

/** apply-schema of one phase in a process of its own, to be killed: node apply-child.js <url> <phase> <workspace>. */
const [url, phase, workspace] = process.argv.slice(2) as [string, Parameters<typeof runApply>[1], string];
const { headline } = await runApply(url, phase, { workers: 3 }, { workspace, onLog: (line) => console.log(line) });
console.log(headline);
