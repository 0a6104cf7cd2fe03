import { randomUUID } from 'node:crypto'
import type { GroupId } from '../src/database/ids.ts'
import type { ConversationId } from '../src/domain/talking/conversations.ts'
import { letters } from '../src/web/ids.ts'
import { paths } from '../src/web/paths.ts'
import { type DemoPerson, type Inside, lookInside } from './inside.ts'
import { type Line, median, quantile } from './line.ts'
import { Wire } from './load.ts'
import { measurePages } from './pages.ts'
import type { Program } from './program.ts'

/** Replies on one connection, one after the other; so few that nobody's limit is met. */
const WARM_UP = 30
const REPLIES = 120
const WORDS = 'Two pillows and a rolled towel, that was my night. The light came slowly and I let it come. '.repeat(6)

/** A conversation of 20 and one of 200 posts, read by a member; a reply saved. */
export async function measureTalking(
  place: Program,
  control: Program,
  member: DemoPerson | undefined,
): Promise<Line[]> {
  if (!member) throw new Error('Ben is not there')
  const inside = await lookInside(place)
  const made = await furnish(inside, member.signInName).finally(() => inside.close())
  const page = (posts: number, at: number) => ({
    name: `conversation of ${posts} posts, a page of 20, member`,
    paths: [paths.conversation(made.group, made.conversations.get(posts) ?? '', { page: at })],
    cookie: member.cookie,
    targetMs: 1.3,
  })
  const pages = await measurePages(place, control, [page(20, 1), page(200, 10)])
  return [...pages, await measureReplies(place, member, made.group, made.conversations.get(200) ?? '')]
}

/** Everybody of one of the member's groups speaks in turn; every third post answers the one before, two presses under each. */
async function furnish({ owner }: Inside, signInName: string) {
  const { rows } = await owner.query<{ id: GroupId }>(
    `select m.group_id as id from memberships m join people p on p.id = m.person_id
     where p.sign_in_name = $1 and m.state = 'member' order by m.group_id limit 1`,
    [signInName],
  )
  const group = rows[0]?.id
  if (!group) throw new Error('The member belongs nowhere')
  const conversations = new Map<number, ConversationId>()
  for (const posts of [20, 200]) {
    const made = await owner.query<{ id: ConversationId }>(
      'insert into conversations (group_id, post_count) values ($1, $2) returning id',
      [group, posts],
    )
    const id = made.rows[0]?.id
    if (!id) throw new Error('no conversation was made')
    await owner.query(
      `with seats as (select id, person_id, row_number() over (order by id) - 1 as turn, count(*) over () as all_of_them
         from memberships where group_id = $1 and state = 'member'),
       said as (insert into posts (conversation_id, group_id, position, membership_id, person_id, words, wish, sent_key)
         select $2, $1, n, s.id, s.person_id, $4, case when n % 3 = 1 then 'me_too' end, gen_random_uuid()
         from generate_series(1, $3::int) n join seats s on s.turn = n % s.all_of_them returning id, membership_id)
       insert into one_tap_replies (post_id, group_id, membership_id, person_id, kind)
         select said.id, $1, s.id, s.person_id, 'i_hear_you' from said join seats s on s.turn < 2 and s.id <> said.membership_id`,
      [group, id, posts, WORDS],
    )
    await owner.query(
      `update posts p set answers_id = b.id from posts b
       where p.conversation_id = $1 and b.conversation_id = $1 and b.position = p.position - 1 and p.position % 3 = 0`,
      [id],
    )
    conversations.set(posts, id)
  }
  await owner.query('analyze conversations, posts, one_tap_replies')
  return { group, conversations }
}

async function measureReplies(place: Program, member: DemoPerson, group: string, conversation: string): Promise<Line> {
  const wire = new Wire(place)
  const times: number[] = []
  let wrong = 0
  for (let turn = 0; turn < WARM_UP + REPLIES; turn++) {
    const form = { words: `${turn} ${WORDS}`, wish: 'just_saying', key: letters(randomUUID()) }
    const asked = performance.now()
    const { status } = await wire.send({ path: paths.posts(group, conversation), cookie: member.cookie, form })
    if (turn >= WARM_UP) times.push(performance.now() - asked)
    if (status !== 303) wrong++
  }
  wire.close()
  times.sort((a, b) => a - b)
  const note = `p99 ${quantile(times, 0.99).toFixed(1)} ms, one at a time${wrong ? `; ${wrong} WRONG ANSWERS` : ''}`
  return { name: 'a reply saved and answered', value: median(times), unit: 'ms', target: 5, note }
}
