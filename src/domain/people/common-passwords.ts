/**
 * Beginnings and wholes of the passwords that guessers try first, of ten letters or more once digits stand behind them. Our own
 * short list, from habits that every public study of leaked passwords describes: keyboards, names of the thing, greetings, love,
 * sport, months, our own words.
 */
export const commonPasswordWords = `
password passwort passw0rd contrasena contraseña clave secret secreto letmein welcome bienvenido bienvenida willkommen admin
administrator administrador superman batman spiderman pokemon minecraft starwars football futbol baseball basketball hockey
soccer liverpool chelsea arsenal barcelona realmadrid manchester iloveyou iloveu ilove teamo tequiero tkm mylove princess
princesa sunshine monkey dragon shadow master michael jennifer jessica ashley charlie daniel thomas george william alexander
alejandro fernando cristina victoria natalia sebastian estrella mariposa corazon chocolate butterfly flower summer winter spring
autumn verano invierno primavera otono enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
january february march april june july august september october november december monday friday lunes viernes
qwerty qwertyuiop qwertz asdfghjkl asdfgh zxcvbnm zxcvbn qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r abcdef abcdefgh abcdefghij abcd abc
trustno changeme changeit default guest login temporal temp test testing tester computer internet google facebook whatsapp
samsung iphone android microsoft windows hello hola holamundo helloworld goodbye whatever nothing killer freedom forever
blessed jesus jesuschrist godisgood faith angel angels family familia mother father mama papa daddy mommy babygirl
hunter ranger cowboy cookie pepper ginger buster maggie bailey tigger lovely beautiful diamond silver golden
holdfast pain chronic chronicpain dolor dolorcronico fibro fibromyalgia support peer group grupo
`
  .trim()
  .split(/\s+/)
