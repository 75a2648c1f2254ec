import { expect, test } from 'vitest';
import { describeLicence } from './licence.ts';
import type { Tables } from './tables/index.ts';

const licences = {
  ho: 'OGL v3',
  wms: 'Open Parliament Licence',
  crown: 'Crown copyright / OGL v3.0',
  iopc: 'IOPC (OGL - check)',
  press: '© publisher',
  none: null,
};
const tables = {
  sources: Object.entries(licences).map(([source_id, licence]) => ({ source_id, licence })),
} as unknown as Tables;

test('an open licence is named as it asks to be', () => {
  expect(describeLicence(tables, ['ho'])).toMatchInlineSnapshot(
    `"Contains public sector information licensed under the Open Government Licence v3.0. Drawing: MIT licence"`,
  );
  expect(describeLicence(tables, ['crown'])).toBe(describeLicence(tables, ['ho']));
});

test('two are named once each', () => {
  expect(describeLicence(tables, ['wms', 'ho', 'crown', 'press'])).toMatchInlineSnapshot(
    `"Contains public sector information licensed under the Open Government Licence v3.0 and Parliamentary information licensed under the Open Parliament Licence. Drawing: MIT licence"`,
  );
});

test('a licence that is doubtful or not known is not claimed', () => {
  expect(describeLicence(tables, ['iopc', 'press', 'none'])).toMatchInlineSnapshot(
    `"Figures: as their sources say. Drawing: MIT licence"`,
  );
});
