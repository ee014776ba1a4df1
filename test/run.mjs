// Is everything all right? Runs every stage, even after one failed, and counts the tests.
// `node test/run.mjs` runs all; `node test/run.mjs build e2e` runs the stages named.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import process from 'node:process';
import { findOrInstallChromium } from './e2e/chromium.mjs';

const unitReportPath = '.build/unit.json';
const e2eReportPath = '.build/e2e.json';

/** @typedef {{ passed: number, failed: number, skipped: string[], repeated?: string[] }} Count */
/** @typedef {{ status: string, fullName: string }} UnitTest */
/** @typedef {{ status: string, assertionResults: UnitTest[] }} UnitFile */
/** @typedef {{ title: string, tests: { status: string }[] }} Spec */
/** @typedef {{ suites?: Suite[], specs?: Spec[] }} Suite */
/** @typedef {{ expected: number, unexpected: number, flaky: number }} E2eStats */

/** @param {string} script @param {string[]} args @param {Record<string, string>} [env] */
function runNode(script, args, env = {}) {
  const options = /** @type {const} */ ({ stdio: 'inherit', env: { ...process.env, ...env } });
  return spawnSync(process.execPath, [script, ...args], options).status === 0;
}

/** @param {string} path @returns {unknown} */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** @returns {Count} */
function countUnitTests() {
  const report = /** @type {{ testResults: UnitFile[] }} */ (readJson(unitReportPath));
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failed = tests.filter((test) => test.status === 'failed').length;
  const isBroken = (/** @type {UnitFile} */ file) =>
    file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed');
  const skipped = tests.filter((test) => ['pending', 'skipped', 'todo'].includes(test.status));
  return {
    passed,
    failed: failed + report.testResults.filter(isBroken).length,
    skipped: skipped.map((test) => test.fullName),
  };
}

/**
 * Titles of tests with this status in a Playwright suite and the suites within.
 * @param {Suite} suite @param {'skipped' | 'flaky'} status @returns {string[]}
 */
const titlesOf = (suite, status) => [
  ...(suite.suites ?? []).flatMap((inner) => titlesOf(inner, status)),
  ...(suite.specs ?? [])
    .filter((spec) => spec.tests.some((test) => test.status === status))
    .map((spec) => spec.title),
];

/** @returns {Count} */
function countE2eTests() {
  const report = readJson(e2eReportPath);
  const { stats, suites, errors } =
    /** @type {{ stats: E2eStats, suites: Suite[], errors: unknown[] }} */ (report);
  const failed = stats.unexpected + (stats.unexpected === 0 ? errors.length : 0);
  return {
    passed: stats.expected + stats.flaky,
    failed,
    skipped: suites.flatMap((suite) => titlesOf(suite, 'skipped')),
    repeated: suites.flatMap((suite) => titlesOf(suite, 'flaky')),
  };
}

/** A port nobody uses at the moment. @returns {Promise<string>} */
function findFreePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() => resolve(String(port)));
    });
  });
}

function runUnitTests() {
  const report = `--outputFile.json=${unitReportPath}`;
  const reporters = ['--reporter=default', '--reporter=json', report];
  return runNode('node_modules/vitest/vitest.mjs', ['run', ...reporters]);
}

async function runE2eTests() {
  const chromiumPath = findOrInstallChromium();
  if (chromiumPath === undefined) return false;
  console.log(`browser: ${chromiumPath}`);
  return runNode('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    CHROMIUM_PATH: chromiumPath,
    DAWNLINE_E2E_PORT: await findFreePort(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReportPath,
  });
}

const viteCli = 'node_modules/vite/bin/vite.js';
const buildCli = ['build', '--ssr', 'src/cli/main.ts', '--outDir', 'dist-cli'];

/** @type {Map<string, { run: () => boolean | Promise<boolean>, count?: () => Count }>} */
const stages = new Map(
  Object.entries({
    format: { run: () => runNode('node_modules/prettier/bin/prettier.cjs', ['--check', '.']) },
    types: { run: () => runNode('node_modules/typescript/bin/tsc', ['-b']) },
    lint: { run: () => runNode('node_modules/eslint/bin/eslint.js', ['.']) },
    build: { run: () => runNode(viteCli, ['build']) && runNode(viteCli, buildCli) },
    unit: { run: runUnitTests, count: countUnitTests },
    e2e: { run: runE2eTests, count: countE2eTests },
  }),
);

/**
 * Runs one stage; a stage that fails without a failed test counts as one failure.
 * @param {string} name
 * @returns {Promise<Count & { line: string }>}
 */
async function runStage(name) {
  const stage = stages.get(name);
  if (stage === undefined) throw new Error(`no stage ${name}`);
  const startMs = performance.now();
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const isGood = await stage.run();
  /** @type {Count} */
  const count = { passed: 0, failed: 0, skipped: [] };
  try {
    Object.assign(count, stage.count?.());
  } catch (error) {
    console.error(`no report of the ${name} tests: ${String(error)}`);
    count.failed = 1;
  }
  if (!isGood && count.failed === 0) count.failed = 1;
  const wallS = ((performance.now() - startMs) / 1000).toFixed(1);
  return {
    ...count,
    line: `${count.failed === 0 ? 'ok    ' : 'FAILED'} ${name}, ${wallS} s`,
  };
}

const names = process.argv.length > 2 ? process.argv.slice(2) : [...stages.keys()];
const unknown = names.filter((name) => !stages.has(name));
if (unknown.length > 0) {
  console.error(`unknown stage ${unknown.join(', ')}; there are ${[...stages.keys()].join(', ')}`);
  process.exit(2);
}
mkdirSync('.build', { recursive: true });
for (const path of [unitReportPath, e2eReportPath]) rmSync(path, { force: true });

/** @type {(Count & { line: string })[]} */
const outcomes = [];
for (const name of names) outcomes.push(await runStage(name));

const passedCount = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failedCount = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log('\n── summary ─────────────────────────────────────────────────────');
for (const outcome of outcomes) console.log(outcome.line);
for (const title of outcomes.flatMap((outcome) => outcome.skipped))
  console.log(`skipped: ${title}`);
for (const title of outcomes.flatMap((outcome) => outcome.repeated ?? []))
  console.log(`passed at the second try: ${title}`);
console.log(`${passedCount} passed, ${failedCount} failed`);
process.exit(failedCount === 0 ? 0 : 1);
