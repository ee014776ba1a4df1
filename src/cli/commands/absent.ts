// Which commands are promised but not in this version? They say so and end with 2.
import type { Command } from 'commander';
import { refuse } from '../problems.ts';

const absent = [
  {
    name: 'conjunctions',
    summary: 'close approaches between satellites',
    example: 'dawnline conjunctions --elements active.tle --start 2026-12-21T00:00:00Z',
  },
] as const;

/** Says that something is not in this version; exit 2. */
export function refuseAbsent(what: string): never {
  refuse(what, 'not in this version', 'dawnline --help lists what is');
}

/** Registers the commands of later versions, so that asking for one gets an answer. */
export function addAbsent(program: Command): void {
  for (const { name, summary, example } of absent) {
    program
      .command(name)
      .description(`${summary} (not in this version)`)
      .allowUnknownOption()
      .allowExcessArguments()
      .addHelpText('after', `\nExample, once it is there:\n  $ ${example}`)
      .action(() => refuseAbsent(`dawnline ${name}`));
  }
}
