import { expect, test } from 'vitest';
import { expectAnswers } from '../testing/expect-answers.ts';
import { findMisplaced } from './find-misplaced.ts';

test('each mark and label beyond the frame is named with where it reaches, and labels, or lines of them, over each other', async () => {
  const find = (shapes: string) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">${shapes}</svg>`;
    const { outside, collisions } = findMisplaced({ svg, width: 100, height: 50 });
    return [...outside, ...collisions];
  };
  const right = await expectAnswers('scripts/data/testing/shapes.txt', find);
  expect(right.join()).toMatch(/^<defs>/);
});
