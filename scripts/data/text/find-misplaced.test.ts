import { expect, test } from 'vitest';
import { findCollisions, findOutside } from './find-misplaced.ts';

const picture = (shapes: string) => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">${shapes}</svg>`,
  width: 100,
  height: 50,
  points: [],
});
const find = (shapes: string) => findOutside(picture(shapes));

test('what lies inside the frame, or only defines a shape, is not named', () => {
  expect(
    find(
      '<defs><clipPath id="a"><rect width="900" height="900"/></clipPath></defs><g transform="translate(60,20)"><circle cx="40" cy="30" r="5"/></g><path d="M10,10h90v40h-90z"/><line x1="0" x2="101" y1="5" y2="5"/><text x="100" y="10" text-anchor="end">to the right</text>',
    ),
  ).toEqual([]);
});

test('each mark and each label that reaches beyond the frame is named, with where it reaches', () => {
  expect(
    find(
      [
        '<rect x="60" y="10" width="60" height="10"/>',
        '<g transform="translate(60,20)"><circle cx="50" cy="0" r="5"/></g>',
        '<line x1="10" x2="10" y1="0" y2="60"/>',
        '<path d="M10,10L20,-30C1,1,2,2,30,30z"/>',
        '<path d="M90,10a5,5,0,1,1,20,0"/>',
        '<path d="MNaN,10L20,20"/>',
        '<g font-size="20"><text x="80" y="10">to the right</text></g>',
        '<text text-anchor="middle" transform="translate(5,80)"><tspan>first</tspan><tspan>second line</tspan></text>',
      ].join(''),
    ),
  ).toMatchInlineSnapshot(`
    [
      "a shape at d="MNaN,10L20,20"",
      "a rect that reaches 120, 20",
      "a circle that reaches 110, 20",
      "a line that reaches 10, 60",
      "a path that reaches 20, -30",
      "a path that reaches 110, 10",
      "the label “to the right” from 80 to 188, 10 down",
      "the label “first” from -6 to 16, 80 down",
      "the label “second line” from -20 to 30, 80 down",
    ]
  `);
});

test('labels that lie over each other are named, also a line of one over a line of another, and neighbours are not', () => {
  const shapes =
    '<g font-size="10"><text x="0" y="10">armed</text><text transform="translate(20,12)">now</text><text x="60" y="10">far</text><text x="0" y="20">below</text></g>' +
    '<g font-size="10"><text transform="translate(60,30)"><tspan x="0" y="-0.5em">first</tspan><tspan x="0" dy="1.2em">second</tspan></text><text x="70" y="38">over</text></g>';
  expect(findCollisions(picture(shapes))).toEqual([
    'the label “armed” over “now”',
    'the label “second” over “over”',
  ]);
});
