// Are the types that authors of policies import those that the simulator keeps to?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { causes } from '../../src/compute/account/cause.ts';
import { jobKinds } from '../../src/compute/scenario/scenario.ts';

const root = join(import.meta.dirname, '../..');

const head = `// What does a policy see, and what may it decide? The types for a policy of your own.
//
// Made from src/compute/schedule/policy.ts by test/cli/policyTypes.test.ts; needs nothing else, so
// that a copy of it beside your policy will do.
`;

const tail = `
/**
 * What the file of a policy exports by default: this, or \`decide\` alone with a plain {} to
 * remember in.
 */
export interface OwnPolicy<Memory = unknown>
  extends Pick<Policy<Memory>, 'decide'>, Partial<Pick<Policy<Memory>, 'createMemory'>> {}
`;

const union = (members: readonly string[]): string =>
  members.map((member) => `'${member}'`).join(' | ');

function published(): Promise<string> {
  const source = readFileSync(join(root, 'src/compute/schedule/policy.ts'), 'utf8');
  const [, ...lines] = source.split('\n').filter((line) => !line.startsWith('import '));
  const lists = `
/** Why something waited, stopped or did not happen. */
export type Cause = ${union(causes)};
export type JobKind = ${union(jobKinds)};
`;
  const text = [head, lists, ...lines, tail].join('\n');
  return format(text, { parser: 'typescript', printWidth: 100, singleQuote: true });
}

test('the published types of a policy are those of the simulator', async () => {
  const path = join(root, 'docs/examples/policies/policy.d.ts');
  await expect(await published()).toMatchFileSnapshot(path);
});
