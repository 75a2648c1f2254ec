import { describe, expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import { formatSettings, readFields, readQuery, writeQuery } from './what-if-fields.ts';
import { readPublished } from './what-if-published.ts';
import { defaultSettings } from './what-if-sum.ts';

const texts = { officers: '1,000', armed: '100', resign: '8.2', never: '12', weeks: '4', cost: '4671' };
const published = readPublished(loadTables());

describe('a field', () => {
  test.for([
    ['34542', 34_542],
    [' 34,542 ', 34_542],
    ['1', 1],
    ['200000', 200_000],
  ] as const)('takes “%s” as officers', ([officers, value]) => {
    expect(readFields({ ...texts, officers, armed: '0' })).toMatchObject({
      settings: { officers: value },
      errors: {},
    });
  });

  test('takes the signs that people write', () => {
    const { settings, errors } = readFields({ ...texts, resign: '8.25%', cost: '£12,705' });
    expect(settings).toMatchObject({ resign: 8.25, cost: 12_705 });
    expect(errors).toEqual({});
  });

  test.for(['0', '-5', '1e5', '12.5', '200001', '34 542', '1,0000', '3,45', 'many', '∞', 'NaN', '<b>1</b>'])(
    'does not take “%s” as officers, and says what it takes',
    (officers) => {
      const { settings, errors } = readFields({ ...texts, officers });
      expect(settings.officers).toBeNull();
      expect(errors.officers).toBe(
        `“${officers}” cannot be used here. Type a whole number from 1 to 200,000.`,
      );
    },
  );

  test('says for each setting what it takes', () => {
    expect(
      Object.values(
        readFields({ officers: '1.5', armed: '-1', resign: '101', never: 'x', weeks: '53', cost: '100001' })
          .errors,
      ),
    ).toMatchInlineSnapshot(`
      [
        "“1.5” cannot be used here. Type a whole number from 1 to 200,000.",
        "“-1” cannot be used here. Type a whole number from 0 to 200,000.",
        "“101” cannot be used here. Type a number from 0 to 100 percent.",
        "“x” cannot be used here. Type a number from 0 to 100 percent.",
        "“53” cannot be used here. Type a number from 1 to 52 weeks.",
        "“100001” cannot be used here. Type a whole number from 0 to 100,000 pounds.",
      ]
    `);
  });

  test('that is empty is not given, which is neither zero nor an error of the reader’s', () => {
    const { settings, errors } = readFields({ ...texts, armed: '' });
    expect(settings.armed).toBeNull();
    expect(errors).toMatchInlineSnapshot(`
      {
        "armed": "Not given. Type a whole number from 0 to 1,000.",
      }
    `);
  });

  test('has no more armed officers than officers', () => {
    expect(readFields({ ...texts, armed: '1000' }).settings.armed).toBe(1000);
    expect(readFields({ ...texts, armed: '1001' }).errors).toMatchInlineSnapshot(`
      {
        "armed": "“1001” cannot be used here. Type a whole number from 0 to 1,000.",
      }
    `);
  });
});

describe('a link', () => {
  test('gives back every setting', () => {
    const query = writeQuery('kent', { ...texts, resign: '20.5' });
    expect(query).toMatchInlineSnapshot(
      `"force=kent&officers=1000&armed=100&resign=20.5&never=12&weeks=4&cost=4671"`,
    );
    expect(readQuery(query, published)).toEqual({
      force: 'kent',
      unknown: null,
      texts: { ...texts, resign: '20.5', cost: '4,671' },
    });
  });

  test('keeps what is empty empty, and what cannot be used as it was typed', () => {
    const odd = { ...texts, armed: '', never: '900 & more' };
    expect(readQuery(writeQuery('kent', odd), published).texts).toMatchObject({
      armed: '',
      never: '900 & more',
    });
  });

  test('that says nothing is the Met as published; what it does not name is as published for its force', () => {
    expect(readQuery('', published).texts).toEqual(formatSettings(defaultSettings(published)));
    expect(readQuery('?force=kent&weeks=9', published).texts).toEqual({
      ...formatSettings(defaultSettings(published, 'kent')),
      weeks: '9',
    });
  });

  test('to a force that is not there says so', () => {
    expect(readQuery('?force=narnia', published)).toMatchObject({
      force: 'metropolitan-police',
      unknown: 'narnia',
    });
  });
});
