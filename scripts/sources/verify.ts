import { type DataError, fail, throwIfAny } from '../data/data-error.ts';
import { idsOf, isSameValue, seriesKey, valueOf } from '../diff/compare-rows.ts';
import { runCommand } from '../run-command.ts';
import { openFile } from './load-file.ts';

const usage = `npm run data:verify -- <file>

Says whether the rows that came from a published file are still what its loader makes of it. data/files.csv has the file.`;

function verify(): void {
  const { file, existing, sha256, records, loader, rows } = openFile(process.argv.slice(2), 'data:verify');
  const published = records[0]?.['published'] ?? '';
  const sources = new Set(records.flatMap(idsOf));
  if (!loader || records.length === 0) {
    fail(file, {
      received: sha256,
      expected: 'a file whose SHA-256 is in data/files.csv',
      fix: 'take the file that was read, or bring this one in with npm run data:add',
    });
  }

  const errors: DataError[] = [];
  for (const [table, loaded] of Map.groupBy(rows, ({ table }) => table)) {
    const bySeries = new Map(loaded.map((row) => [seriesKey(table, row.cells), row]));
    const ours = existing[table].filter(({ cells }) => idsOf(cells).some((id) => sources.has(id)));
    for (const row of ours) {
      const { released = published } = row.cells;
      const made = bySeries.get(seriesKey(table, row.cells));
      const report = (received: string, expected: string): void => {
        const fix = 'find out which is right; a slip of ours is corrected in data/';
        errors.push({ file: `data/${table}.csv`, row: row.row, received, expected, fix });
      };
      if (!made) report(seriesKey(table, row.cells), `a row that ${loader.id} makes of ${file}`);
      else if (!isSameValue(table, row.cells, made.cells))
        report(valueOf(table, row.cells), `${valueOf(table, made.cells)}, as ${file} has it in ${made.cell}`);
      if (!published.startsWith(released)) report(released, `${published}, when ${file} was published`);
    }
    const taken = new Set(ours.map(({ cells }) => seriesKey(table, cells)));
    const left = loaded.filter(({ cells }) => !taken.has(seriesKey(table, cells))).length;
    console.log(
      `data/${table}.csv: ${ours.length} rows are from ${file}; ${left} others of its rows are not here`,
    );
  }
  throwIfAny(errors);
  console.log(`All are what scripts/sources/${loader.id}.ts makes of it.`);
}

runCommand(usage, verify, 'Not verified.');
