import { deriveFigure } from './figure-from-rows.ts';
import { formatCount, formatInWords } from '../data/format.ts';
import type { ProseFigure, Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

/** A count of rows of positions.csv, with the rows themselves as what it rests on. */
const statements =
  (label: string, stance?: string, roles?: RegExp) =>
  (tables: Tables): ProseFigure => {
    const rows = tables.positions.filter(
      (row) =>
        (stance === undefined || row.stance === stance) && (roles === undefined || roles.test(row.role)),
    );
    const from = rows.map((row): ProseFigure => ({
      text: '1',
      label: row.paraphrase,
      as_at: '2012 to 2025',
      publications: [
        {
          text: '1',
          label: null,
          release: `${row.actor}, ${row.role}`,
          released: row.date,
          source_id: row.source_id,
          table: 'positions',
          row: row.row,
          worked_out: null,
        },
      ],
      working: null,
    }));
    return deriveFigure(from, {
      value: rows.length,
      label,
      working: 'rows of positions.csv, counted',
      format: stance ? formatInWords : formatCount,
    });
  };

export const numbers: Numbers = {
  statements: statements('statements collected'),
  'statements-against': statements('statements that oppose routine arming', 'opposes routine arming'),
  'statements-against-met-mayor': statements(
    'statements by the Met or the Mayor that oppose routine arming',
    'opposes routine arming',
    /^Met |^Metropolitan Police$|^Mayor/,
  ),
  'statements-specialists': statements(
    'statements that ask for more armed specialists and not for routine arming',
    'more armed specialists, not routine',
  ),
  'statements-for': statements('statement that supports routine arming', 'supports routine arming'),
};

const national = (tables: Tables) =>
  tables.responses.find(
    (row) =>
      row.survey_id === 'PFEW2017' &&
      row.option_id === 'NET_routine_arming' &&
      row.preferred &&
      row.subgroup === null,
  )?.percent ?? Number.NaN;

export const claims: Claims = {
  'national-two-thirds': {
    holds: (tables) => Math.abs(100 - national(tables) - 200 / 3) < 2,
    figures: (tables) => ({ 'percent for routine arming': national(tables) }),
  },
};
