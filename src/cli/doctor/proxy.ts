import type { Config } from '../../config.ts'
import { isLoopback } from '../../config.ts'
import { type Finding, ok, warn } from './finding.ts'

const PATIENCE_MS = 5_000
const EVERYWHERE = ['0.0.0.0', '::', '[::]']

/** Whether the address people type, the proxy and what we believe of it fit together. */
export async function findProxy(config: Config): Promise<Finding[]> {
  const doubts = [...findDoubts(config), ...(config.loopback ? [] : await findAnswer(config))]
  return doubts.length > 0
    ? doubts
    : [ok('proxy', `${config.baseUrl} and TRUST_PROXY=${config.trustedProxies} fit together.`)]
}

/** What can be told from the settings alone. */
export function findDoubts(config: Config): Finding[] {
  const doubts: Finding[] = []
  const { baseUrl, bind, trustedProxies, secure, loopback } = config
  const bindsHere = isLoopback(bind) || bind === '::1'
  const doubt = (says: string, todo: string) => doubts.push(warn('proxy', says, todo))
  if (secure && !loopback && trustedProxies === 0) {
    doubt(
      'BASE_URL is https, so a proxy stands in front, but TRUST_PROXY is 0: everybody seems to come from one address.',
      'Set TRUST_PROXY=1 (the number of proxies in front).',
    )
  }
  if (trustedProxies > 0 && loopback) {
    doubt(
      'TRUST_PROXY is set, but BASE_URL is this machine itself: anybody may say where they come from.',
      'Set TRUST_PROXY=0, or BASE_URL to the address people type.',
    )
  }
  if (trustedProxies > 0 && !loopback && !bindsHere) {
    doubt(
      `BIND=${bind} lets others reach us beside the proxy and say where they come from.`,
      'Keep BIND to this machine or to the network of the proxy alone.',
    )
  }
  if (loopback && EVERYWHERE.includes(bind)) {
    doubt(
      `BIND=${bind} lets other machines in. Their browsers are turned away, for they ask for another name than ${baseUrl}; a program that claims this name is answered, and what it sends travels in the open.`,
      'Set BIND=127.0.0.1 (from a container, publish the port as 127.0.0.1:PORT:PORT), or BASE_URL to the https address people type.',
    )
  } else if (loopback && !bindsHere) {
    doubt(
      `BIND=${bind} does not listen where ${baseUrl} leads: nobody is answered.`,
      'Set BIND=127.0.0.1, or BASE_URL to the https address people type.',
    )
  }
  if (!secure && !loopback) {
    doubt('BASE_URL is http: passwords travel in the open, and every page says so.', 'Put a proxy with https in front.')
  }
  return doubts
}

async function findAnswer({ baseUrl }: Config): Promise<Finding[]> {
  const todo = 'Start the place, and look at the name, the proxy and its certificate.'
  try {
    const answer = await fetch(`${baseUrl}/up`, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.status === 200 && (await answer.text()) === 'up\n') return []
    return [warn('proxy', `${baseUrl}/up answers with ${answer.status}, and not as Holdfast does.`, todo)]
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string }
    return [warn('proxy', `${baseUrl} does not answer from here${code ? ` (${code})` : ''}.`, todo)]
  }
}
