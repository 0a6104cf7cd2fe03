import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Choice, Tick } from './choice.tsx'
import { TextArea, TextField } from './text-field.tsx'

test('whoever hears a field hears what went wrong, then the hint, then who will read it', () => {
  const html = String(
    <TextField
      name="hour"
      label="When?"
      hint="Any hour"
      error="Please write the hour like 19:30."
      describedBy="who"
      value="half 8"
    />,
  )
  assert.match(html, /aria-describedby="f-hour-error f-hour-hint who"/)
  assert.match(html, /aria-invalid="true"/)
  assert.match(html, /<p class="error" id="f-hour-error">.*Please write the hour like 19:30\./)
  assert.match(html, /<p class="hint" id="f-hour-hint">Any hour/)
  assert.match(html, /<label for="f-hour">When\?<\/label>/)
})

test('what was typed is still there when a form comes back, and is only ever text', () => {
  assert.match(String(<TextField name="a" label="A" value={'"><b>'} />), /value="&quot;&gt;&lt;b&gt;"/)
  assert.match(
    String(<TextArea name="a" label="A" value={'</textarea><b>'} />),
    />&lt;\/textarea&gt;&lt;b&gt;<\/textarea>/,
  )
})

test('an empty first line of what was typed is not lost', () => {
  assert.match(String(<TextArea name="a" label="A" value={'\nsecond'} />), />\n\nsecond<\/textarea>/)
})

test('a password is never given back', () => {
  assert.doesNotMatch(String(<TextField name="a" label="A" type="password" value="willow" />), /willow/)
})

test('a field without anything wrong says nothing about being wrong', () => {
  const html = String(<TextField name="a" label="A" />)
  assert.doesNotMatch(html, /aria-invalid|aria-describedby|class="error"/)
})

test('a choice is a group with its question, nothing is chosen beforehand, and the error leads to it', () => {
  const html = String(
    <Choice
      name="door"
      label="Who may come in?"
      error="Please choose."
      options={[{ value: 'open', label: 'Anyone' }]}
    />,
  )
  assert.match(
    html,
    /<fieldset id="f-door" tabindex="-1" class="field wrong" aria-describedby="f-door-error"><legend>Who may come in\?/,
  )
  assert.doesNotMatch(html, /checked/)
})

test('a box to tick is not ticked by us', () => {
  assert.doesNotMatch(String(<Tick name="agree" label="I can keep to this" />), /checked/)
})
