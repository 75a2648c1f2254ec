import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { standAlone } from './stand-alone.ts';

const tokens =
  ':root { --paper: #F8F4EB; --armed: #7A1F1F; } @media (prefers-color-scheme: dark) { :root { --paper: #15130F; } }';
const svg =
  '<svg role="img" aria-label="A bar" width="10" height="10"><rect fill="var(--armed)" stroke="var(--paper)" /></svg>';
const about = { title: 'One bar', description: 'A bar', tokens };

describe('standAlone', () => {
  test('writes out the colours, and brings a namespace, a background, a title and a description', () => {
    expect(standAlone(svg, about)).toMatchInlineSnapshot(`
      "<svg font-family="Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif" xmlns="http://www.w3.org/2000/svg" role="img" width="10" height="10"><title>One bar</title><desc>A bar</desc><rect fill="#F8F4EB" height="100%" width="100%" /><rect fill="#7A1F1F" stroke="#F8F4EB" /></svg>
      "
    `);
  });

  test('takes the second of two colours in dark, and the first in light', () => {
    expect(standAlone(svg, { ...about, scheme: 'dark' })).toContain(
      '<rect fill="#7A1F1F" stroke="#15130F" />',
    );
  });

  test('shows markup in a title as text, and stays a picture that a strict reader takes', () => {
    const markup = '<script>alert(1)</script> & "more"';
    const picture = standAlone(svg, { ...about, title: markup, description: `</desc>${markup}` });
    const { document } = parseHTML(picture);
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(document.querySelector('title')?.textContent).toBe(markup);
    expect(document.querySelector('desc')?.textContent).toBe(`</desc>${markup}`);
    expect(picture).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
  });

  test('keeps the names of elements as they are spelt, or a clip in the file would clip nothing', () => {
    expect(standAlone('<svg><clipPath id="a"><rect /></clipPath></svg>', about)).toContain(
      '<clipPath id="a"><rect /></clipPath>',
    );
  });

  test('refuses a colour that is not a token, and what is no picture', () => {
    expect(() => standAlone('<svg><rect fill="var(--amred)" /></svg>', about)).toThrow(
      'unknown colour: amred',
    );
    expect(() => standAlone('<p>no</p>', about)).toThrow('not a picture');
  });
});
