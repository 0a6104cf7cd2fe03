import { drawn, Glow, Ink, Shape, Wash } from './ink.tsx'

/** The edge of a poster: a lantern above a circle of stools, the nearest one lit; leaves at the corners. */
export const NoticeboardDrawing = drawn('noticeboard', 720, 980, () => (
  <>
    <Wash wash="wall" at="46,52 200,38 420,44 660,36 684,200 678,248 500,236 300,246 44,238 36,140" />
    <Glow of="noticeboard" x={360} y={150} rx={260} ry={120} />
    <Ink at="30,34! 200,28 420,32 692,26! 696,300 690,640 694,952! 480,948 240,954 26,950! 30,640 24,320 30,34!" />
    <Ink thin at="42,46! 360,40 680,38! 683,480 681,940! 360,938 40,940! 43,480 42,46!" />
    <Ink thin at="360,28 360,58" />
    <Shape wash="shade" at="360,58 384,62 398,78 398,98 384,114 360,119 336,114 322,98 322,78 336,62" />
    <Ink thin at="328,70 360,75 392,70;322,86 360,92 398,86;327,102 360,108 393,102" />
    <Wash wash="rug" at="360,158 450,164 510,186 506,212 440,230 360,234 280,230 214,212 210,186 270,164" />
    <Stool at={[284, 160]} wash="rose" />
    <Stool at={[360, 150]} wash="moss" />
    <Stool at={[436, 160]} wash="blue" />
    <Stool at={[222, 188]} wash="plum" />
    <Stool at={[498, 188]} wash="clay" />
    <Stool at={[270, 218]} wash="blue" />
    <Stool at={[450, 218]} wash="moss" />
    <Stool at={[360, 230]} wash="lamp" />
    <Sprig x={30} y={950} way={1} />
    <Sprig x={692} y={950} way={-1} />
  </>
))

type Seat = 'rose' | 'moss' | 'blue' | 'plum' | 'clay' | 'lamp'

function Stool({ at: [x, y], wash }: { at: [number, number]; wash: Seat }) {
  const put = (points: string) =>
    points.replace(/(-?\d+),(-?\d+)/g, (_, dx, dy) => `${x + Number(dx)},${y + Number(dy)}`)
  return (
    <>
      <Ink at={put('-16,6 -20,32;16,6 20,32;0,9 0,30')} />
      <Shape wash={wash} at={put('0,-9 18,-6 24,1 17,8 0,11 -17,8 -24,1 -18,-6')} />
    </>
  )
}

function Sprig({ x, y, way }: { x: number; y: number; way: 1 | -1 }) {
  const put = (points: string) =>
    points.replace(/(-?\d+),(-?\d+)/g, (_, dx, dy) => `${x + way * 0.72 * Number(dx)},${y + 0.72 * Number(dy)}`)
  return (
    <>
      <Ink at={put('4,-4 32,-30 58,-70 66,-110')} />
      <Shape thin wash="moss" at={put('60,-74 46,-84 44,-102 58,-92')} />
      <Shape thin wash="moss" at={put('63,-90 76,-98 80,-114 70,-108')} />
      <Shape thin wash="moss" at={put('66,-110 60,-124 66,-138 72,-124')} />
      <Shape thin wash="moss" at={put('48,-54 34,-60 26,-76 40,-70')} />
      <Shape thin wash="moss" at={put('34,-24 46,-34 60,-36 50,-24')} />
    </>
  )
}
