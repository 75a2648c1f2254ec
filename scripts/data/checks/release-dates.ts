import { lastDay } from '../../../src/data/as-of.ts';
import { tableNames, type Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

/** The first day on which a date or period can have ended, as precisely as it is told. */
function earliestEnd(time: string): string {
  const end = time.split('/').at(-1) ?? '';
  return end.length === 4 ? `${end}-01-01` : end.length === 7 ? `${end}-01` : end;
}

/** A figure cannot be published before the day or period that it is for has come. */
export function checkReleaseDates(tables: Tables): DataError[] {
  return tableNames.flatMap((name) =>
    tables[name].flatMap((row): DataError[] => {
      const time = 'date' in row ? row.date : 'period' in row ? row.period : null;
      const released = 'released' in row ? row.released : null;
      if (typeof time !== 'string' || typeof released !== 'string' || lastDay(released) >= earliestEnd(time))
        return [];
      return [
        {
          file: `data/${name}.csv`,
          row: row.row,
          column: 'released',
          received: released,
          expected: `a day after ${time}, which the figure is for`,
          fix: 'look whether the year of the one or the other was mistyped',
        },
      ];
    }),
  );
}
