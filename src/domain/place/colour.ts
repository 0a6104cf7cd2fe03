/** A colour a place chose for its lamp, as two that can be read: by day and in the evening. */
export interface LampColours {
  readonly day: string
  readonly evening: string
}

/** The ink that stands on the lamp, by day and in the evening (tokens.css, `--lamp-ink`), and how strongly words must stand out. */
const INK = { day: '#212a3b', evening: '#1a1d27' }
const FLOOR = 7

/** Whether words can be read on it by day and in the evening; `#rrggbb`. */
export function isReadable(hex: string): boolean {
  return contrast(hex, INK.day) >= FLOOR && contrast(hex, INK.evening) >= FLOOR
}

/** The nearest lighter colour that words can be read on: the same one, mixed with as little white as will do. */
export function readableColour(hex: string): string {
  for (let white = 0; white < 100; white++) {
    const mixed = withWhite(hex, white / 100)
    if (isReadable(mixed)) return mixed
  }
  return '#ffffff'
}

/** A little more light in the evening, when everything around is dark. */
export function lampColours(hex: string): LampColours {
  return { day: hex, evening: withWhite(hex, 0.18) }
}

/** How strongly the words stand on it, as said to whoever chose it: one digit after the point, never rounded up over the floor. */
export function contrastOnLamp(hex: string): number {
  return Math.floor(Math.min(contrast(hex, INK.day), contrast(hex, INK.evening)) * 10) / 10
}

/** WCAG 2.2, "contrast ratio": 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = parts(hex).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function withWhite(hex: string, share: number): string {
  return `#${parts(hex)
    .map((part) =>
      Math.round(part + (255 - part) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

const parts = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
