/** Somebody with a browser that runs no JavaScript and keeps cookies, speaking to a place over real HTTP. */
export interface Client {
  visit(path: string): Promise<Response>
  /** Sends a form as one of our own pages would. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>
  /** Resolves to the status: 303 when it worked. */
  signIn(signInName: string, password: string): Promise<number>
}

export function openClient(port: string): Client {
  const origin = `http://localhost:${port}`
  const jar = new Map<string, string>()

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(origin + path, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie, origin },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      jar.set(name, value)
    }
    return answer
  }

  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) })
  return {
    visit: (path) => ask(path, {}),
    post,
    async signIn(signInName, password) {
      const answer = await post('/sign-in', { name: signInName, password })
      await answer.text()
      return answer.status
    },
  }
}
