// What does `dawnline …` do with its arguments? Hands them to the program with the real process.
import process from 'node:process';
import { runProgram } from './program.ts';
import { processShell } from './shell.ts';

process.exitCode = await runProgram(process.argv.slice(2), processShell());
