import type { AccessFeature, Attendance, Audience, Basis, Format } from './meeting-row.ts'

/** What a type of the feed tells us, in the words used across Holdfast. */
export interface TypeMeaning {
  attendance?: Attendance
  format?: Format
  language?: string
  access?: AccessFeature
  audience?: Audience
  basis?: Basis
  paused?: true
}

// Codes: the reserved and proposed meeting types of the Meeting Guide specification (github.com/code4recovery/spec,
// README "Meeting Types", read 2026-11-22), then codes that other fellowships use in the 12 Step Meeting List plugin with one
// meaning only. Where a fellowship gives a reserved code another meaning (S, T, Y), the specification's meaning stands.
const CODES: ReadonlyArray<readonly [TypeMeaning, string]> = [
  [{ paused: true }, 'TC'],
  [{ attendance: 'online' }, 'ONL VM'],
  [{ attendance: 'hybrid' }, 'HYB HYBRID'],
  [{ access: 'step_free' }, 'X WA'],
  [{ access: 'sign_language' }, 'ASL QSL RSL'],
  [{ access: 'childcare' }, 'BA'],
  [{ access: 'fragrance_free' }, 'FF'],
  [{ access: 'captions' }, 'CAP CCAP'],
  [{ audience: 'women' }, 'W'],
  [{ audience: 'men' }, 'M'],
  [{ audience: 'lgbtq' }, 'LGBTQ G L BI T NB GL GQ LGBTQIA'],
  [{ audience: 'young_adults' }, 'Y YP YA'],
  [{ audience: 'older_people' }, 'SEN'],
  [{ audience: 'people_of_colour' }, 'POC BIPOC'],
  [{ audience: 'newcomers' }, 'BE BEG'],
  [{ basis: 'secular' }, 'A'],
  [{ basis: 'twelve_step' }, '11 12X12 ABSI AL AL-AN B DR GR LS ST TR'],
  // Known, and nothing that one of our facets could say: open, closed, discussion, speaker, birthday, outdoor …
  [{}, 'O C D SP H LIT MED XT XB DB BRK CAN CF DD OUT P POA SM N NDG BV-I D-HOH LO-I'],
]

const LANGUAGES =
  'AF:af AM:am AR:ar BG:bg DA:da DE:de EL:el EN:en FA:fa FI:fi FR:fr HE:he HI:hi HR:hr HU:hu IS:is ITA:it JA:ja KA:ka KOR:ko LT:lt ML:ml MT:mt NE:ne NL:nl NO:no POL:pl POR:pt PUN:pa RUS:ru S:es SK:sk SL:sl SV:sv TH:th TL:tl TUR:tr UK:uk'

