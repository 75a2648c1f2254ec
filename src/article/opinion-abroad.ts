import { figureFromRow } from './figure-from-rows.ts';
import { formatPercent } from '../data/format.ts';
import type { Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

const answer =
  (survey: string, option: string, as_at: string, label: string, wave: string | null = null) =>
  (tables: Tables) =>
    figureFromRow(tables, {
      table: 'responses',
      find: (row) =>
        row.survey_id === survey &&
        row.question_id === 'arming_view' &&
        row.option_id === option &&
        row.preferred &&
        row.subgroup === null &&
        row.wave === wave,
      value: 'percent',
      as_at,
      label,
      format: formatPercent,
    });

const newZealand = 'of New Zealand police staff who answered their union supported general arming';
const norway = 'of Norwegian union members who answered wanted to be armed as a rule';

const nz2008 = answer('NZPA2008', 'support', '2008', newZealand);
const nz2010 = answer('NZPA2010', 'support', '2010', newZealand);
const nz2021 = answer('NZPA2021', 'support', '2021', newZealand);
const norway2011 = answer('NOPF2011', 'yes', '2011', norway);
const norway2017 = answer('NOPHS2017', 'yes', '2017', norway);

export const numbers: Numbers = {
  'nz-2008': nz2008,
  'nz-2010': nz2010,
  'nz-2021': nz2021,
  'norway-2011': norway2011,
  'norway-2017': norway2017,
  'nz-public-2019': answer(
    'NZPUB',
    'support',
    '2019',
    'of New Zealanders asked supported general arming',
    '2019',
  ),
  'norway-public-for': answer('NOPHSPUB2017', 'for', '2017', 'of Norwegians asked were for armed police'),
  'norway-public-against': answer(
    'NOPHSPUB2017',
    'against',
    '2017',
    'of Norwegians asked were against armed police',
  ),
};
