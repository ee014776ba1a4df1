// Which habits does the project refuse in its code?
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// These differ in the last bit between engines; src/orbit/deterministic.ts has the ones to use.
const engineDependentMath = [
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2'],
  ...['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot'],
];
const localeDependent = ['localeCompare', 'toLocaleString', 'toLocaleUpperCase'];

/** @type {import('eslint').Linter.RulesRecord} */
const sameEverywhere = {
  'no-restricted-properties': [
    'error',
    ...engineDependentMath.map((property) => ({
      object: 'Math',
      property,
      message: 'It differs between engines: use src/orbit/deterministic.ts.',
    })),
    ...localeDependent.map((property) => ({
      property,
      message: 'It differs between machines: compare and format by code unit.',
    })),
    { object: 'Math', property: 'random', message: 'Chance has a seed: use the seeded generator.' },
    { object: 'Date', property: 'now', message: 'Nothing in the core reads a clock.' },
    { object: 'performance', property: 'now', message: 'Nothing in the core reads a clock.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**='])",
      message: '`**` differs between engines: multiply, or use src/orbit/deterministic.ts.',
    },
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'Nothing in the core reads a clock.',
    },
    {
      selector: "CallExpression[callee.name='Date']",
      message: 'Nothing in the core reads a clock.',
    },
  ],
};

export default defineConfig(
  globalIgnores(['dist/', 'dist-cli/', '.build/', 'coverage/', 'test-results/']),
  globalIgnores(['src/orbit/kernel/assembly/']), // AssemblyScript: another language, asc checks it
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A typed-array read inside its length is a number; noUncheckedIndexedAccess cannot know.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      complexity: ['error', 20],
      'max-depth': ['error', 4],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['src/orbit/**', 'src/compute/**'], rules: sameEverywhere },
  {
    // csvParse compiles code from the header line, which the page's security policy forbids.
    files: ['src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'd3-dsv',
              importNames: ['csvParse', 'tsvParse', 'autoType'],
              message: 'Use csvParseRows: csvParse needs unsafe-eval.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/ui/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // Tests and benches print, and reach for what a typed API would not hand out.
    files: ['test/**', 'bench/**', '*.{ts,js}'],
    rules: {
      'no-console': 'off',
      'no-undef': 'off', // the compiler knows better
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: ['test/**'],
    ignores: ['test/chance.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'fast-check', message: 'Take fc from test/chance.ts: it is seeded.' }] },
      ],
    },
  },
  { files: ['src/cli/*.js'], rules: { 'no-undef': 'off' } },
);
