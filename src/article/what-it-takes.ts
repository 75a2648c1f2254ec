import { formatCount, formatDate, formatInWords } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import { claimAbout, figureFromRow } from './figure-from-rows.ts';

const training = (group: string, measure: string, label: string, format = formatCount) =>
  figureFromRow({
    table: 'firearms-training',
    where: { course_or_group: group, measure },
    as_at: ({ as_of }) => formatDate(as_of ?? ''),
    label,
    format,
  });

const basic = 'MPS basic firearms officer course';
const arv = 'MPS initial ARV officer course';
const pounds = (value: number) => `£${formatCount(value)}`;

export const numbers: Numbers = {
  'basic-weeks': training(basic, 'length', 'weeks of the Met’s basic firearms course', formatInWords),
  'basic-cost': training(
    basic,
    'cost to MPS',
    'cost to the Met of its basic firearms course, an officer',
    pounds,
  ),
  'arv-weeks': training(
    arv,
    'length',
    'weeks of the Met’s first course for armed response vehicles',
    formatInWords,
  ),
  'arv-cost': training(arv, 'cost to MPS', 'cost to the Met of that course, an officer', pounds),
  applicants: training('MPS armed uplift', 'applicants', 'officers who applied, about'),
  accepted: training('MPS armed uplift', 'accepted onto 9 week course', 'officers accepted onto the course'),
};

export const claims: Claims = {
  'half-get-through': claimAbout(
    {
      'percent expected': training(
        'National ARV/AFO training',
        'share of suitable applicants expected to get through',
        'percent expected to get through',
      ),
    },
    (percent) => Math.abs(percent - 50) <= 5,
  ),
};
