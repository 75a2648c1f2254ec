import { firmSources, standingOf } from '../../data/cite.ts';
import { sort, utcDay } from 'd3';
import { tableDefinitions, type Tables } from '../../data/tables/index.ts';

/** Lowest first. */
export const levelNames = tableDefinitions['threat-levels'].columns.level.options;

export type Row = ReturnType<typeof deriveRows>[number];

/** Copies stand for a level that nothing else gives. */
function cite(tables: Tables, ids: string[]): string {
  const firm = firmSources(tables, ids);
  return (firm.length > 0 ? firm : ids).join(';');
}

/**
 * The published level of threat from terrorism, from its first publication. A level lasts until the next row; on 23 July
 * 2019 what it covers changed, and not the level. Few rows cite an official page: most rest on reports of what was announced.
 */
export function deriveRows(tables: Tables) {
  const published = sort(tables['threat-levels'], (row) => row.start_date);
  return published.map((row, index) => {
    const before = published[index - 1];
    const end = published[index + 1]?.start_date ?? null;
    const rank = levelNames.indexOf(row.level) + 1;
    const step = before ? rank - 1 - levelNames.indexOf(before.level) : 0;
    if (before && step === 0 && before.scope === row.scope)
      throw new Error(`threat-level: nothing changed on ${row.start_date}`);
    const official = row.source_id.some((id) => standingOf(tables, id) === 'official');
    // Many rows cite the press alone. Only a row that says so of itself is one whose announcement nobody here has traced.
    const untraced = row.untraced === true && !official;
    return {
      start: row.start_date,
      /** The start of the next level; null where no end is known. */
      end,
      level: row.level,
      /** Place in the order of the names. The distances between levels are not known, so it is no amount. */
      rank,
      scope: row.scope,
      change: !before ? 'first published' : step > 0 ? 'raised' : step < 0 ? 'lowered' : 'scope only',
      confirmed: untraced ? 'no' : 'yes',
      confidence: row.confidence,
      official_source: official ? 'yes' : 'no',
      // What is said of a case that may still be before a court is left to official statements.
      context: untraced ? null : row.context,
      days: end ? utcDay.count(new Date(row.start_date), new Date(end)) : null,
      source_id: cite(tables, row.source_id),
    };
  });
}
