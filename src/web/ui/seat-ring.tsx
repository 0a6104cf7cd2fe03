/** As many seats as people who usually come, yours lit and nearest. Say the size in words beside it. */
export function SeatRing({ seats }: { seats: number }) {
  const drawn = Math.max(2, Math.min(16, Math.round(seats)))
  const size = drawn > 11 ? 3.6 : drawn > 8 ? 4.2 : 5
  return (
    <svg class="seatring" viewBox="0 0 72 72" aria-hidden="true">
      <circle class="o" cx="36" cy="36" r="26" />
      {others(drawn).map(({ x, y }) => (
        <circle cx={x} cy={y} r={size} />
      ))}
      <circle class="l" cx="36" cy="62" r="6.5" />
    </svg>
  )
}

/** Where the others sit, clockwise from my left: neighbours at least 40° away, the rest of the circle shared evenly. */
function others(seats: number): { x: number; y: number }[] {
  if (seats === 2) return [{ x: 36, y: 10 }]
  const beside = Math.max(360 / seats, 40)
  const between = (360 - 2 * beside) / (seats - 2)
  return Array.from({ length: seats - 1 }, (_, i) => {
    const angle = ((90 + beside + i * between) * Math.PI) / 180
    return { x: Math.round(36 + 26 * Math.cos(angle)), y: Math.round(36 + 26 * Math.sin(angle)) }
  })
}
