import { DOMParser, parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { breakLines, estimateWidth } from './svg-text.ts';
import { foldSvg, tidySvg } from './svg.ts';

function folded(inside: string): string {
  const svg = parseHTML(`<body><svg>${inside}</svg></body>`).document.querySelector('svg') as Element;
  foldSvg(svg);
  return svg.innerHTML;
}

describe('foldSvg', () => {
  const bar = (x: number, more = '') => `<rect x="${x}" y="2" width="3" height="4"${more}></rect>`;

  test('rectangles of one colour become one path, each where it was', () => {
    expect(folded(`<g fill="red">${bar(1)}${bar(10)}</g>`)).toBe(
      '<g fill="red"><path d="M1,2h3v4h-3zM10,2h3v4h-3z" /></g>',
    );
  });

  test('a shape that says more than its place keeps its group as it is, as does one alone', () => {
    const groups = [bar(1, ' fill="red"') + bar(5), bar(1, ' rx="1"') + bar(5, ' rx="1"'), bar(1)];
    expect(groups.filter((group) => folded(`<g>${group}</g>`).includes('<path'))).toEqual([]);
  });

  test('one line of text has its place as x and y; several lines, and slanting ones, keep theirs', () => {
    expect(folded('<text transform="translate(12,34)" y="0.32em">6,621</text>')).toBe(
      '<text dy="0.32em" x="12" y="34">6,621</text>',
    );
    const kept = ['translate(12,34)"><tspan x="0">two</tspan>', 'translate(1,2) rotate(45)">slanting'];
    for (const text of kept) expect(folded(`<text transform="${text}</text>`)).toContain(text);
  });
});

function tidied(inside: string): Element {
  const markup = `<svg width="100" style="max-width: 100%" class="plot">${inside}</svg>`;
  const document = new DOMParser().parseFromString(markup, 'image/svg+xml') as unknown as Document;
  const svg = document.querySelector('svg') as Element;
  tidySvg(svg, { idPrefix: 'armed-officers-328', label: 'A line' });
  return svg;
}

describe('tidySvg', () => {
  test('gives ids the chart’s name, and references with them, whatever was drawn before', () => {
    const drawn = (id: string) =>
      tidied(`<clipPath id="${id}"><rect /></clipPath><g clip-path="url(#${id})" /><use href="#${id}" />`);
    expect(drawn('plot-clip-7').innerHTML).toBe(
      '<clipPath id="armed-officers-328-1"><rect /></clipPath><g clip-path="url(#armed-officers-328-1)" /><use href="#armed-officers-328-1" />',
    );
    expect(drawn('plot-clip-93').innerHTML).toBe(drawn('plot-clip-7').innerHTML);
  });

  test('keeps a reference to what is not in the picture, and a colour that looks like one', () => {
    const kept = '<a href="#elsewhere" /><rect fill="#8C8474" />';
    expect(tidied(kept).innerHTML).toBe(kept);
  });

  test('removes Plot’s own style and its labels on groups, and labels the picture', () => {
    const svg = tidied(
      '<style>.plot { color: red }</style><g aria-label="dot" aria-hidden="true"><text style="fill: red" class="x" font-variant="tabular-nums">5</text></g>',
    );
    expect(svg.outerHTML).toBe('<svg aria-label="A line" role="img" width="100"><g><text>5</text></g></svg>');
  });

  test('rounds geometry to a tenth of a pixel and the places of text to a whole one, and changes no words', () => {
    expect(
      tidied(
        '<path d="M0.123,45.678L-3.14159,1e3" transform="translate(0.25,10.0499)" stroke-width="0.75" />',
      ).innerHTML,
    ).toBe('<path d="M0.1,45.7L-3.1,1e3" transform="translate(0.3,10)" stroke-width="0.75" />');
    expect(tidied('<text x="1.2345">4.7812%</text>').innerHTML).toBe('<text x="1">4.7812%</text>');
  });
});

describe('breakLines', () => {
  test('makes as few lines as fit, about as long as each other, and none of nothing', () => {
    expect(breakLines('', { size: 14, width: 200 })).toEqual([]);
    expect(breakLines('Armed officers', { size: 14, width: 760 })).toEqual(['Armed officers']);
    const text = 'Nearly a thousand more armed officers from 2016 to 2019, then fewer each year';
    const lines = breakLines(text, { size: 22, width: 300 });
    expect(lines).toEqual([
      'Nearly a thousand',
      'more armed officers',
      'from 2016 to 2019,',
      'then fewer each year',
    ]);
    expect(Math.max(...lines.map((line) => estimateWidth(line, 22)))).toBeLessThanOrEqual(300);
  });

  test('breaks a word that is longer than a line, losing no character', () => {
    const lines = breakLines(`a ${'w'.repeat(100)} b`, { size: 14, width: 200 });
    expect(lines.join('').replaceAll(/\s/g, '')).toBe(`a${'w'.repeat(100)}b`);
    expect(Math.max(...lines.map((line) => estimateWidth(line, 14)))).toBeLessThanOrEqual(200);
  });

  test('takes a character of an unknown script to be wide', () => {
    expect(estimateWidth('ש', 10)).toBeGreaterThan(estimateWidth('W', 10));
  });
});
