/** The previews in the composer, as a person looks at them. */
import assert from 'node:assert/strict';

import type { Locator, Page } from 'playwright-core';

import { screenshot } from './browser';
import { closeComposer, openComposer } from './composer';

const SLOW_MS = 30_000;
/** What is promised after typing stops; the frame that follows is drawn at sixty a second. */
const PROMISED_MS = 100;

const openTab = async (dialog: Locator): Promise<Locator> => {
  await dialog.getByRole('tab', { name: /^X / }).click();
  return dialog.getByRole('textbox', { name: /^(Text|Part 1 of \d+) for X/ });
};

/** Milliseconds from the last letter to its place in the preview. */
const timeToPreview = (field: Locator, letter: string): Promise<number> =>
  // No named functions in here: the page knows nothing of the helpers that their names need.
  field.evaluate(async (element, typed) => {
    if (!(element instanceof HTMLTextAreaElement)) throw new Error('The words are in no field.');
    const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    const begun = performance.now();
    value?.set?.call(element, `${element.value}${typed}`);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    while (performance.now() - begun < 5_000) {
      const shown = document.querySelector('[data-preview="text"]')?.textContent ?? '';
      if (shown.endsWith(typed)) break;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - begun;
  }, letter);

/**
 * On a published entry that goes to X, with nothing written for X: words are in the preview at once,
 * what is too much is marked in its place, and the switches change the picture. Nothing stays.
 */
export const seePreviews = async (page: Page): Promise<void> => {
  const dialog = await openComposer(page);
  const field = await openTab(dialog);
  const post = dialog.getByRole('article', { name: /^Preview for X,/ });
  await post.waitFor({ timeout: SLOW_MS });
  await field.fill('The tide is out');
  const times: number[] = [];
  for (const letter of ['a', 'b', 'c', 'd', 'e']) times.push(await timeToPreview(field, letter));
  assert.ok(Math.min(...times) <= PROMISED_MS, `the preview took ${times.join(', ')} ms`);

  await field.fill(`${'a'.repeat(270)} 🦀 far too much`);
  await post.locator('mark').waitFor();
  assert.equal(await post.locator('mark').innerText(), 'o much');
  await post.getByText('What is marked is too much.').waitFor();
  await screenshot(page, 'preview-too-long');

  const background = () => post.evaluate((element) => getComputedStyle(element).backgroundColor);
  await dialog.getByRole('button', { name: 'Dark', exact: true }).click();
  assert.equal(await background(), 'rgb(0, 0, 0)');
  await dialog.getByRole('button', { name: 'Phone', exact: true }).click();
  assert.ok(((await post.boundingBox())?.width ?? 0) <= 377);
  await screenshot(page, 'preview-dark-phone');
  await dialog.getByRole('button', { name: /^Undo and follow the others: X/ }).click();
  await closeComposer(page);
};
