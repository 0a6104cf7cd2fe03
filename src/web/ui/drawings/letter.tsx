import { drawn, Ink, Shape, Wash } from './ink.tsx'

/** A letter that has come, and a sprig beside it. */
export const LetterDrawing = drawn('letter', 280, 210, () => (
  <>
    <Wash wash="wall" at="26,60 90,26 170,32 244,24 266,80 258,150 210,186 120,190 44,180 14,130" />
    <Shape wash="clay" at="57,94! 139,22! 221,92! 222,176! 56,178!" />
    <Shape wash="white" at="78,56! 200,54! 202,140! 76,142!" />
    <Ink thin at="94,72 150,70 184,71;94,85 140,84 186,84;94,98 130,97 168,98" />
    <Shape wash="rose" at="56,94! 138,142! 221,92! 223,178! 55,180!" />
    <Ink at="56,178 118,132;222,176 160,131" />
    <Ink thin at="226,150 244,128 252,104 254,84" />
    <Shape thin wash="moss" at="252,106 242,100 240,88 250,94" />
    <Shape thin wash="moss" at="248,118 260,114 266,104 255,106" />
    <Shape thin wash="moss" at="240,134 230,128 229,116 239,122" />
    <Shape thin wash="moss" at="233,143 246,142 254,132 241,132" />
    <Shape thin wash="moss" at="254,86 250,76 255,68 259,77" />
  </>
))
