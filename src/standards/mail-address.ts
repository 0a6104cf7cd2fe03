/** Near enough to RFC 5321 to tell a slip from an address, without what would break a mail's head; whether it is one, only a mail can tell. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && text.isWellFormed() && !/\p{C}/u.test(text) && ADDRESS.test(text)
}

const ADDRESS = /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+\.[^\s@"(),:;<>[\\\].]{2,}$/u
