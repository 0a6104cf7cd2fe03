/**
 * Letters that are taken for others: `what they are taken for: letters`. Chosen from Unicode Technical Standard 39,
 * confusables.txt (https://www.unicode.org/Public/security/latest/confusables.txt), for the scripts that names here are most often
 * forged with: Cyrillic, Greek, Armenian, Cherokee, Coptic, Lisu, small capitals and look-alikes within Latin. Full width, mathematical and
 * circled letters need no row: NFKD makes them plain. Both cases of what is taken for a letter stand in its row.
 */
export const confusables = `
a: а А ɑ α Α ᴀ ⍺ Ꭺ ꓮ
b: Ь ь В Β Ƅ ʙ в Ᏼ ꓐ Ꮟ ᖯ
c: с С ϲ Ϲ ᴄ ⅽ Ꮯ ꓚ ⲥ Ⲥ
d: ԁ Ԁ ɗ ⅾ Ꭰ ꓓ Ꮷ ᑯ
e: е Е є Є ҽ Ҽ ε Ε ᴇ ℮ Ꭼ ꓰ ⲉ ё
f: ƒ ſ ք ẝ ꓝ Ϝ ꞙ
g: ɡ ց ԍ Ԍ ɢ ᶃ Ꮐ ꓖ ƍ
h: һ Һ н Н η Η հ ʜ Ꮋ ꓧ Ꮒ Ⲏ
j: ј Ј ϳ յ Ꭻ ꓙ ȷ Ϳ
k: к К κ Κ қ ᴋ ĸ Ꮶ ꓗ Ⲕ ⲕ
l: і І ӏ Ӏ ı ɩ ι Ι ꙇ ⅼ ⅰ ן ا ǀ ӀⅠ Ꮖ ꓲ Ꮮ ꓡ Ⲓ ᛁ ו ί ї Ї
n: п П ո Ո ռ ν ղ ɴ Ν ꓠ Ⲛ и И
o: о О ο Ο σ օ Օ ס ه ٥ ০ ०  ᴏ ⲟ Ⲟ ꓳ ဝ ჿ ዐ ө Ө θ ø
p: р Р ρ Ρ ϱ ⍴ ᴘ Ꮲ ꓑ Ⲣ ⲣ þ Þ
q: ԛ Ԛ գ զ ϙ
r: г Г г ᴦ ⲅ ʀ Ꭱ ꓣ Ꮢ ɾ
s: ѕ Ѕ ꜱ ƽ Տ ս Ꮪ ꓢ Ꮥ ʂ
t: т Т τ Τ ᴛ Ꭲ ꓔ Ⲧ ⲧ ŧ
u: υ ս μ ᴜ ʋ Ս ꓴ ц
v: ѵ Ѵ ᴠ ⅴ Ꮩ ꓦ ۷ ט
x: х Х χ Χ ⅹ ꓫ Ⲭ ⲭ ᙭ ⤫
y: у У ү Ү γ Υ ʏ ყ Ꭹ ꓬ ⲩ Ⲩ ў
z: ᴢ Ζ ζ Ꮓ ꓜ Ⲍ ʐ з З
w: ԝ Ԝ ш Ш щ Щ ω ѡ ɯ ա ᴡ Ꮃ ꓪ ⲱ
m: м М Μ ᴍ ⅿ Ꮇ ꓟ Ⲙ ɱ
`
