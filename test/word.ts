/** A word that stands in exactly one private field, so that seeing it anywhere tells where it came from. */
export const canary = (field: string) => `canary${field.replaceAll(/[^a-z]/g, '')}`

/** What is said around the links: their secrets are letters of chance, and may spell a short name. */
export const withoutLinks = (text: string) => text.replaceAll(/https?:\/\/[^\s"'<>\\]+/g, '')
