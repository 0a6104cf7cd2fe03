/** Calm Spanish words that need no accent and no ñ, so that every keyboard has them and none looks misspelt. */
export const spanishSignInWords = `
abanico abedul abeja abeto abrigo aceituna acequia acera acuarela aguacate alameda albahaca alcoba alero
alfombra almendra almohada alondra alpaca amapola ancla anillo apio arcilla ardilla arena arpa arroyo arroz
atardecer atlas avellana avena aviso azahar azotea azulejo baldosa balsa banco bandeja baraja barca barrio
batata bellota berenjena bodega bolsillo bosque botella brezo brisa bufanda burbuja cacahuete cacao cactus
cafetera calabaza calesa camino campana canasta canela canoa cantera caracol caravana carpeta carreta carrusel
cartero cascada castillo cazuela cebada cebra cedro ceniza cereza cesta cesto chal chaleco chinampa chopo
ciruela cisne clavel cobre cocina colina colmena comal cometa compota conejo copla corcel corcho cordel cordero
corral corteza cuaderno cuchara cuento cuerda danza desierto dibujo dintel durazno encina enebro ensalada
ensenada erizo escoba escudo espejo espiga espuma establo estanque estepa estera estufa faro farol farola
fogata frambuesa frasco frazada fresa fresco fresno frutero fuente gaita galleta gamuza garbanzo garza gaviota
geranio girasol glicina glorieta gorra granada granero grillo guadua guante guayaba guijarro guirnalda guisante
guitarra hamaca harina hebilla helecho hiedra higo higuera hogar hoja hojaldre huerta huerto isla jacaranda
jalea jarra jilguero jirafa junco junio kiwi koala ladera ladrillo lago laguna lana lechuga lechuza lenteja
libreta limonero linterna lirio llanura llave llovizna lluvia lucero maceta madera madrugada magnolia maleta
malva mandarina mandolina manta mantel manzana manzano mapa maqueta marea mariposa mazorca menta merienda mesa
miel mimbre mirador mirlo mochila molino moneda montaje mosaico musgo naranja nardo nata navidad neblina nectar
nieve nogal nopal nube nuez oasis ocaso olivar olmo orquesta oruga oveja ovillo paella palabra palmera
palomar panadero panal pantano papel paraguas parque pasillo patio pera perejil persiana pestillo piano pino
pizarra playa polea pomelo poncho portal postal pradera prado puente puerto pupitre quebrada queso quinoa rama
ramaje rastrillo rebozo recodo regadera reloj remanso retama ribera romero rosal rosquilla rueda sabana salvia
sandalia sandia sauce semilla sendero sereno silbato silla sirope sombrero sonaja sopa surco tabla taburete
taller tambor tapiz tarde taza tejado tejido telar ternura terraza tetera tiesto tilo timbre tinaja toalla toldo
tomillo torre tortuga trenza trigo trompeta uva vainilla valle vela velero ventana ventisca verano vereda
verja viento vivero volante yate yerba yogur zapato zorzal zumo
`
