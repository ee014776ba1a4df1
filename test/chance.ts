// Which cases do the property tests draw? The same ones on every machine and in every run.
import fc from 'fast-check';

/** Other cases for a hunt: `DAWNLINE_TEST_SEED=7 npx vitest run test/orbit`. */
const seed = Number(process.env['DAWNLINE_TEST_SEED'] ?? 20_260_320);

fc.configureGlobal({ seed });

export { fc };
