// What does `dawnline …` do with its arguments?
process.stderr.write('dawnline: this version has no commands yet\n');
process.exitCode = 2;
