// Which options do several commands share?
import { findPolicy, policies, type Policy } from '../compute/index.ts';
import { refuseAbsent } from './commands/absent.ts';
import { refuse } from './problems.ts';

/** Gathers the values of an option that may be repeated. */
export const collectText = (text: string, earlier: readonly string[]): string[] => [
  ...earlier,
  text,
];

/** What `--set` does, for every help page. */
export const setHelp = 'change one value, such as fleets[0].orbit.altitudeKm=700; repeatable';

/** The policy of a name; a path to a policy's file is not in this version. */
export function policyOf(option: string, name: string): Policy {
  const policy = findPolicy(name);
  if (policy !== null) return policy;
  if (/[\\/]|\.[cm]?[jt]s$/.test(name)) refuseAbsent(`${option} with a file`);
  const known = policies.map((each) => each.name).join(', ');
  return refuse(option, `there is no policy ${JSON.stringify(name)}`, `known: ${known}`);
}
