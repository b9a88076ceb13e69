// The rehearsal's switch command: `node switch-writer.js SOCKET`. Tells the live writer to move to the target and ends
// with 0 once it has. Small on purpose: every millisecond of its start is a millisecond without writes.
import { connect } from "node:net";

let answer = "";
const writer = connect(process.argv[2] ?? "");
writer.setEncoding("utf8");
writer.on("data", (text) => {
  answer += text;
});
writer.on("error", (error) => {
  answer = `The writer cannot be reached: ${error.message}`;
});
writer.on("close", () => {
  if (answer === "switched\n") return;
  process.stderr.write(answer || "The writer hung up\n");
  process.exitCode = 1;
});
