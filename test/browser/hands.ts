import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** Somebody at a page: with a finger, or with nothing but a keyboard. */
export interface Hands {
  press(what: Locator): Promise<void>
  write(where: Locator, words: string): Promise<void>
  tick(box: Locator): Promise<void>
}

export function pointingHands(): Hands {
  return {
    press: (what) => what.click(),
    write: (where, words) => where.fill(words),
    tick: (box) => box.check(),
  }
}

const MOST_TABS = 150

/** Reaches everything by Tab alone, from wherever the page has put the focus, and never past its end. */
export function keyboardHands(page: Page): Hands {
  async function reach(what: Locator): Promise<void> {
    await what.waitFor()
    for (let i = 0; i < MOST_TABS; i++) {
      if (await what.evaluate((el) => el === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`no Tab reaches ${what}`)
  }
  return {
    async press(what) {
      await reach(what)
      await page.keyboard.press('Enter')
    },
    async write(where, words) {
      await reach(where)
      await page.keyboard.press('Control+A')
      await page.keyboard.type(words)
      assert.equal(await where.inputValue(), words)
    },
    async tick(box) {
      await reach(box)
      await page.keyboard.press('Space')
      assert.ok(await box.isChecked())
    },
  }
}
