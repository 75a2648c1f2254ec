import { figureFromRow } from './figure-from-rows.ts';
import { formatCount, formatDate, formatInWords } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

const training =
  (group: string, measure: string, label: string, format: (value: number) => string) => (tables: Tables) => {
    const find = (row: Tables['firearms-training'][number]) =>
      row.course_or_group === group && row.measure === measure;
    return figureFromRow(tables, {
      table: 'firearms-training',
      find,
      value: 'value',
      as_at: formatDate(tables['firearms-training'].find(find)?.as_of ?? ''),
      label,
      format,
    });
  };

const pounds = (value: number) => `£${formatCount(value)}`;
const halfExpected = training(
  'National ARV/AFO training',
  'share of suitable applicants expected to get through',
  'percent expected to get through',
  formatCount,
);

export const numbers: Numbers = {
  'basic-weeks': training(
    'MPS basic firearms officer course',
    'length',
    'weeks of the Met’s basic firearms course',
    formatInWords,
  ),
  'basic-cost': training(
    'MPS basic firearms officer course',
    'cost to MPS',
    'cost to the Met of its basic firearms course, an officer',
    pounds,
  ),
  'arv-weeks': training(
    'MPS initial ARV officer course',
    'length',
    'weeks of the Met’s first course for armed response vehicles',
    formatInWords,
  ),
  'arv-cost': training(
    'MPS initial ARV officer course',
    'cost to MPS',
    'cost to the Met of that course, an officer',
    pounds,
  ),
  applicants: training('MPS armed uplift', 'applicants', 'officers who applied, about', formatCount),
  accepted: training(
    'MPS armed uplift',
    'accepted onto 9 week course',
    'officers accepted onto the course',
    formatCount,
  ),
};

export const claims: Claims = {
  'half-get-through': {
    holds: (tables) => Math.abs(halfExpected(tables).value - 50) <= 5,
    figures: (tables) => ({ 'percent expected': halfExpected(tables).value }),
  },
};
