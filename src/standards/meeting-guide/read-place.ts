import type { Place } from './meeting-row.ts'
import { publicText } from './public-text.ts'
import { fieldOf, type RawRow, textOf, textsOf } from './raw-row.ts'

/** Where a meeting is, or which area it feels part of; undefined when the row says nothing of either. */
export function readPlace(raw: RawRow): Place | undefined {
  const [city, country] = [publicText(raw, 'city'), publicText(raw, 'country')]
  const address = readAddress(raw, city, country)
  const approximate = isApproximate(raw, address)
  const place: Place = {
    name: publicText(raw, 'location') || undefined,
    address: address || undefined,
    approximate,
    city: city || undefined,
    regions: readRegions(raw),
    country: country || undefined,
    ...(approximate ? NOWHERE : readCoordinates(raw)),
  }
  return place.name || place.address || place.city || place.country || place.regions.length > 0 ? place : undefined
}

const NOWHERE = { latitude: undefined, longitude: undefined }

function readAddress(raw: RawRow, city: string, country: string): string {
  const whole = publicText(raw, 'formatted_address', 'dense')
  if (whole) return whole
  const lastLine = [publicText(raw, 'state'), publicText(raw, 'postal_code', 'dense')].filter(Boolean).join(' ')
  return [publicText(raw, 'address', 'dense'), city, lastLine, country].filter(Boolean).join(', ')
}

/** The feed's word, else: an address without any number is a town or a country, not a door. */
function isApproximate(raw: RawRow, address: string): boolean {
  const told = fieldOf(raw, 'approximate')
  if (typeof told === 'boolean') return told
  const word = typeof told === 'string' ? told.trim().toLowerCase() : ''
  if (/^(yes|true|1|s[ií])$/.test(word)) return true
  if (/^(no|false|0)$/.test(word)) return false
  return textOf(raw, 'address') === '' && !/\p{N}/u.test(address)
}

function readRegions(raw: RawRow): string[] {
  const listed = textsOf(raw, 'regions')
  const single = ['region', 'sub_region', 'sub_sub_region'].map((field) => textOf(raw, field))
  const regions = (listed.length > 0 ? listed : single)
    .map((text) => publicText(raw, 'regions', 'plain', text))
    .filter(Boolean)
  return [...new Set(regions)].slice(0, 6)
}

/** Degrees, five decimals (about a metre), inside the globe and not the point (0, 0) that stands for "unknown". */
function readCoordinates(raw: RawRow): Pick<Place, 'latitude' | 'longitude'> {
  const latitude = readDegrees(fieldOf(raw, 'latitude'), 90)
  const longitude = readDegrees(fieldOf(raw, 'longitude'), 180)
  if (latitude === undefined || longitude === undefined || (latitude === 0 && longitude === 0)) return NOWHERE
  return { latitude, longitude }
}

function readDegrees(value: unknown, most: number): number | undefined {
  if (typeof value === 'string' && !/^\s*-?\d{1,3}(\.\d{1,20})?\s*$/.test(value)) return undefined
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const degrees = Number(value)
  return Number.isFinite(degrees) && Math.abs(degrees) <= most ? Math.round(degrees * 1e5) / 1e5 : undefined
}
