import { readFileSync, writeFileSync } from 'node:fs';
import { describeTables, replaceTables } from './data/describe-tables.ts';
import { answerHelp } from './run-command.ts';

answerHelp(`npm run data:readme

Writes the tables’ part of data/README.md from the schemas.`);

const guide = 'data/README.md';
writeFileSync(guide, replaceTables(readFileSync(guide, 'utf8'), describeTables()));
