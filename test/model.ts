/** The place as a reader of DESIGN.md would tell it on paper: plain sets, no database. What the policies answer is compared
 *  with what this says. */
export type State = 'guest' | 'member' | 'left' | 'removed'
export type Listing = 'listed' | 'unlisted' | 'hidden' | 'waiting'

export interface Seat {
  state: State
  facilitates: boolean
  successor: boolean
  since: number
}

export interface ModelGroup {
  listing: Listing
  door: 'open' | 'ask'
  guests: 'no' | 'yes'
  closed: boolean
  readonly seats: Map<number, Seat>
  readonly asks: Map<number, 'waiting' | 'welcomed'>
  /** Whoever was ever removed; and those of them who may not come back yet. */
  readonly removed: Set<number>
  readonly barred: Set<number>
  readonly notes: { words: string; at: number; pinned: boolean }[]
}

export interface Seen {
  readonly group: boolean
  /** Who is shown in the list of people, oneself included. */
  readonly people: number[]
  readonly notes: string[]
}

export class Model {
  readonly groups: ModelGroup[] = []
  readonly suspended = new Set<number>()
  readonly blocks = new Set<string>()
  #clock = 0

  found(founder: number, group: { listing: Listing; door: 'open' | 'ask'; guests: 'no' | 'yes' }): void {
    const seats = new Map([
      [founder, { state: 'member' as State, facilitates: true, successor: false, since: this.#tick() }],
    ])
    this.groups.push({
      ...group,
      closed: false,
      seats,
      asks: new Map(),
      removed: new Set(),
      barred: new Set(),
      notes: [],
    })
  }

  /** Whether the door let them in. */
  join(person: number, group: ModelGroup, asGuest: boolean): boolean {
    const now = this.#tick()
    if (this.suspended.has(person) || !this.sees(person, group)) return false
    const seat = group.seats.get(person)
    if (seat?.state === 'member' || (seat?.state === 'guest' && asGuest)) return true
    if (group.closed || group.barred.has(person)) return false
    const welcomed = !asGuest && group.asks.get(person) === 'welcomed'
    if (!welcomed && !(asGuest ? group.guests === 'yes' : group.door === 'open')) return false
    group.seats.set(person, { state: asGuest ? 'guest' : 'member', facilitates: false, successor: false, since: now })
    if (!asGuest) group.asks.delete(person)
    return true
  }

  ask(person: number, group: ModelGroup): boolean {
    this.#tick()
    if (this.suspended.has(person) || !this.sees(person, group) || group.door !== 'ask' || group.closed) return false
    if (group.asks.has(person) || group.seats.get(person)?.state === 'member' || group.barred.has(person)) return false
    group.asks.set(person, 'waiting')
    return true
  }

  answer(facilitator: number, group: ModelGroup, person: number, welcome: boolean): boolean {
    this.#tick()
    if (!this.leads(facilitator, group) || this.parted(facilitator, person) || group.asks.get(person) !== 'waiting')
      return false
    if (welcome) group.asks.set(person, 'welcomed')
    else group.asks.delete(person)
    return true
  }

  leave(person: number, group: ModelGroup): boolean {
    this.#tick()
    const seat = group.seats.get(person)
    // Going is always possible, suspended or not.
    if (!seat || !['guest', 'member'].includes(seat.state)) return false
    this.#lose(group, person, 'left')
    return true
  }

  remove(facilitator: number, group: ModelGroup, person: number): boolean {
    this.#tick()
    const seat = group.seats.get(person)
    if (!this.leads(facilitator, group) || facilitator === person || this.parted(facilitator, person)) return false
    if (!seat || !['guest', 'member'].includes(seat.state)) return false
    this.#lose(group, person, 'removed')
    group.barred.add(person)
    group.removed.add(person)
    return true
  }

  /** Those who lead end a removal early. */
  readmit(facilitator: number, group: ModelGroup, person: number): boolean {
    this.#tick()
    if (!this.leads(facilitator, group) || this.parted(facilitator, person) || !group.removed.has(person)) return false
    group.barred.delete(person)
    return true
  }

  /** Where nobody leads, a member says that they would. */
  takeLead(person: number, group: ModelGroup): boolean {
    this.#tick()
    const seat = group.seats.get(person)
    if (this.suspended.has(person) || seat?.state !== 'member') return false
    const somebody = this.#isLed(group)
    if (group.closed || (somebody && !seat.facilitates)) return false
    seat.facilitates = true
    return true
  }

  write(facilitator: number, group: ModelGroup, words: string, pinned: boolean): boolean {
    const at = this.#tick()
    if (!this.leads(facilitator, group)) return false
    group.notes.push({ words, at, pinned })
    return true
  }

  block(person: number, group: ModelGroup, other: number): boolean {
    this.#tick()
    if (person === other || !this.look(person, group).people.includes(other)) return false
    this.blocks.add(`${person} ${other}`)
    return true
  }

  unblock(person: number, other: number): void {
    this.#tick()
    this.blocks.delete(`${person} ${other}`)
  }

  suspend(person: number): void {
    this.#tick()
    this.suspended.add(person)
    for (const group of this.groups) if (group.seats.get(person)?.facilitates) this.#handOver(group)
  }

  lift(person: number): void {
    this.#tick()
    this.suspended.delete(person)
  }

  sees(person: number, group: ModelGroup): boolean {
    if (group.listing === 'listed') return true
    if (this.suspended.has(person)) return false
    const state = group.seats.get(person)?.state
    return state === 'member' || state === 'guest' || (group.listing !== 'hidden' && group.asks.has(person))
  }

  leads(person: number, group: ModelGroup): boolean {
    const seat = group.seats.get(person)
    return !this.suspended.has(person) && seat?.state === 'member' && seat.facilitates
  }

  parted(one: number, other: number): boolean {
    return this.blocks.has(`${one} ${other}`) || this.blocks.has(`${other} ${one}`)
  }

  look(person: number, group: ModelGroup): Seen {
    const mine = group.seats.get(person)
    const inside = !this.suspended.has(person) && mine?.state === 'member'
    const here = [...group.seats].filter(([, seat]) => seat.state === 'member' || seat.state === 'guest')
    const people = here
      .map(([other]) => other)
      .filter((other) => inside && (other === person || !this.parted(person, other)))
    const notes = group.notes
      .filter((note) => inside && (note.pinned || note.at >= mine.since))
      .map((note) => note.words)
    return { group: this.sees(person, group), people: people.sort((a, b) => a - b), notes }
  }

  /** Seat, role and ask go; when nobody leads any more the successor does; a group nobody is left in is closed. */
  #lose(group: ModelGroup, person: number, how: State): void {
    group.seats.set(person, { state: how, facilitates: false, successor: false, since: 0 })
    group.asks.delete(person)
    this.#handOver(group)
  }

  #handOver(group: ModelGroup): void {
    if (this.#isLed(group)) return
    const members = [...group.seats].filter(([, seat]) => seat.state === 'member')
    const [, successor] = members.find(([person, seat]) => seat.successor && !this.suspended.has(person)) ?? []
    if (successor) Object.assign(successor, { facilitates: true, successor: false })
    else if (members.length === 0) group.closed = true
  }

  #isLed(group: ModelGroup): boolean {
    return [...group.seats].some(
      ([person, seat]) => seat.state === 'member' && seat.facilitates && !this.suspended.has(person),
    )
  }

  #tick(): number {
    return ++this.#clock
  }
}
