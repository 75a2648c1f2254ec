import { DOMParser, parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { breakLines, estimateWidth } from './svg-text.ts';
import { foldSvg, tidySvg } from './svg.ts';

function folded(inside: string): string {
  const svg = parseHTML(`<body><svg>${inside}</svg></body>`).document.querySelector('svg');
  if (!svg) throw new Error('not a picture');
  foldSvg(svg);
  return svg.innerHTML;
}

describe('a picture in fewer bytes', () => {
  test('bars of one ink become one path, each where it was', () => {
    expect(
      folded(
        '<g fill="red"><rect x="1" y="2" width="3" height="4"></rect><rect x="10" y="20" width="30" height="40"></rect></g>',
      ),
    ).toBe('<g fill="red"><path d="M1,2h3v4h-3zM10,20h30v40h-30z" /></g>');
  });

  test('rules become one path, upright, level and slanting', () => {
    expect(
      folded(
        '<g><line x1="1" y1="2" x2="1" y2="9"></line><line x1="1" y1="2" x2="8" y2="2"></line><line x1="0" y1="0" x2="5" y2="6"></line></g>',
      ),
    ).toBe('<g><path d="M1,2V9M1,2H8M0,0L5,6" /></g>');
  });

  test('a shape that says more than its place keeps its group as it is: tiles of several inks, a rounded bar, one alone', () => {
    for (const group of [
      '<g><rect x="1" y="2" width="3" height="4" fill="red"></rect><rect x="5" y="2" width="3" height="4"></rect></g>',
      '<g><rect x="1" y="2" width="3" height="4" rx="1"></rect><rect x="5" y="2" width="3" height="4" rx="1"></rect></g>',
      '<g><rect x="1" y="2" width="3" height="4"></rect></g>',
    ]) {
      expect(folded(group)).toBe(folded(folded(group)));
      expect(folded(group)).not.toContain('<path');
    }
  });

  test('words say their place as x and y; words of several lines keep theirs', () => {
    expect(folded('<text transform="translate(12,34)" y="0.32em">6,621</text>')).toBe(
      '<text dy="0.32em" x="12" y="34">6,621</text>',
    );
    expect(
      folded(
        '<text transform="translate(12,34)"><tspan x="0">two</tspan><tspan x="0" dy="1em">lines</tspan></text>',
      ),
    ).toContain('translate(12,34)');
    expect(folded('<text transform="translate(1,2) rotate(45)">slanting</text>')).toContain('rotate(45)');
  });
});

function tidied(inside: string): Element {
  const markup = `<svg width="100" style="max-width: 100%" class="plot">${inside}</svg>`;
  const document = new DOMParser().parseFromString(markup, 'image/svg+xml') as unknown as Document;
  const svg = document.querySelector('svg');
  if (!svg) throw new Error('no picture');
  tidySvg(svg, { idPrefix: 'armed-officers-328', label: 'A line' });
  return svg;
}

describe('tidySvg', () => {
  test('gives the ids the chart’s name, and their references with them', () => {
    const svg = tidied(
      '<clipPath id="plot-clip-7"><rect /></clipPath><pattern id="hatch" /><g clip-path="url(#plot-clip-7)"><rect fill="url(#hatch)" stroke="url(#hatch)" /><use href="#hatch" /></g>',
    );
    expect(svg.innerHTML).toMatchInlineSnapshot(
      `"<clipPath id="armed-officers-328-1"><rect /></clipPath><pattern id="armed-officers-328-2" /><g clip-path="url(#armed-officers-328-1)"><rect fill="url(#armed-officers-328-2)" stroke="url(#armed-officers-328-2)" /><use href="#armed-officers-328-2" /></g>"`,
    );
  });

  test('gives the same ids whatever was drawn before', () => {
    expect(tidied('<clipPath id="plot-clip-7" />').innerHTML).toBe(
      tidied('<clipPath id="plot-clip-93" />').innerHTML,
    );
  });

  test('keeps a reference to what is not in the picture, and a colour that looks like one', () => {
    expect(
      tidied('<pattern id="hatch" /><a href="#elsewhere" /><rect fill="#8C8474" />').innerHTML,
    ).toContain('<a href="#elsewhere" /><rect fill="#8C8474" />');
  });

  test('removes all style of Plot’s own, which a strict policy refuses', () => {
    const svg = tidied(
      '<style>.plot { color: red }</style><text style="fill: red" class="x" font-variant="tabular-nums">5</text>',
    );
    expect(svg.outerHTML).not.toMatch(/style|class|font-variant|red/);
  });

  test('takes the labels off the groups and labels the picture', () => {
    const svg = tidied('<g aria-label="dot" aria-description="dots" aria-hidden="true"><circle r="1" /></g>');
    expect(svg.outerHTML).toMatchInlineSnapshot(
      `"<svg aria-label="A line" role="img" width="100"><g><circle r="1" /></g></svg>"`,
    );
  });

  test('rounds geometry to a tenth of a pixel', () => {
    const path = tidied(
      '<path d="M0.123,45.678L-3.14159,1e3" transform="translate(0.25,10.0499)" stroke-width="0.75" />',
    ).querySelector('path');
    expect(path?.getAttribute('d')).toBe('M0.1,45.7L-3.1,1e3');
    expect(path?.getAttribute('transform')).toBe('translate(0.3,10)');
    expect(path?.getAttribute('stroke-width')).toBe('0.75');
  });

  test('places words on whole pixels, and never changes them', () => {
    expect(tidied('<text x="1.2345">4.7812%</text><title>0.123456</title>').innerHTML).toBe(
      '<text x="1">4.7812%</text><title>0.123456</title>',
    );
  });
});

describe('breakLines', () => {
  test('leaves on one line what goes into one', () => {
    expect(breakLines('Armed officers', { size: 14, width: 760 })).toEqual(['Armed officers']);
  });

  test('makes lines about as long as each other, none wider than asked for', () => {
    const size = 22;
    const width = 300;
    const lines = breakLines(
      'Nearly a thousand more armed officers from 2016 to 2019, then fewer each year',
      { size, width },
    );
    expect(lines).toEqual([
      'Nearly a thousand',
      'more armed officers',
      'from 2016 to 2019,',
      'then fewer each year',
    ]);
    for (const line of lines) expect(estimateWidth(line, size)).toBeLessThanOrEqual(width);
  });

  test('breaks a word that is longer than a line, losing no sign', () => {
    const lines = breakLines(`a ${'w'.repeat(100)} b`, { size: 14, width: 200 });
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join('').replaceAll(/\s/g, '')).toBe(`a${'w'.repeat(100)}b`);
    for (const line of lines) expect(estimateWidth(line, 14)).toBeLessThanOrEqual(200);
  });

  test('makes no line of nothing', () => {
    expect(breakLines('', { size: 14, width: 200 })).toEqual([]);
  });
});

test('a sign of a script that is not known is taken to be wide', () => {
  expect(estimateWidth('ש', 10)).toBeGreaterThan(estimateWidth('W', 10));
});
