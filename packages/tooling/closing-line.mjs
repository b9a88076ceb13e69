/** Jest reporter: ends every run with one plain line, `N passed, N failed, N skipped`, that any machine can read. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    // A file that could not even be loaded holds tests that did not pass.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `\n${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
    // Jest puts its own summary behind every other reporter.
    process.once("exit", () => process.stdout.write(line));
  }
}
