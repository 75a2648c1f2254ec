import { expect, test } from 'vitest';
import { licencesOf } from './licences.ts';
import type { Tables } from '../data/tables/index.ts';

const under = (...licences: (string | null)[]) =>
  licencesOf(
    licences.map((licence): Tables['sources'][number] => ({
      row: 2,
      source_id: 'S',
      title: 'T',
      publisher: 'P',
      url: null,
      published: null,
      licence,
      evidence: 'quoted',
      standing: 'official',
      link: true,
    })),
  );

test('an open licence is named once, however the source words it', () => {
  const { open, hasOthers } = under(
    'OGL v3',
    'Crown copyright / OGL v3.0',
    'Open Parliament Licence',
    'ONS, OGL v3.0',
  );
  expect(open.map(({ title }) => title)).toEqual(['Open Government Licence v3.0', 'Open Parliament Licence']);
  expect(hasOthers).toBe(false);
});

test('what is copyright, doubtful or unknown is no open licence', () => {
  for (const licence of ['© publisher', 'IOPC (OGL - check)', 'Parliamentary / Crown copyright text', null]) {
    expect(under(licence), licence ?? 'none').toEqual({ open: [], hasOthers: true });
  }
});
