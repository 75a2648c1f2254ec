import { expect, test } from 'vitest';
import { describeLicence, licencesOf } from './licence.ts';
import type { Tables } from './tables/index.ts';

const licences = {
  ho: 'OGL v3',
  wms: 'Open Parliament Licence',
  crown: 'Crown copyright / OGL v3.0',
  iopc: 'IOPC (OGL - check)',
  text: 'Parliamentary / Crown copyright text',
  press: '© publisher',
  none: null,
};
const sources = Object.entries(licences).map(([source_id, licence]) => ({ source_id, licence }));
const tables = { sources } as unknown as Tables;

test('each open licence is named once, as it asks to be, however the source words it', () => {
  expect(describeLicence(tables, ['wms', 'ho', 'crown', 'press'])).toMatchInlineSnapshot(
    `"Contains public sector information licensed under the Open Government Licence v3.0 and Parliamentary information licensed under the Open Parliament Licence. Drawing: MIT licence"`,
  );
  const { open, hasOthers } = licencesOf(tables.sources.slice(0, 3));
  expect([open.map(({ licence }) => licence.title), hasOthers]).toEqual([
    ['Open Government Licence v3.0', 'Open Parliament Licence'],
    false,
  ]);
});

test('a licence that is doubtful, not open or not known is not claimed', () => {
  expect(describeLicence(tables, ['iopc', 'text', 'press', 'none'])).toMatchInlineSnapshot(
    `"Figures: as their sources say. Drawing: MIT licence"`,
  );
  expect(licencesOf(tables.sources.slice(3))).toEqual({ open: [], hasOthers: true });
});
