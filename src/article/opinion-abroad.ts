import type { Numbers } from '../data/prose.ts';
import { figureFromAnswer } from './figure-from-rows.ts';

const answer = (survey: string, option: string, as_at: string, label: string, wave: string | null = null) =>
  figureFromAnswer({ survey, option, as_at, label, where: { wave } });

const newZealand = 'of New Zealand police staff who answered their union supported general arming';
const newZealanders = 'of New Zealanders asked supported general arming';
const norway = 'of Norwegian union members who answered wanted to be armed as a rule';

export const numbers: Numbers = {
  'nz-2008': answer('NZPA2008', 'support', '2008', newZealand),
  'nz-2010': answer('NZPA2010', 'support', '2010', newZealand),
  'nz-2021': answer('NZPA2021', 'support', '2021', newZealand),
  'norway-2011': answer('NOPF2011', 'yes', '2011', norway),
  'norway-2017': answer('NOPHS2017', 'yes', '2017', norway),
  'nz-public-2019': answer('NZPUB', 'support', '2019', newZealanders, '2019'),
  'norway-public-for': answer('NOPHSPUB2017', 'for', '2017', 'of Norwegians asked were for armed police'),
  'norway-public-2021': answer(
    'NOTV2_2021',
    'carry',
    'November 2021',
    'of Norwegians asked wanted officers to carry guns',
  ),
  'norway-public-against': answer(
    'NOPHSPUB2017',
    'against',
    '2017',
    'of Norwegians asked were against armed police',
  ),
};