// Plain words for tables and spreadsheets, English and Spanish, ours; compared after `normaliseName`.
const WORDS: ReadonlyArray<readonly [TypeMeaning, string]> = [
  [
    { paused: true },
    'temporarily closed|location temporarily closed|paused|cerrado temporalmente|cerrada temporalmente|en pausa|pausado',
  ],
  [{ attendance: 'online' }, 'online|on line|virtual|remote|en linea|a distancia'],
  [{ attendance: 'hybrid' }, 'hybrid|hibrido|hibrida|mixto|mixta'],
  [{ attendance: 'in_person', format: 'in_person' }, 'in person|face to face|presencial|en persona|cara a cara'],
  [{ attendance: 'online', format: 'video' }, 'video|video call|zoom|videollamada|videoconferencia|por video'],
  [
    { attendance: 'online', format: 'audio' },
    'audio|phone|telephone|conference call|voice|telefono|por telefono|llamada|voz',
  ],
  [{ attendance: 'online', format: 'text' }, 'text|chat|chatroom|text chat|texto|por escrito|chat de texto'],
  [
    { access: 'step_free' },
    'wheelchair|wheelchair access|wheelchair accessible|step free|no steps|acceso en silla de ruedas|silla de ruedas|sin escalones|accesible',
  ],
  [
    { access: 'sign_language' },
    'sign language|american sign language|bsl|lse|lsm|lengua de senas|lengua de signos|lenguaje de senas|interprete de senas',
  ],
  [
    { access: 'childcare' },
    'childcare|child care|child care available|babysitting|babysitting available|guarderia|guarderia disponible|cuidado de ninos',
  ],
  [
    { access: 'fragrance_free' },
    'fragrance free|scent free|no scents|sin fragancias|sin fragancia|sin perfume|sin perfumes',
  ],
  [{ access: 'captions' }, 'captions|closed captions|captioned|live captions|subtitulos|con subtitulos'],
  [{ access: 'phone_only' }, 'phone only|solo telefono'],
  [{ access: 'camera_optional' }, 'camera optional|cameras optional|camara opcional|sin camara'],
  [{ access: 'lying_down' }, 'lying down|lie down|room to lie down|tumbarse|acostado|espacio para tumbarse'],
  [{ access: 'breaks' }, 'breaks|with breaks|con descansos|pausas'],
  [{ access: 'quiet_space' }, 'quiet space|quiet room|espacio tranquilo|sala tranquila'],
  [{ access: 'plain_language' }, 'plain language|easy read|lenguaje claro|lectura facil'],
  [{ access: 'interpreter' }, 'interpreter|interpreter available|interprete'],
  [{ access: 'written_summary' }, 'written summary|resumen escrito'],
  [{ audience: 'women' }, 'women|womens|women only|mujeres|solo mujeres'],
  [{ audience: 'men' }, 'men|mens|men only|hombres|solo hombres'],
  [
    { audience: 'lgbtq' },
    'lgbt|lgbtq+|lgbtqia+|lgbtiq|lgbtiq+|lgtb|lgtbi|lgtbiq+|gay|lesbian|bisexual|transgender|trans|non binary|queer|gay lesbian|lesbiana|transgenero|no binario',
  ],
  [{ audience: 'young_adults' }, 'young people|young adults|youth|jovenes|gente joven|adultos jovenes'],
  [
    { audience: 'older_people' },
    'seniors|older people|older adults|mayores|personas mayores|adultos mayores|tercera edad',
  ],
  [{ audience: 'veterans' }, 'veterans|veteranos'],
  [{ audience: 'people_of_colour' }, 'people of color|people of colour|personas racializadas|gente de color'],
  [{ audience: 'parents' }, 'parents|mothers|fathers|padres|madres|madres y padres|padres y madres'],
  [{ audience: 'carers' }, 'carers|caregivers|families|family|cuidadores|cuidadoras|familiares|familias'],
  [{ audience: 'newcomers' }, 'newcomers|newcomer|beginners|beginner|principiantes|recien llegados|nuevos'],
  [{ basis: 'secular' }, 'secular|atheist agnostic|laico|no religioso'],
  [{ basis: 'twelve_step' }, '12 step|12 steps|twelve step|twelve steps|12 pasos|doce pasos|step study|big book'],
  [{ basis: 'faith' }, 'faith based|christian|cristiano|basado en la fe'],
  [
    {},
    'open|closed|discussion|speaker|meditation|literature|abierta|abierto|cerrada|cerrado|discusion|meditacion|orador|literatura',
  ],
]

export const MEANING_OF_CODE: ReadonlyMap<string, TypeMeaning> = new Map([
  ...CODES.flatMap(([meaning, codes]) => codes.split(' ').map((code): [string, TypeMeaning] => [code, meaning])),
  ...LANGUAGES.split(' ').map((pair): [string, TypeMeaning] => {
    const [code = '', language = ''] = pair.split(':')
    return [code, { language }]
  }),
])

/** Keys are not yet folded by `normaliseName`. */
export const MEANING_OF_WORDS: ReadonlyArray<readonly [string, TypeMeaning]> = WORDS.flatMap(([meaning, words]) =>
  words.split('|').map((word): [string, TypeMeaning] => [word, meaning]),
)

/** ISO codes of the languages the format knows, for names of languages. */
export const KNOWN_LANGUAGES: readonly string[] = [
  ...LANGUAGES.split(' ').map((pair) => pair.split(':')[1] ?? ''),
  'ca',
  'eu',
  'gl',
  'zh',
  'vi',
  'cy',
  'ga',
  'ro',
  'cs',
  'ur',
  'bn',
  'so',
  'ht',
]
