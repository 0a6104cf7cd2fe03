import { Dots, drawn, Ink, Shape, Wash } from './ink.tsx'

/** A spare key on a nail, where its owner will find it again. */
export const KeyDrawing = drawn('key', 220, 220, () => (
  <>
    <Wash wash="wall" at="24,54 66,20 130,26 184,24 204,74 200,140 188,192 130,206 66,202 26,174 16,112" />
    <Dots at="110,36" />
    <Ink at="110,36 114,31" />
    <Ink at="110,38 98,54 92,74;110,38 122,54 126,72" />
    <Shape wash="gold" at="108,66 130,72 140,90 132,110 110,116 88,110 78,90 87,72" />
    <Shape wash="wall" at="109,80 120,84 124,92 119,99 109,102 98,99 94,91 99,84" />
    <Shape wash="gold" at="104,116! 117,116! 118,184! 104,185!" />
    <Shape wash="gold" at="118,150! 136,149! 137,159! 127,160! 127,166! 118,166!" />
    <Shape wash="gold" at="118,172! 140,171! 140,182! 118,184!" />
    <Ink thin at="110,122 110,178;86,88 92,78" />
    <Shape wash="rose" at="92,74 84,90 66,108 56,128! 70,128! 66,142! 82,126 94,104 100,86" />
    <Ink thin at="88,92 76,112 66,124" />
  </>
))
