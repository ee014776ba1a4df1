// Which commands are there, and with which code does each way of ending leave?
import { Command, CommanderError } from 'commander';
import { addAbsent } from './commands/absent.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addEvidence } from './commands/evidence.ts';
import { addExport } from './commands/export.ts';
import { addPropagate } from './commands/propagate.ts';
import { addRoutes } from './commands/routes.ts';
import { addRun } from './commands/run.ts';
import { addScenarios } from './commands/scenarios.ts';
import { addWindows } from './commands/windows.ts';
import { version } from '../compute/index.ts';
import { exitCodes, type Ending } from './ending.ts';
import { ClosedPipe, InputProblems, Interrupted, printable, problemLine } from './problems.ts';
import type { Shell } from './shell.ts';

/** Runs one command line; never throws, answers the exit code. */
export async function runProgram(argv: readonly string[], shell: Shell): Promise<number> {
  const ending: Ending = { code: exitCodes.done };
  const texts: string[] = [];
  const program = buildProgram(shell, ending, texts);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return ending.code;
  } catch (error) {
    return await endWith(error, shell, texts);
  }
}

function buildProgram(shell: Shell, ending: Ending, texts: string[]): Command {
  const program = new Command('dawnline')
    .description(
      'Simulates data centres in orbit: where they fly, what they can run, what it costs.',
    )
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeOut: (text) => texts.push(text), writeErr: () => undefined })
    .addHelpText('after', '\nExample:\n  $ dawnline run dawn-dusk-ring-eclipse --policy edf');
  addRun(program, shell);
  addCheck(program, shell);
  addCompare(program, shell);
  addPropagate(program, shell);
  addWindows(program, shell);
  addRoutes(program, shell);
  addExport(program, shell);
  addScenarios(program, shell);
  addEvidence(program, shell, ending);
  addAbsent(program);
  return program;
}

async function endWith(error: unknown, shell: Shell, texts: string[]): Promise<number> {
  if (error instanceof ClosedPipe) return exitCodes.done;
  if (error instanceof Interrupted) {
    shell.err('dawnline: interrupted\n');
    return exitCodes.interrupted;
  }
  if (error instanceof InputProblems) {
    shell.err(error.problems.map((problem) => `${problemLine(problem)}\n`).join(''));
    return exitCodes.input;
  }
  if (error instanceof CommanderError) return endWithUsage(error, shell, texts);
  const message = error instanceof Error ? error.message : String(error);
  shell.err(`dawnline: this is our fault: ${printable(message)}\n`);
  return exitCodes.fault;
}

async function endWithUsage(error: CommanderError, shell: Shell, texts: string[]): Promise<number> {
  if (error.exitCode === 0) {
    await shell.out(texts.join(''));
    return exitCodes.done;
  }
  shell.err(`${usageLine(error)}\n`);
  return exitCodes.input;
}

/** `error: unknown option '--stpe'\n(Did you mean --step?)` as one `path: message (hint)` line. */
function usageLine(error: CommanderError): string {
  if (error.code === 'commander.help') {
    return problemLine({ path: 'dawnline', message: 'no command given', hint: 'see --help' });
  }
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = rest.join(' ').replaceAll(/[()]/g, '');
  const hint = suggestion === '' ? 'see --help' : suggestion;
  return problemLine({ path: 'dawnline', message: first, hint });
}
