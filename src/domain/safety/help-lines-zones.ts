/** Common IANA time zones by country; `/` at the end takes every zone below it. Only countries with help lines. */
const zonesByCountry: Readonly<Record<string, string>> = {
  US: `America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Anchorage America/Detroit
    America/Boise America/Indiana/ America/Kentucky/ America/North_Dakota/ America/Juneau America/Nome Pacific/Honolulu`,
  CA: `America/Toronto America/Montreal America/Vancouver America/Edmonton America/Winnipeg America/Halifax America/Regina
    America/St_Johns America/Moncton America/Whitehorse America/Yellowknife America/Iqaluit`,
  GB: 'Europe/London Europe/Belfast Europe/Jersey Europe/Guernsey Europe/Isle_of_Man',
  IE: 'Europe/Dublin',
  AU: 'Australia/',
  NZ: 'Pacific/Auckland Pacific/Chatham',
  ES: 'Europe/Madrid Africa/Ceuta Atlantic/Canary',
  MX: `America/Mexico_City America/Monterrey America/Tijuana America/Cancun America/Merida America/Hermosillo
    America/Chihuahua America/Mazatlan America/Ciudad_Juarez America/Matamoros America/Ojinaga America/Bahia_Banderas`,
  AR: 'America/Argentina/ America/Buenos_Aires America/Cordoba',
  CO: 'America/Bogota',
  CL: 'America/Santiago America/Punta_Arenas America/Coyhaique Pacific/Easter',
  PE: 'America/Lima',
  UY: 'America/Montevideo',
  FR: 'Europe/Paris America/Martinique America/Guadeloupe America/Cayenne Indian/Reunion Indian/Mayotte',
  DE: 'Europe/Berlin Europe/Busingen',
  AT: 'Europe/Vienna',
  CH: 'Europe/Zurich',
  NL: 'Europe/Amsterdam',
  BE: 'Europe/Brussels',
  IT: 'Europe/Rome',
  PT: 'Europe/Lisbon Atlantic/Madeira Atlantic/Azores',
  BR: `America/Sao_Paulo America/Bahia America/Fortaleza America/Manaus America/Recife America/Belem America/Cuiaba
    America/Campo_Grande America/Maceio America/Porto_Velho America/Rio_Branco America/Boa_Vista America/Araguaina`,
  IN: 'Asia/Kolkata Asia/Calcutta',
  ZA: 'Africa/Johannesburg',
  SE: 'Europe/Stockholm',
  NO: 'Europe/Oslo',
  DK: 'Europe/Copenhagen',
}

const zones = Object.entries(zonesByCountry).flatMap(([country, list]) =>
  list.split(/\s+/).map((zone) => ({ country, zone })),
)

/** The country a time zone belongs to, where we know it. */
export function countryOfZone(zone: string): string | undefined {
  return zones.find((entry) => (entry.zone.endsWith('/') ? zone.startsWith(entry.zone) : zone === entry.zone))?.country
}
