import type { Call, Command, Voice } from '../command.ts'
import { findDatabase } from './database.ts'
import { type Finding, fail, ok, warn } from './finding.ts'
import { findFolder } from './folder.ts'
import { findHelpLines } from './help-lines.ts'
import { findMail } from './mail.ts'
import { findProxy } from './proxy.ts'
import { findUser } from './user.ts'

export const doctor: Command = {
  name: 'doctor',
  summary: 'Look at settings, user, folder, database, backups, clock, mail and proxy, and say what to do.',
  help: [
    'Looks, and changes nothing. Works while the place runs, and without it.',
    'A line begins with ok, warn (it works, but look at it) or fail (mend it).',
    'Exit code 1 when anything fails.',
    '',
    '  --json   one JSON object: { "ok": true, "findings": [{ "about", "state", "says", "todo" }] }',
  ].join('\n'),
  options: {},

  async run({ config, log, voice }: Call) {
    const findings = [
      findNode(process.versions.node),
      ok('settings', 'All can be read.'),
      findUser(config.dataFolder),
      ...findFolder(config.dataFolder),
      ...(await findDatabase(config, log)),
      ...(await findMail(config)),
      ...(await findProxy(config)),
      findHelpLines(new Date()),
    ]
    return tellFindings(voice, findings)
  },

  tellWrongSettings(voice, problems) {
    const findings = problems.map((problem) =>
      fail('settings', problem, 'Put it right where you set it; .env.example explains each.'),
    )
    return tellFindings(voice, [findNode(process.versions.node), ...findings])
  },
}

function tellFindings(voice: Voice, findings: readonly Finding[]): number {
  for (const { state, about, says, todo } of findings) {
    voice.say(`${state.padEnd(4)}  ${about.padEnd(10)}  ${says}`)
    if (todo) voice.say(`${' '.repeat(18)}→ ${todo}`)
  }
  const failed = findings.some(({ state }) => state === 'fail')
  voice.tell({ ok: !failed, findings })
  return failed ? 1 : 0
}

export function findNode(version: string): Finding {
  const major = Number(version.split('.')[0])
  if (major === 24) return ok('node', `Node ${version}.`)
  const todo = 'Start it with npm start or bin/holdfast, which use the Node 24 that npm installed.'
  return major > 24
    ? warn('node', `Node ${version}; Holdfast is tried on 24.`, todo)
    : fail('node', `Node ${version} is too old.`, todo)
}
