/** What the groups of the bench are called and say: plain fragments, put together by chance and by number. */
export const heads = {
  en: 'Slow Quiet Kitchen Tuesday Harbour Lantern Second Window Soft Late Early Open Small Garden Corner Porch River Kettle Blanket Winter Hill Borrowed Paper Bright Long Middle Plain Steady Common Patchwork'.split(
    ' ',
  ),
  es: 'Calma Puerta Ventana Cocina Sobremesa Brasero Patio Rincón Orilla Tarde Madrugada Abrigo Mesa Plaza Camino Manta Farol Marea Silla Huerto'.split(
    ' ',
  ),
}

export const tails = {
  en: 'Mornings|Table|Hours|Circle|Room|Bench|Company|Voices|Neighbours|Chairs|Evenings|Letters|Walks from bed|Tea|Ground|Harbour|Listeners|Hands|Pages|Landing|Sundays|People|Half hour|Porch light|Shelf'.split(
    '|',
  ),
  es: 'compartida|abierta|de los martes|a media luz|sin prisa|entre nosotras|de barrio|en voz baja|con paciencia|del domingo|a ratos|tranquila|de cuidados|y café|al sol'.split(
    '|',
  ),
}

export const places =
  'Leeds Cork Bristol Cardiff Leith Hull Norwich Derry Toronto Ottawa Denver Tucson Boston Austin Oakland Duluth Brisbane Hobart Perth Nelson Otago Pune Kochi Nairobi Lagos Sevilla Vigo Oaxaca Puebla Rosario Córdoba Quito Cusco Medellín Temuco Bilbao Lleida Málaga'.split(
    ' ',
  )

export const sentences = {
  en: `We check in, then take one small topic, and stop when we said we would
Some of us are dressed and some of us are not, and nobody has to sound awake
A gentle hour for anyone who is tired of explaining
We talk about stairs, showers, saying no, and the good chair
You can listen with your camera off for as many weeks as you like
We swap what helped and what did not, without telling anybody what to do
Two of us hold the hour, so that it happens even in a bad week
There is a break in the middle to lie down or to change position
People come with a diagnosis, without one, or with four
We write more than we speak, and silence counts as company
Nobody fixes anybody here
We laugh more than you would think
Bring a cushion, a cat, or nothing at all
We keep a list of kind doctors and do not publish it
Half of us work, half of us do not, and we do not compare
Newcomers are met ten minutes early by somebody who remembers being new
We read one page aloud and talk about what it stirred
It is for people who live with this every day and for those who had it come back
We plan the week ahead in very small steps and forgive each other the rest
Partners are welcome on the last meeting of the month
We moan for twenty minutes by the clock, and then we do not
The group began in a waiting room and still has its manners
Sleep, or the lack of it, comes up a lot
We keep our hands busy: knitting, mending, drawing, peeling potatoes
Everybody gets the same three minutes, and passing is a way to use them
We talk about work: what to tell, what to keep, and how to sit through a meeting
Grief for the life before is not off topic
We are older than most groups and in no hurry
Young adults set the pace and the music
There is a quiet room beside the loud one`.split('\n'),
  es: `Nos contamos cómo ha ido y luego elegimos un tema pequeño
Hay quien viene en pijama y hay quien viene callada, y las dos cosas valen
Un rato tranquilo para quien está cansado de dar explicaciones
Hablamos de escaleras, de duchas, de decir que no y de la silla buena
Puedes escuchar sin cámara todas las semanas que quieras
Compartimos lo que nos ayudó y lo que no, sin dar consejos a nadie
Dos personas llevan el grupo, así que no se cae en una mala semana
A mitad hacemos una pausa para tumbarnos o cambiar de postura
Se viene con diagnóstico, sin él o con cuatro
Aquí nadie arregla a nadie
Nos reímos más de lo que parece
Quien llega nuevo entra diez minutos antes con alguien que se acuerda de su primer día
El sueño, o su falta, sale mucho
Hablamos del trabajo: qué contar, qué callar y cómo aguantar una reunión
El duelo por la vida de antes también cabe
Cada quien tiene tres minutos, y pasar también es usarlos
Escribimos más que hablamos, y el silencio también acompaña
El grupo empezó en una sala de espera
Las parejas vienen el último día del mes
Planeamos la semana en pasos muy pequeños`.split('\n'),
}

export const notFor = {
  en: [
    'People who want medical answers.',
    'Anyone in a crisis right now; call the lines instead.',
    'Selling, studies or interviews.',
    'Those who want a class rather than a conversation.',
  ],
  es: [
    'Quien busca respuestas médicas.',
    'Una crisis en este momento.',
    'Ventas, estudios o entrevistas.',
    'Quien prefiere una clase a una conversación.',
  ],
}

export const zones = {
  en: [
    'Europe/London',
    'Europe/Dublin',
    'America/New_York',
    'America/Chicago',
    'America/Denver',
    'America/Los_Angeles',
    'Australia/Sydney',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Africa/Nairobi',
  ],
  es: [
    'Europe/Madrid',
    'America/Mexico_City',
    'America/Bogota',
    'America/Argentina/Buenos_Aires',
    'America/Lima',
    'America/Santiago',
  ],
}
