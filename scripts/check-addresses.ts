import { readFileSync } from 'node:fs';
import { tableDefinitions, type Tables } from '../src/figures/tables/index.ts';
import { checkAddresses } from './addresses.ts';
import { printFault } from './fault.ts';
import { readTable } from './read-table.ts';

/** After the build: no address that was ever released is lost. */
const { rows } = readTable(tableDefinitions.addresses, readFileSync('data/addresses.csv'));
const faults = checkAddresses('dist', rows as Tables['addresses']);
for (const fault of faults) console.error(printFault(fault));
if (faults.length > 0) process.exitCode = 1;
