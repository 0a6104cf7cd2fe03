/** A word that stands in exactly one private field, so that seeing it anywhere tells where it came from. */
export const canary = (field: string) => `canary${field.replaceAll(/[^a-z]/g, '')}`
