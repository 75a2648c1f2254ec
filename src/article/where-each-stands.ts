import { formatCount, formatDate, formatInWords } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import { claimAbout, type FigureDefinition, figureFromAnswer } from './figure-from-rows.ts';

/** A count of rows of positions.csv, with the rows themselves as what it rests on. */
const statements =
  (label: string, stance?: string, roles = /^/): FigureDefinition =>
  (tables) => {
    const rows = tables.positions.filter(
      (row) => (stance === undefined || row.stance === stance) && roles.test(row.role),
    );
    return {
      value: rows.length,
      text: stance ? formatInWords(rows.length) : formatCount(rows.length),
      label,
      as_at: '2012 to 2025',
      publications: rows.map(({ paraphrase, actor, role, date, source_id, row }) => ({
        text: '1',
        label: paraphrase,
        publisher: actor,
        released: date,
        cited: [actor, role, date && formatDate(date)].filter(Boolean).join(', '),
        source_id,
        table: 'positions',
        row,
        worked_out: null,
      })),
      working: 'statements counted',
      others: null,
    };
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

const national = figureFromAnswer({
  survey: 'PFEW2017',
  option: 'NET_routine_arming',
  label: 'of officers who answered the national Federation backed routine arming',
});

export const claims: Claims = {
  'national-two-thirds': claimAbout(
    { 'percent for routine arming': national },
    (percent) => Math.abs(100 - percent - 200 / 3) < 2,
  ),
};
