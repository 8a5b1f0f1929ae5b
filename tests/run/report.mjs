import { readFileSync } from "node:fs";

/**
 * What vitest's JSON report at `file` says, held against the runner's exit code. A skipped test counts as failed, and so
 * do a file that broke before its tests, a run without tests, and a runner that died without a report.
 */
export function countTests(file, code) {
  const report = read(file);
  if (!report) return { passed: 0, failed: 1 };
  const passed = report.numPassedTests;
  const brokenFiles = report.testResults.filter(
    (result) =>
      result.status === "failed" && !result.assertionResults.some(({ status }) => status === "failed"),
  );
  const failed = report.numTotalTests - passed + brokenFiles.length;
  const isUnexplained = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isUnexplained ? 1 : failed };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Prints all that the failed steps said but for their passed tests: among thousands of these a log's reader loses the failure. */
export function printFailures(results) {
  for (const { name, log } of results.filter((result) => result.failed > 0 && result.log)) {
    const said = readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => !/^\s*✓/u.test(line));
    console.log(`\n──── ${name} ────\n${said.join("\n").trimEnd()}`);
  }
}

/** Prints what the tests ran on, the time, and the sum as the last line; gives whether all passed. */
export function printSummary(results, seconds) {
  const versions = new Set(results.map((result) => result.postgres).filter(Boolean));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(
    `\nRan on ${versions.size > 0 ? [...versions].join(" and ") : "no PostgreSQL"}, Node ${process.versions.node}, in ${Math.round(seconds)} s.`,
  );
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 && sum("passed") > 0;
}
