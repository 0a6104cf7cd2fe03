// What people say around the words that tell, in English and Spanish: grammar, asking, and what every group here is about.
const WORDS = `
a an and any are am as at be been but by can could do does did for from get had has have having he her here him his how i if in into is it its
just let like me more most my near need no not of on one only or other our out please she should so some somebody someone something such
than that the their them there these they this those to too up us very want wants was we were what when where which who why will with
would you your im ive id ll ve re s t d m isnt cant dont
looking look find finding search join joining meet meets meeting meetings session sessions online-group tell about also
group groups support people person persons others peer community circle talk talking help pain pains painful hurts hurt hurting ache aches suffer
suffering living live condition chronic
a al algo alguien algun alguna algunas alguno algunos ante aqui asi aun bien busco buscar buscando busca cada como con cual cuando cuanto de del
desde donde dos el ella ellas ellos en entre era es esa ese eso esta estan estar este esto estoy fue gente ha hacer hago hasta hay he la las le
les lo los mas me mi mis muy nada necesito ni no nos nosotros o otra otras otro otros para pero persona personas por porque puedo que quien quiero
se sea ser si sin sobre solo somos son soy su sus tambien tan te tengo tiene tienen tu tus un una unas uno unos va vivo vivir y ya yo
grupo grupos apoyo ayuda ayudar reunion reuniones encuentro encuentros comunidad hablar charlar dolor dolores duele duelen cronico cronica sufro sufrir
existe existen alguna habra
`

const stops: ReadonlySet<string> = new Set(WORDS.split(/\s+/))

/** Whether a word (plain: lower case, no accents) tells nothing about which group is meant. */
export function isStopWord(word: string): boolean {
  return stops.has(word)
}
