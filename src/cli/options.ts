// Which options do several commands share?
import { findPolicy, policies, type Policy } from '../compute/index.ts';
import { Arguments } from './arguments.ts';
import { loadOwnPolicy } from './ownPolicy.ts';
import { isPolicyPath } from './ownPolicyText.ts';
import type { PolicyWatch } from './ownPolicyWatch.ts';
import { refuse } from './problems.ts';
import type { Shell } from './shell.ts';

/** Gathers the values of an option that may be repeated. */
export const collectText = (text: string, earlier: readonly string[]): string[] => [
  ...earlier,
  text,
];

/** What `--set` does, for every help page. */
export const setHelp = 'change one value, such as fleets[0].orbit.altitudeKm=700; repeatable';

/** What a policy's file is, for every help page. */
export const ownPolicyHelp =
  '\nA policy of your own is a .js or .ts file: code that you trust, run in this process with\n' +
  'all of its rights; only its time is limited. docs/policies.md says how to write one.\n';

/** What `--decision-limit` does. */
export const decisionLimitHelp = "wall time for one decision of a policy's file (default: 10)";

/** The limit in seconds; refuses what is no time. */
export function decisionLimitOf(text: string | undefined): number {
  if (text === undefined) return 10;
  const given = new Arguments();
  const range = { min: 0.01, max: 86_400, isWhole: false, unit: 's', example: '60' };
  const limitS = given.number('--decision-limit', text, range);
  given.stop();
  return limitS;
}

/** The policy of a name, or of a file, which is watched. */
export async function policyOf(
  shell: Shell,
  option: string,
  name: string,
  { watch, limitS }: { readonly watch: PolicyWatch; readonly limitS: number },
): Promise<Policy> {
  const policy = findPolicy(name);
  if (policy !== null) return policy;
  if (isPolicyPath(name)) return watch.watched(await loadOwnPolicy(shell, name, limitS), name);
  const known = policies.map((each) => each.name).join(', ');
  const hint = `known: ${known}; or the path of a file`;
  return refuse(option, `there is no policy ${JSON.stringify(name)}`, hint);
}
