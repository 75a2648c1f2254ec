import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { foldSvg } from './fold-svg.ts';

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
