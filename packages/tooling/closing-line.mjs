/** Jest reporter: ends every run with one plain line, `N passed, N failed, N skipped`, that any machine can read. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    // A file that could not even be loaded holds tests that did not pass.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
