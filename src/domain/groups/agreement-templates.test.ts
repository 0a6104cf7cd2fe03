import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementTemplate, agreementTemplateIds } from './agreement-templates.ts'

/** What nobody may join without having read, as a word of each needed line in both languages. */
const needed = {
  en: [
    /a life is in danger/,
    /Who sees what/,
    /stewards of the place do not/,
    /tell whoever leads the group/,
    /what happened to us/,
    /compare pain/,
    /Come late, lie down/,
    /absence is counted/,
    /[Nn]o doses/,
  ],
  es: [
    /peligra una vida/,
    /Quién ve qué/,
    /cuidan el lugar entero, no/,
    /quien lleva el grupo/,
    /lo que nos pasó/,
    /comparamos dolores/,
    /llegar tarde, tumbarse/,
    /ausencias no se cuentan/,
    /[Ss]in dosis/,
  ],
}

for (const language of ['en', 'es'] as const) {
  for (const id of agreementTemplateIds) {
    test(`whoever joins under the ${id} agreement in ${language} has read what everyone must know`, () => {
      const lines = agreementTemplate(id, language)
      for (const sentence of needed[language]) assert.match(lines.join('\n'), sentence)
      assert.ok(lines.every((line) => line.length <= 300) && new Set(lines).size === lines.length)
    })
  }
}

test('both languages agree to the same number of things', () => {
  for (const id of agreementTemplateIds) {
    assert.equal(agreementTemplate(id, 'en').length, agreementTemplate(id, 'es').length)
  }
})

test('no agreement lets anybody be removed for being away', () => {
  const all = agreementTemplateIds.flatMap((id) => [...agreementTemplate(id, 'en'), ...agreementTemplate(id, 'es')])
  for (const sentence of all) assert.doesNotMatch(sentence, /attendance|no-show|asistencia obligatoria/i)
})

test('no agreement speaks of people on duty or of reports, for there may be none', () => {
  const all = agreementTemplateIds.flatMap((id) => [...agreementTemplate(id, 'en'), ...agreementTemplate(id, 'es')])
  for (const sentence of all) assert.doesNotMatch(sentence, /on duty|report|guardia|denuncia/i)
})

test('a group that leaves medicines outside says so, instead of inviting the talk', () => {
  const lines = agreementTemplate('gentle', 'en', 'no_talk')
  assert.ok(lines.some((sentence) => sentence.includes('leave medicines outside')))
  assert.ok(!lines.some((sentence) => sentence.includes('our own experience')))
  assert.equal(lines.length, agreementTemplate('gentle', 'en').length)
})
