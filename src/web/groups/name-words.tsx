import { Keepsake } from '../ui/keepsake.tsx'

interface Named {
  readonly id: string
  readonly name: string
  readonly secondWord: string
  readonly keepsake: string
}

/** Somebody of a group: keepsake, name, and the second word that keeps two who are called alike apart. */
export function GroupPerson({ of, size }: { of: Named; size?: 's' | 'm' }) {
  return (
    <span class="person">
      <Keepsake of={of.id} chosen={of.keepsake} size={size} />
      <span>
        <bdi>{of.name}</bdi>
        {of.secondWord && <span class="soft"> ({of.secondWord})</span>}
      </span>
    </span>
  )
}
