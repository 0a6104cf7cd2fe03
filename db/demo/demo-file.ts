import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** One of the four people of the demo that can be signed in as. */
export interface SignIn {
  readonly name: string
  readonly signInName: string
  readonly password: string
  /** Who they are, in a few words. */
  readonly is: string
}

export const demoFile = (folder: string) => join(folder, 'demo.txt')

/** A line for each of the four: name, sign-in name, password, who they are, in columns. */
export function signInLines(people: readonly SignIn[]): string[] {
  const columns = people.map(({ name, signInName, password, is }) => [name, signInName, password, is])
  const widths = [0, 1, 2].map((place) => Math.max(...columns.map((column) => column[place]?.length ?? 0)))
  return columns.map((column) =>
    column
      .map((text, place) => text.padEnd(widths[place] ?? 0))
      .join('   ')
      .trimEnd(),
  )
}

/** Keeps how to sign in, for nobody but the user that runs the place. On the disk when this returns. */
export function writeDemoFile(folder: string, baseUrl: string, people: readonly SignIn[]): void {
  const path = demoFile(folder)
  const aside = `${path}.new`
  const file = openSync(aside, 'w', 0o600)
  try {
    writeSync(file, `How to sign in to the demo world at ${baseUrl}/sign-in\n\n${signInLines(people).join('\n')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(aside, path)
}

/** Reads it back; undefined when it is not there or no longer what we wrote. */
export function readDemoFile(folder: string): SignIn[] | undefined {
  let text: string
  try {
    text = readFileSync(demoFile(folder), 'utf8')
  } catch {
    return undefined
  }
  const people = text.split('\n').slice(2).flatMap(readLine)
  return people.length > 0 ? people : undefined
}

function readLine(line: string): SignIn[] {
  const [name, signInName, password, is] = line.split(/ {3,}/)
  return name && signInName && password && is ? [{ name, signInName, password, is }] : []
}
