import { DOMParser } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { tidySvg } from './tidy-svg.ts';

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
